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
_SERIES = 2  # of a sort before one that is missing is no question but a slip


@cache
def _things(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A thing with its number in the prose, and at the head of a line."""
    things = words(language, "pointed")["things"]
    named = rf"(?<![\w-])(?P<thing>{things}){_NUMBER}"
    return lazy(named), lazy(
        rf"^[\s*_>#(\[]*(?P<thing>{things})[\s-]?(?P<number>\d{{1,2}}|[IVX]{{1,4}}|[A-H])\b", re.MULTILINE
    )


@cache
def _signs(language: str) -> list[str]:
    return [re.sub(r"\W.*", "", sign).removesuffix("s") for sign in words(language, "pointed")["things"].split("|")]


def points_to_nothing(page: Page) -> Iterator[Oddity]:
    """A table, map or appendix by its number that no line of the document bears as its title."""
    prose = page.prose
    for language in LANGUAGES:
        named, titled = _things(language)
        asked: dict[tuple[str, str], Oddity] = {}
        for at, _, paragraph in prose.places(_signs(language), language):
            found = named.match(prose.text, at)
            if found is None or at == paragraph.start or _ELSEWHERE.search(prose.text, paragraph.start, at):
                continue
            asked.setdefault(
                (_thing(found["thing"]), found["number"]),
                Oddity("points_to_nothing", at, found.end(), says={"thing": found[0]}),
            )
        if not asked:
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
