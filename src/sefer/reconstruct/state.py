"""Campaign + day -> State: what the sources allow of every unit on that day, rival answers side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sefer.calendars import bounds
from sefer.model import Campaign, Claim, Days, State, Station, Told, UnitState
from sefer.reconstruct.stations import forces, names, stations

_HELD = ("part_of", "attached_to")


def on(campaign: Campaign, day: int, according_to: str | None = None) -> State:
    """The state of the campaign on a day (ordinal), by all sources or by those whose label holds `according_to`."""
    claims = [c for c in campaign.claims if c.polarity in ("asserted", "reported") and cited(c, according_to)]
    ids = {c.id for c in claims}
    standing = {u: [s for s in found if s.claim in ids] for u, found in stations(campaign).items()}
    strengths, commanders, parents = (
        _strengths(campaign, claims),
        _commanders(campaign, claims),
        _parents(campaign, claims),
    )
    losses = _losses(campaign, claims)
    gone = _gone(campaign, claims, day)
    units = [e.id for e in campaign.entities.values() if e.type in ("unit", "force")]
    said = ({u for u, s in standing.items() if s}, set(strengths), set(commanders), set(parents), set(losses))
    above = {value for found in parents.values() for value, *_ in found}
    met = set().union(*said, above)
    return State(
        day,
        tuple(
            UnitState(
                unit,
                _positions(standing.get(unit, ()), day),
                _latest(strengths.get(unit, ()), day),
                _latest(commanders.get(unit, ()), day),
                _latest(parents.get(unit, ()), day),
                _since(losses.get(unit, ()), strengths.get(unit, ()), day),
            )
            for unit in units
            if unit in met and unit not in gone
        ),
    )


def cited(claim: Claim, according_to: str | None) -> bool:
    """Does a claim rest on the source (a part of its label, or the name of the document)?"""
    if according_to is None:
        return True
    return any(according_to.casefold() in label.casefold() for label in (*claim.source, claim.doc))


def _positions(found: Sequence[Station], day: int) -> tuple[Told, ...]:
    """The places of the latest days told up to `day`; undated stations only where no dated one is known.

    A later departure of which only the goal is told stands beside the place that was attested before it.
    """
    dated = [s for s in found if s.days is not None and s.days.earliest <= day]
    if not dated:
        return _told((s.place, s.claim, None) for s in found if s.days is None)
    blind = [s for s in dated if not s.place]
    seen = [s for s in dated if s.place]
    newest = max((s.days.earliest for s in seen if s.days is not None), default=0)
    latest = max((s.days.earliest for s in blind if s.days is not None), default=0)
    leaving = [s for s in blind if s.days is not None and newest <= s.days.earliest == latest]
    bound_for = _told((s.towards, s.claim, s.days) for s in leaving)
    return _seen(seen, newest) + tuple(replace(t, how="departs") for t in bound_for)


def _seen(dated: Sequence[Station], newest: int) -> tuple[Told, ...]:
    """Of the stations with a place those that hold on the latest day; who is also seen elsewhere has not just left."""
    held = [s for s in dated if s.days is not None and s.days.latest >= newest]
    if any(s.how != "departs" for s in held):
        held = [s for s in held if s.how != "departs"]
    here = _told((s.place, s.claim, s.days) for s in held if s.how != "departs")
    bound = _told((s.towards or s.place, s.claim, s.days) for s in held if s.how == "departs")
    return here + tuple(replace(t, how="departs") for t in bound)


def _told(found: Iterable[tuple[Any, str, Days | None]]) -> tuple[Told, ...]:
    """Equal answers joined, each with all claims that give it."""
    by: dict[str, tuple[Any, list[str], Days | None]] = {}
    for value, claim, days in found:
        key = repr(value)
        if key in by:
            by[key][1].append(claim)
            joined = by[key][2] or days
            by[key] = (value, by[key][1], joined)
        else:
            by[key] = (value, [claim], days)
    return tuple(Told(value, tuple(dict.fromkeys(ids)), days) for value, ids, days in by.values())


Said = list[tuple[Any, str, Days | None]]


def _latest(found: Sequence[tuple[Any, str, Days | None]], day: int) -> tuple[Told, ...]:
    """The answers of the latest days up to `day`; undated ones stand beside nothing later, as undated."""
    dated = [f for f in found if f[2] is not None and f[2].earliest <= day]
    if dated:
        newest = max(f[2].earliest for f in dated if f[2] is not None)
        return _told(f for f in dated if f[2] is not None and f[2].latest >= newest)
    return _told(f for f in found if f[2] is None)


def _collect(
    campaign: Campaign, claims: Iterable[Claim], kind: str, pick: Callable[[Claim], Iterable[tuple[str, Any]]]
) -> dict[str, Said]:
    out: dict[str, Said] = defaultdict(list)
    for claim in claims:
        if claim.kind == kind:
            for unit, value in pick(claim):
                out[unit].append((value, claim.id, bounds(claim.slots.get("date"))))
    return out


def _strengths(campaign: Campaign, claims: Iterable[Claim]) -> dict[str, Said]:
    def pick(claim: Claim) -> Iterable[tuple[str, Any]]:
        figures = {item: _range(n) for item, n in (claim.slots.get("values") or {}).items()}
        return ((unit.id, figures) for unit in forces(campaign, claim, "subject"))

    return _collect(campaign, claims, "strength", pick)


def _losses(campaign: Campaign, claims: Iterable[Claim]) -> dict[str, Said]:
    def pick(claim: Claim) -> Iterable[tuple[str, Any]]:
        sorts = (claim.slots.get("values") or {}).items()
        figures = {s: {i: _range(n) for i, n in items.items()} for s, items in sorts if isinstance(items, Mapping)}
        return ((unit.id, figures) for unit in forces(campaign, claim, "subject") if figures)

    return _collect(campaign, claims, "loss", pick)


def _since(lost: Said | tuple[()], strengths: Said | tuple[()], day: int) -> tuple[Told, ...]:
    """Losses told for the days after the last dated strength up to `day`, each with its own day; the undated last."""
    told = [s[2].earliest for s in strengths if s[2] is not None and s[2].earliest <= day]
    newest = max(told, default=0)
    dated = [x for x in lost if x[2] is not None and newest <= x[2].latest and x[2].earliest <= day]
    undated = [x for x in lost if x[2] is None]
    order = sorted(dated, key=lambda x: (x[2].earliest if x[2] else 0, x[1]))
    return tuple(Told(value, (claim,), days) for value, claim, days in [*order, *undated])


def _range(number: Any) -> list[float]:
    if isinstance(number, dict):
        return [number.get("min", 0), number.get("max", number.get("min", 0))]
    return [number, number]


def _commanders(campaign: Campaign, claims: Iterable[Claim]) -> dict[str, Said]:
    def pick(claim: Claim) -> Iterable[tuple[str, Any]]:
        who = [campaign.entity(claim.doc, n) for n in names(claim.slots.get("subject"))]
        led = forces(campaign, claim, "object")
        heads = str(claim.slots.get("role") or "").casefold() in ("komutan", "kumandan", "commander")
        return ((unit.id, person.id) for unit in led for person in who if person is not None and heads)

    return _collect(campaign, claims, "command", pick)


def _parents(campaign: Campaign, claims: Iterable[Claim]) -> dict[str, Said]:
    def pick(claim: Claim) -> Iterable[tuple[str, Any]]:
        relation = claim.slots.get("relation")
        one, other = forces(campaign, claim, "subject"), forces(campaign, claim, "object")
        if relation in _HELD:
            return ((child.id, parent.id) for child in one for parent in other if child is not parent)
        if relation == "composed_of":
            return ((child.id, parent.id) for parent in one for child in other if child is not parent)
        return ()

    return _collect(campaign, claims, "organization", pick)


def _gone(campaign: Campaign, claims: Iterable[Claim], day: int) -> set[str]:
    """Units whose end is told for a day before, with no later founding."""
    ends: dict[str, int] = {}
    for claim in claims:
        relation = claim.slots.get("relation") if claim.kind == "organization" else None
        days = bounds(claim.slots.get("date"))
        if relation in ("abolished", "established") and days is not None and days.latest < day:
            for unit in forces(campaign, claim, "subject"):
                ends[unit.id] = max(ends.get(unit.id, 0), days.latest * (1 if relation == "abolished" else -1), key=abs)
    return {unit for unit, when in ends.items() if when > 0}


def side_of(campaign: Campaign, unit: str, state: State) -> str | None:
    """The declared side of a unit, its own or that of a parent on the day; None where nobody declared it."""
    parents = {u.unit: [p.value for p in u.parents] for u in state.units}
    seen: set[str] = set()
    while unit and unit not in seen:
        seen.add(unit)
        entity = campaign.entities.get(unit)
        if entity is not None and entity.traits.get("side"):
            return str(entity.traits["side"])
        unit = next(iter(parents.get(unit, ())), "")
    return None
