"""When a word of a sentence is told to have been done: its day, and the hours of that day where a time is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from sefer.grammars.date_patterns import patterns
from sefer.grammars.oddities.bound import Dated, bound, dated
from sefer.grammars.oddities.hours import Hour, read
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, lazy, sought

_FAR = 110  # what may part an hour from the word that it is of: characters, and so many for each mark
_MARKS = {";": 90, ":": 90, ",": 12, "(": 20, "–": 20, "—": 20}
_BESIDE = 40  # what may part a date from the hour that is of it
_VAGUE = 40  # what a part of the day counts for where a clock tells the time too
_EXACT = 0.6  # hours between which a time of day may lie that is told by the clock
_WRAP = 9.0  # hours by which a later deed of one day may seem the earlier because it was done past midnight
_HALF = 12.0
_APART = 15  # days between a day and one of which only the number is told
_LEAD = 24  # characters before an hour in which it may be said to be of the day after
_HALF_YEAR = 183  # days beyond which a year that is only guessed may be another
_CLOCK = lazy(r"T(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """From which day to which, 0 where none is told; the time of day; whether the day is told with the deed itself."""

    first: int
    last: int
    hour: Hour | None
    own: bool
    start: int
    end: int
    year: bool = True  # is its year told?

    def before(self, other: Moment) -> bool:
        """Is it surely the earlier, by every reading of the words?"""
        if self.last and other.first and self.last < other.first:
            return (self.year and other.year) or other.first - self.last < _HALF_YEAR
        if self.hour is None or other.hour is None or (self.first, self.last) != (other.first, other.last):
            return False
        if self.first != self.last:
            return False
        return _sooner(self.hour, other.hour, self.own and other.own)


def _sooner(one: Hour, other: Hour, of_one_day: bool) -> bool:
    """By the halves of the day in which the two lie nearest to one another."""
    if max(one.low, other.low) == 2 * _HALF:  # midnight ends one day and begins another
        return False
    ends = (0.0, _HALF) if one.half else (0.0,)
    starts = (0.0, _HALF) if other.half else (0.0,)
    apart = min((other.low + start - _last(one) - end for start in starts for end in ends), key=abs)
    return apart > 0 and (of_one_day or apart < _WRAP)


def _last(hour: Hour) -> float:
    return hour.low if hour.high - hour.low <= _EXACT else hour.high


class Times:
    """The dates and the times of day of a sentence."""

    def __init__(self, sentence: Told) -> None:
        self._sentence = sentence
        base = sentence.span.start
        known = patterns(sentence.language)
        self._all_dates = [d for d in dated(sentence.mentions) if d[1].latest - d[1].earliest <= 1]
        self._dates = [
            d for d in self._all_dates
            if not known.of_paper(sentence.words, d[0].start - base, d[0].end - base)
        ]  # fmt: skip
        taken = [(m.start - base, m.end - base) for m in sentence.mentions if m.type in ("unit", "citation")]
        self._hours = [
            _next_day(h, sentence)
            for h in read(sentence.words, sentence.language)
            if not any(a <= h.start < b for a, b in taken)
        ]
        self._bare = [
            (f.start(), f.end(), day)
            for f in _bare(sentence.language).finditer(sentence.words)
            if not any(m.start - base < f.end() and f.start() < m.end - base for m in sentence.mentions)
            and (day := _numbered(_day(f, sentence.language), sentence.last_day))
        ]

    def __bool__(self) -> bool:
        return bool(self._dates or self._hours or self._bare)

    @property
    def papers(self) -> bool:
        """Does it tell the day of a paper?"""
        return len(self._all_dates) > len(self._dates)

    def of(self, start: int, end: int, papers: bool = False) -> Moment | None:
        """When what stands between two places of the sentence was done; None where neither a day nor a time is told.

        With `papers`, a day may be that of a paper."""
        sentence, base = self._sentence, self._sentence.span.start
        day = bound(sentence.words, base, start, end, self._all_dates if papers else self._dates, sentence.language)
        hour = self._nearest(start, end)
        bare = min(self._bare, key=lambda b: _cost(sentence.words, b[0], b[1], start, end), default=None)
        if bare and day is None and _cost(sentence.words, bare[0], bare[1], start, end) < _FAR * 2:
            return _moment(bare[2], bare[2], hour, True, base, bare[0], bare[1])
        if day is not None:
            low, high = day[0].start - base, day[0].end - base
            moment = _moment(day[1].earliest, day[1].latest, hour or _by_date(day, base), True, base, low, high)
            return replace(moment, year=bool(getattr(day[0].value, "year_given", True)))
        if hour is None:
            return None
        told = sentence.last_day if sentence.last_sure else 0
        return _moment(told, told, hour, False, base, hour.start, hour.end)

    def all(self) -> list[tuple[Moment, list[tuple[int, int]]]]:
        """Its times in order with where their words stand: each hour with the date beside it, and the dates without an hour."""
        words, base = self._sentence.words, self._sentence.span.start
        spans = [[(hour.start, hour.end)] for hour in self._hours]
        days = [(d[0].start - base, d[0].end - base) for d in self._dates] + [b[:2] for b in self._bare]
        for day in days:
            costs = [(_cost(words, *day, *lot[0]), lot) for lot in spans]
            cost, near = min(costs, default=(_BESIDE, [day]), key=lambda c: c[0])
            if cost < _BESIDE and len(near) == 1 and near[0] not in days:
                near.append(day)
            else:
                spans.append([day])
        out = [(moment, sorted(lot)) for lot in spans if (moment := self.of(*lot[0]))]
        hours = {(hour.start, hour.end) for hour in self._hours}
        told = [(m if hours & set(lot) else replace(m, hour=None), lot) for m, lot in out]
        return sorted(told, key=lambda t: t[1])

    def _nearest(self, start: int, end: int) -> Hour | None:
        words = self._sentence.words
        costs = [
            (_cost(words, h.start, h.end, start, end) + _VAGUE * (h.high - h.low > _EXACT), h) for h in self._hours
        ]
        cost, near = min(costs, default=(_FAR, None))
        return near if cost < _FAR else None


def _next_day(hour: Hour, sentence: Told) -> Hour:
    """An hour of the day after, where the words say so."""
    if not _after_night(sentence.language).search(sentence.words[max(0, hour.start - _LEAD) : hour.start]):
        return hour
    return hour._replace(low=hour.low + 2 * _HALF, high=hour.high + 2 * _HALF, half=False)


@cache
def _after_night(language: str) -> Sought:
    return sought(str(table(language, "stages")["ties"]["after_night"]))


def _by_date(day: Dated, base: int) -> Hour | None:
    """The hour that a date bears itself."""
    found = _CLOCK.search(str(getattr(day[0].value, "edtf", "") or ""))
    at = int(found[1]) + int(found[2]) / 60 if found else 0.0
    return Hour(day[0].start - base, day[0].end - base, at, at + 0.5) if found else None


def _moment(first: int, last: int, hour: Hour | None, own: bool, base: int, low: int, high: int) -> Moment:
    spans = [(low, high), *([(hour.start, hour.end)] if hour else [])]
    return Moment(first, last, hour, own, base + min(s for s, _ in spans), base + max(e for _, e in spans))


def _cost(words: str, low: int, high: int, start: int, end: int) -> int:
    gap = words[high:start] if high <= start else words[end:low]
    return len(gap) + sum(gap.count(mark) * price for mark, price in _MARKS.items())


@cache
def _bare(language: str) -> Sought:
    return sought(str(table(language, "stages")["ties"]["bare"]))


def _day(found: re.Match[str], language: str) -> int:
    """The number of a day: "the 16th", "the sixteenth"."""
    word = found.groupdict().get("word")
    days: list[str] = table(language, "stages")["ties"]["days"]
    return days.index(word) + 1 if word else int(found["day"])


def _numbered(number: int, near: int) -> int:
    """The day of that number in its month that is nearest to another day; the number itself where no day was told before."""
    if not near:
        return number
    days = (date.fromordinal(near) + timedelta(n) for n in sorted(range(-_APART, _APART + 1), key=abs))
    return next((day.toordinal() for day in days if day.day == number), 0)


def numbered_day(words: str, language: str, near: int) -> int:
    """The day of which some words tell only the number ("the 16th"), by another that was told before; 0 where they tell none."""
    found = _bare(language).search(words) if near else None
    return _numbered(_day(found, language), near) if found else 0


def spoken(moment: Moment) -> str:
    """Its hour as on a clock, "" where none is told: "09:30"."""
    return "" if moment.hour is None else on_clock(moment.hour.low)


def on_clock(hour: float) -> str:
    """An hour as a clock shows it: "09:30"."""
    minutes = round(hour * 60) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
