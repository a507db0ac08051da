"""A campaign under examination: what several rules ask of it is worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from sefer.checks.shelf import Shelf
from sefer.checks.tellings import Tellings
from sefer.model import Campaign, Claim, Oddity, Words
from sefer.reconstruct.chronology import Contradiction, timelines
from sefer.reconstruct.command import Conflict, conflicts
from sefer.reconstruct.demands import Demand, demands
from sefer.reconstruct.men import Imbalance, imbalances, ledgers
from sefer.reconstruct.movement import March, marches, quickest


@dataclass(frozen=True)
class Examined:
    """A campaign, and what the engines say of it; each answer is worked out when the first rule asks for it."""

    campaign: Campaign

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.campaign.claims}

    def starting(self, doc: str, low: int, high: int) -> list[Claim]:
        """The claims that start between two places of a text, both included, in the order of the campaign."""
        starts = self._starts.get(doc, [])
        found = starts[bisect_left(starts, (low, -1)) : bisect_right(starts, (high, len(self.campaign.claims)))]
        return [self.campaign.claims[n] for n in sorted(n for _, n in found)]

    @cached_property
    def _starts(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n, claim in enumerate(self.campaign.claims):
            found[claim.doc].append((claim.start, n))
        return {doc: sorted(starts) for doc, starts in found.items()}

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

    def set_aside(self, at: Words) -> frozenset[str]:
        """Why figures among some words are no plain ones: heard of others, meant, of one day, of some, of a larger body."""
        found = self._set_aside.get(at.doc, [])
        low = bisect_left(found, at.start, key=lambda one: one[0])
        return frozenset(why for _, why in takewhile(lambda one: one[0] < at.end, found[low:]))

    @cached_property
    def _set_aside(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for doc, oddity in self.oddities("set_aside"):
            found[doc].append((oddity.start, oddity.says["why"]))
        return found

    def ours(self, claim: Claim) -> bool:
        """Did Sefer read a claim itself, so that the words around it were asked too?"""
        return claim.reader.startswith("sefer ")

    @cached_property
    def tellings(self) -> Tellings:
        """What sentences tell of units and persons."""
        return Tellings(self.campaign)

    @cached_property
    def marches(self) -> tuple[March, ...]:
        """Every march that the claims tell or imply, with its verdict."""
        return marches(self.campaign)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What can't be true of command, account by account."""
        return conflicts(self.campaign)

    @cached_property
    def imbalances(self) -> tuple[Imbalance, ...]:
        """Figures of men that can't all be true, account by account, each once."""
        found = (i for heard in ledgers(self.campaign) for i in imbalances(heard.ledgers))
        return tuple({(i.sort, frozenset(i.claims)): i for i in found}.values())

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What can't all be true in time, account by account, each once."""
        least = quickest(self.campaign)
        found = (c for told in timelines(self.campaign, least) for c in told.timeline.contradictions)
        return tuple({frozenset(c.claims): c for c in found}.values())

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """Every order, agreement and plan, with what is told to have come of it."""
        return demands(self.campaign)
