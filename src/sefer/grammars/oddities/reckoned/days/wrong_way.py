"""Spans that run backwards: days of a month, hours of a day, a least that is more than the most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.numbers import cardinal, spelt
from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.terms import alike
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, lazy, plain, sought
from sefer.model import Oddity

_WRAPS = 6  # months by which a span goes over the turn of a year
_LATE = 9.0  # hours by which a span goes over midnight
_EVENING = 19.5  # an hour from which a span may go on until the morning
_BETWEEN = 60  # characters between a least and its most


def read(said: Said) -> Iterator[Oddity]:
    """Its reversed spans of days and hours as ("reversed_days", span), those of numbers as ("reversed_range", first, last)."""
    if not said.numbered and not said.dates:
        return
    yield from _days(said)
    if pattern(said.language, "clock_cue").search(said.plain):
        yield from _hours(said)
    yield from _bounds(said)


@cache
def _of_days(language: str) -> Sought:
    """Two days joined as a span, with a month behind the second, before the first, or behind both."""
    words, day = table_of(language, "spans"), r"(?P<{}>[0-3]?\d)"
    month = rf"(?:{'|'.join(f'(?:{m})' for m in table(language, 'dates')['months'])})".lower().replace("ı", "i")
    fill = {"ONE": day.format("a"), "TWO": day.format("b"), "MONTH1": rf"(?P<m>{month})", "MONTH2": rf"(?P<n>{month})"}
    source = ""
    for n, row in enumerate(words["days"]):
        one = str(row).replace("ı", "i")
        for name, made in fill.items():
            one = one.replace(name, re.sub(r"\?P<(\w)>", rf"?P<\g<1>{n}>", made))
        source = one if n == 0 else f"{source}|{one}"
    return sought(source)


@cache
def _months(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(plain(month.replace("\\b", "").lower()) for month in table(language, "dates")["months"])


def _month(said: Said, word: str | None) -> int:
    return next((n for n, month in enumerate(_months(said.language), start=1) if word and month.match(word)), 0)


def _days(said: Said) -> Iterator[Oddity]:
    for found in _of_days(said.language).finditer(said.plain):
        told = {name[0]: text for name, text in found.groupdict().items() if text is not None}
        last = _month(said, told.get("n"))
        first = _month(said, told.get("m")) or last
        last = last or first
        if "m" not in told and "n" not in told:  # "the 28th to the 19th of the month"
            first = last = 1
        days = int(told["a"]), int(told["b"])
        if not first or not all(0 < day < 32 for day in days) or first - last >= _WRAPS:
            continue
        if (first, days[0]) > (last, days[1]):
            yield Oddity("reversed_days", said.start + found.start(), said.start + found.end())


@cache
def _of_hours(language: str) -> Sought:
    words = table_of(language, "spans")
    hour = rf"\d{{4}}|\d{{1,2}}(?:[.:]\d\d)?|{spelt(language)}"
    source = str(words["hours"]).replace("ONE", f"(?P<a>{hour})").replace("TWO", f"(?P<b>{hour})")
    return sought(source.replace("ı", "i"))


def _hours(said: Said) -> Iterator[Oddity]:
    same_day = pattern(said.language, "one_day_only").search(said.plain) is not None
    for found in _of_hours(said.language).finditer(said.plain):
        first, last = (_hour(said, found, name) for name in ("a", "b"))
        if first is None or last is None or first > 24 or last > 24:
            continue
        half = pattern(said.language, "half_told").search(found.group()) is not None
        same_day = same_day or (
            not half and pattern(said.language, "one_half").match(said.plain, found.end()) is not None
        )
        close = first - last < _LATE and first < _EVENING and not (first <= 12 and half and not same_day)
        if first > last and (same_day or close) and (first > 12 or same_day or _exact(found)):
            yield Oddity("reversed_days", said.start + found.start(), said.start + found.end())


def _exact(found: re.Match[str]) -> bool:
    """Are both hours told with minutes, as on a clock of twenty-four hours?"""
    return all(re.fullmatch(r"\d{2}[.:]?\d{2}", found[name]) for name in ("a", "b"))


def _hour(said: Said, found: re.Match[str], name: str) -> float | None:
    word = found[name]
    if re.fullmatch(r"\d{1,2}[.:]?\d\d", word):
        return int(re.sub(r"\D", "", word)[:-2] or 0) + int(word[-2:]) / 60
    value = cardinal(said.text[found.start(name) : found.end(name)], said.language)
    after = found.string[found.end(name) : found.end(name) + 22]
    later = value is not None and value < 12 and pattern(said.language, "after_noon").search(after) is not None
    return value + 12 if later and value is not None else value


@cache
def _joined_bounds(language: str) -> re.Pattern[str]:
    """One reading of "500 and at most 300"."""
    return lazy(rf"([^\s,]+),?\s+(?:{table_of(language, 'spans')['bounds']})\s+(\S+)")


def _measure_one(one: Figure, other: Figure) -> bool:
    """Do two figures measure one thing, of which the second may bear the unit of both: "at least 38, at most 29 degrees"?"""
    return alike(one, other) and (one.unit == other.unit or not (one.unit or one.counted))


def _bounds(said: Said) -> Iterator[Oddity]:
    """ "At least 500 and at most 300": the least is more than the most."""
    if not pattern(said.language, "least").search(said.plain):
        return
    for figure in said.figures:
        words = said.text[figure.start - said.start : figure.end - said.start]
        found = _joined_bounds(said.language).fullmatch(words)
        first, last = (cardinal(found[n], said.language) for n in (1, 2)) if found else (None, None)
        if first and last and first > last:
            says = {"words": words, "first": first, "last": last}
            yield Oddity("reversed_range", figure.start, figure.end, says=says)
    for n, one in enumerate(said.figures[:-1]):
        other = said.figures[n + 1]
        if other.start - one.end > _BETWEEN or not _measure_one(one, other) or one.low == other.low:
            continue
        names = ("least", "most") if one.low > other.low else ("most", "least")
        before = said.between(one.start - 24, one.start), said.between(one.end, other.start)
        behind = said.between(one.end, one.end + 24), said.between(other.end, other.end + 24)
        told = (
            pattern(said.language, name).search(ahead) or pattern(said.language, f"{name}_behind").match(after)
            for name, ahead, after in zip(names, before, behind, strict=True)
        )
        if all(told):
            words = said.text[one.start - said.start : other.end - said.start]
            yield Oddity(
                "reversed_range", one.start, other.end, says={"words": words, "first": one.low, "last": other.low}
            )
