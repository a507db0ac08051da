"""Two voices in neighbouring clauses that put one figure otherwise: "X writes 14,000; Y says 3,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import words
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

ALIKE = 1.1  # times by which two figures must differ
LEAST = 10  # a smaller number is no figure that works disagree about
_NUMBER = lazy(
    r"(?<![\w.,:/–-])(\d{1,3}(?:[.,]\d{3})+|\d{1,6})(?:\s(bin|milyon|thousand|million))?(?![\w/:–-])(?!\.\s?[A-ZÇĞİÖŞÜa-zçğıöşü])(?!['’](?!\w?[ıiuüae]\b|d[ıiuü]r\b))"
)
_CLAUSE = lazy(r";\s|,\s(?=while|whereas|but|oysa|ise)|(?<=\d),\s(?=(?:an?|the)\s)|[.!?](?=\s+[A-ZÇĞİÖŞÜ])\s")
_LONG = lazy(r"[^\W\d_]{5,}")
_TIMES = {"bin": 1000, "thousand": 1000, "milyon": 1_000_000, "million": 1_000_000}


@cache
def _voice(language: str) -> re.Pattern[str]:
    return lazy(rf"(?<!\w)(?:{words(language, 'rivals')['voices']})(?!\w)")


@cache
def _contrast(language: str) -> re.Pattern[str]:
    return lazy(rf"(?<!\w)(?i:{words(language, 'rivals')['contrast']})(?!\w)")


@cache
def _month(language: str) -> re.Pattern[str]:
    return lazy(rf"\s(?:{words(language, 'rivals')['months']})")


def rivals(page: Page) -> Iterator[Oddity]:
    """Figures that two named voices give for one thing, side by side."""
    text = page.document.text
    for paragraph in page.paragraphs:
        voice, contrast = _voice(paragraph.language), _contrast(paragraph.language)
        if voice.search(text, paragraph.start, paragraph.end) is None:
            continue
        before: tuple[re.Match[str], frozenset[str]] | None = None
        at, joined = paragraph.start, False
        for stop in [*(m.end() for m in _CLAUSE.finditer(text, paragraph.start, paragraph.end)), paragraph.end]:
            figures = [f for f in _NUMBER.finditer(text, at, stop) if _is_figure(f, text, paragraph.language)]
            now = None
            if len(figures) == 1 and voice.search(text, at, stop):
                now = figures[0], frozenset(word[:5] for word in _LONG.findall(fold(text[at:stop])))
                if (
                    before
                    and _unlike(before[0], now[0])
                    and (joined or before[1] & now[1] or contrast.search(text, at, stop))
                ):
                    says = {"first": before[0][0], "second": now[0][0]}
                    yield Oddity("rivals", now[0].start(), now[0].end(), (Span(*before[0].span()),), says)
                    now = None
            before, at, joined = now, stop, text[at:stop].rstrip()[-1:] in ";,"


def _is_figure(found: re.Match[str], text: str, language: str) -> bool:
    bare = found[1].isdigit() and 1500 < int(found[1]) < 2100 and not found[2]
    return not bare and _value(found) >= LEAST and _month(language).match(text, found.end()) is None


def _value(found: re.Match[str]) -> int:
    return int(re.sub(r"\D", "", found[1])) * _TIMES.get(found[2] or "", 1)


def _unlike(one: re.Match[str], other: re.Match[str]) -> bool:
    low, high = sorted((_value(one), _value(other)))
    return high > low * ALIKE
