"""The figures of men that are told of one body, one after another, and what is lost behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import inf

from sefer.checks.examined import Examined
from sefer.checks.ranges import Range, stands_for
from sefer.checks.tellings import Telling

NEAR = 1200  # characters within which two figures may be of one fight
_LARGE = ("corps", "army", "army_group", "front")  # a figure beside such a name is often that of a part of it
MEN = ("man", "cavalryman", "")  # "" where no noun is told
_TOTAL = 0.05  # of a total, by which a slip may miss the sum of its parts
_SLIP = 0.15  # of a sum, by which a slip may miss it
_LONG = 31  # days
_OFFICERS = ("offic", "subay", "zabit")  # nouns of those who are no strength of a body
_THINGS = ("gun", "machine_gun", "mortar", "aircraft", "ship", "vehicle", "animal")
_ANY_MEN = frozenset({"", "kişi", "men", "er", "asker", "soldi"})  # nouns that name nobody's men


def amount(figure: Telling) -> Range:
    low, high = figure.says["low"], figure.says["high"]
    if low != high:
        return low, inf if high is None else high
    return stands_for(low)


def printed(figure: Telling) -> str:
    low, high = figure.says["low"], figure.says["high"]
    if high is not None and not low:
        return f"{high:.15g}"  # "no more than 600"
    return f"{low:.15g}" if low == high else f"{low:.15g}-{high:.15g}" if high is not None else f"{low:.15g}+"


def alike(one: Telling, other: Telling) -> bool:
    """Do two figures count one thing?"""
    items = {one.says["item"], other.says["item"]}
    return len(items) == 1 or "" in items or items <= {*MEN, "rifle"}


def stories(examined: Examined, large: bool = False) -> Iterator[list[Telling]]:
    """The figures of each unit, then those of each paragraph that may be of one body; cut where a story ends."""
    for _, figures in examined.tellings.by_key("count"):
        if large or not is_large(figures[0]):
            yield from _cut(figures, lambda run, figure: figure.at.start - run[-1].at.end > NEAR)
    paragraphs: dict[tuple[str, int], list[Telling]] = defaultdict(list)
    for figure in examined.tellings.of("count"):
        paragraphs[figure.at.doc, figure.says["paragraph"]].append(figure)
    for figures in paragraphs.values():
        yield from (run for run in _cut(figures, _of_another) if large or not is_large(run[0]))


def is_large(figure: Telling) -> bool:
    return figure.entity is not None and figure.entity.traits.get("echelon") in _LARGE


def _cut(figures: Sequence[Telling], ends: Callable[[list[Telling], Telling], bool]) -> Iterator[list[Telling]]:
    run: list[Telling] = []
    for figure in figures:
        if run and ends(run, figure):
            yield run
            run = []
        run.append(figure)
    if run:
        yield run


def _of_another(run: list[Telling], figure: Telling) -> bool:
    """Is a figure told of another body than those of a run?"""
    if not figure.says["own"] or (figure.says["part"] and figure.entity is None):
        return False
    named = [f for f in run if f.says["own"]]
    return bool(named) and not any(_one_body(f, figure) for f in named)


def _one_body(one: Telling, other: Telling) -> bool:
    """May two figures that are told whose they are be of one body: by its name, or by the noun for its size?"""
    if one.entity is not None and other.entity is not None:
        return one.entity.id == other.entity.id
    sizes = [f.says["size"] if f.entity is None else f.entity.traits.get("echelon") for f in (one, other)]
    return sizes[0] == sizes[1]


def surely_one(run: Sequence[Telling], one: Telling, other: Telling) -> bool:
    """Do the words leave no doubt that two figures of a run are of one body?

    They name it twice, or call it by one noun of size in one paragraph; or both name nobody and nobody else's figure stands between.
    """
    if one.entity is not None or other.entity is not None:
        sizes = [f.says["size"] if f.entity is None else f.entity.traits.get("echelon") for f in (one, other)]
        named = one.entity is not None and other.entity is not None
        return one.key == other.key if named else bool(sizes[0]) and sizes[0] == sizes[1] and _here(one, other)
    if not _here(one, other) or one.says["size"] != other.says["size"]:
        return False
    if one.says["size"]:
        return True
    low, high = sorted((one.at.start, other.at.start))
    return not any(low < f.at.start < high and f.says["own"] and f.says["what"] in _HAD for f in run)


_HAD = ("strength", "some", "left", "gain")


def _here(one: Telling, other: Telling) -> bool:
    return bool(one.says["paragraph"] == other.says["paragraph"])


def losses_behind(run: Sequence[Telling], at: int, strength: Telling) -> list[Telling]:
    """The losses told of one sentence behind a strength, before the next strength or arrival; none twice."""
    out: list[Telling] = []
    for figure in run[at + 1 :]:
        what = figure.says["what"]
        again = what == "some" and figure.says["low"] == strength.says["low"]
        if what == "gain" and not alike(figure, strength):
            continue  # guns that came bring no men
        of_others = _of_another_size(strength, figure)
        if what in ("strength", "gain", "left") or again or much_later(strength, figure) or (out and of_others):
            break
        if (
            (what == "loss" or _is_led_off(out, figure))
            and not (figure.says["shared"] or figure.says["slain"])
            and alike(figure, strength)
            and not of_another_side(strength, figure)
        ):
            if out and figure.says["sentence"] != out[0].says["sentence"]:
                break
            again = is_sum(figure, out)
            if not out or not (figure.says["among"] or figure.says["within"] or again):
                out.append(figure)
    return out


def is_sum(figure: Telling, parts: Sequence[Telling]) -> bool:
    """Is a figure the sum of those before it, or told without a noun and as much as a slip may make of that sum?"""
    made = sum(f.says["low"] for f in parts)
    bare = len(parts) > 1 and not figure.says["noun"] and abs(figure.says["low"] - made) < _SLIP * made
    return bool(figure.says["low"] == made or bare)


def is_total(figures: Sequence[Telling], late: Telling) -> bool:
    """Do figures of one list before a figure make it, or nearly: "1,900, 1,875 and 2,310, in all 6,085"?"""
    parts = [f for f in figures if f.at.start < late.at.start and f.says["what"] in ("strength", "some", "left")]
    for n in range(2, len(parts) + 1):
        run = parts[-n:]
        if any(f.says["paragraph"] != late.says["paragraph"] for f in run):
            return False
        if is_sum(late, run) or abs(sum(f.says["low"] for f in run) - late.says["low"]) < _TOTAL * late.says["low"]:
            return n > 2 or bool(run[-1].says["joins"]) or bool(run[-1].says["sentence"] == run[0].says["sentence"])
    return False


def _is_led_off(lost: Sequence[Telling], figure: Telling) -> bool:
    """ "1,500 had died and 1,300 were made prisoners": are they told without a noun behind the lost of one sentence, as more of them?"""
    bare = figure.says["what"] == "took" and not figure.says["item"]
    return bare and bool(lost) and figure.says["sentence"] == lost[0].says["sentence"] and not figure.says["units"]


def _of_another_size(strength: Telling, lost: Telling) -> bool:
    """Do the words say that the lost were of a body of another size than the strength: "the column ... of the detachment 91"?"""
    sizes = (lost.says["whose_size"], strength.says["size"])
    return all(sizes) and sizes[0] != sizes[1] and strength.entity is None


def of_another_side(strength: Telling, lost: Telling) -> bool:
    """Is a loss told as that of a whole side, and the strength as that of one body: "500 of the battalion ... the Russians lost 3,360"?"""
    if not lost.says["side"] or lost.entity is not None or lost.says["side"] == strength.says["side"]:
        return False
    return bool(lost.says["sentence"] != strength.says["sentence"])


def elsewhere(one: Telling, other: Telling) -> bool:
    """Is a later figure of a body without a name told of a place that the earlier one is not told of?"""
    places, nouns = set(other.says["places"]), {one.says["noun"], other.says["noun"]}
    unnamed = one.entity is None and other.entity is None and nouns <= _ANY_MEN
    return unnamed and bool(places) and places.isdisjoint(one.says["places"])


def with_joined(run: Sequence[Telling], at: int) -> tuple[int, Telling]:
    """A strength with those that stand in one list with it, as one figure, and where the last of them is."""
    first, low, high, end = run[at], run[at].says["low"], run[at].says["high"], at
    for n, figure in enumerate(run[at + 1 :], at + 1):
        if not figure.says["joins"] or figure.says["what"] not in ("strength", "some") or high is None:
            break
        if figure.says["item"] in _THINGS:
            continue  # what goes by a noun that is not known may be men
        low, high, end = (
            low + figure.says["low"],
            None if figure.says["high"] is None else high + figure.says["high"],
            n,
        )
    noun = first.says["noun"] if end == at else ""
    return end, replace(first, says={**first.says, "low": low, "high": high, "noun": noun})


def of_officers(strength: Telling, lost: Telling) -> bool:
    """Does a figure count officers alone, and the losses others as well?"""
    return str(strength.says["noun"]).startswith(_OFFICERS) and not str(lost.says["noun"]).startswith(_OFFICERS)


def much_later(one: Telling, other: Telling) -> bool:
    """Do so many days lie between two figures that men may have come untold?"""
    return one.dated and other.dated and other.first - one.last > _LONG
