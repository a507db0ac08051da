"""The word tables of the grammars: one folder a language, one file a grammar."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("tr", "en")


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The table of a grammar in a language."""
    return tomllib.loads(files(__name__).joinpath(language, f"{name}.toml").read_text(encoding="utf-8"))


def any_of(words: list[str]) -> str:
    """A pattern for any of some patterns, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))
