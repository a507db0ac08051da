"""A day says only what sources allow for it: later claims, undated ones, marches without an end, rival figures."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from sefer import pipeline
from sefer.messages import Complaint
from sefer.model import Campaign
from sefer.reconstruct import orbat_table, replay_table
from sefer.report import table as written

TEXT = """# Irak 1916

Albay Kenan Bey komutasındaki 5. Tümen 3 Mart 1916'da Musul'dan Kerkük'e çekildi (Demir, 2008, s. 41). 5. Tümen'de 1 Mart 1916'da 6.000 er vardı (Demir, 2008, s. 42). 5. Tümen'de 9 Mart 1916'da 4.000 ile 5.000 arasında er vardı (Kaya, 2010, s. 7).

8. Tümen 4 Mart 1916'da Kerkük'ten Musul'a doğru ilerledi (Kaya, 2010, s. 8). 8. Tümen'de 2 Mart 1916'da 5.000 er vardı (Kaya, 2010, s. 8).

18 Kasım 1916'da 9. Alay Bağdat'a ulaştı (Kaya, 2010, s. 9). 9. Alay Tuzhurmatu'da konaklamıştı. 8. Tümen'den 90 er esir düştü (Kaya, 2010, s. 9).

Kuzey Grubu 20 Nisan 1916'da kuruldu (Kaya, 2010, s. 10). Kuzey Grubu 30 Nisan 1916'da lağvedildi (Kaya, 2010, s. 10).

11. Alay Kerkük'te bulunuyordu (Demir, 2008, s. 60).
"""
PLACES = """name,other_names,lat,lon,kind,confidence,source,note
Musul,,36.34,43.13,town,high,,
kerkük,,35.47,44.39,town,high,,
"""
ROUTES = "from,to,mode,km,climb_m,capacity,source,confidence\nMusul,Kerkük,road,160,,,,high\n"
TOML = """[campaign]
title = "Irak"
from = 1916-01-01
to = 1916-12-31
"""


@cache
def campaign() -> Campaign:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "sources").mkdir()
        (home / "sources" / "a.md").write_text(TEXT, encoding="utf-8")
        (home / "places.csv").write_text(PLACES, encoding="utf-8")
        (home / "routes.csv").write_text(ROUTES, encoding="utf-8")
        (home / "campaign.toml").write_text(TOML, encoding="utf-8")
        given = pipeline.inputs([home])
        return pipeline.campaign(given, pipeline.read(given, pipeline.quiet))[0]


def rows(day: str, lang: str = "en") -> dict[str, dict[str, str]]:
    table = replay_table(campaign(), date.fromisoformat(day).toordinal())
    text = written(table, "csv", lang)
    assert isinstance(text, str)
    keys = [c.partition(".")[2] for c in table.columns]
    found = [dict(zip(keys, row, strict=True)) for row in list(csv.reader(io.StringIO(text)))[1:]]
    return {row["unit"]: row for row in found}


def orbat(day: str) -> list[str]:
    return [str(row[0]).strip() for row in orbat_table(campaign(), date.fromisoformat(day).toordinal()).rows]


def test_a_claim_dated_later_says_nothing_of_the_day_and_is_no_undated_place_either() -> None:
    assert "9. Alay" not in rows("1916-04-01") and "9. Alay" not in orbat("1916-04-01")
    assert rows("1916-11-20")["9. Alay"]["place"] == "Bağdat"


def test_a_formation_is_there_from_its_founding_to_its_end() -> None:
    assert [("Kuzey Grubu" in orbat(f"1916-0{day}")) for day in ("4-19", "4-20", "4-30", "5-01")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_retreat_is_on_its_way_and_then_at_or_near_its_goal() -> None:
    assert rows("1916-03-05")["5. Tümen"]["place"] == "Musul → Kerkük"
    assert rows("1916-03-20")["5. Tümen"]["place"] == "≈ Kerkük"


def test_who_goes_toward_a_place_stays_on_the_way_to_it() -> None:
    assert rows("1916-06-01")["8. Tümen"]["place"] == "Kerkük → Musul"


def test_no_source_replaces_the_figure_of_another() -> None:
    told = rows("1916-04-01")["5. Tümen"]["strength"]
    assert told == "4000-5000 soldiers (1916-03-09; Kaya 2010, 7) | 6000 soldiers (1916-03-01; Demir 2008, 42)"


def test_what_has_no_day_stands_apart_and_never_as_attested() -> None:
    row = rows("1916-04-01")["11. Alay"]
    assert (row["place"], row["attested"], row["undated"]) == ("", "", "place: Kerkük")
    assert rows("1916-04-01", "tr")["11. Alay"]["undated"] == "yer: Kerkük"


def test_a_commander_has_the_day_of_the_sentence_that_names_him() -> None:
    table = orbat_table(campaign(), date(1916, 4, 1).toordinal())
    told = next(str("".join(map(str, row[2]))) for row in table.rows if str(row[0]).strip() == "5. Tümen")
    assert told == "Kenan Bey ([1916-03-03]…; Demir 2008, 41)"
    assert "5. Tümen" not in orbat("1916-02-15")


def test_losses_told_among_later_things_are_not_counted_before() -> None:
    early, late = rows("1916-04-01")["8. Tümen"], rows("1916-11-20")["8. Tümen"]
    assert (early["losses"], early["undated"]) == ("", "")
    assert late["losses"] == "" and "90" in late["undated"]


def test_no_cell_begins_as_a_formula() -> None:
    assert not any(cell.startswith(("'", "=")) for row in rows("1916-03-09").values() for cell in row.values())
    assert rows("1916-11-18")["9. Alay"]["attested"] == "that day (1916-11-18)"


@pytest.mark.parametrize("day", ["1900-01-01", "1925-01-01"])
def test_a_day_far_from_the_campaign_is_one_clear_line(day: str) -> None:
    for ask in (replay_table, orbat_table):
        with pytest.raises(Complaint) as told:
            ask(campaign(), date.fromisoformat(day).toordinal())
        assert told.value.key == "ask.outside" and told.value.values["exit"] == 2
