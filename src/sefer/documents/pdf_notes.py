"""A .pdf -> its copy with highlights and notes at the words: the file as it is, with an update behind it."""

from __future__ import annotations

import io
import logging
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight, Popup
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, RectangleObject, TextStringObject

from sefer.documents.pdf import box_of
from sefer.documents.pdf_rows import Printed, rows_of, words_of
from sefer.messages import Complaint
from sefer.model import Box, Document, Remark, Span

_AUTHOR, _COLOUR = "Sefer", "ffd54a"
_COPY_OF = "/SeferCopyOf"
_NOTE = (220, 140)  # points, width and height of an open note
_SIGNED = 1  # of the flags of a form: it bears a signature
# what pypdf raises for files whose inner structure is damaged
_BROKEN = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, NotImplementedError, RecursionError)
Boxes = Mapping[int, Sequence[Box]]  # by page, from 1


def highlighted(data: bytes, document: Document, remarks: Sequence[Remark]) -> bytes:
    """The file with a highlight for each remark that stands in none of an earlier round.

    Raises Complaint where it is encrypted, signed or cannot be added to.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would tell is told as a complaint
    try:
        reader = PdfReader(io.BytesIO(data))
        _refuse(reader, document.name)
        told = _told(reader)
        remarks = [remark for remark in remarks if remark.known not in told]
        if not remarks:
            return data
        writer = PdfWriter(io.BytesIO(data), incremental=True)
        for remark, found in zip(remarks, _places(data, document, remarks), strict=True):
            for page, boxes in found.items():
                _mark(writer, page - 1, boxes, "\n".join(remark.lines))
        if writer.metadata is not None:  # pypdf leads on to title and author only where these change
            writer.add_metadata({_COPY_OF: document.digest})
        out = io.BytesIO()
        writer.write(out)
    except DependencyError:  # a cipher that only another package knows
        raise Complaint("documents.encrypted", name=document.name) from None
    except _BROKEN:
        raise Complaint("documents.broken", name=document.name) from None
    return out.getvalue()


def _told(reader: PdfReader) -> frozenset[str]:
    """The lines of the notes of ours that are there."""
    marks = (one.get_object() for page in reader.pages for one in page.annotations or ())
    ours = (one for one in marks if isinstance(one, DictionaryObject) and one.get("/T") == _AUTHOR)
    return frozenset(line for one in ours for line in str(one.get("/Contents", "")).split("\n") if line)


def _refuse(reader: PdfReader, name: str) -> None:
    """A password or a signature would not outlive what is added."""
    if reader.is_encrypted:
        raise Complaint("documents.encrypted", name=name)
    root = reader.root_object
    form = root.get("/AcroForm")
    told = form.get_object() if form is not None else {}
    flags = told.get("/SigFlags", 0) if isinstance(told, DictionaryObject) else 0
    fields = (reader.get_fields() or {}).values()
    if int(flags) & _SIGNED or "/Perms" in root or any(f.get("/FT") == "/Sig" and f.get("/V") for f in fields):
        raise Complaint("documents.signed", name=name)


def _places(data: bytes, document: Document, remarks: Sequence[Remark]) -> list[Boxes]:
    """For each remark the boxes of its words, one a printed line."""
    lines: dict[int, list[tuple[int, Box, int, int]]] = defaultdict(list)  # by page: remark, line, start and end in it
    for number, remark in enumerate(remarks):
        for span in document.locate(remark.start, remark.end):
            for page, box, start, end in _lines(document, span):
                lines[page].append((number, box, start, end))
    found: list[dict[int, list[Box]]] = [defaultdict(list) for _ in remarks]
    file = pypdfium2.PdfDocument(data)
    try:
        for page, asked in lines.items():
            text = file[page - 1].get_textpage()
            rows, printed = {box_of(row): row for row in rows_of(text)}, Printed(text)
            for number, box, start, end in asked:
                row = rows[box]
                words = words_of(printed, row, len(row.text) + start, len(row.text) + end)
                if words is not None:
                    found[number][page].append(box_of(words))
            text.close()
    finally:
        file.close()
    return list(found)


def _lines(document: Document, span: Span) -> Iterator[tuple[int, Box, int, int]]:
    """The page and box of each printed line that bears a raw span, and the places in it, counted back from its end."""
    starts = [start for start, _ in document.pages]
    at = max(bisect_right(document.boxes, span.start, key=lambda line: line[0]) - 1, 0)
    for low, high, box in islice(document.boxes, at, None):
        if low >= span.end:
            return
        if span.start < high:
            page = document.pages[max(bisect_right(starts, low) - 1, 0)][1]
            yield page, box, max(span.start, low) - high, min(span.end, high) - high


def _mark(writer: PdfWriter, page: int, boxes: Sequence[Box], note: str) -> None:
    """Add a highlight over boxes of a page, and its note, closed, at the right margin."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    corners = [side for box in boxes for side in _corners(box)]
    highlight = Highlight(
        rect=RectangleObject((min(lefts), min(bottoms), max(rights), max(tops))),
        quad_points=ArrayObject(map(FloatObject, corners)),
        highlight_color=_COLOUR,
        printing=True,
    )
    highlight[NameObject("/Contents")] = TextStringObject(note)
    highlight[NameObject("/T")] = TextStringObject(_AUTHOR)
    placed = writer.add_annotation(page, highlight)
    edge, top = float(writer.pages[page].cropbox.right), max(tops)
    popup = Popup(rect=RectangleObject((edge - _NOTE[0], top - _NOTE[1], edge, top)), parent=placed, open=False)
    added = writer.add_annotation(page, popup)
    placed[NameObject("/Popup")] = added.indirect_reference or added


def _corners(box: Box) -> tuple[float, ...]:
    """Upper left, upper right, lower left, lower right: the order in which viewers take them."""
    left, bottom, right, top = box
    return left, top, right, top, left, bottom, right, bottom
