"""Marches of which the departure, the arrival and the way are told in one to three sentences, or the way anywhere in the text.

The oddity `journey` says what that of the sentences with a duration does; besides `least`, the days by the shortest reading,
`left`, where the departure is told, and `tied`: is it sure that one body did both?
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.numbers import DIGITS, cardinal, spelt
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.marches.journeys import ways_told
from sefer.grammars.oddities.tellings.times.moments import Moment, Times
from sefer.grammars.words import any_of, table
from sefer.letters import fold
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Mention, Oddity, Span

_WINDOW = 3  # sentences of one paragraph that may tell of one march
_BEFORE = 12  # sentences before an arrival, of whatever paragraph, in which the same body may be told to have set out
_REACH = 2_500  # characters between the two
_SHORTEST = 8.0  # kilometres of a way that is worth asking
_LONGEST = 72.0  # hours of a march of which the hours are counted
_SHOWN = 150  # characters that are shown in one piece
_MOST_DAYS = 12
_EXACT = 0.6  # hours between which a time of day may lie that is told by the clock
_HALF, _DAY = 12.0, 24.0
_CLAUSES = lazy(r"[^;:]+")


@dataclass(frozen=True, slots=True)
class _Way:
    """So many kilometres, where they are told, and the places that are named with them."""

    km: float
    at: Span
    places: frozenset[str]
    apart: bool  # do the words say that two places lie so far apart?


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence with its ways, and the words that tell a departure or an arrival."""

    sentence: Told
    times: Times
    ways: tuple[_Way, ...]
    leaves: tuple[Span, ...]
    comes: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Trek:
    """A departure and an arrival, each with its moment and its sentence."""

    left: _Part
    came: _Part
    when: tuple[Moment, Moment]
    at: tuple[Span, Span]
    hours: tuple[float, float]


@cache
def _any(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["treks"][name]))


@cache
def _later(language: str) -> Sought:
    number = rf"(?:{DIGITS}|{spelt(language)})"
    return sought(str(table(language, "told")["treks"]["later"]).replace("NUMBER", number))


@cache
def _noun(language: str, name: str) -> Sought:
    words = table(language, "told")
    nouns = any_of([*words["nouns"], *words["journeys"]["who"]])
    return sought(str(words["treks"][name]).replace("NOUNS", nouns))


class Treks:
    """Reads sentence by sentence; `rest` are the marches of which the way is told elsewhere."""

    def __init__(self) -> None:
        self._window: deque[_Part] = deque(maxlen=_WINDOW)
        self._before: deque[_Part] = deque(maxlen=_BEFORE)
        self._apart: list[_Way] = []
        self._open: list[_Trek] = []
        self._done: set[int] = set()

    def of(self, sentence: Told, times: Times) -> Iterator[Oddity]:
        """The march that a sentence completes with those before it."""
        if sentence.opens:
            self._window.clear()
        part = _part(sentence, times)
        self._window.append(part)
        self._apart += [w for w in part.ways if w.apart]
        trek = _trek(self._window) or self._from_before(part)
        self._before.append(part)
        if trek is None:
            return
        start = trek.at[0].start
        way = _way(self._window, trek)
        if way is not None and start not in self._done:
            self._done.add(start)
            yield _made(trek, way)
        elif way is None:
            self._open.append(trek)

    def _from_before(self, came: _Part) -> _Trek | None:
        """An arrival with the departure of the same body, or from the place that its way begins at, before it."""
        if not (came.comes and (came.times or _lasting(came))):
            return None
        for left in reversed(self._before):
            if not left.leaves or came.sentence.span.start - left.sentence.span.start > _REACH:
                continue
            if not (came.ways or left.ways or any(p.ways for p in self._window)):
                continue
            if (
                _is_one(left.sentence, came.sentence)
                or self._is_meant(left, came)
                or any(_places(left.sentence) & w.places for w in came.ways)
            ):
                for out in reversed(left.leaves):
                    if (trek := _arrival(left, out, came)) is not None:
                        return trek
        return None

    def _is_meant(self, left: _Part, came: _Part) -> bool:
        """Does a pronoun of an arrival, or a noun for a body, mean the one that set out, the last that was named?"""
        named = [p for p in self._before if any(n.is_unit for n in p.sentence.names)]
        language, words = came.sentence.language, came.sentence.words
        means = _any(language, "it").search(words) or _noun(language, "back").search(words)
        last = named[-1] is left if named else True
        return bool(last and means) and not any(n.is_unit and n.own for n in came.sentence.names)

    def rest(self) -> Iterator[Oddity]:
        """The marches between two places of which another sentence tells how far they are apart."""
        for trek in self._open:
            named = _places(trek.left.sentence) | _places(trek.came.sentence)
            way = next((w for w in self._apart if len(w.places) == 2 and w.places <= named), None)
            if way is not None and trek.at[0].start not in self._done:
                self._done.add(trek.at[0].start)
                yield _made(trek, way)


def _part(sentence: Told, times: Times) -> _Part:
    words, language, base = sentence.words, sentence.language, sentence.span.start
    told = [] if _any(language, "no_way").search(words) else _told(sentence)
    timed = bool(times) or _later(language).search(words) is not None
    parts = [p for p in _CLAUSES.finditer(words) if not _any(language, "unreal").search(p[0])] if timed else []
    leaves, comes = (
        tuple(
            Span(base + f.start(), base + f.end())
            for p in parts
            for f in _any(language, name).finditer(words, *p.span())
        )
        for name in ("leaves", "comes")
    )
    away = next((w for w in told if _any(language, "away").match(words, w.at.end - base)), None) if parts else None
    if away is not None and not comes:  # "two hours later it fired its first shot sixty kilometres away"
        after = _later(language).search(words)
        comes = (away.at if after is None else Span(base + after.start(), base + after.end()),)
    return _Part(sentence, times, tuple(told), leaves, comes)


def ways(words: str, language: str) -> Iterator[tuple[float, re.Match[str]]]:
    """The lengths that some words tell, in kilometres."""
    units = table(language, "told")["journeys"]["units"]
    for found in ways_told(language).finditer(words):
        each = next(worth for pattern, worth in units.items() if re.fullmatch(pattern, found["unit"]))
        yield (cardinal(found["n"], language) or 0.0) * float(each), found


def _told(sentence: Told) -> list[_Way]:
    words, language, base = sentence.words, sentence.language, sentence.span.start
    apart = _any(language, "apart").search(words) is not None
    return [
        _Way(km, Span(base + found.start(), base + found.end()), _places(sentence), apart)
        for km, found in ways(words, language)
        if km >= _SHORTEST and not _any(language, "no_way_behind").match(words, found.end())
    ]


def _places(sentence: Told) -> frozenset[str]:
    return frozenset(fold(str(getattr(m.value, "name", ""))) for m in sentence.mentions if m.type == "place")


def _trek(window: Sequence[_Part]) -> _Trek | None:
    """The departure that is told last and the arrival behind it: both in the window, with a time each."""
    for n in range(len(window) - 1, -1, -1):
        left = window[n]
        for out in reversed(left.leaves):
            for came in list(window)[n:]:
                found = _arrival(left, out, came)
                if found is not None:
                    return found
    return None


def _arrival(left: _Part, out: Span, came: _Part) -> _Trek | None:
    one = left.sentence is came.sentence
    if _any(came.sentence.language, "carried").search(f"{left.sentence.words} {came.sentence.words}"):
        return None
    if not one and _of_others(left.sentence, came.sentence):
        return None
    lasting = _lasting(came)
    begun = _when(left, out) or (Moment(0, 0, None, False, out.start, out.end) if lasting else None)
    if begun is None:
        return None
    for come in came.comes:
        if one and come.start < out.end and out.start < come.end:
            continue
        if lasting and come.start > out.end:
            return _Trek(left, came, (begun, begun), (out, come), (lasting, lasting))
        ended = _when(came, come) or (None if one else _only(came))
        if one and ended is not None and _same(begun, ended) and (first := _ahead(came, ended, out)):
            begun = first
        elif one and (ended is None or _same(begun, ended)):
            ended = _behind(came, begun, out)
        elif not one and ended is not None and ended.hour is None:
            ended = _with_hour(came, ended)
        hours = None if ended is None else _hours(begun, ended)
        if ended is not None and None in (begun.hour, ended.hour) and _are_named(left.sentence, came.sentence):
            continue  # by their days they are told of where somebody was (seen.py)
        if ended is not None and hours is not None:
            return _Trek(left, came, (begun, ended), (out, come), hours)
    return None


def _with_hour(part: _Part, at: Moment) -> Moment:
    """The moment of the same day with its hour, where the sentence tells it farther off."""
    return next((m for m, _ in part.times.all() if m.hour is not None and m.first == at.first), at)


def _behind(part: _Part, begun: Moment, out: Span) -> Moment | None:
    """The first time of another hour that is told behind a departure and its own time."""
    after = max(begun.end, out.end) - part.sentence.span.start
    later = (m for m, spans in part.times.all() if spans[-1][0] >= after and m.hour is not None)
    return next((m for m in later if m.hour != begun.hour), None)


def _ahead(part: _Part, ended: Moment, out: Span) -> Moment | None:
    """The last time of another hour that is told before a departure."""
    before = out.start - part.sentence.span.start
    told = [m for m, spans in part.times.all() if spans[-1][1] <= before and m.hour is not None]
    return told[-1] if told and told[-1].hour != ended.hour else None


def _same(one: Moment, other: Moment) -> bool:
    return (one.hour, one.first) == (other.hour, other.first)


def _of_others(left: Told, came: Told) -> bool:
    """Does a later sentence name another body than that which set out?"""
    units = [{n.of.value for n in s.names if n.is_unit} for s in (left, came)]
    return bool(units[0] and units[1] and not units[0] & units[1])


def _are_named(left: Told, came: Told) -> bool:
    """Do two sentences name a unit each, or each another man?"""
    if left is came:
        return False
    persons = [{m.value for m in s.mentions if m.type == "person"} for s in (left, came)]
    return all(any(n.is_unit and n.own for n in s.names) for s in (left, came)) or bool(
        persons[0] and persons[1] and not persons[0] & persons[1]
    )


def _when(part: _Part, at: Span) -> Moment | None:
    base = part.sentence.span.start
    return part.times.of(at.start - base, at.end - base)


def _only(part: _Part) -> Moment | None:
    """The time that a sentence tells, however far it stands, where it tells one alone."""
    told = part.times.all()
    return told[0][0] if len(told) == 1 else None


def _lasting(came: _Part) -> float:
    """The hours after which somebody came, where they are counted: "three hours later"."""
    found = _later(came.sentence.language).search(came.sentence.words)
    return (cardinal(found["n"], came.sentence.language) or 0.0) if found else 0.0


def _hours(left: Moment, came: Moment) -> tuple[float, float] | None:
    """The hours that likely lie between two moments, by the shortest reading, and the most that may; None where an hour is not told."""
    if left.hour is None or came.hour is None:
        return _whole_days(left, came)
    days = came.first - left.first if left.first and came.first else 0
    days -= days > 0 and came.hour.low > _DAY + 1  # "next morning" tells the day by its hour too
    between = []
    for early in (0.0, _HALF) if left.hour.half else (0.0,):
        for late in (0.0, _HALF) if came.hour.half else (0.0,):
            low = came.hour.low + late - left.hour.high - early + _DAY * days
            high = came.hour.high + late - left.hour.low - early + _DAY * days
            if max(h.high - h.low for h in (left.hour, came.hour)) <= _EXACT:
                low = high = came.hour.low + late - left.hour.low - early + _DAY * days
            turned = _DAY if low + high <= 0 and days >= 0 and not (left.own and came.own and days) else 0.0
            between.append(((low + high) / 2 + turned, high + turned))
    between = [b for b in between if b[0] > 0 and b[1] <= _LONGEST]
    return (min(between)[0], max(b[1] for b in between)) if between else None


def _whole_days(left: Moment, came: Moment) -> tuple[float, float] | None:
    """The hours of the days from a departure to an arrival, both counted, of which no hours are told."""
    days = came.last - left.first + 1 if left.own and came.own and left.first and came.last else 0
    return (_DAY * days, _DAY * days) if 1 < days <= _MOST_DAYS else None


def _way(window: Sequence[_Part], trek: _Trek) -> _Way | None:
    """The way of a march: the longest of its sentences, or of that before or behind them where it names an end of it."""
    own = trek.came.ways or trek.left.ways
    if own:
        return max(own, key=lambda w: w.km)
    named = _places(trek.left.sentence) | _places(trek.came.sentence)
    that = _any(trek.came.sentence.language, "that_way")
    near = [
        w for p in window for w in p.ways
        if w.apart or w.places & named or any(that.search(s.words) for s in (p.sentence, trek.came.sentence))
    ]  # fmt: skip
    return max(near, key=lambda w: w.km, default=None)


def _made(trek: _Trek, way: _Way) -> Oddity:
    (left, came), (out, come) = (trek.left.sentence, trek.came.sentence), trek.at
    language, one = came.language, left is came
    words = left.words if one else f"{left.words} {came.words}"
    units = [n for s in (left, came) for n in s.names if n.is_unit]
    spans = [Span(min(at.start, m.start), max(at.end, m.end)) for at, m in zip((out, come), trek.when, strict=True)]
    at = _shown(spans[1], come)
    if one and max(s.end for s in spans) - min(s.start for s in spans) <= _SHOWN:
        at = Span(min(s.start for s in spans), max(s.end for s in spans))
    journeys = {name: _row(language, name) for name in ("horse", "slow")}
    says = {
        "who": units[0].of.start if units else -1, "km": way.km, "days": trek.hours[1] / _DAY,
        "least": trek.hours[0] / _DAY, "horse": not _any(language, "on_foot").search(words) and journeys["horse"].search(words) is not None,
        "slow": journeys["slow"].search(words) is not None, "sentence": left.span.start,
        "named": bool(units) or any(m.type == "place" for m in (*left.mentions, *came.mentions)),
        "way": [way.at.start, way.at.end], "left": list(_pair(_shown(spans[0], out))), "tied": one or _is_one(left, came),
    }  # fmt: skip
    return Oddity("journey", at.start, at.end, (), says)


@cache
def _row(language: str, name: str) -> Sought:
    return sought(any_of(list(table(language, "told")["journeys"][name])))


def _shown(span: Span, verb: Span) -> Span:
    return span if span.end - span.start <= _SHOWN else verb


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_one(left: Told, came: Told) -> bool:
    """Is the body that came named as that which set out?"""
    units: list[set[Mention]] = [{n.of for n in s.names if n.is_unit} for s in (left, came)]
    values = [{m.value for m in lot} for lot in units]
    return bool(values[0] & values[1])
