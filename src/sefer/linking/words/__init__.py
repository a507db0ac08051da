"""The words of linking: what one idea, nation, title or office is called in every language that is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sefer.letters.tables import toml


@cache
def table(section: str) -> dict[str, Any]:
    """A section of the table of names."""
    found: dict[str, Any] = _whole()[section]
    return found


@cache
def _whole() -> dict[str, Any]:
    return toml(Path(__file__).parent / "names.toml")


@cache
def by_word(section: str, inner: str = "") -> dict[str, str]:
    """A table of idea -> words turned round: word -> idea."""
    rows: dict[str, list[str]] = table(section)[inner] if inner else table(section)
    return {word: idea for idea, words in rows.items() for word in words}


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A list of words as a set."""
    return frozenset(table(section)[name])
