"""Whose a unit is, by the lists of campaign.toml alone."""

from __future__ import annotations

from collections.abc import Iterable

from sefer.letters import fold
from sefer.letters.ordinals import numbered
from sefer.linking.bearers import UnitBearer
from sefer.linking.families import Family
from sefer.linking.words import by_word
from sefer.model import Settings


class Sides:
    """The sides as declared. "Yunan 9. Tümeni" in a list is not the "9. Tümen" of the text's own army."""

    def __init__(self, settings: Settings, families: Iterable[Family]) -> None:
        self._of: dict[tuple[str, str], str] = {}
        for side in settings.sides:
            for unit in side.units:
                first, _, rest = unit.partition(" ")
                nation = by_word("nations").get(fold(first), "") if rest else ""
                nation = "" if nation == "turkish" else nation
                self._of.setdefault((nation, numbered(rest)) if nation else ("", numbered(unit)), side.name)
                self._of.setdefault(("", numbered(unit)), side.name)
        self._own = {numbered(b.name) for f in families for b in f.counts if not _nation(f)}

    def of(self, family: Family) -> str | None:
        """The side of a unit, None where no list has it."""
        nation = _nation(family)
        for name in map(numbered, (b.name for b in family.counts)):
            if (found := self._of.get((nation, name))) is not None:
                return found
            if nation and name not in self._own and ("", name) in self._of:
                return self._of["", name]
        return self._of.get(("", numbered(family.title))) if family.title else None


def _nation(family: Family) -> str:
    head = family.head
    return head.nation if isinstance(head, UnitBearer) and head.nation != "turkish" else ""
