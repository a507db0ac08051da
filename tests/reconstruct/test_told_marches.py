"""Marches told in prose -> whether they can have been made, in the words of the answer."""

from __future__ import annotations

from pathlib import Path

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
