"""Years that do not go with the days around them, and writings that cite what was printed later.

The oddity `year_astray` says the year, the one that the days around it ask for (`meant`), the days before and behind it and how
many signs say so (`loose`, 0 where it is plain); `cites_later` the year of a writing and that of the print that it cites.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sefer.calendars import one_slip, swapped
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Said, pattern
from sefer.model import DateValue, Days, Mention, Oddity, Span

_MONTH = 31  # days of what tells when something was
_OTHER = 150  # days from those before and behind beyond which a day is of another time
_STEP = 45  # days that a story may go back, or on, from one date to the next
_STRETCH = 200  # days between the dates before and behind
_OUTSIDE = 20  # days that a day lies outside of all others of the text where that is plain
_FEWEST = 5  # other days of a text that say in which years it is
_FAIR = 6
_YEARS = 5  # years from the one that is asked for beyond which another is no slip of one who knows the story

Dated = tuple[Said, Mention, Days]


def years_astray(page: Page) -> Iterator[Oddity]:
    """The years that the days around them do not bear out, and the later prints that are cited."""
    told: list[Dated] = []
    for said in page.said:
        if said.kind == "body":
            told += [
                (said, m, v.days) for m in said.dates if isinstance(v := m.value, DateValue) and _is_near(v) and v.days
            ]
            yield from _cites_later(said)
    for n in range(1, len(told) - 1):
        found = _astray(told, n)
        if found is not None:
            yield found


def _is_near(value: DateValue) -> bool:
    return value.days is not None and value.calendar == "gregorian" and value.days.latest - value.days.earliest < _MONTH


def _astray(told: Sequence[Dated], n: int) -> Oddity | None:
    """A day whose year the text states, while only another year lets it stand between the days before and behind it."""
    said, mention, days = told[n]
    if not getattr(mention.value, "year_given", False):
        return None
    year, before = date.fromordinal(days.earliest).year, told[n - 1]
    first = before[2].latest
    behind = _in_year(told[n + 1][2], date.fromordinal(first).year, first)
    meant = _in_year(days, date.fromordinal(first).year, first)
    if behind is None or meant is None or date.fromordinal(meant.earliest).year == year:
        return None
    last = behind.earliest
    if min(abs(days.earliest - first), abs(days.earliest - last)) < _OTHER or not 0 <= last - first + _STEP <= _STRETCH:
        return None
    if not first - _STEP <= meant.earliest <= max(last, first) + _STEP or meant.latest < first - _STEP:
        return None
    if meant.earliest <= first <= days.earliest and _goes_on(days, told[n + 1][2]):
        return None
    if pattern(said.language, "looks_away").search(said.plain):
        return None
    others = [d for k, (_, m, d) in enumerate(told) if k != n and getattr(m.value, "year_given", False)]
    if not others:
        return None
    low, high = min(d.earliest for d in others), max(d.latest for d in others)
    alone = days.latest < low - _OUTSIDE or days.earliest > high + _OUTSIDE
    single, asked = days.earliest == days.latest, date.fromordinal(meant.earliest).year
    if not alone or not (_is_slip(year, asked) or (single and abs(year - asked) <= _YEARS)):
        return None
    plain = alone and single and len(told) > _FEWEST and first - _MONTH // 3 <= meant.earliest <= last + _MONTH // 3
    says = {
        "year": year, "meant": date.fromordinal(meant.earliest).year, "before": first, "after": last,
        "loose": 0 if plain else _FAIR,
    }  # fmt: skip
    return Oddity("year_astray", mention.start, mention.end, (Span(before[1].start, before[1].end),), says)


def _goes_on(days: Days, behind: Days) -> bool:
    """Do the days behind others follow them within a year, in whatever year they are?"""
    following = _in_year(behind, date.fromordinal(days.earliest).year, days.earliest + _STRETCH // 2)
    return following is not None and 0 <= following.earliest - days.earliest <= _STRETCH


def _is_slip(year: int, meant: int) -> bool:
    """May a year be the misprint of another: one beside it, or one of other digits?"""
    return abs(year - meant) == 1 or one_slip(year, meant) or swapped(year, meant)


def _in_year(days: Days, year: int, near: int) -> Days | None:
    """Days in that year of three in which they lie nearest to a day."""
    own, found = date.fromordinal(days.earliest), list[Days]()
    for other in (year - 1, year, year + 1):
        try:
            first = own.replace(year=other).toordinal()
        except ValueError:  # 29 February
            continue
        found.append(Days(first, first + days.latest - days.earliest))
    return min(found, key=lambda d: abs(d.earliest - near), default=None)


def _cites_later(said: Said) -> Iterator[Oddity]:
    """ "His letter of 4 May 1864 cites a history that was printed in 1889"."""
    dated = [m for m in said.dates if isinstance(m.value, DateValue) and m.value.year_given and m.value.days]
    cue = pattern(said.language, "cites").search(said.plain) if len(dated) > 1 else None
    if cue is None:
        return
    for printed in dated:
        for other in dated:
            low, high = printed.value.days, other.value.days  # type: ignore[union-attr]
            if not low or not high or high.latest >= low.earliest:
                continue
            at, beside = printed.start - said.start, other.start - said.start
            if not (at < cue.start() if said.language == "tr" else beside < cue.start() < at):
                continue
            if said.language == "tr" and at < beside < cue.start():  # what is cited stands before the verb
                continue
            print_, written = (_nearest(said, name, printed) for name in ("printed", "writing"))
            if print_ < min(_PRINT, _nearest(said, "printed", other)) and _nearest(said, "writing", other) < min(
                _PRINT, written
            ):
                says = {"year": date.fromordinal(low.latest).year, "act": date.fromordinal(high.earliest).year}
                yield Oddity("cites_later", printed.start, printed.end, (Span(other.start, other.end),), says)
                return


def _nearest(said: Said, name: str, mention: Mention) -> int:
    """How many characters lie between a mention and the nearest word of a pattern."""
    at, end = mention.start - said.start, mention.end - said.start
    gaps = (
        max(found.start() - end, at - found.end(), 0) for found in pattern(said.language, name).finditer(said.plain)
    )
    return min(gaps, default=len(said.plain))


_PRINT = 45  # characters from a year to the word that it was printed in it, or that something was written
