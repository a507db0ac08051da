"""Place names and routes -> coordinates, distances and travel times."""

from __future__ import annotations

from sefer.geography.extract import as_csv, extract
from sefer.geography.gazetteer import Gazetteer, Region, skeleton
from sefer.geography.network import MEN_PER_TRAIN, RATES, Network, Way, great_circle
from sefer.geography.tables import builtin, place_of, read_places, read_routes, route_of

__all__ = [
    "MEN_PER_TRAIN",
    "RATES",
    "Gazetteer",
    "Network",
    "Region",
    "Way",
    "as_csv",
    "builtin",
    "extract",
    "great_circle",
    "place_of",
    "read_places",
    "read_routes",
    "route_of",
    "skeleton",
]
