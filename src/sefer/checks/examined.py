"""A campaign under examination: what several rules ask of it is worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sefer.checks.shelf import Shelf
from sefer.model import Campaign, Claim, Oddity


@dataclass(frozen=True)
class Examined:
    """A campaign, and what the engines say of it; each answer is worked out when the first rule asks for it."""

    campaign: Campaign

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.campaign.claims}

    @cached_property
    def shelves(self) -> dict[str, Shelf]:
        """The citations of each document beside the works that it lists."""
        return {doc: Shelf(self.campaign, doc) for doc in self.campaign.documents}

    def oddities(self, sort: str) -> Sequence[tuple[str, Oddity]]:
        """The oddities of a sort, each with its document, in order."""
        return self._by_sort.get(sort, ())

    @cached_property
    def _by_sort(self) -> dict[str, list[tuple[str, Oddity]]]:
        found: dict[str, list[tuple[str, Oddity]]] = defaultdict(list)
        for doc, oddities in self.campaign.oddities.items():
            for oddity in oddities:
                found[oddity.sort].append((doc, oddity))
        return found
