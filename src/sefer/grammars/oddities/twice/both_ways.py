"""Reading -> ("both_ways", ...): one fact that is told in two ways which cannot both be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Any

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.twice.contraries.attributes import attributes, names_kin
from sefer.grammars.oddities.twice.contraries.clashes import clashes
from sefer.grammars.oddities.twice.contraries.contested import told_otherwise
from sefer.grammars.oddities.twice.contraries.dated import dated_twice
from sefer.grammars.oddities.twice.contraries.denials import denials, outright
from sefer.grammars.oddities.twice.contraries.exclusions import exclusions
from sefer.grammars.oddities.twice.contraries.fated import fated_twice
from sefer.grammars.oddities.twice.contraries.feats_twice import feats_twice
from sefer.grammars.oddities.twice.contraries.leaders import led_twice
from sefer.grammars.oddities.twice.contraries.nones import nones
from sefer.grammars.oddities.twice.contraries.once import first_twice, once
from sefer.grammars.oddities.twice.contraries.opposites import Opposed, Told, opposites
from sefer.grammars.oddities.twice.contraries.sided import sided_twice
from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.deeds.comings import came_or_not
from sefer.grammars.oddities.twice.figures.ledgers import ledgers
from sefer.grammars.oddities.twice.figures.measures import measured_twice
from sefer.grammars.oddities.twice.figures.noughts import Nought
from sefer.grammars.oddities.twice.figures.numbered import Number
from sefer.grammars.oddities.twice.figures.recounts import recounts
from sefer.grammars.oddities.twice.figures.unlike import unlike
from sefer.grammars.oddities.twice.figures.whose import are_of_two
from sefer.grammars.oddities.twice.matters import are_of_two_works, cited
from sefer.grammars.oddities.twice.scenes import STEM, Name, Scene, is_abstract, scenes
from sefer.grammars.words import table
from sefer.letters.patterns import plain
from sefer.model import Oddity, Span

_MOST = 9  # signs that say no more
_NOTE = 6  # that make a question
_WORKS = 2  # signs that say nothing where two works are cited
_FIRM = 9  # signs that tie two places as firmly as words
LONG = 200  # characters of words that are shown
_BEFORE = 40  # characters before a place in which it is told what it is in the sentence
_BEARERS = ("person", "unit")


def told_both_ways(page: Page) -> Iterator[Oddity]:
    """Things told to be there and not to be, done and not done, in one state and its opposite; each sentence once."""
    told = {scene.at: scene for scene in scenes(page)}
    used: set[int] = set()
    opposed = [*opposites(told)]
    for one, other, sure in sorted(_found(told, opposed), key=lambda found: not found[2]):
        if (one[0].at in used and other[0].at in used) or _are_of_others(one, other):
            continue
        used |= {one[0].at, other[0].at}
        first, second = sorted((one, other), key=lambda row: row[0].at)
        (a, b), (c, d) = _span(*first), _span(*second)
        facts: dict[str, Any] = {"abstract": is_abstract(first[0]) != is_abstract(second[0]), "sure": sure}
        yield Oddity("both_ways", c, d, (Span(a, b),), facts)
    for one, other, signs in sorted(_tied_by_signs(told, opposed), key=lambda found: -found[2]):
        if not (one[0].at in used and other[0].at in used) and not _are_of_others(one, other):
            used |= {one[0].at, other[0].at}
            (a, b), (c, d) = _span(*one), _span(*other)
            facts = {
                "abstract": is_abstract(one[0]) != is_abstract(other[0]),
                "sure": False,
                "loose": min(signs, _MOST),
            }
            yield Oddity("both_ways", c, d, (Span(a, b),), facts)
    for count, later in recounts(told):
        two = are_of_two(count.scene.said, count.figure, later.scene.said, later.figure)
        if not two and later.scene.at not in used and count.scene.at not in used:
            first_figure, figure = count.figure, later.figure
            says: dict[str, Any] = {"first": first_figure.low, "second": figure.low, "item": figure.item or "other"}
            if first_figure.unit != figure.unit:
                says |= {"first": count.value, "second": later.value}
            yield Oddity("two_figures", figure.start, figure.tail, (Span(first_figure.start, first_figure.tail),), says)
    yield from measured_twice(told.values())
    yield from _unlike(told, used)
    yield from ledgers(told)


def _unlike(told: dict[int, Scene], used: Set[int]) -> Iterator[Oddity]:
    """("unlike", later, earlier): two figures of one kind that only so many signs tie; of abstract and body the abstract's first.

    `used` are the sentences that are asked about already. Two that two works tell are ("rivals", ...).
    """
    for one, other, signs in unlike(told):
        none = next((n for n in (one, other) if isinstance(n, Nought)), None)
        if none is None and are_of_two_works(one.scene, other.scene):
            yield _of_two_works(one, other, max(1, min(signs, _FIRM - 1) - _WORKS))
            continue
        abstract = one.scene.speaks_for_all != other.scene.speaks_for_all
        first, second = (other, one) if abstract and other.scene.speaks_for_all else (one, other)
        at, beside = (first, second) if abstract else (second, first)
        if none is not None:
            facts: dict[str, Any] = {"abstract": abstract, "sure": True, "loose": min(signs, _FIRM - 1)}
            span = Span(beside.figure.start, beside.figure.tail)
            if none.kind != "man" or not {one.scene.at, other.scene.at} <= used:
                yield Oddity("both_ways", at.figure.start, at.figure.tail, (span,), facts)
            continue
        says = {"first": first.shown, "second": second.shown, "item": one.item, "signs": signs, "abstract": abstract}
        yield Oddity("unlike", at.figure.start, at.figure.tail, (Span(beside.figure.start, beside.figure.tail),), says)


def _of_two_works(one: Number, other: Number, signs: int) -> Oddity:
    says: dict[str, Any] = {"loose": signs}
    for number, words, voice in ((one, "first", "one"), (other, "second", "other")):
        says[words] = " ".join(number.words.split())
        says[voice] = ", ".join(sorted(cited(number.scene.said)))
    return Oddity("rivals", other.figure.start, other.figure.tail, (Span(one.figure.start, one.figure.tail),), says)


_Words = tuple[Scene, int, int]


def _tied_by_signs(told: dict[int, Scene], opposed: Sequence[Opposed]) -> Iterator[tuple[_Words, _Words, int]]:
    """What is told of one deed or thing otherwise where only signs show that it is one."""
    scenes = list(told.values())
    for clash in clashes(scenes):
        yield *clash.words(), clash.signs
    for feat, again, signs in feats_twice(scenes):
        yield feat.words(), again.words(), signs + 2
    for deed, later, signs in dated_twice(scenes):
        yield (deed.scene, deed.low, deed.high), (later.scene, later.low, later.high), signs
    for leader, rival, signs in led_twice(scenes):
        yield (leader.scene, leader.start, leader.end), (rival.scene, rival.start, rival.end), signs + 1
    for side, rest, signs in sided_twice(scenes):
        yield (side.scene, side.start, side.end), (rest.scene, rest.start, rest.end), signs
    for came, not_come, signs in came_or_not(told):
        yield (came.scene, came.start, came.end), (not_come.scene, not_come.start, not_come.end), signs
    for early, late, signs in exclusions(scenes):
        yield early.words(), late.words(), signs
    for first, second, signs in fated_twice(scenes):
        yield first.words(), second.words(), signs + 1
    for trait, like, signs in attributes(scenes):
        yield trait.words(), like.words(), signs
    yield from told_otherwise(told)
    yield from first_twice(told)
    yield from ((one, other, min(signs, _NOTE)) for one, other, signs in outright(told))
    for one, other, _, signs in opposed:
        if signs:
            yield _words(one), _words(other), signs


def _found(told: dict[int, Scene], opposed: Sequence[Opposed]) -> Iterator[tuple[_Words, _Words, bool]]:
    for none, scene, start, end, sure in nones(told):
        yield (none.scene, none.start, none.end), (scene, start, end), sure
    for one, other, sure, signs in opposed:
        if not signs:
            yield _words(one), _words(other), sure
    for denied, scene, start, end, sure in denials(told):
        yield (denied.scene, denied.start, denied.end), (scene, start, end), sure
    yield from once(told)


def _words(told: Told) -> _Words:
    """The thing and what is told of it."""
    start, end = told.start, told.end
    if told.thing:
        start, end = min(start, told.thing.start), max(end, told.thing.end)
    return told.scene, start, end


def _span(scene: Scene, start: int, end: int) -> tuple[int, int]:
    text = scene.said.text
    while end < len(text) and text[end].isalpha():
        end += 1
    return scene.said.start + start, scene.said.start + min(end, start + LONG)


# -- of whom, of which place and of which time something is told, where the words of two sentences set these apart


@cache
def _borne(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "facts")["bearers"][name])


def _are_of_others(one: _Words, other: _Words) -> bool:
    """Is one told of what belongs to a man or a body, of another man beside him, of another place or of another time?"""
    if one[0].language != other[0].language or one[0].speaks_for_all != other[0].speaks_for_all:
        return False
    if names_kin(*one) != names_kin(*other):
        return True
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
    text, by = scene.said.plain, _borne(scene.language, "owned_by")
    found = _borne(scene.language, "owns").match(text, names[-1].end, end) if names else None
    if found is None and scene.language == "tr":
        found = by.search(text, low, end)
    elif found is None and names:
        found = by.search(text, low, names[-1].start)
    return found["owned"][:STEM] if found else ""


def _outer(scene: Scene, start: int, end: int) -> Name | None:
    """Whom a sentence tells of where the name before the words stands in a clause that only describes him: "X, who rode beside Y, fell"."""
    low, _ = scene.clause(start)
    named = [n for n in called(scene) if n.kind in _BEARERS and low <= n.start < end]
    for aside in _borne(scene.language, "aside").finditer(scene.said.plain) if named else ():
        if aside.start() < named[-1].start < aside.end() < end and start >= aside.start():
            before = [n for n in named if n.end <= aside.start()]
            return before[-1] if before else None
    return None


def _is_elsewhen(scene: Scene, start: int, end: int) -> bool:
    """Does the clause tell of a time that it sets apart from that of the tale?"""
    return _borne(scene.language, "elsewhen").search(scene.said.plain, *scene.clause(start)) is not None


def _is_for_time(scene: Scene, place: Name) -> bool:
    """Does a place only tell when, or how far off, something was?"""
    text = scene.said.plain
    before = _borne(scene.language, "only_when").search(text, max(0, place.start - _BEFORE), place.start)
    return before is not None or _borne(scene.language, "only_when_behind").match(text, place.end) is not None
