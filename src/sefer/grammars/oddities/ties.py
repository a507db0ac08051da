"""What is told of command and belonging: who heads a unit (`head`), what a unit is part of (`bond`), with their days.

Each says where the mentions of both start, the first and last day (0 where none is told), whether it held all that time
(`through`), whether it is told as a change or for a while (`passing`), whether the part is the larger of the two (`odd`),
whether the unit is named there (`named`), and whether the year of its month is not told (`guessed`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from sefer.grammars.oddities.pieces import Name, Piece, Told
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, sought
from sefer.model import RANKS, DateValue, Mention, Oddity, UnitValue

_FAR = 110  # characters between the two names of a tie


@cache
def _pattern(language: str, group: str, name: str, sure: bool = False) -> Sought:
    words = list(table(language, "told")[group][name])
    chosen = words[1:] if sure else words
    return sought(rf"(?:{any_of(chosen)})" if chosen else r"(?!)")


def ties(sentence: Told) -> Iterator[Oddity]:
    """The heads and the wholes that are told of named units."""
    for one, other in pairwise(sentence.names):
        if other.start - one.end <= _FAR:
            yield from _tie(sentence, one, other)


def _tie(sentence: Told, one: Name, other: Name) -> Iterator[Oddity]:
    base, language = sentence.span.start, sentence.language
    between = sentence.words[one.end - base : other.start - base]
    before, behind = sentence.words[: one.start - base], sentence.words[other.end - base :]
    if one.is_unit and not other.is_unit:
        if _heads(language, "unit_person", before, between, behind):
            yield _made(sentence, "head", other, one)
    elif other.is_unit and not one.is_unit:
        if _heads(language, "person_unit", before, between, behind):
            yield _made(sentence, "head", one, other)
    elif one.is_unit and other.is_unit and one.of.type == other.of.type == "unit":
        sizes = [_size(n) for n in (one, other)]
        if sizes[0] is None or sizes[1] is None or sizes[0] == sizes[1]:
            return
        small, large = (one, other) if sizes[0] < sizes[1] else (other, one)
        order = "part_whole" if small is one else "whole_part"
        if small.own and _heads(language, order, before, between, behind):
            yield _made(sentence, "bond", small, large)
        elif _heads(language, "whole_part" if small is one else "part_whole", before, between, behind, sure=True):
            yield _made(sentence, "bond", large, small, odd=True)


def _size(name: Name) -> int | None:
    value = name.of.value
    return RANKS.index(value.echelon) if isinstance(value, UnitValue) and value.echelon in RANKS else None


def _heads(language: str, order: str, before: str, between: str, behind: str, sure: bool = False) -> bool:
    """Do the words before, between and behind two names tie them? A pattern spans them as `<before>~<between>~<behind>`.

    `sure`: a genitive alone does not.
    """
    words = f"{before[-40:]}~{between}~{behind[:60]}"
    return _pattern(language, "ties", order, sure).search(words) is not None


def _made(sentence: Told, sort: str, one: Name, other: Name, odd: bool = False) -> Oddity:
    base, language = sentence.span.start, sentence.language
    start, end = min(one.start, other.start), max(one.end, other.end)
    here = next((p for p in sentence.pieces if p.start <= one.start < p.end), None)
    through = _pattern(language, "ties", "through").search(sentence.words) is not None
    first, last = _days(sentence, here, through)
    says = {
        "who": one.of.start,
        "unit": other.of.start,
        "whose": other.whose,
        "first": first,
        "last": last,
        "through": through and first != last,
        "passing": _pattern(language, "ties", f"passing_{sort}").search(_near(sentence, sort, start, end)) is not None,
        "odd": odd,
        "named": other.own,
        "guessed": bool(first) and not any(_sure(m) for m in sentence.mentions),
        "sentence": base,
    }
    stop = next((p.end for p in sentence.pieces if p.start <= end - 1 < p.end), end)
    words = sentence.words[start - base : max(end, min(stop, start + 160)) - base].rstrip(" ,;:–—(.")
    return Oddity(sort, start, start + max(len(words), end - start), (), says)


def _sure(mention: Mention) -> bool:
    """Does a date tell its year, or at least its day?"""
    value = mention.value
    if not isinstance(value, DateValue) or value.days is None:
        return False
    return value.year_given or value.days.earliest == value.days.latest


def _near(sentence: Told, sort: str, start: int, end: int) -> str:
    """Where a change may be told: of a head anywhere in the sentence, of a bond beside it."""
    base = sentence.span.start
    return sentence.words if sort == "head" else sentence.words[max(0, start - base - 40) : end - base + 40]


def _days(sentence: Told, here: Piece | None, through: bool) -> tuple[int, int]:
    """The days of a tie: of its piece; where it held through, from the first to the last that the sentence tells."""
    dates = [m.value.days for m in sentence.mentions if m.type == "date" and getattr(m.value, "days", None)]  # type: ignore[union-attr]
    if not dates:
        return _month(sentence) if through and sentence.last_day else (0, 0)
    if not through:
        days = here.days if here is not None else None
        alone = {(d.earliest, d.latest) for d in dates}  # type: ignore[union-attr]
        return days or (alone.pop() if len(alone) == 1 else (0, 0))
    first, last = min(d.earliest for d in dates), max(d.latest for d in dates)  # type: ignore[union-attr]
    if _pattern(sentence.language, "ties", "month_end").search(sentence.words):
        day = date.fromordinal(last)
        last = day.replace(day=monthrange(day.year, day.month)[1]).toordinal()
    return first, last


def _month(sentence: Told) -> tuple[int, int]:
    """The month that a sentence names without a year, in the year of the last day told before."""
    for number, pattern in enumerate(table(sentence.language, "dates")["months"], 1):
        if re.search(rf"\b(?:{pattern.lower()})\b", sentence.words):
            year = date.fromordinal(sentence.last_day).year
            days = monthrange(year, number)[1]
            return date(year, number, 1).toordinal(), date(year, number, days).toordinal()
    return 0, 0
