"""World -> ways: how a column goes from place to place at the generator's own rates, and what nobody could outdo."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count, groupby
from typing import NamedTuple

from sefer.model import Route

from . import rates
from .world import World, crow


class Step(NamedTuple):
    """A leg in the direction in which it is gone."""

    start: str
    end: str
    route: Route


class Stage(NamedTuple):
    """A stretch of a journey by one means: march, rail or sea."""

    mode: str
    steps: tuple[Step, ...]

    @property
    def km(self) -> float:
        return sum(s.route.km for s in self.steps)


class Ways:
    """The network of a world; each question is answered once."""

    def __init__(self, world: World) -> None:
        self._from: dict[str, list[Step]] = {p.name: [] for p in world.places}
        self._places = {p.name: p for p in world.places}
        self._trees: dict[tuple[str, bool], dict[str, tuple[float, Step | None]]] = {}
        self._least: dict[str, dict[str, float]] = {}
        for route in world.routes:
            self._from[route.start].append(Step(route.start, route.end, route))
            self._from[route.end].append(Step(route.end, route.start, route))

    def beside(self, place: str) -> list[str]:
        """The places one march away."""
        return [s.end for s in self._from[place] if s.route.mode in rates.MARCH]

    def stops(self, mode: str) -> set[str]:
        """The places that a means of travel serves."""
        return {s.start for steps in self._from.values() for s in steps if s.route.mode == mode}

    def days(self, start: str, end: str, on_foot: bool = False) -> float:
        """About how many days a column needs."""
        return self._tree(start, on_foot)[end][0]

    def journey(self, start: str, end: str, on_foot: bool = False) -> tuple[Stage, ...]:
        """The stages of the quickest way."""
        steps: list[Step] = []
        while (step := self._tree(start, on_foot)[end][1]) is not None:
            steps.append(step)
            end = step.start
        return tuple(Stage(mode, tuple(found)) for mode, found in groupby(steps[::-1], key=lambda s: means(s.route)))

    def _tree(self, start: str, on_foot: bool) -> dict[str, tuple[float, Step | None]]:
        if (start, on_foot) not in self._trees:
            self._trees[start, on_foot] = self._grown(start, on_foot)
        return self._trees[start, on_foot]

    def _grown(self, start: str, on_foot: bool) -> dict[str, tuple[float, Step | None]]:
        done: dict[str, tuple[float, Step | None]] = {}
        edge: list[tuple[float, int, str, Step | None]] = [(0.0, 0, start, None)]
        seen = count(1)  # of two ways of equal length the one met first
        while edge:
            days, _, place, by = heappop(edge)
            if place in done:
                continue
            done[place] = (days, by)
            for step in self._from[place]:
                if step.end not in done and not (on_foot and step.route.mode not in rates.MARCH):
                    change = by is not None and means(by.route) != means(step.route)
                    pace = sum(rates.KM_A_DAY[step.route.mode]) / 2
                    heappush(edge, (days + step.route.km / pace + 2 * change, next(seen), step.end, step))
        return done

    def least_days(self, start: str, end: str) -> float:
        """Days that nobody could outdo: straight over the ground or by any line, at speeds never heard of."""
        if start not in self._least:
            self._least[start] = self._fastest(start)
        return self._least[start][end]

    def _fastest(self, start: str) -> dict[str, float]:
        left = dict.fromkeys(self._places, float("inf")) | {start: 0.0}
        done: dict[str, float] = {}
        while left:
            place = min(left, key=left.__getitem__)
            days = done[place] = left.pop(place)
            for other, more in self._leaps(place):
                if other in left:
                    left[other] = min(left[other], days + more)
        return done

    def _leaps(self, place: str) -> Iterator[tuple[str, float]]:
        for name, other in self._places.items():
            yield name, crow(self._places[place], other) / rates.NOBODY_FASTER["march"]
        for step in self._from[place]:
            yield step.end, step.route.km / rates.NOBODY_FASTER[means(step.route)]

    def crow(self, start: str, end: str) -> float:
        """Kilometres as the crow flies."""
        return crow(self._places[start], self._places[end])


def means(route: Route) -> str:
    """March for roads and tracks, else rail or sea."""
    return "march" if route.mode in rates.MARCH else route.mode
