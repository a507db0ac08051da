"""The routes of a campaign as lines: from one place with a known spot to the next, over those without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sefer.atlas.ground import Box
from sefer.atlas.places import Spot, known_spot
from sefer.letters import fold
from sefer.model import Campaign, Route


def routes(campaign: Campaign, box: Box) -> list[dict[str, Any]]:
    """Lines of the route network of which one end lies in the box, straight between known spots."""
    at = spots(campaign)
    lines = {}
    for start, end, mode in _lines(campaign.routes, at):
        ends = sorted((at[start], at[end]))
        if any(box[0] <= lon <= box[2] and box[1] <= lat <= box[3] for lon, lat in ends):
            lines[mode, *ends] = {"mode": mode, "line": [part for spot in ends for part in spot]}
    return list(lines.values())


def spots(campaign: Campaign) -> dict[str, Spot]:
    """Longitude and latitude of the gazetteer's places, by each of their names, folded."""
    found: dict[str, Spot] = {}
    for place in campaign.places:
        spot = known_spot(place.lat, place.lon)
        if spot is not None:
            for name in (place.name, *place.other_names):
                found.setdefault(key(name), spot)
    return found


def key(name: str) -> str:
    """A name for comparison, without what stands in brackets behind it: "Gence (Elisavetpol)" is "gence"."""
    return fold(name.partition(" (")[0])


def _lines(legs: tuple[Route, ...], at: dict[str, Spot]) -> Iterator[tuple[str, str, str]]:
    """Pairs of places with a spot that are joined by one mode over places without one."""
    net: dict[tuple[str, str], set[str]] = defaultdict(set)
    for leg in legs:
        start, end = key(leg.start), key(leg.end)
        net[leg.mode, start].add(end)
        net[leg.mode, end].add(start)
    for (mode, start), nexts in net.items():
        if start not in at:
            continue
        for step in sorted(nexts):
            goal = _follow(net, mode, start, step, at)
            if goal is not None and goal != start:
                yield start, goal, mode


def _follow(net: dict[tuple[str, str], set[str]], mode: str, before: str, here: str, at: dict[str, Spot]) -> str | None:
    """Where a line comes to a known spot; None where it ends or parts before that."""
    seen = {before}
    while here not in at:
        seen.add(here)
        on = net[mode, here] - seen
        if len(on) != 1:
            return None
        here = on.pop()
    return here
