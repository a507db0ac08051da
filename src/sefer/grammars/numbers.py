"""Numbers as printed: digits, words, mixed, ordinals, Roman numerals."""

from __future__ import annotations

import re

from sefer.grammars.words import any_of, table
from sefer.letters import lower

_WORDS: dict[str, int] = table("tr", "numbers")["cardinals"]
CARDINAL = any_of(list(_WORDS))
DIGITS = r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?!\d)|\d+"
_POWERS = "bin|yüz|milyon"
_CARDINALS = re.compile(rf"(?:(?:{CARDINAL})\s*)+")
_MIXED = re.compile(rf"({DIGITS})(?:,(\d+))?(?:\s+({_POWERS})(?:\s+(.+))?)?")
ORDINAL_ENDING = "(?:[ıiuü]?nc[ıiuü])"
_ORDINAL = re.compile(
    rf"(?P<n>\d{{1,3}})(?:\.|['’ ]?{ORDINAL_ENDING}|-c[ıiuü])|(?P<r>[IVXLC]+)(?:\.|['’ ]?{ORDINAL_ENDING})"
)
_SPELT_ORDINAL = re.compile(rf"(?P<words>(?:(?:{CARDINAL})\s*)*?(?:{CARDINAL}|dörd)){ORDINAL_ENDING}")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def cardinal(text: str) -> float | None:
    """The number that some words or digits say: "6 bin" 6000, "2.475" 2475, "dört yüz elli" 450; None if none."""
    plain = lower(text.strip())
    found = _MIXED.fullmatch(plain)
    if found is None:
        return _in_words(plain)
    number = float(re.sub(r"[.\u00a0 ]", "", found[1]) + ("." + found[2] if found[2] else ""))
    if found[3]:
        number *= _WORDS[found[3]]
    return number + ((cardinal(found[4]) or 0) if found[4] else 0)


def _in_words(text: str) -> float | None:
    if _CARDINALS.fullmatch(text) is None:
        return None
    total = part = 0
    for word in re.findall(CARDINAL, text):
        value = _WORDS[word]
        if value == 100:
            part = (part or 1) * 100
        elif value >= 1000:
            total, part = total + (part or 1) * value, 0
        else:
            part += value
    return float(total + part) if total + part else None


def ordinal(word: str) -> int | None:
    """The number of an ordinal: "5.", "5'inci", "3-cü", "beşinci", "on ikinci", "IX."; None for any other word."""
    found = _ORDINAL.fullmatch(word)
    if found:
        return int(found["n"]) if found["n"] else roman(found["r"])
    spelt = _SPELT_ORDINAL.fullmatch(lower(word))
    return int(_in_words(re.sub("dörd$", "dört", spelt["words"])) or 0) if spelt else None


def roman(text: str) -> int:
    """The value of a Roman numeral up to 399."""
    total = 0
    for here, after in zip(text, text[1:] + " ", strict=False):
        total += -_ROMAN[here] if _ROMAN.get(after, 0) > _ROMAN[here] else _ROMAN[here]
    return total
