"""What a reader of one format hands on: a raw text and what the file itself says about its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sefer.letters.patterns import lazy
from sefer.model import Box

_LABEL = lazy(r"^\[(?:\d+|[ivxlcdm]+|[a-z]|[*†‡§]+)\]\s*")


@dataclass(frozen=True)
class Layout:
    """A raw text, blocks apart by blank lines. `kinds` and `pages` count in it.

    `loose`: nothing is known of its blocks, so running headers are still in it. `firm`: a blank line always ends
    a paragraph. `marks`: raw spans of the marks of notes, with the raw start of the note (-1 where it is the
    note's own label).
    """

    text: str
    kinds: Mapping[int, str] = field(default_factory=dict)  # raw start of a block -> kind
    pages: tuple[tuple[int, int], ...] = ()
    boxes: tuple[tuple[int, int, Box], ...] = ()  # raw start and end of each printed line, and its box
    columns: frozenset[int] = frozenset()  # raw starts of blocks at the top of a column
    marks: tuple[tuple[int, int, int], ...] = ()
    loose: bool = False
    firm: bool = False
    markdown: bool = False
    printed: bool = False  # blocks are known from where the lines stand on the page
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A block before it has a place: `marks` are (start, end, name of the note) within `text`."""

    text: str
    kind: str = ""
    page: int = 0
    marks: tuple[tuple[int, int, str], ...] = ()
    name: str = ""  # of a note: what its marks call it
    top: bool = False  # it begins a column
    boxes: tuple[tuple[int, int, Box], ...] = ()  # start and end within `text` of each line, and its box
    origins: tuple[
        tuple[str, Any], ...
    ] = ()  # where traced: pieces with the letters of `text` in order, and what they were read from


def assemble(blocks: Iterable[Block], printed: bool) -> Layout:
    """The layout of blocks in reading order, joined by one blank line."""
    texts: list[str] = []
    kinds: dict[int, str] = {}
    pages: list[tuple[int, int]] = []
    marks: list[tuple[int, int, str]] = []
    notes: dict[str, int] = {}
    columns: set[int] = set()
    boxes: list[tuple[int, int, Box]] = []
    at = 0
    for block in blocks:
        if block.page and (not pages or pages[-1][1] != block.page):
            pages.append((at, block.page))
        if block.top:
            columns.add(at)
        if block.kind:
            kinds[at] = block.kind
        if block.name:
            notes[block.name] = at
            marks.append((at, at + len(block.text) - len(_LABEL.sub("", block.text)), ""))
        marks += [(at + start, at + end, name) for start, end, name in block.marks]
        boxes += [(at + start, at + end, box) for start, end, box in block.boxes]
        texts.append(block.text)
        at += len(block.text) + 2
    placed = tuple((start, end, notes.get(name, -1)) for start, end, name in marks if name in notes or not name)
    return Layout(
        "\n\n".join(texts),
        kinds,
        tuple(pages),
        tuple(boxes),
        frozenset(columns),
        placed,
        firm=not printed,
        printed=printed,
    )
