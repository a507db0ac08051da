"""Times of day that the words tell, each as the earliest and the latest hour that it may stand for, and how long lies between two."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sefer.grammars.numbers import cardinal
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, lazy, sought

_DAY = 24.0
_HALF = 12
_NEAR = 30  # characters between a clock and the part of the day that it is of


class Hour(NamedTuple):
    """Where a time of day stands in the words, and between which hours it may lie."""

    start: int
    end: int
    low: float
    high: float


@cache
def _named(language: str) -> tuple[Sought, tuple[tuple[re.Pattern[str], float, float], ...]]:
    rows = table(language, "told")["hours"]["named"]
    every = sought(rf"\b(?:{any_of(list(rows))})")
    return every, tuple((lazy(words), *bounds) for words, bounds in rows.items())


@cache
def _clock(language: str) -> Sought:
    return sought(str(table(language, "told")["hours"]["clock"]))


def hours(words: str, language: str) -> list[Hour]:
    """The times of day in some small letters, in order; a clock takes morning or evening from the word beside it."""
    every, rows = _named(language)
    parts = [
        Hour(found.start(), found.end(), low, high)
        for found in every.finditer(words)
        for low, high in [next((low, high) for row, low, high in rows if row.match(words, found.start()))]
    ]
    clocks = [c for found in _clock(language).finditer(words) if (c := _told(found, parts, language))]
    taken = [(c.start - _NEAR, c.end + _NEAR) for c in clocks]
    alone = [p for p in parts if not any(a <= p.start < b for a, b in taken)]
    return sorted([*clocks, *alone])


def _told(found: re.Match[str], parts: list[Hour], language: str) -> Hour | None:
    said = found.groupdict()
    if said.get("four"):
        hour, minute = float(said["four"][:2]), float(said["four"][2:])
    else:
        hour = cardinal(said["h"], language) or 0.0
        minute = float(said.get("m") or 0) + (30.0 if said.get("half") else 0.0)
    if hour > _DAY or minute >= 60:
        return None
    beside = [p for p in parts if -_NEAR <= p.start - found.end() <= _NEAR or 0 <= found.start() - p.end <= _NEAR]
    if hour <= _HALF and not said.get("four") and not said.get("m"):
        near = min(beside, key=lambda p: min(abs(p.start - found.end()), abs(found.start() - p.end)), default=None)
        if near is None:
            return None
        hour = min((hour, hour + _HALF), key=lambda h: abs(h - (near.low + near.high) / 2))
    at = hour + minute / 60
    return Hour(found.start(), found.end(), at, at + 0.5)


def longest(words: str, language: str, days: int) -> float:
    """The most hours that may lie between the first and the last time of day that are told, `days` apart; 0 for fewer than two."""
    told = hours(words, language)
    if len(told) < 2:
        return 0.0
    first, last = told[0], told[-1]
    between = last.high - first.low + _DAY * days
    return between if between > 0 else between + _DAY
