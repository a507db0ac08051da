"""The word tables of claims, one file a language: predicate frames, forces, offices."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sefer.letters.tables import toml

LANGUAGES = ("tr", "en")  # those that have a table of frames


@cache
def table(language: str) -> dict[str, Any]:
    """The table of a language, by section."""
    return toml(Path(__file__).parent / f"{language}.toml")
