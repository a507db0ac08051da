"""Entities and links as they are found: families -> entities, names of documents and claims -> links."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from sefer import calendars
from sefer.letters.patterns import lazy
from sefer.linking.bearers import UnitBearer
from sefer.linking.families import DOUBT, Bearer, Family, Why
from sefer.linking.persons import PersonBearer
from sefer.linking.places import PlaceBearer
from sefer.linking.spelling import folded
from sefer.linking.spoken import Spoken
from sefer.messages.fairness import quoted
from sefer.model import Claim, Days, Entity, Link

SLOTS = ("subject", "object", "parties", "issuer", "recipient", "signatories", "to", "from", "via", "place")
PLACES = ("to", "from", "via", "place")
DATES = ("date", "depart", "arrive")
Named = Spoken[UnitBearer] | Spoken[PersonBearer] | Spoken[PlaceBearer]
# an entity for a name in a slot of a claim that no mention has; None where it names nothing that can be told apart
New = Callable[[Claim, str, str], tuple[str, Why] | None]
_NO_LETTER = lazy(r"[^a-z0-9]+")


@dataclass(slots=True)
class _Use:
    """A name in a document for one entity: how often, why, in claims of which days."""

    entity: str
    type: str
    why: Why
    first: int | None = None
    last: int | None = None
    spots: list[int] = field(default_factory=list)  # where its mentions start, in order

    def on(self, low: int, high: int) -> None:
        if self.first is None or low < self.first:
            self.first = low
        if self.last is None or high > self.last:
            self.last = high


@dataclass
class Table:
    """What is known so far. Uses are kept by document and name, in the order in which they are met."""

    entities: dict[str, Entity] = field(default_factory=dict)
    by_claim: list[Link] = field(default_factory=list)
    _of_bearer: dict[Bearer, tuple[str, str, Why]] = field(default_factory=dict)
    _of_family: dict[Family, str] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)  # folded title of a unit -> entity
    _uses: dict[tuple[str, str], list[_Use]] = field(default_factory=lambda: defaultdict(list))
    _last: Counter[str] = field(default_factory=Counter)  # the number that an id of this stem had last

    def entity(self, type_: str, names: Sequence[str], traits: Mapping[str, Any]) -> str:
        """A new entity; its id is told from the first name."""
        stem = f"{type_}:{_NO_LETTER.sub('-', folded(names[0])).strip('-') or 'x'}"
        self._last[stem] += 1
        number = self._last[stem]
        identifier = stem if number == 1 else f"{stem}-{number}"
        if identifier in self.entities:  # "alay-2" may be a name of its own
            return self.entity(type_, names, traits)
        if type_ in ("unit", "force") and quoted(names[0]) != names[0]:
            names = (quoted(names[0]), *names)
        self.entities[identifier] = Entity(
            identifier, type_, tuple(names), {k: v for k, v in traits.items() if v not in (None, "", [])}
        )
        return identifier

    def found(self, type_: str, family: Family, traits: Mapping[str, Any]) -> None:
        """An entity for a family."""
        identifier = self.entity(type_, family.names, traits)
        self._of_family[family] = identifier
        if family.title:
            self._titles.setdefault(folded(family.title), identifier)
        for bearer in family.counts:
            self._of_bearer[bearer] = (identifier, type_, family.why[bearer])

    def also(self, identifier: str, name: str) -> None:
        """One more form of an entity's name."""
        entity = self.entities[identifier]
        if name not in entity.names:
            self.entities[identifier] = replace(entity, names=(*entity.names, name))

    def adds(self, identifier: str, trait: str, value: object) -> None:
        """One more value of a trait that is a list."""
        entity = self.entities[identifier]
        held = entity.traits.get(trait) or []
        if value not in held:
            self.entities[identifier] = replace(entity, traits={**entity.traits, trait: [*held, value]})

    def name_candidates(self) -> None:
        """Beside each open name the entities that it may mean as well."""
        for family, identifier in self._of_family.items():
            rivals = [self._of_family[r] for r in family.rivals if r in self._of_family]
            if rivals:
                entity = self.entities[identifier]
                self.entities[identifier] = replace(entity, traits={**entity.traits, "candidates": rivals})

    def mark(self, doc: str, mentions: int, spoken: Iterable[Named]) -> list[str | None]:
        """The entities of a document's mentions in order, None for what names nothing."""
        marks: list[str | None] = [None] * mentions
        for one in sorted(spoken, key=lambda s: s.at[0]):
            use = self._use(doc, one.bearer.name, *self._of_bearer[one.bearer])
            use.spots += one.starts
            for at in one.at:
                marks[at] = use.entity
        return marks

    def _use(self, doc: str, name: str, identifier: str, type_: str, why: Why) -> _Use:
        uses = self._uses[doc, name]
        for use in uses:
            if use.entity == identifier:
                if DOUBT[why[1]] > DOUBT[use.why[1]]:  # a link is as sure as its least sure mention
                    use.why = why
                return use
        uses.append(_Use(identifier, type_, why))
        return uses[-1]

    def settle(self) -> None:
        """Of several entities under one name in a document the one met most comes first."""
        for uses in self._uses.values():
            for use in uses:
                use.spots.sort()
            if len(uses) > 1:
                uses.sort(key=lambda use: -len(use.spots))

    def claim(self, claim: Claim, new: New) -> None:
        """Give an entity to every name in a claim that names something, also to those that are no mention."""
        names, dated = _asked(tuple(claim.slots))
        days = [d for slot in dated if (d := bounds(claim.slots[slot]))]
        for slot, name in _named(claim, names):
            use = self._meant(claim, slot, name) or self._unnamed(claim, slot, name, new)
            if use is None:
                continue
            for day in days:
                use.on(day.earliest, day.latest)
            if use is not self._uses[claim.doc, name][0]:
                self.by_claim.append(Link(use.entity, use.type, claim.doc, name, *use.why, claim=claim.id))

    def meant(self, claim: Claim, slot: str, name: str) -> str | None:
        """The entity that a name in a slot of a claim means."""
        use = self._meant(claim, slot, name)
        return use.entity if use else None

    def _meant(self, claim: Claim, slot: str, name: str) -> _Use | None:
        """What a name means in a claim: in a slot of places a place, else what its own words say."""
        uses = self._uses.get((claim.doc, name))
        if not uses:
            return None
        if len(uses) == 1:  # as nearly always
            return uses[0] if uses[0].type == "place" or slot not in PLACES else None
        fit = [u for u in uses if (u.type == "place") == (slot in PLACES)] or [u for u in uses if u.type == "place"]
        if len(fit) < 2:
            return fit[0] if fit else None
        spans = [(claim.start, claim.end), *((c.start, c.end) for c in claim.context)]
        inside = (
            use for low, high in spans for use in fit if bisect_left(use.spots, low) < bisect_left(use.spots, high)
        )
        return next(inside, fit[0])

    def _unnamed(self, claim: Claim, slot: str, name: str, new: New) -> _Use | None:
        titled = self._titles.get(folded(name))
        if titled and slot not in PLACES:
            return self._use(claim.doc, name, titled, self.entities[titled].type, ("nested", "certain"))
        made = new(claim, slot, name)
        if made is None:
            return None
        identifier, why = made
        return self._use(claim.doc, name, identifier, self.entities[identifier].type, why)

    def links(self) -> Iterator[Link]:
        """All links, names before claims."""
        for (doc, name), uses in self._uses.items():
            for use in uses:
                reason, confidence = use.why
                yield Link(use.entity, use.type, doc, name, reason, confidence, use.first, use.last)
        yield from self.by_claim


def bounds(value: object) -> Days | None:
    """The days of a slot; None where it holds no EDTF string."""
    return _bounds(value) if isinstance(value, str) else None


# claims of a campaign tell the same days over and over
_bounds = lru_cache(maxsize=65536)(calendars.bounds)


@lru_cache(maxsize=4096)
def _asked(slots: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of the slots of a claim those of names and those of days; claims of a kind fill the same ones over and over."""
    return tuple(s for s in SLOTS if s in slots), tuple(s for s in DATES if s in slots)


def _named(claim: Claim, slots: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The names in some slots of a claim, each with its slot."""
    for slot in slots:
        value = claim.slots[slot]
        if isinstance(value, str):
            if value:
                yield slot, value
        elif isinstance(value, (list, tuple)):
            for name in value:
                if isinstance(name, str) and name:
                    yield slot, name
