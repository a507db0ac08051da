"""A scenario holds what the sources say of the evening before; what they do not say is declared, never hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sefer.messages import Complaint, say
from sefer.model import Campaign, Claim, Document, Entity, Link, Part, Place, Route, Run, Scenario, Settings
from sefer.simulate import changed, fight, inputs_table, outcome_table, scenario_from, settings_of

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
    """What happened on the day itself (the corps stands in Plevne) is the answer and no input."""
    scenario = second_plevne()
    assert (scenario.day, scenario.place) == (DAY, "Plevne")
    assert (scenario.attacker, scenario.defender) == ("Rusya", "Osmanlı")
    corps = next(c for c in scenario.contingents if c.name == "9. Kolordu")
    assert corps.way == (("road", 44.0),) and (corps.men_low, corps.men_high) == (26500, 26500)
    assert corps.claims == ("c3", "c2")


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
