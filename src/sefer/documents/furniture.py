"""Lines -> which of them are running headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from sefer.documents.lines import Line
from sefer.documents.words import every
from sefer.letters import fold, has_figure
from sefer.letters.patterns import lazy

_NUMBER = lazy(
    r"[-–—\[(|•~\s]*(?:([^\W\d_]{1,6})(?:\.\s*|\s+))?(\d{1,4}|[ivxlcdm]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?[-–—\])|•~\s]*",
    re.IGNORECASE,
)
_GULF = lazy(r"\S[ \t\u00a0]{6,}\S|\t")
_DIGITS = lazy(r"\d+")
_FOLIO = lazy(r"(\d{1,4})[ \t\u00a0]{6,}\D.*|\D.*[ \t\u00a0]{6,}(\d{1,4})|\W*?(?:[^\W\d]+\W+)?(\d{1,4})\W*")
_TITLE = lazy(r"(?:\d{1,2}\.)+\s+[^\W\d_]")  # "3. The march": returns where titles do
_SHORT = 0.6  # of the width: a header that was seen once is no longer than that
_PAGE_LINES = 4  # lines that a page has at least
_LONGEST = 120
_NUMBER_WIDTH = 16


def _is_number(line: Line) -> bool:
    match = _NUMBER.fullmatch(line.text)
    return bool(match) and (match[1] is None or fold(match[1]) in every("page"))  # type: ignore[index]


def _shape(line: Line) -> str:
    """The line without its figures and wide gaps, to find it again; empty for one too long for a header."""
    if len(line) > 4 * _LONGEST:
        return ""
    text = line.text
    if len(line) > 2 * _LONGEST and len(" ".join(text[: 2 * _LONGEST].split())) > _LONGEST:
        return ""
    words = " ".join(text.split())
    return _DIGITS.sub("#", words) if len(words) <= _LONGEST else ""


class _Looks:
    """What surrounds each line."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.shapes = [_shape(line) if self._tells(at) else "" for at, line in enumerate(lines)]
        self.often = Counter(shape for shape in self.shapes if shape.strip("# .-"))
        self.numbers = frozenset(at for at, line in enumerate(lines) if len(line) <= _NUMBER_WIDTH and _is_number(line))
        self.folios = self._folios()
        self.beside_numbers = Counter(
            self.shapes[at] for at in range(len(lines)) if not self.numbers.isdisjoint((at - 1, at + 1))
        )
        self.breaking = Counter(self.shapes[at] for at in range(len(lines)) if self.at_page_break(at))
        lengths = sorted(len(line) for line in lines)
        self.width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0

    def _tells(self, at: int) -> bool:
        """True where a line may be a header at all: at the edge of a block, or with a figure in it."""
        return self.above(at) or self.below(at) or has_figure(self.lines[at].text)

    def _folios(self) -> frozenset[int]:
        """Lines apart from the text with numbers that rise from page to page, or a number set as page numbers are."""
        found: set[int] = set()
        seen: dict[int, int] = {}  # a number -> where it was seen last
        for at, line in enumerate(self.lines):
            if at in self.numbers and not line.text.isalnum() and self.alone(at):
                found.add(at)
            match = _FOLIO.fullmatch(line.text) if self.alone(at) else None
            if match is None:
                continue
            number = int(match[1] or match[2] or match[3])
            for before in (seen.get(number - 1), seen.get(number - 2)):
                if before is not None and at - before > _PAGE_LINES:
                    found |= {before, at}
            seen[number] = at
        return frozenset(found)

    @cached_property
    def proven(self) -> frozenset[str]:
        """Shapes that once at least stand where only a header can: in a sentence, at a page break, by a page number."""
        return frozenset(
            self.shapes[at]
            for at in range(len(self.lines))
            if self.returns(at, 3)
            and self.alone(at)
            and (self.at_page_break(at) or self.mid_sentence(at, at) or not self.numbers.isdisjoint((at - 1, at + 1)))
        )

    def above(self, at: int) -> bool:
        """Blank or a page break above, or the text's beginning."""
        return at == 0 or self.lines[at].gap > 0 or self.lines[at].page

    def below(self, at: int) -> bool:
        return at + 1 >= len(self.lines) or self.above(at + 1)

    def alone(self, at: int) -> bool:
        """True in a block of one or two short lines."""
        if not 0 <= at < len(self.lines) or not self.shapes[at]:
            return False
        if self.above(at):
            return self.below(at) or (self.below(at + 1) and bool(self.shapes[at + 1]))
        return self.below(at) and self.above(at - 1) and bool(self.shapes[at - 1])

    def at_page_break(self, at: int) -> bool:
        return self.lines[at].page or (at + 1 < len(self.lines) and self.lines[at + 1].page)

    def goes_on_small(self, group: list[int]) -> bool:
        after = group[-1] + 1
        return after < len(self.lines) and self.lines[after].opens_small

    def tears(self, group: list[int]) -> bool:
        """True where a group stands within a sentence, or bears a page number before the rest of one."""
        numbered = any(at not in self.numbers and _FOLIO.fullmatch(self.lines[at].text) for at in group)
        return self.mid_sentence(group[0], group[-1]) or (numbered and self.goes_on_small(group))

    def mid_sentence(self, first: int, last: int) -> bool:
        """True where the text breaks off before lines first..last and goes on after them."""
        if first == 0 or last + 1 >= len(self.lines):
            return False
        before, after = self.lines[first - 1], self.lines[last + 1]
        return not before.closes and (after.opens_small or len(before) > 45) and not before.text.endswith(":")

    def may_be_header(self, at: int) -> bool:
        """True for a short line that stands alone and is no sentence, nor a part of one."""
        if not self.alone(at) or len(self.lines[at]) > _SHORT * self.width:
            return False
        line = self.lines[at]
        return not (line.closes or line.opens_small or _TITLE.match(line.text))

    def returns(self, at: int, times: int) -> bool:
        """True where the line stands there so often, and is no numbered heading."""
        line = self.lines[at]
        return (
            self.often[self.shapes[at]] >= times
            and bool(self.shapes[at])
            and not (line.closes or _TITLE.match(line.text))
        )


def marked(lines: list[Line]) -> frozenset[int]:
    """The indexes of the lines that belong to the page and not to the text."""
    looks = _Looks(lines)
    found = set(looks.folios)
    for group in _islands(looks):
        found.update(_judge(looks, group))
    found.update(_by_page_break(looks))
    found.update(_between(looks, found))
    return frozenset(found)


def _islands(looks: _Looks) -> list[list[int]]:
    """Groups of neighbouring lines that stand alone and may belong to the page by their look."""
    groups: list[list[int]] = []
    for at, line in enumerate(looks.lines):
        if not looks.alone(at):
            continue
        if at in looks.numbers or _GULF.search(line.text) or looks.returns(at, 2):
            if groups and groups[-1][-1] == at - 1:
                groups[-1].append(at)
            else:
                groups.append([at])
    return groups


def _judge(looks: _Looks, group: list[int]) -> list[int]:
    """Those lines of a group that belong to the page."""
    numbers = [at for at in group if at in looks.numbers]
    if len(numbers) > 2:
        return []
    group, torn = _widened(looks, group) if numbers else (group, looks.tears(group))
    found = [at for at in group if at not in numbers and _is_header(looks, at, torn, bool(numbers))]
    beside = {at + step for at in found for step in (-1, 1)}
    return found + [at for at in numbers if torn or looks.at_page_break(at) or at in beside]


def _widened(looks: _Looks, group: list[int]) -> tuple[list[int], bool]:
    """The group, with the header beside it that was seen only once, if it tears a sentence; and whether it does."""
    first, last = group[0] - 1, group[-1] + 1
    wider = [[first, *group]] if looks.may_be_header(first) else []
    wider += [[*group, last]] if looks.may_be_header(last) else []
    for choice in (group, *wider):
        if looks.tears(choice) and looks.goes_on_small(choice):
            return choice, True
    for choice in (*wider, group):
        if looks.tears(choice):
            return choice, True
    return group, False


def _is_header(looks: _Looks, at: int, torn: bool, numbered: bool) -> bool:
    line = looks.lines[at]
    if line.closes:
        return False
    wide, twice = bool(_GULF.search(line.text)), looks.returns(at, 2)
    if torn:
        return wide or numbered or twice
    return (numbered and (wide or looks.beside_numbers[looks.shapes[at]] > 1)) or (
        looks.returns(at, 3) and looks.shapes[at] in looks.proven
    )


def _by_page_break(looks: _Looks) -> list[int]:
    """Repeated lines and numbers that touch a page break, with or without blank lines."""
    return [
        at
        for at in range(len(looks.lines))
        if looks.at_page_break(at)
        and (at in looks.numbers or (looks.returns(at, 2) and looks.breaking[looks.shapes[at]] > 1))
    ]


def _between(looks: _Looks, found: set[int]) -> list[int]:
    """Numbers and repeated lines that stand without blank lines between the halves of a sentence."""
    more = []
    for at, line in enumerate(looks.lines):
        if not looks.shapes[at] or line.closes or at in found or looks.above(at) or looks.below(at):
            continue
        repeated = "#" in looks.shapes[at] and looks.returns(at, 3)
        if (at in looks.numbers or repeated) and looks.mid_sentence(at, at):
            more.append(at)
    return more
