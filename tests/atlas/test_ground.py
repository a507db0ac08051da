"""The base map: land where there is land, anywhere on the earth, never more than fits a page."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sefer.atlas import ground
from sefer.atlas.extent import WORLD, frame, period
from sefer.model import Days, Settings


def absolute(ring: list[int]) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for dx, dy in zip(ring[::2], ring[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x * ground.STEP, y * ground.STEP))
    return points


def inside(rings: list[list[int]], lon: float, lat: float) -> bool:
    """Even-odd: does a line to the west cross the rings an odd number of times?"""
    odd = False
    for points in map(absolute, rings):
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
            if (ay > lat) != (by > lat) and lon > ax + (lat - ay) / (by - ay) * (bx - ax):
                odd = not odd
    return odd


LAND = {"Plevne": (24.62, 43.42), "Erzurum": (41.27, 39.9), "Verdun": (5.38, 49.16), "Kut": (45.83, 32.5),
        "Mukden": (123.4, 41.8), "Adua": (38.9, 14.17), "Lüderitz": (16.0, -26.7)}  # fmt: skip
WATER = {"Karadeniz": (34.0, 43.2), "Hazar": (51.0, 41.5), "Marmara": (28.2, 40.75), "Kızıldeniz": (38.0, 20.0)}


@pytest.mark.parametrize(("name", "dry"), [(name, True) for name in LAND] + [(name, False) for name in WATER])
def test_land_is_land_and_the_sea_is_not(name: str, dry: bool) -> None:
    lon, lat = (LAND | WATER)[name]
    assert inside(ground.cut((lon - 3, lat - 3, lon + 3, lat + 3))["land"], lon, lat) is dry


def test_a_lake_lies_in_the_land_and_a_reservoir_of_later_days_does_not() -> None:
    cut = ground.cut((41, 37, 49, 42))
    assert inside(cut["lakes"], 42.9, 38.6)  # Van
    assert not inside(cut["lakes"], 46.75, 40.9)  # Mingachevir, filled in 1953


def test_the_map_goes_on_past_180_degrees() -> None:
    cut = ground.cut((175, -21, 185, -14))  # Fiji on both sides of the line
    lons = [x for ring in cut["land"] for x, _ in absolute(ring)]
    assert min(lons) < 180 < max(lons)


def test_the_whole_world_has_its_continents() -> None:
    land = ground.cut(WORLD)["land"]
    assert all(inside(land, lon, lat) for lon, lat in ((20, 5), (90, 50), (134, -25), (-100, 45), (-60, -10)))
    assert not inside(land, -30, 30)


def test_a_campaign_on_both_sides_of_180_degrees_is_one_region() -> None:
    home, box = frame([(160.2, -9.6), (178.4, -18.1), (-177.4, 28.2), (-157.9, 21.4)], None)
    assert 150 < home[0] < home[2] < 210 and box[2] - box[0] < 180


@settings(max_examples=25)
@given(st.floats(-179, 170), st.floats(-55, 70), st.floats(0.2, 60), st.floats(0.2, 40))
def test_a_cut_stays_in_its_box_and_in_its_budget(west: float, south: float, wide: float, high: float) -> None:
    box = (west, south, west + wide, south + high)
    cut = ground.cut(box)
    for points in (absolute(ring) for layer in cut.values() for ring in layer):
        assert all(box[0] - 0.002 <= x <= box[2] + 0.002 and box[1] - 0.002 <= y <= box[3] + 0.002 for x, y in points)
    assert len(json.dumps(cut)) < 150_000


def test_the_period_is_the_densest_run_of_dated_claims() -> None:
    days = [Days(100, 100), Days(10_000, 10_000), Days(10_020, 10_025), Days(10_100, 10_100), None, Days(9_000, 12_000)]
    assert period(Settings(), days) == (10_000, 10_100)
    assert period(Settings(first=9_990, last=10_200), days) == (9_990, 10_200)


def test_a_place_far_from_all_others_does_not_widen_the_first_view() -> None:
    near = [(24.6 + i / 10, 43.4) for i in range(6)]
    home, box = frame([*near, (28.98, 41.01), (13.4, 52.5)], None)
    assert home[0] > 24 and home[2] < 26 and home[3] < 44.5
    assert box[0] < home[0] and box[3] > home[3]


def test_without_any_place_the_whole_world_is_shown() -> None:
    home, box = frame([], None)
    assert home == WORLD and (box[0] + box[2]) / 2 == (WORLD[0] + WORLD[2]) / 2
    assert frame([], (40, 38, 51, 43))[0] == (40, 38, 51, 43)
