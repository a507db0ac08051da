"""Names of places -> rows of a gazetteer: exact, then folded, then by classes of letters; inside a region box."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.messages import Complaint
from sefer.model import Place
from sefer.sheets import Complain, strict

Region = tuple[float, float, float, float]  # west, south, east, north in degrees

# letters and groups that Turkish, Azerbaijani and English spellings of one name exchange
_CLASSES = (
    ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("dj", "c"), ("dz", "c"), ("ts", "c"), ("q", "k"),
    ("x", "h"), ("w", "v"), ("y", "i"), ("j", "c"), ("ou", "u"), ("o", "u"), ("e", "a"),
)  # fmt: skip
_NO_LETTER = lazy(r"[^\w]+")


def skeleton(name: str) -> str:
    """A key that survives the spellings of one name: "Qazax" and "Gazah", "Xırdalan" and "Hırdalan" share theirs."""
    key = _NO_LETTER.sub("", fold(name))
    for one, other in _CLASSES:
        key = key.replace(one, other)
    return re.sub(r"(.)\1", r"\1", key.replace("g", "k"))


class Gazetteer:
    """Places by name. With a region, rows outside its box are left out; rows without coordinates stay.

    `behind` are rows of a larger gazetteer, asked only for names that the places do not have.
    """

    def __init__(self, places: Iterable[Place], region: Region | None = None, behind: Iterable[Place] = ()) -> None:
        given = tuple(places)
        self.places = tuple(p for p in given if region is None or _inside(p, region))
        self._outside: dict[str, list[Place]] = defaultdict(list)
        for place in given:
            if region is not None and not _inside(place, region):
                for name in (place.name, *place.other_names):
                    _note(self._outside[fold(name)], place)
        further = tuple(behind)
        self._behind = gazetteer_of(further, region) if further else None
        self._exact: dict[str, list[Place]] = defaultdict(list)
        self._folded: dict[str, list[Place]] = defaultdict(list)
        self._skeleton: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            for name in (place.name, *place.other_names):
                _note(self._exact[name], place)
                _note(self._folded[fold(name)], place)
                if len(fold(name)) > 4:
                    _note(self._skeleton[skeleton(name)], place)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The rows that a name may mean, none where no spelling is near."""
        for table, key in ((self._exact, name), (self._folded, fold(name)), (self._skeleton, skeleton(name))):
            if key in table:
                return tuple(table[key])
        return self._behind.lookup(name) if self._behind else ()

    def outside(self, name: str) -> tuple[Place, ...]:
        """The rows of that name that lie outside the region."""
        return tuple(self._outside.get(fold(name), ()))

    def knows(self, name: str) -> bool:
        """Is the name written so, letter marks aside? (A skeleton alone is too weak to find names in prose.)"""
        return fold(name) in self._folded or (self._behind is not None and name in self._behind._exact)


@lru_cache(maxsize=4)
def gazetteer_of(places: tuple[Place, ...], region: Region | None = None, behind: tuple[Place, ...] = ()) -> Gazetteer:
    """The gazetteer of these rows, made once for all stages of a build."""
    return Gazetteer(places, region, behind)


def unswapped(places: Iterable[Place], region: Region | None, complain: Complain = strict) -> tuple[Place, ...]:
    """The places; one outside the region that would lie in it with lat and lon exchanged is told and loses both."""
    return tuple(_located(place, region, complain) if region is not None else place for place in places)


def _located(place: Place, region: Region, complain: Complain) -> Place:
    if _inside(place, region) or not _inside(replace(place, lat=place.lon, lon=place.lat), region):
        return place
    complain(Complaint("geography.swapped", place=place.name, lat=place.lat, lon=place.lon))
    return replace(place, lat=None, lon=None)


def _note(rows: list[Place], place: Place) -> None:
    if place not in rows:
        rows.append(place)


def _inside(place: Place, region: Region) -> bool:
    if place.lat is None or place.lon is None:
        return True
    west, south, east, north = region
    return west <= place.lon <= east and south <= place.lat <= north
