"""Document -> Reading. Words are tables per language, grammar is code."""

from __future__ import annotations

from functools import cache

from sefer.geography import Gazetteer
from sefer.grammars import citations, dates, echelons, named, numerals, quantities, units
from sefer.grammars.date_patterns import patterns
from sefer.grammars.sentences import split
from sefer.grammars.spans import Taken
from sefer.grammars.starts import Words
from sefer.grammars.words import LANGUAGES
from sefer.memory import uncollected
from sefer.model import Document, Mention, Reading


@uncollected()
def find(document: Document, gazetteer: Gazetteer) -> Reading:
    """The sentences and mentions of a document; what an earlier finder took, no later one takes."""
    taken, found = Taken(), list[Mention]()

    def take(mentions: list[Mention]) -> None:
        taken.add(mentions)
        found.extend(mentions)

    take(citations.find(document, taken))
    words = Words(document.text, _keys(frozenset(part.language for part in document.parts)))
    take(dates.find(document, taken, words))
    take(units.find(document, taken, words))
    take(quantities.find(document, taken, words))
    del words  # a long text has many
    found += named.find(document, taken, gazetteer)
    found.sort(key=lambda m: m.start)
    return Reading(document, split(document), tuple(found))


@cache
def _keys(languages: frozenset[str]) -> frozenset[str]:
    """The keys of all words at which a date, a unit or a quantity in these languages may begin."""
    read = languages.intersection(LANGUAGES)
    return echelons.keys().union(*(patterns(each).starts for each in read), *(numerals.keys(each) for each in read))
