"""The tables of campaign.duckdb, its version, and the step from each older version to the next.

An old file is never changed: it is copied into memory, and the copy climbs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sefer.messages import Complaint

if TYPE_CHECKING:
    import duckdb

SCHEMA = 3
TABLES = {  # records are JSON; as VARCHAR they are not parsed once more on their way in
    "meta": "key VARCHAR, record VARCHAR",
    "documents": "name VARCHAR, digest VARCHAR, record VARCHAR",
    "readings": "doc VARCHAR, stamp VARCHAR, mentions VARCHAR, marks VARCHAR, sentences VARCHAR, gathered VARCHAR, names VARCHAR",
    "claims": "id VARCHAR, kind VARCHAR, doc VARCHAR, start INTEGER, stop INTEGER, polarity VARCHAR, reader VARCHAR, reviewed VARCHAR, record VARCHAR",
    "others": "beside VARCHAR, id VARCHAR, kind VARCHAR, doc VARCHAR, reader VARCHAR, record VARCHAR",
    "entities": "id VARCHAR, type VARCHAR, name VARCHAR, record VARCHAR",
    "links": "entity VARCHAR, type VARCHAR, doc VARCHAR, name VARCHAR, record VARCHAR",
    "places": "name VARCHAR, record VARCHAR",
    "routes": "origin VARCHAR, destination VARCHAR, record VARCHAR",
    "decisions": "id VARCHAR, verb VARCHAR, record VARCHAR",
    "sources": "key VARCHAR, record VARCHAR",
    "unread": "doc VARCHAR, type VARCHAR, start INTEGER, stop INTEGER, record VARCHAR",
}
# mentions are kept by document, which is ten times as fast to write and to read, and as they were read; their entities,
# which another document may change, stand beside; questions in SQL see them one by one
MENTIONS = """
CREATE VIEW mentions AS SELECT doc, record->>'type' AS type, (record->>'start')::INTEGER AS start,
    (record->>'end')::INTEGER AS stop, entity, record
FROM (SELECT doc, unnest(from_json(mentions::JSON, '["JSON"]')) AS record,
    unnest(from_json(marks::JSON, '["VARCHAR"]')) AS entity FROM readings)
"""
STEPS = {
    1: """
        ALTER TABLE documents ADD COLUMN digest VARCHAR;
        UPDATE documents SET digest = record::JSON->>'digest';
        CREATE TABLE readings AS SELECT doc, '' AS stamp,
            ('[' || string_agg(record::VARCHAR, ',' ORDER BY rowid) || ']') AS mentions,
            '[]' AS sentences, 'null' AS gathered FROM mentions GROUP BY doc;
        DROP TABLE mentions;
        ALTER TABLE claims ADD COLUMN reader VARCHAR;
        UPDATE claims SET reader = record::JSON->>'reader';
        CREATE TABLE others (beside VARCHAR, id VARCHAR, kind VARCHAR, doc VARCHAR, reader VARCHAR, record VARCHAR);
    """,
    2: """
        DROP VIEW IF EXISTS mentions;
        ALTER TABLE readings ADD COLUMN marks VARCHAR;
        UPDATE readings SET stamp = '',
            marks = to_json([m->>'entity' for m in from_json(mentions::JSON, '["JSON"]')])::VARCHAR;
        ALTER TABLE readings ADD COLUMN names VARCHAR DEFAULT 'null';
    """,
}


def version(connection: duckdb.DuckDBPyConnection) -> int:
    """The schema number of an open campaign."""
    row = connection.execute("SELECT record FROM meta WHERE key = 'schema'").fetchone()
    return int(row[0]) if row else 0


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """The campaign of a file in the present shape. Raises Complaint where a newer Sefer made it."""
    import duckdb

    connection = duckdb.connect(str(path), read_only=True)
    found = version(connection)
    if found == SCHEMA:
        return connection
    connection.close()
    if found > SCHEMA:
        raise Complaint("store.newer", path=path)
    return climbed(path, found)


def climbed(path: Path, found: int) -> duckdb.DuckDBPyConnection:
    """A copy of an old file in memory, one step after the other up to the present shape."""
    import duckdb

    connection = duckdb.connect(":memory:")
    connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS old (READ_ONLY)")
    connection.execute("COPY FROM DATABASE old TO memory")
    connection.execute("DETACH old")
    for step in range(found, SCHEMA):
        connection.execute(STEPS[step])
    return connection
