"""Numbers and what they count."""

from __future__ import annotations

import pytest
from reading import read

from sefer.grammars.numbers import cardinal, ordinal, roman
from sefer.model import QuantityValue

QUANTITIES: list[tuple[str, list[tuple[float, float, str]]]] = [
    ("Tümende 212 subay ve 6.340 er vardı.", [(212, 212, "officer"), (6340, 6340, "soldier")]),
    ("Karşı taraf altı bin asker topladı.", [(6000, 6000, "soldier")]),
    ("Kalede 4 bin 120 asker vardı.", [(4120, 4120, "soldier")]),
    ("Şehirde 55–60 bin nüfus yaşıyordu.", [(55000, 60000, "person")]),
    ("Orduda 6.000 ile 10.000 arasında asker vardı.", [(6000, 10000, "soldier")]),
    ("Alay 12 top ve 18 makineli tüfek aldı.", [(12, 12, "gun"), (18, 18, "machine_gun")]),
    ("600 kişilik bir birlik geldi.", [(600, 600, "person")]),
    ("Köyde 70 sandık tüfek mermisi bulundu.", [(70, 70, "ammunition_box")]),
    ("Limanda 2 zırhlı tren ve 8 uçak duruyordu.", [(2, 2, "armoured_train"), (8, 8, "aircraft")]),
    ("Üç tabur ve iki batarya yola çıktı.", [(3, 3, "battalion"), (2, 2, "battery")]),
    ("Meydanda 150 ceset ve 51 İngiliz askeri kaldı.", [(150, 150, "corpse"), (51, 51, "soldier")]),
    ("Mevcudu 2812 asker ile 698 hayvandı.", [(2812, 2812, "soldier"), (698, 698, "animal")]),
]  # fmt: skip


def found(text: str) -> list[QuantityValue]:
    return [m.value for m in read(text).of("quantity") if isinstance(m.value, QuantityValue)]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES, ids=[t[:36] for t, _ in QUANTITIES])
def test_quantities(text: str, expected: list[tuple[float, float, str]]) -> None:
    assert [(v.low, v.high, v.item) for v in found(text)] == expected


def test_a_hedge_makes_a_range() -> None:
    (value,) = found("Yaklaşık 400 asker köyde geceledi ve sabah ayrıldı.")
    assert (value.low, value.least, value.most) == (400, 360, 440.00000000000006)


@pytest.mark.parametrize(
    "text",
    [
        "364 numaralı tepe el değiştirdi ve orada siper kazıldı.",
        "Yürüyüş 12 gün ve 40 kilometre sürdü, çok yorucuydu.",
        "Bir subay geldi ve raporunu verdi, sonra ayrıldı.",
        "Anlaşmanın 4. maddesi uygulanmadı ve unutuldu gitti.",
        "Saat 11.40'ta ateş kesildi ve herkes yerine döndü.",
        "Nüfusun yüzde 40'ı göç etti ve bir daha dönmedi.",
    ],
)
def test_what_counts_nothing_of_ours(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.475", 2475),
        ("2 475", 2475),
        ("6 bin", 6000),
        ("1,5 milyon", 1500000),
        ("dört yüz elli", 450),
        ("bin iki yüz", 1200),
        ("ve", None),
    ],
)
def test_cardinals(text: str, number: float | None) -> None:
    assert cardinal(text) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [("5.", 5), ("5'inci", 5), ("3-cü", 3), ("beşinci", 5), ("onikinci", 12), ("IX.", 9), ("Kars", None)],
)
def test_ordinals(word: str, number: int | None) -> None:
    assert ordinal(word) == number


def test_roman_numerals_round_trip() -> None:
    units, tens = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"], ["", "X", "XX", "XXX", "XL"]
    for n in range(1, 50):
        assert roman(tens[n // 10] + units[n % 10]) == n
