"""SEQ: days that can't all be true, arrivals before departures, deeds before what they follow from, orders of which nothing came."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sefer.calendars import bounds
from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, known, rule
from sefer.checks.tellings import Telling
from sefer.checks.turned import turned
from sefer.model import Claim, Days, Words
from sefer.reconstruct import lookup
from sefer.reconstruct.demands import OPEN, PARTS, Demand, goals, whom
from sefer.reconstruct.lookup import ids_in

NEAR = 400  # characters within which a departure and an arrival may be of one march
FOLLOWS = 700  # characters within which a deed may be the execution of an order
MOST = 3  # orders of one document that are asked after
_SLIP = ("findings.why_misprint", "rules/seq.why_report_day")


def words(claim: Claim) -> Words:
    return Words(claim.doc, claim.start, claim.end)


def spoken(days: Days) -> int | Days:
    return days.earliest if days.earliest == days.latest else days


@rule("SEQ001", "days-cannot-all-be-true", "order_violation", "warning")
def days_cannot_all_be_true(examined: Examined) -> Iterator[Raised]:
    """Dates and distances in days, each told by itself, that can't all hold together."""
    for step in examined.tellings.of("step"):
        if step.says["sort"] == "days":
            raised = _step(examined, step)
            first, second = step.says["first"], step.says["second"]
            short = max(second[0] - first[1], first[0] - second[1])
            yield replace(raised, says={**raised.says, "count": 2, "short": short})
    for found in examined.contradictions:
        hows = {r.how for r in found.relations}
        if "sequence" not in hows or not hows <= {"sequence", "date", "moves"} or len(found.claims) < 2:
            continue
        claims = [examined.claims[i] for i in found.claims]
        first, *others = sorted(claims, key=lambda c: (c.kind != "sequence", c.end - c.start))
        days = [d for c in claims for slot in ("date", "depart", "arrive") if (d := bounds(c.slots.get(slot)))]
        yield Raised(
            words(first),
            tuple(words(c) for c in others),
            says={"count": len(claims), "short": found.days},
            working={"short": found.days, "days": [[d.earliest, d.latest] for d in days]},
            explanations=_SLIP,
        )


@rule("SEQ002", "arrival-before-departure", "order_violation", "warning")
def arrival_before_departure(examined: Examined) -> Iterator[Raised]:
    """One march arrives on a day before the day on which it sets out."""
    seen: list[Words] = []
    for claim in examined.campaign.claims:
        left, came = (bounds(claim.slots.get(slot)) for slot in ("depart", "arrive"))
        if claim.kind == "movement" and claim.polarity != "planned" and left and came and came.latest < left.earliest:
            seen.append(words(claim))
            who = next(iter(v for v in [claim.slots.get("subject")] if isinstance(v, str)), "")
            yield _turned(words(claim), (), who, left, came)
    for _, deeds in examined.tellings.by_key("deed"):
        moves = [d for d in deeds if d.says["moves"] and d.dated]
        for one, other in itertools.pairwise(moves):
            if {one.says["moves"], other.says["moves"]} != {"leaves", "arrives"} or other.at.start - one.at.end > NEAR:
                continue
            out, home = (one, other) if one.says["moves"] == "leaves" else (other, one)
            if home.last < out.first and _one_march(examined, one, out, home):
                at, beside = (home.at, out.at) if home is other else (out.at, home.at)
                if not known(seen, at):
                    seen += [at, beside]
                    yield _turned(at, (beside,), one.name, Days(out.first, out.last), Days(home.first, home.last))
    for doc, oddities in examined.campaign.oddities.items():
        for march in (o for o in oddities if o.sort == "march"):
            at, beside = (Words(doc, w.start, w.end) for w in (march, march.related[0]))
            if not known(seen, at) and not known(seen, beside):
                seen += [at, beside]
                ends = march.says.get("ends", [])
                days = (Days(*march.says["left"]), Days(*march.says["came"]))
                raised = _turned(at, (beside,), march.says["name"], *days, *ends)
                signs = march.says.get("signs", 0)
                yield (
                    replace(raised, loose=signs)
                    if signs or march.says.get("sure", True)
                    else replace(raised, level="note")
                )
    for found in turned(examined):
        if not known(seen, found.came) and not known(seen, found.left):
            seen += [found.came, found.left]
            told = _turned(found.came, (found.left,), found.who, found.day_left, found.day_came)
            yield told if found.sure else replace(told, level="note")


def _turned(
    at: Words, beside: tuple[Words, ...], who: str, left: Days, came: Days, near: str = "", far: str = ""
) -> Raised:
    return Raised(
        at,
        beside,
        says={
            "who": who,
            "day_left": spoken(left),
            "day_came": spoken(came),
            "near": near,
            "far": far,
            "march": not near,
            "on_way": bool(near),
        },
        working={"left": [left.earliest, left.latest], "came": [came.earliest, came.latest]},
        explanations=("findings.why_misprint", "rules/seq.why_two_marches"),
    )


def _one_march(examined: Examined, first: Telling, left: Telling, came: Telling) -> bool:
    """Do a departure and an arrival tell one march: of two places, the arrival behind, or the departure told as past?"""
    tellings = examined.tellings
    origin, goal = ({e.id for e in tellings.entities(d.at.doc, d.says["places"])} for d in (left, came))
    if origin & goal or not (origin or goal):
        return False
    one_sentence = left.says["sentence"] == came.says["sentence"]
    if first is left:
        return one_sentence or not came.says["perfect"]
    return one_sentence and bool(left.says["perfect"]) and bool(origin)


@rule("SEQ007", "execution-before-order", "order_violation", "warning")
def execution_before_order(examined: Examined) -> Iterator[Raised]:
    """An order is carried out on a day before the day on which it is told to have been given."""
    seen: list[Words] = []
    for step in examined.tellings.of("step"):
        if step.says["sort"] == "order":
            seen.append(step.at)
            raised, (ordered, done) = _step(examined, step), step.says.get("hours", ("", ""))
            hours = {"hours": bool(ordered), "hour_first": ordered, "hour_second": done}
            yield replace(raised, says={**raised.says, **hours})
    for claim in examined.campaign.claims:
        for order in (examined.claims[b] for b in claim.basis if b in examined.claims):
            if claim.polarity == "planned" or order.kind not in ("order", "agreement"):
                continue
            if (found := _early(claim, order)) and not known(seen, found.at):
                yield found
    for order, deed in _untied(examined):
        if (found := _early(deed, order)) and not known(seen, found.at):
            seen.append(found.at)
            yield found


def _early(deed: Claim, order: Claim) -> Raised | None:
    done = next((d for slot in ("depart", "date", "arrive") if (d := bounds(deed.slots.get(slot)))), None)
    given = bounds(order.slots.get("date"))
    if (
        done is None
        or given is None
        or done.latest >= given.earliest
        or (deed.doc == order.doc and deed.start < order.end < deed.end)
    ):
        return None
    return Raised(
        words(deed),
        (words(order),),
        says={"day_first": spoken(given), "day_second": spoken(done), "hours": False},
        working={"first": [given.earliest, given.latest], "second": [done.earliest, done.latest]},
        explanations=("rules/seq.why_word_before", *_SLIP),
    )


def _untied(examined: Examined) -> Iterator[tuple[Claim, Claim]]:
    """Orders with the deeds of the same unit at the same goal that are told right behind them."""
    campaign = examined.campaign
    for demand in _all(examined.demands):
        order = demand.claim
        if order.kind != "order" or order.polarity != "asserted" or demand.day is None:
            continue
        bound, wanted = whom(campaign, order)[0], goals(campaign, order)
        for claim in examined.starting(order.doc, order.end, order.end + FOLLOWS) if bound and wanted else ():
            if claim.polarity == "asserted" and claim.kind in ("movement", "engagement", "location"):
                doers, spots = ids_in(campaign, claim, "subject", "parties"), ids_in(campaign, claim, "to", "place")
                if doers & bound and spots & wanted:
                    yield order, claim


def _all(demands: Sequence[Demand]) -> Iterator[Demand]:
    for demand in demands:
        yield demand
        yield from _all(demand.parts)


def _step(examined: Examined, step: Telling) -> Raised:
    campaign = examined.campaign
    beside = next(o.related for o in campaign.oddities[step.at.doc] if o.sort == "step" and o.start == step.at.start)
    first, second = (Days(*step.says[name]) for name in ("first", "second"))
    return Raised(
        step.at,
        tuple(Words(step.at.doc, s.start, s.end) for s in beside),
        says={"day_first": spoken(first), "day_second": spoken(second)},
        working={"first": list(step.says["first"]), "second": list(step.says["second"])},
        explanations=_SLIP,
    )


@rule("SEQ008", "order-without-execution", "order_not_executed", "note")
def order_without_execution(examined: Examined) -> Iterator[Raised]:
    """A unit is ordered to do something on a day or at a place, and nothing more is told of it."""
    campaign = examined.campaign
    found: list[Claim] = []
    done: list[Claim] = []
    for demand in _all(examined.demands):
        claim = demand.claim
        done += [claim] if not _is_open(demand) else []
        if claim.kind != "order" or claim.polarity != "asserted" or not claim.slots.get("recipient"):
            continue
        bound = whom(campaign, claim)[0]
        if not any(campaign.entities[u].type == "unit" for u in bound if u in campaign.entities):
            continue
        asked = bool(claim.slots.get("date") or goals(campaign, claim))
        if demand.state == OPEN and asked and not _told_later(examined, claim, goals(campaign, claim)):
            found.append(claim)
    asked_of = [t for t in examined.tellings.of("ask") if not any(_meets(t.at, c) for c in found)]
    orders = [(words(c), str(c.slots["recipient"]) if isinstance(c.slots["recipient"], str) else "") for c in found]
    orders += [(t.at, t.name) for t in asked_of]
    behind: dict[tuple[str, int], tuple[Words, ...]] = {}
    for doc, oddities in campaign.oddities.items():
        taken = sorted((at.start, at.end) for at, _ in orders if at.doc == doc)
        taken += [(c.start, c.end) for c in done if c.doc == doc]
        for odd in (o for o in oddities if o.sort == "asked"):
            behind[doc, odd.start] = tuple(Words(doc, w.start, w.end) for w in odd.related)
            if odd.says["denied"] or not any(start < odd.end and odd.start < end for start, end in taken):
                orders.append((Words(doc, odd.start, odd.end), ""))
    idle = {
        (doc, o.start)
        for doc, found in campaign.oddities.items()
        for o in found
        if o.sort == "asked" and o.says["idle"]
    }
    denied = {(doc, o.start) for doc, o in examined.oddities("asked") if o.says["denied"]}
    unheeded = _unheeded(examined)
    orders = [o for o in orders if not any(_overlap(o[0], at) for at, _ in unheeded)]
    for at, beside in unheeded:
        yield Raised(
            at, beside, says={"who": "", "untold": False, "denied": False, "otherwise": True},
            explanations=("rules/seq.why_understood",),
        )  # fmt: skip
    orders = _once(o for o in orders if not _said_done(examined, o[0]))
    for at, who in orders:
        if (at.doc, at.start) in idle or sum(
            o.doc == at.doc and o.start < at.start and (o.doc, o.start) not in idle for o, _ in orders
        ) < MOST:
            near = next((w for (doc, start), w in behind.items() if doc == at.doc and at.start <= start < at.end), ())
            never = any(doc == at.doc and at.start <= start < at.end for doc, start in denied)
            yield Raised(
                at,
                behind.get((at.doc, at.start), near),
                says={"who": who, "untold": not never, "denied": never, "otherwise": False},
                explanations=("rules/seq.why_understood",),
            )


def _unheeded(examined: Examined) -> list[tuple[Words, tuple[Words, ...]]]:
    """The orders with what is told of their time that does not go with them."""
    found = examined.oddities("unheeded")
    return [(Words(doc, o.start, o.end), tuple(Words(doc, w.start, w.end) for w in o.related)) for doc, o in found]


def _overlap(one: Words, other: Words) -> bool:
    return one.doc == other.doc and one.start < other.end and other.start < one.end


def _is_open(demand: Demand) -> bool:
    """Does nothing tell what came of a demand, nor of what was to be done under it?"""
    return demand.state == OPEN or (demand.state == PARTS and all(_is_open(p) for p in demand.parts))


def _once(orders: Iterable[tuple[Words, str]]) -> list[tuple[Words, str]]:
    """Orders with who was ordered, in the order in which they stand; one that is told by words of another is that one."""
    out: list[tuple[Words, str]] = []
    for at, who in sorted(orders, key=lambda o: (o[0].doc, o[0].start)):
        last = out[-1] if out else None
        if last and last[0].doc == at.doc and at.start < last[0].end and (not who or not last[1] or who == last[1]):
            continue
        out.append((at, who))
    return out


def _said_done(examined: Examined, order: Words) -> bool:
    """Does the sentence behind an order say that it was carried out, or is it an order to stay, which nobody need tell?"""
    for found in examined.campaign.oddities.get(order.doc, ()):
        if found.sort == "did" and 0 <= found.start - order.end < _NEXT:
            return True
        if found.sort == "waits" and found.start < order.end and order.start < found.end:
            return True
    return False


_NEXT = 60  # characters between an order and the sentence behind it


def _meets(at: Words, claim: Claim) -> bool:
    return at.doc == claim.doc and at.start < claim.end and claim.start < at.end


def _told_later(examined: Examined, order: Claim, wanted: set[str]) -> bool:
    """Is the unit that was ordered, or the place that it was ordered to, named again after the order?"""
    bound = whom(examined.campaign, order)[0]
    later = (m for m in examined.campaign.mentions[order.doc] if m.start >= order.end)
    if any(m.entity in bound or (m.entity in wanted and m.type == "place") for m in later):
        return True
    bodies = {_body(name) for name in lookup.told(order, "recipient") if name[:1].islower()}
    return any(_acts(claim, bodies) for claim in examined.starting(order.doc, order.end, order.end + _PASSAGE))


def _acts(claim: Claim, bodies: set[str]) -> bool:
    """Does a claim tell a march or a fight of a formation of the sort that was ordered: "his divisions"?"""
    if claim.kind not in ("movement", "engagement") or claim.polarity != "asserted":
        return False
    return any(_body(name) in bodies for name in lookup.told(claim, "subject", "parties"))


def _body(name: str) -> str:
    """The word for its sort that a formation is named by, in the singular."""
    word = name.rsplit(maxsplit=1)[-1].casefold()
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s").removesuffix("lar").removesuffix("ler")


_PASSAGE = 2000  # characters behind an order to several formations in which one of them acts


@rule("SEQ009", "end-before-beginning", "order_violation", "warning")
def end_before_beginning(examined: Examined) -> Iterator[Raised]:
    """A fight or siege ends before the day on which it begins, or an agreement is applied before it is signed."""
    for step in examined.tellings.of("step"):
        if step.says["sort"] in ("pact", "span"):
            yield _step(examined, step)


@rule("SEQ010", "stages-out-of-order", "order_violation", "warning")
def stages_out_of_order(examined: Examined) -> Iterator[Raised]:
    """Of two stages of one course of things the later is told for an earlier day or hour: a hill taken before it is stormed."""
    seen: list[Words] = []
    firm_first = sorted(examined.oddities("stage"), key=lambda stage: stage[1].says.get("ties", 0) > 0)
    for doc, found in firm_first:
        first, second = (Days(*found.says[name]) for name in ("first", "second"))
        hour_first, hour_second = found.says["hours"]
        at = Words(doc, found.start, found.end)
        if known(seen, at):
            continue
        seen.append(at)
        loose = found.says.get("ties", 0)
        times = (
            {"by_day": False, "by_hour": True, "hour_first": hour_first, "hour_second": hour_second}
            if hour_first
            else {"by_day": True, "by_hour": False, "day_first": spoken(first), "day_second": spoken(second)}
        )
        yield Raised(
            at,
            tuple(Words(doc, w.start, w.end) for w in found.related),
            says={**times, "loosely": loose > 0},
            working={
                "first": list(found.says["first"]),
                "second": list(found.says["second"]),
                "hours": [hour_first, hour_second],
            },
            explanations=("rules/seq.why_two_courses", *_SLIP),
            level=None if found.says.get("sure", True) else "note",
            loose=loose,
        )
