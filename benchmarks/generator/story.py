"""World -> truth: day by day orders are given, columns march, meet, fight, lose and gain men, and change their shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from . import rates
from .marches import planned
from .truth import Event, Men, Truth, Where
from .ways import Ways
from .world import STAFF, STRENGTH, Words, World

LONG = 60  # days for which all had stood as it stood when the campaign began
ASKED = 15  # places among which a goal is looked for


class Course:
    """The campaign while it is played: who is where and till when nobody may ask more of whom."""

    def __init__(self, world: World, dice: Random, words: Words, first: int, days: int) -> None:
        self.truth = Truth(world, first, first + days - 1)
        self.ways, self.dice, self.words = Ways(world), dice, words
        self.places = [p.name for p in world.places]
        self.at: dict[str, str] = {}
        self.here: dict[str, dict[str, None]] = defaultdict(dict)
        self.busy: dict[str, int] = {}
        self.spare: list[tuple[int, str]] = []  # persons without a command, and from which day on
        self.arrivals: dict[int, list[str]] = defaultdict(list)
        self.free: dict[str, int] = {}
        self.fought: dict[str, int] = {}  # the last day of the last fight at a place
        self.groups: list[str] = []
        self.drafts = 0
        self._set_up(world)

    def _set_up(self, world: World) -> None:
        truth, before = self.truth, self.truth.first - LONG
        truth.persons = {p.id: p for p in world.persons}
        bands = self._bands(world)
        whole = {u.parent for u in world.units}
        for unit, person in zip(world.units, world.persons, strict=False):
            truth.units[unit.id] = unit
            truth.names[unit.id].put(before, unit.name)
            truth.commander[unit.id].put(before, person.id)
            truth.put_parent(unit.id, before, unit.parent)
            truth.own[unit.id].put(before, self._first_men(unit.echelon, unit.id in whole))
            near = self.at[unit.parent] if unit.parent and self.dice.random() < 0.65 else None
            self.put(unit.id, before, near or self.dice.choice(bands[unit.side]))
        self.spare = [(truth.first, p.id) for p in world.persons[len(world.units) :]]

    def _bands(self, world: World) -> dict[str, list[str]]:
        """Each side begins in its own stretch of the ground."""
        names = [p.name for p in sorted(world.places, key=lambda p: p.lat or 0.0)]
        wide = len(names) // len(world.sides)
        return {side: names[i * wide : (i + 1) * wide] for i, side in enumerate(world.sides)}

    def _first_men(self, echelon: str, has_parts: bool) -> Men:
        officers, soldiers = STAFF if has_parts else STRENGTH.get(echelon, STRENGTH["division"])
        return Men(round(officers * self.dice.uniform(0.7, 1.3)), round(soldiers * self.dice.uniform(0.7, 1.3)))

    def put(self, unit: str, day: int, place: str) -> None:
        """It stands at a place from a day on."""
        self.truth.where[unit].put(day, Where(place))
        self.at[unit] = place
        self.here[place][unit] = None

    def leave(self, unit: str) -> None:
        """It stands nowhere any more: it marches or is no more."""
        self.here[self.at.pop(unit)].pop(unit, None)

    def idle(self, unit: str, day: int) -> bool:
        return unit in self.at and self.busy.get(unit, 0) <= day and self.truth.exists(unit, day)

    def column(self, unit: str, day: int) -> list[str]:
        """It and all beneath it that stand at its place with nothing else to do."""
        place = self.at[unit]
        return [u for u in self.truth.below(unit, day) if self.at.get(u) == place and self.idle(u, day)]

    def note(self, sort: str, first: int, last: int | None = None, cause: int | None = None, **what: Any) -> int:
        """Keep an event; its number comes back."""
        self.truth.events.append(Event(sort, first, first if last is None else last, what, cause))
        return len(self.truth.events) - 1

    def some(self, rate: float) -> range:
        """As many times as a rate asks for, by chance."""
        return range(int(rate) + (self.dice.random() < rate % 1))

    def march(self, unit: str, day: int, goal: str, ordered: bool) -> bool:
        """Send a column on its way; false where it would not be there before the end."""
        truth, column = self.truth, self.column(unit, day)
        men = sum((m.person for u in column if (m := truth.own[u].at(day))), 0)
        on_foot = not ordered or self.ways.days(self.at[unit], goal, on_foot=True) < rates.LONGEST
        journey = self.ways.journey(self.at[unit], goal, on_foot and self.dice.random() < 0.7)
        free = dict(self.free)
        legs = planned(self.dice, journey, day + self.dice.randint(*rates.ORDER_LAG) * ordered, men, free)
        if not legs or legs[-1].arrive > truth.last - 1:
            return False
        self.free = free
        order = self._ordered(unit, day, goal) if ordered else None
        for member in column:
            self.leave(member)
            self.busy[member] = legs[-1].arrive + 1
            for leg in legs:
                for number, evening in enumerate(leg.evenings):
                    truth.where[member].put(leg.depart + number, evening)
        for leg in legs:
            stops = [s.end for s in leg.stage.steps]
            ends = {"start": leg.stage.steps[0].start, "goal": stops[-1], "via": stops[:-1]}
            self.note("move", leg.depart, leg.arrive, order, unit=unit, column=column, mode=leg.stage.mode, **ends)
        self.arrivals[legs[-1].arrive] += column
        return True

    def _ordered(self, unit: str, day: int, goal: str) -> int | None:
        above = self.truth.parent[unit].at(day) or unit
        issuer = self.truth.commander[above].at(day)
        return self.note("order", day, unit=unit, issuer=issuer, goal=goal) if issuer else None


Deed = Callable[[Course, int, str], None]


def played(
    course: Course, deeds: Sequence[tuple[float, Deed]], evening: Callable[[Course, int], None], pace: float
) -> Truth:
    """Play all days: each deed befalls units by chance at its rate, then columns arrive and meet."""
    truth = course.truth
    for day in range(truth.first, truth.last + 1):
        alive = [u for u in truth.units if truth.exists(u, day)]
        for rate, deed in deeds:
            for _ in course.some(rate * pace * len(alive)):
                deed(course, day, course.dice.choice(alive))
        _happenings(course, day)
        for unit in course.arrivals.pop(day, ()):
            where = truth.where[unit].values[-1]
            course.at[unit] = where.place
            course.here[where.place][unit] = None
        evening(course, day)
    return truth


def order(course: Course, day: int, unit: str) -> None:
    """A unit is told to go somewhere, mostly to where others stand."""
    if not course.idle(unit, day) or course.truth.units[unit].echelon == "other":
        return
    start, foes = course.at[unit], course.dice.random() < 0.65
    places = course.dice.sample(course.places, min(len(course.places), ASKED))
    goals = [p for p in places if p != start and course.ways.days(start, p) < rates.LONGEST]
    goals = [p for p in goals if _others(course, unit, p)] or goals if foes else goals
    if goals:
        course.march(unit, day, course.dice.choice(goals), ordered=True)


def _others(course: Course, unit: str, place: str) -> bool:
    """Does another side stand at a place?"""
    side = course.truth.side(unit)
    return any(course.truth.side(u) != side for u in course.here.get(place, ()))


EVENTS = ("the bridge was repaired", "a council met", "heavy rain fell", "the mill burned down", "the market was held")


def _happenings(course: Course, day: int) -> None:
    world, dice = course.truth.world, course.dice
    for _ in course.some(rates.AGREEMENTS):
        sides = sorted(dice.sample(world.sides, 2))
        course.note("agreement", day, sides=sides, place=dice.choice(world.places).name)
    for _ in course.some(rates.EVENTS):
        course.note("event", day, place=dice.choice(world.places).name, content=dice.choice(EVENTS))
