"""Names of newspapers and journals, known by the words for one beside them: "the newspaper X", "X gazetesi", "X'in ilk sayısı".

A paper has a beginning and deeds as a body of men has, and its name alone says nothing of what it is.
"""

from __future__ import annotations

import re
from functools import cache

from sefer.grammars.words import LANGUAGES, table
from sefer.letters.patterns import Sought, sought

_LEAST = 4  # letters of a name of one word


@cache
def _kind(language: str) -> re.Pattern[str]:
    return re.compile(str(table(language, "told")["papers"]["kind"]), re.IGNORECASE)


@cache
def _forms(language: str) -> tuple[Sought, ...]:
    words = table(language, "told")["papers"]
    return tuple(sought(str(form).replace("NAME", str(words["name"]))) for form in words["forms"])


@cache
def _no_name(language: str) -> re.Pattern[str]:
    return re.compile(str(table(language, "told")["papers"]["no_name"]))


def papers(text: str) -> frozenset[str]:
    """The names of papers that a text tells as such."""
    out: set[str] = set()
    for language in LANGUAGES:
        if _kind(language).search(text):
            for form in _forms(language):
                out |= {_bare(found["name"], language) for found in form.finditer(text)}
    return frozenset(name for name in out if len(name) >= _LEAST and not _titled().search(name))


@cache
def _titled() -> re.Pattern[str]:
    """What makes a name that of a person."""
    return re.compile("|".join(str(table(language, "told")["papers"]["titled"]) for language in LANGUAGES))


def _bare(name: str, language: str) -> str:
    """A name without what opens its sentence before it."""
    words = name.split()
    while words and _no_name(language).fullmatch(words[0]):
        words.pop(0)
    return " ".join(words)


@cache
def _any(names: frozenset[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(re.escape(name) for name in longest)})(?!\w)")


def named(names: frozenset[str], raw: str) -> list[tuple[int, int, str]]:
    """Where papers of these names stand in some words."""
    return [(*found.span(), found[0]) for found in _any(names).finditer(raw)] if names else []
