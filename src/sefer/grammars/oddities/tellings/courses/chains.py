"""A chain that the words tell ("first the sick, then the stores, at last the guns") and the days told elsewhere for its links, which
turn two of them round.

A link is known again by its names and its nouns; a clause with a day that speaks of one link alone tells the day of that link. The
oddity `stage` says the days of both, and in `ties` how many signs tie them; `related` is the clause of the other link and the chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sefer.grammars.oddities.happenings import STEM, WORD, Happening, matter
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Said
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, Span

_REACH = 2500  # characters from a chain to the days of its links
_FAR = 60  # days between two links
_SHOWN = 160  # characters of a chain that are shown


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "courses")["chains"][name]))


def chains(page: Page) -> Iterator[Oddity]:
    """The links of a chain whose days are told in another order, the first two of each chain."""
    for said in page.said:
        if not _pattern(said.language, "first").search(said.plain):
            continue
        for links, at in _chains(said):
            days = [_days(page, said, link, [other for other in links if other is not link]) for link in links]
            for n, late in enumerate(days):
                early = next((one for one in days[:n] if one and late and late.before(one, _FAR)), None)
                if early is not None and late is not None:
                    yield _odd(late, early, at)
                    break


def _chains(said: Said) -> Iterator[tuple[list[frozenset[str]], Span]]:
    """The links of each chain of a sentence, each by the words that it is known by, and where the chain stands."""
    for opened in _pattern(said.language, "first").finditer(said.plain):
        stop = said.plain.find(";", opened.end())
        stop = len(said.plain) if stop < 0 else stop
        cuts = [
            opened.end(),
            *(m.start() for m in _pattern(said.language, "then").finditer(said.plain, opened.end(), stop)),
            stop,
        ]
        links = [matter(said, said.start + low, said.start + high).words for low, high in pairwise(cuts)]
        links = [link - frozenset().union(*(o for o in links if o is not link)) for link in links]
        if len(links) > 1 and all(links):
            start = said.start + opened.start()
            yield links, Span(start, min(said.start + stop, start + _SHOWN))


def _days(page: Page, said: Said, link: frozenset[str], others: list[frozenset[str]]) -> Happening | None:
    """The clause that alone tells the day of a link; None where several days are told for it."""
    found = [
        one for one in page.happenings.all
        if one.said is not said and abs(one.said.start - said.start) < _REACH
        and (_tells(one.matter.words, link, others) or _tells(_words(one.said), link, others))
    ]  # fmt: skip
    return found[0] if len({(one.first, one.last) for one in found}) == 1 else None


def _tells(words: frozenset[str], link: frozenset[str], others: list[frozenset[str]]) -> bool:
    """Do some words speak of a link, and of none of the others?"""
    return bool(words & link) and not any(words & other for other in others)


def _words(said: Said) -> frozenset[str]:
    return frozenset(m[0][: STEM[said.language]] for m in WORD.finditer(said.plain))


def _odd(late: Happening, early: Happening, at: Span) -> Oddity:
    days = [[one.first, one.last] for one in (early, late)]
    says = {"row": "", "first": days[0], "second": days[1], "hours": ["", ""], "ties": 4}
    return Oddity("stage", late.at.start, late.at.end, (early.at, at), says)
