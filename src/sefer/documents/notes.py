"""Lines of a text dump -> its footnotes, and the marks in the body that they belong to."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from sefer.documents.layouts import Layout
from sefer.documents.lines import Line
from sefer.documents.words import every
from sefer.letters import fold, has_figure
from sefer.letters.patterns import lazy

# right behind a word or a mark; as all that is sought in every line, it begins with a set of signs, which is fast to find
_FIGURE = lazy(r"[0-9](?<=[\w.,;:!?\"”’»)]\d)(?<!\d\d)\d{0,2}(?=[\s.,;]|$)")
_BEFORE_MARK = lazy(r"(?:[^\W\d_]{2}[.,;:!?]|(?<![\d.])\d{4}[.,;]|\d,\d{3}\.|[\"”’»)]|[^\W\d_]{3})$")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_OPENS_LABEL = frozenset(f"0123456789[({_RAISED}")
_LOWERED = str.maketrans(_RAISED, "0123456789")
_MARK = lazy(
    rf"[\[({_RAISED}](?:(?<=\[)\d{{1,3}}\]|(?<=\()\d{{1,3}}\)|(?<=[{_RAISED}])[{_RAISED}]{{0,2}}(?![{_RAISED}]))"
)
_LABEL = lazy(
    rf"(?:(?P<raised>[{_RAISED}]{{1,3}})|(?P<set>\[\d{{1,3}}\]|\(\d{{1,3}}\))(?=\s)"
    r"|(?P<bare>\d{1,3})(?P<stop>[.)]|\s?[-–—])?(?=\s))\s*(?=[^\W\d_]|[\"“'«])"
)
_HEADING = 30  # characters that the heading of notes may have
_STAR = lazy(r"[*†‡]{1,3}[ \t]?(?=[^\W\d_])")
_PAGE = lazy(r"\b(?:ss?|pp?|sh|vol|c|kls|dos)\.\s*\d|\b\d{4}\b.*\d", re.IGNORECASE)
_PAGE_MARK = lazy(r"\b(?:ss?|pp?|kls|dos)\.\s*\d", re.IGNORECASE)
_SKIP = 3  # notes that may be lost between two that were found
_MARKDOWN_MARK = lazy(r"\[\^([^\]\s]+)\](?!:)")


def with_notes(layout: Layout, lines: Sequence[Line], dropped: frozenset[int]) -> Layout:
    """The layout with its footnotes as blocks of their own and their marks named."""
    found = _markdown(layout, lines) if layout.markdown else _printed(lines, dropped)
    kinds = dict(layout.kinds)
    marks = list(layout.marks)
    for at, label_end, mark in found:
        start = lines[at].start
        kinds[start] = "note"
        after = _end(lines, at, dropped, {first for first, _, _ in found})
        if after < len(lines):
            kinds.setdefault(lines[after].start, "")
        if label_end > start:
            marks.append((start, label_end, -1))
        if mark is not None:
            marks.append((*mark, start))
    return replace(layout, kinds=kinds, marks=tuple(marks))


def _end(lines: Sequence[Line], at: int, dropped: frozenset[int], starts: set[int]) -> int:
    """The first line after a note."""
    after = at + 1
    while after < len(lines) and not (lines[after].gap or lines[after].page or after in dropped or after in starts):
        after += 1
    return after


def _markdown(layout: Layout, lines: Sequence[Line]) -> list[tuple[int, int, tuple[int, int] | None]]:
    marks = {match[1]: match.span() for match in _MARKDOWN_MARK.finditer(layout.text)}
    return [
        (at, line.start, marks.get(line.mark[2:].split("]")[0]))
        for at, line in enumerate(lines)
        if line.mark.startswith("[^")
    ]


def _printed(lines: Sequence[Line], dropped: frozenset[int]) -> list[tuple[int, int, tuple[int, int] | None]]:
    """Where each note begins (index of its line), where its label ends, and the raw span of its mark."""
    found: list[tuple[int, int, tuple[int, int] | None]] = []
    waiting: dict[int, tuple[int, int]] = {}
    last = 0
    raised = bool(lines) and any(map(lines[0].raw.__contains__, _RAISED))
    inside = False  # a note, or below the heading of notes: what is numbered there is one, whatever it says
    headed = False  # below that heading: what is numbered on is one, though no mark of it was found
    for at, line in enumerate(lines):
        if at in dropped:
            continue
        apart, text = line.gap > 0 or line.page or at - 1 in dropped, line.text  # a copy, made once
        star = _STAR.match(text) if apart else None
        label = _LABEL.match(text) if text[:1] in _OPENS_LABEL else None
        number = _number(label["raised"] or label["set"] or label["bare"]) if label else 0
        if star:
            found.append((at, line.start, None))
        elif label and (
            (_awaited(number, last, waiting) and (inside or label["raised"] or _is_note(line, label, apart)))
            or (not last and number in waiting and _opens_notes(line, label))
        ):
            last, inside = number, True
            found.append((at, line.start + label.end(), waiting.pop(number)))
            continue
        elif label and headed and number == last + 1 and (last or _opens_notes(line, label)):
            last = number
            found.append((at, line.start + label.end(), None))
            continue
        elif has_figure(text) or (raised and any(map(text.__contains__, _RAISED))):
            for mark in (*_FIGURE.finditer(text), *_MARK.finditer(text)):
                if _BEFORE_MARK.search(text[max(mark.start() - 6, 0) : mark.start()]):
                    waiting[_number(mark[0])] = (line.start + mark.start(), line.start + mark.end())
        headed = headed or _heads_notes(text)
        inside = (inside and not apart) or _heads_notes(text)
    return found


def _heads_notes(text: str) -> bool:
    return len(text) < _HEADING and fold(text).strip(" :.") in every("notes")


def _number(label: str) -> int:
    return int(label.translate(_LOWERED).strip(" []()"))


def _awaited(number: int, last: int, waiting: Collection[int]) -> bool:
    return number in waiting and (number == 1 or 0 < number - last <= _SKIP)


def _opens_notes(line: Line, label: re.Match[str]) -> bool:
    """Does the first note of a chapter, whose number goes on from the one before, stand here: "12. Demir, Yol, s. 4"?"""
    words = line.text[label.end() :]
    return bool(label["stop"] or not label["bare"]) and bool(_PAGE_MARK.search(words) or _names_reference(words))


def _names_reference(words: str) -> bool:
    first = (word.strip(",.;:") for word in fold(words).split()[:6])
    return not every("references").isdisjoint(first)


def _is_note(line: Line, label: re.Match[str], apart: bool) -> bool:
    """True where the line after the number reads as a reference, or stands apart without a full stop at the number."""
    words = line.text[label.end() :]
    refers = bool(_PAGE.search(words)) or _names_reference(words)
    return refers or (apart and not label["stop"])
