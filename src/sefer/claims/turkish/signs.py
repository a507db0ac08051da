"""What the words of a sentence may begin, found out once a word: whoever's words all lack is not asked about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, reduce
from operator import or_

from sefer.claims.tokens import Token

_tests: list[Callable[[str], object]] = []


def sign(test: Callable[[str], object]) -> int:
    """A sign of its own for words in lower case that pass a test; it stands beside what needs such a word."""
    _tests.append(test)
    return 1 << (len(_tests) - 1)


def signs(tokens: Iterable[Token]) -> int:
    """All signs that the words of some tokens bear."""
    return reduce(or_, [_borne(token.low) for token in tokens], 0)


@lru_cache(maxsize=1 << 16)
def _borne(low: str) -> int:
    return sum(1 << at for at, test in enumerate(_tests) if test(low))
