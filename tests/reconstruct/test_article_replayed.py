"""The real article, where it stands beside the project: its columns, groups, dispositions, posts and marches on the wall."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sefer import pipeline
from sefer.model import Campaign, Table
from sefer.reconstruct import chronology_table, marches_table, posts_table, wall_table
from sefer.report import blocks
from sefer.report.tables import spoken

Wall = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def built(article: Path, tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    out = tmp_path_factory.mktemp("article")
    pipeline.build([article], out, "en", pipeline.quiet)
    return pipeline.open_campaign(out)


def read(table: Table) -> Wall:
    """The rows of a table by their first cell, each cell by its column."""
    names = [column.partition(".")[2] for column in table.columns]
    rows = [dict(zip(names, (str(spoken(cell, "en") or "") for cell in row), strict=True)) for row in table.rows]
    return {row[names[0]].strip(): row for row in rows}


def wall(built: Campaign, day: str) -> Wall:
    return read(wall_table(built, date.fromisoformat(day).toordinal()))


def under(built: Campaign, day: str, whole: str) -> set[str]:
    """Who is told to stand under a unit, by the line that says so."""
    return {name for name, row in wall(built, day).items() if f"part of {whole} (" in row["under"]}


def test_the_columns_of_june_stand_apart_under_their_division(built: Campaign) -> None:
    found = wall(built, "1918-06-17")
    first, second = found["5. Kafkas Tümeni 1. Grup"], found["5. Kafkas Tümeni 2. Grup"]
    assert first["strength"].startswith("147 officers, 2812 soldiers, 698 animals (1918-06-07")
    assert second["strength"].startswith("110 officers, 2763 soldiers, 668 animals (1918-06-07")
    assert not found["5. Kafkas Piyade Tümeni"]["strength"]
    assert {"10. Kafkas Alayı", "26. Tabur"} <= under(built, "1918-06-17", "5. Kafkas Tümeni 1. Grup")
    assert "13. Alay" in under(built, "1918-06-17", "5. Kafkas Tümeni 2. Grup")


def test_what_has_no_day_is_told_beside_that_of_its_passage(built: Campaign) -> None:
    row = wall(built, "1918-06-17")["10. Kafkas Alayı"]
    assert row["place_undated"].startswith("Gökçay, Karameryem (undated, beside 1918-06-15;")
    assert not row["place"]


def test_the_reinforcements_of_july_and_august_are_on_their_way(built: Campaign) -> None:
    sent = wall(built, "1918-08-05")["askerî müfreze"]
    assert sent["place"].startswith("Osmanlı Devleti → (1918-07-06") and sent["strength"].startswith(
        "65 officers, 2475 soldiers (1918-07-06"
    )
    regiment = wall(built, "1918-08-26")["107. Alay"]
    assert regiment["place"].startswith("→ Bakü (1918-08-09") and regiment["under"].startswith("part of 9. Ordu")
    assert "107. Alay" not in wall(built, "1918-08-05")


def test_the_two_groups_of_july_have_their_leaders_and_their_parts(built: Campaign) -> None:
    found = wall(built, "1918-08-05")
    assert found["Kuzey Grubu"]["commander"].startswith("Osman Bey (undated, beside 1918-07-11/1918-07-21;")
    assert found["Güney Grubu"]["planned"].startswith(
        "Habib Salimov to command (undated, beside 1918-07-11/1918-07-21;"
    )
    assert found["Muslüslü Müfrezesi"]["planned"].startswith("to be under Güney Grubu")
    assert {"38. Alay 3. Tabur", "5. Kafkas Piyade İstihkâm Bölüğü"} <= under(built, "1918-08-05", "Güney Grubu")
    north = {"10. Kafkas Alayı", "13. Alay", "Zihni Bey’in askerî birliği"}
    assert north <= under(built, "1918-08-05", "Kuzey Grubu")
    assert found["Güney Grubu"]["strength"].startswith("2 guns, 1 armoured train")
    assert found["10. Kafkas Alayı"]["planned"].startswith("Selim Bey to command")
    assert found["13. Alay"]["planned"].startswith("Ahmet Rıza Bey to command")
    assert all(found[f"{number}. Tabur"]["reserve"].startswith("in reserve") for number in (25, 26, 28))


DISPOSITIONS = {
    "107. Alayın iki taburu": "Binegadi, Tepe 311",
    "13. Alay’ın bir taburu": "Tepe 364",
    "38. Alay 2. Tabur": "Maştağa",
    "29. Tabur": "Digah",
    "2. Murattab Süvari Alayı": "Fatmayı",
    "Lazgi Süvari Alayı": "Bine",
    "9. Alay": "Puta, Hacı Hasan",
    "10. Kafkas Alayı": "Hırdalan",
    "4. Alay 2. Tabur": "Salyan",
    "Ağtaş Süvari Tümeni": "Salyan",
    "4. Alay 1. Tabur": "Puta, Elet",
}


@pytest.mark.parametrize("day", ["1918-08-26", "1918-09-10"])
def test_the_dispositions_before_the_town_stand_each_with_its_doubt(built: Campaign, day: str) -> None:
    found = wall(built, day)
    assert {unit: found[unit]["place_undated"].partition(" (")[0] for unit in DISPOSITIONS} == DISPOSITIONS
    assert all("(undated, beside 1918-08-26; " in found[unit]["place_undated"] for unit in DISPOSITIONS)
    assert all(found[f"{whole}"]["reserve"] for whole in ("107. Alayın bir taburu", "13. Alayın iki taburu"))


def test_the_division_of_september_has_its_men_its_leader_and_its_march(built: Campaign) -> None:
    row = wall(built, "1918-09-10")["15. Piyade Tümeni"]
    assert row["commander"].startswith("Süleyman İzzet Bey") and row["commander_at"].startswith("Bakü (1918-09-09")
    assert row["strength"].startswith("191 officers, 5541 soldiers (undated, beside 1918-09-03")
    assert row["place_planned"].startswith("Binegadi (undated, beside 1918-09-10")
    assert "56. Alay" in under(built, "1918-09-10", "15. Piyade Tümeni")


def test_the_march_is_one_for_a_headquarters_and_not_on_foot_for_the_division(built: Campaign) -> None:
    found = read(marches_table(built))
    staff = found["Süleyman İzzet Bey"]
    division = found["15. Piyade Tümeni, if it went with its commander"]
    assert (staff["origin"], staff["goal"], staff["allowed"], staff["verdict"]) == ("Gümrü", "Bakü", "7", "normal")
    assert division["verdict"] == "demanding"
    assert "impossible by the ways known here (foot.track, foot.road)" in division["working"]
    assert "only the headquarters or an advance party" in division["explained"]


def test_the_front_of_july_is_one_under_its_two_names(built: Campaign) -> None:
    row = wall(built, "1918-08-05")["Doğu Cephesi"]
    assert row["commander"].startswith("Mürsel Paşa") and row["life"].startswith("set up")
    assert wall(built, "1918-09-10")["Doğu Cephesi"]["life"].startswith("abolished")
    held = read(posts_table(built, date(1918, 8, 5).toordinal()))["Mürsel Paşa"]["post"]
    assert "Doğu Cephesi" in held and "5. Kafkas Piyade Tümeni" in held


def test_the_groups_before_the_town_have_their_leaders_and_their_parts(built: Campaign) -> None:
    assert {"4. Alay 1. Tabur", "4. Alay 2. Tabur", "Ağtaş Süvari Tümeni"} <= under(built, "1918-08-26", "Güney Grubu")
    last = wall(built, "1918-09-15")
    assert last["Güney Grubu"]["commander"].startswith("Cemil Cahit")
    assert last["Maştaga Müfrezesi"]["commander"].startswith("Tofig Bey")
    assert {"38. Alay", "56. Alay"} <= under(built, "1918-09-15", "15. Piyade Tümeni")


def test_the_reinforcement_of_july_is_to_stand_under_the_division(built: Campaign) -> None:
    planned = wall(built, "1918-07-10")["askerî müfreze"]["planned"]
    assert planned.startswith("to be under 5. Kafkas Piyade Tümeni ([1918-07-06]")


def test_who_went_toward_the_town_in_june_is_not_in_it(built: Campaign) -> None:
    assert wall(built, "1918-06-17")["Kafkas İslam Ordusu"]["place_undated"].startswith("→ Bakü")


def test_september_puts_each_at_the_head_of_his_own(built: Campaign) -> None:
    found = wall(built, "1918-09-10")
    assert found["Güney Grubu"]["planned"].startswith("Cemil Cahit to command")
    assert found["4. Alay"]["planned"].startswith("Halim Pertev Bey to command")
    assert found["Kuzey Grubu"]["life"].startswith("abolished (undated, beside 1918-09-10")
    assert found["5. Kafkas Piyade Tümeni"]["place_planned"].startswith("Güzdek")


POSTINGS = {
    "1909-06-01": "3. Ordu",
    "1912-06-01": "1. Kolordu 6. Alay 11. Tabur 3. Bölük",
    "1913-06-01": "askerî ataşe muavini, Roma",
    "1914-06-01": "commander, Afrika Grupları",
    "1918-09-15": "commander, Kafkas İslam Ordusu",
}


@pytest.mark.parametrize("day", POSTINGS)
def test_the_posts_of_a_person_are_told_year_by_year(built: Campaign, day: str) -> None:
    posts = read(posts_table(built, date.fromisoformat(day).toordinal()))["Nuri Paşa"]["post"]
    assert POSTINGS[day] in posts


def test_the_chronology_of_a_person_names_each_post(built: Campaign) -> None:
    names = [column.partition(".")[2] for column in chronology_table(built, person="Nuri Paşa").columns]
    told = [str(spoken(row[names.index("subject")], "en")) for row in chronology_table(built, person="Nuri Paşa").rows]
    assert {f"Nuri Paşa: {post}" for post in POSTINGS.values()} <= set(told)


@pytest.mark.parametrize("day", ["1918-06-17", "1918-08-05", "1918-08-26", "1918-09-10", "1918-09-15"])
def test_the_wall_of_each_day_reads_at_a_hundred_columns(built: Campaign, day: str) -> None:
    table = wall_table(built, date.fromisoformat(day).toordinal())
    assert max(map(len, blocks(table, "en").splitlines())) <= 100
    told = [row for row in read(table).values() if any(row[c] for c in row if c not in ("unit", "can_be", "claims"))]
    assert told and all(row["claims"] for row in told)
