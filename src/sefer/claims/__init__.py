"""Reading -> claims, each with its evidence, source and polarity, and what stayed unread."""

from __future__ import annotations

from sefer.claims.decisions import Decided, accepting, decide
from sefer.claims.foreign import Refused, anchored, claim_of, dangling, tied
from sefer.claims.gather import gather
from sefer.claims.outlying import outlying
from sefer.claims.readers import joined

__all__ = [
    "Decided",
    "Refused",
    "accepting",
    "anchored",
    "claim_of",
    "dangling",
    "decide",
    "gather",
    "joined",
    "outlying",
    "tied",
]
