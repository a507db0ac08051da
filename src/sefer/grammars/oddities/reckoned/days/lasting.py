"""How long something is told to have lasted, beside the two days that were told last before it, or on either side of it.

The oddity `elapsed` says the stretch, how many days lie between the two, and in `ties` how many signs say that they are its ends.
Where any two days told in the passage lie so far apart, nothing is asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from sefer.grammars.oddities.happenings import Matter, exact, matter
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.reckoned.days.elapsed import begins, periods
from sefer.grammars.oddities.reckoned.days.since import alike, fits
from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.told_days import Dated, told_days
from sefer.grammars.words import table
from sefer.model import Oddity, Span

_KNOWN = 12  # days told before that are looked at
_BACK = 4  # sentences before a stretch in which its ends may stand
_BEFORE, _BEHIND = 46, 40  # characters around a stretch that say of what it is
_CLOSE = 26  # the same for words that make it none of those
_ENOUGH = 4
_LONGEST = 400  # days between two that are ends of one thing

_Told = tuple[int, Said, Dated]


@cache
def _ends(language: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = table(language, "events")["lasting"]["ends"]
    return tuple((frozenset(begin), frozenset(end)) for begin, end in rows)


def lasting(page: Page) -> Iterator[Oddity]:
    """The stretches that the days around them do not give."""
    told: deque[_Told] = deque(maxlen=_KNOWN)
    said_all = page.said
    for count, said in enumerate(said_all):
        days = [(count, said, day) for day in exact(said)] if said.dates else []
        if (days or told) and pattern(said.language, "period_cue").search(said.plain):
            after = said_all[count + 1] if count + 1 < len(said_all) else None
            later = [(count + 1, after, d) for d in exact(after)] if after is not None and after.before is said else []
            for period in periods(said):
                yield from _held(said, count, period, [*told, *days], later)
        told.extend(days)


def _held(said: Said, count: int, period: Figure, told: Sequence[_Told], later: Sequence[_Told]) -> Iterator[Oddity]:
    words = _words(said, period)
    beside = words[max(0, words.index("|") - _CLOSE) : words.index("|") + _CLOSE]
    if period.hedged or any(pattern(said.language, name).search(beside) for name in ("of_other", "not_lasting")):
        return
    near = [t for t in told if count - t[0] <= _BACK]
    pair = _pair(said, near)
    if pair is None:
        return
    first, last = pair
    if last[1] is said and first[1] is not said and last[2].start < period.start and begins(said, last[2]):
        return  # it goes on from that day
    apart = last[2].days.earliest - first[2].days.latest
    unit = "year_later" if period.unit == "year" else period.unit
    ties = _signs(said, count, words, first, last, near)
    around = [*(near if ties > _ENOUGH else told), *later]
    if ties < _ENOUGH or not 0 < apart <= _LONGEST or not alike(period.low, unit, apart):
        return
    sentences = {s.start: s for s in (*_paragraph(said), *(s for _, s, _ in around))}
    days = [day for s in sentences.values() for d in told_days(s) for day in _edges(d)]
    if any(fits(n, unit, abs(a - b)) for a, b in combinations(days, 2) for n in (period.low, period.high)):
        return
    related = (Span(first[2].start, first[2].end), Span(last[2].start, last[2].end))
    says = {"period": period.told, "unit": unit, "apart": apart, "ties": min(9, ties)}
    yield Oddity("elapsed", period.start, period.tail, related, says)


def _words(said: Said, period: Figure) -> str:
    """The words around a stretch, with a stroke for its number."""
    unit = period.end
    if unit == period.tail:  # "a fortnight", "bir hafta": the last word is the unit
        unit -= len(said.between(period.start, unit).rsplit(maxsplit=1)[-1])
    before = said.between(max(said.start, period.start - _BEFORE), period.start)
    return f"{before}|{said.between(unit, period.tail + _BEHIND)}"


def _paragraph(said: Said) -> Iterator[Said]:
    """The sentences of a paragraph up to one of them."""
    told: Said | None = said
    while told is not None:
        yield told
        told = told.before


def _edges(dated: Dated) -> tuple[int, int]:
    return dated.days.earliest, dated.days.latest


def _pair(said: Said, near: Sequence[_Told]) -> tuple[_Told, _Told] | None:
    """The two days that were told last, the earlier one first; those of the sentence itself where it tells two."""
    alone: list[_Told] = []
    for one in near:
        alone = [t for t in alone if t[2].days != one[2].days] + [one]
    here = [t for t in alone if t[1] is said]
    if len(here) > 2 or len(alone) < 2:
        return None
    one, other = here if len(here) == 2 else alone[-2:]
    return (one, other) if one[2].days < other[2].days else (other, one)


def _signs(said: Said, count: int, words: str, first: _Told, last: _Told, near: Sequence[_Told]) -> int:
    """What speaks for the two days being the ends of a stretch."""
    language = said.language
    told = [pattern(language, name).search(words) is not None for name in ("resumed", "taken_up", "lasts")]
    begun, ended = (_around(t) for t in (first, last))
    ends = any(begun.sorts & begin and ended.sorts & end for begin, end in _ends(language))
    noun = matter(said, max(said.start, said.start), said.end)
    shared = noun.stems & (begun.stems | ended.stems) if said not in (first[1], last[1]) else frozenset()
    close = count - min(first[0], last[0])
    return (2 * told[0] + told[1] + 2 * told[2] + 2 * ends + bool(shared) + (close <= 1)
            + (len({t[2].days for t in near}) == 2))  # fmt: skip


def _around(told: _Told) -> Matter:
    """What the clause of a day is about."""
    _, said, day = told
    low = max(said.start, day.start - 90)
    return matter(said, low, min(said.end, day.end + 90))
