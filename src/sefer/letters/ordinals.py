"""Names as they are compared where an ordinal may be written in Roman or Arabic numerals."""

from __future__ import annotations

import re
from functools import lru_cache

from sefer.letters import fold
from sefer.letters.patterns import lazy

_ROMAN = lazy(
    r"(?<![\w.])(?P<n>X{0,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})|L(?:X{1,3})?(?:IX|IV|V?I{1,3}))\.?(?=\s\w)"
)
_ARABIC = lazy(r"(?<![\w.])(?P<n>\d{1,3})(?:\.|st|nd|rd|th|['’]?(?:[ıiuü]nc[ıiuü]|nc[ıiuü]))(?=\s\w)")
_BRACKETS = str.maketrans("", "", "()")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def unbracketed(name: str) -> str:
    """A name without the signs of its brackets, as readers of names keep it: "6th (Poona) Division" -> "6th Poona Division"."""
    return name.translate(_BRACKETS) if "(" in name else name


@lru_cache(maxsize=65536)
def numbered(name: str) -> str:
    """A folded name without brackets, with its ordinals as bare numbers: "III. Kolordu", "3. Kolordu" -> "3 kolordu"; "IX Corps" -> "9 corps"."""
    return fold(_ARABIC.sub(r"\g<n>", _ROMAN.sub(_arabic, unbracketed(name))))


def _arabic(found: re.Match[str]) -> str:
    values = [_VALUES[letter] for letter in found["n"]]
    if not values:
        return found.group()
    return str(sum(-v if v < max(values[n:]) else v for n, v in enumerate(values)))
