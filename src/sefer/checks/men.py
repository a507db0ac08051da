"""MEN: losses, prisoners and what is left against the men and guns that there were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sefer.checks.bodies import (
    MEN,
    NEAR,
    alike,
    amount,
    elsewhere,
    is_large,
    losses_behind,
    much_later,
    printed,
    stories,
    with_joined,
)
from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.checks.tellings import Telling
from sefer.model import Claim, Words
from sefer.reconstruct.men import Imbalance
from sefer.reconstruct.men.imbalances import CONTRADICTION, LOSSES, MAKEUP, PART, PARTS, PRISONERS, RISES

RISE = 1.1  # a later strength this much above the earlier one needs somebody to have come
_MOST = 8.0  # times beyond which two figures are not of one body
_FEW = 5  # men; fewer are no body
_TAKEN = ("priso", "capti", "esir", "tutsa")  # nouns of men of the other side: the dead beside them are none of theirs
_WIDE = ("animal", "vehicle", "ship")  # sorts of many names
_RIFLES = 1.15  # men to a rifle, where losses of men stand against rifles


def _words(claim: Claim) -> Words:
    return Words(claim.doc, claim.start, claim.end)


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
                or strength.says["low"] < _FEW
                or not (sure or _beside(figure, losses[0]))
            ):
                continue
            raised = _above(strength, losses, sure)
            if raised is not None and not _known(seen, raised) and not _reinforced(run, figure, losses[-1]):
                seen.append(raised.at)
                yield raised
    yield from _of_claims(examined, (LOSSES,), seen)
    yield from _beyond(examined, men=True, seen=seen)


def _beyond(examined: Examined, men: bool, seen: Sequence[Words]) -> Iterator[Raised]:
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
        if found.says["men"] == men and not _known(seen, raised):
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


def _reinforced(run: Sequence[Telling], one: Telling, other: Telling) -> bool:
    """Is anybody told to have come in the sentences from one figure to another?"""
    low, high = sorted((one.says["sentence"], other.says["sentence"]))
    return any(f.says["what"] == "gain" and low <= f.says["sentence"] <= high for f in run)


def _above(strength: Telling, losses: Sequence[Telling], sure: bool = True) -> Raised | None:
    if strength.name and not any(map(str.isalpha, strength.name)):
        return None  # a figure that was taken for a force
    lost = sum(amount(figure)[0] for figure in losses)
    had = amount(strength)[1] * (_RIFLES if strength.says["item"] == "rifle" else 1.0)
    if not losses or lost <= had:
        return None
    return Raised(
        Words(losses[0].at.doc, losses[0].at.start, losses[-1].at.end),
        (strength.at,),
        says={
            "who": strength.name,
            "lost": " + ".join(map(printed, losses)),
            "sum": f"{sum(f.says['low'] for f in losses):.15g}" if len(losses) > 1 else "",
            "had": printed(strength),
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
    shown = [f"{name}: {amount.low:.15g}" for name, amount in figures]
    figured = [examined.claims[s.claims[0]] for s in found.working if s.amount.low and s.claims]
    at = figured[-1] if figured else claims[-1]
    return Raised(
        _words(at),
        tuple(_words(c) for c in claims if c is not at),
        says={
            "who": names[found.unit].name,
            "lost": f"{figures[-1][1].low:.15g}" if figures else "",
            "sum": "",
            "several": "",
            "had": f"{figures[0][1].low:.15g}" if figures else "",
            "short": f"{found.short:.15g}",
            "figures": "; ".join(shown),
        },
        working={"figures": shown, "short": found.short},
        explanations=found.explanations,
    )


@rule("MEN002", "strength-without-arrival", "strength_imbalance", "warning")
def strength_without_arrival(examined: Examined) -> Iterator[Raised]:
    """A unit has more men than before, and the text says that nobody came, or tells only of losses."""
    seen: list[Words] = []
    for run in stories(examined, large=True):
        counted = _counted(run)
        for n, m in pairwise(counted):
            one, other, between = run[n], run[m], run[n + 1 : m]
            if _alike(one, other) and not _reinforced(run, one, other):
                nobody = [b for b in run if b.says["what"] == "nobody" and abs(b.at.start - other.at.start) < NEAR // 2]
                turned = one.dated and other.dated and other.last < one.first
                early, late = (other, one) if turned else (one, other)
                lost = [b for b in between if b.says["what"] == "loss"]
                found = _risen(early, lost, nobody, late) if nobody or not elsewhere(one, other) else None
                if found is not None and not _known(seen, found):
                    seen.append(found.at)
                    yield found
    for doc, grown in examined.oddities("grown"):
        found = Raised(
            Words(doc, grown.start, grown.end),
            tuple(Words(doc, w.start, w.end) for w in grown.related),
            says={k: grown.says[k] for k in ("who", "had", "has")} | {"lost": "", "nobody": "!"},
            working={"had": grown.says["had"], "has": grown.says["has"]},
            explanations=_GROWN,
            level=None if grown.says["sure"] else "note",
        )
        if not _known(seen, found):
            seen.append(found.at)
            yield found
    yield from _rises(examined)


_GROWN = ("rules/men.why_untold_arrival", "rules/men.why_other_scope", "findings.why_misprint")


def _counted(run: Sequence[Telling]) -> list[int]:
    """Where the strengths of a run stand; where nobody is told to have come or gone, all figures of men are.

    Those of a large body are taken for its own only where that is told: they are often those of its parts.
    """
    denied = any(f.says["what"] in ("nobody", "quiet") for f in run)
    if not denied and is_large(run[0]):
        return []
    what = ("strength", "left", "some") if denied else ("strength", "left")
    return [n for n, f in enumerate(run) if f.says["what"] in what and not (f.says["joins"] or f.says["part"])]


def _alike(one: Telling, other: Telling) -> bool:
    """May two figures of a run be strengths of one body: told as such, or of men of one noun?"""
    some = "some" in (one.says["what"], other.says["what"])
    return alike(one, other) and not (some and one.says["noun"] != other.says["noun"])


def _rises(examined: Examined) -> Iterator[Raised]:
    """The same by the ledgers, where others than Sefer read the strengths: a question."""
    for found in examined.imbalances:
        if found.sort == RISES and not any(examined.ours(examined.claims[i]) for i in found.claims):
            raised = _imbalance(examined, found)
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
            if held.says["what"] != "strength" or held.says["item"] in MEN:
                continue
            raised = _above(held, [f for f in losses_behind(run, n, held) if _of_sort(f, held)])
            if raised is not None and not _known(seen, raised):
                seen.append(raised.at)
                yield raised
    yield from _beyond(examined, men=False, seen=seen)


def _of_sort(lost: Telling, held: Telling) -> bool:
    """Are the things lost of the sort of those held, and beasts, carts and ships of one name?"""
    sorts, nouns = (({one.says[name] for one in (lost, held)} - {""}) for name in ("item", "noun"))
    return lost.says["item"] == held.says["item"] and (len(nouns) < 2 or sorts.isdisjoint(_WIDE))


@rule("MEN006", "what-is-left-misses", "strength_imbalance", "warning")
def what_is_left_misses(examined: Examined) -> Iterator[Raised]:
    """A strength, what went and a later strength are told, and the first less the second is not the third."""
    seen: list[Words] = []
    for run in stories(examined, large=True):
        counted = _counted(run)
        for n, m in pairwise(counted):
            had, left = run[n], run[m]
            losses = [f for f in run[n + 1 : m] if f.says["what"] == "loss" and alike(f, had) and not f.says["within"]]
            if not _alike(left, had) or _reinforced(run, had, left) or much_later(had, left):
                continue
            low = amount(had)[0] - sum(amount(f)[1] for f in losses)
            high = amount(had)[1] - sum(amount(f)[0] for f in losses)
            stated = amount(left)
            told = {
                what: [f for f in run if f.says["what"] == what and _about(f, had, left)]
                for what in ("nobody", "quiet")
            }
            near = bool(losses) and left.says["what"] == "left" and left.at.start - had.at.end <= NEAR // 2
            many = stated[0] > high and (near or (losses and told["nobody"])) and stated[0] <= amount(had)[1]
            others = sum(amount(f)[1] for f in run[n + 1 : m] if f.says["what"] == "some" and f not in losses)
            few = stated[1] < low - others and (near or told["quiet"])
            if (many or few) and not _known(seen, Raised(left.at)):
                seen.append(left.at)
                grounds = [*losses, *told["nobody" if many else "quiet"]]
                yield Raised(
                    left.at,
                    (had.at, *(f.at for f in grounds)),
                    says={
                        "who": had.name,
                        "terms": " - ".join([*map(printed, [had, *losses]), *([] if losses else ["0"])]),
                        "left": printed(left),
                        "possible": f"{low:.15g}" if low == high else f"{low:.15g}-{high:.15g}",
                    },
                    working={"had": had.says["low"], "lost": [f.says["low"] for f in losses], "left": left.says["low"]},
                    explanations=("rules/men.why_untold_part", "rules/men.why_untold_arrival", "findings.why_misprint"),
                )
    yield from _shrunk(examined, seen)


def _shrunk(examined: Examined, seen: Sequence[Words]) -> Iterator[Raised]:
    """Later strengths below the earlier ones, with the words that nobody left."""
    for doc, found in examined.oddities("shrunk"):
        had, has = (found.says[name] for name in ("had", "has"))
        raised = Raised(
            Words(doc, found.start, found.end),
            tuple(Words(doc, w.start, w.end) for w in found.related),
            says={"who": found.says["who"], "terms": f"{had} - 0", "left": has, "possible": had},
            working={"had": had, "lost": [], "left": has},
            explanations=("rules/men.why_untold_part", "rules/men.why_untold_arrival", "findings.why_misprint"),
            level=None if found.says["sure"] else "note",
        )
        if not _known(seen, raised):
            yield raised


def _about(told: Telling, one: Telling, other: Telling) -> bool:
    """Does something stand between two figures, or beside them in one paragraph?"""
    low, high = sorted((one.at.start, other.at.start))
    return low - NEAR // 4 < told.at.start < high + NEAR // 4
