"""Campaign + day -> Scenario: every input a claim, or an assumption that is declared."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sefer.calendars import bounds
from sefer.geography import MEN_PER_TRAIN, Network
from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Assumption, Campaign, Contingent, Scenario, State, UnitState
from sefer.reconstruct import on, side_of
from sefer.simulate import law

MEN = ("officer", "soldier", "person", "cavalryman", "volunteer")
DEFAULTS = (
    Assumption("intercept", law.INTERCEPT - 0.25, law.INTERCEPT + 0.25, "simulate.why_intercept", "CDB90, 1850-1918"),
    Assumption("slope", law.SLOPE - 0.35, law.SLOPE + 0.35, "simulate.why_slope", "CDB90, 1850-1918"),
    Assumption("hazard", 0.2, 0.7, "simulate.why_hazard", "CDB90, 1850-1918"),
    Assumption("trains", 4.0, 8.0, "simulate.why_trains", ""),
    Assumption("unknown_days_away", 0.0, 0.0, "simulate.why_away", ""),
)


def scenario_from(campaign: Campaign, day: int | None, place: str | None, days: int = 5) -> Scenario:
    """The fight for a place from a day on, as the sources have the sides on the day before.

    Without a place, the one that the latest dated fight of the campaign is about. Raises Complaint where the
    campaign lacks two sides with men.
    """
    day, place = _where(campaign, day, place)
    state = on(campaign, day)
    network = Network(campaign.places, campaign.routes)
    found = [c for unit in _counted(campaign, state) if (c := _contingent(campaign, state, unit, place, network))]
    sides = sorted({c.side for c in found})
    if len(sides) < 2:
        raise Complaint("simulate.no_sides", sides=", ".join(sides) or "-", day=date.fromordinal(day).isoformat())
    defender = _defender(campaign, state, sides, place)
    attacker = next(s for s in sides if s != defender)
    used = tuple(c for c in found if c.side in (attacker, defender))
    return Scenario(day, days, place, attacker, defender, used, DEFAULTS)


def _where(campaign: Campaign, day: int | None, place: str | None) -> tuple[int, str]:
    fights = []
    for claim in campaign.claims:
        span = bounds(claim.slots.get("date")) if claim.kind == "engagement" else None
        where = claim.slots.get("place")
        if span and isinstance(where, str) and (place is None or fold(where) == fold(place)):
            fights.append((span.earliest, where))
    if not fights and (day is None or place is None):
        raise Complaint("simulate.no_fight")
    last = max(fights, default=(day or 0, place or ""))
    return day if day is not None else last[0], place or last[1]


def _counted(campaign: Campaign, state: State) -> list[UnitState]:
    """Units with a strength, none of whose parents has one too: nobody is counted twice."""
    units = {u.unit: u for u in state.units}
    strong = {u.unit for u in state.units if any(_men(t.value) for t in u.strengths)}

    def covered(unit: UnitState) -> bool:
        seen, todo = set[str](), [p.value for p in unit.parents]
        while todo:
            parent = todo.pop()
            if parent in strong:
                return True
            if parent in units and parent not in seen:
                seen.add(parent)
                todo += [p.value for p in units[parent].parents]
        return False

    return [units[u] for u in sorted(strong) if not covered(units[u])]


def _men(values: Mapping[str, Sequence[float]]) -> tuple[float, float]:
    """Men in a strength: officers and other ranks together; () counts none."""
    found = [values[item] for item in MEN if item in values]
    return (sum(f[0] for f in found), sum(f[1] for f in found)) if found else ()  # type: ignore[return-value]


def _contingent(campaign: Campaign, state: State, unit: UnitState, place: str, network: Network) -> Contingent | None:
    side = side_of(campaign, unit.unit, state)
    told = [(t, m) for t in unit.strengths if (m := _men(t.value))]
    if side is None or not told:
        return None
    low, high = min(m[0] for _, m in told), max(m[1] for _, m in told)
    ways = [network.way(campaign.entities[p.value].name, place) for p in unit.positions if p.days is not None]
    known = [w for w in ways if w is not None]
    away = known[0].days if known else (0.0, 0.0)
    trains = high / MEN_PER_TRAIN if known and known[0].rail_km > 50 else 0.0
    claims = tuple(i for t, _ in told for i in t.claims) + tuple(i for p in unit.positions for i in p.claims)
    return Contingent(unit.unit, campaign.entities[unit.unit].name, side, max(low, 1.0), high, away, trains, claims)


def _defender(campaign: Campaign, state: State, sides: Sequence[str], place: str) -> str:
    """The side with a unit attested at the place; else the first by alphabet, which the scenario then says."""
    for unit in state.units:
        here = any(fold(campaign.entities[p.value].name) == fold(place) for p in unit.positions if p.how != "departs")
        side = side_of(campaign, unit.unit, state)
        if here and side in sides:
            return str(side)
    return sides[0]


def changed(scenario: Scenario, sets: Sequence[str], without: Sequence[str]) -> Scenario:
    """The scenario with NAME=VALUE (or NAME=LOW..HIGH) assumptions set and units left out."""
    for given in sets:
        name, _, value = given.partition("=")
        scenario = _set(scenario, name.strip(), value.strip(), given)
    keep = tuple(c for c in scenario.contingents if not any(fold(w) == fold(c.name) for w in without))
    missing = [w for w in without if not any(fold(w) == fold(c.name) for c in scenario.contingents)]
    if missing:
        raise Complaint("simulate.no_unit", unit=missing[0], units=", ".join(c.name for c in scenario.contingents))
    if {c.side for c in keep} != {scenario.attacker, scenario.defender}:
        raise Complaint("simulate.nobody_left", sides=", ".join(sorted({c.side for c in keep})) or "-")
    return replace(scenario, contingents=keep)


def _set(scenario: Scenario, name: str, value: str, given: str) -> Scenario:
    if name == "attacker" and value in (scenario.attacker, scenario.defender):
        other = scenario.defender if value == scenario.attacker else scenario.attacker
        return replace(scenario, attacker=value, defender=other)
    names = [a.name for a in scenario.assumptions]
    try:
        low, _, high = value.partition("..")
        bounds_ = (float(low), float(high or low))
        men = next((c for c in scenario.contingents if fold(c.name) == fold(name)), None)
        if men is not None:
            altered = replace(men, men_low=bounds_[0], men_high=bounds_[1], claims=())
            return replace(scenario, contingents=tuple(altered if c is men else c for c in scenario.contingents))
        old = next(a for a in scenario.assumptions if a.name == name)
        new = Assumption(name, *bounds_, "simulate.why_set")
    except (ValueError, StopIteration) as error:
        raise Complaint("cli.bad_setting", setting=given, names=", ".join([*names, "attacker"])) from error
    return replace(scenario, assumptions=tuple(new if a is old else a for a in scenario.assumptions))


def settings_of(path: Path) -> list[str]:
    """NAME=VALUE of each line under [assumptions] in a scenario file."""
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Complaint("simulate.bad_file", path=path, reason=error) from error
    return [f"{name}={value}" for name, value in data.get("assumptions", {}).items()]
