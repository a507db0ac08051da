"""The language in which the command line speaks."""

from __future__ import annotations

import contextlib
import locale
import os
import sys
from itertools import pairwise
from typing import Any

from sefer.messages import LANGUAGES, say


def spoken(arguments: list[str]) -> str:
    """The language of messages: --lang, else the locale, else English."""
    for flag, value in pairwise([*arguments, ""]):
        named = flag.removeprefix("--lang=") if flag.startswith("--lang=") else value if flag == "--lang" else ""
        if named in LANGUAGES:
            return named
    names = [os.environ.get(v, "") for v in ("LC_ALL", "LC_MESSAGES", "LANG")]
    with contextlib.suppress(ValueError):
        names.append(locale.getlocale()[0] or "")
    first = next((n for n in names if n), "")
    return "tr" if first.lower().startswith(("tr", "turkish")) else "en"


LANG = spoken(sys.argv[1:])


def told(key: str, **values: Any) -> str:
    return say(f"cli.{key}", LANG, **values)
