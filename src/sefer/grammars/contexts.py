"""What the small words around a name say of it. Every distinct word is judged once."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sefer.grammars.names import kind_of
from sefer.grammars.words import any_of, table
from sefer.letters import lower, title
from sefer.letters.patterns import lazy

_AFTER = lazy(r"[^\S\n]+(?:\d[\d.,]{0,8}[^\S\n]+)?([^\W\d_]+)")
_UNABLE = lazy(r"(?<=\w)y?[ae]m[ae](?=(?:d[ıi]|m[ıi]ş|d[ae]n)\w*$)")  # "varamadı" is of the verb of "vardı"
_CLAUSE = lazy(r"[^.;:!?()\n]{0,90}")
_BETWEEN_CASES = r"(?:n?(?:[ae]|[ıiuü]n|[dt][ae]n?|[dt][ae]ki(?:l[ae]r)?|[ıiuü]|l[ae]))?(?:yd[ıi]|d[ıi]r)?"


@cache
def _labels(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    places, persons = table(language, "places"), table(language, "persons")
    rows = {**places["behind"], **{f"place {k}": v for k, v in places["clause"].items()}}
    rows |= {k if k in ("command", "named", "beings") else f"person {k}": v for k, v in persons["behind"].items()}
    return tuple((label, lazy(any_of(words))) for label, words in rows.items() if words)


@lru_cache(maxsize=1 << 16)
def says(word: str, language: str) -> frozenset[str]:
    """The labels of a lower-case word behind a name: "lean", "settlement", "actor", "place motion", "person owned" ..."""
    return frozenset(label for label, pattern in _labels(language) if pattern.fullmatch(word))


@lru_cache(maxsize=1 << 16)
def feature_of(word: str, language: str) -> tuple[str, str] | None:
    """A feature word in any case: its nominative, written with a capital, and the kind of thing."""
    kinds = table(language, "places")["features"]
    low = lower(word) if language == "tr" else word.lower()
    if low in kinds:
        return title(low), kinds[low]
    if language == "tr":
        found = _features(language).fullmatch(low)
        if found:
            return title(found[1]), kinds[found[1]]
    return None


@cache
def _features(language: str) -> re.Pattern[str]:
    return lazy(rf"({any_of(list(table(language, 'places')['features']))}){_BETWEEN_CASES}")


@lru_cache(maxsize=1 << 16)
def before_is(word: str, language: str) -> str:
    """What a word before a name is: "rank", "arm", "office", "prep", or ""."""
    persons, places = table(language, "persons"), table(language, "places")
    if kind_of(word, language) == "r":
        return "rank"
    if word in persons["before"]["arms"]:
        return "arm"
    if word in persons["before"]["offices"]:
        return "office"
    return "prep" if word in places["words"].get("prepositions", ()) else ""


def after(text: str, at: int, end: int) -> tuple[str, int]:
    """The lower-case word behind `at` and where it ends; ("", at) where there is none. A number before it is skipped."""
    found = _AFTER.match(text, at, end)
    if found is None or not found[1][0].islower():
        return "", at
    return found[1], found.end(1)


def before(text: str, at: int, low: int, any_case: bool = False) -> tuple[str, int]:
    """The lower-case word right before `at`, and where it starts; ("", at) where there is none."""
    if at - 1 <= low or text[at - 1] not in " \u00a0":
        return "", at
    start = max(text.rfind(" ", low, at - 1) + 1, low)
    word = text[start : at - 1]
    if not word.isalpha() or not (word[0].islower() or any_case):
        return "", at
    return word.lower() if any_case else word, start


def clause(text: str, at: int, end: int, language: str) -> tuple[frozenset[str], ...]:
    """What each of the words behind `at` says, up to a mark, at most ten of them."""
    found = _CLAUSE.match(text, at, end)
    words = found.group().split() if found else ()
    return tuple(says(_UNABLE.sub("", word.rstrip(",")), language) for word in words[:12] if word[0].islower())
