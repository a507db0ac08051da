"""What was done on an order at an hour, or on a day, before that at which the order was given.

The oddity `stage` says the days and the hours of both; `related` is the order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.moments import Moment, Times, spoken
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, Span

_BACK = 4  # sentences before a deed in which its order may be told
_SHOWN = 60  # characters behind the time of the deed that are shown


@cache
def _pattern(language: str, name: str) -> Sought:
    """A pattern; the dot of a number ends no sentence."""
    return sought(str(table(language, "events")["orders"][name]).replace("[^.;]", r"(?:[^.;]|(?<=\d)\.)"))


class Obeyed:
    """Reads sentence by sentence; an order may stand in the sentences before its execution."""

    def __init__(self) -> None:
        self._given: deque[tuple[int, Moment]] = deque(maxlen=_BACK)
        self._count = 0

    def of(self, sentence: Told, times: Times) -> Iterator[Oddity]:
        """At most one deed of a sentence that came before its order."""
        self._count += 1
        if not times:
            return
        base, words = sentence.span.start, sentence.words
        for found in _pattern(sentence.language, "given").finditer(words):
            when = times.of(found.start(), found.end())
            if when is not None and not _pattern(sentence.language, "planned").search(words):
                self._given.append((self._count, when))
        for found in _pattern(sentence.language, "obeys").finditer(words):
            done = next((m for m, _ in times.all() if m.start - base >= found.start()), None)
            known = [m for n, m in self._given if self._count - n < _BACK and (done is None or m.start < done.start)]
            order = known[-1] if known else None
            if done is not None and order is not None and done.before(order):
                yield _odd(sentence, order, done, base + found.start())
                return


def _odd(sentence: Told, order: Moment, done: Moment, start: int) -> Oddity:
    days = [[m.first, m.last] for m in (order, done)]
    hours = ["", ""] if days[0] != days[1] else [spoken(m) for m in (order, done)]
    says = {"row": "", "first": days[0], "second": days[1], "hours": hours}
    end = min(sentence.span.end, done.end + _SHOWN)
    return Oddity("stage", min(start, done.start), end, (Span(order.start, order.end),), says)
