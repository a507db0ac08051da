"""Campaign + day -> State: what the sources allow of every unit on that day, rival answers side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sefer.letters import fold
from sefer.model import Campaign, Claim, Days, State, Station, Told, UnitState
from sefer.reconstruct.said import Entries, Entry, Said, said
from sefer.reconstruct.stations import FORCES, stations


def on(campaign: Campaign, day: int, according_to: str | None = None, placed: bool = True) -> State:
    """The state of the campaign on a day (ordinal), by all sources or by those whose label holds `according_to`.

    Where nobody asks for places (`placed` false), positions and losses are left out.
    """
    known, heard = said(campaign), _hearing(campaign, according_to)
    standing = stations(campaign) if placed else {}
    units = []
    for entity in campaign.entities.values():
        if entity.type not in FORCES:
            continue
        there = [s for s in standing.get(entity.id, ()) if s.polarity != "planned" and (not heard or heard(s.claim))]
        if (there or _spoken_of(known, entity.id, heard)) and not _gone(_of(known.ends, entity.id, heard), day):
            unit = _held(known, entity.id, day, heard, losses=placed)
            units.append(replace(unit, positions=_positions(there, day)) if there else unit)
    return State(day, tuple(units))


Hearing = Callable[[str], bool]  # does the account that is asked for hold a claim?


def _hearing(campaign: Campaign, according_to: str | None) -> Hearing | None:
    if according_to is None:
        return None
    return {c.id for c in campaign.claims if cited(c, according_to)}.__contains__


def cited(claim: Claim, according_to: str | None) -> bool:
    """Does a claim rest on the source (a part of its label, or the name of the document)?"""
    if according_to is None:
        return True
    wanted = fold(according_to)
    return any(wanted in fold(label) for label in (*claim.source, claim.doc))


def _spoken_of(known: Said, unit: str, heard: Hearing | None) -> bool:
    """Does any claim tell of the unit? What is told of many is looked at before what few have to rest on."""
    for table in ("strengths", "commanders", "parents", "children", "losses", "present"):
        found = getattr(known, table).get(unit)
        if found and (heard is None or any(heard(e.claim.id) for e in found)):
            return True
    return False


def _of(table: Entries, unit: str, heard: Hearing | None) -> Sequence[Entry]:
    found = table.get(unit, ())
    return found if heard is None else [e for e in found if heard(e.claim.id)]


def _held(known: Said, unit: str, day: int, heard: Hearing | None, losses: bool) -> UnitState:
    """Strength, commander, parent and, where asked for, losses of a unit on a day."""
    strengths = _of(known.strengths, unit, heard)
    return UnitState(
        unit,
        strengths=_told((_strength(e.claim), e.claim.id, e.days) for e in latest(strengths, day)),
        commanders=_named(_of(known.commanders, unit, heard), day),
        parents=_named(_of(known.parents, unit, heard), day),
        losses=_since(_of(known.losses, unit, heard), strengths, day) if losses else (),
    )


def _named(entries: Sequence[Entry], day: int) -> tuple[Told, ...]:
    return _told((e.whom, e.claim.id, e.days) for e in latest(entries, day))


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
    listed = list(found)
    if len(listed) < 2:
        return tuple(Told(value, (claim,), days) for value, claim, days in listed)
    by: dict[str, tuple[Any, list[str], Days | None]] = {}
    for value, claim, days in listed:
        key = repr(value)
        if key in by:
            by[key][1].append(claim)
            joined = by[key][2] or days
            by[key] = (value, by[key][1], joined)
        else:
            by[key] = (value, [claim], days)
    return tuple(Told(value, tuple(dict.fromkeys(ids)), days) for value, ids, days in by.values())


def latest(found: Sequence[Entry], day: int) -> Sequence[Entry]:
    """The entries of the latest days up to `day`; undated ones stand beside nothing later, as undated."""
    newest = 0
    out: list[Entry] = []
    for entry in found:
        days = entry.days
        if days is not None and newest <= days.latest and days.earliest <= day:
            if days.earliest > newest:
                newest = days.earliest
                out = [e for e in out if e.days is None or e.days.latest >= newest]
            out.append(entry)
    return out if newest else [e for e in found if e.days is None]


def _strength(claim: Claim) -> dict[str, list[float]]:
    return {item: as_range(number) for item, number in (claim.slots.get("values") or {}).items()}


def _loss(claim: Claim) -> dict[str, dict[str, list[float]]]:
    sorts = (claim.slots.get("values") or {}).items()
    return {s: {i: as_range(n) for i, n in items.items()} for s, items in sorts if isinstance(items, Mapping)}


def _since(lost: Sequence[Entry], strengths: Sequence[Entry], day: int) -> tuple[Told, ...]:
    """Losses told for the days after the last dated strength up to `day`, each with its own day; the undated last."""
    newest = max((e.days.earliest for e in strengths if e.days is not None and e.days.earliest <= day), default=0)
    dated = [e for e in lost if e.days is not None and newest <= e.days.latest and e.days.earliest <= day]
    undated = [e for e in lost if e.days is None]
    order = sorted(dated, key=lambda e: (e.days.earliest if e.days else 0, e.claim.id))
    told = ((figures, e) for e in (*order, *undated) if (figures := _loss(e.claim)))
    return tuple(Told(figures, (e.claim.id,), e.days) for figures, e in told)


def as_range(number: Any) -> list[float]:
    """A number of a claim as low and high."""
    if isinstance(number, dict):
        return [number.get("min", 0), number.get("max", number.get("min", 0))]
    return [number, number]


def _gone(ends: Sequence[Entry], day: int) -> bool:
    """Is its end told for a day before, with no later founding?"""
    last = 0
    for entry in ends:
        if entry.days is not None and entry.days.latest < day:
            sign = 1 if entry.claim.slots.get("relation") == "abolished" else -1
            last = max(last, entry.days.latest * sign, key=abs)
    return last > 0


def sides_of(campaign: Campaign, state: State) -> dict[str, str | None]:
    """The declared side of every unit, its own or that of a parent on the day; None where nobody declared it."""
    parents = {u.unit: [p.value for p in u.parents] for u in state.units}
    return {e.id: _side(campaign, e.id, parents) for e in campaign.entities.values() if e.type in FORCES}


def _side(campaign: Campaign, unit: str, parents: Mapping[str, Sequence[str]]) -> str | None:
    seen: set[str] = set()
    while unit and unit not in seen:
        seen.add(unit)
        entity = campaign.entities.get(unit)
        if entity is not None and entity.traits.get("side"):
            return str(entity.traits["side"])
        unit = next(iter(parents.get(unit, ())), "")
    return None
