"""Print how the chronology does on made-up campaigns whose truth is known.

Run by hand or by `python3 dev.py bench`: `python benchmarks/engines_time.py [CAMPAIGNS]`.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from random import Random

import generator
import yardstick

from sefer.model import Claim
from sefer.reconstruct.chronology import ORIGIN, Relation, Timeline, TimeNetwork
from sefer.reconstruct.movement import quickest

CAMPAIGNS = 200
FAULTS = (
    "arrival_before_departure", "too_early", "two_places", "before_order", "sequence_violated", "cycle",
    "march_too_fast", "before_founding", "after_dissolution",
)  # fmt: skip
EVENTS, RELATIONS = 10_000, 50_000


def timeline(made: generator.Made) -> Timeline:
    return Timeline(made.campaign, None, quickest(made.campaign))


def outside(made: generator.Made, found: Timeline) -> list[str]:
    """The claims of which the true days lie outside the bounds."""
    return [c.id for c in found.claims if not _inside(made.told[c.id].fact.points, c, found)]


def _inside(points: dict[str, tuple[int, int]], claim: Claim, found: Timeline) -> bool:
    first, last = found.bounds(claim)
    for slot, (earliest, latest) in points.items():
        low, high = first if slot == "depart" else last
        if (low is not None and low > latest) or (high is not None and high < earliest):
            return False
    return True


def without_faults(campaigns: int) -> tuple[float, int]:
    """The share of true days inside the bounds, and the contradictions that are told though there is none."""
    told = wrong = alarms = 0
    for seed in range(campaigns):
        made = generator.campaign(seed)
        found = timeline(made)
        told += len(found.claims)
        wrong += len(outside(made, found))
        alarms += len(found.contradictions)
    return 1 - wrong / told, alarms


def with_faults(campaigns: int) -> tuple[float, float, Counter[str]]:
    """The shares of planted faults that are told, and told by their smallest set of claims; and those missed, by sort."""
    planted = shown = smallest = 0
    missed: Counter[str] = Counter()
    for seed in range(campaigns):
        kind = FAULTS[seed % len(FAULTS)]
        try:
            made = generator.campaign(seed, faults=kind)
        except ValueError:
            continue
        (fault,) = made.faults
        if not fault.shows:
            continue
        planted += 1
        told = [set(c.claims) for c in timeline(made).contradictions]
        if any(set(fault.altered) & claims for claims in told):
            shown += 1
            smallest += any(len(claims) <= len(fault.claims) for claims in told if claims & set(fault.altered))
        else:
            missed[kind] += 1
    return shown / planted, smallest / max(1, shown), missed


def drawn() -> tuple[list[int], list[Relation]]:
    """Ten thousand events over a year, half of them dated, and fifty thousand relations that hold of them."""
    dice = Random(1)
    days = [dice.randrange(700_000, 700_400) for _ in range(EVENTS)]
    told = [
        Relation(ORIGIN, str(i), d - dice.randrange(5), d + dice.randrange(5), (str(i),))
        for i, d in enumerate(days) if i % 2
    ]  # fmt: skip
    while len(told) < RELATIONS:
        one, other = sorted(dice.sample(range(EVENTS), 2), key=days.__getitem__)
        gap = days[other] - days[one]
        most = gap + dice.randrange(15) if dice.random() < 0.6 else None
        told.append(
            Relation(str(one), str(other), max(0, gap - dice.randrange(15)), most, (str(len(told)),), "sequence")
        )
    return days, told


def speed() -> tuple[float, float]:
    """Seconds for the whole network, and the slowest effect of one more relation in milliseconds."""
    days, told = drawn()
    network, whole = yardstick.kept(lambda: TimeNetwork(told))
    dice, slowest = Random(2), 0.0
    gc.freeze()  # a pause of the collector is no effect of the relation
    for _ in range(100):
        one, other = sorted(dice.sample(range(EVENTS), 2), key=days.__getitem__)
        gap = days[other] - days[one]
        start = time.process_time()
        network.effect(Relation(str(one), str(other), gap, gap, ("one more",), "sequence"))
        slowest = max(slowest, time.process_time() - start)
    gc.unfreeze()
    return whole, 1000 * slowest / yardstick.slower()


def measured(campaigns: int = CAMPAIGNS) -> dict[str, float]:
    """The figures by name."""
    inside, alarms = without_faults(campaigns)
    shown, smallest, missed = with_faults(campaigns)
    if missed:
        print("not told:", dict(missed))
    whole, effect = speed()
    return {
        "true days inside the bounds, share": inside,
        "contradictions told of true campaigns": float(alarms),
        "planted impossibilities in time that are told, share": shown,
        "of them by a smallest set of claims, share": smallest,
        f"network of {EVENTS:,} events and {RELATIONS:,} relations, s": whole,
        "effect of one more relation, the slowest of a hundred, ms": effect,
    }


if __name__ == "__main__":
    for name, value in measured(int(sys.argv[1]) if len(sys.argv) > 1 else CAMPAIGNS).items():
        print(f"{name:<62} {value:14,.3f}")
