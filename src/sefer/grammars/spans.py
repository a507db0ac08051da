"""Which stretches of a text are taken by mentions already found."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from sefer.model import Mention

_BITS = 32  # a span is one number, its start above its end: the numbers are in the order of the spans, and small
_END = (1 << _BITS) - 1


class Taken:
    """A set of disjoint spans that answers quickly whether a stretch is still free."""

    def __init__(self) -> None:
        self._spans = array("q")

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The start and end of each span, rising."""
        return ((span >> _BITS, span & _END) for span in self._spans)

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans that share a character with start..end, rising."""
        spans = self._spans
        low, high = bisect_left(spans, start << _BITS), bisect_left(spans, end << _BITS)
        low -= bool(low and spans[low - 1] & _END > start)
        return [(span >> _BITS, span & _END) for span in spans[low:high]]

    def add(self, mentions: Iterable[Mention]) -> None:
        """Take the spans of mentions, all at once."""
        self._spans.extend(m.start << _BITS | m.end for m in mentions)
        self._spans = array("q", sorted(self._spans))

    def take(self, start: int, end: int) -> None:
        insort(self._spans, start << _BITS | end)

    def free(self, start: int, end: int) -> bool:
        """True where no span added so far shares a character with start..end."""
        spans = self._spans
        at = bisect_left(spans, start << _BITS | end)
        if at < len(spans) and spans[at] >> _BITS < end:
            return False
        return not at or spans[at - 1] & _END <= start
