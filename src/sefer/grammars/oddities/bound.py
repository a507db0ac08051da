"""Which day of a sentence dates which of its words."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.model import DateValue, Days, Mention

Dated = tuple[Mention, Days]
GUESSED = 20  # days of a date without a year that may date a turn: that of a month is too much of a guess
_YEAR = 360  # days of a year that is told as one
_FAR = 170  # what may part a day from the word that it dates: characters, and so many for each mark
_MARKS = {";": 70, ":": 40, ",": 12, "(": 8, "—": 25, "–": 25}
_AFTER_VERB = 25  # the same for a day behind its verb in Turkish
_NEXT_CLAUSE = 50  # and for one in the clause behind


def dated(mentions: Sequence[Mention], longest: int = GUESSED) -> list[Dated]:
    """The days that are told; longer stretches only where their year is printed, and no year of which a day is told beside it."""
    found = [(m, m.value) for m in mentions if isinstance(m.value, DateValue)]
    out = [
        (m, v.days)
        for m, v in found
        if v.days is not None and (v.year_given or v.days.latest - v.days.earliest < longest)
    ]
    if len(out) > 1 and any(_is_year(days) for _, days in out):
        fine = [v.days for _, v in found if v.days is not None and v.year_given and not _is_year(v.days)]
        return [(m, days) for m, days in out if not (_is_year(days) and any(_within(d, days) for d in fine))]
    return out


def _is_year(days: Days) -> bool:
    return days.latest - days.earliest >= _YEAR


def _within(days: Days, year: Days) -> bool:
    return year.earliest <= days.earliest and days.latest <= year.latest


def bound(words: str, base: int, start: int, end: int, dates: Sequence[Dated], language: str) -> Dated | None:
    """The date that is nearest to some words of a sentence that begins at `base`; marks between them count as distance."""
    best: tuple[float, Dated] | None = None
    for date in dates:
        low, high = date[0].start - base, date[0].end - base
        gap = words[high:start] if high <= start else words[end:low]
        cost = len(gap) + sum(gap.count(mark) * price for mark, price in _MARKS.items())
        if language == "tr" and low >= end:
            cost += _AFTER_VERB + ("," in gap) * _NEXT_CLAUSE
        if cost < _FAR and (best is None or cost < best[0]):
            best = cost, date
    return best[1] if best else None
