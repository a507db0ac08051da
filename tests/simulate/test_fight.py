"""The fighting model: repeatable, conserving, symmetric, monotone, and true to its law."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_quick
from sefer.geography import rates
from sefer.model import Assumption, Contingent, Scenario
from sefer.simulate import changed, fight, law
from sefer.simulate.scenario import DEFAULTS
from sefer.simulate.sides import muster
from sefer.simulate.tables import share_interval

Kilometres = tuple[tuple[str, float], ...]
RESTING = {"unit_pace_sd": 0.0, "day_pace_sd": 0.0}


def scenario(a: float = 15000, d: float = 9000, days: int = 5, way: Kilometres = ()) -> Scenario:
    men = (Contingent("u:a", "A birliği", "A", a, a, way, ()), Contingent("u:d", "D birliği", "D", d, d, (), ()))
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
    assert few.attacker_ledger["killed"] == many.attacker_ledger["killed"][:10]


def test_a_what_if_that_changes_nothing_differs_by_nothing() -> None:
    same = changed(scenario(), ["slope=0.55..1.35"], [])
    one, other = fight(same, 200, 1), fight(scenario(), 200, 1)
    assert one.attacker_ledger == other.attacker_ledger and one.defender_ledger == other.defender_ledger


def test_the_order_of_units_changes_nothing() -> None:
    base = scenario(way=(("road", 30.0), ("rail", 120.0)))
    more = Contingent("u:b", "B birliği", "A", 800, 2400, (("rail", 200.0),), ())
    one = replace(base, contingents=(*base.contingents, more))
    other = replace(one, contingents=one.contingents[::-1])
    first, second = fight(one, 200, 4), fight(other, 200, 4)
    assert first.attacker_ledger == second.attacker_ledger and first.attacker_won == second.attacker_won


@settings(max_examples=40)
@given(
    a=st.integers(1, 60000),
    d=st.integers(1, 60000),
    seed=st.integers(0, 2**32),
    days=st.integers(1, 20),
    km=st.sampled_from([(), (("road", 40.0),), (("rail", 300.0), ("track", 5.0))]),
)
def test_men_are_conserved(a: int, d: int, seed: int, days: int, km: Kilometres) -> None:
    """Came = fit + killed + wounded + missing in every run, whole and never negative."""
    result = fight(scenario(a, d, days, km), 50, seed)
    for ledger, men in ((result.attacker_ledger, a), (result.defender_ledger, d)):
        parts = np.array([ledger[name] for name in ("fit", "killed", "wounded", "missing")])
        assert parts.min() >= 0 and (parts.sum(axis=0) == np.array(ledger["came"])).all()
        assert set(ledger["came"]) == {men}


@settings(max_examples=20)
@given(low=st.integers(1, 5000), wide=st.integers(0, 5000), seed=st.integers(0, 1000))
def test_men_are_drawn_inside_what_the_sources_allow(low: int, wide: int, seed: int) -> None:
    base = scenario()
    unsure = replace(base.contingents[0], men_low=low, men_high=low + wide)
    came = fight(replace(base, contingents=(unsure, base.contingents[1])), 200, seed).attacker_ledger["came"]
    assert low <= min(came) and max(came) <= low + wide


def test_more_men_never_lower_the_share_of_wins() -> None:
    wins = [sum(fight(scenario(a), 2000, 5).attacker_won) for a in (4000, 9000, 20000, 60000)]
    assert wins == sorted(wins)


def test_ending_hazards_reproduce_the_logistic() -> None:
    """With the assumptions fixed and the first day the last, the share of wins is the logistic within 4 sigma."""
    steady = fixed(scenario(12000, 9000, days=1), intercept=-0.12, slope=1.0, hazard=50.0)
    result = fight(steady, 20000, 11)
    expected = float(law.attacker_wins(np.array([12000 / 9000]), np.array([-0.12]), np.array([1.0]))[0])
    assert abs(np.mean(result.attacker_won) - expected) < 4 * (expected * (1 - expected) / 20000) ** 0.5


def test_fights_last_as_the_hazard_says() -> None:
    """Days until the end are geometric: the share that is still open after three days is exp(-3 lambda)."""
    result = fight(fixed(scenario(9000, 9000, days=3), hazard=0.4), 20000, 6)
    assert abs(np.mean(result.undecided) - np.exp(-1.2)) < 4 * (0.25 / 20000) ** 0.5


def test_sides_that_change_places_change_their_chances() -> None:
    """Without an advantage of attacking, A against D wins as often as D against A loses."""
    still = {"intercept": 0.0, "slope": 1.0, "hazard": 50.0}
    there = fight(fixed(scenario(12000, 8000, days=1), **still), 20000, 2)
    back = fight(fixed(scenario(8000, 12000, days=1), **still), 20000, 3)
    assert abs(np.mean(there.attacker_won) + np.mean(back.attacker_won) - 1.0) < 0.02


def test_losses_without_noise_follow_the_power_of_days() -> None:
    """In the limit without noise the share left after n days is exp(-h n^g)."""
    one, none = np.ones(1), np.zeros(1)
    left = np.ones(1)
    for day in range(1, 8):
        left = left * (1 - law.day_share(law.ATTACKER, one, none, np.array([day]), none))
    assert left[0] == pytest.approx(np.exp(-np.exp(law.ATTACKER.a) * 7**law.ATTACKER.g), abs=1e-12)


def test_only_a_beaten_side_pays_with_missing_men() -> None:
    result = fight(scenario(), 500, 9)
    missing, won = np.array(result.defender_ledger["missing"]), np.array(result.attacker_won)
    assert missing[~won].max() == 0 and missing[won].mean() > 0


@given(km=st.floats(1, 110))
@settings(max_examples=25)
def test_a_march_takes_its_distance_over_the_rate(km: float) -> None:
    steady = fixed(scenario(days=10, way=(("road", km),)), road_km_a_day=20.0, **RESTING)
    none = np.zeros(3)
    comes = muster(steady, "A", law.ATTACKER, 3, 1, none).comes[0]
    assert set(comes) == {float(np.ceil(round(km / 20.0, 9)))}


def test_men_who_are_still_marching_do_not_fight() -> None:
    result = fight(scenario(way=(("road", 2000.0),), days=5), 100, 1)
    assert set(result.attacker_lost) == {0} and set(result.defender_lost) == {0} and not any(result.attacker_won)
    assert all(result.undecided)


def test_a_place_that_nobody_holds_is_taken_without_loss() -> None:
    base = scenario()
    late = replace(base.contingents[1], way=(("road", 2000.0),))
    result = fight(replace(base, contingents=(base.contingents[0], late)), 50, 1)
    assert all(result.attacker_won) and set(result.attacker_lost) == {0}


def test_trains_make_a_queue() -> None:
    """Units on one line come one after the other, no faster than the slots of the line allow."""
    riders = tuple(Contingent(f"u:{n}", f"{n}. Alay", "A", 3000, 3000, (("rail", 100.0),), ()) for n in range(3))
    base = scenario(days=30)
    line = fixed(replace(base, contingents=(*riders, base.contingents[1])), trains=4.0, rail_km_a_day=200.0, **RESTING)
    comes = [float(c[0]) for c in muster(line, "A", law.ATTACKER, 1, 1, np.zeros(1)).comes]
    loads = rates().trains.needed(3000)
    assert comes == sorted(comes) and len(set(comes)) == 3
    assert all(c >= (n + 1) * loads / 4.0 for n, c in enumerate(comes))
    quick = fight(fixed(line, trains=500.0), 300, 1)
    assert sum(quick.lasted) < sum(fight(line, 300, 1).lasted)


def test_a_thousand_runs_of_a_month_take_seconds() -> None:
    assert_quick(lambda: fight(scenario(days=30), 1000, 1), 5.0)


def test_no_runs_is_our_misuse() -> None:
    with pytest.raises(ValueError, match="runs"):
        fight(scenario(), 0, 1)


@given(hits=st.integers(0, 500), more=st.integers(1, 500))
def test_an_interval_holds_its_share(hits: int, more: int) -> None:
    low, high = share_interval(hits, hits + more)
    assert 0 <= low <= hits / (hits + more) <= high <= 1
