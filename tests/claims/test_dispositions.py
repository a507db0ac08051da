"""Who stood where, in rows; columns of a march; what a part belongs to: own sentences about many campaigns."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of, told


def places(text: str) -> dict[Any, Any]:
    """Where each force of a text is told to stand."""
    out = {}
    for slots in told(text, "location"):
        who = slots["subject"]
        out |= dict.fromkeys([who] if isinstance(who, str) else who, slots["place"])
    return out


ROWS: list[tuple[str, dict[str, Any]]] = [
    ("7. Alayın 2. Taburu Eceabat'ta, 29. Tabur Kilitbahir'in güneyinde ve batısındaydı, 9. Alay'ın bir taburu da 212 numaralı tepedeydi.",
     {"7. Alay 2. Tabur": "Eceabat", "29. Tabur": "Kilitbahir", "9. Alay’ın bir taburu": "Tepe 212"}),
    ("3. Süvari Alayı, 5. Süvari Alayı Haymana'da, 8. Süvari Alayı Polatlı'da yer almaktaydı.",
     {"3. Süvari Alayı": "Haymana", "5. Süvari Alayı": "Haymana", "8. Süvari Alayı": "Polatlı"}),
    ("4. Alayın 1. Taburu Haymana-Polatlı arasında, ağırlıklar ise Sivrihisar'da yerleşmişti.",
     {"4. Alay 1. Tabur": ["Haymana", "Polatlı"]}),
    ("1. Ordu ve 5. Tümen'in karargâhı Çorlu'daydı.", {"1. Ordu": "Çorlu", "5. Tümen": "Çorlu"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where"), ROWS)
def test_a_row_tells_of_each_force_its_own_place(text: str, where: dict[str, Any]) -> None:
    found = {name.replace("'", "’"): place for name, place in places(text).items()}
    assert found == where


def test_where_a_staff_was_to_be_is_a_plan() -> None:
    text = "1. Ordu ve 5. Tümen'in karargâhı Çorlu'da, 9. Tümen'in karargâhı Lüleburgaz'da olacaktı."
    assert [c.polarity for c in claims_of(text) if c.kind == "location"] == ["planned", "planned"]
    assert places(text) == {"1. Ordu": "Çorlu", "5. Tümen": "Çorlu", "9. Tümen": "Lüleburgaz"}


def test_a_column_without_a_number_is_the_first_where_the_second_follows() -> None:
    text = (
        "Bu emir üzerine 24. Tümen iki kol hâlinde kuzeye doğru yürüdü. 143. Alay, 58. Alay'a ait 2. Tabur, topçu taburu, toplam 90 subay, 2.100 er. "
        "2. Grup: 58. Alay, istihkâm bölüğü, toplam 70 subay, 1.900 er."
    )
    strengths = {s["subject"]: s["values"] for s in told(text, "strength")}
    assert strengths == {
        "24. Tümen 1. Grup": {"officer": 90, "soldier": 2100},
        "24. Tümen 2. Grup": {"officer": 70, "soldier": 1900},
    }
    parts = [s for s in told(text, "organization") if s["relation"] == "part_of"]
    assert [(s["subject"], s["object"]) for s in parts] == [("2. Tabur", "58. Alay")]


def test_without_a_second_column_the_list_is_of_the_whole() -> None:
    text = "Bu emir üzerine 24. Tümen iki kol hâlinde kuzeye doğru yürüdü. 143. Alay, topçu taburu, toplam 90 subay, 2.100 er."
    assert [s["subject"] for s in told(text, "strength")] == ["24. Tümen"]


def test_the_men_told_behind_the_parts_of_a_division_are_those_of_the_division() -> None:
    text = "9. Tümen'den 25. Alay ve 11. Tümen'den 33. Alay vardı, 150 subay ve 4.200 er görev yapıyordu."
    assert told(text, "strength") == [{"subject": "9. Tümen", "values": {"officer": 150, "soldier": 4200}}]
    bonds = {(s["subject"], s["object"]) for s in told(text, "organization")}
    assert bonds == {("25. Alay", "9. Tümen"), ("33. Alay", "11. Tümen")}


def test_a_group_is_made_up_of_both_halves_of_its_list() -> None:
    text = "Sağ Grup Komutanlığı'nda Sivrihisar müfrezesi yer alacak; 38. Alayın 3. taburu ve 5. Piyade İstihkâm Bölüyü ile 2 top vardı."
    made = [s["object"] for s in told(text, "organization") if s["relation"] == "composed_of"]
    assert made[-1] == ["38. Alay 3. Tabur", "5. Piyade İstihkâm Bölüğü"]


def test_who_leads_the_units_of_a_group_leads_the_group_and_no_more() -> None:
    text = "Albay Cemil Bey ise Güney Grubu’nun askerî birliklerine komuta etti. Yarbay Halim Bey Güney Grubu’na bağlı 4. Alayın komutasını üstlendi."
    assert {(s["subject"], s["object"]) for s in told(text, "command")} == {
        ("Cemil Bey", "Güney Grubu"), ("Halim Bey", "4. Alay"),
    }  # fmt: skip


def test_the_front_at_a_place_is_that_place() -> None:
    assert told("9. Tümen 9 Eylül 1915'te Eceabat'taki cephe hattına ulaştı.", "movement") == [
        {"subject": "9. Tümen", "to": "Eceabat", "arrive": "1915-09-09"}
    ]


def test_who_takes_a_position_on_a_line_stands_there() -> None:
    (told,) = claims_of("3. Tümen, Polatlı hattında pozisyon aldı.")
    assert (told.kind, told.slots["subject"], told.slots["place"]) == ("location", "3. Tümen", "Polatlı")
