"""Replay -> the film of the page: where every unit can have been from day to day, as bounds and never as a track."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sefer import messages, reconstruct
from sefer.atlas.routes import key
from sefer.atlas.spoken import Spoken
from sefer.geography import BOUND
from sefer.model import Campaign
from sefer.reconstruct.movement import Whereabouts

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Film:
    """Days to be shown (ordinals, the last included): by all sources or one, at a class of march nobody went beyond."""

    first: int
    last: int
    according_to: str | None = None
    pace: str = BOUND


class Reach:
    """For each unit the runs of days on which the same bounds hold; each place, stretch and shape is written once."""

    def __init__(self, campaign: Campaign, spoken: Spoken, film: Film) -> None:
        self._chart, self._spoken = reconstruct.Chart(campaign), spoken
        places = (entity for entity in campaign.entities.values() if entity.type == "place")
        self._names = {key(name): place.name for place in places for name in place.names}
        self._places: dict[str, int] = {}
        self._legs: dict[Any, int] = {}
        self._shapes: dict[Any, int] = {}
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for spell in reconstruct.bounded_spells(campaign, film.first, film.last, film.according_to, film.pace):
            if spell.told is not None:
                self._add(self._rows[spell.unit], self._row(spell.where), spell.first, spell.last)

    def of(self, unit: str) -> list[Row]:
        """The runs of a unit, in order; days on which nothing is told of it are in none."""
        return self._rows.get(unit, [])

    def named(self) -> Row:
        """The places and stretches of the runs, and the shapes made of them; without coordinates what nobody has located."""
        return {
            "places": [{"name": self._called(name), "at": self._chart.spot(name)} for name in self._places],
            "legs": [self._leg(leg) for leg in self._legs],
            "shapes": [{"places": places, "legs": legs} for places, legs in self._shapes],
        }

    def reasons(self, lang: str) -> dict[str, str]:
        """Why a unit can be anywhere or nowhere, in words, by the key that a run bears."""
        keys = {row["reason"] for rows in self._rows.values() for row in rows} - {""}
        return {key: messages.say(key, lang) for key in sorted(keys)}

    def _row(self, where: Whereabouts | None) -> Row:
        if where is None:
            return {"kind": "unknown", "shape": None, "reason": "movement.no_station", "said": [], "bound": []}
        places = tuple(_index(self._places, place) for place in where.places)
        legs = tuple(_index(self._legs, leg) for leg in where.legs)
        return {
            "kind": where.kind,
            "shape": _index(self._shapes, (places, legs)) if places or legs else None,
            "reason": where.reason,
            "said": self._spoken.indexes(where.claims_said),
            "bound": self._spoken.indexes(where.claims_bound),
        }

    @staticmethod
    def _add(rows: list[Row], row: Row, first: int, last: int) -> None:
        before = rows[-1] if rows else None
        if before and before["to"] + 1 == first and {**before, "from": 0, "to": 0} == {**row, "from": 0, "to": 0}:
            before["to"] = last
        else:
            rows.append({"from": first, "to": last, **row})

    def _called(self, name: str) -> str:
        """A place by the name that the rest of the page has for it."""
        return self._names.get(key(name), name)

    def _leg(self, leg: Any) -> Row:
        start, end, low, high, mode = leg
        line = self._chart.line(leg)
        flat = [round(part, 4) for spot in line for part in spot] if line else None
        return {
            "ends": [self._called(start), self._called(end)],
            "km": [round(low), round(high)],
            "mode": mode,
            "line": flat,
        }


def _index(table: dict[Any, int], one: Any) -> int:
    return table.setdefault(one, len(table))
