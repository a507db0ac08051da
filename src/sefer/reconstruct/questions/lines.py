"""What the wall and the posts are written with: the answers told last up to a day, each with its day, source and doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sefer.model import Campaign, Days, Told
from sefer.reconstruct.questions.cells import Cell, joined, near_in_text, sources, when
from sefer.reconstruct.questions.replay import where
from sefer.reconstruct.said import Entry, Said

LONG = 366  # days: what is told for none since is of another time


def told_since(told: Told) -> int:
    return told.days.latest if told.days else told.beside.earliest if told.beside else 0


def last_told(entries: Sequence[Entry], day: int, value: Callable[[Entry], object] = lambda e: e.whom) -> list[Told]:
    """The dated entries of the last day up to `day`, and the undated ones that the text puts no earlier; equal values joined."""
    before = [e for e in entries if e.since <= day]
    dated = max((e.days.earliest for e in before if e.days is not None), default=0)
    floor = max((e.floor for e in before if e.days is None and e.floor >= dated), default=0)
    dated = dated if floor < dated + LONG else floor  # what was told for a time long before says nothing beside it
    kept = [e for e in before if (e.days.earliest >= dated if e.days is not None else floor <= e.floor >= dated)]
    by: dict[object, Told] = {}
    for e in sorted(kept, key=lambda e: e.days is None):
        own = value(e)
        new = Told(own, (e.claim.id,), e.days, inferred=e.inferred, beside=None if e.days else e.near)
        by[own] = replace(by[own], claims=(*by[own].claims, e.claim.id)) if own in by else new
    return list(by.values())


def ids(told: Sequence[Told]) -> str:
    return " ".join(dict.fromkeys(i for t in told for i in t.claims))


def told_cells(known: Said, told: Sequence[Told], show: Callable[..., Cell], day: int | None) -> Cell:
    """Values with day and source in brackets, those without a day with that of their passage; rivals parted by a bar."""
    return joined((one_cell(known, [t], show(t.value), day) for t in told), " | ")


def one_cell(known: Said, told: Sequence[Told], shown: Cell, day: int | None) -> Cell:
    days: Cell = near_in_text(told[0]) or when(told[0], day)
    cited_by = sources([known.claims[i] for i in dict.fromkeys(i for t in told for i in t.claims)])
    return joined((shown, " (", days, "; ", cited_by, ")"), "")


def place_cells(campaign: Campaign, known: Said, told: Sequence[Told], day: int) -> Cell:
    """Places with day and source; those that one claim, or one passage without a day, tells, in the order in which it does."""
    rows: dict[tuple[Days | None, Days | None], list[Told]] = {}
    for t in told:
        rows.setdefault((t.days, t.beside), []).append(t)
    shown = ((row, joined((where(campaign, t) for t in row), " | " if _parted(row) else ", ")) for row in rows.values())
    return joined((one_cell(known, row, cell, day) for row, cell in shown), " | ")


def _parted(row: Sequence[Told]) -> bool:
    """Are these answers for one day, and not of one claim?"""
    return row[0].days is not None and not set(row[0].claims).intersection(*(t.claims for t in row))
