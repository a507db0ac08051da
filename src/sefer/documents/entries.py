"""Lines of a bibliography -> its entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sefer.documents.hyphens import TORN
from sefer.documents.lines import Line
from sefer.documents.paragraphs import Paragraph
from sefer.letters.patterns import lazy

_NUMBERED = lazy(r"(?:\[\d{1,3}\]|\d{1,3}[.)])\s|(?:[—–_-]\s*){2,}|[•·▪*]\s")
_STRONG = lazy(
    r"[^\W\d_][\w’'`-]+(?:\s[^\W\d_][\w’'`-]+){0,3},\s"
    r"(?:(?:[^\W\d_]\.[\s-]?)+|[^\W\d_]\w+(?:\s[^\W\d_][\w.]*){0,2}\s?[.,(])"
    r"|[^.]{3,80}\((?:1[5-9]|20)\d\d"
)
_IMPRINT = lazy(
    r"[^\W\d_][^\W\d_.’'-]*(?:[\s-][^\W\d_]+){0,2}:\s[^:.]{2,60},\s(?:1[5-9]|20)\d\d\.?$"
)  # "London: Cape, 1930."
_ENDS = lazy(r"(?:[.)\]”\"’]|\d|/|[a-z]{2,4}/\S*)$")


def split_entries(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """One paragraph an entry, whatever the lines were grouped by."""
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    openings = {paragraph.lines[0].start: paragraph for paragraph in paragraphs}
    starts = _starts(lines, openings)
    out: list[Paragraph] = []
    for line in lines:
        if line.start in starts or not out:
            origin = openings.get(line.start)
            seam = origin.seam if origin and not out else "line"
            out.append(Paragraph([line], seam, "bibliography", origin.width if origin else 0))
        else:
            out[-1].lines.append(line)
    return out


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the entries are set: numbered, with hanging indents from `margin` on, lines up to `width` long."""

    numbered: bool
    hanging: bool
    margin: int
    width: int
    whole: bool  # an entry a line


def _starts(lines: Sequence[Line], openings: Mapping[int, Paragraph]) -> set[int]:
    margin = min(line.indent for line in lines)
    setting = _Setting(
        sum(bool(_NUMBERED.match(line.text)) for line in lines) >= 0.3 * len(lines),
        sum(line.indent > margin + 1 for line in lines) >= 0.25 * len(lines),
        margin,
        max(len(line) for line in lines),
        sum(bool(_ENDS.search(line.text)) for line in lines) >= 0.8 * len(lines),
    )
    found = {lines[0].start}
    for before, line in pairwise(lines):
        if _begins(before, line, openings.get(line.start), setting):
            found.add(line.start)
    return found


def _begins(before: Line, line: Line, opening: Paragraph | None, setting: _Setting) -> bool:
    if opening is not None and opening.seam in ("firm", "blank") and not line.opens_small:
        return True
    if _NUMBERED.match(line.text):
        return True
    if setting.numbered or line.opens_small or before.text[-1] in TORN or _IMPRINT.match(line.text):
        return False
    if setting.hanging:
        return line.indent <= setting.margin + 1
    if not _ENDS.search(before.text):
        return False
    return (
        setting.whole
        or bool(_STRONG.match(line.text))
        or len(before) + len(line.text.split()[0]) + 1 < 0.85 * setting.width
    )
