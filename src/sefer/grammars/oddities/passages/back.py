""" "Ibid." and its kin where no work stands before them."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.grammars.citation_notes import same
from sefer.model import CitationValue, Oddity, Reading


def refers_back(reading: Reading) -> Iterator[Oddity]:
    """A citation that stands for a work named before, where none was, or none of the author whom it names."""
    text = reading.document.text
    first = min((p.start for p in reading.document.parts if p.kind == "note"), default=len(text))
    cited = False
    for mention in reading.of("citation"):
        value = mention.value
        found = same().search(text, mention.start, mention.end)
        if found and isinstance(value, CitationValue):
            item = value.items[0]
            nameless = same().match(item.authors[0]) is not None
            before = (cited or first < mention.start) if nameless else _told(text, item.authors[0], mention.start)
            if not item.year and not item.fond and not before:
                says = {"again": found.group(), "author": "" if nameless else item.authors[0]}
                yield Oddity("refers_back", mention.start, mention.end, says=says)
        cited = True


def _told(text: str, author: str, before: int) -> bool:
    """Was the author named before?"""
    return author.rsplit(maxsplit=1)[-1] in text[:before]
