"""The words by which a body is named: its noun and what stands before that; and as a message shows them, without their case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sefer.grammars.numbers import ordinal
from sefer.grammars.words import table
from sefer.letters import fold, lower, title
from sefer.letters.patterns import Sought, lazy, sought
from sefer.letters.romans import roman

_BACK = 60  # characters before its noun in which the name of a body stands
_ORDINAL = lazy(r"(?P<n>\d{1,3})['’]\w*nc[ıiuü]")  # "4'üncü"
_FIGURE = lazy(r"(?P<n>\d{1,3})(?:st|nd|rd|th|d)?")
_COLUMN = "kol"  # a noun so short that it is known by its endings
_TOKEN = lazy(r"\S+")
_POSSESSED = lazy(r"l[ae]r[ıi]|s[ıiuü]|[ıiuü]n[ıiuüaed]|[ıiuü](?=\W)")
_FEWEST = 3  # letters of a word that names
# what may stand behind the noun of a size, "of X" or not: "livasını", "bölüğe", "tümenin"
_NOUN = lazy(
    r"(?P<noun>ordu|kolordu|tümen|fırka|tugay|liva|alay|tabur|bölü[kğ]|batarya|müfreze|takım|tabya|kıta|grup|grub|cephe)"
    r"(?P<owned>s?[ıiuü])?(?P<case>['’]?(?:n?[ıiuü]n|[yn]?[ae]|[yn]?[ıiuü]|n?[dt][ae]n?))?"
)
_NUMBER = lazy(r"\d+\.?|[IVX]+\.?|\w+(?:inci|ıncı|uncu|üncü)")


def nominative(words: str, language: str) -> str:
    """A body's words in the nominative: "Müfrezeye" -> "Müfreze", "23. Tümenine" -> "23. Tümen", "Bracciano Tümeni'ne" -> "Bracciano Tümeni"."""
    words = " ".join(words.split())
    if language != "tr" or not words:
        return words
    *before, last = words.split()
    found = _NOUN.fullmatch(lower(last))
    if found is None or not (found["owned"] or found["case"]):
        return words
    noun = {"bölüğ": "bölük", "grub": "grup"}.get(found["noun"], found["noun"])
    named = bool(before) and before[-1][:1].isupper() and not _NUMBER.fullmatch(lower(before[-1]))
    if named and found["owned"]:
        noun = {"bölük": "bölüğ", "grup": "grub"}.get(noun, noun) + found["owned"]
    return " ".join([*before, title(noun) if last[:1].isupper() else noun])


def nouns(language: str) -> str:
    """A pattern for the nouns of bodies, each in a group that bears the name of its size."""
    rows = table(language, "bodies")["sizes"].items()
    return r"(?<![\w’'-])(?:" + "|".join(f"(?P<{size}>{words})" for size, words in rows) + ")"


@cache
def any_noun(language: str) -> Sought:
    return sought(nouns(language))


def is_noun(word: str, language: str) -> bool:
    """Is a word only one for a body of men?"""
    found = any_noun(language).search(word.lower())
    return found is not None and found.end() >= len(word) - 1 and not found.start()


def names_before(
    raw: str, noun: int, language: str, low: int, persons: Sequence[tuple[int, int]]
) -> tuple[int, list[str]]:
    """Where the name of a body begins before its noun, and the words of it.

    It is none of the day up to `low`, and stands behind a person who is named before its number.
    """
    low = max(low, noun - _BACK)
    tokens = list(_TOKEN.finditer(raw, low, noun))
    grammar = table(language, "bodies")["grammar"]
    start = noun
    names: list[str] = []
    for token in reversed(tokens):
        word = token.group().lstrip("“\"'‘(«")
        if token.end() < noun and raw[token.end() : start].strip(" \n"):
            break
        if not re.fullmatch(grammar["modifier"], word) or re.fullmatch(grammar["not_modifier"], word):
            break
        if language == "tr" and any_noun(language).match(lower(word)) and any(ordinal(n) is not None for n in names):
            break  # "Kolordunun 19. Tümeni"
        if language == "tr" and names and _is_owned(word, language):
            break  # "4. Dağ Bataryası Şükrü Paşa Fırkası'na": two bodies
        if names and is_noun(word, language) and any(number_in(n, language) for n in names):
            break  # "81. Alay 20. Tümenin": two bodies
        if word.endswith(".") and language == "en" and len(word) > _FEWEST:
            break
        start = token.end() - len(word)
        names.insert(0, word)
        if word != token.group():
            break
    for _, stop in persons:  # "Rüştü Bey 28. Tümen'i"
        behind = raw[stop:noun].split()
        if start < stop <= noun and behind and number_in(behind[0], language):
            start, names = noun - len(raw[stop:noun].lstrip()), behind
    return start, names


def _is_owned(word: str, language: str) -> bool:
    """Is a word the noun of a body with the ending that one has behind its name: "Bataryası", "Alayı'nın"?"""
    found = any_noun(language).match(lower(word))
    return found is not None and _POSSESSED.match(lower(word) + " ", found.end()) is not None


def is_own(raw: str, noun: re.Match[str], names: list[str], language: str) -> bool:
    """Do the words before a noun name its body, and do not only stand there: a name needs its possessive in Turkish?"""
    if not names or language == "en" or raw[noun.start()].isupper():
        return bool(names)
    if any(ordinal(n) is not None for n in names) or names[-1].islower():
        return True
    stem = noun.start() + len(_COLUMN) if noun.lastgroup == "column" else noun.end()
    return _POSSESSED.match(raw, stem) is not None


def number_in(word: str, language: str) -> str:
    bare = word.rstrip(".")
    if digits := _FIGURE.fullmatch(bare):
        return digits["n"]
    if spelt := _ORDINAL.fullmatch(bare):
        return spelt["n"]
    if "/" in bare:
        return re.sub(r"[a-z]", "", bare)
    if len(bare) == 1 and bare.isupper() and bare not in "IVX":
        return bare.lower()
    if language == "en":
        ones, tens = (["", *table("en", "units")["words"][name]] for name in ("ordinals", "tens"))
        ten, _, one = fold(bare).rpartition("-")
        if one and one in ones and ten in tens:
            return str(ones.index(one) + (10 * tens.index(ten) + 10 if ten else 0))
        return str(roman(bare)) if re.fullmatch("[IVXL]+", bare) else ""
    told = ordinal(word)
    return str(told) if told is not None else ""
