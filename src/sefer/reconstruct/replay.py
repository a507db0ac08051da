"""Campaign + days -> for every unit what is told of it and where it can have been, in spells of days that are alike."""

from __future__ import annotations

from dataclasses import dataclass

from sefer.geography import BOUND
from sefer.model import Campaign, UnitState
from sefer.reconstruct.course import course
from sefer.reconstruct.movement import Whereabouts, prisms


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


def spells(
    campaign: Campaign, first: int, last: int, according_to: str | None = None, pace: str = BOUND
) -> list[Spell]:
    """The spells of every unit from one day to another (ordinals), by unit and then in order of days.

    Where a unit can have been is bounded by what is possible at all, or by a slower class of march as an assumption.
    """
    running: dict[str, Spell] = {}
    done: list[Spell] = []
    bounds = prisms(campaign, according_to, pace)
    for state in course(campaign, range(first, last + 1), according_to):
        where, told = bounds.on(state.day), {u.unit: u for u in state.units}
        for unit in dict.fromkeys((*told, *running)):
            spell = Spell(unit, state.day, state.day, told.get(unit), where.get(unit) if unit in told else None)
            before = running.get(unit)
            if before is not None and (before.told, before.where) == (spell.told, spell.where):
                spell = Spell(unit, before.first, state.day, before.told, before.where)
            elif before is not None:
                done.append(before)
            running[unit] = spell
    names = {e.id: e.name for e in campaign.entities.values()}
    found = (s for s in (*done, *running.values()) if s.told is not None or s.where is not None)
    return sorted(found, key=lambda s: (names.get(s.unit, ""), s.unit, s.first))


_NEVER = frozenset({"movement.no_station", "movement.no_day", "movement.spread", "movement.before", "movement.after"})
