"""The bodies of whom a sentence tells, as its words name them: by a number, a name, the noun of a sort of men, or a people.

A body stands aside where its sentence only says where, against whom or within what another did something: "on the left of the
Fusiliers", "alayın karşısındaki tabur".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.said import Said
from sefer.grammars.words import any_of, table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plainly_sought

_STEM = 5  # letters by which a name is known again
_BESIDE = 60  # characters beside a body that say that it stands aside
_NUMBER = lazy(r"\d{1,3}(?=st|nd|rd|th|\.|[’']\w{0,2}c[ıiuü])|(?<![^\W\d_])[IVXLC]{1,6}(?![^\W\d_])")
_WORD = lazy(r"(?<![’'\w])[^\W\d_a-zçğıöşü][^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Owner:
    """A body that a sentence names: where, its number, its names, the noun of its sort, and whether it stands aside.

    `outer`: does it only say of what another is a part, or before whom it stood: "the division of which the 9th was a part"?
    """

    start: int
    number: str
    names: frozenset[str]
    noun: str
    aside: bool
    outer: bool = False

    def is_like(self, other: Owner) -> bool:
        """May two names be of one body: one number, or else a name in common?"""
        if self.number and other.number:
            return self.number == other.number
        return not self.names.isdisjoint(other.names)

    def is_named_in(self, said: Said) -> bool:
        """Does a sentence say its number, or any of its names?"""
        words = {caseless(word)[:_STEM] for word in _WORD.findall(said.text)}
        return bool(self.names & words) or self.number in _NUMBER.findall(said.text)

    def is_unlike(self, other: Owner) -> bool:
        """Are both named by number, or both by name, as two bodies of one sort?"""
        if self.noun != other.noun:
            return False
        if self.number or other.number:
            return bool(self.number and other.number) and self.number != other.number
        return bool(self.names and other.names) and self.names.isdisjoint(other.names)


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(table(language, "numbered")["owners"][name])


@cache
def _bodies(language: str) -> re.Pattern[str]:
    """A name or number with the noun of a body, as it is printed."""
    nouns = any_of([*table(language, "told")["bodies_of_men"], *table(language, "numbered")["owners"]["nouns"]])
    return lazy(table(language, "numbered")["owners"]["body"].replace("NOUNS", nouns))


@cache
def _peoples(language: str) -> frozenset[str]:
    return frozenset(caseless(word)[:_STEM] for word in table(language, "quantities")["words"]["nations"])


@cache
def _known_foe(language: str) -> frozenset[str]:
    return frozenset(caseless(word)[:_STEM] for word in table(language, "numbered")["owners"]["foe"])


@cache
def _no_names(language: str) -> frozenset[str]:
    """The beginnings of words with a capital that name nobody: ranks, and those that open a sentence."""
    return frozenset(caseless(word)[:_STEM] for word in table(language, "numbered")["owners"]["no_names"])


def of_whole_war(said: Said) -> bool:
    """Is what a sentence tells that of a whole war or siege, or of the time from one month or year to another?"""
    return _known(said.language, "whole").search(said.plain) is not None


def is_aside(language: str, plain: str, start: int, end: int) -> bool:
    """Do the words beside a body say that it is only where, against whom or within what another did something?"""
    before = _known(language, "aside_before").search(plain[max(0, start - _BESIDE) : start])
    return before is not None or _known(language, "aside_behind").match(plain, end) is not None


def _is_outer(said: Said, start: int, end: int) -> bool:
    before = _known(said.language, "outer_before").search(said.plain[max(0, start - _BESIDE) : start])
    return before is not None or _known(said.language, "outer_behind").match(said.plain, end) is not None


def owners(said: Said) -> Iterator[Owner]:
    """The bodies that a sentence names, and a people that does something in it."""
    language = said.language
    for found in _bodies(language).finditer(said.text):
        words = found["names"] or found["behind"] or found["short"] or ""
        names = frozenset(caseless(word)[:_STEM] for word in _WORD.findall(words)) - _no_names(language)
        number = _NUMBER.search(words)
        if names or number:
            noun = caseless(found["noun"] or found["noun2"] or "")[:_STEM]
            aside = is_aside(language, said.plain, found.start(), found.end())
            outer = aside and _is_outer(said, found.start(), found.end())
            yield Owner(found.start(), number[0] if number else "", names, noun, aside, outer)
    for mention in said.mentions:
        start, end = mention.start - said.start, mention.end - said.start
        if mention.type == "person" and _known(language, "leads").match(said.plain, end):
            words = frozenset(caseless(word)[:_STEM] for word in _WORD.findall(said.text[start:end]))
            if names := words - _no_names(language):
                yield Owner(start, "", names, "", is_aside(language, said.plain, start, end))
    for doer in _known(language, "people").finditer(said.plain):
        if doer["people"][:_STEM] in _peoples(language) | _known_foe(language):
            yield Owner(doer.start("people"), "", frozenset({doer["people"][:_STEM]}), "", False)
