"""`sefer replay`: every unit that has been attested up to a day, by the sources alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sefer.model import Campaign, Days, Table, Told, UnitState, Word
from sefer.reconstruct.accounts import known_source
from sefer.reconstruct.questions.cells import Cell, figures, joined, loss_word, made, sources, span
from sefer.reconstruct.said import said
from sefer.reconstruct.state import on, sides_of
from sefer.reconstruct.stations import stations

COLUMNS = ("unit", "side", "place", "attested", "strength", "losses", "commander", "parent", "source", "claims")


def replay_table(campaign: Campaign, day: int, according_to: str | None = None) -> Table:
    """Where every unit was, since when, how strong, under whom, by which claims.

    Raises Complaint for a source that no claim rests on.
    """
    state = on(campaign, day, known_source(campaign, according_to))
    sides = sides_of(campaign, state)
    told = [u for u in state.units if u.positions or u.strengths or u.commanders or u.losses]
    told.sort(key=lambda u: campaign.entities[u.unit].name)
    return made(COLUMNS, (_row(campaign, unit, day, sides.get(unit.unit)) for unit in told))


def _row(campaign: Campaign, unit: UnitState, day: int, side: str | None) -> tuple[Cell, ...]:
    told = (*unit.positions, *unit.strengths, *unit.commanders, *unit.parents, *unit.losses)
    ids = dict.fromkeys(i for t in told for i in t.claims)
    return (
        campaign.entities[unit.unit].name,
        side,
        _where(campaign, unit),
        _when(unit.positions, day),
        joined((figures(t.value) for t in unit.strengths), " | "),
        joined((_lost(t) for t in unit.losses), " | "),
        _named(campaign, unit.commanders),
        _named(campaign, unit.parents),
        sources(said(campaign).claims[i] for i in ids),
        " ".join(ids),
    )


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


def _when(told: Sequence[Told], day: int) -> Cell:
    """Since when a position is attested: the day itself, else the last day told before it."""
    dated = [t.days for t in told if t.days is not None]
    return joined((_on(d) if d.earliest <= day <= d.latest else span(d) for d in dated), " | ")


def _on(days: Days) -> Word:
    return Word("ask.that_day", span(days), {"day": span(days)})


def _lost(told: Told) -> Cell:
    """Losses as they are told, with their day: "killed officer 3, soldier 112 (1877-07-30)"."""
    sorts = joined((_sort(sort, items) for sort, items in told.value.items()), "; ")
    return joined((sorts, f"({span(told.days) or '?'})"), " ")


def _sort(sort: str, items: Any) -> Cell:
    return joined((loss_word(sort), figures(items)), " ")
