"""One name in years far apart: the days at which each mention stands, cut where a name is silent for long."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import TypeVar

from sefer.linking.bearers import UnitBearer
from sefer.linking.names import Names
from sefer.linking.persons import PersonBearer
from sefer.linking.spoken import Spoken

B = TypeVar("B", UnitBearer, PersonBearer)
Spot = tuple[int, int]  # (number of the document, place in its text)
_SPOT = itemgetter(0, 1)


class Years:
    """The days that the sentences of some documents name."""

    def __init__(self, names: Sequence[Names]) -> None:
        self._dated = [n.dated for n in names]
        self._heads = [[head for head, _, _ in n.dated] for n in names]
        spans = [n.span for n in names if n.span]
        self._spread = max(last for _, last in spans) - min(first for first, _ in spans) if spans else 0

    def give(self, found: Sequence[list[Spoken[B]]], key: Callable[[B], Hashable], silence: int) -> None:
        """Bearers of one key get the first year of their era where the texts name them in years far apart."""
        if self._spread <= silence:
            return
        groups: dict[Hashable, list[tuple[int, Spoken[B]]]] = defaultdict(list)
        for doc, spoken in enumerate(found):
            for one in spoken:
                groups[key(one.bearer)].append((doc, one))
        parted: set[int] = set()
        for group in groups.values():
            spots = [(doc, start, one) for doc, one in group for start in one.starts]
            spots.sort(key=_SPOT)
            eras = self.eras(list(map(_SPOT, spots)), silence) if len(spots) > 1 else []
            if any(eras):
                told: dict[int, list[int]] = defaultdict(list)
                for (_, _, one), era in zip(spots, eras, strict=True):
                    told[id(one)].append(era)
                for doc, one in group:
                    parted |= {doc} if _part(found[doc], one, told[id(one)]) else set()
        for doc in parted:
            found[doc].sort(key=lambda one: one.at[0])

    def days(self, spot: Spot) -> Sequence[int]:
        """The days that the sentence at a spot names, each by its first."""
        doc, at = spot
        row = bisect_right(self._heads[doc], at) - 1
        if row < 0:
            return ()
        _, after, days = self._dated[doc][row]
        return days if at < after else ()

    def eras(self, spots: Sequence[Spot], silence: int) -> list[int]:
        """For each spot (in order) the first year of its era; all 0 where no silence that long parts them.

        A sentence that names days on both sides of a silence bridges it. An undated spot has the era of the last
        dated one of its document, before the first one of that.
        """
        told = [self.days(spot) for spot in spots]
        days = sorted({d for found in told for d in found})
        if not days or days[-1] - days[0] <= silence:  # as of nearly every name
            return [0] * len(spots)
        bridges = [(min(found), max(found)) for found in told if len(found) > 1]
        cuts = [
            b for a, b in pairwise(days)
            if b - a > silence and not any(low <= a and b <= high for low, high in bridges)
        ]  # fmt: skip
        if not cuts:
            return [0] * len(spots)
        heads = [days[0], *cuts]
        years = [date.fromordinal(head).year for head in heads]
        own = [years[bisect_right(heads, found[0]) - 1] if found else 0 for found in told]
        return _filled(own, [doc for doc, _ in spots])


def _part(found: list[Spoken[B]], one: Spoken[B], eras: Sequence[int]) -> bool:
    """Give a bearer its era; where its mentions are of several, each gets a bearer of its own. Was it parted?"""
    first, *others = dict.fromkeys(eras)
    for era in others:
        bearer = one.bearer._replace(era=era) if era else one.bearer
        found.append(Spoken(bearer, _of(one.at, eras, era), _of(one.starts, eras, era), one.post, one.rank))
    if others:
        one.at, one.starts = _of(one.at, eras, first), _of(one.starts, eras, first)
    one.bearer = one.bearer._replace(era=first) if first else one.bearer
    return bool(others)


def _of(values: Iterable[int], eras: Sequence[int], era: int) -> list[int]:
    return [value for value, own in zip(values, eras, strict=True) if own == era]


def _filled(own: Sequence[int], docs: Sequence[int]) -> list[int]:
    """Zeroes filled from the spot before in the same document, at its head from the first one told."""
    first: dict[int, int] = {}
    for era, doc in zip(own, docs, strict=True):
        if era:
            first.setdefault(doc, era)
    last: dict[int, int] = {}
    out = []
    for era, doc in zip(own, docs, strict=True):
        last[doc] = era or last.get(doc) or first.get(doc, 0)
        out.append(last[doc])
    return out
