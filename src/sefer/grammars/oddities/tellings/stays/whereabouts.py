"""Where somebody is told to have been, to have left or to have come, on a day or at an hour of it, by words that tie him to it.

What the tellings say two by two (`apart`, `raced`, `march`) is read in seen.py; `related` is where the other is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from sefer.grammars.oddities.hours import read
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import Body
from sefer.grammars.oddities.tellings.bodies.shown import is_noun
from sefer.grammars.oddities.tellings.stays.goings import Going, far_off, going, is_of_two, stems, tells_going, ways_on
from sefer.grammars.oddities.tellings.stays.hours_there import hours_told
from sefer.grammars.oddities.tellings.stays.offices import Offices
from sefer.grammars.oddities.tellings.stays.seen import FIGHT, LEFT, Far, Road, Seen, Together
from sefer.grammars.oddities.tellings.stays.stays import Doer
from sefer.grammars.oddities.tellings.times.moments import numbered_day
from sefer.grammars.oddities.tellings.times.when_held import (
    in_year,
    loose_spots,
    pattern,
    time,
    told,
    without_year,
)
from sefer.grammars.words import table
from sefer.letters import fold
from sefer.letters.patterns import Sought, sought
from sefer.model import Mention, Oddity, PersonValue, Span

_SHOWN = 150  # characters that are shown
_LONGEST = 45  # days of a stay of which a day may be told otherwise
_NAMED = 6  # names of a part of which it may be told where they were
_AHEAD = 70  # characters before a place that tell whether one is there
_CLOSE = 3  # characters from the words for the head of a body to his name
_BESIDE, _BESIDE_LONG = 8, 24  # characters from a place to the name of him who is of it; to a word before a body
_OPENS = 2  # characters before the place of which a sentence speaks
_NOWHERE = -1  # where a place stands that is not named
_WORK, _GARRISON = "fortress", "garrison"  # a body that is a place too, and one that is called by its place
_NO_PARTS = ("front", "sector", "wing", _WORK)  # nouns that are no other body
_SCENE = -2  # where a place stands that a sentence before tells


@cache
def _any(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["whereabouts"][name]))


class Whereabouts:
    """Keeps where a text tells somebody to have been; `rest` are those who are told at two places of one day."""

    def __init__(self) -> None:
        self._kept: list[Seen] = []
        self._ways: list[Far] = []
        self._roads: list[Road] = []
        self._last: list[Seen] = []  # told in the sentence before
        self._apart: dict[int, float] = {}  # how far from the other place somebody is told to be in the sentence behind
        self._offices = Offices()
        self._sentence: Told | None = None  # the one before
        self._scene: tuple[str, int] | None = (
            None  # the place that the paragraph named last as that of a thing, and where
        )
        self._beside: dict[str, set[int]] = defaultdict(set)  # the sentences in which a place is named

    def may_tell(self, sentence: Told, raw: str, before: int) -> bool:
        """May a sentence tell where somebody was on a day or at an hour? `before` is the day that was told before it."""
        language, words = sentence.language, sentence.words
        places = [str(getattr(m.value, "name", "")) for m in sentence.mentions if m.type == "place"]
        for name in places:
            self._beside[fold(name)].add(sentence.span.start)
        if far := far_off(sentence, raw, self._sentence):
            self._ways.append(far)
            if far.told and is_of_two(sentence):
                self._apart |= {id(seen): far.km for seen in self._last}
        for near, beyond, bodies in ways_on(sentence, raw):
            self._roads.append(Road(stems(near, language), stems(beyond, language), tuple(bodies), sentence.span.start))
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
        if ships := _ships(sentence, raw, part):  # and not the men after whom they are called
            at = [s[:2] for s in ships]
            lot = [d for d in lot if isinstance(d[2], Body) or not any(a <= d[0] < b for a, b in at)] + ships
            able = [*able, *ships]
        goes = going(sentence, raw, part, bodies) if tells_going(sentence.words, raw, part, sentence.language) else None
        for doer in lot[:_NAMED]:
            if _is_of_another(sentence, raw, doer):
                continue
            owner = not isinstance(doer[2], Body) and _any(sentence.language, "men").match(sentence.words, doer[1])
            surely = stands is not None or doer is office or owner is not None or _is_beheld(sentence, doer)
            surely = surely or (
                doer in able and not _any(sentence.language, "object_behind").match(sentence.words, doer[1])
            )
            self._keep(sentence, raw, part, bodies, doer, (day, goes), surely)

    def _keep(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body], doer: Doer,
        beside: tuple[tuple[int, bool], Going | None], sure: bool,
    ) -> None:  # fmt: skip
        language, (low, high), (start, end, who, name) = sentence.language, part, doer
        said, (before, goes) = sentence.words[low:high], beside
        unreal = _any(language, "unreal").finditer(said)  # none "ordered to Witberg" on his way there
        if any(not raw[low + m.end() :].lstrip()[:1].isupper() for m in unreal) or _any(language, "false").search(
            sentence.words
        ):
            return
        other = goes.other if goes is not None else None
        bound = goes is not None and goes.way == LEFT and goes.place is None  # only where he went is told
        way = goes.way if goes is not None and (bound or goes.place is not None) else ""
        places = [goes.place] if goes is not None and goes.place is not None else []
        places = places or [
            p
            for p in self._placed(sentence, raw, part, (start, end), bodies, isinstance(who, Body))
            if other is None or p[0] != other[0]
        ]
        if bound and other is not None:
            places = [(other[0], "")]
        if (
            not places
            and self._scene
            and sure
            and not isinstance(who, Body)
            and not _any(language, "moves").search(said)
        ):
            places = [(_SCENE, self._scene[0])]
        if not bound and not any(name[:1].isupper() for _, name in places) and (back := self._back(sentence, part)):
            places = [back]
        if not places:
            return
        first, last, own = self._days(sentence, raw, part, (start, end), before)
        if not first or last - first > _LONGEST:
            return
        names = [name for _, name in places]
        known_by = frozenset((FIGHT,)) if places[0][0] == _NOWHERE else stems(names, language)
        base = sentence.span.start
        at = min(start, max(0, places[0][0])) if places[0][0] >= 0 else start
        stop = min(high, max(end, places[0][0] + len(names[0]), at + _SHOWN))
        shown = name or (raw[who.start : who.end] if isinstance(who, Body) else "")
        seen = Seen(
            who, (" ".join(shown.split()), names[0]), Span(base + at, base + stop), (first, last), own,
            hours_told(sentence, part), known_by, self._spot(sentence, places[0][0]), _any(language, "stays").search(said) is not None,
            _any(language, "moves").search(said) is not None, base + low, sure and places[0][0] != _SCENE,
            _any(language, "account").search(sentence.words) is not None, _year_told(sentence),
            way, stems([other[1]], language) if other is not None else frozenset(),
            _any(language, "carried").search(sentence.words) is not None,
        )  # fmt: skip
        self._last.append(seen)
        self._kept.append(seen)

    def _back(self, sentence: Told, part: tuple[int, int]) -> tuple[int, str] | None:
        """The place to which a word of a part points back, that of which its sentence speaks or the last that it names before."""
        there = _any(sentence.language, "there").search(sentence.words, *part)
        base = sentence.span.start
        named = [m for m in sentence.mentions if m.type == "place" and there and m.end - base <= there.start()]
        if not named:
            return None
        of = named[0] if named[0].start - base <= _OPENS else named[-1]
        return of.start - base, str(getattr(of.value, "name", ""))

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
        men = [
            (m.start - base, m.end - base) for m in sentence.mentions
            if m.type in ("unit", "date") or (isinstance(m.value, PersonValue) and m.value.rank)
        ]  # fmt: skip
        named += [
            (*f.span("at"), f["at"]) for f in _any(language, "at").finditer(raw, low, high)
            if not any(a < f.end("at") and f.start("at") < b for a, b in taken)
        ]  # fmt: skip
        named += [  # "In Washington General X": the first word of two
            (at, at + len(first), first) for f in _any(language, "at").finditer(raw, low, high)
            if (first := f["at"].split()[0]) != f["at"] and (at := f.start("at")) not in [a for a, *_ in named]
            and any(a == at + len(first) + 1 for a, _ in taken) and not any(a <= at < b for a, b in taken)
        ]  # fmt: skip
        named += [
            (*f.span(f.lastgroup or 0), f[f.lastgroup or 0]) for f in _any(language, "has").finditer(raw, low, high)
            if not any(a < f.end(f.lastgroup or 0) and f.start() < b for a, b in (*men, *((b.start, b.end) for b in bodies)))
            and f.start() not in [at for at, *_ in named]
        ]  # fmt: skip
        between = [
            b.start for b in bodies
            if not who[0] <= b.start < who[1] and b.size not in _NO_PARTS and not _any(language, "office").match(words, b.start)
            and not _any(language, "beside").search(words[max(0, b.start - _BESIDE_LONG) : b.start])
        ] if listed else []  # fmt: skip
        behind = who[0] if _any(language, "known_behind").match(words, who[1]) else low
        found = [
            (at, name) for at, end, name in sorted(named)
            if not any(min(who[1], at) < b < max(who[0], at) for b in between)
            and not who[0] <= at < who[1] and not (end <= who[0] <= end + _BESIDE and _any(language, "of").match(words, end))
            and at >= behind
            and not any(b.start <= at < b.end and b.size not in (_WORK, _GARRISON) for b in bodies) and not is_noun(name, language)
            and _any(language, "in_before").search(words[max(0, at - _AHEAD) : at])
            and not _any(language, "of_day").search(words[max(0, at - _AHEAD) : at])
            and not _any(language, "while").search(words, min(at, who[1]), max(at, who[0]))
            and not _any(language, "says_that").search(words, min(at, who[0]), who[0])
            and (_any(language, "in_behind").match(words, end) or _any(language, "in_own").search(words, at, end))
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
        off = [m for m in sentence.mentions if m.type == "date" and _is_off(sentence, m)]
        sentence, year = without_year(replace(sentence, mentions=tuple(m for m in sentence.mentions if m not in off)))
        dates = [m for m in sentence.mentions if m.type == "date"]
        if off and not dates:
            return 0, 0, False
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
        if not first and sentence.last_sure and not dates:
            first = last = sentence.last_day
        first, last = (in_year(day, year) for day in (first, last)) if first and year else (first, last)
        if first == last and dates and _any(language, "yesterday").search(sentence.words):  # in a paper of that day
            first = last = first - 1
        return first, last, bool(dates) or points

    def rest(self) -> Iterator[Oddity]:
        """What the tellings say that cannot be true together, the best tied first."""
        yield from Together(self._kept, self._ways, self._apart, self._beside, self._roads).told()


def _ships(sentence: Told, raw: str, part: tuple[int, int]) -> list[Doer]:
    """The ships that a part names, each known by a name that no man has."""
    found = _any(sentence.language, "ship").finditer(raw, *part)
    return [(*f.span(), frozenset((f"~{fold(f['ship'])}",)), f["ship"]) for f in found]


def _is_off(sentence: Told, day: Mention) -> bool:
    """Is a day only that from which a time is counted: "two months after 26 March"?"""
    language, at, end = sentence.language, day.start - sentence.span.start, day.end - sentence.span.start
    before = _any(language, "counted_before").search(sentence.words[max(0, at - 40) : at])
    return bool(before or _any(language, "counted_behind").match(sentence.words, end))


def _is_all(sentence: Told, body: Body) -> bool:
    """Is a body told of as its parts, all of them: "72. Alay'ın üç taburu da", "all ten companies of the 24th"?"""
    language, words = sentence.language, sentence.words
    if not body.part:
        return False
    return bool(
        _any(language, "all_parts").match(words, body.end)
        or _any(language, "all_before").search(words[max(0, body.start - 48) : body.start])
    )


def _is_of_another(sentence: Told, raw: str, doer: Doer) -> bool:
    """Is somebody only told as him of whom another man or thing is: "the wife of X", "X'in telgrafı", "X, the general's brother"?"""
    language, words = sentence.language, sentence.words
    placed = isinstance(doer[2], frozenset) and _any(language, "at_place").search(words[max(0, doer[0] - 12) : doer[0]])
    at = doer[0] + sentence.span.start
    if raw[doer[0]].islower() and _any(language, "so_described").search(words[max(0, doer[0] - 24) : doer[0]]):
        return True
    if placed and not any(
        m.start == at and isinstance(m.value, PersonValue) and m.value.rank for m in sentence.mentions
    ):
        return True  # a place that is taken for a man
    behind = _any(language, "of_another_behind").match(words, doer[1])
    if behind or _any(language, "of_another").search(words[max(0, doer[0] - 60) : doer[0]]):
        return True
    before = _any(language, "led_before").search(words[max(0, doer[0] - 60) : doer[0]])
    office = _any(language, "led_behind").match(words, doer[1])
    end = doer[1] if before else office.end() if office else len(words)
    return any(0 <= m.start - sentence.span.start - end <= _CLOSE for m in sentence.mentions if m.type == "person")


def _is_beheld(sentence: Told, doer: Doer) -> bool:
    """Is somebody told as the one who was seen or met, or by whom something was done on the spot?"""
    before = sentence.words[max(0, doer[0] - 120) : doer[0]]
    beheld = _any(sentence.language, "beheld").search(before)
    return bool(beheld or _any(sentence.language, "beheld_behind").match(sentence.words, doer[1]))


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


def _year_told(sentence: Told) -> bool:
    return any(getattr(m.value, "year_given", False) for m in sentence.mentions if m.type == "date")
