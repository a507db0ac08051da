"""Orders to anybody, named or not, of which nothing that stands near behind them says what came: none of their words is met again.

The oddity `asked` says nothing more than where the order stands; `did` is a sentence that says that an order was carried out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity

_NEAR = 1500  # characters behind an order in which its execution would be told
_STEM = 5  # letters by which a word is known again
_LEAST = 4


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["asked"][name]))


@cache
def _forms(language: str) -> tuple[Sought, ...]:
    return tuple(sought(str(form)) for form in table(language, "told")["asked"]["forms"])


class Asked:
    """Reads sentence by sentence; `rest` are the orders of which nothing was told when the text is over."""

    def __init__(self) -> None:
        self._open: list[tuple[Oddity, frozenset[str]]] = []
        self._silent: list[Oddity] = []
        self._did: list[Oddity] = []
        self._last = -1  # where the sentence before starts

    def read(self, sentence: Told) -> None:
        """Close the orders that a sentence tells more of, and open its own."""
        base, words, language = sentence.span.start, sentence.words, sentence.language
        if self._open:
            left = []
            for order, stems in self._open:
                if base - order.end > _NEAR:
                    self._silent.append(order)
                elif not _meets(stems, words) and not (
                    order.end > self._last and _pattern(language, "done").search(words)
                ):
                    left.append((order, stems))
            self._open = left
        self._last = base
        if _pattern(language, "did").search(words):
            self._did.append(Oddity("did", base, sentence.span.end))
        self._open += _orders(sentence)

    def rest(self) -> Iterator[Oddity]:
        yield from self._silent
        yield from self._did
        yield from (order for order, _ in self._open)


def _meets(stems: frozenset[str], words: str) -> bool:
    return any(stem in words for stem in stems)


def _orders(sentence: Told) -> Iterator[tuple[Oddity, frozenset[str]]]:
    base, words, language = sentence.span.start, sentence.words, sentence.language
    if _pattern(language, "refused").search(words):
        return
    for form in _forms(language):
        for found in form.finditer(words):
            start, end = found.span("task")
            inside = [m for m in sentence.mentions if start <= m.start - base < end]
            anchored = any(m.type == "place" for m in inside) or any(m.type == "date" for m in sentence.mentions)
            task = found["task"]
            if not anchored or _pattern(language, "passive").search(task):
                continue
            stems = _stems(task, language)
            rest = words[found.end() :]
            if not stems or _meets(stems, rest) or _pattern(language, "done").search(rest):
                continue
            yield Oddity("asked", start + base, end + base, (), {}), stems


def _stems(task: str, language: str) -> frozenset[str]:
    said = (w for w in re.findall(r"\w+", task) if len(w) >= _LEAST and not _pattern(language, "common").match(w))
    numbered = re.findall(r"\d+(?:st|nd|rd|th)\s\w{3}|\d+\.\s\w{3}", task)
    return frozenset((*(word[:_STEM] for word in said), *numbered))
