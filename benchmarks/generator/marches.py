"""Journey -> the evening of every day on it, at the generator's own rates."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from random import Random
from typing import NamedTuple

from . import rates
from .truth import Where
from .ways import Stage, Step


class Leg(NamedTuple):
    """One stage as it was gone: `evenings` from the day of departure to that of arrival."""

    depart: int
    arrive: int
    stage: Stage
    evenings: tuple[Where, ...]


def planned(dice: Random, journey: Sequence[Stage], ready: int, men: int, free: dict[str, int]) -> list[Leg]:
    """The stages of a column of so many men that is ready on a day; `free` says when each kind of line is free again."""
    out: list[Leg] = []
    for stage in journey:
        if stage.mode == "march":
            depart, evenings = ready, _marched(dice, stage.steps)
        else:
            depart = max(ready + rates.LOADING, free.get(stage.mode, 0))
            evenings = _carried(dice, stage, men)
            free[stage.mode] = depart + len(evenings)
        out.append(Leg(depart, depart + len(evenings) - 1, stage, tuple(evenings)))
        ready = out[-1].arrive + 1
    return out


def _marched(dice: Random, steps: Sequence[Step]) -> list[Where]:
    """Evening after evening on foot, one day in six at rest."""
    out: list[Where] = []
    at, gone = 0, 0.0
    while at < len(steps):
        left = 0.0 if len(out) % rates.REST_EVERY == rates.REST_EVERY - 1 else 1.0
        while left > 0 and at < len(steps):
            pace = dice.uniform(*rates.KM_A_DAY[steps[at].route.mode])
            ahead = steps[at].route.km - gone
            if ahead <= pace * left:
                left, at, gone = left - ahead / pace, at + 1, 0.0
            else:
                left, gone = 0.0, gone + pace * left
        out.append(_evening(steps, at, gone))
    return out


def _carried(dice: Random, stage: Stage, men: int) -> list[Where]:
    """Evening after evening by train or ship; a column is there when its last train is."""
    pace = dice.uniform(*rates.KM_A_DAY[stage.mode])
    slots = min((s.route.capacity for s in stage.steps if s.route.capacity), default=0.0)
    trains = men / rates.MEN_A_TRAIN * rates.TRAINS_FOR_BAGGAGE
    days = ceil(stage.km / pace + (trains / slots if slots else 0.0))
    out: list[Where] = []
    for day in range(1, days + 1):
        at, gone = 0, stage.km * day / days if day < days else float("inf")
        while at < len(stage.steps) and gone >= stage.steps[at].route.km:
            gone -= stage.steps[at].route.km
            at += 1
        out.append(_evening(stage.steps, at, gone))
    return out


def _evening(steps: Sequence[Step], at: int, gone: float) -> Where:
    if at == len(steps):
        return Where(steps[-1].end)
    if gone <= 0:
        return Where(steps[at].start)
    step = steps[at]
    return Where("", step.start, step.end, step.route.mode, round(gone, 1))
