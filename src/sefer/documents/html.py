"""The bytes of an .html -> its layout: what a reader of the page reads, notes after the block that bears their mark."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree

from sefer.documents.decoding import decode
from sefer.documents.inline import Inline, close_up
from sefer.documents.layouts import Block, Layout, assemble
from sefer.letters.patterns import lazy
from sefer.letters.romans import SMALL
from sefer.messages import Complaint

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "ul",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "title"}
_PARAGRAPHS, _PROSE = 3, 1000  # paragraphs or characters in one cell: such a table only lays out the page
_SKIPPED = {
    "script", "style", "noscript", "template", "nav", "iframe", "object", "svg", "math", "select", "button", "textarea", "head",
}  # fmt: skip
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# what browsers take these for; a page that can be searched for its encoding is not in one of two bytes a letter
_MEANT = {"iso8859-9": "cp1254", "iso8859-1": "cp1252", "ascii": "cp1252"}
_WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")
_INVISIBLE = lazy(r"display\s*:\s*none", re.IGNORECASE)
_FIGURE = lazy(rf"\[?(\d{{1,4}}|[*†‡]|[a-z]|{SMALL})\]?$")
_DEEPEST = 200  # elements within one another


def layout(data: bytes, name: str) -> Layout:
    """The layout of a page; scripts, styles and menus are left out. Raises Complaint where there is no page."""
    text = _decoded(data, name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Complaint("documents.broken", name=name) from None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise Complaint("documents.nested", name=name)
    if root is None:
        raise Complaint("documents.empty", name=name)
    return assemble(_Page(root).blocks(), printed=False)


def _decoded(data: bytes, name: str) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared and b"\0" not in data and not data.startswith(codecs.BOM_UTF8):
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            if not encoding.startswith(_WIDE):
                return data.decode(_MEANT.get(encoding, encoding))
        except (LookupError, ValueError):
            pass
    return decode(data, name)


class _Page:
    """The blocks of a page in reading order."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        order = {element: at for at, element in enumerate(root.iter())}
        by_id = {
            e.get("id") or e.get("name"): e
            for e in root.iter()
            if isinstance(e.tag, str) and (e.get("id") or e.get("name"))
        }
        self._notes: dict[str, etree._Element] = {}
        for link in root.iter("a"):
            target = by_id.get((link.get("href") or " ")[1:]) if (link.get("href") or "").startswith("#") else None
            if target is not None and _FIGURE.match(_words(link).strip()):
                holder = _holder(target)
                if holder is not None and not _within(link, holder) and order[link] < order[holder]:
                    self._notes[link.get("href") or ""] = holder
        self._held = set(self._notes.values())
        self._around = {a for e in root.iter(*_BLOCKS, *_HEADINGS) for a in e.iterancestors()}
        self._told: set[etree._Element] = set()

    def blocks(self) -> Iterator[Block]:
        yield from self._of(self._root, 0)

    def _of(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """The blocks within an element; text between them is a block of its own."""
        if depth > _DEEPEST or _is_silent(element) or element in self._held:
            return
        if element.tag == "table" and not _lays_out(element):
            yield from self._table(element)
            return
        kind = "heading" if element.tag in _HEADINGS else ""
        inline = Inline()
        inline.add(_run(element.text))
        for child in element:
            if _is_block(child) or child in self._around:
                yield from self._finished(inline, kind)
                inline = Inline()
                yield from self._of(child, depth + 1)
            else:
                self._inline(child, inline, depth)
            inline.add(_run(child.tail))
        yield from self._finished(inline, kind)

    def _inline(self, element: etree._Element, out: Inline, depth: int) -> None:
        if _is_silent(element) or depth > _DEEPEST:
            return
        if _is_block(element):
            out.add(" ")
        if element.tag == "br":
            out.add("\n")
        elif element.tag == "a" and (element.get("href") or "") in self._notes:
            label = _words(element).strip("[] ")
            sign = f"[{label}]"
            out.marks.append((out.length, out.length + len(sign), element.get("href") or ""))
            out.add(sign)
        else:
            out.add(_run(element.text))
            for child in element:
                self._inline(child, out, depth + 1)
                out.add(_run(child.tail))

    def _finished(self, inline: Inline, kind: str) -> Iterator[Block]:
        whole = inline.text
        lead = len(whole) - len(whole.lstrip())
        text = close_up(whole.strip())
        if text:
            yield Block(text, kind, marks=tuple((low - lead, high - lead, name) for low, high, name in inline.marks))
        for low, high, name in inline.marks:
            note, label = self._notes[name], re.escape(whole[low:high].strip("[]"))
            if note in self._told:
                continue
            self._told.add(note)
            words = re.sub(
                rf"^(?:\[?(?:\d{{1,4}}|[*†‡^↑]|{label})\]?[.)]?\s+)+|\s*[↩↑^]\s*$",
                "",
                " ".join(_words(note, " ").split()),
            )
            if words:
                yield Block(words, "note", name=name)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        for caption in element.iterfind("caption"):
            yield from self._of(caption, 0)
        rows, marks = [], Inline()
        for row in _own(element, "tr"):
            cells = []
            for cell in row:
                if cell.tag in ("td", "th"):
                    inline = Inline()
                    self._inline(cell, inline, 0)
                    marks.marks += inline.marks
                    cells.append(" ".join(inline.text.split()))
            rows.append("\t".join(cells))
        text = "\n".join(row for row in rows if row.strip())
        if text.strip():
            yield Block(text.strip(), "table")
        yield from self._finished(Inline(marks=marks.marks), "")


def _is_block(element: etree._Element) -> bool:
    return element.tag in _BLOCKS or element.tag in _HEADINGS


def _is_silent(element: etree._Element) -> bool:
    """True for what no reader of the page sees."""
    hidden = element.get("hidden") is not None or _INVISIBLE.search(element.get("style") or "")
    return bool(hidden) or element.tag in _SKIPPED


def _own(table: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The parts of a table without those of tables within."""
    for found in table.iter(tag):
        if next(found.iterancestors("table")) is table:
            yield found


def _lays_out(table: etree._Element) -> bool:
    """True where a cell holds what no cell of figures does: a heading, several paragraphs, as much as a page."""
    for cell in _own(table, "td"):
        if next(cell.iter(*_HEADINGS), None) is not None or sum(1 for _ in cell.iter("p")) >= _PARAGRAPHS:
            return True
        if len(_words(cell)) > _PROSE:
            return True
    return False


def _holder(target: etree._Element) -> etree._Element | None:
    """The block in which the target of a link stands: the note."""
    element: etree._Element | None = target
    while element is not None and element.tag not in ("p", "li", "div", "dd", "aside", "td"):
        element = element.getparent()
    return element


def _within(element: etree._Element, holder: etree._Element) -> bool:
    return holder is element or holder in element.iterancestors()


def _words(element: etree._Element, between: str = "") -> str:
    return between.join(map(str, element.itertext()))


def _run(text: str | None) -> str:
    """White space as a browser shows it: any of it is one blank."""
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else ""
