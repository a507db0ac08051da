"""A file of words beside the code -> its table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sefer.letters.compiled import made


def toml(path: Path) -> dict[str, Any]:
    """What a TOML file says."""
    now = path.stat()
    return made(("table", str(path), now.st_size, now.st_mtime_ns), lambda: _read(path))


def _read(path: Path) -> dict[str, Any]:
    import tomllib  # only now: to import a reader should cost nothing that reading does not

    return tomllib.loads(path.read_text(encoding="utf-8"))
