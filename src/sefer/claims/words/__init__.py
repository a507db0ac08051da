"""The word tables of claims, one file a language: predicate frames, forces, offices."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(language: str) -> dict[str, Any]:
    """The table of a language, by section."""
    return tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
