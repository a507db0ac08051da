"""MEN: strengths of one body that follow one another, with what went and came between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from sefer.checks.balances import came_between, imbalance, reinforced
from sefer.checks.bodies import (
    MEN,
    NEAR,
    alike,
    amount,
    elsewhere,
    is_large,
    is_total,
    much_later,
    printed,
    stories,
    surely_one,
)
from sefer.checks.examined import Examined
from sefer.checks.loosely import grown_from, left_over, shrunk_from
from sefer.checks.rules import Raised, known, rule
from sefer.checks.tellings import Telling
from sefer.model import Words
from sefer.reconstruct.men.imbalances import RISES

RISE = 1.1  # a later strength this much above the earlier one needs somebody to have come
_MOST = 8.0  # times beyond which two figures are not of one body
_MOST_GONE = 3.0  # times by which more than what is told may have gone, else the figure is of something else
_SENTENCES = 3  # sentences of losses from which on others may have been told of nobody
_FEW_TIMES = 2.0  # the same where it is told how many came


@rule("MEN002", "strength-without-arrival", "strength_imbalance", "warning")
def strength_without_arrival(examined: Examined) -> Iterator[Raised]:
    """A unit has more men than before, and the text says that nobody came, or tells only of losses."""
    seen: list[Words] = []
    risen: list[tuple[int, Raised]] = []
    came = [f for f in examined.tellings.of("count") if f.says["what"] == "gain"]
    for run in stories(examined, large=True):
        counted = _counted(run)
        for n, m in pairwise(counted):
            one, other, between = run[n], run[m], run[n + 1 : m]
            if _alike(one, other) and not _of_others(one, other) and not reinforced(run, one, other):
                nobody = [b for b in run if b.says["what"] == "nobody" and abs(b.at.start - other.at.start) < NEAR // 2]
                turned = one.dated and other.dated and other.last < one.first
                early, late = (other, one) if turned else (one, other)
                lost = [b for b in between if b.says["what"] == "loss"]
                told = nobody or not (elsewhere(one, other) or _is_joined(came, early, late))
                found = _risen(early, lost, nobody, late) if told else None
                if found is not None and not is_total(run, late):
                    sure = surely_one(run, early, late) and (nobody or early.entity is not None)
                    if sure or nobody or _is_near(early, late):
                        risen.append((late.at.start - early.at.start, found if sure else replace(found, level="note")))
    for _, found in sorted(risen, key=lambda one: one[0]):  # the nearest of the earlier figures
        if not known(seen, found.at):
            seen.append(found.at)
            yield found
    taken = {f.at.start for f in examined.tellings.of("count") if f.says["what"] in ("took", "loss")}
    for doc, grown in examined.oddities("grown"):
        if grown.start in taken:
            continue
        found = Raised(
            Words(doc, grown.start, grown.end),
            tuple(Words(doc, w.start, w.end) for w in grown.related),
            says={k: grown.says[k] for k in ("who", "had", "has")} | {"lost": "", "nobody": "!"},
            working={"had": grown.says["had"], "has": grown.says["has"]},
            explanations=_GROWN,
            level=None if grown.says["sure"] else "note",
        )
        if not known(seen, found.at):
            seen.append(found.at)
            yield found
    yield from _rises(examined)
    for tied in grown_from(examined):
        early, late = tied.early, tied.late[0]
        if not known(seen, late.at):
            seen.append(late.at)
            lost = [f for f in tied.beside if f.says["what"] == "loss"]
            yield Raised(
                late.at,
                (early.at, *(f.at for f in tied.beside)),
                says={
                    "who": "",
                    "had": printed(early),
                    "has": printed(late),
                    "lost": " + ".join(map(printed, lost)),
                    "nobody": "!",
                },
                working={"had": early.says["low"], "lost": [f.says["low"] for f in lost], "has": late.says["low"]},
                explanations=_GROWN,
                loose=tied.signs,
            )


_GROWN = ("rules/men.why_untold_arrival", "rules/men.why_other_scope", "findings.why_misprint")


def _counted(run: Sequence[Telling]) -> list[int]:
    """Where the strengths of a run stand; where nobody is told to have come or gone, all figures of men are.

    Those of a large body are taken for its own only where that is told: they are often those of its parts.
    """
    denied = any(f.says["what"] in ("nobody", "quiet") for f in run)
    if not denied and is_large(run[0]):
        return []
    firm = [f for f in run if f.says["what"] in ("strength", "left") and not (f.says["joins"] or f.says["part"])]
    what = ("strength", "left", "some") if denied and len(firm) < 2 else ("strength", "left")  # fmt: skip
    return [n for n, f in enumerate(run) if f.says["what"] in what and not (f.says["joins"] or f.says["part"])]


def _is_joined(came: Sequence[Telling], early: Telling, late: Telling) -> bool:
    """Does anybody come, to whatever body, in the words right before a later strength?"""
    low = max(early.at.start, late.at.start - NEAR // 4)
    return any(f.at.doc == late.at.doc and low < f.at.start < late.at.start for f in came)


def _alike(one: Telling, other: Telling) -> bool:
    """May two figures of a run be strengths of one body: told as such, or of men of one noun?"""
    some = "some" in (one.says["what"], other.says["what"])
    return alike(one, other) and not (some and one.says["noun"] != other.says["noun"])


def _is_near(one: Telling, other: Telling) -> bool:
    """Do two figures stand in sentences that follow each other, of one noun?"""
    return one.says["noun"] == other.says["noun"] and 0 <= other.at.start - one.at.end < NEAR // 4


def _of_others(one: Telling, other: Telling) -> bool:
    """Is the later figure told of a body that its sentence names, and the earlier one of nobody's?"""
    return bool(other.says["own"]) and not one.says["own"] and one.key != other.key


def _rises(examined: Examined) -> Iterator[Raised]:
    """The same by the ledgers, where others than Sefer read the strengths: a question."""
    for found in examined.imbalances:
        if found.sort == RISES and not any(examined.ours(examined.claims[i]) for i in found.claims):
            raised = imbalance(examined, found)
            had, has = (f"{found.working[n].amount.low:.15g}" for n in (0, -1))
            yield replace(raised, says={**raised.says, "had": had, "has": has}, level="note")


def _risen(early: Telling, between: Sequence[Telling], nobody: Sequence[Telling], late: Telling) -> Raised | None:
    """A later strength above the earlier one with what went in between taken off."""
    losses = [b for b in between if alike(b, early)]
    had, has = amount(early)[1], amount(late)[0]
    dated = early.dated and late.dated and early.last < late.first
    if not had < has < had * _MOST or not (nobody or losses or dated):
        return None
    if not nobody and has < had * RISE:
        return None
    return Raised(
        late.at,
        (early.at, *(b.at for b in (*nobody, *losses))),
        says={
            "who": early.name,
            "had": printed(early),
            "has": printed(late),
            "lost": " + ".join(map(printed, losses)),
            "nobody": "!" if nobody else "",
        },
        working={"had": early.says["low"], "lost": [b.says["low"] for b in losses], "has": late.says["low"]},
        explanations=("rules/men.why_untold_arrival", "rules/men.why_other_scope", "findings.why_misprint"),
        level="warning" if nobody or losses else "note",
    )


@rule("MEN006", "what-is-left-misses", "strength_imbalance", "warning")
def what_is_left_misses(examined: Examined) -> Iterator[Raised]:
    """A strength, what went and a later strength are told, and the first less the second is not the third."""
    seen: list[Words] = []
    for run in stories(examined, large=True):
        counted = _counted(run)
        for n, m in pairwise(counted):
            had, left = run[n], run[m]
            losses = _lost(run[n + 1 : m], had)
            came = came_between(run, had, left)
            if not _alike(left, had) or came is None or much_later(had, left):
                continue
            low, most = (amount(had)[n] + sum(amount(f)[n] for f in came) for n in (0, 1))
            low, high = low - sum(amount(f)[1] for f in losses), most - sum(amount(f)[0] for f in losses)
            stated = amount(left)
            of_men = had.says["item"] in (*MEN, "rifle")
            told = {
                what: [f for f in run if f.says["what"] == what and _about(f, had, left) and of_men]
                for what in ("nobody", "quiet")
            }
            near = bool(losses) and left.says["what"] == "left" and left.at.start - had.at.end <= NEAR // 2
            gone = bool(losses) or left.says["what"] == "left"
            near = near or (bool(came) and gone and left.says["sentence"] - had.says["sentence"] < NEAR // 2)
            many = stated[0] > high and (near or (losses and told["nobody"]))
            many = many and stated[0] <= (most * _FEW_TIMES if came else most)
            others = sum(amount(f)[1] for f in run[n + 1 : m] if f.says["what"] == "some" and f not in losses)
            few = low / _MOST_GONE < stated[1] < low - others and (
                near or (told["quiet"] and not _are_parts(run, had, left))
            )
            if (many or few) and not known(seen, left.at):
                seen.append(left.at)
                many_told = len({f.says["sentence"] for f in losses}) >= _SENTENCES
                sure = surely_one(run, had, left) and not many_told
                if not sure and (many_told or any(f.says["among"] for f in run[n + 1 : m] if f not in losses)):
                    continue
                grounds = [*came, *losses, *told["nobody" if many else "quiet"]]
                yield Raised(
                    left.at,
                    (had.at, *(f.at for f in grounds)),
                    says={
                        "who": had.name if had.entity else "",
                        **_gone(had, losses, came),
                        "left": printed(left),
                        "possible": f"{low:.15g}" if low == high else f"{low:.15g}-{high:.15g}",
                    },
                    working={"had": had.says["low"], "lost": [f.says["low"] for f in losses], "left": left.says["low"]},
                    explanations=("rules/men.why_untold_part", "rules/men.why_untold_arrival", "findings.why_misprint"),
                    level=None if sure else "note",
                )
    yield from _shrunk(examined, seen)
    for tied in (*shrunk_from(examined), *left_over(examined)):
        early, late = tied.early, tied.late[0]
        if not known(seen, late.at):
            seen.append(late.at)
            lost = [f for f in tied.beside if f.says["what"] == "loss"]
            rest = early.says["low"] - sum(f.says["low"] for f in lost)
            yield Raised(
                late.at,
                (early.at, *(f.at for f in tied.beside)),
                says={
                    "who": "",
                    **_gone(early, lost),
                    "left": printed(late),
                    "possible": f"{rest:.15g}",
                },
                working={"had": early.says["low"], "lost": [f.says["low"] for f in lost], "left": late.says["low"]},
                explanations=_GROWN,
                loose=tied.signs,
            )


def _lost(between: Sequence[Telling], had: Telling) -> list[Telling]:
    """The losses between two strengths, without those that are told as a part of others, or by a later figure as their sum."""
    out: list[Telling] = []
    for figure in between:
        if figure.says["what"] != "loss" or not alike(figure, had) or figure.says["within"]:
            continue
        if not (figure.says["among"] and out and out[-1].says["sentence"] == figure.says["sentence"]):
            out.append(figure)
    return out


def _are_parts(run: Sequence[Telling], one: Telling, other: Telling) -> bool:
    """Do two figures stand in a sentence that counts a third: a whole and its parts?"""
    told = [f for f in run if f.says["sentence"] == other.says["sentence"] and f.says["what"] in ("strength", "some")]
    return one.says["sentence"] == other.says["sentence"] and len(told) > 2


def _gone(had: Telling, lost: Sequence[Telling], came: Sequence[Telling] = ()) -> dict[str, Any]:
    """The strength, who came and what went of it, or that nobody is told to have gone."""
    terms = " - ".join([" + ".join(map(printed, [had, *came])), *map(printed, lost)])
    return {"terms": terms, "gone": bool(lost), "nobody": not lost}


def _shrunk(examined: Examined, seen: list[Words]) -> Iterator[Raised]:
    """Later strengths below the earlier ones, with the words that nobody left."""
    for doc, found in examined.oddities("shrunk"):
        had, has, lost = found.says["had"], found.says["has"], found.says.get("lost", ())
        raised = Raised(
            Words(doc, found.start, found.end),
            tuple(Words(doc, w.start, w.end) for w in found.related),
            says={
                "who": found.says["who"],
                "terms": " - ".join([had, *lost]),
                "left": has,
                "possible": found.says.get("rest", had),
                "gone": bool(lost),
                "nobody": not lost,
            },
            working={"had": had, "lost": list(lost), "left": has},
            explanations=("rules/men.why_untold_part", "rules/men.why_untold_arrival", "findings.why_misprint"),
            level=None if found.says["sure"] else "note",
        )
        if not known(seen, raised.at):
            seen.append(raised.at)
            yield raised


def _about(told: Telling, one: Telling, other: Telling) -> bool:
    """Does something stand between two figures, or beside them in one paragraph?"""
    low, high = sorted((one.at.start, other.at.start))
    return low - NEAR // 4 < told.at.start < high + NEAR // 4
