"""Days as a person asks for them: an ISO date, or a whole month or year where a stretch is meant."""

from __future__ import annotations

import re
from datetime import date

from sefer.calendars import bounds
from sefer.letters.patterns import lazy
from sefer.messages import Complaint
from sefer.model import Campaign, Days
from sefer.reconstruct.setting import span_of

_DAY = lazy(r"\d{4}-\d\d-\d\d")
_STRETCH = lazy(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")  # no seasons


def day(text: str) -> int:
    """The ordinal of an ISO date. Raises Complaint for what is none."""
    return _asked(text, _DAY, "cli.bad_day").earliest


def stretch(text: str) -> Days:
    """The days of an ISO date, of a month (1918-09) or of a year (1918). Raises Complaint for what is none of them."""
    return _asked(text, _STRETCH, "cli.bad_days")


def _asked(text: str, form: re.Pattern[str], wrong: str) -> Days:
    found = bounds(text) if form.fullmatch(text) else None
    if found is None:
        raise Complaint(wrong, day=text)
    return found


def span(campaign: Campaign, first: Days | None, last: Days | None) -> tuple[int, int]:
    """From the first of some days to the last of others; the campaign's own where one of them is not asked for."""
    own = span_of(campaign) or (1, 1)
    return first.earliest if first else own[0], last.latest if last else own[1]


def iso(day: int) -> str:
    """A day (ordinal) as a person writes it."""
    return date.fromordinal(day).isoformat()
