"""Where a sentence ends, and where a full stop is no end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reading import read

ONE = [
    "5. Kafkas Tümeni 3. Ordu'ya bağlıydı.",
    "Bu konu başka yerde anlatılmıştır (Demir, 2008, s. 11).",
    "G. V. Çiçerin ve A. P. Kutepov o gün Moskova'daydı.",
    "Toplar saat 11.40'ta sustu.",
    "T.B.M.M. Reisi o gün Ankara'daydı.",
    "II. Abdülhamid döneminde XIV. Kolordu yoktu.",
    "Alb. Refet Bey ile Bnb. Rıza Bey oradaydı.",
    "Konu için bkz. Demir'in kitabı ve yy. başındaki haritalar.",
    "Ordu 1.200.000 lira ve 3.500 tüfek aldı.",
    "“Geri çekilmeyin!” diye bağırdı.",
    "Komutan durdu... ve geri döndü.",
    "Kavşak, Dr. Rıza Nur'un evine yakındı.",
]
TWO = [
    "Tümen 15 Eylül 1918'de girdi. Ordu sevindi.",
    "Savaş 1918'de bitti. 5. Tümen döndü.",
    "Kuşatma kalktı (Demir, 2008, s. 11). Sonra yol açıldı.",
    "Kim geldi? Alay geldi.",
    "“Dur!” dedi. “Kim var orada?”",
    "Köye er, top, at vb. geldi. Gece oldu.",
    "Yıl 1877. Plevne kuşatıldı.",
    "Tabur yürüdü.Alay bekledi.",
    "He came at 5 p.m. on 4 May with 45 men of the 39th. The rest of the battalion stayed in the town for the night.",
    "Lt. Col. Rawlinson went to the hill with Gen. Thomson. They had been in the town and knew of the road to the sea.",
]


@pytest.mark.parametrize("text", ONE, ids=[t[:30] for t in ONE])
def test_one_sentence(text: str) -> None:
    assert len(read(text).sentences) == 1


@pytest.mark.parametrize("text", TWO, ids=[t[:30] for t in TWO])
def test_two_sentences(text: str) -> None:
    assert len(read(text).sentences) == 2


def test_sentences_cover_the_words_and_never_overlap() -> None:
    text = "Alay geldi. 3. Tabur kaldı!\n\nSonra (bkz. Ek 1) döndü… Gece oldu."
    reading = read(text)
    spans = reading.sentences
    assert all(a.end <= b.start for a, b in pairwise(spans))
    words = "".join(reading.document.text[s.start : s.end] for s in spans)
    assert "".join(words.split()) == "".join(reading.document.text.split())
