"""When two names of units mean one unit."""

from __future__ import annotations

import re
from collections import Counter

from sefer.letters import fold
from sefer.linking.families import Family, families, misspelt
from sefer.model import UnitValue

# words that say what a unit is made of without telling it from another of its number
_FILLERS = {
    "piyade",
    "infantry",
    "turk",
    "osmanli",
    "ottoman",
    "turkish",
    "nizamiye",
    "komutanligi",
    "kumandanligi",
    "karargahi",
    "the",
    "of",
}
_ARMS = {
    "suvari": "cavalry", "cavalry": "cavalry", "topcu": "artillery", "artillery": "artillery", "istihkam": "engineer",
    "engineer": "engineer", "dag": "mountain", "agir": "heavy", "telgraf": "signal", "jandarma": "gendarmerie", "redif": "reserve",
    "hucum": "assault", "makineli": "machine_gun",
}  # fmt: skip
SUBORDINATE = {"battalion": 4, "company": 12, "battery": 12, "squadron": 12}


def unit_families(found: Counter[UnitValue]) -> list[tuple[Family, UnitValue]]:
    """Families of unit values, each with a value of its preferred name."""
    out: list[tuple[Family, UnitValue]] = []
    groups: dict[tuple[str, int | None], Counter[str]] = {}
    values: dict[tuple[str, int | None, str], UnitValue] = {}
    for value, count in found.items():
        key = (_echelon(value), value.number)
        groups.setdefault(key, Counter())[value.name] += count
        values.setdefault((*key, value.name), value)
    for key, names in groups.items():
        joins = _numbered if key[1] is not None else _named
        for family in families(names, joins):
            out.append((family, values[(*key, family.names[0])]))
    return out


def _echelon(value: UnitValue) -> str:
    """A "group" and a "detachment" of one name are told apart only by habit."""
    return "group" if value.echelon in ("group", "detachment", "other") else value.echelon


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)?|[ivxl]+")


def _words(name: str) -> list[str]:
    return fold(name).replace("-", " ").replace(".", " ").split()


def _core(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The telling words of a name (the last, its echelon, left out) and its arms."""
    words = [w for w in _words(name)[:-1] if not _ORDINAL.fullmatch(w)]
    arms = frozenset(_ARMS[w] for w in words if w in _ARMS)
    return frozenset(w for w in words if w not in _ARMS and w not in _FILLERS), arms


def _numbered(name: str, family: Family) -> tuple[str, str] | None:
    """Same number and echelon: one unit unless arms or telling words stand against it."""
    core, arms = _core(name)
    for other in family.counts:
        theirs, their_arms = _core(other)
        if arms != their_arms or not (core <= theirs or theirs <= core):
            return None
    if fold(name) in map(fold, family.counts):
        return "same name", "certain"
    return "same number and echelon", "certain"


def _named(name: str, family: Family) -> tuple[str, str] | None:
    core, arms = _core(name)
    for other in family.counts:
        theirs, their_arms = _core(other)
        if arms != their_arms:
            continue
        if core == theirs:
            return "same name", "certain"
        if core and theirs and _near(" ".join(sorted(core)), " ".join(sorted(theirs))):
            return "spelling", "probable"
    return None


def _near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return misspelt(one, other) or (long.startswith(short) and len(short) >= 5 and len(long) - len(short) <= 2)
