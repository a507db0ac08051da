"""Print how the chain of command does on made-up campaigns whose truth is known.

Run by hand or by `python3 dev.py bench`: `python benchmarks/engines_command.py [CAMPAIGNS]`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import generator
import yardstick

from sefer.reconstruct.command import Answer, command, conflicts
from sefer.reconstruct.command.obeyed import obeyed
from sefer.reconstruct.demands import Demand, demands

CAMPAIGNS = 200
FAULTS = {
    "two_parents": "two_parents", "two_commanders": "two_commanders", "before_founding": "before_founding",
    "after_dissolution": "after_end", "own_parent": "own_parent", "cyclic_command": "cycle", "before_order": "before_order",
}  # fmt: skip


def made_up(seed: int, faults: str | None = None) -> generator.Made:
    return generator.campaign(seed, units=10 + seed % 14, days=40 + seed % 30, faults=faults)


def truths(made: generator.Made) -> Counter[str]:
    """Evenings of units: sure answers and those that are true; any answers and those with the true one among them; lives."""
    found: Counter[str] = Counter()
    known, truth = command(made.campaign), made.truth
    for unit in truth.units:
        for day in range(truth.first, truth.last + 1):
            lives, life = truth.exists(unit, day), known.life(unit).on(day)
            found["lives"] += 1
            found["lives true"] += life != ("no" if lives else "surely")
            if lives:
                found.update(_held(known.commanders(unit, day), truth.commander[unit].at(day)))
                found.update(_held(known.parents(unit, day), truth.parent[unit].at(day)))
    return found


def _held(answers: tuple[Answer, ...], true: str | None) -> Iterator[str]:
    for answer in answers:
        if answer.surely:
            yield "sure"
            if answer.value == true:
                yield "sure true"
    if answers:
        yield "told"
        if true in [a.value for a in answers]:
            yield "told true"


def late(made: generator.Made) -> int:
    """Orders of a true campaign that are called impossible."""
    found = (obeyed(made.campaign, d) for d in _all(demands(made.campaign)))
    return sum(o is not None and o.verdict == "impossible" for o in found)


def _all(found: Iterable[Demand]) -> Iterator[Demand]:
    for demand in found:
        yield demand
        yield from _all(demand.parts)


def planted(kind: str, campaigns: int) -> tuple[int, int, int]:
    """Planted impossibilities that the claims show; those that are told; those told by as few claims as any."""
    shown = told = smallest = 0
    for seed in range(campaigns):
        try:
            made = made_up(seed, kind)
        except ValueError:
            continue  # nothing in this campaign that it could befall
        (fault,) = made.faults
        if not fault.shows:
            continue
        found = [c for c in conflicts(made.campaign) if c.sort == FAULTS[kind] and set(fault.altered) <= set(c.claims)]
        shown += 1
        told += bool(found)
        smallest += any(len(c.claims) <= len(fault.claims) for c in found)
    return shown, told, smallest


def speed() -> float:
    """Seconds for who is over whom, and who commands, on one day of a campaign of 1,000 units and 50,000 claims."""
    made = generator.large(1)
    known, day = command(made.campaign), made.truth.first + 180

    def asked(day: int) -> None:
        known.tree(day)
        for unit in made.truth.units:
            known.commanders(unit, day)

    known.tree(day)
    best = []
    for number in range(5):
        best.append(yardstick.cpu(lambda day=day + number: asked(day)))  # type: ignore[misc]
    return min(best)


def measured(campaigns: int = CAMPAIGNS) -> dict[str, float]:
    """The figures by name."""
    found: Counter[str] = Counter()
    alarms = impossible = 0
    for seed in range(campaigns):
        made = made_up(seed)
        found += truths(made)
        alarms += len(conflicts(made.campaign))
        impossible += late(made)
    each = [planted(kind, campaigns // 4 or 1) for kind in FAULTS]
    shown, told, smallest = (sum(numbers) for numbers in zip(*each, strict=True))
    return {
        "sure commanders and parents that are true, share": found["sure true"] / found["sure"],
        "days with an answer that holds the true commander or parent, share": found["told true"] / found["told"],
        "days on which a unit may live as it truly does, share": found["lives true"] / found["lives"],
        "conflicts of command told of true campaigns": float(alarms),
        "orders of true campaigns called impossible": float(impossible),
        "planted impossibilities of command that are told, share": told / shown,
        "of them by as few claims as any, share": smallest / shown,
        "chain of command on one day of 1,000 units, s": speed(),
    }


if __name__ == "__main__":
    for name, value in measured(int(sys.argv[1]) if len(sys.argv) > 1 else CAMPAIGNS).items():
        print(f"{name:<68} {value:12.3f}")
