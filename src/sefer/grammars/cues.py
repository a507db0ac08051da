"""What one occurrence of a name says of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from sefer.letters.patterns import lazy

DATELINE = lazy(
    r",\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-ZÇĞİÖŞÜ][^\W\d_]{2,13}\.?(?:,?\s+\d{3,4})?|[A-Z][a-z]{2,9}\.?\s+\d{1,2}(?:,\s+\d{4})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:,\s+(?:via|by\s+way\s+of|midnight|noon|\d)[^.\n—–]{0,60}\.?)?\s*(?:[(–—-]|[.:]\s*(?:[–—-]|\d\.|[A-ZÇĞİÖŞÜ(]))"
)


class Cue(NamedTuple):
    """What one occurrence of a name says: weights for place and person; `veto` where it is neither here."""

    place: int = 0
    state: bool = False  # something is done here to states, not to places
    person: int = 0
    veto: bool = False
    thing: bool = False  # a ship, a newspaper
    listed: bool = False  # handed on by a neighbour
    subject: bool = False  # by the verb of its clause alone
    attribute: bool = False  # before an actor, of a state or people
    case: str | None = "nominative"
    end: int = 0  # behind a feature word in small letters that is part of the name
    feature: tuple[str, str] | None = None
    kind: str | None = None

    def but(self, **said: Any) -> Cue:
        """The same with some of it said otherwise."""
        return one(self._replace(**said))


@lru_cache(maxsize=1 << 12)
def one(cue: Cue) -> Cue:
    """The cue met first among those equal to it: many names are kept until all are read."""
    return cue
