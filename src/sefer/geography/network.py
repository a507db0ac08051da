"""Routes -> quickest ways, kilometres and days of march."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from sefer.geography.rates import rates
from sefer.letters import fold
from sefer.model import Place, Route

if TYPE_CHECKING:
    import rustworkx as rx

EARTH_KM = 6371.0088  # mean radius, IUGG 1980
WINDING = 1.3  # ground over crow's way where no route is given
OFF_NETWORK_KM = 50.0  # a place farther from every stop is not joined


def great_circle(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points on the sphere (haversine)."""
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


@dataclass(frozen=True, slots=True)
class Way:
    """A way through the network: the places in order, its legs, km in all and by mode."""

    stops: tuple[str, ...]
    legs: tuple[Route, ...]

    @property
    def km(self) -> float:
        return sum(leg.km for leg in self.legs)

    @property
    def by_mode(self) -> tuple[tuple[str, float], ...]:
        """Kilometres of each mode, in the order in which they first come."""
        modes = dict.fromkeys(leg.mode for leg in self.legs)
        return tuple((m, sum(leg.km for leg in self.legs if leg.mode == m)) for m in modes)

    @property
    def days(self) -> tuple[float, float]:
        """Least and most days of march at the usual rates of foot, trains waiting for nobody."""
        least, most = (sum(leg.km / rates().usual(leg.mode)[i] for leg in self.legs) for i in (1, 0))
        return least, most

    @property
    def climb(self) -> float:
        """Metres of climb on its legs, as far as the routes tell them."""
        return sum(leg.climb_m or 0.0 for leg in self.legs)

    def __add__(self, other: Way) -> Way:
        """One way after the other."""
        return Way((*self.stops, *other.stops[1:]), (*self.legs, *other.legs))


class Network:
    """The routes of a campaign as a graph; names of places are matched letter marks aside."""

    def __init__(self, places: Iterable[Place], routes: Iterable[Route]) -> None:
        places = tuple(places)
        from rustworkx import PyGraph  # only now: reading needs no routes

        self.routes = tuple(dict.fromkeys(routes))
        self._graph: rx.PyGraph[str, Route] = PyGraph()
        self._at: dict[str, int] = {}
        self._keys: dict[str, str] = {}
        self._paths: dict[tuple[int, str | None], Mapping[int, Sequence[int]]] = {}
        self._ends: dict[str, tuple[str, tuple[Route, ...]] | None] = {}
        self._names = {fold(n): p.name for p in places for n in (p.name, *p.other_names)}
        self._rows = {fold(p.name): p for p in places}
        for route in self.routes:
            self._graph.add_edge(self._node(route.start), self._node(route.end), route)
        self._points = {
            node: (row.lat, row.lon)
            for key, node in self._at.items()
            if (row := self._rows.get(key)) is not None and row.lat is not None and row.lon is not None
        }

    def nearest(self, lat: float, lon: float) -> tuple[str, float] | None:
        """The stop nearest to a point and the kilometres to it as the crow flies; None where no stop is located."""
        found = [(great_circle(lat, lon, *at), self._graph[n]) for n, at in self._points.items()]
        return min(found)[::-1] if found else None

    def reach(self, start: str, end: str, by: str | None = None) -> Way | None:
        """As `way`; a place off the network is joined to its nearest stop, or goes straight to a near goal.

        Where no route is given a track is taken, WINDING times as long as the crow's way.
        """
        if self.key(start) == self.key(end):
            return Way((start,), ())
        one, other = self._joined(start), self._joined(end)
        way = self.way(one[0], other[0], by) if one is not None and other is not None else None
        if by in ("rail", "sea"):
            return None if way is None or one is None or other is None else _over(one[1], way, other[1])
        if one is None or other is None or way is None:
            return self._straight(start, end)
        if not one[1] and not other[1]:
            return way
        round_about = _over(one[1], way, other[1])
        straight = self._straight(start, end)
        return round_about if straight is None else min(round_about, straight, key=lambda w: w.days)

    def knows(self, name: str) -> bool:
        """Is the place a stop, or located in the gazetteer?"""
        return self._joined(name) is not None

    def _straight(self, start: str, end: str) -> Way | None:
        a, b = self._rows.get(self.key(start)), self._rows.get(self.key(end))
        if a is None or b is None or None in (a.lat, a.lon, b.lat, b.lon):
            return None
        km = great_circle(a.lat, a.lon, b.lat, b.lon)  # type: ignore[arg-type]
        near = km <= OFF_NETWORK_KM
        return Way((start, end), (Route(start, end, "track", max(0.1, WINDING * km)),)) if near else None

    def _joined(self, name: str) -> tuple[str, tuple[Route, ...]] | None:
        """The stop at or nearest to a place, and the leg between them; found once."""
        if name not in self._ends:
            self._ends[name] = self._end(name)
        return self._ends[name]

    def _end(self, name: str) -> tuple[str, tuple[Route, ...]] | None:
        if self.key(name) in self._at:
            return name, ()
        place = self._rows.get(self.key(name))
        if place is None or place.lat is None or place.lon is None:
            return None
        near = self.nearest(place.lat, place.lon)
        if near is None or near[1] > OFF_NETWORK_KM:
            return None
        return near[0], (Route(name, near[0], "track", max(0.1, WINDING * near[1])),)

    def key(self, name: str) -> str:
        """The key by which a place is known; the gazetteer's name of a stop; "Gümrü (Alexandropol)" is Gümrü."""
        if name not in self._keys:
            plain = name.partition(" (")[0]
            self._keys[name] = fold(self._names.get(fold(plain), plain))
        return self._keys[name]

    def _node(self, name: str) -> int:
        key = self.key(name)
        if key not in self._at:
            self._at[key] = self._graph.add_node(name.partition(" (")[0])
        return self._at[key]

    def way(self, start: str, end: str, by: str | None = None) -> Way | None:
        """The quickest way between two places by the middle of the usual rates; None where the network has none.

        `by` asks for a mode: "march" walks along railways and takes no ship, "rail" and "sea" need such a leg.
        """
        a, b = self._at.get(self.key(start)), self._at.get(self.key(end))
        if a is None or b is None:
            return None
        if a == b:
            return Way((self._graph[a],), ())
        weigh, paths = _WEIGHTS.get(by, _days), self._from(a, by)
        if b not in paths:
            return None
        nodes = list(paths[b])
        legs = tuple(min(self._graph.get_all_edge_data(u, v), key=weigh) for u, v in pairwise(nodes))
        if (by == "march" and any(leg.mode == "sea" for leg in legs)) or (
            by in ("rail", "sea") and all(leg.mode != by for leg in legs)
        ):
            return None
        walked = tuple(map(_walked, legs)) if by == "march" else legs
        return Way(tuple(self._graph[n] for n in nodes), walked)

    def _from(self, node: int, by: str | None) -> Mapping[int, Sequence[int]]:
        """The quickest paths from a stop to all others; found once."""
        if (node, by) not in self._paths:
            from rustworkx import dijkstra_shortest_paths

            self._paths[node, by] = dijkstra_shortest_paths(self._graph, node, weight_fn=_WEIGHTS.get(by, _days))
        return self._paths[node, by]

    @property
    def located(self) -> Iterator[tuple[str, str, float, float]]:
        """Key, name, lat and lon of every place whose coordinates are known, a stop or not."""
        for key, row in self._rows.items():
            if row.lat is not None and row.lon is not None:
                yield key, row.name, row.lat, row.lon


def _over(first: tuple[Route, ...], way: Way, last: tuple[Route, ...]) -> Way:
    """A way with the legs that join its ends to places off the network."""
    stops = (*(leg.start for leg in first), *way.stops, *(leg.start for leg in last))
    return Way(stops, (*first, *way.legs, *last))


def _days(route: Route) -> float:
    low, high = rates().usual(route.mode)
    return route.km / ((low + high) / 2)


def _walked(route: Route) -> Route:
    """A leg as it is marched: along a railway as on a track."""
    return replace(route, mode="track") if route.mode == "rail" else route


def _on_foot(route: Route) -> float:
    return _NEVER if route.mode == "sea" else _days(_walked(route))


_NEVER = 1e9  # days: a leg that is taken only where there is no other
_WEIGHTS: Mapping[str | None, Callable[[Route], float]] = {
    "march": _on_foot,
    "rail": lambda route: _days(route) * (1 if route.mode == "rail" else 10),  # who is told to ride rides
    "sea": lambda route: _days(route) * (1 if route.mode == "sea" else 10),
}
