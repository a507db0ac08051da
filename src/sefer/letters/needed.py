"""A pattern -> its code, and letters without which it matches nowhere: a text that has none need not be searched."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from itertools import product
from typing import Any

_MOST = 48  # different strings that are looked for
_CLASS = 6  # letters of a class that are told apart
_LONG = 4  # letters beyond which more of them tell no better
_Made = tuple[frozenset[str] | None, frozenset[str] | None]  # all that a piece can match; one of which it must hold
Code = tuple[int, bytes, int, dict[str, int]]  # flags, words of the engine, number of groups, those with names
_EMPTY = frozenset({""})
_parser: Any = re._parser  # type: ignore[attr-defined]
_compiler: Any = re._compiler  # type: ignore[attr-defined]
_ops: Any = re._constants  # type: ignore[attr-defined]


def parsed(source: str, flags: int = 0) -> Any:
    """A pattern taken apart, as `needed` and `coded` take it."""
    return _parser.parse(source, flags)


def coded(tree: Any, flags: int = 0) -> Code:
    """What the pattern compiles to, without taking its source apart once more; it can be written to a file."""
    state = tree.state
    code = array("I", _compiler._code(tree, flags)).tobytes()
    return flags | state.flags, code, state.groups - 1, dict(state.groupdict)


def pattern(source: str, code: Code) -> re.Pattern[str]:
    """The pattern of a code, as `re.compile` makes it."""
    flags, words, groups, named = code
    names: list[str | None] = [None] * (groups + 1)
    for name, number in named.items():
        names[number] = name
    made: re.Pattern[str] = _compiler._sre.compile(
        source, flags, memoryview(words).cast("I").tolist(), groups, named, tuple(names)
    )
    return made


def needed(tree: Any) -> tuple[str, ...] | None:
    """Strings of which a text must hold one for a pattern to match in it; None where there are no such strings."""
    if tree.state.flags & re.IGNORECASE:
        return None
    whole, held = _sequence(tree)
    found = whole if held is None and whole and "" not in whole else held
    return None if found is None else tuple(sorted(found, key=lambda s: (len(s), s)))


def _sequence(tokens: Iterable[tuple[Any, Any]]) -> _Made:
    """What tokens one after another match."""
    pieces = _Pieces()
    letters = ""
    for op, value in tokens:
        if op is _ops.LITERAL:
            letters += chr(value)
            continue
        if letters:
            pieces.add(frozenset({letters}), None)
            letters = ""
        if op is not _ops.AT:
            pieces.add(*_token(op, value))
        if pieces.told:
            break
    if letters:
        pieces.add(frozenset({letters}), None)
    return pieces.made()


class _Pieces:
    """What pieces one after another match, as far as it is short enough to be written down."""

    def __init__(self) -> None:
        self._run = _EMPTY  # what the last of them match
        self._all = True  # and so what all of them match
        self._best: frozenset[str] | None = None  # one of which is held
        self.told = False  # no further piece can tell better

    def add(self, exact: frozenset[str] | None, held: frozenset[str] | None) -> None:
        if held is not None:
            self._offer(held)
        if exact is None or len(self._run) * len(exact) > _MOST:
            self._end()
        if exact is not None:
            self._run = exact if self._run is _EMPTY else frozenset(map("".join, product(self._run, exact)))
            if min(map(len, self._run), default=0) >= _LONG:
                self._end()

    def _end(self) -> None:
        """The run goes no further: what follows is another."""
        self._offer(self._run)
        self._run, self._all = _EMPTY, False

    def _offer(self, strings: frozenset[str]) -> None:
        if "" in strings:
            return
        short = frozenset(s[:_LONG] for s in strings)
        if self._best is None or _worth(short) > _worth(self._best):
            self._best = short
        self.told = len(short) == 1 and _worth(short)[0] == _LONG

    def made(self) -> _Made:
        whole = self._run if self._all else None
        self._offer(self._run)
        return whole, self._best


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    return min(map(len, strings), default=_LONG), -len(strings)


def _token(op: Any, value: Any) -> _Made:
    """What a token matches that is no letter and no edge."""
    if op is _ops.IN:
        return _class(value), None
    if op is _ops.FAILURE or (op is _ops.ASSERT_NOT and not len(value[1])):
        return None, frozenset()
    if op in (_ops.ASSERT, _ops.ASSERT_NOT):
        return _EMPTY, None
    if op is _ops.BRANCH:
        return _branches(value[1])
    if op is _ops.SUBPATTERN:
        return (None, None) if value[1] & re.IGNORECASE else _sequence(value[3])
    if op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
        return _repeated(*value)
    return None, None


def _class(tokens: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    letters: set[str] = set()
    for op, value in tokens:
        if op is _ops.LITERAL:
            letters.add(chr(value))
        elif op is _ops.RANGE and value[1] - value[0] < _CLASS:
            letters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(letters) if len(letters) <= _CLASS else None


def _branches(branches: Iterable[Iterable[tuple[Any, Any]]]) -> _Made:
    whole: frozenset[str] | None = frozenset()
    held: frozenset[str] | None = frozenset()
    for branch in branches:
        exact, needs = _sequence(branch)
        whole = None if whole is None or exact is None else whole | exact
        held = None if held is None or needs is None else held | needs
        if whole is None and held is None:
            return None, None
    return (
        whole if whole is not None and len(whole) <= _MOST else None,
        held if held is not None and len(held) <= 2 * _MOST else None,
    )


def _repeated(least: int, most: int, tokens: Iterable[tuple[Any, Any]]) -> _Made:
    if least == 0 and most != 1:
        return None, None
    exact, held = _sequence(tokens)
    if least == 0:
        return (exact | _EMPTY if exact is not None else None), None
    return (exact if least == most == 1 else None), held
