"""Does a text tell anywhere that a body changed its head or its whole, so that two tellings need not be of one time?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from sefer.grammars.oddities.tellings.bodies.bodies import UNNAMED, Body
from sefer.grammars.oddities.tellings.times.held import Tenure
from sefer.grammars.oddities.tellings.times.when_held import pattern
from sefer.grammars.words import table
from sefer.letters import fold, lower
from sefer.model import Reading

_NEAR = 80  # characters around a name in which its change is told
_LIST = 40  # characters of a list between a number and the noun of all of it
_SHORTEST = 3  # letters of a word that names


class Changes:
    """The words of a text that tell of changes, looked up where two tellings need it."""

    def __init__(self, reading: Reading) -> None:
        self._text, self._sentences = reading.document.text, reading.sentences

    def between(self, sort: str, one: Tenure, other: Tenure, language: str) -> bool:
        """Is a change told of the body that both are about, or of one of those who headed it, in a sentence of its own?"""
        if any(t.through and t.alone for t in (one, other)):
            return False  # the words deny a change
        changed = pattern(language, f"changed_{sort}")
        for low, high, of_person in self._naming(one, other, sort, language):
            words = self._text[low : max(low, high)]
            words = str(pattern(language, "kept").sub(" ", lower(words) if language == "tr" else words.lower()))
            if changed.search(words) and (sort != "head" or of_person or pattern(language, "head").search(words)):
                return True
        return False

    def _naming(self, one: Tenure, other: Tenure, sort: str, language: str) -> Iterator[tuple[int, int, bool]]:
        """The words around the body, or around one of its heads (True), behind the first telling, but not within the two."""
        for word, of_person in self._words(one, other, sort, language):
            for found in re.finditer(word, self._text):
                at = bisect_right(self._sentences, found.start(), key=lambda s: s.start) - 1
                if at < 0 or found.start() < one.at.start:
                    continue
                span, low, high = self._sentences[at], found.start() - _NEAR, found.end() + _NEAR
                for told in (one, other):
                    if span.start <= told.at.start < span.end:  # only what stands behind the telling itself
                        low, high = max(low, told.at.end), max(high, told.at.end + _NEAR)
                yield max(span.start, low), min(span.end, high), of_person
        at = bisect_right(self._sentences, one.at.start, key=lambda s: s.start)
        if at < len(self._sentences) and self._sentences[at].end <= other.at.start:
            span = self._sentences[at]
            if pattern(language, "goes_on").match(self._text, span.start):
                yield span.start, span.end, True  # "It was transferred in May"

    @staticmethod
    def _words(one: Tenure, other: Tenure, sort: str, language: str) -> Iterator[tuple[str, bool]]:
        who = one.who
        if isinstance(who, Body) and who.names != UNNAMED:
            if who.number.isdigit():
                yield rf"(?<![\d.,]){who.number}(?={_of_size(who, language)})", False
            printed = one.shown[0].split()
            if (
                who.number
                and printed
                and printed[0].isalpha()
                and len(printed[0]) > _SHORTEST
                and fold(printed[0]) not in who.names
            ):
                yield rf"\b{re.escape(printed[0])}\b", False  # "Yedinci", "the Seventh"
            yield from ((rf"\b{re.escape(w)}", False) for w in printed if fold(w) in who.names and len(w) >= _SHORTEST)
        if sort == "head":
            for name in (one.shown[1], other.shown[1]):
                words = [w for w in name.split() if len(w) >= _SHORTEST and w[:1].isupper() and fold(w) not in _TITLES]
                yield from ((rf"\b{re.escape(w)}", True) for w in words[-1:])


def _of_size(who: Body, language: str) -> str:
    """What stands behind the number of a body; in Turkish the noun of its size, behind others of its list."""
    if language == "en" or not who.level:
        return r"\.\D|['’]|st\b|nd\b|rd\b|th\b|,"
    return rf"(?:\.|['’])[^;()]{{0,{_LIST}}}?(?i:{table(language, 'bodies')['sizes'][who.size]})"


_TITLES = frozenset(("bey", "pasa", "efendi", "aga"))
