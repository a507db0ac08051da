"""EDTF strings -> days: the bounds of every form that Sefer writes (level 0 and 1, with times as an extension)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

from sefer.letters.patterns import lazy
from sefer.model import Days

_DAY = lazy(r"(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d)?$")
_MONTH = lazy(r"(\d{4})-(\d\d)$")
_YEAR = lazy(r"(\d{4})$")
_DECADE = lazy(r"(\d{3})X$")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  # first and last month; winter runs into the next year


@lru_cache(maxsize=1 << 16)
def bounds(edtf: str | None) -> Days | None:
    """The first and last day that an EDTF string allows; None for none, an open end, or one that cannot be read."""
    if not edtf or ".." in edtf:
        return None
    first, _, last = edtf.partition("/")
    low, high = _one(first), _one(last or first)
    if low is None or high is None or low.earliest > high.latest:
        return None
    return Days(low.earliest, high.latest, stretch=bool(last))


def limits(edtf: str | None) -> tuple[int | None, int | None]:
    """The first and the last day possible; None on a side that is open, on both for none or what cannot be read."""
    first, _, last = (edtf or "").partition("/")
    if ".." in (first, last):
        low, high = _one(first), _one(last)
        return low.earliest if low else None, high.latest if high else None
    days = bounds(edtf)
    return (days.earliest, days.latest) if days is not None else (None, None)


def _one(text: str) -> Days | None:
    plain = text.rstrip("~?%")
    try:
        if found := _DAY.match(plain):
            day = date(*map(int, found.groups())).toordinal()
            return Days(day, day)
        if found := _MONTH.match(plain):
            return _months(int(found[1]), int(found[2]))
        if found := _YEAR.match(plain):
            year = int(found[1])
            return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        if found := _DECADE.match(plain):
            decade = int(found[1]) * 10
            return Days(date(decade, 1, 1).toordinal(), date(decade + 9, 12, 31).toordinal())
    except ValueError:
        return None
    return None


def _months(year: int, month: int) -> Days:
    low, high = _SEASONS.get(month, (month, month))
    end = year + 1 if high < low else year
    return Days(date(year, low, 1).toordinal(), date(end, high, monthrange(end, high)[1]).toordinal())
