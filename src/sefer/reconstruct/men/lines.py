"""Claims -> the lines of ledgers: strengths, arrivals, departures, losses, prisoners and booty, and who is in whom on a day.

What is planned or denied makes no line. A strength holds on every day of a day or stretch of days that it is told for; told
for a month or a year it holds on some day of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sefer.model import Campaign, Claim, Days
from sefer.reconstruct.accounts import voices
from sefer.reconstruct.figures import Figure, figure_of, figures_of, quantities
from sefer.reconstruct.men.amounts import RIFLE, UNKNOWN, Amount, Men, gone, had, lost, reckoned
from sefer.reconstruct.said import HOLDS, MEN, as_range
from sefer.reconstruct.stations import FORCES, forces, names
from sefer.reconstruct.told_as import is_state
from sefer.reconstruct.when import when

STRENGTH, ARRIVAL, DEPARTURE, LOSS, CAPTURE = "strength", "arrival", "departure", "loss", "capture"
_HELD = 31  # days on every one of which a figure can be meant; a longer stretch says that it held on some of them
_DAY = 10  # letters of a date that is a day


class Dated(Protocol):
    """What bounds the days of claims: a timeline."""

    def days(self, claim: Claim) -> Days | None: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a unit's ledger. `days` None where nothing dates it.

    `what`: strength; arrival or departure of `other`; loss; capture (men and things taken from `other`, never men of the
    unit). `figures` by sort (killed, wounded ... of a loss; "" else) and item; `holds`: a strength held on all its days.
    `reckoning`: combatant, ration or rifle where the words say how they count.
    """

    unit: str
    what: str
    days: Days | None
    men: Men
    claims: tuple[str, ...]
    voices: frozenset[str]
    figures: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    other: str = ""
    holds: bool = False
    reckoning: str = ""

    @property
    def order(self) -> tuple[bool, int, int, str, tuple[str, ...]]:
        """Dated lines by their days, strengths before what comes and goes on a day; undated ones last."""
        days = self.days
        return (
            days is None, days.earliest if days else 0, days.latest if days else 0,
            self.what if self.what != STRENGTH else "", self.claims,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bond:
    """One unit is in another; `day` is the one day for which it is told, None where it is told for no single day."""

    child: str
    parent: str
    days: Days | None
    day: int | None
    claim: str
    voices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Read:
    """All lines and bonds of some claims; `makeups` are those whose parts are men: the claim, the parts' sum, the total."""

    lines: tuple[Line, ...]
    bonds: tuple[Bond, ...]
    makeups: tuple[tuple[Line, Amount], ...]


class Reader:
    """Reads claims as lines; `timeline` dates those that bear no day and narrows those that do."""

    def __init__(self, campaign: Campaign, timeline: Dated | None = None) -> None:
        self._campaign, self._timeline = campaign, timeline
        self._lines: list[Line] = []
        self._bonds: list[Bond] = []
        self._makeups: list[tuple[Line, Amount]] = []

    def read(self, claims: Iterable[Claim]) -> Read:
        readers = {
            "strength": self._strength, "loss": self._loss, "capture": self._capture,
            "organization": self._organization, "composition": self._composition,
        }  # fmt: skip
        for claim in claims:
            if claim.polarity in HOLDS and claim.kind in readers:
                readers[claim.kind](claim)
        return Read(
            tuple(sorted(self._lines, key=lambda n: (n.unit, n.order))),
            tuple(sorted(self._bonds, key=lambda b: (b.claim, b.child, b.parent))),
            tuple(sorted(self._makeups, key=lambda m: m[0].claims)),
        )

    def _days(self, claim: Claim) -> tuple[Days | None, bool]:
        """The days of a claim, and whether what it tells held on all of them."""
        text = claim.slots.get("date")
        said = when(self._campaign, claim, "date")
        holds = said is not None and all(len(d.partition("T")[0]) == _DAY for d in str(text).split("/"))
        found = self._timeline.days(claim) if self._timeline is not None else None
        if found is None or (said is not None and (found.earliest, found.latest) == (said.earliest, said.latest)):
            days = said
        else:
            days, holds = found, holds or found.earliest == found.latest
        return days, holds and days is not None and days.latest - days.earliest < _HELD

    def _units(self, claim: Claim, slot: str) -> list[str]:
        return [e.id for e in forces(self._campaign, claim, slot)]

    def _one(self, claim: Claim, slot: str) -> list[str]:
        """The unit of a slot that names no other beside it."""
        found = self._units(claim, slot)
        return found if len(found) == 1 == len(names(claim.slots.get(slot))) else []

    def _strength(self, claim: Claim) -> None:
        told = _items(figures_of(self._campaign, claim))
        (days, holds), units = self._days(claim), self._one(claim, "subject")
        if not units or not told:
            return  # of a figure for several nobody knows what each had
        reckoning = reckoned(told)
        kept = {i: f for i, f in told.items() if i != RIFLE} if reckoning != RIFLE else {}
        men = had(kept, reckoning) if kept.keys() & MEN else UNKNOWN
        self._put(units[0], STRENGTH, days, men, claim, {"": told}, holds=holds, reckoning=reckoning)

    def _loss(self, claim: Claim) -> None:
        by_sort: dict[str, dict[str, Figure]] = defaultdict(dict)
        for path, figure in figures_of(self._campaign, claim).items():
            by_sort[path[0] if len(path) > 1 else "total"][path[-1]] = figure
        units = self._one(claim, "subject")
        if units and by_sort:
            self._put(units[0], LOSS, self._days(claim)[0], lost(by_sort), claim, by_sort)

    def _capture(self, claim: Claim) -> None:
        told = _items(figures_of(self._campaign, claim))
        takers, givers = self._one(claim, "subject"), self._one(claim, "object")
        if takers and told:
            other = givers[0] if givers else ""
            self._put(takers[0], CAPTURE, self._days(claim)[0], gone(told), claim, {"": told}, other)

    def _organization(self, claim: Claim) -> None:
        relation = claim.slots.get("relation")
        one, other = self._units(claim, "subject"), self._units(claim, "object")
        days, _ = self._days(claim)
        pairs = [(a, b) for a in one for b in other if a != b]
        if relation == "composed_of" and len(one) > 1:
            return  # of parts told of several wholes nobody knows which is whose
        told = self._men_named(claim) if len(pairs) == 1 else {}
        if relation in ("part_of", "attached_to", "composed_of") and not told:  # of men without a name none is the same
            day = days.earliest if days is not None and days.earliest == days.latest else None
            for a, b in pairs:
                child, parent = (b, a) if relation == "composed_of" else (a, b)
                self._bonds.append(Bond(child, parent, days, day, claim.id, frozenset(voices(claim))))
        what = {"attached_to": ARRIVAL, "merged_into": ARRIVAL, "detached_from": DEPARTURE}.get(str(relation))
        if relation == "attached_to" and (days is None or is_state(self._campaign, claim)):
            return  # it says that one is in the other, not that it came
        men, figures = (gone(told), {"": told}) if told else (UNKNOWN, {})
        for a, b in pairs if what else ():
            self._put(b, str(what), days, men, claim, figures, a)

    def _men_named(self, claim: Claim) -> dict[str, Figure]:
        """ "9. Alay'a 300 er katıldı": the men whose number is all that names them."""
        found = [q for q in quantities(self._campaign, claim) if q.item in MEN]
        name = " ".join(names(claim.slots.get("subject")))
        named = [q for q in found if q.numeral and name.startswith(q.numeral)]
        return (
            {named[0].item: figure_of(named[0], named[0].low, named[0].high)} if len(found) == len(named) == 1 else {}
        )

    def _composition(self, claim: Claim) -> None:
        values, units = claim.slots.get("values"), self._units(claim, "subject")
        if len(units) != 1 or not isinstance(values, Mapping) or not self._counts_men(claim):
            return
        days, holds = self._days(claim)
        told = {path[-1]: figure for path, figure in figures_of(self._campaign, claim).items()}
        for name, figure in told.items():
            part = self._campaign.entity(claim.doc, name, claim.id)
            if part is not None and part.type in FORCES and part.id != units[0]:
                day = days.earliest if holds and days and days.earliest == days.latest else None
                self._bonds.append(Bond(part.id, units[0], days, day, claim.id, frozenset(voices(claim))))
                self._all_men(part.id, days, figure, claim, holds)
        total = claim.slots.get("total")
        if total is not None:
            low, high = as_range(total)
            line = self._all_men(units[0], days, Figure(low, high), claim, holds)
            self._makeups.append((line, Amount(sum(f.low for f in told.values()), sum(f.high for f in told.values()))))

    def _all_men(self, unit: str, days: Days | None, figure: Figure, claim: Claim, holds: bool) -> Line:
        told = {"person": figure}
        return self._put(unit, STRENGTH, days, had(told), claim, {"": told}, holds=holds)

    def _counts_men(self, claim: Claim) -> bool:
        """Are the figures of a make-up men, and not battalions or guns?"""
        return all(q.item in MEN for q in quantities(self._campaign, claim))

    def _put(
        self, unit: str, what: str, days: Days | None, men: Men, claim: Claim,
        figures: Mapping[str, Mapping[str, Figure]], other: str = "", holds: bool = False, reckoning: str = "",
    ) -> Line:  # fmt: skip
        line = Line(unit, what, days, men, (claim.id,), frozenset(voices(claim)), figures, other, holds, reckoning)
        self._lines.append(line)
        return line


def _items(figures: Mapping[tuple[str, ...], Figure]) -> dict[str, Figure]:
    return {path[-1]: figure for path, figure in figures.items()}


def held_days(line: Line) -> Iterator[int]:
    """The days on which a strength is told to have held."""
    if line.holds and line.days is not None and line.men != UNKNOWN:
        yield from range(line.days.earliest, line.days.latest + 1)
