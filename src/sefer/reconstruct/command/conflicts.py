"""Claims -> what can't all be true of command, account by account, each told by as few claims as can show it.

Only what is told for one and the same day counts, by claims that nobody else is made to say; what can be read as a change
on that day, or as one unit inside the other, is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sefer.letters import fold
from sefer.model import RANKS, Campaign, Claim, Entity
from sefer.reconstruct.accounts import accounts, voices
from sefer.reconstruct.chronology import Contradiction, Timeline
from sefer.reconstruct.command.circles import circles
from sefer.reconstruct.command.lives import Lives
from sefer.reconstruct.command.windows import Windows
from sefer.reconstruct.said import HEADS, HELD, OVER, said
from sefer.reconstruct.stations import forces, names
from sefer.reconstruct.told_as import is_state

SHOWN = 100  # of each sort: of a text with more, these are enough to begin with
OWN, CYCLE, PARENTS, COMMANDERS = "own_parent", "cycle", "two_parents", "two_commanders"
FOUNDING, END, ORDER = "before_founding", "after_end", "before_order"
_BY_RELATION = {"founded": FOUNDING, "dissolved": END, "basis": ORDER}
_WHY = {
    OWN: ("command.namesake", "command.same_name"),
    CYCLE: ("command.attached_day", "command.namesake", "command.before_change"),
    PARENTS: ("command.attached_day", "command.namesake", "command.before_change"),
    COMMANDERS: ("command.acting", "command.handed_over", "command.namesake"),
    FOUNDING: ("command.namesake", "command.order_of_founding"),
    END: ("command.namesake", "command.remains"),
    ORDER: ("command.word_before", "command.report_day"),
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one account that can't all be true.

    `units` are those it is about (of a cycle each under the next, the last under the first), `rivals` the parents or
    commanders. `explanations` are keys of messages: what would make it right as it stands.
    """

    sort: str
    units: tuple[str, ...]
    claims: tuple[str, ...]
    day: int | None = None
    rivals: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of the message that tells it."""
        return f"command.{self.sort}"

    @property
    def explanations(self) -> tuple[str, ...]:
        return _WHY[self.sort]


class _Tie(NamedTuple):
    """A unit and what stands over it (its parent, its commander) on a day, as one claim tells it."""

    unit: str
    over: str
    day: int
    claim: Claim
    grounds: tuple[str, ...]

    @property
    def says(self) -> tuple[str, ...]:
        return (self.claim.id, *self.grounds)


_Told = Mapping[tuple[str, int], Sequence[_Tie]]  # by account and day


def conflicts(campaign: Campaign) -> tuple[Conflict, ...]:
    """What can't be true, those of the fewest claims first; of each sort at most SHOWN."""
    windows = Windows(campaign)
    done = [c for c in campaign.claims if c.polarity == "asserted"]
    lives = Lives(campaign, done, windows)
    bonds = [t for c in done if c.kind == "organization" for t in _bonds(campaign, c, windows)]
    heads = [t for c in done if c.kind == "command" for t in _heads(campaign, c, windows)]
    parts = [t for t in bonds if t.claim.slots.get("relation") != "attached_to"]
    stood = [t for t in bonds if t not in parts and is_state(campaign, t.claim)]  # who came under two on a day moved
    found = (
        _own(campaign, done),
        _cycles(_by_voice(bonds)),
        _rivals(PARENTS, parts, lambda a, b: _apart(campaign, lives, a, b)),
        _rivals(PARENTS, stood, lambda a, b: _apart(campaign, lives, a, b)),
        _rivals(COMMANDERS, heads, lambda a, b: _others(campaign, a, b)),
        _lived(campaign),
    )
    return tuple(sorted((c for some in found for c in _first(some)), key=_order))


def _order(conflict: Conflict) -> tuple[int, str, int, tuple[str, ...]]:
    return len(conflict.claims), conflict.sort, conflict.day or 0, conflict.claims


def _first(found: Iterable[Conflict]) -> list[Conflict]:
    by: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in {(c.sort, c.claims): c for c in found}.values():
        by[conflict.sort].append(conflict)
    return [c for some in by.values() for c in sorted(some, key=_order)[:SHOWN]]


def _bonds(campaign: Campaign, claim: Claim, windows: Windows) -> Iterator[_Tie]:
    relation, window = claim.slots.get("relation"), windows.of(claim)
    if window.day is None or (relation not in HELD and relation != "composed_of"):
        return
    one, other = (forces(campaign, claim, slot) for slot in ("subject", "object"))
    children, parents = (one, other) if relation in HELD else (other, one)
    for child in children:
        if child.type == "unit":
            for parent in parents:
                if parent.id != child.id:
                    yield _Tie(child.id, parent.id, window.day, claim, window.grounds)


def _heads(campaign: Campaign, claim: Claim, windows: Windows) -> Iterator[_Tie]:
    window = windows.of(claim)
    if window.day is None or str(claim.slots.get("role") or "").casefold() not in HEADS:
        return
    people = [p for n in names(claim.slots.get("subject")) if (p := campaign.entity(claim.doc, n, claim.id))]
    for unit in forces(campaign, claim, "object") if len(people) == 1 else ():
        if unit.type == "unit":
            yield _Tie(unit.id, people[0].id, window.day, claim, window.grounds)


def _by_voice(ties: Iterable[_Tie]) -> _Told:
    out: dict[tuple[str, int], list[_Tie]] = defaultdict(list)
    for tie in ties:
        for voice in voices(tie.claim):
            out[voice, tie.day].append(tie)
    return {key: sorted(found, key=_weight) for key, found in out.items()}


def _weight(tie: _Tie) -> tuple[int, str, int, str]:
    """Those that rest on the fewest claims first, then as they are told."""
    return len(tie.grounds), tie.claim.doc, tie.claim.start, tie.claim.id


def _own(campaign: Campaign, done: Iterable[Claim]) -> Iterator[Conflict]:
    """A unit that is told to be part of what bears its very name."""
    for claim in done:
        relation = claim.slots.get("relation") if claim.kind == "organization" else None
        if relation in HELD or relation == "composed_of":
            one, other = (names(claim.slots.get(slot)) for slot in ("subject", "object"))
            found = forces(campaign, claim, "subject")
            if len(one) == len(other) == len(found) == 1 and fold(one[0]) == fold(other[0]):
                yield Conflict(OWN, (found[0].id,), (claim.id,), None, (found[0].id,))


def _cycles(told: _Told) -> Iterator[Conflict]:
    for (_, day), ties in sorted(told.items()):
        by: dict[tuple[str, str], _Tie] = {}
        for tie in ties:
            by.setdefault((tie.unit, tie.over), tie)
        for units in circles(by, SHOWN):
            chain = [by[a, b] for a, b in zip(units, (*units[1:], units[0]), strict=True)]
            yield Conflict(CYCLE, units, tuple(dict.fromkeys(i for t in chain for i in t.says)), day)


def _rivals(sort: str, ties: Sequence[_Tie], differ: Callable[[_Tie, _Tie], bool]) -> Iterator[Conflict]:
    """Of each unit and day the first that stands over it against every other that can't at the same time."""
    days: dict[tuple[str, str], set[int]] = defaultdict(set)
    for tie in ties:
        days[tie.unit, tie.over].add(tie.day)
    for (_, day), found in sorted(_by_voice(ties).items()):
        by: dict[str, dict[str, _Tie]] = defaultdict(dict)
        for tie in found:
            by[tie.unit].setdefault(tie.over, tie)
        for unit, over in by.items():
            first, *rest = over.values()
            for other in rest:
                if differ(first, other) and not _handed_over(days[unit, first.over], days[unit, other.over], day):
                    claims = tuple(dict.fromkeys((*first.says, *other.says)))
                    yield Conflict(sort, (unit,), claims, day, (first.over, other.over))


def _handed_over(one: set[int], other: set[int], day: int) -> bool:
    """Is one told before the day alone and the other after it alone, so that it is the day on which they changed?"""
    before, after = ({d < day for d in days if d != day} for days in (one, other))
    return (before, after) in (({True}, {False}), ({False}, {True}))


def _apart(campaign: Campaign, lives: Lives, one: _Tie, other: _Tie) -> bool:
    """Are two parents of one echelon, so that neither can stand inside the other, and nothing told to be left that day?"""
    first, second = (_echelon(campaign.entities[t.over]) for t in (one, other))
    if one.claim is other.claim or first is None or first != second:
        return False
    if lives.one(one.over) == lives.one(other.over):
        return False
    return not any(_left(campaign, one, parent) for parent in (one.over, other.over))


def _left(campaign: Campaign, tie: _Tie, parent: str) -> bool:
    """Can a unit have left a parent on the day of a tie, by everybody who tells that it left it?"""
    told = [e.days for e in said(campaign).leaves.get(tie.unit, ()) if e.whom in ("", parent)]
    return bool(told) and all(d is not None and d.earliest <= tie.day <= d.latest for d in told)


def _others(campaign: Campaign, one: _Tie, other: _Tie) -> bool:
    first, second = (campaign.entities[t.over] for t in (one, other))
    known = {fold(n) for n in first.names}
    return one.claim is not other.claim and not any(fold(n) in known for n in second.names)


def _echelon(unit: Entity) -> str | None:
    found = unit.traits.get("echelon")
    return str(found) if found in RANKS else None


def _lived(campaign: Campaign) -> Iterator[Conflict]:
    """What is done before a founding, after an end, or before the order for it, as the network of days tells it."""
    for account in accounts(campaign):
        if any(c.basis or c.slots.get("relation") in OVER | {"established"} for c in account.claims):
            for told in Timeline(campaign, account.claims).contradictions:
                found = _life(campaign, told)
                if found is not None:
                    yield found


def _life(campaign: Campaign, told: Contradiction) -> Conflict | None:
    hows = {r.how for r in told.relations}
    sort = next((sort for how, sort in _BY_RELATION.items() if how in hows), None)
    if sort is None:
        return None
    by_id = {c.id: c for c in campaign.claims if c.id in told.claims}
    units = dict.fromkeys(
        u.id for i in told.claims for s in ("subject", "parties") for u in forces(campaign, by_id[i], s)
    )
    return Conflict(sort, tuple(units), told.claims)
