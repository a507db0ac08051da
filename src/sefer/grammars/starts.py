"""Where the words of a text begin, by their first letters: patterns are tried only where they can match."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from sefer.letters import title, upper
from sefer.letters.patterns import lazy

LETTERS = 3
_WORD = lazy(r"\w+")
_DIGITS = lazy(r"\d+")
_FIGURES = frozenset("0123456789")
_STRETCH = 1 << 16  # characters
_MOST = 50_000  # different pieces that are kept in mind
_T = TypeVar("_T")


def figure(digits: int) -> str:
    """The key of figures with so many digits, five standing for more."""
    return f"#{min(digits, 5)}"


FIGURES = tuple(figure(n) for n in range(1, 6))


def spellings(words: Iterable[str]) -> frozenset[str]:
    """The keys under which words (or patterns that begin with letters) are found, in lower, title and upper case."""
    short = {word[:LETTERS] for word in words}
    return frozenset(short | {title(word) for word in short} | {upper(word) for word in short})


class _Keys(dict[str, tuple[tuple[int, str], ...]]):
    """What stands between two blanks -> where words begin in it, each with its key; text repeats itself."""

    def __missing__(self, piece: str) -> tuple[tuple[int, str], ...]:
        if len(self) > _MOST:
            self.clear()
        self[piece] = found = tuple((word.start(), _key(word.group())) for word in _WORD.finditer(piece))
        return found


def _key(word: str) -> str:
    if word[0] not in _FIGURES:
        return word[:LETTERS]
    figures = _DIGITS.match(word)
    return figure(figures.end() if figures else 1)


class _Last:
    """The index of the text that was asked for last: all finders ask for one text after another."""

    text: str = ""
    index: Mapping[str, array[int]] = {}


def _index(text: str) -> Mapping[str, array[int]]:
    """The places of all words by their keys, gathered a stretch at a time."""
    if _Last.text is text:
        return _Last.index
    out: dict[str, array[int]] = defaultdict(lambda: array("i"))
    keys, start = _Keys(), 0
    while start < len(text):
        end = text.find(" ", start + _STRETCH) + 1 or len(text) + 1
        at = start
        for piece in text[start : end - 1].replace("\n", " ").split(" "):
            if piece[:-1].isalpha():  # most are a word, or one with a mark behind it
                head = piece[:LETTERS]
                out[head if head.isalpha() else head[:-1]].append(at)
            else:
                for within, key in keys[piece]:
                    out[key].append(at + within)
            at += len(piece) + 1
        start = end
    _Last.index, _Last.text = out, text
    return out


def forget() -> None:
    """Let go of the text that was asked for last."""
    _Last.index, _Last.text = {}, ""


class Starts(Generic[_T]):
    """The places of a text where words with some keys begin, rising, each with what its key stands for."""

    def __init__(self, text: str, keys: Mapping[str, _T]) -> None:
        index = _index(text)
        found: dict[int, _T] = {}
        for key in keys.keys() & index.keys():
            found.update(dict.fromkeys(index[key], keys[key]))
        self._at = array("i", sorted(found))
        self._what = [found[at] for at in self._at]

    def within(self, start: int, end: int) -> zip[tuple[int, _T]]:
        """The places in start..end."""
        low, high = bisect_left(self._at, start), bisect_left(self._at, end)
        return zip(self._at[low:high], self._what[low:high], strict=True)
