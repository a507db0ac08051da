"""Claim -> the days of a slot: what its EDTF allows, of a part of a month or year only the third that the words say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from weakref import ref

from sefer.calendars import bounds
from sefer.model import Campaign, Claim, DateValue, Days, Mention

SLOTS = ("date", "arrive", "depart")
_VAGUE = "~"  # "late August" is written 1918-08~: the third stands with the mention alone


def when(campaign: Campaign, claim: Claim, *slots: str) -> Days | None:
    """The days of the first of these slots that has any; of `SLOTS` where none is named."""
    for slot in slots or SLOTS:
        value = str(claim.slots.get(slot) or "")
        days = bounds(value)
        if days is not None:
            return (_third(campaign, claim, value) if value.endswith(_VAGUE) else None) or days
    return None


def _third(campaign: Campaign, claim: Claim, value: str) -> Days | None:
    """The days of the mentions in the words of a claim that are written as its date is."""
    spans = [(claim.start, claim.end), *((c.start, c.end) for c in claim.context)]
    said = [
        days
        for start, end, edtf, days in _vague(campaign).get(claim.doc, ())
        if edtf == value and any(low <= start and end <= high for low, high in spans)
    ]
    return Days(min(d.earliest for d in said), max(d.latest for d in said)) if said else None


_Vague = Mapping[str, Sequence[tuple[int, int, str, Days]]]
_last: list[tuple[ref[Campaign], _Vague]] = []  # the campaign asked for last


def _vague(campaign: Campaign) -> _Vague:
    """The parts of months and years that each document mentions."""
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), {doc: tuple(_parts(found)) for doc, found in campaign.mentions.items()})]
    return _last[0][1]


def _parts(mentions: Iterable[Mention]) -> Iterable[tuple[int, int, str, Days]]:
    for mention in mentions:
        value = mention.value
        if isinstance(value, DateValue) and value.days is not None and (value.edtf or "").endswith(_VAGUE):
            yield mention.start, mention.end, str(value.edtf), value.days
