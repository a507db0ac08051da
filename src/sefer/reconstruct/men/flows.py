"""What came to a unit and left it in a stretch of days, as told: at least so many, at most so many.

A claim that may tell of days outside the stretch, or of men that another claim tells of too, counts in the upper number
alone. One event told by several accounts is one event; figures for the same days that part leave the lower one standing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple

from sefer.reconstruct.men.amounts import NOTHING, Amount, Men
from sefer.reconstruct.men.lines import Line

Highs = tuple[float, float, float]  # officers, other ranks, all


class Flow(NamedTuple):
    """Men that came or left between two days; `who`: who lost them, or who came or left; `deep`: told of a part alone."""

    earliest: int
    latest: int
    men: Men
    who: str
    deep: bool
    line: Line


class Window(NamedTuple):
    """Days over which flows are added: those that touch may..end count at most, those within since..until at least."""

    may: int
    end: int
    since: int
    until: int


class Flows:
    """The flows of one unit in one direction, by their days. Sums of any stretch are read from sums up to each day."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        self.all = sorted(flows, key=lambda f: (f.earliest, f.latest, f.who, f.line.claims))
        self._own = [f for f in self.all if not f.deep]
        self._starts = [f.earliest for f in self._own]
        highs = _by_days(self.all)
        self._begun = _Sums((days[0], high) for days, high in highs.items())
        self._over = _Sums((days[1], high) for days, high in highs.items())

    def within(self, window: Window) -> Men:
        """How many at least and at most: officers, other ranks, all."""
        return Men(self.of_sort(window, 0), self.of_sort(window, 1), self.of_sort(window, 2))

    def of_sort(self, window: Window, sort: int) -> Amount:
        """How many of one sort at least and at most."""
        may, end, since, until = window
        if not self.all or may > end:
            return NOTHING
        begun, open_begun = self._begun.until(end, sort)
        over, open_over = self._over.until(may - 1, sort)
        high = inf if open_begun > open_over else begun - over
        if not high:
            return NOTHING
        first, last = bisect_left(self._starts, since), bisect_right(self._starts, until)
        if first == last:
            return Amount(0.0, high)
        low = least([f for f in self._own[first:last] if f.latest <= until], sort)
        return Amount(min(low, high), high)

    def touching(self, window: Window) -> tuple[Flow, ...]:
        """The flows that may lie in a stretch of days."""
        return tuple(f for f in self.all if f.earliest <= window.end and f.latest >= window.may)


class _Sums:
    """Numbers of each sort summed up to each day, with how many of them are open."""

    def __init__(self, found: Iterable[tuple[int, Highs]]) -> None:
        listed = sorted(found)
        self._days = [day for day, _ in listed]
        self._sums = [[0.0, *accumulate(h[s] if h[s] < inf else 0.0 for _, h in listed)] for s in range(3)]
        self._open = [[0, *accumulate(int(h[s] == inf) for _, h in listed)] for s in range(3)]

    def until(self, day: int, sort: int) -> tuple[float, int]:
        at = bisect_right(self._days, day)
        return self._sums[sort][at], self._open[sort][at]


def least(flows: Sequence[Flow], sort: int) -> float:
    """Men of a sort at least: what overlaps in its days may be the same men."""
    total, by_who = 0.0, defaultdict[str, list[Flow]](list)
    for flow in flows:
        by_who[flow.who].append(flow)
    for told in by_who.values():
        cluster, end = [told[0].men[sort]], told[0].latest
        for flow in told[1:]:
            if flow.earliest > end:
                total += _agreed(cluster)
                cluster = []
            end = max(end, flow.latest)
            cluster.append(flow.men[sort])
        total += _agreed(cluster)
    return total


def _agreed(told: Sequence[Amount]) -> float:
    """What one event came to at least: where its figures part, the lower one."""
    lows = [amount.low for amount in told]
    return max(lows) if max(lows) <= min(amount.high for amount in told) else min(lows)


def _by_days(flows: Sequence[Flow]) -> dict[tuple[int, int], Highs]:
    """Men at most, by days told: what the account that tells most of them adds up to, of the unit or of its parts."""
    alike: dict[tuple[int, int], list[Flow]] = {}
    for flow in flows:
        alike.setdefault((flow.earliest, flow.latest), []).append(flow)
    return {days: _most(found) for days, found in alike.items()}


def _most(found: Sequence[Flow]) -> Highs:
    if len(found) == 1:
        one, two, three = found[0].men
        return one.high, two.high, three.high
    sides: tuple[_Told, _Told] = ({}, {})
    for flow in found:
        by_voice = sides[flow.deep].setdefault(flow.who, {})
        for voice in flow.line.voices:
            by_voice.setdefault(voice, set()).add(flow.men)
    return _greater(_highs(sides[False]), _highs(sides[True]))


_Told = dict[str, dict[str, set[Men]]]  # by who lost them or came or left, by account


def _highs(told: _Told) -> Highs:
    one, two, three = (
        sum(max(sum(m[sort].high for m in men) for men in by.values()) for by in told.values()) for sort in range(3)
    )
    return one, two, three


def _greater(one: Highs, other: Highs) -> Highs:
    return max(one[0], other[0]), max(one[1], other[1]), max(one[2], other[2])
