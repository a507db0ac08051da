"""Unit + day -> the name that it bore: of a unit that was renamed the last one told for the day or before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from weakref import ref

from sefer.model import Campaign
from sefer.reconstruct.stations import names
from sefer.reconstruct.when import when

_Renamed = Mapping[str, list[tuple[int, str, str]]]  # by unit: the day, the old and the new name, in their order
_last: list[tuple[ref[Campaign], _Renamed]] = []  # the campaign asked for last


def called(campaign: Campaign, unit: str, day: int) -> str:
    """The name of a unit (entity id) on a day; the preferred one where nobody tells of another."""
    told = _renamed(campaign).get(unit)
    if not told:
        return campaign.entities[unit].name
    before = [new for since, _, new in told if since <= day]
    return before[-1] if before else told[0][1]


def _renamed(campaign: Campaign) -> _Renamed:
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), _told(campaign))]
    return _last[0][1]


def _told(campaign: Campaign) -> _Renamed:
    out: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for claim in campaign.claims:
        if claim.slots.get("relation") != "renamed" or claim.polarity not in ("asserted", "reported"):
            continue
        days, old, new = (
            when(campaign, claim, "date"),
            names(claim.slots.get("subject")),
            names(claim.slots.get("object")),
        )
        units = {e.id for n in (*old, *new) if (e := campaign.entity(claim.doc, n, claim.id)) is not None}
        if days is not None and len(units) == 1 and len(old) == len(new) == 1:
            out[units.pop()].append((days.earliest, old[0], new[0]))
    return {unit: sorted(found) for unit, found in out.items()}
