"""Claims -> the setting of those without a day: the day that their own sentence gives, or where their passage begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from weakref import ref

from sefer.calendars import limits
from sefer.letters.patterns import lazy
from sefer.model import Campaign, Claim, DateValue, Days
from sefer.reconstruct.when import SLOTS, when

_END = lazy(r"(?<=[^\W\d_]{2}|.[)”\"’'])[.!?…]\s+(?=[^\Wa-zçğıöşü_])|\n")  # of a sentence; "9. Ordu" ends none
_FAR = 1200  # letters over which two claims can still share words


class Setting(NamedTuple):
    """Of a claim without a day: `days` as a claim that shares its words tells them; else the first day of the passage."""

    days: Days | None = None
    floor: int = 0  # told among things that happened on this day: nothing says that it held before
    near: Days | None = None  # when those things happened


NOWHERE = Setting()


def settings(campaign: Campaign) -> Mapping[str, Setting]:
    """The setting of every undated claim that has one; of a dated claim the day before which it says nothing."""
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), dict(_all(campaign)))]
    return _last[0][1]


_last: list[tuple[ref[Campaign], Mapping[str, Setting]]] = []  # the campaign asked for last


def span_of(campaign: Campaign) -> tuple[int, int] | None:
    """First and last day of a campaign: as declared, else as its claims tell; None where nothing is dated."""
    first, last = campaign.settings.first, campaign.settings.last
    if first is not None and last is not None:
        return first, last
    told = [d for c in campaign.claims if (d := when(campaign, c))]
    if not told:
        return None
    return first or min(d.earliest for d in told), last or max(d.latest for d in told)


def _all(campaign: Campaign) -> Iterator[tuple[str, Setting]]:
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in campaign.claims:
        by_doc[claim.doc].append(claim)
    first, last = campaign.settings.first or 0, campaign.settings.last or 1 << 30
    for doc, claims in by_doc.items():
        told = [(c, d) for c in claims if c.polarity in ("asserted", "reported") and (d := when(campaign, c))]
        told = sorted((t for t in told if t[1].latest >= first and t[1].earliest <= last), key=lambda t: t[0].start)
        passages = _Passages(campaign.documents[doc].text, told, tuple(_dates(campaign, doc, first, last)))
        for claim in claims:
            own = when(campaign, claim)
            found = Setting(None, own.earliest, own) if own is not None else _limited(claim) or passages.setting(claim)
            if found != NOWHERE:
                yield claim.id, found


def _dates(campaign: Campaign, doc: str, first: int, last: int) -> Iterator[tuple[int, Days]]:
    """The single days of a document that lie in the campaign, each with its place, whether a claim has them or not."""
    for mention in campaign.mentions.get(doc, ()):
        days = mention.value.days if isinstance(mention.value, DateValue) else None
        if days is not None and days.earliest == days.latest and first <= days.earliest <= last:
            yield mention.start, days


def _limited(claim: Claim) -> Setting | None:
    """Of a claim that is told of the time after a day: from that day on, beside it. Who stayed until a day was there to the last."""
    for slot in SLOTS:
        low, high = limits(claim.slots.get(slot))
        if low is not None:
            return Setting(None, low, Days(low, low))
        if high is not None and claim.kind == "location":
            return Setting(Days(high, high), high)
    return None


class _Passages:
    """The dated claims of a document, in the order in which they stand."""

    def __init__(self, text: str, told: Sequence[tuple[Claim, Days]], dates: Sequence[tuple[int, Days]] = ()) -> None:
        self._told, self._dates = told, dates
        self._starts = [claim.start for claim, _ in told]
        self._ends = [found.end() for found in _END.finditer(text)]
        self._breaks = [at for at, letter in enumerate(text) if letter == "\n"]

    def setting(self, claim: Claim) -> Setting:
        low = bisect_left(self._starts, claim.start - _FAR)
        high = bisect_left(self._starts, claim.end)
        names = _names(claim)
        shared = [d for c, d in self._told[low:high] if claim.start < c.end and names & _names(c)]
        if shared:
            days = min(shared, key=lambda d: d.earliest)
            return Setting(days, days.earliest)
        at = bisect_right(self._starts, claim.start)
        near = [self._told[i] for i in (at - 1, at) if 0 <= i < len(self._told)]
        inside = [(c, days) for c, days in near if self._paragraph(c.start) == self._paragraph(claim.start)]
        if len(inside) > 1 and self._sentence(inside[0][0]) != self._sentence(claim) == self._sentence(inside[1][0]):
            inside = inside[1:]  # "9. Ordu'nun (Karakilse'deydi) 107. Alayı 9 Ağustos'ta yola çıktı"
        found = inside[0][1] if inside else self._unread(claim)
        return Setting(None, found.earliest, found) if found is not None else NOWHERE

    def _unread(self, claim: Claim) -> Days | None:
        """The day told last before a claim in its paragraph, of which no claim is made."""
        at = bisect_left(self._dates, claim.start, key=lambda d: d[0])
        if not at or self._paragraph(self._dates[at - 1][0]) != self._paragraph(claim.start):
            return None
        return self._dates[at - 1][1]

    def _sentence(self, claim: Claim) -> int:
        return bisect_right(self._ends, claim.start)

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._breaks, at)


def _names(claim: Claim) -> frozenset[str]:
    found = (v for value in claim.slots.values() for v in (value if isinstance(value, (list, tuple)) else [value]))
    return frozenset(v for v in found if isinstance(v, str) and not v[:4].isdigit())
