"""The gate: every number, date and name that a claim asserts stands in its evidence or in a context span."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from sefer.letters import fold
from sefer.model import Claim, DateValue, Mention, QuantityValue, Reading, Span, UnitValue

_WORD = re.compile(r"\w+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_OURS = {"relation", "outcome", "content", "role", "mode", "article", "min_days", "max_days", "first", "second"}
_DATES = {"date", "depart", "arrive"}
_EDTF = re.compile(r"\d{4}-\d\d(-\d\d)?(/.*)?")
_FREE = {"outcome", "content", "role"}  # in words of ours; a figure in them is still the text's


def objection(reading: Reading, claim: Claim) -> str | None:
    """What a claim asserts that its words do not say, or None where all of it stands there."""
    spans = [(claim.start, claim.end), *((c.start, c.end) for c in claim.context)]
    inside = [m for a, b in spans for m in _within(reading, a, b)]
    words = _THOUSANDS.sub("", fold(" ".join(reading.document.text[a:b] for a, b in spans)))
    for slot, value in claim.slots.items():
        if slot in _DATES:
            if value is not None and not any(_dates(m) == value for m in inside):
                return f"{slot}: {value}"
        elif slot in ("values", "total"):
            missing = next((n for n in _numbers(value) if not _counted(n, inside, words)), None)
            if missing is not None:
                return f"{slot}: {missing}"
            if claim.kind == "composition" and isinstance(value, Mapping):
                part = next((n for n in value if not _stands(n, words, inside)), None)
                if part is not None:
                    return f"{slot}: {part}"
        elif slot in ("first", "second"):
            if isinstance(value, str) and _EDTF.fullmatch(value) and not any(_dates(m) == value for m in inside):
                return f"{slot}: {value}"
        elif slot in _FREE:
            figure = next((w for w in _WORD.findall(str(value or "")) if w.isdigit() and w not in words), None)
            if figure is not None:
                return f"{slot}: {figure}"
        elif slot not in _OURS:
            missing_name = next((n for n in _names(value) if not _stands(n, words, inside)), None)
            if missing_name is not None:
                return f"{slot}: {missing_name}"
    return None


_LONGEST = 600  # no mention is longer, in characters


def _within(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """The mentions that share a character with a span."""
    mentions = reading.mentions
    low = bisect_left(mentions, start - _LONGEST, key=_start)
    for at in range(low, bisect_left(mentions, end, key=_start)):
        if mentions[at].end > start:
            yield mentions[at]


def stands(name: str, reading: Reading, span: Span) -> bool:
    """Does a name stand in the words of a span?"""
    inside = list(_within(reading, span.start, span.end))
    return _stands(name, fold(reading.document.quote(span)), inside)


def _start(mention: Mention) -> int:
    return mention.start


def _dates(mention: Mention) -> str | None:
    return mention.value.edtf if isinstance(mention.value, DateValue) else None


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value


def _counted(number: float, inside: list[Mention], words: str) -> bool:
    figures = [m.value for m in inside if isinstance(m.value, QuantityValue)]
    if any(number in (f.low, f.high, f.least, f.most) for f in figures):
        return True
    if number == 1 and re.search(r"\b(?:bir|one|a)\b", words):
        return True
    return f"{number:g}" in _WORD.findall(words)


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _names(inner)


def _stands(name: str, words: str, inside: list[Mention]) -> bool:
    """Does every word of a name begin a word of the evidence (suffixes apart), every number stand there?"""
    have = _WORD.findall(words)
    numbers = {m.value.number for m in inside if isinstance(m.value, UnitValue)}
    completed = {w for m in inside if isinstance(m.value, UnitValue) for w in _WORD.findall(fold(m.value.name))}
    for word in _WORD.findall(_THOUSANDS.sub("", fold(name))):
        if word.isdigit():
            if int(word) not in numbers and word not in have:
                return False
        elif word not in completed and not any(h.startswith(_stem(word)) for h in have):
            return False
    return True


def _stem(word: str) -> str:
    """A word without its last letters, which a case may change: "grubu" -> "gru"."""
    return word if len(word) < 4 else word[: max(3, len(word) - 2)]
