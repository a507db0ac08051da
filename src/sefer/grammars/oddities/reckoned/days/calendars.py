"""One day in two calendars: "2 Eylül 1334 (15 Eylül 1918)", "18/30 July", "2 March (15 March) 1917"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sefer.calendars import from_hijri, from_julian, to_julian
from sefer.grammars.date_patterns import patterns
from sefer.grammars.oddities.happenings import matter
from sefer.grammars.oddities.said import Said, pattern
from sefer.grammars.oddities.told_days import Dated, told_days
from sefer.letters import caseless
from sefer.letters.patterns import lazy, sought
from sefer.model import DateValue, Days, Mention, Oddity, Span

_SLASH = lazy(r"(?P<d>\d{1,2})(?:\s+(?P<m>[^\W\d_]+))?(?:\s+\d{4})?\s*/\s*(?P<d2>\d{1,2})\s+(?P<m2>[^\W\d_]+)")
_YEAR = lazy(r"\d{4}")  # of the date before it, behind a bracket
_BESIDE = 5  # words between two dates of one day, besides the name of a calendar
_MISTAKE = 45  # days
_YEARS = 30  # between two that are meant as one
_GAPS = range(8, 18)  # days between the two dates of a pair that is meant to be one day
_WIDE = range(8, 29)  # the same where nothing but a stroke or a bracket stands between them
_TOLD = range(_MISTAKE)  # the same where both styles are named
_DAYS = sought(r"(?<![\d.,/])(?P<d>\d{1,2})\s*\((?P<d2>\d{1,2})\)\s+(?P<m>[^\W\d_]+)(?:\s+(?P<y>1[89]\d\d))?")
_LONGEST = 60  # characters between the two
_APART = 130  # the same where the words call them one day
_BACK = 8  # sentences before a date in which the other may stand
_CLAUSE = 60  # characters that such a mark counts for
_FEW = range(2, 29)  # days between two that are told as one by the names of the calendars alone
_LEAD, _TAIL = 90, 50  # characters before and behind them in which words may say so


def read(said: Said) -> Iterator[Oddity]:
    """The pairs of a sentence whose two dates are not one day, as ("two_calendars", first, second, gap of the century)."""
    text = said.reading.document.text
    dates = [m for m in said.dates if not _YEAR.fullmatch(text[m.start : m.end]) and not _counted(said, m)]
    beside = list(_right_pairs(said)) if any(mark in said.text for mark in "/(") else []
    for mention in dates:
        found = _SLASH.match(text[mention.start : mention.end])
        if found is not None:
            yield from (_with(odd, beside) for odd in _slash(said, mention, found))
    if ")" in said.text:
        yield from (_with(odd, beside) for odd in _bracketed(said, dates))
    yield from _of_each(said)
    yield from _years(said)
    told = [m for m in said.before.dates if not _YEAR.fullmatch(text[m.start : m.end])][-1:] if said.before else []
    told = [m for m in told if said.before is not None and not _counted(said.before, m)]
    found_here = False
    for one, other in pairwise((*told, *dates)):
        if _is_closed(text[one.end : other.start]):
            continue
        near = one.start >= said.start and other.start - one.end <= _LONGEST
        if (near and _paired(said, one, other)) or _said_same(said, one, other):
            odds = list(_pair(said, one, other))
            yield from odds
            found_here = found_here or bool(odds)
    if not found_here:
        yield from _by_names(said)
        yield from _of_the_same(said)


def _by_names(said: Said) -> Iterator[Oddity]:
    """A day by the one calendar and again by the other, each named beside its day, here or in the sentences before."""
    if not pattern(said.language, "calendar_named_day").search(said.plain):
        return
    here, told = _in_style(said), said
    for back in range(_BACK + 1):
        there = _in_style(told) if back else here
        pairs = [
            (one, day)
            for one in there
            for day in here
            if one[0].start < day[0].start and {one[1], day[1]} == {"old", "new"}
        ]
        if pairs:
            apart = [
                (day.days.earliest - one.days.earliest) * (1 if style == "old" else -1)
                for (one, style), (day, _) in pairs
            ]
            gap = _gap(pairs[-1][1][0].days.earliest)
            if gap not in apart:
                near, (one, day) = min(zip(apart, pairs, strict=True), key=lambda pair: abs(pair[0] - gap))
                sure = _one_matter(told, one[0], said, day[0]) or (not back and _side_by_side(said, one[0], day[0]))
                if near in (_FEW if sure else _GAPS) and (sure or back):
                    odd = _odd(one[0], day[0], "style", near, gap)
                    yield replace(odd, says={**odd.says, "sure": sure})
            return
        if told.before is None:
            return
        told = told.before


def _of_the_same(said: Said) -> Iterator[Oddity]:
    """The day of "the same" order, told by a Rumi or Hijri date in one sentence and by another calendar in the next."""
    found = pattern(said.language, "calendar_same_thing").search(said.plain)
    told = said.before if found is not None and said.dates else None
    for _ in range(_BACK):
        if told is None or found is None:
            return
        one, other = ([m for m in s.dates if _first(m) is not None and not _counted(s, m)] for s in (told, said))
        kinds = [{getattr(m.value, "calendar", "") for m in lot} for lot in (one, other)]
        if len(one) == len(other) == 1 and len(kinds[0] | kinds[1]) > 1 and found["word"] in told.plain:
            near = _close(one[0].value, other[0].value)  # type: ignore[arg-type]
            yield from _pair(said, one[0], other[0]) if near else ()
            return
        told = told.before


def _one_matter(told: Said, one: Dated, said: Said, day: Dated) -> bool:
    """Do the words say that it is the same day, or name what the other was the day of?"""
    words = said.between(max(said.start, one.end), said.end)
    if pattern(said.language, "calendar_it").search(words):
        return True
    cut = max(said.start, one.end)
    first = matter(told, told.start, min(told.end, cut if told is said else told.end))
    second = matter(said, cut, said.end)
    named = pattern(said.language, "calendar_named_day")
    return bool(first.sorts & second.sorts) or any(not named.match(word) for word in first.words & second.words)


def _in_style(said: Said) -> list[tuple[Dated, str]]:
    """The single days of a sentence with the calendar that is named nearest to each, or in the sentence before."""
    named = _styles_named(said)
    if not named and said.before is not None:
        named = [(style, 0, 0) for style in {style for style, _, _ in _styles_named(said.before)}]
        named = named if len(named) == 1 else []
    calendars = {m.start: getattr(m.value, "calendar", "") for m in said.dates}
    counted = {m.start for m in said.dates if _counted(said, m)}
    text, out = said.reading.document.text, []
    for day in told_days(said):
        printed = "/" in text[day.start : day.end] or "(" in text[day.start : day.end]
        calendar = calendars.get(day.start, "gregorian")
        if day.start in counted or printed or day.days.earliest != day.days.latest:
            continue
        if calendar == "julian":  # it was turned into the other already
            gap = _gap(day.days.earliest)
            out.append((replace(day, days=Days(day.days.earliest - gap, day.days.latest - gap)), "old"))
        elif named and calendar == "gregorian":
            out.append((day, min(named, key=lambda word: _cost(said, day, word[1], word[2]))[0]))
    return _by_turns(said, out, named)


def _side_by_side(said: Said, one: Dated, day: Dated) -> bool:
    """Stands nothing but the name of a calendar between two days: "by the old calendar on the 2nd, by the new on the 10th"?"""
    between = said.between(one.end, day.start)
    named = any(one.end <= said.start + start < day.start for _, start, _ in _styles_named(said))
    return named and len(_WORD.findall(between)) <= _BESIDE


def _by_turns(said: Said, days: list[tuple[Dated, str]], named: list[tuple[str, int, int]]) -> list[tuple[Dated, str]]:
    """Two days and two names of calendars that take turns: each name belongs to the day that it stands before, or behind."""
    names = sorted(named, key=lambda word: word[1])
    if len(days) != len(names) or len(names) != _PAIRED:
        return days
    told, called = [day.start - said.start for day, _ in days], [start for _, start, _ in names]
    if called[0] < told[0] < called[1] < told[1] or told[0] < called[0] < told[1] < called[1]:
        return [(day, name) for (day, _), (name, _, _) in zip(days, names, strict=True)]
    return days


_PAIRED = 2
_WORD = lazy(r"[^\W\d_]+")


def _cost(said: Said, day: Dated, start: int, end: int) -> int:
    """How far a day stands from the name of a calendar: a mark that closes a clause counts as distance."""
    between = (
        said.plain[day.end - said.start : start]
        if day.end - said.start <= start
        else said.plain[end : day.start - said.start]
    )
    return len(between) + _CLAUSE * sum(map(between.count, ";:"))


def _styles_named(said: Said) -> list[tuple[str, int, int]]:
    """Where a sentence names the old and the new calendar."""
    return [
        (style, *found.span()) for style in ("old", "new")
        for found in pattern(said.language, f"calendar_{style}_told").finditer(said.plain)
    ]  # fmt: skip


def _right_pairs(said: Said) -> Iterator[Span]:
    """The days of a sentence, and of those before it, that are printed by both calendars and agree: what others are held against."""
    told: Said | None = said
    for _ in range(_BACK):
        if told is None:
            return
        year = next((d.year for d in map(_first, told.dates) if d is not None), 0)
        for found in (*_DAYS.finditer(told.text), *_SLASH.finditer(told.text)):
            try:
                month = patterns(told.language).month(found["m2"] if "m2" in found.groupdict() else found["m"])
                first = patterns(told.language).month(found["m"]) if found["m"] else month
                old = from_julian(year, first, int(found["d"]))
                if old == date(year + (month < first), month, int(found["d2"])).toordinal():
                    yield Span(told.start + found.start(), told.start + found.end())
            except (ValueError, StopIteration):
                continue
        told = told.before


def _with(odd: Oddity, beside: list[Span]) -> Oddity:
    """A pair that disagrees, with the last one beside it that does not."""
    others = [span for span in beside if not span.overlaps(Span(odd.start, odd.end))]
    return replace(odd, related=tuple(others[:1]), says={**odd.says, "printed": True})


def _is_closed(between: str) -> bool:
    """Does the first of two dates stand in a bracket that closes before the second?"""
    return 0 <= between.find(")") < (between.find("(") if "(" in between else len(between))


def _counted(said: Said, mention: Mention) -> bool:
    """Is it a day like "the same day"?"""
    kind = patterns(said.language).kinds["relative"]
    return kind.fullmatch(said.reading.document.text, mention.start, mention.end) is not None


def _slash(said: Said, mention: Mention, found: re.Match[str]) -> Iterator[Oddity]:
    """The old style before the stroke, the new one behind it."""
    days = mention.value.days if isinstance(mention.value, DateValue) else None
    if days is None:
        return
    new, known = date.fromordinal(days.latest), patterns(said.language)
    try:
        month = known.month(found["m"]) if found["m"] else new.month
        old = from_julian(new.year - (month > new.month), month, int(found["d"]))
    except (ValueError, StopIteration):
        return
    gap = _gap(new.toordinal())
    apart = new.toordinal() - (old - gap)  # as printed
    if apart in _WIDE and apart != gap:
        yield _odd(mention, mention, "slash", apart, gap)


def _bracketed(said: Said, dates: list[Mention]) -> Iterator[Oddity]:
    """ "3 (15) September 1877"."""
    known, years = patterns(said.language), [d.year for d in map(_first, dates) if d is not None]
    for found in _DAYS.finditer(said.text):
        year = int(found["y"]) if found["y"] else years[0] if years else 0
        try:
            month = known.month(found["m"])
            old, new = from_julian(year, month, int(found["d"])), date(year, month, int(found["d2"])).toordinal()
        except (ValueError, StopIteration):
            continue
        gap = _gap(new)
        apart = new - (old - gap)
        if apart in _WIDE and apart != gap:
            says = {"calendar": "slash", "apart": apart, "gap": gap, "day": 0}
            start = said.start + found.start()
            yield Oddity("two_calendars", start, said.start + found.end(), (), says)


def _of_each(said: Said) -> Iterator[Oddity]:
    """ "Eski takvimle 5, yeni takvimle 20 Ocak 1915": the month stands behind the second day alone."""
    for found in pattern(said.language, "calendar_days").finditer(said.plain):
        try:
            month, year = patterns(said.language).month(found["m"]), int(found["y"])
            old, new = from_julian(year, month, int(found["d"])), date(year, month, int(found["d2"])).toordinal()
        except (ValueError, StopIteration):
            continue
        gap = _gap(new)
        apart = new - (old - gap)
        if apart in _TOLD and apart != gap:
            says = {"calendar": "slash", "apart": apart, "gap": gap, "day": 0}
            first, second = (
                Span(*(said.start + at for at in (found.start(a), found.end(b)))) for a, b in (("d", "d"), ("d2", "y"))
            )
            yield Oddity("two_calendars", first.start, first.end, (second,), says)


def _years(said: Said) -> Iterator[Oddity]:
    """ "1331 (1918) yılında": a year of which neither the Rumi nor the Hijri one is that of the bracket."""
    for found in pattern(said.language, "calendar_years").finditer(said.plain):
        old, new = int(found["y"]), int(found["y2"])
        lunar = {date.fromordinal(from_hijri(old, month, 1)).year for month in (1, 12)}
        meant = {old + 584, old + 585} | {year + more for year in lunar for more in (0, 1)}
        near = min(abs(new - year) for year in meant)
        if 0 < near <= _YEARS:
            says = {"calendar": "years", "apart": near, "gap": 0, "day": 0}
            first, second = (Span(*(said.start + at for at in found.span(name))) for name in ("y", "y2"))
            yield Oddity("two_calendars", first.start, first.end, (second,), says)


def _first(mention: Mention) -> date | None:
    days = mention.value.days if isinstance(mention.value, DateValue) else None
    return None if days is None else date.fromordinal(days.earliest)


def _gap(day: int) -> int:
    """Days by which the Julian calendar is behind on a day."""
    year, month, number = to_julian(day)
    return (
        from_julian(year, month, number) - date(year, month, min(number, 28)).toordinal() - (number - min(number, 28))
    )


def _paired(said: Said, one: Mention, other: Mention) -> bool:
    """Do the words put the second date beside the first as the same day?"""
    between = said.between(one.end, other.start)
    if pattern(said.language, "calendar_beside").fullmatch(between):
        behind = said.between(other.end, said.end)
        opened = between.count("(") + between.count("[") > between.count(")") + between.count("]")
        return not opened or pattern(said.language, "calendar_closed").match(behind) is not None
    if pattern(said.language, "calendar_equal").fullmatch(between):
        return True
    behind = said.between(other.end, other.end + 40)
    return pattern(said.language, "calendar_met").fullmatch(f"{between}|{behind}") is not None


def _said_same(said: Said, one: Mention, other: Mention) -> bool:
    """Do the words around two dates call them one day by two ways of counting?"""
    if other.start - one.end > _APART:
        return False
    text, begin = said.reading.document.text, max(0, one.start - _LEAD)
    words = caseless(text[begin : other.end + _TAIL])
    first, second = one.value, other.value
    if not isinstance(first, DateValue) or not isinstance(second, DateValue):
        return False
    between = words[one.end - begin : other.start - begin]
    behind = words[other.end - begin :]
    named = pattern(said.language, "calendar_name")
    same = pattern(said.language, "calendar_same" if named.search(words) else "calendar_sure")
    told = same.search(f"{between}|{behind}") is not None
    if first.calendar != second.calendar:
        beside = named.search(between) is not None and len(named.sub(" ", between).split()) <= _BESIDE
        return (told or beside) and _close(first, second)
    if not named.search(words):
        return False
    around = f"{words[: one.start - begin]}|{between}|{behind}"
    each = pattern(said.language, "calendar_each").search(around) is not None
    return each or (told and _in_styles(said.language, words))


def _in_styles(language: str, words: str) -> bool:
    """Do words speak of both the old and the new style?"""
    return all(pattern(language, f"calendar_{style}").search(words) for style in ("old", "new"))


def _close(first: DateValue, second: DateValue) -> bool:
    """Are two days so near that they may be meant as one?"""
    if first.days is None or second.days is None:
        return False
    return abs(first.days.earliest - second.days.earliest) <= _MISTAKE


def _pair(said: Said, one: Mention, other: Mention) -> Iterator[Oddity]:
    first, second = one.value, other.value
    if (
        not isinstance(first, DateValue)
        or not isinstance(second, DateValue)
        or first.days is None
        or second.days is None
    ):
        return
    if {first.calendar, second.calendar} == {"gregorian"}:
        yield from _styles(said, one, other, first.days, second.days)
        return
    slack = 1 if "hijri" in (first.calendar, second.calendar) else 0
    low, high = first.days.earliest - slack, first.days.latest + slack
    if low <= second.days.latest and second.days.earliest <= high:
        return
    if abs(second.days.earliest - first.days.earliest) > 366 * 40:  # it tells of something else
        return
    foreign = first if first.calendar != "gregorian" else second
    apart = second.days.earliest - first.days.earliest
    yield _odd(one, other, foreign.calendar, apart, _gap(second.days.earliest), first.days.earliest)


def _styles(said: Said, one: Mention, other: Mention, first: Days, second: Days) -> Iterator[Oddity]:
    """Two days that are printed as if in two styles."""
    if first.earliest != first.latest or second.earliest != second.latest:
        return
    if not all(
        re.match(r"\W*\d{1,2}\D|\D+\d{1,2}\b", said.reading.document.text[m.start : m.end]) for m in (one, other)
    ):
        return
    apart, gap = second.earliest - first.earliest, _gap(max(first.earliest, second.earliest))
    between = said.between(one.end, other.start)
    told = _in_styles(said.language, caseless(f"{between} {said.between(other.end, other.end + _TAIL)}"))
    wide = _TOLD if told else _WIDE if between.strip().startswith("(") else _GAPS
    if abs(apart) in wide and abs(apart) != gap:
        yield _odd(one, other, "style", apart, gap)


def _odd(one: Mention | Dated, other: Mention | Dated, sort: str, apart: int, gap: int, day: int = 0) -> Oddity:
    related = () if one is other else (Span(other.start, other.end),)
    says = {"calendar": sort, "apart": apart, "gap": gap, "day": day}
    return Oddity("two_calendars", one.start, one.end, related, says)
