"""Reading -> what is told of one thing in two ways that cannot both be: burnt and left standing, refused and accepted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sefer.grammars.oddities.twice.deeds.feat_names import are_two_things
from sefer.grammars.oddities.twice.matters import are_apart, are_near, are_of_other_days, are_one, between, shared
from sefer.grammars.oddities.twice.scenes import STEM, Rows, Scene, Thing, known, rows
from sefer.grammars.words import table
from sefer.letters.patterns import plain

_FED = ("plenty", "river")  # what more may come of
_MAY = "may_"  # before the words of a pole that are for other things as well
_KINDS = ("sides", "stuffs", "coats", "means", "causes")  # of which a thing has one
_CHIEF = ("means", "causes")  # of which one is told to be the chief one
_OF_BODY = ("sides",)  # what nothing makes new
_OF_NAMED, _NAMED_THINGS = ("ruin",), "ground tank"  # what may have a name by which it is told apart
_PART = 40  # characters before what is told of a thing in which a word says that it is told of a part
_BANKS = ("bank", "bank_north", "bank_east")  # told apart by the very words that tell them
_MEN = frozenset({"soldier", "officer", "garrison", "wounded", "prisoner", "cavalry"})  # of whom each side has its own
_BEFORE, _BEHIND = 90, 45  # characters from a thing to what is told of it, and the other way round
_AROUND, _AFTER = 60, 25  # characters before and behind it in which a plan or a rumour takes it back
_AT_ONCE = 160  # characters of words that are shown as one
_MOST = 40  # tellings of one sort that are held against one another
_LONG = 3  # days; what is told of more is of no one day
_FAR, _BY_NAME = 5, 3  # what two sentences far from one another must share; and where a person or a day is one of it
_SURE = 4  # what two sentences must share before the ruin of a thing that was told to stand is odd
_SKY = ("rain", "fog", "light")  # axes of the weather
_TALE, _ONE_SKY = 25, 5  # sentences between two weathers of one day; the signs that such a day is
_LOOSE = 2  # signs of which so many make a question,
_MORE, _LONG_TEXT = 1, 150  # so many more in a text of more sentences
_NOT = plain(
    r"\w{0,5}?m[ae](?:d[ıi]|m[ıi]ş|yan|yen|d[ıi][ğk]|y[ıi]p|z\b|dan\b|den\b)|\w*\s+(?:\w+\s+)?değil"
    r"|\w*\s+(?:düş|yağ|çık|ol|gör|bulun|kal|ed|al|ver)(?:[ae]?m[ae])(?:d[ıi]|m[ıi]ş|yan|yen|dan\b|den\b)"
)


_NAMED = plain(r"\w*m[ae](?:k|y[ae])\b")  # a deed that is only named


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of a thing, or of its day where there is none."""

    scene: Scene
    axis: str
    pole: str
    thing: Thing | None
    start: int
    end: int
    wide: bool = False  # is it told in a word that may be for another thing as well?


Opposed = tuple[Told, Told, bool, int]


@cache
def _axes(language: str) -> dict[str, dict[str, Any]]:
    return dict(table(language, "opposites")["axes"])


@cache
def _poles(language: str) -> Rows:
    told = [
        (f"{axis}|{pole}", words[pole])
        for axis, words in _axes(language).items()
        for pole in ("a", "b", _MAY + "a", _MAY + "b")
        if pole in words
    ]
    for room in _KINDS:
        told += [
            (f"{room}|{name}", words) for name, words in table(language, "opposites")[room].items() if name != "of"
        ]
    return rows(told)


def opposites(told: dict[int, Scene]) -> Iterator[Opposed]:
    """The earlier and the later telling of one thing, whether nothing but a slip explains them, and how many signs tie them
    where only signs do.
    """
    found: dict[str, list[Told]] = defaultdict(list)
    for scene in told.values():
        for one in _tellings(scene):
            found[one.axis].append(one)
    for axis, alike in found.items():
        if len({one.pole for one in alike}) > 1:
            used: set[int] = set()
            for sure in (True, False) if not _axes(alike[0].scene.language).get(axis, {}).get("loose") else ():
                yield from ((one, other, sure, 0) for one, other in _pairs(axis, alike, told, used, sure))
            yield from _loose_pairs(axis, alike, told, used)
            if axis in _SKY:
                yield from _of_one_sky(alike, told, used)


def _tellings(scene: Scene) -> Iterator[Told]:
    out: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for name, found in scene.hits(_poles(scene.language)):
        axis, _, pole = name.partition("|")
        wide, pole = pole.startswith(_MAY), pole.removeprefix(_MAY)
        if _is_unreal(scene, found) or (scene.language == "tr" and _NAMED.match(scene.said.plain, found.end())):
            continue
        of = str(_axes(scene.language).get(axis, table(scene.language, "opposites").get(axis))["of"]).split()  # type: ignore[index]
        if (
            axis in _axes(scene.language)
            and _axes(scene.language)[axis].get("all")
            and pole == "a"
            and not _is_all(scene, found)
        ):
            continue
        if len(pole) == 1 and _denied(scene, found):
            pole = "ab"[pole == "a"]
        for thing in _things(scene, of, found, beside=len(pole) > 1) if of else (None,):
            out[axis, thing.stem if thing else ""].append(
                Told(scene, axis, pole, thing, found.start(), found.end(), wide)
            )
    for (axis, _), told in out.items():
        alike = _chief(scene, told) if axis in _CHIEF else told
        if len({one.pole for one in alike}) == 1:
            plain_ones = [one for one in alike if not one.wide] or alike
            first, last = plain_ones[0], max(plain_ones, key=lambda one: one.end)
            yield replace(first, end=last.end) if last.end - first.start <= _AT_ONCE else first


def _chief(scene: Scene, told: Sequence[Told]) -> list[Told]:
    """Of several causes or means the one that stands next to the word that makes it the chief one; a lone means needs none."""
    words = [m.start() for m in known(scene.language, "chiefly").finditer(scene.said.plain)]
    if not words:
        return [one for one in told if one.axis == "means"]
    return [min(told, key=lambda one: min(abs(one.start - at) for at in words))]


def _is_unreal(scene: Scene, found: re.Match[str]) -> bool:
    low, high = scene.clause(found.start())
    return scene.says("unreal", max(low, found.start() - _AROUND), min(high, found.end() + _AFTER))


def _is_all(scene: Scene, found: re.Match[str]) -> bool:
    low, high = scene.clause(found.start())
    return scene.says("all", low, high)


def _denied(scene: Scene, found: re.Match[str]) -> bool:
    """Do the words beside it turn it into its opposite?"""
    if scene.language == "en":
        return known("en", "negated").search(scene.said.plain, max(0, found.start() - 40), found.start()) is not None
    return _NOT.match(scene.said.plain, found.end()) is not None


def _things(scene: Scene, of: Sequence[str], found: re.Match[str], beside: bool) -> Iterator[Thing]:
    """The nearest thing before and behind it in its clause; one side, stuff or colour stands beside its thing."""
    low, high = scene.clause(found.start())
    things = [t for t in scene.things if t.kind in of and low <= t.start < high]
    behind = [t for t in things if found.end() <= t.start <= found.end() + (12 if beside else _BEHIND)]
    reach, upto = (60, found.start()) if beside else (_BEFORE, found.end())
    before = [t for t in things if found.start() - reach <= t.end <= upto]
    yield from behind[:1]
    if not (beside and behind):
        yield from before[-1:] if beside else before[-2:]
    if not things and not beside:  # "it", or a part of what was named before
        named = [t for t in scene.things if t.kind in of and t.start < low]
        if not named and scene.before is not None and of == _axes(scene.language)["ruin"]["of"].split():
            named = [t for t in scene.before.things if t.kind in of]
        yield from (replace(t, start=found.start(), end=found.end()) for t in named[-1:])


def _pairs(
    axis: str, alike: Sequence[Told], told: dict[int, Scene], used: set[int], sure: bool
) -> Iterator[tuple[Told, Told]]:
    for n, other in enumerate(alike):
        for one in reversed(alike[max(0, n - _MOST) : n]):
            if one.scene.at in used or not _one_thing(one, other):
                continue
            if other.scene.at in used:
                break
            if (sure and (one.wide or other.wide)) or _has_changed(axis, one, other, told):
                continue
            if _at_odds(axis, one, other, told) if sure else _may_be_at_odds(axis, one, other, told):
                used |= {one.scene.at, other.scene.at}
                yield one, other
                break


def _loose_pairs(axis: str, alike: Sequence[Told], told: dict[int, Scene], used: set[int]) -> Iterator[Opposed]:
    """The best tied of the pairs that no words tie."""
    for n, other in enumerate(alike):
        if other.scene.at in used:
            continue
        pairs = [
            (_signs(axis, one, other, told), one) for one in alike[max(0, n - _MOST) : n] if one.scene.at not in used
        ]
        signs, one = max(pairs, key=lambda pair: pair[0], default=(0, other))
        if signs >= _LOOSE + _MORE * (len(told) > _LONG_TEXT):
            yield one, other, False, signs


def _of_one_sky(alike: Sequence[Told], told: dict[int, Scene], used: set[int]) -> Iterator[Opposed]:
    """Two weathers of one day of the tale, of one part of it or of the whole, where no sentence between tells that it changed."""
    day: frozenset[int | str] = frozenset()
    days: dict[int, frozenset[int | str]] = {}
    for at, scene in told.items():
        day = scene.own_dates or day
        days[at] = day
    for n, other in enumerate(alike):
        for one in reversed(alike[max(0, n - _MOST) : n]):
            a, b = one.scene, other.scene
            if (
                {a.at, b.at} & used
                or one.pole == other.pole
                or (one.wide and other.wide)
                or not days[a.at] & days[b.at]
            ):
                continue
            if b.at - a.at > _TALE or _has_changed("fog", one, other, told):
                continue
            if _parts_of_day(a) & _parts_of_day(b) or any(scene.says("all_day") for scene in (a, b)):
                used |= {a.at, b.at}
                yield one, other, False, _ONE_SKY
                break


def _has_changed(axis: str, one: Told, other: Told, told: dict[int, Scene]) -> bool:
    """Does a sentence from one weather to the other say that it changed?"""
    path = range(one.scene.at, other.scene.at + 1) if axis in _SKY else ()
    return len(path) <= _TALE and any(told[at].says("sky_changes") for at in path if at in told)


def _parts_of_day(scene: Scene) -> set[str]:
    """The parts of a day, and the attack, of which a sentence or the one before it tells."""
    rows = table(scene.language, "opposites")["parts_of_day"]
    both = (scene.said.plain, "" if scene.before is None else scene.before.said.plain)
    return {name for name, words in rows.items() if any(plain(words).search(text) for text in both)}


def _signs(axis: str, one: Told, other: Told, told: dict[int, Scene]) -> int:
    """How many signs tie two tellings that cannot both be; 0 where something in between may explain them."""
    first, second = one.scene, other.scene
    words = _axes(first.language).get(axis, {})
    if first.at == second.at or not _one_thing(one, other) or _tell_of_others(axis, one, other):
        return 0
    if _has_changed(axis, one, other, told):
        return 0
    renewed = not words.get("anew") and any(s.says("renewed") for s in between(first, second, told))
    if renewed or (words.get("day") and not first.dates & second.dates):
        return 0
    if are_of_other_days(first, second) and not (words.get("once") == "a" and _stays(one, other, ())):
        return 0
    if axis in _KINDS and axis not in _OF_BODY:
        return 0
    places = first.named("place"), second.named("place")
    if all(places) and places[0].isdisjoint(places[1]):
        return 0  # "They took the hill. The town could not be taken"
    stems = [t.thing.stem for t in (one, other) if t.thing]
    if (one.wide or other.wide) and not stems:
        return 0
    score = shared(first, second, *stems)
    if words.get("others"):
        score = len(first.stems & second.stems) + len(first.matter & second.matter)
    if score < 1 or not (first.matter & second.matter or first.dates & second.dates or are_near(first, second)):
        return 0
    score += are_near(first, second) + bool(stems) + _sums_up(first, second) + 2 * bool(first.dates & second.dates)
    return (
        score
        - 2 * (one.wide or other.wide)
        - 2 * any(s.says("shifted") for s in (first, second))
        - bool(words.get("strict"))
    )


def _one_thing(one: Told, other: Told) -> bool:
    if one.pole == other.pole or one.scene.language != other.scene.language:
        return False
    if any(told.scene.says("partly", max(0, told.start - _PART), told.end) for told in (one, other)):
        return False
    if one.axis in _CHIEF and _sums_up(one.scene, other.scene):
        return True
    return one.thing is None or other.thing is None or one.thing.is_like(other.thing)


def _sums_up(one: Scene, other: Scene) -> bool:
    """Does one stand in the abstract, and speak of what the other tells?"""
    return one.speaks_for_all != other.speaks_for_all


def _at_odds(axis: str, one: Told, other: Told, told: dict[int, Scene]) -> bool:
    """Can both not be: of one matter and, where it may change, of one time?"""
    words = _axes(one.scene.language).get(axis, {})
    once, first, second = str(words.get("once", "ab")), one.scene, other.scene
    stems = [t.thing.stem for t in (one, other) if t.thing]
    if words.get("named") and not (first.matter & second.matter or first.dates & second.dates):
        return False
    least = 1 if stems else 2
    if once == "a" and not are_near(first, second) and (words.get("all") or _is_placed(one, other)):
        least = 0
    if not are_one(first, second, *stems, least=least):
        return False
    if _tell_of_others(axis, one, other):
        return False
    for_good = first.says("for_good")
    path = list(between(first, second, told))
    if axis not in _OF_BODY and (
        any(scene.says("renewed") for scene in path[1:-1])
        or (not for_good and one.scene.says("renewed", one.end, min(len(one.scene.said.plain), one.end + _AROUND)))
        or _is_renewed(other)
    ):
        return False
    if once == "a":
        return _stays(one, other, stems)
    if are_of_other_days(first, second):
        return for_good
    if first.dates & second.dates or (once == "ab" and not any(scene.says("shifted") for scene in path)):
        of_person = any(t.thing and t.thing.kind == "person" for t in (one, other))
        for_all = first.speaks_for_all != second.speaks_for_all
        least = _BY_NAME if of_person or for_all or first.dates & second.dates else _FAR
        return are_near(first, second) or shared(first, second, *(() if of_person else stems)) >= least
    if first.says("always") or second.says("always"):
        meet = first.days is not None and second.days is not None
        least = 2 if meet and first.matter & second.matter else _BY_NAME if first.speaks_for_all else _SURE
        return are_near(first, second) or shared(first, second, *stems) >= least
    if words.get("strict"):
        return False
    if any(scene.says("shifted") or (axis in _FED and scene.says("come")) for scene in path[for_good:]):
        return False
    days = [scene.days for scene in (first, second)]
    if all(days):
        return all(d is not None and d[1] - d[0] <= _LONG for d in days)
    return are_near(first, second) or shared(first, second, *stems) >= (_SURE if axis == "gate" or not stems else _FAR)


def _tell_of_others(axis: str, one: Told, other: Told) -> bool:
    """Are two tellings of things that their words set apart?"""
    if axis in (*_OF_BODY, *_BANKS) or not (one.thing and other.thing):
        return False
    if one.thing.kind in _MEN and other.thing.kind in _MEN:
        mine, theirs = one.scene.bearers, other.scene.bearers
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    if axis in _OF_NAMED and are_two_things(
        (one.scene, one.start, one.end), (other.scene, other.start, other.end), _NAMED_THINGS
    ):
        return True
    return are_apart(one.scene, one.thing, other.scene, other.thing)


def _may_be_at_odds(axis: str, one: Told, other: Told, told: dict[int, Scene]) -> bool:
    """Are two tellings of one matter at odds unless something happened in between that the text does not tell?"""
    words = _axes(one.scene.language).get(axis, {})
    first, second = one.scene, other.scene
    stems = [t.thing.stem for t in (one, other) if t.thing]
    if first.at == second.at or are_of_other_days(first, second):
        return False
    sums_up = _sums_up(first, second)
    if axis in _KINDS and axis not in _OF_BODY and not (sums_up and axis in _CHIEF):
        return False
    if _tell_of_others(axis, one, other):
        return False
    path = list(between(first, second, told))
    if any(scene.says("renewed") or scene.says("shifted") for scene in path):
        return False
    if words.get("once") == "a" and not _stays(one, other, stems):
        return False
    score = shared(first, second, *stems)
    if (one.wide or other.wide) and not stems and not (are_near(first, second) and score > 1):
        return False
    if are_near(first, second):
        return score >= (0 if stems and second.at - first.at == 1 else 1)
    if sums_up and (stems or axis in _CHIEF):
        return score > 0
    if not (first.matter & second.matter and (stems or first.dates & second.dates or words.get("named"))):
        return False
    of_person = any(t.thing and t.thing.kind == "person" for t in (one, other))
    return score >= _BY_NAME - (of_person or bool(first.dates & second.dates))


def _is_placed(one: Told, other: Told) -> bool:
    """Is the thing known by a place that both sentences name?"""
    places = {name[:STEM] for scene in (one.scene, other.scene) for name in scene.named("place")}
    return bool(places & one.scene.matter & other.scene.matter)


def _is_renewed(told: Told) -> bool:
    """Does a sentence say, near what it tells of the thing, that it is as it was once more?"""
    start, end = told.start, told.end
    if told.thing:
        start, end = min(start, told.thing.start), max(end, told.thing.end)
    return told.scene.says("renewed", max(0, start - 45), min(len(told.scene.said.plain), end + 45))


def _stays(one: Told, other: Told, stems: Sequence[str]) -> bool:
    """Is a thing told to be whole that was ruined before, or ruined at the very time?"""
    ruin, whole = (one, other) if one.pole == "a" else (other, one)
    days = [t.scene.days for t in (ruin, whole)]
    if days[0] and days[1]:
        return days[0][0] <= days[1][1] and (ruin is one or days[1][0] <= days[0][1])
    return ruin is one or shared(one.scene, other.scene, *stems) >= _SURE - ruin.scene.says("looks_back")
