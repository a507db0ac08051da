"""Figures of men that only signs tie to one body: by a noun, a name or a day that both have, by what nobody is told to have done.

What a rule raises of them is a question: so many signs speak for one body, and nothing against it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sefer.checks.bodies import MEN, alike, amount, is_sum, is_total, much_later, of_officers, with_joined
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
_REST = 0.2  # of the lost, by which two parts of them may miss them
_LEAST = 4  # signs without which nothing is asked
_DENIED = 3  # the same where it is told that nobody came, or left
_NEXT = 250  # characters between two figures that stand in neighbouring sentences
_FOLLOWS = 4  # signs where the later of them names no body of its own
_STEM = 5  # letters by which a word is known again
_CALLED = 2  # signs of a body that both sentences call by two words
_SHARED = 2  # words that both sentences have, of which more say no more
_ANYBODY = (
    "",
    "men",
    "man",
    "er",
    "kişi",
    "asker",
    "nefer",
    "soldi",
    "offic",
    "subay",
    "rifle",
)  # nouns of nobody's men
_HIS = ("his", "their", "its")  # whose they are, where a name beside them says it
_ENEMY = frozenset({"~düş", "~ene", "~acc", "~gör"})  # who may be of any people
_STRENGTHS = ("strength", "some", "left")
# fmt: off
_NO_STRENGTH = ("priso", "capti", "esir", "tutsa", "kille", "wound", "dead", "yaral", "ölü", "şehit", "kayıp", "missi",
                "casua", "sick", "hasta")
# fmt: on


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
            lots = [f for n, f in enumerate(told) if not (n and f.says["among"])]
            kinds = [_added([f for f in lots if f.says["what"] == what]) for what in ("loss", "took")]
            kinds += (
                [_added(lots)]
                if all(kinds) and any(kinds[1][0].says[tie] for tie in ("part", "joined", "listed"))
                else []
            )
            at = lots[0].at.start
            near, had = (_within(row, at - 2 * _FAR, at + _FAR) for row in (figures, strengths))
            found = next((one for lost in kinds if lost and (one := _of_them(examined, near, had, lost))), None)
            if found is not None:
                yield found


def _texts(examined: Examined) -> Iterator[list[Telling]]:
    for _, told in groupby(examined.tellings.of("count"), key=lambda f: f.at.doc):
        yield sorted(told, key=lambda f: f.at.start)


def _is_strength(figure: Telling) -> bool:
    says = figure.says
    told = says["what"] in _STRENGTHS and not (says["within"] or says["whole"])
    told = told and (says["what"] == "strength" or not says["part"])
    told = told and not (says["what"] == "some" and says["item"] == "rifle")  # booty, as often
    return told and amount(figure)[1] >= _FEWEST and not str(says["noun"]).startswith(_NO_STRENGTH)


def _is_loss(figure: Telling) -> bool:
    says = figure.says
    return says["what"] in ("loss", "took") and not (says["within"] or says["shared"])


def _within(figures: Sequence[Telling], low: int, high: int) -> Sequence[Telling]:
    """Those figures, of many in their order, that begin between two places."""
    first, last = (bisect_left(figures, at, key=lambda f: f.at.start) for at in (low, high))
    return figures[first:last]


def _added(told: Sequence[Telling]) -> tuple[Telling, ...]:
    """The losses of one sentence that are told beside one another; none that is their sum, or a part of one before it."""
    out: list[Telling] = []
    for figure in told:
        items = {figure.says["item"], *(f.says["item"] for f in out)}
        if out and not (items <= {*MEN, "rifle"} or len(items) == 1):
            continue
        if out and figure.says["whose_size"] and figure.says["whose"] != out[0].says["whose"]:
            break  # "the column lost 236, the detachment 91"
        if not out or not is_sum(figure, out):
            out.append(figure)
    return tuple(out)


def _total(lost: Sequence[Telling]) -> Range:
    return sum(amount(f)[0] for f in lost), sum(amount(f)[1] for f in lost)


def _of_them(
    examined: Examined, figures: Sequence[Telling], strengths: Sequence[Telling], lost: tuple[Telling, ...]
) -> Loose | None:
    first, low = lost[0], _total(lost)[0]
    near = [
        (signs, s) for s in strengths
        if low <= _TIMES * amount(s)[1] and not _is_rest(figures, s, first) and (0 <= first.at.start - s.at.end < _reach(figures, s, first) or s.says["sentence"] == first.says["sentence"]) and s.at.start != first.at.start and _one_sort(s, first)
        if (signs := _signs(examined, figures, s, first)) > 0
    ]  # fmt: skip
    if not near:
        return None
    if sum(0 <= first.at.start - s.at.end < _REACH and _one_sort(s, first) for s in strengths) == 1:
        near = [(signs + 1, s) for signs, s in near]
    elif first.says["own"] and first.says["size"]:  # "the company lost": of the only one that was counted there
        sized = [s for s in strengths if 0 <= first.at.start - s.at.end < _REACH and _size(s) == first.says["size"]]
        near = [(signs + (len(sized) == 1 and s in sized), s) for signs, s in near]
    best = max(signs for signs, _ in near)
    early = [s for signs, s in near if signs == best][-1]
    tied = [s for signs, s in near if signs >= best - 2 and not _is_named_less(s, early, first)]
    if best < _LEAST or any(amount(s)[1] >= low for s in tied):
        return None
    lost = next(((f,) for f in lost if amount(f)[0] > amount(early)[1]), lost)
    between = [
        f for f in figures if min(early.at.start, first.at.start) < f.at.start < max(early.at.end, lost[-1].at.end)
    ]
    if any(f.says["what"] == "gain" and not _is_of_others(f, early, first) for f in between):
        return None
    return Loose(lost, early, tuple(f for f in between if f.says["what"] == "nobody"), min(best, 9))


def _is_rest(figures: Sequence[Telling], figure: Telling, lost: Telling) -> bool:
    """Is a figure told behind the lost, in their sentence and behind a part of them, as the rest: "of 41 captives 17 were hurt, the other 24"?"""
    if figure.says["noun"] or figure.says["sentence"] != lost.says["sentence"]:
        return False
    parts = (f.says["low"] for f in figures if lost.at.end <= f.at.start < figure.at.start)
    whole = lost.says["low"]
    return any(abs(part + figure.says["low"] - whole) <= _REST * whole for part in parts)


def _is_named_less(other: Telling, best: Telling, lost: Telling) -> bool:
    """Is another strength, told of a body by its own sentence, of one of another size, or does it share fewer names with the lost?"""
    sizes = [_size(f) for f in (other, best, lost)]
    if other.says["own"] and all(sizes) and sizes[0] != sizes[1] == sizes[2]:
        return True
    mine, others = (set(s.says["anchors"]) & set(lost.says["anchors"]) for s in (best, other))
    told = other.says["own"] or other.at.start < best.at.start
    named = other.entity is not None and other.key == best.key
    return bool(told) and not named and others < mine


def _size(figure: Telling) -> str:
    return str(figure.says["size"] or (figure.entity.traits.get("echelon") if figure.entity else "") or "")


def _is_of_others(gain: Telling, early: Telling, lost: Telling) -> bool:
    """Do men come to a body that the sentence names, and that is neither of two, or to nobody beside them?"""
    words = [set(f.says["anchors"]) for f in (gain, early, lost)]
    tied = words[1] & words[2] or words[1] | words[2]
    if gain.key in (early.key, lost.key) or words[0] & tied:
        return False
    return bool(gain.says["own"]) or gain.says["paragraph"] not in (early.says["paragraph"], lost.says["paragraph"])


def _reach(figures: Sequence[Telling], one: Telling, other: Telling) -> int:
    """How far apart two figures may stand: farther where both name one body, or one of them tells that nobody came to it."""
    named = one.entity is not None and one.key == other.key
    denied = any(f.says["what"] == "nobody" and f.says["sentence"] == other.says["sentence"] for f in figures)
    tied = len(set(one.says["anchors"]) & set(other.says["anchors"])) > 1 and one.says["own"] and other.says["own"]
    return _FAR if named or tied or (denied and _shares(one, other)) else _REACH


def _one_sort(strength: Telling, lost: Telling) -> bool:
    """Do two figures count one thing, men where no noun says what?"""
    return (
        alike(strength, lost)
        and not of_officers(strength, lost)
        and (lost.says["item"] != "" or strength.says["item"] in (*MEN, "rifle"))
    )


def _signs(examined: Examined, figures: Sequence[Telling], one: Telling, other: Telling) -> int:
    """How many signs say that two figures are of one body; 0 where something says that they are not."""
    took = other.says["what"] == "took" and not other.says["part"]
    named = one.entity is not None and other.entity is not None
    if named and one.key != other.key and not took and not _is_one_number(one, other):
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
    if one.says["own"] and other.says["own"]:
        signs += bool(one.says["size"]) and one.says["size"] == other.says["size"]
        signs += _CALLED * (len(shared) > 1)
    low, high = sorted((one.says["sentence"], other.says["sentence"]))
    denied = (f for f in figures if f.says["what"] in ("nobody", "nobody?"))
    signs += 2 * any(low <= f.says["sentence"] <= high or 0 < f.at.start - other.at.end < _NEXT for f in denied)
    return int(signs)


def _is_one_number(one: Telling, other: Telling) -> bool:
    """Do two sentences tell of a body by the same numbers: "the 2nd of the 8th Regiment", "the 2nd Battalion of the 8th"?"""
    numbers = [{a for a in f.says["anchors"] if a.startswith("#")} for f in (one, other)]
    return len(numbers[0]) > 1 and numbers[0] == numbers[1]


def _owns(one: Telling, other: Telling) -> bool:
    """Do the words say that it is of those men, or of a body of their size, that so many are lost?"""
    whose, size = other.says["whose"], other.says["whose_size"]
    sizes = (one.says["size"], _size(one))
    if whose in _HIS:
        return bool(set(one.says["anchors"]) & set(other.says["anchors"]))
    noun = str(one.says["noun"])
    called = noun not in _ANYBODY and len(noun) > 2 and caseless(whose).startswith(caseless(noun))
    return bool(whose) and (called or caseless(whose)[:_STEM] in one.says["anchors"] or (bool(size) and size in sizes))


def _is_apart(examined: Examined, one: Telling, other: Telling) -> bool:
    """Do the words say that a loss is not one of those men: of another side, place or time, or that they took it themselves?"""
    anchors, owned = set(one.says["anchors"]), _owns(one, other)
    if other.says["side"] and f"~{other.says['side']}" not in anchors and not owned:
        return True
    peoples = [{a for a in f.says["anchors"] if a.startswith("~")} - _ENEMY for f in (one, other)]
    if not owned and all(peoples) and peoples[0].isdisjoint(peoples[1]):
        return True
    arms = [{a for a in f.says["anchors"] if a.startswith("^")} for f in (one, other)]
    if all(arms) and arms[0].isdisjoint(arms[1]):
        return True
    if other.says["apart"] and not (owned or other.says["part"]):
        return True
    if one.says["spots"] and other.says["spots"] and set(one.says["spots"]).isdisjoint(other.says["spots"]):
        return True
    if much_later(one, other) or _is_counted_after(one, other):
        return True
    if other.says["what"] != "took" or other.says["part"] or owned:
        return False
    units = {e.id for e in examined.tellings.entities(other.at.doc, other.says["units"])}
    if one.entity is None:
        return one.key == other.key and one.says["own"]
    return (one.entity.id not in units and len(units) > 1) or one.key == other.key


def _is_counted_after(one: Telling, other: Telling) -> bool:
    """Is a figure what was left, and the loss told beside it of nobody by name, without a later day, the one that left so many?"""
    here = one.says["paragraph"] == other.says["paragraph"] and not _shares(one, other)
    return bool(one.says["what"] == "left" and here and not (one.dated and other.dated and one.last < other.first))


def _nearness(figures: Sequence[Telling], one: Telling, other: Telling) -> int:
    if one.says["sentence"] == other.says["sentence"]:
        return 2
    if one.says["paragraph"] != other.says["paragraph"]:
        return 0
    if other.at.start - one.at.end >= _NEXT:
        return 1
    told = [f for f in figures if one.at.end <= f.at.start < other.at.start and _is_strength(f) and _one_sort(f, other)]
    return 2 if told or other.says["own"] or other.says["units"] else _FOLLOWS


def grown_from(examined: Examined) -> Iterator[Loose]:
    """Strengths above an earlier one less what was lost between, beside words that nobody came."""
    yield from _denied(examined, "nobody")


def shrunk_from(examined: Examined) -> Iterator[Loose]:
    """Strengths below an earlier one less what was lost between, beside words that nobody was lost or left."""
    yield from _denied(examined, "quiet")


def _denied(examined: Examined, what: str) -> Iterator[Loose]:
    for figures in _texts(examined):
        strengths = [f for f in figures if _is_strength(f) and f.says["item"] in (*MEN, "rifle")]
        for denial in (f for f in figures if f.says["what"] in (what, f"{what}?")):
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
    return near and not any(f.says["what"] == "gain" and denial.at.start < f.at.start < late.at.start for f in figures)


def _untold(figures: Sequence[Telling], strengths: Sequence[Telling], denial: Telling, late: Telling) -> Loose | None:
    grows = denial.says["what"].startswith("nobody")
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
        if _between(f, early, late) and f.says["what"] == "loss" and alike(f, early)
        and not f.says["within"] and (f.key == early.key or _shares(f, early) or f.says["paragraph"] == late.says["paragraph"])
    ]  # fmt: skip
    gone = sum(amount(f)[0] for f in lost), sum(amount(f)[1] for f in lost)
    if not grows:  # others than the lost may have gone as well
        gone = gone[0], gone[1] + sum(amount(f)[1] for f in figures if _may_be_gone(f, early, late) and f not in lost)
    had, has = amount(early), amount(late)
    if had[1] * _MOST < has[0] or has[1] * _MOST < had[0] or best < _DENIED:
        return None
    wrong = has[0] > (had[1] - gone[0]) * _FIRM if grows else has[1] * _FALL < had[0] - gone[1]
    if any(has[0] == had[0] + amount(s)[0] for _, s in near if s is not early):
        return None  # "two columns of 2,812 and 2,763 men, 5,575 in all"
    others = [amount(s) for signs, s in near if signs >= best - (best > _LEAST) and s.at.start > early.at.start]
    if any(one[1] >= has[0] if grows else one[0] <= has[1] * _FALL for one in others):
        return None
    if grows and is_total(figures, late):
        return None
    if not wrong or any(f.says["what"] == "gain" and _between(f, early, late) for f in figures):
        return None
    return Loose((late,), early, (*lost, denial), min(best, 9))


def left_over(examined: Examined) -> Iterator[Loose]:
    """What is left above a strength less what was lost between the two."""
    for figures in _texts(examined):
        told = ("strength", "left")
        strengths = [
            n for n, f in enumerate(figures) if _is_strength(f) and f.says["what"] in told and not f.says["joins"]
        ]
        for n, m in pairwise(strengths):
            early, late, between = figures[n], figures[m], figures[n + 1 : m]
            lost = [f for f in between if f.says["what"] == "loss" and alike(f, early) and not f.says["within"]]
            near = lost and alike(early, late) and late.at.start - early.at.end < _REACH // 4
            if not near or any(f.says["what"] in ("gain", "took") for f in between):
                continue
            rest = amount(early)[1] - sum(amount(f)[0] for f in lost)
            signs = _alike_signs(figures, early, late, late)
            if 0 < rest * _FIRM < amount(late)[0] <= amount(early)[1] and signs >= _LEAST:
                yield Loose((late,), early, tuple(lost), min(signs, 9))


def _may_be_gone(figure: Telling, early: Telling, late: Telling) -> bool:
    told = figure.says["what"] in ("some", "loss") or figure.says["part"]
    here = figure.key == early.key or figure.says["paragraph"] in (early.says["paragraph"], late.says["paragraph"])
    fits = _between(figure, early, late) and alike(figure, early) and figure.says["low"] < early.says["low"]
    return bool(told) and here and fits


def _between(figure: Telling, early: Telling, late: Telling) -> bool:
    """Does a figure stand between two others, or in the sentence of the later one?"""
    behind = figure.at.start > early.at.start and figure is not late
    return behind and (figure.at.start < late.at.start or figure.says["sentence"] == late.says["sentence"])


def _shares(one: Telling, other: Telling) -> bool:
    return bool(set(one.says["anchors"]) & set(other.says["anchors"]))


def _alike_signs(figures: Sequence[Telling], one: Telling, other: Telling, denial: Telling) -> int:
    """As `_signs`, of two strengths beside a denial; figures of one noun are more alike."""
    named = [f for f in (one, other, denial) if f.entity is not None]
    if one.entity is not None and other.entity is not None and one.key != other.key:
        return 0
    signs = 3 * (len(named) > 1 and len({f.key for f in named}) == 1) + (one.says["noun"] == other.says["noun"])
    signs += min(_SHARED, len(set(one.says["anchors"]) & {*other.says["anchors"], *denial.says["anchors"]}))
    sizes = {f.says["size"] for f in (one, other)} - {""}
    signs += (one.key == other.key) - 2 * (len(sizes) > 1) + _nearness(figures, one, other)
    return int(signs) + (2 if denial.says["sentence"] == other.says["sentence"] else 1)
