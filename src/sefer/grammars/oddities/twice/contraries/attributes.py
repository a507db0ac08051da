"""What a man or a thing has one of, told in two ways: the cause of a ruin, the means of a crossing, a birthplace."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.matters import are_apart, are_near, are_of_other_days, best_tied
from sefer.grammars.oddities.twice.scenes import STEM, Name, Scene, Thing
from sefer.grammars.words import table
from sefer.letters.patterns import plainly_sought

_AROUND, _AFTER = 50, 20  # characters before and behind it in which a plan, a denial or a rumour takes it back
_REACH = 90  # characters from a thing or a man to what is told of it
_PERSON, _THING = 5, 3  # signs that say it is one
_NEAR, _DAY, _NAMED = 1, 2, 2  # what nearness, a day and a name in common add to them


@dataclass(frozen=True, slots=True)
class Trait:
    """What a sentence tells of a man, of a thing, or of the deed itself where neither is asked for."""

    scene: Scene
    row: str
    value: str
    start: int
    end: int
    spot: Name | Thing | None

    def words(self) -> tuple[Scene, int, int]:
        if self.spot is None:
            return self.scene, self.start, self.end
        return self.scene, min(self.start, self.spot.start), max(self.end, self.spot.end)


@cache
def _rows(language: str) -> dict[str, dict[str, Any]]:
    return {name: row for name, row in table(language, "attributes").items() if isinstance(row, dict)}


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(table(language, "attributes")[name])


@cache
def _values(language: str, row: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((value, plainly_sought(words)) for value, words in _rows(language)[row]["values"].items())


def attributes(scenes: Sequence[Scene]) -> Iterator[tuple[Trait, Trait, int]]:
    """The earlier and the later of two that cannot both be, and the signs that they are of one."""
    found: dict[tuple[str, str], list[Trait]] = defaultdict(list)
    for scene in scenes:
        for row in _rows(scene.language):
            for trait in _traits(scene, row):
                found[scene.language, row].append(trait)
    pairs = (
        (one, other, signs)
        for alike in found.values()
        if len({trait.value for trait in alike}) > 1
        for n, other in enumerate(alike)
        for one in alike[:n]
        if (signs := _signs(one, other, alike))
    )
    yield from best_tied(pairs, lambda trait: (trait.row, trait.scene.at))


def _traits(scene: Scene, row: str) -> Iterator[Trait]:
    """The one value that a sentence tells; nothing where it tells two, or asks or denies."""
    told = {
        next((m[name] for name in m.groupdict() if m[name]), value)[:STEM]: m
        for value, words in _values(scene.language, row)
        if (m := words.search(scene.said.plain))
    }
    if len(told) != 1:
        return
    (value, found), of = next(iter(told.items())), str(_rows(scene.language)[row]["of"]).split()
    low, high = scene.clause(found.start())
    around = max(low, found.start() - _AROUND), min(high, found.end() + _AFTER)
    if scene.says("unreal", *around) or (scene.language == "en" and scene.says("negated", around[0], found.start())):
        return
    cue = _rows(scene.language)[row].get("cue")
    if cue and not plainly_sought(cue).search(scene.said.plain, low, high):
        return
    spot: Name | Thing | None = None
    if of:
        all_spots = [n for n in called(scene) if n.kind == "person"] if of == ["person"] else _things(scene, of)
        spot = _nearest(scene, all_spots, found)
        if spot is None:
            return
    yield Trait(scene, row, value, found.start(), found.end(), spot)


def _things(scene: Scene, of: Sequence[str]) -> list[Thing]:
    return [thing for thing in scene.things if thing.kind in of]


_Spots = Sequence[Name] | Sequence[Thing]


def _nearest(scene: Scene, spots: _Spots, found: re.Match[str]) -> Name | Thing | None:
    """The one of its clause that stands next to it; else the only one of its sentence, of which a pronoun speaks."""
    low, high = scene.clause(found.start())
    own = [spot for spot in spots if low <= spot.start < high and _away(spot, found) <= _REACH]
    if own:
        return min(own, key=lambda spot: _away(spot, found))
    return spots[-1] if len(spots) == 1 else None


def names_kin(scene: Scene, start: int, end: int) -> bool:
    """Is what a clause tells, between two places of it, told of a man's brother or namesake?"""
    low, high = scene.clause(start)
    found = _words(scene.language, "kin").search(scene.said.plain, max(low, start - _REACH), min(high, end))
    return found is not None and any(n.kind == "person" and low <= n.start < high for n in called(scene))


def _away(spot: Name | Thing, found: re.Match[str]) -> int:
    return max(found.start() - spot.end, spot.start - found.end(), 0)


def _signs(one: Trait, other: Trait, alike: Sequence[Trait]) -> int:
    """How many signs tie two traits of other values; 0 where words set them apart or a third telling explains both."""
    first, second = one.scene, other.scene
    if one.value == other.value or first.at == second.at or are_of_other_days(first, second):
        return 0
    if not one.spot and any(_words(s.language, "others").search(s.said.plain) for s in (first, second)):
        return 0
    names = first.matter & second.matter
    if isinstance(one.spot, Name) and isinstance(other.spot, Name):
        return _PERSON + _NEAR * are_near(first, second) if one.spot.is_like(other.spot) else 0
    for kind in ("unit", "place"):
        told = first.named(kind), second.named(kind)
        if all(told) and told[0].isdisjoint(told[1]) and not names:
            return 0
    things = [spot for spot in (one.spot, other.spot) if isinstance(spot, Thing)]
    if len(things) > 1 and (not things[0].is_like(things[1]) or are_apart(first, things[0], second, things[1])):
        return 0
    same_day = bool(first.dates & second.dates)
    shared = len(names) + same_day
    sums_up = first.speaks_for_all != second.speaks_for_all
    if shared + sums_up < _rows(first.language)[one.row]["shared"]:
        return 0
    if len({t.scene.at for t in alike}) > _FEW and not shared:
        return 0
    return _THING + _NEAR * are_near(first, second) + _DAY * same_day + min(_NAMED, len(names))


_FEW = 3  # sentences that tell of things of a sort, beyond which no two are of one without a name
