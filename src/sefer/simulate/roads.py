"""A unit of the replay -> a contingent: its men as the sources give them, and its way to the contested place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sefer.geography import rates
from sefer.letters import fold
from sefer.model import Campaign, Contingent, Told, UnitState
from sefer.reconstruct import ground

MEN = ("officer", "soldier", "person", "cavalryman", "volunteer")
APART = 31  # days by which figures of two sources may lie apart and still be rivals about one strength

Figure = tuple[tuple[float, float], Told]


class Roads:
    """The ways to a place, by the states of the replay; who is named in the day's fight is there."""

    def __init__(self, campaign: Campaign, place: str, named: Mapping[str, Sequence[str]]) -> None:
        self._campaign, self._place, self._named = campaign, place, named
        goal = next((e.id for e in campaign.entities.values() if e.type == "place" and _is(e.names, place)), None)
        self._goal = ground(campaign).on_map(goal) if goal else place

    def contingent(self, unit: UnitState, side: str, wide: tuple[float, float] | None = None) -> Contingent:
        """Its men drawn between all figures that rival each other, or between the bounds of its kind."""
        told = figures(unit)
        men = [m for m, _ in told] or [wide or (1.0, 1.0)]
        low, high = max(min(m[0] for m in men), 1.0), max(m[1] for m in men)
        ids = [i for _, t in told for i in t.claims] + [i for p in unit.positions for i in p.claims]
        ids += self._named.get(unit.unit, ())
        name = self._campaign.entities[unit.unit].name
        claims = tuple(dict.fromkeys(ids))
        return Contingent(unit.unit, name, side, low, max(low, high), self._way(unit), claims, not told)

    def _way(self, unit: UnitState) -> tuple[tuple[str, float], ...] | None:
        if unit.unit in self._named:
            return ()
        under = ground(self._campaign)
        stands = [p.origin if p.how == "departs" else p.value for p in unit.positions if p.days is not None]
        ways = [under.network.reach(under.on_map(stand), self._goal) for stand in stands if stand]
        near = min((w for w in ways if w is not None), key=lambda w: w.days, default=None)
        return None if near is None else near.by_mode


def same_place(campaign: Campaign, identifier: str, place: str) -> bool:
    """Is it the place of that name, by any of its names and however they are written?"""
    return _is(campaign.entities[identifier].names, place)


def _is(names: Iterable[str], place: str) -> bool:
    return any(fold(name) == fold(place) for name in names)


def days_away(way: Iterable[tuple[str, float]]) -> float:
    """The least days of march at the quickest rates."""
    return sum(km / rates().usual(mode)[1] for mode, km in way)


def figures(unit: UnitState) -> list[Figure]:
    """Men by each strength that rivals the newest: officers and other ranks together; undated ones where none is dated."""
    told = _all(unit)
    dated = [f for f in told if f[1].days is not None]
    return [f for f in dated if _newest(dated) - f[1].days.latest <= APART] if dated else told  # type: ignore[union-attr]


def older(unit: UnitState) -> list[str]:
    """The figures of other sources that are too old, or have no day, to be drawn from: shown, not used."""
    used = [t for _, t in figures(unit)]
    return [
        f"{low:.15g}-{high:.15g}{_day(t)}" if low < high else f"{low:.15g}{_day(t)}"
        for (low, high), t in _all(unit)
        if t not in used
    ]


def _day(told: Told) -> str:
    return f" ({date.fromordinal(told.days.latest).isoformat()})" if told.days else ""


def _newest(dated: Iterable[Figure]) -> int:
    return max(t.days.latest for _, t in dated if t.days is not None)


def _all(unit: UnitState) -> list[Figure]:
    out = []
    for told in unit.strengths:
        held = [told.value[item] for item in MEN if item in told.value]
        if held and sum(h[1] for h in held) > 0:
            out.append(((float(sum(h[0] for h in held)), float(sum(h[1] for h in held))), told))
    return out
