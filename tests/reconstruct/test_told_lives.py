"""What prose tells of names, ends and men of formations -> the claims on which the engines stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from told_made import rows, told, unit

from sefer.messages import Complaint
from sefer.reconstruct import orbat_table, posts_table, replay_table, wall_table
from sefer.reconstruct.command import command
from sefer.reconstruct.men import ledgers


def organized(home: Path, text: str) -> list[tuple[object, object, object, object]]:
    """Subject, relation, object and day of each claim of organization."""
    slots = [c.slots for c in told(home, text).claims if c.kind == "organization" and c.polarity == "asserted"]
    return [(s["subject"], s["relation"], s["object"], s.get("date")) for s in slots]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("14. Alay 1 Nisan 1915'te 41. Alay adını aldı.", ("14. Alay", "renamed", "41. Alay", "1915-04-01")),
        ("25 Nisan 1915'te 9. Alay'ın adı 90. Alay olarak değiştirildi.",
         ("9. Alay", "renamed", "90. Alay", "1915-04-25")),
        ("30 Nisan 1915'te 12. Alay 7. Alay ile birleştirildi.", ("12. Alay", "merged_into", "7. Alay", "1915-04-30")),
        ("7 Nisan 1915'te 12. Alay'dan 1. Tabur ayrıldı.", ("1. Tabur", "detached_from", "12. Alay", "1915-04-07")),
    ],
)  # fmt: skip
def test_new_names_mergers_and_departures_are_told_once_each(tmp_path: Path, text: str, what: tuple[str, ...]) -> None:
    assert organized(tmp_path, text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "3 Nisan 1915'te 3. Alay 4. Alay'dan emir aldı.",
        "14. Alay 1 Nisan 1915'te 41. Alay adını almadı.",
        "10. Alay 3 Nisan 1915'te Çamköy'de 11. Alay ile birleşti.",
        "17. Alay, 18. Alay ile birleştirilecekti.",
    ],
)
def test_what_only_sounds_like_a_new_name_or_a_merger_is_none(tmp_path: Path, text: str) -> None:
    assert organized(tmp_path, text) == []


def test_the_sick_are_no_strength(tmp_path: Path) -> None:
    made = told(tmp_path, "6 Nisan 1915'te 12. Alay'da 120 hasta vardı.")
    assert [(c.kind, c.slots["values"]) for c in made.claims] == [("loss", {"sick": {"person": 120}})]


RENAMED = """60. Alay 5 Nisan 1915'te Kavaklı'daydı. 6 Nisan 1915'te 60. Alay'da 2.000 er vardı.
60. Alay 1 Mayıs 1915'te 160. Alay adını aldı. 160. Alay 3 Mayıs 1915'te Çamköy'e girdi."""


def names(home: Path, text: str, day: str) -> list[tuple[str, str]]:
    """The units of a day on the wall and their places."""
    found = rows(wall_table(told(home, text), date.fromisoformat(day).toordinal()))
    return [(row["unit"].strip(), row["place"].partition(" (")[0]) for row in found]


def test_a_renamed_unit_is_one_unit_under_the_name_of_the_day(tmp_path: Path) -> None:
    assert names(tmp_path / "a", RENAMED, "1915-04-10") == [("60. Alay", "Kavaklı")]
    assert names(tmp_path / "b", RENAMED, "1915-05-04") == [("160. Alay", "Çamköy")]
    (row,) = rows(orbat_table(told(tmp_path / "c", RENAMED), date(1915, 5, 4).toordinal()))
    assert row["unit"] == "160. Alay" and "2000" in row["strength"]


def test_a_new_name_that_another_unit_bore_before_joins_nothing(tmp_path: Path) -> None:
    text = RENAMED + " 160. Alay 2 Nisan 1915'te Söğütlü'deydi."
    assert {name for name, _ in names(tmp_path, text, "1915-04-10")} == {"60. Alay", "160. Alay"}


ENDED = """16. Alay 10 Nisan 1915'te 3. Tümen'e bağlandı. Cemal Bey 10 Nisan 1915'te 3. Tümen'e komuta ediyordu.
Ali Bey 1 Nisan 1915'te 13. Alay komutanlığına atandı. Veli Bey 12 Nisan 1915'te 13. Alay komutanlığına atandı.
3. Tümen 20 Nisan 1915'te lağvedildi."""


def posts(home: Path, text: str, day: str) -> dict[str, str]:
    """Each person of a day and his post."""
    found = rows(posts_table(told(home, text), date.fromisoformat(day).toordinal()))
    return {row["person"]: row["post"].partition(" (")[0] for row in found}


def test_a_command_is_over_with_its_unit_and_with_a_successor(tmp_path: Path) -> None:
    assert posts(tmp_path / "a", ENDED, "1915-04-11") == {
        "Ali Bey": "commander, 13. Alay",
        "Cemal Bey": "commander, 3. Tümen",
    }
    assert posts(tmp_path / "b", ENDED, "1915-04-21") == {"Veli Bey": "commander, 13. Alay"}


EARLIER = "Nuri Bey'in önceki görevleri: 71. Alayın 3. Taburu (1910), Roma askerî ataşeliği (1913)."


def test_a_post_of_earlier_years_is_told_for_its_year_and_no_other_day_far_off_is(tmp_path: Path) -> None:
    made = told(tmp_path, f"{ENDED} {EARLIER}")
    day = date(1910, 6, 1).toordinal()
    assert [row["person"] for row in rows(posts_table(made, day))] == ["Nuri Bey"]
    assert rows(replay_table(made, day)) == []
    with pytest.raises(Complaint):
        replay_table(made, date(1911, 6, 1).toordinal())


def test_nobody_stands_under_what_is_no_more(tmp_path: Path) -> None:
    made = told(tmp_path, ENDED)
    before, after = (
        {
            r["unit"].strip(): r["under"].partition(" (")[0]
            for r in rows(wall_table(made, date(1915, 4, day).toordinal()))
        }
        for day in (15, 22)
    )
    assert before["16. Alay"] == "attached to 3. Tümen" and after["16. Alay"] == "" and "3. Tümen" not in after


def test_a_unit_that_is_told_at_a_place_after_its_end_is_shown_there(tmp_path: Path) -> None:
    text = ENDED + " 3. Tümen 25 Nisan 1915'te Çamköy'deydi."
    made = told(tmp_path, text)
    assert unit(made, "3. Tümen", "1915-04-23") is None
    found = unit(made, "3. Tümen", "1915-04-26")
    assert found is not None and [made.entities[p.value].name for p in found.positions] == ["Çamköy"]


def test_a_command_from_one_day_to_another_is_told_of_both(tmp_path: Path) -> None:
    text = """1 Mart 1915'ten 20 Nisan 1915'e kadar 3. Tümen'e Albay Rıfat Bey komuta etti.
Yarbay Sadık Bey 20 Nisan 1915'te 3. Tümen komutanlığına atandı."""
    made = told(tmp_path / "a", text)
    first = next(c for c in made.claims if c.slots["subject"] == "Rıfat Bey")
    assert first.slots["date"] == "1915-03-01/1915-04-20"
    assert posts(tmp_path / "b", text, "1915-03-20") == {"Rıfat Bey": "commander, 3. Tümen"}
    assert posts(tmp_path / "c", text, "1915-04-25") == {"Sadık Bey": "commander, 3. Tümen"}


@pytest.mark.parametrize(
    ("text", "lang", "unit"),
    [
        ("Ali Bey 20 Haziran 1915'te 3. Tümen komutanlığına atandı.", "tr", "3. Tümen"),
        ("Ali Bey 20 Haziran 1915'te 3. Tümen'in komutasını devraldı.", "tr", "3. Tümen"),
        ("On 20 June 1915 Ali Bey took over command of the 3rd Division.", "en", "3rd Division"),
        ("On 20 June 1915 Ali Bey was appointed commander of the 3rd Division.", "en", "3rd Division"),
    ],
)
def test_a_command_taken_over_on_a_day_did_not_hold_before_it(tmp_path: Path, text: str, lang: str, unit: str) -> None:
    made = told(tmp_path, text, lang)
    chain, (of,) = command(made), (e.id for e in made.entities.values() if e.name == unit)

    def led(day: str) -> list[str]:
        return [made.entities[a.value].name for a in chain.commanders(of, date.fromisoformat(day).toordinal())]

    assert (led("1915-06-19"), led("1915-06-20"), led("1915-07-20")) == ([], ["Ali Bey"], ["Ali Bey"])
    row = rows(wall_table(made, date(1915, 7, 1).toordinal()))[0]
    assert row["commander"].startswith("Ali Bey (1915-06-20…;") and "possibly" not in row["commander"]


def test_a_successor_closes_the_command_before_him(tmp_path: Path) -> None:
    text = """Ali Bey 20 Haziran 1915'te 3. Tümen komutanlığına atandı. Veli Bey 1 Temmuz 1915'te 3. Tümen'in komutasını
devraldı."""
    made = told(tmp_path, text)
    (of,) = (e.id for e in made.entities.values() if e.name == "3. Tümen")
    days = [date(1915, 6, 25).toordinal(), date(1915, 7, 5).toordinal()]
    found = [[made.entities[a.value].name for a in command(made).commanders(of, day)] for day in days]
    assert found == [["Ali Bey"], ["Veli Bey"]]


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("12. Alay 3 Mayıs 1915'te 5. Tümen'e bağlıydı.", False),
        ("12. Alay 3 Mayıs 1915'te 5. Tümen'e bağlandı.", True),
    ],
)
def test_a_tie_that_stood_brings_no_men(tmp_path: Path, text: str, came: bool) -> None:
    made = told(tmp_path, "1 Mayıs 1915'te 5. Tümen'de 4.000 er vardı. " + text)
    (of,) = (e.id for e in made.entities.values() if e.name == "5. Tümen")
    assert any(line.what == "arrival" for heard in ledgers(made) for line in heard.ledgers.lines(of)) is came


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("12. Alay 10 Mayıs 1915'te 3. Tümen'den alınarak 5. Tümen'e bağlandı.", "tr"),
        ("12. Alay 10 Mayıs 1915'te 3. Tümen'den ayrılıp 5. Tümen emrine verildi.", "tr"),
        ("On 10 May 1915 the 12th Regiment was transferred from the 3rd Division to the 5th Division.", "en"),
    ],
)
def test_an_attachment_that_names_whence_tells_both(tmp_path: Path, text: str, lang: str) -> None:
    found = {(c.slots["relation"], c.slots["object"], c.slots["date"]) for c in told(tmp_path, text, lang).claims}
    names = ("3. Tümen", "5. Tümen") if lang == "tr" else ("3rd Division", "5th Division")
    assert found == {("detached_from", names[0], "1915-05-10"), ("attached_to", names[1], "1915-05-10")}
