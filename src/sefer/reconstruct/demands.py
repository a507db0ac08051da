"""The spine of a campaign: agreement -> request -> order -> march or fight; what was demanded, and what came of it.

What is linked (`basis`, `plans`, one sentence) is told; a later deed of the same unit at the same goal is offered as
possible, with the reason; where only its denial is told, it is told as not done; where nothing is, nothing is said of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sefer.messages.fairness import quoted
from sefer.model import Campaign, Claim, Days
from sefer.reconstruct.lookup import ids_in, told
from sefer.reconstruct.said import said
from sefer.reconstruct.when import when

DONE, REFUSED, REPLACED, POSSIBLY, OPEN, PARTS = "done", "refused", "replaced", "possibly", "open", "parts"
SOON = 31  # days within which a first move may answer an order that names no goal
_WHEN = ("date", "depart", "arrive")
_HAPPENED = ("asserted", "reported")


@dataclass(frozen=True)
class Deed:
    """What was done about a demand, and the reason to say so (key of a message "ask.why_<why>")."""

    claim: Claim
    why: str


@dataclass(eq=False)
class Demand:
    """An agreement, an order or a plan; `parts` are the demands under it, `deeds` what was done."""

    claim: Claim
    day: Days | None  # on which it was demanded, where that is told
    due: Days | None = None  # by which it was to be done, where that is told
    deeds: list[Deed] = field(default_factory=list)
    parts: list[Demand] = field(default_factory=list)
    why: str = ""  # why it stands under the demand above it
    also: list[Claim] = field(default_factory=list)  # other accounts of the same agreement

    @property
    def since(self) -> Days | None:
        """From when on a deed may answer it: the day on which it was demanded, else that on which it was due."""
        return self.day or self.due

    @property
    def state(self) -> str:
        """What came of it, as far as the texts tell."""
        sure = [d for d in self.deeds if not d.why.startswith("maybe")]
        if any(d.claim.polarity in _HAPPENED for d in sure):
            return DONE
        if any(d.claim.polarity == "negated" for d in sure):
            return REFUSED
        if any(d.claim.polarity == "planned" for d in sure):
            return REPLACED
        if self.parts and not self.deeds and all(p.state == REFUSED for p in self.parts):
            return REFUSED
        return POSSIBLY if self.deeds else PARTS if self.parts else OPEN


def demands(campaign: Campaign) -> tuple[Demand, ...]:
    """Every demand that stands under no other, in order of its day, those without a day last."""
    claims = {c.id: c for c in campaign.claims}
    made = {c.id: Demand(c, _day(campaign, c)) for c in campaign.claims if _demands(c)}
    _one_agreement(campaign, made)
    _told_twice(made)
    under = _above(claims, made)
    for child, (parent, why) in under.items():
        if made[child] not in made[parent].parts:
            made[child].why = why
            made[parent].parts.append(made[child])
    below = {id(made[child]) for child in under}
    roots = list({id(d): d for d in made.values() if id(d) not in below}.values())
    for demand in roots:
        _dated(demand, None)
    roots.sort(key=_order)
    _told_deeds(claims.values(), made)
    _possible(campaign, made)
    return tuple(d for d in roots if d.parts or d.deeds or not _empty(d.claim))


def _empty(claim: Claim) -> bool:
    """Is an order only spoken of, with nobody to obey it, no day and nothing that it wants?"""
    return claim.kind == "order" and not any(claim.slots.get(s) for s in ("recipient", "date", "content"))


def _one_agreement(campaign: Campaign, made: dict[str, Demand]) -> None:
    """Accounts that surely tell of one agreement are one demand, under the id of each."""
    first: dict[str, Demand] = {}
    for link in campaign.links:
        if link.type == "agreement" and link.confidence == "certain" and link.claim in made:
            demand = first.setdefault(link.entity, made[link.claim])
            if demand.claim.id != link.claim:
                demand.also.append(made[link.claim].claim)
                made[link.claim] = demand


def _told_twice(made: dict[str, Demand]) -> None:
    """A demand that one text tells twice in the same slots is one demand, under the id of each telling."""
    first: dict[str, Demand] = {}
    for identifier, demand in list(made.items()):
        claim = demand.claim
        slots = {k: v for k, v in claim.slots.items() if k != "content" and v not in (None, [], "")}
        said = repr((claim.doc, claim.kind, claim.polarity, sorted(slots.items())))
        one = first.setdefault(said, demand)
        if one is not demand and len(slots) > 1:
            one.also += [claim, *demand.also]
            made[identifier] = one


def _demands(claim: Claim) -> bool:
    """A march, a fight or a raising that is planned, an order, an agreement; who was to lead is asked of `orbat`."""
    if claim.polarity == "planned":
        return claim.kind != "command" or bool(claim.basis)
    return claim.kind in ("order", "agreement") and claim.polarity in _HAPPENED


def _day(campaign: Campaign, claim: Claim) -> Days | None:
    return when(campaign, claim, *_WHEN)


def _order(demand: Demand) -> tuple[bool, int, str, int]:
    day = demand.since
    return (day is None, day.earliest if day else 0, demand.claim.doc, demand.claim.start)


def _above(claims: Mapping[str, Claim], made: Mapping[str, Demand]) -> dict[str, tuple[str, str]]:
    """The demand above each one: its basis, else the order in whose own words it is told. No circle is closed."""
    orders: dict[str, list[Claim]] = defaultdict(list)
    for identifier in made:
        if claims[identifier].kind == "order":
            orders[claims[identifier].doc].append(claims[identifier])
    under: dict[str, tuple[str, str]] = {}
    for identifier in made:
        claim = claims[identifier]
        basis = next((b for b in claim.basis if b in made), None)
        if basis is None and claim.kind != "order" and claim.polarity == "planned":
            around = next((o for o in orders[claim.doc] if o.span.overlaps(claim.span)), None)
            above = (around.id, "sentence") if around else None
        else:
            above = (basis, "basis") if basis else None
        if above and made[identifier] not in [made[i] for i in _line(above[0], under)]:
            under[identifier] = above
    return under


def _line(identifier: str, under: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """A demand and everything above it."""
    yield identifier
    while identifier in under:
        identifier = under[identifier][0]
        yield identifier


def _dated(demand: Demand, above: Days | None) -> None:
    """A plan is demanded on the day of the order above it, if any; a day of its own that differs is when it is due."""
    if demand.claim.polarity == "planned" and demand.claim.kind not in ("order", "agreement"):
        if demand.day != above:
            demand.due = demand.day
        demand.day = above
    for part in demand.parts:
        _dated(part, demand.day)
    demand.parts.sort(key=lambda d: (d.claim.doc, d.claim.start))


def _told_deeds(claims: Iterable[Claim], made: Mapping[str, Demand]) -> None:
    for claim in claims:
        for identifier in claim.plans:
            if identifier in made:
                made[identifier].deeds.append(Deed(claim, _linked(claim, "plans")))
        for identifier in claim.basis:
            if identifier in made and claim.id not in made:
                made[identifier].deeds.append(Deed(claim, _linked(claim, "basis")))


def _linked(claim: Claim, tie: str) -> str:
    """By what a deed is tied to a demand: by the words read, or by records brought in (their ids are NAME:id)."""
    return "brought" if ":" in claim.id else tie


def _possible(campaign: Campaign, made: Mapping[str, Demand]) -> None:
    """Offer the first later deeds of the same unit to demands of which nothing is told; else what denies such a deed."""
    doers: dict[str, list[Claim]] = defaultdict(list)
    for claim in campaign.claims:
        if claim.id not in made and claim.polarity != "planned":
            for who in ids_in(campaign, claim, "subject", "parties"):
                doers[who].append(claim)
    for demand in {id(d): d for d in made.values()}.values():
        if demand.deeds or demand.parts or demand.claim.kind == "agreement":
            continue
        bound, led = whom(campaign, demand.claim)
        ordered = demand.claim.kind == "order" or bool(demand.claim.basis)  # of a person: with what he leads
        near = {c.id: c for who in (bound | _led(campaign, bound) if ordered else bound) for c in doers[who]}
        deeds = _first(campaign, demand, [c for c in near.values() if c.polarity != "negated"])
        demand.deeds += [Deed(d.claim, "maybe_led") for d in deeds if d.why == "maybe_goal"] if led else deeds
        if not demand.deeds and not led:
            denied = [c for c in near.values() if c.polarity == "negated" and _same_sort(demand.claim, c)]
            demand.deeds += [Deed(d.claim, "denied") for d in _first(campaign, demand, denied)]


def _same_sort(claim: Claim, denial: Claim) -> bool:
    """Does a denial speak of what was demanded? Not to be at a place one day is not to have refused to march there."""
    return denial.kind == claim.kind or (claim.kind == "order" and denial.kind != "location")


def whom(campaign: Campaign, claim: Claim) -> tuple[set[str], bool]:
    """The units that a demand binds; of an order to nobody named those that its issuer leads, and that it is so."""
    if claim.kind != "order":
        return ids_in(campaign, claim, "subject", "parties"), False
    named = ids_in(campaign, claim, "recipient")
    if named:
        return named, False
    issuer = ids_in(campaign, claim, "issuer")
    return _led(campaign, issuer) | issuer, True


def _led(campaign: Campaign, persons: set[str]) -> set[str]:
    """The units that persons are told to lead."""
    return {unit for unit, found in said(campaign).commanders.items() if any(e.whom in persons for e in found)}


def _first(campaign: Campaign, demand: Demand, near: Sequence[Claim]) -> list[Deed]:
    """Of deeds by the same unit those that answer the demand on the earliest day; undated ones where none is dated."""
    fit = [(c, why) for c in near if (why := _answers(campaign, demand, c))]
    later = [
        (d, c, why) for c, why in fit if (d := _day(campaign, c)) and demand.since and d.latest >= demand.since.earliest
    ]
    if later:
        first = min(d.latest for d, *_ in later)
        return [Deed(c, why) for d, c, why in later if d.earliest <= first]
    after = [c for c, why in fit if why != "maybe_first" and _day(campaign, c) is None and c.doc == demand.claim.doc]
    return [Deed(c, "maybe_undated") for c in after if c.start > demand.claim.end][:1]


def _answers(campaign: Campaign, demand: Demand, deed: Claim) -> str:
    """Why a deed by the same unit may answer a demand; "" where it can't."""
    claim = demand.claim
    if claim.kind in ("command", "organization"):
        same = deed.kind == claim.kind and deed.slots.get("relation") == claim.slots.get("relation")
        wanted, given = ids_in(campaign, claim, "object"), ids_in(campaign, deed, "object")
        return "maybe_same" if same and (wanted & given or not wanted) else ""
    if deed.kind not in ("movement", "location", "engagement"):
        return ""
    wanted = goals(campaign, claim)
    if wanted and deed.polarity == "negated" and not goals(campaign, deed):
        return "maybe_goal"  # "the division did not march"
    if wanted:
        return "maybe_goal" if wanted & ids_in(campaign, deed, "to", "place") else ""
    if claim.kind != "order" or deed.polarity == "negated":
        return ""
    day, done = demand.day, _day(campaign, deed)
    soon = day is not None and done is not None and done.latest >= day.earliest >= done.earliest - SOON
    return "maybe_first" if soon and deed.kind != "location" else ""


def goals(campaign: Campaign, claim: Claim) -> set[str]:
    """Where a demand wants somebody to be: its goal; of an order every place in its words."""
    if claim.kind != "order":
        return ids_in(campaign, claim, "to", "place")
    mentions = campaign.mentions[claim.doc]
    low, high = (bisect_left(mentions, at, key=lambda m: m.start) for at in (claim.start, claim.end))
    inside = mentions[low:high]
    return {m.entity for m in inside if m.type == "place" and m.entity}


def between(one: Days, other: Days) -> tuple[int, int]:
    """How many days at least and at most lie from one day to another."""
    return other.earliest - one.latest, other.latest - one.earliest


def people(claim: Claim, *slots: str) -> str:
    """The names in slots of a claim, one after another."""
    return ", ".join(map(quoted, dict.fromkeys(told(claim, *slots))))
