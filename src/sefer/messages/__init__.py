"""Keys -> every Turkish and English sentence that a person reads.

The sentences stand in words/<language>/<room>.toml; the key "documents.empty" is `empty` in documents.toml, the key
"rules/num.NUM001.tell" is `tell` in the table NUM001 of rules/num.toml.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from sefer.letters.tables import toml

LANGUAGES = ("en", "tr")


class Complaint(Exception):
    """Something a person must be told in one line: a key of a message and what stands in its gaps; it may stand in a gap itself."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(Complaint, self.key, **self.values), ()


@cache
def _room(language: str, room: str) -> dict[str, str]:
    return dict(_flat(toml(Path(__file__).parent / "words" / language / f"{room}.toml")))


def _flat(table: dict[str, Any], head: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{head}{name}.")
        else:
            yield head + name, value


def say(key: str, language: str, **values: Any) -> str:
    """The sentence behind a key, with its gaps filled. Raises KeyError for a key that no table has."""
    room, _, name = key.partition(".")
    return _room(language, room)[name].format(**{k: _filled(v, language) for k, v in values.items()})


def _filled(value: Any, language: str) -> Any:
    """What stands in a gap: a message of its own, a figure as the language writes its decimals, anything else as it is."""
    if isinstance(value, Complaint):
        return say(value.key, language, **value.values)
    return figure(value, language) if isinstance(value, float) else value


def figure(value: float, language: str) -> str:
    """A figure as a person reads it: 33.5 is "33,5" in Turkish, no whole number gets decimals or powers of ten."""
    told = f"{value:.15g}"
    return told.replace(".", ",") if language == "tr" else told


def because(error: Exception) -> Complaint | str:
    """Why the system refused, in words of ours where it is one of the common reasons."""
    known = _room("en", "system")
    name = errno.errorcode.get(getattr(error, "errno", None) or 0, "").lower()
    if name not in known:  # DuckDB tells the reason in the middle of its own words
        told = {os.strerror(getattr(errno, one.upper())): one for one in known} | {"Could not set lock": "ebusy"}
        name = next((one for words, one in told.items() if words in str(error)), "")
    if name:
        return Complaint(f"system.{name}")
    return str(getattr(error, "strerror", None) or error).splitlines()[0]


def sentences(room: str, language: str) -> dict[str, str]:
    """Every sentence of a room by its name, with open gaps: for pages that speak by themselves."""
    return dict(_room(language, room))
