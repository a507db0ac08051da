"""Hours: beside a day, whose time they tell, and in a diary that writes them as years are written."""

from __future__ import annotations

import re

from sefer.grammars.date_patterns import Patterns
from sefer.grammars.date_years import DAYS
from sefer.grammars.numbers import cardinal
from sefer.letters.patterns import lazy

_NOON, _DAY, _MINUTES = 12, 24, 60
_KEEPS = lazy(r"0(?<![\d.,]0)[1-9][0-5]\d(?![\d.,]\d|\d)")  # a text that writes 0840 for an hour
_FOUR, _LAST = 4, 1800  # digits of years that such a text may mean as hours, and the last of them
_TWO = 2  # figures of a year in a diary
_DIARY = lazy(r"(?:^|[\n.;]\s*)$")
_BEFORE = 32  # characters in which an hour may stand before its day
_LIFETIME = 25  # years
_OPENS = lazy(r"(?:[.!?:]\s|\n)$")


def keeps_hours(text: str) -> bool:
    """Does a text write hours as four figures?"""
    return _KEEPS.search(text) is not None


def _is_hour(year: str | None) -> bool:
    """May a year be an hour of such a text: 1410, 1530?"""
    return year is not None and len(year) == _FOUR and int(year) <= _LAST and int(year[2:]) < _MINUTES


def is_no_year(match: re.Match[str], text: str, clocks: bool) -> bool:
    """Is it an hour of a text that keeps hours so; or two figures behind a month, where no entry of a diary begins?"""
    year, at = match["y"], match.start()
    if len(year) > _TWO or not text[match.start("y") - 1].isspace():
        return clocks and _is_hour(year)
    return not _DIARY.search(text, max(0, at - 3), at)


def _may_be_hour(year: str) -> bool:
    return int(year) < _DAY * 100 and int(year[2:]) < _MINUTES


def opens_as_hour(year: str, text: str, at: int) -> bool:
    """ "1905 Arrived at billets": an hour, as it opens its sentence."""
    return _may_be_hour(year) and _OPENS.search(text, max(0, at - 3), at) is not None


def is_far_hour(year: str, story: int) -> bool:
    """ "1845" in a diary of 1918: a year too far off."""
    return _may_be_hour(year) and abs(int(year) - story) > _LIFETIME


def part_of_day(match: re.Match[str], kind: str, text: str, known: Patterns) -> tuple[int, str]:
    """Where the date ends with a part of the day joined to it, and the clock time if it says one; without T one since sunset."""
    end = match.end()
    if kind not in (*DAYS, "in_month", "relative"):
        return end, ""
    marked = known.julian.match(text, end)
    found = known.part.match(text, marked.end() if marked else end)
    if found is None or not found.group():
        return end, ""
    said = found.groupdict()
    words = said.get("hw")
    if found["hh"] is None and (kind == "relative" or not words):
        return (found.end("part") if found["part"] and kind != "relative" else end), ""
    hour, minute = int(found["hh"] or cardinal(words or "") or 0), int(found["mm"] or (30 if said.get("hb") else 0))
    if known.alaturka.search(found.group()):
        return (found.end("part") if found["part"] else end), f"{hour}:{minute:02d}"
    clock = _clock(hour, minute, found["part"], found["half"], known)
    until = f"/T{int(said['hh2']):02d}:{said['mm2'] or '00'}" if said.get("hh2") else ""
    return (found.end(), clock + until) if clock else (end, "")


def hour_before(at: int, text: str, known: Patterns) -> tuple[int, str] | None:
    """ "5.30 a.m. on 26 March": where an hour before a day begins, and the time that it says."""
    found = known.clock_before.search(text, max(0, at - _BEFORE), at)
    clock = _clock(int(found["hh"]), int(found["mm"] or 0), None, found["half"], known) if found else ""
    return (found.start(), clock) if found and clock else None


def _clock(hour: int, minute: int, part: str | None, half: str | None, known: Patterns) -> str:
    """The time of a clock of 24 hours; "" for none."""
    if known.afternoon.search(f"{part or ''} {half or ''}"):
        hour += _NOON if hour < _NOON else 0
    elif hour == _NOON and half and half[0] == "a":
        hour = 0  # "12 a.m."
    return f"T{hour:02d}:{minute:02d}" if hour < _DAY and minute < _MINUTES else ""
