"""A day by the sources alone, on claims made by hand: no reader stands between the promise and the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sefer.model import Campaign, Claim, Document, Entity, Link, Part, Run, Settings, UnitState
from sefer.reconstruct import on, orbat_table, replay_table, sides_of, stations

DOC = "kut.txt"
UNITS = {"6. Ordu": "army", "13. Kolordu": "corps", "45. Tümen": "division", "51. Tümen": "division"}
PERSONS = ("Kâzım Bey", "Ali Bey")
PLACES = ("Kut", "Selmanıpak", "Bağdat", "Felahiye")

Row = tuple[str, Mapping[str, Any], Mapping[str, Any]]


def campaign(rows: Sequence[Row]) -> Campaign:
    """One claim a row: kind, slots, and what else the claim has (source, polarity)."""
    text = "Yazar böyle anlatıyor. " * (len(rows) + 1)
    things = [
        Entity(n, "unit", (n,), {"echelon": e} | ({"side": "Osmanlı"} if e == "army" else {})) for n, e in UNITS.items()
    ]
    things += [Entity(n, "person", (n,)) for n in PERSONS] + [Entity(n, "place", (n,)) for n in PLACES]
    told = tuple(
        Claim(f"c{i}", kind, DOC, i * 23, i * 23 + 22, slots, **more) for i, (kind, slots, more) in enumerate(rows)
    )
    document = Document(DOC, text, text, (Run(0, len(text), 0, len(text)),), (Part("body", "tr", 0, len(text)),))
    links = tuple(Link(e.id, e.type, DOC, e.name, "same name") for e in things)
    return Campaign(Settings("Kut"), {DOC: document}, {DOC: ()}, told, {e.id: e for e in things}, links)


def unit(made: Campaign, name: str, day: str, according_to: str | None = None) -> UnitState | None:
    state = on(made, date.fromisoformat(day).toordinal(), according_to)
    return next((u for u in state.units if u.unit == name), None)


def places(made: Campaign, name: str, day: str) -> list[str]:
    found = unit(made, name, day)
    return [p.value for p in found.positions] if found else []


def stood(name: str, place: str, day: str | None, **more: Any) -> Row:
    return ("location", {"subject": name, "place": place, "date": day}, more)


def test_rival_places_of_one_day_stand_side_by_side() -> None:
    made = campaign([
        stood("45. Tümen", "Kut", "1915-11-20", source=("Demir 2001, 4",)),
        stood("45. Tümen", "Selmanıpak", "1915-11-20", source=("Kaya 2005, 9",)),
    ])  # fmt: skip
    assert places(made, "45. Tümen", "1915-11-21") == ["Kut", "Selmanıpak"]
    alone = unit(made, "45. Tümen", "1915-11-21", "Kaya")
    assert alone is not None and [p.value for p in alone.positions] == ["Selmanıpak"]


def test_what_is_told_for_later_is_not_yet_known() -> None:
    made = campaign([stood("45. Tümen", "Kut", "1915-12-07")])
    assert places(made, "45. Tümen", "1915-12-06") == []


def test_a_plan_and_a_denial_place_nobody() -> None:
    made = campaign([
        stood("45. Tümen", "Kut", "1915-11-20", polarity="planned"),
        stood("51. Tümen", "Kut", "1915-11-20", polarity="negated"),
    ])  # fmt: skip
    assert places(made, "45. Tümen", "1915-11-25") == places(made, "51. Tümen", "1915-11-25") == []
    assert [s.polarity for s in stations(made)["45. Tümen"]] == ["planned"]


def test_a_march_is_shown_with_both_its_ends() -> None:
    march = {"subject": "51. Tümen", "from": "Bağdat", "to": "Selmanıpak", "depart": "1915-11-12"}
    made = campaign([stood("51. Tümen", "Bağdat", "1915-11-10"), ("movement", march, {})])
    table = replay_table(made, date(1915, 11, 15).toordinal())
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row["column.place"] == "Bağdat → Selmanıpak" and row["column.attested"] == "1915-11-12"


def test_a_departure_without_origin_leaves_from_the_last_place() -> None:
    march = {"subject": "51. Tümen", "to": "Selmanıpak", "depart": "1915-11-12", "arrive": "1915-11-20"}
    made = campaign([stood("51. Tümen", "Bağdat", "1915-11-01"), ("movement", march, {})])
    found = {d: unit(made, "51. Tümen", d) for d in ("1915-11-11", "1915-11-15", "1915-11-20")}
    told = [[(p.value, p.how) for p in u.positions] for u in found.values() if u]
    assert told == [
        [("Bağdat", "at")], [("Selmanıpak", "departs")], [("Selmanıpak", "at")],
    ]  # fmt: skip


def test_losses_are_listed_and_never_subtracted() -> None:
    made = campaign([
        ("strength", {"subject": "51. Tümen", "date": "1915-11-01", "values": {"soldier": 7000}}, {}),
        ("loss", {"subject": "51. Tümen", "date": "1915-10-20", "values": {"killed": {"soldier": 9}}}, {}),
        ("loss", {"subject": "51. Tümen", "date": "1915-11-22", "values": {"killed": {"soldier": {"min": 900, "max": 1100}}}}, {}),
        ("loss", {"subject": "51. Tümen", "date": "1915-12-24", "values": {"killed": {"soldier": 5}}}, {}),
    ])  # fmt: skip
    found = unit(made, "51. Tümen", "1915-12-01")
    assert found is not None and found.strengths[0].value == {"soldier": [7000, 7000]}
    assert [(t.value, t.claims) for t in found.losses] == [({"killed": {"soldier": [900, 1100]}}, ("c2",))]


def test_a_later_commander_supersedes_and_an_earlier_day_keeps_its_own() -> None:
    made = campaign([
        ("command", {"subject": "Kâzım Bey", "role": "komutan", "object": "13. Kolordu", "date": "1915-09-01"}, {}),
        ("command", {"subject": "Ali Bey", "role": "komutan", "object": "13. Kolordu", "date": "1916-01-10"}, {}),
    ])  # fmt: skip
    led = {d: unit(made, "13. Kolordu", d) for d in ("1915-12-01", "1916-02-01")}
    assert [[c.value for c in u.commanders] for u in led.values() if u] == [["Kâzım Bey"], ["Ali Bey"]]


def test_a_dissolved_unit_is_gone_the_day_after() -> None:
    end = {"subject": "13. Kolordu", "relation": "abolished", "date": "1916-03-05"}
    made = campaign([stood("13. Kolordu", "Kut", "1916-02-01"), ("organization", end, {})])
    assert places(made, "13. Kolordu", "1916-03-05") == ["Kut"] and unit(made, "13. Kolordu", "1916-03-06") is None


def test_a_circle_of_parents_ends() -> None:
    circle = [("45. Tümen", "51. Tümen"), ("51. Tümen", "45. Tümen"), ("45. Tümen", "45. Tümen")]
    made = campaign([("organization", {"subject": a, "relation": "part_of", "object": b}, {}) for a, b in circle])
    state = on(made, date(1915, 1, 1).toordinal())
    assert sides_of(made, state)["45. Tümen"] is None
    assert len(orbat_table(made, state.day).rows) == 2


def test_a_side_comes_down_from_the_parents() -> None:
    chain = [("45. Tümen", "13. Kolordu"), ("13. Kolordu", "6. Ordu")]
    made = campaign([("organization", {"subject": a, "relation": "part_of", "object": b}, {}) for a, b in chain])
    assert sides_of(made, on(made, 700000))["45. Tümen"] == "Osmanlı"


FEW = st.lists(
    st.tuples(st.sampled_from(sorted(UNITS)), st.sampled_from(PLACES), st.integers(0, 60)), min_size=1, max_size=8
)


def dated(found: Sequence[tuple[str, str, int]], shift: int = 0) -> list[Row]:
    return [stood(u, p, (date(1915, 9, 1) + timedelta(n + shift)).isoformat()) for u, p, n in found]


def answer(made: Campaign, day: date) -> set[tuple[str, str]]:
    return {(u.unit, p.value) for u in on(made, day.toordinal()).units for p in u.positions}


@given(FEW, st.randoms(use_true_random=False), st.integers(0, 70))
def test_the_order_of_claims_changes_nothing(found: list[tuple[str, str, int]], dice: Any, after: int) -> None:
    day = date(1915, 9, 1) + timedelta(after)
    shuffled = list(found)
    dice.shuffle(shuffled)
    assert answer(campaign(dated(found)), day) == answer(campaign(dated(shuffled)), day)


@given(FEW, st.integers(-400, 400), st.integers(0, 70))
def test_shifting_every_day_shifts_every_answer(found: list[tuple[str, str, int]], shift: int, after: int) -> None:
    day = date(1915, 9, 1) + timedelta(after)
    assert answer(campaign(dated(found)), day) == answer(campaign(dated(found, shift)), day + timedelta(shift))


@given(FEW)
def test_every_dated_fact_is_reproduced_on_its_day(found: list[tuple[str, str, int]]) -> None:
    made = campaign(dated(found))
    for name, place, after in found:
        assert (name, place) in answer(made, date(1915, 9, 1) + timedelta(after))


def test_one_campaign_does_not_answer_for_another() -> None:
    one = campaign([stood("45. Tümen", "Kut", "1915-11-20")])
    other = replace(one, claims=())
    assert stations(one) and not stations(other) and stations(one)


def test_a_departure_of_the_same_day_from_elsewhere_does_not_end_a_stay_and_a_later_one_does() -> None:
    def after(left: str) -> list[str]:
        march = {"subject": "51. Tümen", "from": "Bağdat", "to": "Selmanıpak", "depart": left}
        return places(
            campaign([stood("51. Tümen", "Kut", "1915-11-12"), ("movement", march, {})]), "51. Tümen", "1915-11-14"
        )

    assert after("1915-11-12") == ["Kut"] and after("1915-11-13") == ["Selmanıpak"]


def test_of_two_marches_that_join_on_one_day_the_last_is_shown() -> None:
    legs = [("Bağdat", "Selmanıpak"), ("Selmanıpak", "Kut")]
    made = campaign([
        ("movement", {"subject": "51. Tümen", "from": a, "to": b, "depart": "1915-11-12"}, {}) for a, b in legs
    ])  # fmt: skip
    assert places(made, "51. Tümen", "1915-11-14") == ["Kut"]


def test_who_is_told_first_but_led_later_leads() -> None:
    posts = [("Ali Bey", "1916-01-10"), ("Kâzım Bey", "1915-09-01")]
    made = campaign([
        ("command", {"subject": who, "role": "komutan", "object": "13. Kolordu", "date": day}, {}) for who, day in posts
    ])  # fmt: skip
    found = unit(made, "13. Kolordu", "1916-02-01")
    assert found is not None and [c.value for c in found.commanders] == ["Ali Bey"]


def test_a_loss_of_the_day_of_a_strength_stands_beside_it() -> None:
    made = campaign([
        ("strength", {"subject": "51. Tümen", "date": "1915-11-22", "values": {"soldier": 7000}}, {}),
        ("loss", {"subject": "51. Tümen", "date": "1915-11-22", "values": {"killed": {"soldier": 90}}}, {}),
    ])  # fmt: skip
    found = unit(made, "51. Tümen", "1915-11-23")
    assert found is not None and [t.claims for t in found.losses] == [("c1",)]
