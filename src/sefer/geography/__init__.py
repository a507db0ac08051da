"""Place names and routes -> coordinates, distances and travel times."""

from __future__ import annotations

from sefer.geography.columns import entraining_days, length_km, tail_hours, trains
from sefer.geography.extract import as_csv, extract
from sefer.geography.gazetteer import Gazetteer, Region, gazetteer_of, skeleton, unswapped
from sefer.geography.network import Network, Way, great_circle
from sefer.geography.rates import BOUND, CLASSES, Rates, Row, rates
from sefer.geography.tables import builtin, place_of, read_places, read_routes, route_of
from sefer.geography.towns import ASSUMED, least_apart, theatre

__all__ = [
    "ASSUMED",
    "BOUND",
    "CLASSES",
    "Gazetteer",
    "Network",
    "Rates",
    "Region",
    "Row",
    "Way",
    "as_csv",
    "builtin",
    "entraining_days",
    "extract",
    "gazetteer_of",
    "great_circle",
    "least_apart",
    "length_km",
    "place_of",
    "rates",
    "read_places",
    "read_routes",
    "route_of",
    "skeleton",
    "tail_hours",
    "theatre",
    "trains",
    "unswapped",
]
