"""Which citation covers a claim, and how far that is known.

The mark of a note that names no work covers its sentence too, and says that nothing is known of its source.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sefer.letters.patterns import lazy
from sefer.model import CitationValue, Mention, Reading, Span


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
        read = {m.start for m in found}
        self._at: list[tuple[int, Mention | None]] = [
            *((marks.get(m.start, m.start), m) for m in found if m.start in marks or m.start not in notes),
            *((mark, None) for mark, note in document.notes if note not in read),
        ]
        self._at.sort(key=lambda cited: cited[0])
        self._starts = [start for start, _ in self._at]
        self._text = document.text

    def covering(self, start: int, end: int, sentence: Span) -> Cited:
        """A citation inside the words covers them alone; else who is named before them in the sentence as their source
        ("Demir'e (2008, 41) göre ..."); else the next one before the paragraph ends.
        """
        at = bisect_left(self._starts, start)
        if at and (place := self._starts[at - 1]) >= sentence.start and self._is_quoted(place, start):
            return Cited(_labels(self._at[at - 1][1]), "sentence")
        if at == len(self._at):
            return Cited()
        paragraph_end = self._text.find("\n", end)
        limit = len(self._text) if paragraph_end < 0 else paragraph_end
        place, mention = self._at[at]
        if mention is None or place > limit:
            return Cited()
        if place < end:
            return Cited(_labels(mention), "phrase")
        return Cited(_labels(mention), "sentence" if place <= sentence.end else "passage")

    def _is_quoted(self, place: int, start: int) -> bool:
        """Do the words say right behind a bracket that it is the one who tells what follows?"""
        behind = self._text.find(")", place, start) + 1
        return behind > 0 and _TELLS.match(self._text, behind, start) is not None


_TELLS = lazy(
    r"\s*,?\s*(?:göre|bakılırsa|(?:belirt|kaydet|aktar|bildir|yaz|söyle|ileri sür|ifade et|hesapla)\w*"
    r"|(?:writes?|wrote|states?|stated|says?|said|records?|recorded|gives?|gave|puts?|reports?|reported|notes?|noted|claims?"
    r"|claimed|reckons?|reckoned|estimates?|estimated|has it)\b)"
)


def _labels(mention: Mention | None) -> tuple[str, ...]:
    value = mention.value if mention else None
    return tuple(item.label for item in value.items) if isinstance(value, CitationValue) else ()
