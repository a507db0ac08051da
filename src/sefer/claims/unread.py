"""What no claim uses: mentions that no frame took, cells of tables, figures in a language that is not read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sefer.claims.words import LANGUAGES
from sefer.letters.patterns import lazy
from sefer.model import Mention, Reading, Unread

_COUNTED = ("quantity", "date", "unit", "place")
_PROSE = ("body", "abstract")
_FIGURE = lazy(r"(?<![\w.,/-])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\w)|(?<![\w.,/-])\d+(?!\w)")
_YEAR = lazy(r"1[89]\d\d|20\d\d")


def unread(reading: Reading, used: Collection[int]) -> list[Unread]:
    """In order: numbers, dates, units and places whose start is not in `used`, with the reason.

    "no_frame": no rule tells what they say; "table": they stand in one; "language": a figure in a passage of a language
    that is not read, as it is printed.
    """
    tables = [(part.start, part.end) for part in reading.document.parts if part.kind == "table"]
    rows = [
        Unread(mention.type, mention.start, mention.end, "table" if _within(mention, tables) else "no_frame")
        for mention in reading.mentions
        if mention.type in _COUNTED and mention.start not in used
    ]
    return sorted([*rows, *_foreign(reading)], key=lambda row: (row.start, row.end))


def _within(mention: Mention, stretches: Collection[tuple[int, int]]) -> bool:
    return any(start <= mention.start < end for start, end in stretches)


def _foreign(reading: Reading) -> Iterator[Unread]:
    text = reading.document.text
    for part in reading.document.parts:
        if part.language in LANGUAGES or part.kind not in _PROSE:
            continue
        read = [(m.start, m.end) for m in reading.mentions if part.start <= m.start < part.end]
        for figure in _FIGURE.finditer(text, part.start, part.end):
            if not any(start <= figure.start() < end for start, end in read):
                kind = "date" if _YEAR.fullmatch(figure[0]) else "quantity"
                yield Unread(kind, figure.start(), figure.end(), "language")
