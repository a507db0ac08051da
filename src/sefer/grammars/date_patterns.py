"""The patterns of dates of one language, made from its table once.

Groups: d, d2, d3 days; m, m2 months; y, y0, y2 years; h a Hijri month; n, unit, way a distance; hh, mm a clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sefer.grammars.starts import Starts, figure, keyed, spellings
from sefer.grammars.suffixes import TAIL
from sefer.grammars.words import any_of, table
from sefer.letters import caseless, lower, title
from sefer.letters.patterns import lazy, plain

YEAR = r"1[4-9]\d\d|20\d\d"
OTTOMAN = r"12[5-9]\d|13[0-4]\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[0-9])"
_DASH = r"\s*[–—-]\s*"
_ONES = {
    "tr": "bir iki üç dört beş altı yedi sekiz dokuz",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth",
}
_TENS = {
    "tr": {"on": 10, "yirmi": 20, "otuz": 30},
    "en": {"twentieth": 20, "thirtieth": 30, "twenty": 20, "thirty": 30},
}
DAY_WORDS: Mapping[str, int] = (
    {word: n for ones in _ONES.values() for n, word in enumerate(ones.split(), start=1)}
    | {word: n for tens in _TENS.values() for word, n in tens.items()}
    | {"dörd": 4}
)
# a day of the month in words; in Turkish with the ending that makes it one
_SPELT = {
    "tr": rf"(?i:(?:(?:on|yirmi|otuz)\s+)?(?:{_ONES['tr'].replace(' ', '|')}|dörd)|on|yirmi|otuz)",
    "en": rf"(?i:(?:twenty|thirty)[\s-](?:{'|'.join(_ONES['en'].split()[:9])})|twentieth|thirtieth|{_ONES['en'].replace(' ', '|')})",
}
_SPELT_END = r"s?[ıiuü](?:n[dt]?\w{0,4})?(?!\w)"
_ROMAN = r"(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})"
_NUMERIC = {
    "iso": rf"(?<![\d.,/-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])",
    "numeric": rf"(?<![\d.,/-])(?P<d>{_DAY})(?P<sep>[./-])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<y>{YEAR})(?!\d)",
    "roman": rf"(?<![\d.,/])(?P<d>{_DAY})[./\s]\s?(?P<m>{_ROMAN})[./\s]\s?(?P<y>{YEAR})(?!\d)",
}


class Opening(NamedTuple):
    """The kinds of dates that a word or figure may open.

    Those that are left where nothing that makes it a date is ahead, and where no second day is.
    """

    kinds: tuple[str, ...]
    ahead: re.Pattern[str] | None = None
    bare: tuple[str, ...] = ()
    second: re.Pattern[str] | None = None
    single: tuple[str, ...] = ()


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
    part: re.Pattern[str]  # a part of the day and a clock behind a date
    afternoon: re.Pattern[str]
    alaturka: re.Pattern[str]
    julian: re.Pattern[str]
    julian_before: re.Pattern[str]
    joined: re.Pattern[str]  # what may stand between two dates of one list
    anchored: re.Pattern[str]  # before a distance: it is counted from an event that is not dated
    months: tuple[re.Pattern[str], ...]
    hijri_months: tuple[re.Pattern[str], ...]
    weekdays: tuple[str, ...]
    seasons: tuple[tuple[re.Pattern[str], int], ...]
    counts: Mapping[str, int]
    unit_days: Mapping[str, int]
    unit_months: Mapping[str, int]
    before: re.Pattern[str]
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

    def month(self, word: str) -> int:
        """1 to 12, of a name, a figure or a Roman numeral."""
        if word.isdigit():
            return int(word)
        if word in self.roman:
            return self.roman.index(word) + 1
        return _nth(self.months, word)

    def hijri_month(self, word: str) -> int:
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
    kinds = {**_NUMERIC, **(_turkish(words) if language == "tr" else _english(words))}
    parts, clock = any_of(words["day_parts"]), words["clock"]
    ending = TAIL if language == "tr" else ""
    return Patterns(
        {name: lazy(pattern) for name, pattern in kinds.items()},
        _starts(words, language, tuple(kinds)),
        _first(words),
        lazy(rf"(?:['’]\w+)?\s+(?:{any_of(words['not_dates'])}){ending}(?!\w)"),
        lazy(rf"\s+(?:(?:{words['year_words']}){ending}|{any_of(words['behind_year'])})(?!\w)"),
        lazy(
            rf"(?:{words['weekday_behind']})(?P<day>(?i:{any_of(words['weekdays'])}))(?:{words['weekday_ending']})(?!\w)"
        ),
        lazy(
            rf"\b(?P<day>(?i:{any_of(words['weekdays'])}))(?:{words['weekday_ending']})(?:{words['weekday_before']})$"
        ),
        lazy(rf"(?:,?\s+(?P<part>(?:{parts})(?:{ending})(?!\w)))?(?:{clock})?"),
        lazy(words["afternoon"]),
        lazy(words["alaturka"]),
        lazy(words["julian"]),
        lazy(words["julian_before"]),
        lazy(rf"(?:['’]?\w{{0,4}})?\s*(?:,|(?:{words['joins']})\b|[–—-])?\s*"),
        lazy(words["anchored"]),
        tuple(lazy(name, re.IGNORECASE) for name in words["months"]),
        tuple(lazy(name, re.IGNORECASE) for name in words.get("hijri_months", ())),
        tuple(words["weekdays"]),
        tuple((lazy(w), code) for w, code in words["seasons"].items()),
        words["counts"],
        words["unit_days"],
        words["unit_months"],
        lazy(words["before"]),
        tuple(words["nights"]),
    )


_BY_MONTH = ("month_first", "vague", "months", "month", "bare_month")
_BY_WORD = {
    "tr": ("spelt", "season", "in_month", "relative", "relative_year"),
    "en": ("near_month", "spelt", "vague", "vague_year", "season", "in_month", "relative", "relative_year"),
}
_BY_DAY = ("numeric", "roman", "slash_months", "slash", "bound", "two_months", "full", "hijri", "relative")
# what stands between the words of the name of a month, or may
_MORE_WORDS = re.compile(r" \?|-\?|\[\\s-\]|\['’\]\?|\\b")
_OF_TWO_DAYS = ("slash_months", "slash", "bound", "two_months")
# a figure, and another one that is no year so near that both may be of one date
_SECOND = lazy(r"\d+\D{1,48}+(?:\d{4}(?!\d)\D{1,12}+)?+\d")
_BY_YEAR = (
    "iso",
    "year_first",
    "month_first",
    "vague",
    "vague_year",
    "season",
    "year_month",
    "decade",
    "years",
    "about",
    "year",
)


def _months(words: Mapping[str, Any]) -> str:
    """A pattern of all months, to be read without regard to case."""
    return "|".join((*words["months"], *words.get("hijri_months", ())))


def _ahead(words: Mapping[str, Any], language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The figure of a day, and that of a year which is more than a bare one, with what stands behind it."""
    months = _months(words)
    units = "|".join((*words["unit_days"], *words["unit_months"]))
    follows = rf"\d|(?i:{months})|(?:{units})|(?:{words['joins']}|and|to|until|of)\s"
    day = rf"\d+(?:st|nd|rd|th)?(?:[./\s-]\s?(?:\d|{_ROMAN})|\s*[–—/-]|(?:['’]?\w{{1,4}})?\s+(?:{follows}))"
    if language != "tr":
        return lazy(day), lazy(r"\d+(?:[–—-]|['’]?s)")
    parts = "|".join((*words["early"], *words["middle"], *words["late"], *words["seasons"]))
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
        figure(4): Opening(_known(_BY_YEAR, kinds), year, ("year",)),
    }
    month = f"(?i:{_months(words)})"
    groups: list[tuple[str, tuple[str, ...], str]] = [
        ("month_starts", _BY_MONTH, month),
        ("hijri_starts", ("hijri",), month),
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


def _turkish(words: Mapping[str, Any]) -> dict[str, str]:
    """Kinds of Turkish dates, the more telling first."""
    month = f"(?i:{'|'.join(words['months'])})(?!\\w*[’']?l[ıi]\\b)"
    hijri = f"(?i:{'|'.join(words['hijri_months'])})"
    bare = _bare(words)
    glued = words["month_glued"]
    short = r"(?:2[5-9]\d|3[0-4]\d)(?=['’)\],.;]|\s+(?:tarih|sene|yıl|gün|gece))"
    year = rf"(?:{YEAR}|{OTTOMAN}|{short})(?!\d)"
    gloss = rf"(?:\s*[\[(](?i:{'|'.join(words['months'])})[\])])?"
    joins, between, bound = words["joins"], words["between"], words["bound"]
    vague = "|".join(f"(?P<{name}>{any_of(words[name])})" for name in ("early", "middle", "late"))
    y2 = rf"(?<!\d)(?P<y2>{YEAR})"
    start = r"(?<![\d.,/])"
    return {
        "slash_months": (
            rf"{start}(?P<d>{_DAY})\s+(?P<m>{month})(?:\s+(?P<y0>{year}))?\s*/\s*(?P<d2>{_DAY})\s+(?P<m2>{month})"
            rf"(?:\s+(?P<y>{year}))?"
        ),
        "slash": rf"{start}(?P<d>{_DAY})\s*/\s*(?P<d2>{_DAY})\s+(?P<m>{month})\b(?:\s+(?P<y>{year}))?",
        "bound": (
            rf"{start}(?P<d>{_DAY})(?:\s+(?P<m>{month})(?:\s+(?P<y0>{year}))?)?['’]?\w{{1,4}}\s+(?P<d2>{_DAY})"
            rf"(?:\s+(?P<m2>{month})(?:\s+(?P<y>{year}))?)?['’]?\w{{1,4}}\s+{bound}\w*"
        ),
        "two_months": (
            rf"{start}(?P<d>{_DAY})\s+(?P<m>{month})(?:\s+(?P<y0>{year}))?(?:{_DASH}|\s+(?P<join>{joins})\s+)"
            rf"(?P<d2>{_DAY})\s+(?P<m2>{month})(?:\s+(?P<y>{year}))?"
            rf"(?(join)(?=(?:['’]?\w*\s+)?(?:tarihleri\s+|günleri\s+)?(?:{between})))"
        ),
        "year_first": rf"{y2}{words['of_year']}\s+(?P<d>{_DAY})\s+(?P<m>{month})\b",
        "full": (
            rf"{start}(?P<d>{_DAY})(?:{_DASH}(?P<d2>{_DAY})|\s+(?:{joins})\s+(?P<d3>{_DAY}))?\s+"
            rf"(?P<m>{month})(?:\b{gloss}(?:,?\s+(?P<y>{year}))?|{glued}(?!\w))"
        ),
        "spelt": (
            rf"\b(?P<d>{_SPELT['tr']})\s+(?P<m>{month})(?:\s+(?P<y>{year})|(?=['’][dt][ae]|\s+(?:gün|gece|sabah|akşam|tarih)))"
        ),
        "hijri": rf"{start}(?:(?P<d>{_DAY})\s+)?(?P<h>{hijri})\s+(?P<y>{OTTOMAN}|12[0-4]\d)(?!\d)",
        "month_first": (
            rf"(?:{y2}{words['of_year']}\s+)?\b(?P<m>{month})(?:\s+(?P<y>{year}))?(?:{words['day_behind']})"
            rf"(?:(?P<d>{_DAY})(?={words['day_tail']}|\s)(?!\s*[:.]\d)|(?P<w>{_SPELT['tr']})(?={_SPELT_END}))"
        ),
        "in_month": rf"(?:(?P<same>{words['this_month']})|(?P<next>{words['next_month']}))\s+(?:(?P<d>{_DAY})(?=['’])|(?P<w>{_SPELT['tr']})(?={_SPELT_END}))",
        "vague": (
            rf"(?:{y2}{words['of_year']}\s+)?\b(?P<m>{month}){words['of_month']}(?:\s+(?P<y>{year}))?\s+(?:{vague})(?!\w)"
        ),
        "vague_year": rf"{y2}{words['of_year']}\s+(?:{vague})(?!\w)",
        "season": (
            rf"(?:(?<!\d)(?P<y>{YEAR})(?:[–—-](?P<y2>\d\d(?:\d\d)?))?{words['season_of']}|(?P<same>{words['same_year']})ın|"
            rf"(?P<next>{words['next_year']})ın)\s+(?P<season>{any_of(list(words['seasons']))}){words['season_tail']}(?!\w)"
        ),
        "months": rf"\b(?P<m>{month})(?:{_DASH}|\s+(?:{joins})\s+)(?P<m2>{month})\s+(?P<y>{year})",
        "month": rf"\b(?P<m>{month})\s+(?P<y>{year})",
        "year_month": (
            rf"{y2}{words['of_year']}\s+(?P<m>{month})(?:{glued}(?!\w)|(?=(?:{words['month_tail']})|\s|[,.;]))"
        ),
        "bare_month": rf"(?<![\w’'])(?P<m>{bare})(?:{glued}(?!\w)|(?={words['month_tail']}))",
        "decade": rf"(?<!\d)(?P<y>1[4-9]\d|20\d)0(?:{words['decade']})",
        "years": (
            rf"(?<![\d.,/–-])(?P<y>{YEAR})[–—-](?P<y2>{YEAR}|\d\d)(?!\d)(?=['’][dt][ae]|\s+(?:{words['year_words']}|{between}))"
        ),
        "about": rf"(?<![\d.,/–-])(?P<y>{YEAR})(?={words['about_year']})",
        "year": rf"(?<![\d.,/–-])(?P<y>{YEAR})(?!\d|[.,]\d|[–-]\d)",
        "relative": (
            rf"(?P<next_day>{words['next_day']})(?!\w)|(?P<same_day>{words['same_day']})(?!\w)|"
            rf"(?P<day_before>{words['day_before']})(?!\w)|\b{words['later']}(?!\w)"
        ),
        "relative_year": rf"(?P<next_year>{words['next_year']})(?!\w)|(?P<same_year>{words['same_year']})(?!\w)",
    }


def _bare(words: Mapping[str, Any]) -> str:
    """Months that may stand without day and year: capitalised, or in lower case where that says nothing else."""
    names = [name for group in words["months"] for name in group.split("|") if name.isalpha() and name[-1] != "ğ"]
    lowered = [name for name in names if name not in words["capital_months"]]
    return any_of([title(name) for name in names] + lowered)


def _english(words: Mapping[str, Any]) -> dict[str, str]:
    """Kinds of English dates, the more telling first."""
    month = f"(?:{'|'.join(words['months'])})"
    day = rf"(?:{_DAY})(?:st|nd|rd|th)?"
    year = rf"(?:{YEAR})(?!\d)"
    vague = "|".join(f"(?P<{name}>{any_of(words[name])})" for name in ("early", "middle", "late"))
    part = rf"(?:{vague})(?:[\s-]+|\s+(?:in|of)\s+(?:the\s+)?)"
    start = r"(?<![\d.,/])"
    return {
        # "14.4.15": the year of a war diary by two figures
        "numeric": (
            rf"(?<![\d.,/-])(?P<d>{_DAY})(?P<sep>[./-])(?P<m>0?[1-9]|1[0-2])(?P=sep)"
            rf"(?P<y>{YEAR}|(?<=[./])(?:0[4-5]|1[1-9]|2[0-2]|3[5-9]|4[0-5]|[5-9]\d))(?![\d%]|[.,]\d)"
        ),
        "slash_months": (
            rf"{start}(?P<d>{day})\s+(?P<m>{month})(?:,?\s+(?P<y0>{year}))?\s*/\s*(?P<d2>{day})\s+(?P<m2>{month})\b"
            rf"(?:,?\s+(?P<y>{year}))?"
        ),
        "slash": rf"{start}(?P<d>{day})\s*/\s*(?P<d2>{day})\s+(?:of\s+)?(?P<m>{month})\b(?:,?\s+(?P<y>{year}))?",
        "two_months": (
            rf"{start}(?P<d>{day})\s+(?P<m>{month})(?:,?\s+(?P<y0>{year}))?(?:{_DASH}|\s+(?:to|until)\s+|(?<=\w)\s+and\s+)"
            rf"(?P<d2>{day})\s+(?P<m2>{month})(?:,?\s+(?P<y>{year}))?"
        ),
        "full": (
            rf"{start}(?P<d>{day})(?:{_DASH}(?P<d2>{day})|\s+(?:and|to|until|till)\s+(?:the\s+)?(?P<d3>{day}))?\s+(?:of\s+)?"
            rf"(?P<m>{month})\b(?:\.?,?\s+(?P<y>{year}))?"
        ),
        "spelt": rf"\b(?P<d>{_SPELT['en']})\s+(?:day\s+)?of\s+(?P<m>{month})\b(?:,?\s+(?P<y>{year}))?",
        "month_first": (
            rf"\b(?P<m>{month})\.?\s+(?P<d>{day})(?!\d)(?:(?:{_DASH}|\s+(?:to|until)\s+)(?P<d2>{day})(?!\d|\s+(?:{month})))?(?:,?\s+(?P<y>{year}))?"
        ),
        "vague": rf"\b{part}(?P<m>{month})(?:,?\s+(?P<y>{year}))?",
        "vague_year": rf"\b{part}(?P<y2>{YEAR})(?!\d)",
        "season": rf"\b(?P<season>{any_of(list(words['seasons']))})\s+(?:of\s+)?(?P<y>{year})(?:[–—-](?:{YEAR}|\d\d)(?!\d))?",
        "months": rf"\b(?P<m>{month})(?:{_DASH}|\s+(?:and|to)\s+)(?P<m2>{month})\s+(?P<y>{year})",
        "month": rf"\b(?P<m>{month})\.?,?\s+(?:of\s+)?(?P<y>{year})",
        "bare_month": rf"(?<=\b[Ii]n )(?P<m>{month})(?![\w’'])|(?<=\b[Dd]uring )(?P<m2>{month})(?![\w’'])"
        rf"|(?<=\b[Bb]y )(?P<m3>{month})(?![\w’'])|(?<=\b[Uu]ntil )(?P<m4>{month})(?![\w’'])|(?<=\b[Ss]ince )(?P<m5>{month})(?![\w’'])",
        "decade": r"(?<!\d)(?P<y>1[4-9]\d|20\d)0['’]?s\b",
        "years": rf"(?<![\d.,/–-])(?P<y>{YEAR})[–—-](?P<y2>{YEAR}|\d\d)(?!\d)",
        "year": rf"(?<![\d.,/–-])(?P<y>{YEAR})(?!\d|[.,]\d|[–-]\d)",
        "in_month": (
            rf"(?:(?P<same>\b{words['of_month']}\s+(?P<at>the))|(?P<next>(?!)))\s+"
            rf"(?:(?P<d>{_DAY})(?:st|nd|rd|th)\b(?:\s+instant\b)?(?!\s+[A-Za-z]*(?:of|[A-Z]))"
            rf"|(?P<w>(?:twenty|thirty)-\w+|(?:{_ONES['en'].replace(' ', '|')})(?<=teenth))(?=[,;.:)]|\s+(?:the|it|he|they|we|a|his|and)\s))"
        ),
        "relative": (
            rf"\b(?:(?P<next_day>{words['next_day']})|(?P<same_day>{words['same_day']})|(?P<day_before>{words['day_before']})|"
            rf"{words['later']})\b"
        ),
        "near_month": rf"\b[Tt]he\s+(?:(?P<on>following|next|ensuing)|(?P<back>previous|preceding)|(?P<of>same))\s+(?P<m>{month})(?![\w’'])",
        "relative_year": rf"\b(?:(?P<next_year>{words['next_year']})|(?P<same_year>{words['same_year']}))\b",
    }
