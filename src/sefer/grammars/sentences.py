"""Document -> sentences. A full stop ends none behind an ordinal, an initial or a known abbreviation."""

from __future__ import annotations

import re

from sefer.model import Document, Span

_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)")
_OPENER = re.compile(r"\s+[“‘\"'(]?[A-ZÇĞİÖŞÜÂÎÛ0-9]")
_NO_END = re.compile(
    r"(?:^|[\s(])(?:\d{1,3}|[A-ZÇĞİÖŞÜ]|[IVXLC]+|s|ss|S|sf|bkz|Bkz|vb|vs|vd|Dr|Prof|Doç|No|no|nr|Kls|Dos|F|çev|haz|ed|Av|St|Gen|Alb|Yzb|Bnb|Tğm|Org|Mr|Mrs|p|pp|vol|Lt|Col|Maj|Capt|cf|ca|yy|krş|Cilt|C|c|t|M|Ö|MÖ|ibid|a\.g\.e|a\.g\.m|Hz)$"
)


def split(document: Document) -> tuple[Span, ...]:
    """The sentences of a document in order; a paragraph ends one."""
    out: list[Span] = []
    for part in document.parts:
        at = part.start
        for line in document.text[part.start : part.end].split("\n"):
            _line(document.text, at, at + len(line), out)
            at += len(line) + 1
    return tuple(out)


def _line(text: str, start: int, end: int, out: list[Span]) -> None:
    last = start
    for found in _END.finditer(text, start, end):
        if found.group()[0] == "." and _NO_END.search(text[max(last, found.start() - 12) : found.start()]):
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
