"""A stretch of text -> its language, by the share of its function words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sefer import letters
from sefer.documents.words import LANGUAGES, table

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 12  # words below which a paragraph is too short to judge by itself
_SHARE = {"tr": 0.05, "en": 0.20}  # Turkish says with suffixes what English says with function words
_ALIEN = 0.012


def judge(text: str) -> str | None:
    """The language: "tr", "en", "und" for another one, or None where there are too few words to tell."""
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


def spread(judged: Sequence[str | None], forward: Sequence[bool]) -> list[str]:
    """Each stretch's language; one too short to judge takes that of its neighbour, after it where `forward`."""
    known = [at for at, language in enumerate(judged) if language]
    if not known:
        return [LANGUAGES[0]] * len(judged)
    out = []
    for at, language in enumerate(judged):
        place = bisect_left(known, at)
        nearest = known[min(place, len(known) - 1)] if forward[at] or place == 0 else known[place - 1]
        out.append(language or judged[nearest] or LANGUAGES[0])
    return out
