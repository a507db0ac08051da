"""Capitalised names, and the words that are none."""

from __future__ import annotations

from functools import cache

from sefer.grammars.words import table
from sefer.letters import lower

CAPITAL = r"[A-ZÇĞİÖŞÜÂÎÛ][\wâîûÂÎÛ]*(?:-[A-ZÇĞİÖŞÜ][\w]*)?"


@cache
def never(language: str) -> frozenset[str]:
    """Lower-case words that are no names however they are written."""
    return frozenset(table(language, "names")["never"])


@cache
def countries(language: str) -> frozenset[str]:
    return frozenset(table(language, "names")["countries"])


def is_name(word: str, language: str) -> bool:
    """May a capitalised word be a name?"""
    return len(word) > 1 and lower(word) not in never(language)
