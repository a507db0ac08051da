"""`sefer compare`: what each source tells of one fight or one fact, and whether they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sefer.messages import Complaint
from sefer.model import Campaign, Claim, Days, Table, Told, Word
from sefer.reconstruct.accounts import pages, voices
from sefer.reconstruct.facts import AGREES, BESIDE, DIFFERS, OTHER_DAY, Fact, against, day, deeds_of, facts, key
from sefer.reconstruct.figures import Figure, Path, figures_of
from sefer.reconstruct.lookup import entities, find, ids_in, in_full, told
from sefer.reconstruct.questions.cells import (
    Cell,
    figures,
    joined,
    kind,
    listed,
    losses,
    made,
    near_in_text,
    page,
    polarity,
    quote,
    sources,
    span,
)  # fmt: skip
from sefer.reconstruct.scenes import FIGURES
from sefer.reconstruct.setting import NOWHERE, settings

COLUMNS = (
    "fact", "about", "source", "cited_page", "figures", "date", "polarity", "agreement", "doc", "page", "quote", "claims",
)  # fmt: skip
EVE, NIGHT = 7, 1  # days before a fight in which a strength is its strength; days about it for what it cost
_COST = ("loss", "capture")
_WHERE = ("place", "to", "from", "via")


def compare_table(campaign: Campaign, wanted: str, on: Days | None = None) -> Table:
    """One row a source and telling: a fight by its place or name, a fact by a claim's id or a unit's name.

    Raises Complaint for a name that no claim has, and where nothing of it is told for the days.
    """
    found = [f for f in _about(campaign, wanted, on) if on is None or _meets(f.days, on, NIGHT)]
    if not found:
        if on is not None:
            raise Complaint("column.nothing_on", name=wanted, day=span(on))
        raise Complaint("column.nothing_told", name=wanted)
    kept = [_dated(f) if on is not None and f.kind not in _COST else f for f in found]
    return made(COLUMNS, (row for fact in kept for row in _rows(campaign, fact)))


def _dated(fact: Fact) -> Fact:
    """A fact without what is told of it on no day."""
    return replace(fact, claims=tuple(c for c in fact.claims if day(c)))


def _meets(days: Days | None, on: Days, about: int = 0) -> bool:
    return days is not None and days.earliest - about <= on.latest and on.earliest <= days.latest + about


def _about(campaign: Campaign, wanted: str, on: Days | None) -> list[Fact]:
    claim = next((c for c in campaign.claims if c.id == wanted), None)
    if claim is not None:
        return [f for f in facts(campaign) if any(c.id == claim.id for c in f.claims)]
    fights = _fights(campaign, wanted)
    if fights:
        return [fact for fight in fights for fact in _fight(campaign, fight, _others(campaign, fight), on)]
    here = {e.id for e in entities(campaign, wanted, "place")}
    there = [c for c in campaign.claims if c.kind in FIGURES and ids_in(campaign, c, "place") & here]
    if there:
        return list(facts(campaign, there))
    if here and (been := [c for c in campaign.claims if ids_in(campaign, c, *_WHERE) & here]):
        return list(facts(campaign, been))
    named = find(campaign, wanted)
    found = facts(campaign, [c for c in campaign.claims if named.in_slots(c, "subject", "object", "title", "parties")])
    return [f for f in found if len(f.claims) > 1 or on is not None]


def _fights(campaign: Campaign, wanted: str) -> list[Fact]:
    """Each fight that bears the name or was at the place, in order of its days."""
    deeds = deeds_of(campaign)
    ids = {e.id for e in entities(campaign, wanted, "engagement")}
    places = {e.id for e in entities(campaign, wanted, "place")}
    told_of = [
        c for c in campaign.claims
        if c.kind == "engagement" and (deeds.get(c.id) in ids or ids_in(campaign, c, "place") & places)
    ]  # fmt: skip
    return sorted(facts(campaign, told_of), key=lambda f: f.days.earliest if f.days else 10**7)


def _others(campaign: Campaign, fight: Fact) -> list[Claim]:
    """What a campaign tells of other fights."""
    ids = {c.id for c in fight.claims}
    return [c for c in campaign.claims if c.kind == "engagement" and c.polarity != "planned" and c.id not in ids]


def _fight(campaign: Campaign, fight: Fact, others: Sequence[Claim], on: Days | None) -> Iterator[Fact]:
    """A fight, and what is told of the men in it on its days, each subject a fact of its own."""
    days = fight.days
    if on is not None and not _meets(days, on, NIGHT):
        return
    yield fight
    places = {i for c in fight.claims for i in ids_in(campaign, c, "place")}
    parties = {i for c in fight.claims for i in ids_in(campaign, c, "parties")}
    alone = places - {i for c in others for i in ids_in(campaign, c, "place")}
    alike: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for claim in campaign.claims:
        if _of_fight(campaign, claim, days, places, parties) or (on is None and _cost_there(campaign, claim, alone)):
            alike[key(campaign, claim, {})].append(claim)
    yield from (Fact(claims[0].kind, tuple(claims), days) for claims in alike.values())
    if on is not None:
        told = [c for c in campaign.claims if _told_beside(campaign, c, (days, on), places)]
        yield from (Fact(c.kind, (c,), days) for c in told)


def _told_beside(campaign: Campaign, claim: Claim, fought: Iterable[Days | None], places: set[str]) -> bool:
    """Is it a loss or booty of no day, there or with no place said, that its passage tells beside a day of the fight?"""
    if claim.kind not in _COST or claim.polarity == "planned" or day(claim) is not None:
        return False
    beside, there = _beside(campaign, claim), ids_in(campaign, claim, "place")
    near = any(_meets(beside, days, NIGHT) for days in fought if days is not None)
    return near and (not claim.slots.get("place") or bool(there & places))


def _beside(campaign: Campaign, claim: Claim) -> Days | None:
    """The day beside which its passage tells what has none."""
    return settings(campaign).get(claim.id, NOWHERE).near if day(claim) is None else None


def _cost_there(campaign: Campaign, claim: Claim, alone: set[str]) -> bool:
    """Is it a loss or booty of no day, told of a place that saw no other fight?"""
    return (
        claim.kind in _COST and claim.polarity != "planned" and day(claim) is None
        and bool(ids_in(campaign, claim, "place") & alone)
    )  # fmt: skip


def _of_fight(campaign: Campaign, claim: Claim, days: Days | None, places: set[str], parties: set[str]) -> bool:
    """Is it told of the men in a fight: losses and booty of its days, there or with no place said; strengths before?"""
    when = day(claim)
    if days is None or when is None or claim.polarity == "planned" or claim.kind not in (*_COST, "strength"):
        return False
    there = ids_in(campaign, claim, "place")
    if there and not there & places:
        return False
    if claim.kind in _COST:
        return when.latest >= days.earliest - NIGHT and when.earliest <= days.latest + NIGHT
    eve = when.latest >= days.earliest - EVE and when.earliest <= days.latest
    return eve and bool(there or ids_in(campaign, claim, "subject") & parties)


def _rows(campaign: Campaign, fact: Fact) -> Iterator[tuple[Cell, ...]]:
    for claim in sorted(fact.claims, key=lambda c: (voices(c), c.doc, c.start)):
        others = [(c, against(campaign, claim, c)) for c in fact.claims if c.id != claim.id]
        yield (
            kind(fact.kind), _title(campaign, claim), sources([claim]), "; ".join(filter(None, map(pages, claim.source))),
            _figures(figures_of(campaign, claim)), _date(campaign, claim), polarity(claim.polarity),
            _agreement(others) if others else _alone(campaign, claim),
            claim.doc, page(campaign, claim), quote(campaign, claim), claim.id,
        )  # fmt: skip


def _date(campaign: Campaign, claim: Claim) -> Cell:
    """The day of a claim; of a loss or booty without one the day beside which its passage tells it."""
    beside = _beside(campaign, claim) if claim.kind in _COST else None
    return near_in_text(Told(None, (claim.id,), None, beside=beside)) if beside else span(day(claim))


def _title(campaign: Campaign, claim: Claim) -> str:
    slots = {"engagement": ("place", "parties"), "command": ("object", "subject"), "agreement": ("title", "parties")}
    return listed(in_full(campaign, claim, told(claim, *slots.get(claim.kind, ("subject",)))))


def _figures(told: dict[Path, Figure]) -> Cell:
    """Figures by sort: "3 officers, 23 soldiers killed"."""
    by_sort: dict[str, dict[str, Sequence[float]]] = defaultdict(dict)
    for path, figure in told.items():
        by_sort[path[0] if len(path) > 1 else ""][path[-1]] = (figure.low, figure.high)
    plain = by_sort.pop("", {})
    return joined(filter(None, (figures(plain), losses(by_sort))), "; ")


def _agreement(others: Iterable[tuple[Claim, str]]) -> Cell:
    """Whom a telling differs from, else whom it agrees with."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim, verdict in others:
        found[verdict].append(claim)
    cells = [Word(f"ask.{v}", v, {"whom": _whom(found[v])}) for v in (DIFFERS, AGREES) if v in found]
    silent = OTHER_DAY if OTHER_DAY in found else BESIDE
    return joined(cells, "; ") or Word(f"ask.{silent}", silent)


def _alone(campaign: Campaign, claim: Claim) -> Cell:
    """Nobody else tells of it; or figures of no day that others tell of its unit or side, which perhaps are of it."""
    perhaps = [c for c in campaign.claims if c.kind in FIGURES and _perhaps(campaign, claim, c)]
    return Word("ask.perhaps_of", "perhaps_of", {"whom": _whom(perhaps)}) if perhaps else Word("ask.alone", "alone")


def _perhaps(campaign: Campaign, claim: Claim, other: Claim) -> bool:
    """Is another a figure of its kind, of its unit or side, on no day that is said, by another source?

    Of one source where the same pages tell both of one unit beside one day, one of them without a day of its own. Or booty of that day and place of which one of the two does not say whose it was: "13,000 prisoners were taken".
    """
    if other.kind != claim.kind or other.polarity == "planned" or other.id == claim.id:
        return False
    if set(voices(claim)) & set(voices(other)):
        return _told_again(campaign, claim, other)
    there, place = ids_in(campaign, other, "place"), ids_in(campaign, claim, "place")
    if when := day(other):
        nobodys = not (claim.slots.get("subject") and other.slots.get("subject"))
        alike = bool(figures_of(campaign, claim).keys() & figures_of(campaign, other).keys())
        return claim.kind == "capture" and nobodys and alike and bool(there & place) and _meets(day(claim), when)
    return not (there and place and not there & place) and bool(_whose(campaign, claim) & _whose(campaign, other))


def _told_again(campaign: Campaign, claim: Claim, other: Claim) -> bool:
    """Do the same pages tell both of one unit, one of them beside a day of the other and without any?"""
    if claim.source != other.source:
        return False
    mine, theirs = (day(c) or _beside(campaign, c) for c in (claim, other))
    undated = day(claim) is None or day(other) is None
    one_unit = ids_in(campaign, claim, "subject") & ids_in(campaign, other, "subject")
    return undated and theirs is not None and _meets(mine, theirs, NIGHT) and bool(one_unit)


def _whose(campaign: Campaign, claim: Claim) -> set[str]:
    """The units of a claim, and the sides that they are on."""
    ids = ids_in(campaign, claim, "subject")
    return ids | {f"side {side}" for i in ids if (side := campaign.entities[i].traits.get("side"))}


def _whom(claims: Iterable[Claim]) -> str:
    return ", ".join(dict.fromkeys(f"{'; '.join(voices(c))} [{c.id}]" for c in claims))
