"""Figures of a claim -> numbers of men as intervals: officers, other ranks, and all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import inf
from pathlib import Path
from typing import NamedTuple

from sefer.letters import fold
from sefer.letters.tables import toml
from sefer.reconstruct.figures import Figure

RANKS = ("soldier", "cavalryman", "volunteer")  # what is counted that is no officer
COMBATANT, RIFLE = "combatant", "rifle"


class Amount(NamedTuple):
    """A number that lies between two, both included; `high` is infinite where nothing bounds it."""

    low: float = 0
    high: float = inf

    def plus(self, other: Amount) -> Amount:
        return Amount(self.low + other.low, self.high + other.high)

    def less(self, other: Amount) -> Amount:
        """What is left, which may be below nothing."""
        return Amount(self.low - other.high, self.high - other.low)

    def meets(self, other: Amount) -> bool:
        return self.low <= other.high and other.low <= self.high

    def both(self, other: Amount) -> Amount:
        """What both allow; what either allows where they have nothing in common."""
        if self.meets(other):
            return Amount(max(self.low, other.low), min(self.high, other.high))
        return Amount(min(self.low, other.low), max(self.high, other.high))

    @property
    def closed(self) -> bool:
        return self.high < inf

    @property
    def most(self) -> float | None:
        """The upper end; None where it is open."""
        return self.high if self.closed else None


class Men(NamedTuple):
    """Officers, other ranks, and all men of whatever rank."""

    officers: Amount = Amount()
    soldiers: Amount = Amount()
    all: Amount = Amount()

    def plus(self, other: Men) -> Men:
        return Men(*(a.plus(b) for a, b in zip(self, other, strict=True)))

    def less(self, other: Men) -> Men:
        return Men(*(a.less(b) for a, b in zip(self, other, strict=True)))

    def both(self, other: Men) -> Men:
        return Men(*(a.both(b) for a, b in zip(self, other, strict=True)))

    def meets(self, other: Men) -> bool:
        return all(a.meets(b) for a, b in zip(self, other, strict=True))


SORTS = Men._fields
OFFICERS, SOLDIERS, ALL = range(len(SORTS))
NOTHING = Amount(0, 0)
NOBODY = Men(NOTHING, NOTHING, NOTHING)
UNKNOWN = Men()


def had(told: Mapping[str, Figure], reckoning: str = "") -> Men:
    """The men of a strength. Who is not counted in it may still have been there: nothing bounds his number.

    Combatants are some of the men: they bound the whole from below alone.
    """
    ranks = [Amount(told[i].low, told[i].high) for i in RANKS if i in told]
    soldiers = UNKNOWN.soldiers
    if ranks:
        low = max(r.low for r in ranks)
        soldiers = Amount(low, sum(r.high for r in ranks) if "soldier" in told else inf)
    officers = Amount(told["officer"].low, told["officer"].high) if "officer" in told else UNKNOWN.officers
    everyone = officers.plus(soldiers)
    if "person" in told:
        person = Amount(told["person"].low, told["person"].high)
        if ranks and officers.closed:
            everyone = everyone.both(person)
        elif officers.closed:  # "120 officers and 4,000 men": are the officers among the men?
            everyone = Amount(person.low, person.high + officers.high)
        else:
            everyone = Amount(max(person.low, soldiers.low), max(person.high, soldiers.low))
        officers = Amount(officers.low, min(officers.high, everyone.high))
        soldiers = Amount(soldiers.low, min(soldiers.high, everyone.high))
    if reckoning in (COMBATANT, RIFLE):
        return Men(Amount(officers.low), Amount(soldiers.low), Amount(everyone.low))
    return Men(officers, soldiers, everyone)


def gone(told: Mapping[str, Figure]) -> Men:
    """The men of a loss or of an arrival: those that are told, and nobody besides."""
    ranks = [Amount(told[i].low, told[i].high) for i in RANKS if i in told]
    soldiers = Amount(max(r.low for r in ranks), sum(r.high for r in ranks)) if ranks else NOTHING
    officers = Amount(told["officer"].low, told["officer"].high) if "officer" in told else NOTHING
    everyone = officers.plus(soldiers)
    named = next((told[i] for i in ("person", "prisoner") if i in told), None)
    if named is None:
        return Men(officers, soldiers, everyone)
    person = Amount(named.low, named.high)
    if not ranks and "officer" not in told:
        return Men(Amount(0, person.high), Amount(0, person.high), person)
    if not ranks:  # "10 officers and 41 men killed": are the officers among the men?
        everyone = Amount(max(person.low, officers.low), person.high + officers.high)
        return Men(officers, Amount(0, person.high), everyone)
    return Men(officers, Amount(soldiers.low, max(soldiers.high, person.high)), everyone.both(person))


def lost(by_sort: Mapping[str, Mapping[str, Figure]]) -> Men:
    """The men of a loss with all its sorts; a total beside them is that of the same men."""
    parts = [gone(told) for sort, told in by_sort.items() if sort != "total"]
    summed = _sum(parts)
    if "total" not in by_sort:
        return summed
    whole = gone(by_sort["total"])
    if not parts:
        return whole
    return Men(*(Amount(max(a.low, b.low), max(a.high, b.high)) for a, b in zip(summed, whole, strict=True)))


def _sum(parts: Iterable[Men]) -> Men:
    total = NOBODY
    for part in parts:
        total = total.plus(part)
    return total


def reckoned(told: Mapping[str, Figure]) -> str:
    """How a strength counts: combatants, ration strength, rifles alone; "" where the words do not say."""
    if "rifle" in told and not told.keys() & {"officer", "person", *RANKS}:
        return RIFLE
    words = [fold(f.counted) for f in told.values() if f.counted]
    for sort, stems in _words().items():
        if any(stem in word for word in words for stem in stems):
            return sort
    return ""


@cache
def _words() -> Mapping[str, list[str]]:
    found = toml(Path(__file__).with_name("words.toml"))
    return {sort: [fold(word) for word in words] for sort, words in found.items()}
