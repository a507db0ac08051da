"""Document -> dates: full, partial, ranges, nights, parts of months and years, with the year carried from context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any

from sefer.grammars import date_flashbacks
from sefer.grammars import date_values as values
from sefer.grammars.date_anchors import ahead, anchor, is_anchored
from sefer.grammars.date_hours import hour_before, is_far_hour, is_no_year, keeps_hours, opens_as_hour, part_of_day
from sefer.grammars.date_kinds import PARTS
from sefer.grammars.date_lists import is_denied, listed
from sefer.grammars.date_named import feast, lettered, weekday
from sefer.grammars.date_pairs import paired, style_pair, values_of
from sefer.grammars.date_patterns import Found, Opening, Patterns, patterns
from sefer.grammars.date_story import month_in, month_of_none, story_of
from sefer.grammars.date_values import Context
from sefer.grammars.date_years import DAYS, After, is_recalled, year_of, years_stated
from sefer.grammars.quantities import counted_behind
from sefer.grammars.sharing import one as shared
from sefer.grammars.spans import Taken
from sefer.grammars.starts import Starts, Words
from sefer.grammars.words import LANGUAGES
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import DateValue, Document, Mention, Part

_RELATIVE = ("relative", "relative_year", "in_month")
_COUNTED = (*_RELATIVE, "relative_month", "weekday", "lettered")  # from a day told before
_PAGED = lazy(r"\s*[,:]\s*(?:ss?|pp?|[CcKk]|vol)\.\s?\d|\s*:\s*\d+\)")  # behind the year of a work not cited
_HEADS = ("heading", "title")
_PRINTED = lazy(r"(?<![\d.,/])1[89]\d\d(?!\d)")  # a year in a heading: "Edirne, 1912–1913"
_start = attrgetter("start")


def find(document: Document, taken: Taken, words: Words, year: int | None = None) -> list[Mention]:
    """The dates of a document in order; one that cannot be resolved or that never was has no EDTF.

    `year` is that of the first date where no word tells one.
    """
    out: list[Mention] = []
    parts = [p for p in document.parts if p.language in LANGUAGES and p.kind not in ("bibliography", "keywords")]
    spoken = {p.language for p in parts}
    context = Context(year, clocks=keeps_hours(document.text))
    places = {lang: Starts(words, patterns(lang).opened()) for lang in spoken}
    for each in places.values():
        each.leave_out_taken(taken)
    lots = [
        sorted(_matches(document.text, p, taken, patterns(p.language), places[p.language], context), key=_start)
        for p in parts
    ]
    ahead = _years_ahead(parts, lots)
    context.story = story_of(years_stated(parts, lots))
    lots.reverse()  # each is let go once it is read
    for part, later in zip(parts, ahead, strict=True):
        # what a note tells, the year of a book before all, is not carried into the story
        own = replace(context, told=[*context.told], days={**context.days}) if part.kind == "note" else context
        if context.year is None and part.kind in _HEADS:
            printed = _PRINTED.search(document.text, part.start, part.end)
            context.year = int(printed[0]) if printed else None
        out += _of_part(document.text, part, lots.pop(), own, later)
    return out


def _years_ahead(parts: Sequence[Part], lots: Sequence[Sequence[Found]]) -> list[int | None]:
    """For each part the first year that a later one states, notes aside; by its date."""
    out: list[int | None] = []
    year: int | None = None
    for part, found in zip(reversed(parts), reversed(lots), strict=True):
        out.append(year)
        if part.kind != "note":
            year = next((one.stated for one in found if one.stated and one.kind in (*DAYS, "month")), year)
    return out[::-1]


_Places = Starts[Opening]
_Groups = Mapping[str, Any]


def _of_part(text: str, part: Part, matches: Sequence[Found], context: Context, later: int | None) -> Iterator[Mention]:
    known = patterns(part.language)
    found, firsts = paired(list(matches), text, known)
    paragraph, years, free = -1, _stated_ahead(found, later), 0
    twin: DateValue | None = None
    story, before = context, None
    for n, one in enumerate(found):
        begins = text.rfind("\n", 0, one.start)
        context = before if before and begins == paragraph and date_flashbacks.is_over(one, text, known) else story
        date_flashbacks.go_back(one, text, known, context)
        told = context.year, context.calendar
        both = (twin, None) if twin else values_of(one, found[n + 1], known, context) if n in firsts else None
        value, twin = both or (None, None)
        value = value or _value(one, text, known, context, (found[n + 1 : n + 1 + _LIST], years[n]))
        if value is None:
            continue
        if one.kind == "weekday":
            if one.start < free:  # it belongs to the day before it
                continue
        else:
            value, free = _with_weekday(value, text, one.start, one.end, known, free)
        yield Mention("date", one.start, one.end, shared(value))
        if value.impossible is not None and value.days is None and value.calendar == "gregorian":
            context.month = month_of_none(one, known, context.year) or context.month
        if context is story and begins == paragraph and date_flashbacks.opens(one, value, text, known, story):
            context = before = replace(story, told=[*story.told])
        again = date_flashbacks.is_once_more(one, value, text, context, n - 1 in firsts)
        if again:
            context.year, context.calendar = told
        recalled = one.stated is None and value.days is not None and is_recalled(one, value.days, text, known, context)
        if value.days and value.days.earliest == value.days.latest:
            context.keep(one.start, one.match.end(), value.days.earliest)
        if again or (begins == paragraph and context.is_far(value) and known.aside.match(text, one.match.end())):
            continue
        if (
            recalled
            or (_steps_back(one, known) and date_flashbacks.is_over(one, text, known))
            or context.story.only_names(one, value, text, known, context.last, context.front)
        ):  # the story goes on from where it was
            context.aside = value.days.earliest if value.days else None
            continue
        if value.days and value.days.latest - value.days.earliest <= 1:
            context.near = one.match.end()
        back = date_flashbacks.stands(one, value, text, known, context, begins)
        context.remember(
            value,
            one.kind not in ("year", "years", "ottoman", "decade", "about", *_RELATIVE[1:2])
            and not _is_aside(one, value),
            begins != paragraph,
            counted=one.kind in (*_RELATIVE, "bare_day", "month_part"),
        )
        context.back = back
        paragraph = begins


def _is_aside(one: Found, value: DateValue) -> bool:
    """ "Ten years before": a year that is only counted from that of the story."""
    return one.kind in _RELATIVE and value.days is not None and value.days.latest - value.days.earliest > _MONTH


def _steps_back(one: Found, known: Patterns) -> bool:
    """Is a day, or a month, counted back from that of the story?"""
    way = one.groups.get("way")
    return bool(one.groups.get("day_before") or one.groups.get("back") or (way and known.before.fullmatch(way)))


_MONTH, _LIST = 31, 8  # days; dates that a list may have


def _stated_ahead(found: Sequence[Found], year: int | None) -> list[int | None]:
    """For each date the next year that a later one states, `year` behind the last."""
    out: list[int | None] = []
    for one in reversed(found):
        out.append(year)
        if one.stated and one.kind not in ("years", "decade"):
            year = one.stated
    return out[::-1]


def _matches(
    text: str, part: Part, taken: Taken, known: Patterns, places: _Places, context: Context
) -> Iterator[Found]:
    """What the patterns match, the more telling kinds first, without overlap and without what is no date."""
    used, within = Taken(), set[int]()  # places within dates found already
    for kind, starts in known.openings(text, part.start, part.end, places):
        match_at = known.kinds[kind].match
        for at in starts:
            match = match_at(text, at, part.end) if at not in within else None
            if match is not None and match.groupdict().get("y") and is_no_year(match, text, context.clocks):
                match = match_at(text, at, match.start("y"))  # "16 Mar. 1410 B Coy reported"
            if match is not None and kind in ("full", "month_first"):
                match = listed(match, text, known)
            if match is None or not (taken.free(at, match.end()) and used.free(at, match.end())):
                continue
            groups = match.groupdict()
            denied = (kind in _RELATIVE and is_denied(match, text)) or (
                kind == "year_part" and known.no_year_before.search(text, max(part.start, at - _LABEL), at) is not None
            )
            if denied or _is_none(kind, match, groups, text, part, known, context.clocks):
                continue
            end, clock = part_of_day(match, kind, text, known)
            start = match.start("at") if kind in ("in_month", "weekday") and groups.get("at") else at
            if (
                not clock
                and kind in (*DAYS, "in_month")
                and (hour := hour_before(at, text, known))
                and used.free(hour[0], at)
            ):
                start, clock = hour
            used.take(min(start, at), end)
            within.update(places.only(at, end))
            yield Found(kind, match, start, end, clock, _stated(groups))


def _stated(groups: _Groups) -> int | None:
    """The year that a match states, in figures or in words."""
    if year := groups.get("y") or groups.get("y2"):
        return full_year(year)
    return values.year_in_words(groups["yw"]) if groups.get("yw") else None


def full_year(printed: str) -> int:
    """The year that is printed: "15" is 1915, "77" is 1877, as campaigns from 1850 to 1945 are told."""
    year = int(printed)
    return year if year > 99 else year + (1900 if year < 50 else 1800)


def _is_none(
    kind: str, match: re.Match[str], groups: _Groups, text: str, part: Part, known: Patterns, clocks: bool
) -> bool:
    """Is it the name of an event, a count of things, a bare number that is no year?"""
    if kind in _COUNTED:
        return False
    end = match.end()
    if kind not in DAYS and known.no_date.match(text, end):
        return True
    if kind == "year":
        at = match.start()
        if known.labelled.search(text, max(0, at - _LABEL), at) or _PAGED.match(text, end):
            return True
        if clocks and opens_as_hour(match["y"], text, at):
            return True
        lowered = end + 1 < len(text) and text[end] == " " and text[end + 1].islower()
        return lowered and not known.behind_year.match(text, end)
    if kind in ("full", "month", "slash") and (year := groups.get("y")):
        likely = part.language == "en" and int(year) >= _LIKELY  # English parts a day from a count by a comma
        return not likely and counted_behind(text, end, part.language)
    return kind in DAYS and not groups.get("y") and known.no_date.match(text, end) is not None


_LIKELY = 1800  # a year from which on a figure behind an English month is one
_WEEKDAY, _LABEL = 36, 16  # characters in which a weekday may stand before a date, and the label of a figure


def _with_weekday(
    value: DateValue, text: str, start: int, end: int, known: Patterns, free: int
) -> tuple[DateValue, int]:
    """A weekday beside a full date, or its bracket, is kept, and held against it; those before `free` are of the date before."""
    if value.days is None or value.days.earliest != value.days.latest:
        return value, free
    within = known.weekday_named.search(caseless(text[start:end]))  # before an hour
    end += text[end : end + 1] == ")" and text[start - 1 : start] == "("
    found, until = known.weekday.match(text, start + within.start() - 1 if within else end), free
    if found is not None:
        until = found.end()
    else:
        before = text[max(free, start - _WEEKDAY) : start]
        found = known.weekday_before.search(before) if known.weekday_named.may_match(caseless(before)) else None
    if found is None:
        return value, free
    stated = [caseless(name) for name in known.weekdays].index(caseless(found["day"]))
    right = date.fromordinal(value.days.earliest).weekday()
    return replace(value, weekday=stated, impossible=None if right == stated else "weekday"), until


def _value(one: Found, text: str, known: Patterns, context: Context, after: After) -> DateValue | None:
    """What a match means; None where it is too vague to be a date."""
    match, kind = one.match, one.kind
    if kind == "relative":
        value = values.shifted(match, known, _counted_from(one, text, known, context, after))
        if value and one.clock:
            return _timed(value, one)
        return _agreeing(value, one, text, known, after[0]) if value and match.groupdict().get("unit") else value
    if kind == "in_month":
        return (value := values.in_month(match, context.month, context.calendar)) and _timed(value, one)
    if kind == "diary_day":
        return values.bare_day(match, context.last)
    if kind == "near_month":
        return values.near_month(match, known, context)
    if kind == "night" or (kind == "bound" and not (match["m"] or match["m2"])):
        return values.night(match, context.last)
    if kind == "relative_month":
        return values.month_after(context.month)
    if kind == "weekday":
        return weekday(one, text, known, context)
    if kind == "lettered":
        return _lettered(one, text, known, context, after)
    if kind == "month_part":
        return values.month_part(match, context.month)
    if kind == "feast":
        return feast(one, known, context)
    if kind == "bare_day":
        return _bare_day(one, text, known, context) if _lists_days(one, text, context) else None
    if kind.startswith("hijri"):
        return values.hijri(match, known)
    if kind == "ottoman":
        return values.ottoman(match, known, context)
    if kind == "decade":
        return values.whole(f"{match['y']}X", True)
    year, calendar, given = year_of(one, text, known, context, after)
    if year is None and kind in ("roman_bare", "slash_numeric", "diary_slash"):
        return None
    if kind == "year" and context.clocks and context.year and is_far_hour(match["y"], context.year):
        return None
    if year is None:
        return replace(values.NONE, impossible="day") if kind in DAYS and values.never(match, known) else values.NONE
    if calendar == "gregorian" and _is_julian(one, text, known):
        calendar = "julian"
    return _dated(one, known, year, calendar, given)


def _timed(value: DateValue, one: Found) -> DateValue:
    """A single day with the hour that is told beside it."""
    if one.clock[:1] != "T" or value.days is None or len(value.edtf or "") != _BY_DAYS:
        return value
    return replace(value, edtf="/".join(f"{value.edtf}{hour}" for hour in one.clock.split("/")))


def _lettered(one: Found, text: str, known: Patterns, context: Context, after: After) -> DateValue | None:
    two = after[0][0] if after[0] and after[0][0].kind in DAYS else None
    told = _value(two, text, known, context, (after[0][1:], after[1])) if two else None
    beside = told.days.earliest if told and told.days and told.days.earliest == told.days.latest else None
    return lettered(one, two, text, context, beside)


_THAT_IS = lazy(r",\s+(?:on\s+)?")


def _agreeing(value: DateValue, one: Found, text: str, known: Patterns, after: Sequence[Found]) -> DateValue:
    """ "Sekiz ay sonra, 24 Ekim'de": the month that is told beside a distance, in the year nearest to where that leads."""
    beside = after[0] if after and _THAT_IS.fullmatch(text, one.end, after[0].start) else None
    name = month_in(beside.groups) if beside and beside.kind in DAYS and not beside.stated else None
    if name is None or value.days is None or len(value.edtf or "") != _BY_MONTHS:
        return value
    return values.nearest_month(known.month(name), value.days)


_BY_DAYS, _BY_MONTHS = 10, 7  # letters of a day and of a month in EDTF


def _counted_from(one: Found, text: str, known: Patterns, context: Context, after: After) -> Context:
    """What a distance is counted from: the dates before it, or the day of the event that it names."""
    if not is_anchored(one, text, known):
        return context
    dated = ahead(one, after[0], text, known)
    told = _value(dated, text, known, context, (after[0][1:], after[1])) if dated else None
    single = told.days if told and told.days and told.days.earliest == told.days.latest else None
    day = single.earliest if single else None if dated else anchor(one, text, known, context)
    return Context(last=day, month=day)


def _is_julian(one: Found, text: str, known: Patterns) -> bool:
    """Does the text say that it counts in the old style?"""
    before = known.julian_before.search(text, max(0, one.start - 40), one.start)
    return bool(before or known.julian.match(text, one.match.end()))


def _dated(one: Found, known: Patterns, year: int, calendar: str, given: bool) -> DateValue:
    match, kind, groups = one.match, one.kind, one.groups
    if kind in ("style_pair", "style_pair_first"):
        return style_pair(groups, known, year, given) or values.month_of(
            year, known.month(groups["m"]), given, calendar
        )
    if kind.startswith("slash"):
        return values.slash(match, known, year, given, calendar)
    if kind in DAYS:
        value = values.days_of(match, known, year, given, calendar)
        if one.clock and one.clock[0] != "T":
            return replace(value, alaturka=one.clock)
        return _timed(value, one)
    if kind == "years":
        last = groups["y2"] if len(groups["y2"]) == 4 else f"{year}"[:2] + groups["y2"]
        return values.whole(f"{groups['y']}/{last}", given)
    if calendar == "rumi" and kind in ("season", "vague_year", "year_part", "relative_year"):
        year = values.civil_year(year)
    if kind == "season":
        season = f"{year}-{known.season(groups['season'])}"
        return values.part_of(match, season, given) if any(map(groups.get, PARTS)) else values.whole(season, given)
    if kind in ("year", "about", "relative_year"):
        return values.whole(f"{year}~" if kind == "about" else f"{year}", given)
    if kind in ("vague_year", "year_part"):
        return values.part_of(match, f"{year}", given)
    month = known.month(month_in(groups) or "")
    if kind in ("vague", "months", "year_months") and calendar == "rumi":
        year = values.civil_year(year, month)
    if kind == "vague":
        return values.part_of(match, f"{year}-{month:02d}", given)
    if kind in ("months", "year_months"):
        first = groups.get("y0") or year
        return values.whole(f"{first}-{month:02d}/{year}-{known.month(groups['m2']):02d}", given)
    return values.month_of(year, month, given, calendar)


_OPENS_DAY = lazy(r"(?:[.,;:]|\b(?:ve|ise|ama|fakat|ancak))\s+(?:ay[ıi]n\s+)?$")
_NEXT = 300  # characters from the day before


def _lists_days(one: Found, text: str, context: Context) -> bool:
    """Does a bare day open its clause, near a day that is told in full?"""
    near = context.near is not None and one.start - context.near <= _NEXT
    return near and _OPENS_DAY.search(text, max(0, one.start - 24), one.start) is not None


def _bare_day(one: Found, text: str, known: Patterns, context: Context) -> DateValue | None:
    """ "26 Ağustos'ta ..., 30'unda", "10 Eylül'de ... 7'sinde kesilmiş olan": before the last day where it was over by then."""
    return values.bare_day(one.match, context.last, date_flashbacks.is_over(one, text, known))
