"""Which of several places of one name the units of a text could have been at: the other stations of those units tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sefer.geography import Gazetteer, great_circle
from sefer.letters import fold
from sefer.linking.table import bounds
from sefer.model import Claim, Days, Place

_PACE = {"rail": 500.0, "sea": 500.0, "air": 1500.0}  # km a day that nobody exceeded
_FOOT = 60.0
_NEAR = 30  # days within which one station says something about another
_WHO = ("subject", "parties")


@dataclass(frozen=True, slots=True)
class Stop:
    """A unit at a named place within some days."""

    unit: str
    name: str
    days: Days
    mode: str | None = None


def within_reach(claims: Iterable[Claim], names: Iterable[str], gazetteer: Gazetteer) -> dict[str, Place]:
    """For names of several places the only one that every unit there could have come from or gone on to."""
    doubtful = {name: rows for name in names if len(rows := gazetteer.lookup(name)) > 1}
    if not doubtful:
        return {}
    stops: dict[str, list[Stop]] = defaultdict(list)
    for claim in claims:
        for stop in _stops(claim):
            stops[stop.unit].append(stop)
    out: dict[str, Place] = {}
    for name, rows in doubtful.items():
        left = [row for row in rows if _possible(row, name, stops, gazetteer)]
        if len(left) == 1:
            out[name] = left[0]
    return out


def _stops(claim: Claim) -> Iterator[Stop]:
    if claim.polarity not in ("asserted", "reported"):
        return
    slots = claim.slots
    told = (
        ((slots.get("from"), slots.get("depart")), (slots.get("to"), slots.get("arrive") or slots.get("depart")))
        if claim.kind == "movement"
        else ((slots.get("place"), slots.get("date")),)
    )
    for place, when in told:
        days = bounds(when)
        if days is None or not isinstance(place, str):
            continue
        for slot in _WHO:
            units = slots.get(slot)
            for unit in units if isinstance(units, (list, tuple)) else [units]:
                if isinstance(unit, str):
                    yield Stop(fold(unit), place, days, slots.get("mode"))


def _possible(row: Place, name: str, stops: Mapping[str, list[Stop]], gazetteer: Gazetteer) -> bool:
    return all(
        _reachable(row, here, there, gazetteer)
        for held in stops.values()
        for here in held if here.name == name
        for there in held if there.name != name
    )  # fmt: skip


def _reachable(row: Place, here: Stop, there: Stop, gazetteer: Gazetteer) -> bool:
    """Could the unit have gone between the two in the days that the text allows at most?"""
    rows = gazetteer.lookup(there.name)
    other = rows[0] if len(rows) == 1 else None
    if other is None or row.lat is None or row.lon is None or other.lat is None or other.lon is None:
        return True
    gap = max(abs(here.days.latest - there.days.earliest), abs(there.days.latest - here.days.earliest))
    pace = max(_PACE.get(here.mode or "", _FOOT), _PACE.get(there.mode or "", _FOOT))
    return gap > _NEAR or great_circle(row.lat, row.lon, other.lat, other.lon) <= pace * (gap + 1)
