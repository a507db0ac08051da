"""A hyphen at a line's end -> the word's own, or the line's."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

from sefer.letters.patterns import lazy

HYPHENS = "-‐‑¬\u00ad\ufffe\x02"  # what may stand where a line breaks a word; the last two come from PDF files
TORN = HYPHENS + "–—/"  # what may stand where a line breaks a word, a range or a pair of dates
_SOFT = "¬\u00ad"  # never a word's own
_HIDDEN = "\ufffe\x02"  # a hyphen that shows as none
_WORDS = lazy(r"(?<![\w'’])\w++(?:[-‐‑]\w+)*")
_STRETCH = 250_000  # characters
_VOWELS = "aeıioöuüâîû"  # Turkish breaks no word between a consonant and a vowel


def _unbroken(text: str) -> set[str]:
    """What blanks set apart in a text, less the two halves of what a line's end breaks."""
    out: set[str] = set()
    broken = False
    for line in filter(None, map(str.split, text.splitlines())):
        first, broken = int(broken), line[-1][-1] in HYPHENS
        out.update(line[first:-1] if broken else line[first:])
    return out


class Hyphens:
    """Decides for each dash at a line's end in one text."""

    def __init__(self, raw: str) -> None:
        self._raw = raw

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The words of the text that no line's end breaks; gathered a stretch at a time, to keep memory low."""
        words: set[str] = set()
        start = 0
        while start < len(self._raw):
            end = self._raw.find("\n\n", start + _STRETCH)
            end = len(self._raw) if end < 0 else end
            plain = unicodedata.normalize("NFC", self._raw[start:end]).lower()
            words.update(_WORDS.findall(" ".join(_unbroken(plain))))
            start = end
        return frozenset(words)

    def kept(self, at: int, after: int, language: str) -> str:
        """What stays of the dash at `at` before the word that goes on at `after`: itself, a hyphen, or nothing."""
        sign = self._raw[at]
        if sign not in HYPHENS:
            return sign
        if sign in _SOFT or not self._is_own(at, after, language):
            return ""
        return "-" if sign in _HIDDEN else sign

    def is_loose(self, at: int, after: int) -> bool:
        """True for "kolor- dunun": a break that stayed in the line, where the whole word stands elsewhere."""
        head, tail = self._around(at, after)
        return tail[:1].islower() and (head + tail).lower() in self._vocabulary

    def _around(self, at: int, after: int) -> tuple[str, str]:
        """The letters before and after."""
        left = re.search(r"\w+$", unicodedata.normalize("NFC", self._raw[max(at - 60, 0) : at]))
        right = re.match(r"\w+", unicodedata.normalize("NFC", self._raw[after : after + 60]))
        return left[0] if left else "", right[0] if right else ""

    def _is_own(self, at: int, after: int, language: str) -> bool:
        head, tail = self._around(at, after)
        if not head or not tail or head[-1].isdigit() or tail[0].isdigit():
            return True
        low = (head.lower(), tail.lower())
        if len(tail) == 1 or (language == "tr" and tail[0] in _VOWELS and head[-1] not in _VOWELS):
            return True
        if "".join(low) in self._vocabulary:
            return False
        if "-".join(low) in self._vocabulary:
            return True
        if tail[0].isupper():
            return not (head.isupper() and len(head) > 1 and tail.isupper())
        return head[0].islower() and min(len(head), len(tail)) > 3 and self._vocabulary.issuperset(low)
