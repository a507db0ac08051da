"""campaign.duckdb: a cache of the campaign, built beside the old one and renamed over it, then only read.

Each table holds one row a record: its key columns for questions in SQL, and the whole record as JSON.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    Place,
    Route,
    Settings,
    Source,
    Unread,
)
from sefer.store import schema
from sefer.store.building import settled
from sefer.store.kept import Known, Records, encoded
from sefer.store.mentions import as_json, mentions_of

if TYPE_CHECKING:
    import duckdb

_T = TypeVar("_T")
_ENCODER = msgspec.json.Encoder()
Readings = Mapping[str, Known]  # by document


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
    written = {doc: _written(campaign, doc, known.get(doc)) for doc in campaign.documents}
    try:
        # more threads cost more than they save on tables of this size
        with duckdb.connect(str(beside), config={"threads": 1}) as connection:
            connection.execute("BEGIN")
            for table, columns in schema.TABLES.items():
                connection.execute(f"CREATE TABLE {table} ({columns})")
                _fill(connection, table, list(_rows(campaign, table, stamp, known, written)))
            connection.execute(schema.MENTIONS)
            connection.execute("INSERT INTO meta VALUES ('worded', ?)", [_json(worded or {})])
            connection.execute("COMMIT")
        beside.replace(path)
    except (OSError, duckdb.Error) as error:
        raise Complaint("store.not_written", path=path, reason=because(error)) from error
    finally:
        beside.unlink(missing_ok=True)


def _fill(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    """All rows in one statement, their columns as arrays that DuckDB reads in place."""
    import numpy as np

    if rows:
        columns = {f"c{n}": np.array(column, dtype=object) for n, column in enumerate(zip(*rows, strict=True))}
        connection.register("columns", columns)
        connection.execute(f"INSERT INTO {table} SELECT * FROM columns")
        connection.unregister("columns")


def _json(record: Any) -> str:
    return msgspec.json.encode(record).decode()


def _rows(
    campaign: Campaign, table: str, stamp: str, known: Readings, written: Mapping[str, Records]
) -> Iterator[tuple[Any, ...]]:
    if table == "meta":
        yield "schema", str(schema.SCHEMA)
        yield "settings", _json(campaign.settings)
    elif table == "documents":
        yield from ((name, campaign.documents[name].digest, row.document) for name, row in written.items())
    elif table == "readings":
        yield from ((name, stamp if name in known else "", *row[1:]) for name, row in written.items())
    else:
        yield from _records_of(campaign, table)


def _written(campaign: Campaign, doc: str, known: Known | None) -> Records:
    """The records of a document; a campaign that was not read just now has no sentences to keep."""
    found = campaign.mentions.get(doc, ())
    return known.written(found) if known else Records(encoded(campaign.documents[doc]), as_json(found), "[]", "null")


def _records_of(campaign: Campaign, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table of records: its key columns, and the record as JSON, encoded in one go."""
    records: list[tuple[tuple[Any, ...], Any]]
    if table == "claims":
        records = [
            ((c.id, c.kind, c.doc, c.start, c.end, c.polarity, c.reader, c.reviewed), c) for c in campaign.claims
        ]
    elif table == "others":
        records = [((own, c.id, c.kind, c.doc, c.reader), c) for own, cs in campaign.others.items() for c in cs]
    elif table == "entities":
        records = [((e.id, e.type, e.name), e) for e in campaign.entities.values()]
    elif table == "links":
        records = [((link.entity, link.type, link.doc, link.name), link) for link in campaign.links]
    elif table == "places":
        records = [((p.name,), p) for p in campaign.places]
    elif table == "routes":
        records = [((r.start, r.end), r) for r in campaign.routes]
    elif table == "decisions":
        records = [((d.id, d.verb), d) for d in campaign.decisions]
    elif table == "sources":
        records = [((s.key,), s) for s in campaign.sources]
    else:
        records = [((doc, u.type, u.start, u.end), u) for doc, us in campaign.unread.items() for u in us]
    lines = _ENCODER.encode_lines([record for _, record in records]).decode().split("\n")
    for (key, _), line in zip(records, lines, strict=False):
        yield *key, line


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
    found: Sequence[tuple[str]] = connection.execute(f"SELECT record FROM {table} ORDER BY rowid").fetchall()
    rows = ",".join(record for (record,) in found)
    return tuple(msgspec.json.decode(f"[{rows}]", type=list[type_]))  # type: ignore[valid-type]


def _campaign(connection: duckdb.DuckDBPyConnection) -> Campaign:
    documents = {d.name: d for d in _records(connection, "documents", Document)}
    meta = dict(connection.execute("SELECT key, record FROM meta").fetchall())
    mentions = dict(connection.execute("SELECT doc, mentions FROM readings").fetchall())
    return Campaign(
        settings=msgspec.json.decode(meta["settings"], type=Settings),
        documents=documents,
        mentions={doc: mentions_of(mentions.get(doc, "[]")) for doc in documents},
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
