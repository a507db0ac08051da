"""Where the words of a text begin, by their first letters: patterns are tried only where they can match."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from sefer.letters import title, upper

LETTERS = 3
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_FIGURES = frozenset("0123456789")
_T = TypeVar("_T")


def figure(digits: int) -> str:
    """The key of figures with so many digits, five standing for more."""
    return f"#{min(digits, 5)}"


FIGURES = tuple(figure(n) for n in range(1, 6))


def spellings(words: Iterable[str]) -> frozenset[str]:
    """The keys under which words (or patterns that begin with letters) are found, in lower, title and upper case."""
    short = {word[:LETTERS] for word in words}
    return frozenset(short | {title(word) for word in short} | {upper(word) for word in short})


class _Last:
    """The index of the text that was asked for last: all finders ask for one text after another."""

    text: str = ""
    index: Mapping[str, array[int]] = {}


def _index(text: str) -> Mapping[str, array[int]]:
    if _Last.text is text:
        return _Last.index
    out: dict[str, array[int]] = defaultdict(lambda: array("l"))
    for word in _WORD.finditer(text):
        at, end = word.span()
        if text[at] in _FIGURES:
            figures = _DIGITS.match(text, at)
            out[figure(figures.end() - at if figures else 1)].append(at)
        else:
            out[text[at : min(at + LETTERS, end)]].append(at)
    _Last.index, _Last.text = out, text
    return out


class Starts(Generic[_T]):
    """The places of a text where words with some keys begin, rising, each with what its key stands for."""

    def __init__(self, text: str, keys: Mapping[str, _T]) -> None:
        index = _index(text)
        found = sorted((at, key) for key in keys if key in index for at in index[key])
        self._at = array("l", [at for at, _ in found])
        self._what = [keys[key] for _, key in found]

    def within(self, start: int, end: int) -> zip[tuple[int, _T]]:
        """The places in start..end."""
        low, high = bisect_left(self._at, start), bisect_left(self._at, end)
        return zip(self._at[low:high], self._what[low:high], strict=True)
