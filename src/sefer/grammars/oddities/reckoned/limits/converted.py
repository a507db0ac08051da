"""A length or a weight, and in brackets the same in another measure: "25 miles (60 km)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.letters.patterns import plain
from sefer.model import Oddity, Span

_SLACK = 0.12  # of a length that was turned into another measure and rounded
_GAP = 24  # characters between the two

Measure = tuple[str, float, float]  # length or weight; in metres or kilograms from..to


def read(said: Said) -> Iterator[Oddity]:
    """The pairs of a sentence that cannot be one length or weight, as ("doubled", first, second)."""
    if "(" not in said.text and not pattern(said.language, "that_is").search(said.plain):
        return
    measured = [f for f in said.figures if f.unit in ("km", "mile", "metre", "weight")]
    for one, other in pairwise(measured):
        words = said.between(one.tail, other.start)
        if len(words) < _GAP and pattern(said.language, "that_is").fullmatch(words.strip()):
            a, b = _measure(said, one), _measure(said, other)
            if a is not None and b is not None and a[0] == b[0] and a[1:] != b[1:] and not _meet(a, b):
                printed = [said.text[f.start - said.start : f.tail - said.start] for f in (one, other)]
                says = {
                    "words": printed[0],
                    "digits": printed[1],
                    "first": one.low,
                    "second": other.low,
                    "turned": True,
                }
                yield Oddity("doubled", one.start, other.tail, (Span(other.start, other.tail),), says)


@cache
def _measures(language: str) -> tuple[tuple[re.Pattern[str], str, float, float], ...]:
    rows = table_of(language, "conversions")["row"]
    return tuple((plain(rf"[\s-]*(?:{row['words']})"), row["of"], row["from"], row["to"]) for row in rows)


def _measure(said: Said, figure: Figure) -> Measure | None:
    words = said.between(figure.end, figure.tail)
    for known, of, least, most in _measures(said.language):
        if known.match(words):
            return of, figure.least * least * (1 - _SLACK), figure.most * most * (1 + _SLACK)
    return None


def _meet(one: Measure, other: Measure) -> bool:
    return one[1] <= other[2] and other[1] <= one[2]
