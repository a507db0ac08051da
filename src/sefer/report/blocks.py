"""A Table -> lines to read from top to bottom: a row is its first cell, and below it what else is known, a line each."""

from __future__ import annotations

from textwrap import wrap

from sefer.letters.patterns import lazy
from sefer.messages import say
from sefer.model import Table
from sefer.report.tables import harmless_line, spoken

WIDTH = 100  # characters of a line
_STEP = 4  # by which what is known of a row stands in from its head
_MOST = 40  # by which no line stands in further, however deep the row


def blocks(answer: Table, lang: str) -> str:
    """The rows of a table as blocks; the spaces before a first cell are how far all of its block stands in."""
    heads = [say(column, lang) for column in answer.columns]
    out: list[str] = []
    for row in answer.rows:
        first, *rest = (str(spoken(cell, lang) or "") for cell in row)
        indent = min(len(first) - len(first.lstrip()), _MOST)
        out += _wrapped(first.lstrip(), indent, indent + _STEP)
        last = ""
        for head, cell in zip(heads[1:], rest, strict=True):
            if cell:
                said, last = _once(cell, last, say("ask.same", lang))
                out += _wrapped(f"{head}: {said}", indent + _STEP, indent + _STEP + 2)
    return "\n".join(out) + "\n" if out else ""


_GROUND = lazy(r"\((?:undated|tarihsiz|\[?[?\d]).*?\)(?=,? |$)")


def _once(cell: str, last: str, same: str) -> tuple[str, str]:
    """A cell in which the day and the source that were told right before are not told again; and those told last."""
    out, at = [], 0
    for found in _GROUND.finditer(cell):
        out += [cell[at : found.start()], same if found.group() == last else found.group()]
        at, last = found.end(), found.group()
    return "".join([*out, cell[at:]]), last


def _wrapped(text: str, first: int, after: int) -> list[str]:
    line = harmless_line(text)
    return wrap(line, WIDTH, initial_indent=" " * first, subsequent_indent=" " * after, break_on_hyphens=False)
