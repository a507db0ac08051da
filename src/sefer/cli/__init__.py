"""The command line: one command a verb, no logic. Heavy rooms load when a command needs them."""

from __future__ import annotations

from sefer.cli import asking, checking, making, playing
from sefer.cli.group import main

__all__ = ["asking", "checking", "main", "making", "playing"]
