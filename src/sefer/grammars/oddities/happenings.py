"""What a text tells with its day, clause by clause, and which of it other words of the text speak of.

A clause is known again by what it tells (`sorts`: the classes of the table of events), by the names in it and by its other
words, of which a rare one says more; two that name different units or persons are of different matters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.told_days import Dated, told_days
from sefer.grammars.words import LANGUAGES, table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plainly_sought
from sefer.model import Days, Mention, Span

WORD = lazy(r"(?<![’'\w])[^\W\d_]{3,}")
_MARKS = lazy(r"[;:()–—]|,\s|\s(?:and|but|while|whereas|ve|fakat|ama|ancak|ise)\s")
_HARD = ";:()–—"
_DATED = lazy(r"\((?=[^()]*\d)[^()]{3,32}\)")  # "(18 August)": told of what stands before it
_LEAST = 4  # letters of a word that says what a clause is about, if it is no name
STEM = {"en": 6, "tr": 5}  # letters by which a word is known again
_LONGEST = 12  # letters of the longest beginning of a word in the tables
_RARE = 3  # clauses beyond which a word that they have is no rare one
_BESIDE = 250  # the same where every text tells many of the sort
_SHOWN = 150
_HALF_YEAR = 183  # days beyond which a year that is only guessed may be another
_ENOUGH = 3.0
_NEAR = 600  # characters between words and a clause of which only the sort of what they tell is the same


@dataclass(frozen=True, slots=True)
class Matter:
    """What some words are about: the sorts of what they tell, their names, their other words, the units and persons among them."""

    sorts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()  # "the commander", "tabur"

    def __or__(self, other: Matter) -> Matter:
        return Matter(
            self.sorts | other.sorts, self.names | other.names, self.stems | other.stems, self.bodies | other.bodies,
            self.roles | other.roles,
        )  # fmt: skip

    @property
    def words(self) -> frozenset[str]:
        return self.names | self.stems

    @property
    def known(self) -> frozenset[str]:
        """Its names, and the longer ones of its persons as a word alone would be known: "Cervera" of "Cervera's ships"."""
        return self.names | {
            name[:size] for name in self.bodies for size in STEM.values() if name.isalpha() and len(name) > size
        }


NOTHING = Matter()


@dataclass(frozen=True, slots=True)
class Happening:
    """A clause with its day: where both stand, from which day to which, what it is about, and what its sentence is about."""

    at: Span
    day: Span
    said: Said
    first: int
    last: int
    year: bool  # is its year told?
    matter: Matter
    beside: Matter

    def before(self, other: Happening, most: int) -> bool:
        """Is it surely the earlier, by no more than so many days?"""
        apart = other.first - self.last
        return 0 < apart < (most if self.year and other.year else min(most, _HALF_YEAR))


@cache
def _vague(language: str) -> frozenset[str]:
    """Sorts that every text tells many of."""
    return frozenset(table(language, "events")["vague"])


@cache
def _fought(language: str) -> frozenset[str]:
    """Sorts of what a place may stand for."""
    return frozenset(table(language, "events")["fought"])


@cache
def _beginnings(language: str, name: str) -> dict[str, frozenset[str]]:
    """The sorts of a table by the beginnings of the words that tell them; a whole word ends in a blank."""
    out: dict[str, set[str]] = defaultdict(set)
    for sort, words in table(language, name)["classes"].items():
        for word in words:
            out[caseless(word).replace("$", " ")].add(sort)
    return {word: frozenset(sorts) for word, sorts in out.items()}


@cache
def _empty(language: str) -> re.Pattern[str]:
    return plainly_sought(str(table(language, "stages")["ties"]["empty"]))


@cache
def _roles(language: str) -> re.Pattern[str]:
    return plainly_sought(str(table(language, "events")["roles"]))


def sorts_of(word: str, behind: str, language: str, name: str = "events") -> frozenset[str]:
    """What a word, with the one behind it, tells, by the classes of a table."""
    known = _beginnings(language, name)
    found: set[str] = set(known.get(f"{word} ", ()))
    for length in range(2, min(len(word), _LONGEST) + 1):
        found |= known.get(word[:length], frozenset())
    for length in range(2, min(len(behind), _LONGEST) + 1) if behind else ():
        found |= known.get(f"{word} {behind[:length]}", frozenset())
    return frozenset(found)


def matter(said: Said, start: int, end: int) -> Matter:
    """What the words between two places of a sentence are about, without dates, citations and what says nothing."""
    language, base = said.language, said.start
    taken = [(m.start - base, m.end - base) for m in said.mentions if m.type in ("date", "citation")]
    found = [m for m in WORD.finditer(said.plain, start - base, end - base)
             if not any(a <= m.start() < b for a, b in taken)]  # fmt: skip
    sorts: set[str] = set()
    names: set[str] = set()
    stems: set[str] = set()
    roles: set[str] = set()
    named = {m.start - base for m in said.mentions if m.type == "place"}
    whom = [m for m in said.mentions if m.type in ("unit", "person") and start <= m.start < end]
    for n, word in enumerate(found):
        text = word[0]
        behind = found[n + 1] if n + 1 < len(found) else None
        beside = behind[0] if behind and behind.start() - word.end() <= 1 else ""
        told = sorts_of(text, beside, language)
        sorts |= told
        if _roles(language).match(text):
            roles.add(text[: STEM[language]])
        elif _empty(language).match(text) or any(m.start - base <= word.start() < m.end - base for m in whom):
            continue
        stem = text[: STEM[language]]
        if roles and stem in roles:
            continue
        if len(text) < _LEAST and not (word.start() and said.text[word.start()].isupper()):
            continue
        if said.text[word.start()].isupper() and (word.start() or word.start() in named):
            names.add(stem)
        else:
            stems.add(stem)
    return Matter(frozenset(sorts), frozenset(names), frozenset(stems), frozenset(map(body, whom)),
                  frozenset(roles))  # fmt: skip


def body(mention: Mention) -> str:
    """A unit by its name, a person by the last word of his that is no title."""
    name = caseless(str(getattr(mention.value, "name", "")))
    if mention.type == "unit":
        return name
    return next((w for w in reversed(name.split()) if not _titles().fullmatch(w)), name)


@cache
def _titles() -> re.Pattern[str]:
    return plainly_sought("|".join(str(table(language, "events")["titles"]) for language in LANGUAGES))


def clauses(said: Said) -> list[tuple[int, int]]:
    """The clauses of a sentence: cut at its marks, and at commas and "and" where each side tells something of its own."""
    cuts: list[int] = []
    low = said.start
    pieces: list[tuple[int, int, bool]] = []
    words = _DATED.sub(lambda m: f" {m[0][1:-1]} ", said.plain)
    for found in _MARKS.finditer(words):
        pieces.append((low, said.start + found.start(), found[0] in _HARD))
        low = said.start + found.end()
    pieces.append((low, said.end, True))
    out: list[tuple[int, int]] = []
    begun: int | None = None
    for start, end, hard in pieces:
        tells = _tells(said, start, end)
        if not tells and begun is None and out and not (said.language == "tr" or (cuts and cuts[-1] == len(out))):
            out[-1] = (out[-1][0], end)
        elif tells:
            out.append((start if begun is None else begun, end))
            begun = None
        else:
            begun = start if begun is None else begun
        if hard:
            cuts.append(len(out))
    if begun is not None:
        if out:
            out[-1] = (out[-1][0], said.end)
        else:
            out.append((begun, said.end))
    return out


def _tells(said: Said, start: int, end: int) -> bool:
    base, language = said.start, said.language
    words = [m[0] for m in WORD.finditer(said.plain, start - base, end - base)]
    return any(sorts_of(word, "".join(words[n + 1 : n + 2]), language) for n, word in enumerate(words))


class Happenings:
    """All dated clauses of the sentences of a text, `all` in their order."""

    def __init__(self, sentences: Sequence[Said]) -> None:
        self.all: list[Happening] = []
        self._by: dict[str, list[int]] = defaultdict(list)
        self._names: dict[str, list[int]] = defaultdict(list)
        self._aside: dict[str, list[int]] = defaultdict(list)  # by what stands beside them in their sentence
        self._of: dict[int, list[Happening]] = {}
        for said in sentences:
            if said.dates:
                self._of[said.start] = list(_happenings(said))
                for one in self._of[said.start]:
                    for name in (*one.matter.names, *one.matter.bodies):
                        self._names[name].append(len(self.all))
                    for key in (*one.matter.names, *one.matter.stems, *one.matter.sorts):
                        self._by[key].append(len(self.all))
                    for key in one.beside.words:
                        self._aside[key].append(len(self.all))
                    self.all.append(one)

    def of(self, said: Said) -> list[Happening]:
        """Those of a sentence."""
        return self._of.get(said.start, [])

    def beside(self, one: Happening) -> Iterator[Happening]:
        """Those of other sentences that have a name or a word with it in common, in the order of the text."""
        near = {n for key in one.matter.words | one.beside.words for n in self._by.get(key, ())}
        yield from (other for n in sorted(near) if (other := self.all[n]).said is not one.said)

    def named(self) -> Iterator[list[Happening]]:
        """Those that share a name, for each name."""
        yield from ([self.all[n] for n in numbers] for numbers in self._names.values() if len(numbers) > 1)

    def spoken_of(self, told: Matter, said: Said, around: Matter = NOTHING) -> list[tuple[float, Happening]]:
        """The clauses of other sentences that words of a sentence speak of, with how surely they do; the likeliest only.

        `around` is what else the sentence says, and may be of the same matter.
        """
        near = {n for key in (*told.words, *told.sorts) for n in self._by.get(key, ())}
        near |= {n for key in told.words for n in self._aside.get(key, ())}
        scored = [(score, self.all[n]) for n in sorted(near) if self.all[n].said is not said
                  and (score := self.likeness(told, self.all[n], said.start, around)) >= _ENOUGH]  # fmt: skip
        best = max((score for score, _ in scored), default=0.0)
        return [(score, one) for score, one in scored if score >= best - 0.5]

    def likeness(self, told: Matter, one: Happening, at: int, around: Matter = NOTHING) -> float:
        """How much words and a clause have in common; 0 where it is too little, or they name different bodies."""
        other = one.matter
        if told.bodies and other.bodies and not told.bodies & other.bodies:
            return 0.0
        names, stems = told.names & other.names, told.stems & other.stems
        everything = other.words | one.beside.words
        weight = sum(1.0 if len(self._by[s]) <= _RARE else 0.5 for s in stems) + 0.5 * bool(told.roles & other.roles)
        weight += min(1.5, len(told.words & one.beside.words) + 0.5 * len(around.words & everything - names - stems))
        sorts = 2.0 if told.sorts & other.sorts else 1.5 if told.sorts & one.beside.sorts else 0.0
        if names and names == told.words and other.sorts & _fought(one.said.language):
            sorts = 1.5  # a fight that is known by its place alone: "twelve days after Coulmiers"
        bodies = 1.0 if told.bodies & other.bodies else 0.0
        if sorts and not weight and not names and not bodies:
            sure = (told.sorts & other.sorts) - _vague(one.said.language)
            reach = _NEAR if sure else _BESIDE
            close = abs(one.said.start - at) < reach and told.sorts & other.sorts and not (told.names and other.names)
            return _ENOUGH if close else 0.0
        if not sorts and weight + min(len(names), 1) < 2:
            return 0.0
        missing = 2.0 if told.names and other.names and not names else 0.0
        near = 0.5 if abs(one.said.start - at) < _NEAR else 0.0
        return sorts + bodies + near + 2.0 * min(len(names), 2) + min(weight, 3.0) - missing


def _happenings(said: Said) -> Iterator[Happening]:
    days = exact(said)
    if not days:
        return
    parts = clauses(said)
    matters = [matter(said, start, end) for start, end in parts]
    for n, (start, end) in enumerate(parts):
        inside = [d for d in days if start <= d.start < end]
        if len({(d.days.earliest, d.days.latest) for d in inside}) != 1:
            continue
        day = inside[0]
        beside = reduce(or_, (m for k, m in enumerate(matters) if k != n), NOTHING)
        yield Happening(
            _shown(start, end, day), Span(day.start, day.end), said, day.days.earliest, day.days.latest,
            _year(said, day), matters[n], beside,
        )  # fmt: skip


def exact(said: Said) -> list[Dated]:
    """The days of a sentence, in order, of which one night at most may be meant."""
    found = [d for d in told_days(said) if not d.year and d.days.latest - d.days.earliest <= 1]
    return sorted(found, key=lambda d: d.start)


def _year(said: Said, day: Dated) -> bool:
    return any(m.start == day.start and getattr(m.value, "year_given", False) for m in said.dates)


def _shown(start: int, end: int, day: Dated) -> Span:
    if end - start <= _SHOWN:
        return Span(start, end)
    return Span(max(start, day.start - _SHOWN // 2), min(end, day.end + _SHOWN // 2))


def own_day(said: Said, start: int, end: int) -> Days | None:
    """The one day that stands between two places of a sentence."""
    days = {d.days for d in exact(said) if start <= d.start < end}
    return days.pop() if len(days) == 1 else None
