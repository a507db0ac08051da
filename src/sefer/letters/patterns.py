"""Patterns that are compiled when they are first used: no text needs them all."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


class _Pattern:
    """Stands for a compiled pattern, and takes on its methods when the first of them is called."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        made = re.compile(self._source, self._flags)
        self.__dict__.update({method: getattr(made, method) for method in _METHODS})
        return self.__dict__[name]


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, but not yet."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


def plain(source: str) -> re.Pattern[str]:
    """A pattern for a `caseless` text, much quicker than one that disregards case; it matches what that one does, at least."""
    return lazy(source.replace("(?-i:", "(?:").replace("ı", "i"))
