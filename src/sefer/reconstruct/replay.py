"""Campaign + days -> for every unit what is told of it and where it can have been, in spells of days that are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sefer.geography import BOUND
from sefer.memory import uncollected
from sefer.model import Campaign, State, UnitState
from sefer.reconstruct.course import course
from sefer.reconstruct.movement import Stay, Whereabouts, prisms


@dataclass(frozen=True, slots=True)
class Spell:
    """Days in a row, the last included, on which nothing that is told or bounded of a unit changes.

    `told` is None on days for which no source tells anything of the unit, and then `where` is too; `where` is None as well
    of a unit that no source places. `bounded` leaves out the whereabouts that say no more than that.
    """

    unit: str
    first: int
    last: int
    told: UnitState | None
    where: Whereabouts | None

    @property
    def bounded(self) -> Whereabouts | None:
        where = self.where
        return None if where is None or (where.kind == "unknown" and where.reason in _NEVER) else where


@uncollected()
def spells(
    campaign: Campaign, first: int, last: int, according_to: str | None = None, pace: str = BOUND
) -> list[Spell]:
    """The spells of every unit from one day to another (ordinals), by unit and then in order of days.

    Where a unit can have been is bounded by what is possible at all, or by a slower class of march as an assumption.
    """
    told = _told(course(campaign, range(first, last + 1), according_to))
    where = prisms(campaign, according_to, pace).over(first, last)
    names = {e.id: e.name for e in campaign.entities.values()}
    order = sorted(told, key=lambda unit: (names.get(unit, ""), unit))
    return [spell for unit in order for spell in _both(unit, told[unit], where.get(unit, ()))]


def _told(states: Iterable[State]) -> Mapping[str, list[tuple[int, int, UnitState]]]:
    """For each unit the days in a row on which the same is told of it: first, last and what."""
    out: dict[str, list[tuple[int, int, UnitState]]] = defaultdict(list)
    for state in states:
        for told in state.units:
            found = out[told.unit]
            first, last, before = found[-1] if found else (0, 0, None)
            if last == state.day - 1 and (before is told or before == told):
                found[-1] = (first, state.day, told)
            else:
                found.append((state.day, state.day, told))
    return out


def _both(unit: str, told: Iterable[tuple[int, int, UnitState]], stays: Sequence[Stay]) -> list[Spell]:
    """What is told and what is bounded, from one change of either to the next."""
    out: list[Spell] = []
    at = 0
    for first, last, state in told:
        day = first
        while day <= last:
            while at < len(stays) and stays[at].last < day:
                at += 1
            where, until = (stays[at].where, min(last, stays[at].last)) if stays else (None, last)
            out.append(Spell(unit, day, until, state, where))
            day = until + 1
    return out


_NEVER = frozenset({"movement.no_station", "movement.no_day"})
