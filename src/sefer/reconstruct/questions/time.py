"""`sefer chronology --bounds` and `--contradictions`: when things can have happened, and what can't all be true."""

from __future__ import annotations

from datetime import date

from sefer.model import Campaign, Claim, Days, Table, Word
from sefer.reconstruct.accounts import cited, known_source, voices
from sefer.reconstruct.chronology import Contradiction, Relation, Timeline, begin, end, timelines
from sefer.reconstruct.lookup import find, told
from sefer.reconstruct.movement import quickest
from sefer.reconstruct.questions.cells import Cell, joined, kind, listed, made, polarity, quote, sources, span
from sefer.reconstruct.questions.chronology import day_of

BOUNDS = (
    "earliest",
    "latest",
    "date",
    "kind",
    "subject",
    "place",
    "polarity",
    "bounded_by",
    "source",
    "quote",
    "claims",
)
CONTRADICTIONS = ("account", "why_not", "short", "source", "claims")


def bounds_table(
    campaign: Campaign,
    unit: str | None = None,
    person: str | None = None,
    place: str | None = None,
    first: int | None = None,
    last: int | None = None,
    according_to: str | None = None,
) -> Table:
    """Claims that happened with their tightest days, undated ones too where something bounds them, in order.

    Raises Complaint for a name that no claim of the campaign has, and for a source that none rests on.
    """
    source = known_source(campaign, according_to)
    wanted = [find(campaign, n, s) for s, n in (("unit", unit), ("person", person), ("place", place)) if n]
    line = Timeline(campaign, [c for c in campaign.claims if cited(c, source)], quickest(campaign))
    found = []
    for claim in line.claims:
        low, high = line.bounds(claim)[0].earliest, line.bounds(claim)[1].latest
        if (low is None and high is None) or not all(named.in_slots(claim) for named in wanted):
            continue
        if (first is not None and high is not None and high < first) or (
            last is not None and low is not None and low > last
        ):
            continue
        found.append((low if low is not None else high, claim.doc, claim.start, claim))
    rows = (_bounded(campaign, line, claim) for *_, claim in sorted(found, key=lambda f: f[:3]))
    return made(BOUNDS, rows)


def _bounded(campaign: Campaign, line: Timeline, claim: Claim) -> tuple[Cell, ...]:
    low, high = line.bounds(claim)[0].earliest, line.bounds(claim)[1].latest
    who = next((found for s in ("subject", "parties", "issuer") if (found := list(told(claim, s)))), [])
    where = next((found for s in ("place", "to") if (found := list(told(claim, s)))), [])
    grounds = line.grounds(claim)
    return (
        day(low), day(high), span(day_of(claim)), kind(claim.kind), listed(who), ", ".join(where),
        polarity(claim.polarity), " ".join(grounds), sources([claim]), quote(campaign, claim), claim.id,
    )  # fmt: skip


def day(ordinal: int | None) -> Cell:
    """A bound as ISO; beyond the calendar, and where nothing bounds it, as open."""
    if ordinal is None or not 1 <= ordinal <= date.max.toordinal():
        return Word("time.open", "")
    return date.fromordinal(ordinal).isoformat()


def contradictions_table(campaign: Campaign, according_to: str | None = None) -> Table:
    """One row a contradiction: those of each account alone, then those between accounts; the smallest first.

    Raises Complaint for a source that no claim rests on.
    """
    source, least = known_source(campaign, according_to), quickest(campaign)
    claims = {c.id: c for c in campaign.claims}
    rows = []
    told: set[frozenset[str]] = set()
    for one in timelines(campaign, least):
        if all(cited(c, source) for c in one.account.claims) or source is None:
            for found in one.timeline.contradictions:
                if frozenset(found.claims) not in told:
                    told.add(frozenset(found.claims))
                    rows.append(
                        _told(
                            campaign,
                            claims,
                            found,
                            Word("time.one_account", one.account.source, {"source": one.account.source}),
                        )
                    )
    if source is None:
        for found in Timeline(campaign, None, least).contradictions:
            if frozenset(found.claims) not in told:
                heard = "; ".join(dict.fromkeys(v for i in found.claims for v in voices(claims[i])))
                rows.append(_told(campaign, claims, found, Word("time.accounts", heard, {"sources": heard})))
    return made(CONTRADICTIONS, rows)


def _told(campaign: Campaign, claims: dict[str, Claim], found: Contradiction, account: Word) -> tuple[Cell, ...]:
    steps = [w for r in found.relations if (w := _step(campaign, claims, found, r)) is not None]
    working = joined([*steps, Word("time.short", str(found.days), {"days": found.days})], "; ")
    return account, working, found.days, sources(claims[i] for i in found.claims), " ".join(found.claims)


def _step(campaign: Campaign, claims: dict[str, Claim], found: Contradiction, relation: Relation) -> Word | None:
    """A relation in words that a historian reads, each with the words on which it stands."""
    if not relation.says:
        return None
    words = [quote(campaign, claims[i]) for i in relation.says]
    gaps = {"words": words[0], "other": words[-1]}
    if relation.how == "date":
        gaps["day"] = (
            span(Days(relation.least, relation.most))
            if relation.least is not None and relation.most is not None
            else ""
        )
    elif relation.how == "sequence":
        gaps["apart"] = _apart(relation)  # type: ignore[assignment]
    elif relation.how == "march":
        ends = [_place(campaign, claims, relation, point) for point in (relation.first, relation.second)]
        gaps |= {"start": ends[0], "goal": ends[1], "days": str(relation.least)}
    elif relation.how == "basis":
        gaps = {"words": words[0], "other": words[-1]}
    return Word(f"time.{relation.how}", words[0], gaps)


def _apart(relation: Relation) -> Word:
    least, most = relation.least, relation.most
    if least == most:
        return Word("time.apart_exactly", str(least), {"days": least})
    if most is None:
        return Word("time.apart_least", str(least), {"days": least})
    if least is None:
        return Word("time.apart_most", str(most), {"days": most})
    return Word("time.apart_range", f"{least}-{most}", {"least": least, "most": most})


def _place(campaign: Campaign, claims: dict[str, Claim], relation: Relation, point: object) -> str:
    """Where a claim has its unit at a point."""
    for claim in (claims[i] for i in relation.says):
        for slot, at in (("from", begin(claim)), ("to", end(claim)), ("place", begin(claim))):
            if at == point and (named := list(told(claim, slot))):
                return named[-1]
    return "?"
