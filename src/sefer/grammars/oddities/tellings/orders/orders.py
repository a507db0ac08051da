"""Orders to a named unit of which no later sentence tells anything: neither the unit nor the place is named again.

The oddity `ask` says the unit (where its mention starts) and the days of the order; `plan`, of a unit that a plan keeps in reserve or
counts in a group that is made up, the unit and which of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.pieces import Name, Told
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, sought
from sefer.model import RANKS, Oddity, UnitValue


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["orders"][name]))


class Orders:
    """Reads orders sentence by sentence; `rest` are those of which nothing more was told when the text is over."""

    def __init__(self) -> None:
        self._open: list[tuple[Oddity, frozenset[str], int]] = []
        self._end = 0

    def read(self, sentence: Told) -> None:
        """Close the orders that a sentence tells more of, and open its own."""
        base = sentence.span.start
        named = {str(getattr(m.value, "name", "")) for m in sentence.mentions}
        named |= {str(getattr(n.of.value, "name", "")) for n in sentence.names}
        pronoun = next((p.who for p in sentence.pieces[:1] if p.who is not None and not p.who.own), None)
        done = base - self._end < _NEXT and _pattern(sentence.language, "done").search(sentence.words)
        if done or (pronoun is not None and base - self._end < _NEXT):
            self._open = self._open[:-1] if self._open and self._open[-1][2] == self._end else self._open
        self._open = [order for order in self._open if not order[1] & named]
        self._end = sentence.span.end
        for name in sentence.names:
            if name.is_unit and name.own and _asks(sentence, name):
                self._open.append((*_made(sentence, name), sentence.span.end))

    def rest(self) -> Iterator[Oddity]:
        yield from (oddity for oddity, *_ in self._open)


_NEXT = 3  # characters between two sentences


def _asks(sentence: Told, name: Name) -> bool:
    """Is a unit told to do something, and does the sentence itself not say what came of it?"""
    base, language = sentence.span.start, sentence.language
    ahead, behind = sentence.words[: name.start - base], sentence.words[name.end - base :]
    before = _pattern(language, "ask_before").search(ahead)
    leads = before is not None and before.lastgroup == "leads" and not _pattern(language, "ask_to").match(behind)
    if (before is None or leads) and not _pattern(language, "ask").search(behind):
        return False
    if any(_pattern(language, name).search(sentence.words) for name in ("refused", "done")):
        return False
    if sought(str(table(language, "told")["asked"]["but"])).search(behind):
        return False
    return not any(n.start > name.end and n.of is name.of for n in sentence.names) and not _answered(behind, language)


def _answered(behind: str, language: str) -> bool:
    """Does a clause of its own go on with the unit: "; it was in the town by four"?"""
    clauses = re.split(r"[;:]|, and |, which ", behind)[1:]
    return language == "en" and any(re.match(r"\s*(?:it|they|this|the \w+)\b", c) for c in clauses)


def _made(sentence: Told, name: Name) -> tuple[Oddity, frozenset[str]]:
    piece = next((p for p in sentence.pieces if p.start <= name.start < p.end), None)
    first, last = (piece.days if piece else None) or (0, 0)
    places = {
        str(getattr(m.value, "name", "")) for m in sentence.mentions if m.type == "place" and m.start > name.start
    }
    end = min(sentence.span.end, sentence.span.start + _SHOWN)
    says = {"who": name.of.start, "first": first, "last": last, "sentence": sentence.span.start}
    told = frozenset({str(getattr(name.of.value, "name", "")), *places})
    start = sentence.span.start if sentence.span.end - sentence.span.start <= _SHOWN else name.start
    return Oddity("ask", start, max(end, name.end), (), says), told


_SHOWN = 200
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
