"""`sefer chronology`: the dated claims in order of their days."""

from __future__ import annotations

from sefer.calendars import bounds
from sefer.model import Campaign, Claim, Days, Table
from sefer.reconstruct.accounts import cited, known_source
from sefer.reconstruct.lookup import find, told
from sefer.reconstruct.questions.cells import Cell, kind, listed, made, page, polarity, quote, sources, span

COLUMNS = ("date", "kind", "subject", "place", "polarity", "source", "doc", "page", "quote", "claims")


def chronology_table(
    campaign: Campaign,
    unit: str | None = None,
    person: str | None = None,
    place: str | None = None,
    first: int | None = None,
    last: int | None = None,
    according_to: str | None = None,
) -> Table:
    """Dated claims in order, those that name a unit, a person or a place, between two days, of one source.

    Raises Complaint for a name that no claim of the campaign has, and for a source that none rests on.
    """
    source = known_source(campaign, according_to)
    wanted = [find(campaign, n, s) for s, n in (("unit", unit), ("person", person), ("place", place)) if n]
    found = []
    for claim in campaign.claims:
        days = day_of(claim)
        if days is None or (first is not None and days.latest < first) or (last is not None and days.earliest > last):
            continue
        if cited(claim, source) and all(named.in_slots(claim) for named in wanted):
            found.append((days, claim))
    found.sort(key=lambda f: (f[0].earliest, f[0].latest, f[1].doc, f[1].start))
    return made(COLUMNS, (_row(campaign, days, claim) for days, claim in found))


def day_of(claim: Claim) -> Days | None:
    """The day of a claim: its date, else its departure, else its arrival."""
    return next((d for slot in ("date", "depart", "arrive") if (d := bounds(claim.slots.get(slot)))), None)


def _row(campaign: Campaign, days: Days, claim: Claim) -> tuple[Cell, ...]:
    who = next((found for s in ("subject", "parties", "issuer") if (found := list(told(claim, s)))), [])
    where = next((found for s in ("place", "to") if (found := list(told(claim, s)))), [])
    return (
        span(days), kind(claim.kind), listed(who), ", ".join(where), polarity(claim.polarity),
        sources([claim]), claim.doc, page(campaign, claim), quote(campaign, claim), claim.id,
    )  # fmt: skip
