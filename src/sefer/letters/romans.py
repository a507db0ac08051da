"""Roman numerals -> numbers, and the small ones that mark notes."""

from __future__ import annotations

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

SMALL = r"(?=[ivxl])(?:x{0,3}|xl|l)(?:ix|iv|v?i{0,3})"  # a pattern: i to lxxxix as far as notes go


def roman(text: str) -> int:
    """The value of a Roman numeral up to 399."""
    total = 0
    for here, after in zip(text, text[1:] + " ", strict=False):
        total += -_ROMAN[here] if _ROMAN.get(after, 0) > _ROMAN[here] else _ROMAN[here]
    return total
