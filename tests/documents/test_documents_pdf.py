"""PDF files: printed pages made for the tests, and what is read from them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pages_made import lines, registered, sheet
from reportlab.lib import pdfencrypt
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

from sefer.messages import Complaint
from sefer.model import Document

Read = Callable[..., Document]
SENTENCES = (
    "Gazi Osman Paşa 19 Temmuz günü Plevne'ye ulaştı ve tabyaların yapımını başlattı.",
    "Kolordu sol kanatta kaldı; yağmur üç gün sürdü ve siperler su ile doldu.",
    "Erzak kolları Sofya yolundan geldi, ama iki konvoy yolda kaldı.",
    "Şakir Bey yedekleri topladı ve geceleyin Griviçe yönüne sürdü.",
    "Romen tümeni ertesi sabah ilerledi, öğlen geri çekildi ve mevzi değiştirdi.",
    "Bu çarpışmada kaç kişinin öldüğü kayıtlarda ayrı ayrı verilir.",
    "İğneli tüfekler eskiydi ve mermiler her tabura yetmiyordu.",
)


@pytest.fixture(scope="module")
def font() -> str:
    return registered()


def story(number: int) -> str:
    return " ".join(SENTENCES[(number * 3 + step) % len(SENTENCES)] for step in range(6 + number % 3))


def book(font: str, pages: int = 5) -> bytes:
    """An article with headings, running headers, page numbers, footnotes and a table."""
    body = ParagraphStyle("b", fontName=font, fontSize=10, leading=13, firstLineIndent=18, alignment=4)
    heading = ParagraphStyle("h", fontName=font, fontSize=13, leading=16, spaceBefore=8, spaceAfter=6)

    def furnish(paper: canvas.Canvas, document: BaseDocTemplate) -> None:
        paper.setFont(font, 8)
        paper.drawString(72, 805, "M. Yılmaz — Tuna Boyu Notları")
        paper.drawCentredString(300, 30, str(document.page + 40))
        if document.page == 1:
            paper.setFont(font, 7.5)
            paper.drawString(72, 78, "1 Herbert, The Defence of Plevna, s. 12.")

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(595, 842))
    document.addPageTemplates(PageTemplate(frames=[Frame(72, 100, 451, 680)], onPage=furnish))
    flow: list[object] = []
    for number in range(pages):
        flow.append(Paragraph(f"{number + 1}. Kuşatmanın {number + 1}. Haftası", heading))
        mark = "<super>1</super>" if number == 0 else ""
        flow += [Paragraph(story(number + step) + (mark if step == 0 else ""), body) for step in range(7)]
    flow.append(Table([["Birlik", "Subay", "Er"], ["7. Alay", "12", "340"], ["8. Alay", "9", "280"]]))
    document.build(flow)
    return out.getvalue()


def test_an_article_of_several_pages(read: Read, font: str) -> None:
    document = read(book(font), "kuşatma.pdf")
    body = " ".join(document.text[p.start : p.end] for p in document.parts if p.kind == "body")
    for number in range(5):
        for step in range(7):
            assert story(number + step) in body
    assert "Tuna Boyu" not in document.text
    assert not any(str(page) in document.text.split() for page in range(41, 50))
    assert [document.text[p.start : p.end] for p in document.parts if p.kind == "heading"] == [
        f"{number}. Kuşatmanın {number}. Haftası" for number in range(1, 6)
    ]
    assert not document.plain


def test_the_raw_text_is_blocks_joined_by_one_blank_line(read: Read, font: str) -> None:
    document = read(book(font), "kuşatma.pdf")
    assert "\n\n\n" not in document.raw and document.raw == document.raw.strip()
    for part in document.parts:
        for span in document.locate(part.start, part.end):
            assert 0 <= span.start < span.end <= len(document.raw)


def test_pages_are_known(read: Read, font: str) -> None:
    document = read(book(font), "kuşatma.pdf")
    assert [number for _, number in document.pages] == list(range(1, len(document.pages) + 1))
    assert document.page(0) == 1
    assert document.page(document.text.index("8. Alay")) == len(document.pages)


def test_every_word_has_a_box_on_its_page(read: Read, font: str) -> None:
    """The box of a word is that of its printed line: further down the page is lower, and it spans what it bears."""

    def draw(paper: canvas.Canvas) -> None:
        lines(paper, ["Tümen 5 Mayıs günü Bakü'ye doğru yürüdü ve", "ertesi gün şehrin dışında durdu."], 72, 700)

    document = read(sheet(font, draw), "kutu.pdf")
    boxes = [document.box(at, at + 4) for at in (document.text.index("Tümen"), document.text.index("ertesi"))]
    assert all(boxes)
    first, second = ((left, bottom, right, top) for left, bottom, right, top in filter(None, boxes))
    assert abs(first[0] - 72) < 2
    assert first[1] < 700 < first[3] < 720
    assert second[3] < first[3]
    both = document.box(0, len(document.text))
    assert both is not None
    assert (both[1], both[3]) == (second[1], first[3])


def test_a_footnote_follows_the_block_of_its_mark(read: Read, font: str) -> None:
    document = read(book(font), "kuşatma.pdf")
    (note,) = [part for part in document.parts if part.kind == "note"]
    assert document.text[note.start : note.end] == "Herbert, The Defence of Plevna, s. 12."
    assert "[1] Herbert" in document.raw
    ((mark, start),) = document.notes
    assert start == note.start
    assert document.text[:mark].endswith(story(0)) and document.text[mark : mark + 2] == "\n\n"


def test_a_table_keeps_rows_and_cells(read: Read, font: str) -> None:
    document = read(book(font), "kuşatma.pdf")
    (table,) = [part for part in document.parts if part.kind == "table"]
    assert document.text[table.start : table.end] == "Birlik\tSubay\tEr\n7. Alay\t12\t340\n8. Alay\t9\t280"


def test_line_end_hyphens_of_a_pdf(read: Read, font: str) -> None:
    texts = [
        "Ordunun 3 Nisan günü yaptığı hare-",
        "kât bir ay sürdü; bu sırada Romen-",
        "Rus kolordusu 55–",
        "60 top yitirdi.",
    ]
    document = read(sheet(font, lambda paper: lines(paper, texts)), "a.pdf")
    assert (
        document.text
        == "Ordunun 3 Nisan günü yaptığı harekât bir ay sürdü; bu sırada Romen-Rus kolordusu 55–60 top yitirdi."
    )


def test_two_columns_are_read_one_after_the_other(read: Read, font: str) -> None:
    left = [f"Sol sütunun {n}. satırı ve bu kadar" for n in range(1, 13)]
    right = [f"sağ sütunun {n}. satırı ve bu kadar" for n in range(1, 13)]

    def draw(paper: canvas.Canvas) -> None:
        lines(paper, left)
        lines(paper, right, x=320)

    text = read(sheet(font, draw), "a.pdf").text
    assert text.index("Sol sütunun 12.") < text.index("sağ sütunun 1.")


def test_an_encrypted_pdf(refused: Callable[..., Complaint], font: str) -> None:
    lock = pdfencrypt.StandardEncryption("parola", ownerPassword="sahip", canPrint=0)
    content = sheet(font, lambda paper: lines(paper, ["Bu bir metin ve bu kadar."]), encrypt=lock)
    assert refused(content, "kilitli.pdf").key == "documents.encrypted"


def test_a_scanned_pdf(refused: Callable[..., Complaint], font: str) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (200, 200), 128))
    content = sheet(font, lambda paper: paper.drawImage(picture, 50, 50, 400, 600))
    assert refused(content, "tarama.pdf").key == "documents.scanned"


def test_a_pdf_without_anything(refused: Callable[..., Complaint], font: str) -> None:
    assert refused(sheet(font, lambda paper: paper.showPage()), "bos.pdf").key == "documents.empty"


def test_a_pdf_cut_off_in_the_middle(refused: Callable[..., Complaint], font: str) -> None:
    content = sheet(font, lambda paper: lines(paper, ["Bu bir metin ve bu kadar."]))
    assert refused(content[: len(content) // 3], "yarim.pdf").key == "documents.broken"


def test_words_that_were_printed_struck_out_are_not_read(read: Read, font: str) -> None:
    """A file with tracked changes that was printed: its deletions stand there with a line through them."""
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(595, 842))
    paper.setFont(font, 11)
    before, gone, after = "Alayda ", "31 Nisan günü 900 er ", "1 Mayıs günü 640 er vardı."
    paper.drawString(72, 700, before + gone + after)
    left = 72 + paper.stringWidth(before, font, 11)
    paper.line(left, 703.2, left + paper.stringWidth(gone, font, 11), 703.2)
    paper.drawString(72, 680, "Tabur o gün köprüyü geçti ve akşama doğru köye girdi.")
    paper.line(72, 678.5, 300, 678.5)  # underlined: that is no deletion
    paper.save()
    told = read(out.getvalue(), "silinen.pdf").text
    assert "Alayda 1 Mayıs günü 640 er vardı." in told and "Nisan" not in told
    assert "Tabur o gün köprüyü geçti" in told


def test_endnotes_with_small_roman_numerals_belong_to_their_marks(read: Read, font: str) -> None:
    """As word processors print them: raised in the text, at the end of the last page in smaller type."""

    def draw(paper: canvas.Canvas) -> None:
        for number, sign in enumerate(("i", "ii", "iii")):
            text = f"Tümen {number + 3} Mayıs 1915 günü ırmağı geçti ve sırtı tuttu."
            y = 700 - 13 * number
            paper.setFont(font, 10)
            paper.drawString(72, y, text)
            paper.setFont(font, 6)
            paper.drawString(72 + paper.stringWidth(text, font, 10), y + 4, sign)
        paper.setFont(font, 10)
        lines(paper, [SENTENCES[number % len(SENTENCES)] for number in range(20)], y=655)
        paper.showPage()
        paper.setFont(font, 8)
        for number, sign in enumerate(("i", "ii", "iii")):
            paper.drawString(72, 760 - 11 * number, sign)
            paper.drawString(90, 760 - 11 * number, f"Demir, Yol, Ankara 1990, s. {number + 1}.")

    document = read(sheet(font, draw), "a.pdf")
    assert "tuttu.[i]" in document.raw and "tuttu.i" not in document.text
    notes = [part for part in document.parts if part.kind == "note"]
    assert [document.text[part.start : part.end] for part in notes] == [
        f"Demir, Yol, Ankara 1990, s. {n}." for n in (1, 2, 3)
    ]
    assert [start for _, start in document.notes] == [part.start for part in notes]


def test_a_table_right_below_a_paragraph_is_no_part_of_it(read: Read, font: str) -> None:
    def draw(paper: canvas.Canvas) -> None:
        lines(paper, SENTENCES[:3], y=700)  # type: ignore[arg-type]
        for number, cells in enumerate(
            (("Birlik", "Subay", "Er"), ("109. Alay", "34", "1.250"), ("110. Alay", "28", "980"))
        ):
            for column, cell in enumerate(cells):
                paper.drawString(72 + 150 * column, 661 - 13 * number, cell)
        lines(paper, SENTENCES[3:6], y=622)  # type: ignore[arg-type]

    document = read(sheet(font, draw), "a.pdf")
    (table,) = [part for part in document.parts if part.kind == "table"]
    assert document.text[table.start : table.end] == "Birlik\tSubay\tEr\n109. Alay\t34\t1.250\n110. Alay\t28\t980"
