"""The patterns of dates of one language, made from its table once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sefer.grammars.date_kinds import NUMERIC, PARTS, ROMAN, YEAR, english, month_names, turkish
from sefer.grammars.starts import Starts, figure, keyed, spellings
from sefer.grammars.suffixes import TAIL
from sefer.grammars.words import any_of, table
from sefer.letters import caseless, lower
from sefer.letters.patterns import Sought, lazy, plain, sought


class Opening(NamedTuple):
    """The kinds of dates that a word or figure may open.

    Those that are left where nothing that makes it a date is ahead, and where no second day is.
    """

    kinds: tuple[str, ...]
    ahead: re.Pattern[str] | None = None
    bare: tuple[str, ...] = ()
    second: re.Pattern[str] | None = None
    single: tuple[str, ...] = ()


class Found(NamedTuple):
    """A match that is a date, and the end of its span with a part of the day."""

    kind: str
    match: re.Match[str]
    start: int  # a preposition of the match is outside
    end: int
    clock: str
    stated: int | None  # the year that it states, as printed

    @property
    def groups(self) -> dict[str, Any]:
        """What the match says, by name: made anew, for all dates of a text are in hand at once."""
        return self.match.groupdict()


_NEAR = 40  # characters before a date


@dataclass(frozen=True)
class Patterns:
    """Compiled patterns by kind in the order in which they are tried, and the words behind their groups."""

    kinds: Mapping[str, re.Pattern[str]]
    starts: Mapping[str, Opening]  # first letters of a word, or the digits of a figure -> what may begin there
    first: re.Pattern[str]  # in a caseless text, how a word goes on that opens a date
    no_date: re.Pattern[str]
    behind_year: re.Pattern[str]
    weekday: re.Pattern[str]
    weekday_before: re.Pattern[str]  # "on Monday, 25 April 1915"
    weekday_named: Sought  # in a caseless text; without it the dearer pattern is not tried
    part: re.Pattern[str]  # a part of the day and a clock behind a date
    afternoon: re.Pattern[str]
    alaturka: re.Pattern[str]
    clock_before: re.Pattern[str]  # "5.30 a.m. on 26 March"
    labelled: re.Pattern[str]  # before a figure that is no year
    julian: re.Pattern[str]
    julian_before: re.Pattern[str]
    calendar_named: re.Pattern[str]  # before a bare year of an old calendar
    ottoman_sure: re.Pattern[str]  # behind such a year: a word for a year of these calendars alone
    no_year_before: re.Pattern[str]  # before a word for a year that is none of the story
    joined: re.Pattern[str]  # what may stand between two dates of one list
    lists: re.Pattern[str]  # what joins days that are told one by one
    spanned_ahead: re.Pattern[str]  # before two days, that those between them are meant
    spanned_behind: re.Pattern[str]  # and behind them
    pair_beside: re.Pattern[str]  # between a day and the same in another calendar, and behind that
    pair_closed: re.Pattern[str]
    anchored: re.Pattern[
        str
    ]  # before a distance: the event from which it is counted, each word that names it in a group
    anchored_behind: re.Pattern[str]  # such a distance whose event follows
    anchored_ending: re.Pattern[str]  # of a word that names an event
    anchor_forms: Mapping[str, str]  # the beginning of other words that say the same
    idle_anchors: frozenset[str]
    dated_on: re.Pattern[str]  # before the date of an event
    aside: re.Pattern[str]  # behind a date told in passing
    beside_ahead: re.Pattern[str]  # before the date of a paper, or of what was planned for it
    beside_behind: re.Pattern[str]  # and behind it
    over_ahead: re.Pattern[str]  # the tense of what was over already, before a date in its clause
    over_behind: re.Pattern[str]  # and behind it
    begun_ahead: re.Pattern[str]  # before a day, that what began on it is spoken of later
    begun_behind: re.Pattern[str]  # and behind it
    by_then: re.Pattern[str]  # before a day up to which something was done
    bound_before: re.Pattern[str]  # before a date that is no more than an end
    bound_behind: re.Pattern[str]  # and behind it
    months: tuple[re.Pattern[str], ...]
    hijri_months: tuple[re.Pattern[str], ...]
    hijri_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: tuple[tuple[re.Pattern[str], int], ...]
    feasts: Mapping[str, str]  # days of the Church, by month and day
    counts: Mapping[str, int]
    unit_days: Mapping[str, int]
    unit_months: Mapping[str, int]
    before: re.Pattern[str]
    same: tuple[str, ...]  # the first words of "the same day", which is that of the story
    nights: tuple[str, ...]  # the words of "the same night" that say so
    roman: tuple[str, ...] = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

    def opened(self) -> Callable[[str], Opening | None]:
        """What a word or figure may open."""
        by_key, first = keyed(self.starts), self.first

        def by(word: str) -> Opening | None:
            found = by_key(word)
            return found if found and (word[0].isdigit() or first.match(caseless(word))) else None

        return by

    def openings(self, text: str, start: int, end: int, places: Starts[Opening]) -> list[tuple[str, list[int]]]:
        """The kinds that may stand in a stretch, the more telling first, each with the places where it may begin."""
        found: dict[str, list[int]] = {}
        for at, (kinds, ahead, bare, second, single) in places.within(start, end):
            if ahead is not None and not ahead.match(text, at, end):
                told = bare
            else:
                told = kinds if second is None or second.match(text, at, end) else single
            for kind in told:
                found.setdefault(kind, []).append(at)
        return [(kind, found[kind]) for kind in self.kinds if kind in found] if found else []

    def of_paper(self, text: str, start: int, end: int) -> bool:
        """Is a date that of a paper, or of a plan?"""
        ahead = self.beside_ahead.search(text, max(0, start - _NEAR), start)
        return bool(ahead or self.beside_behind.match(text, end))

    def month(self, word: str) -> int:
        """1 to 12, of a name, a figure or a Roman numeral."""
        if word.isdigit():
            return int(word)
        if word in self.roman:
            return self.roman.index(word) + 1
        return _nth(self.months, word)

    def hijri_month(self, word: str) -> int:
        if word in self.hijri_short:
            return self.hijri_short.index(word) + 1
        return _nth(self.hijri_months, word)

    def season(self, word: str) -> int:
        """21 to 24, as in EDTF."""
        return next(code for pattern, code in self.seasons if pattern.fullmatch(lower(word)))


@lru_cache(maxsize=1 << 10)
def _nth(names: tuple[re.Pattern[str], ...], word: str) -> int:
    """Which of some patterns a word is, from 1 on."""
    return next(n for n, pattern in enumerate(names, start=1) if pattern.fullmatch(word))


@cache
def patterns(language: str) -> Patterns:
    """The patterns of a language."""
    words = table(language, "dates")
    kinds = {**NUMERIC, **(turkish(words) if language == "tr" else english(words))}
    parts, clock = any_of(words["day_parts"]), words["clock"]
    ending = TAIL if language == "tr" else ""
    return Patterns(
        {name: lazy(pattern) for name, pattern in kinds.items()},
        _starts(words, language, tuple(kinds)),
        _first(words),
        lazy(rf"\s+(?:{any_of(words['not_dates'])}){ending}(?!\w)"),
        lazy(rf"\s+(?:(?:{words['year_words']}){ending}|{any_of(words['behind_year'])})(?!\w)"),
        lazy(
            rf"(?:{words['weekday_behind']})(?P<day>(?i:{any_of(words['weekdays'])}))(?:{words['weekday_ending']})(?!\w)"
        ),
        lazy(
            rf"\b(?P<day>(?i:{any_of(words['weekdays'])}))(?:{words['weekday_ending']})(?:{words['weekday_before']})$"
        ),
        sought(any_of([caseless(day) for day in words["weekdays"]])),
        lazy(rf"(?:,?\s+(?P<part>(?i:{parts})(?i:{ending})(?!\w)))?(?:{clock})?"),
        lazy(words["afternoon"]),
        lazy(words["alaturka"]),
        lazy(words["clock_before"]),
        lazy(words["labelled"]),
        lazy(words["julian"]),
        lazy(words["julian_before"]),
        lazy(words["calendar_named"]),
        lazy(words["ottoman_sure"]),
        lazy(words["no_year_before"]),
        lazy(rf"(?:['’]?\w{{0,4}})?\s*(?:,|(?:{words['joins']})\b|[–—-])?\s*"),
        lazy(words["list_joins"]),
        lazy(words["spanned_ahead"]),
        lazy(words["spanned_behind"]),
        lazy(words["pair_beside"]),
        lazy(rf"{words['pair_closed']}(?:,?\s+(?P<y>{YEAR})(?!\d))?"),
        lazy(words["anchored"]),
        lazy(words["anchored_behind"]),
        lazy(words["anchored_ending"]),
        words.get("anchor_forms", {}),
        frozenset(words["idle_anchors"]),
        lazy(words["dated_on"]),
        lazy(words["aside"]),
        lazy(words["beside_ahead"]),
        lazy(words["beside_behind"]),
        lazy(words["over_ahead"]),
        lazy(words["over_behind"]),
        lazy(words["begun_ahead"]),
        lazy(words["begun_behind"]),
        lazy(words["by_then"]),
        lazy(words["bound_before"]),
        lazy(words["bound_behind"]),
        tuple(lazy(name, re.IGNORECASE) for name in month_names(words)),
        tuple(lazy(name, re.IGNORECASE) for name in words.get("hijri_months", ())),
        tuple(words.get("hijri_short", ())),
        tuple(words["weekdays"]),
        tuple((lazy(w), code) for w, code in words["seasons"].items()),
        words.get("feasts", {}),
        words["counts"],
        words["unit_days"],
        words["unit_months"],
        lazy(words["before"]),
        tuple(words["same"]),
        tuple(words["nights"]),
    )


_BY_MONTH = (
    "slash_months_first", "style_pair_first", "two_months_first", "month_first", "vague", "months", "year_months", "month",
    "bare_month",
)  # fmt: skip
_BY_WORD = {
    "tr": (
        "spelt", "vague", "season", "year_month", "in_month", "month_part", "year_part", "relative", "relative_year",
        "relative_month",
    ),
    "en": (
        "near_month", "spelt", "vague", "vague_year", "season", "in_month", "month_part", "year_part", "feast", "relative",
        "relative_year", "relative_month", "night",
    ),
}  # fmt: skip
_BY_DAY = (
    "numeric", "roman", "slash_numeric", "roman_bare", "slash_months", "slash", "style_pair", "bound", "two_months", "full", "listed", "hijri", "hijri_short",
    "bare_day", "diary_slash", "diary_day", "relative",
)  # fmt: skip
# what stands between the words of the name of a month, or may
_MORE_WORDS = lazy(r" \?|-\?|\[\\s-\]|\['’\]\?|\\b")
_OF_TWO_DAYS = ("slash_numeric", "slash_months", "slash", "style_pair", "bound", "two_months")
# a figure, and another one that is no year so near that both may be of one date
_SECOND = lazy(r"\d+\D{1,48}+(?:\d{4}(?!\d)\D{1,12}+)?+\d")
_BY_YEAR = (
    "iso",
    "hijri_first",
    "year_first",
    "month_first",
    "vague",
    "vague_year",
    "season",
    "year_months",
    "year_month",
    "decade",
    "ottoman",
    "years",
    "about",
    "year",
)


def _months(words: Mapping[str, Any]) -> str:
    """A pattern of all months, to be read without regard to case."""
    return "|".join((*month_names(words), *words.get("hijri_months", ())))


def _ahead(words: Mapping[str, Any], language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The figure of a day, and that of a year which is more than a bare one, with what stands behind it."""
    months = _months(words)
    units = "|".join((*words["unit_days"], *words["unit_months"]))
    follows = rf"\d|(?i:{months})|(?:{units})|(?:{words['joins']}|and|to|until|of)\s"
    day = rf"\d+(?:st|nd|rd|th)?(?:(?:,\s+\d\d?(?:st|nd|rd|th)?(?!\w)){{0,8}},?\s+(?:{words['joins']}|and)\s+\d|[./\s-]\s?(?:\d|{ROMAN})|\s*[–—/([-]|(?:['’]?\w{{1,5}})?\s+(?:{follows}))"
    if language == "tr":
        short = rf"\s*[./\s]\s*(?:{'|'.join(words['hijri_short'])})[./\s]"
        day = rf"(?:{day}|\d+(?:{words['day_alone']}|{short}))"
    else:
        return lazy(rf"{day}|\d+(?:st|nd|rd|th|d)[.:]\s"), lazy(r"\d+(?:[–—-]|['’]?s)")
    parts = "|".join([part for name in PARTS for part in words.get(name, ())] + list(words["seasons"]))
    year = rf"\d+(?:{words['of_year']}\s+(?:\d|(?i:{months})|{parts})|[–—-]|['’]?l|{words['about_year']})"
    return lazy(day), lazy(year)


def _starts(words: Mapping[str, Any], language: str, kinds: tuple[str, ...]) -> dict[str, Opening]:
    """What to try on a word by its first letters, or on a figure by its digits."""
    day, year = _ahead(words, language)
    by_day = _known(_BY_DAY, kinds)
    of_day = Opening(by_day, day, (), _SECOND, tuple(kind for kind in by_day if kind not in _OF_TWO_DAYS))
    figures = {
        figure(1): of_day,
        figure(2): of_day,
        figure(3): Opening(("relative",)),
        figure(4): Opening(_known(_BY_YEAR, kinds), year, _known(("ottoman", "year"), kinds)),
    }
    month = f"(?i:{_months(words)})"
    groups: list[tuple[str, tuple[str, ...], str]] = [
        ("month_starts", _BY_MONTH, month),
        ("hijri_starts", ("hijri",), month),
        ("weekday_starts", ("weekday",), words["weekday_ahead"]),
        ("letter_starts", ("lettered",), words["letter_ahead"]),
        ("word_starts", _BY_WORD[language], words["word_ahead"].replace("MONTHS", month)),
    ]
    own: dict[str, list[str]] = {}
    ahead: dict[str, list[str]] = {}
    for name, kinds_of_word, follows in groups:
        for key in spellings(words[name], letters=5):
            own.setdefault(key, []).extend(kinds_of_word)
            ahead.setdefault(key, []).append(follows)
    patterns = {follows: lazy("|".join(follows)) for follows in map(tuple, ahead.values())}
    return figures | {key: Opening(_known(own[key], kinds), patterns[tuple(ahead[key])]) for key in own}


def _first(words: Mapping[str, Any]) -> re.Pattern[str]:
    """What a word that opens a date begins with; of the name of a month, its first word."""
    months = "|".join((*words["months"], *words.get("hijri_months", ()))).split("|")
    heads = {_MORE_WORDS.split(month)[0] for month in months}
    return plain(rf"{any_of(sorted(heads))}|(?:{words['first']})(?!\w)")


def _known(own: Collection[str], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Those kinds that a language has, the more telling first."""
    return tuple(kind for kind in kinds if kind in own)
