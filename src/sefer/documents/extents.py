"""An entry of a bibliography -> the pages that the work has."""

from __future__ import annotations

import re

from sefer.letters.pages import written_out
from sefer.letters.patterns import lazy

_RANGE = r"(\d{1,4})\s?[–—-]{1,2}\s?(\d{1,4})(?![\d/–—-])"
_MARKED = lazy(rf"(?<!\w)(?:ss?|sf|sh|pp?|S|[Ss]ayfa(?:lar)?|[Pp]ages?)\.?:?\s?{_RANGE}")
_ISSUE = lazy(rf"(?:\d\s?\((?:[^\W\d_]+\.?\s)?\d[^()]{{0,20}}\)|\((?:1[89]|20)\d\d\))\s?[,:]\s?{_RANGE}")
_CLOSING = lazy(rf"[,:]\s?{_RANGE}[.)]?\s*$")
_TOTAL = lazy(r"(?<![\d–—/.-])(\d{2,4})\s?(?:ss?|pp?|S|sayfa|pages)(?:\.|(?=[\s,;)]|$))(?!\s?\d)")
_VOLUMES = lazy(r"\d\s?(?:[Cc]ilt|vols?\b|[Vv]olumes|Bde)|[Cc](?:ilt(?:ler)?|\.)\s?(?:\d|[IVX]+)\s?[–-]")
_YEARS = range(1500, 2100)


def pages_of(entry: str) -> tuple[int, int] | None:
    """First and last page of an article, 1 and the number of pages of a book; None where the entry says neither.

    A range that runs backwards comes out as it is printed.
    """
    for pattern in (_MARKED, _ISSUE, _CLOSING):
        for found in list(pattern.finditer(entry))[-1:]:
            if pattern is not _CLOSING or int(found[1]) not in _YEARS or int(found[2]) not in _YEARS:
                return int(found[1]), written_out(found[1], found[2])
    total = _TOTAL.search(entry)
    return (1, int(total[1])) if total and not _VOLUMES.search(entry) else None


def pages_in(printed: str) -> tuple[int, int] | None:
    """The same of a field that holds nothing but pages: "33--58"."""
    found = re.fullmatch(rf"\s*{_RANGE}\s*", printed)
    return (int(found[1]), written_out(found[1], found[2])) if found else None
