"""A deed that can only come after another by what the text itself says ("no gun was to cross until the bridge was ready"), where the
days or the hours of the two stand elsewhere, near it, and turn them round.

Nothing but signs ties the words to the clauses that bear the times: names, nouns, things and what is done. So the oddity `stage`
says in `ties` how many there are; `related` is the clauses that tell the times.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sefer.grammars.oddities.happenings import Matter
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.tellings.courses.timed import (
    BROAD,
    About,
    Clauses,
    Timed,
    about_of,
    are_men,
    deeds_alike,
    joined,
    words_alike,
)
from sefer.grammars.oddities.tellings.times.moments import Moment, Times, spoken
from sefer.grammars.words import table
from sefer.letters.patterns import plainly_sought
from sefer.model import Oddity, Span

_REACH = 24  # sentences on either side in which the times may stand
_FAR = 45  # days between which two deeds are of one course
_LEAST, _ENOUGH = 1.0, 3.5  # signs for one deed, and for both
_PLAIN = 1.0  # more of them where the words are those of any story
_OWN = 1.5  # what a time counts for that stands in the words themselves
_WORD_WEIGHT = 1.25  # what a word that both have counts for, a noun for those who do it, two such nouns
_ROLE = 0.75
_BOTH = 0.5  # what it counts for that a clause tells the same sort of deed of the same name
_MEN = 0.5
_ASIDE, _APART = 0.75, 0.03  # a word that stands in the same sentence; each sentence between
_NEAR, _CLOSE = 5, 3  # sentences between words and a clause that is near them, or right behind
_SHOWN = 150  # characters that are shown
_LONG = 8  # characters of the shortest words for a deed
_STORY = frozenset({"fact", "done", "then"})  # marks of forms that tell what was done


@dataclass(frozen=True)
class _Need:
    """Words that set an order: where they stand, the deed that comes first and the one behind it, each by its words, and the
    times that those bear themselves."""

    at: Span
    said: Said
    count: int
    first: About
    second: About
    own_first: Moment | None = None
    own: Moment | None = None
    sorts: frozenset[str] = frozenset()  # of which the first must be
    plain: bool = False  # do the words only tell one deed behind the other, as any story does?


@cache
def _forms(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(plainly_sought(str(form)) for form in table(language, "events")["needs"]["forms"])


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(str(table(language, "events")["needs"][name]))


@cache
def _comings(language: str) -> frozenset[str]:
    return frozenset(table(language, "events")["needs"]["comings"])


class Needs:
    """Reads sentence by sentence; the times may stand in the sentences before and behind."""

    def __init__(self) -> None:
        self._near: deque[Clauses] = deque()
        self._open: deque[_Need] = deque()
        self._count = 0

    def of(self, sentence: Told, said: Said | None, times: Times) -> Iterator[Oddity]:
        """The orders of deeds whose last sentence in reach was read, where the times turn them round."""
        self._count += 1
        while self._open and self._count - self._open[0].count > _REACH:
            yield from _turned(self._open.popleft(), self._near)
        while self._near and self._count - self._near[0].count > 2 * _REACH:
            self._near.popleft()
        if said is None:
            return
        if times:
            self._near.append(Clauses(said, self._count, times.all()))
        if _pattern(said.language, "cue").search(said.plain):
            self._open.extend(_needs(said, self._count, times))

    def rest(self) -> Iterator[Oddity]:
        """Those that were not yet held against the text when it was over."""
        while self._open:
            yield from _turned(self._open.popleft(), self._near)


def _needs(said: Said, count: int, times: Times) -> Iterator[_Need]:
    """The orders that a sentence sets, each once."""
    seen: list[tuple[int, int]] = []
    told = times.all() if times else []
    for form in _forms(said.language):
        for found in form.finditer(said.plain):
            if any(a < found.end() and found.start() < b for a, b in seen):
                continue
            first, second = found.span("first"), found.span("second")
            marks = {key for key, value in found.groupdict().items() if value is not None}
            if not _sets(said, second, marks) or _pattern(said.language, "told_before").search(said.plain, *first):
                continue
            if "duty" in marks:
                first, second = second, first
            one, two = (_of_span(said, *span, first if span is second else None) for span in (first, second))
            if "then" in marks:  # "thereafter": the first is what the sentence before tells
                last = said.before
                one = about_of(last, last.start, last.end) if last is not None else joined([])
            if (
                one.empty or two.empty or ("done" in marks and not two.matter.sorts)
            ):  # "before their wire" tells no deed
                continue
            seen.append(found.span())
            sorts = frozenset[str]()
            if "help" in marks:
                sorts, one = _comings(said.language), _coming(one, said.language)
            lead = second if said.language == "en" else (min(second[0], _clause(said, first[0])), second[1])
            of_first, of_second = _own(told, first, lead, marks)
            if of_first and of_second:
                continue  # its own words say which came first
            yield _Need(
                _around(said, *found.span()), said, count, one, two, of_first, of_second, sorts, bool(marks & _STORY)
            )


def _of_span(said: Said, low: int, high: int, apart: tuple[int, int] | None) -> About:
    """What a part of a sentence is about; in Turkish also what stands before the other part, as its subject does."""
    about = about_of(said, said.start + low, said.start + high)
    if said.language != "tr" or apart is None or apart[0] > low:
        return about
    return joined([about, about_of(said, said.start + _clause(said, apart[0]), said.start + apart[0])])


def _clause(said: Said, at: int) -> int:
    """Where the part of a sentence begins in which a place of it stands."""
    return max(said.plain.rfind(mark, 0, at) for mark in ";:") + 1


def _coming(about: About, language: str) -> About:
    """Those who helped, as those who come."""
    return joined([about, About(Matter(_comings(language)), frozenset())])


def _sets(said: Said, second: tuple[int, int], marks: set[str]) -> bool:
    """Does a form that asks for it say in its second part that nothing is, or may be, done; or what has to be; does one for what was done tell no plan?"""
    words = said.plain[slice(*second)]
    if marks & _STORY and _pattern(said.language, "plan").search(said.plain):
        return False
    if "done" in marks:
        return _pattern(said.language, "denied").search(said.plain) is None
    if "duty" in marks:
        return _pattern(said.language, "duty").search(words) is not None
    return "ask" not in marks or _pattern(said.language, "denied").search(words) is not None


def _own(
    told: Sequence[tuple[Moment, list[tuple[int, int]]]],
    first: tuple[int, int],
    second: tuple[int, int],
    marks: set[str],
) -> tuple[Moment | None, Moment | None]:
    """The time that each deed bears itself; where a thing is told to be needed, that which stands behind is of the thing."""
    places = [(moment, lot[0][0]) for moment, lot in told]
    if "help" in marks:
        return None, places[0][0] if len(places) == 1 else None
    if "thing" in marks:
        return next((m for m, low in places if low >= second[1]), None), None
    inside = [m for m, low in places if first[0] <= low < first[1]] if first != second else []
    own = [inside, [m for m, low in places if second[0] <= low < second[1] and m not in inside]]
    both = [lot[0] if len(lot) == 1 else None for lot in own]
    return both[0], both[1]


def _around(said: Said, low: int, high: int) -> Span:
    while low < high and not said.plain[low].isalnum():
        low += 1
    return Span(said.start + low, said.start + min(high, low + _SHOWN + 40))


def _behind(need: _Need, clause: Timed) -> Timed:
    """A clause without the words that set the order, where it goes on behind them."""
    if clause.said is not need.said or not clause.at.start < need.at.end < clause.moments[0].start:
        return clause
    at = Span(need.at.end, clause.at.end)
    return replace(clause, at=at, about=about_of(clause.said, at.start, at.end))


_Found = tuple[float, "Timed | None", tuple[Moment, ...]]


def _turned(need: _Need, near: Sequence[Clauses]) -> Iterator[Oddity]:
    """The order, if the best tied pair of times, and every one that is tied as well, turns it round."""
    timed = [
        _behind(need, c) for s in near if abs(s.count - need.count) <= _REACH for c in s.clauses
        if not need.at.start <= c.moments[0].start < need.at.end
        and not any(own and c.moments[0].start == own.start for own in (need.own_first, need.own))
        and not _pattern(need.said.language, "unreal").search(_words(_behind(need, c)))
        and not _pattern(need.said.language, "excuse").search(c.said.plain)
    ]  # fmt: skip
    early = _told(need, timed, need.first, need.own_first, need.sorts)
    late = _told(need, timed, need.second, need.own, frozenset())
    pairs = [
        (one + two, a, b, times, others) for one, a, times in early for two, b, others in late
        if a is None or b is None or (a.at != b.at and not _prefers(need, a, b))
    ]  # fmt: skip
    best = max((weight for weight, *_ in pairs), default=0.0)
    tied = [pair for pair in pairs if pair[0] >= best - 0.5]
    if best < (_ENOUGH + _PLAIN * need.plain) or not all(_before(others, times) for *_, times, others in tied):
        return
    weight, first, second, times, others = max(tied, key=lambda p: p[0])
    if first is not None or second is not None:
        yield _odd(need, first, second, (times[-1], others[0]), weight)


def _told(need: _Need, timed: Sequence[Timed], about: About, own: Moment | None, sorts: frozenset[str]) -> list[_Found]:
    """Where the time of a deed may be told, with the signs for it: its own words, or a clause that is like them."""
    if own is not None:
        return [(_OWN, None, (own,))]
    told: list[_Found] = [(weight, c, c.moments) for c in timed if (weight := _likeness(about, c, need)) >= _LEAST]
    return [one for one in told if not sorts or (one[1] is not None and one[1].about.matter.sorts & sorts)]


def _prefers(need: _Need, first: Timed, second: Timed) -> bool:
    """Would two clauses fit the other way round better?"""
    there = _likeness(need.first, first, need) + _likeness(need.second, second, need)
    return _likeness(need.first, second, need) + _likeness(need.second, first, need) > there


def _before(late: Sequence[Moment], early: Sequence[Moment]) -> bool:
    """Is the second deed begun before the first one is done?"""
    return late[0].before(early[-1]) and early[-1].first - late[0].last <= _FAR


def _words(clause: Timed) -> str:
    return clause.said.between(clause.at.start, clause.at.end)


def _likeness(about: About, clause: Timed, need: _Need) -> float:
    """How many signs speak for a clause telling a deed; 0 where it names another body or place."""
    told, other, beside = about.matter, clause.about.matter, clause.beside.matter
    if told.bodies and other.bodies and not told.bodies & other.bodies:
        return 0.0
    names, stems = len(told.known & other.known), words_alike(told.stems, other.stems)
    names = names or len((told.known & other.stems) | (told.stems & other.known))  # a name that opens its sentence
    if told.names and other.names and not names:
        return 0.0
    things = (about.things & clause.about.things) - BROAD
    weight = 2.0 * min(2, names) + _WORD_WEIGHT * min(2, stems) + 2.0 * bool(told.bodies & other.bodies)
    weight += 1.0 * bool(things and not stems) + _ROLE * bool(told.roles & other.roles)
    weight += _MEN * bool(not weight and are_men(about) and are_men(clause.about))
    weight += _ASIDE * min(2, words_alike(told.words - other.words, beside.words))
    around = clause.before
    context = words_alike(told.words, around.matter.words) or told.roles & (around.matter.roles | beside.roles)
    context = context or about.things & (clause.beside.things | around.things)
    deed = deeds_alike(told.sorts, other.sorts, clause.said.language)
    near = abs(clause.count - need.count)
    bound = deed >= 1 and not need.plain and near <= _CLOSE  # what was forbidden until then is spoken of right behind
    if not weight and not (context or need.sorts or deed > 1 or bound):
        return 0.0
    weight += _BOTH * bool(names and deed >= 1)
    return weight + deed + 0.5 * bool(context) + 0.5 * (near <= _NEAR) - _APART * near


def _odd(need: _Need, first: Timed | None, second: Timed | None, when: tuple[Moment, Moment], weight: float) -> Oddity:
    days = [[m.first, m.last] for m in when]
    hours = ["", ""] if days[0] != days[1] else [spoken(m) for m in when]
    says = {"row": "", "first": days[0], "second": days[1], "hours": hours, "ties": max(1, min(8, round(weight) + 1))}
    return Oddity("stage", need.at.start, need.at.end, tuple(c.at for c in (first, second) if c is not None), says)
