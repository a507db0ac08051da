"""Many days in a row tell what each day tells alone, and what does not change is not worked out again."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import generator
import pytest

from sefer import pipeline
from sefer.model import Campaign
from sefer.reconstruct import course, on, turns
from sefer.reconstruct.replay import spells
from sefer.reconstruct.setting import span_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def campaign(name: str) -> Campaign:
    given = pipeline.inputs([EXAMPLES / name])
    return pipeline.campaign(given, pipeline.read(given, pipeline.quiet))[0]


@pytest.mark.parametrize("name", ["baku-1918", "sakarya-1921"])
def test_every_day_of_a_course_is_that_day_alone(name: str) -> None:
    made = campaign(name)
    first, last = span_of(made) or (1, 1)
    days = range(first - 40, max(last, *turns(made)) + 40)
    assert course(made, days) == [on(made, day) for day in days]


@pytest.mark.parametrize("seed", [7, 12, 15])
def test_every_day_of_the_course_of_a_made_up_campaign_is_that_day_alone(seed: int) -> None:
    made = generator.campaign(seed).campaign
    first, last = span_of(made) or (1, 1)
    days = range(first, last + 5)
    assert course(made, days) == [on(made, day) for day in days]


def test_days_may_come_in_any_order() -> None:
    made = campaign("sakarya-1921")
    first, last = span_of(made) or (1, 1)
    days = [last, first, (first + last) // 2, first, last + 400]
    assert course(made, days) == [on(made, day) for day in days]


def test_a_unit_of_which_nothing_new_is_told_is_not_looked_at_again() -> None:
    made = campaign("baku-1918")
    last = (span_of(made) or (1, 1))[1]
    one, other = course(made, [last + 1000, last + 1001])
    assert one.units and all(a is b for a, b in zip(one.units, other.units, strict=True))


def test_days_on_which_one_account_tells_the_same_are_one_spell() -> None:
    made = campaign("baku-1918")
    first, last = date(1918, 9, 1).toordinal(), date(1918, 9, 5).toordinal()
    found = [s for s in spells(made, first, last, "Dunsterville") if made.entities[s.unit].name == "Bakü Ordusu"]
    assert [(s.first, s.last) for s in found] == [(first, last)]
