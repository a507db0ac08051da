"""Which citation covers a claim, and how far that is known."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sefer.model import CitationValue, Mention, Reading


@dataclass(frozen=True, slots=True)
class Cited:
    """The labels of the works that cover a claim and the scope: phrase, sentence, passage, or None."""

    labels: tuple[str, ...] = ()
    scope: str | None = None


class Citations:
    """The citations of a reading, each at the place in the text that it closes: its bracket, or the mark of its note."""

    def __init__(self, reading: Reading) -> None:
        document = reading.document
        found = [m for m in reading.of("citation") if isinstance(m.value, CitationValue)]
        marks = {note: mark for mark, note in document.notes}
        notes = {p.start for p in document.parts if p.kind == "note"}
        self._at = sorted(
            ((marks.get(m.start, m.start), m) for m in found if m.start in marks or m.start not in notes),
            key=lambda cited: cited[0],
        )
        self._starts = [start for start, _ in self._at]
        self._text = document.text

    def covering(self, start: int, end: int, sentence_end: int) -> Cited:
        """A citation inside the words covers them alone; else the next one before the paragraph ends covers them."""
        at = bisect_left(self._starts, start)
        if at == len(self._at):
            return Cited()
        paragraph_end = self._text.find("\n", end)
        limit = len(self._text) if paragraph_end < 0 else paragraph_end
        place, mention = self._at[at]
        if place < end:
            return Cited(_labels(mention), "phrase")
        if place <= limit:
            return Cited(_labels(mention), "sentence" if place <= sentence_end else "passage")
        return Cited()


def _labels(mention: Mention) -> tuple[str, ...]:
    value = mention.value
    return tuple(item.label for item in value.items) if isinstance(value, CitationValue) else ()
