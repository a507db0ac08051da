"""Names -> entities: one unit, person or place behind many names, each link with its reason."""

from __future__ import annotations

from sefer.linking.link import Linked, link
from sefer.linking.names import Names, as_json, named, names_of
from sefer.linking.sides import unlisted

__all__ = ["Linked", "Names", "as_json", "link", "named", "names_of", "unlisted"]
