"""EDTF of a claim -> days."""

from __future__ import annotations

import datetime
import re

from sefer.model import Days


def days_of(edtf: str | None) -> Days | None:
    """Earliest and latest day of an EDTF date or range; null where there is none."""
    if not isinstance(edtf, str):
        return None
    first, _, last = edtf.partition("/")
    low, high = _bounds(first), _bounds(last or first)
    return Days(low[0], max(high[1], low[0]), stretch=bool(last)) if low and high else None


def _bounds(text: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?[~?]*", text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        low = datetime.date(year or 1, month or 1, day or 1).toordinal()
        if day:
            return low, low
        after = (
            datetime.date((year or 1) + 1, 1, 1) if not month or month == 12 else datetime.date(year or 1, month + 1, 1)
        )
        return low, after.toordinal() - 1
    except ValueError:
        return None
