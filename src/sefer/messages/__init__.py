"""Keys -> every Turkish and English sentence that a person reads.

The sentences stand in words/<language>/<room>.toml; the key "documents.empty" is `empty` in documents.toml.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sefer.letters.tables import toml

LANGUAGES = ("en", "tr")


class Complaint(Exception):
    """Something a person must be told in one line: a key of a message and what stands in its gaps."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@cache
def _room(language: str, room: str) -> dict[str, str]:
    return toml(Path(__file__).parent / "words" / language / f"{room}.toml")


def say(key: str, language: str, **values: Any) -> str:
    """The sentence behind a key, with its gaps filled. Raises KeyError for a key that no table has."""
    room, _, name = key.partition(".")
    return _room(language, room)[name].format(**values)


def sentences(room: str, language: str) -> dict[str, str]:
    """Every sentence of a room by its name, with open gaps: for pages that speak by themselves."""
    return dict(_room(language, room))
