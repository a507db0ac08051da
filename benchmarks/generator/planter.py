"""What the planting of a fault needs: units and days that fit, moves that are told, new claims of exact days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from . import facts
from .facts import Fact
from .telling import Teller, Told
from .ways import Ways


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted impossibility.

    `claims` are the ids of a shortest contradiction, `altered` those of them that are false; `shows` is false where
    the told claims do not suffice, for what would contradict is a gap (then `claims` holds the altered ones alone);
    `assumes` names what must be taken for granted to see it, "" where nothing need be.
    """

    kind: str
    claims: tuple[str, ...]
    altered: tuple[str, ...]
    shows: bool = True
    assumes: str = ""


class Planter:
    """What the planting of a fault needs: what is told, what was so, and one account in which all of it stands."""

    def __init__(self, teller: Teller, ways: Ways, dice: Random) -> None:
        self.teller, self.truth, self.ways, self.dice = teller, teller.truth, ways, dice
        self.account = dice.randrange(teller.accounts)

    def state(self, unit: str, kind: str, day: int, figures: Any = None, **slots: Any) -> Told:
        """A claim about a unit on one exact day."""
        points = {"date": (day, day)}
        fact = Fact(kind, slots, points, figures or {}, moment=False, units=(unit,))
        return self.teller.add(self.account, fact)

    def at(self, unit: str, day: int, place: str) -> Told:
        return self.state(unit, "location", day, subject=self.truth.name(unit, day), place=place)

    def gone(self, unit: str, day: int, goals: Sequence[str]) -> Told:
        """A claim that it left its place on a day for one of some others."""
        here = self.truth.place(unit, day)
        goal = self.dice.choice([g for g in goals if g != here])
        slots = {"subject": self.truth.name(unit, day), "from": here, "via": [], "to": goal}
        return self.teller.add(self.account, Fact("movement", slots, {"depart": (day, day)}, units=(unit,)))

    def bond(self, unit: str, day: int, relation: str, other: str | None = None) -> Told:
        slots = {"subject": self.truth.name(unit, day), "relation": relation}
        slots |= {"object": self.truth.name(other, day)} if other else {}
        return self.state(unit, "organization", day, **slots)

    def men(self, unit: str, day: int, officers: int, soldiers: int) -> Told:
        figures = {("officer",): officers, ("soldier",): soldiers}
        return self.state(unit, "strength", day, figures, subject=self.truth.name(unit, day))

    def moments(self, wanted: Callable[[str, int], bool], margin: int = 8) -> Iterator[tuple[str, int]]:
        """Units and days that fit, in an order of chance."""
        truth, inside = self.truth, min(margin, (self.truth.last - self.truth.first) // 3)
        units = [u for u, of in truth.units.items() if of.echelon not in ("other", "group") and u not in truth.ended]
        for _ in range(4000):
            unit, day = self.dice.choice(units), self.dice.randint(truth.first + inside, truth.last - inside)
            if truth.names[unit].steady(day - margin, day + margin) and wanted(unit, day):
                yield unit, day

    def moment(self, wanted: Callable[[str, int], bool], margin: int = 8) -> tuple[str, int]:
        """One unit and day that fit. Raises ValueError where none does."""
        for found in self.moments(wanted, margin):
            return found
        raise ValueError("this campaign has no unit and day for such a fault")

    def placed(self, unit: str, day: int) -> bool:
        """Did it stand at one place from the evening before to the evening after?"""
        place = self.truth.place(unit, day)
        return bool(place) and all(self.truth.place(unit, d) == place for d in (day - 1, day + 1))

    def far_off(self, days: int) -> tuple[str, int]:
        """A unit and a day on which it stood so far from another place that nobody could come there in so many days."""

        def far(unit: str, day: int) -> bool:
            if not self.placed(unit, day):
                return False
            here = self.truth.place(unit, day)
            return self.ways.least_days(here, self.farthest(here)) > days

        return next(self.moments(far), None) or self.moment(self.placed)

    def farthest(self, place: str) -> str:
        """The place to which even the fastest would need longest."""
        names = [p.name for p in self.truth.world.places]
        return max(names, key=lambda p: self.ways.least_days(place, p))

    def steady(self, unit: str, day: int) -> bool:
        return self.truth.men_steady(unit, day - 1, day + 1) and self.truth.men(unit, day).soldier > 0

    def told(self, kind: str, *wanted: Callable[[Told], bool]) -> Told:
        """A told claim of a kind, in no relation to others, that fits the first wish that any fits. Raises ValueError."""
        related = {t.slots[end] for t in self.teller.told if t.kind == "sequence" for end in ("first", "second")}
        free = [
            t for t in self.teller.told
            if t.kind == kind and t.fact.polarity == "asserted" and not t.wrong and t.id not in related
        ]  # fmt: skip
        found = next((some for wish in wanted if (some := [t for t in free if wish(t)])), None)
        if found is None:
            raise ValueError(f"no {kind} is told that could bear such a fault")
        return self.dice.choice(found)

    def ordered(self) -> Told:
        """A move that is told with the order on which it rests; told anew where there is none. Raises ValueError."""
        try:
            return self.told("movement", lambda t: bool(t.basis))
        except ValueError:
            causes = {n: e.cause for n, e in enumerate(self.truth.events) if e.sort == "move" and e.cause is not None}
            if not causes:
                raise
            number = self.dice.choice(list(causes))
            (order,) = facts.of_event(self.truth, self.dice, causes[number])
            (move,) = facts.of_event(self.truth, self.dice, number)
            return self.teller.add(self.account, move, basis=(self.teller.add(self.account, order).id,))
