"""Whose, of when, of how much a figure is, and whether the text tells it as so: what parts two figures of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.owners import of_whole_war, owners
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Figure, Said, percent
from sefer.grammars.oddities.terms import MEN
from sefer.grammars.oddities.twice.matters import are_of_other_days
from sefer.grammars.oddities.twice.scenes import Scene
from sefer.grammars.words import table
from sefer.letters.patterns import plainly_sought
from sefer.model import Oddity

_BEFORE = 110  # characters before a part in which its whole stands


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(table(language, "numbered")["owners"][name])


@cache
def _aside(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((why, plainly_sought(words)) for why, words in table(language, "numbered")["set_aside"].items())


def set_aside(page: Page) -> Iterator[Oddity]:
    """("set_aside", figure, says `why`): figures that were only heard or meant, or are of some, of one day, of a larger body."""
    for said in page.said:
        if said.numbered and said.counts:
            for n, figure in enumerate(said.counts):
                for why in _why_aside(said, n):
                    yield Oddity("set_aside", figure.start, figure.tail, (), {"why": why})


def _why_aside(said: Said, n: int) -> Iterator[str]:
    """Why a figure is no plain one of the body that its sentence names."""
    start, end = said.counts[n].start - said.start, said.counts[n].tail - said.start
    low, high = said.plain.rfind(";", 0, start) + 1, said.plain.find(";", end)
    marked = f"{said.plain[low:start]}~{said.plain[start:end]}~{said.plain[end : high if high >= 0 else None]}"
    told_against = dict(_aside(said.language))["against"].search(marked) is not None
    for why, words in _aside(said.language):
        if why == "against" or (told_against and why in ("heard", "meant")) or (why == "one_day" and said.dates):
            continue
        found = words.search(marked)
        if found is not None and ("~" in found[0] or _is_nearest(said, n, low + found.start())):
            yield why


def _is_nearest(said: Said, n: int, at: int) -> bool:
    """Is no other figure of a sentence nearer to a word of it?"""
    far = [abs(figure.start - said.start - at) for figure in said.counts]
    return far[n] == min(far)


def are_of_two(one: Said, figure: Figure, other: Said, again: Figure) -> bool:
    """Is each figure told of another body, of another time, or one as a part of the other?"""
    if one.language != other.language:
        return False
    if any(percent(said.language).search(said.plain) for said in (one, other)):
        return True  # "that is a tenth, 10 per cent, of the 12,642 men": a part and its whole
    of_men = all(f.item in MEN or not f.item for f in (figure, again)) and bool(figure.item or again.item)
    if of_men and _are_of_two_sides(_around(one, figure), _around(other, again), one.language):
        return True
    return _have_two_owners(one, other) or _are_of_two_times(one, other) or _is_part(one, figure, other, again)


def _are_of_two_sides(one: str, other: str, language: str) -> bool:
    """Are figures told of those within a place and of those before it, or one of people who bear no arms?"""
    told = [{name for name in ("outside", "inside") if _known(language, name).search(words)} for words in (one, other)]
    civil = [_known(language, "civil").search(words) is not None for words in (one, other)]
    return civil[0] != civil[1] or bool(told[0] and told[1] and told[0].isdisjoint(told[1]))


def _have_two_owners(one: Said, other: Said) -> bool:
    told = [list(owners(said)) for said in (one, other)]
    own = [[o for o in few if not o.aside] for few in told]
    if any(o.is_like(p) for o in own[0] for p in own[1]):
        return False
    for n, said in ((0, other), (1, one)):
        aside = [o for o in told[n] if o.aside]
        if not own[n] and any(o.outer and o.is_like(p) for o in aside for p in own[1 - n]):
            return True  # "the division of which the 9th was a part": whoever it is, not the body itself
        if own[n] and not any(o.is_named_in(said) for o in own[n]):
            if any(o.is_like(p) for o in aside for p in own[1 - n]):
                return True  # the sentence names both
            if not own[1 - n] and any(o.is_named_in(said) for o in aside):
                return True
    if not (own[0] and own[1]):
        return False
    peoples = [all(not o.noun for o in few) for few in own]  # "the Greeks left 300 dead", and what a regiment lost
    named = any(o.is_named_in(said) for few, said in zip(own, (other, one), strict=True) for o in few)
    return (peoples[0] != peoples[1] and not named) or all(o.is_unlike(p) for o in own[0] for p in own[1])


def _are_of_two_times(one: Said, other: Said) -> bool:
    """Do both tell other days, or one of them how long before or after something it was, or of a whole war?"""
    a, b = Scene(one, 0, None), Scene(other, 1, None)
    if a.speaks_for_all != b.speaks_for_all:
        return False
    if a.calendar and b.calendar and are_of_other_days(a, b):
        return True
    if a.own_dates & b.own_dates:
        return False
    for told in (is_moved, of_whole_war):
        of = [scene for scene in (a, b) if told(scene.said)]
        if len(of) == 1 and not of[0].is_voiced:
            return True
    return False


def is_moved(said: Said) -> bool:
    """Does it tell how long before or after something that was?"""
    return _known(said.language, "moved").search(said.plain) is not None


def _is_part(one: Said, figure: Figure, other: Said, again: Figure) -> bool:
    """Is the smaller figure told as a part of those of whom the larger is: "of the guns that were taken, nineteen"?"""
    small, large = sorted(((one, figure), (other, again)), key=lambda told: told[1].low)
    part_of = _known(one.language, "part_of")
    return part_of.search(_around(*small)) is not None and part_of.search(_around(*large)) is None


def _around(said: Said, figure: Figure) -> str:
    text, low, high = said.plain, figure.start - said.start, figure.tail - said.start
    return f"{text[max(0, low - _BEFORE) : low]}~{text[low:high]}~{text[high:]}"
