"""Figures of a sentence -> the values of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.claims.tokens import Token
from sefer.model import QuantityValue

MEN = ("soldier", "person", "officer", "cavalryman", "volunteer", "rifle")


def is_men(token: Token) -> bool:
    return token.item in MEN


NOT_STRENGTH = ("corpse", "prisoner", "other", "shell", "ammunition_box")


def counts_force(token: Token) -> bool:
    return token.item not in NOT_STRENGTH


def values(figures: Sequence[Token]) -> dict[str, object]:
    """{item: number} of some quantity tokens; of two figures of one item the first, as a sum would stand nowhere.

    Of "7 generals and 250 officers" the officers: the few of a rank are told beside the many.
    """
    out: dict[str, QuantityValue] = {}
    for figure in figures:
        if figure.counts is not None and outdoes(figure.item, figure.counts, out.get(figure.item)):
            out[figure.item] = figure.counts
    return {item: told(counts) for item, counts in out.items()}


def outdoes(item: str | None, counts: QuantityValue, held: QuantityValue | None) -> bool:
    """Is a figure to be told rather than the one that was met before it?"""
    return held is None or (item == "officer" and counts.low > held.high)


def batches(figures: Sequence[Token]) -> list[list[Token]]:
    """The figures in as few rows as have no item twice: "2 dağ topu, 4 sahra topu" are two rows."""
    out: list[list[Token]] = []
    for figure in figures:
        row = next((row for row in out if all(t.item != figure.item for t in row)), None)
        if row is None:
            out.append([figure])
        else:
            row.append(figure)
    return out


def told(figure: QuantityValue) -> object:
    """A figure as claims write it; where only the most is told ("en çok 1.000") from nothing up to it."""
    return amount(figure.low if figure.least is not None or figure.most is None else 0, figure.high)


def amount(low: float, high: float) -> object:
    """A number as claims write it: whole where whole, a range as {"min", "max"}."""
    a, b = (int(x) if float(x).is_integer() else x for x in (low, high))
    return a if a == b else {"min": a, "max": b}
