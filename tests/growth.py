"""Promises about time on a machine that others use too: a slow moment only ever adds, so what seems slow is asked again."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 5


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of a work in this process."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def assert_quick(work: Callable[[], object], limit: float) -> None:
    """One of five tries stays below the limit in CPU seconds."""
    taken: list[float] = []
    while not taken or (taken[-1] >= limit and len(taken) < TRIES):
        taken.append(spent(work))
    assert taken[-1] < limit, taken


def assert_linear(cost: Callable[[int], float], size: int) -> None:
    """Four times the size costs about four times the CPU seconds in one of five tries: below ten times, where a square takes sixteen."""
    tried: list[tuple[float, float]] = []
    while len(tried) < TRIES:
        small, large = cost(size), cost(4 * size)
        tried.append((small, large))
        if large < 10 * small + 0.1:
            return
    raise AssertionError(f"seconds of {size:,} and of {4 * size:,}: {tried}")
