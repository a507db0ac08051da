"""Campaign -> what is said of each unit: strengths, losses, commanders, parents, ends, each entry with its claim.

Read once for a campaign, however many days are asked for; a day then picks among a unit's own entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import ref

from sefer.calendars import bounds
from sefer.model import Campaign, Claim, Days
from sefer.reconstruct.stations import FORCES, forces, names

HEADS = frozenset({"komutan", "kumandan", "commander"})
HELD = frozenset({"part_of", "attached_to"})
HOLDS = frozenset({"asserted", "reported"})


class Entry(NamedTuple):
    """One claim about a unit: when it holds (None where undated), and whom it names (a commander, a parent)."""

    days: Days | None
    claim: Claim
    whom: str = ""


Entries = defaultdict[str, list[Entry]]


@dataclass(frozen=True)
class Said:
    """Entries by unit, in the order in which they are told; and the claims by id."""

    claims: Mapping[str, Claim]
    strengths: Entries = field(default_factory=lambda: defaultdict(list))
    losses: Entries = field(default_factory=lambda: defaultdict(list))
    commanders: Entries = field(default_factory=lambda: defaultdict(list))
    parents: Entries = field(default_factory=lambda: defaultdict(list))
    children: Entries = field(default_factory=lambda: defaultdict(list))
    ends: Entries = field(default_factory=lambda: defaultdict(list))  # abolished, established
    present: Entries = field(default_factory=lambda: defaultdict(list))  # moves, stands, fights


def said(campaign: Campaign) -> Said:
    """What is said of each unit of the campaign asked for last, or of a new one."""
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), _all(campaign))]
    return _last[0][1]


_last: list[tuple[ref[Campaign], Said]] = []


def _all(campaign: Campaign) -> Said:
    out = Said({c.id: c for c in campaign.claims})
    for claim in campaign.claims:
        reader = _READERS.get(claim.kind)
        if reader is not None and claim.polarity in HOLDS:
            reader(campaign, out, claim)
    return out


def _figures(campaign: Campaign, out: Said, claim: Claim) -> None:
    entry = Entry(bounds(claim.slots.get("date")), claim)
    table = out.strengths if claim.kind == "strength" else out.losses
    for unit in forces(campaign, claim, "subject"):
        table[unit.id].append(entry)


def _command(campaign: Campaign, out: Said, claim: Claim) -> None:
    if str(claim.slots.get("role") or "").casefold() not in HEADS:
        return
    days = bounds(claim.slots.get("date"))
    people = [
        p for n in names(claim.slots.get("subject")) if (p := campaign.entity(claim.doc, n, claim.id)) is not None
    ]
    for unit in forces(campaign, claim, "object"):
        out.commanders[unit.id] += [Entry(days, claim, person.id) for person in people]


def _organization(campaign: Campaign, out: Said, claim: Claim) -> None:
    relation, days = claim.slots.get("relation"), bounds(claim.slots.get("date"))
    one = forces(campaign, claim, "subject")
    if relation in ("abolished", "established"):
        for unit in one:
            out.ends[unit.id].append(Entry(days, claim))
            out.present[unit.id].append(Entry(days, claim))
        return
    other = forces(campaign, claim, "object")
    pairs = [(c, p) for c in one for p in other] if relation in HELD else []
    if relation == "composed_of":
        pairs = [(c, p) for p in one for c in other]
    for child, parent in pairs:
        if child is not parent:
            out.parents[child.id].append(Entry(days, claim, parent.id))
            out.children[parent.id].append(Entry(days, claim, child.id))


def _present(slot: str, *when: str) -> Callable[[Campaign, Said, Claim], None]:
    def read(campaign: Campaign, out: Said, claim: Claim) -> None:
        slots = claim.slots
        days = next((d for w in when if (d := bounds(slots.get(w)))), None)
        for name in names(slots.get(slot)):
            unit = campaign.entity(claim.doc, name, claim.id)
            if unit is not None and unit.type in FORCES:
                out.present[unit.id].append(Entry(days, claim))

    return read


_READERS: dict[str, Callable[[Campaign, Said, Claim], None]] = {
    "strength": _figures,
    "loss": _figures,
    "command": _command,
    "organization": _organization,
    "location": _present("subject", "date"),
    "movement": _present("subject", "depart", "arrive"),
    "engagement": _present("parties", "date"),
    "capture": _present("subject", "date"),
}
