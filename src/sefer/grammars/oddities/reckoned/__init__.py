"""Reading -> what can be reckoned again in its sentences: sums, shares, averages, ranges, days between dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.reckoned.days import calendars, clocks, daywise, elapsed, wars, wrong_way
from sefer.grammars.oddities.reckoned.limits import (
    backwards,
    beyond,
    capacity,
    captives,
    converted,
    feats,
    outsize,
    things,
    wholes,
)
from sefer.grammars.oddities.reckoned.lists import (
    far_sums,
    inventories,
    makeup,
    members,
    multiplied,
    rests,
    rollcall,
    sums,
    tallies,
)
from sefer.grammars.oddities.reckoned.shares import averages, far_shares, heads, shares
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.terms import terms
from sefer.model import Oddity

GRAMMARS = (
    averages.read,
    backwards.read,
    makeup.read,
    outsize.read,
    feats.read,
    heads.read,
    beyond.read,
    capacity.read,
    calendars.read,
    clocks.read,
    converted.read,
    daywise.read,
    elapsed.read,
    things.read,
    wars.read,
    wrong_way.read,
    rests.read,
)


def totals(paragraph: Sequence[Said]) -> Iterator[Oddity]:
    """The lost parts of a paragraph that are above their wholes, and its sums: those that the words show, or only the figures."""
    if not any(said.figures for said in paragraph):
        return
    found, told = terms(paragraph), set[int]()
    made = list(sums.read(paragraph, found))
    for part in wholes.read(found):
        if any(s.start == part.start and {(r.start, r.end) for r in part.related} <= _places(s) for s in made):
            continue  # the total of what it is held to be a part of
        told.add(part.start)
        yield part
    yield from captives.read(found)
    for sum_ in made:
        if sum_.start in told:
            continue
        told.update((sum_.start, *(part.start for part in sum_.related)))
        yield sum_
    yield from tallies.read(found, told)


def _places(sum_: Oddity) -> set[tuple[int, int]]:
    """Where the parts of a sum stand, if none of them is a trifle beside its total."""
    least = min(part[0] for part in sum_.says["parts"])
    return {(part.start, part.end) for part in sum_.related if least >= _TRIFLE * sum_.says["total"][0]}


_TRIFLE = 0.05


OF_PARAGRAPHS = (totals, shares.read, rollcall.read, members.read)  # they look at all sentences of one at once


def can_be_reckoned(page: Page) -> Iterator[Oddity]:
    """The oddities of each sentence, and of each paragraph, by each grammar."""
    for said in page.said:
        for grammar in GRAMMARS:
            yield from grammar(said)
    for _, paragraph in groupby(page.said, attrgetter("first")):
        lot = tuple(paragraph)
        for whole in OF_PARAGRAPHS:
            yield from whole(lot)
    yield from multiplied.read(page)
    yield from inventories.read(page)
    yield from far_sums.read(page)
    yield from far_shares.read(page)
