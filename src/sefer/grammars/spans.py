"""Which stretches of a text are taken by mentions already found."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from sefer.model import Mention


class Taken:
    """A set of disjoint spans that answers quickly whether a stretch is still free."""

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        self.add(mentions)

    def add(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            self.take(mention.start, mention.end)

    def take(self, start: int, end: int) -> None:
        insort(self._spans, (start, end))

    def free(self, start: int, end: int) -> bool:
        """True where no span added so far shares a character with start..end."""
        at = bisect_left(self._spans, (start, end))
        after = at < len(self._spans) and self._spans[at][0] < end
        before = at > 0 and self._spans[at - 1][1] > start
        return not after and not before
