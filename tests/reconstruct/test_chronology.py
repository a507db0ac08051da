"""Claims in time: what a historian may conclude of a day that no source gives, and what can't all be true."""

from __future__ import annotations

import pytest
from engines_made import Row, after, campaign, marched, ordinal, row, stood

from sefer.model import Table
from sefer.reconstruct import bounds_table, contradictions_table
from sefer.reconstruct.chronology import Timeline, timelines
from sefer.report.tables import spoken

FAR = {
    ("Brzezany", "Lemberg"): 4.0,
    ("Lemberg", "Uzsok"): 9.0,
    ("Brzezany", "Uzsok"): 8.0,
    ("Brzezany", "Podhajce"): 0.6,
}


def least(_: str, start: str, end: str, mode: str | None) -> float | None:
    return 0.0 if start == end else FAR.get((min(start, end), max(start, end)))


def timeline(*rows: Row) -> Timeline:
    return Timeline(campaign(rows), None, least)


def days(made: Timeline, claim: str) -> list[str | None]:
    from datetime import date

    found = next(c for c in made.claims if c.id == claim)
    first, last = made.bounds(found)
    return [None if d is None else date.fromordinal(d).isoformat() for d in (first.earliest, last.latest)]


def contradicted(made: Timeline) -> list[tuple[str, ...]]:
    return [tuple(sorted(c.claims)) for c in made.contradictions]


def test_two_days_after_a_dated_fight() -> None:
    made = timeline(
        row("engagement", {"parties": ["57th Regiment"], "place": "Brzezany", "date": "1916-09-02"}),
        stood("57th Regiment", "Podhajce", None),
        after("c0", "c1", 2, 2),
    )
    assert days(made, "c1") == ["1916-09-04", "1916-09-04"]
    assert made.grounds(made.claims[1]) == ("c2", "c0")
    assert not made.contradictions


def test_a_march_takes_its_time() -> None:
    """Nobody says when it left; at the fastest the way takes four days, three nights."""
    made = timeline(marched("57th Regiment", "Lemberg", "Brzezany", None, "1916-08-20"))
    assert days(made, "c0") == [None, "1916-08-20"]
    first, _ = made.bounds(made.claims[0])
    assert first.latest == ordinal("1916-08-17")


def test_a_month_is_narrowed_by_what_came_before_and_after() -> None:
    made = timeline(
        row("order", {"issuer": "XV Corps", "recipient": "57th Regiment", "date": "1916-08-14", "content": "move"}),
        stood("57th Regiment", "Podhajce", "1916-08", basis=("c0",)),
        after("c1", "c3", 1, None),
        stood("57th Regiment", "Brzezany", "1916-08-21"),
    )
    assert days(made, "c1") == ["1916-08-14", "1916-08-20"]


def test_an_arrival_before_its_departure_is_the_smallest_contradiction() -> None:
    made = timeline(marched("57th Regiment", "Lemberg", "Brzezany", "1916-08-20", "1916-08-15"))
    assert contradicted(made) == [("c0",)]
    assert made.contradictions[0].days == 8


def test_a_deed_before_its_order() -> None:
    made = timeline(
        row("order", {"issuer": "XV Corps", "recipient": "57th Regiment", "date": "1916-08-14", "content": "attack"}),
        row("engagement", {"parties": ["57th Regiment"], "place": "Podhajce", "date": "1916-08-12"}, basis=("c0",)),
    )
    assert contradicted(made) == [("c0", "c1")]


def test_a_deed_before_the_founding_and_one_after_the_end() -> None:
    life = [
        row("organization", {"subject": "57th Regiment", "relation": "established", "date": "1915-02-01"}),
        row("organization", {"subject": "57th Regiment", "relation": "abolished", "date": "1918-10-31"}),
    ]
    made = timeline(
        *life, stood("57th Regiment", "Lemberg", "1915-01-20"), stood("57th Regiment", "Lemberg", "1918-11-03")
    )
    assert contradicted(made) == [("c0", "c2"), ("c1", "c3")]
    assert not timeline(*life, stood("57th Regiment", "Lemberg", "1916-01-20")).contradictions


def test_founded_twice_proves_nothing() -> None:
    first, second = (
        row("organization", {"subject": "57th Regiment", "relation": "established", "date": day})
        for day in ("1915-02-01", "1917-02-01")
    )
    for order in ((first, second), (second, first)):
        assert not timeline(*order, stood("57th Regiment", "Lemberg", "1916-01-20")).contradictions


def test_two_places_on_one_day() -> None:
    made = timeline(stood("57th Regiment", "Lemberg", "1916-08-20"), stood("57th Regiment", "Uzsok", "1916-08-21"))
    assert contradicted(made) == [("c0", "c1")]
    assert made.contradictions[0].sort == "two_places" and made.contradictions[0].days == 7


def test_a_division_is_in_one_place_and_has_just_the_nights_that_its_way_takes() -> None:
    """From Lemberg to Uzsok are nine days, so eight nights."""
    for unit in ("57th Regiment", "19th Division"):
        left = stood(unit, "Lemberg", "1916-08-01")
        assert contradicted(timeline(left, stood(unit, "Uzsok", "1916-08-08"))) == [("c0", "c1")]
        assert not timeline(left, stood(unit, "Uzsok", "1916-08-09")).contradictions
        assert contradicted(timeline(stood(unit, "Uzsok", "1916-08-08"), left)) == [("c0", "c1")]
        assert not timeline(stood(unit, "Uzsok", "1916-08-09"), left).contradictions
        three = (left, stood(unit, "Brzezany", "1916-08-04"), stood(unit, "Uzsok", "1916-08-11"))
        assert not timeline(*three).contradictions


@pytest.mark.parametrize("unit", ["XV Corps"])
def test_a_corps_can_be_in_two_places(unit: str) -> None:
    assert not timeline(stood(unit, "Lemberg", "1916-08-20"), stood(unit, "Uzsok", "1916-08-20")).contradictions


def test_neighbouring_places_and_unknown_ways_contradict_nothing() -> None:
    near = timeline(stood("57th Regiment", "Brzezany", "1916-08-20"), stood("57th Regiment", "Podhajce", "1916-08-20"))
    unknown = timeline(stood("57th Regiment", "Lemberg", "1916-08-20"), stood("57th Regiment", "Nowhere", "1916-08-20"))
    assert not near.contradictions and not unknown.contradictions


def test_the_only_possible_order_narrows_a_vague_date() -> None:
    """In August at Uzsok, on the 4th at Lemberg: it cannot have been at Uzsok first."""
    made = timeline(stood("57th Regiment", "Lemberg", "1916-08-04"), stood("57th Regiment", "Uzsok", "1916-08"))
    assert days(made, "c1") == ["1916-08-12", "1916-08-31"]
    made = timeline(
        stood("57th Regiment", "Lemberg", "1916-08-04"), stood("57th Regiment", "Uzsok", "1916-08-11/1916-08-31")
    )
    assert days(made, "c1") == ["1916-08-12", "1916-08-31"]


def test_of_a_march_without_a_day_that_was_told_after_something_only_the_coming_is_bounded() -> None:
    """ "Two days after the fight the regiment marched": it may have left before."""
    made = timeline(
        stood("62nd Regiment", "Podhajce", "1916-08-20"),
        marched("57th Regiment", None, "Brzezany", None, None),
        after("c0", "c1", 2, None),
    )
    left, came = made.bounds(made.claims[1])
    assert left == (None, None) and came.earliest == ordinal("1916-08-22")


def test_of_two_that_marched_together_the_quicker_bounds_the_march() -> None:
    made = campaign([marched(["57th Regiment", "62nd Regiment"], "Lemberg", "Brzezany", None, "1916-08-20")])  # type: ignore[arg-type]
    first, _ = Timeline(made, None, lambda unit, *_: 2.0 if unit == "57th Regiment" else 4.0).bounds(made.claims[0])
    assert first.latest == ordinal("1916-08-19")


@pytest.mark.parametrize("polarity", ["planned", "negated"])
def test_what_was_planned_or_denied_binds_nothing(polarity: str) -> None:
    made = timeline(
        stood("57th Regiment", "Lemberg", "1916-08-20"),
        stood("57th Regiment", "Uzsok", "1916-08-20", polarity=polarity),
    )
    assert not made.contradictions


def test_rival_sources_are_each_possible() -> None:
    rows = [
        stood("57th Regiment", "Lemberg", "1916-08-20", source=("Demir 2001, 4",)),
        stood("57th Regiment", "Uzsok", "1916-08-20", source=("Kaya 2005, 9",)),
    ]
    made = campaign(rows)
    assert all(not told.timeline.contradictions for told in timelines(made, least))
    assert Timeline(made, None, least).contradictions


def test_a_chain_of_three_says_which_claims_close_it() -> None:
    made = timeline(
        row("order", {"issuer": "XV Corps", "recipient": "57th Regiment", "date": None, "content": "move"}),
        stood("57th Regiment", "Podhajce", None),
        row("event", {"subject": "57th Regiment", "content": "parade", "date": None}),
        after("c0", "c1", 2, None),
        after("c1", "c2", 3, None),
        after("c0", "c2", None, 4),
    )
    assert contradicted(made) == [("c3", "c4", "c5")]


def test_a_sequence_of_two_dates_is_checked_too() -> None:
    assert contradicted(timeline(after("1916-08-05", "1916-09-14", 39, 39))) == [("c0",)]
    assert not timeline(after("1916-08-05", "1916-09-13", 39, 39)).contradictions


def test_dates_at_the_ends_of_the_calendar_and_none_at_all() -> None:
    made = timeline(
        stood("57th Regiment", "Lemberg", "9999-12-31"),
        stood("57th Regiment", "Lemberg", "0000-01-01"),
        stood("62nd Regiment", "Lemberg", None),
        after("c0", "c2", 5, None),
    )
    assert made.bounds(made.claims[1])[0] == (None, None)
    assert made.bounds(made.claims[2])[0].earliest == ordinal("9999-12-31") + 5
    assert not made.contradictions


def cells(table: Table, lang: str = "en") -> list[list[str]]:
    return [[str(spoken(cell, lang)) for cell in row] for row in table.rows]


def test_a_contradiction_is_told_in_words_with_its_working() -> None:
    order = {"issuer": "XV Corps", "recipient": "57th Regiment", "date": "1916-08-14", "content": "attack"}
    made = campaign([
        row("order", order, source=("Demir 2001, 4",)),
        row("engagement", {"parties": ["57th Regiment"], "place": "Podhajce", "date": "1916-08-12"}, basis=("c0",), source=("Demir 2001, 4",)),
    ])  # fmt: skip
    (told,) = cells(contradictions_table(made))
    assert told[0] == "Demir 2001 alone" and told[3] == "2"
    assert "is dated 1916-08-14" in told[2] and "is dated 1916-08-12" in told[2] and "not before it" in told[2]
    (turkish,) = cells(contradictions_table(made), "tr")
    assert "buyruğa dayanıyor" in turkish[2] and "2 gün açık kalıyor" in turkish[2]


def test_bounds_name_what_sets_them() -> None:
    made = campaign([
        row("engagement", {"parties": ["57th Regiment"], "place": "Brzezany", "date": "1916-09-02"}),
        stood("57th Regiment", "Podhajce", None),
        after("c0", "c1", 2, 5),
    ])  # fmt: skip
    told = [r for r in cells(bounds_table(made, unit="57th Regiment")) if r[-1] == "c1"]
    assert [r[:2] for r in told] == [["1916-09-04", "1916-09-07"]] and told[0][7] == "c2 c0"


def test_contradictions_of_command_and_of_men_stand_in_the_same_table() -> None:
    made = campaign([
        row("organization", {"subject": "57th Regiment", "relation": "part_of", "object": "19th Division", "date": "1916-08-14"}, source=("Demir 2001, 4",)),
        row("organization", {"subject": "57th Regiment", "relation": "part_of", "object": "20th Division", "date": "1916-08-14"}, source=("Demir 2001, 9",)),
        row("strength", {"subject": "62nd Regiment", "values": {"soldier": 500}, "date": "1916-08-20"}),
        row("loss", {"subject": "62nd Regiment", "values": {"killed": {"soldier": 900}}, "date": "1916-08-21"}),
    ])  # fmt: skip
    told = cells(contradictions_table(made))
    assert [(r[1], set(r[-1].split())) for r in told] == [("command", {"c0", "c1"}), ("men", {"c2", "c3"})]
    assert "if nobody" in told[1][2] or "untold" in told[1][2]
    assert [r[1] for r in cells(contradictions_table(made, unit="62nd Regiment"))] == ["men"]
    assert cells(contradictions_table(made, first=ordinal("1916-09-01"))) == []


def test_of_more_than_a_hundred_contradictions_in_time_the_rest_is_told_by_its_number() -> None:
    rows = []
    for number in range(130):
        order = {
            "issuer": "XV Corps",
            "recipient": f"{number + 1}th Regiment",
            "date": "1916-08-14",
            "content": "attack",
        }
        fight = {"parties": [f"{number + 1}th Regiment"], "place": "Podhajce", "date": "1916-08-12"}
        rows += [row("order", order), row("engagement", fight, basis=(f"c{2 * number}",))]
    told = cells(contradictions_table(campaign(rows)))
    assert len(told) == 101
    assert told[-1][2] == "and 30 more in time, not worked out" and told[-1][-1] == ""


def test_of_hundreds_that_are_in_two_places_the_worst_hundred_are_told() -> None:
    rows = [stood("57th Regiment", "Lemberg", "1916-08-20", id=f"l{n}") for n in range(15)]
    rows += [stood("57th Regiment", "Uzsok", "1916-08-21", id=f"u{n}") for n in range(15)]
    rows += [stood("57th Regiment", "Brzezany", "1916-08-20", id="near")]
    made = timeline(*rows)
    assert len(made.contradictions) == 100 and made.untold == 15 * 15 + 15 + 15 - 100
    short = [c.days for c in made.contradictions]
    assert set(short) == {7}  # from Lemberg to Brzezany are three nights, to Uzsok seven or eight
