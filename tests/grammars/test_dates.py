"""Dates as historians write them, over campaigns from the Crimea to the Sakarya."""

from __future__ import annotations

import pytest
from reading import read

DATES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Tabur 30 Temmuz 1877'de Plevne'ye vardı.", [("30 Temmuz 1877", "1877-07-30")]),
    ("Çıkarma 24.04.1915 günü hazırlandı ve ertesi gün başladı.", [("24.04.1915", "1915-04-24"), ("ertesi gün", "1915-04-25")]),
    ("Çarpışma 13–14 Eylül 1922 gecesi sürdü.", [("13–14 Eylül 1922 gecesi", "1922-09-13/1922-09-14")]),
    ("Ordu 28 Ağustos ile 2 Eylül 1922 arasında ilerledi.", [("28 Ağustos ile 2 Eylül 1922", "1922-08-28/1922-09-02")]),
    ("Kuşatma 3 Aralık 1853 - 5 Ocak 1854 arasında sürdü.", [("3 Aralık 1853 - 5 Ocak 1854", "1853-12-03/1854-01-05")]),
    ("Tümen Temmuz 1917'de kuruldu.", [("Temmuz 1917", "1917-07")]),
    ("Kolordu 1916 baharında dağıtıldı.", [("1916 baharında", "1916-21")]),
    ("Ordu 1877 yılı sonlarında ve 1878 başlarında geri çekildi.", [("1877 yılı sonlarında", "1877~"), ("1878 başlarında", "1878~")]),
    ("Birlik Ağustos 1922 ortalarında toplandı.", [("Ağustos 1922 ortalarında", "1922-08~")]),
    ("Alay 5 Mart 1905'te geldi. 7 Mart'ta savaştı. Üç gün sonra çekildi.",
     [("5 Mart 1905", "1905-03-05"), ("7 Mart", "1905-03-07"), ("Üç gün sonra", "1905-03-10")]),
    ("Taarruz 13 Ağustos 1921 günü saat 05.30'da başladı.", [("13 Ağustos 1921 günü saat 05.30", "1921-08-13T05:30")]),
    ("Alay 25 Nisan 1915 sabahı karşı koydu.", [("25 Nisan 1915 sabahı", "1915-04-25")]),
    ("Birlik 31 Nisan 1915'te yürüdü.", [("31 Nisan 1915", None)]),
    ("Savaş 1914 yılında başladı, 1918'de bitti.", [("1914", "1914"), ("1918", "1918")]),
    ("Alay 3, 5 ve 9. taburlarıyla 12 Mayıs 1864'te toplandı.", [("12 Mayıs 1864", "1864-05-12")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[t[:40] for t, _ in DATES])
def test_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    reading = read(text)
    assert [(reading.document.text[m.start : m.end], m.value.edtf) for m in reading.of("date")] == expected  # type: ignore[union-attr]


NO_DATES = [
    "31 Mart Olayları uzun süre konuşuldu ve yazıldı.",
    "Bu konuyu Demir ayrıntılı olarak işlemiştir (Demir, 2008, s. 41).",
    "Tümende 1900 asker ve 1850 tüfek vardı, hepsi buydu.",
    "Birkaç gün sonra geri döndüler ve orada kaldılar.",
    "Toplar saat 11.40'ta sustu ve bir daha ateş etmedi.",
    "Yürüyüş 12 gün sürdü ve çok yorucu oldu.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert not read(text).of("date")


def test_a_weekday_is_held_against_its_date() -> None:
    right, wrong = read("Çıkarma 25 Nisan 1915 Pazar günü başladı."), read("Çıkarma 25 Nisan 1915 Salı günü başladı.")
    assert right.of("date")[0].value.impossible is None  # type: ignore[union-attr]
    assert wrong.of("date")[0].value.impossible == "weekday"  # type: ignore[union-attr]
