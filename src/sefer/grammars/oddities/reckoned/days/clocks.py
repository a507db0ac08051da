"""A stretch of hours beside the two times of day that it lies between: "left 06.15, arrived 11.45, eight hours on the road"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.numbers import cardinal
from sefer.grammars.oddities.hours import Hour, hours
from sefer.grammars.oddities.said import Figure, Said, number, pattern, table_of
from sefer.letters.patterns import lazy, plain
from sefer.model import DateValue, Oddity, Span

_CLOCK = lazy(
    r"(?<![\d.,:/-])(?P<h>[01]?\d|2[0-4])(?P<sign>[.:]?)(?P<m>[0-5]\d)(?![\d.,:]\d|\d|\s*(?:km|kilo|metre|m\b|%))"
)
_EXACT = 0.6  # hours between which a time of day may lie that is told by the clock
_DAY = 24
_MOST = 10  # days


def read(said: Said) -> Iterator[Oddity]:
    """("elapsed", stretch, the times) with hours as its unit."""
    if not pattern(said.language, "hours_cue").search(said.plain):
        return
    periods = list(_periods(said))
    if len(periods) != 1:
        return
    period = periods[0]
    around = f"{said.between(period.start - 60, period.start)}|{said.between(period.tail, period.tail + 60)}"
    if pattern(said.language, "not_hours").search(around):
        return
    here = [c for c in _clocks(said) if not period.start <= said.start + c.start < period.tail]
    lead = said.before
    if len(here) == 2:
        times = [(said, here[0]), (said, here[1])]
    elif not here and lead is not None and len(told := _clocks(lead)) == 2:
        times = [(lead, told[0]), (lead, told[1])]
    elif len(here) == 1 and lead is not None and len(told := _clocks(lead)) == 1:
        times = [(lead, told[0]), (said, here[0])]
    elif (
        lead is not None
        and lead.before is not None
        and not here
        and len(_clocks(lead)) == len(_clocks(lead.before)) == 1
    ):
        times = [(lead.before, _clocks(lead.before)[0]), (lead, _clocks(lead)[0])]
    elif len(here) == 1 and (far := _last_clock(said)) is not None:
        times = [far, (said, here[0])]
    else:
        return
    sentences = {id(one): one for one, _ in times}
    days = _days(list(sentences.values()))
    if days is None:
        return
    apart = times[1][1].low - times[0][1].low + _DAY * days
    apart += _DAY if apart < 0 else 0
    related = tuple(Span(one.start + at.start, one.start + at.end) for one, at in times)
    yield Oddity(
        "elapsed", period.start, period.tail, related,
        {"period": period.told, "unit": "hour", "apart": round(apart, 1), "whole": True, "half": days == 0},
    )  # fmt: skip


def _last_clock(said: Said) -> tuple[Said, Hour] | None:
    """The only time that the last sentence with one tells, in the same paragraph."""
    lead = said.before
    while lead is not None and not (told := _clocks(lead)):
        lead = lead.before
    return (lead, told[0]) if lead is not None and len(told) == 1 else None


def _periods(said: Said) -> Iterator[Figure]:
    """Its stretches of hours: "eleven hours", "eight and a half hours", "5½ hours"."""
    for found in _hours(said.language).finditer(said.plain):
        value = cardinal(said.text[found.start("n") : found.end("n")], said.language)
        if value and not any(m.start < said.start + found.end("n") <= m.end for m in said.dates):
            value += 0.5 if found["half"] else 0.0
            start, end = said.start + found.start(), said.start + found.end()
            yield Figure(start, end, end, value, value, value, value, unit="hour")


@cache
def _hours(language: str) -> re.Pattern[str]:
    half, unit = table_of(language, "words")["and_half"], table_of(language, "units")["hour"]
    return plain(rf"(?<![\w.,:])(?P<n>{number(language)})(?P<half>½|{half})?[\s-]+(?:[a-zçğıöşü]+\s+)?(?:{unit})")


def _clocks(said: Said) -> list[Hour]:
    """The times of day that it tells by the clock."""
    taken = [
        (m.start - said.start, m.end - said.start) for m in said.mentions if m.type in ("date", "unit", "citation")
    ]
    found = [h for h in hours(said.small, said.language) if h.high - h.low <= _EXACT]
    printed = [
        Hour(c.start(), c.end(), int(c["h"]) + int(c["m"]) / 60, int(c["h"]) + int(c["m"]) / 60)
        for c in _CLOCK.finditer(said.plain)
        if (c["sign"] or len(c["h"]) == 2) and not any(a < c.end() and c.start() < b for a, b in taken)
        if c["sign"] or not any(h.start < c.end() and c.start() < h.end for h in found)
    ]
    out = list(printed)
    out += [h for h in found if not any(p.start < h.end and h.start < p.end for p in printed)]
    return sorted(out)


def _days(sentences: Sequence[Said]) -> int | None:
    """How many days lie between the two dates of some sentences; 0 for one date or none."""
    days = {
        m.value.days.earliest
        for said in sentences
        for m in said.dates
        if isinstance(m.value, DateValue) and m.value.days is not None and m.value.days.earliest == m.value.days.latest
    }
    if len(days) > 2:
        return None
    apart = max(days) - min(days) if days else 0
    return apart if apart <= _MOST else None
