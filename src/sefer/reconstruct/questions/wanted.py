"""What a question about time is narrowed to: names, days, a source."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.model import Campaign, Claim
from sefer.reconstruct.accounts import cited, known_source
from sefer.reconstruct.lookup import find, told


class Wanted:
    """Raises Complaint for a name that no claim of the campaign has, and for a source that no claim rests on."""

    def __init__(
        self,
        campaign: Campaign,
        unit: str | None = None,
        person: str | None = None,
        place: str | None = None,
        first: int | None = None,
        last: int | None = None,
        according_to: str | None = None,
    ) -> None:
        self.source = known_source(campaign, according_to)
        self._names = [find(campaign, n, s) for s, n in (("unit", unit), ("person", person), ("place", place)) if n]
        self._first, self._last = first, last

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
