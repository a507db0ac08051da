"""What the last build read, for the next one: a document whose bytes, reader and gazetteer are the same is not read again.

It lies in the readings of campaign.duckdb and can be thrown away with that file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

import sefer
from sefer.messages import Complaint
from sefer.model import Claim, Document, Gathered, Oddity, Place, Reading, Settings, Source, Span, Spans, Unread
from sefer.store import schema
from sefer.store.mentions import as_json, mentions_of

_ROOMS = ("documents", "grammars", "claims", "linking", "geography", "calendars", "letters", "model")


class Records(NamedTuple):
    """The digest of a document; it, its mentions and sentences, what was gathered from it, its names for linking as JSON."""

    digest: str
    document: bytes
    mentions: bytes
    sentences: bytes
    gathered: bytes
    names: bytes


@dataclass(frozen=True)
class Known:
    """What was read of a document, and the records of it where a build before has written them."""

    reading: Reading
    gathered: Gathered
    names: bytes  # for linking, as JSON
    records: Records | None = None

    def written(self) -> Records:
        """The records; what a build before has written stays as it is."""
        reading = self.reading
        return self.records or Records(
            reading.document.digest,
            encoded(reading.document),
            as_json(reading.mentions),
            json(tuple(reading.sentences)),
            json(self.gathered),
            self.names,
        )


class _Late(Reading):
    """A reading as it was kept, each part of it decoded when it is first asked for."""

    def __init__(self, name: str, records: Records, path: Path) -> None:
        self.__dict__.update(_name=name, _records=records, _path=path)

    @property
    def name(self) -> str:
        return str(self.__dict__["_name"])

    def __getattr__(self, part: str) -> Any:
        if part not in _PARTS:
            raise AttributeError(part)
        try:
            made = self.__dict__[part] = _PARTS[part](self.__dict__["_records"])
        except (msgspec.MsgspecError, KeyError, ValueError) as error:
            raise Complaint("store.not_read", path=self.__dict__["_path"]) from error
        return made


@dataclass(frozen=True, slots=True)
class _Rest:
    """The claims, and what else was gathered as JSON."""

    claims: tuple[Claim, ...]
    refused: msgspec.Raw
    unread: msgspec.Raw
    oddities: msgspec.Raw


class _LateGathered(Gathered):
    """What was gathered as it was kept, all but the claims decoded when it is first asked for."""

    def __init__(self, rest: _Rest, path: Path) -> None:
        self.__dict__.update(_rest=rest, _path=path)
        object.__setattr__(self, "claims", rest.claims)

    def __getattr__(self, part: str) -> Any:
        if part not in _GATHERED_PARTS:
            raise AttributeError(part)
        try:
            made = _GATHERED_PARTS[part].decode(getattr(self.__dict__["_rest"], part))
        except (msgspec.MsgspecError, ValueError) as error:
            raise Complaint("store.not_read", path=self.__dict__["_path"]) from error
        object.__setattr__(self, part, made)
        return made


_DOCUMENT = msgspec.json.Decoder(Document)
_SENTENCES = msgspec.json.Decoder(tuple[Span, ...])
_GATHERED = msgspec.json.Decoder(_Rest | None)
_GATHERED_PARTS: dict[str, msgspec.json.Decoder[Any]] = {
    "refused": msgspec.json.Decoder(tuple[tuple[Claim, str], ...]),
    "unread": msgspec.json.Decoder(tuple[Unread, ...]),
    "oddities": msgspec.json.Decoder(tuple[Oddity, ...]),
}
_PARTS: dict[str, Callable[[Records], Any]] = {
    "document": lambda row: _DOCUMENT.decode(row.document),
    "sentences": lambda row: Spans.of(_SENTENCES.decode(row.sentences)),
    "mentions": lambda row: mentions_of(row.mentions),
}


def encoded(document: Document) -> bytes:
    """A document as JSON, without what it has worked out for itself."""
    fields = {name: getattr(document, name) for name in Document.__dataclass_fields__}
    return json(fields | {"runs": tuple(document.runs)})


json = msgspec.json.Encoder().encode


@dataclass(frozen=True)
class Kept:
    """Readings by document, as JSON until they are asked for, and under which stamp they were made."""

    stamp: str
    _path: Path = Path()
    _rows: Mapping[tuple[str, str], Records] = field(default_factory=dict)  # by name and digest

    def reading(self, name: str, digest: str) -> Known | None:
        """The reading and the claims of a document with these bytes, or None where it has to be read."""
        row = self._rows.get((name, digest))
        return known(name, row, self._path) if row else None


def known(name: str, records: Records, path: Path) -> Known | None:
    """What records tell of a document, decoded as it is asked for; None where they cannot be read.

    `path` is named to a person where a part turns out unreadable only then.
    """
    try:
        rest = _GATHERED.decode(records.gathered)
    except (msgspec.MsgspecError, ValueError):
        return None
    return Known(_Late(name, records, path), _LateGathered(rest, path), records.names, records) if rest else None


# as bytes, which cost a third of what letters do
_ROWS = """
SELECT name, digest, encode(record), encode(mentions), encode(sentences), encode(gathered), encode(names)
FROM documents JOIN readings ON doc = name WHERE stamp = ?
"""


def kept(path: Path, stamp: str) -> Kept:
    """The readings of a built file that were made under the same stamp; none where the file is old, new or broken."""
    import duckdb

    if not path.is_file():
        return Kept(stamp)
    try:
        with schema.opened(path) as connection:
            rows = connection.execute(_ROWS, [stamp]).fetchall()
    except (duckdb.Error, Complaint, ValueError, OSError):
        return Kept(stamp)
    return Kept(stamp, path, {(name, row[0]): Records(*row) for name, *row in rows})


def stamp(
    settings: Settings, places: tuple[Place, ...], gazetteer: tuple[Place, ...], works: tuple[Source, ...]
) -> str:
    """A digest of all that a reading depends on beside its document: the program, the gazetteer, the works beside."""
    parts = (sefer.__version__, _program(), settings.region, places, gazetteer, works)
    return sha256(repr(parts).encode()).hexdigest()


@cache  # what runs does not change
def _program() -> list[tuple[str, int, int]]:
    """The files of the reader with their sizes and times: a Sefer that was changed reads anew."""
    home = Path(sefer.__file__).parent
    found = (p for room in _ROOMS for p in (home / room).rglob("*") if p.suffix in (".py", ".toml", ".csv", ".txt"))
    stats = ((p.relative_to(home).as_posix(), p.stat()) for p in sorted(found) if p.is_file())
    return [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]


def digest_of(path: Path) -> str:
    """SHA-256 of the bytes of a file, "" where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""
