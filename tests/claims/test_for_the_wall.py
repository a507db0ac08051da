"""What an order of battle is made of: reserves, rows, who went with whom, who led what was founded; sentences of our own."""

from __future__ import annotations

import pytest
from reading import claims_of, read, told

RESERVES: list[tuple[str, dict[str, str | None]]] = [
    ("22 Ekim 1912'de 23. ve 24. Alaylar yedekte tutuldu.", {"23. Alay": "1912-10-22", "24. Alay": "1912-10-22"}),
    ("23. Alay 22 Ekim 1912'de yedeğe alındı.", {"23. Alay": "1912-10-22"}),
    ("23. Alay yedekte bekliyordu.", {"23. Alay": None}),
    ("3. Kolordu 23. Alayı yedekte bıraktı.", {"23. Alay": None}),
    ("3. Kolordu, 22 Ekim 1912'de 23. ve 24. Alayları ihtiyata ayırdı.", {"23. Alay": "1912-10-22", "24. Alay": "1912-10-22"}),
    ("1. Tabur Vize'de, 2. ve 3. Taburlar yedekte kaldı.", {"2. Tabur": None, "3. Tabur": None}),
    ("3. Kolordu Vize'yi aldı.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), RESERVES)
def test_a_reserve_is_who_is_held_and_not_who_holds(text: str, who: dict[str, str | None]) -> None:
    found = [s for s in told(text, "organization") if s["relation"] == "reserve_of"]
    assert {s["subject"]: s.get("date") for s in found} == who


PROGRESSIVE = [
    ("12. Tümen 3 Mayıs 1915'te Gelibolu'ya ilerliyordu.", "movement", "asserted"),
    ("12. Tümen Gelibolu'ya ilerlemiyordu.", "movement", "negated"),
    ("12. Tümen Gelibolu'da konaklıyordu.", "location", "asserted"),
]


@pytest.mark.parametrize(("text", "kind", "polarity"), PROGRESSIVE)
def test_a_verb_whose_vowel_narrows_before_yor_is_read(text: str, kind: str, polarity: str) -> None:
    assert [(c.kind, c.polarity) for c in claims_of(text)] == [(kind, polarity)]


ROWS = [
    ("3. Kolordunun 7. Tümeni Kırklareli'nde, 8. Tümeni Pınarhisar'da bulunuyordu.", {"7. Tümen": "3. Kolordu", "8. Tümen": "3. Kolordu"}),
    ("3. Kolordunun 7. Tümeni Kırklareli'nde ve 8. Tümeni Vize'de idi.", {"7. Tümen": "3. Kolordu", "8. Tümen": "3. Kolordu"}),
    ("3. Kolordunun 7. Tümeni Kırklareli'nde, 8. Tümen Vize'de bulunuyordu.", {"7. Tümen": "3. Kolordu"}),
    ("3. Kolordunun 7. Tümeni Kırklareli'nde, 4. Kolordunun 8. Tümeni Vize'deydi.", {"7. Tümen": "3. Kolordu", "8. Tümen": "4. Kolordu"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "whole"), ROWS)
def test_a_row_has_the_whole_of_its_first_where_it_says_whose_they_are(text: str, whole: dict[str, str]) -> None:
    found = [s for s in told(text, "organization") if s["relation"] == "part_of"]
    assert {s["subject"]: s["object"] for s in found} == whole


def test_two_stands_joined_by_and_are_two() -> None:
    found = told("7. Tümen Kırklareli'nde ve 8. Tümen Vize'de bulunuyordu.", "location")
    assert [(s["subject"], s["place"]) for s in found] == [("7. Tümen", "Kırklareli"), ("8. Tümen", "Vize")]
    found = told("7. Tümen Kırklareli'nde ve Vize'de bulunuyordu.", "location")
    assert [(s["subject"], s["place"]) for s in found] == [("7. Tümen", ["Kırklareli", "Vize"])]


LED = [
    ("31 Ekim 1912'de Cevat Paşa komutasında İkinci Doğu Ordusu kuruldu.", [("Cevat Paşa", "2. Doğu Ordusu")]),
    ("Albay Kâzım Bey komutasında bir süvari müfrezesi kuruldu.", [("Kâzım Bey", "süvari müfrezesi")]),
    ("Albay Kâzım Bey komutasında 12. Tümen Gelibolu'ya hareket etti.", [("Kâzım Bey", "12. Tümen")]),
    ("5. Alay, Kâzım Bey komutasında 12. Tümene katıldı.", [("Kâzım Bey", "5. Alay")]),
    ("Albay Kâzım Bey komutasında düşman Vize'den atıldı.", []),
]


@pytest.mark.parametrize(("text", "pairs"), LED)
def test_who_is_told_before_a_force_with_his_command_leads_it(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(s["subject"], s.get("object")) for s in told(text, "command")] == pairs


WITH = [
    ("Albay Kâzım Bey 3 Mayıs 1915'te 12. Tümenle birlikte Gelibolu'ya vardı.", ["Kâzım Bey", "12. Tümen"]),
    ("7. Tümen, 8. Tümen ile birlikte Vize'ye yürüdü.", ["7. Tümen", "8. Tümen"]),
    ("Albay Kâzım Bey 12. Tümenle birlikte Gelibolu'ya gelmedi.", "Kâzım Bey"),
    ("On 21 October 1899 Major-General Hunter reached Estcourt with the Cavalry Brigade.", ["Hunter", "Cavalry Brigade"]),
    ("Major-General Hunter left Ladysmith on 21 October 1899 with the 4th Division.", ["Hunter", "4th Division"]),
    ("General Hunter advanced to Arras with the 4th Division on his left.", "Hunter"),
    ("General Hunter arrived at Arras with orders for the 4th Division.", "Hunter"),
    ("On 3 May 1917 General Hunter did not reach Arras with the 4th Division.", "Hunter"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), WITH)
def test_who_goes_with_a_man_goes_there_too(text: str, who: str | list[str]) -> None:
    assert [s["subject"] for s in told(text, "movement")] == [who]


def test_where_a_force_was_is_told_beside_the_men_it_had_there() -> None:
    found = claims_of("On 12 October 1899 the 8th Brigade was at Dundee with 148 officers and 3,280 men.")
    assert {c.kind for c in found} == {"location", "strength"}
    found = claims_of("The strength of the 8th Brigade was 3,280 men at Dundee.")
    assert {c.kind for c in found} == {"strength"}


HILLS = [
    ("9. Alay 101 ve 212 numaralı tepelerde mevzilendi.", ["Tepe 101", "Tepe 212"]),
    ("101, 105 ve 212 rakımlı tepelerde 2 dağ topu vardı.", ["Tepe 101", "Tepe 105", "Tepe 212"]),
    ("9. Alay 212 numaralı tepede mevzilendi.", "Tepe 212"),
    ("1915 ve 212 numaralı tepede 2 top vardı.", "Tepe 212"),
]


@pytest.mark.parametrize(("text", "where"), HILLS)
def test_numbers_before_several_hills_are_hills(text: str, where: str | list[str]) -> None:
    assert [s["place"] for s in told(text, "location")] == [where]


def test_english_hills_in_a_row_are_as_many_places() -> None:
    named = [m.value.name for m in read("The brigade held Hills 101, 105 and 212.").mentions if m.type == "place"]
    assert named == ["Hill 101", "Hill 105", "Hill 212"]
    assert not [m for m in read("The team had Points 12 and 14 men.").mentions if m.type == "place"]
