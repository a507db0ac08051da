"""What a dated sentence takes for done already (a place that has fallen, a bridge that is down, a man who is dead), where the text tells
elsewhere that it was done on a later day: "dismissed on 1 June because the redoubt had been lost", lost on the 18th.

A deed is taken for done by its noun or its perfect beside a word of cause or order, or by a participle that only names what it was
done to ("uçurulan köprünün önünde"). The oddity `stage` says both days, the later deed's second; `related` is where the first is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.happenings import STEM, exact
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.told_days import Dated
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plainly_sought
from sefer.model import Oddity, Span

_FAR = 400  # days between which two deeds are of one course
_AROUND = 75  # characters on both sides of a deed in which its object is named
_OWN = 25  # characters between a day and a deed that it dates
_SHOWN = 190
_NAME = lazy(r"(?<![\w’'])[^\W\d_]\w{2,}(?:-\w+)*")
_STOP = lazy(r"[;:]|\.\s")
_BY_NAME, _BY_STATE = 8, 7  # how many signs tie the two
_MOST = 2  # of one text


@dataclass(frozen=True, slots=True)
class _Done:
    """A clause that tells a deed with its one day, and the names in it."""

    said: Said
    at: Span
    first: int
    last: int
    names: frozenset[str]


@cache
def _kinds(language: str) -> tuple[str, ...]:
    return tuple(table(language, "events")["presupposed"]["kinds"])


@cache
def _kind(language: str, kind: str, name: str) -> re.Pattern[str]:
    return plainly_sought(str(table(language, "events")["presupposed"]["kinds"][kind][name]))


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(str(table(language, "events")["presupposed"][name]))


def presupposed(page: Page) -> Iterator[Oddity]:
    """What the days turn round, the best tied of a text."""
    found: list[Oddity] = []
    told: dict[str, list[_Done]] = {}
    for said in page.said:
        if not said.dates or not _pattern(said.language, "gate").search(said.plain):
            continue
        days = exact(said)
        if len({d.days for d in days}) != 1 or _pattern(said.language, "unreal").search(said.plain):
            continue
        for kind in _kinds(said.language):
            at = _taken_for_done(said, kind, days[0])
            if at is None:
                continue
            if kind not in told:
                told[kind] = list(_told(page, kind))
            several = bool(table(said.language, "events")["presupposed"]["kinds"][kind].get("several"))
            odd = _turned(said, days[0], at, told[kind], several)
            if odd is not None:
                found.append(odd)
                break
    yield from found[:_MOST]


def _taken_for_done(said: Said, kind: str, day: Dated) -> tuple[int, int, int] | None:
    """Where in a sentence a deed is taken for done that another is told after, and the signs for it."""
    language, plain, base = said.language, said.plain, said.start
    tied = _pattern(language, "marker").search(plain) is not None
    for name in ("state", "perfect", "noun"):
        for deed in _kind(language, kind, name).finditer(plain):
            alone = name == "state" or (name == "perfect" and language == "tr")
            if (alone or tied) and not _dates(plain, day.start - base, day.end - base, deed, language):
                return deed.start(), deed.end(), _BY_STATE if name == "state" else _BY_NAME
    return None


def _dates(plain: str, low: int, high: int, deed: re.Match[str], language: str) -> bool:
    """Is the day that of the deed itself: "the fall of the town on 3 May", "3 Mayıs'ta uçurulan köprü"?"""
    if low >= deed.end():
        between = plain[deed.end() : low]
        return _pattern(language, "parts").search(between) is None
    between = plain[high : deed.start()]
    return language == "tr" and len(between) < _OWN and not any(mark in between for mark in ",;")


def _told(page: Page, kind: str) -> Iterator[_Done]:
    """The clauses of a text that tell a deed of a kind with its one day."""
    for said in page.said:
        if not said.dates or kind not in _kinds(said.language):
            continue
        days = exact(said)
        if not days or _pattern(said.language, "no_deed").search(said.plain):
            continue
        for day in _of_deeds(said, days, kind):
            low, high = min(day.start, said.end - 1), min(said.end, day.start + _SHOWN)
            at = Span(said.start, said.end) if said.end - said.start <= _SHOWN else Span(low, high)
            yield _Done(said, at, day.days.earliest, day.days.latest, _names(said, said.start, said.end))


def _of_deeds(said: Said, days: Sequence[Dated], kind: str) -> list[Dated]:
    """The days of a sentence that may be those of a deed: its one day, or each that stands near words for it."""
    deeds = [m.start() for m in _kind(said.language, kind, "told").finditer(said.plain)]
    if not deeds:
        return []
    if len({d.days for d in days}) == 1:
        return [days[0]]
    return [d for d in days if any(abs(said.start + at - d.start) < _AROUND for at in deeds)]


def _turned(said: Said, day: Dated, at: tuple[int, int, int], told: Sequence[_Done], several: bool) -> Oddity | None:
    """The sentence, if every clause that tells the deed of what it names (by two names, where it is `several`) tells it of a later day."""
    low = max((m.end() for m in _STOP.finditer(said.plain, 0, at[0])), default=0)
    high = next((m.start() for m in _STOP.finditer(said.plain, at[1])), len(said.plain))
    near = said.plain.rfind(",", low, at[0]) + 1 or low, said.plain.find(",", at[1], high)
    names = _names(said, said.start + near[0], said.start + (near[1] if near[1] >= 0 else high))
    if not names:  # of what its part of the sentence names, else of what stands around it
        names = _names(said, said.start + max(low, at[0] - _AROUND), said.start + min(high, at[1] + _AROUND))
    if not names:
        names = _names(said, said.start, said.end)
    least = min(2, len(names)) if several else 1
    of_it = [one for one in told if one.said is not said and len(one.names & names) >= least]
    if not of_it or not all(0 < one.first - day.days.latest < _FAR for one in of_it):
        return None
    one = of_it[0]
    start, end = min(said.start + at[0], day.start), max(said.start + at[1], day.end)
    while start > said.start and said.text[start - said.start - 1].isalnum():
        start -= 1
    while end < said.end and said.text[end - said.start].isalnum():
        end += 1
    says = {"row": "", "first": [one.first, one.last], "second": [day.days.earliest, day.days.latest], "hours": ["", ""],
            "ties": at[2]}  # fmt: skip
    return Oddity("stage", start, min(end, start + _SHOWN), (one.at,), says)


def _names(said: Said, start: int, end: int) -> frozenset[str]:
    """The names between two places of a sentence, without those of dates and without titles."""
    base, size = said.start, STEM[said.language]
    dates = [(m.start - base, m.end - base) for m in said.dates]
    opens = next((m.start() for m in _NAME.finditer(said.text)), 0)
    places = {m.start - base for m in said.mentions if m.type in ("place", "person", "unit")}
    out: set[str] = set()
    for word in _NAME.finditer(said.text, start - base, end - base):
        if not word[0][0].isupper() or any(a <= word.start() < b for a, b in dates):
            continue
        text = caseless(word[0])
        if (word.start() == opens and opens not in places) or _pattern(said.language, "no_name").match(text):
            continue
        out.add(text[:size])
    return frozenset(out)
