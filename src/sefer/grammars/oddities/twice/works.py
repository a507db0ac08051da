"""The works that a sentence cites."""

from __future__ import annotations

from bisect import bisect_left

from sefer.grammars.oddities.said import Said
from sefer.letters.patterns import lazy
from sefer.model import CitationValue

_AUTHOR = lazy(r"[A-ZÇĞİÖŞÜ][^\W\d_]{2,}")  # the first long word of a note


def cited(said: Said) -> set[str]:
    """The authors that a sentence cites, in brackets or in its notes."""
    document = said.reading.document
    found = {
        author
        for m in said.mentions
        if isinstance(m.value, CitationValue)
        for item in m.value.items
        for author in item.authors
    }
    low = bisect_left(document.notes, (said.start, 0))
    for mark, note in document.notes[low:]:
        if mark > said.end + 1:
            break
        words = _AUTHOR.findall(document.text[note : note + 40])
        found |= set(words[:1])
    return found
