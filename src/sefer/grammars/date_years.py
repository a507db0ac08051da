"""The year of a date that may not state one: that of its list, of a stretch over New Year, of the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sefer.grammars import date_flashbacks
from sefer.grammars import date_values as values
from sefer.grammars.date_patterns import Found, Patterns, patterns
from sefer.grammars.date_story import goes_on, month_in
from sefer.grammars.date_values import Context
from sefer.grammars.quantities import counted_behind
from sefer.grammars.words import LANGUAGES
from sefer.letters.patterns import lazy
from sefer.model import Days, Part

DAYS = (  # kinds of matches that tell days
    "iso",
    "numeric",
    "roman",
    "roman_bare",
    "diary_slash",
    "slash_numeric",
    "slash_months",
    "slash_months_first",
    "slash",
    "bound",
    "two_months",
    "two_months_first",
    "style_pair",
    "style_pair_first",
    "year_first",
    "full",
    "listed",
    "spelt",
    "month_first",
)
_WINTER = (11, 12), (1, 2)  # months between which a year turns without being said
_TURNED = 9  # months back that are hardly of one year: March behind December
_AUTUMN, _SPRING = 9, 3  # months from and to which "by February" is one of the year that follows
After = tuple[Sequence[Found], int | None]  # the next dates, and the next year that one of them states


# "3 Mayıs 9999 tarihinde", "On 3 May 0000 the", "left on 31 December 9999 and": a year that no calendar of a campaign has;
# nor is it that of the story. What may be an hour ("0600") is one unless words for a year follow
_NO_YEAR = lazy(
    r"\s+(?:0\d{3}(?=['’]|\s+(?:yıl|sene|tarih)|\s*[,.;)](?!\d))"
    r"|(?:00[0-2]\d|[3-9]\d{3})(?=['’]|\s*[,.;)](?!\d)|\s*$|\s+[a-zçğıöşü]))"
)


def year_of(one: Found, text: str, known: Patterns, context: Context, after: After) -> tuple[int | None, str, bool]:
    """The year, its calendar, and whether the text states it: its own, that of the list it stands in, of the story."""
    groups = one.groups
    if one.kind == "relative_year" or groups.get("same") or groups.get("next"):
        step = 1 if groups.get("next_year") or groups.get("next") else 0
        return (None if context.year is None else context.year + step), context.calendar, False
    if one.stated is not None:
        return *_counted(one, context), True
    if (odd := _NO_YEAR.match(text, one.end)) and not any(counted_behind(text, odd.end(), lang) for lang in LANGUAGES):
        return None, "gregorian", False
    following, ahead = after
    listed = _of_list(one, text, known, following)
    if listed is not None:
        return *values.calendar_of(listed), False
    if (beside := _beside(one, text, following)) is not None:
        return *values.calendar_of(beside), True
    if context.year is None:
        return (
            (*values.calendar_of(ahead - _before_new_year(one, following, known)), False)
            if ahead
            else (None, "gregorian", False)
        )
    within = _in_winter(one, known, context)
    if within is not None:
        return within, "gregorian", False
    year = context.year + _turn(one, known, context)
    year += _goes_on(one, year, known, context)
    return _recalled(one, year, text, known, context) or year, context.calendar, False


# what stands between a day and the year that is told right behind it: "19 Haziran'da (1918)", "on the 3rd of May, in 1877"
_BEHIND = lazy(r"(?:['’]?[^\W\d]{1,5})?(?:\s+(?:günü|gecesi|sabahı|akşamı))?,?\s+\(?(?:in\s+|of\s+)?")
_CLOSES = lazy(r"[.;]\s")
_ONE_SENTENCE = 160  # characters


def _beside(one: Found, text: str, following: Sequence[Found]) -> int | None:
    """The year that is told by itself for a day: right behind it, or in brackets before its sentence ends."""
    if one.kind not in DAYS:
        return None
    other = next((each for each in following if each.kind != "relative"), None)
    if other is None or other.kind != "year" or other.start - one.end > _ONE_SENTENCE:
        return None
    bracketed = text[other.start - 1] == "(" and text[other.end : other.end + 1] == ")"
    if _BEHIND.fullmatch(text, one.end, other.start) or (bracketed and not _CLOSES.search(text, one.end, other.start)):
        return other.stated
    return None


def _before_new_year(one: Found, following: Sequence[Found], known: Patterns) -> bool:
    """ "Begun on 3 December, it ended on 10 January 1878": the year turned before it was stated."""
    stated = next((other for other in following if other.stated is not None), None)
    own, its = (month_in(each.groups) if each else None for each in (one, stated))
    late, early = _WINTER
    return bool(own and its and one.kind in DAYS and known.month(own) in late and known.month(its) in early)


_RECALLED = 2  # years back that a day told once more may lie


def _recalled(one: Found, year: int, text: str, known: Patterns, context: Context) -> int | None:
    """The earlier year with which a day was told, where its clause looks back: "the siege begun on 7 December"."""
    groups, name = one.groups, month_in(one.groups)
    printed = groups.get("d") or groups.get("w")
    if one.kind not in DAYS or context.calendar != "gregorian" or not (name and printed) or groups.get("d2"):
        return None
    told = context.days.get((known.month(name), values.figure(printed)))
    if told is None or not year - _RECALLED <= told < year:
        return None
    return told if date_flashbacks.looks_back(one, text, known) else None


def is_recalled(one: Found, days: Days, text: str, known: Patterns, context: Context) -> bool:
    """Is a day without a year told once more, of an earlier year than that of the story?"""
    year = date.fromordinal(days.earliest).year
    if context.year is None or one.kind not in DAYS or days.earliest != days.latest or year >= context.year:
        return False
    return _recalled(one, context.year, text, known, context) == year


def _goes_on(one: Found, year: int, known: Patterns, context: Context) -> bool:
    """Is a day of the year in which the story stood before it looked back?"""
    name, printed = month_in(one.groups), one.groups.get("d") or one.groups.get("w")
    if one.kind not in DAYS or context.calendar != "gregorian" or not (name and printed):
        return False
    passing = context.over is not None
    return goes_on(known.month(name), values.figure(printed), year, context.month, context.front, passing)


def years_stated(parts: Sequence[Part], lots: Sequence[Sequence[Found]]) -> Iterator[tuple[int, int | None]]:
    """The Gregorian years that a text states outside its notes, each with its month where that is told, below 0 by its season."""
    for part, found in zip(parts, lots, strict=True):
        for one in found if part.kind != "note" else ():
            year, calendar = values.calendar_of(one.stated) if one.stated else (0, "")
            if calendar == "gregorian":
                name = month_in(one.groups) if one.kind in (*DAYS, "month") else None
                month = patterns(part.language).month(name) if name else None
                yield year, month or -_month_of_season(one, patterns(part.language)) or None


def _month_of_season(one: Found, known: Patterns) -> int:
    """The first month of the season that is stated: 3 for spring; 0 where none is."""
    told = one.groups.get("season")
    return max(1, (known.season(told) - _BEFORE_SPRING) * 3 % 12) if told else 0


_BEFORE_SPRING = 20  # the codes of the seasons begin behind it: 21 spring, 24 winter (EDTF)


def _in_winter(one: Found, known: Patterns, context: Context) -> int | None:
    """The year of a month behind "from 2 November 1899 to 28 February 1900": 1899 for December, 1900 for January."""
    name, winter = month_in(one.groups), context.winter
    if winter is None or name is None or context.calendar != "gregorian":
        return None
    first, last = date.fromordinal(winter.earliest), date.fromordinal(winter.latest)
    month = known.month(name)
    if last.month < month < first.month:
        return None
    return first.year if month >= first.month else last.year


def _counted(one: Found, context: Context) -> tuple[int, str]:
    """A stated year with its calendar; a Rumi year becomes that of the story until another one is stated."""
    year, calendar = values.calendar_of(one.stated or 0)
    if calendar == "rumi":
        context.year, context.calendar = year, calendar
    return year, calendar


def _of_list(one: Found, text: str, known: Patterns, after: Sequence[Found]) -> int | None:
    """ "4 Haziran ve 10 Temmuz 1918": the year of the last of a list is that of all."""
    end = one.end
    for other in after:
        if not known.joined.fullmatch(text, end, other.start):
            return None
        if other.stated is not None:
            own, its = one.groups.get("m"), other.groups.get("m")
            earlier = bool(own and its) and known.month(own or "") > known.month(its or "")
            return other.stated - earlier if other.kind in (*DAYS, "month") else None
        end = other.end
    return None


def _turn(one: Found, known: Patterns, context: Context) -> int:
    """+1 for "3 Ocak" behind "28 Aralık" or "by February" behind September, -1 for the reverse of the former, else 0."""
    month_name = month_in(one.groups)
    if month_name is None or context.calendar != "gregorian":
        return 0
    month = known.month(month_name)
    stood = max((day for day in (context.last, context.month) if day is not None), default=None)
    turned = context.story.turn(context.year or 0, month, stood, whole=one.kind not in DAYS)
    if turned:
        return turned
    if one.kind == "bare_month" and context.month and (one.groups.get("m3") or one.groups.get("m4")):
        before = date.fromordinal(context.month)
        return before.year == context.year and before.month >= _AUTUMN and month <= _SPRING
    told = [date.fromordinal(day) for day in (context.last, context.month) if day is not None]
    of_year = [day for day in told if day.year == context.year]
    if not of_year:
        return 0
    before = of_year[-1 if context.stated else 0]  # the month was told last, or with the day
    if one.kind in DAYS and max(of_year).month - month >= _TURNED:
        return 1
    late, early = _WINTER
    return (before.month in late and month in early) - (before.month in early and month in late and one.kind in DAYS)
