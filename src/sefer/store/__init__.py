"""Campaign -> campaign.duckdb and back, and the records that others rely on (JSON Lines)."""

from __future__ import annotations

from sefer.store.building import locked, staged
from sefer.store.database import load, save
from sefer.store.decisions import read_decisions, write_decisions
from sefer.store.folder import read_settings
from sefer.store.kept import Kept, digest_of, kept, stamp
from sefer.store.records import claim_row, coverage, mention_row, rows_of

__all__ = [
    "Kept",
    "claim_row",
    "coverage",
    "digest_of",
    "kept",
    "load",
    "locked",
    "mention_row",
    "read_decisions",
    "read_settings",
    "rows_of",
    "save",
    "staged",
    "stamp",
    "write_decisions",
]
