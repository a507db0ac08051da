"""Claims -> facts: which claims tell of one thing, and whether they can be of one mind about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sefer.calendars import bounds
from sefer.model import Campaign, Claim, Days
from sefer.reconstruct.figures import figures_of, may_be_one
from sefer.reconstruct.lookup import ids_in
from sefer.reconstruct.scenes import FIGURES, Scenes

NARROW = 31  # a day known more loosely than this says too little to make two claims one fact
GAP = {"movement": 3, "engagement": 1}  # days by which accounts of one such thing may miss each other
AGREES, DIFFERS, BESIDE, OTHER_DAY = "agrees", "differs", "beside", "other_day"
_WHO = {
    "command": ("object", "role"),
    "organization": ("subject", "relation"),
    "movement": ("subject", "to"),
    "engagement": ("place",),
}
_MIND = {"command": "subject", "location": "place", "organization": "object"}  # the slot that says what is claimed
_SUMS = ("loss", "capture")  # counted over all the days for which they are told
_WHEN = ("date", "arrive", "depart")


@dataclass(frozen=True)
class Fact:
    """Claims of one kind about one thing on days that meet, in the order in which they are told."""

    kind: str
    claims: tuple[Claim, ...]
    days: Days | None


def facts(campaign: Campaign, claims: Iterable[Claim] | None = None) -> tuple[Fact, ...]:
    """Every fact, each claim in one: same kind, same subject, days that meet; undated ones only with undated ones.

    Figures of different places or fights are never one fact; without a day they are one only where their scene is.
    """
    deeds = deeds_of(campaign)
    scenes = Scenes(campaign, deeds)
    alike: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for claim in campaign.claims if claims is None else claims:
        alike[key(campaign, claim, deeds)].append(claim)
    linked = {identifier for _, identifier, *_ in alike if identifier in deeds.values()}
    parted = (
        [_whole(found)] if k[1] in linked else _by_scene(found, scenes) if k[0] in FIGURES else _parted(found)
        for k, found in alike.items()
    )
    return tuple(fact for some in parted for fact in some)


def deeds_of(campaign: Campaign) -> dict[str, str]:
    """The fight or the agreement of which a claim tells, where linking found one that is not open."""
    kinds = ("engagement", "agreement")
    return {li.claim: li.entity for li in campaign.links if li.type in kinds and li.claim and li.confidence != "open"}


def day(claim: Claim) -> Days | None:
    """The day of a claim: its date, else its arrival, else its departure."""
    return next((d for slot in _WHEN if (d := bounds(claim.slots.get(slot)))), None)


def key(campaign: Campaign, claim: Claim, deeds: dict[str, str]) -> tuple[Any, ...]:
    """What two claims must share beside the day; a claim that names nobody is a fact of its own."""
    if claim.id in deeds:
        return (claim.kind, deeds[claim.id])
    slots = _WHO.get(claim.kind, ("subject",))
    first, *rest = (frozenset(ids_in(campaign, claim, s) or _folded(claim.slots.get(s))) for s in slots)
    return (claim.kind, first, *rest) if first else (claim.kind, claim.id)


def _folded(value: Any) -> set[str]:
    return {value.casefold()} if isinstance(value, str) else set()


def _of_other_length(mine: Days | None, theirs: Days | None) -> bool:
    """Is one counted over a stretch of days, and the other over another stretch or on a single day of it?"""
    if mine is None or theirs is None or not (mine.stretch or theirs.stretch):
        return False
    return (mine.earliest, mine.latest) != (theirs.earliest, theirs.latest)


def _whole(claims: list[Claim]) -> Fact:
    """What linking holds for one fight or agreement, its undated accounts too."""
    known = [d for c in claims if (d := day(c))]
    days = Days(min(d.earliest for d in known), max(d.latest for d in known), True) if known else None
    return Fact(claims[0].kind, tuple(claims), days)


def _by_scene(claims: list[Claim], scenes: Scenes) -> Iterator[Fact]:
    """Figures of one subject, parted where their days do not meet and where they are told of different scenes."""
    for fact in _parted(claims):
        for some in scenes.parted(fact.claims, tied=fact.days is None):
            yield replace(fact, claims=some)


def _parted(claims: list[Claim]) -> Iterator[Fact]:
    """Claims about one thing, parted where their days do not meet."""
    dated = sorted(((d, c) for c in claims if (d := day(c))), key=lambda dc: (dc[0].earliest, dc[0].latest))
    run: list[Claim] = []
    last: Days | None = None
    for days, claim in dated:
        if days.latest - days.earliest >= NARROW:
            yield Fact(claim.kind, (claim,), days)
            continue
        if last is not None and days.earliest > last.latest + GAP.get(claim.kind, 0):
            yield Fact(claim.kind, tuple(run), last)
            run, last = [], None
        run.append(claim)
        last = Days(last.earliest, max(last.latest, days.latest), True) if last is not None else days
    if run:
        yield Fact(run[0].kind, tuple(run), last)
    if undated := tuple(c for c in claims if day(c) is None):
        yield Fact(undated[0].kind, undated, None)


def against(campaign: Campaign, one: Claim, other: Claim) -> str:
    """Can two claims of one fact both be right? They differ where a figure, a day, a leader or a denial can't be one.

    `beside`: nothing that one says is said by the other too; `other_day`: figures of days that do not meet.
    """
    mine, theirs = day(one), day(other)
    apart = bool(mine and theirs and (mine.earliest > theirs.latest or theirs.earliest > mine.latest))
    if one.kind in FIGURES and (apart or (one.kind in _SUMS and _of_other_length(mine, theirs))):
        return OTHER_DAY
    if (one.polarity == "negated") != (other.polarity == "negated"):
        return DIFFERS
    if one.kind in FIGURES:
        verdict = may_be_one(figures_of(campaign, one), figures_of(campaign, other))
        return BESIDE if verdict is None else AGREES if verdict else DIFFERS
    if apart:
        return DIFFERS
    slot = _MIND.get(one.kind)
    if slot is None:
        return AGREES if mine and theirs else BESIDE
    said, heard = ids_in(campaign, one, slot), ids_in(campaign, other, slot)
    if not (said or heard):
        said, heard = _folded(one.slots.get(slot)), _folded(other.slots.get(slot))
    return AGREES if said & heard or not (said or heard) else DIFFERS if said and heard else BESIDE
