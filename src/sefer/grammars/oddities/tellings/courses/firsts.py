"""A day that is told as the first on which something was done, and the same told for an earlier one; two turns of one course, of
which the one that can only follow the other is told for an earlier day, wherever in the text both stand.

The oddity `stage` says both days, and in `ties` how many signs tie the two clauses; `related` is the other clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.happenings import Happening
from sefer.grammars.oddities.page import Page
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity

_FEW = 60  # days before the first time in which the same may be told by mistake
_MOST = 120  # days between two turns of one course
_ENOUGH = 3.5
_NEAR = 800  # characters between clauses of one passage
_LEAD = 90  # characters before a day in which it may be called the first


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "events")["firsts"][name]))


@cache
def _turns(language: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in table(language, "events")["turns"])


def firsts(page: Page) -> Iterator[Oddity]:
    """What was done before its first time, and the turns that are told the wrong way round."""
    told = False
    for said in page.said:
        if said.dates and _pattern(said.language, "cue").search(said.plain):
            told = True
            for one in page.happenings.of(said):
                if _is_first(one):
                    yield from _earlier(page, one)
    if told or "happenings" in page.__dict__:
        yield from _courses(page)


def _is_first(one: Happening) -> bool:
    """Do the words say that before this day it had not been done?"""
    said = one.said
    lead = said.between(max(one.at.start, one.day.start - _LEAD), one.day.start)
    behind = said.between(one.day.end, min(said.end, one.day.end + _LEAD))
    return any(
        _pattern(said.language, name).search(words) is not None
        for name, words in (("lead", lead), ("behind", behind), ("beside", said.plain))
    )


def _earlier(page: Page, one: Happening) -> Iterator[Oddity]:
    found = [(ties, other) for other in page.happenings.beside(one)
             if other.before(one, _FEW) and (ties := _ties(one, other)) >= _ENOUGH]  # fmt: skip
    if found:
        ties, other = max(found, key=lambda f: (f[0], -f[1].at.start))
        yield _odd(one, other, one, ties)


def _ties(one: Happening, other: Happening) -> float:
    """How surely two clauses tell of being at one place, or of one deed."""
    if _pattern(other.said.language, "unreal").search(other.said.plain):
        return 0.0
    one_, two = one.matter, other.matter
    there = _there(other.said.language)
    shared = 2.0 * min(2, len(one_.names & two.names)) + 1.5 * bool(one_.bodies & two.bodies)
    told = bool(one_.sorts & two.sorts) or bool(there & one_.sorts and there & two.sorts)
    if (
        not shared
        or not told
        or (one_.bodies and two.bodies and not one_.bodies & two.bodies and not one_.names & two.names)
    ):
        return 0.0
    near = abs(one.said.start - other.said.start) < _NEAR
    return shared + 1.5 + 0.5 * (len(one_.stems & two.stems) + near)


@cache
def _there(language: str) -> frozenset[str]:
    """Sorts of what somebody does who is at a place."""
    return frozenset(table(language, "events")["there"])


def _courses(page: Page) -> Iterator[Oddity]:
    """Turns of what one name stands for, of which each is told for one day alone."""
    seen: set[tuple[Happening, Happening]] = set()
    for lot in page.happenings.named():
        for before, behind in _turns(lot[0].said.language):
            ones = [h for h in lot if before in h.matter.sorts and behind not in h.matter.sorts]
            others = [h for h in lot if behind in h.matter.sorts and before not in h.matter.sorts]
            if any(len({h.first for h in side}) != 1 for side in (ones, others)):
                continue
            one, other = ones[0], others[0]
            if one.said is not other.said and other.before(one, _MOST) and (one, other) not in seen:
                seen.add((one, other))
                late = max(one, other, key=lambda h: h.at)
                ties = page.happenings.likeness(one.matter, other, one.said.start)
                if ties > 0:
                    yield _odd(late, other, one, ties)


def _odd(at: Happening, early: Happening, late: Happening, ties: float) -> Oddity:
    """`early` is what the days put first, though it can only come after `late`."""
    days = [[h.first, h.last] for h in (late, early)]
    related = tuple(h.at for h in (early, late) if h is not at)
    says = {"row": "", "first": days[0], "second": days[1], "hours": ["", ""], "ties": max(1, min(9, round(ties)))}
    return Oddity("stage", at.at.start, at.at.end, related, says)
