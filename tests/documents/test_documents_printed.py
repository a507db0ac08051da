"""Printed pages as journals set them: columns, changing headers, notes below, pages on their side."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pages_made import lines, registered, sheet
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph

from sefer import claims, documents, geography, grammars, store
from sefer.model import Document

Read = Callable[..., Document]
SENTENCES = (
    "7. Tümen 3 Nisan 1916 günü 412 er yitirdi.",
    "Ertesi sabah yağmur başladı ve üç gün sürdü.",
    "9. Alay köprüden geçti ve karşı kıyıda 60 esir aldı.",
    "Bu çarpışmada kaç kişinin öldüğü kayıtlarda ayrı ayrı verilir.",
    "Erzak kolları yola çıktı, ama iki konvoy yolda kaldı.",
)
TOLD = ["7. Tümen 3 Nisan 1916 günü 412 er yitirdi ve", "köprüye kadar geri çekildi; sonra bekledi."]
PAGES = 6


@pytest.fixture(scope="module")
def font() -> str:
    return registered()


def story(number: int) -> list[str]:
    return [SENTENCES[(number + step) % len(SENTENCES)] for step in range(5)]


def article(font: str, columns: int, *, apart: bool = False) -> bytes:
    """Pages with two notes each, of one shape and at one height; `apart`: the raised numbers are drawn after the words."""
    body = ParagraphStyle("b", fontName=font, fontSize=10, leading=12.5, firstLineIndent=15, alignment=4)

    def label(paper: canvas.Canvas, y: float, number: int) -> None:
        paper.setFont(font, 5)
        paper.drawString(72, y, str(number))
        paper.setFont(font, 8)

    def furnish(paper: canvas.Canvas, document: BaseDocTemplate) -> None:
        page = document.page
        paper.setFont(font, 8)
        paper.drawString(72, 805, "Kut Seferi Üzerine Notlar" if page % 2 else "A. Yazar ve B. Yazar")
        paper.drawRightString(523, 805, str(100 + page))
        paper.drawCentredString(297, 28, f"Cilt 12 / Sayı 3 / {100 + page}")
        steps = [(102.0, 2 * page - 1), (80.0, 2 * page)]
        if not apart:
            label(paper, *steps[0])
        paper.drawString(77, 99, f"Kaya, Kut Seferi, s. {10 + page * page}; ayrıca bkz. Demir, Irak Yolu,")
        paper.drawString(77, 89, "Bağdat, 1990.")
        if not apart:
            label(paper, *steps[1])
        paper.drawString(77, 77, f"ATASE, BDH, Kls. {7 * page * page}, Dos. 2, F. 3.")
        for y, number in steps if apart else ():
            label(paper, y, number)

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(595, 842))
    width = 451 if columns == 1 else 215
    frames = [Frame(72 + 236 * at, 120, width, 660, 0, 0, 0, 0) for at in range(columns)]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furnish))
    flow: list[object] = []
    for page in range(1, PAGES + 1):
        for number in range(12):
            texts = story(number)
            if number in (0, 9):
                texts[0] += f"<super size=6>{2 * page - (number == 0)}</super>"
            flow.append(Paragraph(" ".join(texts), body))
        flow.append(PageBreak())
    document.build(flow)
    return out.getvalue()


@pytest.mark.parametrize(("columns", "apart"), [(1, False), (2, False), (1, True)])
def test_an_article_with_notes(read: Read, font: str, columns: int, apart: bool) -> None:
    document = read(article(font, columns, apart=apart), "kut.pdf")
    bodies = [document.text[part.start : part.end] for part in document.parts if part.kind == "body"]
    for number in range(12):
        assert sum(body.count(" ".join(story(number))) for body in bodies) >= PAGES
    assert "Notlar" not in document.text and "A. Yazar" not in document.text and "Cilt 12" not in document.text
    notes = [document.text[part.start : part.end] for part in document.parts if part.kind == "note"]
    assert notes == [
        told
        for page in range(1, PAGES + 1)
        for told in (
            f"Kaya, Kut Seferi, s. {10 + page * page}; ayrıca bkz. Demir, Irak Yolu, Bağdat, 1990.",
            f"ATASE, BDH, Kls. {7 * page * page}, Dos. 2, F. 3.",
        )
    ]
    assert len(document.notes) == 2 * PAGES
    for at, (mark, start) in enumerate(sorted(document.notes)):
        assert document.text[:mark].endswith(story(0 if at % 2 == 0 else 9)[0])
        assert document.text[start:].startswith(notes[at])


def test_rows_of_a_pdf_give_the_words_page_and_box(tmp_path: Path, font: str) -> None:
    path = tmp_path / "kut.pdf"
    path.write_bytes(article(font, 2))
    document = documents.read(path)
    reading = grammars.find(document, geography.Gazetteer(()))
    gathered = claims.gather(reading)
    rows = [store.mention_row(document, mention) for mention in reading.mentions]
    rows += [store.claim_row(document, claim) for claim in gathered.claims]
    assert len(rows) > 100
    for row in rows:
        assert document.raw[row["start"] : row["end"]] == row["text"]
    for mention in reading.mentions:
        box = document.box(mention.start, mention.end)
        assert box is not None and 0 < box[0] < box[2] < 595 and 0 < box[1] < box[3] < 842
    cited = [claim for claim in gathered.claims if claim.source]
    assert [(claim.kind, claim.source_scope) for claim in cited] == [("loss", "sentence")] * PAGES
    assert [document.page(claim.start) for claim in cited] == list(range(1, PAGES + 1))


def test_a_table_is_counted_and_never_claimed(tmp_path: Path, font: str) -> None:
    def draw(paper: canvas.Canvas) -> None:
        lines(paper, ["Çizelgeden önce bir cümle vardır ve o gün yazıldı."], y=760)
        for row, cells in enumerate(
            [("Birlik", "Subay", "Kayıp"), ("7. Alay", "12", "340 er"), ("8. Alay", "9", "280 er")]
        ):
            for column, words in enumerate(cells):
                paper.drawString(72 + 110 * column, 730 - 14 * row, words)
        lines(paper, ["Çizelgeden sonra 9. Alay 5 Nisan 1916 günü 60 esir aldı ve", "bir gün bekledi."], y=650)

    path = tmp_path / "cizelge.pdf"
    path.write_bytes(sheet(font, draw))
    document = documents.read(path)
    (table,) = [part for part in document.parts if part.kind == "table"]
    assert document.text[table.start : table.end] == "Birlik\tSubay\tKayıp\n7. Alay\t12\t340 er\n8. Alay\t9\t280 er"
    gathered = claims.gather(grammars.find(document, geography.Gazetteer(())))
    assert [claim.kind for claim in gathered.claims] == ["capture"]
    assert {"7. Alay", "340 er"} <= {document.text[u.start : u.end] for u in gathered.unread}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side(read: Read, font: str, quarters: int, turned: bool) -> None:
    """Its words are read line by line, and a box is where the words stand on the page of the file."""

    def draw(paper: canvas.Canvas) -> None:
        if turned:
            paper.setPageRotation(90 * quarters)
        paper.translate(300, 420)
        paper.rotate(90 * quarters)
        lines(paper, TOLD, -200, 100)

    document = read(sheet(font, draw), "yan.pdf")
    assert document.text == " ".join(TOLD)
    box = document.box(0, 8)
    assert box is not None
    middle = ((box[0] + box[2]) / 2 - 300, (box[1] + box[3]) / 2 - 420)
    along, up = ((middle[1], -middle[0]), (-middle[0], -middle[1]), (-middle[1], middle[0]))[quarters - 1]
    assert -200 < along < 200 and 95 < up < 112


def test_a_stamp_across_the_page_is_no_text(read: Read, font: str) -> None:
    def draw(paper: canvas.Canvas) -> None:
        lines(paper, TOLD * 3)
        paper.setFont(font, 60)
        paper.translate(150, 500)
        paper.rotate(45)
        paper.drawString(0, 0, "TASLAK")

    assert read(sheet(font, draw), "taslak.pdf").raw.replace("\n\n", "\n").split("\n") == TOLD * 3


def test_a_sentence_goes_on_over_the_number_of_its_page(read: Read, font: str) -> None:
    halves = [
        ["7. Tümen 3 Nisan 1916 günü köprüye kadar ilerledi ve orada", "akşama kadar çarpıştıktan sonra sayısı bilinmeyen bir"],
        ["düşman alayının önünden geri çekildi ve 412 er yitirdi. Gece", "boyunca yağmur yağdı, yol kapandı ve son gelen alay bir"],
        ["gün sonra çekildi."],
    ]  # fmt: skip

    def draw(paper: canvas.Canvas) -> None:
        for number, texts in enumerate(halves):
            paper.setFont(font, 10)
            lines(paper, texts)
            paper.drawCentredString(297, 40, f"– {57 + number} –")
            paper.showPage()

    assert read(sheet(font, draw), "a.pdf").text == " ".join(line for texts in halves for line in texts)


def test_soft_and_hard_hyphens_at_line_ends(read: Read, font: str) -> None:
    texts = [
        "Ordunun 3 Nisan günü yaptığı hare\u00ad",
        "kât bir ay sürdü; süvari tu-",
        "gayı geri çekil\u2010",
        "di ve bekledi.",
    ]
    document = read(sheet(font, lambda paper: lines(paper, texts)), "a.pdf")
    assert document.text == "Ordunun 3 Nisan günü yaptığı harekât bir ay sürdü; süvari tugayı geri çekildi ve bekledi."
