"""Outcome -> tables: what came of the runs as ranges, and every input with its claim or its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import sqrt

import numpy as np

from sefer.messages import say
from sefer.model import Campaign, Claim, Contingent, Outcome, Table, Word


def share_interval(hits: int, runs: int) -> tuple[float, float]:
    """The 95 % interval of a share of runs (Wilson 1927)."""
    z, p = 1.959964, hits / runs
    middle = (p + z * z / (2 * runs)) / (1 + z * z / runs)
    half = z * sqrt(p * (1 - p) / runs + z * z / (4 * runs * runs)) / (1 + z * z / runs)
    return max(0.0, min(p, middle - half)), min(1.0, max(p, middle + half))  # rounding may not carry it past the share


def outcome_table(outcome: Outcome, lang: str) -> Table:
    """In how many of the runs the attacker took the place or nobody had yet broken off (95 % intervals of the share),
    how long it lasted, what both sides lost and by what (90 % of the runs)."""
    scenario, runs = outcome.scenario, outcome.runs
    who = {"attacker": scenario.attacker, "defender": scenario.defender, "place": scenario.place, "runs": runs}
    taken, still = sum(outcome.attacker_won), sum(outcome.undecided)
    rows: list[tuple[object, ...]] = [
        (say("simulate.taken", lang, **who), *_share(taken, runs)),
        (say("simulate.kept", lang, **who), *_share(runs - taken - still, runs)),
        (say("simulate.undecided", lang, days=scenario.days, **who), *_share(still, runs)),
        (say("simulate.lasted", lang), *_quantiles(outcome.lasted)),
    ]
    sides = (
        (scenario.attacker, outcome.attacker_lost, outcome.attacker_ledger),
        (scenario.defender, outcome.defender_lost, outcome.defender_ledger),
    )
    for side, lost, ledger in sides:
        rows.append((say("simulate.lost", lang, side=side), *_quantiles(lost)))
        rows += [
            (say(f"simulate.{name}", lang, side=side), *_quantiles(ledger[name]))
            for name in ("killed", "wounded", "missing")
        ]
    return Table(("column.result", "column.low", "column.median", "column.high"), tuple(rows))


def _share(hits: int, runs: int) -> tuple[int, int, int]:
    low, high = share_interval(hits, runs)
    return round(low * runs), hits, round(high * runs)


def _quantiles(numbers: tuple[int, ...]) -> tuple[int, int, int]:
    low, median, high = np.quantile(np.array(numbers), [0.05, 0.5, 0.95])
    return round(float(low)), round(float(median)), round(float(high))


def inputs_table(outcome: Outcome, campaign: Campaign, lang: str) -> Table:
    """Every input: the men of each unit with the claims that say so, each assumption with its reason, and who is out."""
    by = {c.id: c for c in campaign.claims}
    rows: list[tuple[object, ...]] = [_unit(unit, by, lang) for unit in outcome.scenario.contingents]
    for given in outcome.scenario.assumptions:
        named = given.name == "defender"
        source = f" ({given.source})" if given.source and not named else ""
        value = outcome.scenario.defender if named else _span(given.low, given.high)
        rows.append((given.name, say("simulate.assumption", lang), value, say(given.why, lang) + source, ""))
    out = say("simulate.left_out", lang)
    rows += [(name, out, "", say(why, lang), "") for name, why in outcome.scenario.left_out]
    rows += [(name, out, "", say("simulate.counted", lang, unit=unit), "") for name, unit in outcome.scenario.counted]
    return Table(("column.name", "column.side", "column.value", "column.why", "column.claims"), tuple(rows))


def _unit(unit: Contingent, by: Mapping[str, Claim], lang: str) -> tuple[object, ...]:
    labels = "; ".join(dict.fromkeys(label for i in unit.claims if i in by for label in by[i].source))
    why = labels or say("simulate.uncited", lang)
    if unit.assumed:
        why = say("simulate.assumed", lang) + (f"; {labels}" if labels else "")
    if unit.way is None:
        way = ", " + say("simulate.no_way", lang)
    else:
        way = "".join(f", {km:.0f} km {say('simulate.mode_' + mode, lang)}" for mode, km in unit.way)
    return unit.name, unit.side, _span(unit.men_low, unit.men_high) + way, why, " ".join(unit.claims)


def _span(low: float, high: float) -> str:
    return f"{low:.15g}" if low == high else f"{low:.15g}-{high:.15g}"


def whole_table(outcome: Outcome, campaign: Campaign, lang: str) -> Table:
    """Results, inputs and assumptions in one table, with a column that says which a row is: an answer that is kept says
    what it rests on."""
    result, given = outcome_table(outcome, lang), inputs_table(outcome, campaign, lang)
    assumed = {a.name for a in outcome.scenario.assumptions}
    rows: list[tuple[object, ...]] = [
        (Word("simulate.result", "result"), name, low, median, high, None, None, None, None)
        for name, low, median, high in result.rows
    ]
    for name, side, value, why, claims in given.rows:
        sort = Word("simulate.assumption", "assumption") if name in assumed else Word("simulate.input", "input")
        rows.append((sort, name, None, None, None, side, value, why, claims))
    columns = ("sort", "name", "low", "median", "high", "side", "value", "why", "claims")
    return Table(tuple(f"column.{name}" for name in columns), tuple(rows))


def whole_object(outcome: Outcome, campaign: Campaign, lang: str) -> dict[str, object]:
    """The same for programs: outcome, inputs and assumptions, each a list of rows, with the place, day and sides."""
    whole = whole_table(outcome, campaign, lang)
    keys = [column.partition(".")[2] for column in whole.columns]
    rows = [{k: v for k, v in zip(keys, row, strict=True) if v is not None} for row in whole.rows]
    scenario = outcome.scenario
    about = {
        "place": scenario.place, "day": date.fromordinal(scenario.day).isoformat(), "attacker": scenario.attacker,
        "defender": scenario.defender, "runs": outcome.runs, "seed": outcome.seed,
    }  # fmt: skip
    parts = (("outcome", "result"), ("inputs", "input"), ("assumptions", "assumption"))
    return about | {
        part: [{k: v for k, v in row.items() if k != "sort"} for row in rows if str(row["sort"]) == sort]
        for part, sort in parts
    }
