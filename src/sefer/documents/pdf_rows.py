"""A PDF's text page -> its rows, with raised numbers as marks of notes."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from sefer.documents.pages import Row
from sefer.letters.patterns import lazy
from sefer.letters.romans import SMALL

_RAISED = 0.85  # of the row's size: smaller digits above the base line are marks of notes
_ABOVE = 0.1  # of the row's size: a letter is raised from here on
_NEAR_RAISED = 0.55  # of the row's size: how far above the base line they stand
_CELL_GAP = 1.1  # of the size of the type: a wider gap parts cells or columns
_ALIKE = 1.4  # the widest gap of a justified line to its narrowest
_WIDEST = 2.5  # of the size: a justified line has no wider gaps
_WORD_GAP = 0.12
_THIN = 2.5  # points
_THROUGH = (0.14, 0.45)  # of the size above the base line: a line drawn there strikes the letters out
_DASH = 0.5  # of the size: a shorter line is a dash
_SAMPLE = 200  # letters of a page that tell how it is turned
_ASLANT = 0.1  # of a quarter turn
_HYPHEN = "\x02"  # what pdfium gives for a hyphen that ends a line; the line end itself it drops
_UNKNOWN = 0xFFFD  # for a sign of which the file does not say what letter it is
_LEADING = lazy(rf"(?:\[(\d{{1,3}}|{SMALL})\]|(\d{{1,3}})[.)]?(?=\s)|({SMALL})(?=\t|\s[A-ZÇĞİÖŞÜ]))\s*")
_NUMERAL = lazy(r"[ivxl]{1,6}(?![^\W\d_])")  # at the end of a word, or behind its full stop
_LABEL = lazy(rf"\d{{1,3}}|{SMALL}")  # the raised mark of a note


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one line: its words, where it stands, its base line, the size of its type."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: int  # the number of its first letter on the page
    within: bool = False  # it goes on with the cell of the piece before


class Printed:
    """Questions to pdfium about single characters, by their index."""

    def __init__(self, page: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.count: int = page.count_chars()
        self.chars = [chr(pdfium.FPDFText_GetUnicode(page, at) or _UNKNOWN) for at in range(self.count)]
        turns = Counter(self._turn(at) for at in range(0, self.count, max(self.count // _SAMPLE, 1)))
        self.turn = max(range(4), key=turns.__getitem__)
        self._lines: list[tuple[float, float, float]] | None = None  # height, left and right

    def struck(self, start: int, end: int) -> frozenset[int]:
        """The letters of a stretch through which a line is drawn: a deletion that was printed with its text."""
        if self._lines is None:
            self._lines = sorted(_level_lines(self._page.page)) if self.turn == 0 else []
        first = next((at for at in range(start, end) if not self.chars[at].isspace()), None)
        if first is None or not self._lines:
            return frozenset()
        base, size = self.base(first), self.size(first)
        low, high = (bisect_left(self._lines, (base + side * size,)) for side in _THROUGH)
        spans = [(left, right) for _, left, right in self._lines[low:high] if right - left > _DASH * size]
        middles = {at: sum(self.sides(at)) / 2 for at in range(start, end)} if spans else {}
        return frozenset(at for at, x in middles.items() if any(left <= x <= right for left, right in spans))

    def _turn(self, at: int) -> int | None:
        """How many quarters the letter is turned to the left; None where it stands aslant."""
        pdfium.FPDFText_GetMatrix(self._page, at, self._matrix)
        quarters = math.atan2(self._matrix.b, self._matrix.a) / (math.pi / 2)
        return round(quarters) % 4 if abs(quarters - round(quarters)) < _ASLANT else None

    def is_stamp(self, at: int) -> bool:
        """True for a letter that stands aslant, as those printed across a page do."""
        return self._turn(at) is None

    def sides(self, at: int) -> tuple[float, float]:
        """Left and right in points, as the page is held to be read."""
        pdfium.FPDFText_GetLooseCharBox(self._page, at, self._box)
        box = self._box
        if self.turn == 0:
            return box.left, box.right
        low, high = (box.left, box.right) if self.turn == 2 else (box.bottom, box.top)
        return (low, high) if self.turn == 1 else (-high, -low)

    def size(self, at: int) -> float:
        """The size of the type as printed, in points."""
        pdfium.FPDFText_GetMatrix(self._page, at, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return float(pdfium.FPDFText_GetFontSize(self._page, at)) * scale

    def base(self, at: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._page, at, self._x, self._y)
        return (self._y.value, -self._x.value, -self._y.value, self._x.value)[self.turn]

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


def _level_lines(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float]]:
    """The thin level lines of a page: their height, where they begin and end."""
    sides = [ctypes.c_float() for _ in range(4)]
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,)):
        pdfium.FPDFPageObj_GetBounds(item, *sides)
        left, bottom, right, top = (side.value for side in sides)
        if top - bottom < _THIN < right - left:
            yield (bottom + top) / 2, left, right


def rows_of(page: pypdfium2.PdfTextPage) -> list[Row]:
    """The printed lines of a page in the order of the file; empty ones left out."""
    asked = Printed(page)
    rows: list[list[_Piece]] = []
    for start, end in asked.stretches():
        for piece in _pieces(asked, start, end):
            if rows and _on_one_line(rows[-1][-1], piece):
                rows[-1].append(piece)
            else:
                rows.append([piece])
    return [_row(pieces, asked.turn) for pieces in _hung(rows)]


def _hung(rows: list[list[_Piece]]) -> list[list[_Piece]]:
    """The rows with each raised number that the file draws apart in the row beside which it stands."""
    for row in [row for row in rows if len(row) == 1 and _LABEL.fullmatch(row[0].text)]:
        host = next((other for other in rows if any(_beside(row[0], piece) for piece in other)), None)
        if host is not None:
            rows = [other for other in rows if other is not row]
            host += row
            host.sort(key=lambda piece: piece.left)
    return rows


def _beside(number: _Piece, piece: _Piece) -> bool:
    raised = number.size < _RAISED * piece.size and 0 < number.base - piece.base < _NEAR_RAISED * piece.size
    return raised and min(abs(number.left - piece.right), abs(piece.left - number.right)) < 0.6 * piece.size


def _pieces(page: Printed, start: int, end: int) -> Iterator[_Piece]:
    """The stretch cut at wide gaps and at raised numbers."""
    struck = page.struck(start, end)
    inked = [at for at in range(start, end) if not page.chars[at].isspace() and at not in struck]
    while inked and page.is_stamp(inked[-1]):
        inked.pop()
    if not inked or page.is_stamp(inked[0]):
        return
    size = max(page.size(at) for at in inked[:: max(len(inked) // 8, 1)])
    behind = {at for before, at in pairwise(inked) if not struck.isdisjoint(range(before, at))} if struck else set()
    cells = _cells(page, inked, size) - behind
    small = _raised(page, inked, size)
    raised = {at for before, at in pairwise(inked) if (before in small) != (at in small)} if small else small
    bounds = sorted({inked[0], inked[-1] + 1} | cells | raised | behind)
    for first, last in pairwise(bounds):
        end_at = max(at for at in range(first, last) if not page.chars[at].isspace() and at not in struck)
        text = "".join(page.chars[first : end_at + 1]).replace(_HYPHEN, "-")
        within = first not in cells and first != inked[0]
        yield _Piece(
            text, page.sides(first)[0], page.sides(end_at)[1], page.base(first), page.size(first), first, within
        )


def _cells(page: Printed, inked: list[int], size: float) -> set[int]:
    """Where new cells begin: after gaps that are wide, and wider than those between words, and where the file steps back.

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
    enough = max(_CELL_GAP * size, min(_ALIKE * least, _WIDEST * size) if len(gaps) > 2 else 0.0)
    return {at for at, gap in gaps.items() if gap > enough or gap < -size}


def _raised(page: Printed, inked: list[int], size: float) -> set[int]:
    """The digits set small, and the letters of Roman numerals that are raised too."""
    found = {at for at in inked if page.chars[at].isdigit() and page.size(at) < _RAISED * size}
    for numeral in _NUMERAL.finditer("".join(page.chars[inked[0] : inked[-1] + 1])):
        at = inked[0] + numeral.start()
        if page.size(at) < _RAISED * size and page.base(at) > _ABOVE * size + min(map(page.base, inked)):
            found.update(range(at, at + len(numeral[0])))
    return found


def _on_one_line(first: _Piece, second: _Piece) -> bool:
    tallest = max(first.size, second.size)
    near = _NEAR_RAISED if min(first.size, second.size) < _RAISED * tallest else 0.2
    return abs(first.base - second.base) < near * tallest and second.left >= first.right - 0.3 * tallest


def _row(pieces: list[_Piece], turn: int) -> Row:
    size = max(piece.size for piece in pieces)
    text = ""
    marks: list[tuple[int, int, str]] = []
    letters: list[tuple[int, int, int]] = []
    for number, piece in enumerate(pieces):
        if number:
            gap = piece.left - pieces[number - 1].right
            cell = gap > _CELL_GAP * size and not piece.within
            text += "\t" if cell else " " if gap > _WORD_GAP * size else ""
        if piece.size < _RAISED * size and _LABEL.fullmatch(piece.text):
            marks.append((len(text), len(text) + len(piece.text) + 2, piece.text))
            text += "["
            letters.append((len(text), piece.first, len(piece.text)))
            text += f"{piece.text}]"
        else:
            letters.append((len(text), piece.first, len(piece.text)))
            text += piece.text
    base = next(piece.base for piece in pieces if piece.size >= _RAISED * size)
    first = _LEADING.match(text)
    number_of = (first[1] or first[2] or first[3]) if first else ""
    length = first.end() if first else 0
    return Row(
        text, pieces[0].left, pieces[-1].right, base, size, tuple(marks), number_of, length, tuple(letters), turn
    )


def words_of(page: Printed, row: Row, start: int, end: int) -> Row | None:
    """The part of a row of a page from one place in its text to another, as narrow as its letters; None for blanks."""
    sides = [
        page.sides(first + at - place)
        for place, first, count in row.letters
        for at in range(max(start, place), min(end, place + count))
        if not row.text[at].isspace()
    ]
    if not sides:
        return None
    return replace(row, left=min(left for left, _ in sides), right=max(right for _, right in sides))
