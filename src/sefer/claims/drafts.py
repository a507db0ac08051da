"""A claim in the making: slots with the words that fill them, and the words that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sefer.claims.tokens import Token


@dataclass
class Draft:
    """`filled`: (slot, start, end) of the words behind each slot; the slot "" is the predicate or cue."""

    kind: str
    slots: dict[str, Any]
    filled: list[tuple[str, int, int]] = field(default_factory=list)
    polarity: str = "asserted"
    said_by: str | None = None

    def fill(self, slot: str, *tokens: Token) -> None:
        for token in tokens:
            self.filled.append((slot, token.start, token.end))
            if token.antecedent is not None:
                self.filled.append((slot, *token.antecedent))

    def date(self, token: Token | None, slot: str = "date") -> None:
        """Take a date where the draft has none."""
        if token is not None and token.day is not None and self.slots.get(slot) is None:
            self.slots[slot] = token.day.edtf
            self.fill(slot, token)


def drafted(kind: str, slots: dict[str, Any], words: Iterable[tuple[str, Token]], *cues: Token) -> Draft:
    """A draft with the words of its slots and the words that tie them together."""
    draft = Draft(kind, slots)
    for slot, token in words:
        draft.fill(slot, token)
    draft.fill("", *cues)
    return draft
