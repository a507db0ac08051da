"""One campaign out of many texts: entities, links, decisions, the ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from sefer.model.claims import Claim, Oddity, Unread
from sefer.model.mentions import Mention, Source
from sefer.model.places import Place, Route
from sefer.model.texts import Document

VERBS = ("accept", "reject", "correct", "merge", "split", "place-is", "waive")


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing behind mentions and claims; `names` are all forms met, the first preferred.

    `type`: unit, person, place, force (unnamed), people (and its troops at large), polity, side, office, engagement,
    agreement, source. `traits`: echelon, number, arm, nation, parent, side (units), ranks (persons), lat, lon, kind, confidence, rejected (places);
    `candidates` where its links are open.
    """

    id: str
    type: str
    names: tuple[str, ...]
    traits: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.names[0]


class Link(msgspec.Struct, frozen=True):
    """One name in one document stands for one entity, and why; `first`..`last` the days that its claims name.

    `claim` is set where the name means something else in that claim than in most of the document, and for what has
    no name in the text (engagement, agreement, office): then `name` is the name that we gave it.
    """

    entity: str
    type: str
    doc: str
    name: str
    reason: str  # key of a message "link.<reason>"
    confidence: str = "certain"  # certain, probable, open
    first: int | None = None
    last: int | None = None
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; the columns of decisions.csv."""

    id: str
    verb: str
    target: str
    field: str = ""
    value: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""
    ordinal: int = 0
    who: str = ""
    when: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if self.verb not in VERBS:
            raise ValueError(f"no such decision: {self.verb}")


@dataclass(frozen=True, slots=True)
class Unmet:
    """A decision that nothing in the campaign answers to any more; `why` is the key of a message, the nearest claim may be the one meant."""

    decision: Decision
    why: str
    nearest: str = ""  # id of a claim
    words: str = ""  # of that claim
    gaps: Mapping[str, Any] = field(default_factory=dict)  # of the message


@dataclass(frozen=True, slots=True)
class Side:
    """A side as declared in campaign.toml, with the names of its units."""

    name: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """campaign.toml: title, first and last day, languages, region box (west, south, east, north), sides."""

    title: str = ""
    first: int | None = None
    last: int | None = None
    languages: tuple[str, ...] = ()
    region: tuple[float, float, float, float] | None = None
    sides: tuple[Side, ...] = ()
    bib_keys: Mapping[str, str] = field(default_factory=dict)  # file name -> key in the .bib


@dataclass(frozen=True)
class Campaign:
    """Everything that the engines, the atlas and the exports take."""

    settings: Settings
    documents: Mapping[str, Document]
    mentions: Mapping[str, tuple[Mention, ...]]  # by document, entities set
    claims: tuple[Claim, ...]
    entities: Mapping[str, Entity]
    links: tuple[Link, ...]
    places: tuple[Place, ...] = ()
    routes: tuple[Route, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sources: tuple[Source, ...] = ()
    unread: Mapping[str, tuple[Unread, ...]] = field(default_factory=dict)  # by document
    # claims of other readers about words that a claim of the campaign stands on, by its id; questions count it alone
    others: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    oddities: Mapping[str, tuple[Oddity, ...]] = field(default_factory=dict)  # by document

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], str]:
        """What a name stands for in most of a document."""
        found: dict[tuple[str, str], str] = {}
        for link in self.links:
            if not link.claim:
                found.setdefault((link.doc, link.name), link.entity)
        return found

    @cached_property
    def _by_claim(self) -> dict[str, dict[str, str]]:
        """What names stand for in claims in which they mean something of their own."""
        found: dict[str, dict[str, str]] = {}
        for link in self.links:
            if link.claim:
                found.setdefault(link.claim, {}).setdefault(link.name, link.entity)
        return found

    def entity(self, doc: str, name: str | None, claim: str = "") -> Entity | None:
        """The entity that a name stands for in a claim of a document, else in most of the document."""
        if not name:
            return None
        own = self._by_claim.get(claim)
        found = (own and own.get(name)) or self._by_name.get((doc, name))
        return self.entities.get(found) if found else None

    @property
    def title(self) -> str:
        """The title that people gave, else the names of the texts."""
        return self.settings.title or ", ".join(self.documents)

    def quote(self, claim: Claim) -> str:
        """The clean words on which a claim stands."""
        return self.documents[claim.doc].quote(claim.span)

    @property
    def unreviewed(self) -> int:
        return sum(claim.reviewed is None for claim in self.claims)
