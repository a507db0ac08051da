"""Claims -> marches: could this body be there then, with the margin, what it hangs on and what would explain it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isinf
from typing import NamedTuple

from sefer.geography import BOUND, CLASSES, Rates, Way, rates, tail_hours
from sefer.model import Campaign, Claim, Days
from sefer.reconstruct.movement.asked import Asked, asked, led
from sefer.reconstruct.movement.terrain import STAFF, Body, Terrain, terrain

MODES = ("road", "rail", "sea")
VERDICTS = (*CLASSES, "impossible", "unchecked")
_ROUND = 1.1  # of the straight line: what is longer leads round by somewhere


@dataclass(frozen=True, slots=True)
class Passage:
    """One way of getting there: on foot ("march"), with trains and ships ("ride"), or straight where no way is known ("crow").

    `km` by mode in order; `days` the fewest of each class of march; `rows` the rates and assumptions it hangs on.
    `via`: the stop at which the way lies farthest from the straight line, "" where none does.
    """

    by: str
    km: tuple[tuple[str, float], ...]
    days: tuple[float, ...]
    verdict: str
    rows: tuple[str, ...]
    via: str = ""
    trains: Trains | None = None


class Trains(NamedTuple):
    """The trains that a body needs, how many a day the whole line runs, and whether the routes tell that."""

    needed: float
    a_day: float
    told: bool


@dataclass(frozen=True, slots=True)
class March:
    """A body that is told at one place and then at another, and whether it can have got there.

    `allowed`: days between by the narrowest and by the most generous reading, which decides. `margin`: days that the
    generous reading leaves over what is possible at all, below zero for an impossible march. `explanations` and
    `reason` (of an unchecked one) are keys of messages.
    """

    unit: str
    start: str  # entity ids
    end: str
    claims: tuple[str, ...]
    allowed: tuple[int, int]
    arm: str
    verdict: str
    passages: tuple[Passage, ...] = ()
    margin: float | None = None
    explanations: tuple[str, ...] = ()
    reason: str = ""
    left: Days | None = None
    came: Days | None = None
    led: bool = False  # told of who leads the unit, and asked of the unit in case it went with him
    tail: tuple[float, float] | None = None  # hours after its head at which its tail comes in, where its men are told

    @property
    def best(self) -> Passage | None:
        """The passage that decides; None of an unchecked march."""
        order = [VERDICTS.index(p.verdict) for p in self.passages]
        return self.passages[order.index(min(order))] if order else None

    @property
    def needed(self) -> tuple[float, float] | None:
        """Days at the bound and at a normal march, by the quickest passage of each."""
        if not self.passages:
            return None
        return min(p.days[-1] for p in self.passages), min(p.days[0] for p in self.passages)


def marches(
    campaign: Campaign, claims: Iterable[Claim] | None = None, conditions: Iterable[str] = (), with_led: bool = False
) -> tuple[March, ...]:
    """Every march that claims tell: from, to and both days in one, or consecutive stations of a unit in one account.

    Planned and negated ones are left out; with `claims` only those that rest on one of them. `conditions` (snow, hilly,
    night ...) are assumptions that slow the march; KeyError for one that has no rates. `with_led`: behind the march of a
    person that of each unit that he leads, in case it went with him.
    """
    table = rates().under(*conditions)
    under, wanted = terrain(campaign), None if claims is None else {c.id for c in claims}
    seen: dict[object, None] = {}
    out = []
    legs = (one for leg in asked(campaign) for one in (leg, *(led(campaign, leg) if with_led else ())))
    for leg in legs:
        key = (leg.unit.id, leg.stops[0], leg.stops[-1], leg.left, leg.came)
        if key in seen or (wanted is not None and wanted.isdisjoint(leg.claims)):
            continue
        seen[key] = None
        out.append(_judged(under, table, leg))
    return tuple(out)


def judged(campaign: Campaign, leg: Asked) -> March:
    """What a march that somebody asks about comes to."""
    return _judged(terrain(campaign), rates(), leg)


def _judged(under: Terrain, table: Rates, leg: Asked) -> March:
    how = STAFF if leg.staff else under.body(leg.unit)
    ends = [name for place in (leg.stops[0], leg.stops[-1]) if (name := under.on_map(place)) is not None]
    via = [name for place in leg.stops[1:-1] if (name := under.on_map(place)) is not None]
    known = (ends[0], *via, ends[1]) if len(ends) == 2 else ()
    about = (leg.unit.id, leg.stops[0], leg.stops[-1], leg.claims, leg.allowed, how.arm)
    found = _passages(under, table, leg, how, known) if known and leg.mode != "air" else ()
    reason = ""
    if leg.mode == "air":
        reason = "movement.by_air"
    elif how.spread and leg.paired:
        reason = "movement.spread"
    elif not known:
        reason = "movement.unlocated"
    elif not found:
        reason = f"movement.no_{leg.mode}" if leg.mode in ("rail", "sea") else "movement.no_way"
    crow = _crow(under, table, leg, how) if reason in ("movement.unlocated", "movement.no_way") else None
    if crow is not None and crow.verdict == "impossible":
        found, reason = (crow,), ""
    elif crow is not None and reason == "movement.unlocated":
        reason = "movement.off_ways"
    if reason:
        return March(*about, "unchecked", (), None, (), reason, leg.left, leg.came, leg.led)
    verdict = min((p.verdict for p in found), key=VERDICTS.index)
    margin = leg.allowed[1] - min(p.days[-1] for p in found)
    why = _explanations(under, table, leg, how, known, verdict)
    men = under.men(leg.unit.id, leg.left.earliest) if how.whole else None
    tail = None if men is None else tail_hours(men)
    return March(*about, verdict, found, margin, why, "", leg.left, leg.came, leg.led, tail)


def _passages(under: Terrain, table: Rates, leg: Asked, how: Body, stops: tuple[str, ...]) -> tuple[Passage, ...]:
    """The ways that are open: on foot, unless a mode is told, and by the quickest one where it rides."""
    out = []
    if leg.mode in (None, "march") and (way := under.way(stops, "march")) is not None:
        least = _straight(under, how, stops)
        out.append(_passage(under, table, leg, how, "march", way, least))
    by = leg.mode if leg.mode in ("rail", "sea") else None
    if leg.mode != "march" and (way := under.way(stops, by)) is not None and _rides(way):
        pairs = [under.least(how.arm).between(a, b) for a, b in pairwise(stops)]
        out.append(_passage(under, table, leg, how, "ride", way, sum(d or 0.0 for d in pairs)))
    return tuple(out)


def _rides(way: Way) -> bool:
    return any(mode in ("rail", "sea") for mode, _ in way.by_mode)


def _straight(under: Terrain, how: Body, stops: tuple[str, ...]) -> float:
    """The fewest days on foot, as the crow flies; infinite where a stop has no coordinates."""
    km = [under.least(how.arm).crow_km(a, b) for a, b in pairwise(stops)]
    return rates().days({"road": sum(km)}, how.arm, BOUND)


def _crow(under: Terrain, table: Rates, leg: Asked, how: Body) -> Passage | None:
    """Where no way is known, the straight line at the quickest rate of the mode told, else of any; None where a stop has no coordinates."""
    km = sum(under.crow_km(a, b) for a, b in pairwise(leg.stops))
    if isinf(km):
        return None
    days = min(table.days({mode: km}, how.arm, BOUND) for mode in (("road",) if leg.mode == "march" else MODES))
    verdict = "impossible" if days > leg.allowed[1] else "unchecked"
    return Passage("crow", (("crow", km),), (days,) * len(CLASSES), verdict, ())


def _passage(under: Terrain, table: Rates, leg: Asked, how: Body, by: str, way: Way, least: float) -> Passage:
    km = dict(way.by_mode)
    men = under.men(leg.unit.id, leg.left.earliest) if how.whole and "rail" in km else None
    queue = {kind: _queue(way, men, kind) for kind in CLASSES}
    days = [table.days(km, how.arm, kind, way.climb) + queue[kind] for kind in CLASSES]
    days[-1] = min(days[-1], least + queue[BOUND])  # a way may be shorter than those known here
    verdict = next((k for k, d in zip(CLASSES, days, strict=True) if d <= leg.allowed[1]), "impossible")
    rows = [table.row(mode, how.arm).name for mode in km]
    if "rail" in km:
        rows += ["trains"] if men is not None else (["men_untold"] if how.whole else [])
    trains = None if men is None else Trains(rates().trains.needed(men), *_a_day(way, "demanding"))
    return Passage(by, way.by_mode, tuple(days), verdict, tuple(rows), _farthest(under, way), trains)


def _a_day(way: Way, kind: str) -> tuple[float, bool]:
    """Trains a day in a class of march: by the capacity that the routes tell (then true), half of it normal, else by the table."""
    line = rates().trains
    told = [leg.capacity for leg in way.legs if leg.mode == "rail" and leg.capacity]
    a_day = line.a_day[kind] * (min(told) / line.a_day["demanding"] if told else 1.0)
    return (max(line.a_day["double"], a_day) if kind == BOUND else a_day), bool(told)


def _queue(way: Way, men: float | None, kind: str) -> float:
    """Days until the last train has left."""
    return 0.0 if men is None else rates().trains.needed(men) / _a_day(way, kind)[0]


def _farthest(under: Terrain, way: Way) -> str:
    """The stop of a way that leads farthest round, where that is more than a tenth of the straight line."""
    start, end = way.stops[0], way.stops[-1]
    crow = under.least("foot").crow_km
    round_ = {stop: crow(start, stop) + crow(stop, end) for stop in way.stops[1:-1]}
    known = {stop: km for stop, km in round_.items() if not isinf(km)}
    far = max(known, key=lambda stop: known[stop], default="")
    return far if far and known[far] > crow(start, end) * _ROUND else ""


def _explanations(
    under: Terrain, table: Rates, leg: Asked, how: Body, stops: tuple[str, ...], verdict: str
) -> tuple[str, ...]:
    """What would make it right as it stands, the strongest first."""
    if verdict == "normal":
        return ()
    out = []
    if how.whole and _better(_passages(under, table, leg, Body("staff", whole=False), stops), verdict):
        out.append("movement.staff_only")
    if leg.mode == "march":
        free = replace(leg, mode=None)
        if _better(_passages(under, table, free, how, stops), verdict):
            out.append("movement.by_rail")
    if leg.unit.type == "unit" and leg.unit.traits.get("number") is not None:
        out.append("movement.namesake")
    if leg.inferred:
        out.append("movement.inferred_day")
    return (*out, "movement.order_day", "movement.report_day")


def _better(found: Sequence[Passage], verdict: str) -> bool:
    return any(VERDICTS.index(p.verdict) < VERDICTS.index(verdict) for p in found)
