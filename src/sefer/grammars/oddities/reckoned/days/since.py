"""A day told by its distance from something that is dated elsewhere: "nine days after the loss of Gaza, on 5 November".

The oddity `elapsed` says the stretch, how many days lie between, and in `ties` how many signs tie the words to the other day;
where the day lies on its wrong side, the oddity is a `stage`.
"""

from __future__ import annotations

from calendar import monthrange
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sefer.grammars.oddities.happenings import exact, matter
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.reckoned.days.later import period_of
from sefer.grammars.oddities.said import Said, pattern
from sefer.grammars.oddities.tellings.courses.timed import deeds_alike
from sefer.grammars.oddities.told_days import Dated, is_relative
from sefer.model import DateValue, Days, Mention, Oddity, Span

_NEAR = 95  # characters between a stretch and the day that it leads to
_LEAD = 70  # characters of what it is counted from, before it
_EVENT = 6  # letters of the shortest words for an event
_KNOWN = 8  # days told before from which it may be counted
_LEAST = 3.0  # what ties words to a day on whose wrong side they lie
_OWN_DAY = 8.0  # that the words for it bear the number of the day
_SURE = 5.0  # what ties words to what is told elsewhere, from which on nothing else is asked
_BACK = 3  # sentences before it in which the day may stand that "later" counts from
_ONE_WEEK = 3.0  # days by which a single week may miss
_TIMES = 3  # how much longer or shorter a stretch may be told by mistake
_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year_later": 365.25}
_SLACK = {"day": 1.0, "week": 4.0, "fortnight": 3.0, "month": 16.0, "year_later": 190.0}

_Anchor = tuple[float, Dated]


def since(page: Page) -> Iterator[Oddity]:
    """The days that lie otherwise apart than they are told to."""
    told: deque[tuple[int, Dated]] = deque(maxlen=_KNOWN)
    for count, said in enumerate(page.said):
        days = exact(said) if said.dates else []
        if days and pattern(said.language, "later_cue").search(said.plain):
            for mention in said.dates:
                if isinstance(mention.value, DateValue) and is_relative(said, mention, counted=True):
                    yield from _counted(
                        page, said, mention, days, [d for n, d in told if count - n <= _BACK], list(told)
                    )
        told.extend((count, day) for day in days)


def _counted(
    page: Page,
    said: Said,
    mention: Mention,
    days: Sequence[Dated],
    near: Sequence[Dated],
    told: list[tuple[int, Dated]],
) -> Iterator[Oddity]:
    period = period_of(said, mention)
    if period is None or period[1] not in _DAYS or pattern(said.language, "later_not").search(
        said.between(max(said.start, mention.start - 25), mention.start)
    ):  # fmt: skip
        return
    target = _target(said, mention, days)
    if target is None:
        return
    number, unit, way = period
    others = [d for d in days if d.start != target.start]
    anchor = _anchor(page, said, mention, target, [*near, *(d for d in others if d.start < mention.start)])
    if anchor is None:
        return
    ties, day = anchor
    known = [day] if ties >= _SURE else [day, *(d for _, d in told), *others]
    if any(fits(number, unit, (target.days.earliest - d.days.latest) * way) for d in known):
        return
    apart = (target.days.earliest - day.days.latest) * way
    if not alike(number, unit, abs(apart)):
        return  # of another matter
    if apart < 0 and ties > _LEAST and target.start > mention.start:
        yield _turned(mention, target, day, way, ties)
        return
    related = (Span(target.start, target.end), Span(day.start, day.end))
    says = {"period": (number,) * 4, "unit": unit, "apart": apart, "ties": max(1, min(9, round(ties)))}
    yield Oddity("elapsed", mention.start, mention.end, related, says)


def _turned(mention: Mention, target: Dated, day: Dated, way: int, ties: float) -> Oddity:
    """The day that the words count from another, on whose wrong side it lies: as two deeds of which the second came first."""
    first, second = (day, target) if way > 0 else (target, day)
    days = [[d.days.earliest, d.days.latest] for d in (first, second)]
    says = {"row": "", "first": days[0], "second": days[1], "hours": ["", ""], "ties": max(1, min(8, round(ties)))}
    start, end = min(mention.start, target.start), max(mention.end, target.end)
    return Oddity("stage", start, end, (Span(day.start, day.end),), says)


def fits(number: float, unit: str, apart: float) -> bool:
    """May so many days be a stretch, as roundly as its unit is told?"""
    slack = _ONE_WEEK if unit == "week" and number == 1 else _SLACK[unit]
    return abs(apart - number * _DAYS[unit]) <= slack


def alike(number: float, unit: str, apart: float) -> bool:
    """May a stretch be told of two days so far apart, by mistake?"""
    days = number * _DAYS[unit]
    return apart < _TIMES * (days + _SLACK[unit]) and days < _TIMES * (apart + _SLACK[unit])


def _target(said: Said, mention: Mention, days: Sequence[Dated]) -> Dated | None:
    """The day that a stretch leads to: the next one behind it in its clause, or the one right before it."""
    behind = next((d for d in days if d.start >= mention.end), None)
    before = next((d for d in reversed(days) if d.end <= mention.start), None)
    if before is not None and not any(
        pattern(said.language, name).fullmatch(said.between(before.end, mention.start))
        for name in ("later_behind", "that_is_after")
    ):
        before = None
    of_it = before and behind and _counts_from(said, mention) and "," not in said.between(mention.end, behind.start)
    if of_it:
        return before  # "on 2 October, three weeks after the landing of 8 September"
    if behind is not None:
        between = said.between(mention.end, behind.start)
        event = _counts_from(said, mention) and not any(mark in between for mark in ";:(")
        if len(between) <= _NEAR and (event or pattern(said.language, "later_join").fullmatch(between)):
            return behind
    return before


def _counts_from(said: Said, mention: Mention) -> bool:
    """Does what a stretch is counted from stand behind it: "six days after"?"""
    return (
        said.language == "en"
        and pattern("en", "counts_from").search(said.between(mention.start, mention.end)) is not None
    )


def _anchor(page: Page, said: Said, mention: Mention, target: Dated, near: Sequence[Dated]) -> _Anchor | None:
    """The day from which is counted, and how surely."""
    start, end = _event(said, mention, target)
    words = said.between(start, end)
    dated = _of_the_month(said, target, start, words)
    if dated is not None:
        return _OWN_DAY, dated
    last = max(near, key=lambda d: d.start, default=None)
    if len(words.strip()) >= _EVENT and not pattern(said.language, "no_event").fullmatch(words.strip(" ,")):
        found = page.happenings.spoken_of(matter(said, start, end), said)
        if len({(h.first, h.last) for _, h in found}) > 1:  # the one told right before, where it is the likeliest
            best = max(score for score, _ in found)
            found = [(score + 1.5, h) for score, h in found if score == best and h.said is said.before]
        if found:
            ties, happening = found[0]
            one = next((d for d in exact(happening.said) if d.start == happening.day.start), None)
            return (ties, one) if one is not None else None
        if last is not None and last.start >= said.start and _goes_on(said, last, mention, start, end):
            return 4.0, last
        if not pattern(said.language, "this_event").search(words):
            return None
        return (5.0 if _is_next(said, last) else 4.0, last) if last is not None else None
    if last is None:
        return None
    told_here = last.start >= said.start
    if pattern(said.language, "from_this").search(f"{said.between(said.start, mention.start)}|"):
        return (7.0 if told_here or _is_next(said, last) else 4.0), last
    return (4.0 if told_here or _is_next(said, last) else 2.0), last


def _of_the_month(said: Said, target: Dated, start: int, words: str) -> Dated | None:
    """The day of an event that bears the number of it: "six days after the crossing of the 12th, on 21 July"."""
    found = pattern(said.language, "of_the_day").search(words)
    if found is None or target.days.earliest != target.days.latest:
        return None
    day, number = date.fromordinal(target.days.earliest), int(found["n"])
    day = day if number <= day.day else day.replace(day=1) - timedelta(days=1)
    if not 1 <= number <= monthrange(day.year, day.month)[1]:
        return None
    at = day.replace(day=number).toordinal()
    return Dated(start + found.start("n"), start + found.end("n"), Days(at, at), False)


def _goes_on(said: Said, day: Dated, mention: Mention, start: int, end: int) -> bool:
    """Do words for an event take up what the same sentence told of a day: "climbed to it on the 6th, and two days after reaching it"?"""
    told, event = matter(said, said.start, max(day.end, min(start, mention.start))), matter(said, start, end)
    return deeds_alike(told.sorts, event.sorts, said.language) > 0


def _is_next(said: Said, day: Dated) -> bool:
    return said.before is not None and day.start >= said.before.start


def _event(said: Said, mention: Mention, target: Dated) -> tuple[int, int]:
    """Where the words stand for what is counted from."""
    if _counts_from(said, mention):
        close = target.start if target.start > mention.end else said.end
        words = said.between(mention.end, close)
        comma = words.find(",")
        return mention.end, mention.end + (comma if comma > 0 else len(words))
    before = said.between(max(said.start, mention.start - _LEAD), mention.start)
    found = pattern(said.language, "from_deed").search(before)
    if found is None:
        return mention.start, mention.start
    low = mention.start - len(before)
    return low + max(before.rfind(",", 0, found.start()), before.rfind(";", 0, found.start())) + 1, low + found.end(
        "deed"
    )
