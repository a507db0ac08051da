"""DAY: stretches of time that the dates beside them do not give."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.checks.examined import Examined
from sefer.checks.ranges import Range, plain
from sefer.checks.rules import Raised, rule
from sefer.model import Words

_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year_later": 365.25}
# By how many days a stretch may miss, by its unit, beside one for counting both ends or none: weeks and months are told roundly.
_SLACK = {
    "hour": 0.75,
    "day": 1.0,
    "next": 0.0,
    "week": 4.0,
    "fortnight": 3.0,
    "month": 16.0,
    "year_later": 190.0,
    "year": 1.0,
    "age": 1.0,
}


_APART = 4  # times that a stretch of days may be too long or too short for it to be one of the dates beside it
_LONG = 20  # days, from which on that holds for one too short
ONE_WEEK = 3.0  # days by which a single week may miss
HOURS = 0.12  # of a stretch of hours, that may be rounded off


@rule("DAY006", "elapsed-time-misses-dates", "elapsed_mismatch", "warning")
def elapsed_time_misses_dates(examined: Examined) -> Iterator[Raised]:
    """So many days, weeks or years are told, and the dates beside them lie otherwise apart, however the ends are counted."""
    for doc, found in examined.oddities("elapsed"):
        unit, apart = found.says["unit"], found.says["apart"]
        low, high = _allowed(found.says["period"], unit)
        if low <= apart <= high or (apart > high and not found.says.get("whole", True)):
            continue
        if unit == "hour" and found.says["half"] and low <= apart + 12 <= high:  # of the morning, or of the evening
            continue
        if (
            unit == "day"
            and not found.says.get("tied")
            and (apart * _APART < low or apart > high * _APART > _APART * _LONG)
        ):
            continue  # of other ends than those beside it
        stretch = " ".join(examined.campaign.documents[doc].text[found.start : found.end].split())
        in_years = unit in ("year", "age")
        yield Raised(
            Words(doc, found.start, found.end),
            tuple(Words(doc, part.start, part.end) for part in found.related),
            says={
                "stretch": stretch,
                "apart": plain(apart),
                "days": not in_years and unit != "hour",
                "years": in_years,
                "hours": unit == "hour",
            },
            working={"stated": plain(found.says["period"][0]), "possible": apart},
            explanations=("rules/day.why_counted_from", "findings.why_misprint"),
            level=None if found.says.get("sure", True) else "note",
            loose=found.says.get("ties", 0),
        )


def _allowed(period: tuple[float, float, float, float], unit: str) -> Range:
    """How many days (or years) may lie between the dates."""
    each, slack = _DAYS.get(unit, 1.0), max(_SLACK[unit], HOURS * period[0] if unit == "hour" else 0)
    low, high = period[2] * each, period[3] * each
    if unit == "day" and period[0] >= 30 and period[0] % 10 == 0:  # "thirty days" may be a month
        slack = 2.0
    if unit == "week" and period[0] == 1:  # one week is told less roundly than three
        slack = ONE_WEEK
    return low - slack, high + slack
