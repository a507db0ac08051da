"""Units of one size that a list names by number: "the 4th, 9th and 11th Divisions" are three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sefer.grammars.oddities.reckoned.lists.nodes import Node, noun_of
from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import Mention, UnitValue

_BARE = lazy(r"(?:\b\d{1,3}(?:\.|st|nd|rd|th),\s*)+(?:the\s+)?$")


def named_units(said: Said) -> Iterator[Node]:
    """The lists of units by number of a sentence, as numbers of units."""
    units = [m for m in said.mentions if isinstance(m.value, UnitValue)]
    run = units[:1]
    for before, unit in pairwise([*units, None]):
        if unit is not None and before is not None and _is_beside(said, before, unit):
            run.append(unit)
            continue
        if len(run) > 1 and pattern(said.language, "list_and_behind").search(said.between(run[0].start, run[-1].end)):
            noun = of_echelon(said, run[-1])
            if noun:
                bare = _BARE.search(said.between(said.start, run[0].start))  # "131., 135. ve 143. alaylar"
                more = bare[0].count(",") if bare else 0
                start = said.start + bare.start() if bare else run[0].start
                yield Node(start, run[-1].end, noun, float(len(run) + more), said)
        run = [unit] if unit is not None else []


def _is_beside(said: Said, one: Mention, other: Mention) -> bool:
    """Do two numbered units of one size stand beside each other in a list?"""
    a, b = one.value, other.value
    if not (isinstance(a, UnitValue) and isinstance(b, UnitValue)):
        return False
    if a.echelon != b.echelon or a.number is None or b.number is None:
        return False
    return pattern(said.language, "list_between").fullmatch(said.between(one.end, other.start)) is not None


def of_echelon(said: Said, unit: Mention) -> str:
    """What a unit is by the noun of its size, as its name prints it."""
    words = caseless(said.between(unit.start, unit.end))
    rows = table_of(said.language, "echelons").values()
    found = next((m for row in rows if (m := re.search(rf"\b(?:{row.replace('ı', 'i')})", words))), None)
    return noun_of(said.language, found[0]) if found else ""
