"""Somebody who is told for one day, or for one hour of it, at two places, in words that tie him to both only by signs.

The oddity `apart` says who, the two places, the day, where the mentions of both places start (-1 where a place is no mention)
and how many signs tie the two tellings (`signs`); `related` is where the other is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.hours import read
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies import Body
from sefer.grammars.oddities.tellings.held import is_one
from sefer.grammars.oddities.tellings.stays import Doer, stay_hours
from sefer.grammars.oddities.tellings.when_held import clocks, loose_spots, pattern, spots, time, told
from sefer.grammars.words import table
from sefer.letters import fold
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, Span

_STEM = 5  # letters by which a place is known again
_SHOWN = 150  # characters that are shown
_EXACT = 0.6  # hours between which a time of day may lie that is told by the clock
_HALF = 12.0
_ONE, _SOON = 0.5, 1.5  # hours between two tellings of one hour, and between two of which nobody has time to go
_LONGEST = 14  # days of a stay of which a day may be told otherwise
_LEAST = 6  # signs for a question
_MOST = 40  # tellings of one day that are held against one another
_DIVISION = 6  # level of a body that may be at several places
_FIGHT = "~"  # the place of a fight that is not named


@dataclass(frozen=True, slots=True)
class _Hours:
    """From when to when somebody is there; of `half` a clock the other half of the day may be meant."""

    low: float
    high: float
    half: bool = False
    through: bool = False

    @property
    def exact(self) -> bool:
        return not self.through and self.high - self.low <= _EXACT


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where somebody is told to have been, when, and what in the words makes it sure."""

    who: Body | frozenset[str]
    shown: tuple[str, str]
    at: Span
    days: tuple[int, int]
    own: bool  # does the sentence tell the day, or point at it?
    hours: _Hours | None
    places: frozenset[str]
    place: int
    far: bool
    stays: bool
    moves: bool
    sentence: int

    @property
    def named(self) -> bool:
        return self.place >= 0 or self.shown[1][:1].isupper()


@cache
def _any(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["whereabouts"][name]))


class Whereabouts:
    """Keeps where a text tells somebody to have been; `rest` are those who are told at two places of one day."""

    def __init__(self) -> None:
        self._by_day: dict[int, list[_Seen]] = defaultdict(list)
        self._far: set[str] = set()  # places of which it is told how far they are
        self._beside: dict[str, set[int]] = defaultdict(set)  # the sentences in which a place is named

    def may_tell(self, sentence: Told) -> bool:
        """May a sentence tell where somebody was on a day or at an hour?"""
        language, words = sentence.language, sentence.words
        places = [fold(str(getattr(m.value, "name", ""))) for m in sentence.mentions if m.type == "place"]
        far = _any(language, "far").search(words)
        for name in places:
            self._beside[name].add(sentence.span.start)
            if far:
                self._far.add(name)
        if any(m.type == "date" for m in sentence.mentions) or pattern(language, "now").search(words):
            return True
        return sentence.last_sure and bool(read(words, language))

    def keep(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body], doer: Doer, before: tuple[int, bool]
    ) -> None:  # fmt: skip
        """Keep where one is told to have been in a part of a sentence."""
        language, (low, high), (start, end, who, name) = sentence.language, part, doer
        said = sentence.words[low:high]
        if _any(language, "unreal").search(said):
            return
        places = self._placed(sentence, raw, part, (start, end), bodies)
        if not places:
            return
        first, last, own = self._days(sentence, raw, part, (start, end), before)
        if not first or last - first > _LONGEST:
            return
        names = [name for _, name in places]
        stems = frozenset(fold(w)[:_STEM] for n in names for w in n.split() if len(w) > 2)
        base = sentence.span.start
        at = min(start, max(0, places[0][0])) if places[0][0] >= 0 else start
        stop = min(high, max(end, places[0][0] + len(names[0]), at + _SHOWN))
        shown = name or (raw[who.start : who.end] if isinstance(who, Body) else "")
        seen = _Seen(
            who, (" ".join(shown.split()), names[0]), Span(base + at, base + stop), (first, last), own,
            _hours(sentence, part), stems, base + places[0][0] if _is_mention(sentence, places[0][0]) else -1,
            _any(language, "far").search(sentence.words) is not None, _any(language, "stays").search(said) is not None,
            _any(language, "moves").search(said) is not None, base + low,
        )  # fmt: skip
        for day in range(first, last + 1):
            self._by_day[day].append(seen)

    @staticmethod
    def _placed(
        sentence: Told, raw: str, part: tuple[int, int], who: tuple[int, int], bodies: Sequence[Body]
    ) -> list[tuple[int, str]]:
        """The places of a part at which somebody may be, each with where it stands; -1 for the place of a fight."""
        language, words, (low, high) = sentence.language, sentence.words, part
        found = []
        for name in spots(sentence, raw, part, who, bodies):
            at = raw.find(name.split()[0], low, high)
            if at < 0:
                at = next((m.start - sentence.span.start for m in sentence.mentions if m.type == "place"
                           and str(getattr(m.value, "name", "")) == name), -1)  # fmt: skip
            end = next((m.end - sentence.span.start for m in sentence.mentions if m.start - sentence.span.start == at),
                       at + len(name))  # fmt: skip
            if (
                at >= 0
                and _any(language, "in_before").search(words[max(0, at - 40) : at])
                and _any(language, "in_behind").match(words, end)
            ):
                found.append((at, name))
        if found:
            return found
        loose = [(words.find(n.lower(), low), n) for n in loose_spots(sentence, part, who)]
        if loose:
            return loose
        return [(-1, _FIGHT)] if _any(language, "fight").search(words[low:high]) else []

    @staticmethod
    def _days(
        sentence: Told, raw: str, part: tuple[int, int], at: tuple[int, int], before: tuple[int, bool]
    ) -> tuple[int, int, bool]:
        """The first and the last day, and whether the sentence tells it or points at it."""
        language, base = sentence.language, sentence.span.start
        dates = [m for m in sentence.mentions if m.type == "date"]
        points = pattern(language, "now").search(sentence.words) is not None
        inside = [m for m in dates if part[0] <= m.start - base < part[1]]
        if dates and not inside:
            part = 0, len(raw)
        through = told(language, "ties", "through").search(sentence.words[slice(*part)]) is not None
        first, last, _ = time(sentence, raw, part, at, through and len(inside) > 1, True, before)
        if not first and sentence.last_sure and (points or not sentence.opens):
            first = last = sentence.last_day
        return first, last, bool(dates) or points

    def rest(self) -> Iterator[Oddity]:
        """Those who are told at two places, the best tied first."""
        tied: dict[tuple[int, int, str], tuple[int, int, _Seen, _Seen]] = {}
        for day, lot in self._by_day.items():
            for n, late in enumerate(lot[:_MOST]):
                for early in lot[:n]:
                    signs = self._signs(early, late, day)
                    if signs >= _LEAST:
                        one, other = sorted((early, late), key=lambda s: s.at.start)
                        tied.setdefault((one.at.start, other.at.start, other.shown[0]), (signs, day, one, other))
        done: set[int] = set()
        for signs, day, early, late in sorted(tied.values(), key=lambda t: (-t[0], t[2].at.start)):
            if early.at.start in done or late.at.start in done:
                continue
            done |= {early.at.start, late.at.start}
            says = {
                "who": early.shown[0] or late.shown[0], "one": early.shown[1], "other": late.shown[1], "day": day,
                "places": [early.place, late.place], "signs": signs,
            }  # fmt: skip
            yield Oddity("apart", late.at.start, late.at.end, (early.at,), says)

    def _signs(self, one: _Seen, other: _Seen, day: int) -> int:
        """How many signs say that one man or body is told at two places at once."""
        if one.sentence == other.sentence or one.places & other.places or not is_one(one.who, other.who):
            return 0
        if _FIGHT in (one.shown[1], other.shown[1]) and one.shown[1] == other.shown[1]:
            return 0
        ranges = [s for s in (one, other) if s.days[0] < s.days[1]]
        if any(not (s.stays and s.days[0] < day < s.days[1]) for s in ranges):
            return 0
        far = one.far or other.far or any(fold(s.shown[1]) in self._far for s in (one, other))
        hours = 3 if len(ranges) == 1 else _meeting(one.hours, other.hours, far)
        if hours is None:
            return 0
        body = one.who if isinstance(one.who, Body) else None
        if not hours and not far and (body is None or not (one.own and other.own)):
            return 0
        signs = hours + 3 * far + one.own + other.own + one.named + other.named + one.stays + other.stays
        if hours < 4:
            signs -= 2 * (one.moves + other.moves)
        signs -= body is not None and body.level >= _DIVISION
        signs -= 2 * (not far and bool(self._near(one) & self._near(other)))
        return signs - (one.shown[1] == _FIGHT or other.shown[1] == _FIGHT)

    def _near(self, seen: _Seen) -> set[int]:
        """The sentences that name its place."""
        return self._beside.get(fold(seen.shown[1]), set())


def _is_mention(sentence: Told, at: int) -> bool:
    return any(m.start - sentence.span.start == at and m.type == "place" for m in sentence.mentions)


def _hours(sentence: Told, part: tuple[int, int]) -> _Hours | None:
    """The hours that a part tells; a clock is surer than a part of the day, and two clocks are none."""
    span, moment = stay_hours(sentence, part)
    if span is not None and not moment:
        return _Hours(*span, through=True)
    said = sentence.words[slice(*part)]
    found = list(read(said, sentence.language)) or clocks(sentence, part)
    exact = [h for h in found if h.high - h.low <= _EXACT]
    if len(exact) == 1:
        return _Hours(exact[0].low, exact[0].high, exact[0].half)
    if exact or not found:
        return None
    narrow = min(found, key=lambda h: h.high - h.low)
    if any(min(h.high, narrow.high) <= max(h.low, narrow.low) for h in found):
        return None
    return _Hours(narrow.low, narrow.high)


def _meeting(one: _Hours | None, other: _Hours | None, far: bool) -> int | None:
    """How surely two tellings are of one hour: None where they need not be, 0 where no hour is told."""
    if one is None or other is None:
        alone = one or other
        return 2 if alone is not None and alone.through else 0
    shifts = [
        (early, late)
        for early in ((0.0, _HALF) if one.half else (0.0,))
        for late in ((0.0, _HALF) if other.half else (0.0,))
    ]
    if one.exact and other.exact:
        apart = min(abs(one.low + a - other.low - b) for a, b in shifts)
        return 4 if apart <= _ONE else 3 if apart <= _SOON else 2 if far and apart <= 2 * _SOON else None
    for exact, span, turned in ((one, other, False), (other, one, True)):
        if exact.exact:
            moves = [s[turned] for s in shifts]
            return 3 if any(span.low <= exact.low + m <= span.high for m in moves) else None
    common = min(one.high, other.high) - max(one.low, other.low)
    if common <= 0:
        return None
    return 3 if (one.low, one.high) == (other.low, other.high) or common >= 2 * _ONE + 1 else 1
