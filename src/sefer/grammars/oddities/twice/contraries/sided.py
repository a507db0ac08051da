"""Reading -> one attack, post or wound that two sentences put on other sides, where only signs tie the two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.happenings import sorts_of
from sefer.grammars.oddities.twice.deeds.accounts import called, told
from sefer.grammars.oddities.twice.matters import (
    are_near,
    are_of_other_days,
    are_of_two_works,
    best_tied,
    common_stems,
    pairs_of,
)
from sefer.grammars.oddities.twice.scenes import NOUN, Scene
from sefer.grammars.words import table
from sefer.letters.patterns import plainly_sought

_BESIDE = 60  # characters around a side in which the deed stands that it is of
_RARE = 3  # sentences in which a word stands that says much
_MOST = 40  # sides of a text that are held against one another
_MET = 2  # things that two sentences share
_LEAST = 2  # signs that make a question


@dataclass(frozen=True, slots=True)
class Side:
    """A side that a sentence names, and the sorts of deeds beside it."""

    scene: Scene
    side: str
    start: int
    end: int
    sorts: frozenset[str]


@cache
def _sides(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table(language, "events")["sided"]["sides"]
    return tuple((name, plainly_sought(words)) for name, words in rows.items())


@cache
def _of_place(language: str) -> re.Pattern[str]:
    """A side that only says where a place lies: "north of the river"."""
    return plainly_sought(str(table(language, "events")["sided"]["of_place"]))


def sides(scene: Scene) -> Iterator[Side]:
    """The sides of a sentence beside which a deed stands."""
    text, language = scene.said.plain, scene.language
    found = [
        (m.start(), m.end(), name)
        for name, known in _sides(language)
        for m in known.finditer(text)
        if not _of_place(language).match(text, m.end()) and not (m.start() and scene.said.text[m.start()].isupper())
    ]
    if len({name for _, _, name in found}) != 1:
        return  # none, or several that are told of several things
    start, end, name = found[0]
    low, high = max(0, start - 50), min(len(text), end + 35)
    if any(told(language, room).search(text, low, high) for room in ("unreal", "again")):
        return
    sorts: set[str] = set()
    for n, (at, word) in enumerate(scene.words):
        if at - end < _BESIDE and start - at - len(word) < _BESIDE:
            behind = scene.words[n + 1][1] if n + 1 < len(scene.words) else ""
            sorts |= sorts_of(word, behind, language)
    yield Side(scene, name, start, end, frozenset(sorts))


def sided_twice(told_scenes: Sequence[Scene]) -> Iterator[tuple[Side, Side, int]]:
    """The earlier and the later of two sides of one deed, and how many signs tie them; best tied first."""
    found: dict[str, list[Side]] = defaultdict(list)
    for scene in told_scenes:
        for one in sides(scene):
            found[scene.language].append(one)
    if all(len({one.side for one in alike}) < 2 for alike in found.values()):
        return
    common = common_stems(told_scenes)
    pairs = [
        (one, other, signs)
        for one, other, _ in pairs_of(found.values(), _MOST)
        if one.side != other.side and (signs := _signs(one, other, common)) >= _LEAST
    ]
    yield from best_tied(pairs, lambda one: one.scene.at)


def _signs(one: Side, other: Side, common: Counter[str]) -> int:
    """How many signs say that two sides are of one deed; 0 where the words name other bodies, days or works."""
    a, b = one.scene, other.scene
    if are_of_two_works(a, b) or are_of_other_days(a, b):
        return 0
    mine, theirs = called(a), called(b)
    both = {n.key for n in mine if any(n.is_like(m) for m in theirs)}
    for kind in ("unit", "person"):
        named = [[n for n in names if n.kind == kind] for names in (mine, theirs)]
        if all(named) and not any(x.is_like(y) for x in named[0] for y in named[1]):
            return 0
    abstract = a.speaks_for_all != b.speaks_for_all
    if not abstract and _bears(one) and _bears(one) == _bears(other):
        return 0  # the north gate and the south gate
    sorts = one.sorts & other.sorts
    things = {t.kind for t in a.things} & {t.kind for t in b.things} - {"shore"}
    stems = a.stems & b.stems - {stem for name in (*mine, *theirs) for stem in name.key}
    rare = [stem for stem in stems if common[stem] <= _RARE]
    if not (both or rare) or len(both) + len(things) + len(rare) + bool(sorts) < _MET:
        return 0
    signs = 2 * min(2, len(both)) + bool(sorts) + min(2, len(things)) + min(3, len(rare)) + are_near(a, b)
    return signs + 2 * bool(a.own_dates & b.own_dates) + 2 * abstract


def _bears(one: Side) -> str:
    """The beginning of the word behind a side, which may be the thing that bears it."""
    return next((word[:NOUN] for at, word in one.scene.words if 0 < at - one.end <= 1), "")
