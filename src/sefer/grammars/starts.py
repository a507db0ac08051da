"""Where the words with which a pattern may begin stand in a text: patterns are tried only there."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate, compress, count
from typing import Generic, TypeVar

from sefer.grammars.spans import Taken
from sefer.letters import title, upper
from sefer.letters.patterns import lazy

LETTERS = 3  # a key of so many letters or more begins a word, a shorter one is a whole word
_LONGEST = 5
_HEAD = lazy(rf"\w{{1,{_LONGEST}}}(?![?*{{])")
_DIGITS = lazy(r"\d+")
_FIGURES = frozenset("0123456789")
_STRETCH = 1 << 16  # characters
_MOST = 50_000  # different pieces of a text that are kept in mind
_KEPT = 10_000  # and of all texts
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
    return lazy(rf"(?<!\w)(?:\d|{'|'.join(heads)})\w*")


class _Found(dict[str, tuple[tuple[int, str], ...]]):
    """What stands between two blanks -> the place of each wanted word in it, and the word; texts repeat one another."""

    def __init__(self, wanted: re.Pattern[str]) -> None:
        self._wanted = wanted

    def __missing__(self, piece: str) -> tuple[tuple[int, str], ...]:
        if len(self) > _KEPT:
            self.clear()
        self[piece] = found = tuple((word.start(), word.group()) for word in self._wanted.finditer(piece))
        return found


@lru_cache(maxsize=32)
def _found(keys: frozenset[str]) -> _Found:
    return _Found(_wanted(keys))


class _Pieces(dict[str, tuple[tuple[int, int], ...]]):
    """The same with the number of each word in one text."""

    def __init__(self, found: _Found, numbers: dict[str, int]) -> None:
        self._found, self._numbers = found, numbers

    def __missing__(self, piece: str) -> tuple[tuple[int, int], ...]:
        if len(self) > _MOST:
            self.clear()
        numbers, found = self._numbers, self._found[piece]
        self[piece] = numbered = tuple([(at, numbers.setdefault(word, len(numbers))) for at, word in found])
        return numbered


class Words:
    """The places of the figures of a text, and of its words that have one of some keys, rising."""

    def __init__(self, text: str, keys: frozenset[str]) -> None:
        """Gathered a stretch at a time, to keep memory low."""
        self.numbers: dict[str, int] = {}  # each different word, in the order of its number
        self.places, self.words = array("i"), array("i")  # where each stands, and the number of its word
        pieces, start = _Pieces(_found(keys), self.numbers), 0
        while start < len(text):
            end = text.find(" ", start + _STRETCH) + 1 or len(text) + 1
            between = text[start : end - 1].replace("\n", " ").split(" ")
            found = list(map(pieces.__getitem__, between))
            letters = accumulate(map(len, between), initial=start)
            for blanks, before, words in compress(zip(count(), letters, found, strict=False), found):
                for within, number in words:
                    self.places.append(blanks + before + within)
                    self.words.append(number)
            start = end


class Starts(Generic[_T]):
    """The places of a text where certain words begin, rising, each with what its word stands for."""

    def __init__(self, words: Words, of: Callable[[str], _T | None]) -> None:
        """`of` is asked once for each different word; one for which it says None counts nowhere."""
        known = list(map(of, words.numbers))
        have = [what is not None for what in known]
        self._at = array("i", compress(words.places, map(have.__getitem__, words.words)))
        self._what = [what for number in words.words if (what := known[number]) is not None]

    def leave_out(self, idle: Callable[[int, _T], bool]) -> None:
        """Forget places of which nothing is to be hoped."""
        keep = bytearray(not idle(at, what) for at, what in zip(self._at, self._what, strict=True))
        self._at, self._what = array("i", compress(self._at, keep)), list(compress(self._what, keep))

    def leave_out_taken(self, taken: Taken) -> None:
        """Forget the places within spans that are taken."""
        at, what, done = array("i"), list[_T](), 0
        for start, end in taken:
            low = bisect_left(self._at, start, done)
            at.extend(self._at[done:low])
            what += self._what[done:low]
            done = bisect_left(self._at, end, low)
        self._at, self._what = at + self._at[done:], what + self._what[done:]

    def only(self, start: int, end: int) -> array[int]:
        """The places in start..end without what their keys stand for."""
        return self._at[bisect_left(self._at, start) : bisect_left(self._at, end)]

    def within(self, start: int, end: int) -> zip[tuple[int, _T]]:
        """The places in start..end."""
        low, high = bisect_left(self._at, start), bisect_left(self._at, end)
        return zip(self._at[low:high], self._what[low:high], strict=True)


def keyed(keys: Mapping[str, _T]) -> Callable[[str], _T | None]:
    """What the longest key of a word or figure stands for, None where it has none."""
    lengths = sorted({len(key) for key in keys if key not in FIGURES}, reverse=True)

    def of(word: str) -> _T | None:
        if word[0] in _FIGURES:
            figures = _DIGITS.match(word)
            return keys.get(figure(figures.end() if figures else 1))
        heads = (word[:length] for length in lengths if length >= LETTERS or len(word) == length)
        return next((keys[head] for head in heads if head in keys), None)

    return of
