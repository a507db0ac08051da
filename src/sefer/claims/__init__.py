"""Reading -> claims, each with its evidence, source and polarity, and what stayed unread."""

from __future__ import annotations

from sefer.claims.decisions import accepting, decide
from sefer.claims.gather import gather

__all__ = ["accepting", "decide", "gather"]
