"""What prose tells of groups, columns and their leaders -> who stands where under whom on the wall of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from told_made import rows, told

from sefer.reconstruct import posts_table, wall_table


def wall(home: Path, text: str, day: str) -> dict[str, dict[str, str]]:
    """The units of a day by name, each with what the wall tells of it."""
    found = rows(wall_table(told(home, text), date.fromisoformat(day).toordinal()))
    return {row["unit"].strip(): row for row in found}


def posts(home: Path, text: str, day: str) -> dict[str, str]:
    """Each person of a day and his posts."""
    found = rows(posts_table(told(home, text), date.fromisoformat(day).toordinal()))
    return {row["person"]: row["post"] for row in found}


def test_who_went_toward_a_place_is_on_its_way_there_and_not_in_it(tmp_path: Path) -> None:
    found = wall(tmp_path, "3 Nisan 1915'te 9. Alay Kavaklı'daydı. 12. Tümen Çamköy'e doğru ilerledi.", "1915-04-10")
    assert found["12. Tümen"]["place_undated"].startswith("→ Çamköy (undated, beside 1915-04-03;")


def test_what_is_sent_to_strengthen_a_formation_is_to_stand_under_it(tmp_path: Path) -> None:
    text = "6 Temmuz 1915'te Osmanlı Devleti'nden 5. Tümen'i takviye etmek üzere bir askerî müfreze gönderildi."
    assert wall(tmp_path, text, "1915-07-10")["askerî müfreze"]["planned"].startswith(
        "to be under 5. Tümen ([1915-07-06]"
    )


def test_the_forces_of_a_row_stand_under_the_group_told_before_them(tmp_path: Path) -> None:
    text = "3 Nisan 1915'te Güney Grubu'nda 4. Alay Çamköy'de, Kara Süvari Alayı Kavaklı'daydı."
    found = wall(tmp_path, text, "1915-04-10")
    assert all(found[name]["under"].startswith("part of Güney Grubu (") for name in ("4. Alay", "Kara Süvari Alayı"))


def test_a_battalion_stands_under_its_regiment_where_both_stand_under_a_group(tmp_path: Path) -> None:
    text = """3 Nisan 1915'te 4. Alay Güney Grubu'na bağlandı. Güney Grubu'nda 4. Alay'ın 2. Taburu Çamköy'deydi."""
    found = rows(wall_table(told(tmp_path, text), date(1915, 4, 10).toordinal()))
    assert [row["unit"] for row in found] == ["Güney Grubu", "  4. Alay", "    4. Alay 2. Tabur"]


def test_a_unit_of_which_losses_are_told_stands_under_the_one_that_it_is_bound_to(tmp_path: Path) -> None:
    text = "3 Nisan 1915'te 12. Tümen'e bağlı 44. Alay'dan iki subay şehit oldu, 85 er yaralandı."
    row = wall(tmp_path, text, "1915-04-10")["44. Alay"]
    assert row["under"].startswith("part of 12. Tümen") and "85 soldiers wounded" in row["losses"]


def test_forces_under_the_orders_of_a_commander_stand_under_what_he_commands(tmp_path: Path) -> None:
    text = """3 Nisan 1915'te Kuzey Cephesi'nde bulunan 15. Tümen komutanının emrinde gönüllülerden oluşan 2 süvari alayı
ve milis bataryaları bulunuyordu."""
    found = wall(tmp_path, text, "1915-04-10")
    assert {n for n, row in found.items() if row["under"].startswith("attached to 15. Tümen (")} == {
        "2 süvari alayı", "milis bataryaları",
    }  # fmt: skip


def test_who_is_on_duty_near_a_place_is_there(tmp_path: Path) -> None:
    text = "3 Nisan 1915'te 9. Alay Çamköy'deydi, Kavaklı yakınında iki Sırp taburu görevdeydi."
    assert wall(tmp_path, text, "1915-04-10")["iki Sırp taburu"]["place"].startswith("Kavaklı (1915-04-03")


def test_a_group_told_again_by_its_leader_is_led_by_him(tmp_path: Path) -> None:
    text = "3 Nisan 1915'te Kara grubu -Tevfik Bey'in grubu- Çamköy'e girdi. 9. Alay o gün Kavaklı'da bekledi."
    assert wall(tmp_path, text, "1915-04-10")["Kara Grubu"]["commander"].startswith("Tevfik Bey")


TWO_NAMES = """3 Nisan 1915'te 9. Alay Kavaklı'daydı. Doğu Cephesi veya Çamköy Cephesi Komutanlığı kuruldu. Kemal Paşa bu
cephenin başına getirildi. 5 Mayıs 1915'te Doğu Cephesi lağvedildi."""


def test_a_formation_set_up_under_two_names_is_one(tmp_path: Path) -> None:
    row = wall(tmp_path / "a", TWO_NAMES, "1915-04-10")["Doğu Cephesi"]
    assert row["commander"].startswith("Kemal Paşa") and row["life"].startswith("set up")
    assert "Çamköy Cephesi" not in wall(tmp_path / "b", TWO_NAMES, "1915-04-10")
    assert "Kemal Paşa" not in posts(tmp_path / "c", TWO_NAMES, "1915-05-10")


@pytest.mark.parametrize("joint", ["veya", "ve"])
def test_two_formations_of_a_list_stay_two(tmp_path: Path, joint: str) -> None:
    text = f"3 Nisan 1915'te 7. Tümen {joint} 8. Tümen Kavaklı'da kuruldu. 8. Tümen Çamköy'e girdi. 7. Tümen bekledi."
    assert "8. Tümen" in wall(tmp_path, text, "1915-04-10")


def test_a_person_keeps_the_command_in_which_nobody_followed_him(tmp_path: Path) -> None:
    text = """Kemal Paşa 1 Nisan 1915'te 5. Tümen komutanlığına atandı. Kemal Paşa 10 Nisan 1915'te Güney Grubu
komutanlığına atandı."""
    held = posts(tmp_path / "a", text, "1915-04-12")["Kemal Paşa"]
    assert "Güney Grubu" in held and "5. Tümen" in held
    later = text + " 11 Nisan 1915'te Veli Bey 5. Tümen komutanlığına atandı."
    assert "5. Tümen" not in posts(tmp_path / "b", later, "1915-04-12")["Kemal Paşa"]


def test_the_commander_of_a_group_who_is_put_in_another_post_holds_both(tmp_path: Path) -> None:
    text = """3 Nisan 1915'te Çamköy'de bulunan Güney Grubu Komutanı Cemil Bey, Mevki Komutanı olarak atandı."""
    held = posts(tmp_path, text, "1915-04-10")["Cemil Bey"]
    assert "Güney Grubu" in held and "Mevki Komutanı" in held


def test_what_a_sentence_tells_ahead_of_its_date_is_told_beside_that_date(tmp_path: Path) -> None:
    text = """2 Mart 1915'te 8. Alay Kavaklı'daydı. 9. Ordu'nun (Söğütlü'de durmuştu) 107. Alayı 9 Nisan 1915'te
Çamköy'e doğru yola çıktı."""
    assert "beside 1915-04-09" in wall(tmp_path, text, "1915-04-12")["9. Ordu"]["place_undated"]


STAYED = "7. Alay 10 Mayıs 1915'e kadar Söğütlü'de kaldı."


@pytest.mark.parametrize("day", ["1915-05-16", "1915-06-02"])
def test_who_stayed_until_a_day_is_told_to_be_there_for_that_day_last(tmp_path: Path, day: str) -> None:
    assert wall(tmp_path, STAYED, day)["7. Alay"]["place"].startswith("Söğütlü ([1915-05-10]…;")


def test_people_who_left_a_town_are_not_the_formation_that_acted_before(tmp_path: Path) -> None:
    text = "2. Tümen 17 Mayıs 1915'te Çamköy'e taarruz etti. Gece Yunanlılar Söğütlü'yü boşalttılar."
    found = wall(tmp_path, text, "1915-05-18")["2. Tümen"]
    assert "Söğütlü" not in found["place"] + found["place_undated"]


def test_a_division_is_the_whole_of_what_its_make_up_names_and_of_its_reserve(tmp_path: Path) -> None:
    text = (
        "3 Mayıs 1915'te 15. Tümen'in kuruluşunda 38., 45. ve 56. Alaylar bulunuyordu. 56. Alay tümen ihtiyatındaydı."
    )
    found = wall(tmp_path, text, "1915-05-04")
    assert all("part of 15. Tümen" in found[name]["under"] for name in ("38. Alay", "45. Alay", "56. Alay"))


def test_it_is_the_larger_formation_that_was_told_of_before(tmp_path: Path) -> None:
    text = "3 Mayıs 1915'te 6. Kolordu iki tümenden kuruluydu. 26. Tümen sonradan ona bağlandı."
    assert "attached to 6. Kolordu" in wall(tmp_path, text, "1915-05-04")["26. Tümen"]["under"]


def test_where_no_way_is_given_the_wall_asks_for_routes(tmp_path: Path) -> None:
    made = told(tmp_path, "9. Alay 3 Nisan 1915'te Çamköy'e vardı.")
    made = replace(made, routes=())
    found = rows(wall_table(made, date(1915, 4, 6).toordinal()))
    assert "routes.csv" in found[0]["can_be"]


@pytest.mark.parametrize("how", ["by way of Kavaklı", "by road", "by forced marches"])
def test_who_marched_by_some_way_is_the_division_and_not_the_general_under_whom_it_stood(
    tmp_path: Path, how: str
) -> None:
    text = f"The 61st Division, under General Simanski, marched {how} and reached Çamköy on 3 September 1915."
    made = told(tmp_path, text, "en")
    found = rows(wall_table(made, date(1915, 9, 4).toordinal()))
    assert [(r["unit"].strip(), r["place"].partition(" (")[0]) for r in found] == [("61st Division", "Çamköy")]


def test_where_drafts_came_from_is_not_where_the_regiment_was_that_they_brought_up(tmp_path: Path) -> None:
    text = "Drafts from Kavaklı brought the 8th Regiment up again. On 12 May 1915 the 8th Regiment was at Çamköy."
    made = told(tmp_path, text, "en")
    assert all(c.slots.get("from") is None for c in made.claims)
