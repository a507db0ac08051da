"""Document -> sentences. A full stop ends none behind an ordinal, an initial or a known abbreviation."""

from __future__ import annotations

import re
from array import array
from functools import cache, lru_cache

from sefer.grammars.words import LANGUAGES, any_of, table
from sefer.letters.patterns import lazy
from sefer.model import Document, Spans

# a mark, then all that ends with it (the mark of a note too), or a word that lacks its blank; it begins with the mark,
# which is fast to find
_END = lazy(
    r"[.!?…](?:(?!\S)|[.!?…]*[”’»\"')\]]*(?:\[\d{1,3}\]|\(\d{1,3}\)|[⁰¹²³⁴-⁹]+)?(?!\S)"
    r"|(?<=[a-zçğıöşü]{3}\.)(?:\d{1,3}(?!\S)|(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü]{2})))"
)
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÇĞİÖŞÜ")
_OPENER = lazy(r"\s*[“‘«\"'(\[–—-]*\s?[A-ZÇĞİÖŞÜÂÎÛ0-9]")
# a page at the end of a reference is no ordinal
_PAGE = lazy(r"(?:^|[\s(])(?:ss?|sh|pp?|F|Dos|Kls|Nr|No)\.\s?\d+(?:[–-]\d+)?$")
_ITEM = lazy(r"(?:^|[:;]\s|\n)\s*[(\[]?\d{1,2}$")
_REACH = 16  # characters in which an abbreviation must lie


@cache
def _goes_on(language: str) -> re.Pattern[str]:
    """What may stand before a full stop that ends no sentence."""
    words = table(language, "sentences")
    figures = r"|\d{1,3}|[IVXLC]+" if words["ordinals"] else ""
    return lazy(rf"(?:^|[\s(\[.“\"’'/-])(?:[A-ZÇĞİÖŞÜ]|{any_of(words['unfinished'])}{figures})$")


@lru_cache(maxsize=1 << 14)
def _is_unfinished(word: str, language: str) -> bool:
    return _goes_on(language).search(word) is not None


def split(document: Document) -> Spans:
    """The sentences of a document in order; a paragraph ends one."""
    out = array("i")
    for part in document.parts:
        language = part.language if part.language in LANGUAGES else LANGUAGES[0]
        at = part.start
        for line in document.text[part.start : part.end].split("\n"):
            if line:
                _line(document.text, at, at + len(line), language, out)
            at += len(line) + 1
    return Spans(out)


def _line(text: str, start: int, end: int, language: str, out: array[int]) -> None:
    last = start
    figures = table(language, "sentences")["ordinals"]
    for found in _END.finditer(text, start, end):
        at, stop = found.span()
        if text[at] == "." and (
            (text[at - 1].isdigit() and _numbers_item(text, last, at))
            or (
                _is_unfinished(text[max(last, at - _REACH) : at].rsplit(" ", maxsplit=1)[-1], language)
                and not (figures and _PAGE.search(text, max(last, at - _REACH), at))
            )
        ):
            continue
        if stop < end and text[stop + 1 : stop + 2] not in _CAPITALS and not _OPENER.match(text, stop, end):
            continue
        _keep(text, last, stop, out)
        last = stop
    _keep(text, last, end, out)


def _numbers_item(text: str, last: int, at: int) -> bool:
    """ "1. The brigade will attack": is a figure the number of a paragraph or of an item in a list?"""
    if at - last < 6:
        return text[last:at].strip(" ([").isdigit()
    return _ITEM.search(text, max(last, at - 6), at) is not None


def _keep(text: str, start: int, end: int, out: array[int]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        out.append(start)
        out.append(end)
