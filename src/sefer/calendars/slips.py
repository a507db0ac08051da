"""Years that one slip of the pen makes of one another."""

from __future__ import annotations


def one_slip(year: int, other: int) -> bool:
    """Are two years of four digits one digit apart, or of the same digits in another order?"""
    return sum(a != b for a, b in zip(str(year), str(other), strict=True)) == 1 or swapped(year, other)


def swapped(year: int, other: int) -> bool:
    """Have two digits of a year changed places?"""
    unlike = [(a, b) for a, b in zip(str(year), str(other), strict=True) if a != b]
    return len(unlike) == 2 and unlike[0] == unlike[1][::-1]
