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
_PICTURE = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_CONTENTS = (
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "alphabetical-index",
)
_SKIPPED = {
    _TEXT + "tracked-changes", _OFFICE + "annotation", _OFFICE + "forms", _TEXT + "sequence-decls",
    _PICTURE + "title", _PICTURE + "desc", *(_TEXT + index for index in _CONTENTS),
}  # fmt: skip
_BLOCKS = {_TEXT + "p", _TEXT + "h", _TEXT + "list", _TABLE + "table"}
_SIGNS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n", _TEXT + "soft-page-break": ""}
_MOST_SPACES = 100
_APART = (_TEXT + "note", _OFFICE + "annotation", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box")


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
        yield from _block(child)


def _block(element: etree._Element) -> Iterator[Block]:
    if element.tag in (_TEXT + "p", _TEXT + "h"):
        yield from _paragraph(element, "heading" if element.tag == _TEXT + "h" else "")
    elif element.tag == _TABLE + "table":
        yield from _table(element)
    else:
        yield from _blocks(element)


def _paragraph(element: etree._Element, kind: str) -> Iterator[Block]:
    inline, after = Inline(), list[Block]()
    _inline(element, inline, after)
    whole = inline.text
    lead = len(whole) - len(whole.lstrip())
    text = close_up(whole.strip())
    if text:
        yield Block(text, kind, marks=tuple((low - lead, high - lead, name) for low, high, name in inline.marks))
    yield from after


def _table(element: etree._Element) -> Iterator[Block]:
    rows, after = [], list[Block]()
    for row in _own(element, "table-row"):
        rows.append("\t".join(_cell(cell, after) for cell in _own(row, "table-cell")))
    text = "\n".join(row for row in rows if row.strip())
    if text.strip():
        yield Block(text.strip(), "table")
    yield from after


def _own(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, without those of tables within."""
    for found in element.iter(_TABLE + tag):
        if next(found.iterancestors(element.tag)) is element:
            yield found


def _cell(cell: etree._Element, after: list[Block]) -> str:
    """The words of a cell, those of tables and lists in it too, on one line."""
    inline = Inline()
    for paragraph in cell.iter(_TEXT + "p", _TEXT + "h"):
        if next(paragraph.iterancestors(*_APART, _TABLE + "table-cell")).tag not in _APART:
            _inline(paragraph, inline, after)
            inline.add(" ")
    return " ".join(inline.text.split())


def _inline(parent: etree._Element, out: Inline, after: list[Block]) -> None:
    """The words of a paragraph; its notes and text boxes are blocks that come after it."""
    out.add(_run(parent.text))
    for child in parent:
        if child.tag == _TEXT + "note":
            _note(child, out, after)
        elif child.tag in _BLOCKS:
            after += _block(child)
        elif child.tag == _TEXT + "s":
            count = child.get(_TEXT + "c") or "1"
            out.add(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif child.tag in _SIGNS:
            out.add(_SIGNS[child.tag])
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            _inline(child, out, after)
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


def _note(element: etree._Element, out: Inline, after: list[Block]) -> None:
    told = Inline()
    for paragraph in element.iterfind(f"{_TEXT}note-body//{_TEXT}p"):
        _inline(paragraph, told, [])
        told.add(" ")
    words = " ".join(told.text.split())
    if not words:
        return
    label = (element.findtext(_TEXT + "note-citation") or str(len(after) + 1)).strip()
    name, sign = f"{element.get(_TEXT + 'id') or ''} {label} {len(after)} {words[:40]}", f"[{label}]"
    out.marks.append((out.length, out.length + len(sign), name))
    out.add(sign)
    after.append(Block(f"[{label}] {words}", "note", name=name))
