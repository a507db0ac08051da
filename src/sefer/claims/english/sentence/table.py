"""The English table by section and key, each made once."""

from __future__ import annotations

from functools import cache
from typing import Any

from sefer.claims.words import table


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A list of the table as a set."""
    return frozenset(table("en")[section][key])


@cache
def section(name: str) -> dict[str, Any]:
    found: dict[str, Any] = table("en")[name]
    return found
