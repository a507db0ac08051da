"""Numbers as printed: digits, words, mixed, ordinals, Roman numerals."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import dropwhile, takewhile
from math import prod

from sefer.grammars.words import any_of, table
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.letters.romans import roman


@cache
def cardinals(language: str) -> dict[str, float]:
    """The words of a language that say a cardinal, with their values."""
    return dict(table(language, "numbers")["cardinals"])


@cache
def spelt(language: str) -> str:
    """A pattern for a cardinal in words."""
    words = table(language, "numbers")
    one = any_of(list(words["cardinals"]))
    return rf"(?!{words['no_cardinal']})(?:{one})(?:{words['between']}(?:{one})){{0,8}}"


DIGITS = r"\d{1,3}(?:(?:[.\u00a0 ]| \. )\d{3})+(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d+"
ORDINAL_ENDING = "(?:[ıiuü]?nc[ıiuü])"
_ORDINAL = lazy(
    rf"(?:\d{{1,2}}/)?(?P<n>\d{{1,3}})(?:\.|['’ ]?{ORDINAL_ENDING}|-c[ıiuü])|(?P<r>[IVXLC]+)(?:\.|['’ ]?{ORDINAL_ENDING})"
)


@cache
def _spelt_ordinal() -> re.Pattern[str]:
    return lazy(rf"(?P<words>(?:{spelt('tr')}\s*)??(?:{any_of(list(cardinals('tr')))})){ORDINAL_ENDING}")


@cache
def _mixed(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table(language, "numbers")
    powers, half = any_of(words["powers"]), words["half"] or "(?!)"
    return (
        lazy(rf"({DIGITS})(?:{words['point']}(\d+))?(\s+{half}|½)?(?:\s+({powers})(?:\s+(.+))?)?"),
        lazy(rf"({spelt(language)})?\s*({half})?(?:\s+({powers}))?"),
        lazy(any_of(list(words["cardinals"]))),
    )


_LONGEST = 18  # characters of a figure; a longer one counts nothing in a war


@lru_cache(maxsize=1 << 12)
def cardinal(text: str, language: str = "tr") -> float | None:
    """The number that words or digits say: "6 bin" 6000, "2.475" 2475, "iki buçuk" 2.5, "beşer" 5; None if none."""
    plain = lower(text.strip()) if language == "tr" else text.strip().lower()
    digits, in_words, one = _mixed(language)
    if found := digits.fullmatch(plain):
        if len(found[1]) > _LONGEST:
            return None
        number = float(re.sub(r"[.,\u00a0 ]", "", found[1]) + ("." + found[2] if found[2] else ""))
        number += 0.5 if found[3] else 0
        number *= cardinals(language)[found[4]] if found[4] else 1
        return number + ((cardinal(found[5], language) or 0) if found[5] else 0)
    found = in_words.fullmatch(plain)
    if not plain or found is None or not (found[1] or found[2]):
        return None
    values = [cardinals(language)[word] for word in one.findall(found[1] or "")]
    number = _sum(values)
    if found[2]:  # "a million and a half"
        number += 0.5 * (values[-1] if values and values[-1] >= 100 and not found[3] else 1)
    return number * (cardinals(language)[found[3]] if found[3] else 1)


def spread(text: str) -> tuple[float, float] | None:
    """The bounds of two Turkish numbers side by side: "beş on" 5 and 10, "üç dört yüz" 300 and 400; None for one number."""
    values = [cardinals("tr")[word] for word in _mixed("tr")[2].findall(lower(text))]
    cut = next((n for n in range(1, len(values)) if not _goes_on(values, n)), None)
    if cut is None:
        return None
    low, high = _sum(values[:cut]), _sum(values[cut:])
    if low < 100:  # the power stands behind the second only
        low *= prod(takewhile(lambda value: value >= 100, dropwhile(lambda value: value < 100, values[cut:])))
    return (low, high) if low < high else None


def _goes_on(values: list[float], n: int) -> bool:
    """Is the n-th value part of one number with those before it?"""
    before, here = values[n - 1], values[n]
    if before < 100 and here < 100:
        return before >= 10 > here
    return not (before == here or (before == 1000 and 1000 in values[n:]))


_TALLIES = (12, 20)  # a dozen, a score: "two dozen"


def _sum(values: list[float]) -> float:
    total = part = 0.0
    for value in values:
        if value == 100 or (value in _TALLIES and part < value):
            part = (part or 1) * value
        elif value >= 1000:
            total, part = total + (part or 1) * value, 0
        else:
            part += value
    return total + part


@lru_cache(maxsize=1 << 12)
def ordinal(word: str) -> int | None:
    """The number of an ordinal: "5.", "5'inci", "3-cü", "beşinci", "on ikinci", "IX."; None for any other word."""
    found = _ORDINAL.fullmatch(word)
    if found:
        return int(found["n"]) if found["n"] else roman(found["r"])
    in_words = _spelt_ordinal().fullmatch(lower(word))
    return int(cardinal(re.sub("dörd$", "dört", in_words["words"])) or 0) if in_words else None


def ordinal_of(word: str, language: str) -> int | None:
    """As `ordinal` in either language: "fortieth", "21st", "kırkıncı"; None for any other word."""
    if language == "tr":
        return ordinal(word)
    plain, irregular = word.lower(), table("en", "numbers")["ordinals"]
    if digits := re.match(r"\d+", plain):
        return int(digits[0])
    lead, dash, last = plain.rpartition("-")
    ones = irregular.get(last) or cardinal(re.sub("ieth$", "y", last).removesuffix("th"), "en")
    tens = cardinal(lead, "en") if dash else 0
    return int(tens + ones) if ones and tens is not None else None
