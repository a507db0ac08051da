"""One name in years far apart: the days at which each mention stands, cut where a name is silent for long."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from sefer.linking.bearers import Seen
from sefer.linking.persons import SeenPerson
from sefer.model import DateValue, Days, Reading

S = TypeVar("S", Seen, SeenPerson)
Spot = tuple[int, int]  # (number of the document, place in its text)
_VAGUE = 2 * 366  # a sentence's date that says less than this tells no era


class Years:
    """The days that the sentences of some documents name."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._dates = [_believed(r) for r in readings]
        self._starts = [[at for at, _ in dates] for dates in self._dates]
        self._heads = [[s.start for s in r.sentences] for r in readings]
        days = [d for dates in self._dates for _, d in dates]
        self._spread = max(d.latest for d in days) - min(d.earliest for d in days) if days else 0

    def give(self, found: Sequence[Sequence[S]], key: Callable[[S], Hashable], silence: int) -> None:
        """Bearers of one key get the first year of their era where the texts name them in years far apart."""
        if self._spread <= silence:
            return
        groups: dict[Hashable, list[tuple[int, S]]] = defaultdict(list)
        for doc, seen in enumerate(found):
            for one in seen:
                groups[key(one)].append((doc, one))
        for group in groups.values():
            if len(group) > 1:
                eras = self.eras([(doc, one.start) for doc, one in group], silence)
                for (_, one), era in zip(group, eras, strict=True):
                    one.bearer = one.bearer._replace(era=era) if era else one.bearer

    def days(self, spot: Spot) -> list[int]:
        """The days that the sentence at a spot names, each by its first."""
        doc, at = spot
        row = bisect_right(self._heads[doc], at) - 1
        if row < 0:
            return []
        sentence, starts = self._readings[doc].sentences[row], self._starts[doc]
        inside = self._dates[doc][bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        return [d.earliest for _, d in inside if d.latest - d.earliest < _VAGUE]

    def eras(self, spots: Sequence[Spot], silence: int) -> list[int]:
        """For each spot (in order) the first year of its era; all 0 where no silence that long parts them.

        A sentence that names days on both sides of a silence bridges it. An undated spot has the era of the last
        dated one of its document, before the first one of that.
        """
        told = [self.days(spot) for spot in spots]
        days = sorted({d for found in told for d in found})
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


def _believed(reading: Reading) -> list[tuple[int, Days]]:
    """The dates of a document; a lone one years from where all others gather is a slip of the pen and no era."""
    dates = [(m.start, m.value) for m in reading.mentions if isinstance(m.value, DateValue) and m.value.days]
    printed = sorted(
        v.days.earliest for _, v in dates if v.days and v.year_given
    )  # a carried year is no second witness
    firm = [day for n, day in enumerate(printed) if _near(printed[max(0, n - 1) : n] + printed[n + 1 : n + 2], day)]
    return [(at, v.days) for at, v in dates if v.days and (not firm or _near(firm, v.days.earliest))]


def _near(days: Sequence[int], day: int) -> bool:
    """Is one of some days, in order, within two years of a day?"""
    at = bisect_left(days, day - _VAGUE)
    return at < len(days) and days[at] <= day + _VAGUE


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
