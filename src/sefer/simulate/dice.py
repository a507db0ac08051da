"""Chance that repeats: the draw of run r depends on (seed, purpose, day, r) only, whatever the number of runs."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sefer.model import Scenario

Floats = NDArray[np.float64]


def uniform(seed: int, runs: int, purpose: str, day: int = 0) -> Floats:
    """One number in [0, 1) a run, from a counter-based stream (Philox) keyed by seed, purpose and day."""
    digest = blake2b(f"{purpose}|{day}".encode(), digest_size=8).digest()
    key = np.array([seed & 0xFFFFFFFFFFFFFFFF, int.from_bytes(digest, "big")], dtype=np.uint64)
    return np.random.Generator(np.random.Philox(key=key)).random(runs)


def normal(seed: int, runs: int, purpose: str, day: int = 0) -> Floats:
    """One standard normal a run (Box and Muller 1958)."""
    one, two = uniform(seed, runs, purpose + "/a", day), uniform(seed, runs, purpose + "/b", day)
    return np.asarray(np.sqrt(-2.0 * np.log1p(-one)) * np.cos(2.0 * np.pi * two))


def drawn(scenario: Scenario, name: str, runs: int, seed: int) -> Floats:
    """An assumption of the scenario, drawn evenly between its bounds, one number a run."""
    given = scenario.value(name)
    return given.low + (given.high - given.low) * uniform(seed, runs, f"assumption/{name}")


def whole(expected: Floats, dice: Floats) -> NDArray[np.int64]:
    """Whole men with the expected mean: the fraction is one man more with its own probability."""
    return np.floor(expected + dice).astype(np.int64)
