"""Sentence -> who or what came, or never came, to whom or where; two that say so of one coming, the one yes and the other no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.matters import are_of_other_days, are_of_two_works, between
from sefer.grammars.oddities.twice.scenes import Name, Scene
from sefer.grammars.words import table
from sefer.letters.patterns import plain, plainly_sought

_BEFORE, _BEHIND = 110, 60  # characters from a coming to him who comes
_GOVERNED = 30  # characters before a name that tell what it is in the sentence
_DENIED = 45  # characters before a coming in which it is denied
_MOST = 40  # comings that are held against one another
_SIGNS = 6  # that tie two, so many as a question needs
_KEY = 5  # letters by which a noun is known again


@dataclass(frozen=True, slots=True)
class Coming:
    """Who comes, by his name or noun; the names of where and to whom; whether it is told that he came."""

    scene: Scene
    start: int
    end: int
    comer: frozenset[str]
    names: tuple[Name, ...]
    came: bool


@dataclass(frozen=True, slots=True)
class _Body:
    start: int
    end: int
    key: frozenset[str]


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "facts")["comings"][name])


@cache
def _cue(language: str) -> re.Pattern[str]:
    return plainly_sought(table(language, "facts")["comings"]["came"])


def came_or_not(scenes: dict[int, Scene]) -> Iterator[tuple[Coming, Coming, int]]:
    """The earlier and the later of two tellings of one coming of which one denies it, and how many signs tie them."""
    found = [one for scene in scenes.values() for one in comings(scene)]
    if len({one.came for one in found}) < 2:
        return
    used: set[int] = set()
    for n, other in enumerate(found):
        for one in reversed(found[max(0, n - _MOST) : n]):
            if not {one.scene.at, other.scene.at} & used and _is_one(one, other, scenes):
                used |= {one.scene.at, other.scene.at}
                yield one, other, _SIGNS
                break


def comings(scene: Scene) -> Iterator[Coming]:
    """What a sentence tells of comings; where it both tells and denies one of somebody, that it is denied."""
    language, text = scene.language, scene.said.plain
    out: dict[frozenset[str], Coming] = {}
    bodies: Sequence[_Body] | None = None
    for cue in _cue(language).finditer(text):
        low, high = scene.clause(cue.start())
        if _words(language, "unreal").search(text, max(low, cue.start() - _DENIED), min(high, cue.end() + _GOVERNED)):
            continue
        bodies = _bodies(scene) if bodies is None else bodies
        body = _comer(scene, cue, bodies)
        if body is None:
            continue
        denied = _is_denied(scene, cue)
        names = tuple(n for n in called(scene) if not (n.start < body.end and body.start < n.end))
        if body.key not in out or denied:
            start, end = min(body.start, cue.start()), max(body.end, cue.end())
            out[body.key] = Coming(scene, start, end, body.key, names, not denied)
    yield from out.values()


def _is_denied(scene: Scene, cue: re.Match[str]) -> bool:
    text, language = scene.said.plain, scene.language
    if cue.lastgroup == "absent":
        return True
    if language == "tr":
        low, _ = scene.clause(cue.start())
        neither = _words("tr", "neither").search(text, low, cue.start())
        return neither is not None or _words("tr", "denied").match(text, cue.end()) is not None
    return _words("en", "denied").search(text, max(0, cue.start() - _DENIED), cue.start()) is not None


def _bodies(scene: Scene) -> list[_Body]:
    """The bodies and things of a sentence that may come: by name, or by a noun."""
    text, language = scene.said.plain, scene.language
    own = [n for n in called(scene) if n.kind != "unit" or any(key.isdigit() for key in n.key)]
    named = [_Body(n.start, n.end, n.key) for n in own if n.kind == "unit" and not _is_goal(scene, n)]
    taken = [(n.start, n.end) for n in own]
    nouns = [
        _Body(m.start(), m.end(), frozenset((m["noun"][:_KEY],)))
        for m in _words(language, "body").finditer(text)
        if not any(a < m.end() and m.start() < b for a, b in taken)
    ]
    return sorted((*named, *nouns), key=lambda body: body.start)


def _is_goal(scene: Scene, name: Name) -> bool:
    """Is a body the one to which somebody comes, or which only owns what comes?"""
    text, language = scene.said.plain, scene.language
    if _words(language, "goal_behind").match(text, name.end):
        return True
    return _words(language, "goal").search(text, max(0, name.start - _GOVERNED), name.start) is not None


def _comer(scene: Scene, cue: re.Match[str], bodies: Sequence[_Body]) -> _Body | None:
    """Who comes: behind a participle, "by" or "of" the next body, else the last before the word."""
    text, language = scene.said.plain, scene.language
    low, high = scene.clause(cue.start())
    behind = [b for b in bodies if cue.end() <= b.start < min(high, cue.end() + _BEHIND)]
    before = [b for b in bodies if max(low, cue.start() - _BEFORE) <= b.start and b.end <= cue.start()]
    within = [b for b in bodies if cue.start() <= b.start < cue.end()]
    if within:
        return within[0]
    sought = language == "en" and cue.lastgroup == "absent"  # "waited in vain for"
    if behind and (sought or _words(language, "who_behind").match(text, cue.end())):
        return behind[0]
    return before[-1] if before else None


def _is_one(one: Coming, other: Coming, scenes: dict[int, Scene]) -> bool:
    """Do both tell of one body, of one place or those to whom it came, and of one time, and differ?"""
    a, b = one.scene, other.scene
    if one.came == other.came or a is b or a.language != b.language or not one.comer & other.comer:
        return False
    if not (one.comer <= other.comer or other.comer <= one.comer):
        return False
    if are_of_other_days(a, b) or are_of_two_works(a, b):
        return False
    if any(scene.says("renewed") for scene in between(a, b, scenes)):
        return False
    shared = False
    for kind in ("unit", "place"):
        mine, theirs = ([n for n in c.names if n.kind == kind] for c in (one, other))
        both = any(n.is_like(m) for n in mine for m in theirs)
        if mine and theirs and not both:
            return False
        shared = shared or both
    return shared or any(n.is_like(m) for n in one.names for m in other.names)
