"""Two marches that a text tells of one body as if they were one: it came on a day before the one on which it left."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sefer.calendars import bounds
from sefer.checks.examined import Examined
from sefer.model import Campaign, Claim, Days, Words
from sefer.reconstruct.lookup import ids_in, told

_NEAR = 2500  # characters between the two tellings
_FEW = 21  # days between an arrival and the departure behind it that may be told of one march
_MANY = 62  # the same where both are told with one place


@dataclass(frozen=True)
class Turned:
    """An arrival and the later day of a departure; `sure` where both name the place that the march set out from, and not
    both its whole way."""

    left: Words
    came: Words
    who: str
    day_left: Days
    day_came: Days
    sure: bool


def turned(examined: Examined) -> Iterator[Turned]:
    """The arrivals of each body that its departure, told right before or behind, does not allow."""
    by: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in examined.campaign.claims:
        if claim.kind == "movement" and claim.polarity == "asserted" and (who := _who(examined.campaign, claim)):
            by[claim.doc, who].append(claim)
    for moves in by.values():
        moves.sort(key=lambda c: c.start)
        for one, other in itertools.pairwise(moves):
            for left, came in ((one, other), (other, one)):
                found = _pair(examined.campaign, left, came)
                if (
                    found is not None
                    and other.start - one.end < _NEAR
                    and (found.sure or _is_one(examined, left, came))
                ):
                    yield found
                    break


def _who(campaign: Campaign, claim: Claim) -> str:
    """Whom a claim is of: the one entity, or the one printed name of a body that has none."""
    ids = ids_in(campaign, claim, "subject")
    names = set(told(claim, "subject"))
    return next(iter(ids), "") or next(iter(names), "") if len(ids) <= 1 and len(names) == 1 else ""


def _calls_again(campaign: Campaign, claim: Claim) -> bool:
    """Do the words of a claim call the body by its noun: "the regiment", "another column"?"""
    said = campaign.documents[claim.doc].text[claim.start : claim.end].lower()
    return any(name.split()[-1].lower() in said for name in told(claim, "subject"))


def _is_one(examined: Examined, left: Claim, came: Claim) -> bool:
    """May both be told of one march of one body: not of one without a name that is called by its noun again, nor where
    its noun begins what had been before ("the regiment had come to ...")?"""
    later = max(left, came, key=lambda c: c.start)
    if not _calls_again(examined.campaign, later):
        return True
    if not ids_in(examined.campaign, later, "subject"):
        return False
    past = (d for d in examined.tellings.of("deed") if d.says["perfect"] and d.at.doc == came.doc)
    return later is left or not any(d.at.start < came.end and came.start < d.at.end for d in past)


def _pair(campaign: Campaign, left: Claim, came: Claim) -> Turned | None:
    gone, there = bounds(left.slots.get("depart")), bounds(came.slots.get("arrive"))
    if gone is None or there is None or came.slots.get("depart") or left.slots.get("arrive"):
        return None
    early = gone.earliest - there.latest
    origin, goal = ids_in(campaign, left, "from"), ids_in(campaign, came, "to")
    other_origin, other_goal = ids_in(campaign, came, "from"), ids_in(campaign, left, "to")
    if early <= 0 or origin & goal or (other_origin and origin and not other_origin & origin):
        return None
    if other_goal and goal and not other_goal & goal:
        return None  # two marches by what both tell
    one_place = bool(other_origin & origin or (other_goal & goal and left.start < came.start))
    behind = left.start < came.start and bool(goal) and not (other_goal and not other_goal & goal)
    if not (one_place and early < _MANY) and not (behind and early < _FEW):
        return None
    name = next(told(left, "subject"), "")
    one, other = (Words(c.doc, c.start, c.end) for c in (left, came))
    whole = bool(other_origin and other_goal and origin and goal)  # each tells a march of its own from end to end
    return Turned(one, other, name, gone, there, bool(other_origin & origin) and not whole)
