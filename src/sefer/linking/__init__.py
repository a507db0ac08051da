"""Names -> entities: one unit, person or place behind many names, each link with its reason."""

from __future__ import annotations

from sefer.linking.link import Linked, link

__all__ = ["Linked", "link"]
