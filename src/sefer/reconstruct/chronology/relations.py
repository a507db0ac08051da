"""Claims -> points in time and the relations between them: dates, stated distances, orders, spans of existence, marches.

Every claim that was done (asserted, or reported by somebody) has a beginning and an end; they are one point but for a
movement, which departs and arrives. What is planned or denied binds nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from math import ceil, isinf
from typing import NamedTuple

from sefer.calendars import bounds, limits
from sefer.model import RANKS, Campaign, Claim, Days
from sefer.reconstruct.chronology.network import ORIGIN, Point, Relation
from sefer.reconstruct.said import HOLDS
from sefer.reconstruct.stations import forces, places
from sefer.reconstruct.when import when

# a unit, from where, to where (entity ids), by what -> days at the fastest; None: nobody can tell
Least = Callable[[str, str, str, str | None], float | None]
_DEEDS = frozenset({"movement", "location", "engagement", "capture", "loss"})
_DONE_BY = {"engagement": "parties"}
_LIFE = {"established": "founded", "abolished": "dissolved", "merged_into": "dissolved"}
MEANWHILE = 3  # days by which what is told to have happened "meanwhile" may lie before or after (an assumption)
_BREATH = 80  # letters between the two halves of a march
_STOP = re.compile(r"[.;:!?]\s|\n\n")
_WIDEST = RANKS.index("division")  # what is larger can stand in many places at once


def begin(claim: Claim) -> Point:
    """The point at which a claim begins."""
    return (claim.id, "depart" if claim.kind == "movement" else "at")


def end(claim: Claim) -> Point:
    """The point at which a claim is over."""
    return (claim.id, "arrive" if claim.kind == "movement" else "at")


def least_days(days: float | None) -> int:
    """The nights that must lie between leaving and coming for a way of so many days: who leaves at dawn may come at dusk."""
    return 0 if days is None or isinf(days) else max(0, ceil(days - 1e-9) - 1)


def relations(campaign: Campaign, claims: Iterable[Claim], least: Least | None = None) -> list[Relation]:
    """All relations that claims state or that follow from what they state, each with the claims that say it."""
    done = [c for c in claims if c.polarity in HOLDS]
    known = {c.id: c for c in done}
    return [
        *_dates(campaign, done),
        *_marches(campaign, done, least),
        *_halves(campaign, done),
        *_sequences(done, known),
        *_obeyed(done, known),
        *_lives(campaign, done),
    ]


def _dates(campaign: Campaign, done: Iterable[Claim]) -> Iterator[Relation]:
    for claim in done:
        if claim.kind == "movement":
            for slot, point in (("depart", begin(claim)), ("arrive", end(claim))):
                yield from _dated(campaign, point, claim, slot)
            yield Relation(begin(claim), end(claim), 0, None, (claim.id,), "moves", firm=True)
        elif claim.kind != "sequence":
            yield from _dated(campaign, begin(claim), claim, "date")


def _dated(campaign: Campaign, point: Point, claim: Claim, slot: str) -> Iterator[Relation]:
    days = when(campaign, claim, slot)
    low, high = limits(claim.slots.get(slot)) if days is None else (days.earliest, days.latest)
    if low is not None or high is not None:
        yield Relation(ORIGIN, point, low, high, (claim.id,), "date")


def _marches(campaign: Campaign, done: Iterable[Claim], least: Least | None) -> Iterator[Relation]:
    if least is None:
        return
    for claim in done:
        if claim.kind == "movement" and claim.slots.get("mode") != "air":
            origins, goals = places(campaign, claim, "from"), places(campaign, claim, "to")
            who = [unit.id for unit in forces(campaign, claim, "subject")]
            if len(origins) == 1 and goals and who:
                nights = min(least_days(least(one, origins[0], goals[-1], claim.slots.get("mode"))) for one in who)
                if nights:
                    yield Relation(begin(claim), end(claim), nights, None, (claim.id,), "march", firm=True)


def _halves(campaign: Campaign, done: Iterable[Claim]) -> Iterator[Relation]:
    """A unit that leaves one place and comes to another in the same sentence makes one march: it leaves before it comes."""
    moves: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in done:
        if claim.kind == "movement":
            for unit in forces(campaign, claim, "subject"):
                moves[claim.doc, unit.id].append(claim)
    for (doc, _), told in moves.items():
        for one, other in pairwise(sorted(told, key=lambda c: (c.start, c.end))):
            half = one.slots.get("to") is None and other.slots.get("from") is None
            if half and one.slots.get("depart") and other.slots.get("arrive"):
                between = campaign.documents[doc].text[one.end : other.start] if doc in campaign.documents else "."
                if len(between) <= _BREATH and not _STOP.search(between):
                    yield Relation(begin(one), end(other), 0, None, (one.id, other.id), "moves")


def _sequences(done: Iterable[Claim], known: Mapping[str, Claim]) -> Iterator[Relation]:
    """Stated distances between what is named first and what is named second.

    Of a movement the arrival comes before what is named second, and the departure after what is named first, where
    they are told; where neither is, the words may mean either, and only what holds for both is concluded.
    """
    for claim in done:
        if claim.kind != "sequence":
            continue
        slots = claim.slots
        first, second = (_named(slots.get(slot), known, first=slot == "first") for slot in ("first", "second"))
        if first is None or second is None:
            continue
        for point, days in ((first.low, first.days), (second.low, second.days)):
            if days is not None:
                yield Relation(ORIGIN, point, days.earliest, days.latest, (claim.id,), "date")
        least, most = slots.get("min_days") or 0, slots.get("max_days")
        if slots.get("min_days") == slots.get("max_days") == 0 and first.days is second.days is None:
            least, most = -MEANWHILE, MEANWHILE
        if (first.low, second.low) == (first.high, second.high):
            yield Relation(first.low, second.low, least, most, (claim.id,), "sequence")
            continue
        yield Relation(first.low, second.high, least, None, (claim.id,), "sequence")
        if most is not None:
            yield Relation(first.high, second.low, None, most, (claim.id,), "sequence")


class _Named(NamedTuple):
    """What a sequence names: the earliest and the latest point that may be meant, and its days where it is a date."""

    low: Point
    high: Point
    days: Days | None = None


def _named(value: object, known: Mapping[str, Claim], first: bool) -> _Named | None:
    if not isinstance(value, str):
        return None
    claim = known.get(value)
    if claim is None:
        days = bounds(value)
        return None if days is None else _Named((value, "day"), (value, "day"), days)
    left, came = (claim.slots.get(slot) is not None for slot in ("depart", "arrive"))
    if claim.kind != "movement" or not (left or came):
        return _Named(begin(claim), end(claim))
    point = end(claim) if came and (first or not left) else begin(claim)
    return _Named(point, point)


def _obeyed(done: Iterable[Claim], known: Mapping[str, Claim]) -> Iterator[Relation]:
    """Nothing is done before the order, request or agreement under which it is done."""
    for claim in done:
        for rests in claim.basis:
            if rests in known and claim.kind != "sequence":
                yield Relation(end(known[rests]), begin(claim), 0, None, (claim.id, rests), "basis")


def _lives(campaign: Campaign, done: Iterable[Claim]) -> Iterator[Relation]:
    """A unit acts after its founding and before its end, where each is told once."""
    turns: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    deeds: dict[str, list[Claim]] = defaultdict(list)
    for claim in done:
        turn = _LIFE.get(str(claim.slots.get("relation"))) if claim.kind == "organization" else None
        if turn is not None:
            for unit in forces(campaign, claim, "subject"):
                turns[unit.id, turn].append(claim)
        elif claim.kind in _DEEDS:
            for unit in forces(campaign, claim, _DONE_BY.get(claim.kind, "subject")):
                deeds[unit.id].append(claim)
    for (lived, turn), told in turns.items():
        if len(told) > 1 and len({c.slots.get("date") for c in told}) > 1:
            continue  # founded or dissolved more than once, or disputed: nothing follows for a single deed
        for one in told[:1]:
            for deed in deeds[lived]:
                first, second = (one, deed) if turn == "founded" else (deed, one)
                yield Relation(end(first), begin(second), 0, None, (one.id, deed.id), turn)


def apart(campaign: Campaign, claims: Iterable[Claim]) -> Mapping[str, list[tuple[Claim, Point, str]]]:
    """For each unit small enough to be in one place its presences: the claim, when and where."""
    out: dict[str, list[tuple[Claim, Point, str]]] = defaultdict(list)
    for claim in claims:
        if claim.polarity not in HOLDS or claim.kind not in ("movement", "location", "engagement"):
            continue
        for unit in forces(campaign, claim, _DONE_BY.get(claim.kind, "subject")):
            if unit.traits.get("echelon") not in RANKS[: _WIDEST + 1]:
                continue
            for place, point in _where(campaign, claim):
                out[unit.id].append((claim, point, place))
    return out


def _where(campaign: Campaign, claim: Claim) -> Iterator[tuple[str, Point]]:
    slots = (("from", begin(claim)), ("to", end(claim))) if claim.kind == "movement" else (("place", begin(claim)),)
    for slot, point in slots:
        found = places(campaign, claim, slot)
        if len(found) == 1:
            yield found[0], point
