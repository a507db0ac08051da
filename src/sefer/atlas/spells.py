"""What holds for each unit, day by day, as `reconstruct` tells it: the atlas works out no position of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sefer import reconstruct
from sefer.atlas.spoken import Spoken, days_in, told_days
from sefer.model import Campaign, State, Told, UnitState

Spells = dict[str, list[dict[str, Any]]]


def states(campaign: Campaign, first: int, last: int, according_to: str | None = None) -> list[State]:
    """The campaign on each day of the period on which something may change, by all sources or by one."""
    return reconstruct.course(campaign, _days_of_change(campaign, first, last), according_to)


def spells(spoken: Spoken, replayed: Sequence[State], places: Mapping[str, int], units: Mapping[str, int]) -> Spells:
    """For each unit the runs of days on which nothing changes, each with the answers of the sources."""
    shown = _Shown(spoken, places, units)
    found: Spells = {id_: [] for id_ in sorted(units)}
    before: dict[str, UnitState] = {}
    for number, state in enumerate(replayed):
        units_of_day = {unit.unit: unit for unit in state.units}
        for id_, run in found.items():
            unit = units_of_day.get(id_)
            if number and before.get(id_) is unit:
                continue
            told = shown.state(unit or UnitState(id_), gone=unit is None)
            if not run or {**run[-1], "from": state.day} != {**told, "from": state.day}:
                run.append({**told, "from": state.day})
        before = units_of_day
    return found


def _days_of_change(campaign: Campaign, first: int, last: int) -> list[int]:
    """The days of the period on which some claim begins or ends to hold or a march would be over, and the first one."""
    told = [days for claim in campaign.claims for days in days_in(claim)]
    turns = {first, *(day.earliest for day in told), *(day.latest + 1 for day in told), *reconstruct.turns(campaign)}
    return sorted(day for day in turns if first <= day <= last)


class _Shown:
    """Answers as the page wants them: places and units by index, figures as low and high."""

    def __init__(self, spoken: Spoken, places: Mapping[str, int], units: Mapping[str, int]) -> None:
        self.spoken, self.places, self.units = spoken, places, units
        self._under = reconstruct.ground(spoken.campaign)

    def state(self, unit: UnitState, gone: bool) -> dict[str, Any]:
        return {
            "gone": gone,
            "positions": self._positions(unit),
            "strengths": self._each(unit.strengths, _figures),
            "commanders": self._each(unit.commanders, self._name),
            "parents": self._each(unit.parents, self.units.get),
        }

    def _positions(self, unit: UnitState) -> list[dict[str, Any]]:
        """Where a unit is, where it is heading with the place that it left, or which place it left for nobody says where.

        Of what has no day the passage told last alone, as the wall has it.
        """
        rows = []
        since = max((self._floor(told) for told in unit.positions if not told.days), default=0)
        for told in (t for t in unit.positions if t.days or self._floor(t) == since):
            place, origin = self.places.get(told.value), self.places.get(told.origin)
            if place is not None:
                how = "left" if told.how == "departs" and told.origin == told.value else told.how
                claims = self.spoken.indexes(told.claims)
                days = _told(told) if told.days else self._beside(told)
                rows.append({"value": place, "origin": origin, "how": how, "claims": claims, **days})
        return rows

    def _beside(self, told: Told) -> dict[str, Any]:
        """What has no day of its own, by the days of what its passage tells before it."""
        near = self._under.setting(self._last(told)).near
        return {**told_days(near), "inferred": False, "beside": near is not None}

    def _floor(self, told: Told) -> int:
        return self._under.setting(self._last(told)).floor

    def _last(self, told: Told) -> str:
        """Of the claims that tell it the one that the latest passage tells."""
        return max(told.claims, key=lambda claim: self._under.setting(claim).floor)

    def _each(self, told: tuple[Told, ...], shown: Callable[[Any], Any]) -> list[dict[str, Any]]:
        pairs = ((one, shown(one.value)) for one in told)
        return [
            {"value": value, "claims": self.spoken.indexes(one.claims), **_told(one)}
            for one, value in pairs
            if value is not None
        ]

    def _name(self, id_: str) -> str:
        entity = self.spoken.campaign.entities.get(id_)
        if entity is None:
            return id_
        rank = entity.traits.get("rank")
        return f"{rank} {entity.name}" if rank and rank not in entity.name.split() else entity.name


def _told(told: Told) -> dict[str, Any]:
    return {**told_days(told.days), "inferred": told.inferred, "beside": False}


def _figures(value: Mapping[str, Any]) -> dict[str, list[float]]:
    return {item: [float(low), float(high)] for item, (low, high) in value.items()}
