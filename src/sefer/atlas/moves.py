"""Movement claims -> lines: along the network where a way is known, straight where none is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from sefer.atlas.places import Gazetteer
from sefer.atlas.routes import key, spots
from sefer.atlas.spells import Spells
from sefer.atlas.spoken import Spoken, told_days
from sefer.geography import Network, Way, great_circle
from sefer.model import Claim

_DETOUR = 2.5  # a way so many times as long as the straight line was hardly the one that was taken
Leg = dict[str, Any]


def moves(spoken: Spoken, gazetteer: Gazetteer, units: Mapping[str, int], told: Spells) -> list[dict[str, Any]]:
    """Each movement that has two known ends. Where it names no start, it starts where the unit stood before."""
    ways = _Ways(spoken, gazetteer)
    rows = []
    for at, claim in enumerate(spoken.campaign.claims):
        if claim.kind != "movement" or claim.polarity == "negated":
            continue
        for unit in _subjects(spoken, claim, units):
            stops = _stops(spoken, gazetteer, claim, at, told.get(unit, []))
            legs = [leg for start, end in pairwise(stops) if start != end for leg in ways.legs(start, end)]
            if legs:
                about = {"unit": units[unit], "claim": at, "planned": claim.polarity == "planned"}
                rows.append({**about, "days": told_days(spoken.days[at])["days"], "legs": legs})
    return rows


class _Ways:
    """Lines between two places: the quickest way of the network, or straight."""

    def __init__(self, spoken: Spoken, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._network = Network(spoken.campaign.places, spoken.campaign.routes)
        self._spots = spots(spoken.campaign)

    def legs(self, start: int, end: int) -> list[Leg]:
        a, b = self._gazetteer.spot(start), self._gazetteer.spot(end)
        if a is None or b is None:
            return []
        way = self._network.way(self._gazetteer.name(start), self._gazetteer.name(end))
        straight = great_circle(a[1], a[0], b[1], b[0])
        if way is None or not way.legs or way.km > _DETOUR * straight:
            return [{"mode": None, "line": [*a, *b]}]
        return self._along(way, a, b)

    def _along(self, way: Way, start: tuple[float, float], end: tuple[float, float]) -> list[Leg]:
        """A leg for each stretch of one mode; stops without a known spot are passed over."""
        legs: list[Leg] = []
        line, last = [*start], len(way.legs) - 1
        for at, leg in enumerate(way.legs):
            spot = end if at == last else self._spots.get(key(way.stops[at + 1]))
            if spot is None:
                continue
            line += spot
            if at == last or way.legs[at + 1].mode != leg.mode:
                legs.append({"mode": leg.mode, "line": line})
                line = [*spot]
        return legs


def _subjects(spoken: Spoken, claim: Claim, units: Mapping[str, int]) -> list[str]:
    names = claim.slots.get("subject")
    entities = (
        spoken.campaign.entity(claim.doc, name, claim.id) for name in (names if isinstance(names, list) else [names])
    )
    return [entity.id for entity in entities if entity is not None and entity.id in units]


def _stops(spoken: Spoken, gazetteer: Gazetteer, claim: Claim, at: int, runs: list[dict[str, Any]]) -> list[int]:
    """The places of a movement that have a spot, in order."""
    stops = [place for place in _named(spoken, gazetteer, claim) if gazetteer.spot(place) is not None]
    days = spoken.days[at]
    if claim.slots.get("from") is not None or days is None or not stops:
        return stops
    before = [run for run in runs if run["from"] < days.earliest]
    stood = [one["value"] for one in before[-1]["positions"] if one["days"]] if before else []
    return [stood[0], *stops] if stood and gazetteer.spot(stood[0]) is not None else stops


def _named(spoken: Spoken, gazetteer: Gazetteer, claim: Claim) -> Iterator[int]:
    for slot in ("from", "via", "to"):
        value = claim.slots.get(slot)
        for name in value if isinstance(value, (list, tuple)) else [value]:
            entity = spoken.campaign.entity(claim.doc, name, claim.id) if isinstance(name, str) else None
            if entity is not None and entity.id in gazetteer.index:
                yield gazetteer.index[entity.id]
