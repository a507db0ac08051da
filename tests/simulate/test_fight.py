"""The fighting model: repeatable, conserving, symmetric, monotone, and true to its law."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sefer.model import Assumption, Contingent, Scenario
from sefer.simulate import changed, fight
from sefer.simulate.law import attacker_wins
from sefer.simulate.scenario import DEFAULTS
from sefer.simulate.tables import share_interval


def scenario(a: float = 15000, d: float = 9000, days: int = 5, away: tuple[float, float] = (0, 0)) -> Scenario:
    men = (
        Contingent("u:a", "A birliği", "A", a, a, away, 0, ()),
        Contingent("u:d", "D birliği", "D", d, d, (0, 0), 0, ()),
    )
    return Scenario(700000, days, "Plevne", "A", "D", men, DEFAULTS)


def fixed(of: Scenario, **values: float) -> Scenario:
    given = tuple(Assumption(a.name, *([values[a.name]] * 2), a.why) if a.name in values else a for a in of.assumptions)
    return replace(of, assumptions=given)


def test_the_same_seed_fights_the_same_fight() -> None:
    assert fight(scenario(), 300, 7) == fight(scenario(), 300, 7)
    assert fight(scenario(), 300, 7) != fight(scenario(), 300, 8)


def test_ten_runs_are_the_first_ten_of_a_thousand() -> None:
    few, many = fight(scenario(), 10, 3), fight(scenario(), 1000, 3)
    assert few.attacker_won == many.attacker_won[:10]
    assert few.attacker_lost == many.attacker_lost[:10]


def test_a_what_if_that_changes_nothing_differs_by_nothing() -> None:
    same = changed(scenario(), ["slope=0.65..1.35"], [])
    assert fight(same, 200, 1).defender_lost == fight(scenario(), 200, 1).defender_lost


@settings(max_examples=25, deadline=None)
@given(a=st.integers(1, 60000), d=st.integers(1, 60000), seed=st.integers(0, 2**32))
def test_nobody_loses_more_men_than_he_has(a: int, d: int, seed: int) -> None:
    """Men are whole, never negative, never more lost than were there."""
    result = fight(scenario(a, d), 50, seed)
    assert all(0 <= lost <= a for lost in result.attacker_lost)
    assert all(0 <= lost <= d for lost in result.defender_lost)


def test_more_men_never_lower_the_share_of_wins() -> None:
    wins = [sum(fight(scenario(a), 2000, 5).attacker_won) for a in (4000, 9000, 20000, 60000)]
    assert wins == sorted(wins)


def test_ending_hazards_reproduce_the_logistic() -> None:
    """With the assumptions fixed and time enough, the share of wins is the logistic of the ratio within chance."""
    steady = fixed(scenario(12000, 9000, days=60), intercept=-0.12, slope=1.0, hazard=3.0)
    result = fight(steady, 20000, 11)
    expected = float(attacker_wins(np.array([12000 / 9000]), np.array([-0.12]), np.array([1.0]))[0])
    assert abs(np.mean(result.attacker_won) - expected) < 4 * (expected * (1 - expected) / 20000) ** 0.5 + 0.01


def test_even_sides_without_advantage_win_evenly() -> None:
    even = fixed(scenario(9000, 9000, days=60), intercept=0.0, slope=1.0, hazard=3.0)
    assert abs(np.mean(fight(even, 20000, 2).attacker_won) - 0.5) < 0.02


def test_men_who_are_still_marching_do_not_fight() -> None:
    result = fight(scenario(away=(9, 9), days=5), 100, 1)
    assert set(result.attacker_lost) == {0} and set(result.defender_lost) == {0} and not any(result.attacker_won)


def test_trains_make_a_queue() -> None:
    """Units on one line come one after the other: fewer trains a day, later arrival."""
    riders = tuple(Contingent(f"u:{n}", f"{n}. Alay", "A", 3000, 3000, (1, 1), 12, ()) for n in range(3))
    base = scenario()
    slow = replace(base, contingents=(*riders, base.contingents[1]), days=6)
    quick = fixed(slow, trains=50.0)
    assert sum(fight(fixed(slow, trains=4.0), 500, 1).attacker_lost) < sum(fight(quick, 500, 1).attacker_lost)


def test_no_runs_is_our_misuse() -> None:
    with pytest.raises(ValueError, match="runs"):
        fight(scenario(), 0, 1)


@given(hits=st.integers(0, 500), more=st.integers(1, 500))
def test_an_interval_holds_its_share(hits: int, more: int) -> None:
    low, high = share_interval(hits, hits + more)
    assert 0 <= low <= hits / (hits + more) <= high <= 1
