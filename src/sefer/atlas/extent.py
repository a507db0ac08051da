"""How much time and how much ground an atlas shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from sefer.atlas.ground import Box
from sefer.model import Days, Settings

VAGUE = 45  # days; a date vaguer than this says nothing about when a campaign was
GAP = 240  # days without a claim that part one campaign from another
LEAST = 0.4  # degrees; about 40 km
WORLD: Box = (-170.0, -58.0, 190.0, 76.0)


def period(settings: Settings, days: Iterable[Days | None]) -> tuple[int, int]:
    """First and last day: as declared, else the densest run of dated claims without a gap of GAP days."""
    told = sorted((day for day in days if day and day.latest - day.earliest <= VAGUE), key=lambda day: day.earliest)
    runs: list[list[Days]] = []
    for day in told:
        if runs and day.earliest - runs[-1][-1].latest <= GAP:
            runs[-1].append(day)
        else:
            runs.append([day])
    run = max(runs, key=len, default=[Days(1, 1)])
    first = settings.first or min(day.earliest for day in run)
    last = settings.last or max(day.latest for day in run)
    return first, max(first, last)


def frame(spots: Sequence[tuple[float, float]], region: Box | None) -> tuple[Box, Box]:
    """What the map shows first, and how far it can be moved.

    `spots` are longitudes and latitudes. Without a region, spots far from the rest (four times as far as most from
    their middle) are not in the first view, which is LEAST degrees high and wide at least.
    """
    spots = _turned(spots)
    within = [spot for spot in spots if _inside(spot, region)] if region else _near(spots)
    home = _around(within) if within else region or WORLD
    west, south, east, north = home if region is None else _joined(home, region)
    wide, high = min(max(east - west, 1.2) * 0.45, (360 - east + west) / 2), max(north - south, 0.9) * 0.45
    box = (west - wide, max(south - high, -80.0), east + wide, min(north + high, 82.0))
    return home, box


def _turned(spots: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spots on both sides of 180 degrees brought together: those to the east of the line go on past it."""
    lons = sorted({spot[0] for spot in spots})
    gaps = [(after - before, before) for before, after in pairwise(lons)]
    widest, west = max(gaps, default=(0.0, 0.0))
    if not lons or widest <= 360 - (lons[-1] - lons[0]):
        return list(spots)
    return [(lon + 360 if lon <= west else lon, lat) for lon, lat in spots]


def _inside(spot: tuple[float, float], box: Box) -> bool:
    lon = spot[0] + 360 if spot[0] < box[0] else spot[0]
    return box[0] <= lon <= box[2] and box[1] <= spot[1] <= box[3]


def _near(spots: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    if not spots:
        return []
    x, y = median(spot[0] for spot in spots), median(spot[1] for spot in spots)
    far = [max(abs(spot[0] - x), abs(spot[1] - y)) for spot in spots]
    reach = max(4 * median(far), 1.0)
    return [spot for spot, off in zip(spots, far, strict=True) if off <= reach]


def _around(spots: Sequence[tuple[float, float]]) -> Box:
    lons, lats = [spot[0] for spot in spots], [spot[1] for spot in spots]
    pad = 0.06 * max(max(lons) - min(lons), max(lats) - min(lats))
    wide = max(pad, (LEAST - max(lons) + min(lons)) / 2)
    high = max(pad, (LEAST - max(lats) + min(lats)) / 2)
    return min(lons) - wide, min(lats) - high, max(lons) + wide, max(lats) + high


def _joined(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
