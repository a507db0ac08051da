"""What things measure: a length, width, depth or height that is told twice with two figures.

And of two spans, ways or numbers of times: do the words show that they are of two things, a part, another way, another place?
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from sefer.grammars.oddities.said import Figure, Said
from sefer.grammars.oddities.twice.figures.whose import are_of_two
from sefer.grammars.oddities.twice.matters import are_apart
from sefer.grammars.oddities.twice.scenes import Scene, Thing, peoples
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import Sought, lazy, plain, plainly_sought, sought
from sefer.model import Oddity, Span

_STEM = 5  # letters by which a name is known again
_BESIDE = 30  # characters beside a figure in which it is told to be of a part
_LENGTHS = ("metre", "km", "mile")  # units of a figure that says how long, wide or high a thing is
_MOST = 20  # figures of one sort of things that are held against one another
_SLACK = 1.12  # by how much two figures of one thing may differ,
_CONVERTED = 1.25  # and two in different units;
_FAR = 6.0  # beyond it they are hardly of one thing
_FIRST = lazy(r"[A-ZÇĞİÖŞÜÂÎ][^\W\d_]{4,}")
_CAPITALS = lazy(r"((?:[A-ZÇĞİÖŞÜÂÎÀ-Þ][^\W\d_]+(?:[’'][^\W\d_]+)?[\s-]+){1,3})(?:[a-zçğıöşü-]+\s+){0,2}$")


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "again")["measures"][name])


@cache
def _named(language: str, name: str) -> Sought:
    """Words in which capitals count."""
    return sought(str(table(language, "again")["measures"][name]))


def are_of_two_measures(one: Said, figure: Figure, other: Said, again: Figure) -> bool:
    """Is one of a part, of another way or time, or do both name other ends, other sieges, or other works of one sort?"""
    if one.language != other.language:
        return True
    if _is_of_part(one, figure) != _is_of_part(other, again):
        return True
    if any(_says(one, name) != _says(other, name) for name in ("way", "earlier")):
        return True
    if figure.unit in _LENGTHS and again.unit in _LENGTHS and _are_of_two_extents(one, figure, other, again):
        return True
    for said, beside in ((one, other), (other, one)):
        ends, sieges = _ends(said), _sieges(said)
        if not all(name in beside.plain for name in ends) or (
            sieges and not any(name in beside.plain for name in sieges)
        ):
            return True
    mine, theirs = _features(one), _features(other)
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


def _are_of_two_extents(one: Said, figure: Figure, other: Said, again: Figure) -> bool:
    """Is one a length and the other a depth, or a distance that is not that of a road; or is one only planned?"""
    planned = [_told(said.language, "planned").search(_marked(said, f)) for said, f in ((one, figure), (other, again))]
    if (planned[0] is None) != (planned[1] is None):
        return True
    told = {_dimension(one, figure), _dimension(other, again)} - {"", "extent"}
    if told == {"length", "width"} and all(_told(said.language, "front").search(said.plain) for said in (one, other)):
        return False
    ways = all(_told(said.language, "way").search(said.plain) or _ends(said) for said in (one, other))
    return len(told) > 1 and not (ways and told == {"length", "distance"})


def _says(said: Said, name: str) -> bool:
    return _known(said.language, name).search(said.plain) is not None


def _is_of_part(said: Said, figure: Figure) -> bool:
    """Is it of the first or the last of several, or of so many of the whole?"""
    start, end = figure.start - said.start, figure.tail - said.start
    marked = f"{said.plain[max(0, start - _BESIDE) : start]}~{said.plain[start:end]}~{said.plain[end : end + _BESIDE]}"
    return _known(said.language, "part").search(marked) is not None


def _ends(said: Said) -> frozenset[str]:
    """The two places between which a sentence tells a way."""
    found = _named(said.language, "ends").search(said.text)
    return frozenset(caseless(name)[:_STEM] for name in found.groups() if name) if found else frozenset()


def _sieges(said: Said) -> frozenset[str]:
    """The places of whose siege or fight it tells."""
    return frozenset(caseless(m["of"])[:_STEM] for m in _named(said.language, "siege").finditer(said.text))


def _features(said: Said) -> dict[str, set[str]]:
    """The names of its works and bodies, by their sort: "Tahmas Tabyası"."""
    persons = [(m.start - said.start, m.end - said.start) for m in said.mentions if m.type == "person"]
    found: dict[str, set[str]] = defaultdict(set)
    for m in _named(said.language, "feature").finditer(said.text):
        if not any(a <= m.start() < b for a, b in persons):
            kind, name = (m["kind"], m["name"]) if m["kind"] else (m["sort"], m["called"])
            found[caseless(kind)].add(caseless(name)[:_STEM])
    return found


@dataclass(frozen=True, slots=True)
class _Extent:
    """What a thing measures, in metres: the thing, its own name and its people where the words beside it say them."""

    scene: Scene
    figure: Figure
    unit: str
    metres: float
    thing: Thing
    own: frozenset[str]
    people: frozenset[str]


@cache
def _told(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "again")["extents"][name])


@cache
def _cue(language: str) -> re.Pattern[str]:
    return plainly_sought(table(language, "again")["extents"]["cue"])


@cache
def _units(language: str) -> tuple[tuple[str, re.Pattern[str], float], ...]:
    rows = table(language, "again")["extents"]["units"].items()
    return tuple((words, plain(rf"[\s-]*(?:{words})"), metres) for words, metres in rows)


@cache
def _dimensions(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, plain(words)) for name, words in table(language, "again")["extents"]["dimensions"].items())


@cache
def _things(language: str) -> re.Pattern[str]:
    """A thing that is measured, by its sort."""
    sorts = table(language, "again")["extents"]["things"].items()
    ending = r"(?!\w)" if language == "en" else ""
    return plain("|".join(rf"(?<![\w-])(?P<{name}>{words}){ending}" for name, words in sorts))


def measured_twice(scenes: Iterable[Scene]) -> Iterator[Oddity]:
    """("two_figures", second, first): one thing with two lengths, widths, depths or heights."""
    found: dict[tuple[str, str, str], list[_Extent]] = defaultdict(list)
    for scene in scenes:
        if scene.said.numbered and _cue(scene.language).search(scene.said.plain):
            for dimension, extent in _extents(scene):
                found[scene.language, extent.thing.kind, dimension].append(extent)
    for alike in found.values():
        yield from _at_odds(alike[:_MOST])


def _at_odds(alike: Sequence[_Extent]) -> Iterator[Oddity]:
    asked: set[int] = set()
    for one, other in combinations(alike, 2):
        if one.scene is other.scene or other.figure.start in asked or not _are_of_one(one, other):
            continue
        asked.add(other.figure.start)
        first, second = (
            (one.figure.low, other.figure.low)
            if one.unit == other.unit
            else (round(one.metres, 1), round(other.metres, 1))
        )
        says = {"first": first, "second": second, "item": "metre", "sure": True}
        if one.unit == other.unit:
            says["item"] = _item(one)
        yield Oddity("two_figures", other.figure.start, other.figure.tail,
                     (Span(one.figure.start, one.figure.tail),), says)  # fmt: skip


def _item(extent: _Extent) -> str:
    """What its unit is called where the figure is shown."""
    metres = next(metres for words, _, metres in _units(extent.scene.language) if words == extent.unit)
    return next((name for name, length in _CALLED if length == metres), "count")


_CALLED = (("metre", 1.0), ("km", 1000.0), ("mile", 1609.0), ("yard", 0.9144), ("foot", 0.3048))


def _are_of_one(one: _Extent, other: _Extent) -> bool:
    """Are two figures of one thing, and too far apart to be one measure?"""
    low, high = sorted((one.metres, other.metres))
    hedged = one.figure.hedged or other.figure.hedged or one.unit != other.unit
    if not low * (_CONVERTED if hedged else _SLACK) < high < low * _FAR:
        return False
    if one.people != other.people or (one.own and other.own and not one.own & other.own):
        return False
    nouns = {extent.thing.stem[:_STEM] for extent in (one, other)}  # "Monte" of two mountains
    if not (_places(one.scene) & _places(other.scene)) - nouns or are_apart(
        one.scene, one.thing, other.scene, other.thing
    ):
        return False
    return not are_of_two(one.scene.said, one.figure, other.scene.said, other.figure)


def _places(scene: Scene) -> frozenset[str]:
    """The names of a sentence that are not those of persons; its first word may be one."""
    first = _FIRST.match(scene.said.text)
    opening = {caseless(first[0])[:_STEM]} if first else set()
    return (scene.names | opening) - {
        caseless(word)[:_STEM]
        for m in scene.said.mentions
        if m.type == "person"
        for word in scene.said.text[m.start - scene.said.start : m.end - scene.said.start].split()
    }


def _extents(scene: Scene) -> Iterator[tuple[str, _Extent]]:
    """What the things of a sentence measure, each with its dimension."""
    said, language = scene.said, scene.language
    things = [Thing(m.start(), m.end(), m.lastgroup or "", m[0]) for m in _things(language).finditer(said.plain)]
    figures = [f for f in said.figures if f.unit in _LENGTHS and f.low == f.high] if things else []
    if not figures or _told(language, "changed").search(said.plain):
        return
    for figure in figures:
        start, end = figure.start - said.start, figure.tail - said.start
        marked = _marked(said, figure)
        if any(_told(language, name).search(marked) for name in ("part", "planned")):
            continue
        dimension = _dimension(said, figure)
        thing, beside = _thing(scene, things, start, end)
        if thing is not None and (dimension == "extent" or (not dimension and beside)):
            dimension = table(language, "again")["extents"]["plain"].get(thing.kind, "")
        if thing is not None and thing.kind == "line" and dimension == "width":
            dimension = "length"  # of a front
        unit = next((row for row in _units(language) if row[1].match(said.plain, figure.end - said.start)), None)
        if thing is None or unit is None or dimension in ("", "distance"):
            continue
        own, people = _own(scene, thing)
        yield dimension, _Extent(scene, figure, unit[0], figure.low * unit[2], thing, own, people)


def _marked(said: Said, figure: Figure) -> str:
    """The clause of a figure, with ~ before and behind it."""
    start, end = figure.start - said.start, figure.tail - said.start
    low, stop = said.plain.rfind(";", 0, start) + 1, said.plain.find(";", end)
    return f"{said.plain[low:start]}~{said.plain[start:end]}~{said.plain[end : stop if stop >= 0 else None]}"


def _dimension(said: Said, figure: Figure) -> str:
    """Which measure a figure is told to be: a length, a width, a distance; "" where no word says."""
    marked = _marked(said, figure)
    return next((name for name, words in _dimensions(said.language) if words.search(marked)), "")


def _thing(scene: Scene, things: Sequence[Thing], start: int, end: int) -> tuple[Thing | None, bool]:
    """The thing that a figure measures, and whether it stands right beside it."""
    language, words = scene.language, scene.said.plain
    bridged = _told(language, "over").search(words, max(0, start - _BESIDE), start)  # "spanned 200 yards of water"
    for thing in () if bridged else things:
        if thing.start >= end and _told(language, "attribute").fullmatch(words, end, thing.start):
            return thing, True
    free = [t for t in things if not _is_governed(scene, t)]
    before = [t for t in free if t.end <= start] or [t for t in things if t.end <= start]
    if before and not (language == "en" and _told(language, "piece").search(words, 0, before[-1].start)):
        beside = _told(language, "apposed").fullmatch(words, before[-1].end, start) is not None
        return before[-1] if beside or language == "tr" else before[0], beside
    behind = [t for t in things if t.start >= end]
    return (behind[0] if behind and not before else None), False


def _is_governed(scene: Scene, thing: Thing) -> bool:
    """Does a thing only say where, by what or from what something is?"""
    language, words = scene.language, scene.said.plain
    if _told(language, "measure_of").search(words, 0, thing.start):
        return False
    before = _told(language, "governed").search(words, max(0, thing.start - _BESIDE), thing.start)
    return before is not None or _told(language, "away").match(words, thing.end) is not None


def _own(scene: Scene, thing: Thing) -> tuple[frozenset[str], frozenset[str]]:
    """The names that stand beside a thing as its own, and the people whose it is."""
    text, nations = scene.said.text, peoples(scene.language)
    words = _CAPITALS.search(text, max(0, thing.start - 2 * _BESIDE), thing.start)
    behind = _named_behind(scene.language).match(text, thing.end)
    told = [*(words[1].split() if words else ()), *(behind["name"].split() if behind else ())]
    stems = {caseless(re.split("[’']", word)[0])[:_STEM] for word in told} & (scene.names | nations)
    return frozenset(stems - nations), frozenset(stems & nations)


@cache
def _named_behind(language: str) -> re.Pattern[str]:
    return lazy(table(language, "again")["extents"]["named_behind"])
