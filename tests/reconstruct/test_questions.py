"""Questions to a campaign, on claims made by hand."""

from __future__ import annotations

from datetime import date

import pytest
from test_made import campaign

from sefer.messages import Complaint
from sefer.model import Table
from sefer.reconstruct import chronology_table, orbat_table, strengths_table
from sefer.report import table as written

DAY = date(1915, 11, 20).toordinal()


def rows(table: Table, lang: str = "en") -> list[dict[str, str]]:
    """A table as people read it: CSV heads without spaces, cells as text."""
    import csv
    import io

    text = written(table, "csv", lang)
    assert isinstance(text, str)
    keys = [c.partition(".")[2] for c in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in list(csv.reader(io.StringIO(text)))[1:]]


def test_each_answer_of_an_order_of_battle_has_its_day_and_its_source() -> None:
    """Rival commanders stand side by side, each with who says so."""
    made = campaign([
        ("command", {"subject": "Kâzım Bey", "role": "komutan", "object": "45. Tümen", "date": "1915-11-01"},
         {"source": ("Demir 2001, 4",), "source_scope": "sentence"}),
        ("command", {"subject": "Ali Bey", "role": "komutan", "object": "45. Tümen", "date": "1915-11-01"},
         {"source": ("Kaya 2005, 9",), "source_scope": "passage"}),
        ("organization", {"subject": "45. Tümen", "relation": "attached_to", "object": "13. Kolordu", "date": None}, {}),
    ])  # fmt: skip
    corps, division = rows(orbat_table(made, DAY))
    assert (corps["unit"], division["unit"]) == ("13. Kolordu", "  45. Tümen")
    assert division["commander"] == "Kâzım Bey (1915-11-01…; Demir 2001, 4) | Ali Bey (1915-11-01…; ~Kaya 2005, 9)"
    assert division["under"] == "attached to 13. Kolordu (?; –)"
    assert rows(orbat_table(made, DAY, according_to="Kaya"))[0]["commander"] == "Ali Bey (1915-11-01…; ~Kaya 2005, 9)"
    assert rows(orbat_table(made, DAY), "tr")[1]["under"] == "13. Kolordu emrinde (?; –)"


def test_a_unit_of_which_only_a_place_is_told_is_shown_with_what_attests_it() -> None:
    made = campaign([
        ("location", {"subject": "45. Tümen", "place": "Kut", "date": "1915-11-02"}, {"source": ("Demir 2001, 4",)}),
        ("location", {"subject": "51. Tümen", "place": "Kut", "date": "1915-12-02"}, {"source": ("Demir 2001, 5",)}),
    ])  # fmt: skip
    (only,) = rows(orbat_table(made, DAY))
    assert only["unit"] == "45. Tümen" and only["attested"] == "Location: Kut (1915-11-02; Demir 2001, 4)"


def test_a_unit_of_which_only_a_reserve_is_told_shows_the_claim_that_tells_it() -> None:
    held = {"subject": "45. Tümen", "relation": "reserve_of", "date": "1915-11-02"}
    (only,) = rows(orbat_table(campaign([("organization", held, {"source": ("Demir 2001, 4",)})]), DAY))
    assert (only["attested"], only["claims"]) == ("in reserve (1915-11-02; Demir 2001, 4)", "c0")


def test_what_attests_a_unit_by_one_source_is_told_by_that_source() -> None:
    made = campaign([
        ("location", {"subject": "45. Tümen", "place": "Kut", "date": "1915-11-02"}, {"source": ("Demir 2001, 4",)}),
        ("location", {"subject": "45. Tümen", "place": "Kut", "date": "1915-11-05"}, {"source": ("Kaya 2005, 9",)}),
    ])  # fmt: skip
    (only,) = rows(orbat_table(made, DAY, according_to="Demir"))
    assert only["attested"] == "Location: Kut (1915-11-02; Demir 2001, 4)"


def test_strengths_and_losses_stand_by_date_with_officers_apart_and_ranges_kept() -> None:
    made = campaign([
        ("strength", {"subject": "45. Tümen", "date": None, "values": {"person": 4000}}, {}),
        ("loss", {"subject": "45. Tümen", "date": "1915-11-25",
                  "values": {"killed": {"officer": 3, "soldier": {"min": 240, "max": 260}}, "wounded": {"soldier": 9}}}, {}),
        ("strength", {"subject": "45. Tümen", "date": "1915-11-20", "values": {"soldier": 5000, "gun": 12}},
         {"source": ("Kaya 2005, 9",)}),
        ("capture", {"subject": "51. Tümen", "object": "45. Tümen", "date": "1915-11-26", "values": {"gun": 2}}, {}),
        ("strength", {"subject": "51. Tümen", "date": None, "values": {"person": 7}}, {}),
    ])  # fmt: skip
    told = rows(strengths_table(made, "45. tümen"))
    assert [(r["date"], r["sort"]) for r in told] == [
        ("1915-11-20", "Strength"), ("1915-11-25", "killed"), ("1915-11-25", "wounded"),
        ("1915-11-26", "taken from it"), ("", "Strength"),
    ]  # fmt: skip
    assert (told[1]["officers"], told[1]["soldiers"], told[0]["other"]) == ("3", "240-260", "12 guns")
    assert (told[4]["men"], told[0]["source"], told[4]["source"]) == ("4000", "Kaya 2005, 9", "–")


def test_a_name_that_is_not_there_is_answered_with_near_ones() -> None:
    made = campaign([("location", {"subject": "45. Tümen", "place": "Kut", "date": "1915-11-02"}, {})])
    with pytest.raises(Complaint) as told:
        strengths_table(made, "45. Tumenler")
    assert (told.value.key, told.value.values["near"]) == ("column.near_name", "45. Tümen")
    with pytest.raises(Complaint) as told:
        chronology_table(made, person="Zzyzx")
    assert told.value.key == "column.no_name"
    with pytest.raises(Complaint):
        orbat_table(made, DAY, side="Marslılar")
    with pytest.raises(Complaint):
        orbat_table(made, DAY, according_to="Nobody 1900")


def test_a_place_is_no_unit_of_the_same_name() -> None:
    """`--unit Kut` asks for a unit; the town of that name is not one."""
    made = campaign([("location", {"subject": "45. Tümen", "place": "Kut", "date": "1915-11-02"}, {})])
    assert len(chronology_table(made, place="kut").rows) == 1
    with pytest.raises(Complaint):
        chronology_table(made, unit="Kut")


def test_the_parts_that_are_called_after_a_unit_stand_among_its_strengths() -> None:
    def held(who: str) -> tuple[str, dict[str, object], dict[str, object]]:
        return ("strength", {"subject": who, "date": "1915-11-02", "values": {"soldier": 500}}, {})

    made = campaign([held("45. Tümen 1. Kol"), held("45. Tümen"), held("4. Tümen")])
    assert [r["unit"] for r in rows(strengths_table(made, "45. Tümen"))] == ["45. Tümen 1. Kol", "45. Tümen"]
    assert [r["unit"] for r in rows(strengths_table(made, "4. Tümen"))] == ["4. Tümen"]


def test_an_answer_without_rows_says_so_to_people_and_stays_a_table_for_programs() -> None:
    made = campaign([("location", {"subject": "45. Tümen", "place": "Kut", "date": "1915-11-02"}, {})])
    empty = strengths_table(made, "45. Tümen")
    assert written(empty, "text", "en") == "nothing of the kind is told in this campaign\n"
    assert written(empty, "json", "tr") == "[]\n" and str(written(empty, "csv", "en")).startswith("date,")
