"""Days as integers, and the calendars that count them.

A day is an ordinal as in `datetime.date.toordinal` (1 = 1 January of the year 1, proleptic Gregorian), which is the
Julian day number at noon less 1,721,425. Every function here turns a year, month and day into an ordinal or back, and
raises ValueError for a day that the calendar does not have.

Formulas: Richards, "Calendars", in Urban and Seidelmann (eds.), Explanatory Supplement to the Astronomical Almanac
(3rd ed., 2013), chapter 15; the tabular Hijri year is the one in which the years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29
of each thirty have 355 days, counted from 16 July 622 (Julian).
"""

from __future__ import annotations

from datetime import date

_TO_ORDINAL = 1_721_425
_HIJRI_EPOCH = 1_948_440  # 16 July 622, Julian
_SHORT = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Ymd = tuple[int, int, int]


def from_gregorian(year: int, month: int, day: int) -> int:
    """The ordinal of a Gregorian day, 1 to 9999."""
    return date(year, month, day).toordinal()


def to_gregorian(ordinal: int) -> Ymd:
    """Year, month and day of an ordinal in the Gregorian calendar."""
    day = date.fromordinal(ordinal)
    return day.year, day.month, day.day


def from_julian(year: int, month: int, day: int) -> int:
    """The ordinal of a Julian day, from the year 1 on."""
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= _SHORT[month] + (month == 2 and year % 4 == 0):
        raise ValueError(f"no such day: {year}-{month}-{day} (Julian)")
    back = month < 3
    months = month + 12 * back - 3
    years = year + 4800 - back
    return day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083 - _TO_ORDINAL


def to_julian(ordinal: int) -> Ymd:
    """Year, month and day of an ordinal in the Julian calendar."""
    c = ordinal + _TO_ORDINAL + 32_082
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1


def hijri_month_days(year: int, month: int) -> int:
    """29 or 30: the days of a tabular Hijri month."""
    return 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29


def from_hijri(year: int, month: int, day: int) -> int:
    """The ordinal of a tabular Hijri day; the sighted moon may stand a day before or after it."""
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= hijri_month_days(year, month):
        raise ValueError(f"no such day: {year}-{month}-{day} (Hijri)")
    before = (59 * (month - 1) + 1) // 2
    return day + before + 354 * (year - 1) + (3 + 11 * year) // 30 + _HIJRI_EPOCH - 1 - _TO_ORDINAL


def to_hijri(ordinal: int) -> Ymd:
    """Year, month and day of an ordinal in the tabular Hijri calendar. Raises ValueError before its first day."""
    if ordinal < from_hijri(1, 1, 1):
        raise ValueError(f"before the first Hijri day: {ordinal}")
    days = ordinal + _TO_ORDINAL - _HIJRI_EPOCH
    year = (30 * days + 10_646) // 10_631
    month = 1
    while month < 12 and ordinal >= from_hijri(year, month + 1, 1):
        month += 1
    return year, month, ordinal - from_hijri(year, month, 1) + 1
