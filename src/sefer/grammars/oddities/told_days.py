"""The dates of a sentence between which days are counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sefer.grammars.date_patterns import patterns
from sefer.grammars.oddities.bare_days import bare_days, nominal_days
from sefer.grammars.oddities.said import Said
from sefer.letters.patterns import lazy
from sefer.model import DateValue, Days, Mention

_YEAR = lazy(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Dated:
    """Where a date stands and its days."""

    start: int
    end: int
    days: Days
    year: bool  # a whole year


def told_days(said: Said) -> Iterator[Dated]:
    """The days, months and years of a sentence that are told by their dates."""
    text = said.reading.document.text
    for mention in said.mentions:
        value = mention.value
        if isinstance(value, DateValue) and value.days is not None and not is_relative(said, mention, counted=True):
            year = _YEAR.fullmatch(text[mention.start : mention.end]) is not None
            if year or value.days.latest - value.days.earliest <= 31 or value.days.stretch:
                yield Dated(mention.start, mention.end, value.days, year)
    for bare in (*nominal_days(said), *bare_days(said)):
        yield Dated(bare.start, bare.end, bare.days, False)


def is_relative(said: Said, mention: Mention, counted: bool = False) -> bool:
    """Is a date counted from the one before it? Where `counted`, "that day" is none that is."""
    kind = patterns(said.language).kinds["relative"]
    found = kind.fullmatch(said.reading.document.text, mention.start, mention.end)
    return found is not None and not (counted and found["same_day"])
