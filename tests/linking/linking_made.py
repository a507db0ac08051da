"""Short texts, read and linked by the whole road."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from sefer import claims, documents, geography, grammars
from sefer.linking import Linked, link
from sefer.model import Decision, Place, Reading, Settings


def linked(
    texts: str | Mapping[str, str],
    places: Iterable[Place] = (),
    decisions: Iterable[Decision] = (),
    settings: Settings | None = None,
) -> Linked:
    """The links of texts, by the names of their documents; a lone text is "a.txt"."""
    settings = settings or Settings()
    gazetteer = geography.Gazetteer(places, settings.region)
    told = {"a.txt": texts} if isinstance(texts, str) else texts
    readings = [_reading(name, text, gazetteer) for name, text in told.items()]
    gathered = [claim for reading in readings for claim in claims.gather(reading).claims]
    return link(readings, gathered, gazetteer, settings, decisions)


def _reading(name: str, text: str, gazetteer: geography.Gazetteer) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return grammars.find(documents.read(path), gazetteer)


def behind(made: Linked, name: str, doc: str | None = None) -> set[str]:
    """The entities behind a name."""
    return {li.entity for li in made.links if li.name == name and doc in (None, li.doc)}
