"""Bearers of names that mean one thing, with the reason why each was taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

CERTAIN, PROBABLE, OPEN = "certain", "probable", "open"
SAME = "same_name"
REASON = "decided"  # by a person
NO_NATION = "no_nation"  # two armies have the number, and no words say whose this one is
OTHER_ARMY = "other_army"  # not the one that other texts mean by the number
DOUBT = {CERTAIN: 0, PROBABLE: 1, OPEN: 2}
SHOWN = 12  # rivals kept for an open name
Why = tuple[str, str]  # (reason, confidence)


class Bearer(Hashable, Protocol):
    """A name as it stands in some texts, with what tells it from its namesakes."""

    @property
    def name(self) -> str: ...


@dataclass(eq=False)
class Family:
    """Bearers that mean one thing; `rivals` are families that its open names may mean as well."""

    counts: dict[Bearer, int] = field(default_factory=dict)
    why: dict[Bearer, Why] = field(default_factory=dict)
    rivals: list[Family] = field(default_factory=list)
    title: str = ""  # the name that it goes by, where it is not the one met most
    titles: tuple[
        str, ...
    ] = ()  # the same in the words of other texts: "7. Alay (Rus)" beside "7th Regiment (Russian)"

    @property
    def names(self) -> tuple[str, ...]:
        """The names met, the most frequent first, of equals the longest, then by alphabet."""
        met: Counter[str] = Counter()
        for bearer, count in self.counts.items():
            met[bearer.name] += count
        ordered = sorted(met, key=lambda n: (-met[n], -len(n), n))
        return tuple(dict.fromkeys([self.title, *self.titles, *ordered] if self.title else ordered))

    @property
    def head(self) -> Bearer:
        """The bearer met most, of equals the one with the longest name."""
        return min(self.counts, key=lambda b: (-self.counts[b], -len(b.name), b.name))

    def take(self, bearer: Bearer, count: int, why: Why) -> None:
        self.counts[bearer] = self.counts.get(bearer, 0) + count
        self.why.setdefault(bearer, why)


def founded(bearer: Bearer, count: int, why: Why = (SAME, CERTAIN), rivals: Sequence[Family] = ()) -> Family:
    """A family of one bearer."""
    family = Family(rivals=list(rivals))
    family.take(bearer, count, why)
    return family


def one(found: Iterable[Family]) -> Family | None:
    """The only family among those found, None where there are none or several."""
    met = list(dict.fromkeys(found))
    return met[0] if len(met) == 1 else None
