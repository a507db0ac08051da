"""Stations, marches and ways -> whether a body can have been there then, and where it can have been in between."""

from __future__ import annotations

from sefer.reconstruct.movement.asked import Asked, persons
from sefer.reconstruct.movement.marches import VERDICTS, March, Passage, judged, marches
from sefer.reconstruct.movement.prisms import Prisms, Stay, Whereabouts, prisms
from sefer.reconstruct.movement.spoken import told
from sefer.reconstruct.movement.terrain import Body, body, quickest

__all__ = [
    "VERDICTS", "Asked", "Body", "March", "Passage", "Prisms", "Stay", "Whereabouts", "body", "judged", "marches", "persons", "prisms", "quickest", "told",
]  # fmt: skip
