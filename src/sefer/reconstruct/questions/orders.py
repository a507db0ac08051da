"""`sefer orders`: what was demanded, by whom, of whom, when; what was done about it, and how late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sefer.model import Campaign, Days, Table, Word
from sefer.reconstruct.command.obeyed import Obeyed, obeyed
from sefer.reconstruct.demands import DONE, PARTS, POSSIBLY, Deed, Demand, between, demands, people
from sefer.reconstruct.questions.cells import Cell, joined, kind, made, number, quote, sources, span
from sefer.reconstruct.questions.chronology import day_of

COLUMNS = (
    "demand", "by", "of", "date", "quote", "state", "done", "done_on", "waited", "late", "in_time", "why", "source", "claims",
)  # fmt: skip


def orders_table(campaign: Campaign) -> Table:
    """One row a demand, under the agreement or the order that it rests on (two spaces a step)."""
    return made(COLUMNS, (row for demand in demands(campaign) for row in _rows(campaign, demand, 0)))


def _rows(campaign: Campaign, demand: Demand, depth: int) -> Iterator[tuple[Cell, ...]]:
    claim, deeds = demand.claim, demand.deeds
    sort = Word("ask.plan", "plan") if claim.polarity == "planned" else kind(claim.kind)
    told = [claim, *demand.also, *(d.claim for d in deeds)]
    found = obeyed(campaign, demand)
    done_on = [day_of(campaign, d.claim) for d in deeds if d.claim.polarity != "negated"]
    yield (
        joined(("  " * depth, sort), "") if depth else sort,
        people(claim, "issuer", "parties") if claim.kind in ("order", "agreement") else claim.said_by,
        people(claim, "recipient") if claim.kind in ("order", "agreement") else people(claim, "subject", "parties"),
        _when(demand), quote(campaign, claim), _state(demand),
        " | ".join(dict.fromkeys(quote(campaign, d.claim) for d in deeds)), " | ".join(dict.fromkeys(span(d) or "?" for d in done_on)),
        _days(demand.day, done_on), _days(demand.due, done_on), _in_time(found), joined((_why(d) for d in {d.why: d for d in deeds}.values()), " | ") or _above(demand),
        sources(told), " ".join(dict.fromkeys((*(c.id for c in told), *(found.claims if found else ())))),
    )  # fmt: skip
    for part in demand.parts:
        yield from _rows(campaign, part, depth + 1)


def _when(demand: Demand) -> Cell:
    if demand.due is None:
        return span(demand.day)
    due = Word("ask.due", span(demand.due), {"day": span(demand.due)})
    return (span(demand.day), " ", due) if demand.day else due


def _state(demand: Demand) -> Word:
    if demand.state == PARTS:
        states = Counter(part.state for part in demand.parts)
        done, maybe = states[DONE], states[POSSIBLY]
        parts = "one_part" if len(demand.parts) == 1 else "parts"
        name = f"{parts}_none" if not done + maybe else f"{parts}_possibly" if maybe else parts
        return Word(f"ask.{name}", "parts", {"done": done, "maybe": maybe, "all": len(demand.parts)})
    name = "unlinked" if demand.claim.kind == "agreement" and not demand.deeds else demand.state
    return Word(f"ask.{name}", name)


def _days(start: Days | None, done: list[Days | None]) -> str:
    """From a day to the first deed, as a range; "" where one of the two is not told."""
    dated = [d for d in done if d is not None]
    if start is None or not dated:
        return ""
    low, high = between(start, min(dated, key=lambda d: d.latest))
    return number(max(low, 0) if high >= 0 else low, high)


def _in_time(found: Obeyed | None) -> Cell:
    """The verdict with its margin; where it is unchecked, why."""
    if found is None:
        return ""
    if found.reason == "command.set_out" and found.executed is not None:
        return Word(found.reason, found.verdict, {"day": span(found.executed)})
    if found.margin is None:
        return Word(found.reason, found.verdict)
    days = round(abs(found.margin), 1)
    key = f"command.{'short' if found.margin < 0 else 'to_spare'}{'_one' if days == 1 else ''}"
    margin = Word(key, f"{found.margin:.1f}", {"days": f"{days:g}"})
    presumed = [Word("command.presumed", "presumed")] if found.presumed else []
    return joined((Word(f"movement.{found.verdict}", found.verdict), margin, *presumed), "; ")


def _why(deed: Deed) -> Word:
    return Word(f"ask.why_{deed.why}", deed.why)


def _above(demand: Demand) -> Cell:
    """Why a demand of which nothing is told stands where it stands."""
    return Word(f"ask.under_{demand.why}", demand.why) if demand.why else ""
