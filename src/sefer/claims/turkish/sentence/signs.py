"""What the words of a sentence may begin, found out once a word: whoever's words all lack is not asked about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, reduce
from operator import or_

from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.holds import ANY

_tests: list[tuple[Callable[[str], object], int]] = []


def sign(test: Callable[[str], object], needs: int = ANY) -> int:
    """A sign of its own for words in lower case that pass a test; it stands beside what needs such a word.

    `needs`: what a sentence must hold for the sign to say anything.
    """
    _tests.append((test, needs))
    return 1 << (len(_tests) - 1)


def signs(tokens: Iterable[Token]) -> int:
    """All signs that the words of some tokens bear."""
    return reduce(or_, [borne(t.low) if t.word is None else t.word.signs for t in tokens], 0)


@lru_cache(maxsize=1 << 16)
def borne(low: str) -> int:
    """The signs of a word in lower case."""
    return sum(1 << at for at, (test, _) in enumerate(_tests) if test(low))


def needs_of(low: str) -> int:
    """What a sentence must hold for the signs of a word to say anything: one of these."""
    signs_of = borne(low)
    return reduce(or_, [needs for at, (_, needs) in enumerate(_tests) if signs_of >> at & 1], 0)
