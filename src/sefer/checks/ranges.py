"""What a printed figure may stand for: doubt speaks for the source."""

from __future__ import annotations

from typing import Any

Range = tuple[float, float]


def stands_for(number: Any) -> Range:
    """The values that a figure of a claim may stand for: "6 bin" -> 5500..6500, 2475 -> 2475, a range itself.

    A figure that ends in three zeros or more is taken as rounded to its last figure that is not zero; so is one that
    ends in two zeros, from a thousand on (statcheck's principle: flag only what rounding cannot explain).
    """
    if isinstance(number, dict):
        low = float(number.get("min") or 0)
        return low, float(number.get("max") or low)
    value = float(number)
    if not value.is_integer() or value < 1000:
        return value, value
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros < 2:
        return value, value
    step = 10.0**zeros
    return value - step / 2, value + step / 2


def added(ranges: list[Range]) -> Range:
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)


def meet(one: Range, other: Range) -> bool:
    """Can two ranges be one number?"""
    return one[0] <= other[1] and other[0] <= one[1]
