"""`sefer orbat`: the order of battle of a day as a tree, each answer with its day and its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Campaign, State, Table, Told, UnitState, Word
from sefer.reconstruct.accounts import known_source
from sefer.reconstruct.command import tie_of, tree
from sefer.reconstruct.questions.cells import Cell, answers, joined, kind, made, strengths, within
from sefer.reconstruct.said import latest, said
from sefer.reconstruct.state import on, sides_of

COLUMNS = ("unit", "side", "commander", "strength", "under", "attested", "claims")


def orbat_table(campaign: Campaign, day: int, side: str | None = None, according_to: str | None = None) -> Table:
    """Every unit under its parent (two spaces a step), with commander, strength and attachment.

    Raises Complaint for a side or a source that the campaign does not have, and for a day far from its own.
    """
    within(campaign, day)
    state = on(campaign, day, known_source(campaign, according_to), placed=False)
    wanted = _side(campaign, side)
    sides = sides_of(campaign, state)
    units = {u.unit: u for u in state.units if _there(campaign, u, day) or u.unit in _parents(state)}
    rows = []
    for depth, identifier in _walk(campaign, _children(campaign, units)):
        if wanted is None or sides.get(identifier) == wanted:
            rows.append(_row(campaign, units[identifier], day, depth, sides.get(identifier)))
    return made(COLUMNS, rows)


def _side(campaign: Campaign, side: str | None) -> str | None:
    if side is None:
        return None
    names = [s.name for s in campaign.settings.sides]
    found = next((n for n in names if fold(n) == fold(side)), None)
    if found is None:
        raise Complaint("column.no_side" if names else "column.no_sides", name=side, sides=", ".join(names))
    return found


def _there(campaign: Campaign, unit: UnitState, day: int) -> bool:
    """Is a unit told of for the day or before, or without any day? An unnamed force needs more than a station."""
    if unit.commanders or unit.parents or unit.strengths:
        return True
    if campaign.entities[unit.unit].type == "force":
        return False
    known = said(campaign)
    found = (e for table in (known.present, known.losses) for e in table.get(unit.unit, ()))
    return any(e.may_hold(day) for e in found)


def _parents(state: State) -> set[str]:
    return {p.value for u in state.units for p in (*u.parents, *u.wholes)}


def _children(campaign: Campaign, units: Mapping[str, UnitState]) -> dict[str | None, list[str]]:
    """Who stands under whom: as told, else by its own name ("38. Alay 2. Tabur" is a part of "38. Alay")."""
    by_name = {fold(name): u for u in units for name in campaign.entities[u].names}
    above = {}
    for unit in units.values():
        told = [p.value for p in unit.parents if p.value in units][:1]
        whole = None if told else _whole(fold(campaign.entities[unit.unit].name), by_name)
        above[unit.unit] = told or ([whole] if whole else [])
    over = tree(above)
    children: dict[str | None, list[str]] = defaultdict(list)
    for name in units:
        children[over.get(name)].append(name)
    return children


def _whole(name: str, by_name: Mapping[str, str]) -> str | None:
    """The unit whose name begins this one, the longest first."""
    words = name.split()
    heads = (" ".join(words[:n]) for n in range(len(words) - 1, 1, -1))
    return next((by_name[head] for head in heads if head in by_name), None)


_RANK = {
    e: n for n, e in enumerate(("army_group", "front", "army", "corps", "group", "division", "brigade", "regiment"))
}


def _walk(campaign: Campaign, children: Mapping[str | None, list[str]]) -> Iterator[tuple[int, str]]:
    """Depth first, named units before unnamed forces, the larger echelons first."""

    def key(identifier: str) -> tuple[bool, int, int, str]:
        entity = campaign.entities[identifier]
        rank = _RANK.get(str(entity.traits.get("echelon")), 20)
        return (entity.type == "force", rank, int(entity.traits.get("number") or 0), entity.name)

    stack = [(0, unit) for unit in sorted(children.get(None, ()), key=key, reverse=True)]
    while stack:
        depth, unit = stack.pop()
        yield depth, unit
        stack += [(depth + 1, child) for child in sorted(children.get(unit, ()), key=key, reverse=True)]


def _row(campaign: Campaign, unit: UnitState, day: int, depth: int, side: str | None) -> tuple[Cell, ...]:
    known = said(campaign)
    claims = known.claims

    def named(told: Told) -> str:
        return campaign.entities[told.value].name

    def under(told: Told) -> Cell:
        return Word(f"ask.{tie_of(claims[told.claims[0]])}", named(told), {"unit": named(told)})

    spoken = (*unit.commanders, *unit.strengths, *unit.parents, *unit.wholes)
    seen = () if spoken else _attested(campaign, unit.unit, day)
    return (
        "  " * depth + campaign.entities[unit.unit].name,
        side,
        answers(unit.commanders, named, claims, day),
        strengths(unit.strengths, known),
        joined((answers(some, under, claims, day) for some in (unit.parents, unit.wholes) if some), "; "),
        answers(seen, lambda t: kind(t.value), claims),
        " ".join(dict.fromkeys(i for t in (*spoken, *seen) for i in t.claims)),
    )


def _attested(campaign: Campaign, unit: str, day: int) -> tuple[Told, ...]:
    """The last that is told of a unit up to a day where nothing says who led it, how strong or under whom it was."""
    known = said(campaign)
    found = [e for table in (known.present, known.losses) for e in table.get(unit, ())]
    return tuple(Told(e.claim.kind, (e.claim.id,), e.days, inferred=e.inferred) for e in latest(found, day)[-1:])
