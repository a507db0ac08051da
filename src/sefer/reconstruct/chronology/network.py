"""A simple temporal network: points in time, least and most days between two of them -> bounds and contradictions.

After Dechter, Meiri and Pearl, "Temporal constraint networks", Artificial Intelligence 49 (1991): a relation
"`second` lies `least` to `most` days after `first`" is a pair of edges of a graph of distances; the tightest bounds of a
point are its shortest ways from and to the origin of time; a contradiction is a cycle of negative length. A potential is
kept feasible while relations come in one by one (Cotton and Maler, "Fast and flexible difference constraint
propagation", SAT 2006), so a relation that contradicts those before it is known at once, and the smallest cycle through
it is searched for.

It knows nothing of claims: `says` is whatever the caller wants to be told of a relation.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from math import inf
from typing import Any, NamedTuple

from sefer.memory import uncollected

Point = Hashable
ORIGIN: Point = ""  # day 0 of the count of days
SHOWN = 100  # contradictions that are told; of a text with more, these are enough to begin with
_FAR = 10_000_000  # days: behind every point that has a latest day
_GIVEN = -1  # the number of a relation that is only tried


class Relation(NamedTuple):
    """`second` lies `least` to `most` days after `first` (None: open); `how` names what makes it so.

    A `firm` relation is no one's word (nobody arrives before he leaves); a contradiction never sets it aside.
    """

    first: Point
    second: Point
    least: int | None
    most: int | None
    says: tuple[str, ...] = ()
    how: str = "date"
    firm: bool = False


class Bounds(NamedTuple):
    """The days between which a point lies, both included; None where nothing bounds it on that side."""

    earliest: int | None
    latest: int | None


@dataclass(frozen=True, slots=True)
class Cycle:
    """Relations that can't all hold, in the order in which they close; together they are short by `days`."""

    relations: tuple[Relation, ...]
    days: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What one more relation would do: the bounds that it changes, or the cycle that it closes."""

    bounds: Mapping[Point, Bounds]
    cycle: Cycle | None = None


class _Edge(NamedTuple):
    to: int
    days: int
    relation: int


class TimeNetwork:
    """Relations between points, those that contradict one another set aside and told in `cycles`, smallest first.

    Which relations are set aside does not depend on the order in which they are given.
    """

    def __init__(self, relations: Iterable[Relation]) -> None:
        self.relations: tuple[Relation, ...] = ()
        self.cycles: tuple[Cycle, ...] = ()
        self.untold = 0  # contradictions beyond SHOWN: of each the relation that closes it is set aside
        self._at: dict[Point, int] = {ORIGIN: 0}
        self._out: list[list[_Edge]] = [[]]
        self._level: list[float] = [0.0]
        self._aside: set[int] = set()
        self.add(relations)

    @uncollected()
    def add(self, relations: Iterable[Relation]) -> None:
        """Takes more relations in; where they contradict what is there already, both are set aside."""
        more = sorted(set(relations) - self._numbers.keys(), key=_order)
        known, first = len(self._at), len(self.relations)
        for relation in more:
            for point in relation[:2]:
                self._at.setdefault(point, len(self._at))
        self.points: tuple[Point, ...] = tuple(self._at)
        self._out += [[] for _ in self.points[known:]]
        self._level += self._first_guess(more, known)
        self.relations += tuple(more)
        self._numbers.update((relation, first + i) for i, relation in enumerate(more))
        self.cycles = tuple(
            sorted((*self.cycles, *self._insert_from(first)), key=lambda c: (len(c.relations), -c.days))
        )
        self._in = self._reversed()
        self._latest, self._above = self._nearest(self._out, 1)
        self._earliest, self._below = self._nearest(self._in, -1)
        # the latest days fit too, and one more relation moves no more of them than it must
        self._level = [old + _FAR if at == inf else at for at, old in zip(self._latest, self._level, strict=True)]

    def bounds(self, point: Point) -> Bounds:
        """The tightest bounds that the relations give a point; open ones for a point that no relation names."""
        at = self._at.get(point)
        return Bounds(None, None) if at is None else _bounds(-self._earliest[at], self._latest[at])

    def why(self, point: Point) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
        """The chains of relations that set the earliest and the latest day of a point; () where it is open."""
        at = self._at.get(point)
        if at is None:
            return (), ()
        return tuple(self._chain(self._below, at)), tuple(self._chain(self._above, at))

    def effect(self, relation: Relation) -> Effect:
        """What one more relation would change. The network itself stays as it is."""
        if any(point not in self._at for point in relation[:2]):
            return self._effect_outside(relation)
        added: list[tuple[int, _Edge]] = []
        before: dict[int, float] = {}
        latest: dict[int, float] = {}
        earliest: dict[int, float] = {}
        try:
            for start, edge in self._edges(relation, _GIVEN):
                moved = self._moved_by(start, edge)
                if moved is None:
                    return Effect({}, self._cycle(start, edge, relation))
                for at, day in moved.items():
                    before.setdefault(at, self._level[at])
                    self._level[at] = day
                added.append((start, edge))
                self._out[start].append(edge)
                self._in[edge.to].append(_Edge(start, edge.days, _GIVEN))
            for start, edge in added:
                _spread(self._out, self._latest, latest, start, edge.to, edge.days)
                _spread(self._in, self._earliest, earliest, edge.to, start, edge.days)
        finally:
            for start, edge in reversed(added):
                self._out[start].pop()
                self._in[edge.to].pop()
            for at, day in before.items():
                self._level[at] = day
        return Effect(
            {
                self.points[i]: _bounds(-earliest.get(i, self._earliest[i]), latest.get(i, self._latest[i]))
                for i in sorted(latest.keys() | earliest.keys())
            }
        )

    def _effect_outside(self, relation: Relation) -> Effect:
        """A relation to a point that is not in the network bounds that point alone."""
        grown = TimeNetwork((*(r for i, r in enumerate(self.relations) if i not in self._aside), relation))
        new = [p for p in relation[:2] if p not in self._at]
        return Effect({p: grown.bounds(p) for p in new}, grown.cycles[0] if grown.cycles else None)

    def _first_guess(self, relations: Sequence[Relation], known: int) -> list[float]:
        """A day for every new point: its own date where it has one, else a neighbour's moved by their relation."""
        beside: list[list[tuple[int, int]]] = [[] for _ in self.points]
        for relation in relations:
            one, other = self._at[relation.first], self._at[relation.second]
            apart = next((d for d in (relation.least, relation.most) if d is not None), 0)
            beside[one].append((other, apart))
            beside[other].append((one, -apart))
        level = [*self._level, *([inf] * (len(self.points) - known))]
        queue = deque(range(known))
        for root in range(known, len(self.points) + 1):
            while queue:
                here = queue.popleft()
                for there, apart in beside[here]:
                    if level[there] == inf:
                        level[there] = level[here] + apart
                        queue.append(there)
            if root < len(self.points) and level[root] == inf:
                level[root] = 0.0
                queue.append(root)
        return level[known:]

    def _edges(self, relation: Relation, index: int) -> Iterator[tuple[int, _Edge]]:
        one, other = self._at[relation.first], self._at[relation.second]
        if relation.most is not None:
            yield one, _Edge(other, relation.most, index)
        if relation.least is not None:
            yield other, _Edge(one, -relation.least, index)

    def _insert_from(self, first: int) -> Iterator[Cycle]:
        level, found = self._level, len(self.cycles)
        for index, relation in enumerate(self.relations[first:], first):
            if index in self._aside:
                continue
            for start, edge in self._edges(relation, index):
                if level[start] + edge.days < level[edge.to]:
                    moved = self._moved_by(start, edge)
                    if moved is None:
                        self._drop({index})
                        found += 1
                        if found > SHOWN:
                            self.untold += 1
                        else:
                            cycle = self._cycle(start, edge, relation)
                            self._drop({self._numbers[r] for r in cycle.relations if not r.firm})
                            yield cycle
                        break
                    for at, day in moved.items():
                        level[at] = day
                self._out[start].append(edge)

    @cached_property
    def _numbers(self) -> dict[Relation, int]:
        return {}

    def _drop(self, gone: set[int]) -> None:
        """Takes the edges of relations out; a potential that fits the rest still fits."""
        for index in gone - self._aside:
            for start, edge in self._edges(self.relations[index], index):
                if edge in self._out[start]:
                    self._out[start].remove(edge)
        self._aside |= gone

    def _moved_by(self, start: int, new: _Edge) -> dict[int, float] | None:
        """The points that must move so that the potential fits a new edge too; None where it closes a negative cycle."""
        level, out = self._level, self._out
        short = level[start] + new.days - level[new.to]
        if short >= 0:
            return {}
        gap, moved, heap = {new.to: short}, dict[int, float](), [(short, new.to)]
        while heap:
            by, here = heappop(heap)
            if here in moved:
                continue
            if here == start:
                return None
            day = moved[here] = level[here] + by
            for to, days, _ in out[here]:
                behind = day + days - level[to]
                if behind < 0 and to not in moved and behind < gap.get(to, 0):
                    gap[to] = behind
                    heappush(heap, (behind, to))
        return moved

    def _cycle(self, start: int, new: _Edge, relation: Relation) -> Cycle:
        """The cycle of fewest relations that an edge closes, by ways that stay within what it is short of."""
        if new.to == start:
            return Cycle((relation,), -new.days)
        level, out = self._level, self._out
        room = level[new.to] - level[start] - new.days
        best, front = {new.to: 0.0}, {new.to: 0.0}
        steps: list[dict[int, tuple[int, int, int]]] = []
        while start not in front:
            reached: dict[int, float] = {}
            step: dict[int, tuple[int, int, int]] = {}
            for here, far in front.items():
                base = far + level[here]
                for to, days, index in out[here]:
                    length = base + days - level[to]
                    if length < room and length < best.get(to, inf):
                        best[to] = reached[to] = length
                        step[to] = (here, days, index)
            steps.append(step)
            front = reached
        total, at, met = new.days, start, [relation]
        for step in reversed(steps):
            at, days, index = step[at]
            total += days
            met.append(relation if index == _GIVEN else self.relations[index])
        return Cycle(tuple(dict.fromkeys(reversed(met))), -total)

    def _reversed(self) -> list[list[_Edge]]:
        into: list[list[_Edge]] = [[] for _ in self.points]
        for start, edges in enumerate(self._out):
            for edge in edges:
                into[edge.to].append(_Edge(start, edge.days, edge.relation))
        return into

    def _nearest(self, edges: Sequence[Sequence[_Edge]], sign: int) -> tuple[list[float], list[tuple[int, int]]]:
        """Shortest ways from the origin (Dijkstra over lengths that the potential makes positive), and the last step of each."""
        level = self._level
        slack: list[float] = [inf] * len(self.points)
        step = [(-1, -1)] * len(self.points)
        slack[0], heap = 0.0, [(0.0, 0)]
        while heap:
            far, here = heappop(heap)
            if far > slack[here]:
                continue
            base = far + sign * level[here]
            for to, days, relation in edges[here]:
                length = base + days - sign * level[to]
                if length < slack[to]:
                    slack[to] = length
                    step[to] = (here, relation)
                    heappush(heap, (length, to))
        return [s + sign * (level[i] - level[0]) for i, s in enumerate(slack)], step

    def _chain(self, steps: Sequence[tuple[int, int]], at: int) -> Iterator[Relation]:
        while at > 0:
            at, relation = steps[at]
            if relation >= 0:
                yield self.relations[relation]


def _spread(
    edges: Sequence[Sequence[_Edge]], known: Sequence[float], found: dict[int, float], start: int, to: int, days: int
) -> None:
    """What one more edge shortens, put into `found`; the network has no negative cycle, so this ends."""
    queue = deque([(to, found.get(start, known[start]) + days)])
    while queue:
        here, far = queue.popleft()
        if far >= found.get(here, known[here]):
            continue
        found[here] = far
        queue.extend((edge.to, far + edge.days) for edge in edges[here] if far + edge.days < known[edge.to])


def _order(relation: Relation) -> tuple[Any, ...]:
    """What nobody says first, then dates, then the rest; alike ones by their points and days."""
    first, second, least, most, says, how, firm = relation
    dated = ORIGIN in (first, second)
    return (not firm, not dated, how, str(first), str(second), says, least is None, least or 0, most is None, most or 0)


def _bounds(earliest: float, latest: float) -> Bounds:
    return Bounds(None if earliest == -inf else int(earliest), None if latest == inf else int(latest))
