"""Columns, their parts and their guns told in prose -> who stands on the wall with what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from told_made import rows, told

from sefer.model import Campaign
from sefer.reconstruct import contradictions_table, marches_table, wall_table


def wall(made: Campaign, day: str) -> dict[str, dict[str, str]]:
    table = wall_table(made, date.fromisoformat(day).toordinal())
    return {row["unit"].strip(): row for row in rows(table)}


COLUMNS = (
    "7 Nisan 1915'te 7. Tümen iki kol hâlinde yola çıktı. Birinci kol: 21. Alay, telgraf bölümü, toplam 120 subay, "
    "2100 asker, 400 hayvan. İkinci kol: 23. Alay, sıhhiye bölümü, 2 seyyar hastane toplam 90 subay, 1900 asker, 300 hayvan."
)


def test_each_column_has_its_own_men_and_its_signals_and_hospitals(tmp_path: Path) -> None:
    found = wall(told(tmp_path, COLUMNS), "1915-04-08")
    assert found["7. Tümen 1. Kol"]["strength"].startswith("120 officers, 2100 soldiers, 400 animals")
    assert found["7. Tümen 2. Kol"]["strength"].startswith("90 officers, 1900 soldiers, 300 animals")
    for part in ("21. Alay", "telgraf bölümü"):
        assert "part of 7. Tümen 1. Kol" in found[part]["under"]
    for part in ("23. Alay", "sıhhiye bölümü", "2 seyyar hastane"):
        assert "part of 7. Tümen 2. Kol" in found[part]["under"]


def test_a_later_figure_of_guns_does_not_take_the_men_away(tmp_path: Path) -> None:
    text = "9 Nisan 1915'te 7. Tümen'de 5.000 er ve 10 top vardı. 11 Nisan 1915'te 7. Tümen'de 12 top vardı."
    strength = wall(told(tmp_path, text), "1915-04-12")["7. Tümen"]["strength"]
    assert "5000 soldiers" in strength and "12 guns" in strength and "10 guns" not in strength


def test_the_guns_with_which_each_is_supported_are_its_own(tmp_path: Path) -> None:
    text = (
        "5 Nisan 1915'te 7. Tümen Kavaklı'ya vardı. 21. Alay, Söğütlü ile Çamköy arasında duran 16 topla ve 10. Alay "
        "12 topla destekleniyordu."
    )
    found = wall(told(tmp_path, text), "1915-04-06")
    assert found["21. Alay"]["strength"].startswith("16 guns") and found["10. Alay"]["strength"].startswith("12 guns")


def test_a_line_is_all_of_its_places_and_no_march_along_it(tmp_path: Path) -> None:
    text = (
        "6 Nisan 1915 akşamı sağdan 21. ve 23. Alaylar geldi. Söğütlü-Çamköy-Dereağzı hattında mevzi almışlardı. "
        "8 Nisan 1915'te 9. Alay Kavaklı-Çamköy hattında mevzi aldı."
    )
    made = told(tmp_path, text)
    found = wall(made, "1915-04-08")
    for unit in ("21. Alay", "23. Alay"):
        assert (found[unit]["place"] or found[unit]["place_undated"]).startswith("Söğütlü, Çamköy, Dereağzı")
    assert "Kavaklı" in found["9. Alay"]["place"] and "Çamköy" in found["9. Alay"]["place"]
    assert not marches_table(made).rows and not contradictions_table(made).rows


def test_the_day_of_an_order_is_not_that_of_what_it_says(tmp_path: Path) -> None:
    text = "Ali Paşa 7 Nisan 1915'te şu emri verdi: 5. Tümen iki kol hâlinde Kavaklı'ya geldi."
    row = wall(told(tmp_path, text), "1915-04-08")["5. Tümen"]
    assert not row["place"] and "Kavaklı (undated, beside 1915-04-07" in row["place_undated"]


def test_what_a_corps_is_to_be_made_of_is_a_plan(tmp_path: Path) -> None:
    text = "3 Nisan 1915'te karar verildi. Paşa'nın planı, 3 piyade tümeninden oluşan 1. Kolordu oluşturmaktı."
    found = wall(told(tmp_path, text), "1915-04-08")
    assert not any("part of 1. Kolordu" in row["under"] for row in found.values())


def test_a_group_is_made_up_of_all_whose_leaders_are_told_in_turn(tmp_path: Path) -> None:
    text = (
        "3 Nisan 1915'te Kuzey Grubu'nu oluşturan 10. Alaya Yarbay Selim Bey, 13. Alaya Yarbay Ahmet Bey komuta etti."
    )
    found = wall(told(tmp_path, text), "1915-04-08")
    assert all("part of Kuzey Grubu" in found[unit]["under"] for unit in ("10. Alay", "13. Alay"))


def test_the_men_on_whom_an_army_rests_are_its_strength(tmp_path: Path) -> None:
    text = "3 Nisan 1915'te 3. Ordu, 6 bin Arap askeri ve 5 bin Çerkez gönüllüsünden kurulu kuvvetlere dayanıyordu."
    assert wall(told(tmp_path, text), "1915-04-08")["3. Ordu"]["strength"].startswith("6000 soldiers, 5000 volunteers")


def test_guns_and_services_of_nobody_named_stand_where_they_stood_for_a_month(tmp_path: Path) -> None:
    text = (
        "6 Nisan 1915'te 5. Tümen Kavaklı'ya vardı. Söğütlü'de 2 dağ topu vardı. 4. Alay Kavaklı'da, servis birimleri "
        "ise Çamköy'de bulunuyordu."
    )
    made = told(tmp_path, text)
    found = wall(made, "1915-04-20")
    assert found["2 dağ topu"]["place_undated"].startswith("Söğütlü (undated, beside 1915-04-06")
    assert found["servis birimleri"]["place_undated"].startswith("Çamköy")
    later = wall(made, "1915-07-01")
    assert "5. Tümen" in later and not {"2 dağ topu", "servis birimleri"} & later.keys()
