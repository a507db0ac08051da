"""The patterns of dates of one language, made from its table once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sefer.grammars.suffixes import TAIL
from sefer.grammars.words import any_of, table
from sefer.letters import lower

_YEAR = r"1[4-9]\d\d|20\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[0-9])"


@dataclass(frozen=True)
class Patterns:
    """Compiled patterns by kind, and the words behind their groups."""

    kinds: dict[str, re.Pattern[str]]
    no_date: re.Pattern[str]
    weekday: re.Pattern[str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: tuple[tuple[re.Pattern[str], int], ...]
    counts: dict[str, int]
    next_day: re.Pattern[str]
    same_day: re.Pattern[str]
    weeks: str
    before: re.Pattern[str]

    def of(self, kind: str) -> re.Pattern[str]:
        return self.kinds[kind]

    def month(self, word: str) -> int:
        """1 to 12."""
        return self.months.index(lower(word)) + 1

    def season(self, word: str) -> int:
        """21 to 24, as in EDTF."""
        return next(code for pattern, code in self.seasons if pattern.fullmatch(lower(word)))

    def shift(self, match: re.Match[str]) -> int | None:
        """The days of a relative date, None where it counts by a vague word."""
        if self.next_day.fullmatch(match.group()):
            return 1
        if self.same_day.fullmatch(match.group()):
            return 0
        word = lower(match["n"])
        number = int(word) if word.isdigit() else self.counts.get(word)
        if number is None:
            return None
        days = number * (7 if match["unit"].startswith(self.weeks) else 1)
        return -days if self.before.fullmatch(match["way"]) else days


@cache
def patterns(language: str) -> Patterns:
    """The patterns of a language."""
    words = table(language, "dates")
    month = any_of(words["months"])
    parts = f"(?:\\s+(?:{any_of(words['day_parts'])}))?"
    clock = f"(?:{words['clock']})?"
    joins = any_of(words["joins"])
    vague = "|".join(f"(?P<{name}>{any_of(words[name])})" for name in ("early", "middle", "late"))
    over_month = rf"(?P<m>{month}){words['of_month']}(?:\s+(?P<y>{_YEAR}))?"
    over_year = rf"(?<!\d)(?P<y2>{_YEAR}){words['of_year']}"
    seasons = words["seasons"]
    kinds = {
        "numeric": rf"(?<![\d.,/])(?P<d>{_DAY})[./](?P<m>0?[1-9]|1[0-2])[./](?P<y>{_YEAR})(?![\d])",
        "two_months": (
            rf"(?<![\d.,])(?P<d>{_DAY})\s+(?P<m>{month})(?:\s+(?P<y0>{_YEAR}))?\s*(?:[–—-]|(?:{joins})\b)\s*"
            rf"(?P<d2>{_DAY})\s+(?P<m2>{month})(?:\s+(?P<y>{_YEAR})(?!\d))?"
        ),
        "full": (
            rf"(?<![\d.,])(?P<d>{_DAY})(?:\s*[–—-]\s*(?P<d2>{_DAY})|\s+(?:{joins})\s+(?P<d3>{_DAY}))?\s+"
            rf"(?P<m>{month})\b(?:,?\s+(?P<y>{_YEAR})(?!\d))?{parts}{clock}"
        ),
        "month": rf"\b(?P<m>{month})\s+(?P<y>{_YEAR})(?!\d)",
        "season": rf"(?<!\d)(?P<y>{_YEAR})\s+(?P<season>{any_of(list(seasons))}){words['season_tail']}(?!\w)",
        "year": rf"(?<![\d.,/–-])(?P<y>{_YEAR})(?=['’]|{words['year_words']}|\s*[),.;]|\s+[a-zçğıöşü]|\s*$)(?![.,]\d)",
        "relative": f"\\b(?:{words['next_day']}|{words['same_day']}|{words['later']})\\b",
    }
    kinds["vague"] = rf"(?:{over_month}|{over_year})\s+(?:{vague})(?!\w)"
    if language == "en":  # the part stands before what it is a part of
        kinds["vague"] = rf"\b(?:{vague})[\s-]+(?:in\s+)?(?:(?P<m>{month})\s+)?(?P<y>{_YEAR})(?!\d)"
    compiled = {name: re.compile(pattern) for name, pattern in kinds.items()}
    return Patterns(
        compiled,
        re.compile(rf"\s+(?:{any_of(words['not_dates'])}){TAIL if language == 'tr' else ''}(?!\w)"),
        re.compile(rf",?\s+(?:günü\s+)?(?P<day>(?i:{any_of(words['weekdays'])}))\b"),
        tuple(lower(m) for m in words["months"]),
        tuple(words["weekdays"]),
        tuple((re.compile(w), code) for w, code in seasons.items()),
        dict(words["counts"]),
        re.compile(words["next_day"]),
        re.compile(words["same_day"]),
        words["weeks"],
        re.compile(words["before"]),
    )
