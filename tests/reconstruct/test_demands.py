"""The spine: what was demanded, what was done, how late, and what no text tells."""

from __future__ import annotations

from typing import Any

from test_made import campaign
from test_questions import rows

from sefer.reconstruct import orders_table

ORDER = ("order", {"issuer": "Kâzım Bey", "recipient": "45. Tümen", "date": "1915-11-01", "content": "order"}, {})


def plan(**slots: Any) -> tuple[str, dict[str, Any], dict[str, Any]]:
    return ("movement", {"subject": "45. Tümen", "to": "Kut", **slots}, {"polarity": "planned", "basis": ("c0",)})


def test_what_the_text_links_is_told_as_done_with_the_days_between() -> None:
    """An order, a plan under it that is due on the 5th, the march that carried it out on the 8th: three days late."""
    done = ("movement", {"subject": "45. Tümen", "to": "Kut", "arrive": "1915-11-08"}, {"plans": ("c1",)})
    order, under = rows(orders_table(campaign([ORDER, plan(arrive="1915-11-05"), done])))
    assert (order["by"], order["of"], order["date"]) == ("Kâzım Bey", "45. Tümen", "1915-11-01")
    assert order["state"] == "its one part is told as done"
    assert under["demand"] == "  plan" and under["date"] == "1915-11-01 (due 1915-11-05)"
    assert (under["state"], under["done_on"], under["waited"], under["late"]) == ("done", "1915-11-08", "7", "3")
    assert under["why"] == "the same passage tells of the demand and then of this deed of the same unit"


def test_a_later_deed_at_the_same_goal_is_only_possible_and_says_why() -> None:
    early = ("location", {"subject": "45. Tümen", "place": "Kut", "date": "1915-10-20"}, {})
    other = ("movement", {"subject": "51. Tümen", "to": "Kut", "arrive": "1915-11-03"}, {})
    elsewhere = ("movement", {"subject": "45. Tümen", "to": "Bağdat", "arrive": "1915-11-04"}, {})
    later = ("movement", {"subject": "45. Tümen", "to": "Kut", "arrive": "1915-11-09"}, {})
    nothing = rows(orders_table(campaign([ORDER, plan(), early, other, elsewhere])))[1]
    assert nothing["state"] == "no text tells that it was done" and not nothing["done"]
    found = rows(orders_table(campaign([ORDER, plan(), early, other, elsewhere, later])))[1]
    assert (found["state"], found["done_on"], found["waited"]) == ("possibly done", "1915-11-09", "8")
    assert "the text gives no link" in found["why"] and found["claims"] == "c1 c5 c2"


def test_what_is_told_as_not_done_is_no_silence() -> None:
    refused = ("movement", {"subject": "45. Tümen", "to": "Kut"}, {"polarity": "negated", "plans": ("c1",)})
    assert rows(orders_table(campaign([ORDER, plan(), refused])))[1]["state"] == "told as not done"


def test_a_denial_of_what_was_demanded_is_told_as_not_done() -> None:
    denied = ("movement", {"subject": "45. Tümen", "to": "Kut", "depart": "1915-11-02"}, {"polarity": "negated"})
    order, under = rows(orders_table(campaign([ORDER, plan(), denied])))
    assert (order["state"], under["state"]) == ("told as not done", "told as not done")
    assert not under["why"].startswith("possibly") and (under["done_on"], under["waited"]) == ("", "")
    assert under["claims"] == "c1 c2"
    later = ("movement", {"subject": "45. Tümen", "to": "Kut", "arrive": "1915-11-09"}, {})
    both = rows(orders_table(campaign([ORDER, plan(), denied, later])))[1]
    assert (both["state"], both["done_on"]) == ("possibly done", "1915-11-09")
    absent = ("location", {"subject": "45. Tümen", "place": "Kut", "date": "1915-11-02"}, {"polarity": "negated"})
    assert rows(orders_table(campaign([ORDER, plan(), absent])))[1]["state"] == "no text tells that it was done"


def test_an_order_stands_under_the_agreement_that_it_rests_on() -> None:
    bond = ("agreement", {"parties": ["A", "B"], "date": "1915-10-01", "title": "X"}, {})
    order = (*ORDER[:2], {"basis": ("c0",)})
    done = ("movement", {"subject": "45. Tümen", "to": "Kut", "depart": "1915-11-02"}, {"basis": ("c1",)})
    found = rows(orders_table(campaign([bond, order, done])))
    assert [r["demand"] for r in found] == ["Agreement", "  Order"]
    assert (found[1]["state"], found[1]["waited"], found[1]["late"]) == ("done", "1", "")


def test_a_circle_of_grounds_ends() -> None:
    one, two = (
        ("order", {"issuer": i, "recipient": "45. Tümen"}, {"basis": (b,)})
        for i, b in (("Ali Bey", "c1"), ("A Bey", "c0"))
    )
    assert len(rows(orders_table(campaign([one, two])))) == 2
    assert (
        len(
            rows(
                orders_table(campaign([("order", {"issuer": "Ali Bey", "recipient": "45. Tümen"}, {"basis": ("c0",)})]))
            )
        )
        == 1
    )


def test_an_order_to_nobody_named_may_be_answered_by_whom_its_issuer_leads() -> None:
    led = ("command", {"subject": "Kâzım Bey", "role": "komutan", "object": "45. Tümen", "date": None}, {})
    order = ("order", {"issuer": "Kâzım Bey", "date": "1915-11-01", "place": "Kut"}, {})
    first = ("movement", {"subject": "45. Tümen", "to": "Kut", "depart": "1915-11-02"}, {})
    found = rows(orders_table(campaign([order, led, first])))[0]
    assert found["state"] == "no text tells that it was done"  # the order's own words name no goal


def test_a_parent_counts_what_is_possibly_done_as_such() -> None:
    later = ("movement", {"subject": "45. Tümen", "to": "Kut", "arrive": "1915-11-08"}, {})
    order, under = rows(orders_table(campaign([ORDER, plan(), later])))
    assert under["state"] == "possibly done"
    assert order["state"] == "its one part is possibly done"
    assert (
        rows(orders_table(campaign([ORDER, plan()])))[0]["state"] == "it has one part; no text tells that it was done"
    )


def test_a_demand_told_twice_is_one_row_with_both_claims() -> None:
    again = (*ORDER[:2], {})
    order, under = rows(orders_table(campaign([ORDER, plan(), again, plan()])))
    assert order["claims"].split() == ["c0", "c2"] and under["claims"].split() == ["c1", "c3"]


def test_who_was_to_lead_is_no_demand_unless_an_order_says_so() -> None:
    lead = {"subject": "Ali Bey", "role": "komutan", "object": "45. Tümen"}
    free = ("command", lead, {"polarity": "planned"})
    bound = ("command", lead, {"polarity": "planned", "basis": ("c0",)})
    assert rows(orders_table(campaign([free]))) == []
    assert [r["demand"] for r in rows(orders_table(campaign([ORDER, bound])))] == ["Order", "  plan"]
