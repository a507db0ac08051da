"""Campaign + days -> its State on each of them; a unit is looked at anew only where something may change for it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sefer.model import Campaign, Days, State, UnitState
from sefer.reconstruct.positions import ground, marches_end
from sefer.reconstruct.said import TABLES, said
from sefer.reconstruct.state import of_unit, on
from sefer.reconstruct.stations import FORCES, stations


def course(campaign: Campaign, days: Iterable[int], according_to: str | None = None) -> list[State]:
    """The state of the campaign on each of some days (ordinals), by all sources or by one.

    By all sources, what stays as it was is the same object, and the work grows with what is told of the units, not with
    units times days.
    """
    if according_to is not None:
        return [on(campaign, day, according_to) for day in days]
    changes = _changes(campaign)
    ids = [entity.id for entity in campaign.entities.values() if entity.type in FORCES and entity.id in changes]
    last: dict[str, tuple[int, UnitState | None]] = {}
    out = []
    for day in days:
        for id_ in ids:
            passed = bisect_right(changes[id_], day)
            if id_ not in last or last[id_][0] != passed:
                last[id_] = (passed, of_unit(campaign, id_, day))
        out.append(State(day, tuple(unit for id_ in ids if (unit := last[id_][1]) is not None)))
    return out


def _changes(campaign: Campaign) -> Mapping[str, Sequence[int]]:
    """For each unit of which anything is told the days, rising, on which its state may differ from that of the day before."""
    known, under = said(campaign), ground(campaign)
    found: dict[str, set[int]] = defaultdict(set)
    for name in (*TABLES, "ends", "leaves"):
        for unit, entries in getattr(known, name).items():
            for entry in entries:
                found[unit] |= {entry.floor, *_ends(entry.days)}
    for unit, told in stations(campaign).items():
        for station in told:
            setting = under.setting(station.claim)
            found[unit] |= {setting.floor, *_ends(station.days), *_ends(setting.days)}
    for unit, over in marches_end(campaign).items():
        found[unit] |= over
    for (unit, _), denied in under.denied.items():
        found[unit] |= {day for days in denied for day in _ends(days)}
    return {unit: sorted(days) for unit, days in found.items()}


def _ends(days: Days | None) -> tuple[int, ...]:
    """The first of some days and the one after the last."""
    return () if days is None else (days.earliest, days.latest + 1)
