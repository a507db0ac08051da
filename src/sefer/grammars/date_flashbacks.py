"""Dates of a time before that of the story, told in passing: "his father had died in June 1870", "1880'de ölmüştü"."""

from __future__ import annotations

from sefer.grammars.date_patterns import Found, Patterns
from sefer.grammars.date_values import Context
from sefer.letters.patterns import lazy
from sefer.model import DateValue

_BEFORE = 300  # days before the last day told: a story that only steps back a little goes on from there
_CLAUSE = 100  # characters
_STOPS = lazy(r"[.;!?\n](?:\s|$)")


def opens(one: Found, value: DateValue, text: str, known: Patterns, context: Context) -> bool:
    """Does a date with a year of its own step far back, in the tense of what was over already?"""
    if not value.year_given or value.days is None or context.last is None:
        return False
    return value.days.latest + _BEFORE < context.last and is_over(one, text, known)


def is_over(one: Found, text: str, known: Patterns) -> bool:
    """Is the clause of a date in the tense of what was over already?"""
    begins = max(0, one.start - _CLAUSE)
    for stop in _STOPS.finditer(text, begins, one.start):
        begins = stop.end()
    ends = _STOPS.search(text, one.end, one.end + _CLAUSE)
    ahead = known.over_ahead.search(text, begins, one.start)
    return bool(ahead or known.over_behind.match(text, one.end, ends.start() + 1 if ends else one.end + _CLAUSE))


def looks_back(one: Found, text: str, known: Patterns) -> bool:
    """Does the clause of a date tell what had come before: "begun on", "başlayan", in the tense of what was over?"""
    begins = max(0, one.start - _NEAR)
    if known.by_then.search(text, begins, one.start):
        return False
    begun = known.begun_ahead.search(text, begins, one.start) or known.begun_behind.match(text, one.end)
    return begun is not None or is_over(one, text, known)


_NEAR = 40  # characters before a date


def is_once_more(one: Found, value: DateValue, text: str, context: Context, of_a_pair: bool) -> bool:
    """Is it the day before in another calendar: the same one, or one in brackets right behind it?"""
    beside = text[context.told[-1][1] : one.start].strip() if context.told else ""
    same = value.days is not None and (value.days.earliest == context.last or beside == "(")
    return value.calendar == "rumi" and (of_a_pair or same)
