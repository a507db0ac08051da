"""One day that is printed in two calendars: "29 Ekim (10 Kasım) 1877", "24 April 1877 (12 April O.S.)"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from sefer.calendars import from_gregorian, from_julian
from sefer.grammars.date_patterns import Found, Patterns
from sefer.grammars.date_values import Context, calendar_of, figure, iso, of_day, ordinal
from sefer.model import DateValue, Days

_KINDS = ("full", "month_first", "spelt", "year_first", "numeric")
_LONGEST = 60  # characters between the two
_TURN = (0, -1, 1)  # years by which the one that is not printed may differ


def paired(found: Sequence[Found], text: str, known: Patterns) -> tuple[list[Found], frozenset[int]]:
    """Dates without the year that a pair shares, which both get; and the places of the first of each pair."""
    out: list[Found] = []
    firsts: set[int] = set()
    shared = -1
    for each in found:
        if each.start == shared:
            continue
        one = each
        before = out[-1] if out else None
        closed = (
            known.pair_closed.match(text, one.match.end()) if before and _beside(before, one, text, known) else None
        )
        if before is not None and closed is not None:
            firsts.add(len(out) - 1)
            if closed["y"] and one.stated is None:
                shared, year = closed.start("y"), int(closed["y"])
                out[-1] = before if before.stated else before._replace(stated=year)
                one = one._replace(stated=year)
        out.append(one)
    return out, frozenset(firsts)


def _beside(one: Found, two: Found, text: str, known: Patterns) -> bool:
    end = one.match.end()
    if not 0 < two.start - end <= _LONGEST or not (_single(one) and _single(two)):
        return False
    return known.pair_beside.fullmatch(text, end, two.start) is not None


def _single(one: Found) -> bool:
    groups = one.groups
    return one.kind in _KINDS and bool(groups.get("m")) and not any(groups.get(name) for name in ("d2", "d3", "y0"))


def values_of(one: Found, two: Found, known: Patterns, context: Context) -> tuple[DateValue, DateValue] | None:
    """The day of both by the new style, where they are one; None where they are not."""
    told = one.stated or two.stated
    base = told or (context.year if context.calendar == "gregorian" else None)
    if base is None:
        return None
    given = told is not None
    first, second = _month_day(one, known), _month_day(two, known)
    if calendar_of(base)[1] == "rumi":
        return _rumi(one, first, second) if one.stated and not two.stated else None
    for old, new, swapped in ((first, second, False), (second, first, True)):
        years = (_years(two, base), _years(one, base)) if swapped else (_years(one, base), _years(two, base))
        day = _same(old, new, base, *years)
        if day is not None:
            pair = of_day(day, given, "julian"), of_day(day, given)
            return (pair[1], pair[0]) if swapped else pair
    return None


def _rumi(one: Found, first: tuple[int, int], second: tuple[int, int]) -> tuple[DateValue, DateValue] | None:
    """ "24 Nisan 1331 (7 Mayıs)"."""
    try:
        day = ordinal(calendar_of(one.stated or 0)[0], *first, "rumi")
    except ValueError:
        return None
    here = date.fromordinal(day)
    return (of_day(day, True, "rumi"), of_day(day, True)) if (here.month, here.day) == second else None


def _month_day(one: Found, known: Patterns) -> tuple[int, int]:
    return known.month(one.groups["m"]), figure(one.groups.get("d") or one.groups["w"])


def _years(one: Found, base: int) -> list[int]:
    return [one.stated] if one.groups.get("y") and one.stated else [base + step for step in _TURN]


def _same(
    old: tuple[int, int], new: tuple[int, int], base: int, old_years: Sequence[int], new_years: Sequence[int]
) -> int | None:
    """The day that the one names in the old and the other in the new style, of the year that is printed or the next to it."""
    for new_year, old_year in product(new_years, old_years):
        try:
            day = from_julian(old_year, *old)
            if base in (old_year, new_year) and day == from_gregorian(new_year, *new):
                return day
        except ValueError:
            continue
    return None


def style_pair(groups: Mapping[str, str | None], known: Patterns, year: int, given: bool) -> DateValue | None:
    """ "11 (24) Ekim 1912": the day in both styles, whichever stands first; None where they are no such pair."""
    month, days = known.month(groups["m"] or ""), [figure(groups[name] or "") for name in ("d", "d2")]
    for old, new in _both_orders(days):
        day = _same((month, old), (month, new), year, [year], [year])
        if day is not None:
            return DateValue(iso(day), Days(day, day), given)
    return None


def _both_orders(days: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield days[0], days[1]
    yield days[1], days[0]
