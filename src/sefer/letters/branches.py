"""Alternatives of a pattern -> the same, those that begin with the same letter under it once.

`beş|bin|bir|on|otuz` becomes `b(?:eş|i(?:n|r))|o(?:n|tuz)`: the engine tries one letter after another, and of a hundred words that
may stand in a place nearly all are done with at the first. What is matched stays the same: alternatives change places only with
such as can never match where they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from sefer.letters import caseless

_ops: Any = re._constants  # type: ignore[attr-defined]
_Tree: Any = re._parser.SubPattern  # type: ignore[attr-defined]
_REPEATS = (_ops.MAX_REPEAT, _ops.MIN_REPEAT, _ops.POSSESSIVE_REPEAT)


def branched(tree: Any) -> Any:
    """A pattern taken apart, all its alternatives by their letters; the tree itself is changed."""
    for at, (op, value) in enumerate(tree.data):
        for inner in _inner(op, value):
            branched(inner)
        if op is _ops.BRANCH:
            tree.data[at] = (op, (value[0], _by_letter(list(_flat(value[1])))))
    return tree


def _inner(op: Any, value: Any) -> Iterator[Any]:
    """The patterns within a token."""
    if op is _ops.SUBPATTERN:
        yield value[3]
    elif op is _ops.BRANCH:
        yield from value[1]
    elif op in _REPEATS:
        yield value[2]
    elif op in (_ops.ASSERT, _ops.ASSERT_NOT):
        yield value[1]
    elif op is _ops.ATOMIC_GROUP:
        yield value
    elif op is _ops.GROUPREF_EXISTS:
        yield from filter(None, value[1:])


def _flat(branches: list[Any]) -> Iterator[Any]:
    """The alternatives, those of one that is nothing but alternatives among them."""
    for branch in branches:
        if len(branch.data) == 1 and branch.data[0][0] is _ops.BRANCH:
            yield from _flat(branch.data[0][1][1])
        else:
            yield branch


def _by_letter(branches: list[Any]) -> list[Any]:
    """Those that begin with one letter together, where the first of them stands."""
    groups: list[list[Any]] = []
    joins: dict[str, list[Any]] = {}  # a letter without regard to case -> the group that others of it may join
    for branch in branches:
        letters = _first(branch)
        group = joins.get(next(iter(letters), ""))
        if group is not None and branch.data[0][0] is _ops.LITERAL and group[0].data[0] == branch.data[0]:
            group.append(branch)
            continue
        groups.append([branch])
        if not letters:  # it may begin with any: none moves past it
            joins.clear()
        for letter in letters:
            joins.pop(letter, None)
        if letters and branch.data[0][0] is _ops.LITERAL:
            joins[next(iter(letters))] = groups[-1]
    return [_joined(group) if len(group) > 1 else group[0] for group in groups]


def _first(branch: Any) -> frozenset[str]:
    """The letters, without regard to case, with which an alternative begins; none where that is not known."""
    op, value = branch.data[0] if branch.data else (None, ())
    if op is _ops.LITERAL:
        return frozenset({_letter(value)})
    if op is _ops.IN and all(kind is _ops.LITERAL for kind, _ in value):
        return frozenset(_letter(each) for _, each in value)
    return frozenset()


@cache
def _letter(code: int) -> str:
    return caseless(chr(code).casefold())[:1]


def _joined(group: list[Any]) -> Any:
    """One alternative of several: their first letter, then what follows it in each."""
    state = group[0].state
    rest = [_Tree(state, branch.data[1:]) for branch in group]
    return _Tree(state, [group[0].data[0], (_ops.BRANCH, (None, _by_letter(list(_flat(rest)))))])
