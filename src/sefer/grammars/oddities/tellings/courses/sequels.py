"""A deed that is told to have come after another, or before it, where the days of the two stand elsewhere in the text and say otherwise.

The oddity `stage` says both days, and in `ties` how many signs tie the words to the clauses that bear the days; `related` is those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sefer.grammars.oddities.happenings import NOTHING, Happening, Matter, matter, own_day
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Said
from sefer.grammars.words import table
from sefer.letters.patterns import lazy, plainly_sought
from sefer.model import Days, Oddity, Span

_FAR = 400  # days between which two deeds are of one course
_WIDE = 110  # characters of the words for a deed
_SHOWN = 160
_ENOUGH = 6.0
_OWN = 6.0  # what a day counts for that stands in the words themselves
_FEW = 3  # words before a deed that say what it is about, where no comma parts them from the other
_WORD = lazy(r"(?<![’'\w])\w{2,}")
_STOP = lazy(r"[;:.()–—]")
_COMMA = lazy(r",\s")


@dataclass(frozen=True, slots=True)
class _Deed:
    """The words for one deed of the two: those that tell it, those that say what it is about, those that may."""

    verb: tuple[int, int]
    about: tuple[tuple[int, int], ...]
    around: tuple[int, int]


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(str(table(language, "events")["relations"][name]))


def sequels(page: Page) -> Iterator[Oddity]:
    """What the days turn round."""
    for said in page.said:
        if _search(said, "cue") and not _search(said, "unreal"):
            for first, second, at in _relations(said):
                yield from _held(page, said, first, second, at)


def _search(said: Said, name: str) -> bool:
    return _pattern(said.language, name).search(said.plain) is not None


def _relations(said: Said) -> Iterator[tuple[_Deed, _Deed, Span]]:
    """Which deed came first, which second, and the words that say so."""
    for name in ("after", "before", "not_until"):
        for found in _pattern(said.language, name).finditer(said.plain):
            pair = (_turkish if said.language == "tr" else _english)(said, found.start(), found.end(), name)
            if pair is None:
                continue
            told, other = pair
            first, second = (other, told) if name == "before" else (told, other)
            spans = (told.verb, other.verb, *told.about, *other.about)
            begin, end = said.start + found.start(), said.start + found.end()
            yield first, second, _around(said, begin, end, min(s[0] for s in spans), max(s[1] for s in spans))


def _around(said: Said, begin: int, end: int, low: int, high: int) -> Span:
    """The words of a relation, not longer than can be shown."""
    room = max(0, _SHOWN - (end - begin)) // 2
    start, stop = max(low, begin - room), min(high, end + room)
    text = said.text
    while start > low and text[start - said.start - 1].isalnum():
        start += 1
    while stop < high and text[stop - said.start].isalnum():
        stop -= 1
    return Span(start, max(stop, end))


def _turkish(said: Said, start: int, end: int, name: str) -> tuple[_Deed, _Deed] | None:
    """The deed before the word that orders the two, and the one that is told around both."""
    plain = said.plain
    word = plain[start:end].split()[0].split("’")[0].split("'")[0]
    if _pattern("tr", "no_deed").match(word):
        return None
    low = max((m.end() for m in _STOP.finditer(plain, 0, start)), default=0)
    commas = [m.end() for m in _COMMA.finditer(plain, low, start) if start - m.end() > 2]
    begin = max(commas[-1] if commas else low, start - _WIDE)
    words = [m.start() for m in _WORD.finditer(plain, begin, start)]
    near = begin if commas or len(words) <= _FEW else words[-_FEW]
    aside = _pattern("tr", "aside").match(plain[end:])
    owners = list(_pattern("tr", "whose").finditer(plain, low, start))
    if owners and not commas and (aside or _pattern("tr", "noun").search(word)):
        near = owners[-1].end() if aside else max(near, owners[-1].start())
    stop = next((m.start() for m in _STOP.finditer(plain, end)), len(plain))
    behind = next((m.start() for m in _COMMA.finditer(plain, end, stop) if m.start() - end > 12), stop)
    behind = end + aside.end() if aside else behind
    base = said.start
    close = base + (end if name == "not_until" else start + len(word))
    verb = (base + (words[-1] if words else start), close)
    lead, tail = (base + low, base + near), (base + end, base + behind)
    light = _pattern("tr", "light").search(plain, end, behind)
    main = (base + low, base + near) if light and near > low else tail
    if aside:
        lead = (base + owners[-1].start(), base + owners[-1].end()) if owners else (base, base)
        return _Deed(verb, ((base + near, close),), lead), _Deed(tail, (lead, tail), (base, base))
    return _Deed(verb, ((base + near, close),), lead), _Deed(main, (lead, tail), (base, base))


def _english(said: Said, start: int, end: int, name: str) -> tuple[_Deed, _Deed] | None:
    """The deed behind the word that orders the two, and the one before it, or behind the comma."""
    plain, base = said.plain, said.start
    stop = next((m.start() for m in _STOP.finditer(plain, end)), len(plain))
    comma = next((m for m in _COMMA.finditer(plain, end, stop)), None)
    close = comma.start() if comma else stop
    low = max((m.end() for m in _STOP.finditer(plain, 0, start)), default=0)
    opens = len(plain[low:start].strip(" ,")) <= 4 or plain[:start].rstrip().endswith(("and", "but"))
    if name == "not_until":
        lead = plain.rfind(",", low, start)
        other = (base + max(lead + 1, low), base + end)
    elif opens:
        if comma is None:
            return None
        last = next(
            (m.start() for m in _COMMA.finditer(plain, comma.end(), stop) if m.start() - comma.end() > 20), stop
        )
        other = (base + comma.end(), base + last)
    else:
        other = (base + max(low, start - _WIDE), base + start)
    told = (base + end, base + min(close, end + _WIDE))
    return _Deed(told, (told,), other), _Deed(other, (other,), (base, base))


def _matter(said: Said, deed: _Deed) -> Matter:
    about = Matter()
    for start, end in deed.about:
        about |= matter(said, start, end)
    return replace(about, sorts=matter(said, *deed.verb).sorts or about.sorts)


def _held(page: Page, said: Said, first: _Deed, second: _Deed, at: Span) -> Iterator[Oddity]:
    """The relation, if the days of both deeds are told and turn it round by every reading."""
    found = [_days(page, said, deed) for deed in (first, second)]
    if not all(found) or all(h.said is said for lot in found for _, h in lot):
        return
    early, late = found
    pairs = [(one, two) for one in early for two in late if one[1].at != two[1].at]
    if not pairs or not all(two[1].before(one[1], _FAR) for one, two in pairs):
        return
    one, two = pairs[0]
    ties = min(one[0], two[0])
    if one[0] + two[0] < _ENOUGH:
        return
    related = tuple(h.at for h in sorted((one[1], two[1]), key=lambda h: h.at) if not h.at.overlaps(at))
    days = [[h.first, h.last] for h in (one[1], two[1])]
    says = {"row": "", "first": days[0], "second": days[1], "hours": ["", ""], "ties": max(1, min(9, round(ties)))}
    yield Oddity("stage", at.start, at.end, related, says)


def _days(page: Page, said: Said, deed: _Deed) -> list[tuple[float, Happening]]:
    """The clauses that may tell the day of a deed; none where its own words count it from another: "the evening before"."""
    if any(_pattern(said.language, "counted").search(said.between(*span)) for span in deed.about):
        return []
    told = _matter(said, deed)
    own: Days | None = next((d for s, e in deed.about if (d := own_day(said, s, e))), None)
    if own is not None:
        span = Span(*deed.about[-1])
        return [(_OWN, Happening(span, span, said, own.earliest, own.latest, True, told, NOTHING))]
    return page.happenings.spoken_of(told, said, matter(said, *deed.around))
