"""Campaign -> one HTML file with a map that plays, without a single network request."""

from __future__ import annotations

from sefer.atlas.draw import draw
from sefer.atlas.film import Film

__all__ = ["Film", "draw"]
