"""MEN: losses, prisoners and what is left against the men and guns that there were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from sefer.checks.examined import Examined
from sefer.checks.ranges import Range, stands_for
from sefer.checks.rules import Raised, rule
from sefer.checks.tellings import Telling
from sefer.model import Claim, Words
from sefer.reconstruct.men import Imbalance
from sefer.reconstruct.men.imbalances import CONTRADICTION, LOSSES, MAKEUP, PART, PARTS, PRISONERS, RISES

NEAR = 1200  # characters within which two figures may be of one fight
RISE = 1.1  # a later strength this much above the earlier one needs somebody to have come
_LARGE = ("corps", "army", "army_group", "front")  # a figure beside such a name is often that of a part of it
_MEN = ("man", "cavalryman")
_FEW = 5  # men; fewer are no body
_RIFLES = 1.15  # men to a rifle, where losses of men stand against rifles


def _words(claim: Claim) -> Words:
    return Words(claim.doc, claim.start, claim.end)


def _range(figure: Telling) -> Range:
    low, high = figure.says["low"], figure.says["high"]
    if low != high:
        return low, inf if high is None else high
    return stands_for(low)


def _said(figure: Telling) -> str:
    low, high = figure.says["low"], figure.says["high"]
    return f"{low:g}" if low == high else f"{low:g}-{high:g}" if high is not None else f"{low:g}+"


def _like(one: Telling, other: Telling) -> bool:
    """Do two figures count one thing?"""
    items = {one.says["item"], other.says["item"]}
    return len(items) == 1 or items <= {*_MEN, "rifle"}


def _runs(examined: Examined) -> Iterator[list[Telling]]:
    """The figures of each unit, then those of each paragraph that may be of one body; cut where a story ends."""
    for _, figures in examined.tellings.by_key("count"):
        if not _large(figures[0]):
            yield from _cut(figures, lambda run, figure: figure.at.start - run[-1].at.end > NEAR)
    paragraphs: dict[tuple[str, int], list[Telling]] = defaultdict(list)
    for figure in examined.tellings.of("count"):
        paragraphs[figure.at.doc, figure.says["paragraph"]].append(figure)
    for figures in paragraphs.values():
        yield from (run for run in _cut(figures, _of_another) if not _large(run[0]))


def _large(figure: Telling) -> bool:
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
    bodies = {_body(f) for f in run if f.says["own"]}
    return bool(bodies) and not (_body(figure) & frozenset().union(*bodies))


def _body(figure: Telling) -> frozenset[str]:
    """What a body is called: its name and the noun for its size."""
    if figure.entity is not None:
        return frozenset({figure.entity.id, str(figure.entity.traits.get("echelon"))})
    return frozenset({figure.says["size"]})


def _losses(run: Sequence[Telling], at: int, strength: Telling) -> list[Telling]:
    """The losses told of one sentence behind a strength, before the next strength or arrival; none twice."""
    out: list[Telling] = []
    for figure in run[at + 1 :]:
        what = figure.says["what"]
        again = what == "some" and figure.says["low"] == strength.says["low"]
        if what in ("strength", "gain", "left") or again or _later(strength, figure):
            break
        if what == "loss" and _like(figure, strength):
            if out and figure.says["sentence"] != out[0].says["sentence"]:
                break
            again = figure.says["low"] == sum(f.says["low"] for f in out)
            if not out or not (figure.says["part"] or figure.says["within"] or again):
                out.append(figure)
    return out


def _with_joined(run: Sequence[Telling], at: int) -> tuple[int, Telling]:
    """A strength with those that stand in one list with it, as one figure, and where the last of them is."""
    first, low, high, end = run[at], run[at].says["low"], run[at].says["high"], at
    for n, figure in enumerate(run[at + 1 :], at + 1):
        if not figure.says["joins"] or figure.says["what"] not in ("strength", "some") or high is None:
            break
        if figure.says["item"] not in (*_MEN, "rifle"):
            continue
        low, high, end = low + figure.says["low"], None if figure.says["high"] is None else high + figure.says["high"], n
    return end, replace(first, says={**first.says, "low": low, "high": high})


def _later(one: Telling, other: Telling) -> bool:
    """Do so many days lie between two figures that men may have come untold?"""
    return one.dated and other.dated and other.first - one.last > _LONG


_LONG = 31


@rule("MEN001", "losses-above-strength", "losses_above_strength", "warning")
def losses_above_strength(examined: Examined) -> Iterator[Raised]:
    """A unit loses more men than it had, and nobody is told to have come to it."""
    seen: list[Words] = []
    for run in _runs(examined):
        for n, figure in enumerate(run):
            if figure.says["what"] not in ("strength", "some") or figure.says["item"] not in (*_MEN, "rifle"):
                continue
            end, strength = _with_joined(run, n)
            losses = _losses(run, end, strength)
            if figure.says["whole"] and n and run[n - 1].says["what"] == "loss":
                losses = [run[n - 1]]
            sure = figure.says["what"] == "strength" or (bool(losses) and _of_these(figure, losses[0]))
            if not losses or figure.says["low"] < _FEW or not (sure or _beside(figure, losses[0])):
                continue
            raised = _above(strength, losses, sure)
            if raised is not None and not _known(seen, raised) and not _reinforced(run, figure, losses[-1]):
                seen.append(raised.at)
                yield raised
    yield from _of_claims(examined, (LOSSES,), seen)


def _of_these(men: Telling, lost: Telling) -> bool:
    """Are the lost told as a part of men that were told just before?"""
    return bool(lost.says["part"]) and 0 <= lost.at.start - men.at.end < NEAR // 3 and not _named_apart(men, lost)


def _named_apart(one: Telling, other: Telling) -> bool:
    """Is the second told in a later sentence of a unit that the first is not told of?"""
    return other.entity is not None and one.says["sentence"] != other.says["sentence"] and one.key != other.key


def _beside(men: Telling, lost: Telling) -> bool:
    """Are men and losses of one size told beside each other?"""
    return not _named_apart(men, lost) and 0 <= lost.at.start - men.at.end < NEAR // 4 and lost.says["low"] < 2 * men.says["low"]


def _reinforced(run: Sequence[Telling], one: Telling, other: Telling) -> bool:
    """Is anybody told to have come in the sentences from one figure to another?"""
    low, high = sorted((one.says["sentence"], other.says["sentence"]))
    return any(f.says["what"] == "gain" and low <= f.says["sentence"] <= high for f in run)


def _above(strength: Telling, losses: Sequence[Telling], sure: bool = True) -> Raised | None:
    lost = sum(_range(figure)[0] for figure in losses)
    had = _range(strength)[1] * (_RIFLES if strength.says["item"] == "rifle" else 1.0)
    if not losses or lost <= had:
        return None
    return Raised(
        Words(losses[0].at.doc, losses[0].at.start, losses[-1].at.end),
        (strength.at,),
        says={
            "who": strength.name,
            "lost": " + ".join(map(_said, losses)),
            "sum": f"{sum(f.says['low'] for f in losses):g}" if len(losses) > 1 else "",
            "had": _said(strength),
            "several": "+" if len(losses) > 1 else "",
        },
        working={"had": strength.says["low"], "lost": [f.says["low"] for f in losses]},
        explanations=("rules/men.why_untold_arrival", "rules/men.why_other_scope", "findings.why_misprint"),
        level=None if sure else "note",
    )


def _known(seen: Sequence[Words], raised: Raised) -> bool:
    return any(s.doc == raised.at.doc and s.start < raised.at.end and raised.at.start < s.end for s in seen)


def _of_claims(examined: Examined, sorts: Sequence[str], seen: Sequence[Words]) -> Iterator[Raised]:
    """What the ledgers of the claims say cannot balance."""
    for found in examined.imbalances:
        if found.sort in sorts and found.level == CONTRADICTION:
            raised = _imbalance(examined, found)
            if not _known(seen, raised):
                yield raised


def _imbalance(examined: Examined, found: Imbalance) -> Raised:
    claims = [examined.claims[i] for i in found.claims]
    names = examined.campaign.entities
    figures = [(names[s.unit].name, s.amount) for s in found.working if s.amount.low]
    shown = [f"{name}: {amount.low:g}" for name, amount in figures]
    figured = [examined.claims[s.claims[0]] for s in found.working if s.amount.low and s.claims]
    at = figured[-1] if figured else claims[-1]
    return Raised(
        _words(at),
        tuple(_words(c) for c in claims if c is not at),
        says={
            "who": names[found.unit].name,
            "lost": f"{figures[-1][1].low:g}" if figures else "",
            "sum": "",
            "several": "",
            "had": f"{figures[0][1].low:g}" if figures else "",
            "short": f"{found.short:g}",
            "figures": "; ".join(shown),
        },
        working={"figures": shown, "short": found.short},
        explanations=found.explanations,
    )


@rule("MEN002", "strength-without-arrival", "strength_imbalance", "warning")
def strength_without_arrival(examined: Examined) -> Iterator[Raised]:
    """A unit has more men than before, and the text says that nobody came, or tells only of losses."""
    seen: list[Words] = []
    for run in _runs(examined):
        counted = _counted(run)
        for n, m in pairwise(counted):
            one, other, between = run[n], run[m], run[n + 1 : m]
            if _like(one, other) and not any(b.says["what"] == "gain" for b in between):
                nobody = [b for b in run if b.says["what"] == "nobody" and abs(b.at.start - other.at.start) < NEAR // 2]
                turned = one.dated and other.dated and other.last < one.first
                early, late = (other, one) if turned else (one, other)
                found = _risen(early, [b for b in between if b.says["what"] == "loss"], nobody, late)
                if found is not None and not _known(seen, found):
                    seen.append(found.at)
                    yield found
    yield from _rises(examined)


def _counted(run: Sequence[Telling]) -> list[int]:
    """Where the strengths of a run stand; where nobody is told to have come or gone, all figures of men are."""
    denied = any(f.says["what"] in ("nobody", "quiet") for f in run)
    what = ("strength", "left", "some") if denied else ("strength", "left")
    return [n for n, f in enumerate(run) if f.says["what"] in what and not (f.says["joins"] or f.says["part"])]


def _rises(examined: Examined) -> Iterator[Raised]:
    """The same by the ledgers, where others than Sefer read the strengths: a question."""
    for found in examined.imbalances:
        if found.sort == RISES and not any(examined.ours(examined.claims[i]) for i in found.claims):
            raised = _imbalance(examined, found)
            had, has = (f"{found.working[n].amount.low:g}" for n in (0, -1))
            yield replace(raised, says={**raised.says, "had": had, "has": has}, level="note")


def _risen(early: Telling, between: Sequence[Telling], nobody: Sequence[Telling], late: Telling) -> Raised | None:
    """A later strength above the earlier one with what went in between taken off."""
    losses = [b for b in between if _like(b, early)]
    had, has = _range(early)[1], _range(late)[0]
    dated = early.dated and late.dated and early.last < late.first
    if has <= had or not (nobody or losses or dated):
        return None
    if not nobody and has < had * RISE:
        return None
    return Raised(
        late.at,
        (early.at, *(b.at for b in (*nobody, *losses))),
        says={
            "who": early.name,
            "had": _said(early),
            "has": _said(late),
            "lost": " + ".join(map(_said, losses)),
            "nobody": "!" if nobody else "",
        },
        working={"had": early.says["low"], "lost": [b.says["low"] for b in losses], "has": late.says["low"]},
        explanations=("rules/men.why_untold_arrival", "rules/men.why_other_scope", "findings.why_misprint"),
        level="warning" if nobody or losses else "note",
    )


@rule("MEN003", "part-stronger-than-whole", "strength_imbalance", "warning")
def part_stronger_than_whole(examined: Examined) -> Iterator[Raised]:
    """A part, or the parts together, have more men than the whole on one day."""
    yield from _of_claims(examined, (PART, PARTS, MAKEUP), ())


@rule("MEN004", "prisoners-above-opponent", "losses_above_strength", "warning")
def prisoners_above_opponent(examined: Examined) -> Iterator[Raised]:
    """More prisoners are taken from a unit than it had men."""
    seen: list[Words] = []
    figures = examined.tellings.of("count")
    for n, took in enumerate(figures):
        if took.says["what"] != "took" or took.says["item"] not in _MEN:
            continue
        for had in figures[max(0, n - 12) : n]:
            if _opposed(examined, had, took) and _range(took)[0] > _range(had)[1]:
                seen.append(took.at)
                yield Raised(
                    took.at,
                    (had.at,),
                    says={"who": had.name, "taken": _said(took), "had": _said(had)},
                    working={"had": had.says["low"], "taken": took.says["low"]},
                    explanations=(
                        "rules/men.why_others_among",
                        "rules/men.why_untold_arrival",
                        "findings.why_misprint",
                    ),
                )
                break
    for found in examined.imbalances:
        if found.sort == PRISONERS and found.level == CONTRADICTION:
            raised = _imbalance(examined, found)
            if not _known(seen, raised):
                yield Raised(
                    raised.at,
                    raised.related,
                    {**raised.says, "taken": raised.says["lost"]},
                    raised.working,
                    raised.explanations,
                )


def _opposed(examined: Examined, had: Telling, took: Telling) -> bool:
    """Is a strength that of the unit from which men are taken: named where another takes them?"""
    near = had.at.doc == took.at.doc and took.at.start - had.at.end < NEAR // 2
    if not near or had.says["what"] != "strength" or had.says["item"] not in _MEN:
        return False
    if had.entity is None or had.key == took.key:
        return False
    return any(e.id == had.entity.id for e in examined.tellings.entities(took.at.doc, took.says["units"]))


@rule("MEN005", "guns-lost-above-held", "losses_above_strength", "warning")
def guns_lost_above_held(examined: Examined) -> Iterator[Raised]:
    """A unit loses more guns, rifles or animals than it had."""
    for run in _runs(examined):
        for n, held in enumerate(run):
            if held.says["what"] != "strength" or held.says["item"] in _MEN:
                continue
            raised = _above(held, [f for f in _losses(run, n, held) if f.says["item"] == held.says["item"]])
            if raised is not None:
                yield raised


@rule("MEN006", "what-is-left-misses", "strength_imbalance", "warning")
def what_is_left_misses(examined: Examined) -> Iterator[Raised]:
    """A strength, what went and a later strength are told, and the first less the second is not the third."""
    seen: list[Words] = []
    for run in _runs(examined):
        counted = _counted(run)
        for n, m in pairwise(counted):
            had, left = run[n], run[m]
            losses = [f for f in run[n + 1 : m] if f.says["what"] == "loss" and _like(f, had) and not f.says["within"]]
            if left.says["joins"] or not _like(left, had) or _reinforced(run, had, left) or _later(had, left):
                continue
            low = _range(had)[0] - sum(_range(f)[1] for f in losses)
            high = _range(had)[1] - sum(_range(f)[0] for f in losses)
            stated = _range(left)
            told = {what: [f for f in run if f.says["what"] == what and _about(f, had, left)] for what in ("nobody", "quiet")}
            near = bool(losses) and left.says["what"] == "left" and left.at.start - had.at.end <= NEAR // 2
            many = stated[0] > high and (near or (losses and told["nobody"])) and stated[0] <= _range(had)[1]
            few = stated[1] < low and (near or told["quiet"])
            if (many or few) and not _known(seen, Raised(left.at)):
                seen.append(left.at)
                grounds = [*losses, *told["nobody" if many else "quiet"]]
                yield Raised(
                    left.at,
                    (had.at, *(f.at for f in grounds)),
                    says={
                        "who": had.name,
                        "terms": " - ".join(map(_said, [had, *losses])),
                        "left": _said(left),
                        "possible": f"{low:g}" if low == high else f"{low:g}-{high:g}",
                    },
                    working={"had": had.says["low"], "lost": [f.says["low"] for f in losses], "left": left.says["low"]},
                    explanations=("rules/men.why_untold_part", "rules/men.why_untold_arrival", "findings.why_misprint"),
                )


def _about(told: Telling, one: Telling, other: Telling) -> bool:
    """Does something stand between two figures, or beside them in one paragraph?"""
    low, high = sorted((one.at.start, other.at.start))
    return low - NEAR // 4 < told.at.start < high + NEAR // 4
