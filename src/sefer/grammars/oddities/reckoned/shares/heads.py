"""An average of men or guns, printed with its decimals, and the number of units over which it is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sefer.grammars.oddities.reckoned.limits.beyond import WHOLE
from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.terms import FORCES, kind
from sefer.model import Oddity, Span

_DECIMALS = re.compile(r"\d[.,](\d{1,2})$")


def read(said: Said) -> Iterator[Oddity]:
    """("headless", average) with `mean`, its `step` (0.1 for one decimal) and the `times` of units it is taken over."""
    if not pattern(said.language, "mean_of").search(said.plain):
        return
    means = [(f, len(found[1])) for f in said.counts if (found := _decimals(said, f)) and _of_whole_things(said, f)]
    times = [
        f for f in said.counts if f.item in FORCES and 1 < f.low == f.high and not f.hedged and f.low == int(f.low)
    ]
    if len(means) != 1 or len(times) != 1 or (means[0][0].hedged and not _is_mean(said, means[0][0])):
        return
    mean, decimals = means[0]
    says = {"mean": mean.low, "step": 10.0**-decimals, "times": int(times[0].low)}
    yield Oddity("headless", mean.start, mean.tail, (Span(times[0].start, times[0].tail),), says)


def _is_mean(said: Said, figure: Figure) -> bool:
    """Is it hedged by the word for an average alone?"""
    return pattern(said.language, "mean_just").search(said.between(said.start, figure.start)) is not None


def _decimals(said: Said, figure: Figure) -> re.Match[str] | None:
    """The decimals of a figure as printed; "1.200" has none."""
    printed = said.text[figure.start - said.start : figure.end - said.start]
    return _DECIMALS.search(printed) if figure.low == figure.high and printed[:1].isdigit() else None


def _of_whole_things(said: Said, figure: Figure) -> bool:
    """Does a figure count what comes in ones only: men, beasts, guns?"""
    if figure.item:
        return kind(figure) in WHOLE
    return pattern(said.language, "head_count").search(said.plain) is not None
