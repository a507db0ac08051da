"""Claims of a new name -> the families of both names as one: a unit that was renamed is still that unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sefer.calendars import bounds
from sefer.letters import fold
from sefer.linking.families import CERTAIN, Family, one
from sefer.model import Claim

_WHY = ("renamed", CERTAIN)
_HOLDS = ("asserted", "reported")
_WHO = ("subject", "object", "parties", "recipient", "issuer")


def joined(families: Sequence[Family], claims: Sequence[Claim]) -> list[Family]:
    """The families with those of a new name in that of the old one, under the old name.

    A name that is told of a day before the renaming was another unit's too: nothing is joined by it.
    """
    out = list(families)
    for claim in claims:
        old, new = (claim.slots.get(slot) for slot in ("subject", "object"))
        if claim.slots.get("relation") != "renamed" or claim.polarity not in _HOLDS:
            continue
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
