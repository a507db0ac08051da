"""Two figures of one kind -> what the signs weigh together that they are of one thing; a reader's odds, as a logarithm.

The weights were fitted on texts with marked faults and rounded (docs/why/checks.md; benchmarks/fit_figures.py fits them anew).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, cached_property
from math import log1p, log2

from sefer.grammars.oddities.said import pattern
from sefer.grammars.oddities.tellings.bodies.bodies import LADDER
from sefer.grammars.oddities.twice.figures.measures import are_of_two_measures
from sefer.grammars.oddities.twice.figures.noughts import Nought
from sefer.grammars.oddities.twice.figures.numbered import Number, told_fates
from sefer.grammars.oddities.twice.figures.parted import partings
from sefer.grammars.oddities.twice.figures.retold import counts_otherwise
from sefer.grammars.oddities.twice.figures.whose import are_of_two
from sefer.grammars.oddities.twice.matters import are_of_other_days, are_of_two_works
from sefer.grammars.oddities.twice.scenes import Scene
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain

LEAST = -1.4  # the odds from which two figures are asked about
_BASE = -0.9
_WEIGHTS = {
    "place_rare": 2.3, "fate": 1.7, "abstract": 1.7, "works": 0.9, "named": 0.9, "name": 0.8, "few": 0.8, "day": 0.7,
    "word_rare": 0.7, "name_rare": 0.6, "article": 0.5, "deed": 0.4, "beside": 0.4, "word": 0.3, "unit": 0.3,
    "voiced": 0.2, "way": -0.1, "parted": -0.2, "other_days": -0.2, "paragraph": -0.4, "one_day": -0.5,
    "repeated": -0.5, "later": -0.6, "apart": -0.6, "other_beside": -0.6, "one_fate": -0.7, "man": -0.8,
    "other_size": -0.8, "peers": -0.9, "other_place": -0.9, "ratio": -1.0, "listed": -1.2, "other_fate": -1.3,
    "otherwise": -1.5,
}  # fmt: skip
_MANY = 3  # signs of one sort that say all
_TWICE = 2  # so often stands a word that both sentences have to themselves
_OFTEN = 3  # and so often one that is rare in a short text
_ONCE_IN = 25  # a rare word stands once in so many sentences of a long one
_KNOWN = 2  # how surely one is known that is named by what was done to it
_STEM, _KIND = 5, 4  # letters by which a word is known again
_CLOSE = 70  # characters beside a figure
_ENDS = 2  # places between which a way lies
_RUN = 4  # figures side by side that may make another
_ROUND = 100  # a smaller number in round tens may be exact
_SLACK = {"week": 3.5, "month": 15.0, "km": 2.0, "mile": 2.0}
PLAIN = frozenset({"had", "came", "built"})  # what is said of anything
_UNTOLD = frozenset({"had", "day"})
_ARMED = frozenset({"man", "officer", "gun", "machine_gun", "rifle"})
_GONE = frozenset({"dead", "hurt", "missing", "lost", "gone", "left", "wrecked", "fired"})
_ALIKE = (
    frozenset({"gone", "left", "lost"}),
    frozenset({"wrecked", "lost"}),
    frozenset({"fired", "lost"}),
)  # what became of things, by two words
_PARTED = frozenset({"chosen", "whole"})
_MEASURED = ("way", "day", "assault")
_LOADS = ("weight",)  # what was carried, by whatever way
_OF_TWO = frozenset({"other", "side", "fit"})
_BEARERS = lazy(r"\b[Tt]he ([A-Z][^\W\d_]{3,}s\b|[a-z]+ [a-z]{5,}s(?= (?:lost|had|took|left|suffered)\b))")
_WORD = lazy(r"[^\W\d_]{4,}")


class Text:
    """The sentences of a text, asked how often a word stands in it."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._scenes, self._often = scenes, dict[str, int]()
        self.rare = max(_OFTEN, len(scenes) // _ONCE_IN)

    @cached_property
    def _plain(self) -> str:
        return " ".join(scene.said.plain for scene in self._scenes)

    def often(self, stem: str) -> int:
        """How often words with a beginning stand in it."""
        if stem not in self._often:
            self._often[stem] = self._plain.count(f" {caseless(stem)}")
        return self._often[stem]


def odds(one: Number, other: Number, counted: Sequence[Number], text: Text) -> float:
    """What the signs weigh, the earlier figure first; -inf as soon as no more signs can make a question of the two."""
    told = _BASE + _sum(_open(one, other, counted, text))
    told += 0.0 if told + _MANY * _WEIGHTS["beside"] < LEAST else _sum(_close(one, other, counted))
    return float("-inf") if told < LEAST or _are_of_two(one, other, counted) else told


def signs(one: Number, other: Number, counted: Sequence[Number], text: Text) -> dict[str, float]:
    """Each sign of a pair with how much of it there is, as it is weighed; none where words tell that they are of two things."""
    if _are_of_two(one, other, counted):
        return {}
    found: dict[str, float] = {}
    for name, much in (*_open(one, other, counted, text), *_close(one, other, counted)):
        found[name] = found.get(name, 0.0) + float(much)
    return found


def _are_of_two(one: Number, other: Number, counted: Sequence[Number]) -> bool:
    """Do words tell that they are of two things, or does one make the other with those beside it?"""
    a, b = one.scene, other.scene
    told: list[tuple[Set[object], Set[object]]] = [
        (one.units, other.units),
        (one.sides, other.sides),
        (a.own_dates, b.own_dates),
    ]
    measured = one.kind in _MEASURED or " of " in one.kind or (bool(one.figure.unit) and one.kind not in _LOADS)
    if not (measured and (one.names | one.places) & (other.names | other.places)):
        told.append((_fights(a), _fights(b)))
    if any(_differ(*pair) for pair in (*told, (_bearers(one), _bearers(other)))):
        return True
    names, places = one.names & other.names, one.places & other.places
    if (one.noun and other.noun and one.noun != other.noun) or (not names and _is_of_part(one, other)):
        return True
    if _differ(one.places, other.places) and not names and a.speaks_for_all == b.speaks_for_all:
        return True
    if measured and are_of_two_measures(a.said, one.figure, b.said, other.figure):
        return True
    if one.kind == "way" and not one.fates & other.fates and len(names | places) < _ENDS:
        return True
    if a.is_voiced and b.is_voiced and a.paragraph == b.paragraph and not are_of_two_works(a, b):
        return True  # the text itself tells that two sources differ
    if _are_parted(one, other, set(partings(a.said, one.figure, b.said, other.figure))):
        return True
    if (one.apart or other.apart) and not shared(one, other) - PLAIN:
        return True
    if one.kind == "man" and a.speaks_for_all == b.speaks_for_all and not fates_meet(one, other):
        return True
    if are_of_two(a.said, one.figure, b.said, other.figure) or _is_untold(one, other) or _is_untold(other, one):
        return True
    if isinstance(one, Nought) or isinstance(other, Nought):
        return any("came" in n.fates and a.at < n.scene.at < b.at for n in counted)
    lasted = {n.kind for n in (one, other) if " of " in n.kind}  # two days of rain are not those of the fight
    alike = [n for n in counted if not n.apart and (not lasted or n.kind in lasted)]
    return _is_told_again(one, other, alike) or (not (one.apart or other.apart) and _is_made(one, other, counted))


def _is_untold(one: Number, other: Number) -> bool:
    """Was one lost or taken, and does the sentence of the other tell of nothing of the sort?"""
    lost = one.fates & _GONE
    return one.kind in _ARMED and bool(lost) and not other.fates and not told_fates(other.scene) & _GONE


def _are_parted(one: Number, other: Number, why: Set[str]) -> bool:
    """Are they of other sets: the second assault, the whole campaign, the field guns among all?"""
    a, b = one.scene, other.scene
    if why & _OF_TWO:
        return True
    named = other.known >= _KNOWN and bool(shared(one, other) - PLAIN)
    if "kind" in why and not named and a.speaks_for_all == b.speaks_for_all:
        return True
    dated = bool(a.own_dates) != bool(b.own_dates)
    return _is_later(a, b) and ("whole" in why or ("chosen" in why and dated))


def _bearers(number: Number) -> Set[str]:
    """The names in the plural around a figure, of whom it is told: "the Gordons"."""
    return {m[1][:_STEM] for m in _BEARERS.finditer(_around(number))} if number.scene.language == "en" else set()


def _around(number: Number) -> str:
    """The words around a figure as they are printed."""
    said = number.scene.said
    low, high = number.figure.start - len(number.before), number.figure.tail + len(number.behind)
    return said.text[max(0, low - said.start) : max(0, high - said.start)]


def _is_of_part(one: Number, other: Number) -> bool:
    """Is the smaller figure that of a smaller body?"""
    if not {one.size, other.size} <= set(LADDER):
        return False
    small, large = sorted((one, other), key=lambda n: n.value)
    return LADDER.index(small.size) < LADDER.index(large.size)


def _sum(signs: Iterator[tuple[str, float]]) -> float:
    return sum(_WEIGHTS[name] * count for name, count in signs)


def _open(one: Number, other: Number, counted: Sequence[Number], text: Text) -> Iterator[tuple[str, float]]:
    """The signs that names, days and what became of them give."""
    a, b = one.scene, other.scene
    both, mine, theirs = shared(one, other), one.fates - _UNTOLD, other.fates - _UNTOLD
    yield "fate", bool(both - PLAIN)
    yield "deed", bool(both) and not both - PLAIN
    yield "other_fate", bool(mine and theirs and not both - _UNTOLD)
    yield "one_fate", bool(mine) != bool(theirs)
    alike = [n for n in counted if not n.apart]
    yield "peers", log1p(sum(n.scene is not a and n.scene is not b and fates_meet(one, n) for n in alike))
    yield "few", len(alike) <= _TWICE
    yield "man", one.kind == "man"
    yield "way", one.kind == "way"
    yield "apart", one.apart + other.apart
    yield "ratio", abs(log2(one.value / other.value)) if one.value and other.value else 0.0
    names = [text.often(name) <= text.rare for name in one.names & other.names]
    yield "name_rare", min(_TWICE, sum(names))
    yield "name", min(_TWICE, len(names) - sum(names))
    yield "place_rare", min(_TWICE, sum(text.often(name) <= text.rare for name in one.places & other.places))
    often = [text.often(stem) for stem in _common(one, other)]
    yield "word_rare", min(_MANY, sum(times <= _TWICE for times in often))
    yield "word", min(_MANY, sum(_TWICE < times <= text.rare for times in often))
    yield "unit", bool(one.units & other.units)
    yield "other_place", _differ(one.places, other.places)
    yield "day", bool(a.own_dates & b.own_dates)
    yield "one_day", bool(a.own_dates) != bool(b.own_dates)
    yield "other_days", are_of_other_days(a, b)
    yield "abstract", a.speaks_for_all != b.speaks_for_all
    yield "paragraph", a.paragraph == b.paragraph
    yield "named", other.known >= _KNOWN
    yield "article", one.known > 0
    yield "voiced", a.is_voiced and b.is_voiced
    yield "works", are_of_two_works(a, b)
    yield "listed", log1p(max(len(a.said.figures), len(b.said.figures), 1) - 1)


def _close(one: Number, other: Number, counted: Sequence[Number]) -> Iterator[tuple[str, float]]:
    """The signs of the words around the two figures."""
    a, b = one.scene, other.scene
    yield "beside", min(_MANY, len(_near(one) & _near(other) & _common(one, other)))
    yield "other_beside", _differ(one.beside, other.beside)
    yield "other_size", len({one.size, other.size} - {""}) > 1
    why = set(partings(a.said, one.figure, b.said, other.figure))
    yield "parted", bool(why & _PARTED)
    yield "otherwise", counts_otherwise((a.said, one.figure.start), (b.said, other.figure.start))
    yield "later", _is_later(a, b)
    values = [n.value for n in counted]
    yield "repeated", (values.count(one.value) > 1) != (values.count(other.value) > 1)


def _is_later(one: Scene, other: Scene) -> bool:
    """Does a word of either tell of another time: "then", "the second"?"""
    return any(_later(scene.language).search(scene.said.plain) for scene in (one, other))


@cache
def _later(language: str) -> re.Pattern[str]:
    return plain(table(language, "again")["tolls"]["later"])


def _common(one: Number, other: Number) -> Set[str]:
    """The beginnings of the words of both sentences, without names and what is counted."""
    named = one.names | one.places | other.names | other.places
    both = one.scene.stems & other.scene.stems - named
    return {stem for stem in both if not stem.startswith(one.kind[:_KIND])}


def _near(number: Number) -> Set[str]:
    return {w[:_STEM] for w in _WORD.findall(f"{number.before[-_CLOSE:]} {number.behind[:_CLOSE]}")}


def _fights(scene: Scene) -> Set[str]:
    """The fights that a sentence names: "temmuz muharebelerinde", "the battle of Colenso"."""
    named = pattern(scene.language, "fight_named")
    return {next(filter(None, found.groups()))[:_STEM] for found in named.finditer(scene.said.plain)}


def _differ(one: Set[object], other: Set[object]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def fates_meet(one: Number, other: Number) -> bool:
    """May what became of both be one: nothing else, or all that were there?"""
    if isinstance(one, Nought) or isinstance(other, Nought):
        return True
    mine, theirs = one.fates - {"had"}, other.fates - {"had"}
    if mine and theirs:
        return bool(shared(one, other) - {"had"})
    if mine == theirs or not (one.fates and other.fates):
        return True
    return one.kind != "man" and bool(other.known or (one.known and other.whole))


def shared(one: Number, other: Number) -> Set[str]:
    """What became of both, of things also by two words: one side lost what the other took."""
    mine, theirs = one.fates, other.fates
    alike = (words for words in _ALIKE if one.kind != "man" and mine & words and theirs & words)
    return mine & theirs | next(alike, frozenset())


def is_near(one: Number, other: Number) -> bool:
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
    lasted = {n.kind for n in (one, other) if " of " in n.kind}  # the rest of a fight is told as of that fight
    rest = [n for n in counted if n.value == apart and (not lasted or n.kind in lasted)]
    return any(n.apart or n.scene.paragraph == other.scene.paragraph for n in rest)


def _is_told_again(one: Number, other: Number, alike: Sequence[Number]) -> bool:
    """Does the body tell the figure of the abstract elsewhere, or its parts?"""
    if one.scene.speaks_for_all == other.scene.speaks_for_all:
        return False
    summed = one if one.scene.speaks_for_all else other
    body = [n for n in alike if not n.scene.speaks_for_all]
    if any(_makes(n.scene, summed.value) for n in body if fates_meet(summed, n)):
        return True
    return any(
        n.value == summed.value or (n.fates & summed.fates - PLAIN and n.sides <= summed.sides and is_near(n, summed))
        for n in body
    )


def _makes(scene: Scene, value: float) -> bool:
    """Do figures that stand side by side in a sentence make a number?"""
    told = [figure.low for figure in scene.said.counts]
    return any(sum(told[k : k + run]) == value for k in range(len(told)) for run in range(2, _RUN + 1))
