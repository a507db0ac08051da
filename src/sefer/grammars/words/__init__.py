"""The word tables of the grammars: one folder a language, one file a grammar."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sefer.letters.tables import toml

LANGUAGES = ("tr", "en")


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The table of a grammar in a language."""
    return toml(Path(__file__).parent / language / f"{name}.toml")


def any_of(words: list[str]) -> str:
    """A pattern for any of some patterns, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))
