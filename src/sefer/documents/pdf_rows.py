"""A PDF's text page -> its rows, with raised numbers as marks of notes."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from sefer.documents.pages import Row
from sefer.letters.patterns import lazy

_RAISED = 0.85  # of the row's size: smaller digits above the base line are marks of notes
_CELL_GAP = 1.1  # of the size of the type: a wider gap parts cells or columns
_ALIKE = 1.4  # the widest gap of a justified line to its narrowest
_WIDEST = 2.5  # of the size: a justified line has no wider gaps
_WORD_GAP = 0.12
_HYPHEN = "\x02"  # what pdfium gives for a hyphen that ends a line; the line end itself it drops
_UNKNOWN = 0xFFFD  # for a sign of which the file does not say what letter it is
_LEADING = lazy(r"(?:\[(\d{1,3})\]|(\d{1,3})[.)]?(?=\s))\s*")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one line: its words, where it stands, its base line, the size of its type."""

    text: str
    left: float
    right: float
    base: float
    size: float
    within: bool = False  # it goes on with the cell of the piece before


class _Page:
    """Questions to pdfium about single characters, by their index."""

    def __init__(self, page: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.count: int = page.count_chars()
        self.chars = [chr(pdfium.FPDFText_GetUnicode(page, at) or _UNKNOWN) for at in range(self.count)]

    def sides(self, at: int) -> tuple[float, float]:
        """Left and right in points."""
        pdfium.FPDFText_GetLooseCharBox(self._page, at, self._box)
        return self._box.left, self._box.right

    def size(self, at: int) -> float:
        """The size of the type as printed, in points."""
        pdfium.FPDFText_GetMatrix(self._page, at, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return float(pdfium.FPDFText_GetFontSize(self._page, at)) * scale

    def base(self, at: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._page, at, self._x, self._y)
        return self._y.value

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Start and end of what stands on one line, without the line's end."""
        start = 0
        for at, char in enumerate(self.chars):
            if char in "\r\n":
                yield start, at
                start = at + 1
            elif char == _HYPHEN:
                yield start, at + 1
                start = at + 1
        yield start, self.count


def rows_of(page: pypdfium2.PdfTextPage) -> list[Row]:
    """The printed lines of a page in the order of the file; empty ones left out."""
    asked = _Page(page)
    rows: list[list[_Piece]] = []
    for start, end in asked.stretches():
        for piece in _pieces(asked, start, end):
            if rows and _on_one_line(rows[-1][-1], piece):
                rows[-1].append(piece)
            else:
                rows.append([piece])
    return [_row(pieces) for pieces in rows]


def _pieces(page: _Page, start: int, end: int) -> Iterator[_Piece]:
    """The stretch cut at wide gaps and at raised numbers."""
    inked = [at for at in range(start, end) if not page.chars[at].isspace()]
    if not inked:
        return
    size = max(page.size(at) for at in inked[:: max(len(inked) // 8, 1)])
    cells = _cells(page, inked, size)
    raised = {
        at
        for before, at in pairwise(inked)
        if page.chars[before].isdigit() != page.chars[at].isdigit()
        and _is_raised(page, before, size) != _is_raised(page, at, size)
    }
    bounds = sorted({inked[0], inked[-1] + 1} | cells | raised)
    for first, last in pairwise(bounds):
        text = "".join(page.chars[first:last]).rstrip().replace(_HYPHEN, "-")
        end_at = max(at for at in range(first, last) if not page.chars[at].isspace())
        within = first not in cells and first != inked[0]
        yield _Piece(text, page.sides(first)[0], page.sides(end_at)[1], page.base(first), page.size(first), within)


def _cells(page: _Page, inked: list[int], size: float) -> set[int]:
    """Where new cells begin: after gaps that are wide, and wider than those between words.

    Gaps that are all alike are those of a justified line.
    """
    gaps = {
        at: page.sides(at)[0] - page.sides(before)[1] for before, at in pairwise(inked) if at > before + 1
    }  # fmt: skip
    if not gaps:
        return set()
    least, most = max(min(gaps.values()), 0.01), max(gaps.values())
    if len(gaps) > 1 and most < _ALIKE * least and most < _WIDEST * size:
        return set()
    return {at for at, gap in gaps.items() if gap > max(_CELL_GAP * size, _ALIKE * least if len(gaps) > 2 else 0.0)}


def _is_raised(page: _Page, at: int, size: float) -> bool:
    return page.chars[at].isdigit() and page.size(at) < _RAISED * size


def _on_one_line(first: _Piece, second: _Piece) -> bool:
    tallest = max(first.size, second.size)
    near = 0.55 if min(first.size, second.size) < _RAISED * tallest else 0.2
    return abs(first.base - second.base) < near * tallest and second.left >= first.right - 0.3 * tallest


def _row(pieces: list[_Piece]) -> Row:
    size = max(piece.size for piece in pieces)
    text = ""
    marks: list[tuple[int, int, str]] = []
    for number, piece in enumerate(pieces):
        if number:
            gap = piece.left - pieces[number - 1].right
            cell = gap > _CELL_GAP * size and not piece.within
            text += "\t" if cell else " " if gap > _WORD_GAP * size else ""
        if piece.text.isdigit() and len(piece.text) < 4 and piece.size < _RAISED * size:
            marks.append((len(text), len(text) + len(piece.text) + 2, piece.text))
            text += f"[{piece.text}]"
        else:
            text += piece.text
    base = next(piece.base for piece in pieces if piece.size >= _RAISED * size)
    first = _LEADING.match(text)
    number_of = (first[1] or first[2]) if first else ""
    return Row(text, pieces[0].left, pieces[-1].right, base, size, tuple(marks), number_of, first.end() if first else 0)
