"""Command in time: who led a unit and under whom it stood on a day, how sure that is, and who says so."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from engines_made import Row, campaign, ordinal, row, stood

from sefer.model import Campaign
from sefer.reconstruct import on, orbat_table
from sefer.reconstruct.command import Answer, Command, command

UNIT, CORPS = "57th Regiment", "19th Division"


def led(person: str, day: str | None, **more: Any) -> Row:
    slots = {"subject": person, "role": more.pop("role", "commander"), "object": more.pop("unit", UNIT), "date": day}
    return row("command", slots, **more)


def bond(relation: str, other: str | None, day: str | None, unit: str = UNIT, **more: Any) -> Row:
    return row("organization", {"subject": unit, "relation": relation, "object": other, "date": day}, **more)


def heads(known: Command, day: str, unit: str = UNIT) -> list[tuple[str, bool]]:
    return [(a.value, a.surely) for a in known.commanders(unit, ordinal(day))]


def over(known: Command, day: str, unit: str = UNIT) -> list[tuple[str, str, bool]]:
    return [(a.tie, a.value, a.surely) for a in known.parents(unit, ordinal(day))]


def test_sure_on_the_days_that_are_told_and_possible_between() -> None:
    known = command(campaign([led("Kemal Bey", "1916-08-05"), led("Kemal Bey", "1916-08-20")]))
    assert heads(known, "1916-08-05") == heads(known, "1916-08-20") == [("Kemal Bey", True)]
    assert heads(known, "1916-08-11") == [("Kemal Bey", False)]
    (between,) = known.commanders(UNIT, ordinal("1916-08-11"))
    assert between == Answer("Kemal Bey", "commander", False, ("c0", "c1"))


def test_a_successor_ends_a_span_and_the_days_between_are_open_to_both() -> None:
    known = command(campaign([led("Kemal Bey", "1916-08-05"), led("Yakup Şevki Bey", "1916-08-20")]))
    assert heads(known, "1916-08-11") == [("Kemal Bey", False), ("Yakup Şevki Bey", False)]
    assert heads(known, "1916-09-30") == [("Yakup Şevki Bey", False)]
    first, second = known.commanders(UNIT, ordinal("1916-08-11"))
    assert (first.claims, first.bounded_by) == (("c0",), ("c1",))
    assert (second.claims, second.bounded_by) == (("c1",), ("c0",))
    span = known.spans(UNIT)[0]
    assert (span.surely, span.possibly) == ((ordinal("1916-08-05"),), (None, ordinal("1916-08-19")))


@pytest.mark.parametrize("role", ["acting commander", "deputy commander", "chief of staff", "komutan vekili"])
def test_a_deputy_and_an_acting_head_are_not_the_head(role: str) -> None:
    known = command(campaign([led("Kemal Bey", "1916-08-05"), led("Yakup Şevki Bey", "1916-08-06", role=role)]))
    assert heads(known, "1916-08-06") == [("Kemal Bey", False)]


def test_a_month_makes_nobody_sure() -> None:
    """That he commanded it in August does not say on which day."""
    known = command(campaign([led("Kemal Bey", "1916-08"), led("Yakup Şevki Bey", "1916-08-20")]))
    assert heads(known, "1916-08-20") == [("Yakup Şevki Bey", True)]
    assert ("Kemal Bey", False) in heads(known, "1916-08-11")


def test_an_undated_commander_stands_only_where_nobody_is_dated() -> None:
    assert heads(command(campaign([led("Kemal Bey", None)])), "1916-08-11") == [("Kemal Bey", False)]
    both = command(campaign([led("Kemal Bey", None), led("Yakup Şevki Bey", "1916-08-05")]))
    assert heads(both, "1916-08-11") == [("Yakup Şevki Bey", False)]


def test_a_claim_without_a_day_takes_that_which_the_network_of_days_gives_it() -> None:
    fight = row("engagement", {"parties": [UNIT], "place": "Brzezany", "date": "1916-09-02"})
    two_days = row("sequence", {"first": "c0", "second": "c1", "min_days": 2, "max_days": 2})
    known = command(campaign([fight, led("Kemal Bey", None), two_days]))
    (answer,) = known.commanders(UNIT, ordinal("1916-09-04"))
    assert answer == Answer("Kemal Bey", "commander", True, ("c1",), ("c2", "c0"))


def test_an_attachment_stands_beside_the_whole_until_it_ends() -> None:
    told = [
        bond("part_of", CORPS, "1916-08-01"),
        bond("attached_to", "20th Division", "1916-08-10"),
        bond("detached_from", "20th Division", "1916-08-25"),
    ]
    known = command(campaign(told))
    assert over(known, "1916-08-10") == [("attached", "20th Division", True), ("part", CORPS, False)]
    assert over(known, "1916-08-26") == [("part", CORPS, False)]


def test_a_unit_that_was_dissolved_or_merged_has_neither_head_nor_parent_after_it() -> None:
    for relation in ("abolished", "merged_into"):
        told = [
            led("Kemal Bey", "1916-08-05"),
            bond("part_of", CORPS, "1916-08-05"),
            bond(relation, "62nd Regiment" if relation == "merged_into" else None, "1916-09-01"),
        ]
        known = command(campaign(told))
        assert heads(known, "1916-08-30") and not heads(known, "1916-09-02") and not over(known, "1916-09-02")
        life = known.life(UNIT)
        assert (life.on(ordinal("1916-08-05")), life.on(ordinal("1916-08-30"))) == ("surely", "possibly")
        assert life.on(ordinal("1916-09-02")) == "no"
        assert life.ends[0].other == (("62nd Regiment",) if relation == "merged_into" else ())


def test_a_founding_is_bounded_by_the_first_thing_told_of_the_unit() -> None:
    known = command(campaign([bond("established", None, "1916-08"), stood(UNIT, "Lemberg", "1916-08-12")]))
    assert known.life(UNIT).born == (ordinal("1916-08-01"), ordinal("1916-08-12"))
    assert known.life(UNIT).on(ordinal("1916-07-20")) == "no"


def test_a_renamed_unit_answers_to_both_names_each_in_its_time() -> None:
    told = [led("Kemal Bey", "1916-08-05"), bond("renamed", "77th Regiment", "1916-09-01")]
    known = command(campaign(told))
    assert heads(known, "1916-09-10") == heads(known, "1916-09-10", "77th Regiment") == [("Kemal Bey", False)]
    life = known.life("77th Regiment")
    assert life.named_on(ordinal("1916-08-05")) == (UNIT,)
    assert life.named_on(ordinal("1916-09-10")) == ("77th Regiment",)


def test_rivals_stand_side_by_side_and_each_account_by_itself() -> None:
    told = [
        led("Kemal Bey", "1916-08-05", source=("Demir 2001, 4",)),
        led("Yakup Şevki Bey", "1916-08-05", source=("Kaya 2005, 9",)),
    ]
    made = campaign(told)
    assert heads(command(made), "1916-08-05") == [("Kemal Bey", True), ("Yakup Şevki Bey", True)]
    assert heads(command(made, "Kaya"), "1916-08-05") == [("Yakup Şevki Bey", True)]
    assert heads(command(made, "Kaya"), "1916-09-05") == [("Yakup Şevki Bey", False)]


@pytest.mark.parametrize("polarity", ["planned", "negated"])
def test_what_was_planned_or_denied_commands_nobody(polarity: str) -> None:
    assert heads(command(campaign([led("Kemal Bey", "1916-08-05", polarity=polarity)])), "1916-08-05") == []


def test_a_unit_never_has_itself_above_it() -> None:
    told = [
        bond("part_of", CORPS, "1916-08-01"),
        bond("part_of", "XV Corps", "1916-08-01", CORPS),
        bond("part_of", UNIT, "1916-08-01", "XV Corps"),
        bond("part_of", "62nd Regiment", "1916-08-01", "62nd Regiment"),
    ]
    made = campaign(told)
    above = command(made).tree(ordinal("1916-08-01"))
    for unit in above:
        seen = [unit]
        while seen[-1] in above:
            seen.append(above[seen[-1]])
            assert seen[-1] != unit
    assert len(above) == 2 and "62nd Regiment" not in above
    rows = orbat_table(made, ordinal("1916-08-01")).rows
    assert sorted(str(r[0]).strip() for r in rows if r[0].strip() != "62nd Regiment") == sorted(
        [UNIT, CORPS, "XV Corps"]
    )


def test_what_a_unit_left_is_not_shown_in_its_state() -> None:
    told = [
        bond("part_of", CORPS, "1916-08-01"),
        bond("attached_to", "20th Division", "1916-08-10"),
        bond("detached_from", "20th Division", "1916-08-25"),
    ]
    made = campaign(told)

    def shown(day: str) -> list[list[str]]:
        (unit,) = (u for u in on(made, ordinal(day)).units if u.unit == UNIT)
        return [[t.value for t in found] for found in (unit.parents, unit.wholes)]

    assert shown("1916-08-05") == [[CORPS], []]
    assert shown("1916-08-12") == [["20th Division"], [CORPS]]
    assert shown("1916-08-25") == [[CORPS], []]
    rows = {str(r[0]).strip(): r for r in orbat_table(made, ordinal("1916-08-12")).rows}
    told_ = "".join(map(str, rows[UNIT][4]))
    assert told_ == "20th Division (1916-08-10…; ); 19th Division (1916-08-01…; )"


STORY = [
    led("Kemal Bey", "1916-08-05"), led("Yakup Şevki Bey", "1916-08"), led("Mehmet Şefik Bey", "1916-09-20"),
    bond("part_of", CORPS, "1916-08-01"), bond("attached_to", "20th Division", "1916-08-10"),
    bond("detached_from", CORPS, "1916-08-15"), bond("established", CORPS, "1916-07"), bond("part_of", "XV Corps", "1916-08-01", CORPS),
    bond("abolished", None, "1916-10-30"),
]  # fmt: skip


def answered(made: Campaign, shift: int = 0) -> list[object]:
    known = command(made)
    days = range(ordinal("1916-07-01") + shift, ordinal("1916-11-10") + shift)
    return [(known.commanders(UNIT, d), known.parents(UNIT, d), known.life(UNIT).on(d), known.tree(d)) for d in days]


def test_the_order_of_claims_changes_nothing() -> None:
    made = campaign(STORY)
    for seed in range(5):
        shuffled = list(made.claims)
        Random(seed).shuffle(shuffled)
        assert answered(replace(made, claims=tuple(shuffled))) == answered(made)


def test_shifting_every_date_shifts_every_answer() -> None:
    def later(value: str) -> str:
        return value.replace("1916", "2016")  # the same calendar a century on: both leap years

    shift = ordinal("2016-01-01") - ordinal("1916-01-01")
    moved = [(k, {s: later(v) if s == "date" and v else v for s, v in slots.items()}, more) for k, slots, more in STORY]
    assert answered(campaign(moved), shift) == answered(campaign(STORY))


def test_days_at_the_ends_of_the_calendar() -> None:
    told = [led("Kemal Bey", "0000-01-01"), led("Yakup Şevki Bey", "0001-01-01"), led("Mehmet Şefik Bey", "9999-12-31")]
    known = command(campaign(told))
    assert heads(known, "9999-12-31") == [("Mehmet Şefik Bey", True)]
    assert heads(known, "0001-01-01") == [("Yakup Şevki Bey", True)]
    assert known.life(UNIT).on(1) == "surely"


def test_nobody_commands_a_unit_before_its_founding() -> None:
    known = command(campaign([led("Kemal Bey", "1916-08"), bond("established", None, "1916-08-10/1916-08-12")]))
    assert known.spans(UNIT)[0].possibly == (None, None)  # he may have come first by the month alone
    later = command(campaign([led("Kemal Bey", "1916-08-12"), bond("established", None, "1916-08-10/1916-08-12")]))
    assert later.spans(UNIT)[0].possibly == (ordinal("1916-08-10"), None)


def test_a_successor_can_have_led_from_the_day_after_the_other_is_told_for() -> None:
    known = command(campaign([led("Kemal Bey", "1916-08-05"), led("Yakup Şevki Bey", "1916-08-20")]))
    assert known.spans(UNIT)[1].possibly == (ordinal("1916-08-06"), None)


def test_what_it_joined_and_left_on_one_day_it_stands_under_no_more() -> None:
    told = [bond("part_of", CORPS, "1916-08-01"), bond("detached_from", CORPS, "1916-08-01")]
    (unit,) = (u for u in on(campaign(told), ordinal("1916-08-02")).units if u.unit == UNIT)
    assert unit.parents == ()


def test_nobody_stands_under_what_was_dissolved() -> None:
    told = [bond("part_of", CORPS, "1916-08-01"), bond("abolished", None, "1916-09-01", CORPS)]
    made = campaign([*told, stood(UNIT, "Lemberg", "1916-08-01")])
    for day, parents in (("1916-09-01", [CORPS]), ("1916-09-02", [])):
        (unit,) = (u for u in on(made, ordinal(day)).units if u.unit == UNIT)
        assert [p.value for p in unit.parents] == parents


def test_on_the_last_day_that_its_end_allows_it_may_still_have_been() -> None:
    life = command(
        campaign([stood(UNIT, "Lemberg", "1916-08-01"), bond("abolished", None, "1916-09-01/1916-09-05")])
    ).life(UNIT)
    assert (life.on(ordinal("1916-09-05")), life.on(ordinal("1916-09-06"))) == ("possibly", "no")


def test_who_was_killed_led_on_the_day_itself_and_not_after() -> None:
    death = row("event", {"subject": "Kemal Bey", "content": "killed", "date": "1916-08-20"})
    made = campaign([led("Kemal Bey", "1916-08-05"), death])
    for day, leads in (("1916-08-20", ["Kemal Bey"]), ("1916-08-21", [])):
        (unit,) = (u for u in on(made, ordinal(day)).units if u.unit == UNIT)
        assert [c.value for c in unit.commanders] == leads
