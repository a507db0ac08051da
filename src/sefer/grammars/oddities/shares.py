"""A share beside its two figures: percentages, halves and thirds, odds of two to one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.sums import alike
from sefer.letters import caseless
from sefer.model import Oddity, Span

_REACH = 70  # characters between a figure and the share that speaks of it
_HEDGE = 18  # characters in which a hedge may stand before or behind a share


@dataclass(frozen=True, slots=True)
class _Share:
    """A share in hundredths, from..to, as the words say it; `exact` where it is a percentage."""

    start: int
    end: int
    value: float
    low: float
    high: float


def read(said: Said) -> Iterator[Oddity]:
    """The shares of a sentence as ("share", share, two figures), and its odds as ("odds", odds, two figures)."""
    counted = said.counts or (said.before is not None and said.before.counts)
    if counted and pattern(said.language, "share_cue").search(said.plain):
        for share in _shares(said):
            told = _before(said, share) or _around(said, share) or _behind(said, share)
            if told is not None and alike(*told[:2]):
                yield _made(said, "share", share, told[:2], told[2])
    if said.counts and pattern(said.language, "odds_cue").search(said.plain):
        yield from _odds(said)


def _made(said: Said, sort: str, share: _Share, pair: tuple[Figure, Figure], whole: bool) -> Oddity:
    words = said.reading.document.text[share.start : share.end]
    says = {
        "words": words,
        "share": (share.value, share.low, share.high),
        "pair": tuple(f.told for f in pair),
        "whole": whole,
    }
    return Oddity(sort, share.start, share.end, tuple(Span(f.start, f.tail) for f in pair), says)


def _shares(said: Said) -> Iterator[_Share]:
    for figure in said.figures:
        if figure.unit == "percent" and figure.low <= 100:
            yield _hedged(said, figure.start, figure.end, figure.low, _slack(figure.low), 5)
    for found in pattern(said.language, "fraction").finditer(said.plain):
        upper, lower = _whole_number(said, found["n"], "upper"), _whole_number(said, found["d"], "lower")
        if 0 < upper < lower:
            yield _hedged(said, said.start + found.start(), said.start + found.end(), 100 * upper / lower, 4.5, 8)
    for found in pattern(said.language, "one_in").finditer(said.plain):
        share = 100 / (table_of(said.language, "odds")["numbers"].index(found["n"]) + 1)
        yield _hedged(said, said.start + found.start(), said.start + found.end(), share, 4.5, 8)
    for found in pattern(said.language, "half").finditer(said.plain):
        yield _hedged(said, said.start + found.start(), said.start + found.end(), 50.0, 4.5, 8)


def _whole_number(said: Said, word: str, name: str) -> int:
    """The number that a word of a fraction says: "two" over "thirds", "iki" behind "üçte"; 0 for none."""
    rows = table_of(said.language, "fractions")[name]
    return next((n for n, row in enumerate(rows, start=1) if re.fullmatch(caseless(row), word)), 0)


def _slack(percent: float) -> float:
    """To what a percentage may have been rounded."""
    if not percent.is_integer():
        return 0.1
    return 2.5 if percent % 10 == 0 else 1.5 if percent % 5 == 0 else 1.0


def _hedged(said: Said, start: int, end: int, value: float, slack: float, about: float) -> _Share:
    before, behind = said.between(max(said.start, start - _HEDGE), start), said.between(end, end + _HEDGE)
    low, high = value - slack, value + slack
    if pattern(said.language, "share_about").search(f"{before}|{behind}"):
        low, high = value - max(about, slack), value + max(about, slack)
    if pattern(said.language, "share_more").search(f"{before}|{behind}"):
        high = max(high, value + 15 if value < 50 else 100)
    if pattern(said.language, "share_less").search(f"{before}|{behind}"):
        low = min(low, value - 15)
    return _Share(start, end, value, low, high)


def _counts(said: Said, share: _Share) -> list[Figure]:
    return [f for f in said.counts if f.end <= share.start or f.start >= share.end]


_Told = tuple[Figure, Figure, bool]  # the two figures, and whether one is said to be part of the other


def _before(said: Said, share: _Share) -> _Told | None:
    """ "Of 900 men 300 were lost, that is 33 per cent", also where a new sentence says "that was a third"."""
    counts = [f for f in _counts(said, share) if f.start < share.start]
    if len(counts) < 2 and said.before is not None and pattern(said.language, "share_that").match(said.plain):
        told = [*said.before.counts, *counts]
        return (told[0], told[1], False) if len(told) == 2 else None
    if len(counts) < 2 or share.start - counts[-1].end > _REACH:
        return None
    gap, behind = said.between(counts[-1].tail, share.start), said.between(share.end, said.end)
    linked = pattern(said.language, "share_link").search(gap)
    loosely = pattern(said.language, "share_comma").search(gap) and pattern(said.language, "share_of").match(behind)
    return (counts[-2], counts[-1], _parted(said, *counts[-2:])) if linked or loosely else None


def _parted(said: Said, one: Figure, other: Figure) -> bool:
    """Is one figure said to be taken of the other: "300 of its 900", "900 kişiden 300'ü"?"""
    words = said.between(max(said.start, one.start - 8), one.start), said.between(one.end, other.start)
    return any(pattern(said.language, "share_parted").search(each) for each in words) or bool(other.suffix)


def _around(said: Said, share: _Share) -> _Told | None:
    """ "700 men, 25 per cent of 2,000", "2.000 kişinin yüzde 25'i olan 700 kişi"."""
    counts = _counts(said, share)
    before = [f for f in counts if f.end <= share.start and share.start - f.end <= _REACH]
    behind = [f for f in counts if f.start >= share.end]
    if not before or not behind:
        return None
    gap, after = said.between(before[-1].end, share.start), said.between(share.end, behind[0].start)
    part = pattern(said.language, "share_is").fullmatch(after) and pattern(said.language, "share_whole").search(gap)
    whole = pattern(said.language, "share_link").search(gap) and _of(said, after)
    return (before[-1], behind[0], True) if part or whole else None


def _of(said: Said, words: str) -> bool:
    return pattern(said.language, "of_figure").fullmatch(words) is not None


def _behind(said: Said, share: _Share) -> _Told | None:
    """ "Half of the 1,200 recruits, 450 men", "12 per cent: of 4,000 patients 1,100 died"."""
    counts = [f for f in _counts(said, share) if f.start >= share.end]
    if len(counts) < 2:
        return None
    before, gap = said.between(share.end, counts[0].start), said.between(counts[0].tail, counts[1].start)
    if _of(said, before) and pattern(said.language, "share_is").search(gap):
        return counts[0], counts[1], True
    opened = len(before) < _REACH / 2 and pattern(said.language, "share_opens").search(before)
    return (counts[0], counts[1], True) if opened and _parted(said, *counts[:2]) else None


def _odds(said: Said) -> Iterator[Oddity]:
    """Two to one, beside the numbers of the two."""
    for found in pattern(said.language, "odds").finditer(said.plain):
        start, end = said.start + found.start(), said.start + found.end()
        names = table_of(said.language, "odds")
        value = next((n for n, word in enumerate(names["numbers"], start=1) if re.fullmatch(word, found["n"])), 0)
        counts = [f for f in said.counts if f.end <= start or f.start >= end]
        if value > 1 and len(counts) == 2 and alike(*counts):
            share = _Share(start, end, value, value / 1.35, value * 1.35)
            yield _made(said, "odds", share, (counts[0], counts[1]), False)
