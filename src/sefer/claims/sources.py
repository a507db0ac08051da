"""Which citation covers a claim, and how far that is known."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sefer.model import CitationValue, Reading


@dataclass(frozen=True, slots=True)
class Cited:
    """The labels of the works that cover a claim and the scope: phrase, sentence, passage, or None."""

    labels: tuple[str, ...] = ()
    scope: str | None = None


class Citations:
    """The citations of a reading, asked for the one that covers a stretch of text."""

    def __init__(self, reading: Reading) -> None:
        self._found = [m for m in reading.of("citation") if isinstance(m.value, CitationValue)]
        self._starts = [m.start for m in self._found]
        self._text = reading.document.text

    def covering(self, start: int, end: int, sentence_end: int) -> Cited:
        """A bracket inside the words covers them alone; else the next one before the paragraph ends covers them."""
        at = bisect_left(self._starts, start)
        if at == len(self._found):
            return Cited()
        paragraph_end = self._text.find("\n", end)
        limit = len(self._text) if paragraph_end < 0 else paragraph_end
        first = self._found[at]
        if first.start < end:
            return Cited(self._labels(at), "phrase")
        if first.start < limit:
            return Cited(self._labels(at), "sentence" if first.start < sentence_end else "passage")
        return Cited()

    def _labels(self, at: int) -> tuple[str, ...]:
        value = self._found[at].value
        return tuple(item.label for item in value.items) if isinstance(value, CitationValue) else ()
