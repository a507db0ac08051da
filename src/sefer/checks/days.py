"""DAY: days that never were, weekdays that do not fit, years far from the text's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from statistics import median

from sefer.calendars import from_julian
from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.model import Campaign, DateValue, Mention, Words


def _dates(campaign: Campaign, doc: str) -> list[tuple[Mention, DateValue]]:
    return [(m, m.value) for m in campaign.mentions[doc] if isinstance(m.value, DateValue)]


@rule("DAY001", "no-such-day", "impossible_date", "error")
def no_such_day(examined: Examined) -> Iterator[Raised]:
    """A date names a day that its month does not have."""
    campaign = examined.campaign
    for doc in campaign.documents:
        for mention, value in _dates(campaign, doc):
            if value.impossible in ("day", "month"):
                yield Raised(
                    Words(doc, mention.start, mention.end),
                    says={"date": _text(campaign, doc, mention)},
                    explanations=("findings.why_misprint",),
                )


def _text(campaign: Campaign, doc: str, mention: Mention) -> str:
    return " ".join(campaign.documents[doc].text[mention.start : mention.end].split())


@rule("DAY002", "weekday-misses-date", "weekday_mismatch", "warning")
def weekday_misses_date(examined: Examined) -> Iterator[Raised]:
    """The weekday beside a date is not the weekday of that date."""
    campaign = examined.campaign
    for doc in campaign.documents:
        for mention, value in _dates(campaign, doc):
            if value.impossible != "weekday" or value.days is None or value.weekday is None:
                continue
            day = date.fromordinal(value.days.earliest)
            meant = _as_julian(value)
            says = {"date": _text(campaign, doc, mention), "weekday": day.weekday(), "weekday_stated": value.weekday}
            yield Raised(
                Words(doc, mention.start, mention.end),
                says=says | ({"day": meant} if meant else {}),
                working={"weekday": day.weekday(), "stated": value.weekday},
                explanations=("findings.why_misprint", *(("findings.why_julian",) if meant else ())),
            )


def _as_julian(value: DateValue) -> int | None:
    """The day (ordinal) that the printed figures name in the Julian calendar, where the stated weekday is its own."""
    if value.days is None or value.calendar != "gregorian":
        return None
    day = date.fromordinal(value.days.earliest)
    meant = from_julian(day.year, day.month, day.day)
    return meant if date.fromordinal(meant).weekday() == value.weekday else None


FEWEST = 8  # dated words that a text must have before its span says anything
FAR = 25  # years beyond the bulk of the text


@rule("DAY003", "year-far-outside", "anachronism", "warning")
def year_far_outside(examined: Examined) -> Iterator[Raised]:
    """One full date lies decades from its text, and one slip of its digits puts it between the dates beside it.

    The dates before and after it must both be of the text's own time: a life told from birth to death is no slip.
    """
    campaign = examined.campaign
    for doc in campaign.documents:
        dated = [(m, v) for m, v in _dates(campaign, doc) if v.days is not None and v.year_given]
        years = [date.fromordinal(v.days.earliest).year for _, v in dated if v.days is not None]
        if len(years) < FEWEST:
            continue
        middle = median(years)
        bulk = [y for y in years if abs(y - middle) <= FAR]
        for before, here, after in zip(range(len(years)), range(1, len(years)), range(2, len(years)), strict=False):
            mention, value = dated[here]
            precise = value.edtf is not None and len(value.edtf) >= 7
            beside = (years[before], years[after])
            meant = sorted({y for y in range(min(beside) - 1, max(beside) + 2) if _one_slip(years[here], y)})
            if precise and abs(years[here] - middle) > FAR and set(beside) <= set(bulk) and meant:
                yield Raised(
                    Words(doc, mention.start, mention.end),
                    says={"year": years[here], "span": _span(bulk)},
                    working={"stated": years[here], "possible": meant},
                    explanations=("findings.why_background", "findings.why_misprint"),
                )


def _span(years: list[int]) -> str:
    return str(min(years)) if min(years) == max(years) else f"{min(years)}-{max(years)}"


def _one_slip(year: int, other: int) -> bool:
    """Are two years one digit apart, or two swapped neighbours?"""
    a, b = str(year), str(other)
    unlike = [i for i in range(4) if a[i] != b[i]]
    swapped = len(unlike) == 2 and a[unlike[0]] == b[unlike[1]] and a[unlike[1]] == b[unlike[0]]
    return len(unlike) == 1 or swapped
