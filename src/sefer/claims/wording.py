"""Words of a name against words of a text: the same up to how Turkish and English inflect them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sefer.grammars.numbers import ordinal
from sefer.grammars.suffixes import case_of
from sefer.letters import APOSTROPHES, fold, lower
from sefer.letters.patterns import lazy
from sefer.letters.romans import roman

_TOKEN = lazy(rf"\d+(?:[.,]\d+)*(?:st|nd|rd|th|d)?(?![^\W\d])(?:[{APOSTROPHES}]\w+)*|\w+(?:[{APOSTROPHES}]\w+)*|[,;]")
_ROMAN = lazy(r"[IVXLC]+")
_ENGLISH = lazy(r"(\d+)(?:st|nd|rd|th|d)")
_VOWELS, _FRONT = frozenset("aeıioöuüâîû"), frozenset("eiöüî")
_SOFT = {"k": "g", "p": "b", "t": "d", "g": "k", "b": "p", "d": "t"}
_PRIVATIVE = ("sız", "siz", "suz", "süz")
_POSSESSIVE = lazy(r"(.{2,}?)(?:l[ae]r[iu]?|(?<=[aeiou])s[iu]|(?<![aeiou])[iu])")
_OFFICE = lazy("l[ıiuü][kğ]")  # "başkan", "başkanlığına"
BREAK = ","


class Word(NamedTuple):
    """A word as printed: its stem before an apostrophe, the whole of it without one, its number where it says one."""

    stem: str
    whole: str
    number: int | None
    capital: bool
    start: int
    end: int
    bare: str  # without a case behind an apostrophe: "Paşa'nın" -> "paşa", but "D'Esperey" whole
    first: str  # its first letter as `fold` has it


def words(text: str, shift: int = 0) -> Iterator[Word]:
    """The words of a text; a comma stands as a word of its own, for no name runs across it."""
    for found in _TOKEN.finditer(text):
        stem, whole, number, capital, bare, first = _read(found.group())
        start, end = found.span()
        yield Word(stem, whole, number, capital, shift + start, shift + end, bare, first)


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> tuple[str, str, int | None, bool, str, str]:
    if text in ",;":
        return BREAK, BREAK, None, False, BREAK, BREAK
    parts = re.split(f"[{APOSTROPHES}]", text)
    stem, whole = lower(parts[0]), lower("".join(parts))
    tail = whole[len(stem) :]
    bare = stem if tail == "s" or case_of(tail) else whole
    return stem, whole, _number(parts[0], text), text[0].isupper(), bare, fold(stem)[:1]


def _number(stem: str, text: str) -> int | None:
    if stem.isdecimal():
        return int(stem) if len(stem) < 10 else None
    if found := _ENGLISH.fullmatch(stem):
        return int(found[1]) if len(stem) < 10 else None
    if _ROMAN.fullmatch(stem):
        return roman(stem)
    return ordinal(text)


@lru_cache(maxsize=1 << 16)
def same(name: str, stem: str, whole: str) -> bool:
    """Is a word of a name, in lower case, a word of the text up to inflection?"""
    if _grown(name, whole) or (stem != whole and _grown(name, stem)):
        return True
    return any(_grown(bare, word) for bare in _bare(fold(name)) for word in {stem, whole})


def _bare(name: str) -> Iterator[str]:
    """A nominative without the ending of a group of nouns: "alayi" -> "alay", "bolugu" -> "bolug", "boluk"."""
    if found := _POSSESSIVE.fullmatch(name):
        yield found[1]
        if found[1][-1] in "gbd":
            yield found[1][:-1] + _SOFT[found[1][-1]]
    for plural in ("es", "s"):
        if name.endswith(plural) and len(name) > len(plural) + 3:
            yield name[: -len(plural)]


@lru_cache(maxsize=1 << 16)
def _grown(name: str, word: str) -> bool:
    """Is a word a stem with suffixes: "alay", "alaylarına"; "kolordu", "kolordunun"; "bölük", "bölüğü"?"""
    key, folded = fold(name), fold(word)
    if key == folded:
        return True
    if len(key) < 2 or len(folded) != len(word) or not key[0].isalpha():
        return False
    if folded.startswith(key):
        return _follows(word[: len(key)], word[len(key) :])
    if key[-1] in "kpt" and folded.startswith(key[:-1] + _SOFT[key[-1]]):
        stem, suffix = word[: len(key)], word[len(key) :]
        return suffix[:1] in _VOWELS and _follows(stem, suffix)
    return key.endswith("y") and folded == key[:-1] + "ies"


def _follows(stem: str, suffix: str) -> bool:
    """May a suffix follow a stem: known to the grammar, with the vowels of the stem, and a buffer where it needs one?"""
    if suffix in ("s", "es"):
        return True
    office = _OFFICE.match(suffix)
    if case_of(suffix[office.end() :] if office else suffix) is None or not _harmonious(stem, suffix):
        return False
    if stem[-1] in _VOWELS:
        return suffix[0] not in _VOWELS
    return suffix[0] not in "yns" or suffix[1:2] not in _VOWELS or suffix.startswith(_PRIVATIVE)


def _harmonious(stem: str, suffix: str) -> bool:
    last, first = ([c for c in part if c in _VOWELS] for part in (stem, suffix))
    return not last or not first or suffix.startswith("ki") or (last[-1] in _FRONT) == (first[0] in _FRONT)
