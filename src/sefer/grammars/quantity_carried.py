"""Figures without a noun in English: what they count is told before them, or that they count men goes without saying.

"They saved two guns; ten were left behind", "promised four divisions and received three", "was estimated at ten thousand".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sefer.grammars.numerals import Numeral
from sefer.grammars.quantity_patterns import Patterns, quantity
from sefer.grammars.words import table
from sefer.letters.patterns import lazy
from sefer.model import Mention, QuantityValue

_FAR = 100  # characters between a figure and the one whose noun it shares
_LEAD = 60  # characters before a figure that may say what it counts
_MANY = 500  # men that somebody may come with, without a word for them
_LEAST = 20  # a smaller figure that something is put at may be an hour
_YEAR = lazy(r"1[4-9]\d\d|20\d\d")


class _Words(NamedTuple):
    between: re.Pattern[str]  # from the figure before to this one, which ends its clause
    goes_on: re.Pattern[str]  # from the figure before to this one, behind which its verb stands
    verb: re.Pattern[str]
    ends: re.Pattern[str]  # behind a bare figure
    said: re.Pattern[str]  # before a bare figure of men
    led: re.Pattern[str]  # before a large one
    nations: re.Pattern[str]  # from the figure of one side to that of another


@cache
def _words() -> _Words:
    words = table("en", "quantities")["bare"]
    return _Words(*(lazy(words[name]) for name in _Words._fields))


def carried(text: str, number: Numeral, before: Mention | None) -> Mention | None:
    """The counted noun of the figure before, in the same sentence, holds for a bare figure too."""
    if before is None or not isinstance(before.value, QuantityValue) or not 0 < number.start - before.end <= _FAR:
        return None
    known, at, end = _words(), before.end, number.start
    if _YEAR.fullmatch(number.text):
        return None
    ended = known.ends.match(text, number.stop) and (
        known.between.fullmatch(text, at, end) or known.nations.fullmatch(text, at, end)
    )
    if not ended and not (known.goes_on.fullmatch(text, at, end) and known.verb.match(text, number.stop)):
        return None
    return quantity(number, number.end, before.value.item, "")


def said(text: str, start: int, number: Numeral, known: Patterns) -> Mention | None:
    """A bare figure at which a force or a loss is put; of men where nothing else is named."""
    words = _words()
    before = text[max(start, number.start - _LEAD) : number.start]
    found = words.said.search(before) or (words.led.search(before) if number.high >= _MANY else None)
    if found is None or number.high < _LEAST or _YEAR.fullmatch(number.text) or not words.ends.match(text, number.stop):
        return None
    counted = [
        name
        for word in (found.groupdict().get("what") or "").split()
        for name, stem in known.items
        if stem.fullmatch(word.strip(","))
    ]
    return quantity(number, number.end, counted[-1] if counted else "person", "")
