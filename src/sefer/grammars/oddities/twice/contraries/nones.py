"""Reading -> things of which one sentence says that there were none, and another speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sefer.grammars.oddities.twice.deeds.yes_or_no import words
from sefer.grammars.oddities.twice.matters import are_apart, are_near, are_of_other_days, between, shared
from sefer.grammars.oddities.twice.scenes import HEAD, NOUN, Scene, Thing, known
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import plain

_MOST = 60  # sentences that say "none" in one text
_MANY = frozenset(
    {"soldier", "garrison", "civilian", "wounded", "officer", "town", "command", "land"}
)  # of which some may lack
_FATES = frozenset({"prisoner", "wounded"})  # that are what became of men
_BESIDE = 50  # characters from a thing to the word that it came
_REACH = 26  # characters between a figure and its noun


@dataclass(frozen=True, slots=True)
class None_:
    """A sentence that says that there was none of a thing, and where it says so."""

    scene: Scene
    thing: Thing
    start: int
    end: int
    which: str = ""  # the beginning of the word that tells of which sort: "no corps artillery"


def _of_that_time(scene: Scene, low: int, high: int) -> bool:
    """Is a denial of the first days only, or of one night?"""
    return (
        plain(table(scene.language, "outright")["words"]["that_time"]).search(scene.said.plain, low, high) is not None
    )


def nones(told: dict[int, Scene]) -> Iterator[tuple[None_, Scene, int, int, bool]]:
    """What was told to be missing, where a sentence speaks of it, and whether it surely was there."""
    missing = [one for scene in told.values() for one in _missing(scene)][:_MOST]
    used: set[int] = set()
    for sure in (True, False):
        for one in missing:
            if one.scene.at in used or (sure and one.thing.kind == "soldier"):
                continue
            for other in told.values():
                if other.language == one.scene.language and (found := _spoken(one, other, told, sure)):
                    used.add(one.scene.at)
                    yield one, other, *found, sure
                    break


def _missing(scene: Scene) -> Iterator[None_]:
    """The things of which a sentence says that there were none."""
    if not scene.says("none_cue"):
        return
    text = scene.said.plain
    for found in known(scene.language, "none").finditer(text):
        low, high = scene.clause(found.start())
        if scene.says("unreal", max(low, found.start() - 50), min(high, found.end() + 50)):
            continue
        if words(scene.language, "limited").search(text, low, high) or _of_that_time(scene, low, high):
            continue
        ends = {found.end(name) for name, word in found.groupdict().items() if word}
        if scene.says("enough", max(low, found.start() - 20), found.end()):
            continue
        if any(known(scene.language, "but").match(text, end) for end in {found.end(), *ends}):
            continue
        if scene.language == "tr" and not scene.says("none_verb", found.start(), high):
            continue
        groups = found.groupdict()
        for name, word in groups.items():
            if word:
                start, end = found.span(name)
                known_thing = next((t for t in scene.things if t.start <= start < t.end), None)
                if known_thing is None and len(word) < NOUN:
                    continue
                which = (groups.get(name[:-1]) or "")[:NOUN] if name[-1].isdigit() else ""
                thing = known_thing or Thing(start, end, "", word[:NOUN])
                yield None_(scene, thing, found.start(), found.end(), which if len(which) == NOUN else "")


def _spoken(one: None_, other: Scene, told: dict[int, Scene], sure: bool) -> tuple[int, int] | None:
    """Where another sentence speaks of the thing as something that was there."""
    first, second = sorted((one.scene, other), key=lambda s: s.at)
    if (
        first is second
        or one.which not in other.said.plain
        or not (spoken := [*_alike(one.thing, other)])
        or are_of_other_days(first, second)
    ):
        return None
    if second is one.scene and not (first.dates & second.dates or second.says("always")):
        return None  # what is told to be gone may have been there before
    score = shared(one.scene, other, one.thing.stem)
    of_fate = one.thing.kind in _FATES or not (one.scene.fates and other.fates)
    if score < 0 or not (of_fate or one.scene.fates & other.fates):
        return None
    low, high = one.scene.clause(one.start)
    if one.scene.says("come", low, high) and not other.says("come"):
        return None  # that more of it came is denied, not that it was there
    if any(_changes(one, scene) for scene in between(first, second, told)):
        return None
    for thing in spoken:
        low, _ = other.clause(thing.start)
        if other.says("some_denied", low, thing.start) or other.says("unreal", max(low, thing.start - 60), thing.end):
            continue
        if other.language == "tr" and other.says("none_verb", thing.start, other.clause(thing.start)[1]):
            continue
        if _of_others(other, thing):
            continue
        if are_apart(one.scene, one.thing, other, thing):
            continue
        counted = _counted(other, thing)
        told_of = counted is not None
        if not told_of and ((sure and thing.kind in _MANY) or not (thing.kind or one.scene.speaks_for_all)):
            continue
        known_of = other.says("some_before", max(0, (thing.start if counted is None else counted) - 40), thing.start)
        least = (0 if known_of else 1) if told_of else 3 if sure else 2 - (abs(other.at - one.scene.at) == 1)
        if not are_near(first, second):
            for_all = one.scene.speaks_for_all != other.speaks_for_all
            if not thing.kind and not (for_all and len(thing.stem) >= NOUN):
                continue
            least = (2 if one.scene.says("always") else 4) if told_of or for_all else 5
            least -= 0 if sure else 1
        if score >= least and (told_of or known_of):
            return (thing.start if counted is None else counted), thing.end
    return None


def _of_others(scene: Scene, thing: Thing) -> bool:
    """Is a thing told to be of the enemy?"""
    words, text = table(scene.language, "outright")["words"], scene.said.plain
    before = plain(words["of_others"]).search(text, max(0, thing.start - _BESIDE), thing.start)
    if plain(words["contrast"]).search(text, *scene.clause(thing.start)):
        return True
    return before is not None or plain(words["of_others_behind"]).match(text, thing.end) is not None


def _changes(one: None_, scene: Scene) -> bool:
    """Does a sentence say that the thing came later, or speak of a later time?"""
    if scene is one.scene:
        return False
    if scene.says("shifted"):
        return True
    if one.thing.kind in _FATES or one.scene.says("come"):  # that it came is what is denied
        return False
    things = [*_alike(one.thing, scene)]
    found = known(scene.language, "come").finditer(scene.said.plain) if things else ()
    return any(t.start - _BESIDE <= m.start() <= t.end + _BESIDE for m in found for t in things)


def _alike(thing: Thing, other: Scene) -> Iterator[Thing]:
    """The words of a sentence that can be for a thing."""
    yield from (t for t in other.things if t.is_like(thing))
    if not thing.kind and thing.stem in other.said.plain:
        for start, word in other.words:
            if word.startswith(thing.stem) and len(thing.stem) >= HEAD:
                yield Thing(start, start + len(word), "", word[:NOUN])


def _counted(other: Scene, thing: Thing) -> int | None:
    """Where the figure that counts a thing begins, if one does."""
    base = other.said.start
    for figure in other.said.figures:
        gap = thing.start + base - figure.end
        if (
            figure.low >= 1
            and -2 <= gap <= _REACH
            and figure.unit in ("", "weight")
            and not _parted(other, figure.end, thing)
        ):
            return figure.start - base
        if caseless(figure.counted)[:NOUN] == thing.stem:
            return figure.start - base
    return None


def _parted(other: Scene, end: int, thing: Thing) -> bool:
    """Does a mark stand between a figure and a thing?"""
    return not {*",;:."}.isdisjoint(other.said.between(end, thing.start + other.said.start))
