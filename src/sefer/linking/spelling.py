"""Names -> keys under which the spellings of one name meet, and names one slip apart found without comparing all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from sefer.letters import fold
from sefer.letters.patterns import lazy

_BREAKS = lazy(r"[\s.\-()\[\]/,;:“”\"]+")
# groups of letters that Turkish, Azerbaijani, English and French spellings of one sound exchange
_SOUNDS = (
    ("tch", "c"), ("dzh", "c"), ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("dj", "c"), ("th", "t"), ("ph", "f"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("x", "h"), ("w", "v"), ("y", "i"), ("j", "c"), ("o", "u"), ("e", "a"),
)  # fmt: skip
_FINAL = {"d": "t", "b": "p", "v": "f"}  # "Ahmed", "Ahmet"; "Melikov", "Melikoff"
_DIGIT = lazy(r"\d")
_TWICE = lazy(r"(.)\1")
_CROWD = 12  # near names that are kept under one key: a crowd is no evidence for any
LONG = 5  # letters that a name needs before a slip in it is believed


# the same names come again and again
folded = lru_cache(maxsize=65536)(fold)


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name: "N. Şeyhzamanlı" -> ("n", "seyhzamanli")."""
    return tuple(word for word in _BREAKS.split(fold(name)) if word)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A folded word without what spellings of one sound differ in: "saumyan" and "shaumian" share theirs."""
    for one, other in _SOUNDS:
        if one in word:
            word = word.replace(one, other)
    plain = _TWICE.sub(r"\1", word)
    return plain[:-1] + _FINAL.get(plain[-1:], plain[-1:])


@lru_cache(maxsize=65536)
def slips(word: str) -> int:
    """How many letters may differ in a word of this length before it is another word."""
    if len(word) < LONG or _DIGIT.search(word):
        return 0
    return 2 if len(word) >= 9 else 1


def misspelt(one: str, other: str) -> bool:
    """Are two folded words one slip apart? One letter from 5 letters on, two from 9 on; the first letter holds."""
    allowed = min(slips(one), slips(other))
    if not allowed or one == other or one[0] != other[0] or abs(len(one) - len(other)) > allowed:
        return False
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


class Near:
    """Words by what is left of them without one letter, long ones by their heads and tails too: near words meet."""

    def __init__(self) -> None:
        self._rests: dict[str, list[str]] = {}

    def add(self, word: str) -> None:
        for rest in _rests(word):
            held = self._rests.setdefault(rest, [])
            if len(held) < _CROWD:
                held.append(word)

    def near(self, word: str) -> list[str]:
        """The words added that are one slip from this one, each once."""
        met = dict.fromkeys(other for rest in _rests(word) for other in self._rests.get(rest, ()))
        return [other for other in met if misspelt(word, other)]


def _rests(word: str) -> Iterator[str]:
    allowed = slips(word)
    if allowed == 0 or len(word) > 48:
        return
    yield word
    for gone in range(1, len(word)):
        yield word[:gone] + word[gone + 1 :]
    if allowed > 1:
        yield word[:4] + "*"
        yield "*" + word[-4:]
