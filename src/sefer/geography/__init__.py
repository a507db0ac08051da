"""Place names and routes -> coordinates, distances and travel times."""

from __future__ import annotations

from sefer.geography.gazetteer import Gazetteer, skeleton
from sefer.geography.network import MEN_PER_TRAIN, RATES, Network, Way, great_circle
from sefer.geography.tables import builtin, read_places, read_routes

__all__ = [
    "MEN_PER_TRAIN",
    "RATES",
    "Gazetteer",
    "Network",
    "Way",
    "builtin",
    "great_circle",
    "read_places",
    "read_routes",
    "skeleton",
]
