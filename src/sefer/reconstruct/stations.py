"""Claims -> who was where: the stations of every unit, each told by one claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from weakref import ref

from sefer.model import Campaign, Claim, Entity, Station
from sefer.reconstruct.told_as import is_toward
from sefer.reconstruct.when import when

FORCES = ("unit", "force")


def names(value: object) -> list[str]:
    """The names in a slot: none, one, or several."""
    if isinstance(value, str):
        return [value]
    return [v for v in value if isinstance(v, str)] if isinstance(value, (list, tuple)) else []


def forces(campaign: Campaign, claim: Claim, slot: str) -> list[Entity]:
    """The units and unnamed forces in a slot of a claim."""
    value, doc, entity = claim.slots.get(slot), claim.doc, campaign.entity
    if isinstance(value, str):
        one = entity(doc, value, claim.id)
        return [one] if one is not None and one.type in FORCES else []
    found = (entity(doc, name, claim.id) for name in names(value))
    return [e for e in found if e is not None and e.type in FORCES]


def stations(campaign: Campaign) -> Mapping[str, tuple[Station, ...]]:
    """For every unit its stations: the dated ones in order of their days, the undated ones as they are told.

    Read once for a campaign, however many days are asked for.
    """
    if _last and _last[0][0]() is campaign:
        return _last[0][1]
    _last[:] = [(ref(campaign), _all(campaign))]
    return _last[0][1]


_last: list[tuple[ref[Campaign], Mapping[str, tuple[Station, ...]]]] = []  # the campaign asked for last


def _all(campaign: Campaign) -> Mapping[str, tuple[Station, ...]]:
    out: dict[str, list[Station]] = defaultdict(list)
    for claim in campaign.claims:
        if claim.polarity in ("asserted", "reported", "planned"):
            for station in _of(campaign, claim):
                out[station.unit].append(station)
    return {unit: tuple(sorted(found, key=_order)) for unit, found in out.items()}


def _order(station: Station) -> tuple[bool, int, int]:
    days = station.days
    return (days is None, days.latest if days else 0, 1 if station.how == "departs" else 0)


def _of(campaign: Campaign, claim: Claim) -> Iterator[Station]:
    if claim.kind == "location":
        yield from _at(campaign, claim, "subject", "place", "date", "at")
    elif claim.kind == "engagement":
        yield from _at(campaign, claim, "parties", "place", "date", "fights")
    elif claim.kind == "movement":
        yield from _moved(campaign, claim)
    elif claim.kind in ("strength", "loss", "capture"):
        yield from _at(campaign, claim, "subject", "place", "date", "at")


def places(campaign: Campaign, claim: Claim, slot: str) -> list[str]:
    """The places in a slot of a claim."""
    found = (campaign.entity(claim.doc, name, claim.id) for name in names(claim.slots.get(slot)))
    return [e.id for e in found if e is not None and e.type == "place"]


def _at(campaign: Campaign, claim: Claim, who: str, where: str, slot: str, how: str) -> Iterator[Station]:
    days = when(campaign, claim, slot)
    for unit in forces(campaign, claim, who):
        for place in places(campaign, claim, where):
            yield Station(unit.id, place, days, how, claim.id, claim.doc, claim.polarity)


def _moved(campaign: Campaign, claim: Claim) -> Iterator[Station]:
    """A departure from where it left, an arrival where it came; of "went to" without a day an undated arrival.

    Of who went toward a place on no day that is told, that it was on its way there.
    """
    depart, arrive = when(campaign, claim, "depart"), when(campaign, claim, "arrive")
    goals, origins = places(campaign, claim, "to"), places(campaign, claim, "from")
    for unit in forces(campaign, claim, "subject"):
        for origin in origins:
            goal = goals[-1] if goals else None
            yield Station(unit.id, origin, depart, "departs", claim.id, claim.doc, claim.polarity, goal)
        toward = depart is None and arrive is None and bool(goals) and is_toward(campaign, claim)
        if goals and not origins and (depart is not None or toward):
            yield Station(unit.id, "", depart, "departs", claim.id, claim.doc, claim.polarity, goals[-1])
        for goal in [] if toward else goals:
            yield Station(unit.id, goal, arrive, "arrives", claim.id, claim.doc, claim.polarity)
