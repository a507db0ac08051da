"""Where a unit can have been: every true place is inside, another true station never widens, what is unknown says why."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moving_made import ROUTES, Row, campaign, stood

from growth import assert_quick
from sefer.model import Place, Route
from sefer.reconstruct.movement import Prisms, Whereabouts, prisms
from sefer.reconstruct.movement.prisms import CAP

FIRST = date(1918, 6, 1).toordinal()
UNIT = "10. Alay"
NEXT: dict[str, list[Route]] = {}
for _route in ROUTES:
    for _end in (_route.start, _route.end):
        NEXT.setdefault(_end.partition(" (")[0], []).append(_route)


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def seen(*stations: tuple[str, int]) -> list[Row]:
    return [stood(UNIT, place, iso(FIRST + day)) for place, day in stations]


def where(made: Prisms, day: int) -> Whereabouts:
    return made.of(f"u:{UNIT}", FIRST + day)


def wandered(seed: int, legs: int) -> Iterator[tuple[float, str, Route | None, float]]:
    """A true march: (day, place, leg, km on the leg) at every place and halfway along every leg, slower than the bound."""
    dice, at, now = random.Random(seed), "Karakilse", 0.3
    yield now, at, None, 0.0
    for _ in range(legs):
        route = dice.choice(NEXT[at])
        start, end = (name.partition(" (")[0] for name in (route.start, route.end))
        speed = dice.uniform(10, 47) if route.mode != "rail" else dice.uniform(60, 500)
        yield now + route.km / speed / 2, "", route, route.km / 2
        now += route.km / speed
        at = end if at == start else start
        yield now, at, None, 0.0
        now += dice.choice((0.0, 0.4, 2.0))
        yield now, at, None, 0.0


def holds(found: Whereabouts, place: str, leg: Route | None, km: float) -> bool:
    if leg is None:
        return place in found.places
    ends = [name.partition(" (")[0] for name in (leg.start, leg.end)]
    return any([a, b] == ends and low <= km <= high for a, b, low, high, _ in found.legs)


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(2, 10), st.integers(2, 5))
def test_every_truth_is_inside(seed: int, legs: int, every: int) -> None:
    truth = list(wandered(seed, legs))
    stops = [(place, int(day)) for day, place, leg, _ in truth if leg is None]
    made = prisms(campaign(seen(*dict.fromkeys(stops[::every]))))
    for day, place, leg, km in truth:
        found = where(made, int(day))
        if found.kind != "unknown" and not found.claims_said:
            assert holds(found, place, leg, km), (day, place, leg, found)
        assert found.reason != "movement.conflict"


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(3, 8))
def test_another_true_station_never_widens(seed: int, legs: int) -> None:
    stops = list(dict.fromkeys((place, int(day)) for day, place, leg, _ in wandered(seed, legs) if leg is None))
    few, more = (prisms(campaign(seen(*found))) for found in (stops[::3], stops))
    for day in range(stops[-1][1] + 1):
        wide, narrow = where(few, day), where(more, day)
        if wide.kind != "unknown" and not narrow.claims_said:
            assert set(narrow.places) <= set(wide.places)
            length = [sum(high - low for _, _, low, high, _ in found.legs) for found in (narrow, wide)]
            assert length[0] <= length[1] + 1e-6


ROAD = [Place(n, (), 36.0 + 0.6 * i, 44.0) for i, n in enumerate("ABCDEFGHI")]  # 67 km apart as the crow flies
WAY = [Route(a, b, "road", 68.0) for a, b in zip("ABCDEFGH", "BCDEFGHI", strict=True)]


def test_a_march_at_the_bound_leaves_a_stretch_of_the_road() -> None:
    made = prisms(campaign(seen(("A", 0), ("E", 4)), ROAD, WAY))
    found = where(made, 2)
    assert (found.kind, found.places, found.claims_bound) == ("stretch", ("C",), ("c0", "c1"))
    assert (where(made, 1).kind, where(made, 1).places) == ("stretch", ("B", "C"))  # the whole day counts, to its end
    (start, end, low, high, mode), *_ = found.legs
    assert (start, end, high, mode) == ("B", "C", 68.0, "road") and 0 < low < 68


def test_places_off_the_road_make_an_area() -> None:
    made = prisms(campaign(seen(("A", 0), ("E", 9)), [*ROAD, Place("Tepe", (), 36.9, 44.2)], WAY))
    assert where(made, 4).kind == "area" and "Tepe" in where(made, 4).places


def test_before_the_first_and_after_the_last_station_the_reach_grows_and_ends() -> None:
    made = prisms(campaign(seen(("E", 20)), ROAD, WAY))
    near, far = where(made, 21), where(made, 24)
    assert set(near.places) < set(far.places) and near.reason == "movement.after_last"
    assert where(made, 19).reason == "movement.before_first"
    assert where(made, 40).reason == "movement.after" and where(made, 2).reason == "movement.before"
    assert where(made, 40).kind == "unknown"
    edge = [where(made, day).reason for day in (20 - CAP - 1, 20 - CAP, 20 + CAP, 20 + CAP + 1)]
    assert edge == ["movement.before", "movement.before_first", "movement.after_last", "movement.after"]


def test_stations_that_no_way_joins_in_time_say_that_they_do_not_fit() -> None:
    found = where(prisms(campaign(seen(("A", 0), ("E", 2), ("A", 3)), ROAD, WAY)), 1)
    assert (found.kind, found.reason, found.places) == ("unknown", "movement.conflict", ())
    assert found.claims_bound == ("c0", "c1")


def test_a_day_of_leaving_that_the_coming_does_not_fit_says_so_with_both_claims() -> None:
    left = ("movement", {"subject": UNIT, "from": "A", "depart": iso(FIRST + 5)}, {})
    came = ("movement", {"subject": UNIT, "to": "I", "arrive": iso(FIRST + 6)}, {})
    made = prisms(campaign([*seen(("A", 0)), left, came], ROAD, WAY))
    found = where(made, 5)
    assert (found.reason, found.claims_bound) == ("movement.conflict", ("c1", "c2"))
    assert where(made, 6).places == ("I",)  # told for that very day
    assert where(made, 4).claims_bound == ("c1", "c2")  # nor does any place fit then, and for the same reason
    assert where(made, 16).reason == "movement.after_last"


def test_two_places_of_one_day_that_no_march_joins_leave_the_days_beside_it_without_a_place() -> None:
    made = prisms(campaign([*seen(("A", 5), ("I", 5), ("B", 15))], ROAD, WAY))
    assert where(made, 5).places == ("A", "I")
    for day in (4, 6):
        assert (where(made, day).reason, where(made, day).claims_bound) == ("movement.conflict", ("c0", "c1"))
    assert where(made, 16).reason == "movement.after_last"


def test_a_claim_that_bounds_both_sides_is_named_once() -> None:
    whole = ("movement", {"subject": UNIT, "from": "A", "to": "C", "depart": iso(FIRST), "arrive": iso(FIRST + 6)}, {})
    assert where(prisms(campaign([whole], ROAD, WAY)), 3).claims_bound == ("c0",)


def test_each_account_has_its_own_bounds() -> None:
    rows = [stood(UNIT, p, iso(FIRST), source=(w,)) for p, w in (("A", "Demir 2001"), ("E", "Kaya 2005"))]
    made = campaign(rows, ROAD, WAY)
    assert where(prisms(made, "Demir"), 0).places == ("A",) and where(prisms(made, "Kaya"), 0).places == ("E",)
    assert where(prisms(made), 0).places == ("A", "E")


def test_a_slower_march_is_a_narrower_assumption() -> None:
    made = campaign(seen(("A", 0), ("B", 5)), ROAD, WAY)
    usual, bound = where(prisms(made, kind="normal"), 2), where(prisms(made), 2)
    assert set(usual.places) < set(bound.places)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([stood(UNIT, "Soltankend", "1918-05-28")], "movement.unlocated"),
        ([("location", {"subject": UNIT, "place": "A"}, {})], "movement.no_day"),
        ([stood("Doğu Ordusu", "A", iso(FIRST))], "movement.no_station"),
        ([stood(UNIT, "A", iso(FIRST), polarity="planned")], "movement.no_station"),
    ],
)
def test_what_is_unknown_says_why(rows: Sequence[Row], reason: str) -> None:
    found = where(prisms(campaign(rows, ROAD, WAY)), 1)
    assert (found.kind, found.reason) == ("unknown", reason)


def test_the_day_of_the_sentence_binds_only_where_asked_for() -> None:
    (kind, slots, _), other = stood(UNIT, "A", iso(FIRST)), ("strength", {"subject": UNIT, "date": iso(FIRST)}, {})
    apart = campaign([(kind, {**slots, "date": None}, {}), other], ROAD, WAY)
    one, two = apart.claims
    made = replace(apart, claims=(one, replace(two, start=one.start, end=one.end)))  # they share their words
    assert where(prisms(made), 0).reason == "movement.no_day"
    assert where(prisms(made, inferred=True), 0).places == ("A",)


def test_a_place_that_no_map_has_is_still_where_it_stood() -> None:
    found = where(prisms(campaign(seen(("Soltankend", 0)), ROAD, WAY)), 0)
    assert (found.kind, found.places) == ("point", ("Soltankend",))


def test_years_odd_dates_and_thousands_of_stations_are_answered() -> None:
    rows = [stood(UNIT, "A", "0001-01-01/9999-12-31"), stood(UNIT, "C", "9999-12-31"), stood(UNIT, "A", iso(FIRST))]
    rows += [stood(UNIT, dice, iso(FIRST + 2 + n // 40)) for n, dice in enumerate("AB" * 1500)]
    made = prisms(campaign(rows, ROAD, WAY))
    assert where(made, 0).places == ("A",) and set(where(made, 1).places) <= {"A", "B", "C"}
    assert made.of(f"u:{UNIT}", 3652059).places == ("C",)


def test_a_day_is_answered_in_a_fraction_of_a_second() -> None:
    dice, names = random.Random(1), sorted(NEXT)
    rows = [stood(UNIT, dice.choice(names), iso(FIRST + 3 * n)) for n in range(120)]
    made = prisms(campaign(rows))
    where(made, 1)
    assert_quick(lambda: [where(made, day) for day in range(300)], 1.0)
