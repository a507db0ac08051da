"""Days whose year is none of the war or fight that their sentence names: "the landing at Suvla on 6 August 1951"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from sefer.calendars import one_slip, swapped
from sefer.grammars.oddities.said import Said
from sefer.grammars.words import table
from sefer.letters.patterns import plain, plainly_sought
from sefer.model import DateValue, Mention, Oddity, Span

_TIME = range(1840, 1951)  # years of which a day beside the name of a fight may tell something else
_NEAR = 90  # characters between the name of a fight and a day of such a year
_CLOSE = 20  # the same where no slip of a digit explains the year
_PRECISE = 7  # characters of a date that names its month or season: 1915-08

Years = tuple[int, ...]


def read(said: Said) -> Iterator[Oddity]:
    """("wrong_war", day, fight) with its `year`, the `first` and `last` year of the fight, and whether it is `sure`."""
    if said.kind in ("note", "table"):
        return
    stated = [(m, year) for m in said.dates if (year := _year(m))]
    if stated:
        yield from _of_another_time(said, stated)
    dated = [(m, year) for m, year in stated if len(getattr(m.value, "edtf", None) or "") >= _PRECISE]
    if not dated:
        return
    known = _named(said, "fights")
    named = known or _named(said, "leaders")
    if not named or any(_within(year, years) for _, year in stated for _, years in named):
        return
    if _pattern(said.language, "later").search(said.plain):
        return
    fought = _pattern(said.language, "deed").search(said.plain) is not None
    for mention, year in dated:
        at, years = min(named, key=lambda one: _gap(mention, one[0]))
        beside = bool(known) and _beside(said, mention, at)
        if _is_of_the_text(said, mention, year):
            continue
        sure = fought if year not in _TIME else beside and _is_slip(year, years)
        if sure or year not in _TIME or (beside and fought and _gap(mention, at) <= _CLOSE):
            says = {"year": year, "sure": sure, "first": min(years), "last": max(years)}
            yield Oddity("wrong_war", mention.start, mention.end, (at,), says)


def _of_another_time(said: Said, stated: list[tuple[Mention, int]]) -> Iterator[Oddity]:
    """A state or a man who acts in a year in which there was none of the name: "Hitler inspected the lines in October 1870"."""
    for at, years in _named(said, "times"):
        if any(_within(year, years) for _, year in stated) or _pattern(said.language, "later").search(said.plain):
            continue
        mention, year = min(stated, key=lambda one: _gap(one[0], at))
        behind = said.between(at.end, said.end)
        if _pattern(said.language, "owns").match(behind) or not _pattern(said.language, "acts").search(said.plain):
            continue
        if _beside(said, mention, at):
            says = {"year": year, "sure": True, "first": min(years), "last": max(years)}
            yield Oddity("wrong_war", mention.start, mention.end, (at,), says)


def _is_of_the_text(said: Said, mention: Mention, year: int) -> bool:
    """Does the text tell another day of that year, or of one beside it: a war of its own for the same place?"""
    dates = (m for m in said.reading.mentions if m.type == "date" and m is not mention)
    return any(abs(other - year) <= 1 for other in map(_year, dates) if other)


def last_year(said: Said) -> int:
    """The last year of the latest fight that a sentence names, where it tells of nothing later; 0 where it names none."""
    named = _named(said, "fights")
    if not named or _pattern(said.language, "later").search(said.plain):
        return 0
    return max(max(years) for _, years in named)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(table(language, "wars")[name])


@cache
def _rows(language: str, name: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Years], ...]]:
    """The names of fights in one pattern, and each with its years: from and to, once or twice."""
    rows = table(language, "wars")[name]
    return plainly_sought("|".join(rows)), tuple((plain(words), tuple(years)) for words, years in rows.items())


def _named(said: Said, name: str) -> list[tuple[Span, Years]]:
    any_of_them, rows = _rows(said.language, name)
    found = []
    for one in any_of_them.finditer(said.plain):
        if said.text[one.start() : one.end()].islower():
            continue  # "the great attack", which any year may have
        years = next(years for words, years in rows if words.match(said.plain, one.start()))
        found.append((Span(said.start + one.start(), said.start + one.end()), years))
    return found


def _year(mention: Mention) -> int:
    """The year that a date states itself; 0 of any other date."""
    value = mention.value
    if not isinstance(value, DateValue) or not value.days or not value.year_given or value.calendar != "gregorian":
        return 0
    return date.fromordinal(value.days.earliest).year


def _within(year: int, years: Years) -> bool:
    """Is a year one of a war, or beside one?"""
    return any(first - 1 <= year <= last + 1 for first, last in zip(years[::2], years[1::2], strict=True))


def _is_slip(year: int, years: Years) -> bool:
    of_war = (y for first, last in zip(years[::2], years[1::2], strict=True) for y in range(first, last + 1))
    return any(one_slip(year, y) or swapped(year, y) for y in of_war)


def _gap(mention: Mention, at: Span) -> int:
    return max(at.start - mention.end, mention.start - at.end, 0)


def _beside(said: Said, mention: Mention, at: Span) -> bool:
    """Do the name of a fight and a day stand in one clause, with nothing and nobody between them who could be of another time?"""
    low, high = min(mention.end, at.end), max(mention.start, at.start)
    between = said.between(low, high)
    somebody = any(m.type == "person" and low <= m.start < high for m in said.mentions)
    if somebody and _pattern(said.language, "took_part").search(between):
        return False
    return len(between) <= _NEAR and _pattern(said.language, "parts").search(between) is None
