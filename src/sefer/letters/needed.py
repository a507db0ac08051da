"""A pattern -> letters without which it matches nowhere: a text that has none of them need not be searched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

_MOST = 48  # different letters that are looked for
_CLASS = 6  # letters of a class that are told apart
_LONG = 4  # letters beyond which more of them tell no better
_Made = tuple[frozenset[str] | None, frozenset[str] | None]  # all that a piece can match; one of which it must hold
_EMPTY = frozenset({""})


def needed(source: str) -> tuple[str, ...] | None:
    """Strings of which a text must hold one for a pattern to match in it; None where there are no such strings."""
    parser: Any = re._parser  # type: ignore[attr-defined]
    tree = parser.parse(source)
    found = None if tree.state.flags & re.IGNORECASE else _sequence(tree)[1]
    return None if found is None else tuple(sorted(found, key=lambda s: (len(s), s)))


def _sequence(tokens: Iterable[tuple[Any, Any]]) -> _Made:
    """What tokens one after another match."""
    whole: frozenset[str] | None = _EMPTY
    run = _EMPTY  # what the last of them match
    offered: list[frozenset[str]] = []
    for op, value in tokens:
        exact, held = _token(str(op), value)
        if held is not None:
            offered.append(held)
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = _joined(run, exact)
        else:
            offered.append(run)
            run = exact if exact is not None else _EMPTY
        whole = _joined(whole, exact) if exact is not None and whole and len(whole) * len(exact) <= _MOST else None
    offered.append(run)
    fit = [each for each in offered if "" not in each]
    return whole, max(fit, key=_worth, default=None)


def _joined(before: frozenset[str], behind: frozenset[str]) -> frozenset[str]:
    return frozenset(map("".join, product(before, behind)))


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    return min((min(len(s), _LONG) for s in strings), default=_LONG), -len(strings)


def _token(op: str, value: Any) -> _Made:
    if op == "LITERAL":
        return frozenset({chr(value)}), None
    if op == "IN":
        return _class(value), None
    if op == "FAILURE" or (op == "ASSERT_NOT" and not len(value[1])):
        return None, frozenset()
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return _EMPTY, None
    if op == "BRANCH":
        return _branches(value[1])
    if op == "SUBPATTERN":
        return (None, None) if value[1] & re.IGNORECASE else _sequence(value[3])
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeated(*value)
    return None, None


def _class(tokens: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    letters: set[str] = set()
    for op, value in tokens:
        if str(op) == "LITERAL":
            letters.add(chr(value))
        elif str(op) == "RANGE" and value[1] - value[0] < _CLASS:
            letters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(letters) if len(letters) <= _CLASS else None


def _branches(branches: Iterable[Iterable[tuple[Any, Any]]]) -> _Made:
    whole: set[str] | None = set()
    held: set[str] | None = set()
    for branch in branches:
        exact, needs = _sequence(branch)
        whole = None if whole is None or exact is None else whole | exact
        held = None if held is None or needs is None else held | needs
    return (
        frozenset(whole) if whole is not None and len(whole) <= _MOST else None,
        frozenset(held) if held is not None and len(held) <= 2 * _MOST else None,
    )


def _repeated(least: int, most: int, tokens: Iterable[tuple[Any, Any]]) -> _Made:
    exact, held = _sequence(tokens)
    if least == 0:
        return (exact | _EMPTY if exact is not None and most == 1 else None), None
    return (exact if least == most == 1 else None), held
