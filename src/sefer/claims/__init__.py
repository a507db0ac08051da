"""Reading -> claims, each with its evidence, source and polarity, and what stayed unread."""

from __future__ import annotations

from sefer.claims.gather import gather

__all__ = ["gather"]
