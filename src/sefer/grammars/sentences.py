"""Document -> sentences. A full stop ends none behind an ordinal, an initial or a known abbreviation."""

from __future__ import annotations

import re
from functools import cache

from sefer.grammars.words import LANGUAGES, any_of, table
from sefer.model import Document, Span

_END = re.compile(r"[.!?…]+[”’»\"')\]]*(?=\s|$)|(?<=[a-zçğıöşü]{3})\.(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü]{2})")
_OPENER = re.compile(r"\s*[“‘«\"'(\[–—-]*\s?[A-ZÇĞİÖŞÜÂÎÛ0-9]")
_REACH = 16  # characters in which an abbreviation must lie


@cache
def _goes_on(language: str) -> re.Pattern[str]:
    """What may stand before a full stop that ends no sentence."""
    words = table(language, "sentences")
    figures = r"|\d{1,3}|[IVXLC]+" if words["ordinals"] else ""
    return re.compile(rf"(?:^|[\s(\[.“\"’'/-])(?:[A-ZÇĞİÖŞÜ]|{any_of(words['unfinished'])}{figures})$")


def split(document: Document) -> tuple[Span, ...]:
    """The sentences of a document in order; a paragraph ends one."""
    out: list[Span] = []
    for part in document.parts:
        goes_on = _goes_on(part.language if part.language in LANGUAGES else LANGUAGES[0])
        at = part.start
        for line in document.text[part.start : part.end].split("\n"):
            _line(document.text, at, at + len(line), goes_on, out)
            at += len(line) + 1
    return tuple(out)


def _line(text: str, start: int, end: int, goes_on: re.Pattern[str], out: list[Span]) -> None:
    last = start
    for found in _END.finditer(text, start, end):
        if found.group()[0] == "." and goes_on.search(text[max(last, found.start() - _REACH) : found.start()]):
            continue
        if found.end() < end and not _OPENER.match(text, found.end(), end):
            continue
        _keep(text, last, found.end(), out)
        last = found.end()
    _keep(text, last, end, out)


def _keep(text: str, start: int, end: int, out: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        out.append(Span(start, end))
