"""Movement claims -> lines: along the network where a way is known, straight where none is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from sefer.atlas.places import Gazetteer
from sefer.atlas.spells import Spells
from sefer.atlas.spoken import Spoken, told_days
from sefer.model import Claim

Spot = tuple[float, float]


def moves(spoken: Spoken, gazetteer: Gazetteer, units: Mapping[str, int], told: Spells) -> list[dict[str, Any]]:
    """Each movement that has two known ends. Where it names no start, it starts where the unit stood before."""
    rows = []
    for at, claim in enumerate(spoken.campaign.claims):
        if claim.kind != "movement" or claim.polarity == "negated":
            continue
        for unit in _subjects(spoken, claim, units):
            stops = _stops(spoken, gazetteer, claim, at, told.get(unit, []))
            legs = [{"mode": None, "line": [*a, *b]} for a, b in itertools.pairwise(stops) if a != b]
            if legs:
                rows.append({"unit": units[unit], "legs": legs, "planned": claim.polarity == "planned", "claim": at,
                             "days": told_days(spoken.days[at])["days"]})  # fmt: skip
    return rows


def _subjects(spoken: Spoken, claim: Claim, units: Mapping[str, int]) -> list[str]:
    names = claim.slots.get("subject")
    entities = (spoken.campaign.entity(claim.doc, name) for name in (names if isinstance(names, list) else [names]))
    return [entity.id for entity in entities if entity is not None and entity.id in units]


def _stops(spoken: Spoken, gazetteer: Gazetteer, claim: Claim, at: int, runs: list[dict[str, Any]]) -> list[Spot]:
    spots = [spot for place in _named(spoken, gazetteer, claim) if (spot := gazetteer.spot(place)) is not None]
    days = spoken.days[at]
    if claim.slots.get("from") is None and days is not None and spots:
        before = [run for run in runs if run["from"] < days.earliest]
        start = gazetteer.spot(before[-1]["positions"][0]["value"]) if before and before[-1]["positions"] else None
        return [start, *spots] if start is not None else spots
    return spots


def _named(spoken: Spoken, gazetteer: Gazetteer, claim: Claim) -> Iterator[int]:
    for slot in ("from", "via", "to"):
        value = claim.slots.get(slot)
        for name in value if isinstance(value, (list, tuple)) else [value]:
            entity = spoken.campaign.entity(claim.doc, name) if isinstance(name, str) else None
            if entity is not None and entity.id in gazetteer.index:
                yield gazetteer.index[entity.id]
