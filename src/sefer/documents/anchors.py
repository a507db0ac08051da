"""Raw spans of a .docx -> the elements that hold their letters, by the walk that read them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from sefer.documents.docx import W
from sefer.documents.layouts import Block
from sefer.model import Span

_RUN, _PARAGRAPH, _BOX, _CONTROL = W + "r", W + "p", W + "txbxContent", W + "sdt"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# controls whose content a word processor may write anew by itself
_FILLED = [f"{W}sdtPr/{W}{kind}" for kind in ("text", "dataBinding", "dropDownList", "comboBox", "date")]


@dataclass(frozen=True)
class Edge:
    """An end of an anchor: at the edge of `element`, or inside that run, before letter `letter` of its child `child`."""

    element: etree._Element
    cut: tuple[int, int] | None = None  # child, letter


@dataclass(frozen=True)
class Anchor:
    """Where a comment begins and ends; `away` where the words themselves, in a note or a text box, can bear none."""

    first: Edge
    last: Edge
    away: bool


@dataclass(frozen=True)
class _Stretch:
    """The letters `first`..`last` of what one element gave to the text."""

    element: etree._Element
    first: int
    last: int
    away: bool


class Letters:
    """Which element holds each letter of a raw text. Blanks count for nothing: the walk closes them up."""

    def __init__(self, raw: str, blocks: Iterable[Block]) -> None:
        """Raises ValueError where the blocks are not those of the text."""
        self._inked = array("q", (at for at, letter in enumerate(raw) if not letter.isspace()))
        self._pieces: list[tuple[str, etree._Element, bool]] = []
        self._ends = array("q")
        count = 0
        for block in blocks:
            for text, element in block.origins:
                inked = "".join(text.split())
                if inked:
                    count += len(inked)
                    self._pieces.append((text, element, block.kind == "note"))
                    self._ends.append(count)
        if "".join("".join(text.split()) for text, _, _ in self._pieces) != "".join(raw.split()):
            raise ValueError("the text is not that of the file")

    def anchor(self, spans: Sequence[Span]) -> Anchor | None:
        """The anchor around raw spans, at the words themselves wherever they can bear one; None for blanks."""
        held = [stretch for span in spans for stretch in self._held(span)]
        near = [stretch for stretch in held if not stretch.away]
        chosen = near or held[:1]
        if not chosen:
            return None
        return Anchor(_edge(chosen[0], chosen[0].first), _edge(chosen[-1], chosen[-1].last), not near)

    def _held(self, span: Span) -> Iterator[_Stretch]:
        low, high = bisect_left(self._inked, span.start), bisect_left(self._inked, span.end)
        for at in range(bisect_right(self._ends, low), len(self._pieces) if low < high else 0):
            before = self._ends[at - 1] if at else 0
            if before >= high:
                return
            text, element, is_note = self._pieces[at]
            inked = [place for place, letter in enumerate(text) if not letter.isspace()]
            first, last = inked[max(low - before, 0)], inked[min(high - before, len(inked)) - 1] + 1
            yield _Stretch(element, first, last, is_note or next(element.iterancestors(_BOX), None) is not None)


def _edge(stretch: _Stretch, letter: int) -> Edge:
    element = stretch.element
    bearer = _bearer(element)
    if bearer is not element.getparent() or bearer.tag != _RUN:
        return Edge(bearer)
    child = bearer.index(element)
    if element.tag != W + "t":  # a sign or a mark is one piece
        return Edge(bearer, (child + (letter == stretch.last), 0))
    return Edge(bearer, (child + 1, 0) if letter == len(element.text or "") else (child, letter))


def _bearer(element: etree._Element) -> etree._Element:
    """The innermost element around a piece of text that may stand between two ends of comments."""
    found = level = element
    for above in element.iterancestors():
        if above.tag == _PARAGRAPH:
            found = level
        elif above.tag in (_RUN, _ALTERNATE) or above.tag.startswith(_MATH) or _is_filled(above):
            level = above
    return found


def _is_filled(element: etree._Element) -> bool:
    return element.tag == _CONTROL and any(element.find(path) is not None for path in _FILLED)
