"""Durations, distances and shares: measures that count no things."""

from __future__ import annotations

import pytest
from reading import read

from sefer.model import AmountValue

AMOUNTS: list[tuple[str, list[tuple[str, str, float, float]]]] = [
    ("Erzurum önündeki bekleyiş dört ay sürdü, tünel 18 gün 18 gece kazıldı.",
     [("duration", "dört ay", 121.6, 122), ("duration", "18 gün 18 gece", 18, 18)]),
    ("Kol 35 kilometrelik yolu 9 saatte aldı ve 250 metre geride durdu.",
     [("distance", "35 kilometrelik", 35, 35), ("duration", "9 saatte", 0.375, 0.375), ("distance", "250 metre", 0.25, 0.25)]),
    ("Atların %30'u ve erlerin yüzde yirmi beşi hastaydı; develerin beşte ikisi öldü.",
     [("percentage", "%30", 30, 30), ("percentage", "yüzde yirmi beşi", 25, 25), ("percentage", "beşte ikisi", 40, 40)]),
    ("Taburun yarısı dağıldı, bölük mevcudunun yarıya yakınını yitirdi.",
     [("percentage", "yarısı", 50, 50), ("percentage", "yarıya yakınını", 45, 50)]),
    ("The march of twelve days covered 140 miles, and three-quarters of the mules and 15 per cent of the men fell out.",
     [("duration", "twelve days", 12, 12), ("distance", "140 miles", 224, 225.4), ("percentage", "three-quarters", 75, 75),
      ("percentage", "15 per cent", 15, 15)]),
    ("A fifth of the sappers and half of the drivers were sick when the column came back to the river.",
     [("percentage", "A fifth", 20, 20), ("percentage", "half", 50, 50)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AMOUNTS, ids=[t[:36] for t, _ in AMOUNTS])
def test_amounts(text: str, expected: list[tuple[str, str, float, float]]) -> None:
    reading = read(text)
    found = [(m, m.value) for m in reading.mentions if isinstance(m.value, AmountValue)]
    told = [(m.type, reading.document.text[m.start : m.end]) for m, _ in found]
    assert told == [(kind, words) for kind, words, _, _ in expected]
    for (_, value), (_, _, low, high) in zip(found, expected, strict=True):
        assert (value.low, value.high) == (pytest.approx(low, abs=0.05), pytest.approx(high, abs=0.05))


@pytest.mark.parametrize(
    "text",
    [
        "Bir gün köprü yıkıldı, gece yarısından sonra karşıya geçildi.",
        "Üç gün sonra geri döndüler; o gün 364 metre yüksekliğindeki tepe alındı.",
        "Two days later they came back in the first half of the year and saw the tower, which was 40 feet high.",
    ],
)
def test_what_is_no_stretch_and_no_share(text: str) -> None:
    assert not [m for m in read(text).mentions if isinstance(m.value, AmountValue)]
