"""Somebody who is told for one day, or for one hour of it, at two places, in words that tie him to both only by signs.

The oddity `apart` says who, the two places, the day, where the mentions of both places start (-1 where a place is no mention)
and how many signs tie the two tellings (`signs`); `related` is where the other is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sefer.grammars.oddities.hours import read
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies import Body, is_noun
from sefer.grammars.oddities.tellings.held import is_one
from sefer.grammars.oddities.tellings.hours_there import Hours, hours_told, meeting
from sefer.grammars.oddities.tellings.moments import numbered_day
from sefer.grammars.oddities.tellings.offices import Offices
from sefer.grammars.oddities.tellings.stays import Doer
from sefer.grammars.oddities.tellings.treks import ways
from sefer.grammars.oddities.tellings.when_held import loose_spots, pattern, time, told
from sefer.grammars.words import table
from sefer.letters import fold, lower
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, Span

_SHORTEST = 2  # letters of a word that names nothing
_STEM = 5  # letters by which a place is known again
_SHOWN = 150  # characters that are shown
_HALF = 12.0
_LONGEST = 45  # days of a stay of which a day may be told otherwise
_LEAST = 5  # signs for a question
_MOST = 40  # tellings of one day that are held against one another
_ON_FOOT, _RIDING = 10.0, 50.0  # kilometres an hour that a body, or one man, may go
_STAGE = 30.0  # kilometres of a day's march
_YEARS = 3  # by which a year that is only guessed may be right
_DIVISION = 6  # level of a body that may be at several places
_NAMED = 6  # names of a part of which it may be told where they were
_BESIDE = 8  # characters between a place and the name of him who is of it
_NOWHERE = -1  # where a place stands that is not named
_WORK = "fortress"  # a body that is a place too
_FIGHT = "~"  # the place of a fight that is not named
_SCENE = -2  # where a place stands that a sentence before tells


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where somebody is told to have been, when, and what in the words makes it sure."""

    who: Body | frozenset[str]
    shown: tuple[str, str]
    at: Span
    days: tuple[int, int]
    own: bool  # does the sentence tell the day, or point at it?
    hours: Hours | None
    places: frozenset[str]
    place: int
    km: float  # how far it is told to be
    stays: bool
    moves: bool
    sentence: int
    sure: bool
    account: bool
    year: bool  # is its year told?

    def hours_on(self, day: int) -> Hours | None:
        """Its hours by the clock of a day: those of a night that is told as two days go on into the second."""
        if (
            self.hours is None
            or self.days[1] - self.days[0] != 1
            or day == self.days[0]
            or self.hours.high <= 2 * _HALF
        ):
            return self.hours
        return replace(self.hours, low=max(self.hours.low - 2 * _HALF, 0.0), high=self.hours.high - 2 * _HALF)

    @property
    def named(self) -> bool:
        return self.place >= 0 or self.shown[1][:1].isupper()


@cache
def _any(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["whereabouts"][name]))


class Whereabouts:
    """Keeps where a text tells somebody to have been; `rest` are those who are told at two places of one day."""

    def __init__(self) -> None:
        self._kept: list[_Seen] = []
        self._km: dict[str, float] = {}  # how far some places are told to be
        self._last: list[_Seen] = []  # told in the sentence before
        self._apart: dict[int, float] = {}  # how far from the other place somebody is told to be in the sentence behind
        self._offices = Offices()
        self._sentence: Told | None = None  # the one before
        self._scene: tuple[str, int] | None = (
            None  # the place that the paragraph named last as that of a thing, and where
        )
        self._beside: dict[str, set[int]] = defaultdict(set)  # the sentences in which a place is named

    def may_tell(self, sentence: Told, before: int) -> bool:
        """May a sentence tell where somebody was on a day or at an hour? `before` is the day that was told before it."""
        language, words = sentence.language, sentence.words
        places = [fold(str(getattr(m.value, "name", ""))) for m in sentence.mentions if m.type == "place"]
        km = _far(words, language)
        for name in places:
            self._beside[name].add(sentence.span.start)
            if km:
                self._km[name] = max(km, self._km.get(name, 0.0))
        if km and _any(language, "both").search(words):
            self._apart |= {id(seen): km for seen in self._last}
        self._last = []
        if sentence.opens:
            self._scene = None
        elif self._sentence is not None:
            self._settle(self._sentence)
        self._sentence = sentence
        self._offices.learn(sentence)
        if (
            sentence.points
            or any(m.type == "date" for m in sentence.mentions)
            or pattern(language, "now").search(words)
        ):
            return True
        if numbered_day(words, language, sentence.last_day or before):
            return True
        if not sentence.last_sure and not before:
            return False
        return bool(read(words, language)) or told(language, "deeds", "whole").search(words) is not None

    def read(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body],
        named: tuple[Sequence[Doer], Sequence[Doer]], day: tuple[int, bool],
        known: Callable[[str, str], tuple[Body | frozenset[str], str] | None],
    ) -> None:  # fmt: skip
        """Keep where all whom a part names are told to have been, or him for whom a pronoun or an office stands.

        `named` are all of them, and those of whom it says that they did it; `known` tells whom a pronoun means, or who heads
        a body of some size.
        """
        every, able = named
        surely = able and every and not isinstance(able[0][2], Body)
        office = None if surely else self._offices.of(sentence, part)
        stands = None if surely or office else _stands_for(sentence, raw, part)
        lot = [d for d in every if stands is None or d[0] != stands[0]]
        lot += ((b.start, b.end, b, raw[b.start : b.end]) for b in bodies if _is_all(sentence, b))
        if stands is not None and (not lot or (stands[2] and not able)):
            start, end, pronoun, size = stands
            who = known(pronoun, size) or (
                known("he", "") if pronoun else (frozenset((fold(raw[start:end]),)), raw[start:end])
            )
            lot += [(start, end, *who)] if who else []
        else:
            stands = None
        of = {
            d[0]: o for d in every if not isinstance(d[2], Body) and (o := self._offices.before(sentence, part, d[0]))
        }
        if of:  # "the corps's chief of staff, Major X": it is he, and not the corps
            lot = [d for d in lot if not (isinstance(d[2], Body) and any(a <= d[0] < b for a, b in of.values()))]
            able = [*able, *(d for d in every if d[0] in of)]
        if office is not None:
            lot = [d for d in lot if not (isinstance(d[2], Body) and d[0] < office[1] and office[0] < d[1])] + [office]
        for doer in lot[:_NAMED]:
            owner = not isinstance(doer[2], Body) and _any(sentence.language, "men").match(sentence.words, doer[1])
            surely = stands is not None or doer is office or doer in able or owner is not None
            self._keep(sentence, raw, part, bodies, doer, day, surely)

    def _keep(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body], doer: Doer, before: tuple[int, bool],
        sure: bool,
    ) -> None:  # fmt: skip
        language, (low, high), (start, end, who, name) = sentence.language, part, doer
        said = sentence.words[low:high]
        if _any(language, "unreal").search(said):
            return
        places = self._placed(sentence, raw, part, (start, end), bodies, isinstance(who, Body))
        if (
            not places
            and self._scene
            and sure
            and not isinstance(who, Body)
            and not _any(language, "moves").search(said)
        ):
            places = [(_SCENE, self._scene[0])]
        if not places:
            return
        first, last, own = self._days(sentence, raw, part, (start, end), before)
        if not first or last - first > _LONGEST:
            return
        names = [name for _, name in places]
        stems = frozenset((_FIGHT,)) if places[0][0] == _NOWHERE else _stems(names, language)
        base = sentence.span.start
        at = min(start, max(0, places[0][0])) if places[0][0] >= 0 else start
        stop = min(high, max(end, places[0][0] + len(names[0]), at + _SHOWN))
        shown = name or (raw[who.start : who.end] if isinstance(who, Body) else "")
        seen = _Seen(
            who, (" ".join(shown.split()), names[0]), Span(base + at, base + stop), (first, last), own,
            hours_told(sentence, part), stems, self._spot(sentence, places[0][0]),
            _far(sentence.words, language), _any(language, "stays").search(said) is not None,
            _any(language, "moves").search(said) is not None, base + low, sure and places[0][0] != _SCENE,
            _any(language, "account").search(sentence.words) is not None, _year_told(sentence),
        )  # fmt: skip
        self._last.append(seen)
        self._kept.append(seen)

    def _spot(self, sentence: Told, at: int) -> int:
        """Where a place stands in the text; -1 where it is none that is named."""
        if at == _SCENE and self._scene:
            return self._scene[1]
        return sentence.span.start + at if _is_mention(sentence, at) else -1

    def _settle(self, sentence: Told) -> None:
        """Keep the place of a sentence as that of those behind it, where it names one alone."""
        language, words, base = sentence.language, sentence.words, sentence.span.start
        named = [m for m in sentence.mentions if m.type == "place"]
        if len(named) != 1:
            return
        at, end = named[0].start - base, named[0].end - base
        there = _any(language, "in_before").search(words[max(0, at - 40) : at]) and _any(language, "in_behind").match(
            words, end
        )
        if there or at <= 4:
            self._scene = str(getattr(named[0].value, "name", "")), named[0].start

    @staticmethod
    def _placed(
        sentence: Told, raw: str, part: tuple[int, int], who: tuple[int, int], bodies: Sequence[Body], listed: bool
    ) -> list[tuple[int, str]]:
        """The places of a part at which somebody may be, each with where it stands; -1 for the place of a fight.

        Of a body (`listed`) they are those between which and itself no other is named.
        """
        language, words, (low, high), base = sentence.language, sentence.words, part, sentence.span.start
        low = max(low, words.rfind(": ", low, who[0]))
        named = [
            (m.start - base, m.end - base, str(getattr(m.value, "name", "")))
            for m in sentence.mentions if m.type == "place" and low <= m.start - base < high
        ]  # fmt: skip
        named += [
            (b.start, b.end, raw[b.start : b.end])
            for b in bodies
            if b.size == _WORK and b.names and low <= b.start < high
        ]
        taken = [(b.start, b.end) for b in bodies] + [(m.start - base, m.end - base) for m in sentence.mentions]
        named += [
            (*f.span("at"), f["at"]) for f in _any(language, "at").finditer(raw, low, high)
            if not any(a < f.end("at") and f.start("at") < b for a, b in taken)
        ]  # fmt: skip
        between = [b.start for b in bodies if not who[0] <= b.start < who[1]] if listed else []
        found = [
            (at, name) for at, end, name in sorted(named)
            if not any(min(who[1], at) < b < max(who[0], at) for b in between)
            and not who[0] <= at < who[1] and not (end <= who[0] <= end + _BESIDE and _any(language, "of").match(words, end))
            and not any(b.start <= at < b.end and b.size != _WORK for b in bodies) and not is_noun(name, language)
            and _any(language, "in_before").search(words[max(0, at - 40) : at])
            and not _any(language, "of_day").search(words[max(0, at - 40) : at])
            and _any(language, "in_behind").match(words, end)
        ]  # fmt: skip
        found = found or [(words.find(n.lower(), low), n) for n in loose_spots(sentence, part, who)]
        fight = None if found else _any(language, "fight").search(words, low, high)
        return [(_NOWHERE, raw[slice(*fight.span(fight.lastgroup or 0))])] if fight is not None else found

    @staticmethod
    def _days(
        sentence: Told, raw: str, part: tuple[int, int], at: tuple[int, int], before: tuple[int, bool]
    ) -> tuple[int, int, bool]:
        """The first and the last day, and whether the sentence tells it or points at it."""
        language, base = sentence.language, sentence.span.start
        dates = [m for m in sentence.mentions if m.type == "date"]
        points = pattern(language, "now").search(sentence.words) is not None
        inside = [m for m in dates if part[0] <= m.start - base < part[1]]
        bare = 0 if dates else numbered_day(sentence.words, language, before[0] or sentence.last_day)
        if bare:
            return bare, bare, True
        if dates and not inside:
            part = 0, len(raw)
        through = told(language, "ties", "through").search(sentence.words[slice(*part)]) is not None
        first, last, _ = time(sentence, raw, part, at, through and len(inside) > 1, True, before)
        if sentence.points and not inside:
            return sentence.last_day, sentence.last_day, True
        if not first and sentence.last_sure:
            first = last = sentence.last_day
        if first == last and dates and _any(language, "yesterday").search(sentence.words):  # in a paper of that day
            first = last = first - 1
        return first, last, bool(dates) or points

    def rest(self) -> Iterator[Oddity]:
        """Those who are told at two places, the best tied first."""
        tied: dict[tuple[int, int, str], tuple[int, int, _Seen, _Seen]] = {}
        for day, lot in self._days_of().items():
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

    def _days_of(self) -> dict[int, list[_Seen]]:
        """The tellings by day; a year that is only guessed, and far from that of most, is taken for that."""
        years = Counter(date.fromordinal(s.days[0]).year for s in self._kept)
        usual = max(years, key=lambda y: years[y], default=0)
        out: dict[int, list[_Seen]] = defaultdict(list)
        for seen in self._kept:
            first = date.fromordinal(seen.days[0])
            moved = 0
            if not seen.year and abs(first.year - usual) > _YEARS and (first.month, first.day) != (2, 29):
                moved = first.replace(year=usual).toordinal() - seen.days[0]
            for day in range(seen.days[0], seen.days[1] + 1):
                out[day + moved].append(seen)
        return out

    def _signs(self, one: _Seen, other: _Seen, day: int) -> int:
        """How many signs say that one man or body is told at two places at once."""
        if one.sentence == other.sentence or one.places & other.places or not is_one(one.who, other.who):
            return 0
        ranges = [s for s in (one, other) if s.days[1] - s.days[0] > 1 or (s.days[0] < s.days[1] and not s.hours)]
        if any(not (s.stays and s.days[0] < day < s.days[1]) for s in ranges):
            return 0
        body = one.who if isinstance(one.who, Body) else None
        km = max(max(s.km, self._km.get(fold(s.shown[1]), 0.0), self._apart.get(id(s), 0.0)) for s in (one, other))
        far, in_time = km > 0, km / (_ON_FOOT if body else _RIDING)
        hours = 3 if len(ranges) == 1 else meeting(one.hours_on(day), other.hours_on(day), in_time)
        if hours is None:
            return 0
        if not hours and not far and not (one.own and other.own):
            return 0
        signs = hours + 3 * far + one.own + other.own + one.named + other.named + one.stays + other.stays
        signs += (one.account or other.account) - 2 * (not one.sure) - 2 * (not other.sure)
        if hours < 4:
            signs -= 2 * (one.moves + other.moves)
        signs -= body is not None and body.level >= _DIVISION
        signs -= 2 * (not far and bool(self._near(one) & self._near(other)))
        return signs - (_FIGHT in one.places or _FIGHT in other.places)

    def _near(self, seen: _Seen) -> set[int]:
        """The sentences that name its place."""
        return self._beside.get(fold(seen.shown[1]), set())


def _stems(names: Sequence[str], language: str) -> frozenset[str]:
    """By what some places are known: the words of their names, without those that many places have."""
    words = [w for n in names for w in n.split() if len(w) > _SHORTEST]
    own = [w for w in words if not _any(language, "generic").fullmatch(lower(w))]
    return frozenset(fold(w)[:_STEM] for w in own or words)


def _is_all(sentence: Told, body: Body) -> bool:
    """Is a body told of as its parts, all of them: "72. Alay'ın üç taburu da"?"""
    return body.part and _any(sentence.language, "all_parts").match(sentence.words, body.end) is not None


def _stands_for(sentence: Told, raw: str, part: tuple[int, int]) -> tuple[int, int, str, str] | None:
    """Where a pronoun or an office stands for somebody in a part, which pronoun it is, and the size of what the office heads."""
    language = sentence.language
    office = _any(language, "office").search(sentence.words, *part)
    if office is not None and not raw[office.end() :].lstrip()[:1].isupper():
        return (*office.span(), "", next(size for size, word in office.groupdict().items() if word))
    role = pattern(language, "role").search(raw, *part)
    if role is not None and role["role"]:
        return (*role.span("role"), "", "")
    he = _any(language, "he").search(sentence.words, *part)
    return (*he.span(), he[0], "") if he is not None else None


def _is_mention(sentence: Told, at: int) -> bool:
    return any(m.start - sentence.span.start == at and m.type == "place" for m in sentence.mentions)


def _far(words: str, language: str) -> float:
    """How many kilometres away some words tell a place to be; 0 where they tell nothing of it."""
    found = _any(language, "far").search(words)
    if found is None:
        return 0.0
    return max((km for km, _ in ways(words, language)), default=_STAGE)


def _year_told(sentence: Told) -> bool:
    return any(getattr(m.value, "year_given", False) for m in sentence.mentions if m.type == "date")
