"""Of whom, of which place and of which time something is told, where the words of two sentences set these apart."""

from __future__ import annotations

import re
from functools import cache

from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.scenes import STEM, Name, Scene
from sefer.grammars.words import table
from sefer.letters.patterns import plain

Words = tuple[Scene, int, int]
_BEFORE = 40  # characters before a place in which it is told what it is in the sentence
_BEARERS = ("person", "unit")


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "facts")["bearers"][name])


def are_of_others(one: Words, other: Words) -> bool:
    """Is one told of what belongs to a man or a body, of another man beside him, of another place or of another time?"""
    if one[0].language != other[0].language or one[0].speaks_for_all != other[0].speaks_for_all:
        return False
    if _owned(*one) != _owned(*other) or _is_elsewhen(*one) != _is_elsewhen(*other):
        return True
    for words, like in ((one, other), (other, one)):
        outer = _outer(*words)
        if outer is not None and not any(outer.is_like(n) for n in called(like[0])):
            return True
    return _names_place_for_time(one[0], other[0]) or _names_place_for_time(other[0], one[0])


def _names_place_for_time(one: Scene, other: Scene) -> bool:
    """Is the place that both name in the first only a word for its time or way, while it tells of another: "at X, a month before Y"?"""
    named = [n for n in called(one) if n.kind == "place"]
    own = [n for n in named if not _is_for_time(one, n)]
    there = [n for n in called(other) if n.kind == "place"]
    return bool(own) and len(own) < len(named) and not any(a.is_like(b) for a in own for b in there)


def _owned(scene: Scene, start: int, end: int) -> str:
    """What is told of belongs to the man or the body that is named before it: its beginning."""
    low, _ = scene.clause(start)
    names = [n for n in called(scene) if n.kind in _BEARERS and low <= n.start < end]
    text, by = scene.said.plain, _words(scene.language, "owned_by")
    found = _words(scene.language, "owns").match(text, names[-1].end, end) if names else None
    if found is None and scene.language == "tr":
        found = by.search(text, low, end)
    elif found is None and names:
        found = by.search(text, low, names[-1].start)
    return found["owned"][:STEM] if found else ""


def _outer(scene: Scene, start: int, end: int) -> Name | None:
    """Whom a sentence tells of where the name before the words stands in a clause that only describes him: "X, who rode beside Y, fell"."""
    low, _ = scene.clause(start)
    named = [n for n in called(scene) if n.kind in _BEARERS and low <= n.start < end]
    for aside in _words(scene.language, "aside").finditer(scene.said.plain) if named else ():
        if aside.start() < named[-1].start < aside.end() < end and start >= aside.start():
            before = [n for n in named if n.end <= aside.start()]
            return before[-1] if before else None
    return None


def _is_elsewhen(scene: Scene, start: int, end: int) -> bool:
    """Does the clause tell of a time that it sets apart from that of the tale?"""
    return _words(scene.language, "elsewhen").search(scene.said.plain, *scene.clause(start)) is not None


def _is_for_time(scene: Scene, place: Name) -> bool:
    """Does a place only tell when, or how far off, something was?"""
    text = scene.said.plain
    before = _words(scene.language, "only_when").search(text, max(0, place.start - _BEFORE), place.start)
    return before is not None or _words(scene.language, "only_when_behind").match(text, place.end) is not None
