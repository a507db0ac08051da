"""Campaign -> State: where everyone was on a day, by the sources alone; and the questions to a campaign, as tables."""

from __future__ import annotations

from sefer.reconstruct.accounts import accounts, told_by
from sefer.reconstruct.asked import day, iso, span, stretch
from sefer.reconstruct.command.obeyed import LAG
from sefer.reconstruct.course import course
from sefer.reconstruct.naming import named_in
from sefer.reconstruct.positions import ground, turns
from sefer.reconstruct.questions import (
    Chart,
    Narrowed,
    bounded_spells,
    bounds_table,
    chronology_table,
    citing_themselves,
    compare_table,
    contradictions_table,
    day_table,
    geojson,
    ledger_table,
    marches_table,
    orbat_table,
    orders_table,
    partings_table,
    posts_table,
    readers_table,
    replay_table,
    sources_foot,
    sources_table,
    spells_table,
    strengths_table,
    wall_table,
    witnesses_table,
)
from sefer.reconstruct.said import read
from sefer.reconstruct.state import on, outside, sides_of
from sefer.reconstruct.stations import forces, stations

__all__ = [
    "LAG",
    "Chart",
    "Narrowed",
    "accounts",
    "bounded_spells",
    "bounds_table",
    "chronology_table",
    "citing_themselves",
    "compare_table",
    "contradictions_table",
    "course",
    "day",
    "day_table",
    "forces",
    "geojson",
    "ground",
    "iso",
    "ledger_table",
    "marches_table",
    "named_in",
    "on",
    "orbat_table",
    "orders_table",
    "outside",
    "partings_table",
    "posts_table",
    "read",
    "readers_table",
    "replay_table",
    "sides_of",
    "sources_foot",
    "sources_table",
    "span",
    "spells_table",
    "stations",
    "strengths_table",
    "stretch",
    "told_by",
    "turns",
    "wall_table",
    "witnesses_table",
]
