"""A stretch of text -> its language, by the share of its function words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sefer import letters
from sefer.documents.words import LANGUAGES, table

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 12  # words below which a paragraph is too short to judge by itself
_SHARE = {"tr": 0.05, "en": 0.20}  # Turkish says with suffixes what English says with function words
_ALIEN = 0.012


def judge(text: str) -> str | None:
    """"tr", "en", "und" for another language, or None where there are too few words to tell."""
    words = _WORD.findall(letters.lower(text[:6000]))
    if len(words) < _ENOUGH and (not words or all(map(_latin, words))):
        return None
    scores = {language: _share(words, language) / _SHARE[language] for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: scores[language])
    return best if scores[best] >= 1 else "und"


def _share(words: list[str], language: str) -> float:
    words_of = table(language)
    joined = "".join(words)
    if sum(joined.count(letter) for letter in words_of.alien) > _ALIEN * len(joined):
        return 0.0
    return sum(_spelled(word, language) in words_of.function for word in words) / max(len(words), 1)


def _spelled(word: str, language: str) -> str:
    return word.replace("ı", "i") if language == "en" else word


def _latin(word: str) -> bool:
    return all(c < "\u0250" or c in "\u0300\u0301\u0302\u0307\u0308" or "\u1e00" <= c <= "\u1eff" for c in word)


def spread(judged: Iterable[str | None]) -> list[str]:
    """Each stretch's language; a short one takes that of the nearest judged stretch before it, else after it."""
    given = list(judged)
    known = [language for language in given if language]
    last = known[0] if known else LANGUAGES[0]
    out = []
    for language in given:
        last = language or last
        out.append(last)
    return out
