"""Values that lean on a work each: "840 men (Aktan 1937, 88) … these 1,320 men (Fairlie 1931, 182)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from sefer.grammars.oddities.happenings import sorts_of
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.twice.voices.telling import UNLIKE, differ
from sefer.grammars.oddities.twice.voices.values import Value, known, sorts, values, weighed_beside
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, lazy, plain, sought
from sefer.model import CitationValue, Mention, Oddity, Span

_STEM = 5
_NEAR = 1  # sentences from one value to the other
_POINTING = 30  # characters before a value in which a word points back
_WORD = lazy(r"[^\W\d_]{3,}")
_VOICE = lazy(r"[^\W\d_]{0,6},?\s*(?:(?:in|by|and)\s+)?(?:[A-ZÇĞİÖŞÜ][\w.'’-]+\s*){0,4}")  # the name of the second work
_SIGNS = ("Kl.", "(s. ")  # of an archive and of a page
_STOP = lazy(r"[;,:]\s|$")
_NAMED = ("place", "unit", "person", "date")


@dataclass(frozen=True)
class Leaned:
    """A value, the work that is cited behind it, and the clause that both stand in."""

    said: Said
    at: int
    value: Value
    work: str
    low: int
    bracket: int  # where the citation begins
    cite: int  # and ends
    high: int

    @property
    def led(self) -> bool:
        """Does the value stand behind its work?"""
        return self.value.start >= self.cite

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words that are no names."""
        taken = [(m.start - self.said.start, m.end - self.said.start) for m in self.said.mentions if m.type in _NAMED]
        found = (
            m
            for part in self._parts
            for m in _WORD.finditer(self.said.plain, *part)
            if not any(a <= m.start() < b for a, b in taken)
        )
        return frozenset(m[0] for m in found)

    @property
    def _parts(self) -> tuple[tuple[int, int], ...]:
        """The clause without the value and the citation."""
        (a, b), (c, d) = sorted(((self.value.start, self.value.end), (self.bracket, self.cite)))
        return (self.low, a), (b, c), (d, self.high)

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The sorts of deeds that it tells, and the beginnings of its longer words."""
        told = {sort for word in self.stems for sort in sorts_of(word, "", self.said.language)}
        told |= {"dies"} if self.named("person") and "falls" in told else set()
        return frozenset(told | {word[:_STEM] for word in self.stems if len(word) >= _STEM})

    @cached_property
    def fates(self) -> frozenset[str]:
        """What it tells to have become of men."""
        end = self.said.plain[self.low : self.high]
        return frozenset(name for name, told in sorts(self.said.language, "fates") if told.search(end))

    def named(self, kind: str) -> frozenset[str]:
        """The beginnings of its names of one sort."""
        base = self.said.start
        return frozenset(
            self.said.between(m.start, m.end)[: _STEM + 1]
            for m in self.said.mentions
            if m.type == kind and self.low <= m.start - base < self.high
        )


def leaned(page: Page) -> Iterator[Oddity]:
    """("rivals", ...): a value beside an earlier one that is told of the same thing and leans on another work."""
    last: list[Leaned] = []
    signed = any(sign in page.document.text for sign in _SIGNS)
    if not signed and not any(page.of("citation")):
        return
    for at, said in enumerate(page.said):
        if said.before is None:
            last = []
        if said.kind != "body":
            continue
        for other in _leaned(said, at, signed):
            one = next((x for x in reversed(last) if other.at - x.at <= _NEAR and _is_of_one_thing(x, other)), None)
            if one is not None and not weighed_beside(one.said, other.said):
                yield _odd(one, other)
            last.append(other)


def _odd(one: Leaned, other: Leaned) -> Oddity:
    a, b, c, d = (x.said.start + at for x in (one, other) for at in (x.value.start, x.value.end))
    text = one.said.reading.document.text
    says = {"first": text[a:b], "second": text[c:d], "one": one.work, "other": other.work}
    return Oddity("rivals", c, d, (Span(a, b),), says)


def _leaned(said: Said, at: int, signed: bool) -> list[Leaned]:
    """The values of a sentence that a work is cited for."""
    if any(isinstance(m.value, CitationValue) for m in said.mentions) or (
        signed and any(sign in said.text for sign in _SIGNS)
    ):
        found = values(said)
        led = [*_led(said, at, found)]
        return led if len(led) > 1 else [*_backed(said, at, found)]
    return []


def _led(said: Said, at: int, found: Sequence[Value]) -> Iterator[Leaned]:
    """The values that stand right behind the name of their work: "Hale (1931, 60) 4,200", "ATASE, Kl. 12'de 4.200"."""
    voices = [
        (m.start - said.start, m.end - said.start, _label(m))
        for m in said.mentions
        if isinstance(m.value, CitationValue)
    ]
    voices += [(*m.span(), next(filter(None, m.groups()))) for m in _signs(said.language).finditer(said.text)]
    low = 0
    for start, end, work in sorted(voices):
        value = next((v for v in found if end <= v.start), None)
        if value is not None and not said.plain[end : value.start].strip():
            stop = _STOP.search(said.plain, value.end)
            high = stop.start() if stop else len(said.plain)
            yield Leaned(said, at, value, work, low, start, end, high)
            low = value.end


def _backed(said: Said, at: int, found: Sequence[Value]) -> Iterator[Leaned]:
    """The last value of each sort before each citation in a bracket."""
    cites = [m for m in said.mentions if isinstance(m.value, CitationValue)]
    low = 0
    for n, cite in enumerate(cites):
        start, end = cite.start - said.start, cite.end - said.start
        behind = cites[n + 1].start - said.start if n + 1 < len(cites) else len(said.plain)
        stop = _STOP.search(said.plain, end, behind)
        high = end if said.language == "en" else stop.start() if stop else behind
        for sort in {v.sort for v in found}:
            inside = [v for v in found if v.sort == sort and low <= v.start < start]
            if inside and not (sort != "count" and any(v.start > inside[-1].end for v in found if v.start < start)):
                yield Leaned(said, at, inside[-1], _label(cite), low, start, end, max(end, high))
        low = end if said.language == "en" else max(end, high if high < behind else end)


def _label(cite: Mention) -> str:
    items = cite.value.items if isinstance(cite.value, CitationValue) else ()
    return "; ".join(dict.fromkeys(item.label.split(",")[0] if item.year else item.label for item in items))


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "oddities")["rivals"][name])


@cache
def _signs(language: str) -> Sought:
    return sought(str(table(language, "oddities")["rivals"]["signs"]))


@cache
def _apart(language: str) -> re.Pattern[str]:
    return plain(table(language, "again")["words"]["apart"])


def _men(language: str, noun: str) -> str:
    """The noun of a value, of which the arms that men bear stand for the men: "840 rifles"."""
    return "man" if noun and _words(language, "arms").match(noun) else noun


def _is_of_one_thing(one: Leaned, other: Leaned) -> bool:
    """Do two values differ, and does the second stand bare beside the first, point back to it or tell of the same deed?"""
    mine, theirs, language = one.value, other.value, one.said.language
    if (
        mine.sort != theirs.sort
        or one.work == other.work
        or not differ(mine, theirs)
        or language != other.said.language
    ):
        return False
    if mine.sort == "count" and max(mine.low, theirs.low) >= UNLIKE * min(mine.low, theirs.low):
        return False
    later = (_apart(language), known(language, "later"))
    if any(words.search(other.said.plain, other.low, other.bracket) for words in later):
        return False
    for kind in _NAMED:
        told = one.named(kind), other.named(kind)
        if all(told) and told[0].isdisjoint(told[1]) and kind != mine.sort:
            return False
    nouns = [_men(language, value.counted) for value in (mine, theirs)]
    if mine.sort == "count" and all(nouns) and nouns[0] != nouns[1]:
        return False
    if one.fates and other.fates and one.fates.isdisjoint(other.fates):
        return False
    if one.led and other.led:
        return one.said is other.said and _VOICE.fullmatch(one.said.text, mine.end, other.bracket) is not None
    if one.said is other.said and _words(language, "bare").fullmatch(one.said.plain, one.cite, theirs.start):
        return True
    if mine.sort in ("date", "hour"):
        return bool(one.deeds & other.deeds)
    return _points_back(one, other) and (mine.sort == "span" or any(nouns) or bool(one.deeds & other.deeds))


def _points_back(one: Leaned, other: Leaned) -> bool:
    """Does a word right before the second value point to the first: "these", or "its" where nobody else is named between them?"""
    language, plain, at = one.said.language, other.said.plain, other.value.start
    begin = other.low if one.said is not other.said else one.cite
    found = _words(language, "points").search(plain, max(begin, at - _POINTING), at)
    if found is None:
        return False
    return not found["own"] or not _words(language, "somebody").search(plain, begin, found.start())
