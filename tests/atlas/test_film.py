"""The film: the days asked for, and where every unit can have been on each of them, as the replay has it."""

from __future__ import annotations

from typing import Any

from atlas_made import Made, day, plevna, road_to_rahova
from test_draw import data_of, unit_of

from sefer import atlas, reconstruct

FIRST, LAST = "1877-07-18", "1877-07-24"


def film(made: Made, first: str = FIRST, last: str = LAST, according_to: str | None = None) -> dict[str, Any]:
    return data_of(atlas.draw(made.campaign(), [], "en", atlas.Film(day(first), day(last), according_to)))


def on(unit: dict[str, Any], iso: str) -> dict[str, Any]:
    (found,) = [run for run in unit["reach"] if run["from"] <= day(iso) <= run["to"]]
    return dict(found)


def shape(data: dict[str, Any], run: dict[str, Any]) -> dict[str, list[int]]:
    empty: dict[str, list[int]] = {"places": [], "legs": []}
    return empty if run["shape"] is None else dict(data["film"]["shapes"][run["shape"]])


def test_a_film_shows_the_days_asked_for_and_starts_at_the_first() -> None:
    data = film(plevna())
    assert (data["first"], data["last"], data["start"]) == (day(FIRST), day(LAST), day(FIRST))


def test_an_atlas_that_is_no_film_has_no_bounds() -> None:
    data = data_of(atlas.draw(plevna().campaign(), [], "en"))
    assert "film" not in data and not any("reach" in unit for unit in data["units"])


def test_between_two_attested_days_a_unit_is_on_the_way_and_the_two_claims_bound_it() -> None:
    data = film(road_to_rahova())
    between = on(unit_of(data, "20. Alay"), "1877-07-20")
    assert between["kind"] == "stretch" and not between["said"]
    quotes = [data["quotes"][data["claims"][at]["quote"]] for at in between["bound"]]
    assert [quote.split("'")[0] for quote in quotes] == ["20. Alay 19 Temmuz 1877", "20. Alay 22 Temmuz 1877"]
    legs = [data["film"]["legs"][at] for at in shape(data, between)["legs"]]
    assert {tuple(leg["ends"]) for leg in legs} <= {("Vidin", "Lom"), ("Lom", "Rahova")} and legs
    assert all(22.8 < lon < 24 for leg in legs for lon in leg["line"][::2])


def test_on_an_attested_day_it_is_where_the_source_has_it() -> None:
    data = film(road_to_rahova())
    there = on(unit_of(data, "20. Alay"), "1877-07-22")
    assert (there["kind"], [data["film"]["places"][at]["name"] for at in shape(data, there)["places"]]) == (
        "point",
        ["Rahova"],
    )
    assert len(there["said"]) == 1 and there["reason"] == ""


def test_what_nobody_can_say_has_its_reason_in_both_languages_and_no_shape() -> None:
    data = film(road_to_rahova())
    unknown = on(unit_of(data, "21. Alay"), "1877-07-20")
    assert (unknown["kind"], unknown["shape"]) == ("unknown", None)
    assert data["texts"]["en"][unknown["reason"]] == "no source places it anywhere"
    assert data["texts"]["tr"][unknown["reason"]] != data["texts"]["en"][unknown["reason"]]


def test_the_film_and_the_replay_say_the_same_of_every_day() -> None:
    campaign = plevna().campaign()
    data, spells = film(plevna()), reconstruct.bounded_spells(campaign, day(FIRST), day(LAST))
    named = {unit["id"]: unit for unit in data["units"]}
    for spell in spells:
        for at in range(spell.first, spell.last + 1) if spell.told and spell.where else ():
            (run,) = [one for one in named[spell.unit]["reach"] if one["from"] <= at <= one["to"]]
            assert run["kind"] == spell.where.kind and run["reason"] == spell.where.reason
            assert [data["film"]["places"][place]["name"] for place in shape(data, run)["places"]] == list(
                spell.where.places
            )


def test_runs_of_a_unit_neither_overlap_nor_repeat() -> None:
    for unit in film(plevna())["units"]:
        for one, other in zip(unit["reach"], unit["reach"][1:], strict=False):
            assert one["to"] < other["from"]
            assert one["to"] + 1 < other["from"] or {**one, "from": 0, "to": 0} != {**other, "from": 0, "to": 0}


def test_by_one_source_only_what_it_tells_is_shown() -> None:
    data = film(road_to_rahova(), according_to="Demir")
    assert [unit["names"][0] for unit in data["units"]] == ["20. Alay"] and len(data["claims"]) == 1
    bounds = on(unit_of(data, "20. Alay"), "1877-07-22")
    assert bounds["reason"] == "movement.after_last" and not bounds["said"]


def test_a_place_that_nobody_located_has_no_spot() -> None:
    data = film(plevna())
    spots = {place["name"]: place["at"] for place in data["film"]["places"]}
    assert spots["Yeşilova"] is None and spots["Plevne"] == [24.617, 43.417]


def test_a_longer_film_says_the_same_of_the_same_days() -> None:
    short, long = film(plevna()), film(plevna(), last="1877-07-30")
    for iso in ("1877-07-20", "1877-07-21", LAST):
        one, other = (on(unit_of(data, "12. Alay"), iso) for data in (short, long))
        assert (one["kind"], one["reason"], one["bound"]) == (other["kind"], other["reason"], other["bound"])
