"""What did something, or with which it was done, told to have been there only later: guns that come after the fort which they
battered has fallen, a bridge that is crossed before it is built.

The oddity `stage` says the days and the hours of both; `related` is where the thing is told to have come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.times.moments import Moment, Times, spoken
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, Span

_STEM = {"tr": 4, "en": 5}  # letters by which a noun is known again
_NEXT = 4  # characters between two sentences
_COME, _MADE = 10, 60  # days by which what comes, or is made, may be told too late
_CLAUSE = 130  # characters from a thing to the word for its coming
_SHOWN = 150  # characters that are shown


@dataclass(frozen=True, slots=True)
class _Come:
    """A thing that is told to have come or to have been made, where and when."""

    stem: str
    made: bool
    when: Moment
    span: Span
    places: frozenset[str]


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "stages")["means"][name]))


class Means:
    """Reads sentence by sentence; the thing and what it did may stand in two that follow each other."""

    def __init__(self) -> None:
        self._before: tuple[Told, Times] | None = None
        self._come: list[_Come] = []

    def of(self, sentence: Told, times: Times) -> Iterator[Oddity]:
        """The first thing of a sentence that is told to have come after what it did."""
        before = None if sentence.opens else self._before
        if before is not None and sentence.span.start - before[0].span.end > _NEXT:
            before = None
        known = self._come if before is not None else []
        here = list(_comings(sentence, times)) if times else []
        if times and not _pattern(sentence.language, "unreal").search(sentence.words):
            yield from _first(_by_relative(sentence, times, before), _by_pointing(sentence, times, [*known, *here]))
        self._before, self._come = (sentence, times), here


def _first(*sorts: Iterator[Oddity]) -> Iterator[Oddity]:
    for found in sorts:
        odd = next(found, None)
        if odd is not None:
            yield odd
            return


def _comings(sentence: Told, times: Times) -> Iterator[_Come]:
    """The things of a sentence that are told to have come or to have been made."""
    language, base, words = sentence.language, sentence.span.start, sentence.words
    for made, name in ((True, "made"), (False, "came")):
        for found in _pattern(language, name).finditer(words):
            when = times.of(found.start(), found.end())
            if when is None:
                continue
            low = max((words.rfind(mark, 0, found.start()) for mark in ";:"), default=-1) + 1
            for noun in _pattern(language, "thing").finditer(words, max(low, found.start() - _CLAUSE), found.start()):
                span = Span(base + noun.start(), base + found.end())
                if span.end - span.start <= _SHOWN:
                    yield _Come(noun["noun"][: _STEM[language]], made, when, span, _places(sentence))


def _by_pointing(sentence: Told, times: Times, known: list[_Come]) -> Iterator[Oddity]:
    """What "this" thing did, where it is told to have come later."""
    language, base = sentence.language, sentence.span.start
    for found in _pattern(language, "pointing").finditer(sentence.words) if known else ():
        when = times.of(found.start(), found.end())
        for come in known if when is not None else ():
            start, end = base + found.start(), base + found.end()
            if not found["noun"].startswith(come.stem) or (come.span.start < end and start < come.span.end):
                continue
            elsewhere = _places(sentence) - come.places if not come.made else frozenset()
            apart = come.when.first - when.last if come.when.first and when.last else 0  # type: ignore[union-attr]
            if when.before(come.when) and apart <= (_MADE if come.made else _COME) and not elsewhere:  # type: ignore[union-attr]
                yield _odd(sentence, when, come.when, come.span, come.made)  # type: ignore[arg-type]


def _by_relative(sentence: Told, times: Times, before: tuple[Told, Times] | None) -> Iterator[Oddity]:
    """What is told to have come by the thing "that battered the fort", where the fort had fallen before that day."""
    language, words, base = sentence.language, sentence.words, sentence.span.start
    for found in _pattern(language, "relative").finditer(words):
        stop = min((at for at in (words.find(m, found.end()) for m in ";") if at >= 0), default=len(words))
        came = _pattern(language, "coming").search(words, found.end(), min(stop, found.end() + _CLAUSE))
        when = times.of(came.start(), came.end()) if came else None
        if came is None or when is None:
            continue
        for told, when_told, low, high in _around(sentence, times, found, stop, before):
            clause = told.words[low:high]
            linked = _pattern(language, "link").search(found[0]) or _shares(found["object"], clause, language)
            for deed in _pattern(language, "result").finditer(told.words, low, high) if linked else ():
                done = when_told.of(deed.start(), deed.end())
                apart = when.first - done.last if done and done.last and when.first else 0
                if done is not None and done.before(when) and apart <= _MADE:
                    span = Span(base + found.start(), min(base + came.end(), base + found.start() + _SHOWN))
                    yield _odd(told, done, when, span, True)


def _around(
    sentence: Told, times: Times, found: re.Match[str], stop: int, before: tuple[Told, Times] | None
) -> Iterator[tuple[Told, Times, int, int]]:
    """Where what the thing did may be told: before or behind its clause in the sentence, or in the sentence before."""
    low = max((sentence.words.rfind(mark, 0, found.start()) for mark in ";:,"), default=-1)
    if low > 0:
        yield sentence, times, 0, low
    if stop < len(sentence.words):
        yield sentence, times, stop, len(sentence.words)
    if before is not None and before[1]:
        yield *before, 0, len(before[0].words)


def _shares(noun: str | None, clause: str, language: str) -> bool:
    """Does a clause name the object of another?"""
    stem = (noun or "")[: _STEM[language]]
    return len(stem) >= _STEM["tr"] and re.search(rf"(?<!\w){re.escape(stem)}", clause) is not None


def _places(sentence: Told) -> frozenset[str]:
    return frozenset(str(getattr(m.value, "name", "")) for m in sentence.mentions if m.type == "place")


def _odd(sentence: Told, done: Moment, came: Moment, span: Span, sure: bool) -> Oddity:
    days = [[m.first, m.last] for m in (came, done)]
    hours = ["", ""] if days[0] != days[1] else [spoken(m) for m in (came, done)]
    says = {"row": "", "first": days[0], "second": days[1], "hours": hours, "sure": sure}
    start = sentence.span.start
    low = max(start, done.start - 1)
    end = min(sentence.span.end, max(done.end, done.start + _SHOWN // 2))
    return Oddity("stage", low, end, (span,), says)
