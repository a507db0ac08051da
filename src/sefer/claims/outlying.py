"""Corrections that hold, with a day outside the campaign's or a place outside its region: worth a second look."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date

from sefer.calendars import bounds
from sefer.geography import Gazetteer
from sefer.messages import Complaint
from sefer.model import Decision, Settings

_DAYS, _PLACES = ("date", "depart", "arrive"), ("place", "from", "to", "via")


def outlying(
    decisions: Iterable[Decision], failed: Container[str], settings: Settings, gazetteer: Gazetteer
) -> Iterator[Complaint]:
    """A line for each correction that puts a claim outside the campaign; `failed` are the ids of those without effect."""
    for one in decisions:
        if one.verb != "correct" or one.id in failed:
            continue
        days = bounds(one.value) if one.field in _DAYS else None
        if days is not None and (
            (settings.first is not None and days.latest < settings.first)
            or (settings.last is not None and days.earliest > settings.last)
        ):
            yield Complaint(
                "store.outlying_day", id=one.id, value=one.value, first=_day(settings.first), last=_day(settings.last)
            )
        elif one.field in _PLACES and not gazetteer.lookup(one.value) and gazetteer.outside(one.value):
            yield Complaint("store.outlying_place", id=one.id, value=one.value)


def _day(day: int | None) -> str:
    return "…" if day is None else date.fromordinal(day).isoformat()
