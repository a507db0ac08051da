"""The Rumi (Mâlî) calendar of the Ottoman state, 1256 to 1341 (1840 to 1925).

Its year began on 1 March and its days and months were the Julian ones up to 15 Şubat 1332 (28 February 1917). The next
day was 1 Mart 1333 = 1 March 1917: from there days and months are Gregorian. From 1 Kânunusani 1334 (1 January 1918)
the year too begins in January. So the handbooks (F. R. Unat, Hicrî Tarihleri Milâdî Tarihe Çevirme Kılavuzu). Months
are numbered as today: Mart is 3.
"""

from __future__ import annotations

from sefer.calendars.julian_day import Ymd, from_gregorian, from_julian, to_gregorian, to_julian

FIRST, LAST = 1256, 1341
_REFORM = from_gregorian(1917, 3, 1)  # 1 Mart 1333
_BEGIN, _END = from_julian(1840, 3, 1), from_gregorian(1925, 12, 31)
_AHEAD = 584


def from_rumi(year: int, month: int, day: int) -> int:
    """The ordinal of a Rumi day. Raises ValueError for one that never was (16 Şubat 1332, Kânunusani 1333)."""
    if not FIRST <= year <= LAST:
        raise ValueError(f"no Rumi year: {year}")
    if year <= 1332:
        found = from_julian(year + _AHEAD + (month < 3), month, day)
        if found >= _REFORM:
            raise ValueError(f"no such day: {day}.{month}.{year} (Rumi)")
        return found
    if year == 1333 and month < 3:
        raise ValueError(f"no such day: {day}.{month}.{year} (Rumi)")
    return from_gregorian(year + _AHEAD, month, day)


def rumi_year(year: int) -> tuple[int, int] | None:
    """The first and the last day of a Rumi year as ordinals; None for a year that the calendar does not have."""
    if not FIRST <= year <= LAST:
        return None
    first, after = (
        from_rumi(each, 1 if each > 1333 else 3, 1) if each <= LAST else _END + 1 for each in (year, year + 1)
    )
    return first, after - 1


def to_rumi(ordinal: int) -> Ymd:
    """Year, month and day of an ordinal in the Rumi calendar. Raises ValueError outside 1256 to 1341."""
    if not _BEGIN <= ordinal <= _END:
        raise ValueError(f"outside the Rumi calendar: {ordinal}")
    if ordinal >= _REFORM:
        year, month, day = to_gregorian(ordinal)
        return year - _AHEAD, month, day
    year, month, day = to_julian(ordinal)
    return year - _AHEAD - (month < 3), month, day
