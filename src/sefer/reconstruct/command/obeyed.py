"""A demand -> could it have been obeyed in time: issued, received, and the way from where the recipient stood to the goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sefer.model import Assumption, Campaign, Claim, Days, Entity
from sefer.reconstruct.demands import Demand, goals, whom
from sefer.reconstruct.lookup import ids_in
from sefer.reconstruct.movement import VERDICTS, Asked, March, judged
from sefer.reconstruct.said import HOLDS
from sefer.reconstruct.stations import FORCES, places, stations
from sefer.reconstruct.when import when

LAG = Assumption(
    "order_lag", 0.5, 2.0, "command.lag"
)  # days from the date of an order until its recipient can act on it
KEPT = 14  # days before an order from which a station may still be where its recipient stood
_STILL = frozenset({"agreement", "command", "organization"})  # what moves nobody
NORMAL, UNCHECKED = "normal", "unchecked"


@dataclass(frozen=True, slots=True)
class Obeyed:
    """The hardest march of those whom a demand binds, by the most generous reading of its days.

    `verdict`: normal, demanding, exceptional, impossible, or unchecked with the `reason` (key of a message). `margin`: days
    that are left over what is possible at all, with the shortest lag. `claims` place the recipient; where they tell of
    a day before the order, it is `presumed` to have stood there still.
    """

    verdict: str
    reason: str = ""
    margin: float | None = None
    unit: str = ""
    start: str = ""
    goal: str = ""
    issued: Days | None = None
    received: Days | None = None
    executed: Days | None = None
    march: March | None = None
    claims: tuple[str, ...] = ()
    presumed: bool = False


@dataclass(frozen=True, slots=True)
class _Stood:
    """A place at which a unit can have been when an order came, the claim that says so, and whether it is of that day."""

    place: str
    claim: str
    then: bool
    since: Days | None = None  # told for a day after the order: the way begins there and then


def received(issued: Days) -> Days:
    """The days on which an order can have come to those whom it binds."""
    return Days(issued.earliest + int(LAG.low), issued.latest + int(-(-LAG.high // 1)))


def obeyed(campaign: Campaign, demand: Demand) -> Obeyed | None:
    """Could a demand to be somewhere have been obeyed in time; None of one that moves nobody."""
    claim = demand.claim
    done = {d.claim.kind for d in demand.deeds}
    if claim.kind in _STILL or (done and done <= _STILL) or (demand.parts and not done):
        return None
    if demand.day is None:
        return Obeyed(UNCHECKED, "command.no_issue")
    units = _bound(campaign, demand)
    if not units:
        return Obeyed(UNCHECKED, "command.nobody", issued=demand.day)
    goal, by = _goal(campaign, demand)
    about = Obeyed(UNCHECKED, issued=demand.day, received=received(demand.day), executed=by, goal=goal)
    left = _left(campaign, demand) if by is None else None
    if left is not None:
        return _set_out(campaign, about, demand.day, left)
    if not goal:
        return _unchecked(about, "command.no_goal")
    if by is None:
        placed = any(_stood(campaign, demand, unit.id, demand.day) for unit in units)
        return _unchecked(about, "command.no_deadline" if placed else "command.no_place")
    found = [_judged(campaign, demand, about, unit, by) for unit in units]
    checked = [f for f in found if f.verdict != UNCHECKED]
    return max(checked, key=lambda f: (VERDICTS.index(f.verdict), -(f.margin or 0.0))) if checked else found[0]


def _left(campaign: Campaign, demand: Demand) -> Claim | None:
    """The march of which only the setting out is dated, where a demand has one."""
    deeds = (d.claim for d in demand.deeds if d.claim.kind == "movement" and d.claim.polarity in HOLDS)
    return next((c for c in deeds if when(campaign, c, "depart") is not None), None)


def _set_out(campaign: Campaign, about: Obeyed, issued: Days, left: Claim) -> Obeyed:
    """Who set out when the order can have come obeyed it, whenever he came; before it he did so for another reason."""
    days = when(campaign, left, "depart")
    assert days is not None
    known = replace(about, executed=days, claims=(left.id,))
    if days.latest + 1 - LAG.low < issued.earliest:
        return replace(known, reason="command.done_before")
    return replace(known, verdict=NORMAL, reason="command.set_out")


def _unchecked(about: Obeyed, reason: str, unit: str = "") -> Obeyed:
    return Obeyed(UNCHECKED, reason, None, unit, "", about.goal, about.issued, about.received, about.executed)


def _bound(campaign: Campaign, demand: Demand) -> list[Entity]:
    """The units that a demand binds; of an order to a person those that did it."""
    named, led = whom(campaign, demand.claim)
    did = {u for d in demand.deeds for u in ids_in(campaign, d.claim, "subject", "parties")}
    for ids in (set() if led else named, did):
        units = [campaign.entities[i] for i in sorted(ids) if campaign.entities[i].type in FORCES]
        if units:
            return units
    return []


def _goal(campaign: Campaign, demand: Demand) -> tuple[str, Days | None]:
    """Where those bound were to be, "" where no one place is told, and by when: as demanded, else as it was done."""
    wanted = goals(campaign, demand.claim)
    done = [(p, d) for deed in demand.deeds for p, d in _came(campaign, deed.claim) if not wanted or p in wanted]
    there = dict.fromkeys(p for p, _ in done) or wanted
    goal = next(iter(there)) if len(there) == 1 else ""
    days = [d for p, d in done if p == goal and d is not None]
    return goal, demand.due or min(days, key=lambda d: d.latest, default=None)


def _came(campaign: Campaign, deed: Claim) -> Iterator[tuple[str, Days | None]]:
    """The places at which a deed has its doer, and when."""
    if deed.polarity in HOLDS:
        if deed.kind == "movement":
            for place in places(campaign, deed, "to")[-1:]:
                yield place, when(campaign, deed, "arrive")
        else:
            for place in places(campaign, deed, "place"):
                yield place, when(campaign, deed, "date")


def _judged(campaign: Campaign, demand: Demand, about: Obeyed, unit: Entity, by: Days) -> Obeyed:
    """The easiest way to the goal from where the unit can have been."""
    issued = about.issued
    assert issued is not None
    if by.latest < issued.earliest:
        return _unchecked(about, "command.due_before" if demand.due else "command.done_before", unit.id)
    stood = _stood(campaign, demand, unit.id, issued) or _met(campaign, demand, unit.id, issued, by)
    if not stood:
        return _unchecked(about, "command.no_place", unit.id)
    found = [_way(campaign, about, unit, at, issued, by) for at in stood]
    best = min(found, key=lambda f: (VERDICTS.index(f.verdict), -(f.margin or 0.0)))
    if best.verdict == "impossible" and not demand.due and all(d.why.startswith("maybe") for d in demand.deeds):
        return _unchecked(about, "command.done_before", unit.id)  # what may have been done for it was done for another
    return best


def _way(campaign: Campaign, about: Obeyed, unit: Entity, at: _Stood, issued: Days, by: Days) -> Obeyed:
    leg = Asked(unit, (at.place, about.goal), at.since or issued, by, None, (at.claim,), paired=True)
    allowed = leg.allowed[1] - (0 if at.since else LAG.low)
    rest = (about.issued, about.received, about.executed)
    if at.place == about.goal:
        return Obeyed(NORMAL, "", allowed, unit.id, at.place, at.place, *rest, None, (at.claim,), not at.then)
    march = judged(campaign, leg)
    if march.verdict == UNCHECKED:
        return _unchecked(about, march.reason, unit.id)
    classes = [[days <= allowed for days in passage.days] for passage in march.passages]
    verdict = min(
        (VERDICTS[fits.index(True)] for fits in classes if any(fits)), key=VERDICTS.index, default="impossible"
    )
    margin = allowed - min(p.days[-1] for p in march.passages)
    return Obeyed(verdict, "", margin, unit.id, at.place, about.goal, *rest, march, (at.claim,), not at.then)


def _stood(campaign: Campaign, demand: Demand, unit: str, issued: Days) -> Sequence[_Stood]:
    """Where the unit was when the order came: from where it is told to have set out, else where it was last told to be."""
    for deed in demand.deeds:
        origins = places(campaign, deed.claim, "from") if deed.claim.kind == "movement" else []
        if len(origins) == 1 and unit in ids_in(campaign, deed.claim, "subject"):
            return [_Stood(origins[0], deed.claim.id, True)]
    done = {d.claim.id for d in demand.deeds}
    known = [
        (s.days, s) for s in stations(campaign).get(unit, ())
        if s.place and s.days is not None and s.how != "departs" and s.polarity in HOLDS and s.claim not in done
        and issued.latest - KEPT <= s.days.earliest and s.days.latest <= issued.latest
    ]  # fmt: skip
    last = max((days.latest for days, _ in known), default=0)
    return [_Stood(s.place, s.claim, days.earliest >= issued.earliest) for days, s in known if days.latest == last]


def _met(campaign: Campaign, demand: Demand, unit: str, issued: Days, by: Days) -> Sequence[_Stood]:
    """Where the unit is first told to be after the order and before it was there: from there it had to go."""
    done = {d.claim.id for d in demand.deeds}
    known = [
        (s.days, s) for s in stations(campaign).get(unit, ())
        if s.place and s.days is not None and s.how != "departs" and s.polarity in HOLDS and s.claim not in done
        and issued.latest < s.days.earliest and s.days.latest < by.earliest
    ]  # fmt: skip
    first = min((days.earliest for days, _ in known), default=0)
    return [_Stood(s.place, s.claim, True, days) for days, s in known if days.earliest == first]
