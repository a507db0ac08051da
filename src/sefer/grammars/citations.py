"""Document -> citations: brackets, years behind a name in the text, archive references, the bodies of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sefer.grammars.citation_items import Piece, names, pieces
from sefer.grammars.citation_notes import in_notes
from sefer.grammars.spans import Taken
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import CitationValue, Document, Mention

_BRACKET = lazy(r"\(([^()]{3,400})\)|\[([^\[\]]{3,400})\]")
_YEARS = lazy(r"\s*(?:1[6-9]\d\d|20\d\d)[a-z]?(?:\s*[,:;/]|\s*$)")
_OLD = 1925  # a bare "(Name, year)" before it may say when something was
_NAME = r"[A-ZÇĞİÖŞÜ][\w’'.-]*"
_BEFORE = lazy(
    rf"(?P<authors>{_NAME}(?:\s+(?:ve|and|ile|&)\s+{_NAME})?(?:\s+(?:vd|et al)\.?)?)(?P<tail>[’']\w{{1,4}})?"
    r"(?:\s+(?:göre|ise|da|de|bunu|şöyle))?\s*$"
)
_SUFFIX = lazy(r"[’'][a-zçğıöşüâî]{1,6}$")


def find(document: Document, taken: Taken) -> list[Mention]:
    """The citations of a document in order."""
    found = [*_brackets(document), *in_notes(document)]
    return sorted((m for m in found if taken.free(m.start, m.end)), key=lambda m: m.start)


def _brackets(document: Document) -> Iterator[Mention]:
    """Brackets outside notes; a bare name and year counts where the work is cited or listed elsewhere too."""
    notes = [(p.start, p.end) for p in document.parts if p.kind in ("note", "bibliography")]
    doubtful: list[tuple[re.Match[str], list[Piece]]] = []
    sure: list[tuple[re.Match[str], list[Piece]]] = []
    for found in _BRACKET.finditer(document.text):
        if any(low <= found.start() < high for low, high in notes):
            continue
        read = _content(found, document.text)
        if read:
            (doubtful if _is_bare(read, found) else sure).append((found, read))
    known = _known(document, sure, doubtful)
    for found, read in [*sure, *(d for d in doubtful if _key(d[1][0]) in known)]:
        items = tuple(piece.item for piece in read)
        yield Mention("citation", found.start(), found.end(), CitationValue(items, f"({read[0].form})"))


def _content(found: re.Match[str], text: str) -> list[Piece] | None:
    content = found[1] or found[2]
    if not _YEARS.match(content):
        return pieces(content)
    before = _BEFORE.search(text, max(0, found.start() - 80), found.start())
    if before is None:
        return None
    authors = " ".join(_SUFFIX.sub("", word) for word in before["authors"].split())
    return pieces(f"{authors}, {content}") if names(authors) else None


def _is_bare(read: Sequence[Piece], found: re.Match[str]) -> bool:
    """Could it be when a thing happened, and no work? "(Sofya, 1908)", "Sinop Baskını (1853)"."""
    item = read[0].item
    if len(read) > 1 or item.pages or item.year is None:
        return False
    outside = bool(_YEARS.match(found[1] or found[2]))
    return outside or int(item.year) < _OLD


def _key(piece: Piece) -> tuple[str, str | None]:
    return fold(piece.item.authors[0]), piece.item.year


_Read = Sequence[tuple[re.Match[str], list[Piece]]]


def _known(document: Document, sure: _Read, doubtful: _Read) -> set[tuple[str, str | None]]:
    """Authors and years that the text cites beyond doubt or time and again, or that its bibliography has."""
    out = {_key(piece) for _, read in sure for piece in read}
    counts = Counter(_key(read[0]) for found, read in doubtful if not _YEARS.match(found[1] or found[2]))
    out |= {key for key, count in counts.items() if count > 1}
    for source in document.sources:
        out |= {(fold(name.split(",")[0]), source.year) for name in source.authors}
    return out
