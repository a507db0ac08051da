"""Campaign -> what is said of each unit: strengths, losses, commanders, parents, ends, each entry with its claim.

Each table is read once for a campaign, when it is first asked for; a day then picks among a unit's own entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sefer.letters.patterns import lazy
from sefer.model import Campaign, Claim, Days, Told
from sefer.reconstruct.accounts import voices
from sefer.reconstruct.setting import NOWHERE, settings
from sefer.reconstruct.stations import forces, names
from sefer.reconstruct.told_as import is_begun
from sefer.reconstruct.when import when

MEN = frozenset({"officer", "soldier", "person", "cavalryman", "volunteer"})  # what counts men
HEADS = frozenset({"komutan", "kumandan", "commander"})
HELD = frozenset({"part_of", "attached_to"})
HOLDS = frozenset({"asserted", "reported"})
OVER = frozenset({"abolished", "merged_into"})
# what befalls a man after which he leads nothing, as an event of his says it
_LEAVES = lazy(
    r"(?:ölmek|vefat|şehit|hayatını kaybet|intihar|görevden al|azlet|istifa et|görevi devret|esir düş|died\b|(?:was )?killed|resigned|(?:was )?dismissed|was relieved of command)"
)
_ENDS = OVER | {"established"}
_SEEN = (
    ("location", "subject", ("date",)), ("movement", "subject", ("depart", "arrive")),
    ("engagement", "parties", ("date",)), ("capture", "subject", ("date",)),
)  # fmt: skip


class Entry(NamedTuple):
    """One claim about a unit: when it holds (None where undated), and whom it names (a commander, a parent).

    `inferred`: the day is that of the sentence; of an undated claim `floor` is where its passage begins, `near` when that was.
    """

    days: Days | None
    claim: Claim
    whom: str = ""
    inferred: bool = False
    floor: int = 0
    near: Days | None = None

    @property
    def since(self) -> int:
        """The first day on which what it tells can have held."""
        return self.floor if self.days is None else self.days.earliest

    def may_hold(self, day: int) -> bool:
        """Can what it tells have held on a day: told for that day or before, or without any day?"""
        return self.since <= day


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
        self._settings = settings(campaign)
        self.answered: dict[
            tuple[str, str, int], tuple[Told, ...]
        ] = {}  # by sort, unit and number of its days that passed
        self.shown: dict[tuple[str, ...], Any] = {}  # strengths as cells, by their claims: the same on every day
        self._of: dict[str, list[Claim]] = defaultdict(list)
        self._plans: dict[str, list[Claim]] = defaultdict(list)
        for claim in campaign.claims:
            if claim.polarity in HOLDS:
                self._of[claim.kind].append(claim)
            elif claim.polarity == "planned":
                self._plans[claim.kind].append(claim)

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
        """Moves, stands, fights, foundings; of an end without a day nobody says that the unit was there before it."""
        plain = (found for kind, slot, moments in _SEEN for found in self._plain(kind, slot, moments))
        lives = ((unit, entry) for unit, entry in self._bounds_of_life() if entry.days is not None)
        return _table(found for part in (plain, lives) for found in part)

    @cached_property
    def commanders(self) -> Entries:
        return _table(self._commands(self._of["command"]))

    @cached_property
    def begun(self) -> frozenset[str]:
        """The claims of command whose words say that it was taken over then."""
        return frozenset(c.id for c in self._of["command"] if is_begun(self._campaign, c))

    @cached_property
    def gone(self) -> dict[str, list[Entry]]:
        """For each person the events after which he leads nothing: his death, dismissal or captivity, each with a day."""
        out: dict[str, list[Entry]] = {}
        for claim in self._of["event"]:
            days = when(self._campaign, claim, "date") if _LEAVES.match(str(claim.slots.get("content") or "")) else None
            for name in names(claim.slots.get("subject")) if days is not None else ():
                person = self._campaign.entity(claim.doc, name, claim.id)
                if person is not None and person.type == "person":
                    out.setdefault(person.id, []).append(Entry(days, claim))
        return out

    @cached_property
    def to_command(self) -> Entries:
        """Who was to lead a unit."""
        return _table(self._commands(self._plans["command"]))

    @cached_property
    def parents(self) -> Entries:
        return _table((child, self._entry(days, claim, parent)) for child, parent, days, claim in self._bonds)

    @cached_property
    def to_belong(self) -> Entries:
        """Under whom a unit was to stand."""
        bonds = self._bound(self._plans["organization"])
        return _table((child, self._entry(days, claim, parent)) for child, parent, days, claim in bonds)

    @cached_property
    def reserves(self) -> Entries:
        """Units held in reserve."""
        held = [c for c in self._of["organization"] if c.slots.get("relation") == "reserve_of"]
        return _table(
            (unit.id, self._entry(when(self._campaign, c, "date"), c))
            for c in held
            for unit in forces(self._campaign, c, "subject")
        )

    @cached_property
    def posts(self) -> Entries:
        """The posts of each person, of whatever sort, in the order in which they are told."""
        found = ((c, n) for c in self._of["command"] for n in names(c.slots.get("subject")))
        people = ((c, self._campaign.entity(c.doc, n, c.id)) for c, n in found)
        return _table((e.id, self._entry(when(self._campaign, c, "date"), c)) for c, e in people if e is not None)

    @cached_property
    def children(self) -> Entries:
        return _table((parent, self._entry(days, claim, child)) for child, parent, days, claim in self._bonds)

    @cached_property
    def ends(self) -> Entries:
        return _table(self._bounds_of_life())

    @cached_property
    def leaves(self) -> Entries:
        """Departures of units from what they stood under, "" where nobody says from what."""
        return _table(self._departures())

    @cached_property
    def firsts(self) -> dict[str, int]:
        """For each unit the first day on which anything told of it may hold; 0 where something has no day at all."""
        out: dict[str, int] = {}
        for table in TABLES:
            for unit, found in getattr(self, table).items():
                first = min(e.since for e in found)
                out[unit] = min(first, out.get(unit, first))
        return out

    @cached_property
    def men(self) -> dict[str, dict[str, list[float]]]:
        """The figures of each strength by the id of its claim, as low and high."""
        return {c.id: figures(c.slots.get("values") or {}) for c in self._of["strength"]}

    @cached_property
    def lost(self) -> dict[str, dict[str, dict[str, list[float]]]]:
        """The figures of each loss by the id of its claim, by sort and then as low and high."""
        sorts = {c.id: (c.slots.get("values") or {}).items() for c in self._of["loss"]}
        return {id_: {s: figures(v) for s, v in told if isinstance(v, Mapping)} for id_, told in sorts.items()}

    @cached_property
    def days(self) -> Mapping[str, Mapping[str, list[int]]]:
        """By sort and unit the days, rising, on which an answer may change: between two of them it stays as it is."""
        begins = {name: {u: {e.since for e in t} for u, t in getattr(self, name).items()} for name in ANSWERED}
        for unit, found in self.commanders.items():
            begins["commanders"][unit] |= {e.since + 1 for e in found if e.claim.id in self.begun}
        left = {u: {e.days.latest for e in found if e.days} for u, found in self.leaves.items()}
        for unit, found in self.parents.items():
            over = {e.days.latest + 1 for whom in {p.whom for p in found} for e in self.ends.get(whom, ()) if e.days}
            left[unit] = left.get(unit, set()) | over
        went = {
            unit: {g.days.latest + 1 for e in found for g in self.gone.get(e.whom, ()) if g.days}
            for unit, found in self.commanders.items()
        }
        rests = {"commanders": went, "parents": left, "losses": begins["strengths"]}
        out = {
            name: {u: sorted(days | rests.get(name, {}).get(u, set())) for u, days in found.items()}
            for name, found in begins.items()
        }
        return {**out, "wholes": out["parents"]}

    @cached_property
    def strengths_apart(self) -> Mapping[str, list[Apart]]:
        """The strengths of each unit, parted as `apart` does."""
        return {unit: self.apart(found) for unit, found in self.strengths.items()}

    def apart(self, found: Sequence[Entry]) -> list[Apart]:
        """Strengths parted by what they count, men or arms, and by the work on which they rest."""
        if len(found) < 2:
            return [Apart(None, found)]
        figures = [(e, self.men[e.claim.id].keys()) for e in found]
        men = [e for e, items in figures if not items or items & MEN]
        arms = [e for e, items in figures if items - MEN]
        if not arms or len(men) == len(arms) == len(found):
            return [Apart(None, told) for told in by_source(found)]
        return [Apart(of, told) for of, some in ((True, men), (False, arms)) if some for told in by_source(some)]

    def _entry(self, days: Days | None, claim: Claim, whom: str = "") -> Entry:
        if days is not None:
            return Entry(days, claim, whom)
        found = self._settings.get(claim.id, NOWHERE)
        return Entry(found.days, claim, whom, found.days is not None, found.floor, found.near)

    def _plain(self, kind: str, slot: str, moments: tuple[str, ...]) -> Found:
        for claim in self._of[kind]:
            entry = self._entry(when(self._campaign, claim, *moments), claim)
            for unit in forces(self._campaign, claim, slot):
                yield unit.id, entry

    def _commands(self, claims: Sequence[Claim]) -> Found:
        for claim in claims:
            slots = claim.slots
            if str(slots.get("role") or "").casefold() not in HEADS:
                continue
            found = (self._campaign.entity(claim.doc, n, claim.id) for n in names(slots.get("subject")))
            people = [self._entry(when(self._campaign, claim, "date"), claim, p.id) for p in found if p is not None]
            for unit in forces(self._campaign, claim, "object") if people else ():
                yield from ((unit.id, entry) for entry in people)

    @cached_property
    def _bonds(self) -> list[tuple[str, str, Days | None, Claim]]:
        """Child, parent, day and claim."""
        return self._bound(self._of["organization"])

    def _bound(self, claims: Sequence[Claim]) -> list[tuple[str, str, Days | None, Claim]]:
        out = []
        for claim in claims:
            relation = claim.slots.get("relation")
            if relation not in HELD and relation != "composed_of":
                continue
            one, other = (forces(self._campaign, claim, slot) for slot in ("subject", "object"))
            if relation == "composed_of" and len(names(claim.slots.get("subject"))) > 1:
                continue  # of parts told of several wholes nobody knows which is whose
            children, parents = (one, other) if relation in HELD else (other, one)
            days = when(self._campaign, claim, "date")
            out += [(c.id, p.id, days, claim) for c in children for p in parents if c is not p]
        return out

    def _bounds_of_life(self) -> Found:
        for claim in self._of["organization"]:
            if claim.slots.get("relation") in _ENDS:
                entry = self._entry(when(self._campaign, claim, "date"), claim)
                yield from ((unit.id, entry) for unit in forces(self._campaign, claim, "subject"))

    def _departures(self) -> Found:
        for claim in self._of["organization"]:
            if claim.slots.get("relation") == "detached_from":
                days, left = when(self._campaign, claim, "date"), forces(self._campaign, claim, "object")
                for unit in forces(self._campaign, claim, "subject"):
                    yield from ((unit.id, self._entry(days, claim, whom)) for whom in [p.id for p in left] or [""])


ANSWERED = ("strengths", "commanders", "parents", "losses")
TABLES = (*ANSWERED[:3], "children", "losses", "present", "reserves")


def figures(values: Mapping[str, Any]) -> dict[str, list[float]]:
    """The numbers of a claim by what they count, as low and high."""
    return {item: as_range(number) for item, number in values.items()}


def as_range(number: Any) -> list[float]:
    """A number of a claim as low and high."""
    if isinstance(number, dict):
        return [number.get("min", 0), number.get("max", number.get("min", 0))]
    return [number, number]


class Apart(NamedTuple):
    """Strengths of one unit that replace one another; `men`: do they count men (else arms)? None: whatever they count."""

    men: bool | None
    told: Sequence[Entry]


def latest(found: Sequence[Entry], day: int) -> Sequence[Entry]:
    """The entries of the latest days up to `day`; undated ones stand beside nothing later, as undated."""
    newest = 0
    out: list[Entry] = []
    for entry in found:
        days = entry.days
        if days is not None and newest <= days.latest and days.earliest <= day:
            if days.earliest > newest:
                newest = days.earliest
                out = [e for e in out if e.days is None or e.days.latest >= newest]
            out.append(entry)
    return out if newest else [e for e in found if e.days is None and e.floor <= day]


def by_source(found: Sequence[Entry]) -> list[list[Entry]]:
    """Entries parted by the work on which they rest; one that cites two stands with both."""
    if len(found) < 2:
        return [list(found)]
    apart: dict[str, list[Entry]] = {}
    for entry in found:
        for voice in voices(entry.claim):
            apart.setdefault(voice, []).append(entry)
    return list(apart.values())


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
