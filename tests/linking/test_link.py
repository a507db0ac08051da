"""One thing behind many names, and never two things behind one."""

from __future__ import annotations

from collections import Counter

import pytest
from linking_made import behind, linked

from sefer.geography import Gazetteer
from sefer.linking import Linked
from sefer.linking.bearers import UnitBearer
from sefer.linking.persons import PersonBearer, person_families
from sefer.linking.units import unit_families
from sefer.model import Entity


def units(*names: tuple[str, str, int | None]) -> list[set[str]]:
    found = Counter(UnitBearer(name, echelon, number, None) for name, echelon, number in names)
    return [set(family.names) for family in unit_families(found, Gazetteer(()))]


def test_one_division_behind_three_forms() -> None:
    """Digits, arm and nationality words left out or written: still the one division of that number."""
    forms = [
        ("5. Kafkas Tümeni", "division", 5),
        ("5. Kafkas Piyade Tümeni", "division", 5),
        ("5. Tümen", "division", 5),
    ]
    assert units(*forms) == [{f[0] for f in forms}]


def test_a_cavalry_and_an_infantry_regiment_of_one_number_are_two() -> None:
    found = units(("2. Süvari Alayı", "regiment", 2), ("2. Piyade Alayı", "regiment", 2))
    assert sorted(map(sorted, found)) == [["2. Piyade Alayı"], ["2. Süvari Alayı"]]


def test_a_regiment_and_a_battalion_of_one_number_are_two() -> None:
    assert len(units(("26. Alay", "regiment", 26), ("26. Tabur", "battalion", 26))) == 2


def test_numbers_are_never_misspelt_into_one_another() -> None:
    assert len(units(("56. Alay", "regiment", 56), ("57. Alay", "regiment", 57))) == 2


def test_two_corps_of_different_nations_and_one_number_stay_apart() -> None:
    found = units(("1. Kafkas Kolordusu", "corps", 1), ("1. Azerbaycan Kolordusu", "corps", 1))
    assert len(found) == 2


def test_a_bare_number_that_could_be_either_stands_open() -> None:
    """ "1. Kolordu" beside two corps of that number is guessed to be neither."""
    found = units(
        ("1. Kafkas Kolordusu", "corps", 1), ("1. Azerbaycan Kolordusu", "corps", 1), ("1. Kolordu", "corps", 1)
    )
    assert {"1. Kolordu"} in found


def test_a_front_in_two_forms_is_one() -> None:
    assert units(("Kafkas Cephesi", "front", None), ("Kafkasya Cephesi", "front", None)) == [
        {"Kafkas Cephesi", "Kafkasya Cephesi"}
    ]


def test_two_regiments_named_after_towns_stay_two() -> None:
    assert len(units(("Gence Alayı", "regiment", None), ("Guba Alayı", "regiment", None))) == 2


@pytest.mark.parametrize(
    ("names", "families"),
    [
        (["Mürsel Bey", "Mürsel Paşa"], 1),
        (["Nağı Bey Şeyhzamanlı", "N. Şeyhzamanlı"], 1),
        (["Lionel Dunsterville", "Dunsterville"], 1),
        (["Halil Paşa", "Halil Menteşe"], 2),
        (["Ali İhsan Paşa", "Ali Rıza Paşa", "Ali Paşa"], 3),
        (["Kâzım Karabekir", "Kâzım Karabekir Paşa"], 1),
        (["Denstervil", "Deustervil"], 1),
        (["Osman Bey", "Orhan Bey"], 2),
    ],
)  # fmt: skip
def test_persons(names: list[str], families: int) -> None:
    """Titles come and go, initials stand for names; a shared first name is no identity."""
    assert len(person_families(Counter(map(PersonBearer, names)))) == families


@pytest.mark.parametrize(
    ("text", "one", "other", "alike"),
    [
        ("Karahisarlı Hacızade Necip Efendi köprüyü onardı. Yarbay Necip alayı Dumlupınar'a yürüttü.", "Necip", "Necip Efendi", False),
        ("Teğmen Hacızade Necip Efendi köprüyü onardı. Teğmen Necip Dumlupınar'a yürüdü.", "Necip", "Necip Efendi", True),
        ("Binbaşı Hacızade Necip Efendi köprüyü onardı. Binbaşı Necip Dumlupınar'a yürüdü.", "Necip", "Necip Efendi", True),
    ],
)  # fmt: skip
def test_a_rank_and_a_title_that_do_not_go_together_keep_two_persons_apart(
    text: str, one: str, other: str, alike: bool
) -> None:
    made = linked(text)
    full = {li.entity for li in made.links if li.name.endswith(other)}
    assert full and behind(made, one)
    assert (behind(made, one) == full) is alike


@pytest.mark.parametrize(
    "text",
    [
        "Yunan 3., 7. ve 10. Tümenleri Kütahya'ya ilerledi. 3. Tümen Bulgar 7. Tümeni'yle çarpıştı.",
        "The Greek 3rd, 7th and 10th Divisions marched on Kütahya. The Bulgarian 7th Division came up.",
    ],
)
def test_the_nation_before_a_list_is_that_of_every_number(text: str) -> None:
    made = linked(text)
    nations = {e.traits.get("number"): e.traits.get("nation") for e in made.entities.values() if e.type == "unit"}
    assert nations[3] == nations[10] == "greek"
    assert sorted(e.traits["nation"] for e in made.entities.values() if e.traits.get("number") == 7) == [
        "bulgarian",
        "greek",
    ]


def test_a_people_and_its_troops_are_one_across_languages() -> None:
    """ "İngilizler" and "British" are one force, their troops another; a lower-case force stays with its text."""
    made = linked({
        "a.txt": "İngilizler 5 Nisan 1916'da Kut'a saldırdı. İngiliz birlikleri 9 Nisan 1916'da Kut'a ilerledi.",
        "b.txt": "The British attacked Kut on 5 April 1916. British troops marched to Kut on 9 April 1916.",
    })  # fmt: skip
    assert behind(made, "İngilizler") == behind(made, "British")
    assert behind(made, "İngiliz birlikleri") == behind(made, "British troops") != behind(made, "British")


def test_the_garrison_of_a_place_is_one_across_languages() -> None:
    made = linked({
        "a.txt": "29 Nisan 1916'da Kut garnizonu teslim oldu. Kars garnizonu 5 Mayıs 1916'da teslim oldu.",
        "b.txt": "On 29 April 1916 the garrison of Kut surrendered.",
    })  # fmt: skip
    assert behind(made, "Kut garnizonu") == behind(made, "garrison of Kut") != behind(made, "Kars garnizonu")


@pytest.mark.parametrize(
    ("text", "bare", "named"),
    [
        ("Birlikler Kut'a çekildi. Öncü kuvvetler Ammare'ye ulaştı. Skobelev'in kuvvetleri Plevne'ye yürüdü.",
         {"Birlikler", "Öncü kuvvetler"}, {"Skobelev'in kuvvetleri"}),
        ("The leading squadron reached Huj. A column marched to Gaza. Sandes Column reached Gaza. 400 men reached Huj.",
         {"leading squadron", "column", "400 men"}, {"Sandes Column"}),
        ("2.400 piyade Kut'a ilerledi. Üç Rus taburu Kut'a vardı. 3. Kol Kut'a vardı.", {"2.400 piyade"}, {"Üç Rus taburu", "3. Kol"}),
        ("Major Wren commanded 300 men at Huj. Two Turkish divisions left Huj. Rivers Column reached Huj.",
         {"300 men"}, {"Two Turkish divisions", "Rivers Column"}),
    ],
)  # fmt: skip
def test_a_body_without_name_number_or_owner_is_no_unit_nor_are_men_who_are_only_counted(
    text: str, bare: set[str], named: set[str]
) -> None:
    made = linked(text)
    bodies = {name for e in made.entities.values() if e.type in ("unit", "force") for name in e.names}
    assert not bare & bodies and named <= bodies


def test_a_people_is_no_body_that_stands_somewhere() -> None:
    made = linked("The British entered Jerusalem on 9 December 1917. British infantry attacked Huj on 8 November 1917.")
    assert {e.type for name in ("British", "British infantry") for e in _of(made, name)} == {"people"}


def _of(made: Linked, name: str) -> list[Entity]:
    return [made.entities[i] for i in behind(made, name)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Freddy Roberts was killed at Colenso. Lord Roberts, his father, landed at Cape Town.", ("Freddy Roberts", "Lord Roberts")),
        ("Lieutenant Edward Hale fell at Colenso. His father, General Hale, landed at Durban.", ("Edward Hale", "Hale")),
    ],
)  # fmt: skip
def test_a_word_for_kin_parts_two_persons(text: str, names: tuple[str, str]) -> None:
    made = linked(text)
    assert behind(made, names[0]) != behind(made, names[1])


@pytest.mark.parametrize(
    "text",
    [
        "Tümende Ali Bey adında iki subay vardı. Yüzbaşı Ali Bey Kars'a gitti. Binbaşı Ali Bey 3 Mayıs 1915'te şehit oldu.",
        "Two officers called John Hale served there. Captain John Hale marched to Kars. Major John Hale fell on 3 May 1915.",
    ],
)
def test_two_of_one_name_of_whom_a_text_tells_are_parted_by_rank(text: str) -> None:
    made = linked(text)
    ranks = [e.traits.get("ranks", []) for e in made.entities.values() if e.type == "person"]
    assert (
        sum(bool({"Yüzbaşı", "Captain"} & {*r}) for r in ranks)
        == sum(bool({"Binbaşı", "Major"} & {*r}) for r in ranks)
        == 1
    )
    assert not any({"Yüzbaşı", "Binbaşı"} <= {*r} or {"Captain", "Major"} <= {*r} for r in ranks)
