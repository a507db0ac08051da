"""Wholes and parts, and what can't balance: contradictions only where no reading saves the text."""

from __future__ import annotations

import pytest
from engines_made import Row, bound, campaign, had, lost, ordinal, row

from sefer.messages import LANGUAGES
from sefer.reconstruct.men import Imbalance, Ledgers, imbalances, told

CORPS, DIVISION, OTHER, REGIMENT = "XV Corps", "19th Division", "20th Division", "57th Regiment"
DAY, NEXT = "1916-08-01", "1916-08-02"


def found(*rows: Row) -> tuple[Imbalance, ...]:
    return imbalances(Ledgers(campaign(rows)))


def test_a_whole_has_at_least_its_parts_and_a_part_at_most_what_they_leave() -> None:
    book = Ledgers(campaign([
        had(CORPS, DAY, {"person": 10_000}), had(DIVISION, DAY, {"person": 6000}),
        bound(DIVISION, "part_of", CORPS, DAY), bound(OTHER, "part_of", CORPS, DAY),
    ]))  # fmt: skip
    other = book.balance(OTHER, ordinal(DAY))
    assert other.sure.all == (0, 4000) and set(other.sure_claims) == {"c0", "c1", "c2", "c3"}
    parts = Ledgers(campaign([
        had(DIVISION, DAY, {"person": 6000}), had(OTHER, DAY, {"soldier": 3000}),
        bound(DIVISION, "part_of", CORPS, DAY), bound(OTHER, "part_of", CORPS, DAY),
    ]))  # fmt: skip
    corps = parts.balance(CORPS, ordinal(DAY)).sure.all
    assert corps.low == 9000 and corps.most is None


def test_parts_that_may_be_in_each_other_are_not_added() -> None:
    """A regiment told to be in the corps may be in the division that is told to be in it."""
    book = Ledgers(campaign([
        had(DIVISION, DAY, {"person": 6000}), had(REGIMENT, DAY, {"person": 900}),
        bound(DIVISION, "part_of", CORPS, DAY), bound(REGIMENT, "part_of", CORPS, DAY),
    ]))  # fmt: skip
    assert book.balance(CORPS, ordinal(DAY)).sure.all.low == 6000


def test_a_bond_of_another_day_says_nothing_for_sure() -> None:
    book = Ledgers(campaign([had(DIVISION, DAY, {"person": 6000}), bound(DIVISION, "part_of", CORPS, NEXT)]))
    assert book.balance(CORPS, ordinal(DAY)).sure.all.low == 0


def test_a_unit_in_itself_and_a_circle_of_units_leave_what_is_told_standing() -> None:
    book = Ledgers(campaign([
        had(DIVISION, DAY, {"person": 6000}), had(CORPS, DAY, {"person": 5000}), bound(DIVISION, "part_of", CORPS, DAY),
        bound(CORPS, "part_of", DIVISION, DAY), bound(CORPS, "part_of", CORPS, DAY),
    ]))  # fmt: skip
    assert book.balance(DIVISION, ordinal(DAY)).sure.all == (6000, 6000)


def test_a_loss_above_the_count_of_the_day_before_is_told_with_its_working() -> None:
    (one,) = found(had(DIVISION, DAY, {"person": 500}), lost(DIVISION, NEXT, {"killed": {"person": 620}}))
    assert (one.sort, one.level, one.short, one.claims) == ("losses_above_strength", "contradiction", 120, ("c0", "c1"))
    assert one.assumption == "men.nobody_came" and "men.untold_arrival" in one.explanations
    assert [(s.key, s.amount.low) for s in one.working] == [("men.step_strength", 500), ("men.step_loss", 620)]


def test_days_between_make_it_a_question_and_a_told_arrival_settles_it() -> None:
    late = lost(DIVISION, "1916-08-20", {"killed": {"person": 620}})
    (one,) = found(had(DIVISION, DAY, {"person": 500}), late)
    assert one.level == "question"
    came = [had(REGIMENT, DAY, {"person": 300}), bound(REGIMENT, "attached_to", DIVISION, "1916-08-10")]
    assert not found(had(DIVISION, DAY, {"person": 500}), late, *came)


def test_a_loss_above_the_count_of_its_own_day_is_a_question_for_the_count_may_be_what_was_left() -> None:
    count, loss = had(DIVISION, DAY, {"person": 500}), lost(DIVISION, DAY, {"killed": {"person": 900}})
    (one,) = found(count, loss)
    assert (one.sort, one.level, one.short) == ("losses_above_strength", "question", 400)
    assert one.explanations[0] == "men.was_left"
    assert not found(had(DIVISION, DAY, {"person": 1500}), count, loss)  # of the morning and the evening


def test_a_count_told_behind_the_loss_is_of_those_who_were_left() -> None:
    assert not found(lost(DIVISION, DAY, {"killed": {"person": 900}}), had(DIVISION, DAY, {"person": 500}))


def test_what_two_accounts_tell_together_is_a_question() -> None:
    (one,) = found(
        had(DIVISION, DAY, {"person": 500}, source=("Demir 1930, 4",)),
        lost(DIVISION, NEXT, {"killed": {"person": 620}}),
    )
    assert one.level == "question"


def test_a_part_above_its_whole_and_parts_above_it_together() -> None:
    whole, bonds = had(CORPS, DAY, {"officer": 100, "soldier": 5000}), bound(DIVISION, "part_of", CORPS, DAY)
    (one,) = found(whole, bonds, had(DIVISION, DAY, {"officer": 90, "soldier": 5600}))
    assert (one.sort, one.level, set(one.claims)) == ("part_above_whole", "contradiction", {"c0", "c1", "c2"})
    (two,) = found(
        whole, bonds, had(DIVISION, DAY, {"officer": 60, "soldier": 3000}),
        bound(OTHER, "part_of", CORPS, DAY), had(OTHER, DAY, {"officer": 30, "soldier": 2400}),
    )  # fmt: skip
    assert (two.sort, two.level, two.short) == ("parts_above_whole", "contradiction", 400)


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ({"person": 5000}, {"person": 5030}),  # five thousand may be a round number
        ({"person": 5012}, {"officer": 120, "soldier": 4990}),  # the officers may stand outside the whole
        ({"person": {"min": 4800, "max": 5200}}, {"person": 5150}),
        ({"soldier": 5012}, {"person": 5090}),
    ],
)
def test_no_alarm_where_a_reading_saves_the_text(whole: dict[str, object], part: dict[str, object]) -> None:
    assert not found(had(CORPS, DAY, whole), had(DIVISION, DAY, part), bound(DIVISION, "part_of", CORPS, DAY))


def test_a_strength_that_no_arrival_explains_is_a_question_and_shown_as_such() -> None:
    (one,) = found(had(DIVISION, DAY, {"person": 5012}), had(DIVISION, "1916-08-09", {"person": 7013}))
    assert (one.sort, one.level, one.short) == ("strength_rises", "question", 2001)
    assert "men.untold_arrival" in one.explanations


def test_prisoners_above_the_number_of_the_other_side() -> None:
    took = {"subject": DIVISION, "object": OTHER, "date": NEXT, "values": {"prisoner": 900}}
    (one,) = found(had(OTHER, DAY, {"person": 512}), row("capture", took))
    assert (one.sort, one.level, one.unit) == ("prisoners_above_strength", "contradiction", OTHER)


def test_a_make_up_above_its_total() -> None:
    (one,) = found(
        row("composition", {"subject": CORPS, "date": DAY, "values": {DIVISION: 700, "staff": 52}, "total": 733})
    )
    assert (one.sort, one.short, one.claims) == ("makeup_above_total", 19, ("c0",))


def test_both_languages_tell_all_sorts() -> None:
    took = {"subject": DIVISION, "object": OTHER, "date": NEXT, "values": {"prisoner": 900}}
    made = campaign([
        had(OTHER, DAY, {"person": 512}), row("capture", took), had(CORPS, DAY, {"person": 400}),
        bound(OTHER, "part_of", CORPS, DAY), lost(CORPS, NEXT, {"killed": {"person": 812}}),
        had(CORPS, "1916-08-09", {"person": 7013}),
    ])  # fmt: skip
    all_ = imbalances(Ledgers(made))
    assert {i.sort for i in all_} == {
        "prisoners_above_strength", "part_above_whole", "losses_above_strength", "strength_rises",
    }  # fmt: skip
    for language in LANGUAGES:
        assert all(all(told(made, i, language)) for i in all_)


def test_of_one_make_up_a_part_that_is_in_another_part_is_not_added() -> None:
    made = row(
        "organization", {"subject": CORPS, "relation": "composed_of", "object": [DIVISION, REGIMENT], "date": DAY}
    )
    counts = [had(DIVISION, DAY, {"person": 6000}), had(REGIMENT, DAY, {"person": 900})]
    assert Ledgers(campaign([made, *counts])).balance(CORPS, ordinal(DAY)).sure.all.low == 6900
    inside = bound(REGIMENT, "part_of", DIVISION, DAY)
    assert Ledgers(campaign([made, inside, *counts])).balance(CORPS, ordinal(DAY)).sure.all.low == 6000
