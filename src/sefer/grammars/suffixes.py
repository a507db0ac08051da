"""Turkish suffixes: how a noun goes on, and which case that says.

The grammar is Lewis, Turkish Grammar (2nd ed.), chapters 2 (nouns) and 4 (the izafet groups): stem + plural +
possessive + case (+ ki). Vowels harmonise, d/t assimilate, n stands between a possessive and a case.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sefer.letters import APOSTROPHES
from sefer.letters.patterns import lazy

A, I = "[ae]", "[ıiuü]"  # noqa: E741  the two vowel archetypes of the grammars
_PLURAL = f"(?:l{A}r)"
_POSSESSIVE = f"(?:s?{I}(?:m{I}z|n{I}z)?|l{A}r{I}|{I}?m{I}z|{I}?n{I}z)"
CASES = {
    "genitive": f"n?{I}n|y{I}n",
    "ablative": f"n?[dt]{A}n",
    "locative": f"n?[dt]{A}",
    "dative": f"[yn]?{A}",
    "accusative": f"[yn]?{I}",
    "instrumental": f"y?l{A}",
    "equative": f"n?[cç]{A}",
    "privative": f"s{I}z",
    "adjectival": f"l{I}(?:k|ğ{I})?",
}
_KI = f"(?:k[iü](?:l{A}r)?(?:n?(?:{I}n|[dt]{A}n|[dt]{A}|{A}|{I}|l{A}))?)"
_COPULA = f"(?:[dt]{I}r|y?[dt]{I}(?:l{A}r|m|n|k)?|ym{I}ş|y{I}[mz]|y?s{A})"

# everything that may follow a noun stem, glued or behind an apostrophe
TAIL = f"{_PLURAL}?{_POSSESSIVE}?(?:{'|'.join(CASES.values())})?{_KI}?{_COPULA}?"
_TAIL = lazy(TAIL)
_WORD = lazy(r"\w*")
_ORDER = (
    "genitive",
    "ablative",
    "locative",
    "instrumental",
    "equative",
    "privative",
    "adjectival",
    "dative",
    "accusative",
)


@cache
def _full(case: str) -> re.Pattern[str]:
    return lazy(f"{_PLURAL}?{_POSSESSIVE}?(?:{CASES[case]})(?P<ki>{_KI})?{_COPULA}?")


def inflected(stem: str) -> str:
    """A pattern for a stem with any chain of suffixes glued to it, to the end of the word."""
    return rf"{stem}{TAIL}(?!\w)"


@cache
def case_of(suffix: str) -> str | None:
    """The case that a whole suffix chain says: "'nden" -> "ablative", "" -> "nominative", None if it is no suffix.

    "sindeki" is "relative" (locative or other case + ki). Of an ambiguous chain the first reading in the order
    genitive, ablative, locative, instrumental ..., dative, accusative is given.
    """
    if not suffix:
        return "nominative"
    for case in _ORDER:
        found = _full(case).fullmatch(suffix)
        if found:
            return "relative" if found.group("ki") else case
    if re.fullmatch(f"{_PLURAL}?{_POSSESSIVE}?{_COPULA}?", suffix):
        return "nominative"
    return None


def follow(text: str, end: int) -> tuple[str, int]:
    """The suffix chain behind an apostrophe at `end` and where it ends; ("", end) where there is none."""
    if end < len(text) and text[end] in APOSTROPHES:
        word = _WORD.match(text, end + 1)
        if word and _is_tail(word.group()):
            return word.group(), word.end()
    return "", end


@lru_cache(maxsize=1 << 14)
def _is_tail(word: str) -> bool:
    return word != "" and _TAIL.fullmatch(word) is not None
