"""Tables that people keep in a spreadsheet -> rows by column, whatever the spreadsheet did to the file.

Read are UTF-8 and UTF-16 with or without a byte order mark, cp1254, commas, semicolons and tabs, and files whose lines were
wrapped into one cell each, or were written by hand with another sign between the cells. A row that begins with # is a note to
the reader of the file, and a first line "sep=;" one to the spreadsheet.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sefer.messages import Complaint, because

Complain = Callable[[Complaint], None]
LARGEST = 64 * 1024 * 1024  # bytes
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TORN = "\ufffd"  # stands where bytes could not be read
_SIGNS = ",;\t"  # between cells
_OPEN = "\0"  # stands for a row with a quotation mark that nothing closes; no text holds it


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the spreadsheet numbers it (the columns' names are row 1), cells by column, none missing."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns in order, its rows, the text it was read from and how that is written."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    text: str
    delimiter: str
    wrapped: bool
    encoding: str  # in which it is written again


def strict(complaint: Complaint) -> None:
    """Told to nobody: the first row that cannot be read stops the reading."""
    raise complaint


def read(path: Path, complain: Complain = strict) -> Sheet:
    """The rows of a file; each row that cannot be read is told to `complain`, the others go on.

    Raises Complaint where the file cannot be read at all.
    """
    text, encoding = _text(path)
    records, delimiter, wrapped = _records(text, path)
    head = next((n for n, record in enumerate(records) if any(record) and not _is_note(record[0])), None)
    if head is None:
        return Sheet((), (), text, delimiter, wrapped, encoding)
    columns = tuple(cell.strip().lower() for cell in records[head])
    rows = []
    for number, record in enumerate(records[head + 1 :], start=head + 2):
        if not any(cell.strip() for cell in record) or record[0].lstrip().startswith("#"):
            continue
        if record[0] == _OPEN:
            complain(Complaint("sheets.unclosed", path=path, row=number))
        elif any(_TORN in cell for cell in record):
            complain(Complaint("sheets.torn", path=path, row=number))
        elif any(cell.strip() for cell in record[len(columns) :]):
            complain(Complaint("sheets.too_long", path=path, row=number, cells=len(record), columns=len(columns)))
        else:
            filled = [*record[: len(columns)], *[""] * (len(columns) - len(record))]
            rows.append(Row(number, {c: cell.strip() for c, cell in zip(columns, filled, strict=True) if c}))
    return Sheet(columns, tuple(rows), text, delimiter, wrapped, encoding)


def _text(path: Path) -> tuple[str, str]:
    """The text of a file, and the encoding in which it is written again: with a mark where it had one or needs one."""
    try:
        if path.stat().st_size > LARGEST:
            raise Complaint("sheets.too_large", path=path)
        data = path.read_bytes()
        text, plain = _decoded(data)
    except OSError as error:
        raise Complaint("sheets.not_opened", path=path, reason=because(error)) from error
    except UnicodeDecodeError as error:
        raise Complaint("sheets.encoding", path=path) from error
    if "\0" in text:
        raise Complaint("sheets.encoding", path=path)
    return text, "utf-8" if plain else "utf-8-sig"


def _decoded(data: bytes) -> tuple[str, bool]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), False
    text = data.decode("utf-8", "replace")
    torn = text.count(_TORN)
    letters = sum(not c.isascii() for c in text) - torn
    return (data.decode("cp1254"), False) if torn > letters else (text, True)


def _records(text: str, path: Path) -> tuple[list[list[str]], str, bool]:
    """The cells of every line, the sign between them, and whether some line was wrapped into one cell."""
    head = next((line for line in text.splitlines() if line.strip() and not _is_note(line)), "")
    delimiter = max(_SIGNS, key=lambda sign: (head.count(sign), sign == ","))
    wrapped = False
    try:
        records = list(_told_apart(list(io.StringIO(text, newline="")), delimiter, head.count(delimiter)))
        for number, record in enumerate(records):
            if record and delimiter in record[0] and not any(record[1:]) and not record[0].startswith("#"):
                records[number] = next(csv.reader([record[0]], delimiter=delimiter))
                wrapped = True
            elif len(record) == 1 and (cells := _by_another_sign(record[0], delimiter, head.count(delimiter))):
                records[number] = cells
                wrapped = True
    except csv.Error as error:
        raise Complaint("sheets.not_read", path=path, reason=error) from error
    return records, delimiter, wrapped


def _is_note(cell: str) -> bool:
    return cell.startswith("#") or (cell.lower().startswith("sep=") and len(cell) < 6)


def _by_another_sign(line: str, delimiter: str, signs: int) -> list[str]:
    """The cells of a row that was written into a table with another sign between them, where they are as many as its own."""
    for sign in _SIGNS.replace(delimiter, ""):
        if signs and line.count(sign) >= signs and not _is_note(line):
            cells = next(csv.reader([line], delimiter=sign, skipinitialspace=True))
            if len(cells) == signs + 1:
                return cells
    return []


def _told_apart(lines: Sequence[str], delimiter: str, signs: int) -> Iterator[list[str]]:
    """The records of the lines; one with an unclosed quotation mark is given up, and the rows that it swallowed count."""
    start = 0
    while start < len(lines):
        begin = start
        reader = csv.reader((lines[n] for n in range(begin, len(lines))), delimiter=delimiter)
        for record in reader:
            end = begin + reader.line_num
            if _unclosed(lines[start:end], delimiter, signs, end == len(lines)):
                yield [_OPEN]
                start += 1
                break
            yield record
            start = end


def _unclosed(lines: Sequence[str], delimiter: str, signs: int, last: bool) -> bool:
    """Does a cell open that nothing closes before the end, or before another row with as many cells as the head?"""
    if '"' not in lines[0] or not (last or any(line.count(delimiter) >= signs for line in lines[1:])):
        return False
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return len(lines) > 1 or lines[0].count('"') % 2 == 1
    return False


def need(sheet: Sheet, columns: Iterable[str], path: Path) -> None:
    """Raises Complaint for the first of the columns that a table with rows does not have."""
    wanted = tuple(columns)
    for column in wanted:
        if sheet.columns and column not in sheet.columns:
            raise Complaint("sheets.no_column", path=path, column=column, columns=",".join(wanted))


def written(columns: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """A table as text, its columns' names first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def extended(sheet: Sheet, columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str:
    """The text of a table with rows added at its end; what stood there is left as it was wherever that is possible."""
    if not sheet.columns:
        made = written(columns, [[row.get(c, "") for c in columns] for row in rows])
        return f"{sheet.text.rstrip()}\n{made}" if sheet.text.strip() else made
    every = (*sheet.columns, *(c for c in columns if c not in sheet.columns))
    cells = [[row.get(c, "") for c in every] for row in rows]
    if sheet.wrapped or every != sheet.columns:
        old = [[row.cells.get(c, "") for c in every] for row in sheet.rows]
        return written(every, [*old, *cells], sheet.delimiter)
    added = written(every, cells, sheet.delimiter).split("\n", 1)[1]
    end = "" if sheet.text.endswith(("\n", "\r")) else "\n"
    return f"{sheet.text}{end}{added}"
