"""Bodies of men by a noun and the words before it, whether or not they are read as units: "the mortar company", "hecin taburu".

Two such phrases may mean one body where the words of one are among those of the other; a bare noun means the one named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.words import LANGUAGES, table
from sefer.letters import fold
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Reading

_BACK = 70  # characters before its noun in which the words of a phrase stand
_MOST = 5  # words of it
_STEM = 5  # letters by which a word is known again
_REACH = 6_000  # characters over which a bare noun may mean the body named last
_NEAR = 2_000  # the same where it is not of what the text tells most
_BESIDE = 200  # the same within which it means none but that
_SOME = ("bir", "a", "an")
_NEW = lazy(r"\b(?:[Aa]n?|[Aa]nother)\s+$")
_TOKEN = lazy(r"\S+")
_POSSESSIVE = lazy(r"(?:['’]s|s['’])$")
_FIGURE = lazy(r"[\d.,]*\d")
_ORDINAL = lazy(r"(?:\d+|[IVX]+)\.")
_MARK = lazy(r"[,;:.()!?”\"»]$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where a body is told of, by which noun and which words before or behind it."""

    start: int
    end: int
    noun: str
    words: frozenset[str]
    points: bool  # does a bare noun point at a body that was named, or open its sentence?
    governed: bool = False  # does its case make it no subject?

    def may_be(self, other: Phrase) -> bool:
        """May two phrases mean one body, by the words of both, none of which is that of a people?"""
        if self.noun != other.noun or not (self.words <= other.words or other.words <= self.words):
            return False
        return not (self.words ^ other.words) & _peoples()


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["phrases"][name]))


@cache
def _peoples() -> frozenset[str]:
    return frozenset(fold(w)[:_STEM] for language in LANGUAGES for w in table(language, "units")["words"]["nations"])


def _forms(language: str) -> str:
    return str(table(language, "told")["phrases"]["forms"])


class Phrases:
    """The phrases of a text, found noun by noun when they are asked for."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._found: dict[tuple[str, str], list[Phrase]] = {}

    def of(self, noun: str, language: str) -> list[Phrase]:
        """All phrases of a noun."""
        if (noun, language) not in self._found:
            nouns = re.compile(rf"(?<![\w’'-]){_forms(language).replace('NOUN', _either(noun))}")
            self._found[noun, language] = [
                p for n in nouns.finditer(self._text) if (p := _phrase(self._text, n, language)) is not None
            ]
        return self._found[noun, language]

    def before(self, cue: tuple[int, int], sentence: tuple[int, int], language: str) -> Phrase | None:
        """The body of whom a word in a sentence is told: the nearest before it, or the one behind it that it governs."""
        low, high = sentence
        found = list(self._in(low, high, language))
        ahead = [p for p in found if p.end <= cue[0] and not self._is_governed(p, low, language)]
        return ahead[-1] if ahead else self.behind(cue, sentence, language)

    def behind(self, cue: tuple[int, int], sentence: tuple[int, int], language: str) -> Phrase | None:
        """The body behind a word that governs it: "dissolved the ferry company"."""
        found = next((p for p in self._in(*sentence, language) if p.start >= cue[1]), None)
        gap = self._text[cue[1] : found.start] if found else ""
        return found if found and _pattern(language, "object").fullmatch(gap) else None

    @staticmethod
    def tells(text: str, language: str) -> bool:
        """Does a text hold the noun of a body?"""
        return _pattern(language, "noun").search(_small(text, language)) is not None

    @staticmethod
    def is_governed(words: str, language: str) -> bool:
        """Does a bare noun bear a case that makes it no subject: "tümene"?"""
        noun = _pattern(language, "noun").fullmatch(words)
        return noun is not None and _pattern(language, "case").fullmatch(noun[0][len(noun["noun"]) :]) is not None

    def whole(self, phrase: Phrase, language: str) -> Phrase:
        """A bare noun with the words of the body of its sort that was named last before it; else the phrase itself."""
        if phrase.words:
            return phrase
        same = [p for p in self.of(phrase.noun, language) if p.words and 0 < phrase.start - p.start < _REACH]
        return same[-1] if same else phrase

    def again(self, phrase: Phrase, language: str) -> Iterator[tuple[int, int, bool]]:
        """Where the body of a phrase is told of again: by all its words (True), by some, or by its bare noun."""
        every = self.of(phrase.noun, language)
        others = {p.words for p in every if p.words and not phrase.may_be(p)}
        for n, one in enumerate(every):
            if not phrase.may_be(one) or any(one.words and one.words <= o for o in others):
                continue
            if one.words:
                if not self._is_new(one, language):
                    yield one.start, one.end, one.words == phrase.words
            elif one.points and not self._is_governed(one, 0, language) and self._is_meant(phrase, every, n):
                yield one.start, one.end, False

    def _is_new(self, phrase: Phrase, language: str) -> bool:
        """Is a body told of as one that nobody has heard of: "a boat company"?"""
        return language == "en" and _NEW.search(self._text, max(0, phrase.start - 12), phrase.start) is not None

    def _is_meant(self, phrase: Phrase, every: Sequence[Phrase], n: int) -> bool:
        """Is a body the one that was named last before a bare noun, or the only one of its sort?"""
        named = [p for p in every[:n] if p.words]
        far = every[n].start - named[-1].end if named else _REACH
        if far < _NEAR and (far < _BESIDE or phrase.may_be(named[-1])):
            return phrase.may_be(named[-1])
        mine = [p for p in every if p.words and phrase.may_be(p)]
        return len(mine) > 1 and 2 * len(mine) > sum(bool(p.words) for p in every)

    def printed(self, phrase: Phrase) -> str:
        """The words of a phrase as the text prints them."""
        return " ".join(self._text[phrase.start : phrase.end].split())

    def alias(self, cue: int, low: int, language: str) -> Phrase | None:
        """A name that is told between a body and a word that is told of it: "the troop, known as Lyle's Troop, was disbanded"."""
        known = _pattern(language, "known_as").search(self._text[low:cue])
        return self._named(low + known.start("noun"), known["noun"], language) if known else None

    def _in(self, low: int, high: int, language: str) -> Iterator[Phrase]:
        for noun in _pattern(language, "noun").finditer(_small(self._text[low:high], language)):
            for phrase in self.of(_stem(noun["noun"], language), language):
                if phrase.end == low + noun.end():
                    yield phrase

    def _is_governed(self, phrase: Phrase, low: int, language: str) -> bool:
        if phrase.governed:
            return True
        before, behind = (
            self._text[max(low, phrase.start - 24) : phrase.start],
            self._text[phrase.end : phrase.end + 14],
        )
        return bool(
            _pattern(language, "governed").search(before) or _pattern(language, "governed_behind").match(behind)
        )

    def _named(self, at: int, noun: str, language: str) -> Phrase | None:
        return next((p for p in self.of(_stem(noun, language), language) if p.start <= at < p.end), None)


def points(name: str, language: str) -> bool:
    """Does what is taken for a name only point at a body: "mezkûr alay"?"""
    first = fold(name.split(maxsplit=1)[0])
    return first != "the" and _pattern(language, "points").fullmatch(first) is not None


def key(name: str, language: str) -> Phrase | None:
    """A printed name as a phrase."""
    full = f"the {name}" if language == "en" else name
    found = list(_pattern(language, "noun").finditer(_small(full, language)))
    return _phrase(full, found[-1], language) if found else None


def _phrase(text: str, noun: re.Match[str], language: str) -> Phrase | None:
    start = at = noun.start()
    words: list[str] = []
    low = max(0, start - _BACK)
    low = max(low, text.rfind("\n", low, start) + 1)
    points = closed = some = False
    for token in reversed(list(_TOKEN.finditer(text, low, start))):
        word = token.group().lstrip("“\"'‘(«[")
        if (
            text[token.end() : at].strip()
            or len(words) == _MOST
            or (_MARK.search(word) and not _ORDINAL.fullmatch(word))
        ):
            break
        plain = fold(word).strip(".")
        if _pattern(language, "counts").fullmatch(plain) or _FIGURE.fullmatch(word):
            return None  # "three batteries", "iki tabur"
        if _pattern(language, "points").fullmatch(plain):
            points = closed = True
            break
        if _pattern(language, "stop").fullmatch(plain):
            some = plain in _SOME
            break
        if owner := _pattern(language, "owner").fullmatch(word):
            words.insert(0, fold(next(g for g in owner.groups() if g)))
            start, closed = token.end() - len(word), True
            break
        form = word if language == "en" or word[0].isupper() else _small(word, language)
        if not _pattern(language, "modifier").fullmatch(form):
            break
        start = at = token.end() - len(word)
        if not _pattern(language, "skip").fullmatch(plain):
            words.insert(0, _POSSESSIVE.sub("", plain) if language == "en" else plain)
        if word != token.group() or (language == "en" and _POSSESSIVE.search(word)):
            closed = True
            break
    if language == "en" and not (closed or _pattern(language, "article").search(text[low:start])):
        while words and words[0].isalpha() and text[start].islower():  # "joined Voss's battery"
            start += len(text[start : noun.start()].split(None, 1)[0]) + 1
            words.pop(0)
    end = noun.end()
    if behind := _pattern(language, "behind").match(text, end):
        words += [fold(w) for w in behind["of"].split()]
        end = behind.end()
    opens = not words and not some and (language == "tr" or points)
    governed = _pattern(language, "case").fullmatch(noun[0][len(noun["noun"]) :]) is not None
    known = frozenset(w[:_STEM] if w.isalpha() else w for w in words)
    return Phrase(start, end, _stem(noun["noun"], language), known, opens, governed)


def _stem(noun: str, language: str) -> str:
    stem = _small(noun, language)
    return f"{stem[:-1]}k" if stem.endswith("ğ") else f"{stem[:-1]}p" if stem.endswith("grub") else stem


def _either(noun: str) -> str:
    """A noun as it may be printed: with or without its capital, its last letter softened."""
    last = {"k": "[kğ]", "p": "[pb]"}.get(noun[-1], re.escape(noun[-1]))
    first = {"i": "[iİ]"}.get(noun[0], f"[{noun[0]}{noun[0].upper()}]")
    return f"(?P<noun>{first}{re.escape(noun[1:-1])}{last})"


def _small(text: str, language: str) -> str:
    words = text.replace("İ", "i").replace("I", "ı").lower() if language == "tr" else text.lower()
    return words if len(words) == len(text) else text
