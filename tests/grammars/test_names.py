"""Persons and places, told apart from one another and from what only looks like them."""

from __future__ import annotations

import pytest
from reading import read

PERSONS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Yarbay Kenan Bey sabah geldi.", [("Kenan Bey", "Yarbay")]),
    ("Osman Paşa Plevne'de kaldı.", [("Osman Paşa", "Paşa")]),
    ("General Townshend Kut'ta teslim oldu.", [("Townshend", "General")]),
    ("G. V. Çiçerin telgraf çekti.", [("G. V. Çiçerin", None)]),
    ("Harbiye Nazırı Rıza Paşa istifa etti.", [("Rıza Paşa", "Paşa")]),
    ("Adalet Bakanı Halit Yılmaz imzaladı.", [("Halit Yılmaz", None)]),
    ("Süleyman Bey ve Kâzım Paşa görüştü.", [("Süleyman Bey", "Bey"), ("Kâzım Paşa", "Paşa")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PERSONS, ids=[t[:36] for t, _ in PERSONS])
def test_persons(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(m.value.name, m.value.rank) for m in read(text).of("person")] == expected  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "Paşa o gün konuşmadı ve erkenden ayrıldı.",
        "Yarbay raporunu yazdı ve gönderdi.",
        "Mehmetçik dinlenmeden yürüdü ve yoruldu.",
    ],
)
def test_a_title_alone_is_nobody(text: str) -> None:
    assert not read(text).of("person")


PLACES: list[tuple[str, list[str]]] = [
    ("Tabur Plevne'den Niğbolu'ya yürüdü.", ["Plevne", "Niğbolu"]),
    ("Alay Kirte köyünde konakladı.", ["Kirte"]),
    ("Birlik Arıburnu yakınlarında beklemişti.", ["Arıburnu"]),
    ("364 numaralı tepe alındı ve tutuldu.", ["Tepe 364"]),
    ("Sakarya nehri geçildi ve köprü kuruldu.", ["Sakarya Nehri"]),
    ("Karakilse-Delican yolu açıldı ve kullanıldı.", ["Karakilse", "Delican"]),
    ("Ordu Kütahya ve Eskişehir'i ele geçirdi.", ["Kütahya", "Eskişehir"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[t[:36] for t, _ in PLACES])
def test_places(text: str, expected: list[str]) -> None:
    assert [m.value.name for m in read(text).of("place")] == expected  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "Osmanlı Devleti savaşa girdi ve seferberlik ilan etti.",
        "Almanya bu harekâtı istemiyordu ve engellemeye çalıştı.",
        "Brest Litovsk Antlaşması imzalandı ve yürürlüğe girdi.",
        "Azerbaycan halkı destek verdi ve yardım etti.",
    ],
)
def test_states_peoples_and_treaties_are_no_places(text: str) -> None:
    assert not read(text).of("place")


CITATIONS: list[tuple[str, list[tuple[list[str], str | None, str]]]] = [
    ("Alay yürüdü (Demir, 2008, s. 41).", [(["Demir"], "2008", "41")]),
    ("Alay yürüdü (Demir & Kaya, 2009, s. 328–330).", [(["Demir", "Kaya"], "2009", "328-330")]),
    ("Alay yürüdü (Demir, 2008: 41; Kaya, 2010a, s. 7).", [(["Demir"], "2008", "41"), (["Kaya"], "2010", "7")]),
    ("Alay yürüdü (Genelkurmay Başkanlığı, 1996).", [(["Genelkurmay Başkanlığı"], "1996", "")]),
    ("Alay yürüdü (ATASE, Kls. 12, Dos. 4, F. 7).", [(["ATASE"], None, "Kls. 12, Dos. 4, F. 7")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITATIONS, ids=[t[13:48] for t, _ in CITATIONS])
def test_citations(text: str, expected: list[tuple[list[str], str | None, str]]) -> None:
    items = [i for m in read(text).of("citation") for i in m.value.items]  # type: ignore[union-attr]
    assert [(list(i.authors), i.year, i.pages) for i in items] == expected


@pytest.mark.parametrize(
    "text", ["Paşa (o sırada hastaydı) gelmedi.", "Ordu (17 Eylül 1918 günü) girdi.", "Görevleri (1910) sıralandı."]
)
def test_a_bracket_that_cites_nothing(text: str) -> None:
    assert not read(text).of("citation")


SENTENCES = [
    ("5. Tümen geldi. 9. Alay gitti.", 2),
    ("Bunu Demir yazdı (Demir, 2008, s. 11). Sonra sustu.", 2),
    ("G. V. Çiçerin telgraf çekti. III. ve IX. Ordular yürüdü.", 2),
    ("Saat 11.40'ta başladı. Akşam bitti!", 2),
    ("No. 5 istihkâm bölüğü vb. birlikler geldi. Gece oldu.", 2),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentence_ends(text: str, count: int) -> None:
    assert len(read(text + " Bu sırada orada hiçbir şey olmadı.").sentences) == count + 1
