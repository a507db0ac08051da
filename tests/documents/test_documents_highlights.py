"""Highlights in the copy of a PDF: over the very words, with a note; the file itself stays as it was."""

from __future__ import annotations

import io
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pages_made import lines, registered, sheet
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, NumberObject

from sefer import documents
from sefer.messages import Complaint
from sefer.model import Remark

Copy = Callable[..., bytes]
TOLD = [
    "Tümen o gün yola çıktı ve yağmur altında yürüdü. Alay 31 Nisan",
    "1916 günü Kut kasabasına ulaştı. Garnizon bir ay sonra teslim oldu.",
    "Esirler Bağdat yolundan geçirildi ve orada bir yıl kaldı.",
]


@pytest.fixture
def page() -> bytes:
    return sheet(registered(), lambda paper: lines(paper, TOLD))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    def made(data: bytes, *words: str) -> bytes:
        path = tmp_path / "metin.pdf"
        path.write_bytes(data)
        document = documents.read(path)
        starts = [document.text.index(one) for one in words]
        remarks = [
            Remark(at, at + len(w), (f"Soru: {w}", "İkinci satır.")) for at, w in zip(starts, words, strict=True)
        ]
        return documents.annotate(path, document, remarks, "tr")

    return made


def highlights(data: bytes) -> list[tuple[str, list[str]]]:
    """The note of each highlight, and the words under each of its boxes as pdfium finds them."""
    found = []
    reader, file = PdfReader(io.BytesIO(data)), pypdfium2.PdfDocument(data)
    for number, leaf in enumerate(reader.pages):
        text = file[number].get_textpage()
        for note in (one.get_object() for one in leaf.get("/Annots", ())):
            if note["/Subtype"] != "/Highlight":
                assert note["/Parent"].get_object()["/Popup"].get_object() == note
                continue
            assert note["/T"] == "Sefer"
            corners = [float(one) for one in note["/QuadPoints"]]
            quads = [corners[at : at + 8] for at in range(0, len(corners), 8)]
            under = [text.get_text_bounded(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in quads]
            found.append((note["/Contents"], [one.strip() for one in under]))
    return found


def test_a_highlight_lies_over_the_very_words(copy: Copy, page: bytes) -> None:
    assert highlights(copy(page, "Kut kasabasına")) == [("Soru: Kut kasabasına\nİkinci satır.", ["Kut kasabasına"])]


def test_words_on_two_lines_have_two_boxes(copy: Copy, page: bytes) -> None:
    assert highlights(copy(page, "31 Nisan 1916")) == [("Soru: 31 Nisan 1916\nİkinci satır.", ["31 Nisan", "1916"])]


def test_highlights_may_overlap(copy: Copy, page: bytes) -> None:
    found = highlights(copy(page, "Nisan 1916 günü", "1916", "Bağdat"))
    assert [under for _, under in found] == [["Nisan", "1916 günü"], ["1916"], ["Bağdat"]]


def test_the_file_itself_is_left_as_it_was(copy: Copy, page: bytes) -> None:
    made = copy(page, "Kut")
    assert made.startswith(page) and len(made) > len(page)
    assert copy(page) == page
    before, after = (pypdfium2.PdfDocument(one)[0].get_textpage().get_text_range() for one in (page, made))
    assert before == after


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_marked_at_its_words(copy: Copy, page: bytes, turn: int) -> None:
    writer, out = PdfWriter(clone_from=io.BytesIO(page)), io.BytesIO()
    writer.pages[0][NameObject("/Rotate")] = NumberObject(turn)
    writer.write(out)
    assert highlights(copy(out.getvalue(), "Kut kasabasına"))[0][1] == ["Kut kasabasına"]


def test_a_reader_sees_the_colour(copy: Copy, page: bytes) -> None:
    before, after = (pypdfium2.PdfDocument(one)[0].render().to_numpy() for one in (page, copy(page, "Kut")))
    changed = (before != after).any(axis=2).nonzero()
    assert 10 < changed[1].max() - changed[1].min() < 30 and 8 < changed[0].max() - changed[0].min() < 15


def test_notes_that_are_there_stay(copy: Copy, page: bytes) -> None:
    once = copy(page, "Kut")
    twice = copy(once, "Bağdat")
    assert twice.startswith(once) and PdfReader(io.BytesIO(twice)).metadata == {
        **(PdfReader(io.BytesIO(page)).metadata or {}),
        "/SeferCopyOf": sha256(once).hexdigest(),
    }
    shown = pypdfium2.PdfDocument(twice)[0]
    notes = [pdfium.FPDFPage_GetAnnot(shown, n) for n in range(pdfium.FPDFPage_GetAnnotCount(shown))]
    kinds = [pdfium.FPDFAnnot_GetSubtype(one) for one in notes]
    assert kinds == [pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_POPUP] * 2


def test_a_pdf_that_may_only_be_read_is_refused(copy: Copy, page: bytes) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = sheet(registered(), lambda p: lines(p, TOLD), encrypt=StandardEncryption("", "sahip", canModify=0))
    with pytest.raises(Complaint) as told:
        copy(locked, "Kut")
    assert told.value.key == "documents.encrypted"


def test_a_signed_pdf_is_refused(copy: Copy, page: bytes) -> None:
    writer, out = PdfWriter(clone_from=io.BytesIO(page)), io.BytesIO()
    form = {NameObject("/SigFlags"): NumberObject(3), NameObject("/NeedAppearances"): BooleanObject(False)}
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(form)
    writer.write(out)
    with pytest.raises(Complaint) as told:
        copy(out.getvalue(), "Kut")
    assert told.value.key == "documents.signed"
