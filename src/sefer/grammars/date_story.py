"""The time of the story: which stated years it goes on from, and which it only names, as a misprint or a bound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sefer.calendars import one_slip
from sefer.grammars.date_patterns import Found, Patterns
from sefer.model import DateValue

_APART = 5  # years from every other stated year that make a year odd which is one slip from one of them
_NEAR = 2  # years within which two stated years are of one story
_FEWEST = 2  # other statements of a year that a story must have before one is odd, and of the year that is meant
_BACK, _AHEAD = 20, 60  # days around where the story stands in which a day with its year misprinted would lie
_STEP = 200  # days back from the story that a misprinted year makes
_JUMP = 60  # days that a bound lies ahead of the story
_RETURN_BACK, _RETURN_AHEAD = 45, 120  # days around where the story stood in which it goes on
_YEAR, _MONTHS = 365, 12
_FAR, _CLOSE = 7, 5  # months ahead of the story, and back in it
_AHEAD_OF = 4  # months ahead of the story that a month inside of what is stated would lie


@dataclass(frozen=True)
class Story:
    """The stated years that are misprints of others; the first and the last month that is stated with a year of the story."""

    odd: frozenset[int] = frozenset()
    first: int | None = None  # months since the year 0
    last: int | None = None
    begun: int | None = None  # the first, or the first of a season that is stated

    def turn(self, year: int, month: int, told: int | None, whole: bool) -> int:
        """-1 where a month of the year in which the story stands lies behind all that is stated and rather in the year before.

        "The capitulation of January 1905 … in the third week of November". +1 where it lies before all that is stated and
        that of the next year within it. `whole`: it is told without a day.
        """
        this = year * _MONTHS + month
        if self.first is None or self.last is None:
            return 0
        if this <= self.last:
            begun = self.first if self.begun is None else self.begun
            return int(whole and this < begun and this + _MONTHS <= self.last)
        if told is None:  # nothing is told yet but the years of a title
            return -int(this - _MONTHS >= self.first)
        stands = date.fromordinal(told)
        ahead = this - stands.year * _MONTHS - stands.month
        behind = ahead >= _FAR and _MONTHS - ahead <= _CLOSE
        return -int(this - _MONTHS >= self.first and (behind or (whole and ahead >= _AHEAD_OF)))

    def only_names(
        self, one: Found, value: DateValue, text: str, known: Patterns, last: int | None, front: int | None
    ) -> bool:
        """Is a stated year none with which the story goes on: a misprint, a bound?"""
        odd = one.stated in self.odd and month_in(one.groups) is not None
        return odd or _is_slip(value, front) or _is_bound(one, value, text, known, last)


NO_STORY = Story()


def story_of(stated: Iterable[tuple[int, int | None]]) -> Story:
    """The story of the years that a text states, each with its month where it is told."""
    told = Counter(stated)  # few that differ, however long the text
    times = Counter[int]()
    for (year, _), often in told.items():
        times[year] += often
    odd = frozenset(year for year, month in told if month and month > 0 and times[year] == 1 and _is_odd(year, times))
    months = {
        (year * _MONTHS + abs(month), month > 0)
        for year, month in told
        if month and year not in odd and (times[year] > 1 or any(0 < abs(year - y) <= _NEAR for y in times))
    }
    firm = [month for month, told_so in months if told_so]
    begun = min((month for month, _ in months), default=None)
    return Story(odd, min(firm, default=None), max(firm, default=None), begun)


def _is_odd(year: int, times: Counter[int]) -> bool:
    others = [y for y in times if y != year]
    if sum(times[y] for y in others) < _FEWEST or min(abs(year - y) for y in others) <= _APART:
        return False
    return any(times[y] >= _FEWEST and one_slip(year, y) for y in others)


def _is_slip(value: DateValue, front: int | None) -> bool:
    """Is a day stated with the year before that in which the story goes on with it: "4 January 1939" behind New Year of 1940?"""
    if front is None or value.days is None or not value.year_given or value.days.earliest != value.days.latest:
        return False
    day = value.days.earliest
    return day + _STEP < front and front - _BACK <= day + _YEAR <= front + _AHEAD


def _is_bound(one: Found, value: DateValue, text: str, known: Patterns, last: int | None) -> bool:
    """Is it how long something was to last, or what was still to come, beyond where the story stands: "until the muster-out of June 1865"?"""
    if last is None or value.days is None or not value.year_given or value.days.earliest <= last + _JUMP:
        return False
    clause = text[max(0, one.start - _CLAUSE) : one.start]
    return bool(known.bound_before.search(clause) or known.bound_behind.match(text, one.end))


_CLAUSE = 90  # characters


def goes_on(month: int, day: int, year: int, last: int | None, front: int | None, passing: bool) -> bool:
    """Does a day without a year go on in the year after that of a look back, in which it would run backwards?

    "14 March 1911 … had taken a caravan in November 1910 … on 22 March". Behind a paragraph that looked back in `passing` it goes
    on as well where it would not: "24 July 1921 … had fought at Düzce in August 1920. … On 1 August".
    """
    if last is None or front is None:
        return False
    back, stood = date.fromordinal(last), date.fromordinal(front)
    if back.year != year or stood.year != year + 1 or (month >= back.month - 1 and not passing):
        return False
    try:
        again = date(stood.year, month, day).toordinal()
    except ValueError:
        return False
    return stood.toordinal() - (0 if passing else _RETURN_BACK) <= again <= stood.toordinal() + _RETURN_AHEAD


def month_in(groups: Mapping[str, Any]) -> str | None:
    """The name of the month that a match holds."""
    return next((groups[name] for name in ("m", "m2", "m3", "m4", "m5") if groups.get(name)), None)


def month_of_none(one: Found, known: Patterns, year: int | None) -> int | None:
    """The month in which a day that never was is told, by its first day: "between 12 and 10 January 1871 … on the 11th"."""
    name, year = month_in(one.groups), one.stated or year
    try:
        return date(year, known.month(name), 1).toordinal() if name and year else None
    except ValueError:  # a month or a year that no calendar has
        return None
