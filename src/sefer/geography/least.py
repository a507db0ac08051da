"""Network + arm -> the fewest days from a place to every other, by ways given and across country: none of the arm is quicker."""

from __future__ import annotations

from math import inf

import numpy as np
from numpy.typing import NDArray

from sefer.geography.network import EARTH_KM, WINDING, Network, great_circle
from sefer.geography.rates import BOUND, LAND, Rates, rates

Floats = NDArray[np.float64]


class Least:
    """Days from a place to all places that have a stop or coordinates, in the order of `names`; rows are kept once asked for.

    At the bound a body may leave every way and go as the crow flies at its best rate; a slower class keeps to tracks
    that wind. Ships, lines and roads that the routes do not have are not known here either.
    """

    def __init__(self, network: Network, arm: str = "foot", kind: str = BOUND, table: Rates | None = None) -> None:
        self.arm, self.kind = arm, kind
        table = table or rates()
        self._network, self.routes = network, network.routes
        keys = {key: name for key, name, *_ in network.located}
        for route in network.routes:
            for end in (route.start, route.end):
                keys.setdefault(network.key(end), end.partition(" (")[0])
        self.names = tuple(keys.values())
        self._index = {key: i for i, key in enumerate(keys)}
        self._at = {key: (lat, lon) for key, _, lat, lon in network.located}
        self._points = np.radians([self._at.get(key, (np.nan, np.nan)) for key in keys]).reshape(-1, 2)
        ends = [(self._index[network.key(r.start)], self._index[network.key(r.end)]) for r in network.routes]
        self.ends: NDArray[np.int64] = np.array(ends, dtype=np.int64).reshape(-1, 2)
        self.stops: NDArray[np.int64] = np.unique(self.ends)
        across = table.row("road" if kind == BOUND else "track", arm).paces[kind]
        self._winding = 1.0 if kind == BOUND else WINDING
        # days that a march may be ahead of its mean: by no more is a detour quicker than the straight way
        self.start = max(table.row(mode, arm).paces[kind].start for mode in LAND)
        self._speeds = (across.best, across.mean)
        paces = [table.row(r.mode, arm).paces[kind] for r in network.routes]
        km = np.array([r.km for r in network.routes], dtype=np.float64)
        self.best = self._along(np.array([p.best for p in paces]), across.best)  # km a day on each leg on the best day
        self.mean = self._along(np.array([p.mean for p in paces]), across.mean)
        self._tables = tuple(
            self._between_stops(km / speeds, speed)
            for speeds, speed in zip((self.best, self.mean), self._speeds, strict=True)
        )
        self._quickest: dict[str, Floats] = {}
        self._steady: dict[str, Floats] = {}
        self._days: dict[str, Floats] = {}

    def knows(self, place: str) -> bool:
        """Is the place a stop, or located?"""
        return self._network.key(place) in self._index

    def position(self, place: str) -> int:
        """Where a place stands in `names`. Raises KeyError for one that is not there."""
        return self._index[self._network.key(place)]

    def quickest(self, place: str) -> Floats:
        """Days from a place if every day were the best one; a metric: no detour is quicker."""
        if place not in self._quickest:
            self._quickest[place] = self._from(place, 0)
        return self._quickest[place]

    def days(self, place: str) -> Floats:
        """The fewest days from a place: best days come first, after them nobody goes faster than the mean."""
        if place not in self._days:
            self._days[place] = np.maximum(self.quickest(place), self.steady(place))
        return self._days[place]

    def steady(self, place: str) -> Floats:
        """Days from a place at the mean, with the start that best days give."""
        if place not in self._steady:
            self._steady[place] = self._from(place, 1) - self.start
        return self._steady[place]

    def between(self, start: str, end: str) -> float | None:
        """The fewest days between two places; None where one is not located or nothing leads there."""
        if not (self.knows(start) and self.knows(end)):
            return None
        found = float(self.days(start)[self.position(end)])
        return found if np.isfinite(found) else None

    def crow_km(self, start: str, end: str) -> float:
        """Kilometres as the crow flies; infinite where a place is a stop without coordinates."""
        one, other = (self._at.get(self._network.key(place)) for place in (start, end))
        return inf if one is None or other is None else great_circle(*one, *other)

    def _along(self, speeds: Floats, across: float) -> Floats:
        """A leg is never slower than beside it across country."""
        return np.maximum(speeds, across) if self.kind == BOUND else speeds

    def _crow(self, places: NDArray[np.int64], speed: float) -> Floats:
        """Days as the crow flies from some places to all; infinite where one is not located."""
        one, all_ = self._points[places][:, None, :], self._points[None, :, :]
        h = np.sin((all_[..., 0] - one[..., 0]) / 2) ** 2
        h = h + np.cos(one[..., 0]) * np.cos(all_[..., 0]) * np.sin((all_[..., 1] - one[..., 1]) / 2) ** 2
        km: Floats = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(h)))
        days: Floats = np.where(np.isnan(km), np.inf, km * self._winding / speed)
        return days

    def _between_stops(self, legs: Floats, speed: float) -> tuple[Floats, Floats]:
        """Days between stops by any chain of legs and crossings, and from each stop to every place as the crow flies."""
        crow = self._crow(self.stops, speed)
        days = crow[:, self.stops].copy()
        np.fill_diagonal(days, 0.0)
        rank = np.searchsorted(self.stops, self.ends)
        for (a, b), needed in zip(rank, legs, strict=True):
            days[a, b] = days[b, a] = min(days[a, b], needed)
        for via in range(len(self.stops)):
            np.minimum(days, days[:, via, None] + days[None, via, :], out=days)
        return days, crow

    def _from(self, place: str, which: int) -> Floats:
        stops, crow = self._tables[which]
        at = self.position(place)
        straight: Floats = self._crow(np.array([at]), self._speeds[which])[0]
        straight[at] = 0.0
        if not len(self.stops):
            return straight
        first = np.min(straight[self.stops][:, None] + stops, axis=0)
        found: Floats = np.minimum(straight, np.min(first[:, None] + crow, axis=0))
        found[self.stops] = np.minimum(found[self.stops], first)
        return found
