"""The fighting law: a logistic of the force ratio with competing hazards of breaking off, and losses.

Fitted on the battles of 1850-1918 in CDB90 (US Army Concepts Analysis Agency, tidied by J. Arnold, ODC-BY 1.0);
`benchmarks/fit_fighting.py` prints the fit of the part that is at hand. No coefficient depends on a nation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sefer.simulate.dice import Floats

INTERCEPT, SLOPE = -0.12, 1.00  # logit P(attacker wins) = INTERCEPT + SLOPE ln(A/D)


@dataclass(frozen=True, slots=True)
class Losses:
    """Hazard of a man: exp(a + b ln(enemy/own) + c if his side loses + noise) days^g."""

    a: float
    b: float
    c: float
    g: float
    sd: float


ATTACKER = Losses(-2.61, 0.30, 0.58, 0.30, 0.76)
DEFENDER = Losses(-2.81, 0.42, 0.98, 0.32, 0.87)
SHARED = 0.29  # correlation of the two sides' noise
MODES = ("road", "track", "rail", "sea")
RIDES_FROM_KM = 50.0  # nobody entrains a column for less


def attacker_wins(ratio: Floats, intercept: Floats, slope: Floats) -> Floats:
    """Probability that the attacker wins at a ratio of men A/D."""
    return np.asarray(1.0 / (1.0 + np.exp(-(intercept + slope * np.log(ratio)))))


def hazard(of: Losses, ratio: Floats, noise: Floats, loses: Floats, days: float) -> Floats:
    """Hazard of a man over the first `days` days; `ratio` is enemy over own."""
    return np.asarray(np.exp(of.a + of.b * np.log(ratio) + of.c * loses + of.sd * noise) * days**of.g)


def day_share(of: Losses, ratio: Floats, noise: Floats, met: NDArray[np.int64], loses: Floats) -> Floats:
    """Share of the men present who are lost on the `met`-th day of contact: what the hazard grew since the day before.

    A side that loses on this day (`loses` 1) pays for the whole fight at once: pursuit and prisoners.
    """
    before = np.maximum(met - 1, 0).astype(float)
    so_far = hazard(of, ratio, noise, np.zeros_like(ratio), 1.0) * before**of.g
    now = hazard(of, ratio, noise, loses, 1.0) * met.astype(float) ** of.g
    return np.asarray(1.0 - np.exp(-np.maximum(now - so_far, 0.0)))


def pace(spread: Floats, dice: Floats) -> Floats:
    """A lognormal factor of mean one."""
    return np.asarray(np.exp(spread * dice - spread**2 / 2))
