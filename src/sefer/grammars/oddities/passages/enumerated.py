"""Reasons, aims, conditions: their number is told, and then another number of them is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import words
from sefer.grammars.words import LANGUAGES, any_of
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

REACH = 1500  # characters within which they are named
_LETTERS = lazy(r"(?<!\w)\(?([a-f1-6])\)\s")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...], re.Pattern[str]]:
    known = words(language, "listed")
    stated = rf"(?<!\w)(?P<number>{'|'.join(known['numbers'])})\s+(?:[^\W\d_]+\s)?{known['things']}"
    markers = tuple(
        lazy(rf"(?:(?<=[.:;,]\s)|(?<=[.:;,]\sand\s))(?i:{any_of(names)}){known['behind']}")
        for names in known["markers"]
    )
    return lazy(stated, re.IGNORECASE), markers, lazy(rf"(?<=[.:;,]\s)(?i:{any_of(known['last'])})(?!\w)")


@cache
def _numbers(language: str) -> dict[str, int]:
    return {word: value for value, word in enumerate(words(language, "listed")["numbers"], start=2)}


def counted_otherwise(page: Page) -> Iterator[Oddity]:
    """ "Three reasons: first ... second ..." and no third."""
    prose = page.prose
    for language in LANGUAGES:
        stated, markers, last = _patterns(language)
        numbers = [*_numbers(language), *(word.capitalize() for word in _numbers(language))]
        for at, _, paragraph in sorted(prose.places(numbers, language), key=lambda place: place[0]):
            found = stated.match(prose.text, at)
            if found is None or (at and prose.text[at - 1].isalnum()):
                continue
            number, high = _numbers(language)[found["number"].lower()], min(paragraph.end, found.end() + REACH)
            places = _named(prose.text, found.end(), high, markers)
            whole = {len(places), len(places) + 1} if last.search(prose.text, found.end(), high) else {len(places)}
            if len(places) > 1 and number not in whole:
                related = tuple(Span(start, end) for start, end in places)
                yield Oddity(
                    "counted_otherwise", found.start(), found.end(), related, {"stated": number, "named": len(places)}
                )


def _named(text: str, low: int, high: int, markers: tuple[re.Pattern[str], ...]) -> list[tuple[int, int]]:
    """Where the first, the second ... are named, as far as they follow one another; the letters of a list as well."""
    places: list[tuple[int, int]] = []
    for marker in markers:
        found = marker.search(text, places[-1][1] if places else low, high)
        if found is None:
            break
        places.append(found.span())
    letters = list(_LETTERS.finditer(text, low, high))
    signs = [found[1] for found in letters]
    if len(signs) > len(places) and signs in ([*"abcdef"][: len(signs)], [*"123456"][: len(signs)]):
        return [found.span() for found in letters]
    return places
