"""What was so on every day of a made-up campaign: place, men, commander, parent, name and life of each unit, and all events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from .world import Person, Unit, World

T = TypeVar("T")


class History(Generic[T]):
    """What held from which day on; None before the first."""

    __slots__ = ("days", "values")

    def __init__(self) -> None:
        self.days: list[int] = []
        self.values: list[T] = []

    def put(self, day: int, value: T) -> None:
        """From this day on it is `value`. Raises ValueError for a day before the last one that was put."""
        if self.days and day < self.days[-1]:
            raise ValueError(f"day {day} is before {self.days[-1]}")
        if self.days and day == self.days[-1]:
            self.values[-1] = value
        else:
            self.days.append(day)
            self.values.append(value)

    def at(self, day: int) -> T | None:
        found = bisect_right(self.days, day)
        return self.values[found - 1] if found else None

    def steady(self, first: int, last: int) -> bool:
        """Did nothing change on any of these days, the first one included?"""
        found = bisect_left(self.days, first)
        return found == len(self.days) or self.days[found] > last


class Where(NamedTuple):
    """Where a unit was in the evening: at a place, or `km` from `start` on the leg to `end`."""

    place: str = ""
    start: str = ""
    end: str = ""
    mode: str = ""
    km: float = 0.0


class Men(NamedTuple):
    officer: int
    soldier: int

    @property
    def person(self) -> int:
        return self.officer + self.soldier

    def plus(self, other: Men, times: int = 1) -> Men:
        return Men(self.officer + times * other.officer, self.soldier + times * other.soldier)


NONE = Men(0, 0)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, from its first day to its last.

    `sort` and what it tells: order (issuer, unit, to), move (unit, column, from, to, via, mode), fight (place, sides:
    units by side, winner), loss (unit, place, losses: men by sort, `deep`: with all beneath it), capture (unit, object,
    place, men), draft (unit, into, men), command (unit, person), attach (unit, from, to), found (unit, under), rename
    (unit, before, after), merge (unit, into), dissolve (unit), agreement (sides, place), event (place, content).
    """

    sort: str
    first: int
    last: int
    what: Mapping[str, Any]
    cause: int | None = None  # number of the order behind it


@dataclass
class Truth:
    """All that was so. Days are ordinals; `own` counts a unit's men without those of its parts."""

    world: World
    first: int
    last: int
    units: dict[str, Unit] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    where: dict[str, History[Where]] = field(default_factory=lambda: defaultdict(History))
    own: dict[str, History[Men]] = field(default_factory=lambda: defaultdict(History))
    commander: dict[str, History[str | None]] = field(default_factory=lambda: defaultdict(History))
    parent: dict[str, History[str | None]] = field(default_factory=lambda: defaultdict(History))
    names: dict[str, History[str]] = field(default_factory=lambda: defaultdict(History))
    born: dict[str, int] = field(default_factory=dict)  # only of those founded in the campaign
    ended: dict[str, int] = field(default_factory=dict)  # the first day on which it was no more
    events: list[Event] = field(default_factory=list)
    gone: dict[str, dict[str, Men]] = field(default_factory=lambda: defaultdict(dict))  # men lost by unit and sort
    joined: dict[str, Men] = field(default_factory=dict)  # recruits by the draft in which they came
    _under: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # all that ever stood under it

    def exists(self, unit: str, day: int) -> bool:
        return self.born.get(unit, day) <= day < self.ended.get(unit, day + 1)

    def place(self, unit: str, day: int) -> str:
        """The place at which it was in the evening; "" on the way or where it does not exist."""
        found = self.where[unit].at(day) if self.exists(unit, day) else None
        return found.place if found else ""

    def put_parent(self, unit: str, day: int, parent: str | None) -> None:
        self.parent[unit].put(day, parent)
        if parent is not None and unit not in self._under[parent]:
            self._under[parent].append(unit)

    def parts(self, unit: str, day: int) -> list[str]:
        """The units straight under it on a day."""
        return [u for u in self._under.get(unit, ()) if self.parent[u].at(day) == unit and self.exists(u, day)]

    def below(self, unit: str, day: int) -> Iterator[str]:
        """It and all units under it on a day."""
        yield unit
        for part in self.parts(unit, day):
            yield from self.below(part, day)

    def men(self, unit: str, day: int) -> Men:
        """Its men in the evening, with those of all units under it."""
        total = NONE
        for part in self.below(unit, day):
            total = total.plus(self.own[part].at(day) or NONE)
        return total

    def men_steady(self, unit: str, first: int, last: int) -> bool:
        """Did neither its men nor what stands under it change on any of these days?"""
        if not self.own[unit].steady(first, last) or not (self.exists(unit, first) and self.exists(unit, last)):
            return False
        under = self._under.get(unit, ())
        if not all(self.parent[u].steady(first, last) for u in under):
            return False
        return all(self.men_steady(u, first, last) for u in under if self.parent[u].at(first) == unit)

    def name(self, unit: str, day: int) -> str:
        return self.names[unit].at(day) or self.names[unit].values[0]

    def side(self, unit: str) -> str:
        return self.units[unit].side
