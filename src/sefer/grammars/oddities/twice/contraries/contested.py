"""Reading -> two tellings of one fight, one thing or one coming that cannot both be: won and lost, fell and held, blown and whole.

One people, body or man cannot come off well and badly in one fight, nor two who fought one another both well. What the words tell of
another day, another place or body, or of a change in between ends it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.deeds.contests import Contest, Party, contests
from sefer.grammars.oddities.twice.deeds.feat_names import are_two_things
from sefer.grammars.oddities.twice.deeds.yes_or_no import Matter, deeds, matters, may_deny
from sefer.grammars.oddities.twice.matters import (
    are_of_other_days,
    are_of_two_works,
    best_tied,
    between,
    common_stems,
    pairs_of,
)
from sefer.grammars.oddities.twice.scenes import STEM, Name, Scene

_MOST = 40  # tellings of one place that are held against one another
_SIGNS = 5  # signs of two that tell of one place,
_OTHER = 45  # characters before a word in which it is told of the other thing
_WORDS = 2  # rare words that say something, one fewer where one of the sentences sums up
_RARE = 3  # sentences in which a word stands that says much
_FEW = 2  # questions of a text
_LONG_TEXT = 40  # sentences beyond which one sign more is asked
_KINDS = ("body", "man", "people")

_Words = tuple[Scene, int, int]


@dataclass
class _Ties:
    """Who belongs to whom, and who fought whom, by what the whole text tells."""

    of: dict[tuple[str, str], set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    foes: set[frozenset[tuple[str, str]]] = field(default_factory=set)

    def add(self, one: Contest) -> None:
        for party in (*one.up, *one.down):
            for key in party.keys:
                self.of[key] |= party.keys
        for winner in one.up:
            for loser in one.down:
                self.foes |= {frozenset((a, b)) for a in winner.keys for b in loser.keys}

    def keys(self, party: Party) -> set[tuple[str, str]]:
        return set(party.keys).union(*(self.of.get(key, ()) for key in party.keys))

    def same(self, one: Party, other: Party) -> int | None:
        """2 for one body or man, 1 for one people, 0 for two; None where nothing tells."""
        for mine, theirs in ((set(one.keys), set(other.keys)), (self.keys(one), self.keys(other))):
            for kind in _KINDS[:2]:
                a, b = ({key for key in keys if key[0] == kind} for keys in (mine, theirs))
                if a and b:
                    return 2 if a & b else 0
        a, b = ({key for key in self.keys(p) if key[0] == "people"} for p in (one, other))
        return int(bool(a & b)) if a and b else None

    def are_foes(self, one: Party, other: Party) -> bool:
        mine, theirs = self.keys(one), self.keys(other)
        peoples = [{key for key in keys if key[0] == "people"} for keys in (mine, theirs)]
        if all(peoples):
            return not peoples[0] & peoples[1]
        return any(frozenset((a, b)) in self.foes for a in mine for b in theirs)


def told_otherwise(scenes: dict[int, Scene]) -> Iterator[tuple[_Words, _Words, int]]:
    """The words of the earlier and of the later telling, and how many signs tie them."""
    fights: list[Contest] = []
    told: list[Matter] = []
    for scene in scenes.values():
        fights += contests(scene)
        told += matters(scene)
    told += _deeds(scenes)
    ties = _Ties()
    for one in fights:
        ties.add(one)
    common = common_stems(scenes.values()) if fights or told else Counter()
    least = _SIGNS + (len(scenes) > _LONG_TEXT)
    found = [(_shown(a, a.sites), _shown(b, b.sites), n) for a, b, n in _fought(fights, ties, scenes, common)]
    found += [(_shown(a, a.names), _shown(b, b.names), n) for a, b, n in _told(told, scenes, common)]
    yield from islice(best_tied([pair for pair in found if pair[2] >= least], lambda one: one[0].at), _FEW)


def _deeds(scenes: dict[int, Scene]) -> Iterator[Matter]:
    """What one sentence denies, and what others that share a name with it tell of the same sort as so."""
    denied = [one for scene in scenes.values() if may_deny(scene) for one in deeds(scene, None)]
    yield from denied
    wanted, names = {one.sort for one in denied}, {stem for one in denied for name in one.names for stem in name.key}
    for scene in scenes.values() if wanted else ():
        if any(name.key & names for name in called(scene)):
            yield from deeds(scene, wanted)


def _fought(
    fights: Sequence[Contest], ties: _Ties, scenes: dict[int, Scene], common: Counter[str]
) -> Iterator[tuple[Contest, Contest, int]]:
    rooms: dict[tuple[str, str], list[Contest]] = defaultdict(list)
    for one in fights:
        for key in {k for site in one.sites[:2] for k in site.key if len(k) > 1}:
            rooms[one.scene.language, key].append(one)
    for one, other, _ in pairs_of(rooms.values(), _MOST):
        score = _at_odds(one, other, ties) if _may_be_one(one.scene, other.scene, scenes) else 0
        if score and _is_one_site(one, other):
            names = {stem for f in (one, other) for n in called(f.scene) for stem in n.key}
            yield one, other, _SIGNS + score - 1 + min(1, _rare(one, other, names, common)) + _same_day(one, other)


def _is_one_site(one: Contest, other: Contest) -> bool:
    return any(a.is_like(b) for a in one.sites[:1] for b in other.sites[:2]) or any(
        a.is_like(b) for a in one.sites[:2] for b in other.sites[:1]
    )


def _may_be_one(one: Scene, other: Scene, scenes: dict[int, Scene]) -> bool:
    """Can two sentences tell of one time, with nothing told in between that changes it?"""
    if one is other or one.language != other.language or are_of_other_days(one, other) or are_of_two_works(one, other):
        return False
    return not any(scene.says("renewed") for scene in between(one, other, scenes))


def _at_odds(one: Contest, other: Contest, ties: _Ties) -> int:
    """How surely two tellings of a fight cannot both be; 0 where they can."""
    same = [[ties.same(a, b) for a in x for b in y] for x, y in _pairs(one, other)]
    well, badly, crossed, against = same
    if any(well) or any(badly):
        return 0
    if both := max((s for s in (*crossed, *against) if s), default=0):
        return 0 if both == 1 and (one.soft or other.soft) else both
    if any(ties.are_foes(a, b) for x, y in ((one.up, other.up), (one.down, other.down)) for a in x for b in y):
        return 0 if one.soft or other.soft else 1
    if {one.place, other.place} != {"taken", "kept"} or 0 in (*crossed, *against):
        return 0
    return 0 if any(s == 0 for s in (*well, *badly)) and not (one.up or other.up) else 1


def _pairs(one: Contest, other: Contest) -> tuple[tuple[tuple[Party, ...], tuple[Party, ...]], ...]:
    return (one.up, other.up), (one.down, other.down), (one.up, other.down), (one.down, other.up)


def _told(
    told: Sequence[Matter], scenes: dict[int, Scene], common: Counter[str]
) -> Iterator[tuple[Matter, Matter, int]]:
    rooms: dict[tuple[str, str], list[Matter]] = defaultdict(list)
    for one in told:
        rooms[one.scene.language, one.sort].append(one)
    opposed = [alike for alike in rooms.values() if len({one.so for one in alike}) > 1]
    pairs = [
        (one, other, shared)
        for one, other, _ in pairs_of(opposed, _MOST)
        if one.so != other.so and _may_be_one(one.scene, other.scene, scenes) and (shared := _share(one, other))
    ]
    met: dict[tuple[int, int], set[int]] = defaultdict(set)
    for one, other, _ in pairs:
        met[one.scene.at, other.scene.at].add(one.start)
    for one, other, shared in pairs:
        names = {stem for m in (one, other) for name in m.names for stem in name.key}
        sums_up = one.scene.speaks_for_all != other.scene.speaks_for_all
        beside = min(_WORDS - sums_up, _rare(one, other, names, common)) + _same_day(one, other)
        beside += len(met[one.scene.at, other.scene.at]) > 1
        if shared + beside > one.least:
            yield one, other, _SIGNS + shared + beside - one.least


def _rare(one: Contest | Matter, other: Contest | Matter, names: set[str], common: Counter[str]) -> int:
    """How many rare words both share beside names and what is told."""
    own = {m.scene.said.plain[m.start : m.start + STEM] for m in (one, other)} | names
    return sum(common[stem] <= _RARE for stem in (one.scene.stems & other.scene.stems) - own)


def _same_day(one: Contest | Matter, other: Contest | Matter) -> bool:
    return bool(one.scene.own_dates & other.scene.own_dates)


def _share(one: Matter, other: Matter) -> int:
    """Do both tell of one place, body or man, and of no other?"""
    if _are_two_things(one, other):
        return 0
    shared, met = 0, False
    for kinds in (("unit",), ("place", "word"), ("person",)):
        mine, theirs = ([n for n in m.names if n.kind in kinds] for m in (one, other))
        both = any(a.is_like(b) for a in mine for b in theirs)
        if mine and theirs and not both and kinds != ("person",):
            return 0
        both_persons = kinds == ("person",) and len({n.key for n in mine if any(n.is_like(m) for m in theirs)}) > 1
        shared += both + both_persons
        met |= both and any(kind in one.who for kind in kinds)
    return shared if met or not one.who else 0


def _are_two_things(one: Matter, other: Matter) -> bool:
    """Do the nouns, or words beside them, make what is told that of two things: the convoy and the battery, the other gun?"""
    if one.thing and other.thing and one.thing != other.thing:
        return True
    if any(m.scene.says("the_other", max(0, m.start - _OTHER), m.end) for m in (one, other)):
        return True
    return bool(one.of) and are_two_things(
        (one.scene, one.start, one.end), (other.scene, other.start, other.end), one.of
    )


def _shown(one: Contest | Matter, names: Sequence[Name]) -> _Words:
    """The word with the nearest name of its place."""
    near = [n for n in names if max(n.start - one.end, one.start - n.end) < 60]
    spot = min(near, key=lambda n: max(n.start - one.end, one.start - n.end), default=None)
    if spot is None:
        return one.scene, one.start, one.end
    return one.scene, min(one.start, spot.start), max(one.end, spot.end)
