"""Routes -> shortest ways, kilometres and days of march."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

import rustworkx as rx

from sefer.letters import fold
from sefer.model import Place, Route

EARTH_KM = 6371.0088  # mean radius, IUGG 1980
# km a day: least and most of a formation on the march, rests counted; sources in docs/sources.md
RATES: dict[str, tuple[float, float]] = {
    "road": (16.0, 24.0),  # Moss, Manual of Military Training (1917): 12-15 miles
    "track": (10.0, 16.0),  # rough country: half to two thirds of the road, Clausewitz, On War V.11
    "rail": (150.0, 250.0),  # single track, Transcaucasia 1918; an assumption, see docs/sources.md
    "sea": (150.0, 300.0),
}
MEN_PER_TRAIN = 500.0  # Russian troop train of 1904-05


def great_circle(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points on the sphere (haversine)."""
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


@dataclass(frozen=True, slots=True)
class Way:
    """A way through the network: the places in order, its legs, km in all and km by rail."""

    stops: tuple[str, ...]
    legs: tuple[Route, ...]

    @property
    def km(self) -> float:
        return sum(leg.km for leg in self.legs)

    @property
    def rail_km(self) -> float:
        return sum(leg.km for leg in self.legs if leg.mode == "rail")

    @property
    def days(self) -> tuple[float, float]:
        """Least and most days of march at RATES, trains waiting for nobody."""
        return tuple(sum(leg.km / RATES[leg.mode][i] for leg in self.legs) for i in (1, 0))  # type: ignore[return-value]


class Network:
    """The routes of a campaign as a graph; names of places are matched letter marks aside."""

    def __init__(self, places: Iterable[Place], routes: Iterable[Route]) -> None:
        self._graph: rx.PyGraph[str, Route] = rx.PyGraph()
        self._at: dict[str, int] = {}
        self._names = {fold(n): p.name for p in places for n in (p.name, *p.other_names)}
        for route in routes:
            self._graph.add_edge(self._node(route.start), self._node(route.end), route)

    def _key(self, name: str) -> str:
        """The gazetteer's name of a stop; "Gümrü (Alexandropol)" is Gümrü."""
        plain = name.partition(" (")[0]
        return fold(self._names.get(fold(plain), plain))

    def _node(self, name: str) -> int:
        key = self._key(name)
        if key not in self._at:
            self._at[key] = self._graph.add_node(name.partition(" (")[0])
        return self._at[key]

    def way(self, start: str, end: str) -> Way | None:
        """The quickest way between two places by the middle of RATES; None where the network has none."""
        a, b = self._at.get(self._key(start)), self._at.get(self._key(end))
        if a is None or b is None:
            return None
        if a == b:
            return Way((self._graph[a],), ())
        paths = rx.dijkstra_shortest_paths(self._graph, a, target=b, weight_fn=_days)
        if b not in paths:
            return None
        nodes = list(paths[b])
        legs = tuple(min(self._graph.get_all_edge_data(u, v), key=_days) for u, v in pairwise(nodes))
        return Way(tuple(self._graph[n] for n in nodes), legs)


def _days(route: Route) -> float:
    low, high = RATES[route.mode]
    return route.km / ((low + high) / 2)
