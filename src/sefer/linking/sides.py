"""Whose a unit is, by the lists of campaign.toml alone."""

from __future__ import annotations

from collections.abc import Iterable

from sefer.letters import fold
from sefer.letters.ordinals import numbered
from sefer.letters.patterns import lazy
from sefer.linking.bearers import UnitBearer
from sefer.linking.families import NO_NATION, OPEN, OTHER_ARMY, PROBABLE, Family
from sefer.linking.words import by_word
from sefer.model import Entity, Settings

_UNSAID = ((NO_NATION, OPEN), (OTHER_ARMY, PROBABLE))


class Sides:
    """The sides as declared. "Yunan 9. Tümeni" in a list is not the "9. Tümen" of the text's own army."""

    def __init__(self, settings: Settings, families: Iterable[Family]) -> None:
        self._of: dict[tuple[str, str], str] = {}
        for side in settings.sides:
            for unit in side.units:
                nation, rest = _split(unit)
                self._of.setdefault((nation, numbered(rest)) if nation else ("", numbered(unit)), side.name)
                self._of.setdefault(("", numbered(unit)), side.name)
        self._own = {numbered(b.name) for f in families for b in f.counts if not _nation(f)}

    def of(self, family: Family) -> str | None:
        """The side of a unit, None where no list has it."""
        if all(why in _UNSAID for why in family.why.values()):
            return None  # whose it is nobody says: a list that names one of that number does not either
        nation = _nation(family)
        for name in map(numbered, (b.name for b in family.counts)):
            if (found := self._of.get((nation, name))) is not None:
                return found
            if nation and name not in self._own and ("", name) in self._of:
                return self._of["", name]
        return self._of.get(("", numbered(family.title))) if family.title else None


def unlisted(settings: Settings, entities: Iterable[Entity]) -> list[str]:
    """What the lists of campaign.toml name and no text does."""
    known = {numbered(name) for e in entities if e.type in ("unit", "force") for name in e.names}
    units = (unit for side in settings.sides for unit in side.units)
    return [unit for unit in units if known.isdisjoint((numbered(unit), numbered(_split(unit)[1])))]


def _split(unit: str) -> tuple[str, str]:
    """The nation that a name begins with, if it is not that of the text's own army, and what is left of the name."""
    first, _, rest = unit.partition(" ")
    nation = by_word("nations").get(fold(first), "") if rest else ""
    return ("", unit) if nation in ("", "turkish") else (nation, _OWNED.sub(r"\g<own>", rest))


# "9. Tümeni" of "Yunan 9. Tümeni": the name of the unit itself is "9. Tümen"
_OWNED = lazy(r"^(?P<own>[\dIVX]+\. \w+?)(?:s[ıiuü]|(?<=[^aeıioöuüs])[ıiuü])$")


def _nation(family: Family) -> str:
    head = family.head
    return head.nation if isinstance(head, UnitBearer) and head.nation != "turkish" else ""
