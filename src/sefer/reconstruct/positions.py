"""Stations + day -> where a unit was: attested, on its way, or at the end of a march of which no arrival is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import ceil
from weakref import ref

from sefer.geography import Network
from sefer.model import Campaign, Days, Station, Told
from sefer.reconstruct.setting import NOWHERE, Setting, settings
from sefer.reconstruct.stations import forces, places, stations
from sefer.reconstruct.told_as import is_toward
from sefer.reconstruct.when import when


class Ground:
    """What the whereabouts of all units of a campaign rest on; read once."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._claims = {c.id: c for c in campaign.claims}
        self._settings = settings(campaign)
        self.denied = self._denials()
        self._least: dict[tuple[str, str], float | None] = {}
        self._settled: dict[str, list[Station]] = {}

    def settled(self, unit: str) -> list[Station]:
        """The stations of a unit without planned ones, those without a day with that of their sentence; read once."""
        if unit not in self._settled:
            found = (s for s in stations(self._campaign).get(unit, ()) if s.polarity != "planned")
            self._settled[unit] = [_settled(s, self.setting(s.claim)) for s in found]
        return self._settled[unit]

    def setting(self, claim: str) -> Setting:
        return self._settings.get(claim, NOWHERE)

    def _denials(self) -> Mapping[tuple[str, str], list[Days | None]]:
        out: dict[tuple[str, str], list[Days | None]] = {}
        for claim in self._campaign.claims:
            if claim.kind == "movement" and claim.polarity == "negated":
                for unit in forces(self._campaign, claim, "subject"):
                    for goal in places(self._campaign, claim, "to"):
                        out.setdefault((unit.id, goal), []).append(when(self._campaign, claim))
        return out

    def may_have_come(self, unit: str, left: Told, day: int) -> bool:
        """Would the slowest march to its goal be over, and do the sources let it have come there?"""
        claims = [self._claims[i] for i in left.claims]
        denied = self.denied.get((unit, left.value), ())
        if (
            left.days is None
            or not left.origin
            or left.origin == left.value
            or any(is_toward(self._campaign, c) for c in claims)
        ):
            return False
        if any(d is None or (left.days.earliest <= d.latest and d.earliest <= day) for d in denied):
            return False
        needed = self.days_between(left.origin, left.value)
        return needed is not None and day - left.days.latest >= needed

    @cached_property
    def network(self) -> Network:
        return Network(self._campaign.places, self._campaign.routes)

    def on_map(self, place: str) -> str:
        """The name by which the network knows a place, whichever of its names that is; else the preferred one."""
        names = self._campaign.entities[place].names
        return next((name for name in names if self.network.knows(name)), names[0])

    def days_between(self, start: str, end: str) -> float | None:
        """The days of the slowest march between two places; None where no way is known."""
        if (start, end) not in self._least:
            way = self.network.reach(self.on_map(start), self.on_map(end))
            self._least[start, end] = None if way is None else way.days[1]
        return self._least[start, end]


def ground(campaign: Campaign) -> Ground:
    """What whereabouts rest on, of the campaign asked for last or of a new one."""
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), Ground(campaign))]
    return _last[0][1]


_last: list[tuple[ref[Campaign], Ground]] = []


def positions(campaign: Campaign, unit: str, found: Sequence[Station], day: int) -> tuple[Told, ...]:
    """Where some settled stations have a unit on a day; undated places only where nothing dated is known."""
    under = ground(campaign)
    dated = [s for s in found if s.days is not None and s.days.earliest <= day]
    if not dated:
        return _told(under, _undated([s for s in found if s.days is None and under.setting(s.claim).floor <= day]))
    stands = [s for s in dated if s.how != "departs"]
    newest = max((s.days.earliest for s in stands if s.days), default=0)
    here = [s for s in stands if s.days and s.days.latest >= newest]
    leaves = _last_legs([s for s in dated if s.how == "departs" and all(_left(h, s) for h in here)])
    if not leaves:
        return _told(under, here)
    stood = {s.place for s in here}
    gone = _told(under, leaves, stood.pop() if len(stood) == 1 else "")
    if len(gone) == 1 and under.may_have_come(unit, gone[0], day):
        return (replace(gone[0], how="near"),)
    return gone


def turns(campaign: Campaign) -> set[int]:
    """The days on which a march of which no arrival is told would be over, by the slowest pace."""
    return set().union(*marches_end(campaign).values())


def marches_end(campaign: Campaign) -> Mapping[str, set[int]]:
    """For each unit the days on which its marches without a told arrival would be over, by the slowest pace."""
    under = ground(campaign)
    out: dict[str, set[int]] = {}
    for unit, found in stations(campaign).items():
        stood = {s.place for s in found if s.place}
        for s in (_settled(s, under.setting(s.claim)) for s in found):
            if s.how == "departs" and s.days is not None and s.towards:
                needed = [under.days_between(origin, s.towards) for origin in ({s.place} if s.place else stood)]
                out.setdefault(unit, set()).update(s.days.latest + ceil(days) for days in needed if days is not None)
    return out


def _settled(station: Station, setting: Setting) -> Station:
    """A station with the day of its sentence where it has none; who came somewhere on an unsaid day had set out on it."""
    if station.days is not None or setting.days is None:
        return station
    if station.how != "arrives":
        return replace(station, days=setting.days)
    return replace(station, place="", how="departs", days=setting.days, towards=station.place)


def _last_legs(leaves: Sequence[Station]) -> list[Station]:
    """Of departures those of the latest days; of a chain of marches the last."""
    newest = max((s.days.earliest for s in leaves if s.days), default=0)
    last = [s for s in leaves if s.days and s.days.latest >= newest]
    last = [s for s in last if s.place or not any(o.claim == s.claim and o.place for o in last)]
    return [s for s in last if not any(o is not s and o.place and o.place == s.towards for o in last)] or last


def _left(here: Station, leg: Station) -> bool:
    """Does a departure end a stay: a later one, or one from that very place?"""
    if here.days is None or leg.days is None:
        return False
    return leg.days.earliest > here.days.latest or (leg.place == here.place and leg.days.latest >= here.days.latest)


def _undated(found: Sequence[Station]) -> list[Station]:
    """Places told without a day; of a march its two ends as one answer."""
    marched = {s.claim for s in found if s.how == "departs"}
    return [s for s in found if s.how != "arrives" or s.claim not in marched]


def pieces(under: Ground, found: Sequence[Station]) -> tuple[Told, ...]:
    """The answers of some stations; of a march without a day its two ends as one."""
    return _told(under, _undated(found))


def _told(under: Ground, found: Iterable[Station], stood: str = "") -> tuple[Told, ...]:
    """Equal answers joined, each with all claims that give it; `stood` is where the unit was last attested."""
    by: dict[tuple[str, str, str], Told] = {}
    for s in found:
        leaves = s.how == "departs"
        origin, value = ((s.place or stood), (s.towards or s.place)) if leaves else ("", s.place)
        key, inferred = (value, origin, s.how if leaves else "at"), under.setting(s.claim).days is not None
        had = by.get(key)
        if had is None:
            by[key] = Told(value, (s.claim,), s.days, key[2], origin, inferred)
        else:
            claims = tuple(dict.fromkeys((*had.claims, s.claim)))
            by[key] = replace(had, claims=claims, inferred=had.inferred and inferred)
    return tuple(by.values())
