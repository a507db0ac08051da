"""The counts of one unit, with what came to it and left it -> how many men it had on a day, and under which assumption."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from sefer.reconstruct.men.amounts import SORTS, Amount, Men
from sefer.reconstruct.men.flows import Flow, Flows, Window
from sefer.reconstruct.men.lines import STRENGTH, Line

NOBODY_UNTOLD, NOBODY_LEFT, NOBODY_CAME = "men.nobody_untold", "men.nobody_left", "men.nobody_came"
UNBALANCED = "men.unbalanced"


class Supposed(NamedTuple):
    """A number under an assumption, the key of a message; without one ("") nothing follows. `Ledgers.grounds` has its lines.

    UNBALANCED stands where no assumption can be made, for what is told contradicts each: its number is unknown.
    """

    amount: Amount = Amount()
    assumption: str = ""


class Chain(NamedTuple):
    """From one count to the next: opening + came - left + untold = closing. `untold` may lie below nothing: men left."""

    opening: Line
    came: tuple[Flow, ...]
    left: tuple[Flow, ...]
    closing: Line
    gained: Men
    lost: Men
    untold: Men


class _Counts:
    """Counts of one sort of man of a unit, closed or open above, by the day on which they end and that on which they begin."""

    def __init__(self, lines: Iterable[Line], sort: int, closed: bool = True) -> None:
        found = [n for n in lines if n.days is not None and n.men[sort].closed is closed and n.men[sort] != Amount()]
        self.ends = sorted((n.days.latest, n.order, n) for n in found if n.days)
        self.starts = sorted((n.days.earliest, n.order, n) for n in found if n.days)
        self._ends, self._starts = [e[0] for e in self.ends], [s[0] for s in self.starts]

    def before(self, day: int) -> list[Line]:
        """The last ones that end on a day or before."""
        at = bisect_right(self._ends, day)
        return [e[2] for e in self.ends[bisect_left(self._ends, self._ends[at - 1]) : at]] if at else []

    def after(self, day: int) -> list[Line]:
        """The first ones that begin on a day or after."""
        at = bisect_left(self._starts, day)
        return (
            [s[2] for s in self.starts[at : bisect_right(self._starts, self._starts[at])]]
            if at < len(self._starts)
            else []
        )


class Counted:
    """One unit's counts and flows; between two days on which one begins or ends nothing changes."""

    def __init__(self, lines: Sequence[Line], flows: Callable[[], tuple[Flows, Flows]]) -> None:
        told = [n for n in lines if n.what == STRENGTH]
        self._counts = [_Counts(told, sort) for sort in range(len(SORTS))]
        self._open = [_Counts(told, sort, closed=False) for sort in range(len(SORTS))]
        self._counted = any(c.ends for c in self._counts)
        self._moves = flows
        self._answered: dict[int, tuple[Supposed, Supposed, Supposed]] = {}

    @cached_property
    def _flows(self) -> tuple[Flows, Flows]:
        return self._moves()

    @cached_property
    def _turns(self) -> list[int]:
        """Days from which on another answer may hold."""
        turns = {d for side in self._flows for f in side.all for d in (f.earliest, f.latest)}
        counted = (n.days for c in (*self._counts, *self._open) for _, _, n in c.ends if n.days)
        return sorted(turns.union(d for c in counted for d in (c.earliest, c.earliest + 1, c.latest, c.latest + 1)))

    def supposed(self, day: int) -> tuple[Supposed, Supposed, Supposed]:
        """The men of each sort in the evening of a day."""
        if not self._counted:
            return _NOTHING
        at = bisect_right(self._turns, day)
        if at not in self._answered:
            self._answered[at] = self._of_sort(0, day), self._of_sort(1, day), self._of_sort(2, day)
        return self._answered[at]

    def sides(self, sort: int, day: int) -> tuple[_Side | None, _Side | None]:
        """The counts next before a day and next after it, each with the days between."""
        before, after = self._counts[sort].before(day), self._counts[sort].after(day)
        if before and before[0].days and before[0].days.latest == day:
            after = []  # counted that day
        return (before, _until(before, day)) if before else None, (after, _from(day, after)) if after else None

    def _of_sort(self, sort: int, day: int) -> Supposed:
        sides = self.sides(sort, day)
        if sides == (None, None):
            return Supposed()
        moved = (
            None if side is None else self._moved(sort, *side, onward)
            for side, onward in zip(sides, (True, False), strict=True)
        )
        nearer = self._nearer(sort, day, *sides)
        one, other = (_at_least(amount, least) for amount, least in zip(moved, nearer, strict=True))
        return Supposed(*_joined(one, other))

    def _nearer(self, sort: int, day: int, before: _Side | None, after: _Side | None) -> tuple[float, float]:
        """The fewest men by what is counted as "or more" nearer to a day than the closed counts before and after it."""
        known = self._open[sort]
        past, coming = known.before(day), known.after(day)
        if past and past[0].days and before is not None and past[0].days.latest <= _last(before[0]):
            past = []
        if coming and coming[0].days and after is not None and coming[0].days.earliest >= _first(after[0]):
            coming = []
        if past and past[0].days and past[0].days.latest == day:
            coming = []
        counted = before is not None and _last(before[0]) == day
        return (
            self._moved(sort, past, _until(past, day), onward=True).low if past else 0.0,
            self._moved(sort, coming, _from(day, coming), onward=False).low if coming and not counted else 0.0,
        )

    def _moved(self, sort: int, counts: Sequence[Line], window: Window, onward: bool) -> Amount:
        """A count with what came and left since, or a later one without what came and left before it; maybe below nothing."""
        count = counts[0].men[sort]
        for other in counts[1:]:
            count = count.both(other.men[sort])
        came, left = self._flows
        one, other_way = (came, left) if onward else (left, came)
        (more, most), (less, least) = one.of_sort(window, sort), other_way.of_sort(window, sort)
        return Amount(count.low + more - least, count.high + most - less)

    def grounds(self, sort: int, day: int) -> Iterator[Line]:
        """The lines by which a number of a day follows."""
        for side in self.sides(sort, day):
            if side is not None:
                counts, window = side
                yield from counts
                yield from (f.line for flows in self._flows for f in flows.touching(window))

    def chain(self, opening: Line, closing: Line) -> Chain:
        """What lies between two counts."""
        assert opening.days is not None and closing.days is not None
        window = Window(opening.days.earliest, closing.days.latest, opening.days.latest + 1, closing.days.earliest - 1)
        (came, left), (gained, lost) = (
            [f.touching(window) for f in self._flows],
            [f.within(window) for f in self._flows],
        )
        untold = closing.men.less(opening.men.plus(gained).less(lost))
        return Chain(opening, came, left, closing, gained, lost, untold)


_NOTHING = (Supposed(), Supposed(), Supposed())
_Side = tuple[list[Line], Window]  # counts of the same day, and the days between them and the one asked for


def _last(counts: Sequence[Line]) -> int:
    return max(n.days.latest for n in counts if n.days)


def _first(counts: Sequence[Line]) -> int:
    return min(n.days.earliest for n in counts if n.days)


def _at_least(found: Amount | None, least: float) -> Amount | None:
    """With at least so many men; where a nearer count has more than a farther one allows, the nearer one alone."""
    if least <= 0:
        return found
    return Amount(least) if found is None or found.high < least else Amount(max(found.low, least), found.high)


def _until(counts: Sequence[Line], day: int) -> Window:
    """From a count to the evening of a day."""
    spans = [n.days for n in counts if n.days]
    return Window(min(s.earliest for s in spans), day, spans[0].latest + 1, day)


def _from(day: int, counts: Sequence[Line]) -> Window:
    """From the evening of a day to a count."""
    spans = [n.days for n in counts if n.days]
    return Window(day + 1, max(s.latest for s in spans), day + 1, spans[0].earliest - 1)


def _joined(before: Amount | None, after: Amount | None) -> tuple[Amount, str]:
    """What the counts before and after allow; where they can't both hold with nobody untold, what one half of it allows.

    If nobody left untold, there were at least the men of the count before less the told losses, and at most those of the
    count after with them; if nobody came untold, the other two bounds hold.
    """
    if before is None or after is None:
        found, assumption = before or after or Amount(), NOBODY_UNTOLD
    elif before.meets(after):
        found, assumption = before.both(after), NOBODY_UNTOLD
    elif before.high < after.low:
        found, assumption = Amount(before.low, after.high), NOBODY_LEFT
    else:
        found, assumption = Amount(after.low, before.high), NOBODY_CAME
    return (Amount(), UNBALANCED) if found.high < 0 else (Amount(max(found.low, 0.0), found.high), assumption)
