"""MEN: losses, prisoners and parts against the men and guns that there were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.checks.balances import imbalance, of_claims, reinforced
from sefer.checks.bodies import (
    MEN,
    NEAR,
    amount,
    losses_behind,
    of_officers,
    printed,
    stories,
    surely_one,
    with_joined,
)
from sefer.checks.examined import Examined
from sefer.checks.loosely import lost_beyond
from sefer.checks.rules import Raised, known, rule
from sefer.checks.tellings import Telling
from sefer.model import Words
from sefer.reconstruct.men.imbalances import CONTRADICTION, LOSSES, MAKEUP, PART, PARTS, PRISONERS

_SURE = 8  # signs with which losses are those of the men who were told
_STRANGE = 5  # signs that tie losses of a body to men of whom it is not told that they were that body
_FEW = 5  # men; fewer are no body
_TAKEN = ("priso", "capti", "esir", "tutsa")  # nouns of men of the other side: the dead beside them are none of theirs
_WIDE = ("animal", "vehicle", "ship")  # sorts of many names
_FORMATIONS = (
    "regim",
    "batta",
    "compa",
    "briga",
    "divis",
    "alay",
    "tabur",
    "bölük",
    "tugay",
    "tümen",
)  # parts of a body
_RIFLES = 1.15  # men to a rifle, where losses of men stand against rifles


@rule("MEN001", "losses-above-strength", "losses_above_strength", "warning")
def losses_above_strength(examined: Examined) -> Iterator[Raised]:
    """A unit loses more men than it had, and nobody is told to have come to it."""
    seen: list[Words] = []
    for run in stories(examined):
        for n, figure in enumerate(run):
            if (
                figure.says["what"] not in ("strength", "some")
                or figure.says["joins"]
                or figure.says["item"] not in (*MEN, "rifle")
            ):
                continue
            end, strength = with_joined(run, n)
            losses = losses_behind(run, end, strength)
            if figure.says["whole"] and n and run[n - 1].says["what"] == "loss":
                losses = [run[n - 1]]
            sure = figure.says["what"] == "strength" or (bool(losses) and _of_these(figure, losses[0]))
            if (
                _is_lost(run, n)
                or not losses
                or _of_others(run, losses[0])
                or of_officers(strength, losses[0])
                or amount(strength)[1] < _FEW
                or not (sure or _beside(figure, losses[0]))
            ):
                continue
            raised = _above(strength, losses, sure)
            if raised is not None and not known(seen, raised.at) and not reinforced(run, figure, losses[-1]):
                seen.append(raised.at)
                strange = losses[0].says["own"] and not figure.says["own"]  # of a body that the men were not told to be
                unsure = figure.entity is None and not (losses[0].entity or surely_one(run, figure, losses[0]))
                raised = replace(raised, level="note") if unsure else raised
                yield replace(raised, loose=_STRANGE) if strange else raised
    yield from of_claims(examined, (LOSSES,), seen)
    yield from _beyond(examined, men=True, seen=seen)
    yield from _loosely(examined, seen, ("loss",))


def _loosely(examined: Examined, seen: list[Words], what: Sequence[str], men: bool = True) -> Iterator[Raised]:
    """Losses, or captives, above a strength that only signs tie to them."""
    for found in lost_beyond(examined):
        of_men = found.early.says["item"] in (*MEN, "rifle")
        if found.late[0].says["what"] not in what or of_men != men or found.early.says["item"] in _FORMATIONS:
            continue
        raised = _above(found.early, found.late, name=False)
        if raised is not None and not known(seen, raised.at):
            seen.append(raised.at)
            beside = tuple(f.at for f in found.beside)
            yield replace(
                raised,
                related=(*raised.related, *beside),
                loose=found.signs if found.signs < _SURE else 0,
                says={**raised.says, "taken": raised.says["sum"] or raised.says["lost"]},
            )


def _beyond(examined: Examined, men: bool, seen: list[Words]) -> Iterator[Raised]:
    """Parts that are told as lost of a whole that has less."""
    for doc, found in examined.oddities("beyond_whole"):
        part, whole = (f"{found.says[name]:g}" for name in ("part", "whole"))
        raised = Raised(
            Words(doc, found.start, found.end),
            tuple(Words(doc, w.start, w.end) for w in found.related),
            says={"who": "", "lost": part, "sum": "", "had": whole, "several": ""},
            working={"had": found.says["whole"], "lost": [found.says["part"]]},
            explanations=("rules/men.why_untold_arrival", "rules/men.why_other_scope", "findings.why_misprint"),
        )
        if found.says["men"] == men and not known(seen, raised.at):
            seen.append(raised.at)
            yield raised


def _is_lost(run: Sequence[Telling], n: int) -> bool:
    """Does a figure open a list of losses ("89 officers and 805 men had been killed"), or count prisoners?"""
    figure, behind = run[n], run[n + 1] if n + 1 < len(run) else None
    listed = behind is not None and behind.says["what"] == "loss" and behind.says["joined"]
    if figure.says["what"] == "some":
        listed = listed or (behind is not None and behind.says["what"] == "loss" and behind.says["listed"])
    return bool(listed) or str(figure.says["noun"]).startswith(_TAKEN)


def _of_others(run: Sequence[Telling], lost: Telling) -> bool:
    """Does the sentence of a loss name the men of which it was lost, and are they enough?"""
    beside = (f for f in run if f.says["sentence"] == lost.says["sentence"] and f.at.start > lost.at.start)
    return any(f.says["what"] in ("strength", "some") and f.says["low"] > lost.says["low"] for f in beside)


def _of_these(men: Telling, lost: Telling) -> bool:
    """Are the lost told as a part of men that were told just before?"""
    return bool(lost.says["part"]) and 0 <= lost.at.start - men.at.end < NEAR // 3 and not _named_apart(men, lost)


def _named_apart(one: Telling, other: Telling) -> bool:
    """Is the second told in a later sentence of a unit that the first is not told of?"""
    return other.entity is not None and one.says["sentence"] != other.says["sentence"] and one.key != other.key


def _beside(men: Telling, lost: Telling) -> bool:
    """Are men and losses of one size told beside each other?"""
    return (
        not _named_apart(men, lost)
        and 0 <= lost.at.start - men.at.end < NEAR // 4
        and lost.says["low"] < 2 * men.says["low"]
    )


def _above(strength: Telling, losses: Sequence[Telling], sure: bool = True, name: bool = True) -> Raised | None:
    who = strength.name if name and any(map(str.isalpha, strength.name)) else ""
    if name and strength.entity is not None and not who:
        return None  # a figure that was taken for a force
    lost = sum(amount(figure)[0] for figure in losses)
    had = amount(strength)[1] * (_RIFLES if name and strength.says["item"] == "rifle" else 1.0)
    if not losses or lost <= had:
        return None
    return Raised(
        Words(losses[0].at.doc, losses[0].at.start, losses[-1].at.end),
        (strength.at,),
        says={
            "who": who,
            "lost": " + ".join(map(printed, losses)),
            "sum": f"{sum(f.says['low'] for f in losses):.15g}" if len(losses) > 1 else "",
            "had": printed(strength),
            "several": "+" if len(losses) > 1 else "",
        },
        working={"had": strength.says["low"], "lost": [f.says["low"] for f in losses]},
        explanations=("rules/men.why_untold_arrival", "rules/men.why_other_scope", "findings.why_misprint"),
        level=None if sure else "note",
    )


@rule("MEN003", "part-stronger-than-whole", "strength_imbalance", "warning")
def part_stronger_than_whole(examined: Examined) -> Iterator[Raised]:
    """A part, or the parts together, have more men than the whole on one day."""
    seen: list[Words] = []
    for raised in of_claims(examined, (PART, PARTS, MAKEUP), ()):
        seen.append(raised.at)
        yield raised
    for doc, found in examined.oddities("part_above"):
        part, whole = (f"{found.says[name]:g}" for name in ("part", "whole"))
        at = Words(doc, found.start, found.end)
        if not known(seen, at):
            yield Raised(
                at,
                tuple(Words(doc, w.start, w.end) for w in found.related),
                says={"who": found.says["who"], "figures": f"{part} > {whole}"},
                working={"figures": [found.says["part"], found.says["whole"]]},
                explanations=("rules/men.why_other_scope", "findings.why_misprint"),
            )


@rule("MEN004", "prisoners-above-opponent", "losses_above_strength", "warning")
def prisoners_above_opponent(examined: Examined) -> Iterator[Raised]:
    """More prisoners are taken from a unit than it had men."""
    seen: list[Words] = []
    figures = examined.tellings.of("count")
    for n, took in enumerate(figures):
        if took.says["what"] != "took" or took.says["item"] not in MEN:
            continue
        for had in figures[max(0, n - 12) : n]:
            if _opposed(examined, had, took) and amount(took)[0] > amount(had)[1]:
                seen.append(took.at)
                yield Raised(
                    took.at,
                    (had.at,),
                    says={"who": had.name, "taken": printed(took), "had": printed(had)},
                    working={"had": had.says["low"], "taken": took.says["low"]},
                    explanations=(
                        "rules/men.why_others_among",
                        "rules/men.why_untold_arrival",
                        "findings.why_misprint",
                    ),
                )
                break
    yield from _captives(examined, seen)
    yield from _loosely(examined, seen, ("took",))
    for found in examined.imbalances:
        if found.sort == PRISONERS and found.level == CONTRADICTION:
            raised = imbalance(examined, found)
            if not known(seen, raised.at):
                yield Raised(
                    raised.at,
                    raised.related,
                    {**raised.says, "taken": raised.says["lost"]},
                    raised.working,
                    raised.explanations,
                )


def _captives(examined: Examined, seen: list[Words]) -> Iterator[Raised]:
    """Captives of a people, or of a garrison, that are more than the men who held the place."""
    for doc, found in examined.oddities("captives"):
        at = Words(doc, found.start, found.end)
        if not known(seen, at):
            seen.append(at)
            taken, had = (f"{found.says[name]:g}" for name in ("taken", "had"))
            yield Raised(
                at,
                tuple(Words(doc, w.start, w.end) for w in found.related),
                says={"who": "", "taken": taken, "had": had},
                working={"had": found.says["had"], "taken": found.says["taken"]},
                explanations=("rules/men.why_others_among", "rules/men.why_untold_arrival", "findings.why_misprint"),
            )


def _opposed(examined: Examined, had: Telling, took: Telling) -> bool:
    """Is a strength that of the unit from which men are taken: named where another takes them?"""
    near = had.at.doc == took.at.doc and took.at.start - had.at.end < NEAR // 2
    if not near or had.says["what"] != "strength" or had.says["item"] not in MEN:
        return False
    if had.entity is None or had.key == took.key:
        return False
    return any(e.id == had.entity.id for e in examined.tellings.entities(took.at.doc, took.says["units"]))


@rule("MEN005", "guns-lost-above-held", "losses_above_strength", "warning")
def guns_lost_above_held(examined: Examined) -> Iterator[Raised]:
    """A unit loses more guns, rifles or animals than it had."""
    seen: list[Words] = []
    for run in stories(examined):
        for n, held in enumerate(run):
            if held.says["what"] != "strength" or held.says["item"] in (*MEN, *_FORMATIONS):
                continue
            raised = _above(held, [f for f in losses_behind(run, n, held) if _of_sort(f, held)])
            if raised is not None and not known(seen, raised.at):
                seen.append(raised.at)
                yield raised
    yield from _beyond(examined, men=False, seen=seen)
    yield from _loosely(examined, seen, ("loss", "took"), men=False)


def _of_sort(lost: Telling, held: Telling) -> bool:
    """Are the things lost of the sort of those held, and beasts, carts and ships of one name?"""
    sorts, nouns = (({one.says[name] for one in (lost, held)} - {""}) for name in ("item", "noun"))
    return lost.says["item"] == held.says["item"] and (len(nouns) < 2 or sorts.isdisjoint(_WIDE))
