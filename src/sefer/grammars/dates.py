"""Document -> dates: full, partial, ranges, nights, parts of months and years, with the year carried from context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sefer.calendars import bounds
from sefer.grammars.date_patterns import Patterns, patterns
from sefer.grammars.spans import Taken
from sefer.grammars.words import LANGUAGES
from sefer.letters import lower
from sefer.model import DateValue, Days, Document, Mention, Part

_KINDS = ("numeric", "two_months", "full", "vague", "season", "month", "year", "relative")


@dataclass
class _Context:
    """What the dates before say of those that leave something out."""

    year: int | None = None
    last: int | None = None  # the last single day, as an ordinal


def find(document: Document, taken: Taken) -> list[Mention]:
    """The dates of a document in order; one that cannot be resolved or that never was has no EDTF."""
    out: list[Mention] = []
    context = _Context()
    for part in document.parts:
        if part.language in LANGUAGES and part.kind not in ("bibliography", "keywords"):
            out += _of_part(document.text, part, taken, context)
    return out


def _of_part(text: str, part: Part, taken: Taken, context: _Context) -> Iterator[Mention]:
    known = patterns(part.language)
    found: list[tuple[int, str, re.Match[str]]] = []
    used = Taken()
    for kind in _KINDS:
        for match in known.of(kind).finditer(text, part.start, part.end):
            start, end = match.span()
            if taken.free(start, end) and used.free(start, end) and not known.no_date.match(text, end):
                used.take(start, end)
                found.append((start, kind, match))
    for start, kind, match in sorted(found, key=lambda f: f[0]):
        value = _value(kind, match, known, context)
        if value is not None:
            value = _with_weekday(value, text, match.end(), known)
            yield Mention("date", start, match.end(), value)
            _remember(value, context)


def _remember(value: DateValue, context: _Context) -> None:
    if value.days is not None:
        if value.year_given and value.calendar == "gregorian":
            context.year = date.fromordinal(value.days.latest).year
        if value.days.latest - value.days.earliest <= 1:
            context.last = value.days.latest


def _with_weekday(value: DateValue, text: str, end: int, known: Patterns) -> DateValue:
    """A weekday beside a full date is kept, and held against it."""
    found = known.weekday.match(text, end)
    if found is None or value.days is None or value.days.earliest != value.days.latest:
        return value
    stated = known.weekdays.index(lower(found["day"]))
    right = date.fromordinal(value.days.earliest).weekday()
    return replace(value, weekday=stated, impossible=None if right == stated else "weekday")


def _value(kind: str, match: re.Match[str], known: Patterns, context: _Context) -> DateValue | None:
    if kind == "relative":
        return _relative(match, known, context)
    groups = match.groupdict()
    stated = next((int(groups[g]) for g in ("y", "y2") if groups.get(g)), None)
    year, given = stated or context.year, stated is not None
    if year is None:
        return DateValue(None, None, False)
    if kind == "year":
        return _dated(f"{year}", given)
    if kind == "season":
        return _dated(f"{year}-{known.season(match['season'])}", given)
    if kind == "vague":
        return _vague(match, known, year, given)
    if kind == "month":
        return _dated(f"{year}-{known.month(match['m']):02d}", given)
    return _days(kind, match, known, year, given)


def _dated(edtf: str, given: bool) -> DateValue:
    return DateValue(edtf, bounds(edtf), given)


def _vague(match: re.Match[str], known: Patterns, year: int, given: bool) -> DateValue:
    """Early, mid or late: the whole with "~" in EDTF, told apart by the days (first, middle, last third)."""
    month = match.groupdict().get("m")
    edtf = f"{year}-{known.month(month):02d}" if month else f"{year}"
    whole = bounds(edtf)
    if whole is None:
        return DateValue(None, None, given)
    third = (whole.latest - whole.earliest + 1) / 3
    n = next(i for i, g in enumerate(("early", "middle", "late")) if match[g])
    low, high = whole.earliest + round(n * third), whole.earliest + round((n + 1) * third) - 1
    return DateValue(f"{edtf}~", Days(low, max(low, high)), given)


def _days(kind: str, match: re.Match[str], known: Patterns, year: int, given: bool) -> DateValue:
    """A day, or a range of days in one month or over two."""
    groups = match.groupdict()
    month = int(groups["m"]) if kind == "numeric" else known.month(groups["m"])
    first = int(groups["d"])
    second, last_month = groups.get("d2") or groups.get("d3"), groups.get("m2")
    try:
        if last_month:
            later = known.month(last_month)
            start_year = int(groups["y0"]) if groups.get("y0") else year - (month > later)
            low, high = date(start_year, month, first), date(year, later, int(second or first))
        else:
            low = date(year, month, first)
            high = date(year, month, int(second)) if second else low
    except ValueError:
        return DateValue(None, None, given, impossible="day" if 1 <= month <= 12 else "month")
    if low > high:
        return DateValue(None, None, given, impossible="day")
    if low == high:
        clock = f"T{int(groups['hh']):02d}:{groups['mm']}" if groups.get("hh") else ""
        return DateValue(low.isoformat() + clock, Days(low.toordinal(), low.toordinal()), given)
    return DateValue(f"{low}/{high}", Days(low.toordinal(), high.toordinal(), True), given)


def _relative(match: re.Match[str], known: Patterns, context: _Context) -> DateValue | None:
    """ "Ertesi gün", "üç gün sonra": counted from the last single day; a vague one is no date."""
    shift = known.shift(match)
    if shift is None:
        return None
    if context.last is None:
        return DateValue(None, None, False)
    day = context.last + shift
    return DateValue(date.fromordinal(day).isoformat(), Days(day, day), False)
