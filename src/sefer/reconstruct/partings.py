"""Claims -> the first day on which two accounts part: the first fact of which both tell and of which not both can be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from sefer.model import Campaign, Claim, Days
from sefer.reconstruct.accounts import voices
from sefer.reconstruct.facts import DIFFERS, against, day, facts
from sefer.reconstruct.scenes import FIGURES


@dataclass(frozen=True, slots=True)
class Parting:
    """Two accounts and the claims of one thing in which they first differ; `more` counts what they differ about later."""

    one: str
    other: str
    days: Days | None  # None where nothing dated parts them
    claims: tuple[Claim, Claim]
    more: int


def partings(campaign: Campaign) -> tuple[Parting, ...]:
    """For every two accounts that differ where they first do, in order of days, undated last."""
    first: dict[tuple[str, str], tuple[Days | None, tuple[Claim, Claim], int]] = {}
    for one, other, days, pair in _differences(campaign):
        before = first.get((one, other))
        if before is None:
            first[one, other] = (days, pair, 0)
        elif _when(days) < _when(before[0]):
            first[one, other] = (days, pair, before[2] + 1)
        else:
            first[one, other] = (*before[:2], before[2] + 1)
    found = (Parting(one, other, *told) for (one, other), told in first.items())
    return tuple(sorted(found, key=lambda p: (_when(p.days), p.one, p.other)))


def _when(days: Days | None) -> tuple[int, int]:
    return (days.earliest, days.latest) if days else (1 << 30, 0)


def _differences(campaign: Campaign) -> Iterator[tuple[str, str, Days | None, tuple[Claim, Claim]]]:
    for fact in facts(campaign):
        if fact.days is None and fact.kind not in FIGURES:
            continue  # without a day one may have followed the other
        told = [c for c in fact.claims if c.polarity in ("asserted", "reported")]
        for one, other in combinations(told, 2):
            if set(voices(one)) & set(voices(other)) or against(campaign, one, other) != DIFFERS:
                continue
            days = [d for d in (day(one), day(other)) if d is not None]
            met = Days(min(d.earliest for d in days), max(d.latest for d in days)) if days else None
            for mine in voices(one):
                for theirs in voices(other):
                    pair = (one, other) if mine <= theirs else (other, one)
                    yield min(mine, theirs), max(mine, theirs), met, pair
