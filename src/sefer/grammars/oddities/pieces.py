"""A sentence -> pieces: stretches of one verb, with who does it and on which day. A light parse, for what no claim tells.

A piece without a doer of its own has that of the piece before it; a participle before a name ("30 Ekim'de ölen Nuri Bey") has
that name. A common noun with an article stands for the unit of its size that was named last ("the regiment", "bu alay").
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import attrgetter

from sefer.grammars.oddities.clock import Clock
from sefer.grammars.words import LANGUAGES, any_of, table
from sefer.letters import fold, lower
from sefer.letters.patterns import Sought, sought
from sefer.model import ECHELONS, DateValue, Mention, PersonValue, Reading, Span, UnitValue

LONGEST = 4_000  # characters of a sentence; a longer run of words is a list or noise
REACH = 2500  # characters over which "the regiment" may stand for one that was named
_BODY = ("body", "abstract", "note", "table")


@dataclass(frozen=True, slots=True)
class Name:
    """Words that stand for a unit or a person: a mention, or a noun or pronoun that takes its place."""

    start: int
    end: int
    of: Mention
    own: bool = True
    whose: str = ""  # "Hare's force" is a force, and no person

    @property
    def is_unit(self) -> bool:
        return self.of.type == "unit" or bool(self.whose)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one verb: its words in small letters, who does it, the dates and names in it, the day on which it is."""

    start: int
    end: int
    language: str
    words: str
    who: Name | None
    carried: bool  # is the doer that of a piece before?
    day: Mention | None
    names: tuple[Name, ...]
    mentions: tuple[Mention, ...]

    def of(self, type_: str) -> list[Mention]:
        return [m for m in self.mentions if m.type == type_]

    @property
    def days(self) -> tuple[int, int] | None:
        """First and last day; None where no day is told."""
        value = self.day.value if self.day else None
        days = getattr(value, "days", None)
        return (days.earliest, days.latest) if days else None


@dataclass(frozen=True)
class Told:
    """A sentence with its names and, made when they are asked for, its pieces."""

    span: Span
    language: str
    words: str
    names: tuple[Name, ...]
    mentions: tuple[Mention, ...]
    last_day: int  # told before, or of the fight that the sentence names as its day
    last_sure: bool  # is it told by its date?
    day: int  # on which the story stands behind it
    sure: bool
    points: bool  # does it name such a fight?
    last_unit: Name | None  # that did something before
    opens: bool  # does it open a paragraph?
    _bare: tuple[Name, ...] = field(repr=False)  # nouns for bodies of which the text has named none
    _memory: _Memory = field(repr=False)

    @cached_property
    def of_somebody(self) -> bool:
        """Can one of its pieces have a doer?"""
        return bool(self.names or self._bare) or _pattern(self.language, "pronoun").match(self.words) is not None

    def is_of_place(self, deed: int) -> bool:
        """ "Kırklareli düşmanın eline geçti": does a place without an ending stand before a Turkish deed, and nobody?"""
        before = [m for m in self.mentions if m.type in ("person", "place") and m.end - self.span.start <= deed]
        bare = (self.words[m.end - self.span.start : m.end - self.span.start + 1] in (" ", ",") for m in before)
        return self.language == "tr" and any(bare) and all(m.type == "place" for m in before)

    def named(self, size: str) -> Mention | None:
        """The unit of a size that was named last, in this sentence or before it."""
        return self._memory.units.get(size)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """None where it names nobody and tells no day or figure."""
        if not (self.names or self._bare) and not any(m.type in ("date", "quantity") for m in self.mentions):
            return ()
        names = tuple(sorted((*self.names, *self._bare), key=attrgetter("start")))
        return tuple(_pieces(self.words, self.span, self.language, names, self.mentions, self._memory))


@dataclass
class _Memory:
    """Who was named last, by size or title; who did the last thing."""

    units: dict[str, Mention] = field(default_factory=dict)
    titled: dict[str, Mention] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)  # of each person, by the last word of his name
    bare: dict[str, Mention] = field(default_factory=dict)  # by size, the first noun for a body that is never named
    doers: dict[str, Name] = field(default_factory=dict)  # unit and person
    clock: Clock = field(default_factory=Clock)
    opened: int = 0  # where the paragraph begins
    people: list[Name] = field(default_factory=list)  # who was named in the sentences of the paragraph

    def learn(self, mentions: tuple[Mention, ...], names: tuple[Name, ...] = ()) -> None:
        self.people += [n for n in names if n.own and not n.is_unit]
        for mention in mentions:
            if isinstance(mention.value, UnitValue):
                self.units[mention.value.echelon] = mention
            elif isinstance(mention.value, PersonValue):
                titles = self.titles.setdefault(fold(mention.value.name).rpartition(" ")[2], set())
                titles |= bare_titles(mention.value)
                self.titled.update(dict.fromkeys(titles, mention))


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["grammar"][name]))


@cache
def _nouns(language: str, name: str = "noun") -> Sought:
    nouns = table(language, "told")["nouns"]
    return sought(str(table(language, "told")["grammar"][name]).replace("NOUNS", any_of(list(nouns))))


@cache
def _titles(language: str) -> Sought:
    words = table(language, "told")
    titles = any_of([t for t in words["ranks"] if t.isalpha() and t not in words["grammar"]["no_title"]])
    return sought(str(words["grammar"]["title"]).replace("TITLES", titles))


def bare_titles(person: PersonValue) -> set[str]:
    """The titles that may stand for somebody who was named: of a lieutenant-colonel "the colonel"."""
    rank = fold(person.rank or "").replace(".", " ").replace("-", " ").split()[-1:]
    out = {*rank, *(word for word in fold(person.name).split()[-1:] if word in ("pasa", "pasha", "efe"))}
    return out | {"general" for word in rank if word.endswith(("general", "generali"))}


def told(reading: Reading) -> Iterator[Told]:
    """The sentences of the text; those that name somebody, or tell a day or a figure, in pieces."""
    text, mentions = reading.document.text, reading.mentions
    parts = [p for p in reading.document.parts if p.kind in _BODY]
    heads = deque(p for p in reading.document.parts if p.kind == "heading")
    memory, at, part_at, last = _Memory(), 0, 0, 0
    first = tuple(m for m in mentions if isinstance(m.value, DateValue) and m.value.year_given)[:1]
    memory.clock.goes_on(first, text, LANGUAGES[0], True)
    for span in reading.sentences:
        while part_at < len(parts) and parts[part_at].end <= span.start:
            part_at += 1
        if part_at == len(parts):
            return
        part = parts[part_at]
        if span.start < part.start or span.end - span.start > LONGEST:
            continue
        skipped = at
        while at < len(mentions) and mentions[at].start < span.start:
            at += 1
        upto = at
        while upto < len(mentions) and mentions[upto].start < span.end:
            upto += 1
        language = part.language if part.language in LANGUAGES else LANGUAGES[0]
        while heads and heads[0].end <= span.start:
            head = heads.popleft()
            named = [m for m in mentions[skipped:at] if head.start <= m.start < head.end]
            memory.clock.goes_on(named, text, language, True)
            memory.clock.fought(text[head.start : head.end], named, language)
        yield _sentence(text, span, language, mentions[at:upto], memory, "\n" in text[last : span.start])
        last = span.end


def _sentence(
    text: str, span: Span, language: str, mentions: tuple[Mention, ...], memory: _Memory, opens: bool
) -> Told:
    raw = text[span.start : span.end]
    words = lower(raw) if language == "tr" else raw.lower()
    if len(words) != len(raw):
        words = raw
    inside = tuple(m for m in mentions if m.end <= span.end)
    found = [*_names(words, span, language, inside, memory), *_by_title(raw, words, span, language, inside, memory)]
    names = tuple(sorted((n for n in found if n.of not in memory.bare.values()), key=attrgetter("start")))
    bare = tuple(n for n in found if n.of in memory.bare.values())
    if opens:
        memory.opened, memory.people = span.start, []
    last = memory.doers.get("unit")
    last = None if last and last.of in memory.bare.values() else last
    fight = memory.clock.fight(raw, language)
    before = (fight, True) if fight else (memory.clock.day, memory.clock.sure)
    memory.clock.goes_on(inside, text, language, opens)
    memory.clock.fought(raw, inside, language)
    after = memory.clock.day, memory.clock.sure
    out = Told(span, language, words, names, inside, *before, *after, bool(fight), last, opens, bare, memory)
    if _pattern(language, "titled").match(words):
        memory.doers.pop("person", None)
    if out.of_somebody:
        out.pieces  # noqa: B018  (who does it is remembered)
    memory.learn(inside, names)
    return out


def _names(words: str, span: Span, language: str, mentions: tuple[Mention, ...], memory: _Memory) -> Iterator[Name]:
    named = [m for m in mentions if m.type in ("unit", "person")]
    for mention in named:
        behind = _pattern("en", "whose").match(words, mention.end - span.start) if language == "en" else None
        end = mention.end if behind is None else behind.end() + span.start
        yield Name(mention.start, end, mention, whose=behind["body"] if behind else "")
    sizes = table(language, "told")["nouns"]
    for found in _nouns(language).finditer(words):
        start, end = found.start("noun") + span.start, found.end() + span.start
        if any(m.start < end and start < m.end for m in mentions):
            continue
        before = [m for m in named if m.end <= start]
        size = sizes[found["size"]]
        near = [m for m in before if isinstance(m.value, UnitValue) and m.value.echelon == size]
        if language == "tr" and len(near) > 1:  # "64. Alay 61. Alay'a katıldı, alay ...": the one that does something
            near = [m for m in near if not _pattern("tr", "away").match(words, m.end - span.start)] or near
        of = near[-1] if near else memory.units.get(size)
        if of is None:
            value = UnitValue(found["noun"], size if size in ECHELONS else "other")
            of = memory.bare.setdefault(size, Mention("unit", start, end, value))
        if start - of.end < REACH:
            yield Name(found.start() + span.start, end, of, own=False)


def _by_title(
    raw: str, words: str, span: Span, language: str, mentions: tuple[Mention, ...], memory: _Memory
) -> Iterator[Name]:
    """Persons for whom their bare title stands: "the colonel", "albay"."""
    persons = [m for m in mentions if isinstance(m.value, PersonValue)]
    if not (memory.titled or persons):
        return
    for found in _titles(language).finditer(words):
        start, end = found.start("title") + span.start, found.end("title") + span.start
        if raw[found.end() :].lstrip()[:1].isupper() or any(m.start < end and start < m.end for m in mentions):
            continue
        title = fold(found["rank"])
        near = [m for m in persons if m.end <= start and title in bare_titles(m.value)]  # type: ignore[arg-type]
        of = near[-1] if near else memory.titled.get(title)
        if of is not None and start - of.end < REACH:
            yield Name(found.start() + span.start, end, of, own=False)


def _pieces(
    words: str, span: Span, language: str, names: tuple[Name, ...], mentions: tuple[Mention, ...], memory: _Memory
) -> Iterator[Piece]:
    cuts = _cuts(words, span, language, mentions)
    who: Name | None = None
    first: Name | None = None
    day: Mention | None = None
    for n, (start, end, behind_verb) in enumerate(cuts):
        inside = tuple([m for m in mentions if start <= m.start < end]) if mentions else ()
        here = tuple([x for x in names if start <= x.start < end]) if names else ()
        stretch = words[start - span.start : end - span.start]
        own = _doer(words, span, language, here, mentions)
        opening = language == "en" and n == 0 and _pattern("en", "participle").match(stretch) is not None
        participle = behind_verb or (opening and own is None)  # "Created on 1 July, the brigade ..."
        if participle and own is None:
            behind = [x for x in names if end <= x.start and x.start - end < 60]
            own = _head(words, span, language, behind)
        if own is None and who is None and (n == 0 or language == "tr"):
            own = _pronoun(stretch, start, language, memory, names)
        dates = [m for m in inside if m.type == "date"]
        own_day = _day(stretch, start, language, dates)
        doer = own or who
        yield Piece(start, end, language, stretch, doer, own is None, own_day or day, here, inside)
        if own is not None and not participle:
            who = own
            first = first or own
        day = own_day or day
    if first is not None:
        memory.doers["unit" if first.is_unit else "person"] = first


def _day(stretch: str, start: int, language: str, dates: list[Mention]) -> Mention | None:
    """The date of a piece: in Turkish the last before the verb, in English the first."""
    if not dates:
        return None
    return dates[-1] if language == "tr" else dates[0]


def _cuts(words: str, span: Span, language: str, mentions: tuple[Mention, ...]) -> list[tuple[int, int, bool]]:
    """Where a sentence is cut: at marks, and behind verbs; True behind a participle."""
    out: list[tuple[int, int, bool]] = []
    last = span.start
    for found in _pattern(language, "cut").finditer(words):
        at = found.end() + span.start
        if any(m.start < at - 1 and at <= m.end for m in mentions):
            continue
        if at - last > 2:
            out.append((last, at, found.lastgroup == "participle"))
            last = at
    if span.end - last > 1:
        out.append((last, span.end, False))
    return out


def _doer(words: str, span: Span, language: str, here: tuple[Name, ...], mentions: tuple[Mention, ...]) -> Name | None:
    """The first name of a piece that can be its subject."""
    found = [x for x in here if _is_subject(words, span, language, x)]
    return _head(words, span, language, found)


def _head(words: str, span: Span, language: str, names: list[Name] | tuple[Name, ...]) -> Name | None:
    """ "36. Alay Kumandanı Kaymakam Nuri Bey" is the person."""
    if not names:
        return None
    first = names[0]
    if language == "tr" and first.is_unit and len(names) > 1 and not names[1].is_unit:
        between = words[first.end - span.start : names[1].start - span.start]
        if _pattern("tr", "led_by").fullmatch(between):
            return names[1]
    return first


def _is_subject(words: str, span: Span, language: str, name: Name) -> bool:
    at, end = name.start - span.start, name.end - span.start
    if language == "en":
        if _pattern("en", "whole_of").search(words[:at]):
            return True
        owner = not name.whose and _pattern("en", "owner").match(words, end)
        return not owner and not _pattern("en", "governed").search(words[:at])
    stem = None if name.own else (_nouns("tr") if name.is_unit else _titles("tr")).search(words, at)
    if _pattern("tr", "doing").match(words, end if stem is None else _stem(stem)):
        return True
    owned = _pattern("tr", "owned").search(words, max(0, at - 12), at) is not None
    if _pattern("tr", "case").match(words, end) or (name.own and not _is_nominative(words[at:end], name.of, owned)):
        return False
    if not name.own and not name.is_unit:
        said = _titles("tr").search(words[at:end])
        return said is not None and said["rank"] == said["title"]
    return name.own or _nouns("tr", "plain").search(words[at:end]) is not None


def _stem(noun: re.Match[str]) -> int:
    """Where the ending of a noun or a title begins."""
    return noun.end("size" if "size" in noun.groupdict() else "rank")


def _is_nominative(printed: str, mention: Mention, owned: bool) -> bool:
    """Does a name end as its nominative does, or as what is another's does where it stands behind an owner?"""
    name = str(getattr(mention.value, "name", ""))
    last = fold(name).split()[-1:] or [""]
    shown = fold(printed).split()[-1:] or [""]
    if owned and shown[0].startswith(last[0]):
        return len(shown[0]) - len(last[0]) <= 2
    return shown[0].endswith(last[0]) or not last[0].isalpha()


def _pronoun(stretch: str, start: int, language: str, memory: _Memory, names: tuple[Name, ...]) -> Name | None:
    pattern = _pattern(language, "pronoun")
    found = pattern.search(stretch) if language == "tr" else pattern.match(stretch)
    if found is None:
        return None
    before = [n for n in names if n.end <= start and n.own and not n.is_unit] if found.lastgroup == "he" else []
    of = before[-1] if before else memory.doers.get("unit" if found.lastgroup == "it" else "person")
    if of is not None and found.lastgroup != "it" and of.start < memory.opened and memory.people:
        several = len({str(getattr(n.of.value, "name", "")) for n in memory.people}) > 1
        of = None if several else memory.people[-1]  # "the name of Captain Reed is bound up with it. He ..."
    if of is None or start - of.end > REACH:
        return None
    return Name(start + found.start(found.lastgroup or 0), start + found.end(), of.of, False, of.whose)
