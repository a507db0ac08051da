"""Figures -> their scenes: which figures of one subject are told of one place, one fight or one sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sefer.model import Campaign, Claim
from sefer.reconstruct.accounts import pages, work
from sefer.reconstruct.lookup import told

FIGURES = ("strength", "loss", "capture", "composition")
_CLOSED = r"[.!?…][\"”’)\]]*\s+"
_END = re.compile(rf"{_CLOSED}(?=[^\W\d_a-zçğıöşü])|(?<=[a-zçğıöşü]{{3}}){_CLOSED}(?=\d)|\n")
_FAR = 600  # letters: no sentence is longer
_LEAVES = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


class Scenes:
    """Where the figures of a campaign are told to have been counted."""

    def __init__(self, campaign: Campaign, deeds: Mapping[str, str]) -> None:
        self._campaign = campaign
        self._deeds = deeds
        self._fights: dict[str, list[Claim]] = defaultdict(list)
        for claim in campaign.claims:
            if claim.id in deeds and claim.kind == "engagement":
                self._fights[claim.doc].append(claim)
        for fights in self._fights.values():
            fights.sort(key=lambda f: f.start)
        self._longest = max((f.end - f.start for some in self._fights.values() for f in some), default=0)
        self._known: dict[str, set[str]] = {}

    def parted(self, claims: Sequence[Claim], tied: bool) -> Iterator[tuple[Claim, ...]]:
        """Claims that can be told of one scene; where `tied`, only those that something ties to one another."""
        groups: list[list[Claim]] = []
        for claim in claims:
            fitting = (g for g in groups if not any(self._apart(claim, c, tied) for c in g))
            found = next((g for g in fitting if not tied or any(self._one(claim, c) for c in g)), None)
            if found is None:
                groups.append([claim])
            else:
                found.append(claim)
        yield from map(tuple, groups)

    def _apart(self, one: Claim, other: Claim, undated: bool) -> bool:
        """Are two figures told of different places or fights, or, without a day, on different pages of one work?"""
        pairs = [(self._places(one), self._places(other)), (self._fought(one), self._fought(other))]
        if any(mine and theirs and not mine & theirs for mine, theirs in pairs):
            return True
        return undated and _other_page(one, other)

    def _one(self, one: Claim, other: Claim) -> bool:
        """Does a place, a fight or the sentence say that two figures are of one thing?"""
        if self._places(one) & self._places(other) or self._fought(one) & self._fought(other):
            return True
        return one_sentence(self._campaign, one, other)

    def _places(self, claim: Claim) -> set[str]:
        found = ((name, self._campaign.entity(claim.doc, name, claim.id)) for name in told(claim, "place"))
        return {entity.id if entity else name.casefold() for name, entity in found}

    def _fought(self, claim: Claim) -> set[str]:
        """The fights that are told in the sentence of a claim."""
        if claim.id not in self._known:
            fights = self._fights[claim.doc]
            low = bisect_left(fights, claim.start - _FAR - self._longest, key=lambda f: f.start)
            high = bisect_left(fights, claim.end + _FAR, key=lambda f: f.start)
            near = (f for f in fights[low:high] if one_sentence(self._campaign, claim, f))
            self._known[claim.id] = {self._deeds[f.id] for f in near}
        return self._known[claim.id]


def one_sentence(campaign: Campaign, one: Claim, other: Claim) -> bool:
    """Does the evidence of two claims stand in one sentence of one document?"""
    if one.doc != other.doc:
        return False
    first, last = min(one.end, other.end), max(one.start, other.start)
    if last < first:
        return True
    text = campaign.documents[one.doc].text
    return last - first < _FAR and not _END.search(text, max(0, first - 1), last + 1)


def _other_page(one: Claim, other: Claim) -> bool:
    """Do two claims cite one work, each for pages of its own?"""
    mine, theirs = (_cited(c) for c in (one, other))
    shared = [(mine[w], theirs[w]) for w in mine.keys() & theirs.keys() if mine[w] and theirs[w]]
    return bool(shared) and not any(a & b for a, b in shared)


def _cited(claim: Claim) -> dict[str, set[int]]:
    """The leaves of each work that a claim cites."""
    found: dict[str, set[int]] = defaultdict(set)
    for label in claim.source:
        for low, high in _LEAVES.findall(pages(label)):
            last = int(high or low)
            found[work(label)] |= set(range(int(low), min(last, int(low) + 999) + 1)) or {int(low)}
    return found
