"""Reading -> deeds that one sentence denies and another tells: "never left Quetta", "from Quetta he rode"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.twice.deeds.yes_or_no import words
from sefer.grammars.oddities.twice.matters import are_near, are_of_other_days, are_of_two_works, between, shared
from sefer.grammars.oddities.twice.scenes import NOUN, STEM, Scene, known
from sefer.grammars.words import table
from sefer.letters.patterns import plain, plainly_sought

_KEY = 5  # letters by which a verb is known again
_MOST = 40
_IN_ABSTRACT = 3  # what a denial must share with a sentence of the abstract, or of what it sums up
_NEXT, _REACH = 30, 45  # characters from a denial to its thing, and to its deed
_OUTRIGHT = 5  # signs that tie a denial for all time to a case,
_TIED = 2  # words that two sentences of one day share
_FEW = 3  # questions of a text
_BLOW, _BLOWS = "shot", frozenset({"fire", "fight"})
_ENTER, _PERSONS = "enter", frozenset({"woman", "priest", "doctor"})  # who were there where they came in
_HAVE = "have"  # the deed that nothing needs but a thing
_OF_THINGS = frozenset(
    {"cut", "arrive", "use", "pay", "take", "help", "order", "leave"}
)  # deeds that names alone do not tell apart
_OF_MEN = frozenset({"fire", "fight", "surrender", "attack"})  # deeds that a noun for men ties
_VAGUE = frozenset(
    {"enemy", "house", "water", "help", "supply", "shell", "shot", "wounded", "horse", "gun"}
)  # of which much is told
_Words = tuple[Scene, int, int]
_SHORT = 3  # letters of a verb that only the word before it gives a sense: "teslim olmadı"
_NOUN = plain(r"m[ae](?:k|l[ae]r|s[ıi]|n[ıi]n|y[ae]|d[ıi]r|kt\w+)?\w{0,3}$")  # a deed that is only named


@dataclass(frozen=True, slots=True)
class Denied:
    """A deed that a sentence denies: the beginning of its verb, and whether for all time."""

    scene: Scene
    verb: str
    always: bool
    start: int
    end: int


def denials(told: dict[int, Scene]) -> Iterator[tuple[Denied, Scene, int, int, bool]]:
    """What was denied, where a sentence tells it, and whether both surely speak of one deed."""
    told_of: dict[str, list[tuple[Scene, int, int]]] = defaultdict(list)
    denied = [one for scene in told.values() for one in _denied(scene)][:_MOST]
    wanted = {one.verb for one in denied}
    for scene in told.values() if wanted else ():
        for start, word in scene.words:
            if scene.language == "tr" and _NOUN.search(word):
                continue
            verb = word[:_KEY]
            if verb in wanted or (verb := word[: _KEY - 1]) in wanted:
                told_of[verb].append((scene, start, start + len(word)))
    for one in denied:
        found = [row for row in told_of[one.verb][:_MOST] if row[0].language == one.scene.language]
        for sure in (True, False):
            row = next((r for r in found if _at_odds(one, *r, told, sure)), None)
            if row is not None and _way(one.scene, one.end) == _way(row[0], row[2]):
                yield one, *row, sure
                break


def _denied(scene: Scene) -> Iterator[Denied]:
    for found in known(scene.language, "denied").finditer(scene.said.plain):
        groups = found.groupdict()
        word = groups.get("v") or groups.get("w") or ""
        if scene.says("unreal", max(0, found.start() - 50), min(len(scene.said.plain), found.end() + 50)):
            continue
        always = scene.says("always") if scene.language == "tr" else bool(groups.get("never")) or scene.says("always")
        if scene.language == "tr" and len(word) <= _SHORT:
            noun = known("tr", "with_verb").search(scene.said.plain, 0, found.start())
            word = noun[0].strip() if noun else ""
        verb = _verb(scene.language, word)
        if len(verb) >= _KEY - 1:
            yield Denied(scene, verb, always, found.start(), found.end())


def _way(scene: Scene, at: int) -> str:
    """The word behind a verb that makes it another: "came back", "came"."""
    found = known(scene.language, "way").match(scene.said.plain, at)
    return found["way"] if found else ""


def _verb(language: str, word: str) -> str:
    """The beginning of a verb without its ending."""
    return re.sub(r"(?:ed|ing|en)$", "", word)[:_KEY] if language == "en" else word[:_KEY]


def _at_odds(one: Denied, other: Scene, start: int, end: int, told: dict[int, Scene], sure: bool) -> bool:
    first, second = sorted((one.scene, other), key=lambda s: s.at)
    if (
        first is second
        or are_of_other_days(first, second)
        or not (one.scene.matter & other.matter or one.scene.speaks_for_all != other.speaks_for_all)
    ):
        return False
    text = other.said.plain
    if known(other.language, "denied").search(text, max(0, start - 30), min(len(text), end + 12)):
        return False
    if other.says("unreal", max(0, start - 50), end + 30) or other.says("some_denied", 0, start):
        return False
    if any(scene.says("renewed") for scene in between(first, second, told)):
        return False
    if first is other and words(other.language, "limited").search(one.scene.said.plain):
        return False  # "did not attack again"
    if first.speaks_for_all != second.speaks_for_all:
        return shared(first, second, one.verb) >= _IN_ABSTRACT
    if not sure and any(scene.says("shifted") for scene in between(first, second, told)):
        return False
    return one.always and shared(first, second, one.verb) >= (3 if are_near(first, second) else 5) - (not sure)


@dataclass(frozen=True, slots=True)
class Outright:
    """A denial for all time or of all things: which things and deeds it is of, by the sorts of a table, and its strength."""

    scene: Scene
    start: int
    end: int
    things: frozenset[str]
    deeds: frozenset[str]
    of_thing: bool  # is the thing denied, and not the deed?
    strong: bool

    def words(self) -> tuple[Scene, int, int]:
        return self.scene, self.start, self.end


@dataclass(frozen=True, slots=True)
class _Sort:
    """A word of a sort in a sentence."""

    sort: str
    start: int
    end: int


@cache
def _told(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "outright")["words"][name])


@cache
def _sorts(language: str, room: str) -> dict[str, re.Pattern[str]]:
    every = table(language, "outright")[room]
    return {sort: plainly_sought(rf"\b(?:{'|'.join(entries)})") for sort, entries in every.items()}


def _of_sorts(scene: Scene, room: str, low: int, high: int, wanted: Iterable[str] | None = None) -> list[_Sort]:
    """The words of sorts between two places of a sentence, in their order."""
    rows, text, base = _sorts(scene.language, room), scene.said.plain, scene.said.start
    units = [(m.start - base, m.end - base) for m in scene.said.mentions if m.type == "unit"]
    found = [
        _Sort(sort, *m.span())
        for sort in (rows if wanted is None else wanted)
        if sort in rows
        for m in rows[sort].finditer(text, low, high)
        if not any(a <= m.start() < b for a, b in units)
    ]
    return sorted(found, key=lambda one: one.start)


def outright(told: dict[int, Scene]) -> Iterator[tuple[_Words, _Words, int]]:
    """What is denied for all time or of all things and told of one case, with the signs that tie the two; the best tied first."""
    denied = [one for scene in told.values() for one in _outright(scene)][:_MOST]
    pairs: list[tuple[Outright, tuple[Scene, int, int], int]] = []
    for one in denied:
        best: tuple[int, _Words] | None = None
        for other in told.values():
            if other is one.scene or other.language != one.scene.language or not _may_be_one(one, other, told):
                continue
            for signs, told_case in _cases(one, other, told):
                if signs >= _OUTRIGHT and (best is None or signs > best[0]):
                    best = signs, told_case
        if best is not None and not any(one.scene is row[0].scene for row in pairs):
            pairs.append((one, best[1], best[0]))
    for one, told_case, signs in sorted(pairs, key=lambda pair: -pair[2])[:_FEW]:
        first, second = sorted((one.words(), told_case), key=lambda row: row[0].at)
        yield first, second, signs


def _outright(scene: Scene) -> Iterator[Outright]:
    """The denials of a sentence that hold for all time or of all things."""
    text, language = scene.said.plain, scene.language
    for name in ("none", "never"):
        for cue in _told(language, name).finditer(text):
            low, high = _part(scene, cue.start(), cue.end())
            if _told(language, "set_aside").search(text, low, high):
                continue
            strong = _told(language, "outright").search(text, *scene.clause(cue.start())) is not None
            one = _of_thing(scene, cue, low, high, strong) if name == "none" else None
            one = _of_deed(scene, cue, low, high) if name == "never" else one
            if one is not None:
                yield one


def _part(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The words between stops and conjunctions around some words of a sentence."""
    text, (low, high) = scene.said.plain, scene.clause(start)
    for stop in _told(scene.language, "parts").finditer(text, low, high):
        if stop.end() <= start:
            low = stop.end()
        elif stop.start() >= end:
            return low, stop.start()
    return low, high


def _of_thing(scene: Scene, cue: re.Match[str], low: int, high: int, strong: bool) -> Outright | None:
    language = scene.language
    things = _of_sorts(scene, "things", cue.end(), min(high, cue.end() + _NEXT))
    if not things:
        return None
    head = things[0]
    for one in things:
        head = one if 0 <= one.start - head.end < 2 else head  # "enemy shell"
    first = [t for t in things if t.start == head.start]
    begin = max(low, cue.start() - _REACH) if scene.language == "en" else first[0].end
    deeds = [
        d for d in _of_sorts(scene, "deeds", begin, high) if not any(d.start < t.end and t.start < d.end for t in first)
    ]
    if scene.language == "tr" and not cue[0].startswith("ne "):
        deeds = [d for d in deeds if _is_not(scene, d)]
    if _told(language, "bare").match(cue[0]):
        deeds = [_Sort(_HAVE, *cue.span())]  # "without a breach"
    if not deeds:
        return None
    end = max(first[0].end, *(d.end for d in deeds[:2]))
    start, done = min(cue.start(), deeds[0].start), frozenset(d.sort for d in deeds)
    if _BLOW in {t.sort for t in first} and done & _BLOWS:  # "without firing a shot" is no word of shots
        rest = [t for t in _of_sorts(scene, "things", low, high) if t.start > end or t.end < start]
        return Outright(scene, start, end, frozenset(t.sort for t in rest), _BLOWS, False, True)
    return Outright(scene, start, end, frozenset(t.sort for t in first), done, True, strong)


def _of_deed(scene: Scene, cue: re.Match[str], low: int, high: int) -> Outright | None:
    deeds = _of_sorts(scene, "deeds", cue.end(), min(high, cue.end() + 2 * _REACH))
    if scene.language == "tr" and not cue[0].startswith("ne "):
        deeds = [d for d in deeds if _is_not(scene, d)]
    if not deeds:
        return None
    first = [d for d in deeds if d.start == deeds[0].start]
    if _told(scene.language, "it").search(scene.said.plain, cue.start(), high):
        low = scene.clause(cue.start())[0]  # "the cable held, and never was it cut"
    things = [
        t
        for t in _of_sorts(scene, "things", max(low, cue.start() - 2 * _REACH), high)
        if t.start < first[0].end + _REACH
    ]
    named = frozenset(t.sort for t in things)
    return Outright(scene, cue.start(), first[-1].end, named, frozenset(d.sort for d in first), False, True)


def _is_not(scene: Scene, deed: _Sort) -> bool:
    """Is a Turkish deed denied by its ending, or told with a word that denies?"""
    text = scene.said.plain
    return (
        _told("tr", "not").match(text, deed.end) is not None
        or _told("tr", "not").match(text, max(deed.start, deed.end - _SHORT)) is not None
        or text.startswith("yok", deed.start)
    )


def _may_be_one(one: Outright, other: Scene, told: dict[int, Scene]) -> bool:
    """Can a sentence tell of the time and place of which a denial is?"""
    scene = one.scene
    if are_of_other_days(scene, other) or are_of_two_works(scene, other):
        return False
    times = [_told(scene.language, "that_time").search(s.said.plain) for s in (scene, other)]
    if times[0] is not None and (times[1] is None or times[0][0] != times[1][0]):
        return False
    if scene.own_dates and not (scene.own_dates & other.dates or are_near(scene, other)):
        return False
    first, second = sorted((scene, other), key=lambda s: s.at)
    return not any(s.says("renewed") for s in between(first, second, told))


def _cases(one: Outright, other: Scene, told: dict[int, Scene]) -> Iterator[tuple[int, _Words]]:
    """Where a sentence tells of what is denied, with the signs that it is of the same."""
    length = len(other.said.plain)
    things = [
        t
        for t in _of_sorts(other, "things", 0, length, one.things)
        if not _told(other.language, "for_which").search(other.said.plain, max(0, t.start - _NEXT), t.start)
    ]
    if one.of_thing and not things:
        return
    if shared(one.scene, other) < 0:
        return
    names = len(one.scene.names & other.names)
    own = {sort for sort in one.deeds if sort != _HAVE}
    if one.of_thing and (_HAVE in one.deeds or (_ENTER in one.deeds and one.things & _PERSONS)):
        for thing in things:
            if _is_had(one, other, thing) and not _is_got(one, other, told):
                yield 5 + min(2, names) + one.strong, (other, thing.start, thing.end)
    for deed in _of_sorts(other, "deeds", 0, length, own):
        low, high = _part(other, deed.start, deed.end)
        if _told(other.language, "set_aside_case").search(other.said.plain, low, high):
            continue
        if other.language == "tr" and _is_not(other, deed):
            continue
        if _told(other.language, "contrast").search(other.said.plain, *other.clause(deed.start)):
            continue
        begin, close = other.clause(deed.start)
        near = [
            t
            for t in things
            if (low <= t.start < high and max(t.start - deed.end, deed.start - t.end) < 2 * _REACH)
            or (begin <= t.start < close and max(t.start - deed.end, deed.start - t.end) < _REACH)
        ]
        apart = [t for t in near if not (t.start < deed.end and deed.start < t.end)]
        near = apart if one.of_thing else near
        own = {w[:NOUN] for s in (deed, *near) for at, w in other.words if s.start <= at < s.end}
        own |= {w[:NOUN] for at, w in one.scene.words if one.start <= at < one.end and at >= one.end - len(w) - 1}
        tied = shared(one.scene, other, *own)
        same_day = bool(one.scene.own_dates & other.dates)
        if (one.of_thing and not near) or not (
            near or names or (same_day and tied > _TIED) or (tied and are_near(one.scene, other))
        ):
            continue
        names = len(one.scene.names & _near_names(other, deed.start, deed.end))
        of_men = tied > 0 and are_near(one.scene, other) and deed.sort in _OF_MEN
        if not near and (deed.sort in _OF_THINGS or not (names or same_day or of_men)):
            continue
        vague = bool(near) and all(t.sort in _VAGUE for t in near)
        if vague and tied < 1:
            continue
        start, end = min([deed.start, *(t.start for t in near[:1])]), max([deed.end, *(t.end for t in near[:1])])
        alike = any(
            other.said.plain[t.start : t.start + NOUN] in one.scene.said.plain[one.start : one.end] for t in near
        )
        signs = (
            2
            + 2 * bool(near)
            + alike
            + one.strong
            + min(2, names)
            + (tied > names)
            + are_near(one.scene, other)
            - vague
        )
        yield signs, (other, start, end)


def _near_names(scene: Scene, start: int, end: int) -> frozenset[str]:
    """The beginnings of the names that stand near some words of a sentence."""
    low, high = scene.clause(start)
    words = (w for at, w in scene.words if max(low, start - 2 * _REACH) <= at < min(high, end + 2 * _REACH))
    return frozenset(w[:STEM] for w in words) & scene.names


def _is_had(one: Outright, other: Scene, thing: _Sort) -> bool:
    """Is a thing told to be of him or that of which it was denied?"""
    text, language = other.said.plain, other.language
    low, _ = _part(other, thing.start, thing.end)
    if _told(language, "of_others").search(text, low, thing.start):
        return False
    own = {w[:NOUN] for _, w in one.scene.words if len(w) > NOUN}
    before = [(at, w) for at, w in other.words if max(low, thing.start - _REACH) <= at < thing.start]
    owner = next((at for at, w in reversed(before) if w[:NOUN] in own), None)
    if owner is not None and _told(language, "had_before").search(text, owner, thing.start):
        return True
    behind = _told(language, "had_behind").finditer(text, thing.end, min(len(text), thing.end + _REACH))
    return any(w[:NOUN] in own for m in behind for at, w in other.words if m.end() <= at < m.end() + _NEXT // 2)


def _is_got(one: Outright, other: Scene, told: dict[int, Scene]) -> bool:
    """Does a sentence between the two tell how the thing came?"""
    low, high = sorted((one.scene.at, other.at))
    return any(
        known(scene.language, "come").search(scene.said.plain)
        and _of_sorts(scene, "things", 0, len(scene.said.plain), one.things)
        for at in range(low, high + 1)
        if (scene := told.get(at)) is not None and scene is not one.scene and scene.language == one.scene.language
    )
