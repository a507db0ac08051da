"""Outcome -> tables: what came of the runs as ranges, and every input with its claim or its reason."""

from __future__ import annotations

from math import sqrt

import numpy as np

from sefer.messages import say
from sefer.model import Campaign, Outcome, Table


def share_interval(hits: int, runs: int) -> tuple[float, float]:
    """The 95 % interval of a share of runs (Wilson 1927)."""
    z, p = 1.959964, hits / runs
    middle = (p + z * z / (2 * runs)) / (1 + z * z / runs)
    half = z * sqrt(p * (1 - p) / runs + z * z / (4 * runs * runs)) / (1 + z * z / runs)
    return max(0.0, middle - half), min(1.0, middle + half)


def outcome_table(outcome: Outcome, lang: str) -> Table:
    """In how many of the runs the attacker took the place, how long it lasted, what both sides lost: 90 % ranges."""
    runs, scenario = outcome.runs, outcome.scenario
    low, high = share_interval(sum(outcome.attacker_won), runs)
    rows: list[tuple[object, ...]] = [
        (say("simulate.taken", lang, side=scenario.attacker, place=scenario.place, runs=runs), round(low * runs), sum(outcome.attacker_won), round(high * runs)),
        (say("simulate.lasted", lang), *_quantiles(outcome.lasted)),
        (say("simulate.lost", lang, side=scenario.attacker), *_quantiles(outcome.attacker_lost)),
        (say("simulate.lost", lang, side=scenario.defender), *_quantiles(outcome.defender_lost)),
    ]  # fmt: skip
    return Table(("column.result", "column.low", "column.median", "column.high"), tuple(rows))


def _quantiles(numbers: tuple[int, ...]) -> tuple[int, int, int]:
    low, median, high = np.quantile(np.array(numbers), [0.05, 0.5, 0.95])
    return round(float(low)), round(float(median)), round(float(high))


def inputs_table(outcome: Outcome, campaign: Campaign, lang: str) -> Table:
    """Every input: the men of each unit with the claims that say so, and each assumption with its reason."""
    by = {c.id: c for c in campaign.claims}
    rows: list[tuple[object, ...]] = []
    for unit in outcome.scenario.contingents:
        labels = dict.fromkeys(label for i in unit.claims if i in by for label in by[i].source)
        why = "; ".join(labels) or say("simulate.assumed" if not unit.claims else "simulate.uncited", lang)
        away = (
            f", {unit.days_away[0]:.1f}-{unit.days_away[1]:.1f} {say('simulate.days_away', lang)}"
            if unit.days_away[1]
            else ""
        )
        men = f"{unit.men_low:g}" if unit.men_low == unit.men_high else f"{unit.men_low:g}-{unit.men_high:g}"
        rows.append((unit.name, unit.side, men + away, why, " ".join(dict.fromkeys(unit.claims))))
    for given in outcome.scenario.assumptions:
        value = f"{given.low:g}" if given.low == given.high else f"{given.low:g}-{given.high:g}"
        why = say(given.why, lang) + (f" ({given.source})" if given.source else "")
        rows.append((given.name, say("simulate.assumption", lang), value, why, ""))
    return Table(("column.name", "column.side", "column.value", "column.why", "column.claims"), tuple(rows))
