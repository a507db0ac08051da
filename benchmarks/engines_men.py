"""Print how the ledgers of men do on made-up campaigns whose truth is known.

Run by hand or by `python3 dev.py bench`: `python benchmarks/engines_men.py [CAMPAIGNS]`.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import product
from random import Random

import generator
import yardstick

from sefer.model import RANKS, Campaign, Claim, Document, Entity, Link, Part, Run, Settings
from sefer.reconstruct.men import ALL, Ledgers, imbalances, ledgers

CAMPAIGNS, SMALL = 200, 40
FAULTS = ("part_above_whole", "sum_mismatch", "losses_above_strength", "strength_rises")
STEP = 3  # every third day is looked at
DAY, DATE = 700_000, "1917-07-15"
MOST, OPEN = 7, 6  # men of a sort that are tried in the small ones; from where on a number counts as open


def without_faults(campaigns: int) -> dict[str, float]:
    """How often the truth is inside, what share of all the bounds speak of, and the contradictions told of true campaigns."""
    asked = wrong = bounded = supposed = held = alarms = 0
    for seed in range(campaigns):
        made = generator.campaign(seed)
        book = Ledgers(made.campaign)
        for day in range(made.truth.first, made.truth.last + 1, STEP):
            for unit, balance in book.on(day).items():
                true = made.truth.men(unit, day)
                asked += 1
                inside = (
                    a.low <= n <= a.high
                    for n, a in zip((true.officer, true.soldier, true.person), balance.sure, strict=True)
                )
                wrong += not all(inside)
                bounded += balance.sure.all.low > 0 or balance.sure.all.closed
                found = balance.assumed[ALL]
                supposed += bool(found.assumption)
                held += bool(found.assumption) and found.amount.low <= true.person <= found.amount.high
        alarms += sum(i.level == "contradiction" for i in imbalances(book))
    return {
        "units and days of which the truth is inside what is sure, share": 1 - wrong / asked,
        "of them with something sure of all men, share": bounded / asked,
        "of them with something assumed of all men, share": supposed / asked,
        "truth inside what is assumed, share of those": held / supposed,
        "contradictions of figures told of true campaigns": float(alarms),
    }


def with_faults(campaigns: int) -> tuple[float, float, Counter[str]]:
    """The shares of planted faults that are told, and told by exactly the claims planted; and those missed, by kind."""
    planted = shown = exact = 0
    missed: Counter[str] = Counter()
    for seed in range(campaigns):
        kind = FAULTS[seed % len(FAULTS)]
        try:
            made = generator.campaign(seed, faults=kind)
        except ValueError:
            continue
        (fault,) = made.faults
        planted += 1
        found = (
            Ledgers(made.campaign),
            *(heard.ledgers for heard in ledgers(made.campaign)),
        )  # what some say counts there
        told = [set(i.claims) for one in found for i in imbalances(one)]
        if any(set(fault.altered) & claims for claims in told):
            shown += 1
            exact += set(fault.claims) in told
        else:
            missed[kind] += 1
    return shown / planted, exact / planted, missed


def small(seed: int) -> Campaign:
    """Two divisions that are told to be in a corps on one day, each of the three counted in some way or not at all."""
    dice = Random(seed)
    parts = [(dice.randint(0, 1), dice.randint(0, 1)) for _ in range(2)]
    whole = tuple(sum(men) for men in zip(*parts, strict=True))
    claims: list[Claim] = []
    for name, (officers, soldiers) in zip(NAMES, (whole, *parts), strict=True):
        values = dice.choice(
            ({"officer": officers, "soldier": soldiers}, {"soldier": soldiers}, {"person": officers + soldiers}, {})
        )
        if values:
            claims.append(_claim(len(claims), "strength", subject=name, values=values))
        if name != NAMES[0] and dice.random() < 0.8:
            claims.append(_claim(len(claims), "organization", subject=name, relation="part_of", object=NAMES[0]))
    text = "."
    document = Document("small.txt", text, text, (Run(0, 1, 0, 1),), (Part("body", "en", 0, 1),))
    things = {n: Entity(n, "unit", (n,), {"echelon": RANKS[7 if n == NAMES[0] else 6]}) for n in NAMES}
    links = tuple(Link(n, "unit", "small.txt", n, "same_name") for n in NAMES)
    return Campaign(Settings("Small"), {"small.txt": document}, {"small.txt": ()}, tuple(claims), things, links)


NAMES = ("the corps", "one division", "another division")


def _claim(number: int, kind: str, **slots: object) -> Claim:
    return Claim(f"c{number}", kind, "small.txt", 0, 1, slots | {"date": DATE})


def by_force(campaign: Campaign) -> dict[str, list[tuple[float, float]]]:
    """The bounds of each unit by trying every number of officers and of other ranks for each."""
    told = {c.slots["subject"]: c.slots["values"] for c in campaign.claims if c.kind == "strength"}
    inside = [c.slots["subject"] for c in campaign.claims if c.kind == "organization"]
    some = {name: [m for m in product(range(MOST + 1), repeat=2) if _fits(m, told.get(name, {}))] for name in NAMES}
    out = {name: [(float("inf"), -1.0)] * 3 for name in NAMES}
    for found in product(*some.values()):
        by_name = dict(zip(NAMES, found, strict=True))
        if all(sum(by_name[n][s] for n in inside) <= by_name[NAMES[0]][s] for s in (0, 1)):
            for name, (officers, soldiers) in by_name.items():
                for sort, number in enumerate((officers, soldiers, officers + soldiers)):
                    low, high = out[name][sort]
                    out[name][sort] = (min(low, number), max(high, number))
    return out


def _fits(men: tuple[int, int], values: dict[str, int]) -> bool:
    counted = {"officer": men[0], "soldier": men[1], "person": sum(men)}
    return all(counted[item] == number for item, number in values.items())


def as_tight(campaigns: int) -> float:
    """The share of bounds on small campaigns that are as tight as those found by trying everything."""
    alike = asked = 0
    for seed in range(campaigns):
        made = small(seed)
        forced, book = by_force(made), Ledgers(made)
        (day,) = book.days.held or (None,)
        for name in NAMES if day is not None else ():
            for sort, (low, high) in enumerate(forced[name]):
                mine = book.balance(name, day).sure[sort]
                asked += 1
                alike += mine.low == low and (mine.high == high if mine.closed else high >= OPEN)
    return alike / asked


def speed() -> dict[str, float]:
    """CPU seconds on 1,000 units and 50,000 claims, a slower moment of the machine divided out."""
    made = generator.large(1)
    first = made.truth.first
    book, read = yardstick.kept(lambda: Ledgers(made.campaign))
    once = yardstick.cpu(lambda: book.on(first + 200))
    days = [yardstick.cpu(lambda day=first + 201 + number: book.on(day)) for number in range(5)]  # type: ignore[misc]
    year = yardstick.cpu(lambda: [book.on(day) for day in range(first, made.truth.last + 1)])
    return {
        "men: 50,000 claims read, first day answered, s": read + once,
        "men: of which reading, s": read,
        "men: one day of 1,000 units, ms": 1000 * min(days),
        "men: 365 days of 1,000 units, s": year,
    }


def measured(campaigns: int = CAMPAIGNS) -> dict[str, float]:
    """The figures by name."""
    shown, exact, missed = with_faults(campaigns)
    if missed:
        print("not told:", dict(missed))
    return {
        **without_faults(campaigns),
        "planted figures that are told, share": shown,
        "planted figures told by exactly their claims, share": exact,
        "bounds on small campaigns as tight as by trying everything, share": as_tight(SMALL),
        **speed(),
    }


if __name__ == "__main__":
    for name, value in measured(int(sys.argv[1]) if len(sys.argv) > 1 else CAMPAIGNS).items():
        print(f"{name:<68} {value:12,.3f}")
