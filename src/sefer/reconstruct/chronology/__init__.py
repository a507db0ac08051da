"""Claims -> when: points in time, the relations between them, the tightest bounds, the smallest contradictions."""

from __future__ import annotations

from sefer.reconstruct.chronology.network import ORIGIN, Bounds, Cycle, Effect, Point, Relation, TimeNetwork
from sefer.reconstruct.chronology.relations import begin, end, relations
from sefer.reconstruct.chronology.timeline import Contradiction, Timeline, timelines

__all__ = [
    "ORIGIN",
    "Bounds",
    "Contradiction",
    "Cycle",
    "Effect",
    "Point",
    "Relation",
    "TimeNetwork",
    "Timeline",
    "begin",
    "end",
    "relations",
    "timelines",
]
