"""`sefer orbat`: the order of battle of a day as a tree, each answer with its day and its source."""

from __future__ import annotations

from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Campaign, Table, Told, UnitState, Word
from sefer.reconstruct.accounts import cited, known_source
from sefer.reconstruct.called import called
from sefer.reconstruct.command import tie_of
from sefer.reconstruct.questions.cells import Cell, answers, joined, kind, made, strengths, within
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

    def named(told: Told) -> str:
        return called(campaign, told.value, day)

    def under(told: Told) -> Cell:
        return Word(f"ask.{tie_of(claims[told.claims[0]])}", named(told), {"unit": named(told)})

    spoken = (*unit.commanders, *unit.strengths, *unit.parents, *unit.wholes)
    seen = () if spoken else _attested(campaign, unit.unit, day, source)
    return (
        "  " * depth + called(campaign, unit.unit, day),
        side,
        answers(unit.commanders, named, claims, day),
        strengths(unit.strengths, known),
        joined((answers(some, under, claims, day) for some in (unit.parents, unit.wholes) if some), "; "),
        answers(seen, lambda t: kind(t.value), claims),
        " ".join(dict.fromkeys(i for t in (*spoken, *seen) for i in t.claims)),
    )


def _attested(campaign: Campaign, unit: str, day: int, source: str | None) -> tuple[Told, ...]:
    """The last that is told of a unit up to a day where nothing says who led it, how strong or under whom it was."""
    known = said(campaign)
    found = [
        e
        for table in (known.present, known.losses, known.parents)
        for e in table.get(unit, ())
        if cited(e.claim, source)
    ]
    return tuple(Told(e.claim.kind, (e.claim.id,), e.days, inferred=e.inferred) for e in latest(found, day)[-1:])
