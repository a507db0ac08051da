"""A matched date and what stood before it -> its value: EDTF, days, calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from sefer.calendars import (
    bounds,
    from_gregorian,
    from_hijri,
    from_julian,
    from_rumi,
    hijri_month_days,
    rumi_year,
    to_rumi,
)
from sefer.grammars.date_kinds import DAY_WORDS, PARTS
from sefer.grammars.date_patterns import Patterns
from sefer.grammars.date_story import NO_STORY, Story
from sefer.grammars.numbers import cardinal
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.model import DateValue, Days

NONE = DateValue(None, None, False)
_CALENDAR_GAP = (12, 13)  # days between the Julian and the Gregorian calendar, before and after 1900
_TOLD = 16  # single days whose places are kept in mind
_FAR = 9  # years back that make a date one of another time
_NEAR = 2  # years within which a bare year in passing changes the year of the story


@dataclass
class Context:
    """What the dates before say of those that leave something out."""

    year: int | None = None  # as printed, in `calendar`
    calendar: str = "gregorian"
    last: int | None = None  # the last single day, as an ordinal
    front: int | None = None  # the latest of those from which the story went on
    aside: int | None = None  # a day before it told since, which only "that day" can mean
    back: tuple[int, int | None, int | None, bool] | None = None  # beside a day only mentioned: where the story stands
    over: int | None = None  # where a stated year of a time before the story ends, until the story goes on from there
    near: int | None = None  # where the last day or night that was told ends
    night: int | None = None  # the first day of the last date, where that is a night between two days
    month: int | None = None  # the first day of the last month or day that was dated
    stated: bool = False  # is it told with its year?
    winter: Days | None = None  # the last stretch over the end of a year, while the story may be in it
    clocks: bool = False  # does the text write hours as four figures?
    dateline: int | None = None  # the day on which a letter or report is dated
    lettered: dict[str, int] = field(default_factory=dict)  # the day of each letter: "D-Day"
    story: Story = NO_STORY
    told: list[tuple[int, int, int]] = field(default_factory=list)  # start, end and day of the last single days
    days: dict[tuple[int, int], int] = field(default_factory=dict)  # the year in which each month and day was told last

    def keep(self, start: int, end: int, day: int) -> None:
        """Keep in mind a single day that is told between two places."""
        on = date.fromordinal(day)
        self.days[on.month, on.day] = on.year
        self.told.append((start, end, day))
        del self.told[:-_TOLD]

    def is_far(self, value: DateValue) -> bool:
        """Does a date lie years before those of the story?"""
        if self.last is None or value.days is None:
            return False
        return date.fromordinal(self.last).year - date.fromordinal(value.days.latest).year > _FAR

    def remember(self, value: DateValue, precise: bool, first: bool, counted: bool = False) -> None:
        """Keep what a date says; a bare year far away is only an aside, unless it opens its paragraph.

        One counted from another leaves the calendar of the story as it is.
        """
        if value.days is None:
            return
        first_year, gregorian = (date.fromordinal(day).year for day in (value.days.earliest, value.days.latest))
        if precise and gregorian - first_year == 1 and value.days.latest - value.days.earliest <= _YEAR:
            self.winter = value.days
        elif value.year_given and self.winter and not self.winter.earliest <= value.days.earliest <= self.winter.latest:
            self.winter = None
        elif precise and self.winter and value.days.latest < self.winter.earliest:
            self.winter = None  # "the winter of 1918 … on 11 March": it was the one before
        far = self.year is not None and abs(gregorian - self.year) > _NEAR
        if (
            value.calendar in ("gregorian", "julian")
            and not (counted and self.calendar == "rumi")
            and (value.year_given or precise)
            and (precise or first or not far)
        ):
            self.year, self.calendar = first_year if _SEASON.fullmatch(value.edtf or "") else gregorian, "gregorian"
        if precise and value.days.latest - value.days.earliest <= 2:
            self.last, self.aside = value.days.latest, None
            self.front = max(self.front or 0, value.days.latest)
            self.night = value.days.earliest if value.days.latest - value.days.earliest == 1 else None
        if precise and value.days.latest - value.days.earliest <= 31:
            self.month, self.stated = value.days.earliest, value.year_given
        elif self.month and value.days.earliest > self.month and value.edtf and value.edtf.endswith("~"):
            self.month = None  # "early in 1868": no month is told any longer


_YEAR = 366  # days
_SEASON = re.compile(r"\d{4}-2\d")  # the winter of a year ends in the next


def ordinal(year: int, month: int, day: int, calendar: str) -> int:
    """The day as an ordinal. Raises ValueError for one that its calendar does not have."""
    make = {"julian": from_julian, "rumi": from_rumi, "hijri": from_hijri}.get(calendar, from_gregorian)
    return make(year, month, day)


def calendar_of(year: int) -> tuple[int, str]:
    """A year as printed in full, and the calendar that counts so far: 1331 and 331 are Rumi."""
    year += 1000 if year < 1000 else 0
    return year, "rumi" if year < 1400 else "gregorian"


def civil_year(year: int, month: int = 3) -> int:
    """The Gregorian year in which most of a Rumi month lies; the years began with March until 1917."""
    return year + 584 + (month < 3 and year < 1333)


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


@lru_cache(maxsize=1 << 12)
def of_day(day: int, given: bool, calendar: str = "gregorian", band: int = 0) -> DateValue:
    return DateValue(iso(day), Days(day - band, day + band), given, calendar)


def stretch(low: int, high: int, given: bool, calendar: str = "gregorian") -> DateValue:
    """From one day to another; one that runs backwards is impossible."""
    if low > high:
        return DateValue(None, None, given, calendar, impossible="order")
    return DateValue(f"{iso(low)}/{iso(high)}", Days(low, high, True), given, calendar)


def whole(edtf: str, given: bool) -> DateValue:
    return DateValue(edtf, bounds(edtf), given)


def month_of(year: int, month: int, given: bool, calendar: str) -> DateValue:
    """A whole month; one of another calendar is the range of its days."""
    if calendar == "gregorian":
        return whole(f"{year}-{month:02d}", given)
    try:
        low = ordinal(year, month, 1, calendar)
        for length in (31, 30, 29, 28, 15):
            try:
                return stretch(low, ordinal(year, month, length, calendar), given, calendar)
            except ValueError:
                continue
    except ValueError:
        pass
    return DateValue(None, None, given, calendar, impossible="month")


def part_of(match: re.Match[str], edtf: str, given: bool) -> DateValue:
    """Early, mid or late, a half or a week: the whole with "~" in EDTF, told apart by the days (early: the first third)."""
    days = bounds(edtf)
    if days is None:
        return DateValue(None, None, given)
    groups, whole = match.groupdict(), days.latest - days.earliest + 1
    start, end = next(share for name, share in PARTS.items() if groups.get(name))
    low, high = days.earliest + round(start * whole), days.earliest + round(end * whole) - 1
    return DateValue(f"{edtf}~", Days(low, max(low, high)), given)


def hijri(match: re.Match[str], known: Patterns) -> DateValue:
    """A Hijri day with its band of a day on either side, or a Hijri month as a range."""
    groups = match.groupdict()
    year, month, printed = int(groups["y"]), known.hijri_month(groups["h"]), groups.get("d") or groups.get("w")
    if not printed:
        low = from_hijri(year, month, 1)
        return stretch(low, low + hijri_month_days(year, month) - 1, True, "hijri")
    day = figure(printed)
    if not 1 <= day <= 30:
        return DateValue(None, None, True, "hijri", impossible="day")
    # the sighted moon may give any month thirty days
    return of_day(from_hijri(year, month, min(day, 29)) + (day == 30), True, "hijri", 1)


def days_of(match: re.Match[str], known: Patterns, year: int, given: bool, calendar: str) -> DateValue:
    """A day, or days of one month or of two, with the year of the last."""
    groups = match.groupdict()
    month = known.month(groups.get("m") or groups["m2"])
    last_month = known.month(groups["m2"]) if groups.get("m2") and groups.get("m") else month
    first, second = figure(groups.get("d") or groups["w"]), groups.get("d2") or groups.get("d3")
    start_year = int(groups["y0"]) if groups.get("y0") else year - (month - last_month > _REVERSED)
    start_year, start_calendar = calendar_of(start_year) if groups.get("y0") else (start_year, calendar)
    try:
        low = ordinal(start_year, month, first, start_calendar)
        high = ordinal(year, last_month, figure(second), calendar) if second else low
    except ValueError:
        return DateValue(None, None, given, calendar, impossible="day" if 1 <= month <= 12 else "month")
    return of_day(low, given, calendar) if low == high else stretch(low, high, given, calendar)


_REVERSED = 2  # months by which a stretch without its first year rather runs backwards than over a whole year


def slash(match: re.Match[str], known: Patterns, year: int, given: bool, calendar: str) -> DateValue:
    """ "5/18 Mart": one day in the old and the new style; "13/14 Eylül": both days."""
    groups = match.groupdict()
    month, last_month = known.month(groups["m"]), known.month(groups.get("m2") or groups["m"])
    first, second = figure(groups["d"]), figure(groups["d2"])
    try:
        new = ordinal(year, last_month, second, calendar)
        if groups.get("y0"):  # "12 Temmuz 1331 / 25 Temmuz 1915"
            return of_day(new, given)
        old_year = year - (month > last_month)
        if ordinal(old_year, month, first, "julian") == new and (
            month != last_month or second - first in _CALENDAR_GAP
        ):
            return DateValue(iso(new), Days(new, new), given)
    except ValueError:
        return DateValue(None, None, given, calendar, impossible="day")
    return days_of(match, known, year, given, calendar)


@lru_cache(maxsize=1 << 10)
def figure(text: str) -> int:
    """The number that a day begins with, or is spelt: "14th" 14, "thirty-first" 31, "yirmi dörd" 24."""
    found = re.match(r"\d+", text)
    return int(found.group()) if found else sum(DAY_WORDS[word] for word in re.split(r"[\s-]+", lower(text)))


def year_in_words(text: str) -> int:
    """ "bin dokuz yüz on dokuzda": 1919."""
    return int(next(n for cut in range(6) if (n := cardinal(text[: len(text) - cut])) is not None))


_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # the days that each may have


def never(match: re.Match[str], known: Patterns) -> bool:
    """Has the month of a day without a year fewer days in every year?"""
    groups = match.groupdict()
    name, day = (
        groups.get("m2") or groups.get("m"),
        groups.get("d2") or groups.get("d3") or groups.get("d") or groups.get("w"),
    )
    return bool(name and day) and figure(str(day)) > _MONTHS[known.month(str(name)) - 1]


def shifted(match: re.Match[str], known: Patterns, context: Context) -> DateValue | None:
    """ "Ertesi gün", "üç gün sonra", "iki ay önce": counted from the last day or month; a vague one is no date."""
    last = context.last
    groups = match.groupdict()
    if groups.get("next_day") or groups.get("same_day") or groups.get("day_before"):
        if groups.get("same_day") and context.night and match.group().split()[-1] in known.nights:
            return stretch(context.night, context.night + 1, False)
        if groups.get("same_day") and context.aside and not match.group().lower().startswith(known.same):
            return of_day(context.aside, False)
        step = 1 if groups.get("next_day") else -1 if groups.get("day_before") else 0
        return NONE if last is None else of_day(last + step, False)
    words = lower(groups["n"]).replace("-", " ").split()
    numbers = [int(w) if w.isdigit() else known.counts.get(w) for w in words]
    if None in numbers and numbers[-1] is not None:
        numbers = numbers[-1:]
    if None in numbers or not sum(numbers):  # type: ignore[arg-type]
        return None
    number = sum(numbers)  # type: ignore[arg-type]
    by_month = groups["unit"] in known.unit_months
    start = context.month if by_month else last
    if start is None:
        return NONE
    back = -1 if known.before.fullmatch(groups["way"]) else 1
    if not by_month:
        return of_day(start + back * number * known.unit_days[groups["unit"]], False)
    return _months_on(date.fromordinal(start), back * number * known.unit_months[groups["unit"]], groups["unit"], known)


def _months_on(day: date, months: int, unit: str, known: Patterns) -> DateValue:
    """The month so many months on, or the year where years are counted."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        return NONE
    return whole(f"{year}" if known.unit_months[unit] == 12 else f"{year}-{month + 1:02d}", False)


def month_after(month: int | None) -> DateValue:
    """The month behind that of a day."""
    return NONE if month is None else whole(_month_on(date.fromordinal(month)), False)


def _month_on(day: date) -> str:
    return f"{day.year + day.month // 12}-{day.month % 12 + 1:02d}"


def nearest_month(month: int, to: Days) -> DateValue:
    """The month of that name that lies nearest to some days."""
    middle = (to.earliest + to.latest) // 2
    year = min(
        range(-1, 2), key=lambda step: abs(date(date.fromordinal(middle).year + step, month, 15).toordinal() - middle)
    )
    return whole(f"{date.fromordinal(middle).year + year}-{month:02d}", False)


def month_part(match: re.Match[str], month: int | None) -> DateValue:
    """ "Ay sonunda": a part of the month of the last day."""
    if month is None:
        return NONE
    day = date.fromordinal(month)
    return part_of(match, f"{day.year}-{day.month:02d}", False)


def bare_day(match: re.Match[str], last: int | None, over: bool = False) -> DateValue | None:
    """ "26 Ağustos'ta ..., 30'unda": a day of the month of the last day, a later one but where it was `over` by then.

    Behind the last days of a month it may be one of the first of the next; None where none can be meant.
    """
    day = None if last is None else date.fromordinal(last)
    number, until = int(match["d"]), int(match.groupdict().get("d2") or match["d"])
    if day is not None and not over and day.day >= _ENDS and number <= _BEGINS:
        day = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    elif day is not None and not over and number < day.day:
        return None
    if day is None or not number <= until <= monthrange(day.year, day.month)[1]:
        return None
    low, high = (day.replace(day=n).toordinal() for n in (number, until))
    return of_day(low, False) if low == high else stretch(low, high, False)


_ENDS, _BEGINS = 25, 10  # days of a month from which on, and up to which, one without a month may be of the next


def ottoman(match: re.Match[str], known: Patterns, context: Context) -> DateValue | None:
    """ "1320 senesinde": a bare year of the Rumi calendar, or of the Hijri one where that is named; None where nothing says so.

    A Rumi year is the civil one in which most of it lies; its days are exact.
    """
    year = int(match["y"])
    named = known.calendar_named.search(match.string, max(0, match.start() - 12), match.start())
    if named and named["hijri"]:
        return stretch(from_hijri(year, 1, 1), from_hijri(year + 1, 1, 1) - 1, True, "hijri")
    sure = named or context.calendar == "rumi" or known.ottoman_sure.match(match.string, match.end())
    if not sure or (days := rumi_year(year)) is None:
        return None
    context.year, context.calendar = year, "rumi"
    return DateValue(f"{civil_year(year)}", Days(*days), True, "rumi")


_LONGEST = 31  # days of a month
_MONTH = lazy(r"(?i:\bay|month)")


def in_month(match: re.Match[str], last: int | None, calendar: str = "gregorian") -> DateValue | None:
    """ "Aynı ayın 21'i", "ertesi ayın 3'ü", "on the 15th", "the night of the 14th-15th", in the calendar of the story.

    None for "by the 38th", which is a regiment.
    """
    groups = match.groupdict()
    first = figure(groups.get("d") or groups["w"])
    if first > _LONGEST and not (groups.get("last") or groups.get("next") or _MONTH.search(match[0])):
        return None
    if last is None:
        return NONE
    day = date.fromordinal(last)
    year, month = day.year, day.month
    if calendar == "rumi":
        try:
            year, month, _ = to_rumi(last)
        except ValueError:  # a story that has left it behind
            calendar = "gregorian"
    if groups.get("last"):
        year, month = year - (month == 1), (month - 2) % 12 + 1
    elif groups.get("next"):
        year, month = year + (month == 12), month % 12 + 1
    try:
        low = ordinal(year, month, first, calendar)
        high = ordinal(year, month, int(groups["d2"]), calendar) if groups.get("d2") else low
    except ValueError:
        return DateValue(None, None, False, calendar, impossible="day")
    return of_day(low, False, calendar) if low == high else stretch(low, high, False, calendar)


def near_month(match: re.Match[str], known: Patterns, context: Context) -> DateValue:
    """ "The following July": the first of that name behind the last day or month, or before it."""
    if context.month is None:
        return NONE
    day, month = date.fromordinal(context.month), known.month(match["m"])
    step = month <= day.month if match["on"] else -(month >= day.month) if match["back"] else 0
    return whole(f"{day.year + step}-{month:02d}", False)


def night(match: re.Match[str], last: int | None) -> DateValue:
    """ "Ayın 9'unu 10'una bağlayan gece": both days, in the month of the last day."""
    if last is None:
        return NONE
    day = date.fromordinal(last)
    try:
        low, high = day.replace(day=int(match["d"])), day.replace(day=int(match["d2"]))
    except ValueError:
        return DateValue(None, None, False, impossible="day")
    return stretch(low.toordinal(), high.toordinal(), False)
