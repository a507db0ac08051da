"""Seed -> world: places on a patch of ground, ways between them, two or three sides with their orders of battle, persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt
from random import Random

from sefer.model import Place, Route

from . import rates

PATCH = (41.0, 37.5, 45.0, 40.5)  # west, south, east, north: 345 by 335 km, no matter where
LADDER = ("army", "corps", "division", "regiment", "battalion")
SIDES = ("Northern League", "Southern League", "Island League")
STRENGTH = {"battalion": (22, 650), "regiment": (50, 1500), "division": (120, 4000)}  # of one without parts
STAFF = (8, 45)
PERSON_RANKS = {
    "army": "General", "corps": "General", "division": "General", "regiment": "Colonel", "battalion": "Major",
}  # fmt: skip
_HEADS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "tr", "kr", "dr", "st")
_TAILS = ("a", "e", "i", "o", "u", "an", "el", "or", "in", "um", "ar", "en", "il", "os")


@dataclass(frozen=True, slots=True)
class Unit:
    """A formation as it stood when the campaign began; `parent` is an id."""

    id: str
    name: str
    echelon: str
    side: str
    number: int | None = None
    arm: str | None = "infantry"
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    rank: str


@dataclass(frozen=True, slots=True)
class World:
    """What is there before anything happens."""

    places: tuple[Place, ...]
    routes: tuple[Route, ...]
    sides: tuple[str, ...]
    units: tuple[Unit, ...]
    persons: tuple[Person, ...]


class Words:
    """Names that nothing else bears; none is a name of this earth but by chance."""

    def __init__(self, dice: Random) -> None:
        self._dice, self._met = dice, set[str]()

    def new(self, syllables: int = 2) -> str:
        while True:
            parts = (self._dice.choice(_HEADS) + self._dice.choice(_TAILS) for _ in range(syllables))
            word = "".join(parts).capitalize()
            if word not in self._met:
                self._met.add(word)
                return word


def crow(one: Place, other: Place) -> float:
    """Kilometres between two places as the crow flies."""
    assert one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    a, b, c, d = map(radians, (one.lat, one.lon, other.lat, other.lon))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(h)))


def world(dice: Random, words: Words, units: int, places: int) -> World:
    """A world of so many places and units."""
    ground = _places(dice, words, max(4, places))
    sides = SIDES[: 3 if units >= 9 and dice.random() < 0.25 else 2]
    forces = tuple(_forces(dice, sides, units))
    people = tuple(_persons(dice, words, forces))
    return World(ground, tuple(_routes(dice, ground)), sides, forces, people)


def _places(dice: Random, words: Words, count: int) -> tuple[Place, ...]:
    west, south, east, north = PATCH
    apart = 0.6 * hypot(east - west, north - south) / count
    out: list[Place] = []
    while len(out) < count:
        lat, lon = round(dice.uniform(south, north), 4), round(dice.uniform(west, east), 4)
        if all(hypot(p.lat - lat, p.lon - lon) > apart for p in out if p.lat is not None and p.lon is not None):
            kind = dice.choice(("town", "village", "station", "village"))
            out.append(Place(words.new(), (), lat, lon, kind, "certain", "made up"))
    return tuple(out)


def _routes(dice: Random, places: Sequence[Place]) -> Iterator[Route]:
    """A tree of roads and tracks that joins all places, some short cuts, one or two railways, maybe a leg by sea."""
    pairs = list(_tree(places))
    near = {frozenset((a.name, b.name)) for a, b in pairs}
    for place in places:
        for other in sorted(places, key=lambda p: crow(place, p))[1:4]:
            key = frozenset((place.name, other.name))
            if key not in near and dice.random() < 0.4:
                near.add(key)
                pairs.append((place, other))
    for a, b in pairs:
        yield _leg(dice, a, b, dice.choice(("road", "road", "track")))
    for axis in ("lon", "lat")[: 1 + (dice.random() < 0.5)]:
        yield from _railway(dice, places, axis)
    if dice.random() < 0.5:
        ports = sorted(places, key=lambda p: -(p.lon or 0))[:2]
        yield _leg(dice, ports[0], ports[1], "sea")


def _tree(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    nearest = {p.name: (crow(places[0], p), places[0], p) for p in places[1:]}
    while nearest:
        _, inside, new = nearest.pop(min(nearest, key=lambda n: nearest[n][0]))
        yield inside, new
        for name, (km, _, place) in nearest.items():
            if (closer := crow(new, place)) < km:
                nearest[name] = (closer, new, place)


def _railway(dice: Random, places: Sequence[Place], axis: str) -> Iterator[Route]:
    """A line along one axis through a few places, each single track."""
    middle = sorted(places, key=lambda p: abs(getattr(p, "lat" if axis == "lon" else "lon") - _middle(axis)))
    stops = sorted(middle[: max(3, min(8, len(places) // 4))], key=lambda p: float(getattr(p, axis)))
    trains = float(dice.randint(5, 9))
    for a, b in pairwise(stops):
        yield _leg(dice, a, b, "rail", trains)


def _middle(axis: str) -> float:
    west, south, east, north = PATCH
    return (south + north) / 2 if axis == "lon" else (west + east) / 2


def _leg(dice: Random, a: Place, b: Place, mode: str, capacity: float | None = None) -> Route:
    km = round(crow(a, b) * dice.uniform(*rates.WINDING[mode]) + 0.1, 1)
    climb = float(dice.randrange(0, 900, 50)) if mode == "track" else float(dice.randrange(0, 200, 20))
    return Route(a.name, b.name, mode, km, None if mode == "sea" else climb, capacity, "made up", "certain")


def _forces(dice: Random, sides: Sequence[str], count: int) -> Iterator[Unit]:
    """The orders of battle, each side's from its head down, as many levels as its number needs."""
    numbers = dict.fromkeys(LADDER, 0)
    shares = [count // len(sides) + (i < count % len(sides)) for i in range(len(sides))]
    for side, share in zip(sides, shares, strict=True):
        depth = 2 if share <= 3 else 3 if share <= 12 else 4 if share <= 40 else 5
        wide = next(w for w in range(1, share + 2) if sum(w**i for i in range(depth)) >= share)
        ladder, made = LADDER[-depth:], list[Unit]()
        for n in range(share):
            above = made[(n - 1) // wide] if n else None
            echelon = ladder[ladder.index(above.echelon) + 1] if above else ladder[0]
            numbers[echelon] += dice.randint(1, 3)
            number = numbers[echelon]
            name, arm = f"{ordinal(number)} {echelon.capitalize()}", "cavalry" if dice.random() < 0.1 else "infantry"
            made.append(Unit(f"unit:{name}", name, echelon, side, number, arm, above.id if above else None))
        yield from made


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def _persons(dice: Random, words: Words, units: Sequence[Unit]) -> Iterator[Person]:
    """One for every unit, in their order, and some who wait for a command."""
    ranks = [PERSON_RANKS[u.echelon] for u in units] + ["Colonel"] * (6 + len(units) // 3)
    for number, rank in enumerate(ranks):
        yield Person(f"person:{number}", f"{words.new()} {words.new(3)}", rank)
