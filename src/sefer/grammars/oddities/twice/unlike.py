"""Two figures of one kind -> how many signs say that they are of one thing: what became of it, names, days, rare words, "the ... which".

Where anything says that they are of two (another unit, side, day or fate, a figure that others make) they are no pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from sefer.grammars.oddities.said import pattern
from sefer.grammars.oddities.twice.matters import are_of_other_days, are_of_two_works
from sefer.grammars.oddities.twice.noughts import Nought, noughts
from sefer.grammars.oddities.twice.numbered import Number, numbers
from sefer.grammars.oddities.twice.parted import partings
from sefer.grammars.oddities.twice.retold import counts_otherwise
from sefer.grammars.oddities.twice.scenes import Scene
from sefer.letters import caseless

_MOST = 60  # figures of one kind that are held against one another
_CROWD = 8  # others of which the same became, beyond which a pair needs a sign more
_FAR = 8  # times beyond which two figures are not of one thing
_MORE = 6  # the same of men in the body, and where a day parts the two
_WIDE = 4  # and those beyond which they seldom are
_ROUND = 100  # a smaller number in round tens may be exact
_SMALL = 20  # a smaller number is easily made by others
_SPARSE = 10  # sentences from which on it says something that a text has no more of a sort,
_NAME = 5  # letters by which the name of a fight is known again
_ENDS = 2  # places between which a way lies
_RUN = 4  # figures side by side that may make another
_RARE = 3  # so often stands a word that ties two sentences; in a long text once in so many sentences:
_ONCE_IN = 25
_TWICE = 2
_FIRM = 9  # signs that tie two figures as words do
_LEAST = 4  # signs that make a question
_ALIKE = (
    frozenset({"gone", "left", "lost"}),
    frozenset({"wrecked", "lost"}),
    frozenset({"fired", "lost"}),
)  # what became of things, by two words
_SIDES = frozenset({"enemy", "ours"})
_LISTED = 3  # units of a sentence beyond which it is a list, and says of none of them whose a figure is
_NO_SIZES = frozenset({"garrison", "fort", "forc", "barr", "kale", "kuvv"})  # bodies that may be of any size
_PLAIN = frozenset({"had", "came", "built"})  # what is said of anything
_UNTOLD = 3  # what it says that the body has no figure of the abstract's
_SLACK = {"week": 3.5, "month": 15.0, "km": 2.0, "mile": 2.0}
_MILD = frozenset({"kind", "spot"})
_OTHER = 4  # what it takes away that other names stand beside them
_PARTS = {"other": 9, "chosen": 2, "side": 2, "whole": 3, "fit": 9, "kind": 1, "spot": 3}  # what takes signs away


class _Text:
    """The sentences of a text, asked in how many of them a word stands."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._scenes, self._often = scenes, dict[str, int]()
        self.rare = max(_RARE, len(scenes) // _ONCE_IN)
        self.sparse = min(2, len(scenes) // _SPARSE)  # what it says that a text has no third figure or word of a sort

    @cached_property
    def _plain(self) -> str:
        return " ".join(scene.said.plain for scene in self._scenes)

    def often(self, stem: str) -> int:
        """How often words with a beginning stand in it."""
        if stem not in self._often:
            self._often[stem] = self._plain.count(f" {caseless(stem)}")
        return self._often[stem]


def unlike(told: dict[int, Scene]) -> Iterator[tuple[Number, Number, int]]:
    """The earlier and the later of two figures that cannot be one, and the signs that they should be; best tied first."""
    text = _Text(list(told.values()))
    found: dict[tuple[str, str], list[Number]] = defaultdict(list)
    none: list[Nought] = []
    for scene in told.values():
        for number in numbers(scene):
            found[scene.language, number.kind].append(number)
        none += noughts(scene)
    pairs = [pair for alike in found.values() for few in _few(alike) for pair in _pairs(few, text)]
    pairs += (pair for one in none for pair in _with_none(one, found[one.scene.language, one.kind], text))
    used: set[int] = set()
    for one, other, signs in sorted(pairs, key=lambda pair: -pair[2]):
        if not {one.figure.start, other.figure.start} & used:
            used |= {one.figure.start, other.figure.start}
            yield one, other, signs


def _with_none(none: Nought, counted: Sequence[Number], text: _Text) -> Iterator[tuple[Number, Number, int]]:
    """The figures of things of which there was none, or of which nothing became what became of so many."""
    alike = [number for number in counted if not number.apart]
    for number in alike:
        one, other = sorted((none, number), key=lambda n: n.scene.at)
        if _are_apart(one, other) or not _is_denied(none, number):
            continue
        signs = _signs(one, other, [*alike, none], text) + min(2 + 2 * text.sparse, _rare_words(one, other, text))
        if signs >= _LEAST:
            yield one, other, signs


def _is_denied(none: Nought, number: Number) -> bool:
    """Is what became of so many what became of none; or were there none at all, and so many are spoken of as known?"""
    if _shared(none, number) - _PLAIN:
        return True
    there = not none.fates - _PLAIN and not none.saved and none.kind != "man" and "came" not in number.fates
    abstract = none.scene.speaks_for_all and not number.scene.speaks_for_all
    return there and (abstract or (number.known > 0 and none.scene.at < number.scene.at))


def _few(alike: list[Number]) -> Iterator[list[Number]]:
    """Figures of one kind, and where they are many those of whom the same became."""
    by: dict[str, list[Number]] = defaultdict(list)
    if len(alike) > _MOST:
        for number in alike:
            for fate in number.fates - {"had"} or {"had"}:
                by[fate].append(number)
    yield from (few for few in (by.values() or [alike]) if 1 < len(few) <= _MOST)


def _pairs(counted: Sequence[Number], text: _Text) -> Iterator[tuple[Number, Number, int]]:
    alike = [number for number in counted if not number.apart]
    values = [number.value for number in alike]
    for k, other in enumerate(alike):
        for one in alike[:k]:
            if min(values.count(one.value), values.count(other.value)) > 1 or _may_agree(one, other):
                continue
            if _are_apart(one, other) or _is_made(one, other, counted) or _is_told_again(one, other, alike):
                continue
            signs = _signs(one, other, alike, text)
            if signs + 4 + 2 * text.sparse >= _LEAST:
                signs += min(2 + 2 * text.sparse, _rare_words(one, other, text))
                if signs < _FIRM:
                    signs = min(_FIRM - 1, signs + _lone(one, other, alike))
                summed = one.scene.speaks_for_all or other.scene.speaks_for_all
                if signs >= (_LEAST if summed else _MORE):
                    yield one, other, signs


def _lone(one: Number, other: Number, alike: Sequence[Number]) -> int:
    """What it says that a text has no third figure of the kind, or that two names are common, where no day is told."""
    if are_of_two_works(one.scene, other.scene) and not _differ(one.sides, other.sides):
        return 1 + (one.scene.paragraph == other.scene.paragraph) + (len(alike) == _TWICE)
    if one.scene.own_dates or other.scene.own_dates or one.whole or other.whole or one.sides != other.sides:
        return 0
    return (len(one.names & other.names) > 1) + (len(alike) == _TWICE)


def _may_agree(one: Number, other: Number) -> bool:
    """Can both be one number, or are they too far apart to be of one thing?"""
    low, high = sorted((one, other), key=lambda number: number.value)
    if low.bounds[1] >= high.bounds[0]:
        return True
    return _is_near(one, other) or high.value > _FAR * low.value


def _is_near(one: Number, other: Number) -> bool:
    """Do two figures differ by no more than what is rounded off?"""
    return abs(one.value - other.value) <= max(_rounded(one), _rounded(other))


def _rounded(number: Number) -> float:
    """By how much a figure that ends in zeros, or is in weeks or months, may differ from what was counted."""
    if number.figure.unit:
        return _SLACK.get(number.figure.unit, 0.0)
    digits = f"{number.value:.15g}"
    zeros = len(digits) - len(digits.rstrip("0")) if number.value >= _ROUND else 0
    return 10.0**zeros / 2 if zeros else 0.0


def _is_made(one: Number, other: Number, counted: Sequence[Number]) -> bool:
    """Is one of the two what the other makes with figures beside it, or with one that is set apart: "and five more"?"""
    apart = abs(one.value - other.value)
    for part, whole in ((one, other), (other, one)):
        beside = [n for n in counted if n.scene.paragraph == part.scene.paragraph]
        at = beside.index(part)
        runs = (
            beside[a:b]
            for a in range(max(0, at - _RUN), at + 1)
            for b in range(at + 1, min(len(beside), at + _RUN) + 1)
        )
        if any(sum(n.value for n in run) == whole.value for run in runs if len(run) > 1):
            return True
    return any(n.value == apart and (n.apart or n.scene.paragraph == other.scene.paragraph) for n in counted)


def _is_told_again(one: Number, other: Number, alike: Sequence[Number]) -> bool:
    """Does the body tell the figure of the abstract elsewhere, or its parts?"""
    if one.scene.speaks_for_all == other.scene.speaks_for_all:
        return False
    summed, _ = _summed(one, other)
    body = [n for n in alike if not n.scene.speaks_for_all]
    if any(_makes(n.scene, summed.value) for n in body if _fates_meet(summed, n)):
        return True
    return any(
        n.value == summed.value or (n.fates & summed.fates - _PLAIN and n.sides <= summed.sides and _is_near(n, summed))
        for n in body
    )


def _makes(scene: Scene, value: float) -> bool:
    """Do figures that stand side by side in a sentence make a number?"""
    told = [figure.low for figure in scene.said.counts]
    return any(sum(told[k : k + run]) == value for k in range(len(told)) for run in range(2, _RUN + 1))


def _summed(one: Number, other: Number) -> tuple[Number, Number]:
    """That of the abstract first."""
    return (one, other) if one.scene.speaks_for_all else (other, one)


def _are_apart(one: Number, other: Number) -> bool:
    """Do words show that two figures are of two things? An abstract, which is short, shows less than the body."""
    a, b = one.scene, other.scene
    if a is b:
        return True
    if one.kind == "way" and not one.fates & other.fates:
        return len((one.names | one.places) & (other.names | other.places)) < _ENDS
    return a.speaks_for_all == b.speaks_for_all and _doubts(one, other) > 0


def _doubts(one: Number, other: Number) -> int:
    """What may set two figures apart: another body, fate, side, fight, noun, day, place, or all against a part."""
    a, b = one.scene, other.scene
    abstract = a.speaks_for_all != b.speaks_for_all
    larger = (one if one.whole else other).value > min(one.value, other.value)
    doubts = 4 * (not _fates_meet(one, other)) + 3 * _differ(_fights(a), _fights(b))
    doubts += 3 * _differ(one.sides, other.sides) + 2 * bool(one.noun and other.noun and one.noun != other.noun)
    if not (one.total or other.total):
        doubts += (1 if abstract else 3) * _differ(one.units, other.units)
    if abstract:
        return doubts
    sizes = {one.size, other.size} - {""}
    if not (one.total or other.total) and len(sizes) > 1 and not one.units & other.units:
        doubts += 1 + sizes.isdisjoint(_NO_SIZES)
    doubts += 2 * (one.kind == "man" and one.whole != other.whole and larger)
    days = _differ(a.own_dates, b.own_dates) or (other.known <= 1 and are_of_other_days(a, b))
    return doubts + days + (_differ(one.places, other.places) and not one.names & other.names)


def _fights(scene: Scene) -> frozenset[str]:
    """The fights that a sentence names: "temmuz muharebelerinde", "the battle of Colenso"."""
    named = pattern(scene.language, "fight_named")
    return frozenset(next(filter(None, found.groups()))[:_NAME] for found in named.finditer(scene.said.plain))


def _differ(one: Set[object], other: Set[object]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _fates_meet(one: Number, other: Number) -> bool:
    """May what became of both be one: nothing else, or all that were there?"""
    if isinstance(one, Nought) or isinstance(other, Nought):
        return True
    mine, theirs = one.fates - {"had"}, other.fates - {"had"}
    if mine and theirs:
        return bool(_shared(one, other) - {"had"})
    if mine == theirs or not (one.fates and other.fates):
        return True
    return one.kind != "man" and bool(other.known or (one.known and other.whole))


def _shared(one: Number, other: Number) -> Set[str]:
    """What became of both, of things also by two words: one side lost what the other took."""
    mine, theirs = one.fates, other.fates
    alike = (words for words in _ALIKE if one.kind != "man" and mine & words and theirs & words)
    return mine & theirs | next(alike, frozenset())


def _signs(one: Number, other: Number, alike: Sequence[Number], text: _Text) -> int:
    """The signs that tie two figures, without their rare words."""
    a, b = one.scene, other.scene
    shared = _shared(one, other)
    peers = sum(n.scene is not a and n.scene is not b and _fates_meet(one, n) for n in alike)
    named = one.names & other.names, one.places & other.places
    signs = (2 + (other.known > 1)) if shared - _PLAIN else int(bool(shared))
    signs += _named(named[0], text) + _named(named[1], text) * (len(named[1]) if one.kind == "way" else 1)
    signs += 2 * (bool(one.units & other.units) + bool(a.own_dates & b.own_dates))
    signs += bool(one.kind == "man" and one.noun and one.noun == other.noun)
    signs += bool((one.sides & other.sides) - _SIDES)
    signs += not any(named) and bool(a.matter & b.matter)
    signs += other.known + (one.whole or other.whole) + 2 * (one.whole and other.whole)
    signs += min(text.sparse, max(0, 2 - peers)) + _UNTOLD * (a.speaks_for_all != b.speaks_for_all)
    signs -= one.bare + other.bare + (peers > _CROWD) + 2 * (min(len(one.units), len(other.units)) > _LISTED)
    signs -= bool(one.fates and other.fates and not shared and not one.whole | other.whole)
    signs -= max(one.value, other.value) > _WIDE * min(one.value, other.value) > 0
    if a.speaks_for_all != b.speaks_for_all:
        summed, told = _summed(one, other)
        signs += told.total - (summed.value > 2 * told.value > 0)  # which is rather a part of it
    doubts = _doubts(one, other)
    return (min(signs - doubts, _FIRM - 1 - _TWICE - 2 * text.sparse) if doubts else signs) - _parted(one, other)


def _named(names: Set[str], text: _Text) -> int:
    """What a common name says: less where the whole text is about it."""
    return 0 if not names else 1 + any(text.often(name) <= text.rare for name in names)


def _parted(one: Number, other: Number) -> int:
    """What words take away that tell two figures apart; less where the later one is named by what was done to it."""
    a, b = one.scene, other.scene
    stock = one.kind != "man" and not (one.fates | other.fates) - {"had"}
    found = set(partings(a.said, one.figure, b.said, other.figure))
    if stock or a.speaks_for_all != b.speaks_for_all:
        found.discard("whole")
    if a.speaks_for_all != b.speaks_for_all:
        found.discard("chosen")
    if other.known > 1 and one.fates & other.fates:
        found -= _MILD
    lost = sum(_PARTS[why] for why in found)
    lost += _OTHER * _differ(one.beside, other.beside) + (a.is_voiced and b.is_voiced)
    return lost + 2 * counts_otherwise((a.said, one.figure.start), (b.said, other.figure.start))


def _rare_words(one: Number, other: Number, text: _Text) -> int:
    """What the words of both sentences weigh that stand seldom in the text, without their names and what they count.

    A word that stands in no other sentence weighs twice as much.
    """
    both = one.scene.stems & other.scene.stems - one.names - one.places
    told = [text.often(stem) for stem in both if not stem.startswith(one.kind[:4])]
    return sum(1 + (often <= _TWICE and text.sparse > 1) for often in told if often <= text.rare)
