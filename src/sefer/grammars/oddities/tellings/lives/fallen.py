"""Persons who act after a sentence that tells their end: they died, were taken for good, or were carried off maimed.

Nothing but the name, and the day that was told last, ties the deed to the end: each is an oddity `life` as in lives.py, that says
in `loose` how many signs there are; one of a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from sefer.grammars.oddities.bound import bound, dated
from sefer.grammars.oddities.hours import hours
from sefer.grammars.oddities.pieces import Name, Told, bare_titles
from sefer.grammars.oddities.tellings.lives.beside import acts, cues, is_anothers, is_of_a_thing, is_until, pattern
from sefer.grammars.oddities.tellings.times.moments import numbered_day
from sefer.grammars.oddities.tellings.times.when_held import pattern as kin
from sefer.grammars.words import table
from sefer.letters import caseless, fold
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, PersonValue, Span

_MONTH, _YEAR = 31, 365
_UNREAL = 40  # characters before a word for an end that may make it none
_FAR = 120  # days beyond which another end is meant, or the deed is of another year
_CLAUSE = 130  # characters around a name in which its deed is told
_SHOWN = 150
_DAY = 45  # characters before a name in which the day of his deed is told
_MOST = 3  # deeds beyond his end, of which more make it another man
_BESIDE = 110  # characters between a name and the word for an end
_CLOSE = 12  # characters between a number of men and what befell them
_NEXT = 2  # sentences in which a pronoun may mean who was named
_OWN = 7  # signs: a day of its own, one of which the number is told, the day told last, a later hour
_NUMBERED = 6
_RUNNING = 5
_LATER = 6
_TOLD = 3  # by the order of telling alone


@dataclass
class _End:
    """An end of a person, where it is told, on which day and until which hour, and what he is told to have done behind it."""

    at: Span
    name: str
    first: int
    last: int
    hour: float
    gone: bool
    count: int
    good: bool  # do the words say that it was for good?
    deeds: list[Oddity] = field(default_factory=list)


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["fallen"][name]))


class Fallen:
    """Reads sentence by sentence; `rest` are the deeds of those whose end was told before."""

    def __init__(self) -> None:
        self._ends: dict[str, _End | None] = {}  # None where the text tells of several of a name
        self._last: list[tuple[int, str, str]] = []  # who was named last, in which sentence
        self._full: dict[str, str] = {}
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._count = 0

    def read(self, sentence: Told) -> None:
        """Keep the ends that a sentence tells, and what those do whose end was told."""
        self._count += 1
        people = [n for n in sentence.names if not n.is_unit]
        if self._ends:
            self._returns(sentence, people)
            for name in people:
                self._acts(sentence, name)
        for name in people:
            self._learn(name)
        self._end(sentence, people)
        if people:
            self._last = [(self._count, _key(n), _name(n)) for n in people]

    def rest(self) -> Iterator[Oddity]:
        for end in self._ends.values():
            if end is not None and 0 < len(end.deeds) < _MOST:
                yield max(end.deeds, key=lambda d: int(d.says["loose"]))

    def _learn(self, name: Name) -> None:
        """Two men of one last name are told apart by nothing here."""
        key, full = _key(name), _name(name)
        if isinstance(name.of.value, PersonValue):
            self._titles[key] |= bare_titles(name.of.value)
        known = self._full.setdefault(key, full)
        if known != full and len(known.split()) > 1 and len(full.split()) > 1:
            self._ends[key] = None
        if len(full.split()) > len(known.split()):
            self._full[key] = full

    def _end(self, sentence: Told, people: Sequence[Name]) -> None:
        for cue, gone in _cues(sentence):
            before = sentence.words[max(0, cue.start() - _UNREAL) : cue.end()]
            wished = pattern(sentence.language, "wished").search(sentence.words, cue.start(), cue.end() + _BESIDE)
            if not wished and not pattern(sentence.language, "unreal").search(before):
                who = None if _is_until(sentence, cue) else self._whose(sentence, people, cue)
                back = pattern(sentence.language, "returns") if gone else _pattern(sentence.language, "survived")
                if who is not None and who[0] not in self._ends and not back.search(sentence.words):
                    self._ends[who[0]] = self._ended(sentence, cue, gone, *who[1:])

    def _ended(self, sentence: Told, cue: re.Match[str], gone: bool, name: str, start: int) -> _End:
        language, words, base = sentence.language, sentence.words, sentence.span.start
        when = bound(words, base, cue.start(), cue.end(), dated(sentence.mentions, 2), language)
        day = numbered_day(words, language, sentence.last_day) if when is None else 0
        first, last = (when[1].earliest, when[1].latest) if when else (day or sentence.last_day,) * 2
        low, high = base + min(start, cue.start()), base + max(cue.end(), start + len(name) * (start > cue.start()))
        told = hours(words, language)
        good = not gone or _pattern(language, "for_good").search(words) is not None
        at = Span(low if high - low < _SHOWN else cue.start() + base, high)
        return _End(at, name, first, last, told[-1].low if told else 0.0, gone, self._count, good)

    def _whose(self, sentence: Told, people: Sequence[Name], cue: re.Match[str]) -> tuple[str, str, int] | None:
        """Whose end it is: who is named before the word for it, else who was named last where a pronoun, or none, stands."""
        base, language = sentence.span.start, sentence.language
        before = [n for n in people if n.start - base <= cue.start() + 1 and cue.start() - (n.end - base) < _BESIDE]
        before = [n for n in before if not pattern(language, "of_his").match(sentence.words, n.end - base)]
        if language == "tr":  # whose report tells that others fell
            before = [n for n in before if not _pattern("tr", "owner").match(sentence.words, n.end - base)]
        if before and not _counted(sentence, before[-1], cue):
            free = [n for n in before if not _governed(sentence, n)]
            ranked = [n for n in free if getattr(n.of.value, "rank", None)]
            name = (ranked or free or before)[-1]
            if is_anothers(sentence, name, cue.span()) or _does(sentence, name, cue):
                return None
            key, full = self._titled(sentence, name)
            return key, full, name.start - base
        names = {key: name for count, key, name in self._last if self._count - count <= _NEXT}
        thing = language == "tr" and pattern("tr", "things").search(sentence.words[: cue.start()]) is not None
        some = any(
            m.type == "quantity" and m.start - base < cue.end() and cue.start() - m.end + base < _CLOSE
            for m in sentence.mentions
        ) or sentence.is_of_place(cue.start())  # "190 of them as prisoners"; "Kırklareli düşmanın eline geçti"
        if not (people or thing or some) and len(names) == 1 and _pattern(language, "he").search(sentence.words):
            return *next(iter(names.items())), cue.start()
        behind = [n for n in people if 0 <= n.start - base - cue.end() < _BESIDE // 2]
        if behind and pattern(language, "lists").search(cue[0]):
            return _key(behind[0]), _name(behind[0]), behind[0].start - base
        return None

    def _titled(self, sentence: Told, name: Name) -> tuple[str, str]:
        """Who is meant by a name; by a bare title, of those named right before the one who bears it."""
        title = fold(sentence.words[name.start - sentence.span.start : name.end - sentence.span.start]).split()[-1]
        for count, key, full in () if name.own else self._last:
            if self._count - count <= _NEXT and title in self._titles.get(key, ()):
                return key, full
        return _key(name), _name(name)

    def _returns(self, sentence: Told, people: Sequence[Name]) -> None:
        """Forget the end of one who came back."""
        if pattern(sentence.language, "returns").search(sentence.words):
            for name in people:
                end = self._ends.get(_key(name))
                if end is not None and end.gone:
                    del self._ends[_key(name)]

    def _acts(self, sentence: Told, name: Name) -> None:
        end = self._ends.get(_key(name))
        if end is None or self._count <= end.count:
            return
        base, language, words = sentence.span.start, sentence.language, sentence.words
        at, stop = name.start - base, name.end - base
        clause = words[max(words.rfind(";", 0, at) + 1, at - _CLAUSE) : stop + _CLAUSE].split(";")[0]
        around = f"{words[max(0, at - _CLAUSE) : at]}~{words[stop : stop + _CLAUSE]}"
        innocent = pattern(language, "dies_innocent")
        if innocent.search(clause) or innocent.search(around):
            return
        if end.gone and pattern(language, "gone_innocent").search(words):
            return
        if not (acts(words, at, stop, language) or _pattern(language, "by").search(around)) or not cues(
            language, "deed"
        ).search(around):
            return
        when = self._when(sentence, at, stop, end)
        if kin(language, "kin").search(words[max(0, at - 24) : max(0, at)]):
            return  # "his son, Lieutenant Lund"
        if when is not None and (when[2] > _RUNNING or not _pattern(language, "back").search(around)):
            first, last, signs = when
            told = [m.start - base for m, _ in dated(sentence.mentions, _MONTH)]
            if len(told) == 1 and is_of_a_thing(words, stop, told[0], several=False):
                return
            days = (m.start for m, _ in dated(sentence.mentions, _MONTH) if 0 < name.start - m.start < _DAY)
            low, high = min((name.start, *days)), min(sentence.span.end, name.start + _SHOWN)
            says = {"turn": "dies", "name": end.name, "first": first, "last": last, "sure": False, "gone": end.gone,
                    "turned": [end.first, end.last], "loose": signs - end.gone, "by_order": signs == _TOLD or not (first and end.first)}  # fmt: skip
            end.deeds.append(Oddity("life", low, high, (end.at,), says))

    def _when(self, sentence: Told, at: int, stop: int, end: _End) -> tuple[int, int, int] | None:
        """The day of a deed beyond an end, and how many signs say so."""
        words, language = sentence.words, sentence.language
        dates = dated(sentence.mentions, _MONTH)
        found = bound(words, sentence.span.start, at, stop, dates, language)
        if found is None and dates:
            found = dates[0] if len({d for _, d in dates}) == 1 else None
        numbered = 0 if dates else numbered_day(words, language, sentence.last_day)
        if found is not None:
            first, last, signs = found[1].earliest, found[1].latest, _OWN
        elif dates:
            return None
        elif numbered:
            first, last, signs = numbered, numbered, _NUMBERED
        else:
            first, last, signs = sentence.last_day, sentence.last_day, _RUNNING
        apart = (first - end.last) % _YEAR if abs(first - end.last) > _YEAR // 2 else first - end.last
        if end.first and 0 < apart < _FAR:  # whichever year was guessed
            return first, last, signs
        told = hours(words, language)
        if first == last == end.last and end.hour and told and told[0].low > end.hour + 1:
            return first, last, _LATER
        if end.good and signs == _RUNNING and (not first or not end.first or first == end.last):
            return first, last, _TOLD
        return None


def _cues(sentence: Told) -> Iterator[tuple[re.Match[str], bool]]:
    """The words of a sentence for an end, and whether it may be lived through."""
    language, words = sentence.language, sentence.words
    for sort in ("dies", "gone"):
        yield from ((c, sort == "gone") for c in cues(language, sort).finditer(words) if not any(c.groups()))
    for name in ("fell", "maimed"):
        yield from ((cue, name == "maimed") for cue in _pattern(language, name).finditer(words))


def _is_until(sentence: Told, cue: re.Match[str]) -> bool:
    """Does a word for an end only say until when something lasted?"""
    base = sentence.span.start
    when = bound(sentence.words, base, *cue.span(), dated(sentence.mentions, _YEAR + 1), sentence.language)
    day = None if when is None else (when[0].start - base, when[0].end - base)
    return is_until(sentence.words, cue.span(), day, sentence.language)


def _counted(sentence: Told, name: Name, cue: re.Match[str]) -> bool:
    """Is it a number of men behind a name of which an end is told?"""
    base = sentence.span.start
    told = [m for m in sentence.mentions if m.type == "quantity" and name.end <= m.start <= base + cue.start()]
    if not told or told[-1].end - base >= cue.start():
        return bool(told)
    return pattern(sentence.language, "counted").fullmatch(sentence.words, told[-1].end - base, cue.end()) is not None


def _does(sentence: Told, name: Name, cue: re.Match[str]) -> bool:
    """Does a word tell what somebody does to the dead, and not what befell him: "kardeşini toprağa verdi"?"""
    done = pattern(sentence.language, "does").match(sentence.words, cue.start())
    return bool(done) and not pattern(sentence.language, "done_to").match(
        sentence.words, name.end - sentence.span.start
    )


def _governed(sentence: Told, name: Name) -> bool:
    base = sentence.span.start
    before = sentence.words[max(0, name.start - base - 30) : name.start - base]
    return pattern(sentence.language, "governed_before").search(before) is not None


def _name(name: Name) -> str:
    return str(getattr(name.of.value, "name", ""))


def _key(name: Name) -> str:
    """The last word of a name that is no title."""
    words = [w for w in caseless(_name(name)).split() if w not in table("tr", "told")["fallen"]["titles"]]
    return (
        " ".join(words)
        if any(w in table("tr", "told")["fallen"]["titles"] for w in caseless(_name(name)).split())
        else " ".join(words[-1:])
    )
