"""campaign.duckdb: a cache of the campaign, built beside the old one and renamed over it, then only read.

Each table holds one row a record: its key columns for questions in SQL, and the whole record as JSON.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from sefer.messages import Complaint
from sefer.model import (
    AmountValue,
    Campaign,
    CitationValue,
    Claim,
    DateValue,
    Decision,
    Document,
    Entity,
    Link,
    Mention,
    PersonValue,
    Place,
    PlaceValue,
    QuantityValue,
    Route,
    Settings,
    Source,
    UnitValue,
    Unread,
    Value,
)

if TYPE_CHECKING:
    import duckdb

SCHEMA = 1
_T = TypeVar("_T")
_VALUES: dict[str, type] = {
    "date": DateValue, "quantity": QuantityValue, "unit": UnitValue, "person": PersonValue, "place": PlaceValue,
    "citation": CitationValue, "percentage": AmountValue, "duration": AmountValue, "distance": AmountValue,
}  # fmt: skip
_TABLES = {
    "meta": "key VARCHAR, record JSON",
    "documents": "name VARCHAR, record JSON",
    "mentions": "doc VARCHAR, type VARCHAR, start INTEGER, stop INTEGER, entity VARCHAR, record JSON",
    "claims": "id VARCHAR, kind VARCHAR, doc VARCHAR, start INTEGER, stop INTEGER, polarity VARCHAR, reviewed VARCHAR, record JSON",
    "entities": "id VARCHAR, type VARCHAR, name VARCHAR, record JSON",
    "links": "entity VARCHAR, type VARCHAR, doc VARCHAR, name VARCHAR, record JSON",
    "places": "name VARCHAR, record JSON",
    "routes": "origin VARCHAR, destination VARCHAR, record JSON",
    "decisions": "id VARCHAR, verb VARCHAR, record JSON",
    "sources": "key VARCHAR, record JSON",
    "unread": "doc VARCHAR, type VARCHAR, start INTEGER, stop INTEGER, record JSON",
}


def save(campaign: Campaign, path: Path) -> None:
    """Write the campaign to a new file and rename it over `path`: a reader never sees half of one."""
    import duckdb

    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(beside)) as connection:
            for table, columns in _TABLES.items():
                connection.execute(f"CREATE TABLE {table} ({columns})")
                _fill(connection, table, list(_rows(campaign, table)))
        beside.replace(path)
    except (OSError, duckdb.Error) as error:
        raise Complaint("store.not_written", path=path, reason=error) from error
    finally:
        beside.unlink(missing_ok=True)


def _fill(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    """All rows in one statement: their columns as lists, unnested."""
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        marks = ", ".join("unnest(?)" for _ in columns)
        connection.execute(f"INSERT INTO {table} SELECT {marks}", columns)


def _json(record: Any) -> str:
    return msgspec.json.encode(record).decode()


def _rows(campaign: Campaign, table: str) -> Iterator[tuple[Any, ...]]:
    if table == "meta":
        yield "schema", str(SCHEMA)
        yield "settings", _json(campaign.settings)
    elif table == "documents":
        yield from ((d.name, _json(_document(d))) for d in campaign.documents.values())
    elif table == "mentions":
        yield from (
            (doc, m.type, m.start, m.end, m.entity, _json(m)) for doc, ms in campaign.mentions.items() for m in ms
        )
    elif table == "claims":
        yield from ((c.id, c.kind, c.doc, c.start, c.end, c.polarity, c.reviewed, _json(c)) for c in campaign.claims)
    elif table == "entities":
        yield from ((e.id, e.type, e.name, _json(e)) for e in campaign.entities.values())
    elif table == "links":
        yield from ((li.entity, li.type, li.doc, li.name, _json(li)) for li in campaign.links)
    elif table == "places":
        yield from ((p.name, _json(p)) for p in campaign.places)
    elif table == "routes":
        yield from ((r.start, r.end, _json(r)) for r in campaign.routes)
    elif table == "decisions":
        yield from ((d.id, d.verb, _json(d)) for d in campaign.decisions)
    elif table == "sources":
        yield from ((s.key, _json(s)) for s in campaign.sources)
    elif table == "unread":
        yield from ((doc, u.type, u.start, u.end, _json(u)) for doc, us in campaign.unread.items() for u in us)


def _document(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in Document.__dataclass_fields__}


def load(path: Path) -> Campaign:
    """The campaign of a built file. Raises Complaint where there is none, or a newer Sefer made it."""
    import duckdb

    if not path.is_file():
        raise Complaint("store.not_built", path=path.parent)
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            meta = dict(connection.execute("SELECT key, record FROM meta").fetchall())
            if int(meta["schema"]) > SCHEMA:
                raise Complaint("store.newer", path=path)
            return _campaign(connection, meta["settings"])
    except (duckdb.Error, msgspec.DecodeError, KeyError, ValueError) as error:
        raise Complaint("store.not_read", path=path) from error


def _records(connection: duckdb.DuckDBPyConnection, table: str, type_: type[_T]) -> tuple[_T, ...]:
    found: Sequence[tuple[str]] = connection.execute(f"SELECT record FROM {table} ORDER BY rowid").fetchall()
    decode = msgspec.json.Decoder(type_).decode
    return tuple(decode(record) for (record,) in found)


def _campaign(connection: duckdb.DuckDBPyConnection, settings: str) -> Campaign:
    documents = {d.name: d for d in _records(connection, "documents", Document)}
    return Campaign(
        settings=msgspec.json.decode(settings, type=Settings),
        documents=documents,
        mentions=_mentions(connection, documents),
        claims=_records(connection, "claims", Claim),
        entities={e.id: e for e in _records(connection, "entities", Entity)},
        links=_records(connection, "links", Link),
        places=_records(connection, "places", Place),
        routes=_records(connection, "routes", Route),
        decisions=_records(connection, "decisions", Decision),
        sources=_records(connection, "sources", Source),
        unread=_unread(connection, documents),
    )


def _unread(connection: duckdb.DuckDBPyConnection, docs: Iterable[str]) -> dict[str, tuple[Unread, ...]]:
    out: dict[str, list[Unread]] = {doc: [] for doc in docs}
    for doc, record in connection.execute("SELECT doc, record FROM unread ORDER BY rowid").fetchall():
        out[doc].append(msgspec.json.decode(record, type=Unread))
    return {doc: tuple(found) for doc, found in out.items()}


def _mentions(connection: duckdb.DuckDBPyConnection, docs: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
    out: dict[str, list[Mention]] = {doc: [] for doc in docs}
    for doc, record in connection.execute("SELECT doc, record FROM mentions ORDER BY rowid").fetchall():
        row = msgspec.json.decode(record)
        value: Value = msgspec.convert(row["value"], _VALUES[row["type"]])
        out[doc].append(Mention(row["type"], row["start"], row["end"], value, row["entity"]))
    return {doc: tuple(found) for doc, found in out.items()}
