"""Numbers that nothing can have: more than the whole, more hours than a day has, half a man, ages, heats and heights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import inf

from sefer.grammars.numbers import cardinal
from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.terms import alike, kind
from sefer.letters import caseless
from sefer.letters.patterns import plain
from sefer.model import Oddity, Span

_FITS = {
    ("hour", "day"): 24, ("minute", "hour"): 60, ("day", "week"): 7, ("day", "month"): 31, ("day", "year"): 366,
    ("month", "year"): 12, ("week", "month"): 5, ("week", "year"): 53, ("hour", "week"): 168,
}  # fmt: skip
WHOLE = ("man", "animal", "gun", "ship", "aircraft", "vehicle", "rifle", "machine_gun")
_OF = 16  # characters before a figure in which it is said to be one of a rate
_NEAR = 46  # characters around a figure
_CLAUSE = 120  # characters before a figure that say what it measures


def read(said: Said) -> Iterator[Oddity]:
    """("beyond", figure) with the `sort` of what cannot be, its `number` and the `most` that there can be."""
    if not (said.numbered or said.figures):
        return
    yield from _hundreds(said)
    for one, other in pairwise(said.counts):
        if _out_of(said, one, other):
            part, whole = (one, other) if said.language == "en" else (other, one)
            if kind(whole) in ("man", "rifle") or pattern(said.language, "fates").search(
                " | ".join(_around(said, part, 70))
            ):
                continue  # losses: the rules on men ask
            yield _beyond("more", part, part.low, whole.low, (Span(whole.start, whole.tail),))
        elif _is_more_than_all(said, one, other):
            yield _beyond("more", other, other.low, one.low, (Span(one.start, one.tail),))
    for figure in said.figures:
        yield from _of_period(said, figure)
        yield from _measured(said, figure)
    yield from _broken(said)


def _beyond(sort: str, figure: Figure, number: float, most: float, related: tuple[Span, ...] = ()) -> Oddity:
    return Oddity("beyond", figure.start, figure.tail, related, {"sort": sort, "number": number, "most": most})


def _around(said: Said, figure: Figure, reach: int = _NEAR) -> tuple[str, str]:
    """The words before and behind a figure, as far as its clause goes."""
    before, behind = said.between(figure.start - reach, figure.start), said.between(figure.end, figure.tail + reach)
    return re.split(r"[;:]", before)[-1], re.split(r"[;:]", behind)[0]


def _hundreds(said: Said) -> Iterator[Oddity]:
    """More than a hundred in a hundred: "140 per cent of the men", "of every hundred sick a hundred and eighteen"."""
    for figure in said.figures:
        if figure.unit == "percent" and figure.low > 100:
            before, behind = _around(said, figure)
            of_body = pattern(said.language, "percent_of").search(f"{before}|{behind}")
            if of_body and not pattern(said.language, "no_hundred").search(f"{before}|{behind}"):
                yield _beyond("share", figure, figure.low, 100)
    for one, other in pairwise(said.counts):  # "of every ten rifles fourteen were clean"
        lead = said.between(one.start - _OF, one.start)
        if not pattern(said.language, "of_every").search(lead) or other.low <= one.low or other.hedged:
            continue
        between = said.between(one.end, other.start)
        if len(between) <= _NEAR and not pattern(said.language, "no_hundred").search(between) and alike(one, other):
            yield _beyond("share", other, other.low, one.low, (Span(one.start, one.tail),))
    for found in pattern(said.language, "of_hundred").finditer(said.plain):
        for one in said.counts:
            if found.start("n") <= one.start - said.start < found.end("n") and one.low > 100:
                yield _beyond("share", one, one.low, 100)


def _out_of(said: Said, one: Figure, other: Figure) -> bool:
    """Is one figure said to be of another that is smaller: "84 battalions out of the 61"?"""
    if not alike(one, other) or one.low != one.high or other.low != other.high:
        return False
    words = said.between(one.end, other.start)
    if said.language == "en":
        return one.low > other.low >= 2 and pattern("en", "more_out_of").search(words) is not None
    part = bool(other.suffix) and pattern("tr", "part_suffix").fullmatch(caseless(other.suffix)) is not None
    return other.low > one.low >= 2 and part and pattern("tr", "more_out_of").match(words) is not None


def _is_more_than_all(said: Said, whole: Figure, part: Figure) -> bool:
    """ "Of the battery's six guns eleven were lost": is more told of things than there are, where the number of all stands first?"""
    if kind(whole) not in WHOLE or kind(whole) == "man" or not alike(whole, part) or whole.hedged or part.hedged:
        return False
    lead = said.between(max(said.start, whole.start - _NEAR), whole.start)
    return (
        part.low > whole.low >= 2
        and pattern(said.language, "whole_first").search(lead) is not None
        and pattern(said.language, "part_behind").fullmatch(said.between(whole.end, part.start)) is not None
    )


@cache
def _periods(language: str) -> dict[str, re.Pattern[str]]:
    return {name: plain(words) for name, words in table_of(language, "within").items()}


def _of_period(said: Said, figure: Figure) -> Iterator[Oddity]:
    """More hours in a day, more days in a week, than there are."""
    periods = [(of, most) for (unit, of), most in _FITS.items() if unit == figure.unit and figure.low > most]
    if not periods:
        return
    before, behind = _around(said, figure)
    if pattern(said.language, "no_period").search(f"{before}|{behind}"):
        return
    for of, most in periods:
        known = _periods(said.language)[of]
        if known.search(f"{before}|{behind}"):
            yield _beyond("period", figure, figure.low, most)
            return


@cache
def _limits(language: str) -> tuple[tuple[str, tuple[str, ...], re.Pattern[str], float, float], ...]:
    return tuple(
        (row["sort"], tuple(row["units"]), plain(row["words"]), float(row.get("least", 0)), float(row.get("most", inf)))
        for row in table_of(language, "limits")["row"]
    )


def _measured(said: Said, figure: Figure) -> Iterator[Oddity]:
    """A measure beyond what such a thing can have: the range of a rifle, the age of a general, the wounded on one cart."""
    unit = figure.unit or (sort if (sort := kind(figure)) in ("man", "shell") else "")
    if not unit and pattern(said.language, "rounds").match(said.plain, figure.end - said.start):
        unit = "shell"
    unit = unit or "count"
    text = f"{said.between(said.start, figure.start)[-_CLAUSE:]}~{said.between(figure.end, figure.tail + 60)}"
    unit = "weight" if unit == "money" and pattern(said.language, "weighed").search(text) else unit
    for sort, units, words, least, most in _limits(said.language):
        if unit not in units:
            continue
        each = _measure(said, figure, unit)
        if (figure.least * each > most or figure.most * each < least) and words.search(text):
            bound = (least or most) / each
            yield _beyond(sort, figure, figure.low, float(f"{bound:.3g}") if each != 1.0 else bound)
            return


def _measure(said: Said, figure: Figure, unit: str) -> float:
    """Kilograms or kilometres of the unit of a figure, metres where it is a height."""
    if unit not in ("weight", "km", "mile", "metre", "volume"):
        return 1.0
    words = said.between(figure.end, figure.tail)
    rows = table_of(said.language, "measures")
    return next((float(n) for n, unit in rows.items() if plain(rf"[\s-]*(?:{unit})").match(words)), 1.0)


def _broken(said: Said) -> Iterator[Oddity]:
    """Half a man, and fewer than none."""
    for figure in said.counts:
        before, behind = _around(said, figure)
        halved = kind(figure) in WHOLE and not float(figure.low).is_integer() and figure.low < 1000
        if halved and not pattern(said.language, "no_broken").search(f"{before}|{behind}"):
            yield _beyond("broken", figure, figure.low, round(figure.low))
    for found in pattern(said.language, "minus").finditer(said.plain):
        value = cardinal(said.text[found.start("n") : found.end("n")], said.language)
        start, end = said.start + found.start(), said.start + found.end()
        if value and not any(m.start < end and start < m.end for m in said.mentions if m.type not in ("quantity",)):
            yield Oddity("beyond", start, end, (), {"sort": "none", "number": -value, "most": 0})
