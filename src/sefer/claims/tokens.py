"""The words of a sentence with the cases that they can have: what both languages tell their claims from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sefer.model import RANKS, DateValue, Mention, QuantityValue, UnitValue

NOMINATIVE = frozenset({"nominative"})


@dataclass(slots=True, eq=False)
class Token:
    """`kind`: word, mark, force, or a mention type. `name`: what a slot would say. `cases`: the cases it may bear."""

    kind: str
    start: int
    end: int
    text: str
    low: str
    cases: frozenset[str] = NOMINATIVE
    name: str = ""
    mention: Mention | None = None
    bare: bool = True  # no suffix at all
    antecedent: tuple[int, int] | None = None  # of "bu ordu": the words that say which army
    word: Any = None  # of words and marks: what they may be

    def has(self, *cases: str) -> bool:
        return not self.cases.isdisjoint(cases)

    @property
    def counts(self) -> QuantityValue | None:
        """The figure of a quantity token."""
        value = self.mention.value if self.mention else None
        return value if isinstance(value, QuantityValue) else None

    @property
    def item(self) -> str:
        """What a quantity token counts, "" for other tokens."""
        return self.counts.item if self.counts else ""

    @property
    def echelon(self) -> str:
        """The echelon of a unit token, "" for other tokens."""
        value = self.mention.value if self.mention else None
        return value.echelon if isinstance(value, UnitValue) else ""

    @property
    def day(self) -> DateValue | None:
        """The date of a date token."""
        value = self.mention.value if self.mention else None
        return value if isinstance(value, DateValue) else None


NO_RANK = 20


def rank(token: Token) -> int:
    """The place of the echelon of a unit or of what is counted, the smallest first; those without one stand apart."""
    echelon = token.echelon or token.item
    return RANKS.index(echelon) if echelon in RANKS else NO_RANK
