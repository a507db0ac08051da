"""`sefer replay`: every unit that has been attested up to a day, by the sources alone."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.model import Campaign, Table, Told, UnitState, Word
from sefer.reconstruct.accounts import known_source
from sefer.reconstruct.questions.cells import (
    Cell,
    figures,
    joined,
    losses,
    made,
    sources,
    strengths,
    when,
    within,
)  # fmt: skip
from sefer.reconstruct.said import said
from sefer.reconstruct.state import on, sides_of

COLUMNS = (
    "unit", "side", "place", "attested", "strength", "losses", "commander", "parent", "undated", "source", "claims",
)  # fmt: skip


def replay_table(campaign: Campaign, day: int, according_to: str | None = None) -> Table:
    """Where every unit was, since when, how strong, under whom, by which claims; what has no day stands apart.

    Raises Complaint for a source that no claim rests on, and for a day far from those of the campaign.
    """
    within(campaign, day)
    state = on(campaign, day, known_source(campaign, according_to))
    sides = sides_of(campaign, state)
    told = [u for u in state.units if u.positions or u.strengths or u.commanders or u.losses]
    told.sort(key=lambda u: campaign.entities[u.unit].name)
    return made(COLUMNS, (_row(campaign, unit, day, sides.get(unit.unit)) for unit in told))


def _row(campaign: Campaign, unit: UnitState, day: int, side: str | None) -> tuple[Cell, ...]:
    told = (*unit.positions, *unit.strengths, *unit.commanders, *unit.parents, *unit.losses)
    ids = dict.fromkeys(i for t in told for i in t.claims)
    known = said(campaign)

    def dated(found: Sequence[Told]) -> list[Told]:
        return [t for t in found if t.days is not None]

    def named(found: Sequence[Told]) -> str:
        return " | ".join(campaign.entities[t.value].name for t in dated(found))

    return (
        campaign.entities[unit.unit].name,
        side,
        joined((_where(campaign, t) for t in dated(unit.positions)), " | "),
        joined((_when(t, day) for t in dated(unit.positions)), " | "),
        strengths(dated(unit.strengths), known),
        joined((joined((_lost(t), f"({when(t)})"), " ") for t in dated(unit.losses)), " | "),
        named(unit.commanders),
        named(unit.parents),
        _undated(campaign, unit),
        sources(known.claims[i] for i in ids),
        " ".join(ids),
    )


def _undated(campaign: Campaign, unit: UnitState) -> Cell:
    """What the sources tell without any day: nobody says that it held on the day that is asked for."""
    names = campaign.entities
    told: list[tuple[str, Cell]] = [
        *(("place", _where(campaign, t)) for t in unit.positions if t.days is None),
        *(("strength", figures(t.value)) for t in unit.strengths if t.days is None),
        *(("losses", _lost(t)) for t in unit.losses if t.days is None),
        *(("commander", names[t.value].name) for t in unit.commanders if t.days is None),
        *(("parent", names[t.value].name) for t in unit.parents if t.days is None),
    ]
    return joined((Word(f"ask.undated_{sort}", f"{sort}: {_plain(cell)}", {"what": cell}) for sort, cell in told), "; ")


def _plain(cell: Cell) -> str:
    return "".join(map(str, cell)) if isinstance(cell, tuple) else str(cell)


def _where(campaign: Campaign, told: Told) -> Cell:
    """A place; of a unit on its way both ends; of one that must have come, though nobody tells of it, about where."""
    name = campaign.entities[told.value].name
    if told.how == "near":
        return Word("ask.near", f"near {name}", {"place": name})
    if told.how != "departs":
        return name
    origin = campaign.entities[told.origin].name + " " if told.origin else ""
    return f"{name} →" if told.origin == told.value else f"{origin}→ {name}"


def _when(told: Told, day: int) -> Cell:
    """Since when a position is attested: the day itself, else the last day told before it."""
    days = told.days
    if days is None or told.how == "near" or not days.earliest <= day <= days.latest:
        return when(told)
    return Word("ask.that_day", when(told), {"day": when(told)})


def _lost(told: Told) -> Cell:
    return losses(told.value)
