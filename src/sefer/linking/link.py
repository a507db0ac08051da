"""The road from readings and claims to entities and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sefer.geography import Gazetteer
from sefer.letters import fold
from sefer.linking.decided import Wishes
from sefer.linking.families import Family
from sefer.linking.persons import person_families
from sefer.linking.places import place_families
from sefer.linking.units import unit_families
from sefer.model import Claim, Decision, Entity, Link, Mention, PersonValue, PlaceValue, Reading, Settings, UnitValue

ENTITIES = ("unit", "person", "place")
_SLOTS = {"subject", "object", "parties", "issuer", "recipient", "signatories", "to", "from", "via", "place"}
_PLACES = {"to", "from", "via", "place"}


@dataclass(frozen=True)
class Linked:
    """Mentions with their entities set, by document; the entities; the links; decisions that no name answers to."""

    mentions: Mapping[str, tuple[Mention, ...]]
    entities: Mapping[str, Entity]
    links: tuple[Link, ...]
    stale: tuple[Decision, ...] = ()


def link(
    readings: Sequence[Reading],
    claims: Iterable[Claim],
    gazetteer: Gazetteer,
    settings: Settings,
    decisions: Iterable[Decision] = (),
) -> Linked:
    """One entity behind the names that mean it, over all documents of a campaign, as far as nobody decided otherwise."""
    table = _Table(settings)
    wishes = Wishes.of(decisions)
    mentions = [m for reading in readings for m in reading.mentions]
    units = unit_families(Counter(m.value for m in mentions if isinstance(m.value, UnitValue)))
    for family, value in wishes.regroup("unit", units):
        table.found("unit", family, {"echelon": value.echelon, "number": value.number, "arm": value.arm})
    persons = person_families(Counter(m.value.name for m in mentions if isinstance(m.value, PersonValue)))
    for family, _ in wishes.regroup("person", [(family, None) for family in persons]):
        table.found("person", family, {})
    named = Counter(m.value.name for m in mentions if isinstance(m.value, PlaceValue))
    places = place_families(named, gazetteer, wishes.places(named, gazetteer))
    for family, place in wishes.regroup("place", places):
        traits = (
            {"lat": place.lat, "lon": place.lon, "kind": place.kind, "confidence": place.confidence} if place else {}
        )
        table.found("place", family, traits)
    marked = {r.document.name: tuple(table.mark(r.document.name, m) for m in r.mentions) for r in readings}
    for claim in claims:
        table.names_of(claim)
    return Linked(marked, table.entities, tuple(table.links.values()), wishes.stale)


class _Table:
    """Entities and links as they are found."""

    def __init__(self, settings: Settings) -> None:
        self.entities: dict[str, Entity] = {}
        self.links: dict[tuple[str, str, str], Link] = {}
        self._family: dict[tuple[str, str], tuple[str, str, str]] = {}  # (type, name) -> (id, reason, confidence)
        self._sides = {fold(unit): side.name for side in settings.sides for unit in side.units}

    def found(self, type_: str, family: Family, traits: dict[str, Any]) -> str:
        names = family.names
        side = next((self._sides[fold(n)] for n in names if fold(n) in self._sides), None)
        known = {k: v for k, v in {**traits, "side": side}.items() if v is not None}
        identifier = self._fresh(type_, names[0])
        self.entities[identifier] = Entity(identifier, type_, names, known)
        for name in names:
            reason, confidence = family.why[name]
            self._family[type_, name] = (identifier, reason, confidence)
        return identifier

    def _fresh(self, type_: str, name: str) -> str:
        base = f"{type_}:{re.sub(r'[^a-z0-9]+', '-', fold(name)).strip('-') or 'x'}"
        n, identifier = 1, base
        while identifier in self.entities:
            n += 1
            identifier = f"{base}-{n}"
        return identifier

    def mark(self, doc: str, mention: Mention) -> Mention:
        value = mention.value
        if not isinstance(value, (UnitValue, PersonValue, PlaceValue)):
            return mention
        identifier, reason, confidence = self._family[mention.type, value.name]
        self.links.setdefault(
            (doc, mention.type, value.name), Link(identifier, mention.type, doc, value.name, reason, confidence)
        )
        return replace(mention, entity=identifier)

    def names_of(self, claim: Claim) -> None:
        """Give an entity to every name in a claim that is no mention: nested units, unnamed forces, polities."""
        for slot, name in _names(claim):
            types = ("place",) if slot in _PLACES else ("unit", "person", "force", "place")
            if any((claim.doc, t, name) in self.links for t in types):
                continue
            known = next((self._family[t, name] for t in types if (t, name) in self._family), None)
            if known is None:
                type_ = "place" if slot in _PLACES else "unit" if re.match(r"\d+\. ", name) else "force"
                family = Family(name)
                family.take(name, 1, "same name")
                self.found(type_, family, {"echelon": "other"} if type_ == "unit" else {})
                known = self._family[type_, name]
            type_ = self.entities[known[0]].type
            self.links[claim.doc, type_, name] = Link(known[0], type_, claim.doc, name, known[1], known[2])


def _names(claim: Claim) -> Iterator[tuple[str, str]]:
    for slot, value in claim.slots.items():
        if slot in _SLOTS:
            for name in value if isinstance(value, (list, tuple)) else [value]:
                if isinstance(name, str) and name:
                    yield slot, name
