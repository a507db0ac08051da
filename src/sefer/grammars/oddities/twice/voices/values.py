"""The numbers, days and hours that a sentence gives, as two voices may give them otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sefer.grammars.numbers import cardinal, spelt
from sefer.grammars.oddities.prose import words
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.terms import MEN
from sefer.grammars.spans import Taken
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain, plainly_sought
from sefer.model import DateValue

LEAST = 3  # a smaller number is no figure that works disagree about
HEAD = 4  # letters by which a noun is known
_ASIDE = 48  # characters around a word for a source in which its name stands
_SPAN = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4}
_BEHIND = 200  # characters behind the second voice in which the text may weigh both
_LABEL = lazy(r"\W*[A-ZÇĞİÖŞÜ]\w+\s")  # "Case 3. Two days late": what opens a sentence with its number
_DAY = lazy(r"(?P<day>\d{1,2})\w{0,2}\s(?:of\s)?(?P<month>[^\W\d_]{3,})|(?P<before>[^\W\d_]{3,})\s(?P<later>\d{1,2})")


@dataclass(frozen=True, slots=True)
class Value:
    """A number, a day or an hour that a sentence gives; places are those of the sentence."""

    start: int
    end: int
    sort: str  # "count", "date", "span" or "hour"
    low: float
    high: float
    counted: str = ""


@cache
def known(language: str, name: str) -> re.Pattern[str]:
    """The words of one sort of the rivals, where a word begins."""
    return plainly_sought(rf"(?<!\w)(?:{words(language, 'rivals')[name]})")


@cache
def _dated(language: str) -> re.Pattern[str]:
    """What stands behind the day of a source itself."""
    return plain(words(language, "rivals")["dated"])


@cache
def sorts(language: str, room: str) -> tuple[tuple[Any, re.Pattern[str]], ...]:
    """The names of a room of the rivals, each with the words that say it."""
    return tuple(
        (_range(name), plainly_sought(rf"(?<!\w)(?:{told})(?!\w)"))
        for name, told in words(language, "rivals")[room].items()
    )


def _range(name: str) -> Any:
    """The hours of a part of the day: "12-18"."""
    low, dash, high = name.partition("-")
    return (float(low), float(high)) if dash else name


def values(said: Said) -> list[Value]:
    """The values of a sentence in order."""
    return sorted((*_figures(said), *_dates(said), *_hours(said)), key=lambda v: v.start)


def _figures(said: Said) -> Iterator[Value]:
    for figure in said.figures:
        start, end = figure.start - said.start, figure.end - said.start
        if figure.unit in _SPAN:
            yield Value(start, end, "span", figure.low * _SPAN[figure.unit], figure.high * _SPAN[figure.unit])
        elif not figure.unit and figure.low >= LEAST and not _is_label(said, start, end):
            noun = "man" if figure.item in MEN else caseless(figure.counted)[:HEAD]
            yield Value(start, max(end, figure.tail - said.start), "count", figure.low, figure.high, noun)


def _is_label(said: Said, start: int, end: int) -> bool:
    """Does a number with a noun before it open a sentence, as that of a chapter or a show-case?"""
    return said.text[end : end + 1] in (".", ":", ")") and _LABEL.fullmatch(said.text, 0, start) is not None


def weighed_beside(one: Said, other: Said) -> bool:
    """Does the text say, from the sentence before two voices to what follows them, that they differ, why, or which it follows?"""
    text, end = one.reading.document.text, other.end
    stop = text.find("\n", end, end + _BEHIND)
    beside = text[(one.before or one).start : end + _BEHIND if stop < 0 else stop]
    return known(one.language, "weighed").search(caseless(beside)) is not None


def _dates(said: Said) -> Iterator[Value]:
    """The days of a sentence; of those whose year is not known the day of the month."""
    for mention in said.dates:
        start, end, value = mention.start - said.start, mention.end - said.start, mention.value
        days = value.days if isinstance(value, DateValue) else None
        if _dated(said.language).match(said.plain, end) or known(said.language, "of_date").search(
            said.plain, max(0, start - _ASIDE), start
        ):
            continue  # the day of the source itself
        printed = _DAY.search(said.plain, start, end)
        if days and days.earliest == days.latest:
            yield Value(start, end, "date", days.earliest, days.latest)
        elif days is None and printed:
            day = int(printed["day"] or printed["later"])
            yield Value(start, end, "date", day, day, printed["month"] or printed["before"])


@cache
def _clock(language: str) -> re.Pattern[str]:
    return plainly_sought(words(language, "rivals")["clock"].replace("NUMBER", rf"(?:\d{{1,2}}|{spelt(language)})"))


def _hours(said: Said) -> Iterator[Value]:
    """The hours and the parts of the day that it names; an hour that may be of the morning or the evening as both."""
    taken = Taken()
    parts = [
        (found.span(), low, high)
        for (low, high), known in sorts(said.language, "hours")
        for found in known.finditer(said.plain)
    ]
    for found in _clock(said.language).finditer(said.plain):
        sort = found.lastgroup or "h"
        hour = cardinal(said.text[found.start(sort) : found.end(sort)], said.language)
        within = [(low, high) for span, low, high in parts if found.start() <= span[0] < found.end()]
        if hour is None or hour > 24:
            continue
        taken.take(*found.span())
        low, high = within[0] if within else (0.0, 24.0)
        told = [h for h in (hour, hour + 12) if low <= h <= high and (within or h < 24)] or [hour]
        yield Value(found.start(sort), found.end(sort), "hour", told[0], told[-1] + 0.9, "" if len(told) == 1 else "?")
    for span, low, high in parts:
        if taken.free(*span):
            taken.take(*span)
            yield Value(*span, "hour", low, high)
