"""Times of day that the words tell, each as the earliest and the latest hour that it may stand for, and how long lies between two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sefer.grammars.numbers import cardinal
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, lazy, sought

_DAY = 24.0
_HALF = 12
_NEAR = 30  # characters between a clock and the part of the day that it is of
_BEFORE = (
    6  # characters that a part of the day counts for before an English clock: "from morning to five in the afternoon"
)
_CLAUSE, _OTHER_SIDE = 20, 10  # characters that a mark, or the other side of a clock, counts for
_QUARTER = 15.0
_ONE_TIME = 2.0  # hours that two parts of the day have in common where both tell one time
_NOUGHT = lazy(r"(?<![\d.,:])0\d[.:][0-5]\d(?!\d)")  # "08.00": the clocks beside it are of twenty-four hours
_FOUR = lazy(r"\d\d[.:][0-5]\d(?!\d)")
_SPELT = {"noon": 12.0, "midday": 12.0, "midnight": 24.0, "öğle": 12.0, "geceyarısı": 24.0, "gece yarısı": 24.0}


class Hour(NamedTuple):
    """Where a time of day stands in the words, and between which hours it may lie; `half` where it may be of either half."""

    start: int
    end: int
    low: float
    high: float
    half: bool = False


@cache
def _named(language: str) -> tuple[Sought, tuple[tuple[re.Pattern[str], float, float], ...]]:
    rows = table(language, "told")["hours"]["named"]
    every = sought(rf"\b(?:{any_of(list(rows))})")
    return every, tuple((lazy(words), *bounds) for words, bounds in rows.items())


@cache
def _clocks(language: str) -> tuple[Sought, ...]:
    words = table(language, "told")["hours"]
    forms = (str(form).replace("HOUR", f"(?:{words['hour']})") for form in words["clocks"])
    return tuple(sought(form.replace("MINUTES", f"(?:{words['minutes']})")) for form in forms)


@cache
def _half(language: str, name: str) -> re.Pattern[str]:
    return lazy(str(table(language, "told")["hours"][f"{name}_half"]))


@cache
def _reckoned(language: str) -> re.Pattern[str]:
    """What makes a bare number behind it none of a clock."""
    return lazy(str(table(language, "told")["hours"]["no_clock"]))


def hours(words: str, language: str) -> list[Hour]:
    """The times of day in some small letters, in order; a clock takes morning or evening from the word beside it."""
    return [hour for hour in read(words, language) if not hour.half]


# several finders ask the same sentence
@lru_cache(maxsize=64)
def read(words: str, language: str) -> tuple[Hour, ...]:
    """The same with the clocks that may be of either half of the day, as hours of the first."""
    every, rows = _named(language)
    parts = [
        Hour(found.start(), found.end(), low, high)
        for found in every.finditer(words)
        for low, high in [next((low, high) for row, low, high in rows if row.match(words, found.start()))]
    ]
    clocks: list[Hour] = []
    of_a_day = _NOUGHT.search(words) is not None
    for form in _clocks(language):
        for found in form.finditer(words):
            clock = _told(found, parts, language)
            if clock and clock.half and of_a_day and _FOUR.match(words, clock.start):
                clock = clock._replace(half=False)
            if clock and _reckoned(language).search(words[: clock.start]):
                continue
            if clock and not any(c.start < clock.end and clock.start < c.end for c in clocks):
                clocks.append(clock)
    taken = [(c.start - _NEAR, c.end + _NEAR) for c in clocks if not c.half]
    taken += [(c.start, c.end) for c in clocks]
    sharp = [p for p in parts if p.high - p.low <= 0.5 and not any(c.start <= p.start < c.end for c in clocks)]
    alone = [p for p in parts if p in sharp or not any(a <= p.start < b for a, b in taken)]
    return tuple(sorted([*clocks, *alone]))


def _told(found: re.Match[str], parts: Sequence[Hour], language: str) -> Hour | None:
    said = {name[:-1] if name[-1].isdigit() else name: word for name, word in found.groupdict().items() if word}
    minute = _QUARTER if "quarter" in said else cardinal(said["m"], language) if "m" in said else 0.0
    minute = 30.0 if "half" in said else minute or 0.0
    printed = said.get("four") or said["h"]
    if "four" in said:
        hour, minute = float(printed[:2]), float(printed[2:])
    else:
        known = cardinal(printed, language) or cardinal(f"{printed[:-1]}t", language) or 0.0  # "dörd"
        hour = _SPELT.get(" ".join(printed.split()), known)
    if hour > _DAY or minute >= 60:
        return None
    at = hour + (-minute if "back" in said else minute) / 60
    if hour > _HALF or "four" in said or printed in _SPELT or (printed[0] == "0" and len(printed) > 1):
        return Hour(found.start(), found.end(), at, at + 0.5)
    at_night = _half(language, "at_night").search(found.string[: found.start()]) is not None
    near = None if at_night else _part(found, parts, language)
    if near is None and _is_of_night(found, language):
        at += _HALF if at >= _HALF / 2 else 0
        return Hour(found.start(), found.end(), at, at + 0.5)
    if near is None:
        return Hour(found.start(), found.end(), at, at + 0.5, True)
    at = min((at, at + _HALF), key=lambda h: abs(h - near)) % _DAY
    return Hour(found.start(), found.end(), at, at + 0.5)


def _is_of_night(found: re.Match[str], language: str) -> bool:
    """Does a word for the night stand beside a clock: "at ten on the night of the 7th", "o gece saat on birde"?"""
    around = found.string[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    return _half(language, "night").search(around) is not None


def _part(found: re.Match[str], parts: Sequence[Hour], language: str) -> float | None:
    """The middle of the part of the day that stands beside a clock of twelve hours."""
    behind = found.string[found.end() : found.end() + 8]
    for name, middle in (("first", 6.0), ("second", 18.0)):
        if _half(language, name).match(behind):
            return middle
    near = min(parts, key=lambda p: _apart(found, p, language), default=None)
    return (near.low + near.high) / 2 if near and _apart(found, near, language) <= _NEAR else None


def _apart(found: re.Match[str], part: Hour, language: str) -> int:
    """How far a part of the day stands from a clock: a mark, or the other side in Turkish, counts as distance."""
    behind = part.start >= found.end()
    between = found.string[found.end() : part.start] if behind else found.string[part.end : found.start()]
    cost = len(between) + _CLAUSE * (between.count(";") + any(map(str.isdigit, between)))
    return cost + (_OTHER_SIDE if language == "tr" else 0) * behind + _BEFORE * (not behind and language == "en")


def longest(words: str, language: str, days: int) -> float:
    """The most hours that may lie between the first and the last time of day that are told, `days` apart; 0 for fewer than two."""
    told = hours(words, language)
    if len(told) < 2:
        return 0.0
    first, last = told[0], told[-1]
    if not days and abs(first.low - last.low) <= 1 and min(first.high, last.high) - last.low >= _ONE_TIME:
        return 0.0  # "in the evening, at dusk"
    between = last.high - first.low + _DAY * days
    return between if between > 0 else between + _DAY
