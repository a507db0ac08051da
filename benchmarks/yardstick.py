"""How slow the machine is just now, by a peer: CPython compiles and tokenizes two modules of its own in a process of its own.

Every limit in seconds is one of the machine on which the peer takes `QUIET`. A neighbour who takes half the cache slows the peer as
he slows a build, so what he adds is divided out; a loop over small numbers, which lives in the nearest cache, does not feel him
(measured: with eight busy neighbours a build took 1.5 to 2.7 times as long, the loop 1 to 1.6, the peer 1.3 to 2).
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
QUIET = 0.2  # CPU seconds of the peer on a quiet machine with two cores of 2.4 GHz
PEER = """
import argparse, inspect, tokenize
for module in (argparse, inspect):
    text = open(module.__file__, encoding="utf-8").read()
    compile(text, "peer", "exec")
    list(tokenize.generate_tokens(iter(text.splitlines(True)).__next__))
"""


def _spent(command: Sequence[str]) -> float:
    """CPU seconds of one process and of those that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def slower() -> float:
    """How many times slower than the quiet machine this one is now: 1 or more."""
    return max(1.0, _spent([sys.executable, "-c", PEER]) / QUIET)


def _eased(measure: Callable[[], float]) -> float:
    """What is measured, a slower moment divided out: that just before and that just after, in the middle."""
    before = slower()
    taken = measure()
    return taken / ((before + slower()) / 2)


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a work in this process on the quiet machine."""

    def measure() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return _eased(measure)


def kept(work: Callable[[], T]) -> tuple[T, float]:
    """What a work gives, and its CPU seconds as `cpu` measures them."""
    out: list[T] = []
    seconds = cpu(lambda: out.append(work()))
    return out[0], seconds


def wall(work: Callable[[], object]) -> float:
    """Seconds on the clock, for a work on all cores, on the quiet machine."""

    def measure() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return _eased(measure)


def process(command: Sequence[str]) -> float:
    """CPU seconds of a whole process on the quiet machine."""
    return _eased(lambda: _spent(command))
