"""Place names and routes -> coordinates, distances and travel times."""

from __future__ import annotations

from sefer.geography.gazetteer import Gazetteer, skeleton
from sefer.geography.tables import builtin, read_places, read_routes

__all__ = ["Gazetteer", "builtin", "read_places", "read_routes", "skeleton"]
