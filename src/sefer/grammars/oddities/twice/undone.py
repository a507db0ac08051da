"""Reading -> a sort of deed that one sentence denies and another tells of the same thing, in whatever words.

"The fort never fell" and "the loss of the fort"; "not a man was hit" and "the wounded of that night". The sorts of deeds are
those of the table of events; words that say that a thing was kept deny that it was lost. Only signs tie the two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.happenings import sorts_of
from sefer.grammars.oddities.twice.accounts import called, told
from sefer.grammars.oddities.twice.matters import (
    are_near,
    are_of_other_days,
    are_of_two_works,
    best_tied,
    between,
    common_stems,
)
from sefer.grammars.oddities.twice.scenes import BROAD, NOUN, STEM, Scene
from sefer.grammars.words import table
from sefer.letters.patterns import plain, plainly_sought

_BEFORE = 45  # characters before a word in which it is denied
_BESIDE = 70  # and around it in which the things stand that it is of
_CLOSE = 35  # the same of a word that is no thing that is known
_RARE = 3  # sentences in which a word stands that says much
_MOST = 60  # tellings of one sort that are held against one another
_LEAST = 4  # signs that make a question
_NAMED = ("unit", "place", "person", "date")


@dataclass(frozen=True, slots=True)
class Told:
    """A sort of deed in a sentence, and whether it is denied."""

    scene: Scene
    sort: str
    start: int
    end: int
    denied: bool


@cache
def _sorts(language: str) -> frozenset[str]:
    return frozenset(table(language, "events")["undone"]["sorts"])


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(str(table(language, "events")["undone"][name]))


@cache
def _kept(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Words that deny a sort of deed by telling its opposite."""
    return tuple((sort, plain(words)) for sort, words in table(language, "events")["undone"]["kept"].items())


def tellings(scene: Scene) -> Iterator[Told]:
    """The deeds of a sentence that can be denied, each sort once as told and once as denied."""
    text, language = scene.said.plain, scene.language
    taken = [(m.start - scene.said.start, m.end - scene.said.start) for m in scene.said.mentions if m.type in _NAMED]
    seen: set[tuple[str, bool]] = set()
    for sort, known in _kept(language):
        if found := known.search(text):
            seen.add((sort, True))
            yield Told(scene, sort, *found.span(), True)
    for n, (at, word) in enumerate(scene.words):
        if any(a <= at < b for a, b in taken) or (at and scene.said.text[at].isupper()):
            continue
        behind = scene.words[n + 1] if n + 1 < len(scene.words) else (0, "")
        joined = behind[1] if behind[0] - at - len(word) == 1 else ""
        for sort in sorts_of(word, joined, language) & _sorts(language):
            end = at + len(word)
            denied = _is_denied(scene, at, end)
            low, high = scene.clause(at)
            if (
                (sort, denied) in seen
                or scene.says("unreal", max(low, at - 50), min(high, end + 35))
                or any(
                    told(language, name).search(text, max(low, at - 50), min(high, end + 35))
                    for name in ("unreal", "again")
                )
            ):
                continue
            seen.add((sort, denied))
            yield Told(scene, sort, at, end, denied)


def _is_denied(scene: Scene, start: int, end: int) -> bool:
    text = scene.said.plain
    low, high = scene.clause(start)
    if scene.language == "en":
        return _words("en", "denies").search(text, max(low, start - _BEFORE), start) is not None
    neither = _words("tr", "neither").search(text, low, start)
    return bool(neither) or _words("tr", "denies").match(text, start, min(high, end + 15)) is not None


def undone(scenes: dict[int, Scene]) -> Iterator[tuple[Told, Told, int]]:
    """The earlier and the later telling of a deed that one denies, and how many signs tie them; best tied first."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for scene in scenes.values():
        for one in tellings(scene):
            found[one.scene.language, one.sort].append(one)
    rooms = [alike for alike in found.values() if len({one.denied for one in alike}) > 1]
    if not rooms:
        return
    common = common_stems(scenes.values())
    pairs = [
        (one, other, signs)
        for alike in rooms
        for n, other in enumerate(alike)
        for one in alike[max(0, n - _MOST) : n]
        if one.denied != other.denied and (signs := _signs(one, other, scenes, common)) >= _LEAST
    ]
    yield from best_tied(pairs, lambda one: one.scene.at)


def _signs(one: Told, other: Told, scenes: dict[int, Scene], common: Counter[str]) -> int:
    """How many signs say that two sentences speak of one deed; 0 where something may have come between."""
    a, b = one.scene, other.scene
    if a is b or are_of_other_days(a, b) or are_of_two_works(a, b):
        return 0
    path = list(between(a, b, scenes))
    if any(scene.says("renewed") or scene.says("shifted") for scene in path):
        return 0
    mine, theirs = called(a), called(b)
    both = [n for n in mine if any(n.is_like(m) for m in theirs)]
    for kind in ("unit", "place"):
        named = [[n for n in names if n.kind == kind] for names in (mine, theirs)]
        if all(named) and not any(x.is_like(y) for x in named[0] for y in named[1]):
            return 0
    things = _things(one) & _things(other)
    stems = a.stems & b.stems - {stem for name in (*mine, *theirs) for stem in name.key}
    own = {t.scene.said.plain[t.start : t.end][:STEM] for t in (one, other)}
    rare = [stem for stem in stems - own if common[stem] <= _RARE]
    near = _stems(one) & _stems(other) - own & set(rare)
    if not (both or things or near):
        return 0
    signs = (
        bool(near) + 2 * min(2, len({n.key for n in both})) + min(2, len(things)) + min(3, len(rare)) + are_near(a, b)
    )
    return signs + 2 * bool(a.own_dates & b.own_dates) + (a.speaks_for_all != b.speaks_for_all)


def _stems(one: Told) -> frozenset[str]:
    """The beginnings of the words beside a deed."""
    near = (word for at, word in one.scene.words if at - one.end < _CLOSE and one.start - at - len(word) < _CLOSE)
    return frozenset(word[:STEM] for word in near if len(word) >= NOUN)


def _things(one: Told) -> frozenset[str]:
    """The kinds of things beside a deed."""
    near = (t for t in one.scene.things if t.start - one.end < _BESIDE and one.start - t.end < _BESIDE)
    return frozenset(t.kind for t in near) - BROAD
