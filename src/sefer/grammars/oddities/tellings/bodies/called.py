"""The words of a sentence by which it may call a body again: nouns of bodies and men, names, numbers, peoples."""

from __future__ import annotations

import re
from functools import cache

from sefer.grammars.oddities.said import Said, pattern
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, lazy, plain, sought

STEM = 5  # letters by which a noun is known again
SIDE = 3  # letters by which a side is known again
ARM = "^"  # before the word for the arm of a body: "machine-gun company"
_NAME = lazy(r"(?<![^\W_])[A-ZÇĞİÖŞÜ][^\W\d_]{2,}")
_NUMBERED = lazy(r"\b(\d{1,3})(?:st|nd|rd|th|\.(?=\s+[^\W\d_]))")
_NAMES = ("person", "place", "unit")


@cache
def one(language: str, name: str) -> Sought:
    """A pattern with which what is told of men is read."""
    return sought(str(table(language, "told")["counts"][name]))


@cache
def _groups(language: str) -> re.Pattern[str]:
    return plain(rf"\b(?:{table(language, 'wholes')['words']['groups']})")


def anchors(said: Said | None) -> list[str]:
    """The beginnings of the words of a sentence by which it may call a body, and of the names in it."""
    if said is None:
        return []
    bodies = {m[0][:STEM] for m in _groups(said.language).finditer(said.plain)}
    bodies |= {m[0][:STEM] for m in one(said.language, "people").finditer(said.plain)}
    bodies |= {f"{ARM}{m[0][:STEM]}" for m in one(said.language, "arm").finditer(said.plain)}
    opens = {m.start - said.start for m in said.mentions[:1] if m.type in _NAMES}
    named = {
        said.plain[m.start() : min(m.end(), m.start() + STEM)]
        for m in _NAME.finditer(said.text)
        if m.start() or opens == {0} or _owned(said, m.end())
    }
    named |= {f"#{m[1]}" for m in _NUMBERED.finditer(said.text)}
    bodies |= {f"~{m[0][:SIDE]}" for m in pattern(said.language, "sides").finditer(said.plain)}
    calendar = {said.plain[m.start - said.start : m.end - said.start] for m in said.dates}
    return sorted(word for word in bodies | named if not any(word in words for words in calendar))


def _owned(said: Said, end: int) -> bool:
    """Does the ending of a name stand behind a word that opens a sentence, or a verb that only a doer has?"""
    return one(said.language, "name_opens").match(said.plain, end) is not None


@cache
def _spot(language: str) -> re.Pattern[str]:
    return plain(table(language, "wholes")["captives"]["spot"])


def spots(said: Said | None) -> list[str]:
    """The beginnings of the nouns of places where something is in a sentence: "on the plain"."""
    found = {m["spot"][:STEM] for m in _spot(said.language).finditer(said.plain)} if said else ()
    return sorted(found)
