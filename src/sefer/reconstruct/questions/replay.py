"""`sefer replay`: every unit on a day or from day to day: what is told of it, and where it can have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sefer.geography import BOUND
from sefer.memory import uncollected
from sefer.model import Campaign, Days, State, Table, Told, UnitState, Word
from sefer.reconstruct import lookup
from sefer.reconstruct.accounts import known_source
from sefer.reconstruct.called import called
from sefer.reconstruct.movement import Whereabouts
from sefer.reconstruct.partings import Parting, partings
from sefer.reconstruct.questions.cells import (
    Cell,
    figures,
    joined,
    kind,
    listed,
    losses,
    made,
    quote,
    sources,
    span,
    strengths,
    when,
    within,
)  # fmt: skip
from sefer.reconstruct.questions.ledger import MenOfDay
from sefer.reconstruct.replay import Spell, spells
from sefer.reconstruct.said import said
from sefer.reconstruct.state import sides_of

_TOLD = ("strength", "losses", "commander", "parent", "undated", "source", "claims")
COLUMNS = ("unit", "side", "place", "attested", "can_be", "bounded_by", *_TOLD)
SPELLS = ("from", "to", *COLUMNS)
ON_DAY = (*COLUMNS[:7], "men_that_day", *COLUMNS[7:])
PARTINGS = ("date", "account", "other_account", "kind", "subject", "one_says", "other_says", "later", "claims")
_SHOWN = 6  # places of an area that are named


def bounded_spells(
    campaign: Campaign, first: int, last: int, according_to: str | None = None, pace: str = BOUND
) -> list[Spell]:
    """The spells behind the table, the map and the film.

    Raises Complaint for a source that no claim rests on, and for days far from those of the campaign.
    """
    for day in (first, last):
        within(campaign, day)
    return spells(campaign, first, last, known_source(campaign, according_to), pace)


@uncollected()
def replay_table(campaign: Campaign, day: int, according_to: str | None = None, pace: str = BOUND) -> Table:
    """Where every unit was or can have been, since when, how strong, under whom, by which claims; undated things apart.

    `pace` is the class of march beyond which nobody is taken to have gone: the bound, or a slower one as an assumption.
    Raises Complaint for a source that no claim rests on, and for a day far from those of the campaign.
    """
    found = bounded_spells(campaign, day, day, according_to, pace)
    sides = _sides(campaign, found, day)
    men = MenOfDay(campaign, day, according_to)
    rows = ((spell.unit, _row(campaign, spell, sides)) for spell in found if _says(spell))
    return made(ON_DAY, ((*row[:7], men.of(unit), *row[7:]) for unit, row in rows))


@uncollected()
def spells_table(
    campaign: Campaign, first: int, last: int, according_to: str | None = None, pace: str = BOUND
) -> Table:
    """The same from day to day: a row for every spell of days on which nothing changes for a unit.

    Raises Complaint for a source that no claim rests on, and for days far from those of the campaign.
    """
    found = bounded_spells(campaign, first, last, according_to, pace)
    sides = _sides(campaign, found, last)
    days = {day: span(Days(day, day)) for spell in found for day in (spell.first, spell.last)}
    rows = ((days[s.first], days[s.last], *_row(campaign, s, sides)) for s in found if _says(s))
    return made(SPELLS, rows)


def _says(spell: Spell) -> bool:
    told = spell.told
    return spell.bounded is not None or bool(
        told and (told.positions or told.strengths or told.commanders or told.losses)
    )


def _sides(campaign: Campaign, found: Sequence[Spell], day: int) -> dict[str, str | None]:
    return sides_of(campaign, State(day, tuple(s.told for s in found if s.told is not None)))


def _row(campaign: Campaign, spell: Spell, sides: Mapping[str, str | None]) -> tuple[Cell, ...]:
    unit, day = spell.told or UnitState(spell.unit), spell.last
    told = (*unit.positions, *unit.strengths, *unit.commanders, *unit.parents, *unit.losses)
    ids = dict.fromkeys(i for t in told for i in t.claims)
    known = said(campaign)

    def dated(found: Sequence[Told]) -> list[Told]:
        return [t for t in found if t.days is not None]

    def named(found: Sequence[Told]) -> str:
        return " | ".join(called(campaign, t.value, day) for t in dated(found))

    return (
        called(campaign, unit.unit, day),
        sides.get(unit.unit),
        joined((where(campaign, t) for t in dated(unit.positions)), " | "),
        joined((_when(t, day) for t in dated(unit.positions)), " | "),
        can_be(spell.bounded),
        " ".join(spell.bounded.claims_bound) if spell.bounded else "",
        strengths(dated(unit.strengths), known),
        joined((joined((_lost(t), f"({when(t)})"), " ") for t in dated(unit.losses)), " | "),
        named(unit.commanders),
        named(unit.parents),
        _undated(campaign, unit),
        sources(known.claims[i] for i in ids),
        " ".join(ids),
    )


def can_be(where: Whereabouts | None) -> Cell:
    """Where a unit can have been, for people: a place, a stretch of way, places of an area, or why nothing is known."""
    if where is None:
        return ""
    if where.kind == "unknown":
        return Word(where.reason, "unknown")
    if len(where.places) > _SHOWN:
        return Word("time.wide", f"{len(where.places)} places", {"count": len(where.places)})
    if where.kind == "stretch":
        return joined((_leg(leg) for leg in where.legs), ", ") or joined(where.places, ", ")
    return joined((*where.places, *(() if where.places else map(_leg, where.legs[:_SHOWN]))), ", ")


def _leg(leg: tuple[str, str, float, float, str]) -> Cell:
    """A stretch of a leg by its ends, with the kilometres from the first where it is not the whole."""
    start, end, low, high, _ = leg
    return f"{start}–{end} (km {low:.0f}–{high:.0f})"


def _undated(campaign: Campaign, unit: UnitState) -> Cell:
    """What the sources tell without any day: nobody says that it held on the day that is asked for."""
    names = campaign.entities
    told: list[tuple[str, Cell]] = [
        *(("place", where(campaign, t)) for t in unit.positions if t.days is None),
        *(("strength", figures(t.value)) for t in unit.strengths if t.days is None),
        *(("losses", _lost(t)) for t in unit.losses if t.days is None),
        *(("commander", names[t.value].name) for t in unit.commanders if t.days is None),
        *(("parent", names[t.value].name) for t in unit.parents if t.days is None),
    ]
    return joined((Word(f"ask.undated_{sort}", f"{sort}: {_plain(cell)}", {"what": cell}) for sort, cell in told), "; ")


def _plain(cell: Cell) -> str:
    return "".join(map(str, cell)) if isinstance(cell, tuple) else str(cell)


def where(campaign: Campaign, told: Told) -> Cell:
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


def partings_table(campaign: Campaign) -> Table:
    """A row for every two accounts that differ: the first day on which they do, about what, and in which words."""
    return made(PARTINGS, (_parting(campaign, parting) for parting in partings(campaign)))


def _parting(campaign: Campaign, parting: Parting) -> tuple[Cell, ...]:
    one, other = parting.claims
    who = next((found for s in ("subject", "parties", "title") if (found := list(lookup.told(one, s)))), [])
    return (
        span(parting.days) or "?", parting.one, parting.other, kind(one.kind), listed(who), quote(campaign, one),
        quote(campaign, other), parting.more, f"{one.id} {other.id}",
    )  # fmt: skip
