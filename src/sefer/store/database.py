"""campaign.duckdb: a cache of the campaign, built beside the old one and renamed over it, then only read.

Each table holds one row a record: its key columns for questions in SQL, and the whole record as JSON.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from sefer.messages import Complaint, because
from sefer.model import (
    Campaign,
    Claim,
    Decision,
    Document,
    Entity,
    Link,
    Marked,
    Place,
    Route,
    Settings,
    Source,
    Unread,
)
from sefer.store import schema
from sefer.store.building import known_as, settled
from sefer.store.kept import Known, Records, encoded, json
from sefer.store.mentions import as_json, mentions_of

if TYPE_CHECKING:
    import duckdb

_T = TypeVar("_T")
_ENCODER = msgspec.json.Encoder()
Readings = Mapping[str, Known]  # by document
# more threads cost more than they save on tables of this size; what is committed goes into the file itself, not into a
# log first; records are long, so the one method that fits them need not be found out by trying all
_WRITER: dict[str, Any] = {"threads": 1, "checkpoint_threshold": "1KB", "force_compression": "zstd"}


def save(
    campaign: Campaign,
    path: Path,
    stamp: str = "",
    readings: Readings | None = None,
    worded: Mapping[str, Decision] | None = None,
) -> None:
    """Write the campaign to a new file and rename it over `path`: a reader never sees half of one.

    `readings` are kept for the next build, under the stamp of what they depend on; `worded` are the words of claims
    that decisions name by their id.
    """
    import duckdb

    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    known = readings or {}
    written = {doc: known[doc].written() if doc in known else _written(campaign, doc) for doc in campaign.documents}
    try:
        with duckdb.connect(str(beside), config=_WRITER) as connection:
            connection.execute("BEGIN")
            for table, columns in schema.TABLES.items():
                connection.execute(f"CREATE TABLE {table} ({columns})")
                _fill(connection, table, _columns(campaign, table, stamp, known, written))
            connection.execute(schema.MENTIONS)
            connection.execute("INSERT INTO meta VALUES ('worded', decode(?))", [json(worded or {})])
            connection.execute("COMMIT")
        beside.replace(path)
    except (OSError, duckdb.Error) as error:
        raise Complaint("store.not_written", path=known_as(path), reason=because(error)) from error
    finally:
        beside.unlink(missing_ok=True)


def _fill(connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[list[Any]]) -> None:
    """All rows in one statement, their columns as arrays that DuckDB reads in place; JSON comes as bytes."""
    import numpy as np

    if columns and columns[0]:
        arrays = {f"c{n}": np.array(column, dtype=object) for n, column in enumerate(columns)}
        cells = (f"decode(c{n})" if isinstance(column[0], bytes) else f"c{n}" for n, column in enumerate(columns))
        connection.register("columns", arrays)
        connection.execute(f"INSERT INTO {table} SELECT {', '.join(cells)} FROM columns")
        connection.unregister("columns")


def _columns(
    campaign: Campaign, table: str, stamp: str, known: Readings, written: Mapping[str, Records]
) -> list[list[Any]]:
    """The columns of a table."""
    names, rows = list(written), list(written.values())
    if table == "meta":
        return [["schema", "settings"], [json(schema.SCHEMA), json(campaign.settings)]]
    if table == "documents":
        return [names, [row.digest for row in rows], [row.document for row in rows]]
    if table == "readings":
        return [
            names, [stamp if name in known else "" for name in names], [row.mentions for row in rows],
            [_marks(campaign, name) for name in names], [row.sentences for row in rows],
            [row.gathered for row in rows], [row.names for row in rows],
        ]  # fmt: skip
    records, keys = _records_of(campaign, table)
    return [*keys, _ENCODER.encode_lines(records).split(b"\n")[: len(records)]]


def _written(campaign: Campaign, doc: str) -> Records:
    """The records of a document of a campaign that was not read just now: it has no sentences to keep."""
    found = campaign.mentions.get(doc, ())
    document = campaign.documents[doc]
    return Records(document.digest, encoded(document), as_json(found), b"[]", b"null", b"null")


def _marks(campaign: Campaign, doc: str) -> bytes:
    """The entities of the mentions of a document."""
    found = campaign.mentions
    return json(found.marks[doc] if isinstance(found, Marked) else [m.entity for m in found.get(doc, ())])


_KEYS = {  # the key columns of a table of records by the fields that fill them
    "claims": ("id", "kind", "doc", "start", "end", "polarity", "reader", "reviewed"),
    "others": ("id", "kind", "doc", "reader"),
    "entities": ("id", "type", "name"),
    "links": ("entity", "type", "doc", "name"),
    "places": ("name",),
    "routes": ("start", "end"),
    "decisions": ("id", "verb"),
    "sources": ("key",),
    "unread": ("type", "start", "end"),
}


def _records_of(campaign: Campaign, table: str) -> tuple[list[Any], list[list[Any]]]:
    """The records of a table and their key columns; a record of a list by name has that name as its first key."""
    found: Any = campaign.entities.values() if table == "entities" else getattr(campaign, table)
    if table in ("others", "unread"):
        keys = [[name for name, listed in found.items() for _ in listed]]
        records = list(chain.from_iterable(found.values()))
    else:
        keys, records = [], list(found)
    return records, [*keys, *(list(map(attrgetter(field), records)) for field in _KEYS[table])]


def load(path: Path) -> Campaign:
    """The campaign of a built file. Raises Complaint where there is none, or a newer Sefer made it."""
    import duckdb

    settled(path.parent)
    if not path.is_file():
        raise Complaint("store.not_built", path=path.parent)
    try:
        with schema.opened(path) as connection:
            return _campaign(connection)
    except (duckdb.Error, msgspec.MsgspecError, KeyError, ValueError) as error:
        reason = because(error)
        if isinstance(reason, Complaint):
            raise Complaint("store.not_opened", path=path, reason=reason) from error
        raise Complaint("store.not_read", path=path) from error


def digests(path: Path) -> frozenset[str]:
    """The SHA-256 of every text of a built campaign; none where nothing is built."""
    import duckdb

    if not path.is_file():
        return frozenset()
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            found = connection.execute("SELECT record->>'$.digest' FROM documents").fetchall()
            return frozenset(str(digest) for (digest,) in found)
    except duckdb.Error:
        return frozenset()


def _records(connection: duckdb.DuckDBPyConnection, table: str, type_: type[_T]) -> tuple[_T, ...]:
    found: Sequence[tuple[bytes]] = connection.execute(f"SELECT encode(record) FROM {table} ORDER BY rowid").fetchall()
    rows = b",".join(record for (record,) in found)
    return tuple(msgspec.json.decode(b"[%b]" % rows, type=list[type_]))  # type: ignore[valid-type]


def _campaign(connection: duckdb.DuckDBPyConnection) -> Campaign:
    documents = {d.name: d for d in _records(connection, "documents", Document)}
    meta = dict(connection.execute("SELECT key, record FROM meta").fetchall())
    rows = connection.execute("SELECT doc, encode(mentions), encode(marks) FROM readings").fetchall()
    mentions = {doc: mentions_of(found, marks) for doc, found, marks in rows}
    return Campaign(
        settings=msgspec.json.decode(meta["settings"], type=Settings),
        documents=documents,
        mentions={doc: mentions.get(doc, ()) for doc in documents},
        claims=_records(connection, "claims", Claim),
        entities={e.id: e for e in _records(connection, "entities", Entity)},
        links=_records(connection, "links", Link),
        places=_records(connection, "places", Place),
        routes=_records(connection, "routes", Route),
        decisions=_records(connection, "decisions", Decision),
        sources=_records(connection, "sources", Source),
        unread=_unread(connection, documents),
        others=_others(connection),
    )


def _unread(connection: duckdb.DuckDBPyConnection, docs: Iterable[str]) -> dict[str, tuple[Unread, ...]]:
    out: dict[str, list[Unread]] = {doc: [] for doc in docs}
    names = connection.execute("SELECT doc FROM unread ORDER BY rowid").fetchall()
    for (doc,), one in zip(names, _records(connection, "unread", Unread), strict=True):
        out[doc].append(one)
    return {doc: tuple(found) for doc, found in out.items()}


def _others(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[Claim, ...]]:
    out: dict[str, tuple[Claim, ...]] = {}
    names = connection.execute("SELECT beside FROM others ORDER BY rowid").fetchall()
    for (own,), claim in zip(names, _records(connection, "others", Claim), strict=True):
        out[own] = (*out.get(own, ()), claim)
    return out
