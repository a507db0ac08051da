"""Where tellings of somebody lie: their places, how far two are apart, and whether they are two at all."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.checks.examined import Examined
from sefer.checks.tellings import Telling
from sefer.geography import great_circle
from sefer.model import Entity


def printed(place: str) -> str:
    """A place as it is shown: words that are no name stand in quotation marks."""
    return place if place[:1].isupper() else f"“{place}”"


def apart(examined: Examined, doc: str, starts: Sequence[int]) -> float | None:
    """The kilometres between two places; None where one is not on the map."""
    found = [examined.tellings.entity(doc, start) for start in starts if start >= 0]
    points = [(e.traits["lat"], e.traits["lon"]) for e in found if e is not None and e.traits.get("lat") is not None]
    return great_circle(*points[0], *points[1]) if len(points) == len(starts) else None


def spot(examined: Examined, group: Sequence[Telling]) -> Entity:
    return examined.tellings.entities(group[0].at.doc, group[0].says["places"])[0]


def are_two(examined: Examined, one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Do two tellings name places, none of them both, and none called by the name of the other, as its pass or its fort is?"""
    spots = [{e.id for d in g for e in examined.tellings.entities(d.at.doc, d.says["places"])} for g in (one, other)]
    if not (spots[0] and spots[1]) or spots[0] & spots[1]:
        return False
    names = [spot(examined, group).name for group in (one, other)]
    return names[0] == names[1] or names[0].split()[0] != names[1].split()[0]
