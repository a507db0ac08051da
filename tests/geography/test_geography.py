"""Places by name, inside a region; ways along a network, never shorter than the crow flies."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sefer.geography import Gazetteer, Network, Way, builtin, great_circle, rates, read_places, read_routes
from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Place, Route

PLACES, ROUTES = builtin()
NETWORK = Network(PLACES, ROUTES)
STOPS = sorted({r.start for r in ROUTES})


@pytest.mark.parametrize(
    ("name", "row"), [("Gökçay", "Göyçay"), ("QAZAX", "Gazah"), ("Xırdalan", "Hırdalan"), ("Ganja", "Gence")]
)
def test_one_place_behind_many_spellings(name: str, row: str) -> None:
    assert [p.name for p in Gazetteer(PLACES).lookup(name)] == [row]


def test_a_region_box_leaves_namesakes_outside() -> None:
    two = (Place("Aksu", lat=40.6, lon=48.4), Place("Aksu", lat=41.1, lon=80.3))
    assert len(Gazetteer(two).lookup("Aksu")) == 2
    assert [p.lon for p in Gazetteer(two, (40, 38, 51, 43)).lookup("Aksu")] == [48.4]


@given(st.sampled_from(STOPS), st.sampled_from(STOPS))
def test_ways_are_as_long_back_as_forth(one: str, other: str) -> None:
    there, back = NETWORK.way(one, other), NETWORK.way(other, one)
    assert (there is None) == (back is None)
    assert there is None or back is None or abs(there.km - back.km) < 1e-9


@given(st.sampled_from(STOPS), st.sampled_from(STOPS))
def test_no_way_is_shorter_than_the_crow_flies(one: str, other: str) -> None:
    at = {fold(n): p for p in PLACES for n in (p.name, *p.other_names)}
    way = NETWORK.way(one, other)
    for a, b in pairwise(way.stops) if way else ():
        p, q = at.get(fold(a)), at.get(fold(b))
        if p and q and None not in (p.lat, p.lon, q.lat, q.lon):
            leg = next(
                x for x in way.legs if {fold(x.start.split(" (")[0]), fold(x.end.split(" (")[0])} == {fold(a), fold(b)}
            )  # type: ignore[union-attr]
            assert leg.km > 0.9 * great_circle(p.lat, p.lon, q.lat, q.lon)  # type: ignore[arg-type]


@given(st.sampled_from(STOPS), st.sampled_from(STOPS), st.sampled_from(STOPS))
def test_a_detour_is_never_quicker(one: str, other: str, over: str) -> None:
    straight, first, second = NETWORK.way(one, other), NETWORK.way(one, over), NETWORK.way(over, other)
    if straight and first and second:
        assert mean(straight) <= mean(first) + mean(second) + 1e-9


def mean(way: Way) -> float:
    """Days by the middle of the rates, by which ways are chosen."""
    return sum(km / (sum(rates().usual(mode)) / 2) for mode, km in way.by_mode)


LINE = Network(
    (Place("Kars", (), 40.6, 43.1), Place("Gümrü", (), 40.79, 43.85), Place("Tepe", (), 40.6, 43.2), Place("Adı Bilinen")),
    (Route("Kars", "Gümrü", "rail", 76.0),),
)  # fmt: skip


def test_a_place_off_the_network_is_joined_by_a_track() -> None:
    way = LINE.reach("Tepe", "Gümrü")
    assert way is not None and [leg.mode for leg in way.legs] == ["track", "rail"] and way.stops[0] == "Tepe"
    back = LINE.reach("Gümrü", "Tepe")
    assert back is not None and back.km == pytest.approx(way.km)


def test_a_place_without_coordinates_is_reached_by_nobody() -> None:
    assert LINE.reach("Adı Bilinen", "Kars") is None and LINE.reach("Kars", "Atlantis") is None


def test_no_way_is_none() -> None:
    assert NETWORK.way("Bakü", "Atlantis") is None


@pytest.mark.parametrize(
    "row", ["Ankara,,399,32.8,town,high,,", "Ankara,,39.9,kırk,town,high,,", "Ankara,,-91,32.8,town,high,,"]
)
def test_a_bad_row_is_named_by_file_and_number(tmp_path: Path, row: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        "name,other_names,lat,lon,kind,confidence,source,note\nSivas,,39.7,37.0,town,high,,\n" + row, "utf-8"
    )
    with pytest.raises(Complaint) as told:
        read_places(path)
    assert told.value.values["row"] == 3


def test_excel_semicolons_and_decimal_commas_are_read(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        "\ufeffname;other_names;lat;lon;kind;confidence;source;note\nSivas;;39,75;37,01;town;high;;\n", "utf-8"
    )
    assert read_places(path)[0].lat == 39.75


@pytest.mark.parametrize("km", ["0", "-4", ""])
def test_a_route_has_a_length(tmp_path: Path, km: str) -> None:
    path = tmp_path / "routes.csv"
    path.write_text(f"from,to,mode,km,climb_m,capacity,source,confidence\nA,B,road,{km},,,,\n", "utf-8")
    with pytest.raises(Complaint):
        read_routes(path)


@pytest.mark.parametrize(
    "row",
    [
        "Sivas,Tokat,road,0,,",
        "Sivas,Tokat,road,-5,,",
        "Sivas,Tokat,road,105,-300,",
        "Sivas,Tokat,rail,105,,0",
        "Sivas,sivas,road,9,,",
    ],
)
def test_of_routes_a_row_that_cannot_be_right_is_named_and_the_others_count(tmp_path: Path, row: str) -> None:
    path = tmp_path / "routes.csv"
    path.write_text(f"from,to,mode,km,climb_m,capacity\n{row}\nSivas,Kayseri,road,195,,\n", "utf-8")
    told: list[Complaint] = []
    assert [r.end for r in read_routes(path, told.append)] == ["Kayseri"]
    assert [c.values["row"] for c in told] == [2]


def test_who_marches_goes_round_where_a_ship_would_be_quicker() -> None:
    network = Network(
        (), (Route("A", "B", "sea", 40.0), Route("A", "C", "road", 100.0), Route("C", "B", "road", 100.0))
    )
    way, sailed = network.way("A", "B", "march"), network.way("A", "B")
    assert way is not None and way.stops == ("A", "C", "B")
    assert sailed is not None and sailed.stops == ("A", "B")
