"""Patterns that are compiled when they are first used: no text needs them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast

from sefer.letters.branches import branched
from sefer.letters.compiled import made
from sefer.letters.needed import Code, coded, needed, parsed, pattern

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


class _Pattern:
    """Stands for a compiled pattern, and takes on its methods when the first of them is called."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags, self._tree = source, int(flags), None

    def needs(self) -> tuple[str, ...]:
        """Strings of which a text must hold one."""
        return made(("needs", self._source), self._needed)

    def _needed(self) -> tuple[str, ...]:
        """What is found out about the pattern helps to make it."""
        self._tree = parsed(self._source)
        found = needed(self._tree)
        return ("",) if found is None else found

    def _coded(self) -> Code:
        tree = parsed(self._source, self._flags) if self._tree is None else self._tree
        return coded(branched(tree), self._flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = pattern(self._source, made(("branched", self._source, self._flags), self._coded))
        self._tree = None
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return self.__dict__[name]


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, but not yet."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


class Sought:
    """A pattern that looks only into texts that hold what it needs; it is compiled when the first of them comes."""

    def __init__(self, source: str) -> None:
        self._made = _Pattern(source, 0)
        self._needs: tuple[str, ...] | None = None  # until they are first asked for

    def may_match(self, text: str) -> bool:
        """Does a text hold what the pattern needs?"""
        needs = self._needs
        if needs is None:
            needs = self._needs = self._made.needs()
        return any(map(text.__contains__, needs))

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        found: re.Match[str] | None = self._made.search(text, *bounds) if self.may_match(text) else None
        return found

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        found: Iterator[re.Match[str]] = self._made.finditer(text, *bounds) if self.may_match(text) else iter(())
        return found

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(self._made, name)
        return found


@lru_cache(maxsize=1 << 12)
def sought(source: str) -> Sought:
    """A pattern of which most texts lack the letters: `search` and `finditer` look for those first."""
    return Sought(source)


def plain(source: str) -> re.Pattern[str]:
    """A pattern for a `caseless` text, much quicker than one that disregards case; it matches what that one does, at least."""
    return lazy(_plain(source))


def plainly_sought(source: str) -> re.Pattern[str]:
    """Such a pattern of which most texts lack the letters."""
    return cast("re.Pattern[str]", sought(_plain(source)))


def _plain(source: str) -> str:
    return source.replace("(?-i:", "(?:").replace("ı", "i")
