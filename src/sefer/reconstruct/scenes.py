"""Figures -> their scenes: which figures of one subject are told of one place, one fight or one sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sefer.letters.patterns import lazy
from sefer.model import Campaign, Claim
from sefer.reconstruct.accounts import pages, work
from sefer.reconstruct.lookup import told

FIGURES = ("strength", "loss", "capture", "composition")
_CLOSED = r"[.!?…][\"”’)\]]*\s+"
_END = lazy(rf"{_CLOSED}(?=[^\W\d_a-zçğıöşü])|(?<=[a-zçğıöşü]{{3}}){_CLOSED}(?=\d)|\n")
_FAR = 600  # letters: no sentence is longer
_LEAVES = lazy(r"(\d+)(?:\s*[-–]\s*(\d+))?")


class _Sign(NamedTuple):
    """Places, fights and citations beside a figure; two figures with one sign can be told of one scene."""

    places: frozenset[str]
    fought: frozenset[str]
    cited: tuple[str, ...]


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
        groups: list[tuple[list[Claim], set[_Sign]]] = []
        by_name: dict[tuple[str, str], set[int]] = defaultdict(set)
        by_cell: dict[tuple[str, int], list[tuple[int, Claim]]] = defaultdict(list)
        first: dict[_Sign, int] = {}  # no group before it fits, however many claims come
        for claim in claims:
            sign = self._sign(claim, tied)
            names = [("place", name) for name in sign.places] + [("fight", name) for name in sign.fought]
            if tied:
                near = [nc for cell in _cells(claim, _FAR) for nc in by_cell.get(cell, ())]
                told = {n for n, other in near if one_sentence(self._campaign, claim, other)}
                able: Iterable[int] = sorted(told.union(*(by_name.get(name, ()) for name in names)))
            else:
                able = range(first.get(sign, 0), len(groups))
            found = next((n for n in able if not any(_apart(sign, other) for other in groups[n][1])), len(groups))
            if found == len(groups):
                groups.append(([], set()))
            groups[found][0].append(claim)
            groups[found][1].add(sign)
            first[sign] = found
            for name in names:
                by_name[name].add(found)
            for cell in _cells(claim, 0):
                by_cell[cell].append((found, claim))
        yield from (tuple(some) for some, _ in groups)

    def _sign(self, claim: Claim, undated: bool) -> _Sign:
        """What sets the scene of a figure; without a day, the pages that it cites too."""
        cited = tuple(claim.source) if undated else ()
        return _Sign(frozenset(self._places(claim)), frozenset(self._fought(claim)), cited)

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


def _apart(one: _Sign, other: _Sign) -> bool:
    """Are two figures told of different places or fights, or, without a day, on different pages of one work?"""
    pairs = ((one.places, other.places), (one.fought, other.fought))
    return any(a and b and a.isdisjoint(b) for a, b in pairs) or _other_page(one.cited, other.cited)


def _cells(claim: Claim, around: int) -> Iterator[tuple[str, int]]:
    """The stretches of its text on which a claim and so many letters on either side of it lie."""
    for n in range((claim.start - around) // _FAR, (claim.end + around) // _FAR + 1):
        yield claim.doc, n


def _other_page(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Are two figures told after one work, each after pages of its own?"""
    mine, theirs = (_cited(c) for c in (one, other))
    shared = [(mine[w], theirs[w]) for w in mine.keys() & theirs.keys() if mine[w] and theirs[w]]
    return bool(shared) and not any(a & b for a, b in shared)


@lru_cache(4096)
def _cited(labels: tuple[str, ...]) -> Mapping[str, set[int]]:
    """The leaves of each cited work."""
    found: dict[str, set[int]] = defaultdict(set)
    for label in labels:
        for low, high in _LEAVES.findall(pages(label)):
            last = int(high or low)
            found[work(label)] |= set(range(int(low), min(last, int(low) + 999) + 1)) or {int(low)}
    return found
