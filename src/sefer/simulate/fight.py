"""Scenario -> Outcome: day by day, until a side breaks off or the days are over. All runs at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sefer.model import Outcome, Scenario
from sefer.simulate import law
from sefer.simulate.dice import Floats, normal, uniform, whole

Ints = NDArray[np.int64]


@dataclass
class _Side:
    """Men of one side over all runs: those of each contingent, when they come, and who is no longer fit."""

    men: list[Ints]
    comes: list[Floats]
    lost: Ints
    losses: law.Losses
    noise: Floats

    def present(self, day: int) -> Ints:
        here = [np.where(comes <= day, men, 0) for men, comes in zip(self.men, self.comes, strict=True)]
        return np.sum(here, axis=0) if here else np.zeros_like(self.lost)

    def lose(self, day: int, wanted: Ints) -> None:
        """Take the lost from those present, each contingent in its share; men are conserved."""
        here = self.present(day)
        left = np.minimum(wanted, here)
        for i, men in enumerate(self.men):
            mine = np.where(self.comes[i] <= day, men, 0)
            share = np.where(here > 0, left * mine // np.maximum(here, 1), 0)
            self.men[i] = men - share
            self.lost = self.lost + share
            left, here = left - share, here - mine


def fight(scenario: Scenario, runs: int, seed: int) -> Outcome:
    """Fight a scenario `runs` times. Raises ValueError for no runs; the same seed gives the same runs."""
    if runs < 1:
        raise ValueError("runs must be 1 or more")
    shared = normal(seed, runs, "battle")
    attacker = _side(scenario, scenario.attacker, law.ATTACKER, runs, seed, shared)
    defender = _side(scenario, scenario.defender, law.DEFENDER, runs, seed, shared)
    intercept = _drawn(scenario, "intercept", runs, seed)
    slope, end = _drawn(scenario, "slope", runs, seed), _drawn(scenario, "hazard", runs, seed)
    open_, won = np.ones(runs, bool), np.zeros(runs, bool)
    lasted = np.zeros(runs, np.int64)
    met = np.zeros(runs, np.int64)  # days of contact so far
    for day in range(scenario.days):
        a, d = attacker.present(day), defender.present(day)
        contact = open_ & (a > 0) & (d > 0)
        met = met + contact
        ratio = np.where(contact, np.maximum(a, 1) / np.maximum(d, 1), 1.0)
        wins = law.attacker_wins(ratio, intercept, slope)
        over = contact & (uniform(seed, runs, "end", day) < 1.0 - np.exp(-end))
        taken = over & (uniform(seed, runs, "who", day) < wins)
        _bleed(attacker, day, contact, over & ~taken, 1.0 / ratio, met, uniform(seed, runs, "loss/attacker", day))
        _bleed(defender, day, contact, taken, ratio, met, uniform(seed, runs, "loss/defender", day))
        won, open_ = won | taken, open_ & ~over
        lasted = np.where(over, day + 1, lasted)
    lasted = np.where(open_, scenario.days, lasted)
    return Outcome(
        scenario, seed, tuple(map(bool, won)), tuple(map(int, lasted)),
        tuple(map(int, attacker.lost)), tuple(map(int, defender.lost)),
    )  # fmt: skip


def _side(scenario: Scenario, name: str, losses: law.Losses, runs: int, seed: int, shared: Floats) -> _Side:
    own = [c for c in scenario.contingents if c.side == name]
    slots = _drawn(scenario, "trains", runs, seed)
    men, comes = [], []
    queued = np.zeros(runs)
    for contingent in own:
        dice = uniform(seed, runs, f"men/{contingent.unit}")
        spread = contingent.men_high - contingent.men_low
        men.append(whole(contingent.men_low + dice * spread, uniform(seed, runs, f"whole/{contingent.unit}")))
        low, high = contingent.days_away
        march = low + (high - low) * uniform(seed, runs, f"march/{contingent.unit}")
        queued = queued + contingent.trains / slots  # one line: the trains of one unit follow those of another
        comes.append(np.ceil(march + (queued if contingent.trains else 0.0)))
    weight = np.sqrt(law.SHARED)
    noise = weight * shared + np.sqrt(1 - law.SHARED) * normal(seed, runs, f"battle/{name}")
    return _Side(men, comes, np.zeros(runs, np.int64), losses, noise)


def _drawn(scenario: Scenario, name: str, runs: int, seed: int) -> Floats:
    """An assumption, drawn evenly between its bounds."""
    given = scenario.value(name)
    return given.low + (given.high - given.low) * uniform(seed, runs, f"assumption/{name}")


def _bleed(
    side: _Side, day: int, contact: NDArray[np.bool_], loses: NDArray[np.bool_], ratio: Floats, met: Ints, dice: Floats
) -> None:
    """The losses of a day of contact: the growth of the hazard since the day before; a beaten side pays for its flight."""
    before = np.maximum(met - 1, 0).astype(float)
    none = np.zeros_like(ratio)
    so_far = law.hazard(side.losses, ratio, side.noise, none, 1.0) * before**side.losses.g
    now = law.hazard(side.losses, ratio, side.noise, loses.astype(float), 1.0) * met.astype(float) ** side.losses.g
    share = np.where(contact, 1.0 - np.exp(-np.maximum(now - so_far, 0.0)), 0.0)
    side.lose(day, whole(np.asarray(side.present(day) * share, dtype=np.float64), dice))
