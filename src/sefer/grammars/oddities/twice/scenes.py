"""A sentence as the finders of facts that are told again look at it: its things, names and days, and what it shares with another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain, plainly_sought
from sefer.model import DateValue, Mention, PersonValue

HEAD, STEM = 3, 5  # letters by which an entry is found, and a word is known again
NOUN = 4
_OPENS = 4  # characters before the date that opens a paragraph
BROAD = frozenset({"building", "store", "work", "paper", "beast", "wagon", "tree", "land", "letter", "tool", "spy"})
_ARMED = frozenset({"soldier", "garrison"})
_WORD = lazy(r"(?<![\w'’])[^\W\d_]{2,}")  # no ending behind an apostrophe
_NAME = lazy(r"(?<![^\W\d_])[A-ZÇĞİÖŞÜÂÎ][^\W\d_]{2,}|(?<!\w)\d{1,3}(?:st|nd|rd|th)\b")
_DAY = lazy(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\sof)?\s(?!the\b)(?P<month>[^\W\d_]{3,})"
    r"|(?!the\b)(?P<before>[^\W\d_]{3,})\s(?P<later>\d{1,2})(?!\d)"
)
_NUMBER = lazy(r"(?<!\d)\d{1,2}(?!\d)")
_MONTH = 31
_OPENER = lazy(r"The\s+((?:[A-Z][^\W\d_]{3,}\s+(?:and\s+(?:the\s+)?)?){1,3})")
_LEADS = lazy(r"[^\W\d_]{1,3}")
_NO_WORDS = ("unit", "place", "person", "date")  # mentions of which a part is no word of the sentence
Rows = dict[str, list[tuple[str, re.Pattern[str]]]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A word for a thing in a sentence; places are those of the sentence."""

    start: int
    end: int
    kind: str
    stem: str

    def is_like(self, other: Thing) -> bool:
        """Can two words be for one thing? A sort that holds many things needs the same word."""
        if "person" in (self.kind, other.kind):
            return self.stem == other.stem
        alike = self.kind == other.kind and self.kind not in BROAD
        return alike or self.stem == other.stem or {self.kind, other.kind} <= _ARMED


@cache
def known(language: str, name: str) -> re.Pattern[str]:
    """A pattern of the words about facts, for plain words."""
    return plainly_sought(table(language, "facts")["words"][name])


def rows(groups: Iterable[tuple[str, Iterable[str]]]) -> Rows:
    """Entries by the letters that they begin with."""
    out: Rows = {}
    for name, entries in groups:
        for entry in entries:
            head = _LEADS.match(caseless(entry))
            if head:
                out.setdefault(head[0], []).append((name, plain(entry)))
    return out


@cache
def _kinds(language: str) -> Rows:
    return rows(table(language, "facts")["kinds"].items())


@cache
def _stop(language: str) -> frozenset[str]:
    return frozenset(caseless(word)[:STEM] for word in table_of(language, "stop")["words"])


@cache
def peoples(language: str) -> frozenset[str]:
    """The beginnings of the names of peoples."""
    return frozenset(caseless(word)[:STEM] for word in table(language, "quantities")["words"]["nations"])


@cache
def _months(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(plain(rf"\b(?:{caseless(month)})") for month in table(language, "dates")["months"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a sentence: what it is of, and by what it is known again."""

    start: int
    end: int
    kind: str
    key: frozenset[str]

    def is_like(self, other: Name) -> bool:
        """Can both be for one? A short form stands for the long one."""
        return bool(self.key and other.key) and (self.key <= other.key or other.key <= self.key)


class Scene:
    """A sentence with its number in the text, and what it shows at a glance."""

    def __init__(self, said: Said, at: int, before: Scene | None, named: frozenset[str] = frozenset()) -> None:
        """`before` is the sentence before it in its paragraph, `named` the places of the text that have one word for a name."""
        self.said, self.at, self.before, self.named_places = said, at, before, named
        self.paragraph: int = before.paragraph if before is not None else said.start
        self.language = said.language
        self.called: tuple[Name, ...] | None = None  # once its names were asked for

    @cached_property
    def words(self) -> tuple[tuple[int, str], ...]:
        """Where its words begin, and the words in small letters."""
        return tuple((m.start(), m[0]) for m in _WORD.finditer(self.said.plain))

    def hits(self, known_rows: Rows) -> Iterator[tuple[str, re.Match[str]]]:
        """The entries that stand in it."""
        for start, word in self.words:
            for name, entry in known_rows.get(word[:HEAD], ()):
                if found := entry.match(self.said.plain, start):
                    yield name, found

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        found = (Thing(m.start(), m.end(), kind, m[0][:NOUN]) for kind, m in self.hits(_kinds(self.language)))
        start = self.said.start
        persons = (
            Thing(m.start - start, m.end - start, "person", caseless(m.value.name.split()[0])[:STEM])
            for m in self.said.mentions
            if isinstance(m.value, PersonValue) and m.value.name
        )
        return tuple(sorted((*found, *persons), key=lambda t: t.start))

    @cached_property
    def persons(self) -> tuple[Thing, ...]:
        """Its persons, and the words with a capital that are nothing else that is known."""
        text, start = self.said.text, self.said.start
        taken = [(m.start - start, m.end - start) for m in self.said.mentions if m.type != "person"]
        found = (
            Thing(m.start(), m.end(), "person", caseless(m[0])[:STEM])
            for m in _NAME.finditer(text)
            if not any(low <= m.start() < high for low, high in taken)
        )
        return tuple(found)

    @cached_property
    def names(self) -> frozenset[str]:
        """The beginnings of its words with a capital, without those of dates and the first word that no mention shows to be a name."""
        text = self.said.text
        taken = [(m.start - self.said.start, m.end - self.said.start) for m in self.said.dates]
        opens = any(m.start == self.said.start and m.type in ("place", "unit", "person") for m in self.said.mentions)
        found = (m for m in _NAME.finditer(text, 0 if opens else 1))
        named = {caseless(m[0])[:STEM] for m in found if not any(start <= m.start() < end for start, end in taken)}
        return frozenset(named) - peoples(self.language)

    @cached_property
    def bearers(self) -> frozenset[str]:
        """The peoples or names that it opens with, of whom it tells: "The Prussians lost"."""
        opened = _OPENER.match(self.said.text)
        named = opened[1].split() if opened and self.language == "en" else self.said.text.split()[:2]
        stems = frozenset(caseless(word)[:STEM] for word in named if word[0].isupper())
        return stems if opened and self.language == "en" else stems & peoples(self.language)

    @cached_property
    def matter(self) -> frozenset[str]:
        """Its names; where it has one at most, also those of the sentence before it, of which it goes on to speak."""
        if len(self.names) > 1 or self.before is None:
            return self.names
        return self.names | (self.before.names or self.before.matter)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its longer words, without those that any sentence may have."""
        return frozenset(word[:STEM] for _, word in self.words if len(word) >= NOUN) - _stop(self.language)

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """The first and last day that it names."""
        told = [m.value.days for m in self.said.dates if isinstance(m.value, DateValue) and m.value.days]
        return (min(d.earliest for d in told), max(d.latest for d in told)) if told else None

    @cached_property
    def calendar(self) -> tuple[int, int] | None:
        """The first and last day that its dates print, counted in months of 31 days, whatever their year."""
        start, told = self.said.start, []
        for m in self.said.dates:
            words = self.said.plain[m.start - start : m.end - start]
            month = next((n for n, name in enumerate(_months(self.language)) if name.search(words)), None)
            if month is not None:
                days = [int(d) for d in _NUMBER.findall(words) if 0 < int(d) < _MONTH + 1] or self._third(m)
                told += [_MONTH * month + days[0], _MONTH * month + days[-1]]
        return (min(told), max(told)) if told else None

    def _third(self, month: Mention) -> list[int]:
        """The first and last day of a month, or of the third of it that the words beside it tell."""
        low, high = month.start - self.said.start, month.end - self.said.start
        for name, days in (("early", [1, 10]), ("middle", [8, 22]), ("late", [20, _MONTH])):
            if self.says(name, max(0, low - 30), high + 15):
                return days
        return [1, _MONTH]

    @cached_property
    def dates(self) -> frozenset[int | str]:
        """The single days that it names, as they are known and as they are printed."""
        own = self.own_dates
        if own or self.before is None:
            return own or (self.heading.dates if self.heading is not None else own)
        return self.before.dates

    @cached_property
    def own_dates(self) -> frozenset[int | str]:
        """Those of `dates` that stand in the sentence itself."""
        told = [m.value.days for m in self.said.dates if isinstance(m.value, DateValue) and m.value.days]
        return frozenset({d.earliest for d in told if d.earliest == d.latest} | self.printed)

    @cached_property
    def heading(self) -> Scene | None:
        """The date that opens its paragraph, as in a diary, where it names none itself."""
        first = self.said.first
        if self.said.dates or first is self.said or not first.dates or first.dates[0].start - first.start > _OPENS:
            return None
        return Scene(first, -1, None)

    @cached_property
    def printed(self) -> frozenset[str]:
        """The days of the month that it prints: "3 hazir"."""
        said, out = self.said, set()
        for m in said.dates:
            found = _DAY.search(said.plain, m.start - said.start, m.end - said.start)
            if found:
                out.add(f"{found['day'] or found['later']} {(found['month'] or found['before'])[:STEM]}")
        return frozenset(out)

    @cached_property
    def speaks_for_all(self) -> bool:
        """Is it in an abstract, which speaks of what the whole text tells?"""
        return is_abstract(self)

    @cached_property
    def fates(self) -> frozenset[str]:
        """What it tells to have become of men."""
        known_fates = table(self.language, "oddities")["rivals"]["fates"]
        return frozenset(
            name
            for name, told in known_fates.items()
            if plainly_sought(rf"(?<!\w)(?:{told})(?!\w)").search(self.said.plain)
        )

    @cached_property
    def is_voiced(self) -> bool:
        """Does it name a source for what it tells?"""
        told = table(self.language, "oddities")["rivals"]["sources"]
        return plainly_sought(rf"(?<!\w)(?:{told})").search(self.said.plain) is not None

    def named(self, kind: str) -> frozenset[str]:
        """The beginnings of its places or units."""
        return self._named.get(kind, frozenset())

    @cached_property
    def _named(self) -> dict[str, frozenset[str]]:
        said, found = self.said, defaultdict[str, set[str]](set)
        for m in said.mentions:
            found[m.type].add(re.sub(r"\W+", " ", said.between(m.start, m.end)).strip()[: STEM + 1])
        return {kind: frozenset(names) for kind, names in found.items()}

    def says(self, name: str, low: int = 0, high: int | None = None) -> bool:
        """Does a pattern of the words about facts stand between two places of it?"""
        return (
            known(self.language, name).search(self.said.plain, low, len(self.said.plain) if high is None else high)
            is not None
        )

    def tells(self, words: re.Pattern[str], low: int, high: int) -> bool:
        """Do such words stand between two places of it, and not in a name: "Elmalı" is no wish?"""
        named = [
            (m.start - self.said.start, m.end - self.said.start) for m in self.said.mentions if m.type in _NO_WORDS
        ]
        found = words.finditer(self.said.plain, low, high)
        return any(not any(a <= m.start() and m.end() <= b for a, b in named) for m in found)

    def is_of_place(self, low: int, deed: int) -> bool:
        """ "Kırklareli düşmanın eline geçti": does a place without an ending stand before a Turkish deed, as its subject?"""
        start, text = self.said.start, self.said.plain
        places = (m for m in self.said.mentions if m.type == "place" and low <= m.start - start < deed)
        return self.language == "tr" and any(text[m.end - start : m.end - start + 1] in (" ", ",") for m in places)

    def clause(self, at: int) -> tuple[int, int]:
        """The part between semicolons in which a place of it stands."""
        text = self.said.plain
        low, high = text.rfind(";", 0, at) + 1, text.find(";", at)
        return low, len(text) if high < 0 else high


def scenes(page: Page) -> Iterator[Scene]:
    """The sentences of the body and the abstract."""
    before: Scene | None = None
    text = page.document.text
    places = (caseless(text[m.start : m.end]) for m in page.mentions if m.type == "place")
    named = frozenset(name for name in places if " " not in name)
    for at, said in enumerate(page.said):
        if said.kind in ("body", "abstract"):
            before = Scene(said, at, None if said.before is None else before, named)
            yield before


def is_abstract(scene: Scene) -> bool:
    """Is it in an abstract, shown by the layout or by the word that opens its paragraph?"""
    said = scene.said
    return said.kind == "abstract" or pattern(said.language, "abstract").match(said.first.plain) is not None
