"""Campaign -> campaign.duckdb and back, and the records that others rely on (JSON Lines)."""

from __future__ import annotations

from sefer.store.building import locked, staged
from sefer.store.database import load, save
from sefer.store.decisions import decision_of, read_decisions, write_decisions
from sefer.store.folder import read_settings
from sefer.store.guard import refuse_output, sources_around
from sefer.store.heard import Heard, lines_of, read_heard
from sefer.store.heard import written as written_claims
from sefer.store.kept import Kept, Known, Records, digest_of, kept, known, stamp
from sefer.store.records import claim_row, coverage, mention_row, rows_of
from sefer.store.worded import worded

__all__ = [
    "Heard",
    "Kept",
    "Known",
    "Records",
    "claim_row",
    "coverage",
    "decision_of",
    "digest_of",
    "kept",
    "known",
    "lines_of",
    "load",
    "locked",
    "mention_row",
    "read_decisions",
    "read_heard",
    "read_settings",
    "refuse_output",
    "rows_of",
    "save",
    "sources_around",
    "staged",
    "stamp",
    "worded",
    "write_decisions",
    "written_claims",
]
