"""Two spans, ways or numbers of times -> do the words show that they are of two things: a part, another way, another place?"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from sefer.grammars.oddities.said import Figure, Said
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import Sought, plain, sought

_STEM = 5  # letters by which a name is known again
_BESIDE = 30  # characters beside a figure in which it is told to be of a part


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "again")["measures"][name])


@cache
def _named(language: str, name: str) -> Sought:
    """Words in which capitals count."""
    return sought(str(table(language, "again")["measures"][name]))


def are_of_two_measures(one: Said, figure: Figure, other: Said, again: Figure) -> bool:
    """Is one of a part, of another way or time, or do both name other ends, other sieges, or other works of one sort?"""
    if one.language != other.language:
        return True
    if _is_of_part(one, figure) != _is_of_part(other, again):
        return True
    if any(_says(one, name) != _says(other, name) for name in ("way", "earlier")):
        return True
    for said, beside in ((one, other), (other, one)):
        ends, sieges = _ends(said), _sieges(said)
        if not all(name in beside.plain for name in ends) or (
            sieges and not any(name in beside.plain for name in sieges)
        ):
            return True
    mine, theirs = _features(one), _features(other)
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


def _says(said: Said, name: str) -> bool:
    return _known(said.language, name).search(said.plain) is not None


def _is_of_part(said: Said, figure: Figure) -> bool:
    """Is it of the first or the last of several, or of so many of the whole?"""
    start, end = figure.start - said.start, figure.tail - said.start
    marked = f"{said.plain[max(0, start - _BESIDE) : start]}~{said.plain[start:end]}~{said.plain[end : end + _BESIDE]}"
    return _known(said.language, "part").search(marked) is not None


def _ends(said: Said) -> frozenset[str]:
    """The two places between which a sentence tells a way."""
    found = _named(said.language, "ends").search(said.text)
    return frozenset(caseless(name)[:_STEM] for name in found.groups() if name) if found else frozenset()


def _sieges(said: Said) -> frozenset[str]:
    """The places of whose siege or fight it tells."""
    return frozenset(caseless(m["of"])[:_STEM] for m in _named(said.language, "siege").finditer(said.text))


def _features(said: Said) -> dict[str, set[str]]:
    """The names of its works and bodies, by their sort: "Tahmas Tabyası"."""
    persons = [(m.start - said.start, m.end - said.start) for m in said.mentions if m.type == "person"]
    found: dict[str, set[str]] = defaultdict(set)
    for m in _named(said.language, "feature").finditer(said.text):
        if not any(a <= m.start() < b for a, b in persons):
            found[caseless(m["kind"])].add(caseless(m["name"])[:_STEM])
    return found
