"""A stretch of time in a sentence with one day, of which the other end is told elsewhere under the same words: "the quarantine,
which was lifted on the 16th, had lasted three weeks", and it was imposed on the 4th.

Nothing but those words ties the two: the oddity `elapsed` says the stretch, how many days lie between, and in `ties` how many signs
there are. Where any day that is told around lies so far from the one beside it, nothing is asked.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.numbers import ordinal_of
from sefer.grammars.oddities.happenings import Happening, Matter, exact, matter
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.reckoned.days.elapsed import begins, periods
from sefer.grammars.oddities.reckoned.days.since import alike, fits
from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.tellings.courses.timed import deeds_alike, words_alike
from sefer.grammars.oddities.told_days import Dated
from sefer.grammars.words import table
from sefer.letters.patterns import plain
from sefer.model import Oddity, Span

_BACK = 25  # sentences before a stretch in which its other end may stand
_NEAR = 4  # sentences in which another day may give it
_CLOSE = 30  # characters around a stretch that may make it one of something else
_ENOUGH = 2.0
_OF = 40  # characters beside a numbered day in which the course stands that it is of
_LEAST = 3.0  # days
_PLAIN = 7  # signs that tie a numbered day to the beginning that its own sentence tells


def spans(page: Page) -> Iterator[Oddity]:
    """The stretches that the day beside them, and the one told under the same words, do not give."""
    told: deque[tuple[int, Said]] = deque(maxlen=_BACK)
    for count, said in enumerate(page.said):
        days = exact(said) if said.dates else []
        if days and pattern(said.language, "period_cue").search(said.plain):
            if len({d.days for d in days}) == 1:
                for period in (*periods(said), *_ranked(said)):
                    yield from _held(page, said, count, period, days[0], told)
            elif len(days) == 2:
                yield from _numbered(said, days)
        if days:
            told.append((count, said))


def _numbered(said: Said, days: Sequence[Dated]) -> Iterator[Oddity]:
    """ "The battle that had begun on the 2nd ended on the 6th, its ninth day": the number of a day of a course, beside its first."""
    first, last = sorted(days, key=lambda d: d.days)
    if not begins(said, first):
        return
    for period in _ranked(said):
        apart = last.days.earliest - first.days.latest
        if not fits(period.low - 0.5, period.unit, apart) and alike(period.low, period.unit, apart):
            says = {"period": period.told, "unit": period.unit, "apart": apart, "ties": _PLAIN}
            yield Oddity("elapsed", period.start, period.tail, tuple(Span(d.start, d.end) for d in (first, last)), says)


def _ranked(said: Said) -> Iterator[Figure]:
    """The days, weeks and months that are numbered in their course: "the fortieth day of the march", of which 39 are over."""
    for found in _rank(said.language).finditer(said.plain):
        number = ordinal_of(said.text[found.start("n") : found.end("n")], said.language)
        unit = next((u for u in ("day", "week", "month") if found[u]), "")
        if number and number > 1:
            start, end = said.start + found.start("n"), said.start + found.end()
            yield Figure(start, end, end, number, number, number - 1, number, unit=unit)


@cache
def _rank(language: str) -> re.Pattern[str]:
    return plain(str(table_of(language, "words")["ranked_period"]))


def _held(
    page: Page, said: Said, count: int, period: Figure, day: Dated, told: Sequence[tuple[int, Said]]
) -> Iterator[Oddity]:
    around = said.between(max(said.start, period.start - _CLOSE), period.tail + _CLOSE)
    unit = "year_later" if period.unit == "year" else period.unit
    ranked = period.least == period.low - 1
    middle = period.low - 0.5 if ranked else period.low
    if (
        (period.hedged and not ranked)
        or unit == "year_later"
        or (not ranked and day.start < period.start and begins(said, day))
        or (not ranked and pattern(said.language, "span_of_other").search(around))
    ):
        return
    near = [s for n, s in told if count - n <= _NEAR]
    if any(fits(middle, unit, abs(day.days.earliest - d.days.latest)) for s in near for d in exact(s)):
        return
    about = _course(said, period) if ranked else _begun(said, around) or matter(said, said.start, said.end)
    other = _other(page, said, about, day, [s for n, s in told if count - n <= _BACK])
    if other is None:
        return
    signs, one = other
    apart = day.days.earliest - one.last
    if (
        fits(middle, unit, abs(apart))
        or not alike(period.low, unit, abs(apart))
        or max(abs(apart), period.low) < _LEAST
    ):
        return
    says = {"period": period.told, "unit": unit, "apart": abs(apart), "ties": max(1, min(7, round(signs) + 1))}
    yield Oddity("elapsed", period.start, period.tail, (Span(day.start, day.end), one.day), says)


def _course(said: Said, period: Figure) -> Matter:
    """What the words beside a numbered day say that it is a day of; else what its sentence says."""
    low, high = (period.start - _OF, period.start) if said.language == "tr" else (period.tail, period.tail + _OF)
    words = said.between(max(said.start, low), min(said.end, high))
    comma = words.rfind(",") + 1 if said.language == "tr" else words.find(",")
    if said.language == "tr":
        low = max(said.start, low) + comma
    elif comma >= 0:
        high = low + comma
    told = matter(said, max(said.start, low), min(said.end, high))
    return told if told.sorts or told.words else matter(said, said.start, said.end)


@cache
def _beginnings(language: str) -> tuple[tuple[re.Pattern[str], Matter], ...]:
    rows = table(language, "events")["begun"]["nouns"]
    return tuple((plain(rf"\b(?:{noun})"), Matter(frozenset(sorts))) for noun, sorts in rows)


def _begun(said: Said, around: str) -> Matter | None:
    """What the noun beside a stretch says that it began with: a journey with a departure."""
    return next((begin for noun, begin in _beginnings(said.language) if noun.search(around)), None)


def _other(page: Page, said: Said, about: Matter, day: Dated, told: Sequence[Said]) -> tuple[float, Happening] | None:
    """The clause before that tells most of what a sentence tells, and another day; None where two days are told as well, or, where little is shared, at all."""
    found = [
        (signs, one) for other in told for one in page.happenings.of(other)
        if one.last < day.days.earliest and (signs := _signs(about, one, said))
    ]  # fmt: skip
    best = max((signs for signs, _ in found), default=0.0)
    likely = [(signs, one) for signs, one in found if signs >= best - 0.5 or best < _ENOUGH]
    return likely[0] if len({(one.first, one.last) for _, one in likely}) == 1 else None


def _signs(about: Matter, one: Happening, said: Said) -> float:
    other = one.matter
    if about.bodies and other.bodies and not about.bodies & other.bodies:
        return 0.0
    shared = words_alike(about.stems, other.stems) + words_alike(about.names, other.names)
    deed = deeds_alike(about.sorts, other.sorts, said.language)
    if not shared and (about.names and other.names):
        return 0.0
    return 1.25 * min(3, shared) + deed if shared or deed > 1 or (deed and not about.words) else 0.0
