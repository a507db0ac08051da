"""What a question about time is narrowed to: names, days, a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, Unpack

from sefer.model import Campaign, Claim
from sefer.reconstruct.accounts import cited, known_source
from sefer.reconstruct.lookup import find, told


class Narrowed(TypedDict, total=False):
    """What a question may be narrowed to: names, the first and the last day as ordinals, a source; None narrows nothing."""

    unit: str | None
    person: str | None
    place: str | None
    first: int | None
    last: int | None
    according_to: str | None


class Wanted:
    """Raises Complaint for a name that no claim of the campaign has, and for a source that no claim rests on."""

    def __init__(self, campaign: Campaign, **narrowed: Unpack[Narrowed]) -> None:
        self.source = known_source(campaign, narrowed.get("according_to"))
        names = (("unit", narrowed.get("unit")), ("person", narrowed.get("person")), ("place", narrowed.get("place")))
        self._names = [find(campaign, name, sort) for sort, name in names if name]
        self._first, self._last = narrowed.get("first"), narrowed.get("last")

    def heard(self, claim: Claim) -> bool:
        """Does a claim rest on the source?"""
        return cited(claim, self.source)

    def named(self, *claims: Claim) -> bool:
        """Does one of the claims or another bear each of the names?"""
        return all(any(name.in_slots(claim) for claim in claims) for name in self._names)

    def within(self, earliest: int | None, latest: int | None) -> bool:
        """Can something between two days, open where None, lie within those asked for?"""
        late = self._first is None or latest is None or latest >= self._first
        return late and (self._last is None or earliest is None or earliest <= self._last)


def doers(claim: Claim) -> Sequence[str]:
    """Whom a claim is about."""
    return next((found for slot in ("subject", "parties", "issuer") if (found := list(told(claim, slot)))), [])


def spots(claim: Claim) -> Sequence[str]:
    """Where it happened, or where to."""
    return next((found for slot in ("place", "to") if (found := list(told(claim, slot)))), [])
