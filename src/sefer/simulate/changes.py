"""What a person changes in a scenario: NAME=VALUE, units left out, a file of assumptions."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any

from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Assumption, Scenario

_ANY_SIGN = ("intercept", "slope")
_DIVISORS = ("trains", "road_km_a_day", "track_km_a_day", "rail_km_a_day", "sea_km_a_day")


def changed(scenario: Scenario, sets: Sequence[str], without: Sequence[str]) -> Scenario:
    """The scenario with NAME=VALUE (or NAME=LOW..HIGH) assumptions set and units left out.

    NAME is an assumption, `attacker`, or a unit whose men are to be VALUE. Raises Complaint for what is not there.
    """
    for given in sets:
        name, _, value = given.partition("=")
        scenario = _set(scenario, name.strip(), value.strip(), given)
    keep = tuple(c for c in scenario.contingents if not any(fold(w) == fold(c.name) for w in without))
    missing = [w for w in without if not any(fold(w) == fold(c.name) for c in scenario.contingents)]
    if missing:
        raise Complaint("simulate.no_unit", unit=missing[0], units=", ".join(c.name for c in scenario.contingents))
    if {c.side for c in keep} != {scenario.attacker, scenario.defender}:
        raise Complaint("simulate.nobody_left", sides=", ".join(sorted({c.side for c in keep})) or "-")
    gone = [(c.name, "simulate.why_set") for c in scenario.contingents if c not in keep]
    return replace(scenario, contingents=keep, left_out=(*scenario.left_out, *gone))


def _set(scenario: Scenario, name: str, value: str, given: str) -> Scenario:
    if name == "attacker" and value in (scenario.attacker, scenario.defender):
        return _attacks(scenario, value)
    names = [a.name for a in scenario.assumptions if a.name != "defender"]
    men = next((c for c in scenario.contingents if fold(c.name) == fold(name)), None)
    try:
        low, high = _range(name, value)
        if men is not None:
            altered = replace(men, men_low=low, men_high=high, claims=(), assumed=True)
            return replace(scenario, contingents=tuple(altered if c is men else c for c in scenario.contingents))
        if name not in names:
            raise ValueError(name)
        new = Assumption(name, low, high, "simulate.why_set")
    except ValueError as error:
        raise Complaint("cli.bad_setting", setting=given, names=", ".join([*names, "attacker"])) from error
    return replace(scenario, assumptions=tuple(new if a.name == name else a for a in scenario.assumptions))


def _attacks(scenario: Scenario, attacker: str) -> Scenario:
    defender = next(s for s in (scenario.attacker, scenario.defender) if s != attacker)
    holds = Assumption("defender", 0, 0, "simulate.why_set", defender)
    rest = tuple(holds if a.name == "defender" else a for a in scenario.assumptions)
    return replace(scenario, attacker=attacker, defender=defender, assumptions=rest)


def _range(name: str, value: str) -> tuple[float, float]:
    low, _, high = value.partition("..")
    found = (float(low), float(high or low))
    if not all(map(isfinite, found)) or found[0] > found[1]:
        raise ValueError(value)
    if name not in _ANY_SIGN and found[0] < 0:
        raise ValueError(value)
    if (name in _DIVISORS and found[0] <= 0) or (name == "killed_share" and found[1] > 1):
        raise ValueError(value)
    return found


def settings_of(path: Path) -> list[str]:
    """NAME=VALUE of each line under [assumptions] in a scenario file; a pair [low, high] is a range."""
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        unknown = [key for key in data if key != "assumptions"]
        if unknown or not isinstance(data.get("assumptions", {}), dict):
            raise ValueError(", ".join(unknown) or "assumptions")
    except (OSError, ValueError) as error:
        raise Complaint("simulate.bad_file", path=path, reason=error) from error
    return [f"{name}={_written(value)}" for name, value in data.get("assumptions", {}).items()]


def _written(value: object) -> str:
    return "..".join(map(str, value)) if isinstance(value, list) else str(value)
