"""The sorts of text in a document, each with its language, and the works that it lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sefer.messages import Complaint
from sefer.model import Document

Read = Callable[..., Document]

ARTICLE = """\
             SAKARYA ÜZERİNE NOTLAR

                      Ayşe Kaya

Öz
Bu yazı 1921 yazındaki Sakarya muharebesinde birliklerin mevcutlarını ve
kayıplarını resmî kayıtlara göre ele alır. Sayılar kaynaktan kaynağa
değişmektedir.

Anahtar Kelimeler: Sakarya, mevcut, kayıp

Abstract
This paper takes the strengths and the losses of the units on the Sakarya
in the summer of 1921 from the records. The figures are not the same in
all of them.

Keywords: Sakarya, strength, losses

Giriş
Yunan ordusu 13 Ağustos 1921 tarihinde ilerlemeye başladı. Öncü birlik-
ler üç gün sonra Sakarya nehrine ulaştı ve kolordunun topçusu ile bir-
likte mevzi aldı (Kaya, 2010, s. 12–
14). Karargâh Polatlı'ya nakledildi; yedekler ise Haymana çevresinde
toplandı.

2. Muharebenin Seyri

Muharebe 23 Ağustos'ta başladı ve 22 gün sürdü. 5. Grup sol kanadı ko-
ruyordu ve her gün yeni bir saldırı ile karşılaştı.

Kaynakça
Kaya, Ayşe. Sakarya Meydan Muharebesi ve Lojistik. Ankara: Türk Tarih
Kurumu, 2010.
Demir, Ali. "Haymana'da Süvari Harekâtı." Askerî Tarih Bülteni 12 (1998):
33-48.
Genelkurmay Başkanlığı. Türk İstiklal Harbi. Cilt 2. Ankara: Gnkur.
Basımevi, 1972.
"""


def told(document: Document, kind: str) -> list[str]:
    return [document.text[part.start : part.end] for part in document.parts if part.kind == kind]


def test_the_parts_of_an_article_set_on_70_columns(read: Read) -> None:
    document = read(ARTICLE)
    assert told(document, "heading") == [
        "SAKARYA ÜZERİNE NOTLAR", "Ayşe Kaya", "Giriş", "2. Muharebenin Seyri", "Kaynakça",
    ]  # fmt: skip
    assert [part.language for part in document.parts if part.kind == "abstract"] == ["tr", "en"]
    assert [part.language for part in document.parts if part.kind == "keywords"] == ["tr", "en"]
    assert all(part.language == "tr" for part in document.parts if part.kind in ("body", "heading"))
    assert told(document, "body")[0].endswith("yedekler ise Haymana çevresinde toplandı.")
    assert "(Kaya, 2010, s. 12–14)" in document.text and "Öncü birlikler" in document.text


def test_a_bibliography_becomes_sources(read: Read) -> None:
    document = read(ARTICLE)
    found = [(source.authors, source.year, source.title) for source in document.bibliography]
    assert found == [
        (("Kaya",), "2010", "Sakarya Meydan Muharebesi ve Lojistik"),
        (("Demir",), "1998", "Haymana'da Süvari Harekâtı"),
        (("Genelkurmay Başkanlığı",), "1972", "Türk İstiklal Harbi"),
    ]
    for source in document.bibliography:
        assert source.span is not None and document.quote(source.span) == source.entry


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "Townshend, C. V. F. (1920). My Campaign in Mesopotamia. London: Butterworth.",
            (("Townshend",), "1920", "", "My Campaign in Mesopotamia"),
        ),
        (
            "Yılmaz, M., Demir, A. B. & Kaya, C. (2008a). Kut üzerine notlar. Tarih, 4(2), 11–39.",
            (("Yılmaz", "Demir", "Kaya"), "2008", "a", "Kut üzerine notlar"),
        ),
        (
            "YILMAZ, Mustafa, “Plevne Savunması”, Tarih Dergisi, S. 12, 1998, s. 45-67.",
            (("YILMAZ",), "1998", "", "Plevne Savunması"),
        ),
        (
            "BELEN Fahri, Birinci Cihan Harbinde Türk Harbi, Ankara 1965.",
            (("BELEN",), "1965", "", "Birinci Cihan Harbinde Türk Harbi"),
        ),
        (
            "Mustafa Yılmaz ve Ali Demir, Galiçya'da Türk Askeri, Ankara 1967.",
            (("Yılmaz", "Demir"), "1967", "", "Galiçya'da Türk Askeri"),
        ),
        (
            "C. V. F. Townshend, Mezopotamya Seferim, İstanbul 1923.",
            (("Townshend",), "1923", "", "Mezopotamya Seferim"),
        ),
        (
            "Allen, W. E. D., and Paul Muratoff. Caucasian Battlefields. Cambridge: CUP, 1953.",
            (("Allen", "Muratoff"), "1953", "", "Caucasian Battlefields"),
        ),
        (
            "[12] Liman von Sanders, Otto. Fünf Jahre Türkei. Berlin: Scherl, 1920.",
            (("Liman von Sanders",), "1920", "", "Fünf Jahre Türkei"),
        ),
        (
            "Genelkurmay Başkanlığı (1993). Türk İstiklal Harbi. Ankara: Basımevi.",
            (("Genelkurmay Başkanlığı",), "1993", "", "Türk İstiklal Harbi"),
        ),
        (
            "Karal, Enver Ziya, Osmanlı Tarihi, Cilt VIII, 1876-1907, Ankara 1988.",
            (("Karal",), "1988", "", "Osmanlı Tarihi"),
        ),
    ],
)
def test_entries_of_many_styles(read: Read, entry: str, expected: tuple[tuple[str, ...], str, str, str]) -> None:
    document = read(f"Bu bir metin ve bu kadar.\n\nKAYNAKLAR\n\n{entry}\n")
    (source,) = document.bibliography
    assert (source.authors, source.year, source.suffix, source.title) == expected


def test_a_dash_repeats_the_author(read: Read) -> None:
    entries = "Kaya, A. (2001). Kafkas cephesi. Ankara.\n\n———. (2004). Galiçya. Ankara.\n"
    first, second = read(f"Bu bir metin ve bu kadar.\n\nBibliyografya\n\n{entries}").bibliography
    assert first.authors == second.authors == ("Kaya",) and second.year == "2004"


def test_groups_within_a_bibliography_are_headings(read: Read) -> None:
    raw = (
        "Bu bir metin ve bu kadar.\n\nKaynakça\n\nArşiv Belgeleri\n\nATASE Arşivi, Kls. 12, Dos. 4, F. 7.\n\n"
        "Kitaplar\n\nKaya, Ayşe (2001). Kafkas cephesi. Ankara: Tarih.\n\nEkler\n\nBu ek bir çizelge ve bir not içerir."
    )
    document = read(raw)
    assert [source.authors for source in document.bibliography] == [("ATASE Arşivi",), ("Kaya",)]
    assert told(document, "heading") == ["Kaynakça", "Arşiv Belgeleri", "Kitaplar", "Ekler"]
    assert told(document, "body")[-1].startswith("Bu ek")


def test_an_article_without_a_bibliography_has_no_sources(read: Read) -> None:
    assert read("Bu bir metin ve bu kadar. Kaynakça yoktur, ama bir sonuç vardır.").bibliography == ()


def test_languages_are_told_apart_paragraph_by_paragraph(read: Read) -> None:
    raw = (
        "Tümen 12 Mart günü hareket etti ve iki gün sonra şehrin önüne geldi; burada bir ay kadar bekledi.\n\n"
        "The division marched on 12 March and came before the town two days later, where it stayed for a month.\n\n"
        "Die Division brach am 12. März auf und kam zwei Tage später vor der Stadt an, wo sie einen Monat blieb.\n\n"
        "Diviziya martın 12-də yola düşdü və iki gün sonra şəhərin qarşısına gəldi, orada bir ay qədər gözlədi."
    )
    assert [part.language for part in read(raw).parts] == ["tr", "en", "und", "und"]


def test_names_and_figures_alone_take_the_language_of_the_text(read: Read) -> None:
    names = "Ahmet, Şükrü, Iğdırlı Mehmet, Çağrı, Işık, Tuğrul, Kaşif, Yağız, Rıza, Nuri, Âdem, Fethi."
    raw = f"Esirler bir listede toplandı ve bu liste komutana verildi.\n\n{names}\n"
    assert {part.language for part in read(raw).parts} == {"tr"}


def test_many_short_paragraphs_are_judged_together(read: Read) -> None:
    raw = "Şu emir geldi.\n\nTabur bekledi ve durdu.\n\nBir gün geçti.\n\nÇok yağmur yağdı.\n\nSonra herkes döndü.\n"
    assert {part.language for part in read(raw).parts} == {"tr"}


def test_a_short_stretch_beside_foreign_ones_keeps_its_own_language(read: Read) -> None:
    german = "Die Division brach am 12. März auf und kam zwei Tage später vor der Stadt an, wo sie einen Monat blieb."
    raw = f"{german}\n\nTümen 16 Kasım'da Manastır'a çekildi.\n\n{german}\n\nThe garrison of the town and the men left it."
    assert [part.language for part in read(raw).parts] == ["und", "tr", "und", "en"]


def test_the_title_of_a_foreign_work_makes_no_text_foreign(read: Read) -> None:
    raw = "Garnizon 13.000 kişiydi.\n\nJohn Aldred, The Fall of a Fortress, Northern University Press, Leeds 1954, s. 60.\n"
    assert {part.language for part in read(raw).parts} == {"tr"}


def test_sentences_without_a_function_word_are_told_by_their_endings(read: Read) -> None:
    raw = (
        "Gazze'de 12 top ele geçirildi. Esirler Kudüs'e gönderildi. Gazze'de ele geçirilen 21 top Kudüs'e götürüldü.\n"
    )
    assert {part.language for part in read(raw).parts} == {"tr"}


def test_numbers_of_units_with_their_endings_tell_a_terse_sentence(read: Read) -> None:
    raw = "Yedekteki yedi tabur, ikisi 41'inci, beşi 63'üncü Alaydan ayrılan taburlardan ibaretti, toplar geridekilerdendi.\n"
    german = "Der Feind griff am Morgen an, unsere Truppen hielten den Ort, und der General wurde verwundet."
    assert [part.language for part in read(f"{raw}\n{german}").parts] == ["tr", "und"]


@pytest.mark.parametrize(
    "foreign",
    [
        "Le régiment partit d'Alexandrie et prit l'Isly avec 30 canons; la brigade d'Amade resta et perdit beaucoup.",
        "Il reggimento parti' da Tripoli e prese l'altura con 30 cannoni; la brigata resto' indietro e perdi' uomini.",
    ],
)
def test_elisions_of_other_languages_are_no_turkish_cases(read: Read, foreign: str) -> None:
    with pytest.raises(Complaint):
        read(foreign)


def test_a_note_with_a_list_of_works_is_of_the_language_of_its_text(read: Read) -> None:
    raw = (
        "Tümen geri çekildi (Aksoy, 1998, s. 12).\n\nKaynakça\n\nAksoy, Ali (1998a). Balkan Harbi. Ankara: Kitap.\n"
        "Aksoy, Ali (1998b). Trakya Seferi. Ankara: Kitap.\n"
    )
    assert {part.language for part in read(raw).parts} == {"tr"}


def test_the_heading_of_a_section_speaks_for_what_follows(read: Read) -> None:
    german = "Die Division brach am 12. März auf und kam zwei Tage später vor der Stadt an, wo sie einen Monat blieb."
    assert [p.language for p in read(f"{german}\n\nSonuç\n\n5. Alay Van'da.\n").parts] == ["und", "tr", "tr"]


def test_a_text_about_cooking_is_read(read: Read) -> None:
    """It has no campaign, but nothing is wrong with it."""
    document = read("Soğanı kavurun ve domatesi ekleyin. Pilav için bir bardak su kaynatın, sonra tuzunu koyun.")
    assert document.parts[0].language == "tr"


def test_an_english_text_is_read(read: Read) -> None:
    assert read("The garrison of Kut surrendered on 29 April 1916 after a siege of 147 days.").parts[0].language == "en"


def test_what_the_journal_prints_about_the_article_is_no_text(read: Read) -> None:
    """The day of acceptance is no day of the campaign."""
    raw = (
        "TUNA BOYUNDA KIŞ\n\nAli Demir\nGeliş Tarihi: 12.03.2014\nKabul Tarihi / Accepted: 02.05.2014\n\n"
        "DOI: 10.1000/182\n\nKolordu 12 Aralık 1877 günü nehri geçti ve karşı kıyıda bir köprübaşı kurdu."
    )
    document = read(raw)
    assert told(document, "heading") == ["TUNA BOYUNDA KIŞ", "Ali Demir"]
    assert all(year in " ".join(told(document, "keywords")) for year in ("12.03.2014", "02.05.2014", "10.1000"))
    assert told(document, "body") == [raw.rsplit("\n\n", 1)[1]]
