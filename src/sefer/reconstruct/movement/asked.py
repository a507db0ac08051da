"""Claims -> the marches that they imply: a body told at one place and then at another, with both days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sefer.model import Campaign, Claim, Days, Entity, Station
from sefer.reconstruct.accounts import voices
from sefer.reconstruct.movement.terrain import staff_alone
from sefer.reconstruct.said import said
from sefer.reconstruct.setting import NOWHERE, settings
from sefer.reconstruct.stations import FORCES, names, places, stations
from sefer.reconstruct.when import when

_JOINT = 7  # letters from the last of one claim to the next claim of the sentence: "t, and "
WIDE = 7  # days; a station known no better pairs with no other
HOLDS = frozenset({"asserted", "reported"})
_Told = tuple[Station, bool]  # is its day that of the sentence?


@dataclass(frozen=True, slots=True)
class Asked:
    """A body from a place to another, over some, when, by what mode if told, and the claims that say so.

    `staff`: the words name its headquarters alone. `paired`: two stations, not one march that a claim tells. `inferred`: one of the days is that of the sentence.
    `led`: it is told of who leads the body, and asked of the body in case it went with him.
    """

    unit: Entity
    stops: tuple[str, ...]
    left: Days
    came: Days
    mode: str | None
    claims: tuple[str, ...]
    paired: bool = False
    inferred: bool = False
    staff: bool = False
    led: bool = False

    @property
    def allowed(self) -> tuple[int, int]:
        """Days between by the narrowest reading and by the most generous one, which counts both days."""
        most = self.came.latest - self.left.earliest + 1
        return max(0, self.came.earliest - self.left.latest), max(0, most)


def asked(campaign: Campaign) -> Iterator[Asked]:
    """Movements that name both ends and both days, then consecutive stations of a unit or person in each account."""
    known = {c.id: c for c in campaign.claims}
    yield from _told(campaign)
    for unit, found in (*stations(campaign).items(), *persons(campaign).items()):
        yield from _between(campaign, known, campaign.entities[unit], found)


def led(campaign: Campaign, leg: Asked) -> Iterator[Asked]:
    """The same march of each unit that a person is told to lead on its days: nobody says that it went with him."""
    if leg.unit.type == "person":
        for unit, entries in said(campaign).commanders.items():
            if any(e.whom == leg.unit.id and e.days is not None and _meet(e.days, leg) for e in entries):
                yield replace(leg, unit=campaign.entities[unit], staff=False, led=True)


def _meet(days: Days, leg: Asked) -> bool:
    return days.earliest <= leg.came.latest and days.latest >= leg.left.earliest


def _told(campaign: Campaign) -> Iterator[Asked]:
    for claim in campaign.claims:
        if claim.kind != "movement" or claim.polarity not in HOLDS:
            continue
        left, came = when(campaign, claim, "depart"), when(campaign, claim, "arrive")
        origins, goals = places(campaign, claim, "from"), places(campaign, claim, "to")
        if left is None or came is None or not origins or not goals or origins[0] == goals[-1]:
            continue
        stops = (origins[0], *places(campaign, claim, "via"), goals[-1])
        for who in _movers(campaign, claim):
            staff = staff_alone(campaign, claim, who.id)
            yield Asked(who, stops, left, came, claim.slots.get("mode"), (claim.id,), staff=staff)


def _movers(campaign: Campaign, claim: Claim) -> list[Entity]:
    found = (campaign.entity(claim.doc, name, claim.id) for name in names(claim.slots.get("subject")))
    return [e for e in found if e is not None and e.type in (*FORCES, "person")]


def persons(campaign: Campaign) -> Mapping[str, list[Station]]:
    """Where persons are told to have left and come: they have no stations of their own."""
    out: dict[str, list[Station]] = {}
    for claim in campaign.claims:
        if claim.kind == "movement" and claim.polarity in HOLDS:
            for who in (e for e in _movers(campaign, claim) if e.type == "person"):
                for slot, moment, how in (("from", "depart", "departs"), ("to", "arrive", "arrives")):
                    days = when(campaign, claim, moment)
                    goal = next(iter(places(campaign, claim, "to")[-1:]), None) if how == "departs" else None
                    out.setdefault(who.id, []).extend(
                        Station(who.id, place, days, how, claim.id, claim.doc, claim.polarity, goal)
                        for place in places(campaign, claim, slot)
                    )
    return out


def _between(campaign: Campaign, known: Mapping[str, Claim], unit: Entity, found: Sequence[Station]) -> Iterator[Asked]:
    setting = settings(campaign)
    told: dict[str, list[_Told]] = {}
    stood = Counter(claim for claim, _ in {(s.claim, s.place) for s in found if s.how in ("at", "fights")})
    for s in found:
        if stood[s.claim] > 1:
            continue  # on a line from one place to another: nobody marched along it
        inferred = s.days is None and s.how != "arrives"
        days = setting.get(s.claim, NOWHERE).days if inferred else s.days
        if s.polarity in HOLDS and s.place and days is not None and days.latest - days.earliest <= WIDE:
            if unit.type != "person" and staff_alone(campaign, known[s.claim], unit.id):
                continue  # where its headquarters is the unit need not be
            for voice in voices(known[s.claim]):
                told.setdefault(voice, []).append((replace(s, days=days), inferred))
    for heard in told.values():
        for (one, guess), (other, guessed) in _pairs(campaign, known, heard):
            if one.days is not None and other.days is not None:
                mode, via = _manner(campaign, known, one, other)
                claims = tuple(dict.fromkeys((one.claim, other.claim)))
                stops = (one.place, *via, other.place)
                yield Asked(unit, stops, one.days, other.days, mode, claims, True, guess or guessed)


def _pairs(campaign: Campaign, known: Mapping[str, Claim], heard: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Consecutive stations at two places; two places of one day once, with the arrival last."""
    met: set[tuple[frozenset[str], Days]] = set()
    for first, second in pairwise(_in_order(heard)):
        one, other = first[0], second[0]
        if one.place == other.place:
            continue
        if _turned_round(campaign, known, one, other):
            if one.days == other.days:  # "left A and reached B on the same day"
                yield second, first
            continue
        if one.days is None or one.days != other.days or one.days.earliest < one.days.latest:
            yield first, second
            continue
        both = frozenset((one.place, other.place)), one.days
        if both not in met:
            met.add(both)
            yield (second, first) if one.how == "arrives" != other.how else (first, second)


def _turned_round(campaign: Campaign, known: Mapping[str, Claim], one: Station, other: Station) -> bool:
    """An arrival and a later departure that one sentence tells as one march, whose days are the wrong way round."""
    if (one.how, other.how) != ("arrives", "departs") or one.doc != other.doc:
        return False
    came, left = known[one.claim], known[other.claim]
    if left.start > came.start:
        return False
    if left.end > came.start:
        return True
    joint = campaign.documents[one.doc].text[left.end - 1 : came.start]
    return len(joint) <= _JOINT and not any(mark in joint for mark in ".!?\n")


def _in_order(heard: Sequence[_Told]) -> list[_Told]:
    """By their days; on one day it comes, stands and leaves, but a march within the day leaves before it comes."""
    within = {s.claim for s, _ in heard if s.how == "departs"} & {s.claim for s, _ in heard if s.how == "arrives"}
    ranks = ("arrives", "at", "fights", "departs")

    def key(told: _Told) -> tuple[int, int, int]:
        station = told[0]
        days = station.days or Days(0, 0)
        first = station.how == "departs" and station.claim in within
        return days.earliest + days.latest, days.latest, -1 if first else ranks.index(station.how)

    return sorted(heard, key=key)


def _manner(
    campaign: Campaign, known: Mapping[str, Claim], one: Station, other: Station
) -> tuple[str | None, tuple[str, ...]]:
    """Mode and places on the way, where a claim tells them of this very march."""
    for station in (one, other):
        claim = known[station.claim]
        about = (station is one and station.how == "departs") or (station is other and station.how == "arrives")
        if claim.kind == "movement" and about and (claim.slots.get("mode") or claim.slots.get("via")):
            whole = one.towards in (None, other.place) or station is other
            return (claim.slots.get("mode"), tuple(places(campaign, claim, "via"))) if whole else (None, ())
    return None, ()
