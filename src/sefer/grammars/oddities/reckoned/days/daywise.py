"""Days, years and hours in an order or of a sort that cannot be: "from 20 to 12 May", "(1881-1838)", "at 25.30"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from sefer.grammars.date_patterns import patterns
from sefer.grammars.oddities.said import Said, pattern
from sefer.letters import caseless, has_figure
from sefer.letters.patterns import lazy
from sefer.model import DateValue, Mention, Oddity, Span

_YEARS = lazy(
    r"(?<![\d.,/–—-])(?P<a>1[4-9]\d\d|20\d\d)(?P<join>\s*[–—-]\s*|\s+(?:to|till|until|through|il[aâe])\s+)(?P<b>1[4-9]\d\d|20\d\d)(?![\d.,]\d|[–—/-])"
)
_BACK = 40  # characters
_LIFE = 130  # years


def read(said: Said) -> Iterator[Oddity]:
    """("reversed_days", ...), ("weekday", ...), ("reversed_life", ...) and ("no_hour", ...) of a sentence."""
    for mention in said.dates:
        value = mention.value
        if isinstance(value, DateValue) and _runs_back(value) and _is_range(said, mention):
            yield Oddity("reversed_days", mention.start, mention.end)
        if isinstance(mention.value, DateValue) and mention.value.impossible == "weekday":
            yield from _weekday(said, mention)
    for one, other in pairwise(said.dates):
        if _joined(said, one, other) and _backwards(said, one, other):
            yield Oddity(
                "reversed_days", one.start, other.end, (Span(one.start, one.end), Span(other.start, other.end))
            )
    if not has_figure(said.text):
        return
    yield from _regnal(said)
    if pattern(said.language, "years_cue").search(said.plain):
        yield from _years(said)
    if pattern(said.language, "hour_cue").search(said.plain):
        yield from _hours(said)


def _regnal(said: Said) -> Iterator[Oddity]:
    """A day by the year of a reign that is told for the same day by another year: "3 May 1945 (3 May, Showa 18)"."""
    text, told = said.reading.document.text, (*(said.before.dates if said.before else ()), *said.dates)
    stated = [
        m for m in told if isinstance(v := m.value, DateValue) and v.year_given and v.days and v.days.latest == v.days.earliest
    ]  # fmt: skip
    for found in pattern(said.language, "reign").finditer(said.plain):
        start, end = said.start + found.start("reign"), said.start + found.end("n")
        first = next(year for name, year in _REIGNS.items() if found[name])
        for one in stated:
            day = date.fromordinal(one.value.days.earliest)  # type: ignore[union-attr]
            own = text[one.start : one.end].split() != text[said.start + found.start() : start].split()
            try:
                month = patterns(said.language).month(found["m"])
            except StopIteration:
                continue
            apart = day.year - first - int(found["n"])
            if own and (day.month, day.day) == (month, int(found["d"])) and 0 < abs(apart) <= _SLIP:
                says = {"calendar": "years", "apart": abs(apart), "gap": 0, "day": 0}
                yield Oddity("two_calendars", start, end, (Span(one.start, one.end),), says)
                break


_REIGNS = {"showa": 1925, "taisho": 1911, "meiji": 1867, "minguo": 1911}  # the year before the first of each
_SLIP = 12  # years that one may be off for the other


def _runs_back(value: DateValue) -> bool:
    """Is it a stretch whose end lies before its beginning, by the day or by the month: "March 1917 – November 1916"?"""
    first, stroke, last = (value.edtf or "").partition("/")
    return value.impossible == "order" or (
        value.days is None and bool(stroke) and len(first) == len(last) and first > last
    )


def _weekday(said: Said, mention: Mention) -> Iterator[Oddity]:
    """Where the weekday stands that a date does not have."""
    text, known = said.reading.document.text, patterns(said.language)
    begin = max(said.start, mention.start - _BACK)
    behind, before = known.weekday.match(text, mention.end), known.weekday_before.search(text[begin : mention.start])
    if behind or before:
        start, end = behind.span("day") if behind else (begin + n for n in before.span("day")) if before else (0, 0)
        yield Oddity("weekday", mention.start, mention.end, (Span(start, end),))


def _is_range(said: Said, mention: Mention) -> bool:
    """Two days joined by "and" are a list unless "between" makes them a range."""
    words = said.between(mention.start, mention.end)
    if not pattern(said.language, "days_and").search(words):
        return True
    return bool(
        pattern(said.language, "days_between").search(said.between(max(said.start, mention.start - 14), mention.start))
        or pattern(said.language, "days_between_behind").match(said.between(mention.end, mention.end + 40))
    )


def _joined(said: Said, one: Mention, other: Mention) -> bool:
    """Do the words say from the first to the second, or between them?"""
    before = said.between(max(said.start, one.start - 14), one.start)
    between, behind = said.between(one.end, other.start), said.between(other.end, other.end + 40)
    for kind in ("from_to", "between_and"):
        lead, join, tail = (pattern(said.language, kind + part) for part in ("_lead", "_join", "_tail"))
        if lead.search(before) and join.fullmatch(between) and tail.match(behind):
            return True
    return False


def _backwards(said: Said, one: Mention, other: Mention) -> bool:
    first, last = one.value, other.value
    if not isinstance(first, DateValue) or not isinstance(last, DateValue) or first.days is None or last.days is None:
        return False
    if first.days.earliest <= last.days.latest or {first.calendar, last.calendar} != {"gregorian"}:
        return False
    return (first.year_given and last.year_given and _has_year(said, one)) or _one_month(said, one, other)


def _has_year(said: Said, mention: Mention) -> bool:
    return re.search(r"\d{4}", said.reading.document.text[mention.start : mention.end]) is not None


def _one_month(said: Said, one: Mention, other: Mention) -> bool:
    """Are both days of a month that is named twice? Then no year can have turned between them."""
    months = patterns(said.language).months
    text = said.reading.document.text
    named = [[n for n, month in enumerate(months) if month.search(text[m.start : m.end])] for m in (one, other)]
    days = [v.days for m in (one, other) if isinstance(v := m.value, DateValue)]
    short = all(d is not None and d.earliest == d.latest for d in days)
    return short and bool(named[0]) and named[0] == named[1]


def _years(said: Said) -> Iterator[Oddity]:
    for found in _YEARS.finditer(said.text):
        first, last = int(found["a"]), int(found["b"])
        start, end = said.start + found.start(), said.start + found.end()
        if first <= last or first - last > _LIFE or _cited(said, start, end):
            continue
        before, behind = said.plain[max(0, found.start() - 24) : found.start()], said.plain[found.end() :]
        if pattern(said.language, "life_before").search(before) and pattern(said.language, "life_behind").match(behind):
            yield _life(start, end, first, last)
        elif pattern(said.language, "years_lead").search(before) or pattern(said.language, "years_tail").match(behind):
            yield Oddity("reversed_days", start, end)
    begin = max(0, said.start - _BACK)  # a point behind "b." may end a sentence
    told = caseless(said.reading.document.text[begin : said.end])
    for found in pattern(said.language, "born_died").finditer(told):
        first, last = int(found["a"]), int(found["b"])
        if first > last and begin + found.end() > said.start:
            yield _life(begin + found.start("a"), begin + found.end("b"), first, last)


def _life(start: int, end: int, born: int, died: int) -> Oddity:
    return Oddity("reversed_life", start, end, says={"born": born, "died": died})


def _cited(said: Said, start: int, end: int) -> bool:
    return any(m.type == "citation" and m.start < end and start < m.end for m in said.mentions)


def _hours(said: Said) -> Iterator[Oddity]:
    for found in pattern(said.language, "hour").finditer(said.plain):
        hour, minute = int(found["h"]), int(found["m"] or 0)
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            start, end = said.start + found.start("h"), said.start + found.end("m" if found["m"] else "h")
            if not _cited(said, start, end):
                yield Oddity("no_hour", start, end)
