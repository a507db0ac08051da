"""Reading -> a figure of the abstract that the body tells otherwise: more than the whole had, or another number of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.terms import MEN, Term, is_each, is_hour
from sefer.grammars.oddities.twice.abstract_names import Place
from sefer.grammars.oddities.twice.figures.parted import narrowed
from sefer.grammars.oddities.twice.scenes import known
from sefer.grammars.oddities.twice.voices.values import sorts
from sefer.letters import caseless

_STEM = 4  # letters by which a noun is known again
_FAR = 12  # times by which two figures of one thing do not differ
_ABOUT = (0.65, 1.5)  # what "about" may stand for in an abstract
_LONE = 3  # and those of which the body has only one, where no word ties it to the abstract
_SHARED = 2  # words that make a pair sure
_ALIKE = 1.05  # times by which figures of one thing may differ
_TIED = 3  # words that tie a figure of a day to the whole
_GONE = frozenset({"dead", "lost"})
_MOST = 40
_ASIDE = 50  # characters beside a figure
_SMALL = 20
_LIST = 8  # figures that may make another together
UNITS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}


@dataclass(frozen=True)
class Counted:
    """A figure with what it counts, what became of them, and of how many they are a part."""

    figure: Figure
    place: Place
    kind: str
    fate: str
    whole: float

    @property
    def low(self) -> float:
        figure = self.figure
        least = figure.low * _ABOUT[0] if figure.least < figure.low < figure.most else figure.least
        return least * UNITS.get(figure.unit, 1)

    @property
    def high(self) -> float:
        figure = self.figure
        most = figure.high * _ABOUT[1] if figure.least < figure.low < figure.most else figure.most
        return most * UNITS.get(figure.unit, 1)

    @property
    def said(self) -> Said:
        return self.place.said


def conflicts(abstract: Sequence[Place], body: Sequence[Place]) -> Iterator[tuple[Counted, Counted, bool]]:
    """A figure of the abstract, the one of the body that is at odds with it, and whether words tie the two together."""
    told = list(_counted(body))
    for one in _counted(abstract):
        alike = [other for other in told if _same(one, other)]
        if not alike or len(alike) > _MOST or any(_agree(one, other) for other in alike) or _is_made(one, told):
            continue
        rivals = [(_ties(one, other), other) for other in alike if _at_odds(one, other)]
        nearest = max(alike, key=lambda other: _ties(one, other))
        if not one.figure.unit and _ties(one, nearest) > max((ties for ties, _ in rivals), default=_SHARED):
            rivals = [(_ties(one, nearest), nearest)]  # told of the very matter, if of a part of it
        if not rivals:
            continue
        ties, best = max(rivals, key=lambda r: r[0])
        more = len(rivals) == 1 and bool(one.fate) and best.low > one.high
        if (
            ties
            or more
            or (
                (len(alike) == 1 or _is_closed(best))
                and one.kind != "man"
                and not one.figure.unit
                and _is_near(one, best)
            )
        ):
            yield one, best, ties >= _SHARED and (one.whole > 0 or _are_totals(one, best))


def _counted(places: Sequence[Place]) -> Iterator[Counted]:
    for place in places:
        said = place.said
        before: Counted | None = None
        for figure in said.figures:
            if figure.unit and _is_of_what_befell(said, figure):
                continue
            if figure.unit not in ("", *UNITS) or (figure.unit == "" and (figure.most < 2 or is_hour(said, figure))):
                continue
            fate = _fate(said, figure)
            noun = f"unit:{figure.unit != ''}" if figure.unit else _noun(said, figure, fate)
            whole = 0.0
            if not figure.counted and before is not None and _is_part(said, before.figure, figure):
                noun, whole = before.kind, before.figure.low
            one = Counted(figure, place, noun, fate, whole)
            before = one if figure.counted else before
            if noun and not is_each(Term(figure, said, 0)):
                yield one


def _is_of_what_befell(said: Said, figure: Figure) -> bool:
    """ "In these fourteen days", "bu üç gün içinde": is a time only that in which something else befell?"""
    before = said.between(max(said.start, figure.start - _ASIDE), figure.start)
    if not pattern(said.language, "in_this").search(before):
        return False
    return pattern(said.language, "in_this_behind").match(said.plain, figure.tail - said.start) is not None


def _noun(said: Said, figure: Figure, fate: str) -> str:
    """What a figure counts: men of whom something became, or the first letters of its noun."""
    listed = pattern(said.language, "things_listed").match(said.plain, figure.end - said.start)
    if listed is not None:
        return listed["noun"][:_STEM]
    if figure.item in MEN and pattern(said.language, "any_men").match(caseless(figure.counted)):
        return "man"
    if figure.item == "gun":
        return "gun"
    if figure.counted:
        return caseless(figure.counted).split()[-1][:_STEM]
    behind = pattern(said.language, "things_behind").match(said.plain, figure.end - said.start)
    if behind is not None:
        return behind["noun"][:_STEM]
    before = pattern(said.language, "things_before").search(said.plain, 0, figure.start - said.start)
    if before is not None and not fate:
        return next(word for word in before.groups() if word)[:_STEM]
    return "man" if fate else ""


def _fate(said: Said, figure: Figure) -> str:
    """What became of those who are counted, by the word that stands nearest in the sentence."""
    start, end = figure.start - said.start, figure.tail - said.start
    found = [
        (max(m.start() - end, start - m.end(), 0), name)
        for name, told in sorts(said.language, "fates")
        for m in told.finditer(said.plain)
    ]
    away, name = min(found, default=(0, ""))
    return name if away <= _ASIDE else ""


def _is_part(said: Said, whole: Figure, figure: Figure) -> bool:
    """ "Altmış hekimden otuz dördü", "34 of the 60": is a figure a part of the one before it?"""
    return (
        figure.low < whole.low
        and pattern(said.language, "some_of").match(said.between(whole.tail, figure.tail)) is not None
    )


def _same(one: Counted, other: Counted) -> bool:
    """Do two figures count the same, as far as the words beside them tell?"""
    if one.kind != other.kind or one.said.language != other.said.language or one.whole != other.whole:
        return False
    if (one.kind == "man" or one.whole) and one.fate != other.fate and {one.fate, other.fate} != _GONE:
        return False
    return one.figure.low < _FAR * other.figure.low and other.figure.low < _FAR * one.figure.low


def _agree(one: Counted, other: Counted) -> bool:
    slack = 15.0 if one.figure.unit in ("month", "year") else 3.5 if one.figure.unit == "week" else 0.0
    return one.low <= other.high * _ALIKE + slack and other.low <= one.high * _ALIKE + slack


def _is_made(one: Counted, told: Sequence[Counted]) -> bool:
    """Do figures that stand one after another make it? A small number is easily made: it needs all those of a sentence."""
    if one.figure.unit or not one.low:
        return False
    by: dict[int, list[float]] = {}
    for f in told:
        if f.kind in (one.kind, "") and not f.figure.unit:
            by.setdefault(f.said.start, []).append(f.figure.low)
    sentences = [*by.values(), *([f.low for f in p.said.counts] for p in {id(f.place): f.place for f in told}.values())]
    if one.low < _SMALL:
        return any(one.low <= sum(run) <= one.high for run in sentences if len(run) > 1)
    runs = [[value for run in by.values() for value in run], *sentences]
    return any(
        one.low <= total <= one.high
        for run in runs
        for n in range(len(run[: 4 * _MOST]))
        for total in list(accumulate(run[n : n + _LIST]))[1:]
    )


def _at_odds(one: Counted, other: Counted) -> bool:
    """More than the abstract has, or less where no word says that it is a part, a day or a body of the whole."""
    mine, theirs = one.place.named("unit"), other.place.named("unit")
    if (theirs and not theirs <= mine) or one.figure.low == other.figure.low:
        return False
    if _are_totals(one, other):
        return True
    more = other.low > one.high
    if more and (one.whole or (one.kind == "man" and one.fate)):
        return True
    if _is_closed(other):
        return True
    if not one.fate and known(other.said.language, "come").search(other.said.plain):
        return False
    days = _ties(one, other) < _TIED
    return not narrowed(one.said, one.figure, other.said, other.figure, days)


def _are_totals(one: Counted, other: Counted) -> bool:
    return all(pattern(c.said.language, "in_total").search(c.said.plain) for c in (one, other))


def _is_closed(one: Counted) -> bool:
    """Do the words beside a figure say that there were no more: "in all", "at no time"?"""
    start, end = one.figure.start - one.said.start, one.figure.tail - one.said.start
    return known(one.said.language, "closed").search(one.said.plain, max(0, start - _ASIDE), end + _ASIDE) is not None


def _ties(one: Counted, other: Counted) -> int:
    """The words that both sentences have beside what they count; the whole of which both are a part counts as one."""
    nouns = {caseless(f.figure.counted)[:_STEM] for f in (one, other) if f.figure.counted} | {one.kind}
    return len({s for s in one.place.stems & other.place.stems if s[:_STEM] not in nouns}) + (one.whole > 0)


def _is_near(one: Counted, other: Counted) -> bool:
    low, high = sorted((one.figure.low, other.figure.low))
    return high <= low * (_FAR if _is_closed(other) else _LONE)
