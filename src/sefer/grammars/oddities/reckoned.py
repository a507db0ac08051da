"""Reading -> what can be reckoned again in its sentences: sums, shares, averages, ranges, days between dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from sefer.grammars.oddities import (
    averages,
    backwards,
    beyond,
    calendars,
    daywise,
    elapsed,
    feats,
    makeup,
    outsize,
    rollcall,
    shares,
    sums,
    things,
    wrong_way,
)
from sefer.grammars.oddities.page import Page
from sefer.model import Oddity

GRAMMARS = (
    averages.read,
    backwards.read,
    makeup.read,
    outsize.read,
    feats.read,
    beyond.read,
    calendars.read,
    daywise.read,
    elapsed.read,
    things.read,
    wrong_way.read,
)

OF_PARAGRAPHS = (sums.read, shares.read, rollcall.read)  # they look at all sentences of one at once


def can_be_reckoned(page: Page) -> Iterator[Oddity]:
    """The oddities of each sentence, and of each paragraph, by each grammar."""
    for said in page.said:
        for grammar in GRAMMARS:
            yield from grammar(said)
    for _, paragraph in groupby(page.said, attrgetter("first")):
        lot = tuple(paragraph)
        for whole in OF_PARAGRAPHS:
            yield from whole(lot)
