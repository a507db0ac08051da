"""`sefer replay --on DATE` as people read it: the order of battle of a day, each line with its day, its source, its doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sefer.geography import BOUND
from sefer.memory import uncollected
from sefer.model import Campaign, State, Table, Told, UnitState, Word
from sefer.reconstruct.accounts import cited, known_source
from sefer.reconstruct.called import called
from sefer.reconstruct.command import command, tie_of
from sefer.reconstruct.command.lives import inside
from sefer.reconstruct.questions.cells import (
    Cell,
    figures,
    joined,
    losses,
    made,
)
from sefer.reconstruct.questions.ledger import MenOfDay
from sefer.reconstruct.questions.lines import LONG, ids, last_told, one_cell, place_cells, told_cells, told_since
from sefer.reconstruct.questions.replay import bounded_spells, can_be, replay_table
from sefer.reconstruct.questions.trees import children, parents, there, walk
from sefer.reconstruct.replay import Spell
from sefer.reconstruct.said import OVER, Entries, Entry, said
from sefer.reconstruct.state import sides_of
from sefer.reconstruct.undated import placed

COLUMNS = (
    "unit", "commander", "commander_at", "place", "place_undated", "place_planned", "can_be", "strength", "men_that_day",
    "losses", "under", "life", "reserve", "planned", "claims",
)  # fmt: skip
UNNAMED = 31  # days after which nothing tells that a force without a name is still the one that was told of


@uncollected()
def wall_table(campaign: Campaign, day: int, according_to: str | None = None, pace: str = BOUND) -> Table:
    """Every unit under its parent (two spaces a step): who leads it, where, how strong, what it was to do; each with its doubt.

    Of what has no day the text tells beside which day it stands. Left out are units of which nothing is told but for days
    more than a year before. Raises Complaint for a source that no claim rests on, and for a day far from those of the campaign.
    """
    found = {spell.unit: spell for spell in bounded_spells(campaign, day, day, according_to, pace)}
    return made(COLUMNS, _Wall(campaign, day, found, known_source(campaign, according_to)).rows())


APART = ("place_undated", "place_planned", "life", "reserve", "planned")  # what the wall tells apart from the day


@uncollected()
def day_table(campaign: Campaign, day: int, according_to: str | None = None, pace: str = BOUND) -> Table:
    """The replay of a day for programs: `replay_table`, and of each unit what the wall tells apart from that day.

    Raises Complaint for a source that no claim rests on, and for a day far from those of the campaign.
    """
    wall, table = wall_table(campaign, day, according_to, pace), replay_table(campaign, day, according_to, pace)
    names = [name.removeprefix("column.") for name in table.columns]
    apart = {_bare(row[0]): dict(zip(COLUMNS, row, strict=True)) for row in wall.rows}
    known = {str(row[0]): dict(zip(names, row, strict=True)) for row in table.rows}
    for unit, told in apart.items():  # of which nothing is told for the day itself
        known.setdefault(unit, {"unit": unit, "claims": told["claims"]})
    last = names.index("source")
    asked = (*names[:last], *APART, *names[last:])
    rows = (tuple((apart.get(u, {}) if n in APART else row).get(n, "") for n in asked) for u, row in known.items())
    return made((*names[:last], "place_beside", *APART[1:], *names[last:]), rows)


def _bare(cell: Cell) -> str:
    """The name of a unit on the wall, without its step and its side."""
    first = cell[0] if isinstance(cell, tuple) else cell
    return str(first).strip().partition(" [")[0]


class _Wall:
    """The lines of one day."""

    def __init__(self, campaign: Campaign, day: int, found: Mapping[str, Spell], source: str | None) -> None:
        self._campaign, self._day, self._found = campaign, day, found
        self._known, self._placed, self._command = said(campaign), placed(campaign), command(campaign, source)
        self._heard = {c.id for c in campaign.claims if cited(c, source)}
        self._men = MenOfDay(campaign, day, source)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        campaign = self._campaign
        units = {u: self._standing(self._with_later(spell.told or UnitState(u))) for u, spell in self._found.items()}
        meant = {u: UnitState(u) for u in self._only_planned() if u not in units}
        state = State(self._day, (*units.values(), *meant.values()))
        over, sides = parents(state), sides_of(campaign, state)
        shown = {u: told for u, told in units.items() if u in over or self._is_there(told)} | meant
        line: list[str | None] = []  # the sides of the units above
        for (depth, unit), (below, _) in pairwise([*walk(campaign, self._tree(shown, meant), sides), (0, "")]):
            side = sides.get(unit)
            line[depth:] = [side]
            if below > depth or unit in meant or self._is_there(shown[unit]):
                yield self._row(shown[unit], depth, None if depth and side == line[depth - 1] else side)

    def _only_planned(self) -> Iterator[str]:
        """The units of which nothing is told up to the day but what was planned with them, and that not long before."""
        known = self._known
        for unit in sorted({*known.to_belong, *known.to_command, *self._placed.planned}):
            if known.firsts.get(unit, self._day + 1) > self._day and unit in self._campaign.entities:
                plans = self._plans(known.to_belong, unit, ())
                if self._is_unit(unit):
                    plans += self._plans(known.to_command, unit, ())
                    plans += self._placed.of(unit, self._day, self._heard)[2]
                elif not any(t.value in self._found for t in plans):
                    continue  # men without a name are known by the formation that they were to join
                if any(told_since(t) > self._day - LONG for t in plans):
                    yield unit

    def _tree(self, shown: Mapping[str, UnitState], meant: Mapping[str, UnitState]) -> dict[str | None, list[str]]:
        """Who stands under whom; of whom only a plan tells, under whom it puts them."""
        tree = children(self._campaign, shown)
        for unit in meant:
            whole = next((t.value for t in self._plans(self._known.to_belong, unit, ())), None)
            if whole in shown and whole not in meant:
                tree[None].remove(unit)
                tree[whole].append(unit)
        return tree

    def _with_later(self, unit: UnitState) -> UnitState:
        """A unit with what no day is told of, but what the text tells beside a later day than what it tells for one."""
        heads, ties = self._known.commanders, self._known.parents
        leads, over = self._later(heads, unit.unit, unit.commanders), self._later(ties, unit.unit, unit.parents)
        if not leads and not over:
            return unit
        return replace(unit, commanders=(*unit.commanders, *leads), parents=(*unit.parents, *over))

    def _standing(self, unit: UnitState) -> UnitState:
        """A unit without what it stood under before the text, without a day, tells that this was no more."""
        under, wholes = (
            tuple(t for t in told if told_since(t) >= self._over(self._life(t.value)))
            for told in (unit.parents, unit.wholes)
        )
        return unit if (under, wholes) == (unit.parents, unit.wholes) else replace(unit, parents=under, wholes=wholes)

    def _life(self, unit: str) -> Sequence[Told]:
        """What is told last of its foundings and ends."""
        return last_told(self._of(self._known.ends, unit), self._day, lambda e: str(e.claim.slots.get("relation")))

    def _later(self, table: Entries, unit: str, holds: Sequence[Told]) -> list[Told]:
        if not any(t.days is not None for t in holds):
            return []
        now, since = {t.value for t in holds}, max(map(told_since, holds))
        found = [e for e in self._of(table, unit) if e.days is None and e.floor > since]
        return [t for t in last_told(found, self._day) if t.value not in now]

    def _is_there(self, unit: UnitState) -> bool:
        """Is it told of as a unit, or where it was on some day, and not only for days more than a year before?"""
        told = (*unit.positions, *unit.strengths, *unit.commanders, *unit.parents, *unit.losses)
        if told and not any(t.days is None or t.days.latest > self._day - LONG for t in told):
            return False
        if self._campaign.entities[unit.unit].type == "force":
            beside = self._placed.of(unit.unit, self._day, self._heard)[1] if not told or unit.positions else ()
            if not self._is_new((*told, *beside), named=bool(unit.parents)):
                return False
            if beside and " " in self._campaign.entities[unit.unit].name:
                return True  # guns, service units: told with where they stood
        return any(t.days is not None for t in unit.positions) or there(self._campaign, unit, self._day)

    def _is_new(self, told: Sequence[Told], named: bool) -> bool:
        """Was a force without a name told of not long before? One that is part of a formation is for as long as that."""
        since = max((told_since(t) for t in told), default=0)
        parts = [t for t in told if isinstance(t.value, str) and self._is_unit(t.value)]
        return bool(named and parts) or since > self._day - UNNAMED

    def _named_first(self, parents: Sequence[Told]) -> Sequence[Told]:
        """What a unit stands under; forces without a name only where nothing that has one is told."""
        return [p for p in parents if self._is_unit(p.value)] or parents

    def _is_unit(self, entity: str) -> bool:
        found = self._campaign.entities.get(entity)
        return found is not None and found.type == "unit"

    def _row(self, unit: UnitState, depth: int, side: str | None) -> tuple[Cell, ...]:
        known, day = self._known, self._day
        bounded = spell.bounded if (spell := self._found.get(unit.unit)) is not None else None
        dated = [t for t in unit.positions if t.days is not None]
        _, beside, planned = self._placed.of(unit.unit, day, self._heard, dated)
        dated += self._placed.rivals(unit.unit, dated, self._heard)
        life = self._life(unit.unit)
        over = self._over(life)
        planned = tuple(t for t in planned if told_since(t) >= over)
        unit = replace(unit, commanders=tuple(c for c in unit.commanders if told_since(c) >= over)) if over else unit
        led = self._leaders_at(unit)
        reserve = last_told(self._of(known.reserves, unit.unit), day)
        plans = [
            *self._plans(known.to_command, unit.unit, unit.commanders),
            *self._plans(known.to_belong, unit.unit, unit.parents),
        ]
        plans = [t for t in plans if told_since(t) >= over]
        under = self._named_first((*unit.parents, *unit.wholes))
        told = (
            *unit.commanders,
            *led,
            *dated,
            *beside,
            *planned,
            *unit.strengths,
            *unit.losses,
            *under,
            *life,
            *reserve,
            *plans,
        )
        return (
            "  " * depth + called(self._campaign, unit.unit, day) + (f" [{side}]" if side else ""),
            joined((self._leads(unit.unit, t) for t in unit.commanders), " | "),
            *(place_cells(self._campaign, known, some, day) for some in (led, dated, beside, planned)),
            "" if bounded is not None and bounded.reason == "movement.spread" else can_be(bounded),
            told_cells(known, unit.strengths, figures, day),
            self._men.of(unit.unit),
            told_cells(known, unit.losses, losses, None),
            joined((one_cell(known, [t], self._under(t), day) for t in under), " | "),
            told_cells(known, life, lambda relation: Word(f"ask.life_{relation}", relation), day),
            told_cells(known, reserve, lambda _: Word("ask.in_reserve", "in reserve"), day),
            joined((one_cell(known, [t], self._plan(t), day) for t in plans), " | "),
            ids(told),
        )  # fmt: skip

    def _leads(self, unit: str, told: Told) -> Cell:
        """Who leads a unit; where that is told for a day, whether he surely did on the day asked for, else when he can have."""
        shown = one_cell(self._known, [told], self._name(told), self._day)
        held = [
            s for s in self._command.spans(unit) if s.tie == "commander" and s.value == told.value and not s.undated
        ]
        span = next((s for s in held if inside(s.possibly, self._day)), None)
        if span is None or told.days is None:
            return shown
        if self._day in span.surely:
            return joined((shown, Word("ask.surely", "surely")), ", ")
        since, until = span.possibly
        since = None if since == told.days.earliest else since  # taken over on that very day
        first, last = ("" if day is None else date.fromordinal(day).isoformat() for day in (since, until))
        key = "perhaps" if first and last else "perhaps_from" if first else "perhaps_to" if last else ""
        return joined((shown, Word(f"ask.{key}", "possibly", {"first": first, "last": last})), ", ") if key else shown

    def _over(self, life: Sequence[Told]) -> int:
        """Since when a unit is told to be no more, though no day is told of that; nobody leads it, nothing is planned with it."""
        ends = [t for t in life if self._known.claims[t.claims[0]].slots.get("relation") in OVER]
        return max((told_since(t) for t in ends if told_since(t) < self._day), default=0)

    def _leaders_at(self, unit: UnitState) -> list[Told]:
        """Where who leads a unit was told to be on a day: he and his staff, not the unit."""
        found = (t for c in unit.commanders for t in self._placed.of(c.value, self._day, self._heard)[0])
        return [t for t in found if t.days is not None and t.days.latest > self._day - LONG]

    def _of(self, table: Entries, unit: str) -> list[Entry]:
        return [e for e in table.get(unit, ()) if e.claim.id in self._heard]

    def _plans(self, table: Entries, unit: str, holds: Sequence[Told]) -> list[Told]:
        """What was planned last of a unit, no earlier than what holds, and does not hold already."""
        now, since = {t.value for t in holds}, max(map(told_since, holds), default=0)
        return [t for t in last_told(self._of(table, unit), self._day) if t.value not in now and told_since(t) >= since]

    def _name(self, told: Told) -> str:
        return called(self._campaign, told.value, self._day)

    def _under(self, told: Told) -> Cell:
        return Word(f"ask.{tie_of(self._known.claims[told.claims[0]])}", self._name(told), {"unit": self._name(told)})

    def _plan(self, told: Told) -> Cell:
        kind = self._known.claims[told.claims[0]].kind
        return Word(f"ask.plan_{kind}", self._name(told), {"what": self._name(told)})
