"""Tenures of one sort -> the oddity `twice`: two of one body or person that are of one time and differ, firmly or by signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.grammars.oddities.tellings.bodies.bodies import UNNAMED, Body, peoples, served
from sefer.grammars.oddities.tellings.posts.changes import Changes
from sefer.grammars.oddities.tellings.times.held import Tenure, differ, is_one, loosely, meet, meet_at, of_two_peoples
from sefer.model import Oddity

_MOST = 60  # tellings of one sort that are compared with those before


def meetings(sort: str, tenures: Sequence[Tenure], changes: Changes, language: str) -> Iterator[Oddity]:
    """The tenures of which another telling says otherwise, each once: what is sure, and then what only signs tie."""
    kept, done, of = _with_names(tenures), set[int](), peoples(language)
    for early, late, sure, apart in _pairs(kept, sort, done, of):
        if sure is None or (not sure and sort != "stay" and changes.between(sort, early, late, language)):
            continue
        done |= {early.at.start, late.at.start}
        yield _twice(sort, early, late, sure and apart is True, 0)
    for early, late, _, apart in _pairs(kept, sort, done, of) if sort != "stay" else ():
        signs = loosely(early, late) if apart else 0
        if signs and not changes.between(sort, early, late, language):
            done |= {early.at.start, late.at.start}
            yield _twice(sort, early, late, False, signs)


def _pairs(
    kept: Sequence[Tenure], sort: str, done: set[int], of: frozenset[str]
) -> Iterator[tuple[Tenure, Tenure, bool | None, bool | None]]:
    """Two tenures of one that differ, none of them done, with whether they surely meet and surely differ."""
    for n, late in enumerate(kept):
        for early in reversed(kept[max(0, n - _MOST) : n]):
            if early.at.start in done or late.at.start in done or early.at.start == late.at.start:
                continue
            if of_two_peoples(early, late, of) or _of_one_people(early.who, late.who, of):
                continue
            if is_one(early.who, late.who) and (apart := _apart(early, late, of)) is not False:
                weak = early.weak or late.weak
                yield (
                    early,
                    late,
                    None if weak else meet_at(early, late) if sort == "stay" else meet(early, late),
                    apart,
                )


def _of_one_people(one: Body | frozenset[str], other: Body | frozenset[str], of: frozenset[str]) -> bool:
    """Is only one of two bodies of a number told as that of a people: "the Russian 28th Division" beside the 28th?"""
    numbered = isinstance(one, Body) and isinstance(other, Body) and one.number and other.number
    return bool(numbered) and bool(one.names & of) != bool(other.names & of) and not one.names & other.names  # type: ignore[union-attr]


def _apart(early: Tenure, late: Tenure, of: frozenset[str]) -> bool | None:
    """Do two tenures differ: by their names, or as wholes of two peoples, or of two sorts where nothing else ever was it?"""
    one, other = early.other, late.other
    apart = differ(one, other)
    if apart is not False or not (isinstance(one, Body) and isinstance(other, Body)) or one.names & other.names:
        return apart
    if one.names & of and other.names & of:
        return True
    sure = any(t.through and t.alone for t in (early, late))
    return (sure and one.size != other.size and bool(one.names and other.names) and one.is_unlike(other)) or apart


def _twice(sort: str, early: Tenure, late: Tenure, sure: bool, signs: int) -> Oddity:
    says = {
        "tie": sort, "who": early.shown[0] or late.shown[0], "one": early.shown[1], "other": late.shown[1],
        "day": max(early.first, late.first), "sure": sure, "loose": signs,
    }  # fmt: skip
    return Oddity("twice", late.at.start, late.at.end, (early.at,), says)


def _with_names(kept: Sequence[Tenure]) -> list[Tenure]:
    """The tenures, where a body that is never named is the only one of its size that is."""
    named: dict[str, list[Body]] = {}
    for tenure in kept:
        who = tenure.who
        if isinstance(who, Body) and who.names != UNNAMED and not any(b.is_same(who) for b in named.get(who.size, ())):
            named.setdefault(who.size, []).append(who)
    only = {size: bodies[0] for size, bodies in named.items() if len(bodies) == 1}
    arms = _arms(kept)
    out = []
    for tenure in kept:
        who = tenure.who
        if isinstance(who, Body) and who.names == UNNAMED and who.size in only:
            who = only[who.size]
        elif isinstance(who, Body) and who.number and not who.arms:
            who = replace(who, arms=arms.get((who.size, who.number), frozenset()))
        out.append(replace(tenure, who=who))
    return out


def _arms(kept: Sequence[Tenure]) -> dict[tuple[str, str], frozenset[str]]:
    """The arm of each numbered body of which the tenures name only one: that of "the 7th" is that of the 7th Rifles."""
    found: dict[tuple[str, str], set[frozenset[str]]] = {}
    for tenure in kept:
        who = tenure.who
        if isinstance(who, Body) and who.number and who.arms:
            found.setdefault((who.size, who.number), set()).add(who.arms)
    return {key: next(iter(arms)) for key, arms in found.items() if len(arms) == 1 and not next(iter(arms)) & served()}
