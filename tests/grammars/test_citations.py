"""Citations as Turkish and English journals print them, and brackets that are none."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from reading import gazetteer, read

from sefer import claims, documents, grammars
from sefer.model import CitationValue, Reading

Item = tuple[str, str | None, str]

# (text, authors, year with its letter, pages)
CITED: list[tuple[str, list[Item]]] = [
    ("Tabur yürüdü (Yakuplu, 2013: 11).",[("Yakuplu","2013","11")]),
    ("Tabur yürüdü (Yakuplu 2013, s. 11).",[("Yakuplu","2013","11")]),
    ("Tabur yürüdü (Yakuplu, 2013, ss. 11-15).",[("Yakuplu","2013","11-15")]),
    ("Tabur yürüdü (Kurat 1990: 478-80).",[("Kurat","1990","478-80")]),
    ("Tabur yürüdü (bkz. Demir, 2008; Kaya ve Ak, 2010a, 2010b).",[("Demir","2008",""),("Kaya & Ak","2010a",""),("Kaya & Ak","2010b","")]),
    ("Tabur yürüdü (Demir vd., 2008).",[("Demir","2008","")]),
    ("Tabur yürüdü (Demir & Kaya, 2008).",[("Demir & Kaya","2008","")]),
    ("Tabur yürüdü (Allen and Muratoff 1953, pp. 478–480).",[("Allen & Muratoff","1953","478-480")]),
    ("Tabur yürüdü (Demir, 2008, s. 41, Kaya'dan naklen).",[("Demir","2008","41")]),
    ("Tabur yürüdü (Demir 2008, 41, citing Kaya).",[("Demir","2008","41")]),
    ("Demir'e göre (2008: 41) tabur yürüdü.",[("Demir","2008","41")]),
    ("Demir (2008, s. 41) taburun yürüdüğünü yazar.",[("Demir","2008","41")]),
    ("Kaya ve Ak (2010a: 12) böyle yazar.",[("Kaya & Ak","2010a","12")]),
    ("Tabur yürüdü (Demir, 2008: 12; 2010: 15).",[("Demir","2008","12"),("Demir","2010","15")]),
    ("Tabur yürüdü (Görgülü, 1993, c. 1, s. 21).",[("Görgülü","1993","21")]),
    ("Tabur yürüdü (Demir, 1993: C. II/1, s. 5; Kaya, 1994, C. III, Ks. 2).",[("Demir","1993","5"),("Kaya","1994","")]),
    ("Demir (1926) taburun yürüdüğünü yazar. Kaya vd. (1994) bunu bilmez.",[("Demir","1926",""),("Kaya","1994","")]),
    ("Tabur yürüdü (Demir, 2008: 12). Durdu (Demir, a.g.e., s. 18; krş. Kaya, 2013: 4).",[("Demir","2008","12"),("Demir","2008","18"),("Kaya","2013","4")]),
    ("Tabur yürüdü (Demir, 2008: 12). Durdu (Kaya 1888'den akt. Demir, s. 21).",[("Demir","2008","12"),("Kaya","1888",""),("Demir","2008","21")]),
    ("The battalion marched (Allen, 1953, p. 182, citing Kaya, 1921, p. 141).",[("Allen","1953","182"),("Kaya","1921","141")]),
    ("The battalion marched (Kaya 1921: 141, as quoted in Allen 1953: 182).",[("Kaya","1921","141"),("Allen","1953","182")]),
    ('Tabur yürüdü (Demir, 2008: 12; İA, s.v. "Plevne").',[("Demir","2008","12"),("İA",None,"")]),
    ("Tabur yürüdü (BOA, HR.SYS, 2303/4, 17 C 1270).",[("BOA",None,"HR.SYS, 2303/4")]),
    ("Tabur yürüdü (XYA, F. IV-6, D. 54, B. 12-3).",[("XYA",None,"F. IV-6, D. 54, B. 12-3")]),
    ("Tabur yürüdü (Genelkurmay Başkanlığı, 1996, s. 12).",[("Genelkurmay Başkanlığı","1996","12")]),
    ("Tabur yürüdü (ATASE, Kls. 12, Dos. 4, F. 7).",[("ATASE",None,"Kls. 12, Dos. 4, F. 7")]),
    ("Tabur yürüdü (BOA, HR.SYS, 2303/4).",[("BOA",None,"HR.SYS, 2303/4")]),
    ("Tabur yürüdü (TNA, WO 95/4960).",[("TNA",None,"WO 95/4960")]),
    ("Tabur yürüdü (von Kressenstein, 1938, s. 45).",[("von Kressenstein","1938","45")]),
    ("Tabur yürüdü (Liman von Sanders, 1920: 45).",[("Liman von Sanders","1920","45")]),
    ("Tabur yürüdü (A. Demir, 2008, s. 41).",[("A. Demir","2008","41")]),
    ("Tabur yürüdü (Demir, A., 2008, s. 41).",[("Demir","2008","41")]),
    ("Tabur yürüdü (Demir, 2008, s.41-45; Kaya, 2010, s.7).",[("Demir","2008","41-45"),("Kaya","2010","7")]),
    ("Tabur yürüdü (Demir, 2008: 41-42, 45).",[("Demir","2008","41-42, 45")]),
    ("Tabur yürüdü (Ağayev & Ahmedov, 2009, s. 328–330).",[("Ağayev & Ahmedov","2009","328-330")]),
    ("Tabur yürüdü (Demir, Kaya ve Ak, 2008, s. 1).",[("Demir & Kaya & Ak","2008","1")]),
    ("Tabur yürüdü (krş. Demir, 2008, s. 1).",[("Demir","2008","1")]),
    ("Tabur yürüdü [Demir, 2008, s. 1].",[("Demir","2008","1")]),
    ("Tabur yürüdü (Demir, 2008/41).",[("Demir","2008","41")]),
    ("Tabur yürüdü (Demir, 2008, 41).",[("Demir","2008","41")]),
    ("Tabur yürüdü (Özdemir Alpagut, 1937: 12 vd.).",[("Özdemir Alpagut","1937","12")]),
    ("Tabur yürüdü (Türk İstiklal Harbi, 1999, s. 5).",[("Türk İstiklal Harbi","1999","5")]),
    ("Savaş (1877-1878) uzun sürdü.",[]),
    ("Sinop Baskını (1853) ünlüdür.",[]),
    ("Savaş (Mart 1915) başladı.",[]),
    ("Gence (bugünkü Gence) alındı.",[]),
    ("Alay (5. Tümen, 1915) geldi.",[]),
    ("Osman Paşa (doğ. 1832) geldi.",[]),
    ("Kendisi (Lofça 1822-İstanbul 1895) devlet adamıdır.",[]),
    ("Osman (Sofya, 1908) burada doğdu.",[]),
    ("Toplam (12 subay, 1905 er) geldi.",[]),
    ("Birlik (27. Alay, 3. Tabur) geldi.",[]),
    ("O tarihte (15 Eylül 1918) girildi.",[]),
    ("Ordu (Eylül, 1918) girdi.",[]),
    ("Osmanlı Devleti (1914: 36 tümen) hazırdı.",[]),
    ("Tabur yürüdü (Demir, 2008, s. 41; BOA, HR.SYS, 2303/4).",[("Demir","2008","41"),("BOA",None,"HR.SYS, 2303/4")]),
    ("Tabur yürüdü (Demir, 1998, C. II, s. 41).",[("Demir","1998","41")]),
    ("Tabur yürüdü (Kazım Karabekir, 1960: 41).",[("Kazım Karabekir","1960","41")]),
    ("Tabur yürüdü (aktaran Demir, 2008: 41).",[("Demir","2008","41")]),
    ("Tabur yürüdü (Demir, t.y., s. 41).",[("Demir",None,"41")]),
    ("Tabur yürüdü (Demir, 2008a: 41; Demir, 2008b: 12).",[("Demir","2008a","41"),("Demir","2008b","12")]),
    ("Tabur yürüdü (Sabis, 1990: II, 41).",[("Sabis","1990","41")]),
    ("Tabur yürüdü (Smith-Dorrien, 1925, p. 41).",[("Smith-Dorrien","1925","41")]),
    ("Tabur yürüdü (O'Brien, 1925, p. 41).",[("O'Brien","1925","41")]),
    ("Tabur yürüdü (Demir’in kitabı, s. 5).",[]),
    ("Tabur yürüdü (s. 5).",[]),
    ("Kayıp (45 ölü, 1918 Eylül'ünde) ağırdı.",[]),
    ("Demir ve Kaya’ya göre (2010, s. 5) durum kötüydü.",[("Demir & Kaya","2010","5")]),
    ("Tümen (ATASE Arşivi, K. 3821, D. 12, F. 4-2) geldi.",[("ATASE",None,"K. 3821, D. 12, F. 4-2")]),
    ("Tümen (BCA, 030.10/54.360.5) geldi.",[("BCA",None,"030.10/54.360.5")]),
]  # fmt: skip


def items(reading: Reading) -> list[Item]:
    return [
        (" & ".join(i.authors), i.year + i.suffix if i.year else None, i.pages)
        for m in reading.of("citation")
        if isinstance(m.value, CitationValue)
        for i in m.value.items
    ]


@pytest.mark.parametrize(("text", "expected"), CITED, ids=[t[:44] for t, _ in CITED])
def test_brackets(text: str, expected: list[Item]) -> None:
    assert items(read(text + " Bu olay o yıl çok konuşuldu ve yazıldı.")) == expected


NOTES = """7. Tümen 4 Ocak 1915'te geri çekildi.[^1] 9. Kolordu 6 Ocak'ta Erzurum'a ulaştı.[^2] 8. Tümen bekledi.[^3]
5. Tümen Hasankale'ye yürüdü.[^4] Kış sürdü.[^5] Cephe sakindi.[^6] Yol açıldı.[^7]

[^1]: Ali Demir, Sarıkamış Yolu, TTK Yayınları, Ankara 1990, s. 41.
[^2]: A.g.e., s. 45.
[^3]: Mehmet Kaya, “Kafkas Cephesinde Kış”, Askerî Tarih Dergisi, 12/3 (2001), s. 15-17.
[^4]: Demir, a.g.e., s. 50; ATASE Arşivi, K. 2812, D. 12, F. 7.
[^5]: Kaya, a.g.m., s. 18.
[^6]: Bu konuda daha ayrıntılı bilgi henüz yayımlanmamıştır.
[^7]: A.g.m., s. 19.
"""


def noted() -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "makale.md"
        path.write_text(NOTES, encoding="utf-8")
        return grammars.find(documents.read(path), gazetteer())


def test_notes_are_resolved_in_order_and_a_broken_chain_says_so() -> None:
    assert items(noted()) == [
        ("Demir", "1990", "41"),
        ("Demir", "1990", "45"),
        ("Kaya", "2001", "15-17"),
        ("Demir", "1990", "50"),
        ("ATASE", None, "K. 2812, D. 12, F. 7"),
        ("Kaya", "2001", "18"),
        ("A.g.m.", None, "19"),
    ]


CHICAGO = """# The Winter Road

The division marched.[^1] It halted.[^2] Snow fell.[^3] The pass was closed.[^4] Food ran short.[^5] The guns stayed.[^6] Spring came.[^7] \
The road was mended.[^8]

[^1]: Henry Marsh, Military Operations: The Eastern Passes, vol. II (London: Cape, 1930), 1-6.
[^2]: Ibid., 19.
[^3]: Marsh, Military Operations, 35.
[^4]: R. P. Hollis, "Mules and Men," Journal of Mountain War 12, no. 3 (1998): 33–48.
[^5]: Hollis, "Mules and Men," 40.
[^6]: Dunn, Snow and Silence, 88.
[^7]: Carter, The Broken Column, 7, 12.
[^8]: The dispatch, like the war diary, has 35 guns.

## Bibliography

Dunn, Edith. Snow and Silence: A Memoir. London: Faber, 1921.
Hollis, R. P. "Mules and Men." Journal of Mountain War 12, no. 3 (1998): 33-48.
Marsh, Henry. Military Operations: The Eastern Passes. Vol. II. London: Cape, 1930.
"""


def test_full_and_short_notes_of_the_chicago_manual_keep_their_pages(tmp_path: Path) -> None:
    (path := tmp_path / "road.md").write_text(CHICAGO, encoding="utf-8")
    assert items(grammars.find(documents.read(path), gazetteer())) == [
        ("Marsh", "1930", "1-6"),
        ("Marsh", "1930", "19"),
        ("Marsh", "1930", "35"),
        ("Hollis", "1998", "33-48"),
        ("Hollis", "1998", "40"),
        ("Dunn", "1921", "88"),  # named for the first time, known from the bibliography
        ("Carter", None, "7, 12"),  # known from nowhere
    ]


def test_a_note_covers_the_sentence_that_bears_its_mark() -> None:
    found = {
        c.slots.get("to"): (c.source, c.source_scope) for c in claims.gather(noted()).claims if c.kind == "movement"
    }
    assert found["Erzurum"] == (("Demir 1990, 45",), "sentence")
    assert found["Hasankale"] == (("Demir 1990, 50", "ATASE, K. 2812, D. 12, F. 7"), "sentence")


def gathered_from(text: str, name: str = "metin.txt") -> dict[str, tuple[tuple[str, ...], str | None]]:
    """The sources of the claims of a text by whom they are about."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        told = claims.gather(grammars.find(documents.read(path), gazetteer())).claims
    return {str(c.slots["subject"]): (c.source, c.source_scope) for c in told if c.slots.get("subject")}


NUMBERED = (
    "Şıpka\n\n17. Alay 9 Ağustos 1877'de Kızanlık'a yürüdü{0} 21. Alay 640 kişiydi{1} Ruslar 1.100 kişi kaybetti{2} "
    "33. Alay 250 şehit verdi{3}\n\n{head}{4} Rıza Aksoy, Balkan Geçitleri, Ordu Basımevi, İstanbul 1931, s. 12.\n"
    "{5} Aksoy, a.g.e., s. 14.\n{6} Bu sayı tartışmalıdır.\n{7} A.g.e., s. 20.\n"
)


@pytest.mark.parametrize(
    ("marks", "labels", "head"),
    [
        ([".1", ".2", ".3", ".4"], ["1", "2", "3", "4"], ""),
        ([".[1]", ".[2]", ".[3]", ".[4]"], ["[1]", "[2]", "[3]", "[4]"], "Dipnotlar\n\n"),
        ([".¹", ".²", ".³", ".⁴"], ["¹", "²", "³", "⁴"], ""),
        ([".(1)", ".(2)", ".(3)", ".(4)"], ["1-", "2-", "3-", "4-"], "SONNOTLAR\n"),
        ([".1", ".2", ".3", ".4"], ["1.", "2.", "3.", "4."], "NOTLAR\n"),
    ],
)
def test_notes_in_plain_text_however_they_are_numbered(marks: list[str], labels: list[str], head: str) -> None:
    found = gathered_from(NUMBERED.format(*marks, *labels, head=head))
    assert found["17. Alay"] == (("Aksoy 1931, 12",), "sentence")
    assert found["21. Alay"] == (("Aksoy 1931, 14",), "sentence")
    assert found["Ruslar"] == ((), None), "its own note names no work: the next note is not its source"
    assert found["33. Alay"] == (("A.g.e., 20",), "sentence"), "behind an unread note the chain is broken"


def test_a_chain_once_broken_stays_broken_until_a_work_is_named() -> None:
    text = (
        "17. Alay Kızanlık'a yürüdü.[^1] 21. Alay Filibe'ye yürüdü.[^2] 33. Alay Sofya'ya yürüdü.[^3] "
        "40. Alay Niş'e yürüdü.[^4]\n\n"
        "[^1]: Rıza Aksoy, Balkan Geçitleri, Ordu Basımevi, İstanbul 1931, s. 12.\n[^2]: Harita eklidir.\n"
        "[^3]: A.g.e., s. 20.\n[^4]: Ibid., s. 21.\n"
    )
    assert gathered_from(text, "makale.md")["40. Alay"][0] == ("Ibid., 21",)


def test_a_document_of_an_archive_is_meant_by_the_same_document_and_by_no_work() -> None:
    text = (
        "17. Alay Kızanlık'a yürüdü.[^1] 21. Alay Filibe'ye yürüdü.[^2] 33. Alay Sofya'ya yürüdü.[^3] "
        "40. Alay Niş'e yürüdü.[^4]\n\n"
        "[^1]: Rıza Aksoy, Balkan Geçitleri, Ordu Basımevi, İstanbul 1931, s. 12.\n[^2]: ATASE, K. 41, D. 7, F. 3.\n"
        "[^3]: Aynı belge.\n[^4]: Aksoy, age, 57.\n"
    )
    found = gathered_from(text, "makale.md")
    assert found["33. Alay"][0] == ("ATASE, K. 41, D. 7, F. 3",)
    assert found["40. Alay"][0] == ("Aksoy 1931, 57",)


def test_the_same_document_at_another_page_changes_the_page_that_closes_its_shelf_mark() -> None:
    text = (
        "17. Alay Kızanlık'a yürüdü.[^1] 21. Alay Filibe'ye yürüdü.[^2]\n\n"
        "[^1]: BOA, HR.SYS., nr. 2110/4, s. 3.\n[^2]: Aynı belge, s. 7.\n"
    )
    assert gathered_from(text, "makale.md")["21. Alay"][0] == ("BOA, HR.SYS., nr. 2110/4, s. 7",)


def test_an_author_with_a_page_cites_where_the_works_are_listed() -> None:
    text = (
        "The 17th Regiment marched to Brill (Tanner 10). The 21st Regiment marched to Colne (Eyre 31). "
        "The 33rd Regiment marched to Dale (Tanner 12).\n\n"
        "Works Cited\n\nEyre, Joseph. The Pass. Crane, 1980.\nTanner, Al. First Book. Crane, 1990.\n"
    )
    assert gathered_from(text, "article.md")["21st Regiment"][0] == ("Eyre, 31",)


def test_who_is_named_as_the_teller_is_the_source_of_what_he_tells() -> None:
    found = gathered_from(
        "Aksoy'un (1931a, s. 90) belirttiğine göre 57. Alay 628 kişiydi. Bk. Demirel (2015: 130).\n\n"
        "Aksoy (1931b: 4) states that the 21st Regiment lost 90 men.\n"
    )
    assert found["57. Alay"] == (("Aksoy 1931a, 90",), "sentence")


def test_archives_of_other_countries_are_sources() -> None:
    found = gathered_from(
        "İngilizler 12.000 kişi kaybetti (TNA, WO 95/4273; AWM, 4/23/1). Türkler 9.000 kişi kaybetti (Aksoy, 1931, s. 5).\n"
    )
    assert found["İngilizler"][0] == ("TNA, WO 95/4273", "AWM, 4/23/1")
    assert found["Türkler"][0] == ("Aksoy 1931, 5",)


def test_a_mark_without_notes_parts_sentences_too() -> None:
    found = gathered_from(
        "Ruslar 20 Mayıs 1854'te Silistre'ye yürüdü.[1] Garnizon 12.000 kişiydi.[2] Ruslar 2.500 kişi kaybetti.³ 7. Alay döndü."
    )
    assert set(found) >= {"Garnizon", "Ruslar"}


def test_a_second_view_in_a_bracket_and_a_volume_in_small_roman_figures_are_read() -> None:
    text = "The 21st Regiment lost 90 men on the river and was withdrawn (Falls 1930, ii, 511-4; but see Philpott 2009, p. 155).\n"
    assert gathered_from(text)["21st Regiment"][0] == ("Falls 1930, 511-4", "Philpott 2009, 155")


STARRED = """# The Winter Road

The division marched.[^1] It halted.[^2] Snow fell.[^3] The pass was closed.[^4]

[^1]: Henry Marsh, *The Passes, 1916* (London: Cape, 1930), 1-6.
[^2]: Marsh, *Passes*, 35.
[^3]: Karş. Dunn, 1921: 31. The figure is put at 20,162.
[^4]: Cf. Dunn, 1921: 40.

## Bibliography

Dunn, Edith. *Snow and Silence*. London: Faber, 1921.
Marsh, Henry. *The Passes, 1916*. London: Cape, 1930.
"""


def test_marks_of_italics_and_words_of_comparison_are_no_part_of_a_name(tmp_path: Path) -> None:
    (path := tmp_path / "road.md").write_text(STARRED, encoding="utf-8")
    reading = grammars.find(documents.read(path), gazetteer())
    assert items(reading) == [
        ("Marsh", "1930", "1-6"), ("Marsh", "1930", "35"), ("Dunn", "1921", "31"), ("Dunn", "1921", "40"),
    ]  # fmt: skip
    assert [(s.authors, s.year) for s in reading.document.sources] == [(("Dunn",), "1921"), (("Marsh",), "1930")]


HEADED = """Kol Halep'e yürüdü.1 Yağmur başladı.2 Köprü yıkıldı.3

Notlar
1. Ali Demir, Çöl Yolu, haz. Can Ak, Ankara 1990, C. II, s. 41.
2. Sabah, nr. 612, 4 Kânunuevvel 1330, s. 2.
3. Demir'den Kaya'ya, 3 Mayıs 1928, TNA, CAB 45/79.
4. Ali Demir, Kum Yolu, İstanbul 1994, s. 7.
5. Aynı yazar, Tuz Yolu, İstanbul 1996, s. 5; W. E. D. Marsh and Paul Hollis, Passes (London, 1953), pp. 2-3; Marsh and Hollis, op. cit., p. 9.
6. Demir, Çöl Yolu, II, s. 12; a.e., s. 14.
7. Morning Star, 14 January 1915, p. 6.
"""


def test_notes_below_their_heading_are_read_whether_or_not_their_marks_are_found(tmp_path: Path) -> None:
    (path := tmp_path / "kol.txt").write_text(HEADED, encoding="utf-8")
    assert items(grammars.find(documents.read(path), gazetteer())) == [
        ("Demir", "1990", "41"),
        ("Sabah", "1330", "2"),
        ("TNA", None, "CAB 45/79"),
        ("Demir", "1994", "7"),
        ("Demir", "1996", "5"),
        ("Marsh & Hollis", "1953", "2-3"),
        ("Marsh & Hollis", "1953", "9"),
        ("Demir", "1990", "12"),
        ("Demir", "1990", "14"),
        ("Morning Star", "1915", "6"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tabur yürüdü (Demir, 1980b, C. V, K. 2, s. 301).", [("Demir", "1980b", "301")]),
        ("The line held (Marsh & Hollis 1906, vol. 1, pp. 374-5, map 15).", [("Marsh & Hollis", "1906", "374-5")]),
        ("The line held (cf. Dunn 1971 [1969], 332).", [("Dunn", "1971", "332")]),
        ("Mühlmann (t.y.: 94) böyle yazar.", [("Mühlmann", None, "94")]),
        ("It held (Dunn 1971, 3; Marsh 1999, 88). Hollis saw it, as did Dunn (ibid., 166).",
         [("Dunn", "1971", "3"), ("Marsh", "1999", "88"), ("Dunn", "1971", "166")]),
    ],
)  # fmt: skip
def test_what_stands_around_a_year_and_its_pages(text: str, expected: list[Item]) -> None:
    assert items(read(text)) == expected


def test_the_works_that_close_an_entry_are_cited() -> None:
    text = (
        "Tabur yürüdü ve durdu. Bibl.: Ali Demir, Yol, Ankara 1990, s. 4-5; M. Kaya, Kış, haz. K. Ak, İzmir 2006, s. 7."
    )
    assert items(read(text)) == [("Demir", "1990", "4-5"), ("Kaya", "2006", "7")]
    run_on = "Tabur durdu. Bibl.: Ali Demir, Yol boyunda kaldı. Bibl.: M. Kaya, Kış, haz. K. Ak, İzmir 2006, s. 7."
    assert items(read(run_on)) == [("Kaya", "2006", "7")]
