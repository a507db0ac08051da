"""Where the words with which a pattern may begin stand in a text: patterns are tried only there."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate, compress, count
from typing import Generic, TypeVar

from sefer.letters import title, upper
from sefer.letters.patterns import lazy

LETTERS = 3  # a key of so many letters or more begins a word, a shorter one is a whole word
_LONGEST = 5
_HEAD = lazy(rf"\w{{1,{_LONGEST}}}(?![?*{{])")
_DIGITS = lazy(r"\d+")
_FIGURES = frozenset("0123456789")
_STRETCH = 1 << 16  # characters
_MOST = 50_000  # different pieces that are kept in mind
_T = TypeVar("_T")


def figure(digits: int) -> str:
    """The key of figures with so many digits, five standing for more."""
    return f"#{min(digits, 5)}"


FIGURES = tuple(figure(n) for n in range(1, 6))


def spellings(words: Iterable[str], letters: int = LETTERS) -> frozenset[str]:
    """The keys of words (or of patterns that begin with letters): so many letters in lower, title and upper case."""
    short = {found.group()[:letters] for word in words if (found := _HEAD.match(word))}
    return frozenset(short | {title(word) for word in short} | {upper(word) for word in short})


@lru_cache(maxsize=32)
def _wanted(keys: frozenset[str]) -> re.Pattern[str]:
    """A figure, or a word that has one of some keys."""
    heads = (key if len(key) >= LETTERS else rf"{key}(?!\w)" for key in sorted(keys) if key not in FIGURES)
    return re.compile(rf"(?<!\w)(?:\d|{'|'.join(heads)})\w*")


class _Pieces(dict[str, tuple[tuple[int, str], ...]]):
    """What stands between two blanks -> the wanted words in it, each with its place; text repeats itself."""

    def __init__(self, wanted: re.Pattern[str]) -> None:
        self._wanted = wanted

    def __missing__(self, piece: str) -> tuple[tuple[int, str], ...]:
        if len(self) > _MOST:
            self.clear()
        self[piece] = found = tuple((word.start(), word.group()) for word in self._wanted.finditer(piece))
        return found


class Words:
    """The places of the figures of a text, and of its words that have one of some keys."""

    def __init__(self, text: str, keys: frozenset[str]) -> None:
        """Gathered a stretch at a time, to keep memory low."""
        self.places: dict[str, array[int]] = defaultdict(lambda: array("i"))
        pieces, start = _Pieces(_wanted(keys)), 0
        while start < len(text):
            end = text.find(" ", start + _STRETCH) + 1 or len(text) + 1
            between = text[start : end - 1].replace("\n", " ").split(" ")
            found = list(map(pieces.__getitem__, between))
            letters = accumulate(map(len, between), initial=start)
            for blanks, before, words in compress(zip(count(), letters, found, strict=False), found):
                for within, word in words:
                    self.places[word].append(blanks + before + within)
            start = end


class Starts(Generic[_T]):
    """The places of a text where words with some keys begin, rising, each with what its key stands for."""

    def __init__(self, words: Words, keys: Mapping[str, _T]) -> None:
        lengths = sorted({len(key) for key in keys if key not in FIGURES}, reverse=True)
        found: dict[int, _T] = {}
        for word, places in words.places.items():
            key = _key(word, keys, lengths)
            if key is not None:
                found.update(dict.fromkeys(places, keys[key]))
        self._at = array("i", sorted(found))
        self._what = [found[at] for at in self._at]

    def within(self, start: int, end: int) -> zip[tuple[int, _T]]:
        """The places in start..end."""
        low, high = bisect_left(self._at, start), bisect_left(self._at, end)
        return zip(self._at[low:high], self._what[low:high], strict=True)


def _key(word: str, keys: Mapping[str, _T], lengths: Iterable[int]) -> str | None:
    """The longest key of a word or figure."""
    if word[0] in _FIGURES:
        figures = _DIGITS.match(word)
        key = figure(figures.end() if figures else 1)
        return key if key in keys else None
    heads = (word[:length] for length in lengths if length >= LETTERS or len(word) == length)
    return next((head for head in heads if head in keys), None)
