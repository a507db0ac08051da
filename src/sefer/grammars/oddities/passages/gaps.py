"""Words that cannot stand beside each other: something between them was lost, or was pasted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import Paragraph, words
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Oddity

HABIT = 2  # times that a text must leave a blank before a comma, or begin small, to mean it
OPENED = 0.8  # of the paragraphs that must begin with a capital
_ALIKE = 20  # letters by which a sentence is known again
_FORMULA = 3  # words that a sentence may say twice for effect
LONG = 6  # letters of a word that is no particle
_AGAIN = lazy(r"(?<![\w’'-])(([^\W\d_]+(?:\s[^\W\d_]+){1,5})\s)\2(?![\w’'-])(?!\s\w+\s\w+\s\2)", re.IGNORECASE)
_TWICE = lazy(r"(?<![\w’'-])([A-ZÇĞİÖŞÜ][^.!?]{12,300}[.!?])\s\1(?=\s|$)")
_FIRST = lazy(r"[a-zçğıöşü]{2,}\s")
_ENDED = '.!?…:”"»)'


@cache
def _pairs(language: str) -> tuple[frozenset[tuple[str, str]], re.Pattern[str]]:
    """Words of which the first may not stand right before the second."""
    groups = words(language, "gaps")["beside"]
    both = "|".join(rf"(?:{any_of(firsts)})\s(?:{any_of(seconds)})" for firsts, seconds in groups)
    pairs = frozenset(pair for firsts, seconds in groups for pair in product(firsts, seconds))
    return pairs, lazy(rf"(?<![\w’'“\"-])(?:{both})(?![\w’'-])")


@cache
def _lost(language: str) -> tuple[Sought, ...]:
    known = words(language, "gaps")
    months = any_of([month for month in table(language, "dates")["months"] if len(month) > 2])
    return tuple(sought(pattern.replace("MONTH", f"(?:{months})")) for pattern in known["lost"])


@cache
def _split(language: str) -> re.Pattern[str]:
    return lazy(words(language, "gaps")["split"])


@cache
def _blank(language: str) -> re.Pattern[str]:
    """A blank before a comma, behind a word that must have a name or a thing behind it."""
    known = words(language, "gaps")
    return lazy(rf"(?<![\w’'-])(?:{any_of([*known['waits'], *words(language, 'ranks')['alone']])})\s,")


def gaps(page: Page) -> Iterator[Oddity]:
    """Places where a word must have stood that is not there, and words that stand twice in a row."""
    text = page.document.text
    blanks, hyphens = text.count(" ,"), text.count("- ")
    for paragraph in page.paragraphs:
        body = text[paragraph.start : paragraph.end]
        pairs, beside = _pairs(paragraph.language)
        told = [*pairwise(word.rstrip(",.;") for word in body.split())]
        spans: list[tuple[int, int]] = []
        if not pairs.isdisjoint(told):
            spans += [found.span() for found in beside.finditer(body)]
        for lost in _lost(paragraph.language):
            spans += [(body.rfind(" ", 0, m.start()) + 1, m.end()) for m in lost.finditer(body)]
        if 0 < hyphens <= HABIT and "- " in body:
            spans += [found.span() for found in _split(paragraph.language).finditer(body)]
        if blanks <= HABIT and " ," in body:
            spans += [found.span() for found in _blank(paragraph.language).finditer(body)]
        if _repeats(body.lower().split()):
            spans += [found.span() for found in _AGAIN.finditer(body) if _is_pasted(found)]
        spans += [f.span() for f in _TWICE.finditer(body) if len(f[1].split()) > _FORMULA] if _has_twins(body) else []
        for start, end in sorted(spans):
            yield Oddity("broken_off", paragraph.start + start, paragraph.start + end, says={"sure": True})
    yield from _begun_small(text, page.paragraphs)


def _has_twins(body: str) -> bool:
    """Do two sentences of a paragraph that follow each other begin alike?"""
    told = [part[:_ALIKE] for part in body.split(". ")]
    return any(one == other for one, other in pairwise(told))


def _repeats(told: list[str]) -> bool:
    """Do two to six words stand twice in a row?"""
    for size in range(2, 7):
        run = 0
        for one, other in zip(told, told[size:], strict=False):
            run = run + 1 if one == other else 0
            if run == size:
                return True
    return False


def _is_pasted(found: re.Match[str]) -> bool:
    """No doubling for effect: three words, or a long one among two."""
    told = found[2].split()
    return len({*told}) > 1 and (len(told) > 2 or max(map(len, told)) > LONG)


def _begun_small(text: str, every: tuple[Paragraph, ...]) -> Iterator[Oddity]:
    """A paragraph that begins in the middle of a sentence, behind one that ended."""
    small = [n for n, p in enumerate(every) if _FIRST.match(text, p.start, p.end)]
    if len(small) > HABIT or len(small) > max(1, (1 - OPENED) * len(every)):
        return
    for n in small:
        paragraph = every[n]
        first = _FIRST.match(text, paragraph.start)
        known = words(paragraph.language, "broken")["dangling"]
        if n and first and first[0].strip() in known and text[every[n - 1].end - 1] in _ENDED:
            stop = text.find(" ", min(paragraph.start + 40, paragraph.end), paragraph.end)
            yield Oddity("broken_off", paragraph.start, stop if stop > 0 else paragraph.end, says={"sure": True})
