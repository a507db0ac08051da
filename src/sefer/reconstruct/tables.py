"""The questions about a day: order of battle, replay, chronology, each as a table whose rows name their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sefer.calendars import bounds
from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Campaign, Claim, Days, Table, Told, UnitState
from sefer.reconstruct.state import on, side_of
from sefer.reconstruct.stations import names, stations


def replay_table(campaign: Campaign, day: int, according_to: str | None = None) -> Table:
    """Every unit that has been attested up to a day: where, since when, how strong, under whom, by which claims."""
    state = on(campaign, day, according_to)
    rows = []
    for unit in sorted(state.units, key=lambda u: campaign.entities[u.unit].name):
        if not (unit.positions or unit.strengths or unit.commanders or unit.losses):
            continue
        rows.append(
            (
                campaign.entities[unit.unit].name,
                side_of(campaign, unit.unit, state),
                _where(campaign, unit),
                _when(unit.positions, day),
                _figures(unit.strengths),
                _lost(unit.losses),
                _named(campaign, unit.commanders),
                _named(campaign, unit.parents),
                _sources(campaign, unit),
                _claims(unit),
            )
        )
    columns = ("unit", "side", "place", "attested", "strength", "losses", "commander", "parent", "source", "claims")
    return Table(tuple(f"column.{c}" for c in columns), tuple(rows))


def orbat_table(campaign: Campaign, day: int, side: str | None = None, according_to: str | None = None) -> Table:
    """The order of battle as a tree flattened with its depth; each line with commander, strength and source."""
    state = on(campaign, day, according_to)
    units = {u.unit: u for u in state.units}
    children: dict[str | None, list[str]] = defaultdict(list)
    for unit in state.units:
        parent = next((p.value for p in unit.parents if p.value in units), None)
        children[parent].append(unit.unit)
    rows = []
    for depth, identifier in _walk(campaign, children):
        unit = units[identifier]
        own = side_of(campaign, identifier, state)
        if campaign.entities[identifier].type == "force" and not (unit.commanders or unit.parents or unit.strengths):
            continue
        if side is not None and fold(side) not in fold(own or ""):
            continue
        rows.append(
            (
                "  " * depth + campaign.entities[identifier].name,
                own,
                _named(campaign, unit.commanders),
                _figures(unit.strengths),
                _since(unit.parents),
                _sources(campaign, unit),
                _claims(unit),
            )
        )
    columns = ("unit", "side", "commander", "strength", "as_of", "source", "claims")
    return Table(tuple(f"column.{c}" for c in columns), tuple(rows))


_RANK = {
    e: n for n, e in enumerate(("army_group", "front", "army", "corps", "group", "division", "brigade", "regiment"))
}


def _walk(campaign: Campaign, children: dict[str | None, list[str]]) -> Iterator[tuple[int, str]]:
    """Depth first from the units without a parent, the larger echelons first; a circle of parents is cut."""
    seen: set[str] = set()

    def key(identifier: str) -> tuple[int, int, str]:
        entity = campaign.entities[identifier]
        return (_RANK.get(str(entity.traits.get("echelon")), 20), int(entity.traits.get("number") or 0), entity.name)

    stack = [(0, u) for u in sorted(children[None], key=key, reverse=True)]
    rest = sorted((u for found in children.values() for u in found), key=key, reverse=True)
    while stack or rest:
        if not stack:
            last = rest.pop()
            if last not in seen:
                stack.append((0, last))
            continue
        depth, unit = stack.pop()
        if unit in seen:
            continue
        seen.add(unit)
        yield depth, unit
        stack += [(depth + 1, child) for child in sorted(children[unit], key=key, reverse=True)]


def chronology_table(
    campaign: Campaign,
    unit: str | None = None,
    person: str | None = None,
    place: str | None = None,
    first: int | None = None,
    last: int | None = None,
) -> Table:
    """Dated claims in order of their days, those that name a unit, a person or a place, between two days.

    Raises Complaint for a name that no claim of the campaign has.
    """
    for wanted in filter(None, (unit, person, place)):
        if not any(_names_it(campaign, claim, wanted) for claim in campaign.claims):
            raise Complaint("column.no_name", name=wanted)
    found = []
    for claim in campaign.claims:
        days = next((d for slot in ("date", "depart", "arrive") if (d := bounds(claim.slots.get(slot)))), None)
        if days is None or (first is not None and days.latest < first) or (last is not None and days.earliest > last):
            continue
        if all(_names_it(campaign, claim, wanted) for wanted in (unit, person, place) if wanted):
            found.append((days, claim))
    found.sort(key=lambda f: (f[0].earliest, f[0].latest, f[1].doc, f[1].start))
    rows = tuple(_dated(campaign, days, claim) for days, claim in found)
    columns = ("date", "kind", "subject", "place", "polarity", "source", "doc", "quote", "claims")
    return Table(tuple(f"column.{c}" for c in columns), rows)


def _names_it(campaign: Campaign, claim: Claim, wanted: str) -> bool:
    key = fold(wanted)
    told = [n for value in claim.slots.values() for n in names(value)]
    entities = (campaign.entity(claim.doc, n) for n in told)
    known = {fold(n) for e in entities if e is not None for n in e.names} | {fold(n) for n in told}
    return any(key == name or key in name.split(", ") for name in known)


def _dated(campaign: Campaign, days: Days, claim: Claim) -> tuple[Any, ...]:
    who = next((names(claim.slots[s]) for s in ("subject", "parties", "issuer") if claim.slots.get(s)), [])
    where = next((names(claim.slots[s]) for s in ("place", "to") if claim.slots.get(s)), [])
    quote = " ".join(campaign.quote(claim).split())
    return (
        _span(days), claim.kind, ", ".join(who), ", ".join(where), claim.polarity,
        "; ".join(claim.source), claim.doc, quote if len(quote) < 160 else quote[:157] + "...", claim.id,
    )  # fmt: skip


def _span(days: Days) -> str:
    low, high = date.fromordinal(days.earliest).isoformat(), date.fromordinal(days.latest).isoformat()
    return low if low == high else f"{low}/{high}"


def _named(campaign: Campaign, told: Sequence[Told]) -> str:
    """The answers by name; rivals are parted by a bar, an undated one bears a question mark."""
    arrow = {"departs": "→ "}
    return " | ".join(arrow.get(t.how, "") + campaign.entities[t.value].name + ("" if t.days else " ?") for t in told)


def _where(campaign: Campaign, unit: UnitState) -> str:
    """As `_named`; of a unit on its way also where it left."""
    left = {s.claim: s.place for s in stations(campaign).get(unit.unit, ()) if s.how == "departs"}
    out = []
    for told in unit.positions:
        origin = left.get(told.claims[0]) if told.how == "departs" else None
        start = campaign.entities[origin].name + " " if origin and origin != told.value else ""
        out.append(start + _named(campaign, (told,)))
    return " | ".join(out)


def _lost(told: Sequence[Told]) -> str:
    """Losses as they are told, each with its day: "killed officer 3, soldier 112 (1877-07-30)"."""
    out = []
    for t in told:
        sorts = "; ".join(f"{sort} {_figures([replace(t, value=items)])}" for sort, items in t.value.items())
        out.append(f"{sorts} ({_span(t.days) if t.days else '?'})")
    return " | ".join(out)


def _when(told: Sequence[Told], day: int) -> str:
    """Since when a position is attested: "=" for the day itself, else the last day told."""
    out = []
    for t in told:
        if t.days is not None:
            out.append("= " + _span(t.days) if t.days.earliest <= day <= t.days.latest else _span(t.days))
    return " | ".join(out)


def _since(told: Sequence[Told]) -> str:
    return " | ".join(_span(t.days) for t in told if t.days is not None)


def _figures(told: Sequence[Told]) -> str:
    """Strengths as ranges by item; rival figures are parted by a bar."""
    return " | ".join(", ".join(f"{item} {_range(*r)}" for item, r in t.value.items()) for t in told)


def _range(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def _ids(unit: UnitState) -> list[str]:
    told = (*unit.positions, *unit.strengths, *unit.commanders, *unit.parents, *unit.losses)
    return list(dict.fromkeys(i for t in told for i in t.claims))


def _claims(unit: UnitState) -> str:
    return " ".join(_ids(unit))


def _sources(campaign: Campaign, unit: UnitState) -> str:
    by = {c.id: c for c in campaign.claims}
    labels = (label for i in _ids(unit) for label in by[i].source)
    return "; ".join(dict.fromkeys(labels))
