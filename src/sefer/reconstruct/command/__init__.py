"""Claims -> command: who commanded a unit and under whom it stood on any day, its life, and what can't be true of it."""

from __future__ import annotations

from sefer.reconstruct.command.conflicts import Conflict, conflicts
from sefer.reconstruct.command.hierarchy import Command, command
from sefer.reconstruct.command.lives import Life, Named, Turn
from sefer.reconstruct.command.spans import Answer, Span, above, tie_of, tree
from sefer.reconstruct.command.spoken import told

__all__ = [
    "Answer",
    "Command",
    "Conflict",
    "Life",
    "Named",
    "Span",
    "Turn",
    "above",
    "command",
    "conflicts",
    "tie_of",
    "told",
    "tree",
]
