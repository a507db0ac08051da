"""Wholes against parts on one day: what the claims about that day alone allow each unit.

A whole has at least the men of the parts that are told to be in it that day, a part at most those of its whole. The men of
several parts are added where none of them can be in another: units of one echelon, or the parts of one make-up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from math import inf
from typing import NamedTuple

from sefer.model import RANKS, Campaign
from sefer.reconstruct.men.amounts import ALL, OFFICERS, SOLDIERS, SORTS, UNKNOWN, Amount, Men
from sefer.reconstruct.men.lines import Bond, Line, Read, held_days

Ground = frozenset[str]
_NONE: Ground = frozenset()


class Sure(NamedTuple):
    """The men of a unit on a day as the claims about it alone allow, with those claims; `rivals` where they part."""

    men: Men = UNKNOWN
    claims: tuple[str, ...] = ()
    rivals: bool = False


class Days:
    """What is told of strengths and bonds, day by day; each day is worked out once."""

    def __init__(self, campaign: Campaign, read: Read) -> None:
        self.held: dict[int, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
        self.bonds: dict[int, list[Bond]] = defaultdict(list)
        self._echelon = {e.id: e.traits.get("echelon") for e in campaign.entities.values()}
        self._answered: dict[int, Mapping[str, Sure]] = {}
        for line in read.lines:
            for day in held_days(line):
                self.held[day][line.unit].append(line)
        for bond in read.bonds:
            if bond.day is not None:
                self.bonds[bond.day].append(bond)

    def sure(self, day: int) -> Mapping[str, Sure]:
        """All units of which the claims about a day bound the men."""
        if day not in self._answered:
            self._answered[day] = self._on(day) if day in self.held else {}
        return self._answered[day]

    def families(self, bonds: Iterable[Bond]) -> dict[str, list[list[Bond]]]:
        """For each whole the sets of its parts whose men can be added, a bond a part."""
        by_whole: dict[str, dict[str, dict[str, Bond]]] = defaultdict(lambda: defaultdict(dict))
        listed = list(bonds)
        inside = {(b.child, b.parent) for b in listed}
        for bond in listed:
            echelon = self._echelon.get(bond.child)
            alike = f"echelon {echelon}" if echelon in RANKS else f"unit {bond.child}"
            for family in (alike, f"claim {bond.claim}"):
                by_whole[bond.parent][family].setdefault(bond.child, bond)
        out: dict[str, list[list[Bond]]] = {}
        for whole, by_family in by_whole.items():
            sets = {
                tuple(b.child for b in parts.values()): [
                    b for b in parts.values() if not any((b.child, other) in inside for other in parts)
                ]
                for parts in by_family.values()
            }
            out[whole] = [found for found in sets.values() if found]
        return out

    def _on(self, day: int) -> Mapping[str, Sure]:
        told = self.held[day]
        bonds = self.bonds.get(day, ())
        own = {unit: _own(lines) for unit, lines in told.items()}
        out = dict(own)
        for group in _together(bonds):
            units = {u for b in group for u in (b.child, b.parent)}
            if any(u in own for u in units):
                net = _Net(units, own, self.families(group))
                out |= net.solved() or {}
        return out


def _own(lines: Iterable[Line]) -> Sure:
    """What is told of one unit for one day; where figures part, all of them stay possible."""
    found = list(lines)
    men, rivals = found[0].men, False
    for line in found[1:]:
        rivals = rivals or not men.meets(line.men)
        men = men.both(line.men)
    if rivals:
        men = Men(
            *(
                Amount(min(a.low for a in told), max(a.high for a in told))
                for told in zip(*(n.men for n in found), strict=True)
            )
        )
    return Sure(men, tuple(dict.fromkeys(i for line in found for i in line.claims)), rivals)


def _together(bonds: Collection[Bond]) -> list[list[Bond]]:
    """Bonds that hang together."""
    head: dict[str, str] = {}

    def root(unit: str) -> str:
        while head.setdefault(unit, unit) != unit:
            unit = head[unit]
        return unit

    for bond in bonds:
        head[root(bond.child)] = root(bond.parent)
    out: dict[str, list[Bond]] = defaultdict(list)
    for bond in bonds:
        out[root(bond.child)].append(bond)
    return list(out.values())


class _Net:
    """Units that are in each other on a day; bounds are drawn from one to the next until none gets tighter."""

    def __init__(self, units: Iterable[str], own: Mapping[str, Sure], families: Mapping[str, list[list[Bond]]]) -> None:
        self._units, self._families = list(units), families
        self._rivals = {u for u in self._units if u in own and own[u].rivals}
        self._low: dict[tuple[str, int], tuple[float, Ground]] = {}
        self._high: dict[tuple[str, int], tuple[float, Ground]] = {}
        for unit in self._units:
            sure = own.get(unit, Sure())
            for sort, amount in enumerate(sure.men):
                ground = frozenset(sure.claims)
                self._low[unit, sort] = (amount.low, ground if amount.low else _NONE)
                self._high[unit, sort] = (amount.high, ground if amount.closed else _NONE)
        self._changed = True

    def solved(self) -> dict[str, Sure] | None:
        """The bounds of all; None where they contradict each other: then none follows from another."""
        for _ in range(2 * len(self._units) + 4):
            self._changed = False
            for unit in self._units:
                self._within(unit)
            for whole, families in self._families.items():
                for parts in families:
                    for sort in range(len(SORTS)):
                        self._among(whole, parts, sort)
            if any(self._low[key][0] > self._high[key][0] for key in self._low):
                return None
            if not self._changed:
                break
        return {unit: self._sure(unit) for unit in self._units if self._grounds(unit)}

    def _raise(self, unit: str, sort: int, value: float, *grounds: Ground) -> None:
        if value > self._low[unit, sort][0]:
            self._low[unit, sort] = (value, _NONE.union(*grounds))
            self._changed = True

    def _cut(self, unit: str, sort: int, value: float, *grounds: Ground) -> None:
        if value < self._high[unit, sort][0]:
            self._high[unit, sort] = (value, _NONE.union(*grounds))
            self._changed = True

    def _within(self, unit: str) -> None:
        """Officers and other ranks are all men."""
        low, high = self._low, self._high
        one, other, whole = ((unit, sort) for sort in (OFFICERS, SOLDIERS, ALL))
        self._raise(*whole, low[one][0] + low[other][0], low[one][1], low[other][1])
        self._cut(*whole, high[one][0] + high[other][0], high[one][1], high[other][1])
        for part, rest in ((one, other), (other, one)):
            self._cut(*part, high[whole][0] - low[rest][0], high[whole][1], low[rest][1])
            if high[rest][0] < inf:
                self._raise(*part, low[whole][0] - high[rest][0], low[whole][1], high[rest][1])

    def _among(self, whole: str, parts: list[Bond], sort: int) -> None:
        low = self._low
        bonds = frozenset(b.claim for b in parts if low[b.child, sort][0])
        grounds = [low[b.child, sort][1] for b in parts]
        total = sum(low[b.child, sort][0] for b in parts)
        self._raise(whole, sort, total, bonds, *grounds)
        top, why = self._high[whole, sort]
        if top < inf:
            for bond in parts:
                others = [g for b, g in zip(parts, grounds, strict=True) if b is not bond]
                room = top - (total - low[bond.child, sort][0])
                self._cut(bond.child, sort, room, why, bonds, frozenset((bond.claim,)), *others)

    def _grounds(self, unit: str) -> Ground:
        sides = ((self._low[unit, s][1], self._high[unit, s][1]) for s in range(len(SORTS)))
        return _NONE.union(*(ground for pair in sides for ground in pair))

    def _sure(self, unit: str) -> Sure:
        men = Men(*(Amount(self._low[unit, s][0], self._high[unit, s][0]) for s in range(len(SORTS))))
        return Sure(men, tuple(sorted(self._grounds(unit))), unit in self._rivals)
