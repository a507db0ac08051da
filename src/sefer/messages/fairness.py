"""Names that take a side -> the same names in quotation marks: they are the sources' words, not ours."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from sefer.letters import lower


@cache
def _loaded() -> re.Pattern[str]:
    path = files("sefer.messages").joinpath("words", "loaded.toml")
    stems = [stem for found in tomllib.loads(path.read_text(encoding="utf-8")).values() for stem in found]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, stems))})")


def quoted(name: str) -> str:
    """A name of a force as our own voice may show it: in quotation marks where a word of it takes a side."""
    return f"“{name}”" if not name.startswith("“") and _loaded().search(lower(name)) else name
