"""Lines -> which of them are running headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import Counter

from sefer.documents.lines import Line
from sefer.documents.words import every
from sefer.letters import fold

_NUMBER = re.compile(
    r"[-–—\[(|•~\s]*(?:([^\W\d_]{1,6})\.?\s*)?(\d{1,4}|[ivxlcdm]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?[-–—\])|•~\s]*",
    re.IGNORECASE,
)
_GULF = re.compile(r"\S[ \t\u00a0]{6,}\S|\t")
_DIGITS = re.compile(r"\d+")
_LONGEST = 120


def _is_number(line: Line) -> bool:
    if len(line) > 16:
        return False
    match = _NUMBER.fullmatch(line.text)
    return bool(match) and (match[1] is None or fold(match[1]) in every("page"))  # type: ignore[index]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


class _Looks:
    """What surrounds each line."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.shapes = [_shape(line) if len(line) <= 2 * _LONGEST else "" for line in lines]
        self.often = Counter(shape for shape in self.shapes if shape.strip("# .-"))

    def above(self, at: int) -> bool:
        """Blank or a page break above, or the text's beginning."""
        return at == 0 or self.lines[at].gap > 0 or self.lines[at].page

    def below(self, at: int) -> bool:
        return at + 1 == len(self.lines) or self.above(at + 1)

    def at_page_break(self, at: int) -> bool:
        return self.lines[at].page or (at + 1 < len(self.lines) and self.lines[at + 1].page)

    def mid_sentence(self, first: int, last: int) -> bool:
        """True where the text breaks off before lines first..last and goes on after them."""
        if first == 0 or last + 1 >= len(self.lines):
            return False
        before, after = self.lines[first - 1], self.lines[last + 1]
        return not before.closes and (after.opens_small or len(before) > 45) and not before.text.endswith(":")


def marked(lines: list[Line]) -> frozenset[int]:
    """The indexes of the lines that belong to the page and not to the text."""
    looks = _Looks(lines)
    found: set[int] = set()
    for group in _islands(looks):
        found.update(_judge(looks, group))
    found.update(_by_page_break(looks))
    found.update(_between(looks, found))
    return frozenset(found)


def _islands(looks: _Looks) -> list[list[int]]:
    """Groups of neighbouring short blocks of one or two lines that stand alone."""
    groups: list[list[int]] = []
    open_group = False
    for at, line in enumerate(looks.lines):
        alone = len(line) <= 2 * _LONGEST and looks.above(at) and (looks.below(at) or looks.below(at + 1))
        second = open_group and not looks.above(at) and looks.below(at) and at - 1 in groups[-1]
        if not (alone or (second and len(line) <= _LONGEST)):
            open_group = False
            continue
        if open_group:
            groups[-1].append(at)
        else:
            groups.append([at])
        open_group = True
    return groups


def _judge(looks: _Looks, group: list[int]) -> list[int]:
    lines = looks.lines
    numbers = [at for at in group if _is_number(lines[at])]
    if len(numbers) > 2:
        return []
    torn = looks.mid_sentence(group[0], group[-1]) and len(group) <= 5
    return [
        at
        for at in group
        if (at in numbers and (torn or looks.at_page_break(at) or _beside_header(looks, group, at)))
        or (at not in numbers and _is_header(looks, at, torn, bool(numbers)))
    ]


def _beside_header(looks: _Looks, group: list[int], at: int) -> bool:
    return any(near in group and _is_header(looks, near, False, True) for near in (at - 1, at + 1))


def _is_header(looks: _Looks, at: int, torn: bool, numbered: bool) -> bool:
    line = looks.lines[at]
    often = looks.often[looks.shapes[at]]
    if often >= 3 and not line.closes:
        return True
    wide = bool(_GULF.search(line.text))
    return (torn and (wide or numbered or often > 1) and not line.closes) or (wide and numbered)


def _by_page_break(looks: _Looks) -> list[int]:
    """Repeated lines and numbers that touch a page break, with or without blank lines."""
    found = []
    for at, line in enumerate(looks.lines):
        if not looks.at_page_break(at):
            continue
        if _is_number(line) or (looks.often[looks.shapes[at]] >= 2 and len(line) <= _LONGEST and not line.closes):
            found.append(at)
    return found


def _between(looks: _Looks, found: set[int]) -> list[int]:
    """Numbers and repeated lines that stand without blank lines between the halves of a sentence."""
    more = []
    for at, line in enumerate(looks.lines):
        if len(line) > _LONGEST or line.closes or at in found or looks.above(at) or looks.below(at):
            continue
        repeated = looks.often[looks.shapes[at]] >= 3 and "#" in looks.shapes[at]
        if (_is_number(line) or repeated) and looks.mid_sentence(at, at):
            more.append(at)
    return more
