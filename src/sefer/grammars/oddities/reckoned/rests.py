"""A rest whose number is not told: "320 killed, 610 wounded, the rest missing" makes no total."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.grammars.oddities.said import Said, pattern
from sefer.model import Oddity


def read(said: Said) -> Iterator[Oddity]:
    """("untold_rest", sentence): its parts need not make its total, as long as they are less."""
    if len(said.counts) > 1:
        found = pattern(said.language, "untold_rest").search(said.plain)
        if found is not None and not any(
            said.start + found.start() <= f.start < said.start + found.end() for f in said.counts
        ):
            yield Oddity("untold_rest", said.start, said.end)
