"""Bodies of men that are named by what they are, in small letters: "the ski detachment", "Crandall's battalion", "kayakçı taburu"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.numbers import ordinal
from sefer.grammars.words import table
from sefer.letters import title
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Mention

_BACK = 60  # characters before its noun in which the name of a body stands
_MOST = 4  # words of it
_LEAST = 4  # letters by which a Turkish noun is known in its cases
_TOKEN = lazy(r"\S+")
_POSSESSED = lazy(r"s[ıiuü]$")  # the ending of "ikincisi"


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["bynames"][name]))


def bynames(raw: str, words: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where each stands in a sentence, and its name as printed without the ending of its case."""
    for noun in _pattern(language, "noun").finditer(words):
        start = _begin(raw, words, noun.start(), language)
        if start is not None:
            yield start, noun.end(), raw[start : noun.end("name")]


def _begin(raw: str, words: str, noun: int, language: str) -> int | None:
    """Where a name begins whose noun begins at `noun`; None where the words before it only point at a body, or count it."""
    low = max(0, noun - _BACK)
    low = max(low, words.rfind("\n", low, noun) + 1)
    taken, start = 0, noun
    for token in reversed(list(_TOKEN.finditer(words, low, noun))):
        word = token[0].lstrip("“\"'‘(«")
        if words[token.end() : start].strip() or taken == _MOST or not word:
            break
        if _pattern(language, "owner").fullmatch(word) and raw[token.end() - len(word)].isupper():
            return token.end() - len(word)
        if taken and language == "en" and word in ("the", "a", "an"):  # "the ski detachment"
            return start
        if _pattern(language, "never").fullmatch(word):
            return None
        if not _pattern(language, "modifier").fullmatch(word):
            return start if taken and _pattern(language, "before").fullmatch(word) else None
        taken, start = taken + 1, token.end() - len(word)
    return start if taken and (not start or language == "tr") else None


def printed(name: str, language: str) -> str:
    """A pattern for a name of several words as it may be printed elsewhere: with or without capitals, in any case."""
    words = r"\s+".join(_first(word) + re.escape(word[1:]) for word in name.split())
    return words + (r"(?:n[ıiuüaed]\w{0,3})?" if language == "tr" else "")


def _first(word: str) -> str:
    pair = {"i": "iİ", "İ": "iİ", "ı": "ıI", "I": "ıI"}.get(word[0], word[0].lower() + word[0].upper())
    return f"[{pair}]" if word[0].isalpha() else re.escape(word[0])


def sole(text: str, name: str, language: str) -> list[tuple[int, int]]:
    """Where the bare noun of a body stands for it, because the text names no other of its size and none before it."""
    noun = (name.partition(" of ")[0] if language == "en" else name).rsplit(maxsplit=1)[-1].lower()
    if again := re.fullmatch(str(table(language, "told")["bynames"]["only_noun"]), name):
        forms = str(table(language, "told")["bynames"]["only_again"]).replace("NOUN", re.escape(again["noun"].lower()))
        return [f.span("bare") for f in re.finditer(forms, text)]
    stem = noun[: max(_LEAST, len(noun) - 2)] if language == "tr" else noun
    words = table(language, "told")["bynames"]
    if len(name.split()) < 2 or not re.fullmatch(str(words["sized"]), stem):
        return []
    form = re.compile(str(words["bare"]).replace("NOUN", re.escape(stem)), re.IGNORECASE)
    found = list(form.finditer(text))
    others = {f["of"].lower() for f in found if f["of"]}
    first = text.find(name)
    bare = [f.span("bare") for f in found if not f["of"]]
    return bare if len(others) == 1 and first >= 0 and all(start > first for start, _ in bare) else []


def nth_of(words: str, language: str) -> Iterator[tuple[int, int, str]]:
    """A body that is told as the one of its number among others of its kind: "süvari alaylarından ikincisi"."""
    lives = table(language, "told")["lives"]
    for found in sought(str(lives["nth_of"])).finditer(words):
        number = ordinal(_POSSESSED.sub("", found["n"])) or 1
        kind, noun = title(found["kind"]), found["noun"]
        own = lives["own_form"][noun] if kind else title(noun)
        yield found.start(), found.end(), " ".join(f"{number}. {kind} {own}".split())


def foreign(found: re.Match[str], base: int, mentions: Sequence[Mention]) -> str | None:
    """A name in capitals that may be that of a body, if it is read as none of another's: "the Cacciatori delle Alpi"."""
    start, end = base + found.start("name"), base + found.end("name")
    others = (m for m in mentions if is_other(m, start, end))
    return None if any(m.type not in ("person", "place") or m.start <= start for m in others) else found["name"]


def is_other(mention: Mention, start: int, end: int) -> bool:
    """Is a name that looks like that of a body read as a unit or a day, or ends in the name of a person or a place?"""
    overlaps = mention.start < end and start < mention.end
    return overlaps and (
        mention.type in ("unit", "date") or (mention.type in ("person", "place") and mention.end >= end)
    )
