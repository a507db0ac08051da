"""What was done on an order at an hour, or on a day, before that at which the order was given.

The oddity `stage` says the days and the hours of both, and in `ties` how many signs tie them where the words name no order given
right before; `related` is the order.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.times.moments import Moment, Times, spoken
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, Span

_BACK = 4  # sentences before a deed in which its order may be told
_FAR, _MOST = 16, 6  # the same, and how many orders, where only signs tie the two
_TIES, _NEARER = 4, 6  # signs for those
_SHOWN = 60  # characters behind the time of the deed that are shown


@cache
def _pattern(language: str, name: str) -> Sought:
    """A pattern; the dot of a number ends no sentence."""
    return sought(str(table(language, "events")["orders"][name]).replace("[^.;]", r"(?:[^.;]|(?<=\d)\.)"))


class Obeyed:
    """Reads sentence by sentence; an order may stand in the sentences before its execution."""

    def __init__(self) -> None:
        self._given: deque[tuple[int, Moment, bool]] = deque(maxlen=_MOST)
        self._count = 0

    def of(self, sentence: Told, times: Times) -> Iterator[Oddity]:
        """At most one deed of a sentence that came before its order."""
        self._count += 1
        if not times:
            return
        if not _pattern(sentence.language, "planned").search(sentence.words):
            self._given.extend(_orders(sentence, times, self._count))
        base = sentence.span.start
        for found, sure in _obeying(sentence):
            done = next((m for m, _ in times.all() if m.start - base >= found.start()), None)
            if done is None and not sure:
                done = next(iter(m for m, _ in times.all()), None)
            known = [g for g in self._given if done is None or g[1].start < done.start]
            near = [g for g in known if g[2] and self._count - g[0] < _BACK] if sure else []
            given = near or [g for g in known if self._count - g[0] < _FAR]
            if done is not None and given and done.before(given[-1][1]):
                ties = 0 if near else _NEARER if self._count - given[-1][0] < _BACK else _TIES
                yield _odd(sentence, given[-1][1], done, base + found.start(), ties)
                return


def _orders(sentence: Told, times: Times, count: int) -> Iterator[tuple[int, Moment, bool]]:
    """The orders that a sentence tells to have been given, written or brought, with their times; those told so plainly first."""
    told: list[Moment] = []
    for name in ("given", "paper"):
        for found in _pattern(sentence.language, name).finditer(sentence.words):
            when = times.of(found.start(), found.end())
            if when is not None and when not in told:
                told.append(when)
                yield count, when, name == "given"


def _obeying(sentence: Told) -> Iterator[tuple[re.Match[str], bool]]:
    """Where it is told that something was done on an order; whether it is told so plainly."""
    for name in ("obeys", "on_it"):
        for found in _pattern(sentence.language, name).finditer(sentence.words):
            yield found, name == "obeys"


def _odd(sentence: Told, order: Moment, done: Moment, start: int, ties: int) -> Oddity:
    days = [[m.first, m.last] for m in (order, done)]
    hours = ["", ""] if days[0] != days[1] else [spoken(m) for m in (order, done)]
    says = {"row": "", "first": days[0], "second": days[1], "hours": hours, "ties": ties}
    end = min(sentence.span.end, done.end + _SHOWN)
    return Oddity("stage", min(start, done.start), end, (Span(order.start, order.end),), says)
