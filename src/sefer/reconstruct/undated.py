"""Stations that no day is told of -> where the text puts them: beside the day of what its passage tells before."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from weakref import ref

from sefer.model import Campaign, Station, Told
from sefer.reconstruct.accounts import voices
from sefer.reconstruct.movement import persons
from sefer.reconstruct.positions import ground, pieces
from sefer.reconstruct.stations import stations

_APART = 31  # days by which two accounts may part about one coming


class Placed:
    """Where units and persons are told to be: for a day, without any day, and as a plan."""

    def __init__(self, campaign: Campaign) -> None:
        self._under = ground(campaign)
        self._stations: dict[str, Sequence[Station]] = {**stations(campaign), **persons(campaign)}
        self.planned = frozenset(
            s.unit for found in stations(campaign).values() for s in found if s.polarity == "planned"
        )
        self._voices = {c.id: frozenset(voices(c)) for c in campaign.claims}
        self._starts = {c.id: (c.doc, c.start) for c in campaign.claims}

    def of(
        self, who: str, day: int, heard: Container[str], dated: Sequence[Told] | None = None
    ) -> tuple[tuple[Told, ...], tuple[Told, ...], tuple[Told, ...]]:
        """What is told for the last day up to `day` (unless it is known), what a passage tells after it without a day, plans.

        Of passages the last alone; its stations in the order in which it tells them.
        """
        found = [s for s in self._stations.get(who, ()) if s.claim in heard]
        done = [s for s in found if s.polarity != "planned"]
        at = self._at(done, day) if dated is None else tuple(dated)
        since = max((t.days.earliest for t in at if t.days is not None), default=0)
        marched = {s.claim for s in done if s.days is not None}  # of a dated march its goal has no day of its own
        loose = [s for s in done if s.days is None and s.claim not in marched and not self._dated(s)]
        beside = self._beside(loose, day, since)
        since = max([since, *(t.beside.earliest for t in beside if t.beside)])
        here = {t.value for t in (*at, *beside)}
        planned = self._beside([s for s in found if s.polarity == "planned"], day, since)
        return at, beside, tuple(t for t in planned if t.value not in here)

    def rivals(self, who: str, at: Sequence[Told], heard: Container[str]) -> tuple[Told, ...]:
        """The other accounts that tell its coming to where it is for an earlier day, nothing else being told between."""
        out: list[Told] = []
        for here in at:
            since = here.days.latest if here.days is not None and here.how != "departs" else 0
            told = [s for s in self._stations.get(who, ()) if s.claim in heard and s.days and s.polarity != "planned"]
            before = [s for s in told if s.days and s.days.latest < since]
            left = max(
                (s.days.latest for s in before if s.days and (s.place != here.value or s.how == "departs")), default=0
            )
            same = [s for s in before if s.days and s.days.earliest > max(left, since - _APART)]
            mine = frozenset[str]().union(*(self._voices[i] for i in here.claims))
            same = [s for s in same if not mine & self._voices[s.claim]]
            out += pieces(self._under, same[:1])
        return tuple(out)

    def _at(self, found: Iterable[Station], day: int) -> tuple[Told, ...]:
        known = [s for s in found if s.days is not None and s.days.earliest <= day]
        last = max((s.days.latest for s in known if s.days), default=0)
        return pieces(self._under, [s for s in known if s.days and s.days.latest == last])

    def _dated(self, station: Station) -> bool:
        """Does its sentence give it a day?"""
        return self._under.setting(station.claim).days is not None

    def _beside(self, found: Sequence[Station], day: int, since: int) -> tuple[Told, ...]:
        floors = {id(s): s.days.earliest if s.days else self._under.setting(s.claim).floor for s in found}
        known = [s for s in found if since <= floors[id(s)] <= day]
        last = max((floors[id(s)] for s in known), default=0)
        known = sorted((s for s in known if floors[id(s)] == last), key=lambda s: self._starts[s.claim])
        near = {s.claim: self._under.setting(s.claim).near for s in known}
        return tuple(replace(t, beside=None if t.days else near[t.claims[0]]) for t in pieces(self._under, known))


def placed(campaign: Campaign) -> Placed:
    """Where the campaign asked for last, or a new one, puts its units and persons; read once."""
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), Placed(campaign))]
    return _last[0][1]


_last: list[tuple[ref[Campaign], Placed]] = []
