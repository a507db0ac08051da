"""A stretch of time beside the dates that it lies between: "174 days, from 7 December to 29 April"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sefer.grammars.numbers import cardinal
from sefer.grammars.oddities.reckoned.days.later import hours_later, later, morrow, within
from sefer.grammars.oddities.reckoned.days.since import alike
from sefer.grammars.oddities.said import Figure, Said, number, pattern, table_of
from sefer.grammars.oddities.told_days import Dated, told_days
from sefer.letters.patterns import lazy, plain
from sefer.model import Days, Oddity, Span

_PERIODS = ("day", "week", "month", "year")
_SOON = 60  # characters from the start of a sentence within which a stretch may take up the dates told before it
_LEAD = 60  # characters before the first of two dates in which it is said that something lies between them
_HALF = 0.5
_MONTH, _YEAR = 31, 365.25  # days
_ROUGHLY = {"month": 30.44}  # what is told in months may lie between two of which no day is told
_CLOSES = lazy(r"[;:]|, and ")


def read(said: Said) -> Iterator[Oddity]:
    """("elapsed", words of the stretch, the dates) of a sentence, with its unit and how many days lie between."""
    if not said.dates:
        if said.before is not None and said.before.dates:
            yield from _between(said)
        return
    yield from _between(said)
    yield from _rested(said)
    if pattern(said.language, "within_cue").search(said.plain):
        yield from within(said)
    if pattern(said.language, "later_cue").search(said.plain):
        yield from later(said)
        yield from hours_later(said)
        yield from morrow(said)
    if said.figures and pattern(said.language, "age_cue").search(said.plain):
        yield from _aged(said)


def _between(said: Said) -> Iterator[Oddity]:
    """How long something is said to have lasted, and the two dates of its beginning and end."""
    if not pattern(said.language, "period_cue").search(said.plain) or pattern(said.language, "days_off").search(
        said.plain
    ):
        return
    stretches = periods(said)
    lasting = [f for f in stretches if _lasting(said, f) or _resumed(said, f)]
    if len(lasting) == 1 and (len(stretches) == 1 or lasting[0].unit == "day"):
        here = _ends(said, list(told_days(said)), lasting[0])
        ends = here or _told_before(said, lasting[0])
    else:
        ends = None
    if ends is None:
        yield from _beyond(said, stretches)
        return
    period, (first, last) = lasting[0], ends
    if first is not last and first.days == last.days:  # one day, told twice
        return
    years = first.year and last.year
    if years and period.unit != "year":
        return
    if period.unit == "year" and not years:
        period = replace(period, unit="year_later")
    apart = _apart(first, last, period)
    if years and first is not last:
        apart = (last.days.latest - first.days.latest + 180) // 365
    related = tuple(dict.fromkeys(Span(d.start, d.end) for d in (first, last)))
    odd = _odd(period.start, period.tail, related, period, apart, whole=_whole(said, period, here is not None))
    tied = here is not None and (_tied(said, period, first, last) or pattern(said.language, "began").search(said.plain))
    yield replace(odd, says={**odd.says, "tied": bool(tied)})


def _rested(said: Said) -> Iterator[Oddity]:
    """ "It came on 3 May … Having rested there for eight days it went on on the 8th": a stay longer than there was time for."""
    found = pattern(said.language, "rested").search(said.plain)
    if found is None:
        return
    start, end = said.start + found.start("p"), said.start + found.end("p")
    period = next((p for p in periods(said) if start <= p.start and p.tail <= end + 1), None)
    days = _exact(said)
    target = next((d for d in days if d.start >= said.start + found.end()), None)
    told: Said | None = said
    before = [d for d in days if d.end <= said.start + found.start()]
    for _ in range(_STAYED):
        if told is None or before:
            break
        told = told.before
        before = _exact(told) if told is not None else []
    if period is None or target is None or told is None or len(before) != 1 or before[0].days >= target.days:
        return
    words = told.between(max(told.start, before[0].start - _LEAD), min(told.end, before[0].end + _LEAD))
    if period.hedged or not pattern(said.language, "arrives").search(words) or said.between(
        said.start + found.end(), target.start).count(",") > 1:  # fmt: skip
        return
    apart = target.days.earliest - before[0].days.latest
    related = (Span(before[0].start, before[0].end), Span(target.start, target.end))
    odd = _odd(period.start, period.tail, related, period, apart, whole=True)
    if period.low > 0 and apart > 0 and apart < period.low * _EACH.get(period.unit, 0):
        yield replace(odd, says={**odd.says, "tied": True})


_STAYED = 3  # sentences before in which an arrival may be told
_EACH = {"day": 1, "week": 7}


def _tied(said: Said, period: Figure, first: Dated, last: Dated) -> bool:
    """Do the dates stand as the ends of one span, or in apposition to the stretch?"""
    low, high = min(first.start, last.start), max(first.end, last.end)
    inside = said.between(min(first.end, last.end), max(first.start, last.start))
    if first is not last and pattern(said.language, "one_span").fullmatch(inside):
        return True
    if period.tail <= low:
        return pattern(said.language, "span_ahead").fullmatch(said.between(period.tail, low)) is not None
    return (
        period.start >= high
        and pattern(said.language, "span_behind").fullmatch(said.between(high, period.start)) is not None
    )


def _apart(first: Dated, last: Dated, period: Figure) -> int:
    """The days that lie between; where months are all that is told, as near to the stretch as they can be."""
    if first is last:
        return last.days.latest - first.days.earliest
    least, most = last.days.earliest - first.days.latest, last.days.latest - first.days.earliest
    if least == most:
        return most
    return round(min(max(least, period.low * _ROUGHLY.get(period.unit, _YEAR)), most))


def periods(said: Said) -> list[Figure]:
    """The stretches of days, weeks, months and years that a sentence tells."""
    known = [f for f in said.figures if f.unit in _PERIODS]
    others = (*_fortnights(said), *_described(said))
    return [*known, *(f for f in others if all(f.start != k.start for k in known))]


def _fortnights(said: Said) -> Iterator[Figure]:
    """The stretches that are told without a number: a fortnight, a month."""
    for found in pattern(said.language, "one_period").finditer(said.plain):
        start, end = (said.start + at for at in found.span("p" if found["p"] else "p2"))
        unit = next((u for u in ("week", "month", "year") if found.groupdict().get(u)), "")
        number = 1 if unit else 2
        if found.groupdict().get("half_year"):
            unit, number = "month", 6
        yield Figure(start, end, end, number, number, number, number, unit=unit or "week")


def _described(said: Said) -> Iterator[Figure]:
    """The stretches with a word between their number and their unit: "eleven weary weeks"."""
    if not said.numbered:
        return
    for found in _with_adjective(said.language).finditer(said.plain):
        value = cardinal(said.text[found.start("n") : found.end("n")], said.language)
        value = value + _HALF if value and found["half"] else value
        unit = next((u for u in _PERIODS if found[u]), "")
        if value and value > 1 and unit:
            start, end = said.start + found.start("n"), said.start + found.end("n")
            yield Figure(start, end, said.start + found.end(), value, value, value, value, unit=unit)


@cache
def _with_adjective(language: str) -> re.Pattern[str]:
    units = table_of(language, "units")
    named = "|".join(f"(?P<{unit}>{units[unit]})" for unit in _PERIODS)
    adjective, half = (table_of(language, "words")[name] for name in ("adjective", "and_half"))
    return plain(rf"\b(?P<n>{number(language)})(?:(?P<half>{half})|\s+(?:{adjective}))\s+(?:{named})(?!\w)")


def _beyond(said: Said, told: list[Figure]) -> Iterator[Oddity]:
    """A stretch that is told of two days, here or in the sentence before, and is longer than what lies between them.

    One that takes those days up ("those ten days", "so that in ten days") may not be shorter either.
    """
    if len(told) != 1:
        return
    period = told[0]
    around = _wide(said, period)
    if pattern(said.language, "not_lasting").search(_around(said, period)) or pattern(
        said.language, "not_between"
    ).search(around):
        return
    here, before = _exact(said), _exact(said.before) if said.before is not None else []
    days = here if len(here) == 2 else [*before, *here] if len(here) < 2 else []
    if period.unit == "year":
        period = replace(period, unit="year_later")
    spans = [d for d in told_days(said) if _is_span(d)] or (
        [d for d in told_days(said.before) if _is_span(d)] if said.before is not None and not here else []
    )
    if len(days) != 2 and len(spans) == 1 and not here and not _parted(said, period, spans[0]):
        days = [replace(spans[0], days=Days(day, day)) for day in (spans[0].days.earliest, spans[0].days.latest)]
        if said.before is not None and spans[0].start < said.start:
            days = list(_begun(said.before, (days[0], days[1])) or ())
    if len(days) != 2 or (len(here) == 1 and len(before) == 1 and _counts_otherwise(said, period, here[0])):
        return
    if _bracketed(said, days):
        return
    first, last = sorted(days, key=lambda d: d.days)
    if not here and said.before is not None and _filled_from(said.before.before, period, last):
        return
    whole = _resumed(said, period) or pattern(said.language, "taken_up").search(around) is not None
    related = (Span(first.start, first.end), Span(last.start, last.end))
    apart = last.days.earliest - first.days.earliest
    if not whole and (period.unit == "year_later" or not (here or alike(period.low, period.unit, apart))):
        return  # of another matter
    odd = _odd(period.start, period.tail, related, period, apart, whole)
    yield replace(odd, says={**odd.says, "tied": bool(here or spans) and _tied(said, period, first, last)})


def _is_span(day: Dated) -> bool:
    """From one day to another: no year, and not the night between two days."""
    return day.days.stretch and not day.year and day.days.latest - day.days.earliest > 1


def _counts_otherwise(said: Said, period: Figure, day: Dated) -> bool:
    """Does a stretch go on from the only day of its sentence ("marched on the 9th, and was across in three days"), or end on it and
    begin with one that was told earlier still?"""
    if day.start < period.start and (_parted(said, period, day) or begins(said, day)):
        return True
    return _filled_from(said.before.before if said.before is not None else None, period, day)


def begins(said: Said, day: Dated) -> bool:
    """Do the words right beside a day say that something began on it: "which had begun on the 14th", "14 Şubat'ta başlayan"?"""
    around = f"{said.between(max(said.start, day.start - _LEAD), day.start)}|{said.between(day.end, day.end + _LEAD)}"
    return pattern(said.language, "begins_on").search(around) is not None


def _filled_from(told: Said | None, period: Figure, day: Dated) -> bool:
    """Does a stretch lie between a day and one that was told earlier in the paragraph?"""
    while told is not None:
        if any(_fills(period, day.days.earliest - d.days.latest) for d in told_days(told) if not d.year):
            return True
        told = told.before
    return False


def _fills(period: Figure, apart: int) -> bool:
    days = {"day": 1, "week": 7}.get(period.unit, 30)
    return abs(apart - days * period.low) <= (1 if days == 1 else days / 2)


def _parted(said: Said, period: Figure, dated: Dated) -> bool:
    """Does a mark that closes a clause part a stretch from a date of its sentence?"""
    low, high = sorted((period.start, dated.start))
    return _CLOSES.search(said.between(low, high)) is not None


def _exact(said: Said) -> list[Dated]:
    """The single days that a sentence tells by their dates, each once."""
    found = {d.days: d for d in told_days(said) if not d.year}
    return [d for days, d in found.items()] if all(days.earliest == days.latest for days in found) else []


def _wide(said: Said, figure: Figure) -> str:
    """The words of the clause around a stretch."""
    before = said.between(max(said.start, figure.start - 70), figure.start)
    return f"{before}|{said.between(figure.end, figure.tail + 60)}"


def _resumed(said: Said, figure: Figure) -> bool:
    """Does the stretch point back at what was told: "those six weeks", "on günlük bu taarruz"?"""
    words = _around(said, figure)
    return bool(pattern(said.language, "resumed").search(words)) and not pattern(said.language, "not_resumed").search(
        words
    )


def _whole(said: Said, figure: Figure, here: bool) -> bool:
    """Must the stretch fill all of the time between the dates, which stand `here` or in the sentence before?"""
    told, words = said if here else said.before, _around(said, figure)
    if told is None or pattern(said.language, "spent").search(words):
        return True
    plain = told.between(told.start, figure.start) if here else told.plain
    stayed = pattern(said.language, "stayed").search(plain) and not pattern(said.language, "began").search(plain)
    if stayed and (not here or figure.start > max(m.end for m in said.dates)):
        return False
    return here or _resumed(said, figure) or not pattern(said.language, "of_part").search(words)


def _around(said: Said, figure: Figure) -> str:
    """The words before a stretch and behind its number, with a stroke for it."""
    before = said.between(max(said.start, figure.start - 30), figure.start)
    return f"{before}|{said.between(figure.end, figure.tail + 40)}"


def _told_before(said: Said, figure: Figure) -> tuple[Dated, Dated] | None:
    """The first and last day that the sentence before tells, where the stretch soon takes them up and no day stands here."""
    told = said.before
    if told is None or not (_resumed(said, figure) or figure.start - said.start <= _SOON):
        return None
    here = list(told_days(said))
    if not here:
        return _begun(told, _ends(told, list(told_days(told)), figure))
    begun = [d for d in told_days(told) if not d.year]
    if len(here) != 1 or len(begun) != 1 or begun[0].days >= here[0].days or here[0].year:
        return None
    if here[0].start < figure.start and begins(said, here[0]):
        return None
    single = all(d.days.earliest == d.days.latest for d in (*begun, *here))
    both = pattern(said.language, "began").search(f"{told.plain} {said.between(said.start, here[0].end)}")
    return (begun[0], here[0]) if single and (both or _resumed(said, figure)) else None


def _begun(told: Said, ends: tuple[Dated, Dated] | None) -> tuple[Dated, Dated] | None:
    """The ends of what only went on in the days of a sentence: it began on the one day of the sentence before, if one is told."""
    if ends is None or not pattern(told.language, "went_on").search(told.plain):
        return ends
    exact = _exact(told.before) if told.before is not None else []
    return (exact[0], ends[1]) if len(exact) == 1 and exact[0].days < ends[0].days else None


def _odd(start: int, end: int, related: tuple[Span, ...], period: Figure, apart: int, whole: bool) -> Oddity:
    says = {"period": period.told, "unit": period.unit, "apart": apart, "whole": whole}
    return Oddity("elapsed", start, end, related, says)


def _ends(said: Said, dated: list[Dated], figure: Figure) -> tuple[Dated, Dated] | None:
    """The first and last day: one span of days, or two dates that begin and end something, as a stretch behind may say."""
    if not dated:
        return None
    exact = list({d.days: d for d in dated if not d.year}.values()) if len(dated) > 2 else [
        d for d in dated if not d.year]  # fmt: skip
    if len({d.days for d in exact}) == 1 < len(exact) and said.before is not None:  # "that day" of the sentence before
        told = [d for d in told_days(said.before) if not d.year]
        exact = [exact[0], *told] if len(told) == 1 else exact
    if len(exact) == 1 and exact[0].days.stretch and exact[0].days.earliest < exact[0].days.latest:
        between = said.between(*sorted((exact[0].start, figure.start)))
        return None if ";" in between and not _resumed(said, figure) else (exact[0], exact[0])
    if len(exact) != 2:
        return (dated[0], dated[1]) if not exact and len(dated) == 2 and dated[0].days < dated[1].days else None
    if _bracketed(said, exact):
        return None
    first, last = sorted(exact, key=lambda d: d.days.earliest)
    longest = _MONTH if figure.unit in _ROUGHLY or figure.unit == "year" else 0
    if any(d.days.latest - d.days.earliest > longest for d in exact) or first.days.latest >= last.days.earliest:
        return None
    if _spanned(said, exact):
        return first, last
    here = said.start <= figure.start < said.end
    closed = not here or _CLOSES.search(said.between(max(d.end for d in exact), figure.start))
    pointed = here and _resumed(said, figure)
    return (first, last) if closed and (pointed or pattern(said.language, "stayed").search(said.plain)) else None


def _bracketed(said: Said, days: list[Dated]) -> bool:
    """Does the second of two dates stand in a bracket behind the first: one day by two calendars?"""
    one, other = sorted(days, key=lambda d: d.start)
    told = said if one.start >= said.start else said.before
    return (
        told is not None
        and pattern(said.language, "in_bracket").fullmatch(told.between(one.end, other.start)) is not None
    )


def _spanned(said: Said, exact: list[Dated]) -> bool:
    """Do the words say that something began on the one and ended on the other?"""
    one, other = sorted(exact, key=lambda d: d.start)
    before, between = said.between(max(said.start, one.start - _LEAD), one.start), said.between(one.end, other.start)
    behind = said.between(other.end, other.end + 60)
    return bool(
        pattern(said.language, "span_words").search(f"{before} | {between} | {behind}")
        or pattern(said.language, "began").search(said.plain)
        or pattern(said.language, "span_between").search(between)
    )


def _lasting(said: Said, figure: Figure) -> bool:
    """Do the words say that it took so long, not that something else did?"""
    before = said.between(max(said.start, figure.start - 45), figure.start)
    behind = said.between(figure.end, figure.tail + 45)
    if pattern(said.language, "not_lasting").search(f"{before}|{behind}"):
        return False
    return bool(
        pattern(said.language, "lasted_before").search(before) or pattern(said.language, "lasted_behind").match(behind)
    )


def _aged(said: Said) -> Iterator[Oddity]:
    """Born in one year and dead in another, at an age that does not lie between."""
    years = [d for d in told_days(said) if d.year]
    ages = [f for f in said.figures if f.unit == "age" or pattern(said.language, "aged").search(
        said.between(max(said.start, f.start - 14), f.start))]  # fmt: skip
    if len(years) != 2 or len(ages) != 1 or years[0].days == years[1].days:
        return
    years.sort(key=lambda d: d.days)
    born, died = (round((d.days.earliest + 190) / 365.2425) for d in years)
    related = tuple(Span(d.start, d.end) for d in years)
    says = {"period": ages[0].told, "unit": "age", "apart": died - born}
    yield Oddity("elapsed", ages[0].start, ages[0].tail, related, says)
