"""What dumps of printed pages do to a text, and that it is undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sefer.model import Document

Read = Callable[..., Document]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Birlik karar-\ngâha bir haber gönderdi ve bekledi.", "karargâha bir"),
        ("Birlik karar\u00ad\ngâha bir haber gönderdi ve bekledi.", "karargâha bir"),
        ("Birlik karar¬\ngâha bir haber gönderdi ve bekledi.", "karargâha bir"),
        ("Birlik karar\ufffe\ngâha bir haber gönderdi ve bekledi.", "karargâha bir"),
        ("Birlik karar-\r\ngâha bir haber gönderdi ve bekledi.", "karargâha bir"),
        ("Bu cephede Fransız-\nİngiliz kolordusu bir ay kaldı.", "Fransız-İngiliz kolordusu"),
        ("Köprüde Köprüköy-\nHasankale hattı ve siperler vardı.", "Köprüköy-Hasankale"),
        ("Kuşatmada 40–\n45 top kullanıldı ve bir tanesi patladı.", "40–45 top"),
        ("Bu sayı (Kaya, 2010, s. 31-\n33) kaynakta bir kez geçer.", "s. 31-33)"),
        ("Raporun 3-\ncü maddesi bu konu içindir.", "3-cü maddesi"),
        ("Ordu – ki yorgundu –\nbir gün dinlendi ve yürüdü.", "yorgundu – bir"),
        ("Askerî-siyasi durum kötüydü ve bu askerî-\nsiyasi bunalım sürdü.", "askerî-siyasi bunalım"),
        ("Topçu sustu; piyade-\nsüvari birliği geldi. Bu piyade ve bu süvari yoruldu.", "piyade-süvari birliği"),
    ],
)  # fmt: skip
def test_line_end_hyphens(read: Read, raw: str, clean: str) -> None:
    """A word broken by the line is joined; a compound or a range keeps its hyphen."""
    assert clean in read(raw).text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Alay l6 Mayıs l9l5'te ve I9 Mayıs 19!5 sabahı geldi.", "16 Mayıs 1915'te ve 19 Mayıs 1915 sabahı"),
        ("Tümende 42.OOO kişi ile 3O.OOO mermi ve 1O top vardı.", "42.000 kişi ile 30.000 mermi ve 10 top"),
        (
            "Rapor 18.I.1916 ve 5.II.1917 günlü, II. Kolordu 10l su aldı!",
            "18.I.1916 ve 5.II.1917 günlü, II. Kolordu 10l su",
        ),
    ],
)
def test_figures_that_a_copy_took_for_letters(read: Read, raw: str, clean: str) -> None:
    assert clean in read(raw).text


def test_soft_hyphens_inside_a_line_vanish(read: Read) -> None:
    assert "kuşatma bir" in read("Bu ku\u00adşat\u00adma bir ay sürdü ve bitti.").text


HALVES = (
    "Kolordu 12 Kasım günü nehrin doğu yakasına geçti ve köprübaşını tuttu. Ertesi sabah",
    "topçu ateşi başladı; akşama kadar iki tabur geri çekildi ve yedekler öne sürüldü.",
)


@pytest.mark.parametrize(
    "between",
    [
        "\n\n\nH. Demir & O. Kaya                                        Askerî Tarih Dergisi\n\n212\n\n",
        "\n\n212\n\n",
        "\n\n- 212 -\n\n",
        "\n\nSayfa 212\n\n",
        "\n\fHaliç ve Çevresi 212\n",
        "\n212\n\f",
        "\n\n \n212 \n \n",
        "\n\nCilt 4, Sayı 2                                           Bahar 1999\n212\n\n",
        "\n\n Page 3 of 20 \n\n",
        "\n\nxiv\n\n",
    ],
)
def test_what_belongs_to_the_page_is_taken_out_of_the_sentence(read: Read, between: str) -> None:
    """Header and page number between the halves of a sentence go; the sentence is whole, its raw spans are two."""
    repeated = "\n\n\fHaliç ve Çevresi 213\nSonra bir gün daha geçti ve yağmur başladı." if "Haliç" in between else ""
    raw = HALVES[0] + between + HALVES[1] + repeated
    document = read(raw)
    assert " ".join(HALVES) in document.text
    for noise in ("212", "Demir", "Dergisi", "Haliç", "Bahar", "xiv", "Page"):
        assert noise not in document.text
    start = document.text.index("Ertesi sabah")
    spans = document.locate(start, start + len("Ertesi sabah topçu ateşi"))
    pieces = [raw[span.start : span.end] for span in spans]
    assert pieces == ["Ertesi sabah", "topçu ateşi"]


def test_headers_that_return_on_every_page_go_even_between_sentences(read: Read) -> None:
    pages = [
        f"{n}. gün birlikler mevzide kaldı ve bir saldırı olmadı. Keşif kolu {n * 3} esir ile geri döndü."
        for n in range(2, 7)
    ]
    raw = "".join(f"\f  Galiçya Notları          {60 + n}\n\n{page}\n\n" for n, page in enumerate(pages))
    document = read(raw)
    assert "Galiçya" not in document.text
    assert all(page in document.text for page in pages)
    assert [number for _, number in document.pages] == [1, 2, 3, 4, 5, 6]
    assert document.page(document.text.index(pages[2])) == 4


def test_numbers_that_are_text_stay(read: Read) -> None:
    """A column of figures is a table or a list, not a row of page numbers."""
    raw = "Alayların mevcutları ve kayıpları şöyleydi:\n\n1. Alay\n\n340\n\n280\n\n512\n\nBu sayılar bir rapordandır."
    text = read(raw).text
    assert all(number in text for number in ("340", "280", "512"))


def test_a_heading_with_a_number_is_no_page_number(read: Read) -> None:
    raw = "Savaş bir ay sürdü.\n\n1915\n\nÇanakkale'de ilk çıkarma bu yıl yapıldı ve çok kayıp verildi."
    assert "1915" in read(raw).text


WRAPPED = """\
Şıpka geçidindeki tabur iki gün boyunca direndi ve geceleyin yeni
mevzilere çekildi. Sabaha karşı kar yağışı başladı, yollar kapandı ve
ikmal kolu gecikti. Komutan durumu telgrafla bildirdi; yanıt ancak
akşam geldi.
Ertesi gün hava açıldı. Süleyman Paşa yeni bir saldırı emri verdi ve
üç tabur yamaçtan ilerledi. Saldırı öğleye kadar sürdü; birlikler eski
yerlerine döndü."""


def test_a_short_closed_line_ends_a_paragraph_without_a_blank_line(read: Read) -> None:
    document = read(WRAPPED)
    assert document.text.count("\n") == 1
    assert "akşam geldi.\nErtesi gün" in document.text
    assert [part.kind for part in document.parts] == ["body"]


def test_indented_first_lines_begin_paragraphs(read: Read) -> None:
    raw = WRAPPED.replace("Ertesi gün", "    Ertesi gün").replace(
        "bildirdi; yanıt ancak\nakşam geldi.", "bildirdi. Yanıt ancak akşamüstü geldi."
    )
    assert "\nErtesi gün" in read(raw).text


def test_a_tab_begins_a_paragraph(read: Read) -> None:
    told = "Kolordu kuşatmayı bir ay daha sürdürdü ve kasabada kalanların sayısı on bin kadardı."
    raw = f"\t{told}\n\tİlk yarma girişimi bir gün sonra oldu ve akşama doğru geri püskürtüldü; o gece\nkar yağdı."
    assert f"{told}\nİlk yarma" in read(raw).text


def test_a_text_with_a_paragraph_a_line_keeps_its_lines(read: Read) -> None:
    lines = [
        "Tugay 5 Mart günü hareket etti. Yol çamurluydu ve toplar geride kaldı; birlik ancak gece köye vardı.",
        "Köyde erzak yoktu.",
        "Ertesi sabah keşif kolları üç yöne gönderildi ve biri düşman süvarisi ile karşılaştı. Çarpışma kısa sürdü.",
        "Akşam komutan alay komutanlarını topladı ve yeni hattı haritada gösterdi. Herkes bu kararı uygun buldu.",
        "Gece sessiz geçti ve sabah yağmur başladı.",
        "Tümen karargâhı bir gün sonra aynı köye taşındı ve telgraf hattı kuruldu.",
    ]
    assert read("\n".join(lines)).text == "\n".join(lines)
    assert read("\r\n".join(lines)).text == "\n".join(lines)


def test_a_sentence_split_by_a_blank_line_is_joined(read: Read) -> None:
    raw = "Süvari kolu sabah erkenden yola çıktı ve öğlen\n\nköprüye ulaştı. Köprü bir gün önce yıkılmıştı."
    assert "öğlen köprüye ulaştı" in read(raw).text


def test_an_abstract_inside_a_sentence_is_set_aside(read: Read) -> None:
    """The sentence is whole, abstract and keywords are parts of their own languages."""
    raw = (
        "Giriş\n\nDoksanüç Harbi'nde Tuna cephesi komutanlığı iki kez değişti ve 3 Ağustos 1877 günü Plevne\n\n"
        "Özet. Bu makale Tuna cephesindeki komuta değişikliklerini ve sonuçlarını arşiv belgelerine göre inceler.\n\n"
        "Anahtar Kelimeler: Tuna, Plevne, komuta\n \n"
        "Abstract. This article follows the changes of command on the Danube and what came of them.\n\n"
        "Keywords: Danube, Plevna, command.\n"
        " kuvvetleri müstakil bir kolordu hâline getirildi. Bu karar bir hafta sonra uygulandı."
    )
    document = read(raw)
    assert "günü Plevne kuvvetleri müstakil bir kolordu" in document.text
    assert [(part.kind, part.language) for part in document.parts] == [
        ("heading", "tr"),
        ("body", "tr"),
        ("abstract", "tr"),
        ("keywords", "tr"),
        ("abstract", "en"),
        ("keywords", "en"),
    ]
    at = document.text.index("Plevne kuvvetleri")
    assert len(document.locate(at, at + len("Plevne kuvvetleri"))) == 2


def test_a_footnote_between_the_halves_of_a_sentence_is_set_aside(read: Read) -> None:
    raw = (
        "Tümen Sarıkamış önlerinde kaldı ve geceyi açıkta geçiren birliklerin bir bölümü\n\n"
        "7 Kaya, 2010, s. 44; karşılaştırma için Demir, 1998, s. 12.\n\n"
        "sabah harekete geçemedi. Bu durum bir raporda anlatılır."
    )
    document = read(raw)
    assert "bir bölümü sabah harekete geçemedi" in document.text
    assert [part.kind for part in document.parts] == ["body", "note"]


def test_wide_gaps_in_a_line_become_one_space(read: Read) -> None:
    assert "Kut  " not in read("Garnizon   Kut   şehrinde   bir ay daha kaldı ve bekledi.").text


def test_rows_of_a_table_keep_their_cells(read: Read) -> None:
    rows = "Birlik\tSubay\tEr\n7. Alay\t12\t340\n8. Alay\t9\t280"
    document = read(f"Mevcutlar bir cetvelde toplandı ve şöyle gösterildi.\n\n{rows}\n\nMetin burada sürer ve biter.")
    (table,) = [part for part in document.parts if part.kind == "table"]
    assert document.text[table.start : table.end] == rows


def test_marks_of_markdown_are_not_in_the_clean_text(read: Read) -> None:
    raw = (
        "# Kut Kuşatması\n\n## Başlangıç\n\n**Halil Paşa** komutasındaki birlikler *7 Aralık 1915* günü\n"
        "kasabayı kuşattı ve [Townshend](https://example.org) burada bekledi.\n\n"
        "> Kuşatma bir gün biter ve\n> herkes evine döner.\n\n* ilk yardım kolu\n* ikinci yardım kolu\n"
    )
    document = read(raw, "kut.md")
    assert not set("#*_>[]") & set(document.text)
    assert document.text.startswith(
        "Kut Kuşatması\n\nBaşlangıç\n\nHalil Paşa komutasındaki birlikler 7 Aralık 1915 günü kasabayı"
    )
    assert "Kuşatma bir gün biter ve herkes evine döner." in document.text
    assert [part.kind for part in document.parts][:3] == ["heading", "heading", "body"]
    at = document.text.index("Halil Paşa komutasındaki")
    (span,) = document.locate(at, at + len("Halil Paşa komutasındaki"))
    assert raw[span.start : span.end] == "Halil Paşa** komutasındaki"


def test_the_same_marks_stay_in_plain_text(read: Read) -> None:
    assert "5 * 3" in read("Cephede 5 * 3 tabur vardı ve hepsi yorgundu.").text


def test_footnotes_at_the_foot_of_a_page_are_notes(read: Read) -> None:
    """The mark glued to the sentence goes, the note is a part of its own, and both are tied together."""
    raw = (
        "Kolordu 4 Mayıs günü taarruz emrini aldı.1 Tümenler henüz yoldaydı ve topçu bir gün\n"
        "geride kalmıştı. Süvari tugayı köprüyü tuttu;2 bu köprü hattın tek geçidiydi. Erzak kolu ise\n"
        "1 Ali Demir, Galiçya Cephesi, Ankara, 1967, s. 45.\n"
        "2 A.g.e., s. 47; ayrıca bu konuda bir rapor ve\nbir harita vardır.\n\n"
        "34                                                  Ali Demir\n\n"
        "ertesi sabah yetişti ve birliklere dağıtıldı. 3 Mayıs raporu da bunu söyler."
    )
    document = read(raw)
    _, first, second = document.parts
    assert [part.kind for part in document.parts] == ["body", "note", "note"]
    text = document.text
    assert "emrini aldı. Tümenler" in text and "köprüyü tuttu; bu köprü" in text
    assert "Erzak kolu ise ertesi sabah yetişti" in text
    assert text[first.start : first.end] == "Ali Demir, Galiçya Cephesi, Ankara, 1967, s. 45."
    assert text[second.start : second.end].endswith("bir rapor ve bir harita vardır.")
    assert document.notes == (
        (text.index(" Tümenler"), first.start),
        (text.index(" bu köprü"), second.start),
    )


def test_numbers_at_the_start_of_a_line_are_no_notes(read: Read) -> None:
    raw = (
        "Komutan 7. Alay'a Vardar boyunda kalmasını söyledi ve iki gün sonra geri döndü. Yedekte\n"
        "12 Topçu bataryası ile bir süvari alayı vardı. Bu birlikler nehri ancak geceleyin ve\n"
        "3 Kasım günü geçebildi; o gün bir köprü yıkıldı ve geçiş bir gün daha gecikti."
    )
    document = read(raw)
    assert [part.kind for part in document.parts] == ["body"]
    assert "Yedekte 12 Topçu bataryası" in document.text and "geceleyin ve 3 Kasım günü" in document.text


def test_footnotes_of_markdown(read: Read) -> None:
    raw = "Birlik bir gün sonra geri döndü[^a] ve bekledi.\n\n[^a]: Demir 1967, s. 4.\n\nSonra bir ay geçti.\n"
    document = read(raw, "a.md")
    assert document.text == "Birlik bir gün sonra geri döndü ve bekledi.\n\nDemir 1967, s. 4.\n\nSonra bir ay geçti."
    assert [part.kind for part in document.parts] == ["body", "note", "body"]
    assert document.notes == ((document.text.index(" ve bekledi"), document.parts[1].start),)


def test_items_of_a_list_are_paragraphs(read: Read) -> None:
    raw = (
        "Yürüyüş kolu şu birliklerden oluşuyordu ve sabah erkenden yola çıktı:\n"
        "- 85. Alay ve bir batarya,\n- 86. Alay'ın iki taburu ile bir istihkâm bölüğü.\n"
    )
    assert read(raw).text.count("\n") == 2


def test_numbers_that_rise_from_page_to_page_are_page_numbers(read: Read) -> None:
    """Even between whole paragraphs, where nothing is torn."""
    pages = [f"Bu sayfada {'bir ve ' * 3}bir gün daha anlatılır." for _ in range(4)]
    raw = "".join(f"{page}\n\n{page}\n\n{page}\n\n{page}\n\n{number}\n\n" for number, page in enumerate(pages, 118))
    assert not any(str(number) in read(raw).text for number in range(118, 122))


def test_turkish_letters_once_read_as_icelandic_are_set_right(read: Read) -> None:
    """The raw text stays as it is; the clean text has the letters that were meant, at the same places."""
    meant = "Şükrü Paşa'nın kuşatma altındaki birliği İğneada yönünde bir çıkış yaptı ve ağır kayıp verdi."
    shown = meant.translate(str.maketrans("ğĞıİşŞ", "ðÐýÝþÞ"))
    document = read(shown)
    assert document.raw == shown and document.text == meant
    assert document.locate(0, 10)[0].end == 10


def test_ligatures_are_letters(read: Read) -> None:
    document = read("Kurmay subay ﬁlo ile bir gün sonra i\u0307stasyona vardı ve bir gün kaldı.")
    assert "subay filo ile" in document.text and " istasyona" in document.text
    at = document.text.index("filo")
    (span,) = document.locate(at, at + 4)
    assert document.raw[span.start : span.end] == "ﬁlo"


def test_a_break_that_stayed_in_the_line_is_mended_where_the_word_is_known(read: Read) -> None:
    document = read("Kolordunun karargâhı bir gün sonra taşındı; kolor- dunun topçusu ise Rus- Romen hattında kaldı.")
    assert "kolordunun topçusu" in document.text and "Rus- Romen" in document.text


def test_the_front_matter_of_markdown_is_no_text(read: Read) -> None:
    raw = "---\ntitle: Kut Kuşatması\ndate: 2014-05-12\n---\n\nKuşatma bir kış boyunca sürdü ve bir bahar günü bitti.\n"
    document = read(raw, "kut.md")
    assert [part.kind for part in document.parts] == ["keywords", "body"]
    assert "2014" not in document.text[document.parts[1].start :]


def test_marks_of_markdown_without_words_are_nothing(read: Read) -> None:
    document = read("Kuşatma bir ay sürdü ve bitti.\n\n>\n\n> \n\n#\n\n- \n\nSonra bir kış geçti.\n", "a.md")
    assert document.text.startswith("Kuşatma bir ay sürdü ve bitti.") and ">" not in document.text
