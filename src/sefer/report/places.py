"""Where words stand, as a person looks them up: the page, else the line of a text, the paragraph or the note of a document."""

from __future__ import annotations

from sefer.messages import say
from sefer.model import Document, Word


def place(document: Document, start: int) -> Word:
    """The place of a clean offset. Programs get it plainly: "p. 112", "line 33", "note 6".

    Paragraphs are counted without those of notes, which stand apart where a word processor shows them.
    """
    page = document.page(start)
    if page is not None:
        return Word("report.page", f"p. {page}", {"page": page})
    if document.plain:
        line = document.line(start)
        return Word("report.line", f"line {line}", {"line": line})
    notes = [part for part in document.parts if part.kind == "note" and part.start <= start]
    if notes and start < notes[-1].end:
        number = sum(at <= start for _, at in document.notes)
        return Word("report.note", f"note {number}", {"number": number})
    within = sum(document.paragraph(max(n.start, n.end - 1)) - document.paragraph(n.start) + 1 for n in notes)
    paragraph = document.paragraph(start) - within
    return Word("report.paragraph", f"paragraph {paragraph}", {"paragraph": paragraph})


def spoken(document: Document, start: int, lang: str, named: bool = True) -> str:
    """The document, where it shall be named, and the place in it: "makale.docx, s. 112"."""
    at = place(document, start)
    there = say(at.key, lang, **at.gaps)
    return f"{document.name}, {there}" if named else there
