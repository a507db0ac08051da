"""A Table -> text, CSV, JSON, XLSX, Markdown. No cell ever becomes a formula."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Sequence
from typing import Any

from sefer.letters.patterns import lazy
from sefer.messages import say
from sefer.model import Table, Word

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(answer: Table, format_: str, lang: str) -> str | bytes:
    """The table in a format: text, csv, json, md as text, xlsx as bytes; heads and our words in the reader's language."""
    heads = [say(column, lang) for column in answer.columns]
    if format_ == "json":
        keys = [column.partition(".")[2] for column in answer.columns]
        rows = [dict(zip(keys, map(_bare, row), strict=True)) for row in answer.rows]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    answer = Table(answer.columns, tuple(tuple(spoken(cell, lang) for cell in row) for row in answer.rows))
    if format_ == "csv":
        return _csv(heads, answer)
    if format_ == "xlsx":
        return _xlsx(heads, answer)
    cells = [[_text(cell) for cell in row] for row in answer.rows]
    if not cells and format_ == "text":
        return say("column.no_rows", lang) + "\n"
    return _markdown(heads, cells) if format_ == "md" else _plain(answer.columns, heads, cells)


def _bare(cell: Any) -> Any:
    """A cell for programs: the same in every language."""
    if isinstance(cell, Word):
        return cell.plain
    return "".join(map(str, cell)) if isinstance(cell, tuple) else cell


def spoken(cell: Any, lang: str) -> Any:
    """A cell for people: words of ours in their language."""
    if isinstance(cell, Word):
        return say(cell.key, lang, **{name: spoken(gap, lang) for name, gap in cell.gaps.items()})
    return "".join(str(spoken(part, lang)) for part in cell) if isinstance(cell, tuple) else cell


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _harmless(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula is kept as text by an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _csv(heads: list[str], answer: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in row] for row in answer.rows)
    return out.getvalue()


def _xlsx(heads: list[str], answer: Table) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
        widest = max([len(head), *(len(_text(row[column])) for row in answer.rows)])
        sheet.set_column(column, column, min(60, widest + 2))
    for line, row in enumerate(answer.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, (int, float)):
                sheet.write_number(line, column, cell)
            elif cell is not None:
                sheet.write_string(line, column, str(cell))
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _markdown(heads: list[str], cells: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *cells]
    return "".join("| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in line) + " |\n" for line in lines)


_WANTED = {"column.quote": 36, "column.done": 20, "column.why": 16, "column.state": 12}  # width, where there is room
_LEAST, _GAP = 8, 2
_UNBROKEN = lazy(r"\[?\b[0-9a-f]{10}\b\]?,?")  # ids of claims and findings


def _plain(columns: Sequence[str], heads: list[str], cells: list[list[str]]) -> str:
    """Columns side by side, as wide as the terminal; columns that hold nothing are left out."""
    from rich.console import Console
    from rich.table import Table as Grid

    grid = Grid(box=None, pad_edge=False, header_style="bold")
    room = max(100, min(220, shutil.get_terminal_size((160, 40)).columns))
    used = [i for i in range(len(heads)) if any(row[i] for row in cells)] or list(range(len(heads)))
    widths = _widths([columns[i] for i in used], [[row[i] for row in (heads, *cells)] for i in used], room)
    for i, width in zip(used, widths, strict=True):
        grid.add_column(heads[i], overflow="fold", width=width)
    for row in cells:
        grid.add_row(*(harmless_line(row[i]) for i in used))
    out = io.StringIO()
    whole = max(room, sum(widths) + _GAP * (len(widths) - 1))
    Console(file=out, width=whole, color_system=None, markup=False, highlight=False, emoji=False).print(grid)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _widths(columns: Sequence[str], told: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column: its widest cell, the widest columns narrowed until all fit; ids, days and trees stay whole."""
    from rich.cells import cell_len

    widths = [min(room, max(map(cell_len, cells))) for cells in told]
    least = [
        width
        if column == "column.date" or any(cell.startswith("  ") for cell in cells)  # steps of a tree
        else min(width, max(_LEAST, *(len(i) for c in cells for i in _UNBROKEN.findall(c)), 0))
        for column, width, cells in zip(columns, widths, told, strict=True)
    ]
    wanted = [
        max(low, min(width, _WANTED.get(column, 0))) for column, width, low in zip(columns, widths, least, strict=True)
    ]
    over = sum(widths) + _GAP * (len(widths) - 1) - room
    for floors in (wanted, least):
        while over > 0 and (free := [n for n, width in enumerate(widths) if width > floors[n]]):
            widest = max(free, key=lambda n: widths[n])
            widths[widest] -= 1
            over -= 1
    return widths


def harmless_line(cell: str) -> str:
    """Control characters of a hostile text never reach a terminal."""
    return "".join(c if c.isprintable() or c == " " else " " for c in cell)
