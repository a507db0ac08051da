"""Stations + days -> where a unit can have been: bounded by every day on which a source has it somewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress
from typing import NamedTuple
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from sefer.geography import BOUND
from sefer.model import Campaign, Days, Station
from sefer.reconstruct.accounts import cited
from sefer.reconstruct.movement.asked import HOLDS
from sefer.reconstruct.movement.reach import Leg, Net, Pin, Pinned, Within
from sefer.reconstruct.movement.terrain import terrain
from sefer.reconstruct.setting import NOWHERE, Setting, settings
from sefer.reconstruct.stations import stations

YEAR = 366
CAP = 14  # days before the first or after the last station from which nothing is said


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a unit can have been on a day, as far as stations and ways bind it; nothing in it is a guess.

    point: a source has it there that day, or no other place is within reach. stretch: `places` and `legs` follow one
    another on a single way. area: several ways, or places off every way. unknown: `reason` (key of a message) says
    why. `claims_said` tell of that very day, `claims_bound` of the nearest days before and after it.
    """

    kind: str
    places: tuple[str, ...] = ()
    legs: tuple[Leg, ...] = ()
    claims_said: tuple[str, ...] = ()
    claims_bound: tuple[str, ...] = ()
    reason: str = ""


class Stay(NamedTuple):
    """Days in a row, the last included, on which the whereabouts of a unit are the same."""

    first: int
    last: int
    where: Whereabouts


class _Anchor(NamedTuple):
    """A station that binds: a place of the network, the first and last day on which it can have been there."""

    place: str
    days: Days
    stays: bool  # it is there on every day told, not just on its way
    claim: str


class _Torn(NamedTuple):
    """Stations that do not fit together: the days from the first to the second, and the claims of either."""

    first: int
    last: int
    one: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.one, *self.other)))

    def apart(self, day: int) -> int:
        """The days between it and another day."""
        return max(self.first - day, day - self.last, 0)

    def touches(self, day: int, past: Sequence[str], coming: Sequence[str]) -> bool:
        """Does it lie about a day, or are both the nearest stations before the day, or both the nearest after it?"""
        near = (set(self.one) & set(side) and set(self.other) & set(side) for side in (past, coming))
        return self.first <= day <= self.last or (self.first == self.last and any(near))


class Prisms:
    """The whereabouts of all units of a campaign, by all sources or one account, at the bound or a slower class of march."""

    def __init__(
        self, campaign: Campaign, according_to: str | None = None, kind: str = BOUND, inferred: bool = False
    ) -> None:
        self._under, self._kind = terrain(campaign), kind
        guessed = settings(campaign) if inferred else {}
        heard = None if according_to is None else {c.id for c in campaign.claims if cited(c, according_to)}
        self._units: dict[str, _Unit | str] = {}
        for unit, found in stations(campaign).items():
            told = [_dated(s, guessed) for s in found if s.polarity in HOLDS and (heard is None or s.claim in heard)]
            if told:
                self._units[unit] = self._unit(campaign, unit, told)
        self._nets: dict[str, Net] = {}

    def on(self, day: int) -> Mapping[str, Whereabouts]:
        """For every unit that the sources place anywhere where it can have been on a day (ordinal)."""
        return {unit: stays[0].where for unit, stays in self.over(day, day).items()}

    def of(self, unit: str, day: int) -> Whereabouts:
        """Where one unit (entity id) can have been on a day."""
        return self._stays({unit: self._units.get(unit, "movement.no_station")}, day, day)[unit][0].where

    def over(self, first: int, last: int) -> Mapping[str, list[Stay]]:
        """The same from one day to another, in order; the work grows with what changes, not with units times days."""
        return self._stays(self._units, first, last)

    def _stays(self, units: Mapping[str, _Unit | str], first: int, last: int) -> Mapping[str, list[Stay]]:
        out: dict[str, list[Stay]] = {}
        moving: dict[str, list[tuple[str, _Unit]]] = defaultdict(list)
        for name, unit in units.items():
            if isinstance(unit, str):
                out[name] = [Stay(first, last, Whereabouts("unknown", reason=unit))]
            else:
                out[name] = []  # keeps the order of units
                moving[unit.arm].append((name, unit))
        for arm, found in moving.items():
            asked = np.zeros((len(found), last - first + 1), dtype=bool)
            for days, (_, unit) in zip(asked, found, strict=True):
                unit.ask(days, first)
            within = self._within(arm, [unit for _, unit in found], first, asked)
            for (name, unit), reached in zip(found, within, strict=True):
                out[name] = unit.stays(reached, first, last)
        return out

    def _within(
        self, arm: str, units: Sequence[_Unit], first: int, asked: NDArray[np.bool_]
    ) -> Iterator[Mapping[int, Within]]:
        """What each unit reaches on the days that are asked for."""
        open_: NDArray[np.bool_] = np.logical_or.reduce(asked, axis=1)
        if open_.any():
            net = self._net(arm)
            found = iter(net.over([u.pinned(net) for u in compress(units, open_)], first, asked[open_]))
        yield from (next(found) if is_open else {} for is_open in open_)

    def _net(self, arm: str) -> Net:
        if arm not in self._nets:
            pinned = (
                a.place for u in self._units.values() if not isinstance(u, str) and u.arm == arm for a in u.anchors
            )
            self._nets[arm] = Net(self._under.least(arm, self._kind), pinned)
        return self._nets[arm]

    def _unit(self, campaign: Campaign, unit: str, told: Sequence[Station]) -> _Unit | str:
        how = self._under.body(campaign.entities[unit])
        if how.spread:
            return "movement.spread"
        dated = [s for s in told if s.place and s.days is not None]
        if not dated:
            return "movement.no_day"
        located = any(campaign.entities[s.place].traits.get("lat") is not None for s in dated)
        why = "movement.no_routes" if located else "movement.unlocated"
        anchors: list[_Anchor] = []
        off: list[_Anchor] = []
        for s in dated:
            place, days = self._under.on_map(s.place), s.days or Days(0, 0)
            name = place or campaign.entities[s.place].name
            stays = s.how != "departs" and (days.earliest == days.latest or _stretch(s, days))
            (off if place is None else anchors).append(_Anchor(name, days, stays, s.claim))
        return _Unit(how.arm, anchors, off, why)


class _Unit:
    """The anchors of a unit by their days, and those that no map has (`off`)."""

    def __init__(self, arm: str, anchors: Sequence[_Anchor], off: Sequence[_Anchor], why: str) -> None:
        self.arm, self.anchors = arm, anchors
        self._off_map = Whereabouts("unknown", reason=why)
        self.first = min((a.days.earliest for a in anchors), default=0)
        self.last = max((a.days.latest for a in anchors), default=0)
        self._said: dict[int, list[_Anchor]] = defaultdict(list)
        for anchor in (*anchors, *off):
            for day in range(anchor.days.earliest, anchor.days.latest + 1) if anchor.stays else ():
                self._said[day].append(anchor)
        self._past = _nearest((a.days.latest, a.days.earliest, a.claim) for a in anchors)
        self._coming = _nearest((-a.days.earliest, -a.days.latest, a.claim) for a in anchors)
        self._pinned: Pinned | None = None
        self._free = Within((), (), False)
        self._torn: list[_Torn] = []

    def ask(self, days: NDArray[np.bool_], first: int) -> None:
        """Marks the days, counted from the first, on which the ways decide where it can have been."""
        if self.anchors:
            days[max(0, self.first - CAP - first) : max(0, self.last + CAP + 1 - first)] = True
            days[[day - first for day in self._said if 0 <= day - first < len(days)]] = False

    def stays(self, within: Mapping[int, Within], first: int, last: int) -> list[Stay]:
        """Where it was or can have been from one day to another, by what it reaches on days on which its pins bind."""
        turns = {first, *(day for day in self._turns if first < day <= last), *within}
        turns.update(day + 1 for day in within if day < last)
        turns.update(day for torn in self._torn for day in (torn.first, torn.last + 1) if first < day <= last)
        found: list[tuple[int, Whereabouts]] = []
        for day in sorted(turns):
            where = self._plainly(day) or self._by_ways(within.get(day), day)
            if not found or where != found[-1][1]:
                found.append((day, where))
        ends = [*(day - 1 for day, _ in found[1:]), last]
        return [Stay(day, end, where) for (day, where), end in zip(found, ends, strict=True)]

    @cached_property
    def _turns(self) -> list[int]:
        """The days on which more may change than what its pins let it reach, rising."""
        out = {self.first - CAP, self.first, self.last + 1, self.last + CAP + 1}
        for anchor in self.anchors:
            out |= {anchor.days.latest, anchor.days.earliest + 1}
        for day in self._said:
            out |= {day, day + 1}
        return sorted(out)

    def _plainly(self, day: int) -> Whereabouts | None:
        """Where it is told to have been on that very day, or why nothing can be said; None where the ways decide."""
        if day in self._said:
            said = self._said[day]
            there = tuple(dict.fromkeys(a.place for a in said))
            claims = tuple(dict.fromkeys(a.claim for a in said))
            return Whereabouts("point" if len(there) == 1 else "area", there, (), claims)
        if not self.anchors:
            return self._off_map
        if self.first - CAP <= day <= self.last + CAP:
            return None
        return _BEFORE if day < self.first else _AFTER

    def _by_ways(self, within: Within | None, day: int) -> Whereabouts:
        """What it reaches on a day as whereabouts, with the claims of the nearest days before and after."""
        past, coming = _at(self._past, day), _at(self._coming, -day)
        bound = tuple(dict.fromkeys((*past, *coming)))
        reached = within or self._free
        torn = [t for t in self._torn if t.touches(day, past, coming)]
        if not reached.places and not reached.legs:
            torn = torn or sorted(self._torn, key=lambda t: t.apart(day))[:1]
        elif not torn:
            return self._reached(reached, bound, day)
        claims = tuple(dict.fromkeys(i for t in torn for i in t.claims))
        return Whereabouts("unknown", claims_bound=claims or bound, reason="movement.conflict")

    def _reached(self, reached: Within, bound: tuple[str, ...], day: int) -> Whereabouts:
        reason = "movement.before_first" if day < self.first else "movement.after_last" if day > self.last else ""
        point = len(reached.places) == 1 and not reached.legs
        kind = "point" if point else "stretch" if reached.one_way else "area"
        return Whereabouts(kind, reached.places, reached.legs, (), bound, reason)

    def pinned(self, net: Net) -> Pinned:
        """Its anchors made ready, once."""
        if self._pinned is None:
            pins = [Pin(a.place, a.days.earliest, a.days.latest) for a in self.anchors]
            claims: dict[Pin, dict[str, None]] = defaultdict(dict)
            for pin, anchor in zip(pins, self.anchors, strict=True):
                claims[pin][anchor.claim] = None
            self._pinned = net.pinned(pins)
            self._torn = [
                _Torn(one.earliest, other.latest, tuple(claims[one]), tuple(claims[other]))
                for one, other in net.torn(pins)
            ]
            self._free = self._pinned.free
        return self._pinned


_BEFORE, _AFTER = (Whereabouts("unknown", reason=f"movement.{side}") for side in ("before", "after"))
_Nearest = tuple[list[int], list[tuple[str, ...]]]


def _nearest(found: Iterable[tuple[int, int, str]]) -> _Nearest:
    """By the day up to which it counts: the claims of those that leave the least time."""
    days: list[int] = []
    claims: list[tuple[str, ...]] = []
    best = -(1 << 60)
    for until, since, claim in sorted(found):
        last = claims[-1] if claims else ()
        claims.append((claim,) if since > best else (*last, claim) if since == best and claim not in last else last)
        days.append(until)
        best = max(best, since)
    return days, claims


def _at(nearest: _Nearest, day: int) -> tuple[str, ...]:
    at = bisect_right(nearest[0], day)
    return nearest[1][at - 1] if at else ()


def _stretch(station: Station, days: Days) -> bool:
    """Is it told to have been there all these days? What is told of years tells of no day."""
    return days.stretch and station.how != "arrives" and days.latest - days.earliest <= YEAR


def _dated(station: Station, guessed: Mapping[str, Setting]) -> Station:
    """With the day of its sentence where it has none; of who came somewhere on an unsaid day that says nothing."""
    if station.days is not None or station.how == "arrives":
        return station
    return replace(station, days=guessed.get(station.claim, NOWHERE).days)


def prisms(campaign: Campaign, according_to: str | None = None, kind: str = BOUND, inferred: bool = False) -> Prisms:
    """The whereabouts of every unit: by what is possible at all, or by a slower class of march as an assumption.

    `inferred`: stations without a day take that of their sentence, another assumption. Made once for the campaign asked
    for last.
    """
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), {})]
    key = (according_to, kind, inferred)
    if key not in _last[0][1]:
        _last[0][1][key] = Prisms(campaign, according_to, kind, inferred)
    return _last[0][1][key]


_last: list[tuple[ref[Campaign], dict[tuple[str | None, str, bool], Prisms]]] = []
