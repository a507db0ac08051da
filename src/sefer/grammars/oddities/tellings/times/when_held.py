"""When something held and where: the days, hours and places that a part of a sentence tells."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from sefer.grammars.oddities.hours import Hour
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import Body
from sefer.grammars.oddities.tellings.bodies.shown import is_noun
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import DateValue, Days, Mention

LONG = 31  # days of a time that a second telling may be of
OPEN = 300  # days of a time that lasts up to the end of a war
BEFORE = 90  # days behind a beginning whose end is not told,
UP_TO = 89  # and before an end whose beginning is not
_YEARLY = 45  # days beyond which a time with a year only tells that year
_YEAR = lazy(r"(?<![\d.,/-])1[89]\d\d(?![\d/]|[.,]\d)")
_CLOCK = lazy(r"T(\d\d):(\d\d)")


@cache
def pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "bodies")["tenures"][name]))


@cache
def told(language: str, room: str, name: str) -> Sought:
    words = table(language, "told")[room][name]
    return sought(rf"(?:{any_of(list(words))})" if isinstance(words, list) else str(words))


def days(mention: Mention) -> tuple[int, int, bool] | None:
    value = mention.value
    if not isinstance(value, DateValue) or value.days is None:
        return None
    return value.days.earliest, value.days.latest, value.year_given


def months(sentence: Told, raw: str, part: tuple[int, int]) -> list[tuple[int, int, int, bool]]:
    """The months that are named without being read as dates, in the year of the last day told before."""
    if not sentence.last_day:
        return []
    base = sentence.span.start
    text = raw if sentence.language == "en" else sentence.words
    beside = [(m.start, d[0]) for m in sentence.mentions if (d := days(m))]
    found = bare_months(text, base, sentence.mentions, beside, sentence.last_day, sentence.language, part)
    return [(m.start - base, d.earliest, d.latest, False) for m, d in found]


_THIRD = 10  # days of a part of a month


def _third(text: str, start: int, end: int, month: Days, language: str) -> Days:
    """The beginning, the middle or the end of a month where the words beside it tell that: "late in May", "mayısın sonunda"."""
    before, behind = text[max(0, start - 24) : start].lower(), text[end : end + 24]
    for name, first, last in (
        ("month_begins", month.earliest, month.earliest + _THIRD),
        ("month_middle", month.earliest + _THIRD, month.latest - _THIRD),
        ("month_ends", month.latest - _THIRD, month.latest),
    ):
        if pattern(language, name).search(f"{before}~{behind}"):
            return Days(first, last)
    return month


def bare_months(
    text: str, base: int, mentions: Sequence[Mention], beside: Sequence[tuple[int, int]], last_day: int, language: str,
    part: tuple[int, int] | None = None,
) -> list[tuple[Mention, Days]]:  # fmt: skip
    """The months of a sentence that begins at `base` which no date of it covers, in the year of a day before them."""
    out: list[tuple[Mention, Days]] = []
    for found in _month(language).finditer(text, *(part or ())):
        start, end = found.start() + base, found.end() + base
        if any(m.type == "date" and m.start < end and start < m.end and days(m) for m in mentions):
            continue
        month = next(n for n in range(1, 13) if found[f"m{n}"])
        told_before = [day for at, day in beside if at < start]
        year = date.fromordinal(told_before[-1] if told_before else last_day).year
        first, last = date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
        span = _third(text, found.start(), found.end(), Days(first, last), language)
        out.append((Mention("date", start, end, DateValue(None, span, False)), span))
    return out


@cache
def _month(language: str) -> Sought:
    rows = enumerate(table(language, "dates")["months"], 1)
    names = "|".join(f"(?P<m{n}>{row if language == 'en' else row.lower()})" for n, row in rows)
    whole = r"(?!\w)" if language == "en" else ""  # "Mayhew" is no month
    return sought(rf"\b(?:{names}){whole}(?!s[ıiuü]z|\s(?:bey|paşa|efendi|ağa)|-)")


def clocks(sentence: Told, part: tuple[int, int]) -> list[Hour]:
    """The hours that the dates of a part tell."""
    base, (low, high), out = sentence.span.start, part, []
    for mention in sentence.mentions:
        edtf = str(getattr(mention.value, "edtf", "") or "")
        if found := _CLOCK.search(edtf) if low <= mention.start - base < high else None:
            at = int(found[1]) + int(found[2]) / 60
            out.append(Hour(mention.start - base, mention.end - base, at, at + 0.5))
    return out


_ENDING = lazy(r"(?:s?[ıiuü]n)?(?:[dt][ae]n)?$")  # glued to a day in words: "birinden"


def is_start(sentence: Told, at: int) -> bool:
    """Is a day told as the first of a time?"""
    end = next((m.end - sentence.span.start for m in sentence.mentions if m.start - sentence.span.start == at), at)
    before, behind = pattern(sentence.language, "from_before"), pattern(sentence.language, "from_behind")
    glued = end - len(_ENDING.search(sentence.words, at, end)[0])  # type: ignore[index]
    return bool(before.search(sentence.words[max(0, at - 20) : at]) or behind.match(sentence.words, glued))


_BESIDE = 30  # characters between a word for "until" and the day that it means


def _ends_on(sentence: Told, day: int, until: re.Match[str], low: int) -> bool:
    """Is it a day up to which something lasted, and not a place or a deed beside which a day is told?"""
    if sentence.language == "tr":
        return 0 <= low + until.start() - day < 2 * _BESIDE
    return -_BESIDE < day - (low + until.start()) < 2 * _BESIDE


def spots(sentence: Told, raw: str, part: tuple[int, int], who: tuple[int, int], bodies: Sequence[Body]) -> list[str]:
    """The names of the places of a part, without those of him who is there."""
    base, (low, high) = sentence.span.start, part
    found = {
        (m.start - base, str(getattr(m.value, "name", "")))
        for m in sentence.mentions if m.type == "place" and low <= m.start - base < high
    }  # fmt: skip
    known = {at for at, _ in found}
    taken = [(b.start, b.end) for b in bodies]
    taken += [(m.start - base, m.end - base) for m in sentence.mentions if m.type in ("date", "person", "unit")]
    for spot in pattern(sentence.language, "at").finditer(raw, low, high):
        start, end = spot.span("at")
        if not any(a < end and start < b for a, b in taken) and not any(start <= k < end for k in known):
            found.add((start, spot["at"]))
    return [
        name for at, name in sorted(found)
        if not who[0] <= at < who[1] and not is_noun(name, sentence.language)
        and not any(b.start <= at < b.end for b in bodies)
    ]  # fmt: skip


def loose_spots(sentence: Told, part: tuple[int, int], who: tuple[int, int]) -> list[str]:
    """The words for a place that has no name: "in the forester's house", "benim başucumda"."""
    language, base = sentence.language, sentence.span.start
    taken = [(m.start - base, m.end - base) for m in sentence.mentions]
    found = [
        spot["at"] or spot["us"]
        for spot in pattern(language, "weak").finditer(sentence.words, *part)
        if not any(a < spot.end() and spot.end() - 1 < b for a, b in (*taken, who))
        and not pattern(language, "no_spot").match(spot["at"] or "")
    ]
    return found[:2]


def time(
    sentence: Told,
    raw: str,
    part: tuple[int, int],
    at: tuple[int, int],
    through: bool,
    stays: bool,
    before: tuple[int, bool],
) -> tuple[int, int, bool]:
    """The first and the last day of what a part of a sentence tells, and whether their year is told; 0 where none is, or one too long.

    `before` is the day that was told before in its paragraph, and whether its year was.
    """
    base, (low, high) = sentence.span.start, part
    dates = sorted(
        [(m.start - base, *d) for m in sentence.mentions if low <= m.start - base < high and (d := days(m))]
        + months(sentence, raw, part)
    )
    if (
        not dates
        and not stays
        and (bare_year(sentence, part) or pattern(sentence.language, "of_war").search(sentence.words, low, high))
    ):
        return 0, 0, True
    if not dates:
        now = pattern(sentence.language, "now").search(sentence.words[low:high])
        return (before[0], *before) if now or (before[0] and not through) else (0, 0, False)
    if not through:
        _, first, last, told = min(dates, key=lambda d: min(abs(d[0] - at[0]), abs(d[0] - at[1])))
        return (first, last, told) if last - first < LONG else (0, 0, told)
    first, last = min(d[1] for d in dates), max(d[2] for d in dates)
    if len(dates) == 2 and dates[1][2] < dates[0][1] and not all(d[3] for d in dates):  # December to February
        first, last = _turned(dates[0][1], dates[1][2])
    until = not stays and pattern(sentence.language, "until").search(sentence.words[low:high])
    by_hour = until and pattern(sentence.language, "until_hour").search(sentence.words[low:high])
    if by_hour and first == last and not _ends_at_hour(sentence, dates[0][0]):
        return first, last, any(d[3] for d in dates)  # from morning to dusk
    if until and len(dates) == 1 and is_start(sentence, dates[0][0]):
        last = max(last, first + BEFORE, sentence.last_day if sentence.last_day - first < BEFORE else 0)
        if pattern(sentence.language, "to_the_end").search(sentence.words[low:high]):
            last = max(first + OPEN, sentence.last_day + LONG)
    elif until and len(dates) == 1 and not _ends_on(sentence, dates[0][0], until, low):
        first = before[0] or first  # "on the 29th ... and never left it till Izmir"
        last = first + (OPEN if pattern(sentence.language, "to_the_end").search(sentence.words[low:high]) else BEFORE)
    elif until and len(dates) == 1:
        if pattern(sentence.language, "to_its_start").search(sentence.words[low:high]):
            last = first
        first = last - (OPEN if pattern(sentence.language, "since_start").search(sentence.words[low:high]) else UP_TO)
    return first, last, any(d[3] for d in dates)


def is_up_to(sentence: Told, part: tuple[int, int]) -> bool:
    """Does a part tell one day alone, and as that up to which something held?"""
    starts = [m.start - sentence.span.start for m in sentence.mentions if m.type == "date"]
    starts = [at for at in starts if part[0] <= at < part[1]]
    before = sentence.words[max(part[0], starts[0] - _BESIDE) : starts[0]] if len(starts) == 1 else ""
    return pattern(sentence.language, "up_to").search(before) is not None


def tells_day(sentence: Told, part: tuple[int, int]) -> bool:
    """Does a part name a day, or point at the one that was named: "that day"?"""
    if any(m.type == "date" and part[0] <= m.start - sentence.span.start < part[1] for m in sentence.mentions):
        return True
    return pattern(sentence.language, "now").search(sentence.words[part[0] : part[1]]) is not None


def told_any(language: str, room: str, said: str) -> bool:
    return any(told(language, room, name).search(said) for name in table(language, "told")[room])


def bare_year(sentence: Told, part: tuple[int, int]) -> int:
    """The year that a part names without a day that is read, the first of several: "1853 yazında"; 0 for none."""
    base = sentence.span.start
    for found in _YEAR.finditer(sentence.words, *part):
        if not any(m.start - base <= found.start() < m.end - base and days(m) for m in sentence.mentions):
            return int(found[0])
    return 0


def _ends_at_hour(sentence: Told, at: int) -> bool:
    """Is the hour up to which something held one of the day that is told: "25 Nisan sabahına kadar"?"""
    end = next((m.end - sentence.span.start for m in sentence.mentions if m.start - sentence.span.start == at), at)
    beside = sentence.words[at : end + 30] if sentence.language == "tr" else sentence.words[max(0, at - 30) : at]
    return pattern(sentence.language, "hour_of_day").search(beside) is not None


def _turned(first: int, last: int) -> tuple[int, int]:
    """A time over the turn of a year of which both ends were taken for days of one."""
    day, end = date.fromordinal(first), date.fromordinal(last)
    if day.month < end.month:  # "January and February", of which one was taken for another year's
        return first, end.replace(year=day.year, day=min(end.day, 28)).toordinal()
    return day.replace(year=day.year - 1, day=min(day.day, 28)).toordinal(), last


def without_year(sentence: Told) -> tuple[Told, int]:
    """A sentence without the year that stands apart from its day, and that year: "on 5 May he lay there (the year was 1900)"."""
    told = [(m, d) for m in sentence.mentions if m.type == "date" and (d := days(m))]
    years = [(m, d) for m, d in told if d[2] and d[1] - d[0] > _YEARLY]
    rest = [d for m, d in told if (m, d) not in years]
    if len(years) != 1 or not rest:
        return sentence, 0
    kept = tuple(m for m in sentence.mentions if m is not years[0][0])
    year = 0 if any(d[2] for d in rest) else date.fromordinal(years[0][1][0]).year
    return replace(sentence, mentions=kept), year


def in_year(day: int, year: int) -> int:
    """A day in another year."""
    told = date.fromordinal(day)
    return told.replace(year=year, day=min(told.day, 28 if told.month == 2 else 31)).toordinal()  # fmt: skip
