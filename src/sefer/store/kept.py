"""What the last build read, for the next one: a document whose bytes, reader and gazetteer are the same is not read again.

It lies in the readings of campaign.duckdb and can be thrown away with that file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import msgspec

import sefer
from sefer.messages import Complaint
from sefer.model import Document, Gathered, Mention, Place, Reading, Settings, Source, Span
from sefer.store import schema
from sefer.store.mentions import mentions_of

_ROOMS = ("documents", "grammars", "claims", "geography", "calendars", "letters")


@dataclass(frozen=True)
class Kept:
    """Readings by document, as JSON until they are asked for, and under which stamp they were made."""

    stamp: str
    _rows: Mapping[tuple[str, str], tuple[str, str, str, str]] = field(default_factory=dict)  # by name and digest

    def reading(self, name: str, digest: str) -> tuple[Reading, Gathered] | None:
        """The reading and the claims of a document with these bytes, or None where it has to be read."""
        row = self._rows.get((name, digest))
        if row is None:
            return None
        document, mentions, sentences, gathered = row
        try:
            claims = msgspec.json.decode(gathered, type=Gathered | None)
            if claims is None:
                return None
            spans = msgspec.json.decode(sentences, type=tuple[Span, ...])
            found = tuple(Mention(m.type, m.start, m.end, m.value) for m in mentions_of(mentions))
            return Reading(msgspec.json.decode(document, type=Document), spans, found), claims
        except (msgspec.MsgspecError, ValueError):
            return None


def kept(path: Path, stamp: str) -> Kept:
    """The readings of a built file that were made under the same stamp; none where the file is old, new or broken."""
    import duckdb

    if not path.is_file():
        return Kept(stamp)
    try:
        with schema.opened(path) as connection:
            rows = connection.execute(
                "SELECT name, digest, record, mentions, sentences, gathered FROM documents JOIN readings ON doc = name "
                "WHERE stamp = ?",
                [stamp],
            ).fetchall()
    except (duckdb.Error, Complaint, ValueError, OSError):
        return Kept(stamp)
    return Kept(stamp, {(name, digest): tuple(row) for name, digest, *row in rows})


def stamp(
    settings: Settings, places: tuple[Place, ...], gazetteer: tuple[Place, ...], works: tuple[Source, ...]
) -> str:
    """A digest of all that a reading depends on beside its document: the program, the gazetteer, the works beside."""
    parts = (sefer.__version__, _program(), settings.region, places, gazetteer, works)
    return sha256(repr(parts).encode()).hexdigest()


def _program() -> list[tuple[str, int, int]]:
    """The files of the reader with their sizes and times: a Sefer that was changed reads anew."""
    home = Path(sefer.__file__).parent
    found = (p for room in _ROOMS for p in (home / room).rglob("*") if p.suffix in (".py", ".toml", ".csv", ".txt"))
    stats = ((p.relative_to(home).as_posix(), p.stat()) for p in sorted([*found, home / "model.py"]) if p.is_file())
    return [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]


def digest_of(path: Path) -> str:
    """SHA-256 of the bytes of a file, "" where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
