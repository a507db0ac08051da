"""Reading -> two tellings of one thing's fate that cannot both be, each sentence taken as a bag of things and names.

Beside the narrow reading of outcomes, which asks for the noun or name that a fate is told of, this one takes every noun, place
and person of the clause and of the sentences that it goes on from. What ties two tellings are the signs that they share.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from sefer.grammars.oddities.twice.accounts import Name, called
from sefer.grammars.oddities.twice.matters import are_near, are_of_other_days, are_of_two_works, best_tied
from sefer.grammars.oddities.twice.outcomes import (
    DID,
    axes,
    is_counted,
    is_denied,
    is_named,
    nouns_of,
    told,
    value_rows,
)
from sefer.grammars.oddities.twice.scenes import NOUN, STEM, Rows, Scene, known, rows
from sefer.grammars.words import table
from sefer.letters.patterns import plain

_ONE = ("guns",)  # sorts of which any noun may be for one thing
_MOST = 50  # fates of one axis that are held against one another
_RARE = 3  # sentences in which a word stands that says much
_BEFORE, _BEHIND = 130, 70  # characters before and behind a fate in which that may stand of which it is told
_NEXT = 24  # and within which a word before or behind a noun tells which of its sort it is
_AFTER = 3  # sentences behind a fate that may tell of its thing without its noun
_BACK = 3  # sentences of its paragraph from which a sentence may go on
_CLOSE = 50  # and within which a word may be for its thing that no table knows
_OPENS = 45  # characters from the beginning of a clause within which stands of what it tells
_DEED = 60  # characters between a fate and the deed that makes it one
_UNREAL = 30  # characters behind it in which a plan or a rumour takes it back
_LEAST = 4  # signs that make a question,
_MORE, _LONG_TEXT = 1, 60  # so many more in a text of more sentences


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

    def words(self) -> tuple[Scene, int, int]:
        """What is shown: the fate with the nearest noun or name of its own clause."""
        own = [(n.start, n.end) for n in self.nouns if not n.carried] + [(n.start, n.end) for n in self.names]
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


@cache
def _explains(language: str) -> str:
    return str(table(language, "outcomes")["words"]["changed"])


def fates(scenes: Sequence[Scene]) -> Iterator[tuple[Fate, Fate, int]]:
    """The earlier and the later of two fates that cannot both be, and how many signs tie them; best tied first."""
    found: dict[tuple[str, str], list[Fate]] = defaultdict(list)
    for scene in scenes:
        for one in _told(scene):
            found[scene.language, one.axis].append(one)
    rooms = [alike for alike in found.values() if len({one.value for one in alike}) > 1]
    if not rooms:
        return
    common: Counter[str] = Counter()
    for scene in scenes:
        common.update(scene.stems)
    least = _LEAST + _MORE * (len(scenes) > _LONG_TEXT)
    pairs = [
        (one, other, signs)
        for alike in rooms
        for n, other in enumerate(alike)
        for one in alike[max(0, n - _MOST) : n]
        if one.value != other.value and (signs := signs_of(one, other, alike, common, scenes)) >= least
    ]
    yield from best_tied(pairs, lambda one: one.scene.at)


def _told(scene: Scene) -> Iterator[Fate]:
    """The fates of a sentence; none of an axis of which it tells two values."""
    language, text = scene.language, scene.said.plain
    out: dict[str, list[Fate]] = defaultdict(list)
    for table_rows in _values(language):
        for entry, hit in scene.hits(table_rows):
            axis, _, value = entry.partition("|")
            row = axes(language).get(axis)
            if row is None or axis == DID:
                continue
            low, high = scene.clause(hit.start())
            near = max(low, hit.start() - _DEED), min(high, hit.end() + _DEED)
            if (deed := row.get("deed")) and plain(deed).search(text, *near) is None:
                continue
            if _is_unreal(scene, hit, low, high) or (row["names"] == "person" and is_counted(scene, hit)):
                continue
            if not deed and is_denied(scene, hit):
                value = row.get("turned", {}).get(value, "")
            if value and (one := _fate(scene, axis, value, *hit.span())) is not None:
                out[axis].append(one)
    for alike in out.values():
        alike.sort(key=lambda one: one.start)
        kept = [one for one in alike if one.value == "held" and one.final]
        if len({one.value for one in alike}) == 1:
            yield replace(alike[0], final=any(one.final for one in alike))
        elif kept and {one.value for one in alike} == {"taken", "held"} and alike[0].value == "taken":
            yield kept[0]  # "took it and were never driven out"


def _is_unreal(scene: Scene, hit: re.Match[str], low: int, high: int) -> bool:
    """Is a fate only planned, feared or alleged, in the words up to the comma behind it?"""
    text, language = scene.said.plain, scene.language
    comma = text.find(",", hit.end(), high)
    begin, end = max(low, hit.start() - _DEED), min(high if comma < 0 else comma, hit.end() + _UNREAL)
    for name in ("unreal", "mostly"):
        for found in told(language, name).finditer(text, begin, end):
            if not told(language, "mild").match(text, found.start()) or found.start() < hit.end() < found.end():
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
    for _ in range(_BACK):
        if before is None:
            break
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
    before = [n for n in persons if n.end <= start and start - n.end < _BEFORE]
    behind = [n for n in persons if 0 <= n.start - end < _NEXT and "," not in scene.said.plain[end : n.start]]
    if before or behind:
        near = min((*before[-1:], *behind[:1]), key=lambda n: max(n.start - end, start - n.end))
        return (near,), ()
    if persons or scene.before is None or not _is_pronoun(scene, low, high):
        return (), ()
    named = {n.key: n for n in called(scene.before) if n.kind == "person"}
    return (), tuple(named.values()) if len(named) == 1 else ()


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
            beside = frozenset(w[:STEM] for w in before[-1:] if len(w) >= NOUN and w[:STEM] in scene.stems)
            yield Noun(noun.sort, text[noun.start : noun.start + STEM], noun.start, noun.end, beside)


def signs_of(one: Fate, other: Fate, alike: Sequence[Fate], common: Counter[str], scenes: Sequence[Scene]) -> int:
    """How many signs say that two fates are of one thing and exclude one another; 0 where words tell them apart."""
    a, b = one.scene, other.scene
    row = axes(a.language)[one.axis]
    if a is b or are_of_two_works(a, b) or one.value in row.get("meet", {}).get(other.value, "").split():
        return 0
    match = _match(one, other, row["names"] == "person", common)
    if not match or _is_explained(one, other) or _are_of_other_days(one, other):
        return 0
    own = {w[:STEM] for f in (one, other) for at, w in f.scene.words if f.start <= at < f.end}
    own |= {stem for f in (one, other) for n in (*f.names, *f.carried) for stem in n.key} | {n.stem for n in one.nouns}
    rare = min(3, sum(common[s] <= _RARE for s in (a.stems & b.stems) - own))
    around = (a.stems | (a.before.stems if a.before else frozenset())) & (
        b.stems | (b.before.stems if b.before else frozenset())
    )
    rare += min(1, sum(common[s] <= _RARE for s in around - a.stems - own))
    same_day = bool(a.own_dates & b.own_dates)
    sums_up = a.speaks_for_all != b.speaks_for_all
    back = _looks_back(one, other)
    final = one.final or other.final
    course = row.get("course")
    if course not in (None, "none", one.value, other.value):
        course = None
    if course is not None and not (one.value == course or sums_up or same_day or back or final):
        return 0
    if row["names"] == "person" and told(b.language, "later").search(b.said.plain, *b.clause(other.start)):
        return 0
    if course == one.value and _is_renewed(one, other, scenes):
        return 0
    if course is not None and are_near(a, b) and one.value != course and not (sums_up or back or final):
        return 0
    lone = all(o.scene in (a, b) for o in alike)
    return match + rare + 2 * same_day + 3 * sums_up + back + final + lone - int(row.get("doubt", 0))


def _match(one: Fate, other: Fate, of_person: bool, common: Counter[str]) -> int:
    """How surely two fates are of one thing: by its noun and the names beside it, of which a rare one says more."""
    direct = [n for n in {x.key: x for x in one.names}.values() if any(n.is_like(m) for m in other.names)]
    mine, theirs = (*one.names, *one.carried), (*other.names, *other.carried)
    either = any(n.is_like(m) for n in mine for m in theirs if n in one.names or m in other.names)
    if of_person:
        if _name_others(one.scene, other.scene, ("place", "word")):
            return 0
        beside = {p for p in one.scene.matter & other.scene.matter if not any(p in n.key for n in mine)}
        return (3 + bool(direct) + min(2, len(beside))) if either else 0
    nouns = [(n, m) for n in one.nouns for m in other.nouns if n.is_like(m)]
    close = {s for s in _beside(one) & _beside(other) if common[s] <= _RARE} - _keys(one)
    if nouns and all(_are_apart(n, m, one, other) for n, m in nouns):
        return 0
    if "unit" in str(axes(one.scene.language)[one.axis]["names"]) and _name_others(one.scene, other.scene, ("unit",)):
        return 0
    sorts = [{n.sort for n in f.nouns if not n.carried} for f in (one, other)]
    if sorts[0] & sorts[1] and not (nouns or close or direct):
        return 0
    if not (nouns or close or direct or either) or (axes(one.scene.language)[one.axis].get("things") and not nouns):
        return 0
    places = [[n for n in f.names if n.kind == "place"] for f in (one, other)]
    if all(places) and not any(n.is_like(m) for n in places[0] for m in places[1]) and not either:
        return 0
    tied = (2 - (n.carried or m.carried) + (common[n.stem] <= _RARE) for n, m in nouns if not (n.carried and m.carried))
    base = max((*tied, 2 * bool(close), int(bool(nouns))))
    told_by = sum(1 + any(common[s] <= _RARE + 1 for s in n.key) for n in direct[:2])
    if not direct and either:
        met = (n for n in mine for m in theirs if n.is_like(m) and (n in one.names or m in other.names))
        told_by = 1 + any(common[s] <= _RARE + 1 for n in met for s in n.key)
    return base + told_by


def _name_others(one: Scene, other: Scene, kinds: Sequence[str]) -> bool:
    """Do both sentences name places or bodies, of which none is the same?"""
    mine, theirs = ([n for n in called(scene) if n.kind in kinds] for scene in (one, other))
    return bool(mine and theirs) and not any(n.is_like(m) for n in mine for m in theirs)


def _keys(one: Fate) -> set[str]:
    return {stem for n in (*one.names, *one.carried) for stem in n.key}


def _beside(one: Fate) -> frozenset[str]:
    """The beginnings of the longer words beside a fate, which may be for its thing."""
    near = (w for at, w in one.scene.words if (one.end <= at < one.end + _CLOSE or one.start - _CLOSE < at < one.start))
    return frozenset(w[:STEM] for w in near if len(w) > STEM) & one.scene.stems


def _are_apart(noun: Noun, like: Noun, one: Fate, other: Fate) -> bool:
    """Do the words beside two nouns tell two things of one sort: the swing bridge, the railway bridge?"""
    if not (noun.beside and like.beside) or noun.beside & like.beside:
        return False
    around = [f.scene.stems | {s for n in (*f.names, *f.carried) for s in n.key} for f in (one, other)]
    return not (noun.beside & around[1] or like.beside & around[0])


def _are_of_other_days(one: Fate, other: Fate) -> bool:
    if one.scene.speaks_for_all != other.scene.speaks_for_all:
        return False
    lasting = told(one.scene.language, "lasting").search(one.scene.said.plain, *one.scene.clause(one.start))
    if lasting or axes(one.scene.language)[one.axis].get("course") == one.value:
        return False
    return are_of_other_days(one.scene, other.scene)


def _looks_back(one: Fate, other: Fate) -> bool:
    """Is the later one told as what is known, and not as the next deed of the tale?"""
    scene, text = other.scene, other.scene.said.plain
    if told(scene.language, "recount").search(text):
        return True
    if scene.language == "tr":
        return is_named(scene, other.start, other.end)
    low = max(0, other.start - 45)
    if told("en", "back").search(text, low, other.end):
        return True
    return not are_near(one.scene, other.scene) and told("en", "known").search(text, low, other.end) is not None


def _is_explained(one: Fate, other: Fate) -> bool:
    """Do words of either tell of a change, or of another time?"""
    for f in (one, other):
        text, zone = f.scene.said.plain, f.scene.clause(f.start)
        if any(told(f.scene.language, name).search(text, *zone) for name in ("changed", "again")):
            return True
        if f.scene.says("partly", *zone):
            return True
        if any(told(f.scene.language, "other").search(text, zone[0], n.start) for n in f.nouns if not n.carried):
            return True
    return False


def _is_renewed(one: Fate, other: Fate, scenes: Sequence[Scene]) -> bool:
    """Does any sentence that names the thing say that it was made whole or won anew?"""
    stems = {n.stem[:NOUN] for n in one.nouns for m in other.nouns if n.is_like(m)}
    renewed = known(one.scene.language, "renewed")
    return any(
        renewed.search(s.said.plain) is not None
        for s in scenes
        if s.language == one.scene.language
        and (one.scene.at < s.at <= min(one.scene.at + _AFTER, other.scene.at) or _names(s, stems))
    )


def _names(scene: Scene, stems: set[str]) -> bool:
    return bool(stems) and any(word.startswith(tuple(stems)) for _, word in scene.words)
