"""Scenario -> Outcome: day by day, until a side breaks off or the days are over. All runs at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sefer.model import Outcome, Scenario
from sefer.simulate import law
from sefer.simulate.dice import Floats, drawn, normal, uniform
from sefer.simulate.sides import Side, muster

Bools = NDArray[np.bool_]


def fight(scenario: Scenario, runs: int, seed: int) -> Outcome:
    """Fight a scenario `runs` times. Raises ValueError for no runs; the same seed gives the same runs."""
    if runs < 1:
        raise ValueError("runs must be 1 or more")
    shared = normal(seed, runs, "battle")
    attacker = muster(scenario, scenario.attacker, law.ATTACKER, runs, seed, shared)
    defender = muster(scenario, scenario.defender, law.DEFENDER, runs, seed, shared)
    intercept, slope, end = (drawn(scenario, name, runs, seed) for name in ("intercept", "slope", "hazard"))
    open_, won, lasted, met = np.ones(runs, bool), np.zeros(runs, bool), np.zeros(runs, np.int64), np.zeros(runs, int)
    for day in range(scenario.days):
        a, d = attacker.present(day), defender.present(day)
        contact = open_ & (a > 0) & (d > 0)
        met = met + contact
        ratio = np.where(contact, np.maximum(a, 1) / np.maximum(d, 1), 1.0)
        over = contact & (uniform(seed, runs, "end", day) < 1.0 - np.exp(-end))
        taken = over & (uniform(seed, runs, "who", day) < law.attacker_wins(ratio, intercept, slope))
        attacker.bleed(day, contact, over & ~taken, 1.0 / ratio, met, _losses(seed, runs, "attacker", day))
        defender.bleed(day, contact, taken, ratio, met, _losses(seed, runs, "defender", day))
        alone = open_ & ~contact & (a > 0)  # nobody holds the place
        spent = open_ & ~contact & (a == 0) & (met > 0)
        won, ends = won | taken | alone, over | alone | spent
        lasted, open_ = np.where(ends, day + 1, lasted), open_ & ~ends
    lasted = np.where(open_, scenario.days, lasted)
    one, other = attacker.ledger(), defender.ledger()
    return Outcome(
        scenario, seed, tuple(map(bool, won)), tuple(map(int, lasted)), _lost(attacker), _lost(defender),
        tuple(map(bool, open_)), one, other,
    )  # fmt: skip


def _lost(side: Side) -> tuple[int, ...]:
    return tuple(map(int, side.killed + side.wounded + side.missing))


def _losses(seed: int, runs: int, side: str, day: int) -> tuple[Floats, Floats]:
    return uniform(seed, runs, f"loss/{side}", day), uniform(seed, runs, f"dead/{side}", day)
