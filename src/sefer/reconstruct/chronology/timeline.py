"""Claims -> a timeline: the tightest bounds of every event that they tell, and what can't all be true of them.

What a network of distances can't say ("not both at once", "either order") is tested pairwise on its bounds: where only
one order of two presences of a unit is possible, that order is a relation more; where none is, that is a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sefer.model import Account, Campaign, Claim, Days
from sefer.reconstruct.accounts import accounts
from sefer.reconstruct.chronology.network import Bounds, Effect, Point, Relation, TimeNetwork
from sefer.reconstruct.chronology.relations import Least, apart, begin, end, least_days, relations

_ROUNDS = 4  # of forced orders: each can force others; more were never needed
CYCLE, PLACES = "cycle", "two_places"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that can't all be true: `relations` as they close, short by so many days; `sort`: cycle or two_places."""

    sort: str
    claims: tuple[str, ...]
    relations: tuple[Relation, ...]
    days: int


@dataclass(frozen=True, slots=True)
class _Presence:
    claim: Claim
    point: Point
    place: str
    bounds: Bounds


class Timeline:
    """The events of some claims in time. Equal for the same claims in any order."""

    def __init__(self, campaign: Campaign, claims: Iterable[Claim] | None = None, least: Least | None = None) -> None:
        self._campaign = campaign
        self.claims = tuple(campaign.claims if claims is None else claims)
        self._least = least
        stated = relations(campaign, self.claims, least)
        forced: dict[Relation, None] = {}
        for _ in range(_ROUNDS):
            self.network = TimeNetwork((*stated, *forced))
            before = len(forced)
            self._excluded = []
            for one in self._exclusions():
                if isinstance(one, Contradiction):
                    self._excluded.append(one)
                else:
                    forced[one] = None
            if len(forced) == before:
                break

    def bounds(self, claim: Claim) -> tuple[Bounds, Bounds]:
        """Between which days a claim begins and ends."""
        return self.network.bounds(begin(claim)), self.network.bounds(end(claim))

    def days(self, claim: Claim) -> Days | None:
        """The days on which a claim can have happened; None where one side is open."""
        first, last = self.bounds(claim)
        if first.earliest is None or last.latest is None or first.earliest > last.latest:
            return None
        return Days(first.earliest, last.latest)

    def grounds(self, claim: Claim) -> tuple[str, ...]:
        """The other claims by which the days of a claim are bounded."""
        below, _ = self.network.why(begin(claim))
        _, above = self.network.why(end(claim))
        ids = (i for relation in (*below, *above) for i in relation.says)
        return tuple(dict.fromkeys(i for i in ids if i != claim.id))

    def effect(self, relation: Relation) -> Effect:
        """What one more relation would change."""
        return self.network.effect(relation)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What can't all be true, the smallest first."""
        cycles = (
            Contradiction(CYCLE, _claims(cycle.relations), cycle.relations, cycle.days) for cycle in self.network.cycles
        )
        return tuple(sorted((*cycles, *self._excluded), key=lambda c: (len(c.claims), -c.days, c.claims)))

    def _exclusions(self) -> Iterator[Contradiction | Relation]:
        if self._least is None:
            return
        for unit, found in sorted(apart(self._campaign, self.claims).items()):
            known = [_Presence(c, p, place, self.network.bounds(p)) for c, p, place in found]
            dated = sorted(
                (k for k in known if None not in k.bounds),
                key=lambda k: (k.bounds, k.claim.doc, k.claim.start, str(k.point)),
            )
            yield from self._of_unit(unit, dated)

    def _of_unit(self, unit: str, dated: Sequence[_Presence]) -> Iterator[Contradiction | Relation]:
        stood = dict.fromkeys(p.place for p in dated)
        nights = (
            {(a, b): least_days(self._least(unit, a, b)) for a in stood for b in stood if a < b} if self._least else {}
        )
        farthest = max(nights.values(), default=0)
        for at, one in enumerate(dated) if farthest else ():
            for other in dated[at + 1 :]:
                if _low(other) - _high(one) >= farthest:
                    if _low(other) - max(_high(p) for p in dated[: at + 1]) >= farthest:
                        break
                    continue
                if one.place != other.place and one.claim is not other.claim:
                    needed = nights[min(one.place, other.place), max(one.place, other.place)]
                    yield from self._either(unit, one, other, needed)

    def _either(self, unit: str, one: _Presence, other: _Presence, nights: int) -> Iterator[Contradiction | Relation]:
        """Two presences far from each other: one comes first, and the way lies between."""
        if not nights:
            return
        first = _high(other) - _low(one) >= nights
        second = _high(one) - _low(other) >= nights
        says = (one.claim.id, other.claim.id)
        if not (first or second):
            short = nights - max(_high(other) - _low(one), _high(one) - _low(other))
            between = Relation(one.point, other.point, nights, None, says, "march", firm=True)
            grounds = (r for p in (one.point, other.point) for chain in self.network.why(p) for r in chain)
            told = tuple(dict.fromkeys((*grounds, between)))
            yield Contradiction(PLACES, _claims(told), told, short)
        elif first != second:
            earlier, later = (one, other) if first else (other, one)
            if _low(later) - _high(earlier) < nights:
                yield Relation(earlier.point, later.point, nights, None, says, "march", firm=True)


def _low(presence: _Presence) -> int:
    assert presence.bounds.earliest is not None
    return presence.bounds.earliest


def _high(presence: _Presence) -> int:
    assert presence.bounds.latest is not None
    return presence.bounds.latest


def _claims(found: Iterable[Relation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for relation in found for i in relation.says))


@dataclass(frozen=True)
class Told:
    """The timeline of one account."""

    account: Account
    timeline: Timeline


def timelines(campaign: Campaign, least: Least | None = None) -> tuple[Told, ...]:
    """A timeline for each account: rival sources never make the whole campaign impossible."""
    return tuple(Told(account, Timeline(campaign, account.claims, least)) for account in accounts(campaign))
