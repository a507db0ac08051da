"""Document -> Reading. Words are tables per language, grammar is code."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cache

from sefer.geography import Gazetteer
from sefer.grammars import citations, dates, echelons, named, numerals, quantities, units
from sefer.grammars.date_patterns import patterns
from sefer.grammars.sentences import split
from sefer.grammars.spans import Taken
from sefer.grammars.starts import Words
from sefer.grammars.words import LANGUAGES
from sefer.memory import give_back, uncollected
from sefer.model import Document, Mention, Reading, Value


@uncollected()
def find(document: Document, gazetteer: Gazetteer) -> Reading:
    """The sentences and mentions of a document; what an earlier finder took, no later one takes."""
    taken, kept = Taken(), _Kept()

    def take(mentions: list[Mention]) -> None:
        taken.add(mentions)
        kept.add(mentions)

    take(citations.find(document, taken))
    words = Words(document.text, _keys(frozenset(part.language for part in document.parts)))
    take(dates.find(document, taken, words))
    take(units.find(document, taken, words))
    take(quantities.find(document, taken, words))
    del words  # a long text has many
    give_back(len(document.text))
    found = named.find(document, taken, gazetteer)
    give_back(len(document.text))
    found += kept.given_back()
    found.sort(key=lambda m: m.start)
    mentions = tuple(found)
    del found  # twice as many places of them as need be
    return Reading(document, split(document), mentions)


class _Kept:
    """Mentions in little memory while the names are read, for which a long text needs most."""

    def __init__(self) -> None:
        self._starts, self._ends = array("i"), array("i")
        self._types, self._values = list[str](), list[Value]()

    def add(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            self._starts.append(mention.start)
            self._ends.append(mention.end)
            self._types.append(mention.type)
            self._values.append(mention.value)

    def given_back(self) -> Iterator[Mention]:
        """All of them, the last first; none is kept any longer."""
        while self._types:
            yield Mention(self._types.pop(), self._starts.pop(), self._ends.pop(), self._values.pop())


@cache
def _keys(languages: frozenset[str]) -> frozenset[str]:
    """The keys of all words at which a date, a unit or a quantity in these languages may begin."""
    read = languages.intersection(LANGUAGES)
    return echelons.keys().union(*(patterns(each).starts for each in read), *(numerals.keys(each) for each in read))
