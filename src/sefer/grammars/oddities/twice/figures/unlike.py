"""Two figures of one kind that cannot be one, where the signs weigh enough that they are of one thing: see `weighed`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sefer.grammars.oddities.twice.figures.noughts import Nought, noughts
from sefer.grammars.oddities.twice.figures.numbered import Number, numbers
from sefer.grammars.oddities.twice.figures.weighed import LEAST, PLAIN, Text, is_near, odds, shared
from sefer.grammars.oddities.twice.scenes import Scene

_MOST = 60  # figures of one kind that are held against one another
_FAR = 8  # times beyond which two figures are not of one thing
_QUESTION = 5  # signs of a question that is only just asked
_SCALE = 1.25  # signs for a unit of the odds


def unlike(told: dict[int, Scene]) -> Iterator[tuple[Number, Number, int]]:
    """The earlier and the later of two figures that cannot be one, and the signs that they should be; best tied first."""
    text = Text(list(told.values()))
    weighed = ((one, other, odds(one, other, few, text)) for one, other, few in candidates(told))
    pairs = [pair for pair in weighed if pair[2] >= LEAST]
    used: set[int] = set()
    for one, other, weight in sorted(pairs, key=lambda pair: -pair[2]):
        if not {one.figure.start, other.figure.start} & used:
            used |= {one.figure.start, other.figure.start}
            yield one, other, _QUESTION + int((weight - LEAST) * _SCALE)


def candidates(told: dict[int, Scene]) -> Iterator[tuple[Number, Number, list[Number]]]:
    """Every earlier and later figure of one kind that cannot be one, with all figures of that kind."""
    found: dict[tuple[str, str], list[Number]] = defaultdict(list)
    for scene in told.values():
        for number in (*noughts(scene), *numbers(scene)):
            found[scene.language, number.kind.partition(" of ")[0]].append(number)
    for alike in found.values():
        for few in _few(sorted(alike, key=lambda n: n.figure.start)):
            for k, other in enumerate(few):
                for one in few[:k]:
                    if one.scene is not other.scene and _are_at_odds(one, other):
                        yield one, other, few


def _few(alike: list[Number]) -> Iterator[list[Number]]:
    """Figures of one kind, and where they are many those of whom the same became."""
    by: dict[str, list[Number]] = defaultdict(list)
    if len(alike) > _MOST:
        for number in alike:
            for fate in number.fates - {"had"} or {"had"}:
                by[fate].append(number)
    yield from (few for few in (by.values() or [alike]) if 1 < len(few) <= _MOST)


def _are_at_odds(one: Number, other: Number) -> bool:
    """Can two figures not be one, and are they near enough to be of one thing?"""
    if isinstance(one, Nought) or isinstance(other, Nought):
        none, number = (one, other) if isinstance(one, Nought) else (other, one)
        counted = isinstance(none, Nought) and not (isinstance(number, Nought) or none.apart or number.apart)
        return counted and _is_denied(none, number)
    low, high = sorted((one, other), key=lambda number: number.value)
    agree = low.bounds[1] >= high.bounds[0] or is_near(one, other) or high.value > _FAR * low.value
    return not agree


def _is_denied(none: Number, number: Number) -> bool:
    """Is what became of so many what became of none; or were there none at all, and so many are spoken of as known?"""
    if shared(none, number) - PLAIN:
        return True
    there = not none.fates - PLAIN and none.kind != "man" and "came" not in number.fates
    saved = isinstance(none, Nought) and none.saved
    abstract = none.scene.speaks_for_all and not number.scene.speaks_for_all
    return there and not saved and (abstract or (number.known > 0 and none.scene.at < number.scene.at))
