"""Words that say which of two deeds came first, whatever the deeds are, beside days or hours that say otherwise: "then, at ten"
behind what was done at eleven, the second attack before the first, what "had" been done later than what it is told to precede.

The oddity `stage` says the days and the hours of both; `related` is the deed that the words put first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.courses.stages import tie
from sefer.grammars.oddities.tellings.times.moments import Moment, Times, spoken
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, Span

_SPLIT = sought(r"[;,:.]")
_TIME = "§"  # stands for each letter of a time in the words that are compared
_JOINED = 5  # signs that tie two deeds of one doer
_RANKS = 3  # sentences over which the first and the second of a kind are of one series
_EVENING, _MORNING = 15.0, 9.5
_SHOWN = 60  # characters around a time that are shown


@dataclass(frozen=True, slots=True)
class _When:
    """A time of a sentence, and where its words stand in it."""

    moment: Moment
    spans: list[tuple[int, int]]

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "stages")["connectives"][name]))


class Connectives:
    """Reads sentence by sentence; what the words point back to may stand in the sentence before."""

    def __init__(self) -> None:
        self._last: Moment | None = None
        self._ranked: list[tuple[str, int, Moment, int]] = []
        self._count = 0

    def of(self, sentence: Told, times: Times) -> Iterator[Oddity]:
        """The first pair of a sentence that is told the wrong way round."""
        if sentence.opens:
            self._last, self._ranked = None, []
        self._count += 1
        told = [_When(moment, lot) for moment, lot in times.all()]
        if told:
            pair = next(self._pairs(sentence, times, told), None)
            if pair is not None:
                yield _odd(sentence, *pair)
            else:
                yield from self._joined(sentence, told)
            self._last = told[-1].moment
        elif sentence.span.end - sentence.span.start > _SHOWN:
            self._last = None

    def _pairs(self, sentence: Told, times: Times, told: Sequence[_When]) -> Iterator[tuple[Moment, Moment]]:
        """What the words put first, and what they put after it, where the times say otherwise."""
        language, words = sentence.language, _timeless(sentence, told)
        yield from self._series(sentence, times, words)
        if not _pattern(language, "no_maker").search(words):
            yield from self._makers(sentence, told)
        if _pattern(language, "unreal").search(words):
            return
        for n, when in enumerate(told):
            moment, before = when.moment, told[n - 1].moment if n else self._last
            if before is None:
                continue
            lead = words[told[n - 1].end if n else 0 : when.start]
            if moment.before(before) and _pattern(language, "after_it").search(lead):
                yield before, moment
            if before.before(moment) and any(_pattern(language, p).search(lead) for p in ("before_it", "had")):
                yield moment, before
        for name in ("governs", "governs_of", "follows", "causes"):
            for found in _pattern(language, name).finditer(words):
                one, other = (_at(told, found.start(group)) for group in ("one", "other"))
                if one and other and other.before(one) and not _overnight(one, other):
                    yield one, other

    def _joined(self, sentence: Told, told: Sequence[_When]) -> Iterator[Oddity]:
        """ "They left on the 9th and halted at Dargai on the 6th": one doer did the second behind the first, as a rule."""
        words = _timeless(sentence, told)
        if _pattern(sentence.language, "unreal").search(words):
            return
        for found in _pattern(sentence.language, "joins").finditer(words):
            one, other = (_at(told, found.start(group)) for group in ("one", "other"))
            if one and other and one.first != other.first and other.before(one):
                odd = _odd(sentence, one, other)
                yield replace(odd, says={**odd.says, "ties": _JOINED})
                return

    def _makers(self, sentence: Told, told: Sequence[_When]) -> Iterator[tuple[Moment, Moment]]:
        """What brought about something that is told for an earlier time."""
        for found in tie(sentence.language, "maker").finditer(sentence.words):
            near = min(told, key=lambda w: max(w.start - found.end(), found.start() - w.end))
            before = [w.moment for w in told if w.end <= found.start() and w is not near][-1:]
            if not before and self._last is not None and near is told[0]:
                before = [self._last]
            apart = before == [self._last] or _SPLIT.search(sentence.words, 0, found.start())
            if before and apart and before[0].before(near.moment):
                yield near.moment, before[0]

    def _series(self, sentence: Told, times: Times, words: str) -> Iterator[tuple[Moment, Moment]]:
        """The first and the second of one kind, told in the other order."""
        language, base = sentence.language, sentence.span.start
        ranks = table(language, "stages")["connectives"]["ranks"]
        for found in _pattern(language, "ranked").finditer(words):
            rank = next(int(n) for word, n in ranks.items() if re.fullmatch(word, found["rank"]))
            when = times.of(found.start(), found.end())
            if when is None or any(
                m.type == "unit" and m.start - base <= found.start() < m.end - base for m in sentence.mentions
            ):
                continue
            kind = found["kind"][:4]
            for other_kind, other_rank, other, count in self._ranked:
                if other_kind == kind and other_rank != rank and self._count - count < _RANKS:
                    first, second = (other, when) if other_rank < rank else (when, other)
                    if second.before(first):
                        yield first, second
            self._ranked.append((kind, rank, when, self._count))


def _timeless(sentence: Told, told: Sequence[_When]) -> str:
    """The words of a sentence with a sign for each letter of a time."""
    words = sentence.words
    for start, end in (span for when in told for span in when.spans):
        words = words[:start] + _TIME * (end - start) + words[end:]
    return words


def _overnight(one: Moment, other: Moment) -> bool:
    """May a time be one of the morning behind an evening: "in the evening, to march and to attack at dawn"?"""
    return one.hour is not None and other.hour is not None and one.hour.low >= _EVENING and other.hour.high <= _MORNING


def _at(told: Sequence[_When], start: int) -> Moment | None:
    return next((w.moment for w in told if any(a <= start < b for a, b in w.spans)), None)


def _odd(sentence: Told, first: Moment, second: Moment) -> Oddity:
    days = [[m.first, m.last] for m in (first, second)]
    hours = ["", ""] if days[0] != days[1] else [spoken(m) for m in (first, second)]
    says = {"row": "", "first": days[0], "second": days[1], "hours": hours}
    at, beside = sorted((first, second), key=lambda m: m.start, reverse=True)
    end = min(sentence.span.end, at.end + _SHOWN)
    return Oddity("stage", at.start, max(at.end, end), (Span(beside.start, beside.end),), says)
