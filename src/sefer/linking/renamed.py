"""Units told by two names -> one family: a unit that was renamed, or that was given two names when it was formed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sefer.calendars import bounds
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.linking.families import CERTAIN, PROBABLE, Family, one
from sefer.model import Claim, Reading, UnitValue

_WHY, _TWO = ("renamed", CERTAIN), ("two_names", PROBABLE)
_OR = lazy(r"\s+(?:veya|yahut|ya da|or)\s+(?:the\s+)?", re.IGNORECASE)
_ALSO = lazy(r",?\s+\(?(?:yani|diğer adıyla|öteki adıyla|also (?:called|known as)|otherwise(?: known as| called)?)\s+(?:the\s+)?", re.IGNORECASE)  # fmt: skip
_FORMED = lazy(
    r"[^.;:]{0,40}\b(?:kuruldu|kurulmuş|teşkil edil|oluşturul|tesis edil|was (?:formed|set up|established|created|raised))",
    re.IGNORECASE,
)
_HOLDS = ("asserted", "reported")
_WHO = ("subject", "object", "parties", "recipient", "issuer")


def joined(families: Sequence[Family], claims: Sequence[Claim]) -> list[Family]:
    """The families with those of a new name in that of the old one, under the old name.

    A name that is told of a day before the renaming was another unit's too: nothing is joined by it.
    """
    out = list(families)
    for claim in claims:
        if claim.slots.get("relation") != "renamed" or claim.polarity not in _HOLDS:
            continue
        old, new = (claim.slots.get(slot) for slot in ("subject", "object"))
        if not isinstance(old, str) or not isinstance(new, str) or _borne_before(new, claim, claims):
            continue
        first, second = (one(f for f in out if _named(f, name)) for name in (old, new))
        if first is not None and second is not None and first is not second:
            first.title = first.title or old
            first.rivals = [f for f in first.rivals if f is not second]
            for bearer, count in second.counts.items():
                first.take(bearer, count, _WHY)
            out.remove(second)
    return out


def two_names(reading: Reading) -> Iterator[tuple[str, str]]:
    """The names of one formation told side by side: "the Eastern Front or Baku Front was set up", "X, also called Y".

    Numbers are never two names of one; of "or" only what was formed under both names is.
    """
    text = reading.document.text
    units = [m for m in reading.mentions if isinstance(m.value, UnitValue)]
    for first, second in pairwise(units):
        one, other = first.value, second.value
        assert isinstance(one, UnitValue) and isinstance(other, UnitValue)
        if one.echelon != other.echelon or one.number is not None or other.number is not None:
            continue
        between = text[first.end : second.start]
        if _ALSO.fullmatch(between) or (_OR.fullmatch(between) and _FORMED.match(text, second.end)):
            yield one.name, other.name


def as_one(families: Sequence[Family], pairs: Iterable[tuple[str, str]]) -> list[Family]:
    """The families with those of two names of one formation as one, under the name told first."""
    out = list(families)
    for pair in pairs:
        first, second = (one(f for f in out if _named(f, name)) for name in pair)
        if first is not None and second is not None and first is not second:
            for bearer, count in second.counts.items():
                first.take(bearer, count, _TWO)
            out.remove(second)
    return out


def _named(family: Family, name: str) -> bool:
    return any(fold(bearer.name) == fold(name) for bearer in family.counts)


def _borne_before(name: str, renaming: Claim, claims: Iterable[Claim]) -> bool:
    """Is the new name told of a day before the renaming?"""
    since = bounds(renaming.slots.get("date"))
    if since is None:
        return False
    told = (c for c in claims if c is not renaming and any(_in(c, slot, name) for slot in _WHO))
    days = (bounds(c.slots.get(slot)) for c in told for slot in ("date", "arrive", "depart"))
    return any(d.latest < since.earliest for d in days if d is not None)


def _in(claim: Claim, slot: str, name: str) -> bool:
    value = claim.slots.get(slot)
    return any(
        fold(v) == fold(name) for v in ([value] if isinstance(value, str) else value or ()) if isinstance(v, str)
    )
