"""Anchors of many units + days -> the places and stretches of route within reach of all anchors of each, in one pass."""

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
_TOGETHER = 128  # sets of pins worked out in one pass
_NONE = np.empty(0, dtype=np.int64)


class Pin(NamedTuple):
    """A place of the network, and the first and last day on which a unit can have been there."""

    place: str
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Pinned:
    """The pins of a unit as a net reads them, and the places and legs that all lead to.

    A pin binds on the days from `low` to `high`: beyond them it leaves all, or another one, nearer, leaves less everywhere.
    """

    rows: Ints
    earliest: Ints
    latest: Ints
    low: Ints
    high: Ints
    open: int  # the number by which the net knows its places and legs
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
        self._open: dict[tuple[bytes, bytes], int] = {}
        self._masks: list[tuple[Bools, Bools]] = []
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
        low = np.maximum(np.minimum(first, since), np.floor(last - self._spans[rows]).astype(np.int64) + 1)
        high = np.minimum(np.maximum(last, until), np.ceil(first + self._spans[rows]).astype(np.int64) - 1)
        key = places.tobytes(), legs.tobytes()
        if key not in self._open:
            self._open[key] = len(self._masks)
            self._masks.append((places, legs))
        return Pinned(rows, first, last, low, high, self._open[key], self._told(places, legs, ()))

    def torn(self, pins: Sequence[Pin]) -> list[tuple[Pin, Pin]]:
        """The consecutive pins that no march at this pace joins."""
        out = []
        for one, other in pairwise(sorted(pins, key=_middle)):
            needed = self._days[self._row[one.place], self._at[other.place]]
            if needed > max(other.latest - one.earliest, one.latest - other.earliest) + 1 + _ROUNDING:
                out.append((one, other))
        return out

    def over(self, units: Sequence[Pinned], first: int, asked: Bools) -> list[dict[int, Within]]:
        """For each unit, by day, what its pins let it reach; where all is left open, the day is left out.

        `asked`: by unit the days from `first` on that are wanted. The most generous reading of every day decides.
        """
        found: list[dict[int, Within]] = [{} for _ in units]
        pairs, owner, day = _bound(units, first, asked)
        if not len(owner):
            return found
        # days before it in which a unit came, days until it leaves, or days at most from when it was there
        early, late = pairs[:, 2] < 0, pairs[:, 1] > 0
        sort = np.where(early, 0, np.where(late, 1, 2))
        off = np.where(early, pairs[:, 1], np.where(late, pairs[:, 2] + 1, np.maximum(-pairs[:, 1], pairs[:, 2]) + 1))
        told = np.stack([pairs[:, 0], sort, off], axis=1)
        begins = np.flatnonzero((np.diff(owner, prepend=-1) != 0) | (np.diff(day, prepend=-1) != 0))
        ends = np.append(begins[1:], len(owner))
        same: dict[tuple[int, bytes], int] = {}
        which = [
            same.setdefault((units[unit].open, told[a:b].tobytes()), len(same))
            for unit, a, b in zip(owner[begins].tolist(), begins.tolist(), ends.tolist(), strict=True)
        ]
        keys = list(same)
        within: list[Within] = []
        for at in range(0, len(keys), _TOGETHER):
            within += self._within(keys[at : at + _TOGETHER])
        for unit, on, n in zip(owner[begins].tolist(), day[begins].tolist(), which, strict=True):
            found[unit][on] = within[n]
        return found

    def _within(self, keys: Sequence[tuple[int, bytes]]) -> list[Within]:
        """What is within reach of each of some sets of pins, all seen from one day."""
        told = [np.frombuffer(pins, dtype=np.int64).reshape(-1, 3) for _, pins in keys]
        owner = np.repeat(np.arange(len(keys)), [len(pins) for pins in told])
        rows, sort, off = np.concatenate(told).T
        early, late, vague = (sort == n for n in range(3))
        shape = (len(keys), self._all.shape[1])
        come, leave = np.full(shape, -np.inf), np.full(shape, np.inf)
        _gather(np.maximum, come, owner[early], off[early, None] + self._all[rows[early]])
        _gather(np.minimum, leave, owner[late], off[late, None] - self._all[rows[late]])
        come, leave = come - _ROUNDING, leave + _ROUNDING
        within = np.ones(shape, dtype=bool)
        _gather(np.logical_and, within, owner[vague], self._all[rows[vague]] <= off[vague, None] + _ROUNDING)
        places, ends = self._parted(come, leave, within)
        there = np.stack([self._masks[n][0] for n, _ in keys]) & places
        may = np.stack([self._masks[n][1] for n, _ in keys]) & ends
        with np.errstate(invalid="ignore"):  # a leg that nothing leads to
            open_ = stretches(self._moments(come, leave), self._km)
        whole = may & np.logical_or.reduce([(low <= 0) & (high >= self._km) for low, high in open_])
        part = may & ~whole & np.logical_or.reduce([low < high for low, high in open_])
        at, leg = np.nonzero(part)
        spans: Floats = np.stack([np.stack([low[at, leg], high[at, leg]], axis=1) for low, high in open_], axis=1)
        pieces: list[list[Leg]] = [[] for _ in keys]
        for n, which, low, high in zip(*_joined(at, leg, np.round(spans, 3)), strict=True):
            start, end, _, _, mode = self._whole[which]
            pieces[n].append((start, end, low, high, mode))
        return [self._told(there[n], whole[n], tuple(pieces[n])) for n in range(len(keys))]

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


def _bound(units: Sequence[Pinned], first: int, asked: Bools) -> tuple[Ints, Ints, Ints]:
    """The pins that bind on days that are asked for, by unit and day: row and days from the day; then unit and day of each."""
    rows, early, late, low, high = (np.concatenate([_arrays(u)[i] for u in units] or [_NONE]) for i in range(5))
    owner = np.repeat(np.arange(len(units)), [len(u.rows) for u in units])
    low, high = np.maximum(low - first, 0), np.minimum(high - first, asked.shape[1] - 1)
    count = np.maximum(high - low + 1, 0)
    pin = np.repeat(np.arange(len(rows)), count)
    day = low[pin] + np.arange(len(pin)) - (np.cumsum(count) - count)[pin]
    wanted = asked[owner[pin], day]
    pin, day = pin[wanted], day[wanted]
    order = np.argsort(owner[pin] * asked.shape[1] + day, kind="stable")
    pin, day = pin[order], day[order] + first
    return np.stack([rows[pin], early[pin] - day, late[pin] - day], axis=1), owner[pin], day


def _joined(at: Ints, leg: Ints, spans: Floats) -> tuple[list[int], list[int], list[float], list[float]]:
    """The stretches of legs, those that meet joined, in order: to whom, which leg, low and high."""
    there = spans[:, :, 0] < spans[:, :, 1]
    low, high = np.where(there, spans[:, :, 0], np.inf), np.where(there, spans[:, :, 1], -np.inf)
    order = np.argsort(low, axis=1)
    low = np.take_along_axis(low, order, axis=1)
    high = np.maximum.accumulate(np.take_along_axis(high, order, axis=1), axis=1)
    begins = low < np.inf
    begins[:, 1:] &= low[:, 1:] > high[:, :-1]
    n, k = np.nonzero(begins)
    ends = np.where(np.diff(n, append=-1) != 0, spans.shape[1], np.append(k[1:], 0)) - 1
    return at[n].tolist(), leg[n].tolist(), low[n, k].tolist(), high[n, ends].tolist()


def _gather(ufunc: np.ufunc, out: NDArray[Any], owner: Ints, found: NDArray[Any]) -> None:
    """Into the row of each owner what its rows of `found` come to, by the first of each, then the second, and so on."""
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    for n in range(int(rank.max(initial=-1)) + 1):
        rows = rank == n
        out[owner[rows]] = ufunc(out[owner[rows]], found[rows])


def _middle(pin: Pin) -> tuple[int, int]:
    return pin.earliest + pin.latest, pin.latest


def _arrays(unit: Pinned) -> tuple[Ints, ...]:
    return unit.rows, unit.earliest, unit.latest, unit.low, unit.high


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
