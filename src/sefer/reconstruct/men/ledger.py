"""Campaign -> the men of every unit: its ledger line by line, and on any day what is sure and what follows if nothing is untold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sefer.model import Campaign, Claim
from sefer.reconstruct.men.amounts import SORTS, UNKNOWN, Amount, Men
from sefer.reconstruct.men.flows import Flow, Flows, Window
from sefer.reconstruct.men.lines import ARRIVAL, CAPTURE, DEPARTURE, LOSS, STRENGTH, Bond, Dated, Line, Read, Reader
from sefer.reconstruct.men.whole import Days, Sure

NOBODY_UNTOLD, NOBODY_LEFT, NOBODY_CAME = "men.nobody_untold", "men.nobody_left", "men.nobody_came"
UNBALANCED = "men.unbalanced"


class Supposed(NamedTuple):
    """A number under an assumption, the key of a message; without one ("") nothing follows. `Ledgers.grounds` has its lines.

    UNBALANCED stands where no assumption can be made, for what is told contradicts each: its number is unknown.
    """

    amount: Amount = Amount()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """The men of a unit in the evening of a day, all beneath it counted: officers, other ranks, all.

    `sure` is what the claims about that day allow whatever else happened; `assumed` what follows from the counts before and
    after it under a named assumption, for each sort of man. `rivals`: figures for the day part, and all stay possible.
    """

    unit: str
    day: int
    sure: Men
    sure_claims: tuple[str, ...]
    assumed: tuple[Supposed, Supposed, Supposed]
    rivals: bool = False


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


class Ledgers:
    """The ledgers of all units by some claims (all of the campaign where none are given); the same for them in any order.

    What the author only reports ("some say") is among the lines and bounds no number, unless `reported`.
    """

    def __init__(
        self, campaign: Campaign, claims: Iterable[Claim] | None = None, timeline: Dated | None = None,
        reported: bool = False,
    ) -> None:  # fmt: skip
        self.campaign = campaign
        given = tuple(campaign.claims if claims is None else claims)
        heard = [] if reported else [c for c in given if c.polarity == "reported"]
        aside = {c.id for c in heard}
        self.read: Read = Reader(campaign, timeline).read(c for c in given if c.id not in aside)
        self._aside: dict[str, list[Line]] = defaultdict(list)
        for line in Reader(campaign, timeline).read(heard).lines:
            self._aside[line.unit].append(line)
        self.days = Days(campaign, self.read)
        self._own: dict[str, list[Line]] = defaultdict(list)
        for line in (*self.read.lines, *_implied(self.read)):
            self._own[line.unit].append(line)
        self._known: dict[str, _Unit] = {}
        self._flows: dict[str, tuple[Flows, Flows]] = {}

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units of which anything is told that concerns men."""
        bound = (u for b in self.read.bonds for u in (b.child, b.parent))
        return tuple(sorted({*self._own, *self._aside, *bound}))

    def lines(self, unit: str) -> tuple[Line, ...]:
        """The lines of a unit in the order of their days, the undated ones last."""
        return tuple(sorted((*self._own.get(unit, ()), *self._aside.get(unit, ())), key=lambda n: n.order))

    def balance(self, unit: str, day: int) -> Balance:
        """The men of a unit in the evening of a day."""
        sure = self.days.sure(day).get(unit, Sure())
        found = self._unit(unit).supposed(day)
        return Balance(unit, day, sure.men, sure.claims, _fitting(found, sure), sure.rivals)

    def grounds(self, unit: str, day: int, sort: int = 2) -> tuple[Line, ...]:
        """The lines on which the assumed number of a sort of man (officers, other ranks, all: 0, 1, 2) rests."""
        found = {(n.unit, n.what, n.other, n.claims): n for n in self._unit(unit).grounds(sort, day)}
        return tuple(sorted(found.values(), key=lambda n: n.order))

    def on(self, day: int) -> dict[str, Balance]:
        """The men of every unit in the evening of a day."""
        return {unit: self.balance(unit, day) for unit in self.units}

    def chains(self, unit: str) -> Iterator[Chain]:
        """From count to count of what each account tells of a unit, what came and left between them, and what is untold."""
        own = sorted(self._own.get(unit, ()), key=lambda n: n.order)
        counts = [n for n in own if n.what == STRENGTH and n.days and n.men.all.closed]
        for voice in sorted({v for n in counts for v in n.voices}):
            told = [(n.days, n) for n in counts if voice in n.voices and n.days]
            for days, one in told:
                first = min((d.latest for d, _ in told if d.earliest > days.latest), default=None)
                yield from (
                    self._unit(unit).chain(one, n)
                    for d, n in told
                    if first is not None and days.latest < d.earliest <= first and d.latest == first
                )

    def strengths(self, unit: str) -> Sequence[Line]:
        """The strengths told of a unit."""
        return self._strengths.get(unit, ())

    @cached_property
    def _strengths(self) -> Mapping[str, list[Line]]:
        return {unit: [n for n in lines if n.what == STRENGTH] for unit, lines in self._own.items()}

    @cached_property
    def taken(self) -> tuple[Line, ...]:
        """The losses and captures that bear a day."""
        return tuple(n for n in self.read.lines if n.what in (LOSS, CAPTURE) and n.days is not None)

    @cached_property
    def taken_by_day(self) -> Mapping[int, list[Line]]:
        """Those by the last of their days."""
        out: dict[int, list[Line]] = defaultdict(list)
        for line in self.taken:
            if line.days is not None:
                out[line.days.latest].append(line)
        return out

    def worth(self, unit: str, latest: int) -> Men:
        """The men of a unit that came or left: its last count up to a day, else the first one after."""
        counts = [n for n in self.strengths(unit) if n.days and n.men != UNKNOWN]
        before = [n for n in counts if n.days and n.days.earliest <= latest]
        if before:
            return max(before, key=lambda n: (n.days.latest if n.days else 0, n.claims)).men
        return min(counts, key=lambda n: n.order).men if counts else UNKNOWN

    def _unit(self, unit: str) -> _Unit:
        if unit not in self._known:
            self._known[unit] = _Unit(self, unit, self._own.get(unit, ()))
        return self._known[unit]

    @cached_property
    def _parts(self) -> Mapping[str, set[str]]:
        out: dict[str, set[str]] = defaultdict(set)
        for bond in self.read.bonds:
            out[bond.parent].add(bond.child)
        return out

    def below(self, unit: str) -> set[str]:
        """All units that are ever told to be in it, or in one of those."""
        found: set[str] = set()
        open_ = [unit]
        while open_:
            new = self._parts.get(open_.pop(), set()) - found - {unit}
            found |= new
            open_ += new
        return found

    @cached_property
    def _moving(self) -> Mapping[str, tuple[list[Flow], list[Flow]]]:
        """For each unit what came to it and left it, told of itself."""
        out: dict[str, tuple[list[Flow], list[Flow]]] = {}
        for unit, lines in self._own.items():
            came: list[Flow] = []
            left: list[Flow] = []
            for line in lines:
                if line.days is None or line.what not in (ARRIVAL, DEPARTURE, LOSS):
                    continue
                men = self.moved(line, line.days.latest)
                who = unit if line.what == LOSS else line.other
                flow = Flow(line.days.earliest, line.days.latest, men, who, False, line)
                (came if line.what == ARRIVAL else left).append(flow)
            out[unit] = (came, left)
        return out

    def moved(self, line: Line, day: int) -> Men:
        """The men of a loss, an arrival or a departure: those that the words count, else what the other has on a day."""
        return line.men if line.what == LOSS or line.men != UNKNOWN else self.worth(line.other, day)

    def flows(self, unit: str) -> tuple[Flows, Flows]:
        """What came to a unit and left it, told of itself or of what is ever told to be in it."""
        if unit not in self._flows:
            came, left = (list(f) for f in self._moving.get(unit, ((), ())))
            for part in self.below(unit):
                for mine, theirs in zip((came, left), self._moving.get(part, ((), ())), strict=True):
                    mine += [f._replace(deep=True) for f in theirs]
            self._flows[unit] = Flows(came), Flows(left)
        return self._flows[unit]


def _implied(read: Read) -> Iterator[Line]:
    """Who comes to a unit leaves the one that it was last told to be in."""
    before: dict[str, list[Bond]] = defaultdict(list)
    for bond in read.bonds:
        if bond.days is not None:
            before[bond.child].append(bond)
    for line in read.lines:
        if line.what == ARRIVAL and line.days is not None:
            start = line.days.earliest
            old = [b for b in before[line.other] if b.days and b.days.latest < start]
            last = max(old, key=lambda b: (b.days.latest if b.days else 0, b.claim), default=None)
            if last is not None and last.parent != line.unit:
                claims = (*line.claims, last.claim)
                yield Line(last.parent, DEPARTURE, line.days, UNKNOWN, claims, line.voices, other=line.other)


class _Unit:
    """One unit's counts and flows; between two days on which one begins or ends nothing changes."""

    def __init__(self, ledgers: Ledgers, unit: str, lines: Sequence[Line]) -> None:
        told = [n for n in lines if n.what == STRENGTH]
        self._counts = [_Counts(told, sort) for sort in range(len(SORTS))]
        self._open = [_Counts(told, sort, closed=False) for sort in range(len(SORTS))]
        self._counted = any(c.ends for c in self._counts)
        self._ledgers, self._name = ledgers, unit
        self._answered: dict[int, tuple[Supposed, Supposed, Supposed]] = {}

    @cached_property
    def _flows(self) -> tuple[Flows, Flows]:
        return self._ledgers.flows(self._name)

    @cached_property
    def _turns(self) -> list[int]:
        """Days from which on another answer may hold."""
        turns = {d for side in self._flows for f in side.all for d in (f.earliest, f.latest)}
        counted = (n.days for c in (*self._counts, *self._open) for _, _, n in c.ends if n.days)
        return sorted(turns.union(d for c in counted for d in (c.earliest, c.earliest + 1, c.latest, c.latest + 1)))

    def supposed(self, day: int) -> tuple[Supposed, Supposed, Supposed]:
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
        for side in self.sides(sort, day):
            if side is not None:
                counts, window = side
                yield from counts
                yield from (f.line for flows in self._flows for f in flows.touching(window))

    def chain(self, opening: Line, closing: Line) -> Chain:
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


def _fitting(found: tuple[Supposed, Supposed, Supposed], sure: Sure) -> tuple[Supposed, Supposed, Supposed]:
    """What is assumed never says what is surely otherwise: then it is dropped."""
    if sure.men == UNKNOWN:
        return found
    one, two, three = (_narrowed(s, known) for s, known in zip(found, sure.men, strict=True))
    return one, two, three


def _narrowed(found: Supposed, known: Amount) -> Supposed:
    if not found.assumption or found.assumption == UNBALANCED:
        return found
    both = found.amount.both(known)
    says_more = found.amount.meets(known) and (known.closed or both != known)
    return found._replace(amount=both) if says_more else Supposed()
