"""What a printed figure may stand for: doubt speaks for the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import inf
from typing import Any

from sefer.model import Campaign, Claim, Oddity, QuantityValue, Span

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


ROUND = 0.04  # of a total: 11,640 may be told as 12,000, but 940 not as 1,000
Told = tuple[float, float, float, float]  # as printed from..to, as widened by hedges from..to


def step(number: float) -> float:
    """To what a figure may have been rounded: 3200 to 100, 12000 to 1000, 250 and 3210 to 1."""
    digits = str(int(number))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0**zeros if number >= 1000 and zeros > 1 else 1.0


def adds_up(parts: Sequence[Told], total: Told, left_open: bool = False) -> bool:
    """Can parts make a total, the total rounded to its zeros, and the parts where all of them are in thousands?

    Where a part may have been left out, they may make less.
    """
    slack = min(step(part[0]) for part in parts) / 2
    slack = len(parts) * slack if slack >= 500 else 0
    low, high = sum(part[2] for part in parts) - slack, sum(part[3] for part in parts) + slack
    half = min(step(total[0]) / 2, ROUND * total[0]) if step(total[0]) > 1 else 0
    least, most = total[2] - half, total[3] + half
    return low <= most and (left_open or (high >= least)) and not (half and low == high == total[3] + half)


def plain(number: Any) -> Any:
    return int(number) if isinstance(number, float) and number.is_integer() else number


def between(low: float, high: float) -> str:
    """A figure or a range as it is read."""
    return str(plain(low)) if low == high else f"{plain(low)}-{plain(high)}"


def meet(one: Range, other: Range) -> bool:
    """Can two ranges be one number?"""
    return one[0] <= other[1] and other[0] <= one[1]


def as_said(campaign: Campaign, claim: Claim, number: Any) -> Range:
    """As `stands_for`, widened by the hedge of the words that print the figure: "yaklaşık 400", "600'den fazla"."""
    low, high = stands_for(number)
    for said in _printed(campaign, claim, number):
        if said.least is not None or said.most is not None:
            low = min(low, 0 if said.least is None else said.least)
            high = max(high, inf if said.most is None else said.most)
    return low, high


def as_printed(campaign: Campaign, doc: str, place: Oddity | Span) -> str:
    """The words of a place as the text prints them, in quotation marks: “nineteen machine guns”."""
    return f"“{' '.join(campaign.documents[doc].text[place.start : place.end].split())}”"


def _printed(campaign: Campaign, claim: Claim, number: Any) -> Iterator[QuantityValue]:
    """The quantities that print a figure in the evidence of a claim or in its context."""
    low, high = (number.get("min"), number.get("max")) if isinstance(number, dict) else (number, number)
    mentions = campaign.mentions.get(claim.doc, ())
    for start, end in ((claim.start, claim.end), *((c.start, c.end) for c in claim.context)):
        at = bisect_left(mentions, start, key=lambda m: m.start)
        while at < len(mentions) and mentions[at].start < end:
            value = mentions[at].value
            if isinstance(value, QuantityValue) and (value.low, value.high) == (low, high):
                yield value
            at += 1


def rounded(number: Any) -> Range:
    """The values behind a figure that is told again: a round hundred may stand for the exact count beside it."""
    if isinstance(number, (int, float)) and 100 <= number < 1000 and number % 100 == 0:
        return number - 50, number + 50
    return stands_for(number)
