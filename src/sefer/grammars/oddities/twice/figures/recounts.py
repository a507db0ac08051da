"""Reading -> one number of things, or of the days that a store lasts, told twice where the words let it change in between by nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sefer.grammars.oddities.said import Figure
from sefer.grammars.oddities.terms import MEN
from sefer.grammars.oddities.twice.figures.parted import are_parted, is_made
from sefer.grammars.oddities.twice.matters import (
    are_apart,
    are_near,
    are_of_other_days,
    are_of_two_works,
    between,
    shared,
)
from sefer.grammars.oddities.twice.scenes import NOUN, Scene, Thing, known
from sefer.letters import caseless

_REACH = 26  # characters from a figure to its noun
_BEHIND = 45  # and from a noun to the figure that is said of it
_MOST = 40
_RARE = 3  # so often is a thing counted in a text that has not many of it
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0}
_STORES = frozenset({"bread", "fodder", "water", "shot", "shell", "medicine", "store"})
_OF_MEN = frozenset(
    {"prisoner", "doctor", "soldier", "officer", "wounded", "garrison", "civilian"}
)  # things that are men
_COUNTABLE = frozenset(
    [
        "bridge",
        "gun",
        "battery",
        "machine-gun",
        "rifle",
        "tank",
        "plane",
        "ship",
        "boat",
        "horse",
        "beast",
        "wagon",
        "train",
        "shell",
        "shot",
        "mine",
        "bread",
        "fodder",
        "medicine",
        "doctor",
        "tent",
        "tool",
        "prisoner",
        "colour",
    ]
)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure and the thing that it counts; `fixed` where no other number of it can be, `definite` where it is spoken of as known."""

    scene: Scene
    figure: Figure
    thing: Thing
    value: float
    fixed: bool
    definite: bool


def recounts(told: dict[int, Scene]) -> Iterator[tuple[Count, Count]]:
    """The earlier and the later of two numbers of one thing."""
    found: dict[str, list[Count]] = defaultdict(list)
    for scene in told.values():
        for count in _counts(scene):
            found[f"{count.thing.kind or count.thing.stem}|{count.figure.unit != ''}"].append(count)
    for alike in found.values():
        if len(alike) > 1:
            yield from _pairs(alike, told)


def _counts(scene: Scene) -> Iterator[Count]:
    figures = [f for f in scene.said.figures if f.low == f.high and not f.hedged and f.low > 1]
    for figure in figures:
        if figure.unit and figure.unit not in _DAYS:
            continue
        thing = _thing(scene, figure)
        if thing is None or not _can_be_counted(thing, figure):
            continue
        start, end = figure.start - scene.said.start, figure.tail - scene.said.start
        low, high = scene.clause(start)
        if scene.says("apart", max(low, start - 60), min(high, end + 30)) or scene.says(
            "unreal", max(low, start - 60), end
        ):
            continue
        fixed = scene.says("closed", low, high)
        definite = known(scene.language, "definite").search(scene.said.plain, max(0, start - 40), start) is not None
        value = figure.low * _DAYS.get(figure.unit, 1)
        yield Count(scene, figure, thing, value, fixed, definite or thing.end <= start or figure.unit != "")


def _can_be_counted(thing: Thing, figure: Figure) -> bool:
    """Is it a thing of which there is one number, or a store that lasts for days?"""
    return thing.kind in (_STORES if figure.unit else _COUNTABLE)


def _thing(scene: Scene, figure: Figure) -> Thing | None:
    """The thing that a figure counts: behind it, or before it where the number is said of it."""
    start, end = figure.start - scene.said.start, figure.end - scene.said.start
    text = scene.said.plain
    behind = [t for t in scene.things if end - 1 <= t.start <= end + _REACH and not {*",;:."} & {*text[end : t.start]}]
    if known(scene.language, "of_part").match(text, end):
        return None
    if figure.unit:
        beside = [t for t in scene.things if t.kind in _STORES and start - _REACH <= t.end and t.start <= end + _REACH]
        return min(beside, key=lambda t: max(t.start - end, start - t.end), default=None)
    if figure.counted:
        behind = [
            t for t in behind if t.start <= figure.tail - scene.said.start
        ]  # not the guns of "20,000 men and 68 guns"
    if behind:
        return None if figure.item in MEN and behind[0].kind not in _OF_MEN else behind[0]
    if figure.counted:
        at = text.find(caseless(figure.counted), end)
        return Thing(at, at + len(figure.counted), "", caseless(figure.counted)[:NOUN]) if at >= 0 else None
    before = [t for t in scene.things if start - _BEHIND <= t.end <= start]
    if before and known(scene.language, "of_it").match(text, end) is not None:
        return before[-1]
    return None


def _pairs(alike: Sequence[Count], told: dict[int, Scene]) -> Iterator[tuple[Count, Count]]:
    used: set[int] = set()
    values = [count.value for count in alike]
    for n, other in enumerate(alike):
        if values.count(other.value) > 1 or is_made(other.value, values):
            continue
        for k in range(n - 1, max(-1, n - _MOST), -1):
            one = alike[k]
            if one.scene.at not in used and _at_odds(one, other, told, rare=len(alike) <= _RARE):
                used |= {one.scene.at, other.scene.at}
                yield one, other
                break


def _at_odds(one: Count, other: Count, told: dict[int, Scene], rare: bool) -> bool:
    first, second = one.scene, other.scene
    if one.value == other.value or not one.thing.is_like(other.thing) or first.language != second.language:
        return False
    if not (one.fixed or other.fixed or other.definite) or are_of_other_days(first, second):
        return False
    if second.dates - first.dates and not (other.definite or other.fixed or are_near(first, second)):
        return False  # so many in all, and so many on a later day
    if are_apart(first, one.thing, second, other.thing) or _is_round(one, other):
        return False
    if are_parted(first.said, one.figure, second.said, other.figure):
        return False
    both_fixed = one.fixed and other.fixed
    if not both_fixed and (are_of_two_works(first, second) or (first.is_voiced and second.is_voiced)):
        return False
    score = shared(first, second, one.thing.stem)
    rare = rare and bool(one.thing.kind)
    if are_near(first, second):
        return not (
            score < 1 or any(scene.says("come") or scene.says("shifted") for scene in between(first, second, told))
        )
    sure = one.fixed and (other.definite or other.fixed)
    return score >= (0 if rare and sure else 2 if sure else 3) and (rare or bool(first.matter & second.matter))


def _is_round(one: Count, other: Count) -> bool:
    low, high = sorted((one.value, other.value))
    return high < low * 1.1 if low >= 20 else False
