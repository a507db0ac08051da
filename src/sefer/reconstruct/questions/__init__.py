"""Questions to a campaign, each a table whose rows name their claims."""

from __future__ import annotations

from sefer.reconstruct.questions.chronology import chronology_table
from sefer.reconstruct.questions.compare import compare_table
from sefer.reconstruct.questions.geojson import Chart, geojson
from sefer.reconstruct.questions.ledger import ledger_table
from sefer.reconstruct.questions.marches import marches_table
from sefer.reconstruct.questions.orbat import orbat_table
from sefer.reconstruct.questions.orders import orders_table
from sefer.reconstruct.questions.posts import posts_table
from sefer.reconstruct.questions.readers import readers_table
from sefer.reconstruct.questions.replay import bounded_spells, partings_table, replay_table, spells_table
from sefer.reconstruct.questions.sources import citing_themselves, sources_foot, sources_table, witnesses_table
from sefer.reconstruct.questions.strengths import strengths_table
from sefer.reconstruct.questions.time import bounds_table, contradictions_table
from sefer.reconstruct.questions.wall import day_table, wall_table
from sefer.reconstruct.questions.wanted import Narrowed

__all__ = [
    "Chart",
    "Narrowed",
    "bounded_spells",
    "bounds_table",
    "chronology_table",
    "citing_themselves",
    "compare_table",
    "contradictions_table",
    "day_table",
    "geojson",
    "ledger_table",
    "marches_table",
    "orbat_table",
    "orders_table",
    "partings_table",
    "posts_table",
    "readers_table",
    "replay_table",
    "sources_foot",
    "sources_table",
    "spells_table",
    "strengths_table",
    "wall_table",
    "witnesses_table",
]
