"""Grouping names: each name joins the one family that it can belong to, stands open where there are two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from sefer.letters import fold


@dataclass
class Family:
    """Names that mean one thing; `counts` how often each was met, `why` the reason each was taken in."""

    key: Hashable
    counts: Counter[str] = field(default_factory=Counter)
    why: dict[str, tuple[str, str]] = field(default_factory=dict)  # name -> (reason, confidence)

    @property
    def names(self) -> tuple[str, ...]:
        """The names met, the most frequent first, of equals the longest, then by alphabet."""
        return tuple(sorted(self.counts, key=lambda n: (-self.counts[n], -len(n), n)))

    def take(self, name: str, count: int, reason: str, confidence: str = "certain") -> None:
        self.counts[name] += count
        self.why.setdefault(name, (reason, confidence))


Joins = Callable[[str, Family], tuple[str, str] | None]


def families(
    counted: Counter[str], joins: Joins, order: Callable[[str], object] = lambda n: (-len(n), n)
) -> list[Family]:
    """Families of names; `joins` says why a name belongs to a family, or None.

    Longer names are seated first. A name that could join two families founds its own and is marked open.
    """
    out: list[Family] = []
    for name in sorted(counted, key=order):  # type: ignore[arg-type]
        found = [(family, why) for family in out if (why := joins(name, family)) is not None]
        best = [(f, w) for f, w in found if w[0] == "same name"] or found
        if len(best) == 1:
            family, (reason, confidence) = best[0]
            family.take(name, counted[name], reason, confidence)
        else:
            family = Family(name)
            family.take(name, counted[name], "same name", "open" if best else "certain")
            out.append(family)
    return out


def misspelt(one: str, other: str) -> bool:
    """Are two names one slip apart? Long words only: one edit from 5 letters on, two from 9 on, same first letter."""
    a, b = fold(one), fold(other)
    if a == b or min(len(a), len(b)) < 5 or a[0] != b[0] or any(c.isdigit() for c in a + b):
        return False
    return OSA.distance(a, b) <= (2 if min(len(a), len(b)) >= 9 else 1)


def counted(names: Iterable[str]) -> Counter[str]:
    return Counter(names)
