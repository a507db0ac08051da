"""Reading -> a feat that two sentences give another day or another doer, and two of which only one can be of one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sefer.grammars.oddities.twice.contraries.clashes import are_of_a_kind
from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.deeds.feats import Feat, feats, sorts, told
from sefer.grammars.oddities.twice.deeds.outcomes import told as outcomes_told
from sefer.grammars.oddities.twice.matters import (
    are_near,
    are_of_other_days,
    are_of_two_works,
    best_tied,
    common_stems,
    pairs_of,
)
from sefer.grammars.oddities.twice.scenes import Scene

_APART = 21  # days beyond which two days are rather of two deeds
_MOST = 60  # feats of one sort that are held against one another
_RARE = 3  # sentences in which a word stands that says much
_MANY = 2  # days on which one thing is told to have been done, beyond which it was done so often
_LEAST = 4  # signs that make a question,
_MORE, _LONG_TEXT = 1, 100  # so many more in a text of more sentences


def feats_twice(scenes: Sequence[Scene]) -> Iterator[tuple[Feat, Feat, int]]:
    """The earlier and the later of two feats that cannot both be as told, and how many signs tie them; best tied first."""
    found: dict[tuple[str, str], list[Feat]] = defaultdict(list)
    for scene in scenes:
        every = list(feats(scene))
        for one in every:
            if any(_are_opposed(one, o) for o in every):
                continue  # a course: "took it and held it"
            against = sorts(scene.language).get(one.sort, {}).get("room", one.sort)
            found[scene.language, str(against)].append(one)
    rooms = [alike for alike in found.values() if len({one.scene.at for one in alike}) > 1]
    if not rooms:
        return
    common = common_stems(scenes)
    least = _LEAST + _MORE * (len(scenes) > _LONG_TEXT)
    pairs = [
        (one, other, signs)
        for one, other, alike in pairs_of(rooms, _MOST)
        if (signs := _signs(one, other, alike, common)) >= least
    ]
    yield from best_tied(pairs, lambda one: (one.scene.at, one.start))


def _are_opposed(one: Feat, other: Feat) -> bool:
    rooms = [sorts(f.scene.language).get(f.sort, {}).get("room") for f in (one, other)]
    return one.sort != other.sort and rooms[0] is not None and rooms[0] == rooms[1] and one.thing.is_like(other.thing)


def _signs(one: Feat, other: Feat, alike: Sequence[Feat], common: Counter[str]) -> int:
    """How many signs say that two feats are of one thing and at odds; 0 where words tell them apart."""
    a, b = one.scene, other.scene
    if a.at == b.at or are_of_two_works(a, b) or not one.thing.is_like(other.thing):
        return 0
    rest = [[n for n in called(f.scene) if n not in f.thing.own] for f in (one, other)]
    both = sum(any(n.is_like(m) for m in rest[1]) for n in rest[0])
    names = {stem for f in (one, other) for n in called(f.scene) for stem in n.key}
    own = {a.said.plain[one.start : one.start + 5], b.said.plain[other.start : other.start + 5]}
    rare = sum(common[s] <= _RARE for s in (a.stems & b.stems) - names - own)
    sums_up = a.speaks_for_all != b.speaks_for_all
    same_day = bool(a.own_dates & b.own_dates)
    if one.sort != other.sort:
        if are_near(a, b) and not (sums_up or _is_lasting(one) or _is_lasting(other)):
            return 0  # what one tale goes on to tell
        if bool(a.own_dates) != bool(b.own_dates) and not sums_up:
            return 0
        if are_of_other_days(a, b) and not sums_up:
            return 0
        if _tells_other_time(one) != _tells_other_time(other) or not (same_day or both or sums_up or _of_men(one)):
            return 0
    if sorts(a.language).get(one.sort, {}).get("who") and _have_other_bodies(one, other):
        return 0
    if sorts(a.language).get(one.sort, {}).get("whom") and not _share_a_body(one, other):
        return 0
    by_doers = one.sort == other.sort and _differ_by_doers(one, other)
    if one.sort == other.sort and not (by_doers or _differ_by_days(one, other, alike)):
        return 0
    named = bool(one.thing.own and other.thing.own) + by_doers
    return 2 + named + bool(one.thing.noun and other.thing.noun) + min(2, both) + min(2, rare) + sums_up + same_day


def _have_other_bodies(one: Feat, other: Feat) -> bool:
    mine, theirs = ([n for n in called(f.scene) if n.kind in ("unit", "person")] for f in (one, other))
    return bool(mine and theirs) and not any(n.is_like(m) for n in mine for m in theirs)


def _is_lasting(one: Feat) -> bool:
    """Do words say that it stayed so: "never", "to the last"?"""
    text, zone = one.scene.said.plain, one.scene.clause(one.start)
    return any(outcomes_told(one.scene.language, name).search(text, *zone) for name in ("lasting", "ended"))


def _of_men(one: Feat) -> bool:
    """Is it told of what became of those who were at a place, which is told but once?"""
    return bool(sorts(one.scene.language)[one.sort].get("once"))


def _share_a_body(one: Feat, other: Feat) -> bool:
    mine, theirs = (
        [n for n in called(f.scene) if n.kind in ("unit", "person") and n not in f.thing.own] for f in (one, other)
    )
    return any(n.is_like(m) for n in mine for m in theirs)


def _tells_other_time(one: Feat) -> bool:
    """Do words beside a feat set it in another time than that of which the tale goes on to tell: "the week before"?"""
    low, high = one.scene.clause(one.start)
    return told(one.scene.language, "other_time").search(one.scene.said.plain, low, high) is not None


def _differ_by_days(one: Feat, other: Feat, alike: Sequence[Feat]) -> bool:
    if "day" not in sorts(one.scene.language).get(one.sort, {}).get("slots", ()) or not (one.day and other.day):
        return False
    a, b = one.day.days, other.day.days
    gap = max(a.earliest - b.latest, b.earliest - a.latest)
    if not 0 < gap <= _APART or (one.by and other.by):
        return False
    early, late = (one, other) if a.latest < b.earliest else (other, one)
    if late.by:
        return False
    return (
        len({f.day.days.earliest for f in alike if f.day and f.sort == one.sort and f.thing.is_like(early.thing)})
        <= _MANY
    )


def _differ_by_doers(one: Feat, other: Feat) -> bool:
    if one.doer is None or other.doer is None or are_of_other_days(one.scene, other.scene):
        return False
    if not (are_of_a_kind(one.doer, other.doer) or _are_bodies(one, other)) or one.doer.is_like(other.doer):
        return False
    for mine, scene in ((one.doer, other.scene), (other.doer, one.scene)):
        if any(mine.is_like(n) for n in called(scene)):
            return False
    return not any(
        told(f.scene.language, "with_others").search(f.scene.said.plain, *f.scene.clause(f.start)) for f in (one, other)
    )


def _are_bodies(one: Feat, other: Feat) -> bool:
    """Are two doers bodies with a number and a name of their own, of which no word tells the size: "the 9th Royal Fusiliers"?"""
    if one.doer is None or other.doer is None or {one.doer.kind, other.doer.kind} != {"unit"}:
        return False
    words = [f.scene.said.plain[d.start : d.end] for f in (one, other) if (d := f.doer) is not None]
    return not any(told(one.scene.language, "sized").search(w) for w in words)
