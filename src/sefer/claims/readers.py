"""Claims of several readers -> those that count, and those that stand beside one of them.

Two readers of the same words tell one fact, not two: questions count it once, by the first reader, until a person rejects
that claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sefer.letters import fold
from sefer.model import Claim

_TELLING = {
    "subject",
    "object",
    "values",
    "to",
    "via",
    "issuer",
    "recipient",
    "parties",
    "first",
    "second",
    "total",
    "content",
}
_PLACED = {"engagement", "agreement", "event"}  # kinds that a place and a day tell apart
Others = Mapping[str, tuple[Claim, ...]]


def joined(own: Sequence[Claim], foreign: Sequence[Claim]) -> tuple[tuple[Claim, ...], Others]:
    """The claims that count, in order, and by the id of each the claims of other readers about the same words."""
    if not foreign:
        return tuple(own), {}
    counted: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    order = {doc: n for n, doc in enumerate(dict.fromkeys(c.doc for c in (*own, *foreign)))}
    for claim in own:
        counted[claim.doc, claim.kind].append(claim)
    others: dict[str, tuple[Claim, ...]] = {}
    new = []
    for claim in foreign:
        best = max(counted[claim.doc, claim.kind], key=lambda c: _shared(c, claim), default=None)
        if best is not None and _shared(best, claim) and best.reader != claim.reader:
            others[best.id] = (*others.get(best.id, ()), claim)
        else:
            counted[claim.doc, claim.kind].append(claim)
            new.append(claim)
    return tuple(sorted((*own, *new), key=lambda c: (order[c.doc], c.start, c.end))), others


def _shared(one: Claim, other: Claim) -> int:
    """How many telling slots two claims on overlapping words fill alike."""
    if not one.span.overlaps(other.span):
        return 0
    telling = _TELLING | ({"place"} if one.kind in _PLACED else set())
    return sum(bool(_key(one.slots.get(s))) and _key(one.slots.get(s)) == _key(other.slots.get(s)) for s in telling)


def _key(value: Any) -> Any:
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, (list, tuple)):
        keys = tuple(_key(v) for v in value)
        return keys[0] if len(keys) == 1 else keys
    return value
