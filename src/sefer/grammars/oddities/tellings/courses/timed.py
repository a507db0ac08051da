"""The clauses of a sentence that tell a time, each with what it is about: what two finders compare that look for the days and the
hours of deeds that other words speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sefer.grammars.oddities.happenings import Matter, clauses, matter
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.tellings.times.moments import Moment
from sefer.grammars.oddities.twice.scenes import Scene
from sefer.grammars.words import table
from sefer.model import Span

_LEAST = 4  # letters of which none is an ending
_SHOWN = 150  # characters that are shown
BROAD = frozenset({"self", "soldier", "command", "shore", "river", "land", "work", "town", "hill", "limb", "civilian"})


@dataclass(frozen=True, slots=True)
class About:
    """What some words are about: their matter and the things that they name."""

    matter: Matter
    things: frozenset[str]

    @property
    def empty(self) -> bool:
        return not (self.matter.words or self.matter.roles or self.things or self.matter.bodies)


@dataclass(frozen=True, slots=True)
class Timed:
    """A clause with its time, what it is about and what stands beside and before it."""

    at: Span
    said: Said
    count: int
    moments: tuple[Moment, ...]
    about: About
    beside: About  # its sentence
    before: About  # the sentence before


@dataclass
class Clauses:
    """A sentence in which a time is told, cut into timed clauses when they are asked for."""

    said: Said
    count: int
    times: Sequence[tuple[Moment, list[tuple[int, int]]]]

    @cached_property
    def clauses(self) -> list[Timed]:
        said, out = self.said, []
        parts = clauses(said)
        abouts = [about_of(said, start, end) for start, end in parts]
        last = said.before
        before = joined([]) if last is None else about_of(last, last.start, last.end)
        for n, (start, end) in enumerate(parts):
            inside = tuple(m for m, lot in self.times if any(start <= said.start + low < end for low, _ in lot))
            if not inside:
                continue
            beside = joined([about for k, about in enumerate(abouts) if k != n])
            out.append(Timed(_shown(start, end, inside[0]), said, self.count, inside, abouts[n], beside, before))
        return out


def about_of(said: Said, start: int, end: int) -> About:
    base = said.start
    things = {
        t.kind for t in Scene(said, 0, None).things if start - base <= t.start < end - base and t.kind != "person"
    }
    return About(matter(said, start, end), frozenset(things))


def joined(abouts: Sequence[About]) -> About:
    told, things = Matter(), frozenset[str]()
    for about in abouts:
        told, things = told | about.matter, things | about.things
    return About(told, things)


def _shown(start: int, end: int, when: Moment) -> Span:
    if end - start <= _SHOWN:
        return Span(start, end)
    return Span(max(start, when.start - _SHOWN // 2), min(end, when.end + _SHOWN // 2))


def words_alike(one: frozenset[str], other: frozenset[str]) -> int:
    """How many words of the one begin as words of the other do: "tank", "tanks"; "occupied", "occupation"."""
    return sum(any(_begin_alike(a, b) for b in other) for a in one)


def _begin_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short if len(short) <= _LEAST else short[:-1])


def deeds_alike(one: frozenset[str], other: frozenset[str], language: str) -> float:
    """How much what is done is of one sort: more for a rare sort, less where both only move."""
    if shared := one & other:
        return 1.5 if shared - frozenset(table(language, "events")["vague"]) else 1.0
    moves = frozenset(table(language, "events")["needs"]["moves"])
    return 0.5 if one & moves and other & moves else 0.0


def are_men(about: About) -> bool:
    return bool(about.matter.roles or about.things & {"soldier", "cavalry", "garrison", "column", "reserve"})
