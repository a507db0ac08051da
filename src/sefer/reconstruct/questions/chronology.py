"""`sefer chronology`: the dated claims in order of their days."""

from __future__ import annotations

from typing import Unpack

from sefer.model import Campaign, Claim, Days, Table
from sefer.reconstruct.lookup import in_full
from sefer.reconstruct.questions.cells import (
    Cell,
    joined,
    kind,
    listed,
    made,
    page,
    polarity,
    post,
    post_cell,
    quote,
    sources,
    span,
)
from sefer.reconstruct.questions.wanted import Narrowed, Wanted, doers, spots
from sefer.reconstruct.when import when

COLUMNS = ("date", "kind", "subject", "place", "polarity", "source", "doc", "page", "quote", "claims")


def chronology_table(campaign: Campaign, **narrowed: Unpack[Narrowed]) -> Table:
    """Dated claims in order, those that name a unit, a person or a place, between two days, of one source.

    Raises Complaint for a name that no claim of the campaign has, and for a source that none rests on.
    """
    wanted = Wanted(campaign, **narrowed)
    dated = ((day_of(campaign, c), c) for c in campaign.claims if wanted.heard(c) and wanted.named(c))
    found = [(days, c) for days, c in dated if days is not None and wanted.within(days.earliest, days.latest)]
    found.sort(key=lambda f: (f[0].earliest, f[0].latest, f[1].doc, f[1].start))
    return made(COLUMNS, (_row(campaign, days, claim) for days, claim in found))


def day_of(campaign: Campaign, claim: Claim) -> Days | None:
    """The day of a claim: its date, else its departure, else its arrival."""
    return when(campaign, claim, "date", "depart", "arrive")


def _row(campaign: Campaign, days: Days, claim: Claim) -> tuple[Cell, ...]:
    return (
        span(days), kind(claim.kind), _who(campaign, claim), ", ".join(spots(claim)), polarity(claim.polarity),
        sources([claim]), claim.doc, page(campaign, claim), quote(campaign, claim), claim.id,
    )  # fmt: skip


def _who(campaign: Campaign, claim: Claim) -> Cell:
    """Whom a claim is about; of a command with the post."""
    held = post(campaign, claim) if claim.kind == "command" else ""
    return joined((part for part in (listed(in_full(campaign, claim, doers(claim))), post_cell(held)) if part), ": ")
