"""The men of one side over all runs: who comes when, and the ledger of who is fit, killed, wounded or missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sefer.geography import rates
from sefer.model import Contingent, Scenario
from sefer.simulate import law
from sefer.simulate.dice import Floats, drawn, normal, uniform, whole

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass
class Side:
    """Men by contingent and run. came = fit + killed + wounded + missing holds in every run on every day."""

    came: Ints
    men: list[Ints]  # fit, by contingent
    comes: list[Floats]  # the first day on which it fights
    killed: Ints
    wounded: Ints
    missing: Ints
    losses: law.Losses
    noise: Floats
    deaths: Floats  # share of the killed among those hit

    def present(self, day: int) -> Ints:
        """Fit men at the contested place."""
        here = [np.where(comes <= day, men, 0) for men, comes in zip(self.men, self.comes, strict=True)]
        return _sum(here, self.killed)

    def bleed(
        self, day: int, contact: Bools, loses: Bools, ratio: Floats, met: Ints, dice: tuple[Floats, Floats]
    ) -> None:
        """Book the losses of a day of contact; what a beaten side loses beyond the fighting is missing or captured."""
        here = self.present(day)
        fought = law.day_share(self.losses, ratio, self.noise, met, np.zeros_like(ratio))
        paid = law.day_share(self.losses, ratio, self.noise, met, loses.astype(float))
        hit = self._take(day, whole(np.where(contact, here * fought, 0.0), dice[0]))
        gone = self._take(day, np.maximum(whole(np.where(contact, here * paid, 0.0), dice[0]) - hit, 0))
        dead = np.minimum(hit, whole(hit * self.deaths, dice[1]))
        self.killed, self.wounded, self.missing = self.killed + dead, self.wounded + hit - dead, self.missing + gone

    def _take(self, day: int, wanted: Ints) -> Ints:
        """Take men from those present, each contingent in its share; gives how many there were to take."""
        here = self.present(day)
        left = taken = np.minimum(wanted, here)
        for i, men in enumerate(self.men):
            mine = np.where(self.comes[i] <= day, men, 0)
            share = left * mine // np.maximum(here, 1)
            self.men[i] = men - share
            left, here = left - share, here - mine
        return np.asarray(taken, dtype=np.int64)

    def ledger(self) -> dict[str, tuple[int, ...]]:
        """Men by what became of them, one number a run."""
        fit = _sum(self.men, self.came)
        columns = {"came": self.came, "fit": fit, "killed": self.killed, "wounded": self.wounded}
        return {name: tuple(map(int, n)) for name, n in {**columns, "missing": self.missing}.items()}


def muster(scenario: Scenario, name: str, losses: law.Losses, runs: int, seed: int, shared: Floats) -> Side:
    """The side at the start: men drawn from their ranges, and the day on which each contingent comes."""
    own = sorted((c for c in scenario.contingents if c.side == name), key=lambda c: c.unit)
    men = [_men(c, runs, seed) for c in own]
    noise = np.sqrt(law.SHARED) * shared + np.sqrt(1 - law.SHARED) * normal(seed, runs, f"battle/{name}")
    none = np.zeros(runs, np.int64)
    came = _sum(men, none)
    comes = _arrivals(scenario, own, men, runs, seed)
    return Side(came, men, comes, none, none, none, losses, noise, drawn(scenario, "killed_share", runs, seed))


def _sum(columns: list[Ints], like: Ints) -> Ints:
    total = np.zeros_like(like)
    for column in columns:
        total = total + column
    return total


def _men(contingent: Contingent, runs: int, seed: int) -> Ints:
    low, high = contingent.men_low, contingent.men_high
    expected = low + (high - low) * uniform(seed, runs, f"men/{contingent.unit}")
    return np.minimum(whole(expected, uniform(seed, runs, f"whole/{contingent.unit}")), int(np.ceil(high)))


def _arrivals(scenario: Scenario, own: list[Contingent], men: list[Ints], runs: int, seed: int) -> list[Floats]:
    """Days of march, and for those who ride the wait for trains: one line, the shortest journey loads first."""
    pace = {m: drawn(scenario, f"{m}_km_a_day", runs, seed) for m in law.MODES}
    slots, stay = drawn(scenario, "trains", runs, seed), drawn(scenario, "unknown_days_away", runs, seed)
    order = sorted(range(len(own)), key=lambda i: (dict(own[i].way or ()).get("rail", 0.0), own[i].unit))
    line, queued = rates().trains, np.zeros(runs)
    comes = [np.zeros(runs)] * len(own)
    for i in order:
        way = dict(own[i].way or ())
        if own[i].way is None:
            comes[i] = np.ceil(stay)
            continue
        rides = way.get("rail", 0.0) >= law.RIDES_FROM_KM
        if rides:
            queued = queued + line.loads * men[i] / line.men / slots
        needed = np.zeros(runs)
        for mode, km in way.items():
            needed = needed + km / pace["road" if mode == "rail" and not rides else mode]
        wait = queued if rides else np.zeros(runs)
        comes[i] = np.where(needed > 0, wait + _marched(scenario, own[i].unit, needed, seed), 0.0)
    return comes


def _marched(scenario: Scenario, unit: str, needed: Floats, seed: int) -> Floats:
    """Days until `needed` days at the mean pace are done: a unit has its pace, and each day its luck.

    Whole days: who arrives during a day fights on the next. Beyond the last day of the scenario the days are many.
    """
    runs = len(needed)
    spread_unit, spread_day = (drawn(scenario, name, runs, seed) for name in ("unit_pace_sd", "day_pace_sd"))
    own = law.pace(spread_unit, normal(seed, runs, f"pace/{unit}"))
    done, days = np.zeros(runs), np.full(runs, float(scenario.days + 1))
    for day in range(scenario.days):
        done = done + own * law.pace(spread_day, normal(seed, runs, f"pace/{unit}", day))
        days = np.where((done >= needed - 1e-9) & (days > scenario.days), day + 1.0, days)
    return days
