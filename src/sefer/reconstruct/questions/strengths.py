"""`sefer strengths`: every strength and loss that is told of a unit, by date and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sefer.calendars import bounds
from sefer.model import Campaign, Claim, Days, QuantityValue, Span, Table
from sefer.reconstruct.lookup import Named, find, told
from sefer.reconstruct.questions.cells import (
    Cell,
    figures,
    kind,
    loss_word,
    made,
    number,
    page,
    polarity,
    quote,
    sources,
    span,
)  # fmt: skip
from sefer.reconstruct.state import as_range

COLUMNS = (
    "date", "unit", "sort", "officers", "soldiers", "men", "other", "printed", "place", "polarity", "source", "doc",
    "page", "quote", "claims",
)  # fmt: skip
_APART = ("officer", "soldier", "person")  # officers, other ranks, men of whom the text does not say which
Figure = tuple[str, Mapping[str, Any]]  # strength or the sort of a loss; numbers by item


def strengths_table(campaign: Campaign, unit: str) -> Table:
    """One row a figure as told: strengths, losses by sort, what others say they took from it; undated ones last.

    Officers, other ranks and men of unsaid rank stand apart, ranges and hedges stay ranges, numerals are as printed.
    Raises Complaint for a unit that no claim names.
    """
    named = find(campaign, unit, "unit")
    told_of = [c for c in campaign.claims if named.in_slots(c, _slot(c)) and isinstance(c.slots.get("values"), Mapping)]
    told_of.sort(key=lambda c: (*_order(bounds(c.slots.get("date"))), c.doc, c.start))
    return made(COLUMNS, (row for claim in told_of for row in _rows(campaign, named, claim)))


def _slot(claim: Claim) -> str:
    """The slot in which a claim of this kind names whose figures they are."""
    return {"strength": "subject", "loss": "subject", "capture": "object"}.get(claim.kind, "-")


def _order(days: Days | None) -> tuple[bool, int, int]:
    return (days is None, days.earliest if days else 0, days.latest if days else 0)


def _figures(claim: Claim) -> Iterator[Figure]:
    values = claim.slots["values"]
    if claim.kind == "loss":
        yield from ((sort, items) for sort, items in values.items() if isinstance(items, Mapping))
    else:
        yield "strength" if claim.kind == "strength" else "taken", values


def _rows(campaign: Campaign, named: Named, claim: Claim) -> Iterator[tuple[Cell, ...]]:
    numbers = _numbers(campaign, claim)
    who = ", ".join(named.names(claim, _slot(claim)))
    for sort, items in _figures(claim):
        printed, ranges = [], {}
        for item, value in items.items():
            ranges[item], numeral = _as_told(as_range(value), item, numbers)
            printed.append(numeral)
        yield (
            span(bounds(claim.slots.get("date"))), who,
            kind("strength") if sort == "strength" else loss_word(sort),
            *(number(*ranges[item]) if item in ranges else None for item in _APART),
            figures({i: r for i, r in ranges.items() if i not in _APART}), "; ".join(filter(None, printed)),
            ", ".join(told(claim, "place")), polarity(claim.polarity), sources([claim]), claim.doc,
            page(campaign, claim), quote(campaign, claim), claim.id,
        )  # fmt: skip


def _numbers(campaign: Campaign, claim: Claim) -> list[QuantityValue]:
    """The quantities that stand in the words of a claim, in their order."""
    spans = [claim.span, *(Span(c.start, c.end) for c in claim.context)]
    inside = (m for m in campaign.mentions[claim.doc] if any(s.start <= m.start < s.end for s in spans))
    return [m.value for m in inside if isinstance(m.value, QuantityValue)]


def _as_told(given: list[float], item: str, numbers: list[QuantityValue]) -> tuple[list[float], str]:
    """A figure with the range that its hedge allows, and its numeral; the quantity is used up."""
    alike = [n for n in numbers if [n.low, n.high] == given]
    found = next((n for n in alike if n.item == item), next(iter(alike), None))
    if found is None:
        return given, ""
    numbers.remove(found)
    low, high = found.least, found.most
    return [found.low if low is None else low, found.high if high is None else high], found.numeral
