"""The figures of a claim as ranges: as printed, widened by the hedges that stand beside them in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sefer.model import Campaign, Claim, QuantityValue, Span
from sefer.reconstruct.said import as_range

MEN = frozenset({"officer", "soldier", "person", "cavalryman", "volunteer"})
Path = tuple[str, ...]  # ("soldier",) of a strength, ("killed", "soldier") of a loss


class Figure(NamedTuple):
    """A number with the range that its words allow, and its numeral as printed ("" where none is found)."""

    low: float
    high: float
    numeral: str = ""

    def meets(self, other: Figure) -> bool:
        return self.low <= other.high and other.low <= self.high


def figures_of(campaign: Campaign, claim: Claim) -> dict[Path, Figure]:
    """The figures of a claim, in the order in which it has them."""
    values = claim.slots.get("values")
    if not isinstance(values, Mapping):
        return {}
    numbers = _numbers(campaign, claim)
    return {path: _as_told(as_range(value), path[-1], numbers) for path, value in _walk((), values)}


def _walk(path: Path, values: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping) and not value.keys() & {"min", "max"}:
            yield from _walk((*path, name), value)
        elif value is not None:
            yield (*path, name), value


def _numbers(campaign: Campaign, claim: Claim) -> list[QuantityValue]:
    """The quantities that stand in the words of a claim, in their order."""
    spans = [claim.span, *(Span(c.start, c.end) for c in claim.context)]
    inside = (m for m in campaign.mentions[claim.doc] if any(s.start <= m.start < s.end for s in spans))
    return [m.value for m in inside if isinstance(m.value, QuantityValue)]


def _as_told(given: list[float], item: str, numbers: list[QuantityValue]) -> Figure:
    """A figure with the range that its hedge allows, and its numeral; the quantity is used up."""
    alike = [n for n in numbers if [n.low, n.high] == given]
    found = next((n for n in alike if n.item == item), next(iter(alike), None))
    if found is None:
        return Figure(given[0], given[1])
    numbers.remove(found)
    low, high = found.least, found.most
    return Figure(found.low if low is None else low, found.high if high is None else high, found.numeral)


def may_be_one(mine: Mapping[Path, Figure], theirs: Mapping[Path, Figure]) -> bool | None:
    """Can two lists of figures be of one mind? None where they share nothing that could be compared.

    Where one gives its men in one number and the other in parts, it may be their sum; two ways of parting men
    say nothing about each other.
    """
    verdicts: list[bool] = []
    for sort in {path[:-1] for path in mine} & {path[:-1] for path in theirs}:
        one, other = _under(mine, sort), _under(theirs, sort)
        if one.keys() & MEN == other.keys() & MEN:
            verdicts += [one[i].meets(other[i]) for i in one.keys() & other.keys()]
            continue
        verdicts += _in_one(one, other) + _in_one(other, one)
        verdicts += [one[i].meets(other[i]) for i in (one.keys() & other.keys()) - MEN]
    return all(verdicts) if verdicts else None


def _in_one(whole: Mapping[str, Figure], parts: Mapping[str, Figure]) -> list[bool]:
    """Can the one number in which men are given be the sum of parts, or the part that bears its name? Empty where none is."""
    if len(whole.keys() & MEN) != 1 or not parts.keys() & MEN:
        return []
    (item,) = whole.keys() & MEN
    if item != "person" and (item not in parts or len(parts.keys() & MEN) < 2):
        return []
    return [whole[item].meets(_men(parts)) or (item in parts and whole[item].meets(parts[item]))]


def _under(figures: Mapping[Path, Figure], sort: Path) -> dict[str, Figure]:
    return {path[-1]: figure for path, figure in figures.items() if path[:-1] == sort}


def _men(figures: Mapping[str, Figure]) -> Figure:
    men = [figure for item, figure in figures.items() if item in MEN]
    return Figure(sum(f.low for f in men), sum(f.high for f in men))
