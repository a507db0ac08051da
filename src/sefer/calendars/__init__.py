"""Days as intervals; EDTF strings, and the Gregorian, Julian, Hijri and Rumi calendars as whole numbers of days."""

from __future__ import annotations

from sefer.calendars.edtf import bounds, limits
from sefer.calendars.julian_day import (
    from_gregorian,
    from_hijri,
    from_julian,
    hijri_month_days,
    to_gregorian,
    to_hijri,
    to_julian,
)
from sefer.calendars.rumi import from_rumi, rumi_year, to_rumi
from sefer.calendars.slips import one_slip, swapped

__all__ = [
    "bounds",
    "from_gregorian",
    "from_hijri",
    "from_julian",
    "from_rumi",
    "hijri_month_days",
    "limits",
    "one_slip",
    "rumi_year",
    "swapped",
    "to_gregorian",
    "to_hijri",
    "to_julian",
    "to_rumi",
]
