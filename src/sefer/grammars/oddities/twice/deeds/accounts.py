"""Sentence -> accounts of deeds: which deed, and the day, the hour, the doer, the place and the direction that the words give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from sefer.grammars.oddities.bound import bound
from sefer.grammars.oddities.hours import Hour, hours
from sefer.grammars.oddities.twice.scenes import STEM, Name, Rows, Scene, known, rows
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain
from sefer.model import DateValue, Days, PersonValue, PlaceValue, UnitValue

_AROUND = 70  # characters from a verb to what is said of the deed
_BEFORE = 60  # characters before a name that tell what it is in the sentence
_LONG = 10  # days; what is told of more is of no day
_CLOCK = 50  # characters from a verb to its hour
_RUN = lazy(
    r"(?<![\w’'])(?:\d{1,3}(?:st|nd|rd|th)\s)?[A-ZÇĞİÖŞÜÂÎÉ][^\W\d_]+(?:[-\s][A-ZÇĞİÖŞÜÂÎÉ][^\W\d_]+|\s\d{1,4}(?![\d.]))*"
)
_WORDS = lazy(r"\w+")
_NOT = plain(r"(?:(?:i|n|in|il|d[iu]r|t)?[ae]?m[ae](?:d[iı]|m[iı]ş|yan|yen|y[iı]p|z\b|dan\b|den\b))")
_NOT_DONE = plain(r"\w*m[ae]m[ae]s")  # what shall not be done
_NAMED = ("place", "unit", "person")
_TAKEN = ("date", "citation", "quantity", "unit", "place", "person")


@cache
def sorts(language: str) -> dict[str, dict[str, Any]]:
    """The sorts of deeds of a language, by name."""
    return dict(table(language, "accounts")["sorts"])


@cache
def _rows(language: str) -> Rows:
    return rows((name, sort["words"]) for name, sort in sorts(language).items())


@cache
def told(language: str, name: str) -> re.Pattern[str]:
    """A pattern of the words about accounts, for plain words."""
    return plain(table(language, "accounts")["words"][name])


@cache
def _sides(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, plain(rf"\b{words}")) for name, words in table(language, "accounts")["words"]["sides"].items())


def called(scene: Scene) -> tuple[Name, ...]:
    """The units, places and persons of a sentence, and the other words with a capital that it does not open with."""
    if scene.called is None:
        scene.called = _called(scene)
    return scene.called


def _called(scene: Scene) -> tuple[Name, ...]:
    said, start = scene.said, scene.said.start
    found = [
        Name(m.start - start, m.end - start, m.type, _key(scene, m.value, said.text[m.start - start : m.end - start]))
        for m in said.mentions
        if m.type in _NAMED
    ]
    if scene.language == "en":
        found = [replace(n, kind="word") if _is_of_men(scene, n) else n for n in found]
    taken = [(m.start - start, m.end - start) for m in said.mentions if m.type in _TAKEN]
    for height in told(scene.language, "heights").finditer(said.plain):
        if not any(n.start < height.end() and height.start() < n.end for n in found):
            found.append(Name(*height.span(), "place", frozenset(_WORDS.findall(height[0])[:1])))
            taken.append(height.span())
    for run in _RUN.finditer(said.text):
        low, high = run.span()
        inside = next((a for a, b in taken if low < a < high <= b), high)
        high = low + len(said.text[low:inside].rstrip())  # "Çatalca Mütarekesi 3 Aralık'ta"
        if any(a < high and low < b for a, b in taken):
            continue
        words = list(_WORDS.finditer(said.text, low, high))
        while words and told(scene.language, "openers").match(caseless(words[0][0])):
            words.pop(0)
        place = low == 0 and len(words) == 1 and caseless(words[0][0]) in scene.named_places
        if low == 0 and len(words) == 1 and not place and said.text[high : high + 1] not in ("'", "’"):
            continue  # what opens a sentence may be any word
        key = _stems(scene.language, " ".join(w[0] for w in words))
        if key and not told(scene.language, "months").match(caseless(words[0][0])):
            found.append(Name(words[0].start(), high, "place" if place else "word", key))
    return tuple(sorted(found, key=lambda name: name.start))


def _is_of_men(scene: Scene, name: Name) -> bool:
    """Are "the Gordons" read as a place men of that name?"""
    text = scene.said.plain
    return name.kind == "place" and told("en", "by_men").search(text, max(0, name.start - 12), name.end) is not None


def _key(scene: Scene, value: object, words: str) -> frozenset[str]:
    if isinstance(value, UnitValue) and value.number is not None:
        return frozenset((f"{value.number}", value.echelon))
    if isinstance(value, PersonValue):
        return _stems(scene.language, value.name)
    return _stems(scene.language, value.name if isinstance(value, (PlaceValue, UnitValue)) else words)


def _stems(language: str, words: str) -> frozenset[str]:
    every = [caseless(word) for word in _WORDS.findall(words)]
    return frozenset(w[:STEM] for w in every if (len(w) != 2 or w.isdigit()) and not told(language, "ranks").match(w))


@dataclass(frozen=True)
class Account:
    """A deed that a sentence tells: its verb or noun, and what is said of it."""

    scene: Scene
    sort: str
    start: int
    end: int
    called: tuple[Name, ...]
    of: str = ""  # the thing that was led

    @cached_property
    def zone(self) -> tuple[int, int]:
        """The clause between semicolons in which it stands."""
        return self.scene.clause(self.start)

    @cached_property
    def names(self) -> list[Name]:
        low, high = self.zone
        return [name for name in self.called if low <= name.start < high]

    @cached_property
    def day(self) -> tuple[Days, int, int, bool] | None:
        """The day that dates it and whether with its year: not one since which, before which or after which it is told."""
        said, language = self.scene.said, self.scene.language
        low, high = self.zone
        dates = [
            (m, m.value.days)
            for m in said.dates
            if isinstance(m.value, DateValue)
            and m.value.days is not None
            and m.value.days.latest - m.value.days.earliest < _LONG
            and low <= m.start - said.start < high
        ]
        found = bound(said.plain, said.start, self.start, self.end, dates, language)
        if found is None:
            return None
        begin, close = found[0].start - said.start, found[0].end - said.start
        if told(language, "undated_before").search(said.plain, max(0, begin - 30), begin):
            return None
        if told(language, "undated_behind").match(said.plain, close):
            return None
        if begin >= self.end and not self._is_dated_behind(begin):
            return None
        if told(language, "earlier").search(said.plain, close, max(close, self.start)):
            return None
        value = found[0].value
        return found[1], begin, close, isinstance(value, DateValue) and value.year_given

    def _is_dated_behind(self, begin: int) -> bool:
        """Can a day that stands behind it be its own: not where another verb stands between?"""
        text = self.scene.said.plain
        if self.scene.language == "tr":
            of_noun = told("tr", "noun_first").match(text, self.start)
            return bool(of_noun or told("tr", "on_which").match(text[self.start : begin]))
        if told("en", "nominal_deed").match(text, self.start) is None:
            return True
        between = text[self.end : begin]
        return told("en", "dated_noun").match(between) is not None and told("en", "other_deed").search(between) is None

    @cached_property
    def hour(self) -> Hour | None:
        """The time of day nearest to it."""
        low, high = self.zone
        near = [h for h in hours(self.scene.said.small, self.scene.language) if low <= h.start < high]
        return min(
            (h for h in near if self.apart(h.start, h.end) < _CLOCK),
            key=lambda h: self.apart(h.start, h.end),
            default=None,
        )

    def apart(self, start: int, end: int) -> int:
        """How far some words of its sentence stand from it."""
        return max(start - self.end, self.start - end)

    @cached_property
    def side(self) -> tuple[str, int, int] | None:
        """The direction nearest to it."""
        low, high = self.zone
        found = [
            (self.apart(*m.span()), name, *m.span())
            for name, words in _sides(self.scene.language)
            for m in words.finditer(self.scene.said.plain, max(low, self.start - 30), min(high, self.end + 30))
        ]
        return min(found)[1:] if found else None

    @cached_property
    def doers(self) -> list[Name]:
        """The units, persons or other names that the words make its doers."""
        is_doer = _is_doer_english if self.scene.language == "en" else _is_doer_turkish
        return [name for name in self.names if name.kind != "place" and is_doer(self, name)]

    @cached_property
    def places(self) -> list[Name]:
        """The names that the words make its place."""
        is_place = _is_place_english if self.scene.language == "en" else _is_place_turkish
        beside = sorts(self.scene.language)[self.sort].get("beside", False)
        return [n for n in self.names if n.kind in ("place", "word") and (beside or is_place(self, n))]

    def looks_back(self) -> bool:
        """Does it tell the deed as one that was told, or is known, and not as the next one of the tale?"""
        text, word = self.scene.said.plain, _WORDS.match(self.scene.said.plain, self.start)
        if self.scene.language == "en":
            if told("en", "nominal").search(text, max(0, self.start - 25), self.start):
                return True
            return told("en", "back").search(text, max(0, self.start - 45), self.end) is not None
        end = max(word.end() if word else self.end, self.end)
        more = _WORDS.search(text, self.end)
        end = more.end() if more and more.start() - self.end < 2 else end
        if told("tr", "before_then").search(text, self.start, min(self.zone[1], self.end + _AROUND)):
            return True
        return told("tr", "back").search(text, self.start, min(len(text), end + 1)) is not None


def accounts(scene: Scene) -> Iterator[Account]:
    """The deeds that a sentence tells as done."""
    language, text = scene.language, scene.said.plain
    names: tuple[Name, ...] | None = None
    for sort, found in scene.hits(_rows(language)):
        row = sorts(language)[sort]
        low, high = scene.clause(found.start())
        before = max(low, found.start() - _AROUND)
        of = row.get("of", "")
        thing = _beside(scene, of, before, min(high, found.end() + _AROUND)) if of else ""
        if of and not thing:
            continue
        if (without := row.get("without")) and plain(without).search(text, before, min(high, found.end() + 30)):
            continue
        if scene.tells(told(language, "unreal"), before, _stop(text, found.end(), min(high, found.end() + 25))):
            continue
        if language == "en" and known("en", "negated").search(text, max(low, found.start() - 40), found.start()):
            continue
        if language == "tr" and (_NOT.match(text, found.end()) or _NOT_DONE.match(text, found.start())):
            continue
        names = called(scene) if names is None else names
        yield Account(scene, sort, found.start(), found.end(), names, thing if of == "led" else "")


def _stop(text: str, at: int, high: int) -> int:
    """Where the part of a sentence ends that a comma closes."""
    comma = text.find(",", at, high)
    return high if comma < 0 else comma


def _beside(scene: Scene, of: str, low: int, high: int) -> str:
    """The word beside a verb without which it is of no deed of its sort."""
    if of in ("starts", "led"):
        found = told(scene.language, "start" if of == "starts" else "led").search(scene.said.plain, low, high)
        return found[0] if found else ""
    return next((t.stem for t in scene.things if t.kind == of and low <= t.start < high), "")


def _is_doer_english(one: Account, name: Name) -> bool:
    text = one.scene.said.plain
    if told("en", "way").match(text[name.start : name.end]):
        return False
    if told("en", "doer_before").search(text, max(0, name.start - _BEFORE), name.start):
        return True
    if told("en", "who").match(text, name.end) and name.end < one.start < name.end + _BEFORE:
        return True
    passive = told("en", "passive").search(text, max(0, one.start - 25), one.start)
    if passive or name.end > one.start or told("en", "no_agent").match(text, one.start):
        return False
    between = text[name.end : one.start]
    if told("en", "parts").search(between) or any(
        name.end <= n.start < one.start for n in one.names if n.kind == name.kind
    ):
        return False
    return told("en", "no_doer").search(text, max(0, name.start - _BEFORE), name.start) is None


def _is_doer_turkish(one: Account, name: Name) -> bool:
    text = one.scene.said.plain
    if told("tr", "doer_behind").match(text, name.end):
        return True
    if name.start >= one.end:  # "the one that took it": the 28th
        word = _WORDS.match(text, one.start)
        last = text[one.start : name.start].split()
        return (
            bool(word and last)
            and len(last) <= 3
            and told("tr", "participle").search(last[0] if len(last) == 1 else " ".join(last)) is not None
        )
    if told("tr", "passive").match(text, one.start):
        return False
    return name.kind in ("unit", "person") and told("tr", "agent_behind").match(text, name.end) is not None


def _is_place_english(one: Account, name: Name) -> bool:
    text = one.scene.said.plain
    if text[max(0, name.start - 8) : name.start] == " by the " and not told("en", "way").match(
        text[name.start : name.end]
    ):
        return False
    return told("en", "place_before").search(text, max(0, name.start - _BEFORE), name.start) is not None


def _is_place_turkish(one: Account, name: Name) -> bool:
    text = one.scene.said.plain
    if name.kind == "place" and told("tr", "in_place").search(text, name.start, name.end):
        return True
    return told("tr", "place_behind").match(text, name.end) is not None
