"""Tables, maps and appendices that a text points to and does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import words
from sefer.grammars.words import LANGUAGES
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Oddity

_NUMBER = r"[\s-]?(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])(?!\w)"
_ELSEWHERE = lazy(r"\([^()]*(?:1[5-9]|20)\d\d[^()]*$")  # inside the bracket of a citation
_WEAK, _FAIR = 3, 6  # signs that a drawing, which a text may have lost, and a table stand nowhere
_OF = 60  # characters before it
_SERIES = 2  # of a sort before one that is missing is no question but a slip


@cache
def _things(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A thing with its number in the prose, and at the head of a line."""
    things = words(language, "pointed")["things"]
    named = rf"(?<![\w-])(?P<thing>{things}){_NUMBER}"
    spoken = words(language, "pointed")["spoken"]
    return lazy(named), lazy(
        rf"^[\s*_>#(\[]*(?P<thing>{things})[\s-]?(?P<number>\d{{1,2}}|[IVX]{{1,4}}|[A-H])\b(?!{spoken})", re.MULTILINE
    )


@cache
def _signs(language: str) -> list[str]:
    return [re.sub(r"\W.*", "", sign).removesuffix("s") for sign in words(language, "pointed")["things"].split("|")]


@cache
def _of_others(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before a thing, and behind it, that it stands in the work of another."""
    known = words(language, "pointed")
    return lazy(known["elsewhere_before"]), lazy(known["elsewhere"])


@cache
def _notes(language: str) -> re.Pattern[str]:
    return lazy(words(language, "pointed")["notes"])


def _notes_pointed_to(page: Page, language: str) -> Iterator[Oddity]:
    """ "Note 14 above", in a text of fewer notes."""
    number = len(page.document.notes)
    for paragraph in page.paragraphs:
        for found in _notes(language).finditer(page.prose.text, paragraph.start, paragraph.end):
            told = next(int(n) for n in found.groups() if n)
            if paragraph.language == language and told > number:
                says = {"thing": found[0], "sure": False, "none": not number}
                yield Oddity("points_to_nothing", found.start(), found.end(), says=says)


def points_to_nothing(page: Page) -> Iterator[Oddity]:
    """A table, map or appendix by its number that no line of the document bears as its title."""
    prose = page.prose
    for language in LANGUAGES:
        named, titled = _things(language)
        if language in {paragraph.language for paragraph in page.paragraphs}:
            yield from _notes_pointed_to(page, language)
        asked: dict[tuple[str, str], Oddity] = {}
        for at, _, paragraph in prose.places(_signs(language), language):
            found = named.match(prose.text, at)
            if (
                found is None
                or (at == paragraph.start and titled.match(prose.text, at))
                or _ELSEWHERE.search(prose.text, paragraph.start, at)
                or _of_others(language)[1].match(prose.text, found.end())
                or _of_others(language)[0].search(prose.text, max(paragraph.start, at - _OF), at)
            ):
                continue
            asked.setdefault(
                (_thing(found["thing"]), found["number"]),
                Oddity("points_to_nothing", at, found.end(), says={"thing": found[0]}),
            )
        if not asked:
            yield from _given(page, language)
            continue
        titles: dict[str, set[str]] = defaultdict(set)
        for title in titled.finditer(prose.text):
            titles[_thing(title["thing"])].add(title["number"])
        told: set[str] = set()
        for (thing, number), odd in sorted(asked.items(), key=lambda row: row[1].start):
            if number not in titles[thing] and (titles[thing] or thing not in told):
                told.add(thing)
                sure = len(titles[thing]) >= _SERIES
                yield Oddity(odd.sort, odd.start, odd.end, says={**odd.says, "sure": sure, "none": not titles[thing]})


def _thing(word: str) -> str:
    return fold(word).rstrip(".").removesuffix("s").removesuffix("ure")


@cache
def _unnumbered(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A thing that is said to stand elsewhere; those that are drawn; a line that opens as the title of one, or as a row."""
    known = words(language, "pointed")
    return (
        lazy(known["given"]),
        lazy(known["drawn"]),
        lazy(rf"^[\s*_>#(\[]*(?:\||(?:{known['things']})\b)", re.MULTILINE),
    )


def _given(page: Page, language: str) -> Iterator[Oddity]:
    """ "The table given in the preceding section", in a text without any table."""
    given, drawn, titled = _unnumbered(language)
    if any(part.kind == "table" for part in page.document.parts) or titled.search(page.prose.text):
        return
    for paragraph in page.paragraphs:
        found = (
            given.search(page.prose.text, paragraph.start, paragraph.end) if paragraph.language == language else None
        )
        if found is not None and not _ELSEWHERE.search(page.prose.text, paragraph.start, found.start()):
            thing = found["thing"] or found[0]
            signs = _WEAK if drawn.search(thing.lower()) else _FAIR
            says = {"thing": thing, "sure": False, "none": True, "loose": signs}
            yield Oddity("points_to_nothing", found.start(), found.end(), says=says)
