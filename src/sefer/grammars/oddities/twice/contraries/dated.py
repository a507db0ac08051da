"""Reading -> one deed that two sentences date otherwise: the town fell on the 3rd, the loss of the town on the 9th.

A deed is known again by the class of its word (the table of events), by the names and things beside it and by rare words;
what is asked is a question: only signs tie the two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from sefer.grammars.oddities.happenings import sorts_of
from sefer.grammars.oddities.hours import Hour, hours
from sefer.grammars.oddities.told_days import Dated, told_days
from sefer.grammars.oddities.twice.deeds.accounts import called, told
from sefer.grammars.oddities.twice.deeds.feat_names import are_two, is_known_by, thing_of
from sefer.grammars.oddities.twice.deeds.feats import can_stand_behind, is_spoken_of
from sefer.grammars.oddities.twice.matters import are_near, are_of_two_works, best_tied, common_stems
from sefer.grammars.oddities.twice.scenes import BROAD, STEM, Name, Scene, known
from sefer.grammars.words import table
from sefer.letters.patterns import plain, plainly_sought

_BESIDE = 55  # characters from a deed to the thing that it is of
_DATED = 90  # and to the words that date it
_MARK = 25  # characters that a mark between a deed and its day counts for,
_OPENS, _LIGHT = 20, 8  # and where the day opens the sentence
_LONG = 10  # days; what is told of more is of no day
_APART = 21  # days beyond which two days are rather of two deeds
_HOURS = 2.0  # the same from which two hours differ
_MOST = 60  # deeds of one sort that are held against one another
_MANY = 3  # days of one deed beyond which it was done so often
_RARE = 3  # sentences in which a word stands that says much
_LEAST = 3  # signs that make a question
_ONE_THING, _NONE_LEFT = 3, 100  # signs that one thing by its name counts for, and two things take away
_OFTEN = ("attacks",)  # of which every text tells many
_ONE = {"dismisses": "names"}  # who hands over and who takes over tell of one day
_DENIED = 40  # characters before a deed in which it is denied
_NOT = plain(r"m[ae](?:d[iı]|m[iı]ş|yan|yen|y[iı]p|z\b|d[ae]n\b)")
_THINGS = "ground tank boats guns"  # sorts of what a deed of a thing can be done to
_FEATURE = 4  # letters by which a feature is known in a name: Türbetepe, the hill


@dataclass(frozen=True, slots=True)
class Deed:
    """A word that tells a deed, the words that date it, and what stands beside it."""

    scene: Scene
    sort: str
    start: int
    end: int
    day: Dated | None
    hour: Hour | None
    names: tuple[Name, ...]
    things: frozenset[str]

    @property
    def implied(self) -> tuple[Name, ...]:
        """The names of the sentence before it, where its own part of the sentence names no place."""
        before = self.scene.before
        return () if before is None or self.places else called(before)

    @property
    def places(self) -> list[Name]:
        """The places between the marks that part it from the rest of its sentence."""
        text = self.scene.said.plain
        low, high = text.rfind(",", 0, self.start), text.find(",", self.end)
        return [n for n in self.names if n.kind == "place" and low < n.start < (high if high >= 0 else len(text))]

    @property
    def low(self) -> int:
        """Where the first of its words and those that date it begins."""
        return min(self.start, *self._dated()[::2])

    @property
    def high(self) -> int:
        """Where the last of them ends."""
        return max(self.end, *self._dated()[1::2])

    def _dated(self) -> tuple[int, ...]:
        base = self.scene.said.start
        day = (self.day.start - base, self.day.end - base) if self.day else ()
        return (*day, *((self.hour.start, self.hour.end) if self.hour and not day else ()))


Pair = tuple[Deed, Deed, int]
_One = TypeVar("_One")


@cache
def _kinds(language: str) -> dict[str, frozenset[str]]:
    """Sorts of deeds that one may be told of twice: those of a body or person, and those of a thing or place."""
    rows = table(language, "events")["dated"]
    return {name: frozenset(rows[name]) for name in ("of_whom", "of_what", "of_both")}


@cache
def _idle(language: str) -> re.Pattern[str]:
    return plainly_sought(str(table(language, "events")["dated"]["idle"]))


@cache
def _made(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """Verbs that tell a sort only beside a thing, that thing, and the sort."""
    rows = table(language, "events")["dated"]["made"]
    return tuple((plain(verbs), plain(things), str(sort)) for verbs, things, sort in rows)


def dated_twice(told_scenes: Sequence[Scene]) -> Iterator[Pair]:
    """The earlier and the later telling of a deed with another day or hour, and how many signs tie them; best tied first."""
    found: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for scene in told_scenes:
        for deed in deeds(scene):
            found[scene.language, deed.sort].append(deed)
    if not any(len(alike) > 1 for alike in found.values()):
        return
    common = common_stems(told_scenes)
    pairs = [pair for alike in found.values() if len(alike) <= _MOST for pair in _pairs(alike, common)]
    yield from best_tied(pairs, lambda deed: (deed.scene.at, deed.low))


def deeds(scene: Scene) -> Iterator[Deed]:
    """The deeds of a sentence that a day or an hour dates, each sort once for each of these."""
    said = scene.said
    days = [d for d in told_days(said) if not d.year and d.days.latest - d.days.earliest < _LONG]
    clocks = hours(said.small, said.language)
    if not days and not clocks:
        return
    sorts = frozenset().union(*_kinds(scene.language).values())
    names: tuple[Name, ...] | None = None
    seen: set[tuple[str, int]] = set()
    for n, (at, word) in enumerate(scene.words):
        behind = scene.words[n + 1] if n + 1 < len(scene.words) else (0, "")
        beside = behind[1] if behind[0] - at - len(word) == 1 else ""
        if at and said.text[at].isupper():
            continue  # a name
        for sort in {_ONE.get(sort, sort) for sort in _sorts(scene, at, word, beside) & sorts}:
            end = at + len(word)
            if _is_behind(scene, at, end) or _is_denied(scene, at, f"{word} {beside}"):
                continue
            if is_known_by(scene, at, end) or is_spoken_of(scene, at, end):
                continue
            spans = [(d.start - said.start, d.end - said.start, d) for d in days]
            day = _nearest(scene, at, end, [row for row in spans if _can_date(scene, at, end, *row[:2])])
            times = [(h.start, h.end, h) for h in clocks if _can_date(scene, at, end, h.start, h.end)]
            hour = _nearest(scene, at, end, times)
            key = sort, day.start if day else hour.start if hour else -1
            if key[1] < 0 or key in seen or _is_unreal(scene, at, end):
                continue
            seen.add(key)
            names = called(scene) if names is None else names
            low, high = scene.clause(at)
            near = tuple(name for name in names if low <= name.start < high)
            things = frozenset(t.kind for t in scene.things if t.start - end < _BESIDE and at - t.end < _BESIDE)
            yield Deed(scene, sort, at, end, day, hour, near, things - BROAD)


def _sorts(scene: Scene, at: int, word: str, beside: str) -> frozenset[str]:
    """What a word tells, also what it tells only beside a thing: "raised", of a siege."""
    text, (low, high) = scene.said.plain, scene.clause(at)
    low, high = max(low, at - _BESIDE), min(high, at + len(word) + _BESIDE)
    made = {
        sort for verb, thing, sort in _made(scene.language) if verb.match(text, at) and thing.search(text, low, high)
    }
    return sorts_of(word, beside, scene.language) | made


def _is_denied(scene: Scene, at: int, verb: str) -> bool:
    """Is it told that the deed was not done?"""
    if scene.language == "tr":
        return _NOT.search(verb) is not None
    return known("en", "negated").search(scene.said.plain, max(0, at - _DENIED), at) is not None


def _nearest(scene: Scene, start: int, end: int, found: Sequence[tuple[int, int, _One]]) -> _One | None:
    """What stands nearest to a word; marks between count as distance."""
    text, far = scene.said.plain, _DATED
    best: _One | None = None
    for low, high, one in found:
        between = text[high:start] if high <= start else text[end:low]
        if ":" in between:
            continue  # what was said on that day
        mark = _MARK if low > _OPENS else _LIGHT
        cost = len(between) + mark * sum(between.count(m) for m in ",;:()")
        if cost < far:
            far, best = cost, one
    return best


def _is_behind(scene: Scene, start: int, end: int) -> bool:
    """Is it told only as that before or after which something else was done, or does it only sound like a deed?"""
    text = scene.said.plain
    if any(m.start() < end and start < m.end() for m in _idle(scene.language).finditer(text, max(0, start - 20))):
        return True
    if scene.language == "tr":
        return told("tr", "beside_which").match(text, start) is not None
    return told("en", "beside_which").search(text, max(0, start - _BESIDE), start) is not None


def _can_date(scene: Scene, start: int, end: int, date: int, close: int) -> bool:
    """Can a day date a deed: before it, or behind it where no other verb stands between that it dates?"""
    text = scene.said.plain
    if date < end:
        return told(scene.language, "earlier").search(text, close, start) is None
    if scene.language == "tr":
        return text[date - 1 : date] == "(" or can_stand_behind(scene, start, end, date, close)
    if told("en", "nominal").search(text, max(0, start - 25), start) is None:
        return True
    return told("en", "other_deed").search(told("en", "support").sub(" ", text[end:date])) is None


def _is_unreal(scene: Scene, start: int, end: int) -> bool:
    """Is it planned, or one of several: the words for these that stand in no name?"""
    low, high = scene.clause(start)
    low, high = max(low, start - 50), min(high, end + 35)
    return any(scene.tells(told(scene.language, name), low, high) for name in ("unreal", "again"))


def _pairs(alike: Sequence[Deed], common: Counter[str]) -> Iterator[Pair]:
    for n, other in enumerate(alike):
        for one in alike[:n]:
            if one.scene.at != other.scene.at and (slot := _differ(one, other)):
                signs = _signs(one, other, alike, common, slot)
                if signs >= _LEAST - 1 and (signs := signs + _by_things(one, other)) >= _LEAST:
                    yield one, other, signs


def _by_things(one: Deed, other: Deed) -> int:
    """How many more signs there are where both name the one thing that they were done to; none are left where they are two."""
    if one.sort not in _kinds(one.scene.language)["of_what"]:
        return 0
    mine, theirs = (thing_of(deed.scene, deed.start, deed.end, _THINGS) for deed in (one, other))
    if mine is None or theirs is None:
        return 0
    if are_two(one.scene, mine, other.scene, theirs):
        return -_NONE_LEFT
    return _ONE_THING * bool(mine.own and theirs.own and mine.is_like(theirs))


def _differ(one: Deed, other: Deed) -> str:
    """In what two tellings differ: their days, or the hours of one day."""
    if one.day and other.day:
        a, b = one.day.days, other.day.days
        gap = max(a.earliest - b.latest, b.earliest - a.latest)
        if gap > 0:
            return "day" if gap <= _APART else ""
    if one.hour and other.hour and (one.scene.dates & other.scene.dates or not (one.day and other.day)):
        apart = max(one.hour.low - other.hour.high, other.hour.low - one.hour.high)
        return "hour" if apart >= _HOURS else ""
    return ""


def _signs(one: Deed, other: Deed, alike: Sequence[Deed], common: Counter[str], slot: str) -> int:
    """How many signs tie two tellings; 0 where they are of other bodies, or of nothing that both name."""
    if are_of_two_works(one.scene, other.scene):
        return 0
    kinds = _kinds(one.scene.language)
    whom = [[n for n in deed.names if n.kind in ("unit", "person")] for deed in (one, other)]
    met = [n for n in one.names if any(n.is_like(m) and _governs(one, n) == _governs(other, m) for m in other.names)]
    both = {n.key for n in met}
    if all(whom) and not any(a.is_like(b) for a in whom[0] for b in whom[1]) and one.sort not in kinds["of_what"]:
        return 0
    implied = [n for a, b in ((one, other), (other, one)) for n in a.implied if any(n.is_like(m) for m in b.names)]
    abstract = one.scene.speaks_for_all != other.scene.speaks_for_all
    of_whom = one.sort in kinds["of_whom"] and not (abstract and met)
    if of_whom and not any(n.kind in ("unit", "person", "word") for n in (*met, *implied)):
        return 0
    places = [deed.places for deed in (one, other)]
    if all(places) and not any(a.is_like(b) for a in places[0] for b in places[1]):
        return 0
    things = one.things & other.things
    stems = one.scene.stems & other.scene.stems - {stem for name in (*one.names, *other.names) for stem in name.key}
    own = {one.scene.said.plain[one.start : one.end][:STEM], other.scene.said.plain[other.start : other.end][:STEM]}
    rare = [stem for stem in stems - own if common[stem] <= _RARE]
    near = are_near(one.scene, other.scene)
    named = _is_named(one, other) or _is_named(other, one)
    if not (both or implied or named or (things and (rare or abstract or near))):
        return 0
    if slot == "day" and len({d.day.days.earliest for d in alike if d.day and _of_one(d, both)}) > _MANY:
        return 0
    signs = (
        2 * min(2, len(both))
        + (0 if both else 2 * any(n.kind == "unit" for n in implied) or bool(implied))
        + named
        + min(2, len(things))
        + min(2, len(rare))
    )
    signs += 2 * abstract + near - 2 * (one.sort in _OFTEN) + (slot == "day" and len(both) > 1)
    undated = near and one.day is None and other.day is None
    return signs + _looks_back(other) + 2 * (slot == "hour" and (undated or bool(one.scene.dates & other.scene.dates)))


def _governs(deed: Deed, name: Name) -> bool:
    """Does a name only say where another thing lies: "the heights above Gaza", "Bakü yolundaki köprü"?"""
    text = deed.scene.said.plain
    if deed.scene.language == "tr":
        return told("tr", "lies_by").match(text, name.end) is not None
    return told("en", "governed").search(text, max(0, name.start - 30), name.start) is not None


def _is_named(one: Deed, other: Deed) -> bool:
    """Does a thing beside one stand in a name beside the other?"""
    words = [one.scene.said.plain[name.start : name.end] for name in one.names if name.kind == "place"]
    features = {t.stem for t in other.scene.things if t.kind in other.things and len(t.stem) >= _FEATURE}
    return not any(n.kind == "place" for n in other.names) and any(f in word for f in features for word in words)


def _of_one(deed: Deed, both: set[frozenset[str]]) -> bool:
    return any(name.key in both for name in deed.names)


def _looks_back(deed: Deed) -> bool:
    text = deed.scene.said.plain
    if deed.scene.language == "en":
        return told("en", "back").search(text, max(0, deed.start - 45), deed.end) is not None
    return told("tr", "back").search(text, deed.start, min(len(text), deed.end + 12)) is not None
