"""Things of a later time: weapons, machines and means that did not exist before a year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache

from sefer.grammars.oddities.reckoned.days.wars import last_year
from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.letters.patterns import lazy, plain, plainly_sought
from sefer.model import YEARLESS, DateValue, Oddity

_BESIDE = 40  # characters on both sides in which words say that it was not there
_YEAR = lazy(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_UNTIL = lazy(
    r"(?<![\d.,])((?:1[89]|20)\d\d)\s?['’]?\s?[yd]?[ae]\s+(?:kadar|dek|değin)\b|\buntil\s+(?:about\s+)?((?:1[89]|20)\d\d)\b"
)
_BEHIND = 80  # the same behind it, where they say how much later it came


@cache
def _things(language: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], int], ...]]:
    rows = table_of(language, "things")
    return plainly_sought("|".join(rows)), tuple((plain(words), year) for words, year in rows.items())


@cache
def _days(language: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], int], ...]]:
    rows = table_of(language, "first_days")
    return plainly_sought("|".join(rows)), tuple(
        (plain(words), date.fromisoformat(day).toordinal()) for words, day in rows.items()
    )


def read(said: Said) -> Iterator[Oddity]:
    """The things of a sentence as ("thing", words) with the `year` of their first service and the last of its paragraph, or 0.

    Where the day is known on which a name or a government began, `day` and the last day of the paragraph, `told`, say those.
    """
    if said.kind in ("note", "table"):
        return
    for table, by_day in ((_things, False), (_days, True)):
        yield from _read(said, *table(said.language), by_day)


def _read(
    said: Said, any_of_them: re.Pattern[str], rows: tuple[tuple[re.Pattern[str], int], ...], by_day: bool
) -> Iterator[Oddity]:
    for found in any_of_them.finditer(said.plain):
        around = said.plain[max(0, found.start() - _BESIDE) : found.end() + _BESIDE].replace(":", ";")
        before, behind = around.find(";"), around.rfind(";")
        around = around[before + 1 if before < _BESIDE else 0 : behind if behind > _BESIDE else len(around)]
        later = pattern(said.language, "not_yet").search(said.plain, found.end(), found.end() + _BEHIND)
        if later or pattern(said.language, "not_then").search(around) or _looks_ahead(said):
            continue
        first = max(first for words, first in rows if words.match(said.plain, found.start()))
        beside = said.plain[max(0, found.start() - _BESIDE) : found.end() + _BESIDE].partition("(")[0]
        if any(int(year[0]) >= _year(first, by_day) + by_day for year in _YEAR.finditer(beside)):
            continue  # "his memoirs were printed in Leningrad in 1929"
        last = _then(said)
        then = date.fromordinal(last).year if last else last_year(said)
        year = _year(first, by_day)
        if by_day:
            says = {"year": year, "then": then, "day": first, "told": last if last and then == year else 0}
        else:
            says = {"year": year, "then": then, "day": 0, "told": 0}
        end = next((n for n in range(found.end(), len(said.plain)) if not said.plain[n].isalpha()), len(said.plain))
        yield Oddity("thing", said.start + found.start(), said.start + end, says=says)


def _looks_ahead(said: Said) -> bool:
    """Does a sentence without a day go on to what became of somebody later: "after the war he sat in the Assembly"?"""
    return not said.dates and pattern(said.language, "ahead").search(said.plain) is not None


def _year(first: int, by_day: bool) -> int:
    return date.fromordinal(first).year if by_day else first


def _then(said: Said) -> int:
    """The last day of which the paragraph of a sentence tells; 0 where it tells of none, or only how old something was."""
    text, mentions = said.reading.document.text, said.reading.mentions
    low, high = text.rfind("\n", 0, said.start) + 1, text.find("\n", said.end)
    at, days = bisect_left(mentions, low, key=lambda m: m.start), []
    while at < len(mentions) and (high < 0 or mentions[at].start < high):
        value = mentions[at].value
        if isinstance(value, DateValue) and value.days is not None:
            last = value.days.latest
            days += [last] if date.fromordinal(last).year > YEARLESS + 1 else []
        at += 1
    paragraph = text[low : high if high >= 0 else len(text)]
    days += [date(int(year[1] or year[2]), 12, 31).toordinal() for year in _UNTIL.finditer(paragraph)]
    return 0 if not days or pattern(said.language, "older").search(said.plain) else max(days)
