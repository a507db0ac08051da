"""The gate: every number, date and name that a claim asserts stands in its evidence or in a context span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sefer.calendars import bounds
from sefer.claims.sequences import counted
from sefer.claims.standing import Standing
from sefer.letters.patterns import lazy
from sefer.model import Claim, DateValue, Reading, Span

_OURS = {"relation", "mode"}
_DATES = {"date", "depart", "arrive"}
_PLACES = {"place", "from", "via", "to"}
_EDTF = lazy(r"\d{4}-\d\d(-\d\d)?(/.*)?")
_FREE = {"outcome", "content"}  # in words of ours; a figure in them is still the text's
_ROLES = {"komutan", "komutan vekili", "komutanı", "kumandan", "kumandanı", "commander"}  # in words of ours
_APART = ("min_days", "max_days")
_FIGURE = lazy(r"\d+(?:[.,]\d+)*")


def objection(reading: Reading, claim: Claim) -> str | None:
    """What a claim asserts that its words do not say, or None where all of it stands there."""
    standing = Standing(reading, [claim.span, *(Span(c.start, c.end) for c in claim.context)])
    for slot, value in claim.slots.items():
        if value is not None and slot not in _OURS:
            told = _apart(claim, value, standing) if slot in _APART else _missing(claim.kind, slot, value, standing)
            missing = next(told, None)
            if missing is not None:
                return f"{slot}: {missing}"
    return None


def _apart(claim: Claim, days: Any, standing: Standing) -> Iterator[Any]:
    """A distance in days that is neither printed nor that between the two days of its claim."""
    first, second = (bounds(v) if isinstance(v := claim.slots.get(s), str) else None for s in ("first", "second"))
    between = first and second and second.earliest - first.latest <= days <= second.latest - first.earliest
    if days in (0, 1) and not (first or second):
        return  # "at that time", "the day after": in words
    said = (counted(word.whole) for word in standing.words)
    if any(n is not None and days in (n, 7 * n) for n in said):
        return
    if not between and not standing.has_number(days) and not standing.has_figure(str(days)):
        yield days


def stands(name: str, reading: Reading, span: Span) -> bool:
    """Does a name stand in the words of a span?"""
    return Standing(reading, [span]).has_name(name)


def _missing(kind: str, slot: str, value: Any, standing: Standing) -> Iterator[Any]:
    """What of the value of a slot does not stand."""
    if slot in _DATES or (slot in ("first", "second") and isinstance(value, str) and _EDTF.fullmatch(value)):
        days = (m.value.edtf for m in standing.mentions if isinstance(m.value, DateValue))
        said = set(days)
        yield from () if value in said or _ends(str(value)) <= said else (value,)
    elif slot in ("first", "second"):
        return
    elif slot == "article":
        yield from () if standing.has_ordinal(str(value)) else (value,)
    elif slot in ("values", "total"):
        seats = kind == "composition"
        yield from (n for n in _numbers(value) if not standing.has_number(n, seats))
        if not seats:
            yield from (f"{i} {n}" for i, n in _items(value) if not standing.has_item(i, n))
        if kind == "composition" and isinstance(value, Mapping):
            yield from (n for n in value if not standing.has_words(n))
    elif slot in _FREE:
        yield from (w for w in _FIGURE.findall(str(value)) if not standing.has_figure(w))
    elif slot == "role":
        yield from (n for n in _names(value) if n not in _ROLES and not standing.has_words(n))
    elif slot in _PLACES:
        yield from (n for n in _names(value) if not standing.has_place(n))
    else:
        yield from (n for n in _names(value) if not standing.has_name(n) and not _first(n, standing))


def _ends(value: str) -> set[str]:
    """The two days of a stretch, the one day of a limit."""
    return set(value.split("/")) - {".."}


def _first(name: str, standing: Standing) -> bool:
    """Is it the first of a row whose second stands: "5. Tümen 1. Grup" before "2. Grup"?"""
    found = _FIRST.fullmatch(name)
    return found is not None and standing.has_name(f"{found['whole']} 2. {found['part']}")


_FIRST = lazy(r"(?P<whole>.+) 1\. (?P<part>\w+)")


_NO_LEAST = ("min", 0)  # of "at most 1,000": printed nowhere


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if (name, inner) != _NO_LEAST:
                yield from _numbers(inner)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value


def _items(value: Any, item: str = "") -> Iterator[tuple[str, float]]:
    """What is counted, with each of its figures."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if (name, inner) != _NO_LEAST:
                yield from _items(inner, item if name in ("min", "max") else str(name))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield item, value


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _names(inner)
