"""A name that a person typed -> the names in claims that mean the same thing, or near ones to offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Campaign, Claim, Entity
from sefer.reconstruct.stations import names

SLOTS = (
    "subject", "object", "parties", "issuer", "recipient", "signatories", "place", "to", "from", "via", "title",
)  # fmt: skip
TYPES = {"unit": ("unit", "force"), "person": ("person",), "place": ("place",)}
NEAR, OFFERED = 62, 3  # how alike a name must be to be offered, and how many are


@dataclass(frozen=True)
class Named:
    """What a typed name stands for: pairs of document and name as claims have them, and the entities behind them."""

    pairs: frozenset[tuple[str, str]]
    entities: tuple[Entity, ...]

    def in_slots(self, claim: Claim, *slots: str) -> bool:
        """Does one of these slots of a claim (any slot, where none is given) bear the name?"""
        return any((claim.doc, name) in self.pairs for name in told(claim, *slots))

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(e.id for e in self.entities)


def told(claim: Claim, *slots: str) -> Iterator[str]:
    """The names that a claim has in its slots."""
    for slot in slots or SLOTS:
        yield from names(claim.slots.get(slot))


def find(campaign: Campaign, wanted: str, sort: str | None = None) -> Named:
    """Everything that claims call by a name: its other spellings too, told apart by sort (unit, person, place).

    Raises Complaint where no claim has the name, with near ones.
    """
    key, sorts = fold(wanted), TYPES.get(sort or "")
    pairs: set[tuple[str, str]] = set()
    met: dict[tuple[str, str], Entity | None] = {}
    for claim in campaign.claims:
        for name in told(claim):
            pair = (claim.doc, name)
            if pair in met:
                continue
            entity = met[pair] = campaign.entity(*pair)
            if sorts and entity is not None and entity.type not in sorts:
                del met[pair]
            elif key in _forms(name, entity):
                pairs.add(pair)
    if not pairs:
        raise unknown(wanted, (n for (_, name), e in met.items() for n in (name, *(e.names if e else ()))))
    entities = {e.id: e for pair in sorted(pairs) if (e := met[pair]) is not None}
    return Named(frozenset(pairs), tuple(entities.values()))


def _forms(name: str, entity: Entity | None) -> set[str]:
    forms = {fold(n) for n in (name, *(entity.names if entity else ()))}
    return forms | {part for form in forms for part in form.split(", ")}


def unknown(wanted: str, known: Iterable[str]) -> Complaint:
    """The complaint about a name that is not there, with those that look like it."""
    from rapidfuzz import fuzz, process

    by_key = {fold(name): name for name in known}
    alike = process.extract(fold(wanted), list(by_key), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=OFFERED)
    if not alike:
        return Complaint("column.no_name", name=wanted)
    return Complaint("column.near_name", name=wanted, near=", ".join(by_key[key] for key, *_ in alike))
