"""Reading -> what can be reckoned again in its sentences: sums, shares, averages, ranges, days between dates."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.grammars.oddities import (
    averages,
    backwards,
    calendars,
    daywise,
    elapsed,
    feats,
    makeup,
    outsize,
    shares,
    sums,
    things,
)
from sefer.grammars.oddities.page import Page
from sefer.model import Oddity

GRAMMARS = (
    sums.read,
    shares.read,
    averages.read,
    backwards.read,
    makeup.read,
    outsize.read,
    feats.read,
    calendars.read,
    daywise.read,
    elapsed.read,
    things.read,
)


def can_be_reckoned(page: Page) -> Iterator[Oddity]:
    """The oddities of each sentence by each grammar."""
    for said in page.said:
        for grammar in GRAMMARS:
            yield from grammar(said)
