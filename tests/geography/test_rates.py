"""March rates by arm and class, columns and trains, and the fewest days between places that no body of the arm beats."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sefer import pipeline
from sefer.geography import (
    BOUND,
    CLASSES,
    Network,
    builtin,
    entraining_days,
    length_km,
    rates,
    tail_hours,
    trains,
    unswapped,
)  # fmt: skip
from sefer.geography.least import Least
from sefer.geography.rates import ARMS
from sefer.messages import Complaint, say
from sefer.model import Place, Route

PLACES, ROUTES = builtin()
NETWORK = Network(PLACES, ROUTES)
LEAST = Least(NETWORK)
NAMES = st.sampled_from(LEAST.names)


def verdict(km: float, days: float, arm: str = "foot", mode: str = "road") -> str:
    return next((k for k in CLASSES if rates().days({mode: km}, arm, k) <= days), "impossible")


@pytest.mark.parametrize(
    ("km", "days", "wanted"),
    [
        (24 * 7, 7, "normal"), (30, 1, "normal"), (28 * 3, 3, "normal"), (28 * 5, 5, "demanding"), (45, 1, "demanding"),
        (36 * 5, 5, "exceptional"), (60, 1, "exceptional"), (112, 2, "exceptional"), (70, 1, "impossible"),
        (50 * 4, 4, "impossible"),
    ],
)  # fmt: skip
def test_foot_is_judged_by_the_table(km: float, days: float, wanted: str) -> None:
    assert verdict(km, days) == wanted


@pytest.mark.parametrize(
    ("arm", "km", "wanted"),
    [("cavalry", 40, "normal"), ("cavalry", 56, "demanding"), ("cavalry", 95, "exceptional"), ("cavalry", 96, "impossible"),
     ("wagons", 24, "normal"), ("wagons", 32, "demanding"), ("wagons", 48, "exceptional"), ("wagons", 49, "impossible")],
)  # fmt: skip
def test_so_are_horse_and_wagons(arm: str, km: float, wanted: str) -> None:
    assert verdict(km * 10, 10, arm) == wanted


def test_every_row_has_a_source_and_no_class_is_slower_than_the_one_below() -> None:
    for row in rates().rows.values():
        assert row.source and row.usual[0] <= row.usual[1]
        paces = [row.paces[kind] for kind in CLASSES]
        assert [(p.mean, p.best) for p in paces] == sorted((p.mean, p.best) for p in paces)
        assert all(p.mean <= p.best for p in paces)


def test_conditions_slow_a_march_and_never_the_bound() -> None:
    km, snow = {"road": 100.0}, rates().under("snow", "night")
    assert snow.days(km, "foot", "normal") > rates().days(km, "foot", "normal")
    assert snow.days(km, "foot", BOUND) == rates().days(km, "foot", BOUND)
    assert snow.usual("rail") == rates().usual("rail") and snow.usual("road")[1] < rates().usual("road")[1]
    assert rates().days(km, "foot", "normal", climb=1200) == rates().days(km, "foot", "normal") + 0.5


def test_a_division_with_its_trains_is_twelve_to_fifteen_kilometres_long() -> None:
    low, high = length_km(8000, 1400, 24)
    assert low < 13.5 < high and length_km(1000) == (1.0, 1.4)
    assert 2 < tail_hours(8000, 1400, 24)[0] < tail_hours(8000, 1400, 24)[1] < 6


def test_a_formation_of_5732_needs_21_trains() -> None:
    assert trains(5732) == 21 and trains(5732, whole=False) == 12
    assert entraining_days(5732) == (21 / 8, 21 / 4)
    assert entraining_days(5732, capacity=21) == (1.0, 1.0) and entraining_days(5732, capacity=0)[0] == float("inf")


@given(NAMES, NAMES)
def test_the_fewest_days_are_the_same_both_ways(one: str, other: str) -> None:
    assert LEAST.between(one, other) == pytest.approx(LEAST.between(other, one))


@given(NAMES, NAMES, NAMES)
def test_a_detour_is_never_quicker_than_the_straight_way(one: str, other: str, over: str) -> None:
    first, last = LEAST.quickest(one), LEAST.quickest(over)
    at, via = LEAST.position(other), LEAST.position(over)
    assert first[at] <= first[via] + last[at] + 1e-9


@given(NAMES, NAMES, st.sampled_from(ARMS))
def test_nobody_beats_the_bound(one: str, other: str, arm: str) -> None:
    way, least = NETWORK.reach(one, other), Least(NETWORK, arm).between(one, other)
    if way is not None and least is not None:
        for kind in CLASSES:
            assert least <= rates().days(dict(way.by_mode), arm, kind) + 1e-9


@given(NAMES, NAMES, st.sampled_from(("road", "track")), st.floats(1, 900))
def test_a_slower_route_brings_nothing_closer_and_a_new_one_puts_nothing_off(
    one: str, other: str, mode: str, km: float
) -> None:
    more = Least(Network(PLACES, (*ROUTES, Route(one, other, mode, km))))
    for start, end in product(LEAST.names[:6], LEAST.names[-6:]):
        before, after = LEAST.between(start, end), more.between(start, end)
        if before is not None:
            assert after is not None and after <= before + 1e-9
    direct = LEAST.between(one, other)
    if direct is not None and km / 68 > direct + 3:
        assert more.between(one, other) == pytest.approx(direct)


def test_a_network_in_pieces_is_joined_across_country_where_the_places_are_known() -> None:
    places = (Place("A", (), 40.0, 44.0), Place("B", (), 40.3, 44.0), Place("C", (), 40.6, 44.0), Place("Adsız"))
    least = Least(Network(places, (Route("A", "B", "road", 40.0), Route("Adsız", "Issız", "rail", 9.0))))
    assert least.between("A", "C") == pytest.approx(66.7 / 68, rel=0.01)
    assert least.between("A", "Adsız") is None and least.between("A", "Atlantis") is None
    assert least.between("Adsız", "Issız") == pytest.approx(9 / 840)
    assert Network(places, (Route("A", "B", "road", 40.0),)).way("A", "C") is None


@pytest.mark.parametrize("km", [0.0, -5.0, float("nan")])
def test_a_leg_has_a_length(km: float) -> None:
    with pytest.raises(ValueError, match="length must be positive"):
        Route("A", "B", "road", km)


def test_who_is_told_to_ride_rides_and_who_marches_walks() -> None:
    rode, walked = NETWORK.reach("Karakilse", "Göyçay", "rail"), NETWORK.reach("Karakilse", "Göyçay", "march")
    assert rode is not None and "rail" in dict(rode.by_mode)
    assert walked is not None and set(dict(walked.by_mode)) <= {"road", "track"}
    assert NETWORK.reach("Göyçay", "Şamahı", "rail") is None and NETWORK.reach("Kars", "Bakü", "sea") is None


def test_swapped_coordinates_are_told_in_one_line_and_not_believed() -> None:
    heard: list[Complaint] = []
    region = (40.0, 36.5, 51.5, 43.6)
    rows = (Place("Bakü", (), 49.89, 40.37), Place("Tiflis", (), 41.69, 44.83), Place("Paris", (), 48.85, 2.35))
    found = unswapped(rows, region, heard.append)
    assert [(p.lat, p.lon) for p in found] == [(None, None), (41.69, 44.83), (48.85, 2.35)]
    assert len(heard) == 1 and all("Bakü" in say(heard[0].key, lang, **heard[0].values) for lang in ("en", "tr"))


def test_a_campaign_folder_with_swapped_coordinates_is_read_with_a_line(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("5. Tümen 14 Temmuz 1921'de Eskişehir'e ulaştı.", "utf-8")
    (tmp_path / "campaign.toml").write_text("[campaign]\nregion = [26.0, 37.5, 36.5, 41.5]\n", "utf-8")
    (tmp_path / "places.csv").write_text("name,lat,lon\nEskişehir,30.5,39.8\nAnkara,39.9,32.8\n", "utf-8")
    given = pipeline.inputs([tmp_path])
    assert [c.key for c in given.complaints] == ["geography.swapped"]
    assert given.places is not None and [p.lat for p in given.places] == [None, 39.9]
