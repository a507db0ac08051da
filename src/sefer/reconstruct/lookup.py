"""A name that a person typed -> the names in claims that mean the same thing, or near ones to offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sefer.letters import fold
from sefer.letters.ordinals import numbered
from sefer.letters.patterns import lazy
from sefer.messages import Complaint
from sefer.model import Campaign, Claim, Entity
from sefer.reconstruct.stations import names

SLOTS = (
    "subject", "object", "parties", "issuer", "recipient", "signatories", "place", "to", "from", "via", "title",
)  # fmt: skip
OTHERS = {"unit": ("person", "place"), "person": ("unit", "force", "place"), "place": ("unit", "force", "person")}
NEAR, OFFERED = 62, 3  # how alike a name must be to be offered, and how many are


@dataclass(frozen=True)
class Named:
    """What a typed name stands for: entities, and names of claims that no entity stands behind."""

    campaign: Campaign
    ids: frozenset[str]
    loose: frozenset[tuple[str, str]]

    def in_slots(self, claim: Claim, *slots: str) -> bool:
        """Does one of these slots of a claim (any slot, where none is given) bear the name?"""
        return any(True for _ in self.names(claim, *slots))

    def names(self, claim: Claim, *slots: str) -> Iterator[str]:
        """The names in these slots that mean it."""
        for name in told(claim, *slots):
            entity = self.campaign.entity(claim.doc, name, claim.id)
            if (entity.id in self.ids) if entity is not None else (claim.doc, name) in self.loose:
                yield name


def told(claim: Claim, *slots: str) -> Iterator[str]:
    """The names that a claim has in its slots."""
    for slot in slots or SLOTS:
        yield from names(claim.slots.get(slot))


def in_full(campaign: Campaign, claim: Claim, found: Iterable[str]) -> list[str]:
    """Names of a claim; of a unit whose number another army has too, with whose it is: "7. Alay (Rus)"."""
    return [_in_full(campaign.entity(claim.doc, name, claim.id), name) for name in found]


def _in_full(entity: Entity | None, name: str) -> str:
    if entity is None or entity.type != "unit" or not entity.name.endswith(")") or name.endswith(")"):
        return name
    whose = entity.name.rpartition(" (")[2].rstrip(")")
    return name if not entity.traits.get("nation") or whose.isdigit() or whose in name else f"{name} ({whose})"


def ids_in(campaign: Campaign, claim: Claim, *slots: str) -> set[str]:
    """The entities behind the names in slots of a claim."""
    found = (campaign.entity(claim.doc, name, claim.id) for name in told(claim, *slots))
    return {e.id for e in found if e is not None}


def find(campaign: Campaign, wanted: str, sort: str | None = None) -> Named:
    """Everything that claims call by a name, in any of its spellings, of one sort (unit, person, place) where asked.

    Raises Complaint where no claim has the name, with near ones.
    """
    keys, others = _keys(campaign, wanted), OTHERS.get(sort or "", ())
    ids: set[str] = set()
    loose: set[tuple[str, str]] = set()
    met: dict[str, None] = {}
    for claim in campaign.claims:
        for name in told(claim):
            entity = campaign.entity(claim.doc, name, claim.id)
            if entity is not None and (entity.type in others or entity.id in ids):
                continue
            known = (name, *(entity.names if entity is not None else ()))
            met.update(dict.fromkeys(known))
            forms = _forms(known)
            if _key(wanted) not in forms and (entity is None or entity.type != "place" or not keys & forms):
                continue
            if entity is not None:
                ids.add(entity.id)
            else:
                loose.add((claim.doc, name))
    if not ids and not loose:
        raise unknown(wanted, met)
    return Named(campaign, frozenset(ids), frozenset(loose))


def entities(campaign: Campaign, wanted: str, type_: str) -> list[Entity]:
    """The entities of a type that bear a name, by any of its spellings."""
    keys = _keys(campaign, wanted) if type_ in ("place", "engagement") else {_key(wanted)}
    return [e for e in campaign.entities.values() if e.type == type_ and keys & _forms(e.names)]


def _keys(campaign: Campaign, wanted: str) -> set[str]:
    """A name, and every other name of the places that bear it."""
    key = _key(wanted)
    rows = ({_key(name) for name in (place.name, *place.other_names)} for place in campaign.places)
    return {key}.union(*(names for names in rows if key in names))


def _key(name: str) -> str:
    """A name as people type it: no case, no marks, ordinals as bare numbers."""
    return _POINT.sub("", numbered(name))


_POINT = lazy(r"(?<=\w)\.(?!\w)")


def _forms(known: Iterable[str]) -> set[str]:
    """Names as they are compared; of a name with a comma its parts too."""
    forms = {_key(name) for name in known}
    return forms | {part for form in forms if ", " in form for part in form.split(", ")}


def unknown(wanted: str, known: Iterable[str]) -> Complaint:
    """The complaint about a name that is not there, with those that look like it."""
    from rapidfuzz import fuzz, process

    by_key = {fold(name): name for name in known}
    alike = process.extract(fold(wanted), list(by_key), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=OFFERED)
    if not alike:
        return Complaint("column.no_name", name=wanted)
    return Complaint("column.near_name", name=wanted, near=", ".join(by_key[key] for key, *_ in alike))
