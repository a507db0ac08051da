"""A .docx -> its copy with comments at the words; taken out again, they leave the document as it was."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy

from lxml import etree

from sefer.documents.anchors import Anchor, Edge, Letters
from sefer.documents.comment_part import CommentPart
from sefer.documents.docx import BODY, W, story
from sefer.documents.package import Package
from sefer.messages import Complaint
from sefer.model import Document, Remark

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Cut = tuple[int, int]


def commented(data: bytes, document: Document, remarks: Sequence[Remark], lang: str) -> bytes:
    """The file with a comment for each remark that stands in none of an earlier round.

    Raises Complaint where it is signed, or not the file that was read.
    """
    package = Package(data, document.name)
    if any(name.startswith("_xmlsignatures/") for name in package.names):
        raise Complaint("documents.signed", name=document.name)
    if not remarks:
        return data
    root, blocks = story(package, document.name)
    try:
        letters = Letters(document.raw, blocks)
    except ValueError:
        raise Complaint("documents.changed", name=document.name) from None
    part = CommentPart(package, root)
    new = [remark for remark in remarks if remark.known not in part.told]
    if not new:
        return data
    placed: list[tuple[Anchor, str]] = []
    for remark in sorted(new, key=lambda r: (r.start, -r.end)):
        anchor = letters.anchor(document.locate(remark.start, remark.end))
        if anchor is not None:
            lines = (*remark.lines[:2], remark.words, *remark.lines[2:]) if anchor.away else remark.lines
            placed.append((anchor, part.add(lines, lang)))
    _place(placed)
    return package.copy({BODY: root, **part.changed()})


def _place(placed: Sequence[tuple[Anchor, str]]) -> None:
    """Put both ends of every comment and its mark between the runs, which are parted where an end lies within one."""
    runs = _Parts(edge for anchor, _ in placed for edge in (anchor.first, anchor.last))
    behind: dict[etree._Element, etree._Element] = {}  # what was put last behind an element

    def put(element: etree._Element, new: etree._Element) -> None:
        behind.get(element, element).addnext(new)
        behind[element] = new

    for anchor, identity in placed:
        first = runs.first(anchor.first)
        first.addprevious(_marker("commentRangeStart", identity))
    for anchor, identity in placed:
        last, end = runs.last(anchor.last), _marker("commentRangeEnd", identity)
        put(last, end)
        run = etree.Element(W + "r")
        run.append(_marker("commentReference", identity))
        outer = _in_paragraph(end)
        put(last if outer is end else outer, run)


def _marker(kind: str, identity: str) -> etree._Element:
    return etree.Element(W + kind, {W + "id": identity})


def _in_paragraph(element: etree._Element) -> etree._Element:
    """The element, or what encloses it, that is a child of a paragraph: a change or a link around it is left alone."""
    parent = element.getparent()
    return element if parent is None or parent.tag == W + "p" else _in_paragraph(parent)


class _Parts:
    """Runs cut into runs of the same look, so that an end of a comment can stand between."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        cuts: dict[etree._Element, set[Cut]] = defaultdict(set)
        for edge in edges:
            if edge.cut is not None:
                cuts[edge.element].add(edge.cut)
        self._parts = {run: list(_cut(run, sorted(own))) for run, own in cuts.items()}

    def first(self, edge: Edge) -> etree._Element:
        """What begins at an edge."""
        return edge.element if edge.cut is None else self._at(edge, edge.cut, bisect_right)

    def last(self, edge: Edge) -> etree._Element:
        """What ends at an edge."""
        return edge.element if edge.cut is None else self._at(edge, edge.cut, bisect_left)

    def _at(self, edge: Edge, cut: Cut, side: Callable[..., int]) -> etree._Element:
        parts = self._parts[edge.element]
        return parts[max(side(parts, cut, key=lambda part: part[0]) - 1, 0)][1]


def _cut(run: etree._Element, cuts: Sequence[Cut]) -> Iterator[tuple[Cut, etree._Element]]:
    """The parts of a run in order, each with the cut at which it begins; nothing is cut off at its ends."""
    look = run.find(W + "rPr")
    begins = (0 if look is None else run.index(look) + 1, 0)
    inner = [cut for cut in cuts if begins < cut < (len(run), 0)]
    parts = [_cut_off(run, look, *cut) for cut in reversed(inner)]
    yield begins, run
    yield from zip(inner, reversed(parts), strict=True)


def _cut_off(run: etree._Element, look: etree._Element | None, child: int, letter: int) -> etree._Element:
    """A new run behind this one with what stands in it from a letter of a child on."""
    part = etree.Element(run.tag)
    part.attrib.update(run.attrib)
    if look is not None:
        part.append(deepcopy(look))
    rest = list(run)[child:]
    if letter:
        text, whole = deepcopy(rest[0]), rest[0].text or ""
        rest[0].text, text.text = whole[:letter], whole[letter:]
        for half in (rest[0], text):
            if half.text != (half.text or "").strip():
                half.set(_SPACE, "preserve")
        rest[0] = text
    part.extend(rest)
    run.addnext(part)
    return part
