"""Claims -> the days on which what they tell of command began to hold: their own, narrowed by the network of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sefer.model import Campaign, Claim, Days
from sefer.reconstruct.accounts import voices
from sefer.reconstruct.chronology import Timeline
from sefer.reconstruct.setting import NOWHERE, settings
from sefer.reconstruct.when import when

KINDS = frozenset({"command", "organization"})


class Window(NamedTuple):
    """The days in which a claim holds on one at least; the claims that narrow them; is the day only that of the sentence?"""

    days: Days | None
    grounds: tuple[str, ...] = ()
    inferred: bool = False

    @property
    def day(self) -> int | None:
        """The one day for which it is told; None where there are several or none."""
        days = self.days
        return days.earliest if days is not None and days.earliest == days.latest and not self.inferred else None


class Windows:
    """The windows of the claims of a campaign about command and organization.

    A stretch of days holds on one of them at least: "took over between the 5th and the 8th" is told as a stretch too.
    """

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._settings = settings(campaign)
        self._narrowed = dict(_narrowed(campaign))

    def of(self, claim: Claim) -> Window:
        found = self._narrowed.get(claim.id)
        if found is not None:
            return found
        days = when(self._campaign, claim, "date")
        if days is not None:
            return Window(days)
        inferred = self._settings.get(claim.id, NOWHERE).days
        return Window(inferred, (), inferred is not None)


def _narrowed(campaign: Campaign) -> Iterable[tuple[str, Window]]:
    """Of claims that are dated by others, account by account; an account that contradicts itself narrows nothing."""
    tied = {str(c.slots.get(end)) for c in campaign.claims if c.kind == "sequence" for end in ("first", "second")}
    open_ = [c for c in campaign.claims if c.kind in KINDS and (c.id in tied or c.basis) and not _exact(campaign, c)]
    wanted: dict[str, list[Claim]] = defaultdict(list)
    for claim in open_:
        for voice in voices(claim):
            wanted[voice].append(claim)
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in campaign.claims if wanted else ():
        for voice in voices(claim):
            if voice in wanted:
                told[voice].append(claim)
    best: dict[str, Window] = {}
    for voice, claims in told.items():
        line = Timeline(campaign, claims)
        for claim in () if line.contradictions else wanted[voice]:
            days = line.days(claim)
            old = best.get(claim.id)
            if days is not None and (old is None or old.days is None or _length(days) < _length(old.days)):
                best[claim.id] = Window(days, line.grounds(claim))
    return best.items()


def _exact(campaign: Campaign, claim: Claim) -> bool:
    days = when(campaign, claim, "date")
    return days is not None and days.earliest == days.latest


def _length(days: Days) -> int:
    return days.latest - days.earliest
