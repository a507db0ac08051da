"""Word files: paragraphs, headings, tables, notes, tracked changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Word

from sefer.model import Document
from sefer.report.places import spoken

Read = Callable[..., Document]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(word: Word) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def package(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
    return out.getvalue()


def p(*runs: str) -> str:
    return "<w:p>" + "".join(runs) + "</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def note(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


@pytest.fixture
def siege() -> bytes:
    word = docx.Document()
    word.add_heading("Kut Kuşatması", 0)
    word.add_heading("Kuşatma ve teslim", 1)
    paragraph = word.add_paragraph("Halil Paşa komutasındaki birlikler 7 Aralık 1915 günü Kut kasabasını kuşattı. ")
    paragraph.add_run("Kuşatma 147 gün sürdü").bold = True
    paragraph.add_run(" ve garnizon 29 Nisan 1916 tarihinde teslim oldu.")
    table = word.add_table(2, 3)
    for row, texts in zip(table.rows, [("Birlik", "Subay", "Er"), ("7. Alay", "12", "340")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    word.add_paragraph("Esirler bir ay sonra Bağdat'a götürüldü.")
    word.add_heading("Kaynakça", 1)
    word.add_paragraph("Townshend, C. V. F. (1920). My Campaign in Mesopotamia. London: Butterworth.")
    return saved(word)


def test_blocks_of_a_word_file(read: Read, siege: bytes) -> None:
    document = read(siege, "kut.docx")
    assert document.raw == (
        "Kut Kuşatması\n\nKuşatma ve teslim\n\n"
        "Halil Paşa komutasındaki birlikler 7 Aralık 1915 günü Kut kasabasını kuşattı. "
        "Kuşatma 147 gün sürdü ve garnizon 29 Nisan 1916 tarihinde teslim oldu.\n\n"
        "Birlik\tSubay\tEr\n7. Alay\t12\t340\n\nEsirler bir ay sonra Bağdat'a götürüldü.\n\n"
        "Kaynakça\n\nTownshend, C. V. F. (1920). My Campaign in Mesopotamia. London: Butterworth."
    )
    kinds = ["heading", "heading", "body", "table", "body", "heading", "bibliography"]
    assert [part.kind for part in document.parts] == kinds
    assert document.bibliography[0].authors == ("Townshend",)
    assert document.text == document.raw and not document.plain


def test_notes_follow_the_block_that_bears_their_mark(read: Read) -> None:
    content = package(
        p(r("Tümen 4 Ocak günü çekildi."), note("footnote", 2), r(" Yol kapalıydı."), note("endnote", 5))
        + p(r("Ertesi gün kar başladı ve bir gün sürdü.")),
        footnotes=f'<w:footnote w:type="separator" w:id="0">{p(r("---"))}</w:footnote>'
        f'<w:footnote w:id="2">{p(r(" Kaya, Kafkas Cephesi, s. 40."))}</w:footnote>',
        endnotes=f'<w:endnote w:id="5">{p(r("ATASE, Kls. 3, Dos. 1."))}</w:endnote>',
    )
    document = read(content, "not.docx")
    assert document.raw == (
        "Tümen 4 Ocak günü çekildi.[1] Yol kapalıydı.[2]\n\n[1] Kaya, Kafkas Cephesi, s. 40.\n\n"
        "[2] ATASE, Kls. 3, Dos. 1.\n\nErtesi gün kar başladı ve bir gün sürdü."
    )
    assert document.text.startswith("Tümen 4 Ocak günü çekildi. Yol kapalıydı.\n\nKaya, Kafkas Cephesi, s. 40.")
    assert [part.kind for part in document.parts] == ["body", "note", "note", "body"]
    for (mark, start), ending in zip(document.notes, ("çekildi.", "kapalıydı."), strict=True):
        assert document.text[:mark].endswith(ending)
        assert start in [part.start for part in document.parts if part.kind == "note"]
    said = [spoken(document, document.text.index(words), "tr") for words in ("Tümen", "Kaya", "ATASE", "Ertesi")]
    assert said == ["not.docx, paragraf 1", "not.docx, dipnot 1", "not.docx, dipnot 2", "not.docx, paragraf 2"]


def test_only_the_current_text_of_tracked_changes_is_read(read: Read) -> None:
    body = p(
        r("Birlik "), f"<w:ins>{r('ilk ')}</w:ins>", "<w:del><w:r><w:delText>son </w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('eski ')}</w:moveFrom>", f"<w:moveTo>{r('yeni ')}</w:moveTo>",
        r("mevziye bir gün sonra girdi."),
    )  # fmt: skip
    assert read(package(body), "a.docx").text == "Birlik ilk yeni mevziye bir gün sonra girdi."


def test_signs_within_a_paragraph(read: Read) -> None:
    body = p(
        r("Rus"), "<w:r><w:noBreakHyphen/></w:r>", r("Romen kol"), "<w:r><w:softHyphen/></w:r>", r("ordusu"),
        "<w:r><w:tab/></w:r>", r("bir gün"), "<w:r><w:br/></w:r>", r("kaldı ve bekledi."),
        f"<w:hyperlink>{r(' Sonra döndü.')}</w:hyperlink>",
    )  # fmt: skip
    assert read(package(body), "a.docx").text == "Rus-Romen kolordusu bir gün kaldı ve bekledi. Sonra döndü."


def test_heading_styles_of_a_turkish_word(read: Read) -> None:
    """The style's name decides, not its id, which Word translates; a style may rest on a heading."""
    styles = (
        '<w:style w:styleId="Balk1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Bolum"><w:name w:val="Bölüm"/><w:basedOn w:val="Balk1"/></w:style>'
    )
    head = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'
    body = p(head.format("Balk1"), r("geri çekilme başlar.")) + p(head.format("Bolum"), r("ikinci gün."))
    body += p(r("Tabur bir gün sonra geri döndü ve bekledi."))
    assert [part.kind for part in read(package(body, styles=styles), "a.docx").parts] == ["heading", "heading", "body"]


def test_paragraphs_stay_apart_even_without_a_full_stop(read: Read) -> None:
    body = p(r("Birlik şu malzemeyi aldı ve yola çıktı, bir de")) + p(r("iki top ile bir makineli tüfek"))
    assert read(package(body), "a.docx").text.count("\n\n") == 1


def test_text_boxes_are_read_once(read: Read) -> None:
    box = f"<w:txbxContent>{p(r('Harita 1. Kut çevresi'))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = p(r("Kuşatma bir harita ile gösterilir ve anlatılır."), f"<w:r>{both}</w:r>")
    assert read(package(body), "a.docx").text.count("Harita 1") == 1


def test_a_deleted_end_of_a_paragraph_joins_the_next(read: Read) -> None:
    gone = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    deleted = "<w:del><w:r><w:delText>Bu paragraf silindi.</w:delText></w:r></w:del>"
    body = (
        p(gone, r("Tabur 6 Nisan günü ")) + p(gone, deleted) + p(r("köprüye ulaştı ve bekledi.")) + p(gone, r("Son."))
    )
    assert read(package(body), "a.docx").raw == "Tabur 6 Nisan günü köprüye ulaştı ve bekledi.\n\nSon."


def test_every_word_of_a_note_is_kept_apart(read: Read) -> None:
    deleted = "<w:del><w:r><w:delText>Eski, s. 1. </w:delText></w:r></w:del>"
    words = p(
        "<w:r><w:footnoteRef/></w:r>", r(" Kaya,"), "<w:r><w:tab/></w:r>", deleted, f"<w:ins>{r('s. 40.')}</w:ins>"
    )
    body = p(r("Tümen o gün çekildi ve bekledi."), note("footnote", 2))
    content = package(body, footnotes=f'<w:footnote w:id="2">{words}{p(r("Ayrıca bkz. Demir."))}</w:footnote>')
    assert read(content, "a.docx").raw.endswith("\n\n[1] Kaya, s. 40. Ayrıca bkz. Demir.")


def test_what_a_field_shows_is_read_and_its_code_is_not(read: Read) -> None:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText>ADDIN CSL_CITATION {"id": 12}</w:instrText></w:r>'
    field = sign.format("begin") + code + sign.format("separate") + r("(Kaya, 2008, s. 40)") + sign.format("end")
    body = p(r("Tümen o gün çekildi ve bekledi "), field, r("."))
    assert read(package(body), "a.docx").text == "Tümen o gün çekildi ve bekledi (Kaya, 2008, s. 40)."


def test_what_is_hidden_or_repeats_the_text_is_no_text(read: Read) -> None:
    """Hidden runs, the table of contents, the headers and the comments."""
    styles = '<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    contents = p('<w:pPr><w:pStyle w:val="T1"/></w:pPr>', r("Kuşatma"), "<w:r><w:tab/></w:r>", r("12"))
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>gizli 55 er</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Görünen metin bir gün kaldı.</w:t></w:r>'
    content = package(contents + p(hidden, shown), styles=styles, header1=p(r("Üst bilgi")), comments=p(r("Yorum")))
    assert read(content, "a.docx").raw == "Görünen metin bir gün kaldı."


def test_a_cell_is_one_line_whatever_it_holds(read: Read) -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{p(r('kutu'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    inner = f"<w:tbl><w:tr><w:tc>{p(r('iç'))}</w:tc></w:tr></w:tbl>"
    cells = (
        f"<w:tc>{p(r('7. Alay'))}{p(r('yedek'))}</w:tc><w:tc>{p(r('340 er'), f'<w:r>{both}</w:r>')}{inner}{p()}</w:tc>"
    )
    body = p(r("Çizelge o gün için bir özettir.")) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    document = read(package(body), "a.docx")
    assert document.raw.endswith("\n\n7. Alay yedek\t340 er kutu iç")
    assert [part.kind for part in document.parts] == ["body", "table"]


def test_nested_lists_keep_their_items_apart(read: Read) -> None:
    def item(level: int, words: str) -> str:
        return p(f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>', r(words))

    body = item(0, "Birinci kol yürüdü.") + item(1, "Solda iki top vardı.") + item(0, "İkinci kol o gün bekledi.")
    assert read(package(body), "a.docx").raw.split("\n\n") == [
        "Birinci kol yürüdü.", "Solda iki top vardı.", "İkinci kol o gün bekledi.",
    ]  # fmt: skip
