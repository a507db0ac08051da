"""Anchors of many units + a day -> the places and stretches of route within reach of all anchors of each, in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sefer.geography.least import Least
from sefer.reconstruct.movement.legs import Moments, stretches

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Leg = tuple[str, str, float, float, str]  # from, to, km from its beginning: low and high, mode
_ROUNDING = 1e-9  # days
_ALWAYS = 1 << 40
_COMPARED = 16  # pins before and after that may make one superfluous
_KEPT = 1 << 13  # answers that are not told anew


class Pin(NamedTuple):
    """A place of the network, and the first and last day on which a unit can have been there."""

    place: str
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Pinned:
    """The pins of a unit as a net reads them, and the places and legs that all lead to.

    A pin counts for days up to `until` and from `since` on: beyond them another one, nearer, leaves less everywhere.
    """

    rows: Ints
    earliest: Ints
    latest: Ints
    since: Ints
    until: Ints
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
        self._speeds, self._start = (least.best, least.mean), least.start
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
        near, far = ([days[:, end] for days in paced] for end in (one, other))
        self._all = np.concatenate([self._days, *near, *far], axis=1)  # places, then the ends of legs by each pace
        over = [days + self._km / speed for days, speed in zip(near, self._speeds, strict=True)]
        ends = np.concatenate([self._days, np.maximum(*over)], axis=1)
        self._spans = np.max(ends, axis=1, where=np.isfinite(ends), initial=0.0)  # days from which a pin binds nothing
        self._kept: dict[tuple[bytes, bytes], tuple[tuple[str, ...], tuple[Leg, ...]]] = {}

    def pinned(self, pins: Sequence[Pin]) -> Pinned:
        """The pins of one unit, at least one, made ready."""
        order = sorted(dict.fromkeys(pins), key=_middle)
        rows = np.array([self._row[p.place] for p in order], dtype=np.int64)
        first, last = (np.array(days, dtype=np.int64) for days in zip(*(p[1:] for p in order), strict=True))
        at = np.array([self._at[p.place] for p in order], dtype=np.int64)
        since, until = np.full(len(order), -_ALWAYS), np.full(len(order), _ALWAYS)
        for step in range(1, min(len(order), _COMPARED)):
            one, other = slice(None, -step), slice(step, None)
            between = self._days[rows[one], at[other]] + self._start
            idle = first[one] + between <= first[other]
            until[one] = np.where(idle, np.minimum(until[one], last[other]), until[one])
            idle = last[one] + between <= last[other]
            since[other] = np.where(idle, np.maximum(since[other], first[one]), since[other])
        places: Bools = np.all(np.isfinite(self._days[rows]), axis=0)
        legs: Bools = np.all(np.isfinite(self._all[rows, len(self._names) :][:, : len(self._km)]), axis=0)
        return Pinned(rows, first, last, since, until, places, legs, self._told(places, legs, ()))

    def torn(self, pins: Sequence[Pin]) -> list[tuple[int, int]]:
        """The days between consecutive pins that no march at this pace joins, as first and last."""
        out = []
        for one, other in pairwise(sorted(pins, key=_middle)):
            needed = self._days[self._row[one.place], self._at[other.place]]
            if needed > max(other.latest - one.earliest, one.latest - other.earliest) + 1 + _ROUNDING:
                out.append((one.earliest, other.latest))
        return out

    def on(self, units: Sequence[Pinned], day: int) -> list[Within]:
        """For each unit what all its pins let it reach on a day; the most generous reading of every day decides."""
        found = [u.free for u in units]
        if not units:
            return found
        rows, first, last, since, until = (np.concatenate([u[i] for u in map(_arrays, units)]) for i in range(5))
        owner = np.repeat(np.arange(len(units)), [len(u.rows) for u in units])
        near = (last >= day) | (day <= until), (first <= day) | (day >= since)
        binds = np.flatnonzero(near[0] & near[1] & (np.maximum(day - first, last - day) < self._spans[rows]))
        if not len(binds):
            return found
        rows, first, last, owner = rows[binds], first[binds] - day, last[binds] - day, owner[binds]
        new = np.diff(owner, prepend=-1) != 0
        known, owner = owner[new].tolist(), np.cumsum(new) - 1
        here, shape = [units[at] for at in known], (len(known), self._all.shape[1])
        early, late = last < 0, first > 0
        come, leave = np.full(shape, -np.inf), np.full(shape, np.inf)
        _gather(np.maximum, come, owner[early], first[early, None] + self._all[rows[early]])
        _gather(np.minimum, leave, owner[late], last[late, None] + 1 - self._all[rows[late]])
        come, leave = come - _ROUNDING, leave + _ROUNDING
        vague, within = ~(early | late), np.ones(shape, dtype=bool)
        allowed = np.maximum(-first, last)[vague, None] + 1 + _ROUNDING
        _gather(np.logical_and, within, owner[vague], self._all[rows[vague]] <= allowed)
        places, ends = self._parted(come, leave, within)
        there = np.stack([u.places for u in here]) & places
        may = np.stack([u.legs for u in here]) & ends
        moments = self._moments(come, leave)
        with np.errstate(invalid="ignore"):  # a leg that nothing leads to
            open_ = stretches(moments, self._km)
        whole = may & np.logical_or.reduce([(low <= 0) & (high >= self._km) for low, high in open_])
        part = may & ~whole & np.logical_or.reduce([low < high for low, high in open_])
        pieces: dict[int, list[Leg]] = defaultdict(list)
        at, leg = np.nonzero(part)
        spans = np.round(np.stack([np.stack([low[at, leg], high[at, leg]], axis=1) for low, high in open_], axis=1), 3)
        for n, which, told in zip(at.tolist(), leg.tolist(), spans.tolist(), strict=True):
            pieces[n] += self._parts(which, told)
        for n, unit in enumerate(known):
            found[unit] = self._told(there[n], whole[n], tuple(pieces.get(n, ())))
        return found

    def _parted(self, come: Floats, leave: Floats, within: Bools) -> tuple[Bools, Bools]:
        """The places that can be reached on the day, and the legs of which an end is not too far from a vague pin."""
        n, legs = len(self._names), len(self._km)
        places = within[:, :n] & (come <= leave)[:, :n] & (come <= 1.0)[:, :n] & (leave >= 0.0)[:, :n]
        return places, within[:, n : n + legs] | within[:, n + 2 * legs : n + 3 * legs]

    def _moments(self, come: Floats, leave: Floats) -> list[tuple[Moments, Floats]]:
        legs = len(self._km)
        at = [slice(len(self._names) + k * legs, len(self._names) + (k + 1) * legs) for k in range(4)]
        return [
            (Moments(come[:, near], come[:, far], leave[:, near], leave[:, far]), speed)
            for near, far, speed in zip(at[:2], at[2:], self._speeds, strict=True)
        ]

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

    def _parts(self, leg: int, told: Iterable[list[float]]) -> list[Leg]:
        """The stretches of a leg, those that meet joined."""
        start, end, _, _, mode = self._whole[leg]
        open_ = sorted(span for span in told if span[0] < span[1])
        out = open_[:1]
        for low, high in open_[1:]:
            if low > out[-1][1]:
                out.append([low, high])
            elif high > out[-1][1]:
                out[-1] = [out[-1][0], high]
        return [(start, end, low, high, mode) for low, high in out]


def _gather(ufunc: np.ufunc, out: NDArray[Any], owner: Ints, found: NDArray[Any]) -> None:
    """Into the row of each owner what its rows of `found` come to, by the first of each, then the second, and so on."""
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    for n in range(int(rank.max(initial=-1)) + 1):
        rows = rank == n
        out[owner[rows]] = ufunc(out[owner[rows]], found[rows])


def _middle(pin: Pin) -> tuple[int, int]:
    return pin.earliest + pin.latest, pin.latest


def _arrays(unit: Pinned) -> tuple[Ints, ...]:
    return unit.rows, unit.earliest, unit.latest, unit.since, unit.until


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
