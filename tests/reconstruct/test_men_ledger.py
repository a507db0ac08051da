"""The ledger of a unit: what is sure on a day, what follows from the counts around it, and what is lost, comes and leaves."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from engines_made import Row, bound, campaign, had, lost, ordinal, row
from hypothesis import given, settings
from hypothesis import strategies as st

from sefer import store
from sefer.cli import main
from sefer.reconstruct import ledger_table
from sefer.reconstruct.figures import Figure
from sefer.reconstruct.men import ALL, OFFICERS, SOLDIERS, Amount, Ledgers, ledgers
from sefer.reconstruct.men.amounts import had as had_men
from sefer.reconstruct.men.amounts import reckoned

DIVISION, OTHER, REGIMENT = "19th Division", "20th Division", "57th Regiment"
COUNTED = had(DIVISION, "1916-08-01", {"officer": 75, "soldier": 5500})


def books(*rows: Row) -> Ledgers:
    return Ledgers(campaign(rows))


def supposed(book: Ledgers, day: str, sort: int = ALL, unit: str = DIVISION) -> tuple[Amount, str]:
    found = book.balance(unit, ordinal(day)).assumed[sort]
    return found.amount, found.assumption


def test_a_count_is_sure_on_its_day_and_on_no_other() -> None:
    book = books(COUNTED)
    there = book.balance(DIVISION, ordinal("1916-08-01"))
    assert there.sure.officers == (75, 75) and there.sure.soldiers == (5500, 5500) and there.sure.all == (5575, 5575)
    assert there.sure_claims == ("c0",)
    after = book.balance(DIVISION, ordinal("1916-08-02"))
    assert after.sure.all == Amount() and after.sure.all.most is None


def test_a_count_told_for_a_month_is_sure_on_none_of_its_days_one_told_for_a_stretch_on_all() -> None:
    book = books(had(DIVISION, "1916-08", {"person": 5000}), had(OTHER, "1916-08-03/1916-08-05", {"person": 4000}))
    assert book.balance(DIVISION, ordinal("1916-08-10")).sure.all == Amount()
    assert all(book.balance(OTHER, ordinal(f"1916-08-0{d}")).sure.all == (4000, 4000) for d in (3, 4, 5))


def test_told_losses_come_off_only_under_the_assumption_that_nothing_is_untold() -> None:
    book = books(
        COUNTED, lost(DIVISION, "1916-08-05", {"killed": {"officer": 3, "soldier": 26}, "wounded": {"soldier": 70}})
    )
    assert supposed(book, "1916-08-04") == ((5575, 5575), "men.nobody_untold")
    assert supposed(book, "1916-08-05") == ((5476, 5476), "men.nobody_untold")
    assert supposed(book, "1916-08-05", OFFICERS)[0] == (72, 72)
    assert supposed(book, "1916-08-05", SOLDIERS)[0] == (5404, 5404)
    assert [n.claims for n in book.grounds(DIVISION, ordinal("1916-08-05"))] == [("c0",), ("c1",)]


def test_a_loss_of_the_day_of_a_count_may_be_in_it_already() -> None:
    book = books(COUNTED, lost(DIVISION, "1916-08-01", {"killed": {"soldier": 100}}))
    assert supposed(book, "1916-08-03")[0] == (5475, 5575)


def test_between_two_counts_that_losses_do_not_join_one_half_of_the_assumption_holds() -> None:
    fewer = books(COUNTED, had(DIVISION, "1916-08-20", {"person": 5000}))
    assert supposed(fewer, "1916-08-10") == ((5000, 5575), "men.nobody_came")
    more = books(COUNTED, had(DIVISION, "1916-08-20", {"person": 6000}))
    assert supposed(more, "1916-08-10") == ((5575, 6000), "men.nobody_left")


def test_more_men_lost_than_counted_is_said_and_no_number_made_of_it() -> None:
    rows = [had(DIVISION, "1916-08-01", {"person": 1800}), lost(DIVISION, "1916-08-03", {"killed": {"person": 2400}})]
    assert supposed(books(*rows), "1916-08-03") == (Amount(), "men.unbalanced")
    *_, last = ledger_table(campaign(rows), DIVISION).rows
    assert (last[8], last[9].key) == (None, "men.unbalanced")
    counted = books(*rows, had(DIVISION, "1916-08-09", {"person": 900}))
    assert supposed(counted, "1916-08-05") == ((0, 900), "men.nobody_left")


def test_an_assumption_that_a_later_count_of_other_ranks_contradicts_is_not_made() -> None:
    book = books(
        had(DIVISION, "1916-08-14", {"person": 1040}), lost(DIVISION, "1916-08-15", {"killed": {"person": 560}}),
        had(DIVISION, "1916-08-16", {"soldier": 700}),
    )  # fmt: skip
    amount, assumption = supposed(book, "1916-08-15")
    assert amount.low == 480 and not amount.closed and assumption == "men.nobody_left"
    assert supposed(book, "1916-08-16") == (Amount(), "")  # what is sure says it already
    assert supposed(book, "1916-08-20")[0].low == 700


def test_what_is_sure_of_a_day_bears_the_mark_where_its_figures_do_not_balance() -> None:
    rows = [
        had(REGIMENT, "1916-08-01", {"person": 6000}), had(DIVISION, "1916-08-01", {"person": 5000}),
        bound(REGIMENT, "part_of", DIVISION, "1916-08-01"),
    ]  # fmt: skip
    (part,) = ledger_table(campaign(rows), REGIMENT).rows
    assert part[7][0] == "6000" and "men.unbalanced" in [getattr(piece, "key", "") for piece in part[7]]
    (alone,) = ledger_table(campaign(rows[:1]), REGIMENT).rows
    assert alone[7] == "6000"


def test_who_comes_brings_his_men_and_leaves_the_one_that_he_was_in() -> None:
    book = books(
        COUNTED, had(OTHER, "1916-08-01", {"person": 4000}), had(REGIMENT, "1916-08-02", {"person": 900}),
        bound(REGIMENT, "part_of", OTHER, "1916-08-02"), bound(REGIMENT, "attached_to", DIVISION, "1916-08-04"),
    )  # fmt: skip
    assert supposed(book, "1916-08-04")[0] == (6475, 6475)
    assert supposed(book, "1916-08-04", unit=OTHER)[0] == (3100, 3100)
    assert ("departure", REGIMENT) in {(n.what, n.other) for n in book.lines(OTHER)}


def test_an_arrival_of_nobody_knows_how_many_leaves_the_number_open_above() -> None:
    book = books(COUNTED, bound(REGIMENT, "attached_to", DIVISION, "1916-08-04"))
    amount, assumption = supposed(book, "1916-08-05")
    assert amount.low == 5575 and amount.most is None and assumption == "men.nobody_untold"


def test_one_loss_told_by_two_accounts_is_one_loss() -> None:
    told = {"killed": {"soldier": 100}}
    book = books(
        COUNTED, lost(DIVISION, "1916-08-05", told, source=("Demir 1930, 4",)), lost(DIVISION, "1916-08-05", told)
    )
    assert supposed(book, "1916-08-06")[0] == (5475, 5475)


def test_accounts_that_differ_stand_side_by_side_and_both_stay_possible_together() -> None:
    rows = [
        had(DIVISION, "1916-08-01", {"person": 5000}, source=("Demir 1930, 4",)),
        had(DIVISION, "1916-08-01", {"person": 6000}, source=("Kaya 1955, 9",)),
    ]
    made, day = campaign(rows), ordinal("1916-08-01")
    both = Ledgers(made).balance(DIVISION, day)
    assert both.rivals and both.sure.all == (5000, 6000)
    each = {h.account.source: h.ledgers.balance(DIVISION, day) for h in ledgers(made)}
    assert {s: tuple(b.sure.all) for s, b in each.items()} == {"Demir 1930": (5000, 5000), "Kaya 1955": (6000, 6000)}


@pytest.mark.parametrize("polarity", ["planned", "negated"])
def test_what_is_planned_or_denied_makes_no_line(polarity: str) -> None:
    assert not books(had(DIVISION, "1916-08-01", {"person": 5000}, polarity=polarity)).lines(DIVISION)


def test_what_some_only_say_is_shown_with_the_speaker_and_bounds_nothing_unless_asked_for() -> None:
    said = had(
        DIVISION, "1916-08-03", {"person": 9000}, polarity="reported", said_by="Kemal Bey", source=("Kaya 1955",)
    )
    made = campaign([COUNTED, said])
    _, row_ = ledger_table(made, DIVISION).rows
    assert (row_[5], row_[7], row_[8]) == ("9000", None, "5575")
    assert (row_[10].key, row_[11]) == ("ask.reported", "Kemal Bey")
    assert supposed(books(COUNTED, said), "1916-08-03")[0] == (5575, 5575)
    (asked,) = ledger_table(made, DIVISION, "Kaya").rows
    assert asked[7] == "9000"


def test_prisoners_and_booty_are_no_men_of_the_unit_and_rifles_bound_nothing() -> None:
    took = {"subject": DIVISION, "object": OTHER, "date": "1916-08-02", "values": {"prisoner": 300, "gun": 4}}
    book = books(COUNTED, row("capture", took), had(OTHER, "1916-08-01", {"rifle": 3000}))
    assert supposed(book, "1916-08-03")[0] == (5575, 5575)
    assert book.balance(OTHER, ordinal("1916-08-01")).sure.all == Amount()
    assert [n.reckoning for n in book.lines(OTHER)] == ["rifle"]


def rows_of(seed: int, shift: int = 0) -> list[Row]:
    """Counts and losses of a few units over a month, by two accounts."""
    dice, out = Random(seed), list[Row]()
    for _ in range(12):
        day = (date(1916, 8, 1) + timedelta(dice.randrange(30) + shift)).isoformat()
        source = dice.choice([(), ("Demir 1930, 4",)])
        unit, men = dice.choice((DIVISION, OTHER, REGIMENT)), dice.randrange(1, 900)
        values: Any = dice.choice(({"person": men}, {"officer": men // 20, "soldier": men}, {"soldier": men}))
        other = {"killed": values} if dice.random() < 0.5 else None
        out.append(lost(unit, day, other, source=source) if other else had(unit, day, values, source=source))
    return [*out, bound(REGIMENT, "attached_to", DIVISION, out[0][1]["date"])]


@settings(max_examples=25)
@given(st.integers(0, 9_999))
def test_order_changes_nothing_and_shifting_every_date_shifts_every_answer(seed: int) -> None:
    made = campaign(rows_of(seed))
    one, other = Ledgers(made), Ledgers(made, Random(seed).sample(made.claims, len(made.claims)))
    later = Ledgers(campaign(rows_of(seed, shift=400)))
    for day in range(ordinal("1916-08-01"), ordinal("1916-08-31")):
        found = one.on(day)
        assert found == other.on(day)
        shifted = later.on(day + 400)
        assert all((b.sure, b.assumed) == (shifted[u].sure, shifted[u].assumed) for u, b in found.items())


@settings(max_examples=25)
@given(st.integers(0, 9_999))
def test_men_are_conserved_from_count_to_count(seed: int) -> None:
    """Opening, what came, what left and what is untold make up the closing count, whatever of the told is true."""
    book = Ledgers(campaign(rows_of(seed)))
    for unit in book.units:
        for chain in book.chains(unit):
            for sort in range(3):
                opening, closing, untold = (m[sort] for m in (chain.opening.men, chain.closing.men, chain.untold))
                gained, gone = chain.gained[sort], chain.lost[sort]
                if all(a.closed for a in (opening, closing, gained, gone)):
                    assert opening.low + gained.low - gone.high + untold.high == closing.high
                    assert opening.high + gained.high - gone.low + untold.low == closing.low


def test_the_table_tells_the_ledger_line_by_line() -> None:
    made = campaign([COUNTED, lost(DIVISION, "1916-08-05", {"killed": {"officer": 3, "soldier": 96}})])
    table = ledger_table(made, DIVISION)
    at = {name.partition(".")[2]: i for i, name in enumerate(table.columns)}
    first, second = table.rows
    assert (first[at["in_all"]], first[at["sure"]], first[at["assumed"]]) == ("5575", "5575", None)
    assert (second[at["sure"]], second[at["assumed"]], second[at["claims"]]) == (None, "5476", "c1")
    assert second[at["assumption"]].key == "men.nobody_untold"


def test_combatants_are_some_of_the_men() -> None:
    """Three thousand combatants say that there were three thousand men or more."""
    told = {"soldier": Figure(3000, 3000, "3.000", "muharip er")}
    assert reckoned(told) == "combatant"
    assert had_men(told, "combatant").all.low == 3000 and had_men(told, "combatant").all.most is None
    assert reckoned({"person": Figure(4000, 4000, "4000", "men, ration strength")}) == "ration"
    assert reckoned({"soldier": Figure(4000, 4000, "4000", "soldiers")}) == ""


def test_the_command_prints_the_ledger_by_one_source_and_says_what_goes_with_it(tmp_path: Path) -> None:
    rows = [
        had(DIVISION, "1916-08-01", {"person": 5000}, source=("Demir 1930, 4",)),
        had(DIVISION, "1916-08-02", {"person": 6000}, source=("Kaya 1955, 9",)),
    ]
    store.save(campaign(rows), tmp_path / "campaign.duckdb")
    asked = [
        "strengths",
        DIVISION,
        str(tmp_path),
        "--ledger",
        "--format",
        "csv",
        "--lang",
        "en",
        "--according-to",
        "Kaya",
    ]
    answer = CliRunner().invoke(main, asked)
    assert answer.exit_code == 0 and ",6000," in answer.output and ",5000," not in answer.output
    without = CliRunner().invoke(main, [a for a in asked if a != "--ledger"])
    assert without.exit_code == 2 and "--according-to goes with --ledger" in without.output


def test_officers_beside_men_of_unsaid_rank_may_be_among_them_or_not() -> None:
    book = books(
        had(DIVISION, "1916-08-01", {"soldier": 5000, "officer": 100}),
        lost(DIVISION, "1916-08-05", {"killed": {"officer": 10, "person": 41}, "wounded": {"person": 185}}),
    )
    assert supposed(book, "1916-08-06")[0] == (5100 - 236, 5100 - 226)
    assert supposed(book, "1916-08-06", OFFICERS)[0].high == 90


def test_where_figures_of_a_part_part_the_lower_one_bounds_the_whole() -> None:
    rows = [
        had(REGIMENT, "1916-08-01", {"soldier": 5000}), had(REGIMENT, "1916-08-01", {"soldier": 7000}),
        had(REGIMENT, "1916-08-01", {"soldier": 6000}), bound(REGIMENT, "part_of", DIVISION, "1916-08-01"),
    ]  # fmt: skip
    book = books(*rows)
    day = ordinal("1916-08-01")
    part = book.balance(REGIMENT, day)
    assert part.rivals and part.sure.soldiers == (5000, 7000) and part.sure.all == Amount(5000)
    assert book.balance(DIVISION, day).sure.all == Amount(5000)
    assert books(*reversed(rows)).balance(REGIMENT, day).sure == part.sure


def test_the_men_of_the_evening_of_a_count_are_those_counted_whatever_a_later_count_says() -> None:
    book = books(
        COUNTED,
        had(DIVISION, "1916-08-10", {"person": 5000}),
        lost(DIVISION, "1916-08-05", {"killed": {"person": 100}}),
    )
    assert supposed(book, "1916-08-01") == ((5575, 5575), "men.nobody_untold")
    book = books(
        had(DIVISION, "1916-08-01/1916-08-03", {"person": 5000}), had(DIVISION, "1916-08-10", {"person": 4000})
    )
    assert supposed(book, "1916-08-03") == ((5000, 5000), "men.nobody_untold")


def test_before_the_first_count_a_loss_is_over_in_the_evening_of_its_day() -> None:
    book = books(
        had(DIVISION, "1916-08-10", {"person": 5000}), lost(DIVISION, "1916-08-05", {"killed": {"person": 100}})
    )
    assert supposed(book, "1916-08-04")[0] == (5100, 5100)
    assert supposed(book, "1916-08-05")[0] == (5000, 5000)


def test_of_a_loss_that_two_accounts_count_otherwise_the_lower_number_is_the_least() -> None:
    few, many = ({"killed": {"soldier": n}} for n in (100, 150))
    book = books(
        COUNTED, lost(DIVISION, "1916-08-05", few, source=("Demir 1930, 4",)), lost(DIVISION, "1916-08-05", many)
    )
    assert supposed(book, "1916-08-06")[0] == (5425, 5475)


def test_losses_whose_days_touch_may_be_the_same_men() -> None:
    killed = {"killed": {"soldier": 100}}
    same = books(COUNTED, lost(DIVISION, "1916-08-03/1916-08-05", killed), lost(DIVISION, "1916-08-05", killed))
    assert supposed(same, "1916-08-06")[0] == (5375, 5475)
    apart = books(COUNTED, lost(DIVISION, "1916-08-03/1916-08-05", killed), lost(DIVISION, "1916-08-06", killed))
    assert supposed(apart, "1916-08-06")[0] == (5375, 5375)


def test_the_loss_of_a_part_may_be_one_of_the_whole() -> None:
    book = books(
        COUNTED,
        bound(REGIMENT, "part_of", DIVISION, "1916-08-01"),
        lost(REGIMENT, "1916-08-05", {"killed": {"person": 100}}),
    )
    assert supposed(book, "1916-08-06")[0] == (5475, 5575)
