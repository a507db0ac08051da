"""The bytes of a .docx -> its layout: paragraphs, tables, notes after the block that bears their mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from sefer.documents.inline import Inline, Traced, close_up
from sefer.documents.layouts import Block, Layout, assemble
from sefer.documents.package import Package
from sefer.messages import Complaint

BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED = {W + "del", W + "moveFrom", W + "txbxContent", W + "pPr", W + "rPr", _FALLBACK}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t"}
NOTE_MARKS = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def layout(data: bytes, name: str) -> Layout:
    """The layout of a .docx. Raises Complaint where it is broken, hostile, or another kind of archive."""
    return assemble(story(Package(data, name), name, Inline)[1], printed=False)


def story(package: Package, name: str, inline: type[Inline] = Traced) -> tuple[etree._Element, Iterator[Block]]:
    """The root of the part that holds the text, and its blocks in reading order, with what they were read from where traced."""
    root = package.part(BODY)
    if root is None:
        raise Complaint("documents.wrong_kind", name=name, kind="ZIP", ending=".docx")
    body = root.find(W + "body")
    return root, _Story(package, inline).blocks(body if body is not None else root)


class _Story:
    """The body's blocks in reading order."""

    def __init__(self, package: Package, inline: type[Inline]) -> None:
        self._new = inline
        styles = package.part("word/styles.xml")
        self._headings = _styles(styles, ("heading", "title", "subtitle"))
        self._contents = _styles(styles, ("toc ", "table of figures"))
        self._notes: dict[str, dict[str, str]] = {kind: {} for kind in NOTE_MARKS.values()}
        self._notes = {kind: self._words_of(package.part(f"word/{kind}.xml")) for kind in NOTE_MARKS.values()}
        self._number = 0
        self._bearers: dict[str, etree._Element] = {}  # the mark of each note by the note's name

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        begun: list[etree._Element] = []
        for child in parent:
            if child.tag == W + "p":
                begun.append(child)
                if not _goes_on(child):
                    yield from self._paragraph(begun)
                    begun = []
            elif child.tag == W + "tbl":
                yield from self._paragraph(begun)
                begun = []
                yield from self._table(child)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
                yield from self.blocks(child)
        yield from self._paragraph(begun)

    def _paragraph(self, elements: Sequence[etree._Element]) -> Iterator[Block]:
        """The block of a paragraph, or of several that a tracked change made one; then what its text boxes hold."""
        if not elements or self._style(elements[-1]) in self._contents:
            return
        inline = self._new()
        for element in elements:
            self._inline(element, inline)
        yield from self._with_notes(inline, "heading" if self._is_heading(elements[-1]) else "")
        for box in (box for element in elements for box in element.iter(W + "txbxContent")):
            if not any(a.tag in (_FALLBACK, W + "txbxContent") for a in box.iterancestors()):
                yield from self.blocks(box)

    def _with_notes(self, inline: Inline, kind: str) -> Iterator[Block]:
        whole = inline.text
        lead = len(whole) - len(whole.lstrip())
        marks = tuple((start - lead, end - lead, name) for start, end, name in inline.marks)
        text = close_up(whole.strip())
        if text:
            yield Block(text, kind, marks=marks, origins=_origins(inline))
        for _, _, name in marks:
            source, _, number = name.partition(" ")
            words = self._notes[source].get(number.partition(" ")[0], "")
            if words:
                told = f"[{number.partition(' ')[2]}] {words}"
                yield Block(told, "note", name=name, origins=((told, self._bearers[name]),))

    def _table(self, element: etree._Element) -> Iterator[Block]:
        rows, inline = [], self._new()
        for row in element.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is element:
                rows.append("\t".join(self._cell(cell, inline) for cell in _own(row, "tc")))
        text = "\n".join(row for row in rows if row.strip())
        if text.strip():
            yield Block(text.strip(), "table", origins=_origins(inline))
        yield from self._with_notes(Inline(marks=inline.marks), "")

    def _cell(self, cell: etree._Element, row: Inline) -> str:
        """The text of a cell in one line; what it was read from and its notes are added to the row's."""
        inline = self._new()
        for paragraph in cell.iter(W + "p"):
            if next(paragraph.iterancestors(_FALLBACK), None) is None:
                self._inline(paragraph, inline)
                inline.add(" ")
        row.marks += inline.marks
        if isinstance(row, Traced) and isinstance(inline, Traced):
            row.origins += inline.origins
        return " ".join(inline.text.split())

    def _inline(self, parent: etree._Element, out: Inline) -> None:
        for child in parent:
            if child.tag in _SKIPPED or not isinstance(child.tag, str) or _is_hidden(child):
                continue
            short = child.tag.removeprefix(W)
            if short == "t" or child.tag == _MATH:
                out.add(child.text or "", child)
            elif short in _SIGNS:
                out.add(_SIGNS[short], child)
            elif short in NOTE_MARKS:
                self._mark(child, NOTE_MARKS[short], out)
            else:
                self._inline(child, out)

    def _mark(self, element: etree._Element, source: str, out: Inline) -> None:
        identity = element.get(W + "id") or ""
        if identity in self._notes[source]:
            self._number += 1
            sign = f"[{self._number}]"
            name = f"{source} {identity} {self._number}"
            self._bearers[name] = element
            out.marks.append((out.length, out.length + len(sign), name))
            out.add(sign, element)

    def _is_heading(self, element: etree._Element) -> bool:
        if element.find(f"{W}pPr/{W}outlineLvl") is not None:
            return True
        return self._style(element) in self._headings

    def _style(self, element: etree._Element) -> str:
        style = element.find(f"{W}pPr/{W}pStyle")
        return (style.get(W + "val") or "") if style is not None else ""

    def _words_of(self, part: etree._Element | None) -> dict[str, str]:
        """Each note's words by its id; separators are none."""
        notes: dict[str, str] = {}
        for note in [] if part is None else part:
            if note.get(W + "type") in (None, "normal"):
                words = self._cell(note, Inline())
                if words:
                    notes[note.get(W + "id") or ""] = words
        return notes


def _origins(inline: Inline) -> tuple[tuple[str, etree._Element], ...]:
    return tuple(inline.origins) if isinstance(inline, Traced) else ()


def _goes_on(paragraph: etree._Element) -> bool:
    """True where a tracked change deleted the paragraph's end: the next goes on with it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(W + change) is not None for change in ("del", "moveFrom"))


def _is_hidden(element: etree._Element) -> bool:
    hidden = element.find(f"{W}rPr/{W}vanish") if element.tag == W + "r" else None
    return hidden is not None and hidden.get(W + "val") not in ("0", "false", "off")


def _own(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, without those of tables within."""
    for found in element.iter(W + tag):
        if next(found.iterancestors(element.tag)) is element:
            yield found


def _styles(styles: etree._Element | None, names: tuple[str, ...]) -> frozenset[str]:
    """The ids of styles whose names begin so, or that rest on one."""
    if styles is None:
        return frozenset()
    found: set[str] = set()
    rests: dict[str, str] = {}
    for style in styles.iter(W + "style"):
        identity = style.get(W + "styleId") or ""
        name, based = style.find(W + "name"), style.find(W + "basedOn")
        named = (name.get(W + "val") or "").lower() if name is not None else ""
        if named.startswith(names):
            found.add(identity)
        elif based is not None:
            rests[identity] = based.get(W + "val") or ""
    for identity, parent in rests.items():
        above, steps = parent, 0
        while above in rests and steps < 20:
            above, steps = rests[above], steps + 1
        if above in found:
            found.add(identity)
    return frozenset(found)
