"""The rank that each naming of a person bears, as a step of one ladder, and the rank to which somebody is promoted.

The oddity `rank` says who (where the mention starts), the step, the day told last, whether the words make a lower rank right
(`then`), and whether it is a promotion (`rises`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.words import any_of, table
from sefer.letters import lower
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, PersonValue


@cache
def _any(language: str, name: str) -> Sought:
    return sought(any_of(list(table(language, "told")["rising"][name])))


@cache
def _rises(language: str) -> tuple[Sought, ...]:
    return tuple(sought(pattern) for pattern in table(language, "told")["rising"]["words"])


def step(rank: str | None, language: str) -> int:
    """The step of a rank on the ladder, 0 for a title or what stands on none ("General")."""
    if not rank:
        return 0
    plain = lower(rank) if language == "tr" else rank.lower()
    return int(table(language, "told")["ranks"].get(plain.rstrip(".").replace(" ", "-"), 0))


class Ranks:
    """Reads ranks sentence by sentence; a promotion without a name is of the person named last."""

    def __init__(self) -> None:
        self._last = -1

    def of(self, sentence: Told) -> Iterator[Oddity]:
        """Every naming of a person with a rank in a sentence, and every promotion."""
        days = [d for m in sentence.mentions if (d := getattr(m.value, "days", None))]
        day = days[0].earliest if days else sentence.last_day
        persons = [m for m in sentence.mentions if isinstance(m.value, PersonValue)]
        for found in (f for pattern in _rises(sentence.language) for f in pattern.finditer(sentence.words)):
            start = found.start() + sentence.span.start
            before = [m.start for m in persons if m.start < start]
            who = before[-1] if before else self._last
            if (on := step(found["rank"], sentence.language)) and who >= 0:
                says = {"who": who, "step": on, "day": day, "then": False, "rises": True}
                yield Oddity("rank", start, found.end() + sentence.span.start, (), says)
        for mention in persons:
            self._last = mention.start
            if on := step(getattr(mention.value, "rank", None), sentence.language):
                then = _any(sentence.language, "then").search(sentence.words) is not None
                says = {"who": mention.start, "step": on, "day": day, "then": then, "rises": False}
                yield Oddity("rank", mention.start, mention.end, (), says)
