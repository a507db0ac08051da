"""When two names of places mean one place: one row of the gazetteer inside the region, or nearly one spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sefer.geography import Gazetteer
from sefer.letters import fold
from sefer.linking.families import Family, families, misspelt
from sefer.model import Place


def place_families(
    found: Counter[str], gazetteer: Gazetteer, chosen: Mapping[str, Place | None]
) -> list[tuple[Family, Place | None]]:
    """Families of place names, each with its row of the gazetteer if there is just one; `chosen` by a person."""
    rows = {name: gazetteer.lookup(name) for name in found}
    rows |= {name: (row,) if row else () for name, row in chosen.items()}

    def joins(name: str, family: Family) -> tuple[str, str] | None:
        for other in family.counts:
            if fold(name) == fold(other):
                return "same name", "certain"
            mine, theirs = rows[name], rows[other]
            if len(mine) == len(theirs) == 1:
                if mine == theirs:
                    return "one place of the gazetteer", "certain"
                continue
            if not mine and not theirs and misspelt(name, other):
                return "spelling", "probable"
        return None

    out: list[tuple[Family, Place | None]] = []
    for family in families(found, joins):
        single = [rows[n][0] for n in family.names if len(rows[n]) == 1]
        out.append((family, single[0] if single else None))
    return out
