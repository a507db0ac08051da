"""Stations, marches and ways -> whether a body can have been there then, and where it can have been in between."""

from __future__ import annotations

from sefer.reconstruct.movement.marches import March, Passage, marches
from sefer.reconstruct.movement.prisms import Prisms, Whereabouts, prisms
from sefer.reconstruct.movement.spoken import told
from sefer.reconstruct.movement.terrain import Body, body, quickest

__all__ = ["Body", "March", "Passage", "Prisms", "Whereabouts", "body", "marches", "prisms", "quickest", "told"]
