"""Days that are told without their month: "on the 14th of the same month", "ayın on dördünde"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from sefer.grammars.date_patterns import patterns
from sefer.grammars.numbers import cardinal, spelt
from sefer.grammars.oddities.said import Said, table_of
from sefer.letters.patterns import lazy, plain, plainly_sought
from sefer.model import DateValue, Days

_LAST = 31
_BACK = 6  # sentences before in which the month may stand
_COMMON = 1901  # a year without a leap day
_WORD = lazy(r"\d{1,2}(?:st|nd|rd|th)?|[^\W\d_]{2,}")


class BareDay(NamedTuple):
    """Where a day stands that takes its month from the one before it, and which day it is."""

    start: int
    end: int
    days: Days


@cache
def _bare(language: str) -> re.Pattern[str]:
    words = str(table_of(language, "words")["bare_day"])
    return plainly_sought(words.replace("NUMBER", spelt(language)))


def bare_days(said: Said) -> Iterator[BareDay]:
    """The bare days of a sentence that no date of it covers, after a day whose month is told in it or in the one before."""
    if not table_of(said.language, "words")["bare_day"]:
        return
    taken = [(m.start - said.start, m.end - said.start) for m in said.mentions if m.type in ("date", "unit")]
    for found in _bare(said.language).finditer(said.plain):
        start, end = found.span("n")
        if any(a < end and start < b for a, b in taken):
            continue
        number = _number(said, start, end)
        before = _month(said, start)
        if before is None or not 0 < number <= _LAST:
            continue
        day = _after(before, number)
        if day is not None:
            yield BareDay(said.start + found.start("n"), said.start + end, Days(day.toordinal(), day.toordinal()))


def nominal_days(said: Said) -> Iterator[BareDay]:
    """The days of a sentence whose year no word of the text tells, as those of a common year: enough to count between them."""
    dates = [m for m in said.dates if isinstance(m.value, DateValue)]
    if any(m.value.days is not None for m in dates if isinstance(m.value, DateValue)):
        return
    read = [_day_and_month(said, m.start - said.start, m.end - said.start) for m in dates]
    for n, (mention, (day, own)) in enumerate(zip(dates, read, strict=True)):
        try:
            ordinal = date(_COMMON, own or next((m for _, m in read[n + 1 :] if m), 0), day).toordinal()
        except ValueError:
            continue
        yield BareDay(mention.start, mention.end, Days(ordinal, ordinal))


def _day_and_month(said: Said, start: int, end: int) -> tuple[int, int]:
    """The day and the month that some words print; 0 where they do not."""
    known, day, month = patterns(said.language), 0, 0
    for word in _WORD.finditer(said.text, start, end):
        if word[0][0].isdigit():
            day = day or int(word[0][:2].rstrip("stndrh"))
            continue
        try:
            month = month or known.month(word[0])
        except StopIteration:
            plain = said.plain[word.start() : word.end()]
            found = _bare_number(said.language).fullmatch(plain)
            day = day or (_number(said, word.start() + found.start("n"), word.start() + found.end("n")) if found else 0)
    return day, month


@cache
def _bare_number(language: str) -> re.Pattern[str]:
    return plain(rf"(?P<n>{spelt(language)}|dörd)\w{{0,5}}")


def _number(said: Said, start: int, end: int) -> int:
    words = said.text[start:end]
    digits = re.match(r"\d{1,2}", words)
    return (
        int(digits[0])
        if digits
        else int(cardinal(words, said.language) or cardinal(f"{words[:-1]}t", said.language) or 0)
    )


def _month(said: Said, at: int) -> date | None:
    """The last single day that is told before a place of a sentence."""
    lots: list[tuple[Said, int]] = [(said, at)]
    while len(lots) <= _BACK and (told := lots[-1][0].before) is not None:
        lots.append((told, len(told.text)))
    for one, stop in lots:
        for day in reversed(list(nominal_days(one))):
            if day.end - one.start <= stop:
                return date.fromordinal(day.days.earliest)
        for mention in reversed(one.dates):
            days = mention.value.days if isinstance(mention.value, DateValue) else None
            if days is not None and days.earliest == days.latest and mention.end - one.start <= stop:
                return date.fromordinal(days.earliest)
    return None


def _after(before: date, number: int) -> date | None:
    """That day of the same month; None where it would lie before, for then another month may be meant."""
    try:
        day = before.replace(day=number)
    except ValueError:
        return None
    return day if day > before else None
