"""A scenario holds what the sources say of the evening before; what they do not say is declared, never hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sefer.messages import Complaint, say
from sefer.model import Campaign, Claim, Document, Entity, Link, Part, Place, Route, Run, Scenario, Settings
from sefer.report import table as written
from sefer.simulate import (
    changed,
    fight,
    inputs_table,
    outcome_table,
    scenario_from,
    settings_of,
    whole_object,
    whole_table,
)

DOC = "plevne.txt"
DAY = date(1877, 7, 30).toordinal()
PLACES = (
    Place("Plevne", (), 43.41, 24.61), Place("Niğbolu", (), 43.70, 24.89), Place("Lofça", (), 43.13, 24.72),
    Place("Grivitza", (), 43.42, 24.68),
)  # fmt: skip
ROUTES = (Route("Plevne", "Niğbolu", "road", 44.0), Route("Plevne", "Lofça", "road", 35.0))
UNITS = {
    "Batı Ordusu": ("army", "Osmanlı"), "9. Kolordu": ("corps", "Rusya"), "31. Tümen": ("division", "Rusya"),
    "4. Tümen": ("division", "Rusya"), "12. Alay": ("regiment", "Osmanlı"), "Tuna Grubu": ("group", "Osmanlı"),
}  # fmt: skip
TOLD = (
    ("location", {"subject": "Batı Ordusu", "place": "Plevne", "date": "1877-07-20"}),
    ("strength", {"subject": "Batı Ordusu", "date": "1877-07-20", "values": {"soldier": {"min": 20000, "max": 23000}}}),
    ("location", {"subject": "9. Kolordu", "place": "Niğbolu", "date": "1877-07-25"}),
    ("strength", {"subject": "9. Kolordu", "date": "1877-07-25", "values": {"officer": 500, "soldier": 26000}}),
    ("strength", {"subject": "31. Tümen", "date": "1877-07-25", "values": {"soldier": 9000}}),
    ("organization", {"subject": "31. Tümen", "relation": "part_of", "object": "9. Kolordu"}),
    ("location", {"subject": "4. Tümen", "place": "Grivitza", "date": "1877-07-28"}),
    ("location", {"subject": "12. Alay", "place": "Lofça", "date": "1877-07-27"}),
    ("location", {"subject": "Tuna Grubu", "place": "Lofça", "date": "1877-07-27"}),
    ("location", {"subject": "9. Kolordu", "place": "Plevne", "date": "1877-07-30"}),
    ("engagement", {"parties": ["9. Kolordu", "Batı Ordusu"], "place": "Plevne", "date": "1877-07-30"}),
)


def campaign() -> Campaign:
    text = "Yazar böyle anlatıyor. " * len(TOLD)
    things = [Entity(n, "unit", (n,), {"echelon": e, "side": s}) for n, (e, s) in UNITS.items()]
    things += [Entity(f"p:{p.name}", "place", (p.name,), {"lat": p.lat, "lon": p.lon}) for p in PLACES]
    told = tuple(
        Claim(f"c{i}", kind, DOC, i * 23, i * 23 + 22, slots, source=("Demir 2008, 41",))
        for i, (kind, slots) in enumerate(TOLD)
    )
    document = Document(DOC, text, text, (Run(0, len(text), 0, len(text)),), (Part("body", "tr", 0, len(text)),))
    links = tuple(Link(e.id, e.type, DOC, e.name, "same name") for e in things)
    everything = {e.id: e for e in things}
    return Campaign(Settings("Plevne"), {DOC: document}, {DOC: ()}, told, everything, links, PLACES, ROUTES)


def second_plevne() -> Scenario:
    return scenario_from(campaign(), None, None)


def test_the_latest_fight_is_fought_with_the_evening_before() -> None:
    """Who fought is a premise (the account of the day names the corps), how it ended is the answer and no input."""
    scenario = second_plevne()
    assert (scenario.day, scenario.place) == (DAY, "Plevne")
    assert (scenario.attacker, scenario.defender) == ("Rusya", "Osmanlı")
    corps = next(c for c in scenario.contingents if c.name == "9. Kolordu")
    assert corps.way == () and (corps.men_low, corps.men_high) == (26500, 26500)
    assert corps.claims == ("c3", "c2", "c10")
    before = scenario_from(campaign(), DAY - 1, "Plevne")
    assert next(c.way for c in before.contingents if c.name == "9. Kolordu") == (("road", 44.0),)


def test_nobody_is_counted_with_his_parent_and_alone() -> None:
    assert "31. Tümen" not in {c.name for c in second_plevne().contingents}


def test_men_that_no_source_gives_are_a_declared_wide_range() -> None:
    assumed = {c.name: c for c in second_plevne().contingents if c.assumed}
    assert set(assumed) == {"4. Tümen", "12. Alay"}
    assert all(c.men_high >= 4 * c.men_low for c in assumed.values())
    table = inputs_table(fight(second_plevne(), 10, 1), campaign(), "en")
    row = next(r for r in table.rows if r[0] == "12. Alay")
    assert say("simulate.assumed", "en") in str(row[3]) and "35 km" in str(row[2])


def test_who_is_not_in_is_said_with_the_reason() -> None:
    assert ("Tuna Grubu", "simulate.no_men") in second_plevne().left_out
    without = changed(second_plevne(), [], ["12. Alay"])
    assert ("12. Alay", "simulate.why_set") in without.left_out


def test_a_unit_on_its_way_is_counted_from_where_it_left() -> None:
    march = {"subject": "12. Alay", "from": "Niğbolu", "to": "Plevne", "depart": "1877-07-28"}
    made = campaign()
    one = replace(made, claims=(*made.claims, Claim("m", "movement", DOC, 0, 22, march)))
    for day, way in ((DAY, (("road", 44.0),)), (DAY + 3, ())):
        regiment = next(c for c in scenario_from(one, day, "Plevne").contingents if c.name == "12. Alay")
        assert regiment.way == way


def test_a_place_off_the_roads_is_reached_across_country() -> None:
    division = next(c for c in second_plevne().contingents if c.name == "4. Tümen")
    assert division.way is not None and [m for m, _ in division.way] == ["track"] and 5 < division.way[0][1] < 12


@pytest.mark.parametrize("lang", ["tr", "en"])
def test_every_input_and_every_outcome_has_its_words(lang: str) -> None:
    outcome = fight(second_plevne(), 400, 1)
    inputs, result = inputs_table(outcome, campaign(), lang), outcome_table(outcome, lang)
    assert all(row[3] for row in inputs.rows)
    assert {a.name for a in outcome.scenario.assumptions} <= {row[0] for row in inputs.rows}
    taken, kept, open_ = (row[2] for row in result.rows[:3])
    assert taken + kept + open_ == 400
    assert all(row[1] <= row[2] <= row[3] for row in result.rows)


@pytest.mark.parametrize(
    "given", ["slope=nan", "trains=0", "hazard=-1", "killed_share=2", "weather=3", "slope", "road_km_a_day=9..4"]
)
def test_a_setting_that_cannot_be_is_refused(given: str) -> None:
    with pytest.raises(Complaint):
        changed(second_plevne(), [given], [])


def test_a_person_sets_sides_men_and_numbers() -> None:
    other = changed(second_plevne(), ["attacker=Osmanlı", "12. Alay=100..200", "slope=1"], [])
    assert (other.attacker, other.defender) == ("Osmanlı", "Rusya")
    assert next((c.men_low, c.men_high) for c in other.contingents if c.name == "12. Alay") == (100, 200)
    assert other.value("slope").why == "simulate.why_set"


def test_a_file_of_assumptions_is_read_and_a_strange_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text("[assumptions]\nslope = [0.8, 1.2]\nhazard = 0.5\n", encoding="utf-8")
    assert settings_of(path) == ["slope=0.8..1.2", "hazard=0.5"]
    path.write_text("[unknown]\nslope = 1\n", encoding="utf-8")
    with pytest.raises(Complaint):
        settings_of(path)


def test_nobody_left_on_a_side_is_a_clear_line() -> None:
    with pytest.raises(Complaint):
        changed(second_plevne(), [], ["9. Kolordu", "4. Tümen"])


def test_a_day_before_the_sources_begin_is_a_clear_line() -> None:
    with pytest.raises(Complaint):
        scenario_from(campaign(), date(1870, 1, 1).toordinal(), "Plevne")


def grown(*more: tuple[str, dict[str, object]], source: str = "Kaya 2011, 5") -> Campaign:
    """The campaign with further claims."""
    made = campaign()
    told = (Claim(f"m{i}", kind, DOC, 0, 22, slots, source=(source,)) for i, (kind, slots) in enumerate(more))
    return replace(made, claims=(*made.claims, *told))


def test_a_side_without_anybody_near_makes_no_fight() -> None:
    """One line says who is missing, and no side wins alone."""
    far = replace(
        campaign(),
        claims=tuple(c for c in campaign().claims if c.slots.get("subject") not in ("9. Kolordu", "4. Tümen")),
    )
    with pytest.raises(Complaint) as told:
        scenario_from(far, DAY - 1, "Plevne")
    assert (told.value.key, told.value.values["missing"], told.value.values["exit"]) == (
        "simulate.no_sides",
        "Rusya",
        2,
    )


def test_a_unit_whose_place_nobody_gives_is_days_away_by_a_declared_range() -> None:
    lost = replace(campaign(), claims=tuple(c for c in campaign().claims if c.id not in ("c2", "c9", "c10")))
    scenario = scenario_from(lost, DAY, "Plevne")
    assert next(c for c in scenario.contingents if c.name == "9. Kolordu").way is None
    assert 1 <= scenario.value("unknown_days_away").low < scenario.value("unknown_days_away").high


def test_who_is_named_in_the_fight_of_the_day_is_there() -> None:
    """No source places the corps before the day, but the account of the fight names it."""
    lost = replace(campaign(), claims=tuple(c for c in campaign().claims if c.id != "c2"))
    corps = next(c for c in scenario_from(lost, DAY, "plevne").contingents if c.name == "9. Kolordu")
    assert corps.way == () and corps.men_low == 26500


def test_figures_of_two_sources_are_drawn_between_and_an_old_one_is_shown() -> None:
    made = grown(
        ("strength", {"subject": "9. Kolordu", "date": "1877-07-28", "values": {"soldier": 21000}}),
    )
    corps = next(c for c in scenario_from(made, DAY, "Plevne").contingents if c.name == "9. Kolordu")
    assert (corps.men_low, corps.men_high) == (21000, 26500) and {"c3", "m0"} <= set(corps.claims)
    old = grown(("strength", {"subject": "9. Kolordu", "date": "1877-05-01", "values": {"soldier": 40000}}))
    scenario = scenario_from(old, DAY, "Plevne")
    assert next(c for c in scenario.contingents if c.name == "9. Kolordu").men_high == 26500
    assert ("9. Kolordu: 40000 (1877-05-01)", "simulate.older_figure") in scenario.left_out


def test_a_part_is_listed_with_the_unit_in_which_it_is_counted() -> None:
    assert ("31. Tümen", "9. Kolordu") in second_plevne().counted
    rows = inputs_table(fight(second_plevne(), 5, 1), campaign(), "en").rows
    assert next(row[3] for row in rows if row[0] == "31. Tümen") == "counted in 9. Kolordu"


def test_the_account_of_the_fight_says_who_came() -> None:
    taken = {"parties": ["Batı Ordusu"], "place": "Plevne", "date": "1877-07-30", "outcome": "taken by Batı Ordusu"}
    scenario = scenario_from(grown(("engagement", taken)), DAY, "Plevne")
    assert scenario.attacker == "Osmanlı" and scenario.value("defender").why == "simulate.why_defender_told"


def test_a_side_that_has_yet_to_come_is_said_to_have_nobody_there() -> None:
    assert ("Rusya", "simulate.nobody_there") in scenario_from(campaign(), DAY - 1, "Plevne").left_out
    assert "simulate.nobody_there" not in {why for _, why in second_plevne().left_out}


def test_a_day_outside_the_campaign_is_refused() -> None:
    with pytest.raises(Complaint) as told:
        scenario_from(campaign(), date(1890, 8, 5).toordinal(), "Plevne")
    assert (told.value.key, told.value.values["exit"]) == ("simulate.outside", 2)


@pytest.mark.parametrize("lang", ["tr", "en"])
def test_a_kept_answer_carries_its_inputs_and_assumptions(lang: str) -> None:
    outcome = fight(second_plevne(), 20, 1)
    kept = whole_object(outcome, campaign(), lang)
    assert {"outcome", "inputs", "assumptions", "place", "day"} <= kept.keys()
    assumed = {row["name"] for row in kept["assumptions"]}  # type: ignore[attr-defined]
    assert {"slope", "unknown_days_away", "defender"} <= assumed
    sheet = str(written(whole_table(outcome, campaign(), lang), "csv", lang))
    assert "9. Kolordu" in sheet and "hazard" in sheet and say("simulate.result", lang) in sheet
