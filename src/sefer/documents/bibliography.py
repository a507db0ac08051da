"""Entries of a bibliography as printed -> Sources."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.model import Source


def sources_of(text: str, entries: Sequence[tuple[int, int]]) -> tuple[Source, ...]:
    """The works of the entries at these clean spans, in their order."""
    return ()
