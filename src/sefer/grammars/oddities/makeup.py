"""A number of things and the list that names them: "three regiments, the 9th, 10th, 11th and 13th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain
from sefer.model import Mention, Oddity, Span, UnitValue

_GAP = 70  # characters between a number of things and the list of them
_SHORT = 20  # where the noun is none that we know
_MOST = 12  # things that a list names


def read(said: Said) -> Iterator[Oddity]:
    """The lists of a sentence that name more or fewer than its number says, as ("make_up", number, named)."""
    if not said.counts or not pattern(said.language, "list_cue").search(said.plain):
        return
    for figure in said.counts:
        before = said.between(max(said.start, figure.start - 14), figure.start)
        if pattern(said.language, "part_of").search(before):
            continue
        if 2 <= figure.low == figure.high <= _MOST and not figure.hedged:
            found = _units(said, figure) or _numbered(said, figure) or _named(said, figure)
            if found is not None and found[2] != figure.low:
                start, end, named = found
                says = {"stated": figure.low, "named": named, "list": said.reading.document.text[start:end]}
                yield Oddity("make_up", figure.start, figure.tail, (Span(start, end),), says)


@cache
def _ordinals(language: str) -> re.Pattern[str]:
    words = table_of(language, "words")
    one = words["list_ordinal"]
    return plain(rf"{one}(?:\s*(?:,\s*(?:{words['list_and']}\s+)?|\s{words['list_and']}\s+){one})+")


_Found = tuple[int, int, int]  # the list, and how many it names


def _opened(said: Said, figure: Figure) -> Iterator[tuple[str, int]]:
    """Where a list of what a figure counts may open, and by what."""
    reach = said.plain[: figure.tail - said.start + (_GAP if figure.counted else _SHORT)]
    for found in pattern(said.language, "list_opener").finditer(reach, figure.tail - said.start):
        between = said.plain[figure.tail - said.start : found.start()]
        if any(f.start >= figure.tail and f.end <= said.start + found.start() for f in said.counts):
            return
        unlike = "no_list_behind_colon" if found.group().strip() == ":" else "no_list"
        if not pattern(said.language, unlike).search(between + found.group()):
            yield found.group().strip(), found.end()


def _units(said: Said, figure: Figure) -> _Found | None:
    """A list of units of the echelon that the figure counts."""
    for _, at in _opened(said, figure):
        lead = pattern(said.language, "list_lead").match(said.plain, at)
        place = said.start + (lead.end() if lead else at)
        units = [m for m in said.mentions if isinstance(m.value, UnitValue) and m.start >= place]
        listed: list[Mention] = []
        for unit in units:
            words = said.between(listed[-1].end if listed else place, unit.start)
            joined = pattern(said.language, "list_between" if listed else "list_before").fullmatch(words)
            if joined is None or not isinstance(unit.value, UnitValue) or unit.value.echelon != figure.item:
                break
            listed.append(unit)
        words = said.between(place, listed[-1].end if listed else place)
        if len(listed) > 1 and pattern(said.language, "list_and_behind").search(words):
            return listed[0].start, listed[-1].end, len(listed)
    return None


def _numbered(said: Said, figure: Figure) -> _Found | None:
    """A list of ordinals that bears the noun of the figure, or no noun of its own."""
    for _, at in _opened(said, figure):
        lead = pattern(said.language, "list_lead").match(said.plain, at)
        found = _ordinals(said.language).match(said.plain, lead.end() if lead else at)
        if found is None or pattern(said.language, "no_list").search(said.plain[at : found.end()]):
            continue
        if _other_noun(said, figure, found.end()):
            continue
        count = len(pattern(said.language, "list_ordinal").findall(found.group()))
        return said.start + found.start(), said.start + found.end(), count
    return None


def _other_noun(said: Said, figure: Figure, end: int) -> bool:
    """Is what bears the ordinals something else than what the figure counts?"""
    own = pattern(said.language, "list_noun").match(said.plain, end)
    if own is None:
        return False
    noun = caseless(figure.counted)[:4]
    forces = pattern(said.language, "list_forces").fullmatch(own["noun"])
    same = bool(noun) and (own["noun"].startswith(noun) or {own["noun"][:4], noun} == {"tüme", "firk"})
    return not same and (forces is not None or not said.text[own.start("noun")].isupper())


_NAME = r"[A-ZÇĞİÖŞÜÂ][\w’'-]*(?:\s+(?:[A-ZÇĞİÖŞÜÂ][\w’'-]*|of))*"
_ITEM_SOURCE = rf"(?:the\s+)?(?:\d+(?:/\d+)?(?:st|nd|rd|th)\s+)?{_NAME}"
_ITEM = lazy(_ITEM_SOURCE)


def _named(said: Said, figure: Figure) -> _Found | None:
    """A list of names in brackets, behind a colon or between commas."""
    for opener, at in _opened(said, figure):
        if opener == "(":
            end = said.text.find(")", at)
            items = pattern(said.language, "list_separator").split(said.text[at : max(at, end)].strip())
            if len(items) > 1 and all(_ITEM.fullmatch(item.strip()) for item in items):
                return said.start + at, said.start + end, len(items)
        elif opener == ":" and (listed := _all_names(said, at)) is not None:
            return listed
        elif opener == "," and (said.language == "tr" or said.start + at - figure.tail > 1):
            continue  # a comma within a longer list
        elif found := _joined(said.language).match(said.text, at):
            first, last = found.span("first")[0], found.span("last")[1]
            return said.start + first, said.start + last, found["first"].count(",") + 2
    return None


def _all_names(said: Said, at: int) -> _Found | None:
    """Names between commas up to the end of a sentence, none of them joined by "and"."""
    words = said.text[at:].rstrip(" .\n")
    items = [item.strip() for item in words.split(",")]
    if len(items) < 3 or not all(_ITEM.fullmatch(item) for item in items):
        return None
    start = said.start + at + len(words) - len(words.lstrip())
    return start, said.start + at + len(words), len(items)


@cache
def _joined(language: str) -> re.Pattern[str]:
    """Names between commas, the last joined by "and" and followed by a comma, a verb or the end."""
    words = table_of(language, "words")
    return lazy(
        rf"(?:{words['list_lead']})(?P<first>{_ITEM_SOURCE}(?:\s*,\s*{_ITEM_SOURCE})*)\s*,?\s+{words['list_and']}\s+"
        rf"(?P<last>{_ITEM_SOURCE})(?=\s*[,.;)]|\s+[a-zçğıöşü]|\s*$)"
    )
