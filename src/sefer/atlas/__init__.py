"""Campaign -> one HTML file with a map that plays, without a single network request."""

from __future__ import annotations

from sefer.atlas.draw import draw

__all__ = ["draw"]
