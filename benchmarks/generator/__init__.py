"""Seed -> a made-up campaign with its truth, told as claims by several accounts; imports nothing of Sefer but its nouns.

`campaign` makes a world (places on a patch of ground, roads, tracks, railways, maybe a leg by sea, two or three sides with
their orders of battle and commanders), plays a story in it day by day (orders, marches, trains, fights, losses, recruits,
the sick; units come under others, are founded, renamed, merged, dissolved; commanders change), and lets accounts tell parts
of it. The same seed and numbers make the same campaign.

**Truth.** `Truth` knows of each unit and day the place or the kilometre on its leg, the men, commander, parent, name, and
whether it exists, and of each event its days. What holds of a day holds in its evening. Its rates are those of `rates`:
made up, slower than what any engine should call impossible, with the handbooks that they stay inside.

**Telling.** Every claim is true unless `disagree` or a fault is asked for, and so are its bounds: the days of its slots hold
the true day, `{"min", "max"}` the true number. Its true days and numbers stand in `told[id].fact`.
- A location, a strength, a fight or losses with a range of days held on, or over, all of these days; what came about on one
  day (a departure, an arrival, an order, a change) may be dated by a range in which that day lies, a month, or a third of it.
- States are told only of days on which they did not change; strengths count all units beneath.
- A `sequence` counts days from the day on which its first claim was over to that on which its second began: of a move that
  is first its arrival, of one that is second its departure. `first` may be a date. A claim that is dated by another alone
  has no date of its own.
- Recruits are a unit of their own, with a strength, that goes up in another.
- `untold` are the gaps: the events of which no account says anything.
- `disagree` is the share of tellings of what another account told before in which the figures, or the day, are others.

**Faults.** `faults` names kinds of `KINDS`; each plants one impossibility and says which claims show it (`Planted`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from sefer.model import Campaign

from .deeds import DEEDS, deep_losses, meet
from .faults import KINDS
from .planter import Planted, Planter
from .story import Course, played
from .telling import Teller, Told, untold
from .truth import Event, History, Men, Truth, Where
from .world import Words, world
from .written import written

__all__ = [
    "FIRST", "KINDS", "Event", "History", "Made", "Men", "Planted", "Told", "Truth", "Where", "campaign", "large",
]  # fmt: skip

FIRST = date(1918, 3, 1).toordinal()


@dataclass(frozen=True)
class Made:
    """A campaign as it is told, and all that is known of it besides."""

    campaign: Campaign
    truth: Truth
    told: Mapping[str, Told]  # by the id of the claim
    faults: tuple[Planted, ...]
    untold: tuple[int, ...]  # numbers of events

    @property
    def wrong(self) -> dict[str, tuple[str, ...]]:
        """The slots that are not true, by the id of the claim."""
        return {id_: t.wrong for id_, t in self.told.items() if t.wrong}


def campaign(
    seed: int,
    units: int = 12,
    days: int = 60,
    places: int = 25,
    accounts: int = 3,
    faults: str | tuple[str, ...] | None = None,
    disagree: float = 0.0,
    claims: int | None = None,
    pace: float = 1.0,
) -> Made:
    """A campaign of so many units at its beginning, days, places and accounts.

    `faults` are planted one after another; `claims` is how many are told before them, where the number matters; `pace`
    slows the story down. Raises ValueError where a fault finds nothing that it could befall.
    """
    dice = Random(f"{seed}/{units}/{days}/{places}/{accounts}")
    words = Words(dice)
    course = Course(world(dice, words, units, places), dice, words, FIRST, days)
    truth = played(course, DEEDS, meet, pace)
    truth.events += deep_losses(truth)
    teller = Teller(truth, dice, accounts)
    teller.tell(claims, disagree)
    planter = Planter(teller, course.ways, dice)
    kinds = (faults,) if isinstance(faults, str) else faults or ()
    planted = tuple(KINDS[kind](planter) for kind in kinds)
    told = {t.id: t for t in teller.told}
    return Made(written(truth, teller.told, accounts), truth, told, planted, tuple(untold(truth, teller.told)))


def large(seed: int, units: int = 1_000, claims: int = 50_000, days: int = 365) -> Made:
    """A campaign of exactly so many claims about so many units, by ten accounts."""
    return campaign(seed, units, days, places=200, accounts=10, claims=claims, pace=0.15)
