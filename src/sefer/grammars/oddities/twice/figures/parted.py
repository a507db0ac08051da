"""Two figures of one noun -> do the words around them show that they are of two sets: another attack, the whole war, those who could walk?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.oddities.said import Figure, Said
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain

_WORD = lazy(r"[^\W\d_]{3,}")
_LAST = lazy(r"[^\W\d_]{5,}(?=\W*(?:boyunca)?\W*$)")  # the time that is whole
_LIST = 8  # figures that may make another together
_STEM = 4  # letters by which a word is known again


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "again")["parted"][name])


@cache
def _spots(language: str) -> re.Pattern[str]:
    """Where something is, in words as they are printed."""
    return lazy(table(language, "again")["parted"]["spot"])


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(caseless(month)[:_STEM] for month in table(language, "dates")["months"])


def are_parted(one: Said, figure: Figure, other: Said, again: Figure) -> bool:
    """Is one figure of another set than the other, by a word that the clause of the other lacks?"""
    return one.language != other.language or next(partings(one, figure, other, again), None) is not None


def partings(one: Said, figure: Figure, other: Said, again: Figure) -> Iterator[str]:
    """What tells them apart: an "other" of several, one "chosen" of them, a "side", the "whole" of a time, who is still "fit", a "kind", a "spot"."""
    zones = _zone(one, figure), _zone(other, again)
    chosen = [_said(one.language, "chosen", zone) for zone in zones]
    side = [_said(one.language, "side", zone) for zone in zones]
    if chosen[0] != chosen[1]:
        yield "other" if all(chosen) and chosen[0].isdisjoint(chosen[1]) else "chosen"
    if side[0] and side[1] and side[0].isdisjoint(side[1]):
        yield "side"
    if _is_of_all(one.language, *zones) != _is_of_all(one.language, *reversed(zones)):
        yield "whole"
    low, high = (0, 1) if figure.low < again.low else (1, 0)
    if _said(one.language, "fit", zones[low]) and not _said(one.language, "fit", zones[high]):
        yield "fit"
    sides = (one, figure), (other, again)
    kinds = _kind(*sides[low]), _kind(*sides[high])
    if (kinds[0] and not kinds[1]) or (kinds[0] and kinds[1] and kinds[0].isdisjoint(kinds[1])):
        yield "kind"
    spots = [_places(said, f) for said, f in sides]
    if spots[0] and spots[1] and spots[0].isdisjoint(spots[1]):
        yield "spot"


def is_made(value: float, values: Sequence[float]) -> bool:
    """Do figures that stand side by side make a number: the rifles of two corps, and of both?"""
    runs = (values[a:b] for a in range(len(values)) for b in range(a + 2, min(len(values), a + _LIST) + 1))
    return any(abs(sum(run) - value) < 1 for run in runs)


def _is_of_all(language: str, zone: str, other: str) -> bool:
    """Is a figure of a whole time, which the words of the other do not name?"""
    found = (_LAST.search(m.group()) for m in _known(language, "whole").finditer(zone))
    return any(last is None or last.group()[: _STEM + 1] not in other for last in found)


def narrowed(one: Said, figure: Figure, other: Said, again: Figure, by_days: bool) -> bool:
    """Is the second figure told of an attack, a part, a kind or (`by_days`) a day that the sentence of the first has not?"""
    zone = _zone(other, again)
    days = {one.between(m.start, m.end) for m in one.dates}, {other.between(m.start, m.end) for m in other.dates}
    if (by_days and days[1] - days[0]) or any(_said(one.language, name, zone) for name in ("chosen", "fit", "part")):
        return True
    before, behind = other.plain[: again.start - other.start], other.plain[again.end - other.start :]
    if _known(one.language, "part_before").search(before) or _known(one.language, "part_behind").match(behind):
        return True
    return bool(_kind(other, again)) and not _kind(one, figure)


def parted_at(one: Said, start: int, other: Said, again: int) -> bool:
    """The same of two figures that are known by where they start; one that is no figure is of no set."""
    found = [next((f for f in said.figures if f.start == at), None) for said, at in ((one, start), (other, again))]
    return found[0] is not None and found[1] is not None and are_parted(one, found[0], other, found[1])


def _bounds(said: Said, figure: Figure) -> tuple[int, int]:
    """The clause of a figure between semicolons."""
    start, end = figure.start - said.start, figure.tail - said.start
    stop = said.plain.find(";", end)
    return said.plain.rfind(";", 0, start) + 1, len(said.plain) if stop < 0 else stop


def _zone(said: Said, figure: Figure) -> str:
    """The words of its clause, without those of dates."""
    low, high = _bounds(said, figure)
    words = said.plain[low:high]
    for m in said.dates:
        begin, close = m.start - said.start - low, m.end - said.start - low
        if 0 <= begin < close <= len(words):
            words = f"{words[:begin]}{'.' * (close - begin)}{words[close:]}"
    return words


def _said(language: str, name: str, words: str) -> frozenset[str]:
    return frozenset(found.group()[: _STEM + 1] for found in _known(language, name).finditer(words))


def _kind(said: Said, figure: Figure) -> frozenset[str]:
    """The words between a figure and its noun that say of which kind the things are: "40 field guns"."""
    told = _WORD.findall(said.between(figure.end, figure.tail))[:-1]
    words = [word[:_STEM] for word in told if not _known(said.language, "of_people").match(word)]
    return frozenset(word for word in words if not _known(said.language, "no_kind").match(word))


def _places(said: Said, figure: Figure) -> frozenset[str]:
    low, high = _bounds(said, figure)
    found = {caseless(m["spot"])[:_STEM] for m in _spots(said.language).finditer(said.text, low, high)}
    return frozenset(found) - _months(said.language)
