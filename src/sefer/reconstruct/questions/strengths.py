"""`sefer strengths`: every strength and loss that is told of a unit, by date and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sefer.letters import fold
from sefer.model import Campaign, Claim, Days, Table
from sefer.reconstruct.figures import Figure, figures_of
from sefer.reconstruct.lookup import Named, find, in_full, told
from sefer.reconstruct.questions.cells import (
    Cell,
    figures,
    kind,
    listed,
    loss_word,
    made,
    number,
    page,
    polarity,
    quote,
    sources,
    span,
)  # fmt: skip
from sefer.reconstruct.when import when

COLUMNS = (
    "date", "unit", "sort", "officers", "soldiers", "men", "other", "printed", "place", "polarity", "source", "doc",
    "page", "quote", "claims",
)  # fmt: skip
_APART = ("officer", "soldier", "person")  # officers, other ranks, men of whom the text does not say which


def strengths_table(campaign: Campaign, unit: str) -> Table:
    """One row a figure as told of a unit and its parts: strengths, losses by sort, what others took from it; undated ones last.

    Officers, other ranks and men of unsaid rank stand apart, ranges and hedges stay ranges, numerals are as printed.
    Raises Complaint for a unit that no claim names.
    """
    named = find(campaign, unit, "unit")
    whole = tuple(f"{fold(name)} " for i in named.ids for name in campaign.entities[i].names)
    told_of = {c.id: _whose(named, whole, c) for c in campaign.claims if isinstance(c.slots.get("values"), Mapping)}
    found = [c for c in campaign.claims if told_of.get(c.id)]
    found.sort(key=lambda c: (*_order(when(campaign, c, "date")), c.doc, c.start))
    return made(COLUMNS, (row for claim in found for row in _rows(campaign, told_of[claim.id], claim)))


def _whose(named: Named, whole: tuple[str, ...], claim: Claim) -> list[str]:
    """The names in a claim that mean the unit, and those of parts that are called after it: "38. Alay 2. Tabur"."""
    own = list(named.names(claim, _slot(claim)))
    return own or [name for name in told(claim, _slot(claim)) if fold(name).startswith(whole)]


def _slot(claim: Claim) -> str:
    """The slot in which a claim of this kind names whose figures they are."""
    return {"strength": "subject", "loss": "subject", "capture": "object"}.get(claim.kind, "-")


def _order(days: Days | None) -> tuple[bool, int, int]:
    return (days is None, days.earliest if days else 0, days.latest if days else 0)


def _rows(campaign: Campaign, names: list[str], claim: Claim) -> Iterator[tuple[Cell, ...]]:
    by_sort: dict[str, dict[str, Figure]] = {}
    for path, figure in figures_of(campaign, claim).items():
        by_sort.setdefault(path[0] if claim.kind == "loss" else claim.kind, {})[path[-1]] = figure
    who = listed(in_full(campaign, claim, names))
    for sort, found in by_sort.items():
        yield (
            span(when(campaign, claim, "date")), who, _sort(sort),
            *(number(found[item].low, found[item].high) if item in found else None for item in _APART),
            figures({i: (f.low, f.high) for i, f in found.items() if i not in _APART}),
            "; ".join(f.numeral for f in found.values() if f.numeral), ", ".join(told(claim, "place")),
            polarity(claim.polarity), sources([claim]), claim.doc, page(campaign, claim), quote(campaign, claim),
            claim.id,
        )  # fmt: skip


def _sort(name: str) -> Cell:
    """What sort of figure a row has: a strength, what others took, or the sort of a loss."""
    return kind(name) if name == "strength" else loss_word("taken" if name == "capture" else name)
