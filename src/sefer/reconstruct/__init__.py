"""Campaign -> State: where everyone was on a day, by the sources alone."""

from __future__ import annotations

from sefer.reconstruct.state import on, side_of
from sefer.reconstruct.stations import stations
from sefer.reconstruct.tables import chronology_table, orbat_table, replay_table

__all__ = ["chronology_table", "on", "orbat_table", "replay_table", "side_of", "stations"]
