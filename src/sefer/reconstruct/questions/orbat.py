"""`sefer orbat`: the order of battle of a day as a tree, each answer with its day and its source."""

from __future__ import annotations

from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Campaign, Claim, Table, Told, UnitState, Word
from sefer.reconstruct.accounts import cited, known_source
from sefer.reconstruct.called import called
from sefer.reconstruct.command import tie_of
from sefer.reconstruct.lookup import told
from sefer.reconstruct.questions.cells import Cell, answers, joined, kind, listed, made, strengths, within
from sefer.reconstruct.questions.trees import children, parents, there, walk
from sefer.reconstruct.said import latest, said
from sefer.reconstruct.state import on, sides_of

COLUMNS = ("unit", "side", "commander", "strength", "under", "attested", "claims")


def orbat_table(campaign: Campaign, day: int, side: str | None = None, according_to: str | None = None) -> Table:
    """Every unit under its parent (two spaces a step), with commander, strength and attachment.

    Raises Complaint for a side or a source that the campaign does not have, and for a day far from its own.
    """
    within(campaign, day)
    source = known_source(campaign, according_to)
    state = on(campaign, day, source, placed=False)
    wanted = _side(campaign, side)
    sides = sides_of(campaign, state)
    units = {u.unit: u for u in state.units if there(campaign, u, day) or u.unit in parents(state)}
    rows = []
    for depth, identifier in walk(campaign, children(campaign, units), sides):
        if wanted is None or sides.get(identifier) == wanted:
            rows.append(_row(campaign, units[identifier], day, depth, sides.get(identifier), source))
    return made(COLUMNS, rows)


def _side(campaign: Campaign, side: str | None) -> str | None:
    if side is None:
        return None
    names = [s.name for s in campaign.settings.sides]
    found = next((n for n in names if fold(n) == fold(side)), None)
    if found is None:
        raise Complaint("column.no_side" if names else "column.no_sides", name=side, sides=", ".join(names))
    return found


def _row(
    campaign: Campaign, unit: UnitState, day: int, depth: int, side: str | None, source: str | None
) -> tuple[Cell, ...]:
    known = said(campaign)
    claims = known.claims

    def named(one: Told) -> str:
        return called(campaign, one.value, day)

    def under(one: Told) -> Cell:
        return Word(f"ask.{tie_of(claims[one.claims[0]])}", named(one), {"unit": named(one)})

    spoken = (*unit.commanders, *unit.strengths, *unit.parents, *unit.wholes)
    seen = () if spoken else _attested(campaign, unit.unit, day, source)
    return (
        "  " * depth + called(campaign, unit.unit, day),
        side,
        answers(unit.commanders, named, claims, day),
        strengths(unit.strengths, known),
        joined((answers(some, under, claims, day) for some in (unit.parents, unit.wholes) if some), "; "),
        answers(seen, lambda t: _seen(claims[t.claims[0]]), claims),
        " ".join(dict.fromkeys(i for t in (*spoken, *seen) for i in t.claims)),
    )


def _attested(campaign: Campaign, unit: str, day: int, source: str | None) -> tuple[Told, ...]:
    """The last that is told of a unit up to a day where nothing says who led it, how strong or under whom it was."""
    known = said(campaign)
    found = [
        e
        for table in (known.present, known.losses, known.parents, known.reserves)
        for e in table.get(unit, ())
        if cited(e.claim, source)
    ]
    return tuple(Told(e.claim.kind, (e.claim.id,), e.days, inferred=e.inferred) for e in latest(found, day)[-1:])


def _seen(claim: Claim) -> Cell:
    """What is told of a unit, and where: "Location: Kut"."""
    if claim.slots.get("relation") == "reserve_of":
        return Word("ask.in_reserve", "reserve")
    where = next((listed([name]) for slot in ("place", "to") for name in told(claim, slot)), "")
    return joined((kind(claim.kind), where), ": ") if where else kind(claim.kind)
