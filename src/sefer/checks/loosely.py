"""Figures of men that only signs tie to one body: by a noun, a name or a day that both have, by what nobody is told to have done.

What a rule raises of them is a question: so many signs speak for one body, and nothing against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sefer.checks.bodies import MEN, alike, amount, much_later, with_joined
from sefer.checks.examined import Examined
from sefer.checks.ranges import Range
from sefer.checks.tellings import Telling
from sefer.letters import caseless

_REACH = 2_500  # characters between two figures that nothing but signs ties
_FAR = 9_000  # the same where it is told that nobody came, or left
_TIMES = 4.0  # times beyond which what is lost is that of something else
_MOST = 3.0  # the same for two strengths
_FALL = 1.1  # times by which an earlier strength must be above the later one where nobody left
_FIRM = 1.02  # times by which a figure must be above what there can be
_FEWEST = 5
_LEAST = 4  # signs without which nothing is asked
_STEM = 5  # letters by which a word is known again
_SHARED = 2  # words that both sentences have, of which more say no more
_RIFLES = 1.15  # men to a rifle
_STRENGTHS = ("strength", "some", "left")
_NO_STRENGTH = ("priso", "capti", "esir", "tutsa", "kille", "wound", "dead", "yaral", "ölü", "şehit")


@dataclass(frozen=True, slots=True)
class Loose:
    """Two places that signs tie: the figure told last, the earlier one, what stands between, and how many signs."""

    late: tuple[Telling, ...]
    early: Telling
    beside: tuple[Telling, ...]
    signs: int


def lost_beyond(examined: Examined) -> Iterator[Loose]:
    """Losses and prisoners above every strength near them that may be of those who lost them."""
    for figures in _texts(examined):
        strengths = [with_joined(figures, n)[1] for n, f in enumerate(figures) if _is_strength(f)]
        for _, told in groupby((f for f in figures if _is_loss(f)), key=lambda f: f.says["sentence"]):
            lots = list(told)
            kinds = [_added([f for f in lots if f.says["what"] == what]) for what in ("loss", "took")]
            kinds += [_added(lots)] if all(kinds) and kinds[1][0].says["part"] else []
            found = next((one for lost in kinds if lost and (one := _of_them(examined, figures, strengths, lost))), None)
            if found is not None:
                yield found


def _texts(examined: Examined) -> Iterator[list[Telling]]:
    for _, told in groupby(examined.tellings.of("count"), key=lambda f: f.at.doc):
        yield sorted(told, key=lambda f: f.at.start)


def _is_strength(figure: Telling) -> bool:
    says = figure.says
    told = says["what"] in _STRENGTHS and not (says["part"] or says["within"] or says["whole"])
    return told and amount(figure)[1] >= _FEWEST and not str(says["noun"]).startswith(_NO_STRENGTH)


def _is_loss(figure: Telling) -> bool:
    says = figure.says
    return says["what"] in ("loss", "took") and not (says["within"] or says["shared"] or says["among"])


def _added(told: Sequence[Telling]) -> tuple[Telling, ...]:
    """The losses of one sentence that are told beside one another; none that is their sum, or a part of one before it."""
    out: list[Telling] = []
    for figure in told:
        items = {figure.says["item"], *(f.says["item"] for f in out)}
        if out and not (items <= {*MEN, "rifle"} or len(items) == 1):
            continue
        if not out or figure.says["low"] != sum(f.says["low"] for f in out):
            out.append(figure)
    return tuple(out)


def _total(lost: Sequence[Telling]) -> Range:
    return sum(amount(f)[0] for f in lost), sum(amount(f)[1] for f in lost)


def _most(strength: Telling) -> float:
    return amount(strength)[1] * (_RIFLES if strength.says["item"] == "rifle" else 1.0)


def _of_them(examined: Examined, figures: Sequence[Telling], strengths: Sequence[Telling], lost: tuple[Telling, ...]) -> Loose | None:
    first, low = lost[0], _total(lost)[0]
    near = [
        (signs, s) for s in strengths
        if -_REACH // 5 < first.at.start - s.at.end < _REACH and s.at.start != first.at.start and alike(s, first)
        if (signs := _signs(examined, figures, s, first)) > 0
    ]  # fmt: skip
    if not near:
        return None
    best = max(signs for signs, _ in near)
    tied = [s for signs, s in near if signs >= best - 2]
    if best < _LEAST or any(_most(s) >= low for s in tied):
        return None
    early = [s for signs, s in near if signs == best][-1]
    if low > _TIMES * _most(early):
        return None
    lost = next(((f,) for f in lost if amount(f)[0] > _most(early)), lost)
    between = [f for f in figures if min(early.at.start, first.at.start) < f.at.start < max(early.at.end, lost[-1].at.end)]
    if any(f.says["what"] == "gain" for f in between):
        return None
    return Loose(lost, early, tuple(f for f in between if f.says["what"] == "nobody"), min(best, 9))


def _signs(examined: Examined, figures: Sequence[Telling], one: Telling, other: Telling) -> int:
    """How many signs say that two figures are of one body; 0 where something says that they are not."""
    took = other.says["what"] == "took" and not other.says["part"]
    named = one.entity is not None and other.entity is not None
    if named and one.key != other.key and not took:
        return 0
    if _is_apart(examined, one, other):
        return 0
    signs = 0
    if one.key == other.key and not took:
        signs += 3 if named else 2
    shared = set(one.says["anchors"]) & set(other.says["anchors"])
    signs += 2 * _owns(one, other)
    signs += min(_SHARED, len(shared)) * (1 if one.says["sentence"] == other.says["sentence"] else 2)
    signs += _nearness(figures, one, other)
    signs += one.dated and other.dated and one.last == other.first
    low, high = sorted((one.says["sentence"], other.says["sentence"]))
    signs += 2 * any(f.says["what"] == "nobody" and low <= f.says["sentence"] <= high for f in figures)
    return signs


def _owns(one: Telling, other: Telling) -> bool:
    """Do the words say that it is of those men, or of a body of their size, that so many are lost?"""
    whose, size = other.says["whose"], other.says["whose_size"]
    sizes = (one.says["size"], one.entity.traits.get("echelon") if one.entity else None)
    return bool(whose) and (caseless(whose)[:_STEM] in one.says["anchors"] or (bool(size) and size in sizes))


def _is_apart(examined: Examined, one: Telling, other: Telling) -> bool:
    """Do the words say that a loss is not one of those men: of another side, place or time, or that they took it themselves?"""
    anchors, owned = set(one.says["anchors"]), _owns(one, other)
    if other.says["side"] and f"~{other.says['side']}" not in anchors and not owned:
        return True
    if other.says["apart"] and not owned:
        return True
    if one.says["spots"] and other.says["spots"] and set(one.says["spots"]).isdisjoint(other.says["spots"]):
        return True
    if much_later(one, other):
        return True
    if other.says["what"] != "took" or other.says["part"] or owned:
        return False
    units = {e.id for e in examined.tellings.entities(other.at.doc, other.says["units"])}
    if one.entity is None:
        return one.key == other.key and one.says["own"]
    return (one.entity.id not in units and len(units) > 1) or one.key == other.key


def _nearness(figures: Sequence[Telling], one: Telling, other: Telling) -> int:
    if one.says["sentence"] == other.says["sentence"]:
        return 2
    if one.says["paragraph"] != other.says["paragraph"]:
        return 0
    return 2 if other.at.start - one.at.end < 250 else 1


def grown_from(examined: Examined) -> Iterator[Loose]:
    """Strengths above an earlier one less what was lost between, beside words that nobody came."""
    yield from _denied(examined, "nobody")


def shrunk_from(examined: Examined) -> Iterator[Loose]:
    """Strengths below an earlier one less what was lost between, beside words that nobody was lost or left."""
    yield from _denied(examined, "quiet")


def _denied(examined: Examined, what: str) -> Iterator[Loose]:
    for figures in _texts(examined):
        strengths = [f for f in figures if _is_strength(f) and f.says["item"] in (*MEN, "rifle")]
        for denial in (f for f in figures if f.says["what"] == what):
            for late in (f for f in strengths if _is_behind(figures, denial, f)):
                found = _untold(figures, strengths, denial, late)
                if found is not None:
                    yield found
                    break


def _is_behind(figures: Sequence[Telling], denial: Telling, late: Telling) -> bool:
    """Is a strength told in the sentence of a denial, or in one of the next with nobody come in between?"""
    if late.says["sentence"] == denial.says["sentence"]:
        return True
    near = -_REACH // 10 < late.at.start - denial.at.end < _REACH // 2
    return near and not any(
        f.says["what"] == "gain" and denial.at.start < f.at.start < late.at.start for f in figures
    )


def _untold(figures: Sequence[Telling], strengths: Sequence[Telling], denial: Telling, late: Telling) -> Loose | None:
    grows = denial.says["what"] == "nobody"
    near = [
        (signs, s) for s in strengths
        if 0 < late.at.start - s.at.end < _FAR and alike(s, late) and (signs := _alike_signs(figures, s, late, denial)) > 0
    ]  # fmt: skip
    if not near:
        return None
    best = max(signs for signs, _ in near)
    early = [s for signs, s in near if signs == best][-1]
    lost = [
        f for f in figures
        if early.at.start < f.at.start < late.at.start and f.says["what"] == "loss" and alike(f, early)
        and not f.says["within"] and (f.key == early.key or _shares(f, early) or f.says["paragraph"] == late.says["paragraph"])
    ]  # fmt: skip
    gone = sum(amount(f)[0] for f in lost), sum(amount(f)[1] for f in lost)
    had, has = amount(early), amount(late)
    if had[1] * _MOST < has[0] or has[1] * _MOST < had[0] or best < _LEAST:
        return None
    wrong = has[0] > (had[1] - gone[0]) * _FIRM if grows else has[1] * _FALL < had[0] - gone[1]
    if not wrong or any(f.says["what"] == "gain" and early.at.start < f.at.start < late.at.start for f in figures):
        return None
    return Loose((late,), early, (*lost, denial), min(best, 9))


def _shares(one: Telling, other: Telling) -> bool:
    return bool(set(one.says["anchors"]) & set(other.says["anchors"]))


def _alike_signs(figures: Sequence[Telling], one: Telling, other: Telling, denial: Telling) -> int:
    """As `_signs`, of two strengths beside a denial; figures of one noun are more alike."""
    named = [f for f in (one, other, denial) if f.entity is not None]
    if one.entity is not None and other.entity is not None and one.key != other.key:
        return 0
    signs = 3 * (len(named) > 1 and len({f.key for f in named}) == 1) + (one.says["noun"] == other.says["noun"])
    signs += min(_SHARED, len(set(one.says["anchors"]) & {*other.says["anchors"], *denial.says["anchors"]}))
    signs += (one.key == other.key) + _nearness(figures, one, other)
    return signs + (2 if denial.says["sentence"] == other.says["sentence"] else 1)
