"""Campaign -> the men of every unit: its ledger line by line, and on any day what is sure and what follows if nothing is untold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from sefer.model import Campaign, Claim
from sefer.reconstruct.men.amounts import UNKNOWN, Amount, Men
from sefer.reconstruct.men.counts import UNBALANCED, Chain, Counted, Supposed
from sefer.reconstruct.men.flows import Flow, Flows
from sefer.reconstruct.men.lines import ARRIVAL, CAPTURE, DEPARTURE, LOSS, STRENGTH, Bond, Dated, Line, Read, Reader
from sefer.reconstruct.men.whole import Days, Sure


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
        self._known: dict[str, Counted] = {}
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

    def _unit(self, unit: str) -> Counted:
        if unit not in self._known:
            self._known[unit] = Counted(self._own.get(unit, ()), partial(self.flows, unit))
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
