"""Numbers of the paragraphs of an order, which are no ordinals of units: "2. Tümen bu hattı tutacaktır"."""

from __future__ import annotations

import re
from functools import lru_cache

from sefer.grammars.echelons import echelons
from sefer.letters.patterns import lazy

_ITEM = lazy(r"(\d{1,2})\.")
_ITEMS = 2000  # characters in which the paragraphs of an order before and behind begin
_END_BEFORE = lazy(r"(?:[.!?:]\s{1,2}|\n)$")


def is_item_label(word: str) -> bool:
    """Is a word a number with a full stop?"""
    return _ITEM.fullmatch(word) is not None


def is_item(text: str, low: int, high: int, start: int) -> bool:
    """ "1. Düşman ... 2. Tümen bu hattı tutacaktır. 3. ...": the number of a paragraph of an order, not of a unit.

    It opens a sentence, those below and above it do too, and one of these stands before no echelon.
    """
    number = _ITEM.match(text, start)
    if number is None or not _opens(text, start):
        return False
    value, low, high = int(number[1]), max(low, start - _ITEMS), min(high, start + _ITEMS)
    below = [m.end() for m in _item_of(value - 1).finditer(text, low, start) if _opens(text, m.start())]
    above = next((m.end() for m in _item_of(value + 1).finditer(text, start, high) if _opens(text, m.start())), None)
    if not below or above is None:
        return False
    return any(echelons()[0].match(text, at) is None for at in (below[-1], above))


@lru_cache(maxsize=128)
def _item_of(value: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){value}\.\s")


def _opens(text: str, at: int) -> bool:
    """Does a sentence or a paragraph start here?"""
    return at == 0 or _END_BEFORE.search(text, max(0, at - 4), at) is not None
