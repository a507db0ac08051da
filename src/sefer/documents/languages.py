"""A stretch of text -> its language, by the share of its function words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sefer.documents.words import LANGUAGES, table

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 12  # words below which a paragraph is too short to judge by itself
_SHARE = {"tr": 0.05, "en": 0.20}  # Turkish says with suffixes what English says with function words
_ALIEN = 0.012  # of the letters
_SHORT = 400  # characters
_SAMPLE = 2500  # characters of a paragraph that are looked at


def judge(text: str) -> str | None:
    """The language: "tr", "en", "und" for another one, or None where there are too few words to tell."""
    head = text[:_SAMPLE].replace("İ", "i")
    lowered = {"tr": head.replace("I", "ı").lower(), "en": head.lower()}
    words = _WORD.findall(lowered["en"])
    if len(words) < _ENOUGH and (not words or all(map(_latin, words))):
        return None
    scores = {language: _share(lowered[language], language) / _SHARE[language] for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: scores[language])
    if scores[best] >= 1:
        return best
    return None if any(_letters(head, language) for language in LANGUAGES) else "und"


def _letters(text: str, language: str) -> bool:
    """True where the letters alone speak for a language and none against it."""
    words = table(language)
    few = len(text) < _SHORT  # of a sentence or two, one letter of its own is enough
    enough = sum(map(text.count, words.own)) > (0 if few else _ALIEN * len(text))
    return enough and not any(map(text.count, words.alien))


def _share(text: str, language: str) -> float:
    """The share of function words; none where letters abound that the language does not have."""
    table_of = table(language)
    words = _WORD.findall(text)
    if sum(map(text.count, table_of.alien)) > _ALIEN * len(text):
        return 0.0
    return sum(map(table_of.function.__contains__, words)) / max(len(words), 1)


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
