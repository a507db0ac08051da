"""Sentence -> outcomes: what became of a place, an attack, a man or a thing, how, or by whom; of each axis only one can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sefer.grammars.oddities.twice.deeds.accounts import Account, called
from sefer.grammars.oddities.twice.deeds.accounts import told as accounts_told
from sefer.grammars.oddities.twice.scenes import STEM, Name, Rows, Scene, peoples, rows
from sefer.grammars.words import table
from sefer.letters.patterns import lazy, plain
from sefer.model import Days

_BEFORE, _BEHIND = 90, 50  # characters from what is told to what it is told of, before and behind it
_NEXT, _FAR = 18, 150  # and of what is told of men behind and before it
_AROUND, _AFTER = 60, 30  # characters before and behind it in which a plan or a rumour takes it back
BACK, _NEAR = 4, 2  # sentences before it that may name him of whom it goes on to speak; and where no pronoun does
_COUNT = 14  # characters between a figure and what became of so many
_OF = 4  # characters between a noun and its name: "Hill 60", "the fort of Aldine"
DID = "did"  # the axis of who did a deed
_LED = ("attempt", "boats", "men")  # what one man led once; who commanded a regiment when is asked elsewhere
_LOADS = ("goods", "guns", "boats")
DEEDS = {"taken": "falls", "led": "leads", "held": "holds", "wrecked": "blows"}  # by the sorts of accounts


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of a sentence and its sort."""

    start: int
    end: int
    sort: str
    stem: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sentence tells to have become of something, of which noun and name, with the nouns and names beside it.

    `verb` is where the deed ends that it goes with; `meant`: the sentences before it name what it is told of; `total`: it is
    told of all, or of none.
    """

    scene: Scene
    axis: str
    value: str
    start: int
    end: int
    verb: int
    noun: Noun | None
    name: Name | None
    nouns: tuple[Noun, ...]
    names: tuple[Name, ...]
    meant: bool = False
    doer: Name | None = None
    total: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What it is told of, as two outcomes of one sentence are held together."""
        return self.axis, self.noun.stem if self.noun else "", self.name.key if self.name else ""

    def words(self) -> tuple[Scene, int, int]:
        """What is shown of it: what it is told of where that stands near, and what is told."""
        spots = [(p.start, p.end) for p in ((self.noun, self.name) if not self.meant else ()) if p is not None]
        spots += [(self.doer.start, self.doer.end)] if self.doer else []
        low = min([self.start, *(s for s, e in spots if self.start - e < _BEFORE)])
        counts = (f.start - self.scene.said.start for f in self.scene.said.counts)
        low = next((at for at in counts if 0 < low - at < _COUNT), low)
        high = max([self.end, *(e for s, e in spots if s - self.end < _BEHIND)])
        return self.scene, low, high

    def days(self) -> tuple[int, int] | None:
        """The first and last day of the dates that stand between the commas around it."""
        said = self.scene.said
        low, high = said.plain.rfind(",", 0, self.start) + 1, said.plain.find(",", self.end)
        high = len(said.plain) if high < 0 else high
        printed = (m for m in said.dates if _DIGIT.search(said.text, m.start - said.start, m.end - said.start))
        here = [m.value for m in printed if low <= m.start - said.start < high]
        told_days = [d for d in (getattr(v, "days", None) for v in here) if isinstance(d, Days)]
        return (min(d.earliest for d in told_days), max(d.latest for d in told_days)) if told_days else None


_DIGIT = lazy(r"\d")
_Spot = TypeVar("_Spot", Noun, Name)


@cache
def axes(language: str) -> dict[str, dict[str, Any]]:
    """The axes of a language, by name."""
    return dict(table(language, "outcomes")["axes"])


@cache
def told(language: str, name: str) -> re.Pattern[str]:
    """A pattern of the words about outcomes, for plain words."""
    return plain(table(language, "outcomes")["words"][name])


@cache
def value_rows(language: str) -> Rows:
    """The words for the values of all axes, each as "axis|value"."""
    every = axes(language).items()
    return rows((f"{axis}|{value}", words) for axis, row in every for value, words in row["values"].items())


@cache
def _nouns(language: str) -> Rows:
    return rows(table(language, "outcomes")["nouns"].items())


@cache
def _deed(language: str, axis: str) -> re.Pattern[str] | None:
    words = axes(language)[axis].get("deed")
    return plain(words) if words else None


def outcomes(scene: Scene, trail: Sequence[Scene], persons: Set[str]) -> Iterator[Outcome]:
    """The outcomes that a sentence tells as they were; `trail` are those before it, `persons` names known to be of persons.

    Of a thing of which a sentence tells two it tells a course, and so none.
    """
    found: dict[tuple[object, ...], list[Outcome]] = {}
    clause = _Clause(scene, trail, persons)
    for entry, hit in scene.hits(value_rows(scene.language)):
        axis, _, value = entry.partition("|")
        low, high = scene.clause(hit.start())
        deed = _deed(scene.language, axis)
        done = _nearest_match(deed, scene.said.plain, low, high, hit) if deed is not None else hit
        if done is None or is_unreal(scene, hit, low, high):
            continue
        if deed is None and is_denied(scene, hit):
            value = axes(scene.language)[axis].get("turned", {}).get(value, "")
        one = (clause.did(value, hit) if axis == DID else clause.of(axis, value, hit, done)) if value else None
        if one is not None:
            found.setdefault((*one.key, one.value if axis == DID else ""), []).append(one)
    for alike in found.values():
        values = {one.value for one in alike}
        if len(values) == 1 or (values == {"taken", "held"} and alike[0].value == "taken" and _goes_on(alike)):
            yield alike[0]


def _nearest_match(deed: re.Pattern[str], text: str, low: int, high: int, hit: re.Match[str]) -> re.Match[str] | None:
    return min(deed.finditer(text, low, high), key=lambda m: abs(m.start() - hit.start()), default=None)


def _goes_on(alike: Sequence[Outcome]) -> bool:
    """Do those who took a place hold it: "took it and held it"?"""
    one, other = alike[0], next(o for o in alike if o.value == "held")
    text = one.scene.said.plain[one.end : other.start + 1]
    return told(one.scene.language, "and_held").search(text) is not None


def is_unreal(scene: Scene, hit: re.Match[str], low: int, high: int) -> bool:
    """Is an outcome only planned, feared, alleged or partly true?"""
    text, begin = scene.said.plain, max(low, hit.start() - _AROUND)
    if any(told(scene.language, n).search(text, begin, min(high, hit.end() + _AFTER)) for n in ("unreal", "mostly")):
        return True
    if told(scene.language, "aimed").match(text, hit.end()):
        return True  # "şehri ele geçirmek için"
    return told(scene.language, "not_yet").search(text, max(low, hit.start() - _AFTER), hit.start()) is not None


def is_denied(scene: Scene, hit: re.Match[str]) -> bool:
    """Do the words beside an outcome deny it?"""
    text, denied = scene.said.plain, told(scene.language, "denied")
    if scene.language == "tr":
        return denied.match(text, hit.end()) is not None
    return denied.search(text, max(0, hit.start() - 60), hit.start()) is not None


class _Clause:
    """The nouns and names of a sentence, looked up when the first outcome asks for them."""

    def __init__(self, scene: Scene, trail: Sequence[Scene], persons: Set[str]) -> None:
        self.scene, self._trail, self._persons = scene, trail, persons
        self._known: tuple[list[Noun], tuple[Name, ...]] | None = None

    def _spots(self) -> tuple[list[Noun], tuple[Name, ...]]:
        if self._known is None:
            self._known = [*nouns_of(self.scene)], called(self.scene)
        return self._known

    def did(self, value: str, hit: re.Match[str]) -> Outcome | None:
        """Who did a deed to what, where the words make one body or man the doer."""
        account = Account(self.scene, DEEDS.get(value, "falls"), *hit.span(), self._spots()[1])
        forces = [n for n in self._spots()[0] if n.sort == "force"]
        doers = [
            d
            for d in account.doers
            if d.kind != "word" or d.key & self._persons or any(_is_beside(n, d) for n in forces)
        ]
        if len(doers) > 1:  # behind a participle: "the column that took it"
            doers = [d for d in doers if d.start >= hit.end()]
        if len(doers) != 1:
            return None
        return self.of(f"{DID} {value}", " ".join(sorted(doers[0].key)), hit, hit, doers[0])

    def of(
        self, axis: str, value: str, hit: re.Match[str], done: re.Match[str], doer: Name | None = None
    ) -> Outcome | None:
        """The outcome with its noun and the name of that, or with a name alone; None where there is neither."""
        scene, row = self.scene, axes(self.scene.language)[axis.partition(" ")[0]]
        low, high = scene.clause(hit.start())
        wanted, kinds = str(row["of"]).split(), str(row["names"]).split()
        here = tuple(
            n for n in self._spots()[1] if low <= n.start < high and n is not doer and not _is_people(scene, n)
        )
        every = [n for n in self._spots()[0] if n.sort in wanted and low <= n.start < high]
        near = tuple(n for n in every if doer is None or not doer.start <= n.start < doer.end)
        last = "deed" not in row and _stands_behind(scene, hit)
        total = told(scene.language, "total").search(scene.said.plain, low, high) is not None
        told_of = (scene, axis, value, *hit.span(), max(hit.end(), done.end()))
        if kinds == ["person"]:
            if value != "free" and is_counted(scene, hit):
                return None
            mine = [n for n in here if n.kind == "person" or (n.kind == "word" and n.key & self._persons)]
            mine = [n for n in mine if not _owns(scene, n, done)]
            name = _nearest(mine, done, scene.language, last, _NEXT, _FAR)
            pronoun = told(scene.language, "his" if "deed" in row else "he").search(scene.said.plain, low, high)
            trail = self._trail if scene.language == "en" else self._trail[-_NEAR:]
            known = name or (
                _meant(trail, self._persons) if pronoun and not scene.is_of_place(low, hit.start()) else None
            )
            return Outcome(*told_of, None, known, (), here, name is None) if known else None
        noun = _nearest(near, done, scene.language, last, _BEHIND)
        meant = self._it(wanted, low, hit.end())
        if noun is None and meant is not None:
            return Outcome(*told_of, meant, None, (meant,), here, True, doer, total)
        near = near if meant is None else (*near, meant)
        mine = [n for n in here if n.kind in kinds and (n.kind != "word" or self._is_place(n, near))]
        name = _nearest(mine, done, scene.language, last, _BEHIND)
        if noun is not None and name is not None and not _is_beside(noun, name):
            beside = [n for n in mine if _is_beside(noun, n)]
            if beside or "ground" not in wanted or abs(noun.start - done.start()) < abs(name.start - done.start()):
                name = beside[-1] if beside else None
            else:
                noun = None
        if self._is_of_other(wanted, done, noun or name):
            return None
        if (noun is None and name is None) or (axis == f"{DID} led" and (noun is None or noun.sort not in _LED)):
            return None
        return Outcome(*told_of, noun, name, near, here, False, doer, total)

    def _is_place(self, name: Name, nouns: Sequence[Noun]) -> bool:
        """Is a name that is of nothing known one of a place, or of a thing whose noun stands beside it?"""
        if any(_is_beside(noun, name) for noun in nouns):
            return True
        text, language = self.scene.said.plain, self.scene.language
        behind = told(language, "place_behind").match(text, name.end)
        before = told(language, "place_before").search(text, max(0, name.start - 12), name.start)
        return behind is not None and before is not None and name.key.isdisjoint(self._persons)

    def _is_of_other(self, wanted: Sequence[str], done: re.Match[str], spot: Noun | Name | None) -> bool:
        """Does a noun of goods or guns stand nearer to what is told than what it would be told of?"""
        if spot is None or "goods" in wanted:
            return False
        apart = max(spot.start - done.end(), done.start() - spot.end)
        loads = (n for n in self._spots()[0] if n.sort in _LOADS)
        return any(0 <= max(n.start - done.end(), done.start() - n.end) < min(apart, _AFTER) for n in loads)

    def _it(self, wanted: Sequence[str], low: int, high: int) -> Noun | None:
        """The noun of the sentence before it for which a pronoun stands."""
        before = self.scene.before
        if before is None or not told(self.scene.language, "it").search(self.scene.said.plain, low, high):
            return None
        return next((n for n in nouns_of(before) if n.sort in wanted), None)


def _stands_behind(scene: Scene, hit: re.Match[str]) -> bool:
    """Does what became of it stand behind it: "fell", "was killed"?"""
    if scene.language == "tr":
        return False
    passive = accounts_told("en", "passive").search(scene.said.plain, max(0, hit.start() - 25), hit.start())
    return passive is not None or told("en", "of_before").match(hit[0]) is not None


def is_counted(scene: Scene, hit: re.Match[str]) -> bool:
    """Is it told of so many: "620 taken prisoner"?"""
    return any(hit.start() - _COUNT < f.end - scene.said.start <= hit.start() for f in scene.said.counts)


def _is_people(scene: Scene, name: Name) -> bool:
    return name.kind == "word" and not name.key.isdisjoint(peoples(scene.language))


def _owns(scene: Scene, name: Name, hit: re.Match[str]) -> bool:
    """Is a person no more than the owner of a noun: "X'in raporunda", and not of a deed that is named: "X'in düştüğü"?"""
    text = scene.said.plain
    if scene.language != "tr" or not told("tr", "owner").match(text, name.end):
        return False
    return not is_named(scene, hit.start(), hit.end())


def is_named(scene: Scene, start: int, end: int) -> bool:
    """Is a Turkish deed named, and not told: "düşmesi", "düştüğü", "kaybı", "kaybedilmişti"?"""
    text = scene.said.plain
    while end < len(text) and text[end].isalpha():
        end += 1
    return told("tr", "back").search(text, start, end) is not None


def nouns_of(scene: Scene) -> Iterator[Noun]:
    """The nouns of a sentence of which an outcome can be told, without those that only tell where another thing lies."""
    for sort, found in scene.hits(_nouns(scene.language)):
        if not _lies_beside(scene, *found.span()):
            yield Noun(*found.span(), sort, found[0][:STEM])


def _lies_beside(scene: Scene, start: int, end: int) -> bool:
    """Does a noun only tell where another thing lies: "the heights above the town"?"""
    text = scene.said.plain
    if told(scene.language, "governed").match(text, end):
        return True
    return accounts_told(scene.language, "governed").search(text, max(0, start - 40), start) is not None


def _is_beside(noun: Noun, name: Name) -> bool:
    """Does a name hold a noun, or stand beside it?"""
    if name.start <= noun.start < name.end:
        return True
    return 0 <= noun.start - name.end < _OF or 0 <= name.start - noun.end < _OF + 2


def _nearest(
    spots: Sequence[_Spot], hit: re.Match[str], language: str, last: bool, reach: int, far: int = _BEFORE
) -> _Spot | None:
    """The nearest before it, or in English behind it; behind a Turkish participle that which it is told of."""
    before = [s for s in spots if hit.start() - far <= s.start < hit.end()]
    behind = [] if last else [s for s in spots if hit.end() <= s.start <= hit.end() + reach]
    one, other = (before[-1] if before else None), (behind[0] if behind else None)
    if language == "tr":
        is_next = other is not None and other.start - hit.end() < _AFTER
        return other if is_next and told("tr", "of_next").match(hit.string, max(hit.start(), hit.end() - 2)) else one
    if one is None or other is None:
        return one or other
    return one if hit.start() - one.end <= other.start - hit.end() else other


def _meant(trail: Sequence[Scene], known: Set[str]) -> Name | None:
    """The one person whom the sentences before it name."""
    for before in reversed(trail):
        persons = [n for n in called(before) if n.kind == "person" or (n.kind == "word" and n.key & known)]
        if persons:
            return persons[-1] if len({p.key for p in persons}) == 1 else None
    return None
