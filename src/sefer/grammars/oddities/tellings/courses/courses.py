"""Of two deeds the one that can only follow the other by its nature is told for an earlier time, wherever in the text both stand: a
bridge is crossed before it is finished, an answer is written before the letter has come.

A table of rows tells what makes or brings a thing and what can only be done with it afterwards. Both are read by their verb and by
the thing, which stands in the clause, beside it or, for a pronoun, in the sentence before. The oddity `stage` says both times, and
in `ties` how many signs tie the two; `related` is the deed that had to come first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sefer.grammars.oddities.happenings import body
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.courses.stages import part_of, tie
from sefer.grammars.oddities.tellings.times.moments import Moment, Times, spoken
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Oddity, Span

_STEM = {"en": 5, "tr": 4}  # letters by which a word is known again
_WORD = lazy(r"[^\W\d_]{4,}")
_CARRIED = 5  # sentences before in which a thing may be named that is only spoken of
_FAR = 40  # sentences between two deeds of one course
_NEAR, _NEXT = 5, 1
_OWN, _SPOKEN = 2.0, 1.5  # a thing that both name, or only one of them
_LOOSELY, _ALONE = 1.5, 0.5  # verbs that need no thing; that nothing else of their sort is told
_PLACE = 1.5  # a place of which both tell
_ENOUGH = 2.5
_LIKELY = 1.5  # by how much less tied a deed may be that sets the order right
_OF = 40  # characters from a deed to the name of the place that it is of
_SHOWN = 150  # characters that are shown


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    things: Sought | None
    first: Sought
    second: Sought
    alike: tuple[tuple[str, ...], ...]  # stems that are of one thing
    apart: int
    beside: bool  # must the thing stand in the clause itself?
    persons: bool  # is the thing somebody's?
    placed: bool  # do both name one place?
    loosely: bool  # is the verb enough?
    someone: bool  # may it be somebody's, without a thing?
    back: bool  # may the first come again behind the second, if it is not told as past?
    papers: bool  # is the day of a paper the day of it?
    again: bool  # may both come again, so that only a story that goes on from the first to the second is of one course?
    kinds: bool  # are two things of other names two?


@dataclass(frozen=True, slots=True)
class _Deed:
    when: Moment
    span: Span
    count: int
    things: frozenset[str]  # of its sentence
    spoken: frozenset[str]  # of those before
    names: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    told_before: frozenset[str]  # the people of its paragraph before
    stems: frozenset[str]
    points: bool
    past: bool
    counted: bool  # its day is so many days after what was told before it

    def signs(self, other: _Deed, row: _Row) -> float:
        """How many signs say that this deed was done with what the other made; 0 where they name different ones."""
        if row.back and other.count > self.count and not other.past:
            return 0.0  # it came, and later it left again
        if row.again and (self.past if self.span.start > other.span.start else not other.past):
            return 0.0  # what had been mended before was broken anew
        if other.count > self.count and other.counted:
            return 0.0  # the words put it behind, and so do the days
        for one, two in ((self.bodies, other.bodies), (self.people, other.people)):
            if one and two and not one & two:
                return 0.0
        thing = _OWN if self.things & other.things else 0.0
        if row.kinds and not thing and self.things and other.things:
            return 0.0
        if not thing and (self.things | self.spoken) & (other.things | other.spoken):
            thing = _SPOKEN if (self.things and self.things & other.spoken) or self.spoken & other.things else 0.5
        people = 2.0 if self.people & other.people else 0.0
        if not people and (row.persons or (row.someone and not (self.things | other.things))):
            known = (self.people & other.told_before) | (self.told_before & other.people)
            people = 1.5 if known else 0.5 if self.told_before & other.told_before else 0.0
        names = min(2, len(self.names & other.names)) * 1.0
        if row.placed:
            names *= _PLACE
            if not names and (thing < _SPOKEN or (self.names and other.names)):
                return 0.0
        elif row.persons:
            if people < (_SPOKEN if row.things is None else 0.5) and thing < _OWN:
                return 0.0
        elif row.loosely:
            thing = _LOOSELY
        elif not thing and not (row.someone and people > 1):
            return 0.0
        shared = len(self.stems & other.stems)
        near = 0.5 * (abs(self.count - other.count) <= _NEAR) + (row.papers and abs(self.count - other.count) <= _NEXT)
        told = self.points + ((self.past and self.count > other.count) or (other.past and other.count > self.count))
        bodies = 1.5 * bool(self.bodies & other.bodies)
        return thing + people + bodies + names + 0.5 * min(2, shared) + 0.75 * told + near


@cache
def _rows(language: str) -> tuple[_Row, ...]:
    return tuple(_row(language, row) for row in table(language, "courses")["rows"])


def _row(language: str, row: dict[str, Any]) -> _Row:
    if "from" in row:  # another room reads the same words
        name, *sides = row["from"]
        words = ["|".join(f"(?:{table(language, 'events')[name][key]})" for key in side) for side in sides]
    else:
        words = [row[side].replace("THING", row["things"]) for side in ("first", "second")]
    first, second = (sought(rf"(?<!\w)(?:{side})") for side in words)
    things = sought(rf"(?<!\w)(?:{row['things']})(?!\w)") if row["things"] else None
    alike = tuple(tuple(words.split("|")) for words in row.get("alike", ()))
    sorts = ("beside", "persons", "placed", "loosely", "someone", "back", "papers", "again", "kinds")
    flags = (bool(row.get(flag)) for flag in sorts)
    return _Row(row["name"], things, first, second, alike, int(row["apart"]), *flags)


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "courses")["words"][name]))


class Courses:
    """Reads sentence by sentence; what is the wrong way round is known when the text is over."""

    def __init__(self) -> None:
        self._before: list[Told] = []
        self._people: frozenset[str] = frozenset()  # that the paragraph has named
        self._count = 0
        self._told: dict[str, tuple[_Row, list[_Deed], list[_Deed]]] = {}

    def of(self, sentence: Told, times: Times) -> None:
        """Keep the deeds of any row that a sentence tells with a time."""
        self._count += 1
        if sentence.opens:
            self._before, self._people = [], frozenset()
        if times or times.papers:
            for row in (row for row in _rows(sentence.language) if times or row.papers):
                for first, cue in ((True, row.first), (False, row.second)):
                    for found in cue.finditer(sentence.words):
                        deed = self._deed(sentence, times, row, found, first)
                        if deed is not None:
                            kept = self._told.setdefault(f"{sentence.language}{row.name}", (row, [], []))
                            (kept[1] if first else kept[2]).append(deed)
        self._before = [*self._before, sentence][-_CARRIED:]
        self._people |= {body(m) for m in sentence.mentions if m.type == "person"}

    def rest(self) -> Iterator[Oddity]:
        """What is told for a time before that of what it had to follow, the best tied of each sentence."""
        best: dict[int, tuple[float, _Deed, _Deed]] = {}
        for row, firsts, seconds in self._told.values():
            alone = _ALONE * (len({d.count for d in firsts}) == len({d.count for d in seconds}) == 1)
            for late in seconds:
                tied = [
                    (signs, early) for early in firsts
                    if abs(early.count - late.count) <= _FAR and not early.span.overlaps(late.span)
                    and (signs := late.signs(early, row) and late.signs(early, row) + alone)
                ]  # fmt: skip
                most = max((signs for signs, _ in tied), default=0.0)
                least = most - _LIKELY / 2 if row.papers else min(most, _ENOUGH) - _LIKELY
                likely = [early for signs, early in tied if signs >= least]
                if most < _ENOUGH or not all(_turned(late.when, early.when, row.apart) for early in likely):
                    continue
                early = next(early for signs, early in tied if signs == most)
                if most > best.get(late.count, (0.0,))[0]:
                    best[late.count] = most, late, early
        for signs, late, early in best.values():
            yield _odd(late, early, signs)

    def _deed(self, sentence: Told, times: Times, row: _Row, found: re.Match[str], first: bool) -> _Deed | None:
        language, words, base = sentence.language, sentence.words, sentence.span.start
        when = times.of(found.start(), found.end(), row.papers)
        if when is None or tie(language, "from_it").match(words, found.end()):
            return None
        low, high = part_of(words, found.start(), found.end())
        clause = words[low:high]
        told = _between(words, found, when, base) if row.papers or row.again else clause
        if not low <= when.start - base < high or (first and row.loosely and row.second.search(clause)):
            return None
        if _pattern(language, "unreal").search(told) or (not first and _pattern(language, "denied").search(told)):
            return None
        if row.papers and _pattern(language, "another").search(clause):
            return None
        near = row.things.search(words, found.end(), found.end() + 24) if row.things and first else None
        if near and near.start() - found.end() < 3 and _pattern(language, "owned").search(words, low, found.start()):
            return None
        things = self._things(row, sentence, low, high)
        spoken_of = frozenset[str]()
        goes_on = not row.beside or language == "tr" or _pattern(language, "pronoun").search(clause) is not None
        if row.beside and not things and not goes_on and not row.someone:
            return None
        if row.things is not None and not things and goes_on:
            for last in reversed(self._before):
                spoken_of = spoken_of or self._things(row, last, 0, len(last.words))
        named = _named(sentence, low, high)
        if row.placed:
            near_to = (found.start() - _OF, found.end()) if language == "tr" else (found.start(), found.end() + _OF)
            named["place"] &= _named(sentence, *(near_to if not first else (low, high)))["place"]
        before = self._people if row.persons or row.someone else frozenset[str]()
        stems = frozenset(
            m[0][: _STEM[language]] for m in _WORD.finditer(words, low, high)
            if not tie(language, "empty").match(m[0]) and not when.start - base <= m.start() < when.end - base
        )  # fmt: skip
        span = _shown(found.start() + base, found.end() + base, when, base + low, base + high)
        return _Deed(
            when, span, self._count, things, spoken_of, frozenset(named["place"]), frozenset(named["unit"]),
            frozenset(named["person"]), before, stems - things,
            _pattern(language, "pointing").search(clause) is not None, _pattern(language, "past").search(told) is not None,
            _pattern(language, "counted").search(words, max(low, when.start - base - _OF), when.end - base + _OF // 2) is not None,
        )  # fmt: skip

    def _things(self, row: _Row, sentence: Told, low: int, high: int) -> frozenset[str]:
        found = row.things.finditer(sentence.words, low, high) if row.things is not None else ()
        stems = {m[0][: _STEM[sentence.language]] for m in found}
        return frozenset(next((lot[0] for lot in row.alike if stem.startswith(lot)), stem) for stem in stems)


def _between(words: str, found: re.Match[str], when: Moment, base: int) -> str:
    """The words from a deed to its time, without its own."""
    return f"{words[when.start - base : found.start()]} {words[found.end() : when.end - base]}"


def _named(sentence: Told, low: int, high: int) -> dict[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    base = sentence.span.start
    for m in sentence.mentions:
        if m.type in ("place", "unit", "person") and low <= m.start - base < high:
            out[m.type].add(str(getattr(m.value, "name", "")) if m.type == "place" else body(m))
    return out


def _turned(late: Moment, early: Moment, apart: int) -> bool:
    """Is what had to come second surely told for an earlier time?"""
    return late.before(early) and early.first - late.last <= apart


def _shown(low: int, high: int, when: Moment, start: int, end: int) -> Span:
    low, high = min(low, when.start), max(high, when.end)
    return Span(low, high) if high - low <= _SHOWN else Span(max(start, when.start - 40), min(end, when.end + 60))


def _odd(late: _Deed, early: _Deed, signs: float) -> Oddity:
    days = [[d.when.first, d.when.last] for d in (early, late)]
    hours = ["", ""] if days[0] != days[1] else [spoken(d.when) for d in (early, late)]
    says = {"row": "", "first": days[0], "second": days[1], "hours": hours, "ties": max(1, min(8, round(signs)))}
    return Oddity("stage", late.span.start, late.span.end, (early.span,), says)
