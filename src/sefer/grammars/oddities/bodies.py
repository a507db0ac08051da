"""Bodies of men by their printed name alone, whatever their sort: a day on which one began or ended, and days on which it acted.

The oddity `body` says the turn ("founded" or "abolished"), its name, and the days of the turn and of the deed that lies on the
wrong side of it; `related` is where the turn is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from sefer.grammars.words import LANGUAGES, any_of, table
from sefer.letters import lower
from sefer.letters.patterns import Sought, sought
from sefer.model import DateValue, Mention, Oddity, Reading, Span

_CLAUSE = 70  # characters between a day and the word that it dates
_SHOWN = 130  # characters of a deed that are shown
_REACH = 40_000  # characters over which a name stands for one body
_MOST = 40  # namings of one body that are looked at


@dataclass(frozen=True, slots=True)
class _Turn:
    sort: str
    name: str
    noun: str
    day: Mention
    at: Span
    language: str
    sentence: int


@cache
def _words(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["bodies"][name]))


@cache
def _any(language: str, group: str, name: str) -> Sought:
    return sought(rf"\b(?:{any_of(list(table(language, 'told')[group][name]))})")


def outlived(reading: Reading) -> Iterator[Oddity]:
    """Deeds of named bodies before their only founding or after their only end."""
    turns: dict[tuple[str, str], list[_Turn]] = {}
    for n, span in enumerate(reading.sentences):
        if (turn := _turn(reading, n, span)) is not None:
            turns.setdefault((turn.sort, turn.name), []).append(turn)
    for told in turns.values():
        if len({_days(t.day) for t in told}) == 1:
            yield from _wrong(reading, told[0])


def _days(mention: Mention) -> tuple[int, int]:
    days = mention.value.days if isinstance(mention.value, DateValue) else None
    return (days.earliest, days.latest) if days else (0, 0)


def _dates(reading: Reading, span: Span) -> list[Mention]:
    mentions = reading.mentions
    at, out = bisect_left(mentions, span.start, key=lambda m: m.start), []
    while at < len(mentions) and mentions[at].end <= span.end:
        mention = mentions[at]
        if isinstance(mention.value, DateValue) and mention.value.year_given and _days(mention) != (0, 0):
            out.append(mention)
        at += 1
    return out


def _language(reading: Reading, at: int) -> str:
    parts = reading.document.parts
    n = bisect_left(parts, at + 1, key=lambda p: p.start) - 1
    found = parts[n].language if 0 <= n < len(parts) else ""
    return found if found in LANGUAGES else LANGUAGES[0]


def _turn(reading: Reading, n: int, span: Span) -> _Turn | None:
    """The body that a sentence tells to have begun or ended, with the day."""
    dates = _dates(reading, span)
    if not dates:
        return None
    language = _language(reading, span.start)
    text = reading.document.text[span.start : span.end]
    small = lower(text) if language == "tr" else text.lower()
    for sort in ("founded", "abolished"):
        for cue in _words(language, sort).finditer(small):
            ahead = [d for d in dates if d.end - span.start <= cue.start()]
            behind = [d for d in dates if d.start - span.start >= cue.end() - 1]
            inside = [d for d in dates if cue.start() <= d.start - span.start < cue.end()]
            after = language == "en" and not _is(cue, "object")
            near = inside + (behind[:1] + ahead[-1:] if after else ahead[-1:] + behind[:1])
            near = [d for d in near if _apart(d, span, cue) < _CLAUSE and ";" not in _between(small, d, span, cue)]
            found = _named(reading, n, span, text, cue, language)
            if found is None or not near:
                continue
            clause = small[max(0, cue.start() - 60) : cue.end() + 60]
            if _words(language, "again").search(clause):
                continue
            start, end = min(cue.start(), near[0].start - span.start), max(cue.end(), near[0].end - span.start)
            at = Span(span.start + start, span.start + end)
            return _Turn(sort, found, _noun(found, language), near[0], at, language, n)
    return None


def _apart(date: Mention, span: Span, cue: re.Match[str]) -> int:
    return max(date.start - span.start - cue.end(), cue.start() - (date.end - span.start))


def _between(small: str, date: Mention, span: Span, cue: re.Match[str]) -> str:
    return small[min(cue.end(), date.end - span.start) : max(cue.start(), date.start - span.start)]


def _named(reading: Reading, n: int, span: Span, text: str, cue: re.Match[str], language: str) -> str | None:
    """Whom a word of beginning or end is told of: the name right behind a participle or an active verb, else the one before."""
    names = list(_names(reading, span.start, text, language))
    if _is(cue, "lead") or _is(cue, "object"):
        behind = next(((m, name) for m, name in names if m.start() >= cue.end()), None)
        if behind and _words(language, "before_name").fullmatch(text[cue.end() : behind[0].start()]):
            return behind[1]
        noun = _words(language, "noun_again").match(text, cue.end()) if _is(cue, "object") else None
        return _of_noun(reading, n, noun["noun"], language) if noun else None
    ahead = [(m, name) for m, name in names if m.end() <= cue.start()]
    if ahead and _words(language, "to_turn").fullmatch(text[ahead[-1][0].end() : cue.start()]):
        return ahead[-1][1]
    noun = _words(language, "noun_turned").search(text[: cue.start()])
    return _of_noun(reading, n, noun["noun"], language) if noun else None


def _is(cue: re.Match[str], sort: str) -> bool:
    return bool(cue.groupdict().get(sort))


def _of_noun(reading: Reading, n: int, noun: str, language: str) -> str | None:
    """The last body named with a noun in the same sentence or the one before."""
    for span in reversed(reading.sentences[max(0, n - 1) : n + 1]):
        text = reading.document.text[span.start : span.end]
        for _, name in reversed(list(_names(reading, span.start, text, language))):
            if _noun(name, language) and lower(noun).startswith(_noun(name, language)):
                return name
    return None


def _names(reading: Reading, start: int, text: str, language: str) -> Iterator[tuple[re.Match[str], str]]:
    for found in _words(language, "name").finditer(text):
        if not _other(reading, start + found.start("name"), start + found.end("name")):
            yield found, found["name"]


def _other(reading: Reading, start: int, end: int) -> bool:
    """Is a name that of a person, a place or a day?"""
    mentions = reading.mentions
    at = max(0, bisect_left(mentions, start, key=lambda m: m.start) - 1)
    while at < len(mentions) and mentions[at].start < end:
        mention = mentions[at]
        if mention.type in ("person", "place", "date") and mention.start < end <= mention.end:
            return True
        at += 1
    return False


def _noun(name: str, language: str) -> str:
    """The common noun at the end of a name: the flotilla of "Amur Flotilla"."""
    last = name.rsplit(maxsplit=1)[-1]
    last = lower(last) if language == "tr" else last.lower()
    return _words(language, "ending").sub("", last) if len(last) > 3 else ""


def _wrong(reading: Reading, turn: _Turn) -> Iterator[Oddity]:
    text, sentences = reading.document.text, reading.sentences
    bare = re.compile(rf"(?<![\w-]){re.escape(turn.name)}(?:(?!\w)|(?=n[ıiuü]n\b))")
    namings = bare.finditer(text, max(0, turn.at.start - _REACH), turn.at.end + _REACH)
    for found in islice(namings, _MOST):
        n = bisect_left(sentences, found.start() + 1, key=lambda s: s.start) - 1
        if n >= 0 and found.end() <= sentences[n].end:
            yield from _deed(reading, turn, sentences[n], found.start(), found.end())
    for span in sentences[turn.sentence + 1 : turn.sentence + 2] if turn.noun else ():
        for noun in _words(turn.language, "noun_acts").finditer(text[span.start : span.end]):
            group = noun.lastgroup or "noun"
            if lower(noun[group]).startswith(turn.noun):
                yield from _deed(reading, turn, span, span.start + noun.start(group), span.start + noun.end(group))


def _deed(reading: Reading, turn: _Turn, span: Span, start: int, end: int) -> Iterator[Oddity]:
    """What a named body does in a sentence, where its day is on the wrong side of a turn."""
    text, language = reading.document.text, turn.language
    raw = text[span.start : span.end]
    small = lower(raw) if language == "tr" else raw.lower()
    at, stop = start - span.start, end - span.start
    turned = turn.at.end - span.start
    if end <= turn.at.start and turn.at.end < span.end and _words(language, "beyond_turn").match(small, turned):
        stop = turned = turned + len(small[turned:]) - len(small[turned:].lstrip(" ,"))
    if stop != turned and not _words(language, "does").match(small, stop):
        return
    if _words(language, "governed").search(small[:at]):
        return
    best: tuple[int, Mention] | None = None
    for date in _dates(reading, span):
        one, other = sorted(((date.start - span.start, date.end - span.start), (at, stop)))
        gap = small[one[1] : other[0]]
        if (date.start, date.end) == (turn.day.start, turn.day.end) or len(gap) >= _CLAUSE * 2 or ";" in gap:
            continue
        if not any(_words(language, sort).search(gap) for sort in ("founded", "abolished")):
            best = (len(gap), date) if best is None or len(gap) < best[0] else best
    if best is None:
        return
    day = best[1]
    first, last = min(at if stop != turned else stop, day.start - span.start), max(stop, day.end - span.start)
    told = small[first : last + 90]
    told = told.split(";")[0]
    if _any(language, "deeds", "unreal").search(told) or _words(language, f"{turn.sort}_innocent").search(small):
        return
    if not _any(language, "deeds", "verb").search(small[stop:] if language == "tr" else told[stop - first :]):
        return
    days, (began, ended) = _days(day), _days(turn.day)
    if days[1] < began if turn.sort == "founded" else days[0] > ended:
        says = {"turn": turn.sort, "name": turn.name, "first": days[0], "last": days[1], "turned": [began, ended]}
        yield Oddity("body", span.start + first, span.start + min(last, first + _SHOWN), (turn.at,), says)
