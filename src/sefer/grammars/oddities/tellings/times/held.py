"""Two tenures of one body or person: are they of one time, and do they differ?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sefer.grammars.oddities.tellings.bodies.bodies import MANY, Body
from sefer.grammars.oddities.tellings.times.when_held import BEFORE, LONG, OPEN, UP_TO
from sefer.model import Span

_NEAR = 4_000  # characters between two tellings of which one tells no day
_DAYS = 10  # that somebody may be told to have stayed in one place
_STAY = 62  # beyond which he may well have gone elsewhere in between
TITLED = frozenset({"~pasa", "~bey"})  # titles that tell two of one name apart
_BESIDE = 1_500  # the same where neither does
APPOINTED = 2  # how loosely it is read that he who was put at the head of a body headed it from then on
_SOON = 3  # days by which the day of what was told before may miss that of a telling
_YEAR = 330  # days beyond which a time says its year


@dataclass(frozen=True, slots=True)
class Tenure:
    """Something that held of a body or a person: from the first to the last day, through all of it or at some time."""

    who: Body | frozenset[str]
    other: Body | frozenset[str]
    at: Span
    first: int
    last: int
    through: bool
    alone: bool  # do the words say that nothing else held?
    carried: bool  # is its day only that of what was told before?
    year_told: bool  # alone: that of a time too long for a day
    shown: tuple[str, str]
    hours: tuple[float, float] | None = None
    moment: bool = False
    moves: bool = False
    firm: bool = True  # is its place named, or told to be far from another?
    away: bool = False
    listed: bool = False  # is it one of a list that makes up the whole?
    weak: int = 0  # how loosely is it read itself?
    ends: bool = False  # did he who headed it fall in it, so that another may have followed?


def is_one(one: Body | frozenset[str], other: Body | frozenset[str]) -> bool:
    if isinstance(one, Body) and isinstance(other, Body):
        return one.is_same(other)
    if isinstance(one, Body) or isinstance(other, Body):
        return False
    common = _common(one, other)
    return bool(common) and not (_rest(one, common) and _rest(other, common)) and not _of_two_titles(one, other)


def _common(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in one & other if w not in TITLED)


def _rest(names: frozenset[str], common: frozenset[str]) -> frozenset[str]:
    return names - common - TITLED


def _of_two_titles(one: frozenset[str], other: frozenset[str]) -> bool:
    """Are two of one name told apart by their titles: a pasha and a bey?"""
    return bool(one & TITLED and other & TITLED and not one & other & TITLED)


def differ(one: Body | frozenset[str], other: Body | frozenset[str]) -> bool | None:
    if isinstance(one, Body) and isinstance(other, Body):
        return one.is_other(other)
    if isinstance(one, Body) or isinstance(other, Body):
        return False
    return bool(one and other) and not _common(one, other)


def meet(one: Tenure, other: Tenure) -> bool | None:
    """Are two tenures of one time? Surely where one held through; None where they need not be."""
    if one.listed and other.listed and not (one.first or other.first):
        return False
    if not (one.through or other.through):
        return _of_one_day(one, other)
    whole, day = (one, other) if one.through else (other, one)
    if not whole.first or not day.first:
        if any(_is_of_old(t) for t in (whole, day)):
            return None
        return False if whole.alone or abs(one.at.start - other.at.start) < _NEAR else None
    first, last = _in_year(day, whole)
    if (one.ends or other.ends) and not whole.first < first <= last < whole.last:
        return None
    if day.through:
        return True if min(last, whole.last) - max(first, whole.first) > 1 else None
    if not (whole.first <= first and last <= whole.last):
        return None
    length = whole.last - whole.first
    if length == UP_TO:
        return whole.last - first < LONG
    return length not in (OPEN, BEFORE) or last - whole.first < LONG


def _is_of_old(told: Tenure) -> bool:
    """Is one told of a year or a season of which no day is known, or up to a day and no farther?"""
    return (told.year_told and not told.first) or (told.through and told.last - told.first == UP_TO)


def of_two_peoples(one: Tenure, other: Tenure, of: frozenset[str]) -> bool:
    """Do the names in two tenures, given those of all peoples, tell two sides of a war?"""
    if isinstance(one.who, Body) and isinstance(other.who, Body) and one.who.names & other.who.names:
        return False  # one that bears a name of its own
    sides = [
        frozenset(n for b in (t.who, t.other) if isinstance(b, Body) for n in b.names if n in of) for t in (one, other)
    ]
    return bool(sides[0] and sides[1] and not sides[0] & sides[1])


def loosely(one: Tenure, other: Tenure) -> int:
    """How many signs make two tenures of one body those of one time where nothing does so surely; 0 where they need not be."""
    who, beside = one.who, abs(one.at.start - other.at.start) < _BESIDE
    if other.weak == APPOINTED or one.ends or other.ends or not isinstance(who, Body) or (who.is_common and not beside):
        return 0
    if isinstance(other.who, Body) and who.is_common and who.whole != other.who.whole:
        return 0
    if any(t.year_told and not t.first for t in (one, other)):
        return 0
    if not (one.first and other.first) and (_is_of_old(one) or _is_of_old(other)):
        return 0
    signs = (
        4 - one.weak - other.weak - one.carried - other.carried + (one.alone or other.alone) + beside - who.is_common
    )
    if isinstance(who, Body) and who.number.isdigit() and int(who.number) > MANY:
        signs += one.listed and other.listed  # one number in two lists
    if any(t.through and t.alone and not t.first for t in (one, other)):
        return signs + 2  # it was never otherwise
    if one.first and other.first:
        first, last = _in_year(other, one)
        apart = max(first - one.last, one.first - last)
        if apart > (_SOON if one.carried or other.carried else 0):
            return 0
        signs += 2 * (apart <= 0)
    return max(signs, 0)


def _of_one_day(one: Tenure, other: Tenure) -> bool | None:
    """Are two tenures told of one single day? Surely where both tell it themselves; perhaps where neither tells one."""
    if any(t.year_told and not t.first for t in (one, other)):  # of a year, of which no day is told
        return None
    if not (one.first or other.first or one.ends or other.ends or one.listed or other.listed):
        return False if abs(one.at.start - other.at.start) < _BESIDE else None
    if one.first and not (one.ends or other.ends) and one.first < one.last < one.first + LONG:
        return False if (one.first, one.last) == (other.first, other.last) else None
    if (
        one.ends
        or other.ends
        or not (one.first and other.first)
        or one.first != one.last
        or _in_year(other, one) != (one.first, one.last)
    ):
        return None
    return not (one.carried or other.carried)


def _in_year(one: Tenure, other: Tenure) -> tuple[int, int]:
    """The days of a tenure, in the year of another where the year of either is only guessed and they are of two."""
    if other.first <= one.first and one.last <= other.last:
        return one.first, one.last
    if (one.year_told and other.year_told) or other.last - other.first > _YEAR:
        return one.first, one.last
    day = date.fromordinal(one.first)
    try:
        moved = day.replace(year=date.fromordinal(other.first).year).toordinal()
    except ValueError:
        return one.first, one.last
    return moved, moved + one.last - one.first


def meet_at(one: Tenure, other: Tenure) -> bool | None:
    """Are two stays of one hour of one day?"""
    if not one.first or not other.first:
        return None
    for first, second in ((one, other), (other, one)):
        if 1 < first.last - first.first <= _STAY and first.through and not second.moves:
            start, end = _in_year(second, first)
            if first.first < start and end < first.last and start == end and first.firm and second.firm:
                return first.alone and first.last - first.first <= _DAYS
    if _in_year(one, other) != (other.first, other.last) or one.first != one.last:
        return None
    whole, day = (one, other) if one.hours else (other, one)
    if day.hours is None and whole.hours is not None and not whole.moment and whole.alone and not day.moves:
        return False if whole.firm and day.firm else None  # told of that day without an hour
    if one.hours is None and other.hours is None and one.alone and other.alone and not (one.moves or other.moves):
        return False if one.firm and other.firm and not (one.carried or other.carried) else None
    if one.hours is None or other.hours is None or (one.moves and one.moment) or (other.moves and other.moment):
        return None
    if one.moment and other.moment:
        if one.hours != other.hours:
            return None
        return True if one.hours[1] - one.hours[0] <= 1 or one.away or other.away else _firm(one, other)
    if min(one.hours[1], other.hours[1]) <= max(one.hours[0], other.hours[0]):
        return None
    return not (one.carried or other.carried) and ((one.firm and other.firm) or one.away or other.away)


def _firm(one: Tenure, other: Tenure) -> bool | None:
    """Two stays of one part of a day are asked about where both name their places and their days."""
    return False if one.firm and other.firm and not (one.carried or other.carried) else None
