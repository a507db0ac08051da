"""Entities by the names that texts in the reader's language have for them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from sefer.model import Campaign, Entity

_Name = tuple[str, str]  # (entity, name)


def named_in(made: Campaign, lang: str) -> Campaign:
    """The campaign whose entities go first by a name that a text in this language has, where one has any."""
    spoken = {
        name
        for name, document in made.documents.items()
        if sum(p.end - p.start for p in document.parts if p.language == lang) * 2 > len(document.text)
    }
    if len(spoken) in (0, len(made.documents)):
        return made
    met = {(link.entity, link.name) for link in made.links}
    own = {(link.entity, link.name) for link in made.links if link.doc in spoken}
    foreign = {i: _first(e, own) for i, e in made.entities.items() if _is_foreign(e, own, met)}
    return replace(made, entities={**made.entities, **foreign})


def _is_foreign(entity: Entity, own: Container[_Name], met: Container[_Name]) -> bool:
    """Is the name that comes first one that texts have, none of them in the reader's language?"""
    first = (entity.id, _plain(entity.names[0]))
    return len(entity.names) > 1 and first in met and first not in own


def _plain(name: str) -> str:
    """A name without what tells it from its namesakes: "7. Alay (Rus)" is met as "7. Alay"."""
    return name.rpartition(" (")[0] if name.endswith(")") and " (" in name else name


def _first(entity: Entity, own: Container[_Name]) -> Entity:
    """Its names in the reader's language first; of one that tells it from its namesakes another that does."""
    told = entity.names[0].endswith(")")
    order = sorted(entity.names, key=lambda n: (entity.id, _plain(n)) not in own or (told and not n.endswith(")")))
    return replace(entity, names=tuple(order))
