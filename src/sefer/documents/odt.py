"""The bytes of an .odt -> its layout: paragraphs, headings, tables, notes after the block that bears their mark."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from sefer.documents.inline import Inline, close_up
from sefer.documents.layouts import Block, Layout, assemble
from sefer.documents.package import Package
from sefer.messages import Complaint

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SKIPPED = {_TEXT + "tracked-changes", _OFFICE + "annotation", _OFFICE + "forms", _TEXT + "sequence-decls"}
_SIGNS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n", _TEXT + "soft-page-break": ""}
_MOST_SPACES = 100


def layout(data: bytes, name: str) -> Layout:
    """The layout of an .odt. Raises Complaint where it is broken, hostile, or another kind of archive."""
    body = Package(data, name).part("content.xml")
    text = None if body is None else body.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise Complaint("documents.wrong_kind", name=name, kind="ZIP", ending=".odt")
    return assemble(_blocks(text), printed=False)


def _blocks(parent: etree._Element) -> Iterator[Block]:
    for child in parent:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag in (_TEXT + "p", _TEXT + "h"):
            yield from _paragraph(child, "heading" if child.tag == _TEXT + "h" else "")
        elif child.tag == _TABLE + "table":
            yield from _table(child)
        else:
            yield from _blocks(child)


def _paragraph(element: etree._Element, kind: str) -> Iterator[Block]:
    inline, notes = Inline(), list[Block]()
    _inline(element, inline, notes)
    whole = inline.text
    lead = len(whole) - len(whole.lstrip())
    text = close_up(whole.strip())
    if text:
        yield Block(text, kind, marks=tuple((low - lead, high - lead, name) for low, high, name in inline.marks))
    yield from notes


def _table(element: etree._Element) -> Iterator[Block]:
    rows, notes = [], list[Block]()
    for row in element.iter(_TABLE + "table-row"):
        cells = []
        for cell in row.iter(_TABLE + "table-cell"):
            inline = Inline()
            for paragraph in cell.iter(_TEXT + "p"):
                _inline(paragraph, inline, notes)
                inline.add(" ")
            cells.append(" ".join(inline.text.split()))
        rows.append("\t".join(cells))
    text = "\n".join(row for row in rows if row.strip())
    if text.strip():
        yield Block(text.strip(), "table")
    yield from notes


def _inline(parent: etree._Element, out: Inline, notes: list[Block]) -> None:
    out.add(_run(parent.text))
    for child in parent:
        if child.tag == _TEXT + "note":
            _note(child, out, notes)
        elif child.tag == _TEXT + "s":
            count = child.get(_TEXT + "c") or "1"
            out.add(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif child.tag in _SIGNS:
            out.add(_SIGNS[child.tag])
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            _inline(child, out, notes)
        out.add(_run(child.tail))


def _run(text: str | None) -> str:
    """White space as OpenDocument counts it: any of it is one blank."""
    return (
        ""
        if not text
        else (" " if text[0].isspace() else "")
        + " ".join(text.split())
        + (" " if text[-1].isspace() and text.strip() else "")
    )


def _note(element: etree._Element, out: Inline, notes: list[Block]) -> None:
    body = element.find(_TEXT + "note-body")
    words = " ".join(" ".join(map(str, body.itertext())).split()) if body is not None else ""
    if not words:
        return
    label = "".join(element.findtext(_TEXT + "note-citation") or str(len(notes) + 1)).strip()
    name, sign = f"{element.get(_TEXT + 'id') or ''} {label} {len(notes)} {words[:40]}", f"[{label}]"
    out.marks.append((out.length, out.length + len(sign), name))
    out.add(sign)
    notes.append(Block(f"[{label}] {words}", "note", name=name))
