"""Odds and the figures of two sides that they speak of: "two to one", "bire karşı üç", "three times as many"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.terms import alike
from sefer.model import Oddity, Span

_ROUND = 1.35  # times by which odds may be told roundly


def odds(said: Said, at: int) -> Iterator[Oddity]:
    """Two to one, beside the numbers of the two, as ("odds", odds, two figures)."""
    for found in pattern(said.language, "odds").finditer(said.plain):
        start, end = said.start + found.start(), said.start + found.end()
        names = table_of(said.language, "odds")
        word = next(word for word in found.groups() if word)
        value = next((n for n, row in enumerate(names["numbers"], start=1) if re.fullmatch(row, word)), 0)
        counts: list[Figure] = [f for f in said.counts if f.low > value * 2 and (f.end <= start or f.start >= end)]
        if value > 1 and len(counts) == 2 and alike(*counts):
            says = {
                "words": said.reading.document.text[start:end],
                "share": (float(value), value / _ROUND, value * _ROUND),
                "pair": tuple(f.told for f in counts),
            }
            yield Oddity("odds", start, end, tuple(Span(f.start, f.tail) for f in counts), says)
