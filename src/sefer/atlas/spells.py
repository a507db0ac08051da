"""What holds for each unit, day by day, as `reconstruct` tells it: the atlas works out no position of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sefer import reconstruct
from sefer.atlas.spoken import Spoken, told_days
from sefer.model import Days, Told, UnitState

Spells = dict[str, list[dict[str, Any]]]


def spells(spoken: Spoken, first: int, last: int, places: Mapping[str, int], units: Mapping[str, int]) -> Spells:
    """For each unit the runs of days on which nothing changes, each with the answers of the sources."""
    shown = _Shown(spoken, places, units)
    found: Spells = {}
    for day in _days_of_change(spoken.days, first, last):
        state = {unit.unit: unit for unit in reconstruct.on(spoken.campaign, day).units}
        for id_ in found.keys() | state.keys():
            told = shown.state(state.get(id_, UnitState(id_)), gone=id_ not in state)
            run = found.setdefault(id_, [])
            if not run or {**run[-1], "from": day} != {**told, "from": day}:
                run.append({**told, "from": day})
    return found


def _days_of_change(days: Iterable[Days | None], first: int, last: int) -> list[int]:
    """The days of the period on which some claim begins or ends to hold, and the first one."""
    told = [day for day in days if day is not None]
    turns = {first, *(day.earliest for day in told), *(day.latest + 1 for day in told)}
    return sorted(day for day in turns if first <= day <= last)


class _Shown:
    """Answers as the page wants them: places and units by index, figures as low and high."""

    def __init__(self, spoken: Spoken, places: Mapping[str, int], units: Mapping[str, int]) -> None:
        self.spoken, self.places, self.units = spoken, places, units

    def state(self, unit: UnitState, gone: bool) -> dict[str, Any]:
        return {
            "gone": gone,
            "positions": self._each(unit.positions, self.places.get),
            "strengths": self._each(unit.strengths, _figures),
            "commanders": self._each(unit.commanders, self._name),
            "parents": self._each(unit.parents, self.units.get),
        }

    def _each(self, told: tuple[Told, ...], shown: Callable[[Any], Any]) -> list[dict[str, Any]]:
        pairs = ((one, shown(one.value)) for one in told)
        return [
            {"value": value, "claims": self.spoken.indexes(one.claims), **told_days(one.days)}
            for one, value in pairs
            if value is not None
        ]

    def _name(self, id_: str) -> str:
        entity = self.spoken.campaign.entities.get(id_)
        if entity is None:
            return id_
        rank = entity.traits.get("rank")
        return f"{rank} {entity.name}" if rank and rank not in entity.name.split() else entity.name


def _figures(value: Mapping[str, Any]) -> dict[str, list[float]]:
    return {item: [float(low), float(high)] for item, (low, high) in value.items()}
