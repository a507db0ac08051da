"""Dates of a time before that of the story, told in passing: "his father had died in June 1870", "1880'de ölmüştü"."""

from __future__ import annotations

from sefer.grammars.date_patterns import Found, Patterns
from sefer.grammars.date_values import Context
from sefer.letters.patterns import lazy
from sefer.model import DateValue

_BEFORE = 300  # days before the last day told: a story that only steps back a little goes on from there
_CLAUSE = 100  # characters
_SENTENCE = lazy(r"[^\W\d]{3,}[’”\"')]*[.!?][’”\"')]*\s+[A-ZÇĞİÖŞÜ0-9“\"]")
_NEXT = lazy(r"[.!?;][’”\"')]*\s+[A-ZÇĞİÖŞÜ0-9“\"]|\n")  # behind which another sentence begins
_STOPS = lazy(r"[.;!?\n](?:\s|$)")


def opens(one: Found, value: DateValue, text: str, known: Patterns, context: Context) -> bool:
    """Does a date with a year of its own step far back, in the tense of what was over already?"""
    if not value.year_given or value.days is None or context.last is None:
        return False
    return value.days.latest + _BEFORE < context.last and is_over(one, text, known)


def stands(
    one: Found, value: DateValue, text: str, known: Patterns, context: Context, begins: int
) -> tuple[int, int | None, int | None, bool] | None:
    """Where the story stands while a sentence mentions a day, behind another of the paragraph that begins at some place.

    With where the words for the day end, and whether it is that of a paper or a plan. A stated year of what was over is kept in mind.
    """
    context.over = one.end if value.year_given and is_over(one, text, known) else None
    days, last, back = value.days, context.last, context.back
    if last is None or days is None or days.latest - days.earliest > 1:
        return None
    if back is not None and back[1] is not None and days.latest < back[1]:
        return back  # another day of the same sentence
    if not _SENTENCE.search(text, max(0, begins), one.start):
        return None
    aside = stands_aside(one.start, one.end, value, text, known, last)
    return (one.end, last, context.night, known.of_paper(text, one.start, one.end)) if aside else None


def go_back(one: Found, text: str, known: Patterns, context: Context) -> None:
    """Stand where the story stood before the day that an earlier sentence only mentions; "that day" may still mean it."""
    if context.over is not None and text.find("\n", context.over, one.start) < 0:
        context.over = None  # the paragraph goes on in the time before
    if context.back and _NEXT.search(text, context.back[0], one.start + 1):
        of_paper = context.back[3]
        context.aside = context.last if of_paper or is_over(one, text, known) else None
        context.last, context.night, context.back = *context.back[1:3], None


def stands_aside(start: int, end: int, value: DateValue, text: str, known: Patterns, last: int) -> bool:
    """Is a date behind others of its paragraph none with which the story goes on, from its last day?

    It is that of a paper, of a plan, or of a time before the story: a single day, or a year far back.
    """
    if value.days is None:
        return False
    single = value.days.latest - value.days.earliest <= 1
    if single and known.of_paper(text, start, end):
        return True
    back = value.days.latest < last if single else value.year_given and value.days.latest + _BEFORE < last
    return back and _is_over(start, end, text, known)


def is_over(one: Found, text: str, known: Patterns) -> bool:
    """Is the clause of a date in the tense of what was over already?"""
    return _is_over(one.start, one.end, text, known)


def _is_over(start: int, end: int, text: str, known: Patterns) -> bool:
    begins = max(0, start - _CLAUSE)
    for stop in _STOPS.finditer(text, begins, start):
        begins = stop.end()
    ends = _STOPS.search(text, end, end + _CLAUSE)
    ahead = known.over_ahead.search(text, begins, start)
    return bool(ahead or known.over_behind.match(text, end, ends.start() + 1 if ends else end + _CLAUSE))


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
