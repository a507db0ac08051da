"""Campaign -> its network as units move on it: places on the map, ways, least days by arm; each is read once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import inf, isinf
from pathlib import Path
from weakref import ref

from sefer.geography import BOUND, Way, rates
from sefer.geography.least import Least
from sefer.letters import fold
from sefer.letters.tables import toml
from sefer.model import Campaign, Claim, Entity
from sefer.reconstruct.positions import ground
from sefer.reconstruct.said import said
from sefer.reconstruct.stations import names

SPREAD = frozenset(
    {"corps", "army", "army_group", "front"}
)  # stands in many places at once: no station of it binds the rest
MEN = ("officer", "soldier", "person", "cavalryman", "volunteer")
NEAR = 60  # days from a strength within which it may be that of the march
_LARGE = frozenset({"battalion", "regiment", "brigade", "division", "group"})


@dataclass(frozen=True, slots=True)
class Body:
    """How a unit moves: the row of rates, is it told what it was, does it ride as a whole formation, is it spread out."""

    arm: str
    told: bool = True
    whole: bool = True
    spread: bool = False


STAFF = Body("staff", whole=False)


def body(entity: Entity) -> Body:
    """The quickest sort of body that a unit, force or person can have been, by its echelon, arm and name."""
    echelon, arm = entity.traits.get("echelon"), entity.traits.get("arm")
    if entity.type == "person" or echelon == "headquarters" or any(w in fold(entity.name) for w in _words()["staff"]):
        return STAFF
    if arm == "cavalry" or echelon == "squadron":
        return Body("cavalry")
    if arm == "artillery" or echelon == "battery":
        return Body("pack" if "mountain" in (arm, entity.traits.get("detail")) else "artillery")
    if echelon in SPREAD:
        return Body("foot", spread=True)
    if echelon in _LARGE:
        return Body("foot")
    if echelon == "company":
        return Body("small")
    return Body("cavalry", told=False)  # a detachment, a party: nobody says that it was not mounted


def staff_alone(campaign: Campaign, claim: Claim, unit: str) -> bool:
    """Do the words of a claim name the headquarters of a unit (entity id) where the claim names the unit?"""
    text = " ".join(fold(campaign.quote(claim)).split())
    behind, before = _words()["headquarters"], _words()["headquarters_of"]
    if not any(word in text for word in behind):
        return False
    called = [
        n for n in names(claim.slots.get("subject")) if (e := campaign.entity(claim.doc, n, claim.id)) and e.id == unit
    ]
    return any(
        re.search(rf"\b(?:{'|'.join(before)}) {name}|\b{name}\S* (?:{'|'.join(behind)})", text)
        for name in (re.escape(fold(n)) for n in called)
    )


@cache
def _words() -> Mapping[str, list[str]]:
    found = toml(Path(__file__).with_name("words.toml"))
    return {sort: [fold(word) for word in words] for sort, words in found.items()}


class Terrain:
    """What the movements of a campaign rest on."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._ground = ground(campaign)
        self._bodies: dict[str, Body] = {}
        self._on_map: dict[str, str | None] = {}
        self._ways: dict[tuple[str, str, str | None], Way | None] = {}
        self._least: dict[tuple[str, str], Least] = {}

    def body(self, entity: Entity) -> Body:
        """How an entity moves; found once."""
        if entity.id not in self._bodies:
            self._bodies[entity.id] = body(entity)
        return self._bodies[entity.id]

    def on_map(self, place: str) -> str | None:
        """The name by which the network knows a place (entity id); None where it is neither a stop nor near one."""
        if place not in self._on_map:
            name = self._ground.on_map(place)
            self._on_map[place] = name if self._ground.network.knows(name) else None
        return self._on_map[place]

    def least(self, arm: str, kind: str = BOUND) -> Least:
        """The least days of an arm in a class of march."""
        if (arm, kind) not in self._least:
            self._least[arm, kind] = Least(self._ground.network, arm, kind)
        return self._least[arm, kind]

    def crow_km(self, start: str, end: str) -> float:
        """Kilometres as the crow flies between two places (entity ids); infinite where one has no coordinates."""
        return self.least("foot").crow_km(self._ground.on_map(start), self._ground.on_map(end))

    def way(self, stops: tuple[str, ...], by: str | None) -> Way | None:
        """The quickest way over some places in turn; None where one is not located or no way is known.

        "rail" and "sea" need such a leg somewhere on it.
        """
        out: Way | None = None
        for start, end in pairwise(stops):
            leg = self._leg(start, end, by) or (self._leg(start, end, None) if by in ("rail", "sea") else None)
            if leg is None:
                return None
            out = leg if out is None else out + leg
        needed = by not in ("rail", "sea") or (out is not None and by in dict(out.by_mode))
        return out if needed else None

    def _leg(self, start: str, end: str, by: str | None) -> Way | None:
        key = (start, end, by)
        if key not in self._ways:
            self._ways[key] = self._ground.network.reach(start, end, by)
        return self._ways[key]

    def men(self, unit: str, day: int) -> float | None:
        """The fewest men that any source gives a unit about that day; None where none does."""
        known, found = said(self._campaign), []
        for entry in known.strengths.get(unit, ()):
            if entry.days is None or abs(entry.days.latest - day) <= NEAR:
                figures = known.men[entry.claim.id]
                men = sum(figures[item][0] for item in MEN if item in figures)
                found += [men] if men > 0 else []
        return min(found, default=None)


def terrain(campaign: Campaign) -> Terrain:
    """The terrain of the campaign asked for last, or of a new one."""
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), Terrain(campaign))]
    return _last[0][1]


_last: list[tuple[ref[Campaign], Terrain]] = []


def quickest(campaign: Campaign) -> Callable[[str, str, str, str | None], float | None]:
    """A function of a unit, two places (entity ids) and a mode: the fewest days that it can need; None where nobody can tell."""
    under = terrain(campaign)

    def days(unit: str, start: str, end: str, mode: str | None = None) -> float | None:
        one, other, who = under.on_map(start), under.on_map(end), campaign.entities.get(unit)
        if one is None or other is None or who is None or under.way((one, other), None) is None:
            return None
        arm = under.body(who).arm
        km = under.least(arm).crow_km(one, other) if mode == "march" else inf
        return under.least(arm).between(one, other) if isinf(km) else rates().days({"road": km}, arm, BOUND)

    return days
