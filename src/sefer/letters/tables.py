"""A file of words beside the code -> its table."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def toml(path: Path) -> dict[str, Any]:
    """What a TOML file says."""
    import tomllib  # only now: to import a reader should cost nothing that reading does not

    return tomllib.loads(path.read_text(encoding="utf-8"))
