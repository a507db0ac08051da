"""Rows of printed pages -> the rows of the text, in reading order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Box

_NUMBER = lazy(r"[-–—\[(|•~\s]*(\d{1,4}|[ivxlcdm]{1,7})[-–—\])|•~\s]*", re.IGNORECASE)
_DIGITS = lazy(r"\d+")
_PARTED = 1.3  # of the usual distance between lines
_FAR = 4  # of the size of the type
_LONGEST = 160  # characters of a running header
_EDGE = 3  # rows at the top and at the bottom among which headers and footers are sought
_SMALL = 0.95  # of the size of the body
_SIDE = 0.1  # share of the rows that each column must have
_CROSS = 0.2  # share of the rows that may cross the gap between columns


@dataclass(frozen=True)
class Row:
    """One printed line: its words, its box in points from the lower left corner, the size of its type.

    `note` is the number that a footnote begins with, in figures or as a small Roman one, `marks` the raised numbers in it.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    marks: tuple[tuple[int, int, str], ...] = ()
    note: str = ""
    note_length: int = 0
    letters: tuple[
        tuple[int, int, int], ...
    ] = ()  # place in `text`, number on the page and count of letters side by side
    turn: int = 0  # quarters to the left by which the page is turned; box and `y` are as it is held to be read

    def on_page(self, low: float, high: float) -> Box:
        """The box from `low` to `high`, on the page as the file has it: left, bottom, right, top."""
        left, right = self.left, self.right
        return (
            (left, low, right, high),
            (-high, left, -low, right),
            (-right, -high, -left, -low),
            (low, -right, high, -left),
        )[self.turn]


def ordered(pages: list[list[Row]]) -> list[list[Row]]:
    """Rows in reading order: from the top down, column by column where there are two."""
    gutters = [_gutter(page) for page in pages]
    known = [gutter for gutter in gutters if gutter is not None]
    usual = median(known) if known else None
    return [_in_order(page, gutter or _agreed(page, usual)) for page, gutter in zip(pages, gutters, strict=True)]


def _in_order(rows: list[Row], gutter: float | None) -> list[Row]:
    by_height = sorted(rows, key=lambda row: (-row.y, row.left))
    if gutter is None:
        return by_height
    out: list[Row] = []
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in by_height:
        if row.left < gutter < row.right:
            out += sides[0] + sides[1] + [row]
            sides = ([], [])
        else:
            sides[row.left >= gutter].append(row)
    return out + sides[0] + sides[1]


def _agreed(rows: list[Row], gutter: float | None) -> float | None:
    """The gap of the other pages where this page, too short to tell by itself, does not speak against it."""
    if gutter is None or sum(row.left < gutter < row.right for row in rows) > _CROSS * len(rows):
        return None
    return gutter


def _gutter(rows: list[Row]) -> float | None:
    """The x of the gap between two columns, where most rows keep to one side of it."""
    if len(rows) < 12:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        x = left + (right - left) * step / 100
        crossing = sum(row.left < x < row.right for row in rows)
        before = sum(row.right <= x for row in rows)
        parted = crossing <= _CROSS * len(rows) and min(before, len(rows) - crossing - before) >= _SIDE * len(rows)
        if parted and (best is None or crossing < best[0]):
            best = (crossing, x)
    return best[1] if best else None


def kept(pages: list[list[Row]]) -> list[list[Row]]:
    """The pages without running headers, footers and page numbers: what returns at the same height."""
    steps = [step for page in pages for step in _steps(page)]
    wide = _PARTED * median(steps) if steps else 0.0
    edges = [_edges(page, wide) for page in pages]
    seen = Counter(look for at, edge in enumerate(edges) for look in {look for row in edge for look in _looks(row, at)})
    away = _numbers(edges) | _small_at_top(pages, edges)
    out = []
    for at, page in enumerate(pages):
        again = {id(row) for row in edges[at] if _returns(row, at, seen)}
        out.append([row for row in page if id(row) not in away | again])
    return out


def _small_at_top(pages: list[list[Row]], edges: list[list[Row]]) -> set[int]:
    """Rows above the text that are set smaller than it, at one height on most pages, whatever they say."""
    sizes = [row.size for page in pages for row in page]
    body = median(sizes) if sizes else 0.0
    tops = [
        (id(row), round(row.y / 6))
        for page, edge in zip(pages, edges, strict=True)
        for row in edge
        if row.size < _SMALL * body and row.y > median(other.y for other in page)
    ]
    often = Counter(height for _, height in tops)
    least = max(2, len(pages) // 2)
    return {identity for identity, height in tops if often[height] >= least}


def _steps(page: list[Row]) -> list[float]:
    """The distances from line to line; what is further apart is not set as lines of one text."""
    by_height = sorted(page, key=lambda row: -row.y)
    return [a.y - b.y for a, b in pairwise(by_height) if 1 < a.y - b.y < _FAR * a.size]


def _edges(page: list[Row], wide: float) -> list[Row]:
    """The rows at the top and at the bottom that a wide gap parts from the text."""
    by_height = sorted(page, key=lambda row: -row.y)
    return _edge(by_height, wide) + _edge(by_height[::-1], wide)


def _edge(rows: list[Row], wide: float) -> list[Row]:
    last = max((at for at in range(min(_EDGE, len(rows) - 1)) if abs(rows[at].y - rows[at + 1].y) > wide), default=-1)
    return rows[: last + 1] if len(rows) > 1 else rows


def _looks(row: Row, page: int) -> Iterator[tuple[str, int]]:
    """What the row says and where it stands: as it is, and with each of its numbers counted from the page's."""
    text, height = fold(row.text), round(row.y / 6)
    yield text, height
    for number in _DIGITS.finditer(text):
        yield f"{text[: number.start()]}#{int(number[0]) - page}{text[number.end() :]}", height


def _returns(row: Row, page: int, seen: Counter[tuple[str, int]]) -> bool:
    """True where another page has the row at that height, but for a number that rises with the pages.

    The raised number of a footnote rises too, but is no page's.
    """
    if len(row.text) >= _LONGEST or (row.note and row.text[0] == "["):
        return False
    return any(sum(seen[(text, height + step)] for step in (-1, 0, 1)) >= 2 for text, height in _looks(row, page))


def _numbers(edges: list[list[Row]]) -> set[int]:
    """Lone numbers that rise with the pages; on a lone page, one that stands below everything."""
    offsets: dict[int, list[int]] = defaultdict(list)
    for at, edge in enumerate(edges):
        for row in edge:
            match = _NUMBER.fullmatch(row.text)
            if match and match[1].isdecimal():
                offsets[int(match[1]) - at].append(id(row))
    found = {identity for group in offsets.values() if len(group) > 1 for identity in group}
    if len(edges) == 1 and edges[0] and _NUMBER.fullmatch(edges[0][-1].text):
        found.add(id(edges[0][-1]))
    return found
