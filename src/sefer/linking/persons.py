"""When two names of persons mean one person."""

from __future__ import annotations

from collections import Counter

from sefer.letters import fold
from sefer.linking.families import Family, families, misspelt

_TITLES = {"bey", "pasa", "efendi", "aga", "hanim", "han", "pasha", "sir", "lord", "knyaz", "prens", "von", "mr"}


def person_families(found: Counter[str]) -> list[Family]:
    """Families of person names."""
    return families(found, _joins)


def core(name: str) -> tuple[str, ...]:
    """The names of a person without titles: "Mürsel Paşa" -> ("mursel",)."""
    words = fold(name).replace(".", " ").replace("(", " ").replace(")", " ").split()
    return tuple(w for w in words if w not in _TITLES) or tuple(words)


def _joins(name: str, family: Family) -> tuple[str, str] | None:
    mine = core(name)
    for other in family.counts:
        theirs = core(other)
        if mine == theirs:
            return ("same name", "certain") if fold(name) == fold(other) else ("same name, other title", "certain")
        if _initials(mine, theirs) or _initials(theirs, mine):
            return "initials", "probable"
        if len(mine) == 1 and len(theirs) > 1 and mine[0] == theirs[-1] and len(mine[0]) > 3 and fold(name) == mine[0]:
            return "surname alone", "probable"
        if len(theirs) > 1 and mine == theirs[: len(mine)] and len(mine) > 1:
            return "shorter form", "probable"
        if len(mine) == len(theirs) == 1 and misspelt(mine[0], theirs[0]) and len(mine[0]) >= 7:
            return "spelling", "probable"
    return None


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """ "N. Şeyhzamanlı" for "Nağı Bey Şeyhzamanlı": same last name, initials that fit in order."""
    if len(short) < 2 or short[-1] != full[-1] or not all(len(w) == 1 for w in short[:-1]):
        return False
    return len(full) >= len(short) and all(f.startswith(s) for s, f in zip(short[:-1], full[:-1], strict=False))
