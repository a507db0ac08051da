"""Print how the movements do on made-up campaigns whose truth is known.

Run by hand or by `python3 dev.py bench`: `python benchmarks/engines_space.py [CAMPAIGNS]`.
"""

from __future__ import annotations

import gc
import sys

import generator
import yardstick

from sefer.reconstruct.movement import Whereabouts, marches, prisms

CAMPAIGNS = 200
FAULTS = ("too_early", "two_places", "march_too_fast")
DAYS = 10


def truths(made: generator.Made) -> tuple[int, int, int, int]:
    """Evenings of units: asked for, bounded at all, the true place or kilometre inside; places and legs left open."""
    asked = bounded = inside = left = 0
    found = prisms(made.campaign)
    units = {e.name: e.id for e in made.campaign.entities.values() if e.type == "unit"}
    for day in range(made.truth.first, made.truth.last + 1, 3):
        there = found.on(day)
        for unit in made.truth.where:
            place = made.truth.where[unit].at(day)
            where = there.get(units.get(made.truth.name(unit, day), ""))
            if where is None or place is None or not made.truth.exists(unit, day):
                continue
            asked += 1
            if where.kind == "unknown" and where.reason != "movement.conflict":
                continue
            bounded += 1
            inside += _holds(where, place)
            left += len(where.places)
    return asked, bounded, inside, left


def _holds(where: Whereabouts, true: generator.Where) -> bool:
    if true.place:
        return true.place in where.places
    return any(
        ((a, b) == (true.start, true.end) and low - 0.01 <= true.km <= high + 0.01)
        or ((b, a) == (true.start, true.end) and _turned(where, a, b, true.km, low, high))
        for a, b, low, high, _ in where.legs
    )


def _turned(where: Whereabouts, a: str, b: str, km: float, low: float, high: float) -> bool:
    """Is a kilometre that is counted from the far end on the stretch?"""
    longest = max(h for x, y, _, h, _ in where.legs if (x, y) == (a, b))
    return low - 0.01 <= longest - km <= high + 0.01


def planted(kind: str, campaigns: int) -> tuple[int, int]:
    """Planted impossibilities that the claims show, and those of which a march is called impossible."""
    shown = told = 0
    for seed in range(campaigns):
        try:
            made = generator.campaign(seed, faults=kind)
        except ValueError:
            continue
        (fault,) = made.faults
        if fault.shows:
            shown += 1
            bad = [m for m in marches(made.campaign) if m.verdict == "impossible"]
            told += any(set(m.claims) & set(fault.claims) for m in bad)
    return shown, told


def day_of_thousand() -> float:
    """Seconds of processor for a day of 1,000 units and 50,000 claims, the middle of several, after the first."""
    made = generator.large(1)
    found = prisms(made.campaign)
    first = made.truth.first
    found.on(first)
    gc.collect()
    took = []
    for day in range(first + 20, first + 20 + DAYS):
        took.append(yardstick.cpu(lambda day=day: found.on(day)))  # type: ignore[misc]
    return sorted(took)[DAYS // 2]


def measured(campaigns: int = CAMPAIGNS) -> dict[str, float]:
    """The figures by name."""
    asked = bounded = inside = left = wrong = 0
    for seed in range(campaigns):
        made = generator.campaign(seed)
        a, b, c, d = truths(made)
        asked, bounded, inside, left = asked + a, bounded + b, inside + c, left + d
        wrong += sum(m.verdict == "impossible" for m in marches(made.campaign))
    each = [planted(kind, campaigns) for kind in FAULTS]
    return {
        "evenings that are bounded, share": bounded / max(asked, 1),
        "true places inside the bounds, share of those": inside / max(bounded, 1),
        "places left open on an evening, mean (of 25)": left / max(bounded, 1),
        "marches of true campaigns called impossible": float(wrong),
        **{f"planted and told: {kind}, share": t / max(s, 1) for kind, (s, t) in zip(FAULTS, each, strict=True)},
        "bounds of 1,000 units on a day, 50,000 claims, s": day_of_thousand(),
    }


if __name__ == "__main__":
    for name, value in measured(int(sys.argv[1]) if len(sys.argv) > 1 else CAMPAIGNS).items():
        print(f"{name:<62} {value:14,.3f}")
