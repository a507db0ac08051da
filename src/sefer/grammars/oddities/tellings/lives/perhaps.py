"""Deeds on the wrong side of a turn that no word ties firmly to it: on the day that was told last, under a short form of the name.

Each is an oddity `life` as in lives.py that says in `loose` how many signs tie it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sefer.grammars.oddities.bound import bound, dated
from sefer.grammars.oddities.tellings.lives.beside import (
    acts,
    beside,
    cues,
    gap,
    goes_on,
    is_of_a_thing,
    is_there,
    mentions,
    pattern,
    small,
)
from sefer.grammars.oddities.tellings.lives.turns import Turn, is_single
from sefer.grammars.oddities.tellings.times.when_held import bare_months
from sefer.grammars.words import table
from sefer.model import Days, Mention, Oddity, Reading, Span

_HALF_YEAR = 183  # days beyond which a month may be one of another year than the one that is guessed
_YEAR = 365
_SEASON = 120  # days between a beginning and a month before it whose year is only guessed
_MONTH = 31
_BACK = 40  # sentences over which the day that was told last may be that of a deed
_NEAR = 3  # sentences around a turn in which it may be taken back
_SHOWN = 190  # characters of a deed that are shown
_MOST = 2  # deeds beyond its end that one may be told to have done

# how many signs tie a deed to its day
_BESIDE, _ONLY, _RUNNING, _BEFORE = 6, 5, 4, 3
_SHORT = 1  # so many less where a name is not printed in full
_LEAST = 3  # signs without which nothing is asked
_CARRIED = 2  # so many less where the day of the turn is that of what was told before it
_UNSURE = 1  # and where the day of the turn itself is one that was told before it


class Perhaps:
    """Finds what may be told of one beyond his end or before his beginning."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.document.text
        self._bodies = [(p.start, p.end) for p in reading.document.parts if p.kind in ("body", "note")]

    def deeds(self, turn: Turn, turns: Sequence[Turn], namings: Sequence[tuple[int, int, bool]]) -> Iterator[Oddity]:
        """What is told on the wrong side of a turn, each sentence once; none where it is much."""
        if turn.sort == "gone" and self._comes_back(turn):
            return
        told_in, found = {t.sentence.start for t in turns}, list[Oddity]()
        for start, end, full in namings:
            n = bisect_left(self._reading.sentences, start + 1, key=lambda s: s.start) - 1
            span = self._reading.sentences[n]
            if end > span.end or span.start in told_in or not self._is_body(start):
                continue
            odd = self._deed(turn, n, start, end, full)
            if odd is not None:
                told_in.add(span.start)
                places = tuple(dict.fromkeys(t.shown for t in sorted(turns, key=lambda t: t is not turn)))[:_MOST]
                found.append(Oddity("life", odd[0].start, odd[0].end, places, odd[1]))
        if len(found) <= _MOST:
            yield from found

    def _is_body(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._bodies)

    def _comes_back(self, turn: Turn) -> bool:
        """Does the text tell that somebody who was taken or sent away came back?"""
        starts = self._reading.sentences.starts
        n = bisect_left(starts, turn.sentence.start)
        ends = self._reading.sentences[min(n + _NEAR, len(starts) - 1)].end
        near = small(self._text[turn.sentence.start : ends], turn.language)
        if pattern(turn.language, "returns").search(near):
            return True
        last = re.escape(small(turn.name.split()[0 if turn.language == "tr" else -1], turn.language))
        back = str(table(turn.language, "told")["lives"]["returns"])
        return re.search(rf"{last}[^.;]{{0,80}}?(?:{back})", small(self._text, turn.language)) is not None

    def _deed(self, turn: Turn, n: int, start: int, end: int, full: bool) -> tuple[Span, dict[str, object]] | None:
        """Where a sentence tells under a name what is done on the wrong side of a turn, and what it says."""
        span, language = self._reading.sentences[n], turn.language
        words = small(self._text[span.start : span.end], language)
        at, stop = start - span.start, end - span.start
        around, sort = beside(words, at, stop), "dies" if turn.of_person else turn.sort
        if pattern(language, f"{sort}_innocent").search(around):
            return None
        if not (acts if turn.of_person else is_there)(words, at, stop, language):
            return None
        if turn.sort == "gone" and pattern(language, "gone_innocent").search(words):
            return None
        if not cues(language, "deed").search(f"{words[:at]}~{words[stop:]}"):
            return None
        when = self._when(turn, n, words, at, stop)
        if when is None:
            return None
        days, signs, day = when
        if day is not None and is_of_a_thing(words, stop, day.start - span.start, _dates(self._reading, span) > 1):
            return None
        wrong = days.latest < turn.days.earliest if turn.sort == "founded" else days.earliest > turn.days.latest
        if not wrong:
            return None
        low, high = (at, stop) if day is None else (min(at, day.start - span.start), max(stop, day.end - span.start))
        high = max(high, min(len(words), low + _SHOWN, high + 60))
        signs += -_SHORT * (not full) - _UNSURE * (turn.sort == "gone") - _CARRIED * turn.carried
        if signs < _LEAST and not turn.of_person:
            return None
        says = {"turn": sort, "name": turn.name, "first": days.earliest, "last": days.latest, "sure": False,
                "turned": [turn.days.earliest, turn.days.latest], "loose": signs, "gone": turn.sort == "gone"}  # fmt: skip
        return Span(span.start + low, span.start + min(high, low + _SHOWN)), says

    def _when(self, turn: Turn, n: int, words: str, at: int, stop: int) -> tuple[Days, int, Mention | None] | None:
        """The days of a deed, how many signs say so, and the words of the day where they stand beside it."""
        span = self._reading.sentences[n]
        named = mentions(self._reading, span)
        text = self._text[span.start : span.end] if turn.language == "en" else words
        dates = dated(named, _MONTH) or bare_months(text, span.start, named, (), turn.days.earliest, turn.language)
        found, signs = bound(words, span.start, at, stop, dates, turn.language), _BESIDE
        if found is None and len({days for _, days in dates}) == 1:
            found, signs = dates[0], _ONLY
        if found is not None:
            days = _of_year(turn, *found)
            return None if days is None else (days, signs, found[0])
        if dates or not goes_on(beside(words, at, stop), turn.language):
            return None
        later = span.start > turn.sentence.start
        for k in range(n - 1, max(n - _BACK, -1), -1):
            other = self._reading.sentences[k]
            same = "\n" not in self._text[other.end : span.start]
            if not same and (not later or other.start < turn.sentence.start):
                return None
            told = dated(mentions(self._reading, other), _MONTH)
            if told:
                mention, days = told[-1]
                one = is_single(days) and (same or all(is_single(d) for _, d in told))
                of_year = _of_year(turn, mention, days) if one else None
                return None if of_year is None else (of_year, _RUNNING if same else _BEFORE, None)
        return None


def _dates(reading: Reading, span: Span) -> int:
    return sum(mention.type == "date" for mention in mentions(reading, span))


def _of_year(turn: Turn, day: Mention, days: Days) -> Days | None:
    """The days of a mention, in the year next to that of a turn where its own is only guessed."""
    if getattr(day.value, "year_given", True) or gap(days, turn.days) <= _HALF_YEAR:
        return days
    year = _YEAR if days.latest < turn.days.earliest else -_YEAR
    moved = Days(days.earliest + year, days.latest + year)
    return moved if turn.sort == "founded" and gap(moved, turn.days) <= _SEASON else None
