"""Days that are called by a weekday, a letter or a feast alone: "on Tuesday", "D-Day", "D+2", "Christmas Eve"."""

from __future__ import annotations

import re
from datetime import date

from sefer.grammars.date_flashbacks import is_over
from sefer.grammars.date_patterns import Found, Patterns
from sefer.grammars.date_values import Context, of_day
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import DateValue

_WEEK = 7  # days
_LINE = 90  # characters from the beginning of its paragraph in which the day of a letter or report stands
_HEAD = lazy(r"(?:[A-ZÇĞİÖŞÜ][\w.’'-]*|near|at|in|of|the|bei|camp|günü|gecesi|[,(]|\s|\d)*")
_CLOSED = lazy(r"(?:,\s+(?:via|by\s+way\s+of|midnight|noon|\d)[^.\n—–]{0,60})?\s*(?:\([^()\n]{1,30}\))?\)?\s*[.:;—–]")
_THAT_IS = lazy(r"[,\s(=:]*(?:(?:was|on|being|i\.e\.,?|yani|olan)\s+)*(?:the\s+)?")


def weekday(one: Found, text: str, known: Patterns, context: Context) -> DateValue | None:
    """The day of that name: behind the last day of a story, before the day of a letter or report, or where it was over then."""
    if not context.told:
        return None
    named = [caseless(name) for name in known.weekdays].index(caseless(one.groups["weekday"]))
    start, end, last = context.told[-1]
    ahead = (named - last - 6) % _WEEK or _WEEK  # the first ordinal is a Monday
    if len(context.told) == 1 and _is_dateline(text, start, end):
        context.dateline = last
    late = context.dateline is not None and last <= context.dateline < last + ahead
    back = late or one.groups["ago"] or is_over(one, text, known)
    return of_day(last + ahead - (_WEEK if back else 0), False)


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Does a day head its paragraph without a verb: "BUCHAREST, December 12, 1877. — ..."?"""
    begins = text.rfind("\n", 0, start) + 1
    return start - begins <= _LINE and bool(_HEAD.fullmatch(text, begins, start)) and bool(_CLOSED.match(text, end))


def lettered(one: Found, two: Found | None, text: str, context: Context, beside: int | None) -> DateValue | None:
    """ "D+2" counted from its day; "D-Day" itself is the day that stands beside it (`beside`), or stood beside it before."""
    letter, groups = one.groups["letter"], one.groups
    if not groups["on"] and not groups["back"]:
        last = context.told[-1] if context.told else None
        if two is not None and beside is not None and _THAT_IS.fullmatch(text, one.end, two.start):
            context.lettered[letter] = beside
        elif last and last[1] < one.start and _THAT_IS.fullmatch(text, last[1], one.start):
            context.lettered[letter] = last[2]
    day = context.lettered.get(letter)
    if day is None:
        return None
    return of_day(day + int(groups["on"] or 0) - int(groups["back"] or 0), False)


def feast(one: Found, known: Patterns, context: Context) -> DateValue | None:
    """A day of the Church in the year that stands beside it, or in that of the story."""
    year = one.stated or (context.year if context.calendar == "gregorian" else None)
    if year is None:
        return None
    day = next(day for name, day in known.feasts.items() if re.fullmatch(name, one.groups["feast"]))
    told = date.fromisoformat(f"{year:04d}-{day}")
    before = date.fromordinal(context.last) if context.last else told
    if not one.stated and before.year == year and before.month - told.month >= _TURNED:
        told = told.replace(year=year + 1)  # New Year's Day behind December
    return of_day(told.toordinal(), one.stated is not None)


_TURNED = 9  # months back that are hardly of one year
