"""Tables and lists whose lines end with a number: a column, or a line, that misses the total which it prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sefer.grammars.numbers import cardinal
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.reckoned.lists.lists import slip
from sefer.grammars.oddities.said import pattern
from sefer.grammars.words import LANGUAGES
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

_LEAST = 2  # lines above a total that bears its name; one more where it bears none
_MOST = 200  # lines of a table
_WIDEST = 90  # characters of a line of a list
_SURE = 0.2  # slip by which the last line of a table is one, where no word says so
_NUMBER = r"\d{1,3}(?:[.,\u00a0 ]\d{3})+(?!\d)|\d+"
_CELL = lazy(rf"[^\w]*(?P<n>{_NUMBER})(?P<rest>[^\d]*)")
_LINE = lazy(rf"(?P<label>\S.*?[^\W\d_].*?)[\s:=.…—–-]+(?P<n>{_NUMBER})(?P<rest>(?:\s+[^\W\d_]+){{0,2}})\s*[.;,*]*")
_NONE = frozenset({"", "-", "–", "—", "yok", "none", "nil", "0"})


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table: its label, and what stands in each of its columns."""

    label: str
    cells: tuple[_Number | None, ...]
    broken: frozenset[int]  # columns in which no number can be read
    total: bool


def totals_of_tables(page: Page) -> Iterator[Oddity]:
    """The totals of columns and lines as ("sum", total, parts)."""
    text = page.document.text
    for part in page.document.parts:
        if part.kind not in ("table", "heading", "body") or "\n" not in text[part.start : part.end]:
            continue
        language = part.language if part.language in LANGUAGES else "en"
        rows = _rows(text, part.start, part.end, language)
        for told, lot in groupby(rows, key=lambda row: row is not None):
            table = [row for row in lot if row is not None][:_MOST]
            if told and len(table) > _LEAST:
                yield from _columns(table)


def _rows(text: str, low: int, high: int, language: str) -> Iterator[_Row | None]:
    """The lines between two places; None for one that ends with no number."""
    at = low
    for line in text[low:high].split("\n"):
        yield (_tabbed if "\t" in line else _listed)(line, at, language)
        at += len(line) + 1


def _is_total(label: str, language: str) -> bool:
    other = next(one for one in LANGUAGES if one != language)
    return any(pattern(one, "total_label").search(caseless(label)) is not None for one in (language, other))


def _tabbed(line: str, at: int, language: str) -> _Row | None:
    label, *cells = line.split("\t")
    numbers: list[_Number | None] = []
    broken: set[int] = set()
    place = at + len(label) + 1
    for n, cell in enumerate(cells):
        number = _number(cell, place, language)
        if number is None and caseless(cell).strip(" *") not in _NONE:
            broken.add(n)
        numbers.append(number)
        place += len(cell) + 1
    if not any(numbers):
        return None
    return _Row(label, tuple(numbers), frozenset(broken), _is_total(label, language))


def _listed(line: str, at: int, language: str) -> _Row | None:
    found = _LINE.fullmatch(line) if len(line) < _WIDEST else None
    value = cardinal(found["n"], language) if found else None
    if found is None or value is None or pattern(language, "no_column").search(caseless(line)):
        return None
    number = _Number(at + found.start("n"), at + found.end("n"), value)
    return _Row(found["label"], (number,), frozenset(), _is_total(found["label"], language))


def _number(cell: str, at: int, language: str) -> _Number | None:
    found = _CELL.fullmatch(cell)
    value = cardinal(found["n"], language) if found else None
    if found is None or value is None or "%" in cell:
        return None
    return _Number(at + found.start("n"), at + found.end("n"), value)


def _columns(table: Sequence[_Row]) -> Iterator[Oddity]:
    for n in range(max(len(row.cells) for row in table)):
        column = [row for row in table if n < len(row.cells)]
        if not any(n in row.broken for row in column[1:]):
            yield from _totals(column, n)


def _totals(column: Sequence[_Row], n: int) -> Iterator[Oddity]:
    """The totals of a column: of what stands since the last one, of all parts, or of the totals before."""
    since: list[_Number] = []
    every: list[_Number] = []
    totals: list[_Number] = []
    for at, row in enumerate(column):
        number = row.cells[n]
        last = at == len(column) - 1 and not totals
        if number is None:
            continue
        if not row.total and not (last and _shown(since, number)):
            since.append(number)
            every.append(number)
            continue
        lots = [lot for lot in (since, every, totals) if len(lot) >= _LEAST]
        if lots and all(sum(p.value for p in lot) != number.value for lot in lots):
            parts = min(lots, key=lambda lot: abs(sum(p.value for p in lot) - number.value))
            if slip(sum(p.value for p in parts), number.value) != 0 or row.total:
                yield _odd(number, parts)
        totals.append(number)
        since = []


def _shown(parts: Sequence[_Number], number: _Number) -> bool:
    """Is the last number of a column its total, though no word says so?"""
    made = sum(p.value for p in parts)
    larger = len(parts) > _LEAST and number.value > max(p.value for p in parts)
    return larger and slip(made, number.value) > _SURE


def _odd(total: _Number, parts: Sequence[_Number]) -> Oddity:
    told = [(p.value,) * 4 for p in (total, *parts)]
    says = {"total": told[0], "parts": tuple(told[1:]), "open": False, "loose": False, "cuts": (), "beside": ()}
    return Oddity("sum", total.start, total.end, tuple(Span(p.start, p.end) for p in parts), says)
