"""What one man, beast, cart, boat, plane or gun can carry, fire, lay, dig or drink at most, held against what so many are said to have done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.words import table
from sefer.letters.patterns import lazy, plain
from sefer.model import Oddity, Span

_REACH = 130  # characters between those who did it and the figure
_LONG = 120  # minutes; what is done for longer is done more slowly
_DAY = 360  # and what is done for longer than so many is done more slowly still
_HOURS = {"minute": 1.0, "hour": 60.0, "day": 1440.0}
_TWO_WORDS = lazy(r"\s*(?:[^\W\d_][\w’'-]*\s+){0,2}")
_CLAUSE = lazy(r"[;:]|\.\s")


@dataclass(frozen=True, slots=True)
class _Row:
    """Who does what with which things, the most that one of them can, by what it is asked and which words undo it."""

    sort: str
    doer: re.Pattern[str]
    units: tuple[str, ...]
    thing: re.Pattern[str]
    verb: re.Pattern[str]
    never: re.Pattern[str]
    most: float
    rates: tuple[float, ...]
    timed: bool


@dataclass(frozen=True, slots=True)
class _Doer:
    """Where those who do it stand, and how many they are."""

    start: int
    end: int
    number: float


def read(said: Said) -> Iterator[Oddity]:
    """("capacity", figure) with the `sort` of what cannot be, its `number` for each and the `most` that there can be."""
    if not said.figures:
        return
    for figure in said.figures:
        for row in _rows(said.language):
            if _of_row(said, figure, row) and (doer := _nearest(said, figure, row)) is not None:
                made = _beyond(said, figure, row, doer)
                if made is not None:
                    yield made
                break


@cache
def _one(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "capacity")["one"][name])


@cache
def _times(language: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((float(n), plain(words)) for n, words in table(language, "capacity")["times"].items())


@cache
def _rows(language: str) -> tuple[_Row, ...]:
    lists = table(language, "capacity")["words"]

    def compiled(words: str) -> re.Pattern[str]:
        for name, value in lists.items():
            words = words.replace(name, value)
        return plain(words)

    return tuple(
        _Row(
            row["sort"], compiled(rf"\b(?:{row['doer']})"), tuple(row.get("units", ())), compiled(row["thing"]),
            compiled(row["verb"]), compiled(row.get("never", "(?!)")), float(row.get("most", 0)),
            tuple(map(float, row.get("rates", ()))), bool(row.get("timed", False)),
        )
        for row in table(language, "capacity")["row"]
    )  # fmt: skip


def _of_row(said: Said, figure: Figure, row: _Row) -> bool:
    """Does a figure measure or count what a row speaks of, in a sentence that tells its deed?"""
    words = said.plain[figure.start - said.start : figure.tail - said.start + 40]
    unit = "weight" if figure.unit == "money" and _one(said.language, "pounds").search(words) else figure.unit
    if (unit not in row.units) if row.units else unit:
        return False
    if not row.thing.search(words) or pattern(said.language, "fabled").search(said.plain):
        return False
    return row.verb.search(said.plain) is not None and row.never.search(said.plain) is None


def _nearest(said: Said, figure: Figure, row: _Row) -> _Doer | None:
    """Those who did it: the nearest of whom it is told how many they are; a person by name counts as one."""
    found: list[_Doer] = []
    at = figure.start - said.start
    for m in row.doer.finditer(said.plain):
        gap = said.plain[min(m.end(), at) : max(at, m.start())]
        inside = figure.start - said.start <= m.start() < figure.tail - said.start
        if inside or len(gap) > _REACH or _CLAUSE.search(gap):
            continue
        number = _number(said, figure, m)
        if number:
            found.append(_Doer(said.start + m.start(), said.start + m.end(), number))
    if not found and row.rates:
        found = [
            _Doer(m.start, m.end, 1.0) for m in said.mentions
            if m.type == "person" and m.start < figure.start and figure.start - m.end < _REACH
        ][:1]  # fmt: skip
    if not found and row.rates and (he := _one(said.language, "he").search(said.plain, 0, at)):
        found = [_Doer(said.start + he.start(), said.start + he.end(), 1.0)]
    if not found and said.before is not None and _one(said.language, "of_them").search(said.plain, 0, at):
        those = row.doer.search(said.before.plain)
        base = said.before.start
        found = [_Doer(base + those.start(), base + those.end(), 1.0)] if those else []
    return min(found, key=lambda d: (d.start > figure.start, abs(figure.start - d.end)), default=None)


def _number(said: Said, figure: Figure, found: re.Match[str]) -> float:
    """How many they are: by a figure, by "each" or "her", by a singular; 0 where nothing says it."""
    lead, tail = said.plain[max(0, found.start() - 40) : found.start()], said.plain[found.end() : found.end() + 40]
    for other in said.counts:
        if other is figure or other.end > said.start + found.end():
            continue
        gap = said.plain[other.end - said.start : found.start()] if other.end <= said.start + found.start() else ""
        covered = other.start <= said.start + found.start() < max(other.tail, other.end)
        if covered or _TWO_WORDS.fullmatch(gap):
            return other.high
    if _one(said.language, "lead").search(lead):
        return 1.0
    if _one(said.language, "tail").search(tail) or _one(said.language, "behind").match(
        said.plain, figure.tail - said.start
    ):
        return 1.0
    alone = _one(said.language, "singular").fullmatch(found[0]) is not None
    return 1.0 if alone and _one(said.language, "a_lead").search(lead) else 0.0


def _beyond(said: Said, figure: Figure, row: _Row, doer: _Doer) -> Oddity | None:
    minutes = _minutes(said)
    if (row.timed or row.rates) and not minutes:
        return None
    if row.rates:
        speed = row.rates[0 if minutes <= _LONG else 1 if minutes <= _DAY else 2]
        most, number = speed, figure.least / doer.number / minutes
    else:
        size = _size(said, figure)
        trips = next((f.high for f in said.counts if _one(said.language, "trips").match(
            said.plain, f.end - said.start)), 1.0)  # fmt: skip
        most, number = row.most / size, figure.least / doer.number / max(trips, 1.0)
    if number <= most:
        return None
    says = {"sort": row.sort, "number": round(number, 1), "most": round(most, 1)}
    return Oddity("capacity", figure.start, figure.tail, (Span(doer.start, doer.end),), says)


def _size(said: Said, figure: Figure) -> float:
    """Kilograms, litres or metres of the unit of a figure."""
    if not figure.unit:
        return 1.0
    words = said.between(figure.end, figure.tail)
    rows = table_of(said.language, "measures")
    return next((float(n) for n, unit in rows.items() if plain(rf"[\s-]*(?:{unit})").match(words)), 1.0)


def _minutes(said: Said) -> float:
    """The time in which it is said to have been done; 0 where no time is told."""
    for figure in said.figures:
        if figure.unit in _HOURS and figure.high:
            return figure.high * _HOURS[figure.unit]
    return next((minutes for minutes, words in _times(said.language) if words.search(said.plain)), 0.0)
