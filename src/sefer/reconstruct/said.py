"""Campaign -> what is said of each unit: strengths, losses, commanders, parents, ends, each entry with its claim.

Each table is read once for a campaign, when it is first asked for; a day then picks among a unit's own entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from sefer.calendars import bounds
from sefer.model import Campaign, Claim, Days
from sefer.reconstruct.stations import forces, names

HEADS = frozenset({"komutan", "kumandan", "commander"})
HELD = frozenset({"part_of", "attached_to"})
HOLDS = frozenset({"asserted", "reported"})
_ENDS = frozenset({"abolished", "established"})
_SEEN = (
    ("location", "subject", ("date",)), ("movement", "subject", ("depart", "arrive")),
    ("engagement", "parties", ("date",)), ("capture", "subject", ("date",)),
)  # fmt: skip


class Entry(NamedTuple):
    """One claim about a unit: when it holds (None where undated), and whom it names (a commander, a parent)."""

    days: Days | None
    claim: Claim
    whom: str = ""


Entries = Mapping[str, list[Entry]]
Found = Iterator[tuple[str, Entry]]


def _table(found: Found) -> Entries:
    out: dict[str, list[Entry]] = {}
    for unit, entry in found:
        if unit in out:
            out[unit].append(entry)
        else:
            out[unit] = [entry]
    return out


class Said:
    """Tables of entries by unit, in the order in which they are told."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._of: dict[str, list[Claim]] = defaultdict(list)
        for claim in campaign.claims:
            if claim.polarity in HOLDS:
                self._of[claim.kind].append(claim)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """All claims by id."""
        return {c.id: c for c in self._campaign.claims}

    @cached_property
    def strengths(self) -> Entries:
        return _table(self._plain("strength", "subject", ("date",)))

    @cached_property
    def losses(self) -> Entries:
        return _table(self._plain("loss", "subject", ("date",)))

    @cached_property
    def present(self) -> Entries:
        """Moves, stands, fights, foundings."""
        plain = (found for kind, slot, when in _SEEN for found in self._plain(kind, slot, when))
        return _table(found for part in (plain, self._bounds_of_life()) for found in part)

    @cached_property
    def commanders(self) -> Entries:
        return _table(self._commands())

    @cached_property
    def parents(self) -> Entries:
        return _table((child, Entry(days, claim, parent)) for child, parent, days, claim in self._bonds)

    @cached_property
    def children(self) -> Entries:
        return _table((parent, Entry(days, claim, child)) for child, parent, days, claim in self._bonds)

    @cached_property
    def ends(self) -> Entries:
        return _table(self._bounds_of_life())

    def _plain(self, kind: str, slot: str, when: tuple[str, ...]) -> Found:
        for claim in self._of[kind]:
            slots = claim.slots
            entry = Entry(next((d for w in when if (d := bounds(slots.get(w)))), None), claim)
            for unit in forces(self._campaign, claim, slot):
                yield unit.id, entry

    def _commands(self) -> Found:
        for claim in self._of["command"]:
            slots = claim.slots
            if str(slots.get("role") or "").casefold() not in HEADS:
                continue
            found = (self._campaign.entity(claim.doc, n, claim.id) for n in names(slots.get("subject")))
            people = [Entry(bounds(slots.get("date")), claim, p.id) for p in found if p is not None]
            for unit in forces(self._campaign, claim, "object") if people else ():
                yield from ((unit.id, entry) for entry in people)

    @cached_property
    def _bonds(self) -> list[tuple[str, str, Days | None, Claim]]:
        """Child, parent, day and claim."""
        out = []
        for claim in self._of["organization"]:
            relation = claim.slots.get("relation")
            if relation not in HELD and relation != "composed_of":
                continue
            one, other = (forces(self._campaign, claim, slot) for slot in ("subject", "object"))
            children, parents = (one, other) if relation in HELD else (other, one)
            days = bounds(claim.slots.get("date"))
            out += [(c.id, p.id, days, claim) for c in children for p in parents if c is not p]
        return out

    def _bounds_of_life(self) -> Found:
        for claim in self._of["organization"]:
            if claim.slots.get("relation") in _ENDS:
                entry = Entry(bounds(claim.slots.get("date")), claim)
                yield from ((unit.id, entry) for unit in forces(self._campaign, claim, "subject"))


def said(campaign: Campaign) -> Said:
    """What is said of each unit of the campaign asked for last, or of a new one."""
    if not (_last and _last[0]._campaign is campaign):
        _last[:] = [Said(campaign)]
    return _last[0]


_last: list[Said] = []


def read(campaign: Campaign) -> None:
    """Read every table now, so that the first question is answered as fast as any other."""
    known = said(campaign)
    for name, table in vars(Said).items():
        if isinstance(table, cached_property):
            getattr(known, name)
