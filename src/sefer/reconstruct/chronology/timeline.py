"""Claims -> a timeline: the tightest bounds of every event that they tell, and what can't all be true of them.

What a network of distances can't say ("not both at once", "either order") is tested pairwise on its bounds: where only
one order of two presences of a unit is possible, that order is a relation more; where none is, that is a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sefer.model import Account, Campaign, Claim, Days
from sefer.reconstruct.accounts import accounts
from sefer.reconstruct.chronology.network import SHOWN, Bounds, Effect, Point, Relation, TimeNetwork
from sefer.reconstruct.chronology.relations import Least, apart, begin, end, least_days, relations

_WIDE = 400  # days; a presence dated more loosely forces no order
_ROUNDS = 4  # of forced orders: each can force others; more were never needed
CYCLE, PLACES = "cycle", "two_places"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that can't all be true: `relations` as they close, short by so many days; `sort`: cycle or two_places."""

    sort: str
    claims: tuple[str, ...]
    relations: tuple[Relation, ...]
    days: int


class _Presence(NamedTuple):
    """A claim that has a unit at a place, and the days between which it does."""

    claim: Claim
    point: Point
    place: str
    earliest: int | None
    latest: int | None

    @property
    def low(self) -> int:
        return self.earliest or 0

    @property
    def high(self) -> int:
        return self.latest or 0


class Timeline:
    """The events of some claims in time. Equal for the same claims in any order.

    `untold` contradictions are left out beyond the first SHOWN of either sort, the smallest.
    """

    def __init__(self, campaign: Campaign, claims: Iterable[Claim] | None = None, least: Least | None = None) -> None:
        self._campaign = campaign
        self.claims = tuple(campaign.claims if claims is None else claims)
        self._least = least
        self.network = TimeNetwork(relations(campaign, self.claims, least))
        self._excluded: list[Contradiction] = []
        if least is None:
            return
        present = sorted(apart(campaign, self.claims).items())
        nights = {unit: self._nights(unit, {place for *_, place in found}) for unit, found in present}
        present = [(unit, found) for unit, found in present if any(nights[unit].values())]
        for _ in range(_ROUNDS):
            found = [one for unit, there in present for one in self._of_unit(there, nights[unit])]
            self._excluded = [one for one in found if isinstance(one, Contradiction)]
            forced = [one for one in found if isinstance(one, Relation)]
            if not forced:
                break
            self.network.add(forced)
        self._excluded.sort(key=_smallest)

    @property
    def untold(self) -> int:
        """How many contradictions are not among `contradictions`."""
        return self.network.untold + len(self._excluded[SHOWN:])

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
        below, above = self.network.why(begin(claim))[0], self.network.why(end(claim))[1]
        below, above = below or self.network.why(end(claim))[0], above or self.network.why(begin(claim))[1]
        ids = (i for relation in (*below, *above) for i in relation.says)
        return tuple(dict.fromkeys(i for i in ids if i != claim.id))

    def effect(self, relation: Relation) -> Effect:
        """What one more relation would change."""
        return self.network.effect(relation)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What can't all be true, the smallest first; the first SHOWN of either sort."""
        cycles = (
            Contradiction(CYCLE, _claims(cycle.relations), cycle.relations, cycle.days) for cycle in self.network.cycles
        )
        return tuple(sorted((*cycles, *self._excluded[:SHOWN]), key=_smallest))

    def _nights(self, unit: str, places: Iterable[str]) -> Mapping[tuple[str, str], int]:
        """The nights between any two places at the fastest that is known of a unit."""
        stood = sorted(places)
        if self._least is None:
            return {}
        return {(a, b): least_days(self._least(unit, a, b, None)) for i, a in enumerate(stood) for b in stood[i + 1 :]}

    def _of_unit(
        self, found: Sequence[tuple[Claim, Point, str]], nights: Mapping[tuple[str, str], int]
    ) -> Iterator[Contradiction | Relation]:
        """What follows for the presences of a unit from its being in one place at a time."""
        known = [_Presence(claim, point, place, *self.network.bounds(point)) for claim, point, place in found]
        dated = [p for p in known if p.earliest is not None and p.latest is not None]
        dated.sort(key=lambda p: (p.earliest, p.latest, p.claim.doc, p.claim.start, str(p.point)))
        farthest = max(nights.values())
        for at, one in enumerate(dated):
            for other in dated[at + 1 :]:
                if other.low - one.high >= farthest:
                    if other.low - one.low >= farthest + _WIDE:
                        break
                    continue
                if one.place != other.place and one.claim is not other.claim:
                    needed = nights[min(one.place, other.place), max(one.place, other.place)]
                    yield from self._either(one, other, needed)

    def _either(self, one: _Presence, other: _Presence, nights: int) -> Iterator[Contradiction | Relation]:
        """Two presences far from each other: one comes first, and the way lies between."""
        if not nights:
            return
        first, second = other.high - one.low >= nights, one.high - other.low >= nights
        says = (one.claim.id, other.claim.id)
        if not (first or second):
            short = nights - max(other.high - one.low, one.high - other.low)
            between = Relation(one.point, other.point, nights, None, says, "march", firm=True)
            grounds = (r for p in (one.point, other.point) for chain in self.network.why(p) for r in chain)
            told = tuple(dict.fromkeys((*grounds, between)))
            yield Contradiction(PLACES, _claims(told), told, short)
        elif first != second:
            earlier, later = (one, other) if first else (other, one)
            if later.low - earlier.high < nights:
                yield Relation(earlier.point, later.point, nights, None, says, "march", firm=True)


def _smallest(found: Contradiction) -> tuple[int, int, tuple[str, ...]]:
    return len(found.claims), -found.days, found.claims


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
