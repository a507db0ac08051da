"""The figures of a claim as ranges: as printed, widened by the hedges that stand beside them in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from math import inf
from typing import Any, NamedTuple
from weakref import ref

from sefer.model import Campaign, Claim, QuantityValue, Span
from sefer.reconstruct.said import MEN, as_range

Path = tuple[str, ...]  # ("soldier",) of a strength, ("killed", "soldier") of a loss


class Figure(NamedTuple):
    """A number with the range that its words allow (open above: inf), its numeral and what it counts as printed ("" where none is found)."""

    low: float
    high: float
    numeral: str = ""
    counted: str = ""

    def meets(self, other: Figure) -> bool:
        return self.low <= other.high and other.low <= self.high


def figures_of(campaign: Campaign, claim: Claim) -> dict[Path, Figure]:
    """The figures of a claim, in the order in which it has them."""
    values = claim.slots.get("values")
    if not isinstance(values, Mapping):
        return {}
    numbers = quantities(campaign, claim)
    return {path: _as_told(as_range(value), path[-1], numbers) for path, value in _walk((), values)}


def _walk(path: Path, values: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping) and not value.keys() & {"min", "max"}:
            yield from _walk((*path, name), value)
        elif value is not None:
            yield (*path, name), value


def quantities(campaign: Campaign, claim: Claim) -> list[QuantityValue]:
    """The quantities that stand in the words of a claim, in their order."""
    starts, values = _printed(campaign)[claim.doc]
    found: dict[int, None] = {}
    for span in (claim.span, *(Span(c.start, c.end) for c in claim.context)):
        found |= dict.fromkeys(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    return [values[at] for at in sorted(found)]


Printed = Mapping[str, tuple[list[int], list[QuantityValue]]]  # by document: where quantities begin, rising


def _printed(campaign: Campaign) -> Printed:
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), {doc: _in_order(campaign, doc) for doc in campaign.mentions})]
    return _last[0][1]


def _in_order(campaign: Campaign, doc: str) -> tuple[list[int], list[QuantityValue]]:
    found = [(m.start, m.value) for m in campaign.mentions[doc] if isinstance(m.value, QuantityValue)]
    found.sort(key=lambda m: m[0])
    return [start for start, _ in found], [value for _, value in found]


_last: list[tuple[ref[Campaign], Printed]] = []  # the campaign asked for last


def _as_told(given: list[float], item: str, numbers: list[QuantityValue]) -> Figure:
    """A figure with the range that its hedge allows, and its numeral; the quantity is used up."""
    alike = [n for n in numbers if [n.low, n.high] == given or (given[0] == 0 and n.most == given[1])]
    found = next((n for n in alike if n.item == item), next(iter(alike), None))
    if found is None:
        return Figure(given[0], given[1])
    numbers.remove(found)
    return figure_of(found, *given)


def figure_of(printed: QuantityValue, low: float, high: float) -> Figure:
    """A figure that a claim gives, as wide as the words of its quantity make it: "bini aşkın" has nothing above it."""
    least, most = printed.least, printed.most
    most = inf if least is not None and most is None else most
    return Figure(low if least is None else least, high if most is None else most, printed.numeral, printed.counted)


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
