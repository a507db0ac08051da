"""What a handful of men or beasts are said to have done: prisoners taken, loaves baked, tons carried."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.terms import MEN
from sefer.letters.patterns import lazy, plain
from sefer.model import Oddity, Span

_HANDFUL = 200  # doers; more may stand for an army
_MANY = 1_000
_AND = lazy(r"\s*(?:,\s*(?:and)?|and|ve|ile|&)\s*")
_NO_DOERS = ("corpse", "prisoner", "wounded", "missing")


def read(said: Said) -> Iterator[Oddity]:
    """("feat", number) of a sentence, with how many `things` of which `sort` how many `men` did."""
    if not said.figures:
        return
    done = [(f, sort) for f in said.figures if (sort := _sort(said, f))]
    if len(done) != 1 or pattern(said.language, "fabled").search(said.plain):
        return
    (thing, sort), doer = done[0], None
    doers = [
        f
        for f in said.counts
        if f is not thing and f.high <= _HANDFUL and f.start < thing.start and _does(said, f)
        if not _listed(said, f, thing)
    ]
    alone = _alone(said, thing)
    if len(doers) == 1 and not alone:
        doer = Span(doers[0].start, doers[0].tail)
    elif not alone:
        return
    timed = pattern(said.language, "short_time").search(said.plain)
    if sort == "work" and pattern(said.language, "one_day").search(said.plain):  # "outworked" speaks of it
        return
    if not (timed or sort == "person" or (alone and sort == "load")):
        return
    says = {"things": _amount(said, thing), "men": doers[0].high if doer else 1, "sort": sort}
    yield Oddity("feat", thing.start, thing.tail, (doer,) if doer else (), says)


def _sort(said: Said, figure: Figure) -> str:
    """What sort of thing a figure counts, if the words say that it was done."""
    before = said.between(max(said.start, figure.start - 40), figure.start)
    behind = said.between(figure.end, figure.tail + 60)
    for sort in ("way", "load", "person", "work", "thing"):
        if not _of_sort(sort, figure):
            continue
        if pattern(said.language, f"did_{sort}_before").search(before) or pattern(
            said.language, f"did_{sort}_behind"
        ).match(behind):
            return "store" if sort == "load" and pattern(said.language, "store").search(said.plain) else sort
    return ""


def _of_sort(sort: str, figure: Figure) -> bool:
    if sort == "way":
        return figure.unit in ("km", "mile")
    if sort == "load":
        return figure.unit == "weight"
    return not figure.unit and figure.low >= _MANY


def _amount(said: Said, figure: Figure) -> float:
    """How many, or how many kilograms or kilometres."""
    words = said.between(figure.end, figure.tail)
    for each, unit in table_of(said.language, "measures").items():
        if figure.unit and plain(rf"[\s-]*(?:{unit})").match(words):
            return figure.least * float(each)
    return figure.least


def _does(said: Said, figure: Figure) -> bool:
    """Are they men or beasts, not a unit or a ship?"""
    behind = said.between(figure.end, figure.tail + 30)
    if pattern(said.language, "no_doer").match(behind) or figure.item in _NO_DOERS:
        return False
    return figure.item in MEN or pattern(said.language, "doer").match(behind) is not None


def _listed(said: Said, figure: Figure, thing: Figure) -> bool:
    """ "7 generals, 250 officers and 8,000 men were captured": do the two stand in one list?"""
    between, at = [], figure.tail
    for other in (*(f for f in said.counts if figure.start < f.start < thing.start), thing):
        between.append(said.between(at, other.start))
        at = other.tail
    return all(_AND.fullmatch(words) for words in between)


def _alone(said: Said, thing: Figure) -> re.Match[str] | None:
    """The words that say that one man or beast did it."""
    return pattern(said.language, "alone").search(said.between(said.start, thing.start))
