"""Claims of two readers -> what both found, what only one did, and in which slots they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sefer.letters import fold
from sefer.model import Campaign, Claim


@dataclass
class Agreement:
    """Two readers on one kind of claim: counts, and slots that agree among those that either fills."""

    one: str
    other: str
    kind: str
    both: int = 0
    only_one: int = 0
    only_other: int = 0
    agreeing: int = 0
    slots: int = 0


def readers(campaign: Campaign) -> list[str]:
    """Who read the claims of a campaign."""
    return sorted({c.reader for c in _all(campaign)})


def _all(campaign: Campaign) -> list[Claim]:
    """The claims that count and those of other readers that stand beside them."""
    return [*campaign.claims, *(c for claims in campaign.others.values() for c in claims)]


def agreements(campaign: Campaign) -> list[Agreement]:
    """Each two readers, kind by kind, in the documents that both have read."""
    by: dict[str, dict[tuple[str, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in _all(campaign):
        by[claim.reader][claim.kind, claim.doc].append(claim)
    return [a for one, other in combinations(sorted(by), 2) for a in _kinds(campaign, one, other, by[one], by[other])]


def _kinds(
    campaign: Campaign, one: str, other: str, mine: dict[tuple[str, str], list[Claim]], theirs: dict[tuple[str, str], list[Claim]]
) -> Iterator[Agreement]:  # fmt: skip
    shared = {doc for _, doc in mine} & {doc for _, doc in theirs}
    for kind in sorted({k for k, _ in (*mine, *theirs)}):
        found = Agreement(one, other, kind)
        for doc in sorted(shared):
            a, b = mine.get((kind, doc), []), theirs.get((kind, doc), [])
            pairs = _paired(campaign, a, b)
            found.both += len(pairs)
            found.only_one += len(a) - len(pairs)
            found.only_other += len(b) - len(pairs)
            found.agreeing += sum(agree for agree, _ in pairs)
            found.slots += sum(of for _, of in pairs)
        if found.both or found.only_one or found.only_other:
            yield found


def _paired(campaign: Campaign, mine: Sequence[Claim], theirs: Sequence[Claim]) -> list[tuple[int, int]]:
    """Claims whose evidence overlaps, each in one pair, those that agree most first: agreeing slots, filled slots."""
    near = [
        (*_alike(campaign, a, b), i, j)
        for i, a in enumerate(mine)
        for j, b in enumerate(theirs)
        if a.span.overlaps(b.span)
    ]
    near.sort(key=lambda n: (-n[0], n[1], n[2], n[3]))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    out = []
    for agree, of, i, j in near:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            out.append((agree, of))
    return out


def _alike(campaign: Campaign, one: Claim, other: Claim) -> tuple[int, int]:
    """How many slots agree, of how many that either fills; polarity is one."""
    slots = [s for s in {*one.slots, *other.slots} if s != "content"]
    values = [(_plain(campaign, one, s), _plain(campaign, other, s)) for s in slots]
    filled = [(a, b) for a, b in values if a or b]
    return sum(a == b for a, b in filled) + (one.polarity == other.polarity), len(filled) + 1


def _plain(campaign: Campaign, claim: Claim, slot: str) -> Any:
    """A value as it is compared: names by what they stand for, in no order; nothing for an empty one."""
    value = claim.slots.get(slot)
    if isinstance(value, str) or (isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value)):
        names = [value] if isinstance(value, str) else value
        found = ((campaign.entity(claim.doc, n, claim.id), n) for n in names)
        return sorted(e.id if e is not None else fold(n) for e, n in found)
    return value or None
