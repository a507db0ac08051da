"""Lines -> paragraphs, by blank lines, and by the look of line ends where there are none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sefer.documents.headings import ends_keywords, is_clear_heading, is_imprint, is_section, label_kind
from sefer.documents.hyphens import TORN
from sefer.documents.layouts import Layout
from sefer.documents.lines import Line
from sefer.letters.patterns import lazy

_ITEM = lazy(r"(?:[•·▪◦‣*–—-]\s+|\(?(?:\d{1,2}|[a-zçğıöşü])\)\s)")
_COUNTED = lazy(r"\d{1,3}[.)]\s")
_DIGIT = lazy(r"\d")
_COLUMNS = lazy(r"\S(?:[ \u00a0]{3,}|[ ]*\t[ \t]*)\S")
_WIDE = ("  ", "\t", "\u00a0")  # one of which stands between columns
_ROOM = 0.88  # a line is short where the next word would have fitted in this share of the width
_VERY_SHORT = 0.7
_FULL = 25  # characters that a full line has at least


@dataclass
class Paragraph:
    """Lines that belong together. `kind` is empty until known; `seam` says what stands before it."""

    lines: list[Line]
    seam: str = "blank"  # "blank", "line" (a new line only), "torn" (a page break, or something taken out), "firm"
    kind: str = ""
    width: int = 0

    @property
    def text(self) -> str:
        return self.lines[0].text if len(self.lines) == 1 else " ".join(line.text for line in self.lines)

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def open_ended(self) -> bool:
        """True where its last sentence does not end with it."""
        return not self.last.closes and not self.last.text.endswith((":", ";"))

    @property
    def torn_word(self) -> bool:
        """True where it ends within a word or a range."""
        return self.last.text[-1] in TORN and self.last.text[-2:-1].isalnum()

    @property
    def full(self) -> bool:
        """True where its last line runs to the margin."""
        return len(self.last) >= max(_VERY_SHORT * self.width, _FULL)


class Setting:
    """How the lines of one text are set: hard-wrapped or a paragraph a line, and how wide."""

    def __init__(self, grouped: Sequence[tuple[str, list[Line]]]) -> None:
        self.wrapped = _is_wrapped([line for _, block in grouped for line in block[:-1]])
        self.width = _usual_width(line for _, block in grouped if len(block) > 1 for line in block)

    def of(self, block: list[Line]) -> tuple[bool, int]:
        """Whether a block is wrapped, and its width in characters."""
        if len(block) < 5:
            return self.wrapped, max(self.width if self.wrapped else 0, _usual_width(block))
        return _is_wrapped(block[:-1]), _usual_width(block)


def _usual_width(lines: Iterable[Line]) -> int:
    """The length that nine lines in ten do not pass."""
    lengths = sorted(map(len, lines))
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _is_wrapped(lines: Sequence[Line]) -> bool:
    wide = _usual_width(lines)
    telling = [line for line in lines if len(line) >= 0.6 * wide]
    return wide <= 400 and sum(line.closes for line in telling) < 0.6 * max(len(telling), 1)


def _blocks(lines: Sequence[Line], dropped: frozenset[int], given: Collection[int]) -> Iterator[tuple[str, list[Line]]]:
    """Runs of lines without a blank line between them, each with its seam."""
    seam, torn = "blank", False
    block: list[Line] = []
    for at, line in enumerate(lines):
        if at in dropped:
            torn = True
            continue
        if block and (line.gap or line.page or torn or line.start in given):
            yield seam, block
            block, seam = [], "torn" if torn or line.page else "blank"
        torn = False
        block.append(line)
    if block:
        yield seam, block


def paragraphs(lines: Sequence[Line], dropped: frozenset[int], layout: Layout) -> list[Paragraph]:
    """The paragraphs of a text in order; sentences torn over a seam are still apart."""
    grouped = list(_blocks(lines, dropped, layout.kinds))
    setting = Setting(grouped)
    out: list[Paragraph] = []
    for found, block in grouped:
        wrapped, width = setting.of(block)
        seam = "firm" if layout.firm else found
        kind = layout.kinds.get(block[0].start) or ("table" if is_table(block) else "")
        if kind:
            out.append(Paragraph(block, seam, kind, width))
            continue
        for number, part in enumerate(_parts(block, wrapped, width)):
            out.append(Paragraph(part, "line" if number else seam, width=width))
    return out


def is_table(block: Sequence[Line]) -> bool:
    """True where most lines are rows: cells apart by tabs, wide gaps or upright strokes."""
    if len(block) < 2:
        return False
    tabs = sum("\t" in line.text or line.text.startswith("|") for line in block)
    columns = sum(_has_columns(line.text) and not line.closes for line in block)
    return tabs >= 0.66 * len(block) or (len(block) > 2 and columns >= 0.75 * len(block))


def _has_columns(text: str) -> bool:
    return any(map(text.__contains__, _WIDE)) and _COLUMNS.search(text) is not None


def _parts(block: list[Line], wrapped: bool, width: int) -> Iterator[list[Line]]:
    part = [block[0]]
    margin = min(line.indent for line in block)
    for line, following in pairwise(block):
        if len(part) == 1:
            keywords = label_kind(line.text) == "keywords"
        ended = keywords and ends_keywords(line, following, len(part))
        ended = ended or (wrapped and line.closes and following.indent > margin + 1)
        if ended or _is_forced(part, line, following) or _breaks(part, line, following, wrapped, width):
            yield part
            part = []
        part.append(following)
    yield part


def _is_forced(part: list[Line], line: Line, following: Line) -> bool:
    """True where a mark or a label says that a paragraph begins, however the text is set."""
    if following.mark[:1] in ("#", "*", "+", "-", "[") or line.mark.startswith("#"):
        return following.mark != "" or line.mark.startswith("#")
    if label_kind(following.text) or is_imprint(following.text):
        return True
    return (len(part) == 1 and is_section(line)) or (line.closes and is_section(following))


def _breaks(part: list[Line], line: Line, following: Line, wrapped: bool, width: int) -> bool:
    """True where a new paragraph begins between two lines of one block by their look."""
    if line.setting == "markdown":
        return bool(_COUNTED.match(following.text) and _COUNTED.match(part[0].text))
    if line.setting == "printed":
        return len(part) == 1 and is_clear_heading(line, width) and not following.opens_small
    if not wrapped:
        return line.closes or not (following.opens_small or line.text[-1] in TORN)
    if len(part) == 1 and is_clear_heading(line, width) and not following.opens_small:
        return True
    if _ITEM.match(following.text) and (line.text[-1] in ":;,." or _ITEM.match(part[0].text)):
        return True
    room = len(line) + 1 + len(following.text.split(None, 1)[0])
    if line.closes:
        return room < _ROOM * width
    deliberate = line.text[-1] in ".!?" or bool(_DIGIT.search(line.text) or _DIGIT.match(following.text))
    return deliberate and room < _VERY_SHORT * width and not following.opens_small and line.text[-1] not in TORN
