"""Campaign + days -> its State on each of them; a unit is looked at anew only where something may change for it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from weakref import ref

from sefer.model import Campaign, State, UnitState
from sefer.reconstruct.positions import ground, marches_end
from sefer.reconstruct.said import ANSWERED, TABLES, said
from sefer.reconstruct.state import of_unit, on
from sefer.reconstruct.stations import FORCES, stations


def course(campaign: Campaign, days: Iterable[int], according_to: str | None = None) -> list[State]:
    """The state of the campaign on each of some days (ordinals), by all sources or by one.

    By all sources, what stays as it was is the same object, and the work grows with what is told of the units, not with
    units times days.
    """
    if according_to is not None:
        return [on(campaign, day, according_to) for day in days]
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), _units(campaign))]
    units = _last[0][1]
    return [State(day, tuple(state for unit in units if (state := unit.on(day)) is not None)) for day in days]


class _Course:
    """A unit by the days, rising, on which its position, or anything, may differ from that of the day before."""

    def __init__(self, campaign: Campaign, unit: str, moves: set[int], rest: set[int]) -> None:
        self._campaign, self._unit = campaign, unit
        self._moves, self._changes = sorted(moves), sorted(moves | rest)
        self._passed = self._moved = -1
        self._state: UnitState | None = None

    def on(self, day: int) -> UnitState | None:
        passed = bisect_right(self._changes, day)
        if passed != self._passed:
            moved = bisect_right(self._moves, day)
            where = self._state.positions if self._state is not None and moved == self._moved else None
            state = of_unit(self._campaign, self._unit, day, where=where)
            if state != self._state:
                self._state = state
            self._passed, self._moved = passed, moved
        return self._state


_last: list[tuple[ref[Campaign], list[_Course]]] = []  # the campaign asked for last


def _units(campaign: Campaign) -> list[_Course]:
    """The units of which anything is told."""
    moves, rest = _moves(campaign), _changes(campaign)
    told = [e.id for e in campaign.entities.values() if e.type in FORCES and (e.id in rest or e.id in moves)]
    return [_Course(campaign, unit, moves.get(unit, set()), rest.get(unit, set())) for unit in told]


def _moves(campaign: Campaign) -> Mapping[str, set[int]]:
    """For each unit that has stations the days on which its position may change."""
    under, over = ground(campaign), marches_end(campaign)
    out: dict[str, set[int]] = defaultdict(set)
    for unit in stations(campaign):
        out[unit] |= over.get(unit, set())
        out[unit] |= {s.days.earliest if s.days else under.setting(s.claim).floor for s in under.settled(unit)}
    for (unit, _), denied in under.denied.items():
        out[unit] |= {days.earliest for days in denied if days is not None}
    return out


def _changes(campaign: Campaign) -> Mapping[str, set[int]]:
    """For each unit the days on which anything else may change: what it has, whom it stands under, whether it exists."""
    known = said(campaign)
    out: dict[str, set[int]] = defaultdict(set)
    for sort in ANSWERED:
        for unit, days in known.days[sort].items():
            out[unit].update(days)
    for name in TABLES:
        for unit, entries in getattr(known, name).items():
            out[unit].add(min(e.since for e in entries))
            out[unit].update(sorted(e.days.earliest for e in entries if e.days is not None)[:1])
    for unit, entries in known.ends.items():
        out[unit] |= {e.since for e in entries} | {e.days.latest + 1 for e in entries if e.days is not None}
    return out
