"""The bytes of a .pdf -> its layout: blocks in reading order, without what belongs to the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from sefer.documents.layouts import Block, Layout, assemble
from sefer.documents.lines import ends_sentence
from sefer.documents.pages import Row, kept, ordered
from sefer.documents.pdf_rows import rows_of
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.letters.romans import SMALL, roman
from sefer.messages import Complaint
from sefer.model import Box

_GAP = 1.55  # of the usual distance between lines: more is a new block
_BRACKETED = lazy(rf"\[(\d{{1,3}}|{SMALL})\]")  # a mark of a note that is not raised
_NOTE_SIZE = 0.92  # of the size of the body: notes are set smaller
_HEADING_SIZE = 1.12
_CELL = 30  # characters that a cell may have
_COLUMN = 4  # of the size of the type: lines of one column begin no further apart
_FEW = 25  # characters on a page: fewer, with pictures, and it was scanned


def layout(data: bytes, name: str) -> Layout:
    """The layout of a PDF with text. Raises Complaint where it is encrypted, broken, scanned or empty."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # pdfium may report the fault of the file before: the file itself must speak of encryption, too
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in data
        raise Complaint("documents.encrypted" if locked else "documents.broken", name=name) from None
    try:
        pages, pictures = _pages(document)
    except pypdfium2.PdfiumError:
        raise Complaint("documents.broken", name=name) from None
    finally:
        document.close()
    letters = sum(len(row.text) for page in pages for row in page)
    if letters < _FEW * len(pages) and pictures:
        raise Complaint("documents.scanned", name=name)
    if not letters:
        raise Complaint("documents.empty", name=name)
    return assemble(_with_endnotes(_blocks(pages)), printed=True)


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Row]], bool]:
    """The rows of every page, and whether there are pictures on any page without text."""
    pages: list[list[Row]] = []
    pictures = False
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        rows = rows_of(text)
        pages.append(rows)
        if sum(len(row.text) for row in rows) < _FEW and not pictures:
            pictures = any(item.type == pdfium.FPDF_PAGEOBJ_IMAGE for item in page.get_objects())
        text.close()
        page.close()
    return ordered(kept(pages)), pictures


def _blocks(pages: list[list[Row]]) -> Iterator[Block]:
    sizes = [row.size for page in pages for row in page for _ in range(len(row.text))]
    body = median(sizes)
    for number, page in enumerate(pages, start=1):
        groups = list(_grouped(page, body))
        foot = len(groups) - _at_foot(groups)
        told = [_note(group, body, number, at >= foot) for at, group in enumerate(groups)]
        notes = {note.name: note for note in told if note}
        placed: set[str] = set()
        bottom = 0.0
        for group, note in zip(groups, told, strict=True):
            if note:
                continue
            block = replace(_block(group, body, number), top=group[0].y > bottom > 0)
            bottom = group[-1].y
            yield block
            for _, _, name in block.marks:
                if name in notes and name not in placed:
                    placed.add(name)
                    yield notes[name]
        yield from (note for name, note in notes.items() if name not in placed)


def _with_endnotes(blocks: Iterator[Block]) -> list[Block]:
    """The blocks, each mark without a note on its page with the first of its number on a later one that no mark of its own has."""
    out = list(blocks)
    marked = {name for block in out for _, _, name in block.marks}
    free = [block for block in out if block.name and block.name not in marked]
    told = {block.name for block in out if block.name}

    def named(page: int, name: str) -> str:
        sign = name.rpartition(" ")[2]
        later = (each.name for each in free if each.page > page and each.name.rpartition(" ")[2] == sign)
        return name if name in told else next(later, name)

    return [
        replace(block, marks=tuple((low, high, named(block.page, name)) for low, high, name in block.marks))
        if block.marks and free
        else block
        for block in out
    ]


def _grouped(page: list[Row], body: float) -> Iterator[list[Row]]:
    """Rows that belong to one block: the same size, no wide gap, no new first-line indent."""
    pitch, cells = _pitch(page), _in_tables(page)
    group: list[Row] = []
    for row in page:
        if group and (
            (id(row) in cells) != (id(group[-1]) in cells)
            or _parts(group, row, pitch)
            or _is_next_note(group, row, body)
            or _ends_short(page, group[-1], row)
        ):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _in_tables(page: list[Row]) -> set[int]:
    """Rows of cells, one below the other; a lone wide gap, or one in a line as long as prose, makes none."""
    short = [
        len(cells := row.text[row.note_length if row.text.find("\t") < row.note_length else 0 :].split("\t")) > 1
        and max(map(len, cells)) <= _CELL
        for row in page
    ]
    pairs = [pair for pair, told in zip(pairwise(page), pairwise(short), strict=True) if all(told)]
    return {id(row) for pair in pairs for row in pair}


def _pitch(page: list[Row]) -> float:
    steps = [upper.y - lower.y for upper, lower in pairwise(page) if upper.y > lower.y]
    return median(steps) if steps else 1.0


def _parts(group: list[Row], row: Row, pitch: float) -> bool:
    last = group[-1]
    step = last.y - row.y
    if abs(row.size - last.size) > 0.12 * max(row.size, last.size):
        return True
    if step < -pitch or step > _GAP * max(pitch, 1.1 * row.size):
        return True
    margin = min(line.left for line in group)
    return row.left > margin + 0.9 * row.size and len(group) > 1 and row.left > last.left + 0.9 * row.size


def _is_next_note(group: list[Row], row: Row, body: float) -> bool:
    """True where a numbered note or item follows another; a line of the text may begin with any number."""
    if not (row.note and group[0].note) or row.size >= 1.0001 * group[-1].size:
        return False
    return row.size < _NOTE_SIZE * body or _number(row.note) == _number(group[0].note) + 1


def _ends_short(page: list[Row], last: Row, row: Row) -> bool:
    """True where a closed line leaves room in its column for the next word."""
    if not (ends_sentence(last.text) or last.text.endswith(":")) or row.text[0].islower():
        return False
    column = [other.right for other in page if abs(other.left - last.left) < _COLUMN * last.size]
    margin = max(column, default=last.right)
    word = (row.right - row.left) * len(row.text.split(None, 1)[0]) / len(row.text)
    return last.right + word + 0.5 * row.size < margin


def _number(label: str) -> int:
    return int(label) if label.isdecimal() else roman(label.upper())


def _at_foot(groups: list[list[Row]]) -> int:
    """How many of the last blocks of a page are notes even where they are as large as the text: they count up, and what
    they belong to is marked above them."""
    count = 0
    for at in range(len(groups) - 1, 0, -1):
        number = groups[at][0].note
        above = (row for group in groups[:at] for row in group)
        marked = number and any(
            number in (*(sign for _, _, sign in row.marks), *_BRACKETED.findall(row.text)) for row in above
        )
        if not marked or (count and _number(number) + 1 != _number(groups[at + 1][0].note)):
            break
        count += 1
    return count


def _note(group: list[Row], body: float, page: int, foot: bool) -> Block | None:
    """The block as a footnote: small or at the foot, below, and begun by a number."""
    if not group[0].note or (group[0].size >= _NOTE_SIZE * body and not foot):
        return None
    text = "\n".join(row.text for row in group)
    number = group[0].note
    rest = text[group[0].note_length :]
    label = f"[{number}] "
    boxes = _boxes(group, len(label) - group[0].note_length)
    return Block(label + rest, "note", page, name=f"{page} {number}", boxes=boxes) if rest else None


_UNDER, _OVER = 0.25, 0.8  # of the size of the type: what hangs below the base line, what stands above


def box_of(row: Row) -> Box:
    """The box of a row on the page as the file has it."""
    box = row.on_page(row.y - _UNDER * row.size, row.y + _OVER * row.size)
    left, bottom, right, top = (round(side, 1) for side in box)
    return left, bottom, right, top


def _boxes(group: list[Row], shift: int = 0) -> tuple[tuple[int, int, Box], ...]:
    """Each line's place in the text of its block, and its box on the page."""
    out: list[tuple[int, int, Box]] = []
    at = shift
    for row in group:
        out.append((max(at, 0), at + len(row.text), box_of(row)))
        at += len(row.text) + 1
    return tuple(out)


def _block(group: list[Row], body: float, page: int) -> Block:
    text = ""
    marks: list[tuple[int, int, str]] = []
    for row in group:
        text += "\n" if text else ""
        marks += [(len(text) + start, len(text) + end, f"{page} {sign}") for start, end, sign in row.marks]
        text += row.text
    large = all(row.size > _HEADING_SIZE * body for row in group) and len(fold(text)) < 200
    return Block(text, "heading" if large else "", page, tuple(marks), boxes=_boxes(group))
