"""Two deeds of which the second is never before the first, told with their days: an order and its execution, a pact and what
was done under it, the beginning and the end of a fight; and one day told twice. The oddity `step` says the sort and both days where they are told the
wrong way round.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Mention, Oddity, Span

_PARTED = lazy(r"[,;:]|üzerine|gereğince|uyarınca")  # no longer told of the order itself
_BACK = 3  # sentences before a deed in which its order may be told
_NEXT = 2  # characters between a participle and the date that it dates
_NEAR = 60  # characters between a date and the word that it dates


@cache
def _cues(language: str) -> tuple[tuple[str, Sought, Sought], ...]:
    steps = table(language, "told")["steps"]
    return tuple((sort, sought(rf"\b(?:{s['first']})"), sought(rf"\b(?:{s['second']})")) for sort, s in steps.items())


class Steps:
    """Reads sentence by sentence; an order may stand in the sentences before it in the paragraph."""

    def __init__(self) -> None:
        self._before: deque[Told] = deque(maxlen=_BACK)

    def of(self, sentence: Told) -> Iterator[Oddity]:
        """Deeds that are told to have been done before what they follow from."""
        if sentence.opens:
            self._before.clear()
        if any(m.type == "date" for m in sentence.mentions):
            for sort, first, second in _cues(sentence.language):
                yield from _turned(sort, first, second, sentence, self._before)
            if self._before and _dated(self._before[-1]):
                yield from _twice(sentence)
        self._before.append(sentence)


@cache
def _relative(language: str) -> Sought:
    return sought(str(table(language, "told")["grammar"]["relative"]))


def _dated(sentence: Told) -> bool:
    """Does a sentence end on a day that is told by its date?"""
    base = sentence.span.start
    dates = [m for m in sentence.mentions if m.type == "date"]
    last = dates[-1] if dates else None
    if last is None or _days(last)[0] != _days(last)[1]:
        return False
    return not _relative(sentence.language).search(sentence.words[last.start - base : last.end - base])


def _is_days_before(sentence: Told, day: Mention) -> bool:
    """ "They had blown the bridges a day before": the words themselves say that it came first."""
    base = sentence.span.start
    told = sought(str(table(sentence.language, "told")["grammar"]["days_before"]))
    return told.search(sentence.words[day.start - base : day.end - base]) is not None


def _twice(sentence: Told) -> Iterator[Oddity]:
    """ "İki gün sonra, 9 Mayıs'ta": one day told by its distance and by its date, which differ."""
    base = sentence.span.start
    dates = [m for m in sentence.mentions if m.type == "date" and _days(m) != (0, 0)]
    for far, day in pairwise(dates):
        counted = _relative(sentence.language).search(sentence.words[far.start - base : far.end - base])
        near = _relative(sentence.language).search(sentence.words[day.start - base : day.end - base])
        if counted and not near and day.start - far.end < _BESIDE and far.start == base:
            between = sentence.words[far.end - base : day.start - base]
            one, other = _days(far), _days(day)
            if between.strip(" ,(-–—") in ("", "yani", "on", "that is", "i.e.") and (
                one[1] + _slack(sentence, far) < other[0] or other[1] < one[0] - _slack(sentence, far)
            ):
                says = {"sort": "days", "first": list(one), "second": list(other)}
                yield Oddity("step", day.start, day.end, (Span(far.start, far.end),), says)


def _slack(sentence: Told, far: Mention) -> int:
    """The days by which a distance may miss: weeks and months are told roundly."""
    words = sentence.words[far.start - sentence.span.start : far.end - sentence.span.start]
    roundly = table(sentence.language, "told")["grammar"]["roundly"]
    return next((int(days) for unit, days in roundly.items() if re.search(unit, words)), 0)


_BESIDE = 14  # characters between the two tellings of one day


def _turned(sort: str, first: Sought, second: Sought, sentence: Told, before: Sequence[Told]) -> Iterator[Oddity]:
    for late in second.finditer(sentence.words):
        after = _date(sentence, late.start(), late.end(), late=True)
        if after is None or _is_days_before(sentence, after):
            continue
        for told_in in (sentence, *(reversed(before) if sort != "span" else ())):
            for early in first.finditer(told_in.words):
                if (
                    told_in is sentence
                    and early.start() < late.end()
                    and late.start() < early.end()
                    and sort != "order"
                ):
                    continue
                day = _date(told_in, early.start(), early.end(), but=after if told_in is sentence else None)
                if day is not None and (_days(after)[1] < _days(day)[0] or _earlier(after, day)):
                    says = {"sort": sort, "first": list(_days(day)), "second": list(_days(after))}
                    if _earlier(after, day):
                        says |= {"hours": [_hour(day), _hour(after)]}
                    start, end = after.start, late.end() + sentence.span.start
                    if start > end:
                        start, end = late.start() + sentence.span.start, after.end
                    told = [early.start() + told_in.span.start, early.end() + told_in.span.start]
                    other = Span(day.start, told[1]) if day.start < told[1] else Span(told[0], day.end)
                    yield Oddity("step", start, max(end, start + 1), (other,), says)
                    return


def _date(sentence: Told, start: int, end: int, but: Mention | None = None, late: bool = False) -> Mention | None:
    """The date that a word bears: in Turkish the one before it, in English the one behind, else the one before."""
    base = sentence.span.start
    dates = [m for m in sentence.mentions if m.type == "date" and _days(m) != (0, 0) and m is not but]
    ahead = [m for m in dates if m.end - base <= start and start - (m.end - base) < _NEAR]
    behind = [m for m in dates if m.start - base >= end and m.start - base - end < _NEAR]
    inside = [m for m in dates if m.start - base >= start and m.end - base <= end]
    if inside and late:
        return inside[0]
    if sentence.language == "tr":
        if behind and behind[0].start - base - end <= _NEXT:  # "bittiği 13 Eylül"
            return behind[0]
        beside = [m for m in behind if late or not _PARTED.search(sentence.words, end, m.start - base)]
        ahead = [m for m in ahead if ";" not in sentence.words[m.end - base : start]]
        return ahead[-1] if ahead else beside[0] if beside else None
    return behind[0] if behind else ahead[-1] if ahead else None


def _earlier(one: Mention, other: Mention) -> bool:
    """Are the hours of both told, on one day, and is the first the earlier?"""
    hours = [str(getattr(m.value, "edtf", "") or "") for m in (one, other)]
    return all("T" in h for h in hours) and hours[0][:10] == hours[1][:10] and hours[0] < hours[1]


def _hour(mention: Mention) -> str:
    return str(getattr(mention.value, "edtf", "")).partition("T")[2][:5]


def _days(mention: Mention) -> tuple[int, int]:
    days = getattr(mention.value, "days", None)
    return (days.earliest, days.latest) if days else (0, 0)
