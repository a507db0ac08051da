"""Reading -> what befalls one place or ship once, told of two days or by two bodies: "the redoubt fell on 7 June ... the fall of
the redoubt on 9 June", "it was the 6th Division that took the town ... its capture by the 2nd Division".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.bound import bound
from sefer.grammars.oddities.twice.contraries.clashes import are_of_a_kind
from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.matters import are_of_other_days, cited
from sefer.grammars.oddities.twice.scenes import Name, Scene
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import plain
from sefer.model import DateValue, Days, Mention, PlaceValue, UnitValue

_MOST = 30  # tellings of one fate that are held against one another
_NEAR = 5  # sentences of one paragraph within which "the redoubt" is the same
_STEM = 5
_LATER = 40  # days beyond which a place may have fallen anew
_MARK = "@"

_Words = tuple[Scene, int, int]


@dataclass(frozen=True, slots=True)
class _Fate:
    """What befell a place, by which words, on which day and at whose hands; `named` where the place has a name."""

    scene: Scene
    start: int
    end: int
    named: bool
    days: Days | None
    taker: UnitValue | None


def once(told: dict[int, Scene]) -> Iterator[tuple[_Words, _Words, bool]]:
    """The earlier and the later telling of what befell one place once, on other days or by other bodies."""
    found: dict[tuple[str, str, str], list[_Fate]] = defaultdict(list)
    again: set[str] = set()
    for scene in told.values():
        for sort, place, fate in _fates(scene):
            if _known(scene.language, "again").search(scene.said.plain):
                again.add(place)
            found[scene.language, sort, place].append(fate)
    for (_, _, place), fates in found.items():
        if 1 < len(fates) <= _MOST and place not in again:
            yield from _at_odds(fates, told)


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "facts")["once"][name])


@cache
def _sorts(language: str) -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    rows = table(language, "facts")["befalls"]
    return tuple((sort, tuple(plain(words) for words in row)) for sort, row in rows.items())


def _fates(scene: Scene) -> Iterator[tuple[str, str, _Fate]]:
    said = scene.said
    if not _known(said.language, "cue").search(said.plain) or _known(said.language, "unreal").search(said.plain):
        return
    units = [m for m in said.mentions if isinstance(m.value, UnitValue)]
    for start, end, name, named in _places(scene):
        text = f"{said.plain[:start]}{_MARK * (end - start)}{said.plain[end:]}"
        for sort, patterns in _sorts(said.language):
            hit = next((m for p in patterns for m in p.finditer(text) if m.start() < end and start < m.end()), None)
            if hit is not None and hit.start() == start and _known(said.language, "governed").search(text[:start]):
                continue  # "the heights above the town were taken"
            if hit is not None:
                days = _day(scene, hit)
                taker = _taker(scene, text, units)
                if days is not None or taker is not None:
                    yield sort, name, _Fate(scene, hit.start(), hit.end(), named, days, taker)
                break


def _places(scene: Scene) -> Iterator[tuple[int, int, str, bool]]:
    """The places and ships of a sentence, and the works and hills that are only "the fort" or "the hill"."""
    said, taken = scene.said, list[tuple[int, int]]()
    for m in said.mentions:
        if isinstance(m.value, PlaceValue):
            taken.append((m.start - said.start, m.end - said.start))
            yield *taken[-1], caseless(m.value.name), True
        elif m.type in ("unit", "person", "date"):
            taken.append((m.start - said.start, m.end - said.start))
    for found in _known(said.language, "feature").finditer(said.plain):
        start, end = found.span("noun")
        if not any(a < end and start < b for a, b in taken):
            yield start, end, found["noun"][:_STEM], False


def _day(scene: Scene, hit: re.Match[str]) -> Days | None:
    """The one day that dates some words of a sentence; one that is told by a noun is dated within its words or right behind them."""
    said = scene.said
    dates = [
        (m, m.value.days)
        for m in said.dates
        if isinstance(m.value, DateValue)
        and m.value.days is not None
        and m.value.days.latest - m.value.days.earliest < 2
    ]
    if len(dates) != 1 or _known(said.language, "not_on").search(said.between(said.start, dates[0][0].start)):
        return None
    if _known(said.language, "nominal").search(hit.group()):
        start, words = dates[0][0].start - said.start, said.between(said.start + hit.end(), dates[0][0].start)
        beside = start > hit.end() and _known(said.language, "dated_noun").fullmatch(words) is not None
        return dates[0][1] if beside or hit.start() <= start < hit.end() else None
    found = bound(said.plain, said.start, hit.start(), hit.end(), dates, said.language)
    return found[1] if found else None


def _taker(scene: Scene, text: str, units: Sequence[Mention]) -> UnitValue | None:
    """The only unit of a sentence, where the words make it the one that took the place."""
    if len(units) != 1 or not isinstance(units[0].value, UnitValue):
        return None
    start, end = units[0].start - scene.said.start, units[0].end - scene.said.start
    marked = f"{text[:start]}{'#' * (end - start)}{text[end:]}"
    return units[0].value if _known(scene.language, "taken_by").search(marked) else None


def _at_odds(fates: Sequence[_Fate], told: dict[int, Scene]) -> Iterator[tuple[_Words, _Words, bool]]:
    for n, other in enumerate(fates):
        one = next((o for o in reversed(fates[:n]) if _differ(o, other, told)), None)
        if one is not None and not any(_agree(o, other) for o in fates if o is not other):
            yield (one.scene, one.start, one.end), (other.scene, other.start, other.end), True


def _agree(one: _Fate, other: _Fate) -> bool:
    """Does a third telling bear out the later one?"""
    return _days_differ(one, other) is False or _takers_differ(one, other) is False


def _differ(one: _Fate, other: _Fate, told: dict[int, Scene]) -> bool:
    if one.scene.at == other.scene.at or not (one.named or _is_near(one, other, told)):
        return False
    mine, theirs = cited(one.scene.said), cited(other.scene.said)
    if mine and theirs and not mine & theirs:
        return False
    days = _days_differ(one, other)
    return days is True or (days is None and _takers_differ(one, other) is True)


def _is_near(one: _Fate, other: _Fate, told: dict[int, Scene]) -> bool:
    """Do both stand in one paragraph, and does no word between them bring in another fort or hill?"""
    if one.scene.paragraph != other.scene.paragraph or other.scene.at - one.scene.at > _NEAR:
        return False
    between = (told[at].said.plain for at in range(one.scene.at, other.scene.at + 1) if at in told)
    return not any(_known(one.scene.language, "another").search(words) for words in between)


def _days_differ(one: _Fate, other: _Fate) -> bool | None:
    """Do both tell a day, and not the same? None where one tells none."""
    if one.days is None or other.days is None:
        return None
    apart = max(one.days.earliest - other.days.latest, other.days.earliest - one.days.latest)
    return apart > 0 if apart <= _LATER else None


def _takers_differ(one: _Fate, other: _Fate) -> bool | None:
    """Do both tell a body of one size, and not the same?"""
    a, b = one.taker, other.taker
    if a is None or b is None or a.echelon != b.echelon or a.number is None or b.number is None:
        return None
    return a.number != b.number


_Told = tuple[Scene, int, int, Name, str]
_BEHIND_FIRST = 40  # characters from the words "the first" to his name
_FIRST_SIGNS = 5
_GENITIVE = ("'s", "’s")


def first_twice(told: dict[int, Scene]) -> Iterator[tuple[_Words, _Words, int]]:
    """Two of whom each is told to have been the first at one goal."""
    found = [one for scene in told.values() for one in _firsts(scene)]
    for n, (scene, start, end, name, goal) in enumerate(found):
        for early, low, high, rival, aim in found[:n]:
            if early is scene or early.language != scene.language or aim != goal or rival.is_like(name):
                continue
            if are_of_other_days(early, scene) or not are_of_a_kind(rival, name) or _of_other_place(early, scene):
                continue
            if not any(a.is_like(b) for a, other in ((rival, scene), (name, early)) for b in called(other)):
                yield (early, low, high), (scene, start, end), _FIRST_SIGNS
                break


def _of_other_place(one: Scene, other: Scene) -> bool:
    mine, theirs = ([n for n in called(s) if n.kind == "place"] for s in (one, other))
    return bool(mine and theirs) and not any(a.is_like(b) for a in mine for b in theirs)


def _first(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "outright")["first"][name])


def _firsts(scene: Scene) -> Iterator[_Told]:
    """Who was the first where, by the words, with the goal by its sort."""
    text, language = scene.said.plain, scene.language
    if (
        "first" not in text
        and _first(language, "behind").search(text) is None
        and "preced" not in text
        and "ahead" not in text
    ):
        return
    if _first(language, "limited").search(text):
        return
    names = [n for n in called(scene) if n.kind in ("person", "unit", "word")]
    for hit in _first(language, "behind").finditer(text):
        near = [n for n in names if hit.end() - 1 <= n.start < hit.end() + _BEHIND_FIRST]
        owns = (
            len(near) > 1 and text[near[0].end : near[0].end + 2] in _GENITIVE
        )  # "belonged to Bellini's XIV Battalion"
        name = next(iter(near[owns:]), None)
        if name is not None and (goal := _goal(scene, hit.start(), name.start)):
            yield scene, hit.start(), name.end, name, goal
            return
    for name in names:
        told_behind = _first(language, "before").match(text[name.end :])
        if told_behind is not None and (goal := _goal(scene, name.start, len(text))):
            yield scene, name.start, name.end + told_behind.end(), name, goal
            return


def _goal(scene: Scene, low: int, high: int) -> str:
    """The sort of the goal that stands nearest behind the words, or right before them."""
    pattern = _first(scene.language, "goal")
    found = pattern.search(scene.said.plain, low, high) or pattern.search(
        scene.said.plain, max(0, low - _BEHIND_FIRST), low
    )
    if found is None:
        return ""
    same = _first(scene.language, "same").match(found["goal"])
    return (same.lastgroup if same else None) or found["goal"][:4]
