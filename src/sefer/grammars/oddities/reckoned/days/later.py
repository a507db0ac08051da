"""A day that is told by its distance from another and by its date: "two weeks later, on 13 June"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sefer.grammars.date_patterns import patterns
from sefer.grammars.numbers import cardinal
from sefer.grammars.oddities.reckoned.days.events import day_of_event
from sefer.grammars.oddities.said import Said, number, pattern, table_of
from sefer.grammars.oddities.told_days import Dated, is_relative, told_days
from sefer.letters import lower
from sefer.letters.patterns import plain
from sefer.model import DateValue, Days, Mention, Oddity, Span

_OPENS = 25  # characters from the start of a sentence: what stands there counts from the sentence before
_MONTH = 30.4
_EVENT = 60  # characters of the words for an event


def later(said: Said) -> Iterator[Oddity]:
    """ "Two weeks later, on 13 June", "on 13 June, two weeks later": the day before it stands here or a sentence before."""
    dates = [m for m in said.mentions if isinstance(m.value, DateValue)]
    relative = [is_relative(said, m) for m in dates]
    for n, mention in enumerate(dates):
        if not relative[n]:
            continue
        pairs = [(n + 1, n, "later_join"), (n - 1, n - 1, "later_behind")]
        if (
            n + 2 < len(dates)
            and _after(said, mention, dates[n + 1], dates[n + 2])
            and not any(relative[n + 1 : n + 3])
        ):
            yield from _counted(said, mention, dates[n + 2], _anchor(said, dates[n + 1 : n + 2], mention.start))
            continue
        beside = 0 < n < len(dates) - 1 and not (relative[n - 1] or relative[n + 1])
        if beside and (odd := _after_own(said, dates[n - 1], mention, dates[n + 1])) is not None:
            yield from odd
            continue
        if n + 1 < len(dates) and not relative[n + 1]:
            yield from _counted_from_event(said, mention, dates[n + 1])
        for at, first, join in pairs:
            if not 0 <= at < len(dates) or relative[at]:
                continue
            one, other = sorted((mention, dates[at]), key=lambda m: m.start)
            if pattern(said.language, join).fullmatch(said.between(one.end, other.start)):
                yield from _counted(said, mention, dates[at], _anchor(said, dates[:first], mention.start))
                break


def _after_own(said: Said, target: Mention, mention: Mention, anchor: Mention) -> list[Oddity] | None:
    """ "On 9 October, three days after being wounded on 6 October": the day of what it counts from stands behind it."""
    counts = pattern(said.language, "counts_from").search(said.between(mention.start, mention.end))
    joined = pattern(said.language, "later_behind").fullmatch(said.between(target.end, mention.start))
    event = said.between(mention.end, anchor.start)
    if not (counts and joined) or any(mark in event for mark in ",;:") or len(event) > _EVENT:
        return None
    days = [d for d in told_days(said) if d.start == anchor.start and not d.year]
    return list(_counted(said, mention, target, days[0])) if days else None


def morrow(said: Said) -> Iterator[Oddity]:
    """ "On 21 May, the day after the action of 20 May": the day beside a deed that bears its date."""
    days = [d for d in told_days(said) if not d.year and d.days.earliest == d.days.latest]
    if len(days) != 2:
        return
    for anchor, target in (days, days[::-1]):
        found = pattern(said.language, "morrow").search(said.between(said.start, anchor.start))
        if found is None:
            continue
        between = (
            said.between(target.end, said.start + found.start())
            if target.start < anchor.start
            else said.between(anchor.end, target.start)
        )
        if "," not in between[:2] and len(between) > _OPENS:
            continue
        start, end = said.start + found.start(), anchor.start
        says = {
            "period": (1, 1, 1, 1), "unit": "next", "tied": True,
            "apart": target.days.earliest - anchor.days.latest,
        }  # fmt: skip
        yield Oddity("elapsed", start, end, (Span(target.start, target.end), Span(anchor.start, anchor.end)), says)


def hours_later(said: Said) -> Iterator[Oddity]:
    """ "Twenty-four hours later, on 27 July": hours that bring the story from the one day of a sentence to the other."""
    days = [d for d in told_days(said) if not d.year]
    if len(days) != 2 or any(d.days.earliest != d.days.latest for d in days):
        return
    first, last = sorted(days, key=lambda d: d.days)
    for found in _hours(said.language).finditer(said.plain):
        words = found["n"]
        hours = 1.0 if words in _HALF else cardinal(said.text[slice(*found.span("n"))], said.language) or 0.0
        start, end = said.start + found.start(), said.start + found.end()
        target = next((d for d in days if d.start >= end), None)
        if hours and target is last and last.start - end < _OPENS * 2 and first.start < last.start:
            related = (Span(last.start, last.end), Span(first.start, first.end))
            apart = last.days.earliest - first.days.earliest
            says = {"period": (hours / _DAY,) * 4, "unit": "day", "apart": apart, "tied": True}
            yield Oddity("elapsed", start, end, related, says)


def within(said: Said) -> Iterator[Oddity]:
    """ "Within a week of the battle of 6 December, namely on the 18th": a day that lies farther from the other than it may."""
    days = [d for d in told_days(said) if not d.year and d.days.earliest == d.days.latest]
    if len({d.days for d in days}) != 2 or len(days) != 2:
        return
    anchor, target = sorted(days, key=lambda d: d.start)
    for found in _within_stretch(said.language).finditer(said.plain):
        start, end = said.start + found.start(), said.start + found.end()
        unit = next(u for u in (*_UNITS, "month") if found[u])
        value = 1.0 if found["n"] in _HALF else cardinal(said.text[slice(*found.span("n"))], said.language)
        counted = end <= anchor.start and pattern(said.language, "within_of").fullmatch(said.between(end, anchor.start))
        joined = said.between(anchor.end if counted else end, target.start)
        if not value or not (counted or anchor.end <= start) or not end <= target.start:
            continue
        if pattern(said.language, "within_join").fullmatch(joined):
            most = value * _UNITS.get(unit, _MONTH)
            apart = target.days.earliest - anchor.days.latest
            says = {"period": (most, most, 0, most), "unit": "day", "tied": True, "apart": apart}
            related = (Span(target.start, target.end), Span(anchor.start, anchor.end))
            yield Oddity("elapsed", start, end, related, says)


@cache
def _within_stretch(language: str) -> re.Pattern[str]:
    return plain(str(table_of(language, "words")["within_stretch"]).replace("NUMBER", number(language)))


_DAY = 24  # hours
_UNITS = {"hour": 1 / _DAY, "day": 1, "week": 7, "fortnight": 14}
_HALF = ("half an", "an", "a", "bir", "yarim", "yarım")


@cache
def _hours(language: str) -> re.Pattern[str]:
    return plain(str(table_of(language, "words")["hours_later"]).replace("NUMBER", number(language)))


def _counted_from_event(said: Said, mention: Mention, target: Mention) -> Iterator[Oddity]:
    """ "Two months after the declaration of war, on 12 August": the day of it is told before in the text."""
    before, between = said.between(said.start, mention.start), said.between(mention.end, target.start)
    found = pattern(said.language, "from_event").search(f"{before[-_EVENT:]}|{between}")
    if found is None or (day := day_of_event(said, found["event"])) is None:
        return
    for odd in _counted(said, mention, target, Dated(*day, False)):
        yield replace(odd, says={**odd.says, "sure": False})


def _after(said: Said, mention: Mention, one: Mention, other: Mention) -> bool:
    """ "Four days after 3 May, on 15 May"."""
    joined = pattern(said.language, "later_join").fullmatch(said.between(one.end, other.start))
    words = said.between(mention.end, one.start)
    return joined is not None and pattern(said.language, "after_event").fullmatch(words) is not None


def _counted(said: Said, mention: Mention, target: Mention, anchor: Dated | None) -> Iterator[Oddity]:
    day = target.value.days if isinstance(target.value, DateValue) else None
    before = said.between(max(said.start, mention.start - 25), mention.start)
    period = period_of(said, mention)
    if day is None or anchor is None or period is None:
        return
    roundly = period[1] in ("month", "year_later")
    if period[1] == "month" and _within(day, anchor.days, period[0] * period[2]):
        return
    if day.latest - day.earliest > (31 if roundly else 0) or anchor.days.latest - anchor.days.earliest > (
        31 if roundly else 2
    ):
        return
    if not pattern(said.language, "later_not").search(f"{before}|{said.between(mention.start, mention.end)}|"):
        number, unit, way = period
        related = (Span(target.start, target.end), Span(anchor.start, anchor.end))
        says = {"period": (number,) * 4, "unit": unit, "apart": (day.earliest - anchor.days.latest) * way, "tied": True}
        if target.end <= mention.start and pattern(said.language, "own_event").match(
            said.plain, mention.end - said.start
        ):
            says["sure"] = False  # "on 7 January, five weeks after it had crossed the frontier"
        yield Oddity("elapsed", mention.start, mention.end, related, says)


def _within(day: Days, anchor: Days, months: int) -> bool:
    """Can two days, of which a month may be all that is told, lie so many months apart: August and "three months" before a November?"""
    low, high = day.earliest - anchor.latest, day.latest - anchor.earliest
    return low - _MONTH / 2 <= months * _MONTH <= high + _MONTH / 2


def _anchor(said: Said, before: list[Mention], at: int) -> Dated | None:
    """The one day from which a sentence counts."""
    days = [d for d in told_days(said) if any(d.start == m.start for m in before)]
    deed = None if days else pattern(said.language, "from_deed").search(said.between(said.start, at))
    if deed is not None and not pattern(said.language, "no_event").fullmatch(deed["deed"]):
        return None  # from what stands before it, whenever that was
    if not days and said.before is not None and at - said.start <= _OPENS:
        days = list(told_days(said.before))
    days = [d for d in days if not d.year]
    if len({d.days for d in days}) != 1:
        return None
    told = said if said.start <= days[-1].start else said.before
    return None if told is None or _is_bound(told, days[-1]) else days[-1]


def _is_bound(said: Said, day: Dated) -> bool:
    """Is a day only the end of what a by-clause tells: "a depot, which stayed until July"?"""
    lead, behind = said.between(max(said.start, day.start - 45), day.start), said.between(day.end, day.end + 14)
    return pattern(said.language, "bound_day").search(f"{lead}|{behind}") is not None


def period_of(said: Said, mention: Mention) -> tuple[int, str, int] | None:
    """What a relative date says: how many of which unit, and in which direction; None where it is vague."""
    known = patterns(said.language)
    found = known.kinds["relative"].fullmatch(said.reading.document.text[mention.start : mention.end])
    if found is None:
        return None
    if found["next_day"] or found["same_day"] or found["day_before"]:
        step = 1 if found["next_day"] else -1 if found["day_before"] else 0
        return abs(step), "next", step or 1
    numbers = [int(w) if w.isdigit() else known.counts.get(w, 0) for w in lower(found["n"]).replace("-", " ").split()]
    days, months = known.unit_days.get(found["unit"]), known.unit_months.get(found["unit"])
    unit = {1: "day", 7: "week", 14: "fortnight"}.get(days or 0) or ("month" if months == 1 else "year_later")
    return (sum(numbers), unit, -1 if known.before.fullmatch(found["way"]) else 1) if all(numbers) else None
