"""The words that the last build had for the ids in decisions: by them a decision finds its claim again after an edit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from sefer.messages import Complaint
from sefer.model import Claim, Decision, Document
from sefer.store import schema

_MEANT = """
SELECT record, text, ordinal FROM (
    SELECT c.id, c.record, d.record AS text,
        row_number() OVER (PARTITION BY c.doc, c.kind, c.start, c.stop ORDER BY c.rowid) - 1 AS ordinal
    FROM claims c JOIN documents d ON c.doc = d.name)
WHERE id IN (SELECT unnest(?))
"""


def worded(path: Path, decisions: Iterable[Decision]) -> dict[str, Decision]:
    """By id the kind and words of the claim that was meant, as a decision; none where nothing was built."""
    import duckdb

    ids = sorted({d.target for d in decisions if d.verb in ("accept", "reject", "correct") and not d.quote})
    if not ids or not path.is_file():
        return {}
    try:
        with schema.opened(path) as connection:
            row = connection.execute("SELECT record FROM meta WHERE key = 'worded'").fetchone()
            known = msgspec.json.decode(row[0], type=dict[str, Decision]) if row else {}
            found = connection.execute(_MEANT, [ids]).fetchall()
    except (duckdb.Error, msgspec.MsgspecError, Complaint, ValueError, OSError):
        return {}
    last = {}
    for claim, document, ordinal in found:
        told = msgspec.json.decode(claim, type=Claim)
        words = msgspec.json.decode(document, type=Document).beside(told.start, told.end)
        last[told.id] = Decision("", "accept", told.kind, "", "", *words, ordinal)
    return last | {i: known[i] for i in ids if i in known}
