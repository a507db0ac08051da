"""Citations in no form that brackets have: a page told in the prose, "[Guse, 54]", "a.g.m." among years, a lone note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.citation_notes import same
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import words
from sefer.grammars.words import LANGUAGES
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Oddity

_BRACKET = lazy(r"[(\[][^()\[\]]{2,120}[)\]]")
_NUMBERED = lazy(r"\[\s*\d{1,3}\s*[:;,]\s*(?:[a-zçğıöşü]{1,3}\.\s*)?\d[\d\s–—,-]*\]")
_FROM_YEAR = lazy(r"[(\[]\s*(?:1[6-9]|20)\d\d[a-z]?\s*[,:]")
_FRONT_MATTER = lazy(
    r"(?:1[6-9]|20)\d\d[a-z]?\s*[,:]\s*(?:[^\W\d]{1,3}\.\s*)?[ivxl]+\s*[)\]]"
)  # its pages have Roman numerals
_NAME = lazy(r"[A-ZÇĞİÖŞÜ][^\W\d_]+")
_END = lazy(r"(?<!\b[ps])(?<!pp)(?<!cf)(?<!ss)[.!?](?=\s+[A-ZÇĞİÖŞÜ“(]|\s*$)")
_SHOWN = 190


@cache
def _paged(language: str) -> re.Pattern[str]:
    return lazy(rf"(?<!\w)(?:{words(language, 'strays')['paged']})", re.IGNORECASE)


def strays(page: Page) -> Iterator[Oddity]:
    """("stray_citation", words): in the prose, or as a `note`, where a page, a work or its author is named."""
    document, cited = page.document, [(m.start, m.end) for m in page.of("citation")]
    known = {
        fold(name.split(",")[0].split()[-1])
        for source in document.sources
        for name in source.authors[:1]
        if name.strip()
    }
    marks = [mark for mark, _ in document.notes]
    if not cited:
        return
    for paragraph in page.paragraphs if known else ():
        text = document.text[paragraph.start : paragraph.end]
        if not any(c.isdigit() for c in text) and not _paged(paragraph.language).search(text):
            continue
        taken = [(a, b) for a, b in cited if a < paragraph.end and paragraph.start < b]
        for start, end in _in_prose(text, paragraph.language, known):
            low, high = paragraph.start + start, paragraph.start + end
            if not any(a < high and low < b for a, b in taken) and not any(low <= mark <= high + 1 for mark in marks):
                yield Oddity("stray_citation", low, high, says={"note": False, "odd": True})
    for part in document.parts:
        if part.kind == "note":
            body = document.text[part.start : part.end].strip()
            first = body.split(",")[0].split(" ")[0]
            odd = body[:1] in "([" or (first.isupper() and fold(first) in known)
            if odd or same().search(body) or _paged(part.language if part.language in LANGUAGES else "en").search(body):
                yield Oddity("stray_citation", part.start, part.end, says={"note": True, "odd": odd})


def _in_prose(text: str, language: str, known: set[str]) -> Iterator[tuple[int, int]]:
    """Brackets that name a listed author or a numbered work with a page, and sentences that do so."""
    found: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []  # brackets whose author the sentence before them names: the main form
    for bracket in _BRACKET.finditer(text):
        inside = bracket.group()
        if _FROM_YEAR.match(inside) or _FRONT_MATTER.search(inside):
            apart.append(bracket.span())
            continue
        names = any(fold(name) in known for name in _NAME.findall(inside))
        told = any(c.isdigit() for c in inside) or _paged(language).search(inside)
        if _NUMBERED.fullmatch(inside) or (told and (names or same().search(inside))):
            found.append(bracket.span())
    for told in _paged(language).finditer(text):
        if any(a < told.end() and told.start() < b for a, b in apart):
            continue
        start = max((m.end() for m in _END.finditer(text, 0, told.start())), default=0)
        stop = _END.search(text, told.end())
        end = stop.end() if stop else len(text)
        sentence = text[start:end]
        named = any(fold(re.split(r"[’']", name)[0]) in known for name in _NAME.findall(sentence))
        if named and not any(a < end and start < b for a, b in found):
            start = max(start + len(sentence) - len(sentence.lstrip()), told.end() - _SHOWN)
            found.append((start, min(end, start + _SHOWN)))
    yield from sorted(found)
