"""A rate, how often it is taken, and what it makes: so many a day, for so many days, so much in all."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.terms import FORCES, alike
from sefer.model import Oddity, Span

_PERIODS = ("day", "week", "month", "hour", "year")


def read(said: Said) -> Iterator[Oddity]:
    """The rates of a sentence as ("average", total, rate and times); `mean` where the rate is an average, `units` over which."""
    if len(said.figures) < 3 or not pattern(said.language, "rate_cue").search(said.plain):
        return
    if pattern(said.language, "no_rate").search(said.plain):
        return
    for n, rate in enumerate(said.figures):
        found = _timed(said, n, rate) or _each(said, n, rate)
        if found is not None:
            times, total, mean = found
            units = times.unit not in _PERIODS
            says = {"total": total.told, "rate": rate.told, "times": times.told, "mean": mean, "units": units}
            related = (Span(rate.start, rate.tail), Span(times.start, times.tail))
            yield Oddity("average", total.start, total.tail, related, says)
            return


_GUNS = 400  # that share what they fired

_Found = tuple[Figure, Figure, bool]


def _beside(said: Said, n: int, rate: Figure) -> tuple[str, str]:
    """The words before and behind a figure, up to the next ones."""
    begin = said.figures[n - 1].tail if n else said.start
    end = said.figures[n + 1].start if n + 1 < len(said.figures) else said.end
    return said.between(begin, rate.start), said.between(rate.end, end)


def _timed(said: Said, n: int, rate: Figure) -> _Found | None:
    """So many a day: what the days make."""
    before, behind = _beside(said, n, rate)
    mean = pattern(said.language, "mean_before").search(before) is not None
    period = next(
        (p for p in _PERIODS if pattern(said.language, p, "each").search(before)
         or pattern(said.language, p, "each_behind").match(behind)), "")  # fmt: skip
    if rate.unit in (*_PERIODS, "percent") or not (mean or period):
        return None
    times = [f for f in said.figures if f.unit in _PERIODS and (not period or f.unit == period) and f is not rate]
    if len(times) != 1 or not _lasting(said, times[0]):
        return None
    totals = _totals(said, rate, times[0])
    if len(totals) != 1 or _is_closed(said, rate, times[0], totals[0]):
        return None
    return times[0], totals[0], True


def _is_closed(said: Said, rate: Figure, times: Figure, total: Figure) -> bool:
    """ "1,070 tons from the 1st to the 11th, 97 a day; in the next ten days 1,377": has the clause of a rate a total of its own?"""
    low, high = sorted((rate.start, min(times.start, total.start)))
    if ";" not in said.between(low, high):
        return False
    begin = said.start + said.plain.rfind(";", 0, rate.start - said.start) + 1
    return any(begin <= f.start < rate.start and f.low > rate.high for f in said.figures)


def _lasting(said: Said, times: Figure) -> bool:
    """Do the days say in how many days it was done?"""
    begin = max(said.start, times.start - 24)
    return bool(
        pattern(said.language, "lasting_before").search(said.between(begin, times.start))
        or pattern(said.language, "lasting_behind").match(said.between(times.end, said.end))
    )


def _totals(said: Said, rate: Figure, times: Figure) -> list[Figure]:
    others = [f for f in said.figures if f not in (rate, times)]
    if rate.unit:
        return [f for f in others if f.unit == rate.unit]
    return [
        f for f in others
        if f.unit in ("", "km", "mile") and (f.unit == "" or not rate.item) and (f.unit != "" or alike(f, rate))
    ]  # fmt: skip


def _each(said: Said, n: int, rate: Figure) -> _Found | None:
    """So many in each: what all of them make."""
    before, behind = _beside(said, n, rate)
    mean = pattern(said.language, "mean_before").search(before) is not None
    each = pattern(said.language, "each_before").search(before) or pattern(said.language, "each_one").match(behind)
    words = said.between(rate.start, rate.end)
    if rate.unit or not (mean or each or pattern(said.language, "apiece").fullmatch(words)):
        return None
    others = [f for f in said.counts if f is not rate]
    times = [f for f in others if f.item in FORCES and f.item != rate.item and f.low <= 60]
    totals = [
        f
        for f in others
        if f not in times and (not f.item or not rate.item or f.item == rate.item or f.counted[:4] == rate.counted[:4])
    ]
    if not times and (each or mean):  # "36,000 rounds by 48 guns, 1,500 for each piece"
        times = [f for f in others if f.item and f.item != rate.item and f.low == f.high <= _GUNS and f not in totals]
        totals = [f for f in totals if f not in times]
    if len(times) != 1 or len(totals) != 1:
        return None
    larger = totals[0].low > max(rate.low, times[0].low)
    if larger and len(said.counts) == len((rate, *times, *totals)) and (each or mean):
        return times[0], totals[0], mean
    said_total = pattern(said.language, "total_near").search(said.between(said.start, said.end))
    return (times[0], totals[0], mean) if said_total else None
