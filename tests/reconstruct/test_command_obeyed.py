"""`sefer orders`: could what was demanded have been done in time, from where those stood whom it bound?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from moving_made import Row, campaign, moved, stood

from sefer.model import Days
from sefer.reconstruct import orders_table
from sefer.reconstruct.command.obeyed import LAG, Obeyed, obeyed
from sefer.reconstruct.demands import demands

UNIT = "107. Alay"


def order(day: str | None, who: str | None = UNIT, **more: Any) -> Row:
    return ("order", {"issuer": "Ali Bey", "recipient": who, "date": day, "content": "march"}, more)


def came(day: str | None, left: str | None = None, **slots: Any) -> Row:
    kind, told, _ = moved(UNIT, None, "Gence", left, day, **slots)
    return kind, told, {"basis": ("c0",)}


def judged(*rows: Row) -> Obeyed:
    (demand,) = demands(campaign(rows))
    found = obeyed(campaign(rows), demand)
    assert found is not None
    return found


@pytest.mark.parametrize(("day", "verdict"), [("1918-08-01", "impossible"), ("1918-08-30", "normal")])
def test_the_way_from_where_it_stood_decides(day: str, verdict: str) -> None:
    """From Şamahı to Gence on the day of the order itself, and in four weeks."""
    found = judged(order("1918-08-01"), came(day, mode=None), stood(UNIT, "Şamahı", "1918-08-01"))
    assert (found.verdict, found.start, found.goal) == (verdict, "p:Şamahı", "p:Gence")
    assert found.margin is not None and (found.margin < 0) == (verdict == "impossible")
    assert found.claims == ("c2",) and not found.presumed


def test_an_order_takes_time_to_be_received() -> None:
    found = judged(order("1918-08-01"), came("1918-08-30"), stood(UNIT, "Şamahı", "1918-08-01"))
    first = date(1918, 8, 1).toordinal()
    assert (LAG.low, LAG.high) == (0.5, 2.0)
    assert (found.issued, found.received) == (Days(first, first), Days(first, first + 2))
    assert found.executed == Days(first + 29, first + 29)
    assert found.march is not None and found.margin == pytest.approx((found.march.margin or 0) - LAG.low)


def test_where_it_stood_some_days_before_is_presumed() -> None:
    found = judged(order("1918-08-05"), came("1918-08-30"), stood(UNIT, "Şamahı", "1918-08-01"))
    assert found.verdict == "normal" and found.presumed


def test_who_is_there_already_needs_no_way() -> None:
    found = judged(order("1918-08-01"), came("1918-08-02"), stood(UNIT, "Gence", "1918-08-01"))
    assert (found.verdict, found.march) == ("normal", None)


UNCHECKED = {
    "command.no_place": (order("1918-08-01"), came("1918-08-30")),
    "command.no_deadline": (order("1918-08-01"), came(None), stood(UNIT, "Şamahı", "1918-08-01")),
    "command.no_issue": (order(None), came("1918-08-30"), stood(UNIT, "Şamahı", "1918-08-01")),
    "command.done_before": (order("1918-08-20"), came("1918-08-10"), stood(UNIT, "Şamahı", "1918-08-19")),
    "command.no_goal": (order("1918-08-01"), stood(UNIT, "Şamahı", "1918-08-01")),
    "command.nobody": (order("1918-08-01", None),),
    "movement.unlocated": (order("1918-08-01"), came("1918-08-30"), stood(UNIT, "Hiçbiryer", "1918-08-01")),
}  # fmt: skip


@pytest.mark.parametrize(
    ("left", "verdict", "reason"),
    [
        ("1918-08-02", "normal", "command.set_out"),
        ("1918-08-01", "normal", "command.set_out"),
        ("1918-07-20", "unchecked", "command.done_before"),
    ],
)
def test_of_a_march_of_which_no_arrival_is_told_the_setting_out_is_judged(left: str, verdict: str, reason: str) -> None:
    found = judged(order("1918-08-01"), came(None, left=left))
    assert (found.verdict, found.reason, found.margin) == (verdict, reason, None)


@pytest.mark.parametrize(("day", "verdict"), [("1918-08-11", "exceptional"), ("1918-08-30", "normal")])
def test_where_it_is_told_to_be_after_the_order_it_had_to_go_from_there(day: str, verdict: str) -> None:
    found = judged(order("1918-08-01"), came(day, mode=None), stood(UNIT, "Şamahı", "1918-08-10"))
    assert (found.verdict, found.start, found.presumed) == (verdict, "p:Şamahı", False)


def test_a_deadline_before_the_order_is_told_as_that() -> None:
    plan = (
        "movement",
        {"subject": UNIT, "to": "Gence", "depart": "1918-08-01"},
        {"polarity": "planned", "basis": ("c0",)},
    )
    done = ("movement", {"subject": UNIT, "to": "Gence", "arrive": "1918-08-02"}, {"plans": ("c1",)})
    made = campaign([order("1918-08-02"), plan, done])
    (demand,) = demands(made)
    found = obeyed(made, demand.parts[0])
    assert found is not None and found.reason == "command.due_before"


def test_a_plan_under_no_order_is_due_on_its_day_and_lacks_that_of_the_demand() -> None:
    plan = ("movement", {"subject": UNIT, "to": "Gence", "depart": "1918-09-10"}, {"polarity": "planned"})
    done = ("movement", {"subject": UNIT, "to": "Gence", "depart": "1918-09-11"}, {"plans": ("c0",)})
    made = campaign([plan, done])
    (demand,) = demands(made)
    found = obeyed(made, demand)
    assert demand.day is None and demand.due is not None
    assert found is not None and found.reason == "command.no_issue"


@pytest.mark.parametrize("reason", UNCHECKED)
def test_what_can_t_be_checked_says_why(reason: str) -> None:
    found = judged(*UNCHECKED[reason])
    assert (found.verdict, found.reason, found.margin) == ("unchecked", reason, None)


def test_orders_has_the_verdict_with_its_margin_in_both_languages() -> None:
    from sefer.report import table as written

    made = campaign([order("1918-08-01"), came("1918-08-01"), stood(UNIT, "Şamahı", "1918-08-01")])
    english, turkish = (str(written(orders_table(made), "csv", lang)) for lang in ("en", "tr"))
    left = campaign([order("1918-08-01"), came(None, left="1918-08-02")])
    assert "yes: they set out 1918-08-02, when the order can have come" in str(written(orders_table(left), "csv", "en"))
    assert "could it have been obeyed in time?" in english
    assert "impossible by the ways known here; " in english and " days short" in english
    assert "vaktinde yapılabilir miydi?" in turkish and " gün eksik" in turkish
    (row,) = orders_table(made).rows
    assert str(row[-1]).split() == ["c0", "c1", "c2"]


def test_what_moves_nobody_is_not_asked() -> None:
    made = campaign([("agreement", {"parties": ["15. Tümen"], "date": "1918-08-01", "title": "pact"}, {})])
    assert all(obeyed(made, d) is None for d in demands(made))
