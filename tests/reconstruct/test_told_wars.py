"""Other wars told in prose -> where everyone was, on whose order, and what can't all be true."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import told_made
from told_made import rows, told, unit

from sefer.reconstruct import bounds_table, contradictions_table, marches_table, orders_table, posts_table, wall_table


def test_a_place_of_the_campaign_that_is_a_common_word_too_is_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told_made, "PLACES", told_made.PLACES.replace("Kavaklı", "Saray"))
    text = "18. Tümen 5 Mayıs 1915'te lağvedildi. 18. Tümen 9 Mayıs 1915'te Saray'da çarpıştı."
    made = told(tmp_path, text)
    assert (found := unit(made, "18. Tümen", "1915-05-09")) and found.positions
    assert [row["short"] for row in rows(contradictions_table(made))] == ["4"]


def test_a_column_that_nobody_announced_is_one_of_the_division_that_left(tmp_path: Path) -> None:
    text = (
        "5. Tümen 3 Mayıs 1915'te Kavaklı'dan hareket etti. Birinci kolda 120 subay ve 2.800 er vardı. İkinci kolda 90 "
        "subay ve 2.700 er sayıldı."
    )
    found = {
        row["unit"].strip(): row["strength"]
        for row in rows(wall_table(told(tmp_path, text), date(1915, 5, 4).toordinal()))
    }
    assert found["5. Tümen 1. Kol"].startswith("120 officers, 2800") and found["5. Tümen 2. Kol"].startswith(
        "90 officers"
    )
    assert not found["5. Tümen"]


def test_a_march_on_foot_told_by_its_converb_is_asked_on_foot_alone(tmp_path: Path) -> None:
    text = "6. Tümen 3 Mayıs 1915'te Kavaklı'dan hareket etti ve 3 Mayıs 1915'te yürüyerek Dereağzı'na vardı."
    (row,) = rows(marches_table(told(tmp_path, text)))
    assert row["verdict"].startswith("impossible")


def test_an_order_that_a_unit_took_is_an_order_of_that_day(tmp_path: Path) -> None:
    text = (
        "2 Mayıs 1915'te 5. Tümen, Ali Paşa'dan Söğütlü'ye yürüme emri aldı. 5. Tümen 4 Mayıs 1915'te Söğütlü'ye vardı."
    )
    found = [r for r in rows(orders_table(told(tmp_path, text))) if r["demand"] == "Order"]
    assert [(r["by"], r["of"], r["date"]) for r in found] == [("Ali Paşa", "5. Tümen", "1915-05-02")]


def test_who_moves_his_headquarters_goes_with_it(tmp_path: Path) -> None:
    text = "27 Mayıs 1915'te 3. Kolordu komutanı Ali Paşa karargâhını Kavaklı'dan Söğütlü'ye taşıdı."
    found = rows(posts_table(told(tmp_path, text), date(1915, 5, 28).toordinal()))
    assert any("Söğütlü" in row["place"] for row in found)


def test_a_stated_distance_beside_a_day_does_not_move_the_day(tmp_path: Path) -> None:
    text = (
        "22. Tümen 9 Mayıs 1915'te Kavaklı'ya vardı. 22. Tümen 11 Mayıs 1915'te, Kavaklı'ya varışından altı gün sonra, "
        "Söğütlü'ye hareket etti."
    )
    found = [r for r in rows(bounds_table(told(tmp_path, text))) if "hareket" in r["quote"] and r["kind"] == "Movement"]
    assert [r["earliest"] for r in found] == ["1915-05-11"]


def test_a_membership_told_of_a_day_is_one_of_that_day(tmp_path: Path) -> None:
    text = "30. Alay 1 Mayıs 1915'te 10. Tümen'in kuruluşundaydı. 30. Alay 1 Mayıs 1915'te 11. Tümen'e bağlıydı."
    found = [row["why_not"] for row in rows(contradictions_table(told(tmp_path, text)))]
    assert any("10. Tümen" in words and "11. Tümen" in words for words in found)
