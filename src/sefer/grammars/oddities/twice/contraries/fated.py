"""Reading -> two fates of one thing that cannot both be, where only signs tie the two.

Which values exclude one another is a table; that both are told of one thing the nouns, places, persons and rare words say
that two sentences share; a plan, a change, another day or another thing of the sort ends it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sefer.grammars.oddities.twice.contraries.clashes import are_of_a_kind
from sefer.grammars.oddities.twice.contraries.leaders import size_beside
from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.deeds.accounts import told as accounts_told
from sefer.grammars.oddities.twice.deeds.fates import GOAL, Fate, Noun, fates_of
from sefer.grammars.oddities.twice.deeds.feat_names import are_two_things
from sefer.grammars.oddities.twice.deeds.feats import told as feats_told
from sefer.grammars.oddities.twice.deeds.outcomes import axes, is_named, told
from sefer.grammars.oddities.twice.matters import (
    are_near,
    are_of_other_days,
    are_of_two_works,
    best_tied,
    common_stems,
    pairs_of,
)
from sefer.grammars.oddities.twice.scenes import NOUN, STEM, Name, Scene, known

_OF_THINGS = ("ground", "state")  # axes of what becomes of a place or thing that has a name
_RESUMED = "resum"  # what is no word of a thing made whole: a march resumed
_DEAD = "dead"  # the fate that nothing undoes
_MOST = 50  # fates of one axis that are held against one another
_RARE = 3  # sentences in which a word stands that says much
_NEXT = 24  # characters before a noun within which a word tells that it is another of its sort
_OF = 5  # characters between a noun and its name
_CLOSE = 50  # characters beside a fate within which a word may be for its thing that no table knows
_AFTER = 3  # sentences behind a fate that may tell of its thing without its noun
_LEAST = 4  # signs that make a question,
_MORE, _LONG_TEXT = 1, 60  # so many more in a text of more sentences


def fated_twice(scenes: Sequence[Scene]) -> Iterator[tuple[Fate, Fate, int]]:
    """The earlier and the later of two fates that cannot both be, and how many signs tie them; best tied first."""
    found: dict[tuple[str, str], list[Fate]] = defaultdict(list)
    for scene in scenes:
        for one in fates_of(scene):
            found[scene.language, one.axis].append(one)
    rooms = [alike for alike in found.values() if len({one.value for one in alike}) > 1]
    if not rooms:
        return
    common = common_stems(scenes)
    least = _LEAST + _MORE * (len(scenes) > _LONG_TEXT)
    pairs = [
        (one, other, signs)
        for one, other, alike in pairs_of(rooms, _MOST)
        if one.value != other.value
        and (signs := signs_of(one, other, alike, common, scenes)) >= least
        and not _are_of_two_things(one, other)
    ]
    yield from best_tied(pairs, lambda one: one.scene.at)


def signs_of(one: Fate, other: Fate, alike: Sequence[Fate], common: Counter[str], scenes: Sequence[Scene]) -> int:
    """How many signs say that two fates are of one thing and exclude one another; 0 where words tell them apart."""
    a, b = one.scene, other.scene
    row = axes(a.language)[one.axis.partition(" ")[0]]
    if a is b or are_of_two_works(a, b) or one.value in row.get("meet", {}).get(other.value, "").split():
        return 0
    if one.by and not _differ(one, other, alike):
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
    if course == one.value and row["names"] != "person" and _is_renewed(one, other, scenes):
        return 0
    if course is not None and are_near(a, b) and one.value != course and not (sums_up or back or final):
        return 0
    lone = all(o.scene in (a, b) for o in alike)
    summed = (1 + 2 * (match > 2)) * sums_up
    return match + rare + 2 * same_day + summed + back + final + lone - int(row.get("doubt", 0))


def _are_of_two_things(one: Fate, other: Fate) -> bool:
    """Do the words make two fates those of two things that they name?"""
    row = axes(one.scene.language)[one.axis.partition(" ")[0]]
    if one.axis not in _OF_THINGS:
        return False
    spots = [(f.scene, f.start, f.end) for f in (one, other)]
    return are_two_things(spots[0], spots[1], str(row["of"]))


def _differ(one: Fate, other: Fate, alike: Sequence[Fate]) -> bool:
    """Are two doers of one kind, neither of them in the other sentence; or two goals, one of which the abstract alone tells?"""
    mine, theirs = one.by[0], other.by[0]
    if any(mine.is_like(n) for n in called(other.scene)) or any(theirs.is_like(n) for n in called(one.scene)):
        return False
    for f in (one, other):
        text, (low, high) = f.scene.said.plain, f.scene.clause(f.start)
        words = ("again", "follows") if f.axis.endswith("led") else ("again",)
        if any(
            accounts_told(f.scene.language, w).search(text, max(low, f.start - _CLOSE), min(high, f.end + _CLOSE))
            for w in words
        ):
            return False
    if not one.axis.startswith(GOAL):
        sizes = [size_beside(f.scene, f.start, f.end) for f in (one, other)] if mine.kind != "unit" else []
        apart = bool(sizes) and (
            _name_others(one.scene, other.scene, ("unit",)) or (all(sizes) and sizes[0] != sizes[1])
        )
        return not apart and are_of_a_kind(mine, theirs)
    summed = one if one.scene.speaks_for_all else other
    body = [n for f in alike if not f.scene.speaks_for_all for n in f.by]
    return one.scene.speaks_for_all != other.scene.speaks_for_all and not any(summed.by[0].is_like(n) for n in body)


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
    if "unit" in str(axes(one.scene.language)[one.axis.partition(" ")[0]]["names"]) and _name_others(
        one.scene, other.scene, ("unit",)
    ):
        return 0
    sorts = [{n.sort for n in f.nouns if not n.carried} for f in (one, other)]
    if sorts[0] & sorts[1] and not (nouns or close or direct):
        return 0
    if not (nouns or close or direct or either) or (
        axes(one.scene.language)[one.axis.partition(" ")[0]].get("things") and not nouns
    ):
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
    named = [[n for n in f.names if _is_beside(spot, n)] for f, spot in ((one, noun), (other, like))]
    if all(named) and not any(n.is_like(m) for n in named[0] for m in named[1]):
        return True
    if not (noun.beside and like.beside) or noun.beside & like.beside:
        return False
    around = [f.scene.stems | {s for n in (*f.names, *f.carried) for s in n.key} for f in (one, other)]
    return not (noun.beside & around[1] or like.beside & around[0])


def _is_beside(noun: Noun, name: Name) -> bool:
    return not noun.carried and max(noun.start - name.end, name.start - noun.end) < _OF


def _are_of_other_days(one: Fate, other: Fate) -> bool:
    if one.scene.speaks_for_all != other.scene.speaks_for_all:
        return False
    lasting = told(one.scene.language, "lasting").search(one.scene.said.plain, *one.scene.clause(one.start))
    if lasting or axes(one.scene.language)[one.axis.partition(" ")[0]].get("course") == one.value:
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
    times = [
        feats_told(f.scene.language, "other_time").search(f.scene.said.plain, *f.scene.clause(f.start))
        for f in (one, other)
    ]
    if (times[0] is None) != (times[1] is None) and _DEAD not in (one.value, other.value):
        return True
    for f in (one, other):
        text, zone = f.scene.said.plain, f.scene.clause(f.start)
        names = ("again",) if one.value == _DEAD or one.final else ("changed", "again")
        if any(told(f.scene.language, name).search(text, *zone) for name in names):
            return True
        if f.scene.says("partly", *zone):
            return True
        if any(f.scene.says("the_other", max(zone[0], n.start - _NEXT), n.start) for n in f.nouns if not n.carried):
            return True
        another = told(f.scene.language, "other")
        if any(another.search(text, max(zone[0], n.start - _NEXT), n.start) for n in f.nouns if not n.carried):
            return True
    return False


def _is_renewed(one: Fate, other: Fate, scenes: Sequence[Scene]) -> bool:
    """Does any sentence that names the thing say that it was made whole or won anew?"""
    stems = {n.stem[:NOUN] for n in one.nouns for m in other.nouns if n.is_like(m)}
    renewed = known(one.scene.language, "renewed")
    text = other.scene.said.plain
    if any(
        not m[0].startswith(_RESUMED) for m in renewed.finditer(text, other.scene.clause(other.start)[0], other.start)
    ):
        return True  # "rebuilt it, and crossed the bridge"
    for scene in scenes:
        if scene.language == one.scene.language and renewed.search(scene.said.plain):
            if one.scene.at < scene.at <= min(one.scene.at + _AFTER, other.scene.at - 1):
                return True
            spots = (at for at, word in scene.words if stems and word.startswith(tuple(stems)))
            if any(
                not m[0].startswith(_RESUMED)
                for at in spots
                for m in renewed.finditer(scene.said.plain, max(0, at - _CLOSE), at + _CLOSE)
            ):
                return True
    return False
