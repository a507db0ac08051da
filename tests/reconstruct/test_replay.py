"""The replay: what is told, where a unit can have been between, from day to day, and where two accounts part."""

from __future__ import annotations

import json

import pytest
from engines_made import Row, campaign, marched, ordinal, row, stood

from sefer.model import Campaign, Route
from sefer.reconstruct import Chart, geojson, marches_table, partings_table, replay_table, spells_table
from sefer.reconstruct.replay import spells
from sefer.report.tables import spoken

ROUTES = (
    Route("Lemberg", "Brzezany", "road", 90.0),
    Route("Brzezany", "Podhajce", "road", 28.0),
)


def made(*rows: Row) -> Campaign:
    return campaign(rows, ROUTES)


def told(table_rows: list[dict[str, str]], unit: str) -> dict[str, str]:
    return next(r for r in table_rows if r["column.unit"] == unit)


def rows(table: object, lang: str = "en") -> list[dict[str, str]]:
    return [
        dict(zip(table.columns, (str(spoken(c, lang)) for c in r), strict=True))  # type: ignore[attr-defined]
        for r in table.rows  # type: ignore[attr-defined]
    ]


def test_an_attested_place_is_kept_exactly() -> None:
    found = rows(replay_table(made(stood("57th Regiment", "Brzezany", "1916-08-20")), ordinal("1916-08-20")))
    assert told(found, "57th Regiment")["column.place"] == "Brzezany"
    assert told(found, "57th Regiment")["column.can_be"] == "Brzezany"


def test_between_two_days_it_is_where_it_can_have_been() -> None:
    """Two days for 90 km of road: on the evening between, it is somewhere on that road or within a march of it, not at once at its end."""
    told_of = made(stood("57th Regiment", "Lemberg", "1916-08-18"), stood("57th Regiment", "Brzezany", "1916-08-20"))
    (between,) = [s for s in spells(told_of, ordinal("1916-08-19"), ordinal("1916-08-19")) if s.unit == "57th Regiment"]
    assert between.where is not None and between.where.kind in ("stretch", "area")
    assert set(between.where.claims_bound) == {"c0", "c1"} and not between.where.claims_said
    assert between.where.legs


def test_spells_cover_every_day_once() -> None:
    told_of = made(
        stood("57th Regiment", "Lemberg", "1916-08-18"),
        marched("57th Regiment", "Lemberg", "Brzezany", "1916-08-19", "1916-08-22"),
    )
    first, last = ordinal("1916-08-18"), ordinal("1916-08-25")
    found = [s for s in spells(told_of, first, last) if s.unit == "57th Regiment"]
    assert [day for s in found for day in range(s.first, s.last + 1)] == list(range(first, last + 1))
    table = rows(spells_table(told_of, first, last))
    assert table[0]["column.from"] == "1916-08-18"


def test_geojson_has_a_geometry_where_there_is_a_place_and_none_where_there_is_none() -> None:
    told_of = made(stood("57th Regiment", "Brzezany", "1916-08-20"), stood("62nd Regiment", "Nowhere", "1916-08-20"))
    found = geojson(told_of, ordinal("1916-08-20"), ordinal("1916-08-20"))
    by = {f["properties"]["unit"]: f for f in found["features"]}
    assert by["57th Regiment"]["geometry"] == {"type": "Point", "coordinates": [24.94, 49.45]}
    assert by["62nd Regiment"]["geometry"] is None
    assert json.loads(json.dumps(found)) == found


def test_a_stop_without_coordinates_is_drawn_by_its_kilometres_between_places_that_have_them() -> None:
    lines = [Route("Lemberg", "A halt", "rail", 30.0), Route("A halt", "Brzezany", "rail", 60.0),
             Route("A halt", "Another halt", "road", 10.0)]  # fmt: skip
    chart = Chart(campaign([stood("57th Regiment", "Brzezany", "1916-08-20")], lines))
    one, other = (
        chart.line(("Lemberg", "A halt", 0.0, 30.0, "rail")),
        chart.line(("A halt", "Brzezany", 0.0, 60.0, "rail")),
    )
    assert one and other and one[1] == other[0] and other[1] == (24.94, 49.45)
    assert (one[1][0] - one[0][0]) * 2 == pytest.approx(other[1][0] - other[0][0], abs=1e-4)
    assert chart.spot("A halt") is None and chart.line(("A halt", "Another halt", 0.0, 10.0, "road")) is None


def test_a_planned_place_is_no_place() -> None:
    told_of = made(
        stood("57th Regiment", "Brzezany", "1916-08-20", polarity="planned"),
        row("strength", {"subject": "57th Regiment", "values": {"soldier": 900}, "date": "1916-08-20"}),
    )
    (found,) = rows(replay_table(told_of, ordinal("1916-08-20")))
    assert found["column.place"] == "" and found["column.can_be"] == ""


def test_the_first_day_on_which_two_accounts_part() -> None:
    told_of = made(
        stood("57th Regiment", "Brzezany", "1916-08-20", source=("Demir 2001, 4",)),
        stood("57th Regiment", "Lemberg", "1916-08-20", source=("Kaya 2005, 9",)),
        stood("57th Regiment", "Lemberg", "1916-08-10", source=("Demir 2001, 4",)),
        stood("57th Regiment", "Lemberg", "1916-08-10", source=("Kaya 2005, 9",)),
        stood("57th Regiment", "Podhajce", "1916-08-25", source=("Demir 2001, 5",)),
        stood("57th Regiment", "Uzsok", "1916-08-25", source=("Kaya 2005, 9",)),
    )
    (found,) = rows(partings_table(told_of))
    assert found["column.date"] == "1916-08-20" and found["column.later"] == "1"
    assert {found["column.account"], found["column.other_account"]} == {"Demir 2001", "Kaya 2005"}


@pytest.mark.parametrize("according_to", ["Demir", "Kaya"])
def test_according_to_one_account_only_it_places_anybody(according_to: str) -> None:
    told_of = made(
        stood("57th Regiment", "Brzezany", "1916-08-20", source=("Demir 2001, 4",)),
        stood("57th Regiment", "Lemberg", "1916-08-20", source=("Kaya 2005, 9",)),
    )
    (found,) = rows(replay_table(told_of, ordinal("1916-08-20"), according_to))
    assert found["column.place"] == {"Demir": "Brzezany", "Kaya": "Lemberg"}[according_to]


def test_marches_are_judged_with_their_working() -> None:
    told_of = made(
        marched("57th Regiment", "Lemberg", "Brzezany", "1916-08-18", "1916-08-22"),
        marched("62nd Regiment", "Lemberg", "Podhajce", "1916-08-18", "1916-08-18", mode="march"),
        marched("77th Regiment", "Lemberg", "Nowhere", "1916-08-18", "1916-08-19"),
    )
    found = rows(marches_table(told_of))
    assert [(r["column.unit"], r["column.verdict"].partition(" ")[0].rstrip(":")) for r in found] == [
        ("62nd Regiment", "impossible"), ("57th Regiment", "normal"), ("77th Regiment", "unchecked"),
    ]  # fmt: skip
    assert "118 km" in found[0]["column.working"] and "coordinates" in found[2]["column.working"]
    turkish = rows(marches_table(told_of), "tr")
    assert turkish[0]["column.working"] != found[0]["column.working"]


def test_losses_of_a_day_are_not_held_against_those_of_the_whole_battle() -> None:
    def lost(killed: int, day: str, source: str) -> Row:
        return row(
            "loss",
            {"subject": "57th Regiment", "values": {"killed": {"soldier": killed}}, "date": day},
            source=(source,),
        )

    apart = made(lost(17, "1916-08-24", "Demir 2001"), lost(3758, "1916-08-23/1916-09-13", "Kaya 2005"))
    assert rows(partings_table(apart)) == []
    same = made(lost(17, "1916-08-24", "Demir 2001"), lost(29, "1916-08-24", "Kaya 2005"))
    assert len(rows(partings_table(same))) == 1


def test_the_men_of_a_day_follow_from_the_last_count_under_a_named_assumption() -> None:
    told_of = made(
        row("strength", {"subject": "57th Regiment", "values": {"soldier": 900}, "date": "1916-08-20"}),
        row("loss", {"subject": "57th Regiment", "values": {"killed": {"soldier": 40}}, "date": "1916-08-21"}),
    )
    (counted,) = rows(replay_table(told_of, ordinal("1916-08-20")))
    assert "900" in counted["column.men_that_day"]
    (after,) = rows(replay_table(told_of, ordinal("1916-08-22")))
    assert "860" in after["column.men_that_day"] and "if nobody came or left untold" in after["column.men_that_day"]


def test_undated_commanders_are_no_parting_for_one_may_have_followed_the_other() -> None:
    told_of = made(
        row(
            "command", {"subject": "Kemal Bey", "role": "commander", "object": "57th Regiment"}, source=("Demir 2001",)
        ),
        row(
            "command",
            {"subject": "Yakup Şevki Bey", "role": "commander", "object": "57th Regiment"},
            source=("Kaya 2005",),
        ),
    )
    assert rows(partings_table(told_of)) == []
