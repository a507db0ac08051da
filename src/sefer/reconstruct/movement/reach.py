"""Anchors of many units + a day -> the places and stretches of route within reach of all anchors of each, in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sefer.geography.least import Least

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Leg = tuple[str, str, float, float, str]  # from, to, km from its beginning: low and high, mode
_ROUNDING = 1e-9  # days
_KEPT = 1 << 13  # answers that are not told anew


class Pin(NamedTuple):
    """A place of the network, and the first and last day on which a unit can have been there."""

    place: str
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Pinned:
    """The pins of a unit as a net reads them: its rows, their days, and the place and leg masks that all can reach."""

    rows: Ints
    earliest: Ints
    latest: Ints
    places: Bools
    legs: Bools
    free: Within


class Within(NamedTuple):
    """Places and stretches of legs within reach; `one_way`: they follow one another without a fork."""

    places: tuple[str, ...]
    legs: tuple[Leg, ...]
    one_way: bool


class Net:
    """The places and legs of a network for one arm, as rows of days from every place at which a unit is pinned."""

    def __init__(self, least: Least, pinned: Iterable[str]) -> None:
        self._names = least.names
        self._speeds = (least.best, least.mean)
        self._km = np.array([r.km for r in least.routes], dtype=np.float64)
        one, other = least.ends[:, 0], least.ends[:, 1]
        self._whole: list[Leg] = [
            (least.names[a], least.names[b], 0.0, r.km, r.mode)
            for a, b, r in zip(one, other, least.routes, strict=True)
        ]
        self._lengths = {_name(leg): leg[3] for leg in self._whole}
        self._stop = np.zeros(len(least.names), dtype=bool)
        self._stop[least.stops] = True
        self._row = {place: i for i, place in enumerate(dict.fromkeys(pinned))}
        self._at = {place: least.position(place) for place in self._row}
        self._days = np.array([least.days(place) for place in self._row], dtype=np.float64)
        paced = [
            np.array([f(place) for place in self._row]).reshape(len(self._row), -1)
            for f in (least.quickest, least.steady)
        ]
        self._near, self._far = (tuple(days[:, end] for days in paced) for end in (one, other))
        over = [near + self._km / speed for near, speed in zip(self._near, self._speeds, strict=True)]
        ends = np.concatenate([self._days, np.maximum(*over)], axis=1)
        self._spans = np.max(ends, axis=1, where=np.isfinite(ends), initial=0.0)  # days from which a pin binds nothing
        self._kept: dict[tuple[bytes, bytes], tuple[tuple[str, ...], tuple[Leg, ...]]] = {}

    def pinned(self, pins: Sequence[Pin]) -> Pinned:
        """The pins of one unit, at least one, made ready."""
        rows = np.array([self._row[p.place] for p in pins], dtype=np.int64)
        first, last = (np.array(days, dtype=np.int64) for days in zip(*(p[1:] for p in pins), strict=True))
        places: Bools = np.all(np.isfinite(self._days[rows]), axis=0)
        legs: Bools = np.all(np.isfinite(self._near[0][rows]), axis=0)
        return Pinned(rows, first, last, places, legs, self._told(places, legs, ()))

    def torn(self, pins: Sequence[Pin]) -> list[tuple[int, int]]:
        """The days between consecutive pins that no march at this pace joins, as first and last."""
        out = []
        for one, other in pairwise(sorted(pins, key=lambda p: (p.earliest + p.latest, p.latest))):
            needed = self._days[self._row[one.place], self._at[other.place]]
            if needed > max(other.latest - one.earliest, one.latest - other.earliest) + 1 + _ROUNDING:
                out.append((one.earliest, other.latest))
        return out

    def on(self, units: Sequence[Pinned], day: int) -> list[Within]:
        """For each unit what all its pins let it reach on a day; the most generous reading of every day decides."""
        found = [u.free for u in units]
        if not units:
            return found
        rows, first, last = (np.concatenate([u[i] for u in map(_arrays, units)]) for i in range(3))
        owner = np.repeat(np.arange(len(units)), [len(u.rows) for u in units])
        allowed = np.maximum(day - first, last - day) + 1
        binds = np.flatnonzero(allowed < self._spans[rows])
        if not len(binds):
            return found
        rows, owner, slack = rows[binds], owner[binds], allowed[binds, None] + _ROUNDING
        starts = np.flatnonzero(np.diff(owner, prepend=-1))
        there = np.logical_and.reduceat(self._days[rows] <= slack, starts)
        low, far = (self._along(slack, ends, rows) for ends in (self._near, self._far))
        high = self._km - far
        here = [units[at] for at in owner[starts].tolist()]
        there &= np.stack([u.places for u in here])
        open_ = np.stack([u.legs for u in here]) & ~np.logical_or.reduceat((low < 0) & (high > self._km), starts)
        whole = open_ & np.logical_and.reduceat(low >= high, starts)
        pieces: dict[int, list[Leg]] = defaultdict(list)
        stops = [*starts[1:].tolist(), len(rows)]
        for n, leg in np.argwhere(open_ & ~whole).tolist():
            pieces[n] += self._parts(leg, low[starts[n] : stops[n], leg], high[starts[n] : stops[n], leg])
        for n, at in enumerate(owner[starts].tolist()):
            found[at] = self._told(there[n], whole[n], tuple(pieces.get(n, ())))
        return found

    def _along(self, slack: Floats, ends: tuple[Floats, ...], rows: Ints) -> Floats:
        """How far along each leg a unit can be from one end of it: neither by its best days nor by its mean farther."""
        best, mean = ((slack - days[rows]) * speed for days, speed in zip(ends, self._speeds, strict=True))
        return np.minimum(best, mean)

    def _told(self, places: Bools, whole: Bools, parts: tuple[Leg, ...]) -> Within:
        """The masks as names; what was told once of the same masks is not told anew."""
        key = places.tobytes(), whole.tobytes()
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = (
                tuple(compress(self._names, places.tolist())),
                tuple(compress(self._whole, whole.tolist())),
            )
        told, legs = self._kept[key]
        ways = legs + parts
        may = len(ways) <= len(told) + 1 and not (places & ~self._stop).any()
        return Within(told, ways, may and _one_way(told, ways, self._lengths))

    def _parts(self, leg: int, low: Floats, high: Floats) -> list[Leg]:
        """What is left of a leg once each pin has shut what lies between its reach from either end."""
        start, end, _, km, mode = self._whole[leg]
        out, at = [], 0.0
        for shut, open_ in sorted((a, b) for a, b in zip(low.tolist(), high.tolist(), strict=True) if a < b):
            if shut >= at:
                out.append((at, shut))
            at = max(at, open_)
        if at <= km:
            out.append((at, km))
        return [(start, end, round(a, 3), round(b, 3), mode) for a, b in out if b > a]


def _arrays(unit: Pinned) -> tuple[Ints, Ints, Ints]:
    return unit.rows, unit.earliest, unit.latest


def _name(leg: Leg) -> tuple[str, str, str]:
    return leg[0], leg[1], leg[4]


def _one_way(places: Sequence[str], legs: Sequence[Leg], km: Mapping[tuple[str, str, str], float]) -> bool:
    """Do the stretches follow one another without a fork, a gap or a ring, and pass every place?"""
    met: dict[str, int] = defaultdict(int)
    for leg in legs:
        met[leg[0]] += leg[2] == 0.0
        met[leg[1]] += leg[3] >= km[_name(leg)]
    joined = sum(n - 1 for n in met.values() if n > 1)
    return all(n <= 2 for n in met.values()) and len(legs) - joined == 1 and all(met.get(p) for p in places)
