"""Marches told in prose -> whether they can have been made, in the words of the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
import told_made
from told_made import rows, told

from sefer.reconstruct import contradictions_table, marches_table


def test_where_no_way_is_known_the_straight_line_can_still_rule_it_out(tmp_path: Path) -> None:
    text = "7. Alay 3 Nisan 1915'te Kavaklı'dan hareket etti ve 5 Nisan 1915'te Karaağaç'a vardı."
    (row,) = rows(marches_table(told(tmp_path, text)))
    assert row["verdict"] == "unchecked" and "no coordinates" not in row["working"]


def test_the_end_of_a_unit_is_told_as_the_end_and_its_deed_as_the_deed(tmp_path: Path) -> None:
    text = "3. Tümen 15 Mayıs 1915'te lağvedildi. 3. Tümen 20 Mayıs 1915'te Çamköy'de idi."
    found = [r["why_not"] for r in rows(contradictions_table(told(tmp_path, text)))]
    assert any(
        "Çamköy'de” must come before the end, “15 Mayıs" in r
        or "Çamköy'de” must come before the end, “3. Tümen 15" in r
        for r in found
    ), found


RAIL = (
    "from,to,mode,km,climb_m,capacity,source,confidence\n"
    "Kavaklı,Dereağzı,rail,90,,{trains},own,medium\nDereağzı,Söğütlü,rail,90,,,own,medium\n"
)


@pytest.mark.parametrize(
    ("trains", "words"), [("", "at 6 a day, an assumption: give"), ("10", "at 10 a day, as the routes tell")]
)
def test_a_march_by_rail_says_how_many_trains_it_counts_and_round_by_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trains: str, words: str
) -> None:
    monkeypatch.setattr(told_made, "ROUTES", RAIL.format(trains=trains))
    text = "7. Tümen'de 3 Nisan 1915'te 5.000 er vardı. 7. Tümen 3 Nisan 1915'te Kavaklı'dan hareket etti ve 8 Nisan 1915'te Söğütlü'ye vardı."
    (row,) = rows(marches_table(told(tmp_path, text)))
    assert f"18 trains {words}" in row["working"] and "by way of Dereağzı" in row["working"]


@pytest.mark.parametrize("second", ["3 Nisan 1915'te", "aynı gün"])
def test_a_march_that_left_and_came_on_one_day_is_asked_about(tmp_path: Path, second: str) -> None:
    text = f"6. Tümen 3 Nisan 1915'te Kavaklı'dan hareket etti ve {second} Dereağzı'na vardı."
    (row,) = rows(marches_table(told(tmp_path, text)))
    assert (row["origin"], row["goal"]) == ("Kavaklı", "Dereağzı") and row["verdict"].startswith("impossible")
