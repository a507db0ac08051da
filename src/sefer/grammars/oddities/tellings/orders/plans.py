"""Where a plan puts a unit: kept in reserve, or counted in a group that is made up. The oddity `plan` says the unit and which."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, sought
from sefer.model import RANKS, Oddity, UnitValue

_SMALL = RANKS[: RANKS.index("regiment") + 1]


@cache
def _any(language: str, name: str) -> Sought:
    return sought(rf"\b(?:{any_of(list(table(language, 'told')['plans'][name]))})")


def plans(sentence: Told) -> Iterator[Oddity]:
    """The numbered units, a regiment at most, that a sentence keeps in reserve or counts in a group."""
    sorts = [sort for sort in ("reserve", "group") if _any(sentence.language, sort).search(sentence.words)]
    if len(sorts) != 1:
        return
    for mention in sentence.mentions:
        value = mention.value
        if isinstance(value, UnitValue) and value.number is not None and value.echelon in _SMALL:
            says = {"who": mention.start, "part": sorts[0], "sentence": sentence.span.start}
            yield Oddity("plan", mention.start, mention.end, (), says)
