"""Whose formation a word or a name says that it is."""

from __future__ import annotations

import re
from functools import lru_cache

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.linking.words import by_word

_PEOPLE = lazy(r"(?:lar|ler)$")


def nation_before(text: str, start: int) -> tuple[str, str]:
    """Whose unit it is by the word before: "Yunan 9. Tümeni", "Yunanların 9. Tümeni"; "" where unsaid."""
    before = text[max(0, start - 24) : start].split()
    acting = bool(before) and _PEOPLE.search(fold(before[-1])) is not None  # "Yunanlılar 9. Tümen'e saldırdı"
    nation = nation_of(before[-1]) if before and not acting else ""
    return (nation, before[-1]) if nation else ("", "")


@lru_cache(maxsize=4096)
def own_nation(name: str) -> str:
    """The word of a name that says whose unit it is, where it opens the name or stands behind the number; "" for none."""
    said = name.split()
    at = 1 if said and said[0][0].isdigit() else 0
    enough = len(said) > 2 and not (at + 1 < len(said) and nation_of(said[at + 1]))
    return said[at] if enough and nation_of(said[at]) else ""


@lru_cache(maxsize=4096)
def nation_of(word: str) -> str:
    """The nation that a word says, in any case and number; "" for none."""
    plain = fold(word).partition("'")[0]
    known = by_word("nations")
    return known.get(plain) or known.get(re.sub(r"(?:lar|ler)(?:in)?$|s$", "", plain), "")
