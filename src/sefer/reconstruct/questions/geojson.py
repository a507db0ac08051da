"""`sefer replay --format geojson`: spells as features, for QGIS and for maps of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sefer.geography import BOUND, Network
from sefer.model import Campaign, Route, UnitState
from sefer.reconstruct.movement import Whereabouts
from sefer.reconstruct.questions.replay import bounded_spells
from sefer.reconstruct.replay import Spell

Leg = tuple[str, str, float, float, str]  # as Whereabouts has it
Spot = tuple[float, float]  # longitude and latitude in degrees, WGS 84, as RFC 7946 has them


def geojson(
    campaign: Campaign, first: int, last: int, according_to: str | None = None, pace: str = BOUND
) -> dict[str, Any]:
    """A feature collection: one feature a unit and spell of days; without a geometry where nobody can say where it was.

    A stretch of a way is drawn on the straight line between its two ends. Raises Complaint as the table does.
    """
    found = bounded_spells(campaign, first, last, according_to, pace)
    chart = Chart(campaign)
    return {"type": "FeatureCollection", "features": [_feature(campaign, spell, chart) for spell in found]}


def _feature(campaign: Campaign, spell: Spell, chart: Chart) -> dict[str, Any]:
    where, told, names = spell.bounded or Whereabouts("unknown"), spell.told or UnitState(spell.unit), campaign.entities
    return {
        "type": "Feature",
        "geometry": chart.geometry(where),
        "properties": {
            "unit": names[spell.unit].name,
            "unit_id": spell.unit,
            "from": date.fromordinal(spell.first).isoformat(),
            "to": date.fromordinal(spell.last).isoformat(),
            "whereabouts": where.kind,
            "places": list(where.places),
            "reason": where.reason,
            "strengths": [t.value for t in told.strengths if t.days],
            "commanders": [names[t.value].name for t in told.commanders if t.days],
            "parents": [names[t.value].name for t in told.parents if t.days],
            "claims_said": list(where.claims_said),
            "claims_bound": list(where.claims_bound),
        },
    }


class Chart:
    """Where the places and ways of a campaign lie on the ground."""

    def __init__(self, campaign: Campaign) -> None:
        self._network = Network(campaign.places, campaign.routes)
        self._spots: dict[str, Spot] = {key: (lon, lat) for key, _, lat, lon in self._network.located}
        self._stops = dict(self._between(campaign.routes))
        self._km = {(self._network.key(r.start), self._network.key(r.end), r.mode): r.km for r in campaign.routes}

    def geometry(self, where: Whereabouts) -> dict[str, Any] | None:
        """Points of places and lines of stretches; None where none of them has coordinates."""
        shapes: list[dict[str, Any]] = []
        for spot in filter(None, map(self.spot, where.places)):
            shapes.append({"type": "Point", "coordinates": list(spot)})
        for line in filter(None, map(self.line, where.legs)):
            shapes.append({"type": "LineString", "coordinates": list(map(list, line))})
        if len(shapes) < 2:
            return shapes[0] if shapes else None
        return {"type": "GeometryCollection", "geometries": shapes}

    def spot(self, place: str) -> Spot | None:
        """Where a place lies; None without coordinates."""
        return self._spots.get(self._network.key(place))

    def line(self, leg: Leg) -> tuple[Spot, Spot] | None:
        """The ends of a stretch, straight between those of its leg; None where no place on either side has coordinates.

        A stop without coordinates lies by its kilometres on the straight line between the places around it that have them.
        """
        start, end, low, high, mode = leg
        ends = (self._network.key(start), self._network.key(end))
        one, other = (self._spots.get(key) or self._stops.get((mode, key)) for key in ends)
        whole = self._km.get((*ends, mode))
        if one is None or other is None or not whole:
            return None
        return _along(one, other, low / whole), _along(one, other, high / whole)

    def _between(self, routes: Iterable[Route]) -> Iterator[tuple[tuple[str, str], Spot]]:
        """Stops without coordinates on lines that neither part nor end before a place that has them."""
        net: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        for route in routes:
            one, other = self._network.key(route.start), self._network.key(route.end)
            net[route.mode, one][other] = net[route.mode, other][one] = route.km
        for (mode, start), steps in net.items():
            for first, km in steps.items() if start in self._spots else ():
                here, passed = first, {start: 0.0, first: km}
                while here not in self._spots and len(on := net[mode, here].keys() - passed.keys()) == 1:
                    (step,) = on
                    passed[step] = passed[here] + net[mode, here][step]
                    here = step
                if here in self._spots and passed[here]:
                    ends = self._spots[start], self._spots[here]
                    for stop in list(passed)[1:-1]:
                        yield (mode, stop), _along(*ends, passed[stop] / passed[here])


def _along(start: Spot, end: Spot, share: float) -> Spot:
    share = min(1.0, share)
    return round(start[0] + share * (end[0] - start[0]), 5), round(start[1] + share * (end[1] - start[1]), 5)
