"""One file, nothing from outside, nothing of a source run as code."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from typing import Any

import pytest
from atlas_made import Made, day, plevna
from hypothesis import given
from hypothesis import strategies as st

from sefer import atlas
from sefer.atlas.draw import escaped
from sefer.model import Finding, Words

EVIL = '</script><script>window.__x=1</script><img src=x onerror="window.__x=2"><svg onload=alert(1)>&\u2028'


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="atlas-data">(.*?)</script>', page, re.DOTALL)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def unit_of(data: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(unit for unit in data["units"] if unit["names"][0] == name)
    return found


def placed(unit: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """The days from which the sources place a unit, with the answers that do."""
    return [(run["from"], told) for run in unit["spells"] for told in run["positions"]]


def test_the_page_speaks_both_languages_and_opens_in_the_one_asked_for() -> None:
    for lang in ("tr", "en"):
        page = atlas.draw(plevna().campaign(), [], lang)
        data = data_of(page)
        assert f'<html lang="{lang}">' in page and data["lang"] == lang
        assert data["texts"]["tr"]["play"] == "Oynat" and data["texts"]["en"]["play"] == "Play"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="xx"):
        atlas.draw(plevna().campaign(), [], "xx")


def test_hostile_words_stay_words() -> None:
    """Titles, names and sentences that look like markup neither add an element nor change by a letter."""
    made = Made(title=EVIL)
    made.place(f"Köy {EVIL}", 40.0, 30.0)
    made.unit(f"1. Alay {EVIL}", "regiment")
    sentence = f"1. Alay {EVIL} 20 Temmuz'da oradaydı."
    made.say("location", sentence, {"subject": f"1. Alay {EVIL}", "place": f"Köy {EVIL}", "date": "1877-07-20"},
             source=(EVIL,), said_by=EVIL)  # fmt: skip
    page = atlas.draw(made.campaign(), [], "tr")
    assert len(re.findall(r"<script", page)) == 2 and "<img" not in page and "<svg onload" not in page
    data = data_of(page)
    assert data["title"] == EVIL and data["claims"][0]["source"] == [EVIL]
    assert data["quotes"][data["claims"][0]["quote"]] == " ".join(sentence.split())
    assert placed(unit_of(data, f"1. Alay {EVIL}"))


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_comes_back_from_the_page_as_it_went_in(text: str) -> None:
    written = escaped({"quote": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["quote"] == re.sub("[\ud800-\udfff]", "\ufffd", text)
    written.encode("utf-8")


def test_a_place_that_is_not_on_the_earth_is_not_drawn() -> None:
    made = plevna()
    made.place("Yokyer", float("nan"), 24.0)
    made.place("Ötesi", 43.0, 1e9)
    data = data_of(atlas.draw(made.campaign(), [], "tr"))
    assert not {"Yokyer", "Ötesi"} & {place["names"][0] for place in data["places"] if place["at"]}


def test_the_policy_lets_only_this_script_and_this_style_in() -> None:
    page = atlas.draw(plevna().campaign(), [], "tr")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy and policy[1].startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert "unsafe" not in policy[1] and "http" not in policy[1].replace("http-equiv", "")
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_nothing_is_fetched() -> None:
    """No address in the page but the name of SVG, and none of the ways to ask for one."""
    page = atlas.draw(plevna().campaign(), [], "tr").replace("http://www.w3.org/2000/svg", "")
    for way in ("http:", "https:", "url(", "@import", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "import("):
        assert way not in page, way


def test_the_page_is_small() -> None:
    folder = files("sefer.atlas").joinpath("page")
    assert len(folder.joinpath("atlas.html").read_bytes()) < 120_000
    assert len(folder.joinpath("world.npz").read_bytes()) < 2_000_000
    assert len(atlas.draw(plevna().campaign(), [], "tr").encode()) < 160_000


def test_a_campaign_without_claims_or_places_is_drawn() -> None:
    made = Made(title="", first=None, last=None)
    data = data_of(atlas.draw(made.campaign(), [], "en"))
    assert data["title"] == "plevne.txt" and data["units"] == [] and data["last"] >= data["first"]
    assert data["box"][2] - data["box"][0] > 300  # the world, for want of anything nearer


def test_drawing_twice_gives_the_same_bytes() -> None:
    assert atlas.draw(plevna().campaign(), [], "tr") == atlas.draw(plevna().campaign(), [], "tr")


def test_a_position_keeps_its_sentence_and_its_day() -> None:
    data = data_of(atlas.draw(plevna().campaign(), [], "tr"))
    told = next(told for day_, told in placed(unit_of(data, "Batı Ordusu")) if day_ == day("1877-07-19"))
    assert data["places"][told["value"]]["names"] == ["Plevne"]
    claim = data["claims"][told["claims"][0]]
    assert "19 Temmuz 1877'de Plevne'ye ulaştı" in data["quotes"][claim["quote"]]
    assert (claim["doc"], claim["page"], claim["scope"], claim["reviewed"]) == (
        "plevne.txt",
        41,
        "sentence",
        "accepted",
    )


def test_a_unit_that_has_left_and_not_come_is_on_its_way() -> None:
    data = data_of(atlas.draw(plevna().campaign(), [], "tr"))
    told = next(told for day_, told in placed(unit_of(data, "Batı Ordusu")) if day_ < day("1877-07-19"))
    assert [data["places"][told[key]]["names"][0] for key in ("origin", "value")] == ["Vidin", "Plevne"]
    assert told["how"] == "departs"


def test_the_atlas_shows_who_is_there_on_a_day_as_the_order_of_battle_does() -> None:
    made = plevna()
    made.unit("Tuna Cephesi", "front", side="Rus")
    for sentence, relation, date in (
        ("Tuna Cephesi 20 Temmuz 1877'de kuruldu.", "established", "1877-07-20"),
        ("Tuna Cephesi 25 Temmuz 1877'de lağvedildi.", "abolished", "1877-07-25"),
    ):
        made.say("organization", sentence, {"subject": "Tuna Cephesi", "relation": relation, "date": date})
    spells = unit_of(data_of(atlas.draw(made.campaign(), [], "tr")), "Tuna Cephesi")["spells"]

    def gone(iso: str) -> bool:
        return bool([spell for spell in spells if spell["from"] <= day(iso)][-1]["gone"])

    assert [gone(f"1877-07-{d}") for d in (16, 20, 25, 26, 30)] == [True, False, False, True, True]


def test_a_retreat_without_an_arrival_ends_at_or_near_its_goal_and_never_at_its_start() -> None:
    made = plevna()
    back = "12. Alay 1 Ağustos 1877'de Lofça'dan Plevne'ye çekildi."
    made.moved(back, "12. Alay", "Plevne", start="Lofça", depart="1877-08-01")
    data = data_of(atlas.draw(made.campaign(), [], "tr"))
    last = unit_of(data, "12. Alay")["spells"][-1]["positions"]
    assert [(data["places"][told["value"]]["names"][0], told["how"]) for told in last] == [("Plevne", "near")]


def test_a_position_is_never_carried_back_before_it_was_attested() -> None:
    data = data_of(atlas.draw(plevna().campaign(), [], "tr"))
    for unit in data["units"]:
        for spell in unit["spells"]:
            for told in spell["positions"]:
                assert told["days"] is not None and told["days"][0] <= spell["from"]


def test_a_plan_is_a_dashed_line_and_moves_nobody() -> None:
    data = data_of(atlas.draw(plevna().campaign(), [], "tr"))
    unit = unit_of(data, "3. Süvari Alayı")
    plans = [move for move in data["moves"] if data["units"][move["unit"]] == unit]
    assert [move["planned"] for move in plans] == [True]
    places = {data["places"][told["value"]]["names"][0] for spell in unit["spells"] for told in spell["positions"]}
    assert places == {"Plevne"}


def test_a_denied_movement_is_not_drawn() -> None:
    made = plevna()
    denial = "9. Kolordu 1 Ağustos'ta Lofça'ya gitmedi."
    made.moved(denial, "9. Kolordu", "Lofça", arrive="1877-08-01", polarity="negated")
    data = data_of(atlas.draw(made.campaign(), [], "tr"))
    assert not [move for move in data["moves"] if data["units"][move["unit"]]["names"][0] == "9. Kolordu"]


def test_a_march_follows_the_road_where_one_is_known() -> None:
    data = data_of(atlas.draw(plevna().campaign(), [], "tr"))
    legs = {data["units"][move["unit"]]["names"][0]: move["legs"] for move in data["moves"]}
    assert [leg["mode"] for leg in legs["12. Alay"]] == ["road"]  # Plevne, where it stood before, to Lofça
    assert [leg["mode"] for leg in legs["Batı Ordusu"]] == [None]  # as the crow flies


def test_a_place_that_nobody_located_is_listed_and_not_drawn() -> None:
    data = data_of(atlas.draw(plevna().campaign(), [], "tr"))
    place = next(place for place in data["places"] if place["names"] == ["Yeşilova"])
    assert place["at"] is None and len(place["claims"]) == 1


def test_sides_stand_in_alphabetical_order_however_declared() -> None:
    made = plevna()
    made.sides = tuple(reversed(made.sides))
    assert data_of(atlas.draw(made.campaign(), [], "tr"))["sides"] == ["Osmanlı", "Rus"]


def test_what_nobody_reviewed_is_counted() -> None:
    data = data_of(atlas.draw(plevna().campaign(), [], "tr"))
    assert (data["unreviewed"], len(data["claims"])) == (11, 12)


def test_findings_are_told_in_both_languages_with_their_words() -> None:
    campaign = plevna().campaign()
    at, related = Words("plevne.txt", 0, 11), (Words("plevne.txt", 12, 20),)
    finding = Finding("f1", "DAY001", "impossible_date", "error", at, related, {"date": "31 Nisan"})
    told = data_of(atlas.draw(campaign, [finding], "tr"))["findings"][0]
    assert set(told["message"]) == {"tr", "en"} and told["code"] == "DAY001" and len(told["related"]) == 1
