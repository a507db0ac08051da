"""Sentence -> fates: what it tells to have become of something, who did it or whither it went, and all of which it may be told.

Beside the narrow reading of outcomes, which asks for the noun or name that a fate is told of, this one takes every noun, place
and person of the clause and of the sentences that it goes on from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from sefer.grammars.oddities.twice.deeds.accounts import Account, called
from sefer.grammars.oddities.twice.deeds.accounts import told as accounts_told
from sefer.grammars.oddities.twice.deeds.outcomes import (
    DEEDS,
    DID,
    axes,
    is_counted,
    is_denied,
    nouns_of,
    told,
    value_rows,
)
from sefer.grammars.oddities.twice.scenes import NOUN, STEM, Name, Rows, Scene, rows
from sefer.grammars.words import table
from sefer.letters.patterns import plain

_ONE = ("guns", "blast")  # sorts of which any noun may be for one thing
GOAL, FIRST = "goal", "first"  # the axis of whither a body went; the deed of those who were first
_BEFORE = 130  # characters before a fate in which the person may stand of whom it is told
_NEXT = 24  # and within which a word before or behind a noun tells which of its sort it is
_BACK = 3  # sentences of its paragraph from which a sentence may go on
_CLOSE = 50  # and within which its thing stands
_OPENS = 45  # characters from the beginning of a clause within which stands of what it tells
_DEED = 60  # characters between a fate and the deed that makes it one
_UNREAL = 30  # characters behind it in which a plan or a rumour takes it back
_LONG = 130  # characters of a fate that are shown


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for that of which a fate may be told: its sort, by what it is known again, and the words beside it."""

    sort: str
    stem: str
    start: int
    end: int
    beside: frozenset[str]
    carried: bool = False

    def is_like(self, other: Noun) -> bool:
        return self.sort == other.sort and (self.sort in _ONE or self.stem[:NOUN] == other.stem[:NOUN])


@dataclass(frozen=True, slots=True)
class Fate:
    """What a sentence tells to have become of something, and all of which it may be told."""

    scene: Scene
    axis: str
    value: str
    start: int
    end: int
    nouns: tuple[Noun, ...]
    names: tuple[Name, ...]
    carried: tuple[Name, ...]
    final: bool
    by: tuple[Name, ...] = ()  # who did it, or whither it went

    def words(self) -> tuple[Scene, int, int]:
        """What is shown: the fate with the nearest noun or name of its own clause."""
        own = [(n.start, n.end) for n in self.nouns if not n.carried] + [(n.start, n.end) for n in self.names]
        own = [(n.start, n.end) for n in self.by] or own
        near = min(own, key=lambda s: max(s[0] - self.end, self.start - s[1]), default=(self.start, self.end))
        if max(near[0] - self.end, self.start - near[1]) > _DEED:
            near = self.start, self.end
        return self.scene, min(self.start, near[0]), max(self.end, near[1])


_Spot = TypeVar("_Spot", Noun, Name)


@cache
def _values(language: str) -> tuple[Rows, Rows]:
    """The values of the axes, and those words for them that say so only of a known thing."""
    wide = table(language, "outcomes")["wide"]
    return value_rows(language), rows((f"{axis}|{v}", words) for axis, row in wide.items() for v, words in row.items())


def fates_of(scene: Scene) -> Iterator[Fate]:
    """The fates of a sentence; none of an axis of which it tells two values."""
    language, text = scene.language, scene.said.plain
    out: dict[str, list[Fate]] = defaultdict(list)
    for table_rows in _values(language):
        for entry, hit in scene.hits(table_rows):
            axis, _, value = entry.partition("|")
            row = axes(language).get(axis)
            if row is None:
                continue
            low, high = scene.clause(hit.start())
            reach = _BEFORE if row["names"] == "person" else _DEED
            near = max(low, hit.start() - reach), min(high, hit.end() + _DEED)
            if (deed := row.get("deed")) and plain(deed).search(text, *near) is None:
                continue
            if _is_unreal(scene, hit, low, high) or (row["names"] == "person" and is_counted(scene, hit)):
                continue
            if deed and is_denied(scene, hit):
                continue
            if not deed and is_denied(scene, hit):
                value = row.get("turned", {}).get(value, "")
            if value and axis in (DID, GOAL):
                one = _by(scene, axis, value, *hit.span())
            else:
                one = _fate(scene, axis, value, *hit.span()) if value else None
            if one is not None:
                out[one.axis].append(one)
    for alike in out.values():
        alike.sort(key=lambda one: one.start)
        kept = [one for one in alike if one.value == "held" and one.final]
        if len({one.value for one in alike}) == 1:
            yield replace(alike[0], final=any(one.final for one in alike))
        elif kept and {one.value for one in alike} == {"taken", "held"} and alike[0].value == "taken":
            yield kept[0]  # "took it and were never driven out"


def _by(scene: Scene, axis: str, value: str, start: int, end: int) -> Fate | None:
    """Who did a deed, or whither a body went, where the words name one."""
    names = called(scene)
    if axis == GOAL:
        low, high = _segment(scene, start)
        places = [n for n in names if n.kind in ("place", "word") and low <= n.start < high]
        found = [n for n in places if _is_goal(scene, n)]
        found = sorted(found, key=lambda n: max(n.start - end, start - n.end))[:1]
    else:
        if (
            value == FIRST
            and accounts_told(scene.language, "sole").search(scene.said.plain, *scene.clause(start)) is None
        ):
            return None
        limited = plain(table(scene.language, "outright")["first"]["limited"])
        if value == FIRST and limited.search(scene.said.plain, *scene.clause(start)):
            return None
        found = Account(scene, DEEDS.get(value, "falls"), start, end, names).doers
    one = _fate(scene, axis, value, start, end) if len({n.key for n in found}) == 1 else None
    if one is None:
        return None
    doer = found[0]
    nouns = tuple(n for n in one.nouns if n.carried or not doer.start <= n.start < doer.end)
    rest, key = tuple(n for n in one.names if n not in found), " ".join(sorted(doer.key))
    return replace(one, axis=f"{axis} {value}", value=key, by=(doer,), names=rest, nouns=nouns)


def _is_goal(scene: Scene, name: Name) -> bool:
    text = scene.said.plain
    if scene.language == "tr":
        return told("tr", "goal").match(text, name.end) is not None
    return told("en", "goal").search(text, max(0, name.start - _NEXT), name.start) is not None


def _is_unreal(scene: Scene, hit: re.Match[str], low: int, high: int) -> bool:
    """Is a fate only planned, feared or alleged, in the words up to the comma behind it?"""
    text, language = scene.said.plain, scene.language
    comma = text.find(",", hit.end(), high)
    begin, end = max(low, hit.start() - _DEED), min(high if comma < 0 else comma, hit.end() + _UNREAL)
    for name in ("unreal", "mostly"):
        for found in told(language, name).finditer(text, begin, end):
            if not told(language, "mild").match(text, found.start()) or found.start() < hit.end() < found.end():
                return True
    if told(language, "aimed").match(text, hit.end()):
        return True
    return told(language, "not_yet").search(text, max(low, hit.start() - _UNREAL), hit.start()) is not None


def _fate(scene: Scene, axis: str, value: str, start: int, end: int) -> Fate | None:
    """A fate with what stands beside it, or where nothing does, with that of which the words before it go on to tell."""
    row = axes(scene.language)[axis]
    final = told(scene.language, "ended").search(scene.said.plain, *scene.clause(start)) is not None
    if row["names"] == "person":
        own, meant = _persons(scene, start, end)
        return Fate(scene, axis, value, start, end, (), own, meant, final) if own or meant else None
    sorts = str(row["of"]).split()
    every = [*_nouns(scene, sorts)]
    places = [n for n in called(scene) if n.kind in ("place", "word")]
    nouns, names = _near(scene, every, start, end), _near(scene, places, start, end)
    low, high = _segment(scene, start)
    if not (nouns or names) and any(low <= at < high for at in [n.start for n in every] + [n.start for n in places]):
        return None
    carried = [n for n in places if n not in names]
    far, before = [n for n in every if n not in nouns], scene.before
    far = [n for n in far if n.start < start] or far
    for _ in range(_BACK):
        if before is None:
            break
        if before is scene.before and told(scene.language, "it").search(scene.said.plain, low, high):
            nouns += [replace(n, carried=True) for n in [*_nouns(before, sorts)][-1:]]
        if not (nouns or far):
            far = [*_nouns(before, sorts)]
        carried += [n for n in called(before) if n.kind in ("place", "word")]
        before = before.before
    nouns += [replace(n, carried=True) for n in far[-1:] if not nouns]
    return Fate(scene, axis, value, start, end, tuple(nouns), tuple(names), tuple(carried), final)


def _near(scene: Scene, spots: Sequence[_Spot], start: int, end: int) -> list[_Spot]:
    """The nouns or names beside a fate, and that which opens its part of the sentence, of which the rest is told."""
    low, high = _segment(scene, start)
    begin, close = scene.clause(start)
    beside: list[_Spot] = [
        n for n in spots if low <= n.start < high and n.start - end < _CLOSE and start - n.end < _CLOSE
    ]
    opener: _Spot | None = next((n for n in spots if begin <= n.start < close), None)
    if opener is None or opener.start - begin >= _OPENS or opener.start >= start:
        return beside
    rest: list[_Spot] = [n for n in beside if n is not opener]
    rest.insert(0, opener)
    return rest


def _segment(scene: Scene, at: int) -> tuple[int, int]:
    """The words between commas in which a place of a sentence stands."""
    text = scene.said.plain
    low, high = scene.clause(at)
    comma = text.find(",", at, high)
    return max(low, text.rfind(",", low, at) + 1), high if comma < 0 else comma


def _persons(scene: Scene, start: int, end: int) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """The person of whom a fate is told, in the sentence, or before it where a pronoun or nobody stands in it."""
    low, high = scene.clause(start)
    persons = [n for n in called(scene) if n.kind == "person" and low <= n.start < high]
    persons = persons or [n for n in _roles(scene) if low <= n.start < high]
    before = [n for n in persons if n.end <= start and start - n.end < _BEFORE]
    behind = [n for n in persons if 0 <= n.start - end < _NEXT and "," not in scene.said.plain[end : n.start]]
    if before or behind:
        near = min((*before[-1:], *behind[:1]), key=lambda n: max(n.start - end, start - n.end))
        return (near,), ()
    if len(persons) == 1 and told(scene.language, "his").search(scene.said.plain, low, persons[0].start):
        return tuple(persons), ()
    if persons or not _is_pronoun(scene, low, high) or scene.is_of_place(low, start):
        return (), ()
    own = {n.key: n for n in called(scene) if n.kind == "person" and n.end <= low}
    if len(own) == 1:
        return (), tuple(own.values())
    if own or scene.before is None:
        return (), ()
    named = {n.key: n for n in called(scene.before) if n.kind == "person"}
    return (), tuple(named.values()) if len(named) == 1 else ()


def _roles(scene: Scene) -> Iterator[Name]:
    """Persons of whom only their office is told: "the pilot"."""
    for noun in nouns_of(scene):
        if noun.sort == "role":
            yield Name(noun.start, noun.end, "person", frozenset({noun.stem}))


def _is_pronoun(scene: Scene, low: int, high: int) -> bool:
    words = told(scene.language, "his")
    return scene.language == "tr" or words.search(scene.said.plain, low, high) is not None


def _nouns(scene: Scene, sorts: Iterable[str]) -> Iterator[Noun]:
    wanted, text = set(sorts), scene.said.plain
    for noun in nouns_of(scene):
        if noun.sort in wanted:
            if any(m.start == scene.said.start + noun.start and m.type == "place" for m in scene.said.mentions):
                continue  # the beginning of a name
            before = [w for at, w in scene.words if 0 < noun.start - at <= _NEXT]
            last = [w for w in before[-1:] if len(w) >= NOUN and not told(scene.language, "no_kind").search(w)]
            beside = frozenset(w[:STEM] for w in last if w[:STEM] in scene.stems)
            stem = text[noun.start : noun.start + STEM]
            part = told(scene.language, "part_of").match(stem)
            yield Noun(noun.sort, part.lastgroup if part and part.lastgroup else stem, noun.start, noun.end, beside)
