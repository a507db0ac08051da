"""The kinds of dates of each language as patterns, the more telling first.

Groups: d, d2, d3 days; m, m2 months; y, y0, y2 years; h a Hijri month; n, unit, way a distance; hh, mm a clock.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sefer.grammars.words import any_of
from sefer.letters import title

_SMALL = re.compile(r"(?<!\\)[a-z]+")
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
_SPELT_END = (
    r"(?:(?![ıiuü]?nc[ıiuü]\s+(?:hafta|yarı|çeyre|on\s))s?[ıiuü](?:n[dt]?\w{0,4})?|[ıiuü]?nc[ıiuü](?=\s+g[üe]))(?!\w)"
)
# what a bracket may say of the style of a day: "(O.S. 1)", "(Rumî 24)"
_STYLE = r"(?:\s*[^\W\d][^\s)\]\d]{0,10}\s*){0,2}"
# a year in words: "bin dokuz yüz on dokuz"
_YEAR_WORDS = (
    rf"bin\s+(?:sekiz|dokuz)\s+yüz(?:\s+(?:on|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan))?"
    rf"(?:\s+(?:{_ONES['tr'].replace(' ', '|')}))?(?:[dt][ae]n?|[ıiuü]n|y?[ae])?(?!\w)"
)
# parts of a month, a season or a year: from where to where of the whole
PARTS: Mapping[str, tuple[float, float]] = {
    "second_half": (1 / 2, 1),
    "first_half": (0, 1 / 2),
    "second_week": (1 / 4, 1 / 2),
    "third_week": (1 / 2, 3 / 4),
    "early": (0, 1 / 3),
    "middle": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
}
_SHORT_YEAR = r"(?:0[4-5]|1[1-9]|2[0-2]|3[5-9]|4[0-5]|[5-9]\d)"  # of a war diary, by two figures
ROMAN = r"(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})"
NUMERIC = {
    "iso": rf"(?<![\d.,/-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])",
    "numeric": rf"(?<![\d.,/-])(?P<d>{_DAY})(?P<sep>[./-])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<y>{YEAR})(?!\d)",
    "roman": rf"(?<![\d.,/])(?P<d>{_DAY})[./\s]\s?(?P<m>{ROMAN})[./\s]\s?(?P<y>{YEAR})(?!\d)",
    "slash_numeric": (
        rf"(?<![\d.,/])(?P<d>{_DAY})\s?[/–-]\s?(?P<d2>{_DAY})\.\s?(?P<m>0?[1-9](?=\.)|1[0-2](?=\.)|{ROMAN})"
        rf"(?:\.\s?(?P<y>{YEAR}|{_SHORT_YEAR})(?!\d)|(?<=[IVX])(?=[,;:)'’]|\.(?!\S)|\s))"
    ),
    "roman_bare": rf"(?<![\d.,/])(?P<d>{_DAY})\.(?P<m>{ROMAN})(?=[,;:)'’]|\.(?!\S)|\s)",
}


def month_names(words: Mapping[str, Any]) -> list[str]:
    """A pattern of each month, January first, with the names that Ottoman papers give it."""
    others = words.get("ottoman_months", ())
    return [f"{name}|{others[n]}" if others else name for n, name in enumerate(words["months"])]


def turkish(words: Mapping[str, Any]) -> dict[str, str]:
    """Kinds of Turkish dates, the more telling first."""
    month = f"(?i:{'|'.join(words['months'])})(?!\\w*[’']?l[ıi]\\b)"
    hijri = f"(?i:{'|'.join(words['hijri_months'])})"
    bare = _bare(words)
    glued = words["month_glued"]
    short = r"(?:2[5-9]\d|3[0-4]\d)(?=['’)\],.;]|\s+(?:tarih|sene|yıl|gün|gece))"
    year = rf"(?:{YEAR}|{OTTOMAN}|{short})(?!\d)"
    gloss = rf"(?:\s*[\[(](?i:{'|'.join(words['months'])})[\])])?"
    joins, between, bound = words["joins"], words["between"], words["bound"]
    vague = "|".join(f"(?P<{name}>{any_of(words[name])})" for name in PARTS if words.get(name))
    y2 = rf"(?<!\d)(?P<y2>{YEAR})"
    y2_ottoman = rf"(?<!\d)(?P<y2>{YEAR}|(?:{OTTOMAN})(?=\s+(?:{words['year_words']})))"
    start = r"(?<![\d.,/])"
    to_day = (
        rf"(?<=\d)['’](?:\w{{1,4}}\s+(?:{joins})\s+(?=\d+['’]\w+\s+(?:{between}))"
        rf"|\w{{0,3}}[dt][ae]n\s+(?=\d+['’]\w+\s+(?:{words['until']})))"
    )
    y2_any = rf"(?<!\d)(?P<y2>{YEAR}|{OTTOMAN})"
    word_too = "".join(f"(?<!{name})" for name in words["capital_months"])  # "üç ocakta": of a hearth
    return {
        # "22.7.335": the year of the Mâlî calendar by three figures
        "numeric": (
            rf"(?<![\d.,/-])(?P<d>{_DAY})(?P<sep>[./-])(?P<m>0?[1-9]|1[0-2])(?P=sep)"
            rf"(?P<y>{YEAR}|13[0-4]\d|(?<=[./])3[2-4]\d(?=['’)\],;\s]|\.(?!\d))|(?<=[./]){_SHORT_YEAR}(?![%]|[.,]\d))(?!\d)"
        ),
        "slash_months": (
            rf"{start}(?P<d>{_DAY})\s+(?P<m>{month})(?:\s+(?P<y0>{year}))?\s*/\s*(?P<d2>{_DAY})\s+(?P<m2>{month})"
            rf"(?:\s+(?P<y>{year}))?"
        ),
        "slash": rf"{start}(?P<d>{_DAY})\s*/\s*(?P<d2>{_DAY})\s+(?P<m>{month})\b(?:\s+(?P<y>{year}))?",
        "style_pair": (
            rf"{start}(?P<d>{_DAY})\s*[(\[]{_STYLE}(?P<d2>{_DAY}){_STYLE}[)\]]\s+(?P<m>{month})\b(?:\s+(?P<y>{year}))?"
        ),
        "bound": (
            rf"{start}(?P<d>{_DAY})(?:\s+(?P<m>{month})(?:\s+(?P<y0>{year}))?)?['’]?\w{{1,4}}\s+(?P<d2>{_DAY})"
            rf"(?:\s+(?P<m2>{month})(?:\s+(?P<y>{year}))?)?['’]?\w{{1,4}}\s+{bound}\w*"
        ),
        "two_months": (
            rf"{start}(?P<d>{_DAY})\s+(?P<m>{month})(?:\s+(?P<y0>{year}))?(?:{_DASH}|\s+(?P<join>{joins})\s+)"
            rf"(?P<d2>{_DAY})\s+(?P<m2>{month})(?:\s+(?P<y>{year}))?"
            rf"(?(join)(?=(?:['’]?\w*\s+)?(?:tarihleri\s+|günleri\s+)?(?:{between})))"
        ),
        "year_first": rf"{y2_any}{words['of_year']}\s+(?P<d>{_DAY})\s+(?P<m>{month})\b",
        "full": (
            rf"{start}(?P<d>{_DAY})(?:{_DASH}(?P<d2>{_DAY})|(?:(?P<more>(?:,\s+{_DAY}){{1,8}})?\s+(?P<join>{joins})|['’](?:s?[ıiuü]n)?[dt][ae]n)\s+(?P<d3>{_DAY}))?\s+"
            rf"(?P<m>{month})(?:\b{gloss}(?:,?\s+(?:sene\s+)?(?:(?P<y>{year})|(?P<yw>(?i:{_YEAR_WORDS}))))?|{glued}(?!\w))"
        ),
        "listed": (
            rf"{start}(?P<d>{_DAY})(?=(?:,\s+{_DAY}){{0,8}}\s+(?:{joins})\s+{_DAY}\s+(?P<m>{month})(?:\s+(?P<y>{year}))?)"
        ),
        "spelt": (
            rf"\b(?P<d>{_SPELT['tr']})\s+(?P<m>{month})(?:\s+(?:(?P<y>{year})|(?P<yw>(?i:{_YEAR_WORDS})))|(?:{word_too}){glued}(?!\w)|(?=['’][dt][ae]|\s+(?:gün|gece|sabah|akşam|tarih)))"
        ),
        "hijri": rf"{start}(?:(?P<d>{_DAY})\s+)?(?P<h>{hijri})\s+(?P<y>{OTTOMAN}|12[0-4]\d)(?!\d)",
        "hijri_short": (
            rf"{start}(?P<d>{_DAY})(?:\s+|\s*[./]\s*)(?P<h>{'|'.join(words['hijri_short'])})\.?(?:\s+|\s*/\s*|(?<=\.)\s*)(?:[Ss]ene\s+)?"
            rf"(?P<y>{OTTOMAN}|12[0-4]\d)(?!\d)"
        ),
        "hijri_first": (
            rf"(?<!\d)(?P<y>{OTTOMAN}|12[0-4]\d){words['of_year']}\s+(?P<h>{hijri})(?:{words['day_behind']}"
            rf"(?:(?P<d>{_DAY})(?={words['day_tail']}|\s)|(?P<w>{_SPELT['tr']})(?={_SPELT_END}))|(?=['’\s]))"
        ),
        "month_first": (
            rf"(?:{y2_ottoman}{words['of_year']}\s+)?\b(?P<m>{month})(?:\s+(?P<y>{year}))?(?:{words['day_behind']})"
            rf"(?:(?P<d>{_DAY})(?:(?:\s*[/–-]\s*|{to_day})(?P<d2>{_DAY}))?(?={words['day_tail']}|\s)(?!\s*[:.]\d)|(?P<w>{_SPELT['tr']}){_SPELT_END})"
        ),
        "in_month": rf"(?:(?P<same>{words['this_month']})|(?P<next>{words['next_month']}))\s+(?:(?P<d>{_DAY})(?:{to_day}(?P<d2>{_DAY}))?(?=['’])|(?P<w>{_SPELT['tr']}){_SPELT_END})",
        "vague": (
            rf"(?:(?:{y2_any}{words['of_year']}|(?P<same>{words['same_year_of']})|(?P<next>{words['next_year_of']}))\s+)?\b(?P<m>{month}){words['of_month']}(?:\s+(?P<y>{year})(?:['’]n?[ıiuü]n)?)?\s+(?:{vague})(?!\w)"
        ),
        "vague_year": rf"{y2}{words['of_year']}\s+(?:{vague})(?!\w)",
        "season": (
            rf"(?:(?<!\d)(?P<y>{YEAR})(?:[–—-](?P<y2>\d\d(?:\d\d)?))?{words['season_of']}|(?P<same>{words['same_year']})ın|"
            rf"(?P<next>{words['next_year']})ın)\s+(?P<season>{any_of(list(words['seasons']))}){words['season_tail']}(?:\s+(?:{vague}))?(?!\w)"
        ),
        "year_months": rf"{y2_any}{words['of_year']}\s+(?P<m>{month})(?:{_DASH}|\s+(?:{joins})\s+)(?P<m2>{month})(?=\w*\s+ay|['’])",
        "months": (
            rf"\b(?P<m>{month})(?:\s+(?P<y0>{year})(?=\s*[–—-]))?(?:{_DASH}|\s+(?:{joins})\s+)"
            rf"(?P<m2>{month})(?:\s+(?P<y>{year})|\s+aylar\w*)"
        ),
        "month": rf"\b(?P<m>{month})\s+(?:sene\s+)?(?P<y>{year})",
        "year_month": (
            rf"(?:{y2_any}{words['of_year']}|(?P<same>{words['same_year_of']})|(?P<next>{words['next_year_of']}))\s+(?P<m>{month})(?:{glued}(?!\w)|(?=(?:{words['month_tail']})|\s|[,.;]))"
        ),
        "bare_month": rf"(?<![\w’'])(?P<m>{bare})(?:{glued}(?!\w)|(?={words['month_tail']}))",
        "decade": rf"(?<!\d)(?P<y>1[4-9]\d|20\d)0(?:{words['decade']})",
        "ottoman": rf"(?<![\d.,/–-])(?P<y>{OTTOMAN}|12[0-4]\d)(?={words['ottoman_behind']})",
        "years": (
            rf"(?<![\d.,/–-])(?P<y>{YEAR})[–—-](?P<y2>{YEAR}|\d\d)(?!\d)(?=['’][dt][ae]|\s+(?:{words['year_words']}|{between}))"
        ),
        "about": rf"(?<![\d.,/–-])(?P<y>{YEAR})(?={words['about_year']})",
        "year": rf"(?<![\d.,/–-])(?P<y>{YEAR})(?!\d|[.,]\d|[–-]\d)",
        "month_part": rf"(?<![\w’'])(?:(?:[Bb]u|[Oo]|[Aa]ynı)\s+)?[Aa]y(?:ın)?\s+(?:{vague})(?!\w)",
        "year_part": rf"{words['this_year']}(?:{vague})(?!\w)",
        "bare_day": rf"(?<![\d.,/])(?P<d>{_DAY})(?={words['day_alone']})",
        "relative": (
            rf"(?P<next_day>{words['next_day']})(?!\w)|(?P<same_day>{words['same_day']})(?!\w)|"
            rf"(?P<day_before>{words['day_before']})(?!\w)|\b{words['later']}(?!\w)"
        ),
        "relative_year": rf"(?P<next_year>{words['next_year']})(?!\w)|(?P<same_year>{words['same_year']})(?!\w)",
        **_either(words, hours=r"\s+(?:gün|gece|sabah|akşam)(?:[ıi]|s[ıi])(?:n[ae]|n[dt][ae]n?|yd[ıi])?(?!\w)"),
    }


def _either(words: Mapping[str, Any], hours: str) -> dict[str, str]:
    """Kinds of both languages: a month counted from another, a weekday alone, "D-Day", "D+2"."""
    day = f"(?i:{any_of(words['weekdays'])})"
    return {
        "relative_month": rf"(?<!\w)(?P<next>{words['month_after']})(?!\w)",
        "weekday": rf"(?<![\w’'])(?:{words['on_weekday']})(?P<at>(?:the\s+)?(?P<weekday>{day})){hours}",
        "lettered": rf"(?<![\w’'.])(?P<letter>[DJXYZ])(?:{words['lettered']}|\s?(?:\+|plus)\s?(?P<on>\d{{1,2}})|\s?[−–-]\s?(?P<back>\d{{1,2}}))(?![\w.]\d|\w)",
    }


def _bare(words: Mapping[str, Any]) -> str:
    """Months that may stand without day and year: capitalised, or in lower case where that says nothing else."""
    names = [name for group in words["months"] for name in group.split("|") if name.isalpha() and name[-1] != "ğ"]
    lowered = [name for name in names if name not in words["capital_months"]]
    return any_of([title(name) for name in names] + lowered)


def english(words: Mapping[str, Any]) -> dict[str, str]:
    """Kinds of English dates, the more telling first."""
    named = "|".join(words["months"])
    hijri = f"(?:{'|'.join(words['hijri_months'])})"
    month = f"(?:{named}|{_SMALL.sub(lambda found: found.group().upper(), named)})"
    nth = r"(?:st|nd|rd|th|(?<=[23])d)"  # "3d", as Americans count
    day = rf"(?:{_DAY}){nth}?"
    year = rf"(?:{YEAR})(?!\d)"
    formation = (
        r"(?:[A-Z]\w*\.?\s+){0,3}(?:B(?:ri)?g?de|Di?vn?|Bn|Regt|Coy|Corps|Army|Brigade|Division|Battalion|Bty|Sqn)\b"
    )
    short = (
        rf"(?:(?<=['’]){_SHORT_YEAR}(?!\d)|{_SHORT_YEAR}(?=[.:;)\n]|,\s|$|\s+(?!{formation})[A-Z0-9]))"  # "12 Sep 44."
    )
    vague = "|".join(f"(?P<{name}>{any_of(words[name])})" for name in PARTS if words.get(name))
    part = rf"(?:{vague})(?:[\s-]+|\s+(?:in|of)\s+(?:the\s+)?)"
    start = r"(?<![\d.,/])"
    return {
        # "14.4.15": the year of a war diary by two figures
        "numeric": (
            rf"(?<![\d.,/-])(?P<d>{_DAY})(?P<sep>[./-])(?P<m>0?[1-9]|1[0-2])(?P=sep)"
            rf"(?P<y>{YEAR}|(?<=[./]){_SHORT_YEAR})(?![\d%]|[.,]\d)"
        ),
        "slash_months": (
            rf"{start}(?P<d>{day})\s+(?P<m>{month})(?:,?\s+(?P<y0>{year}))?\s*/\s*(?P<d2>{day})\s+(?P<m2>{month})\b"
            rf"(?:,?\s+(?P<y>{year}))?"
        ),
        "slash": rf"{start}(?P<d>{day})\s*/\s*(?P<d2>{day})\s+(?:of\s+)?(?P<m>{month})\b(?:,?\s+(?P<y>{year}))?",
        "style_pair": (
            rf"{start}(?P<d>{day})\s*[(\[]{_STYLE}(?P<d2>{day}){_STYLE}[)\]]\s+(?:of\s+)?(?P<m>{month})\b(?:,?\s+(?P<y>{year}))?"
        ),
        "slash_months_first": (
            rf"\b(?P<m>{month})\.?\s+(?P<d>{day})\s*(?:/|\()\s*(?P<m2>{month})\.?\s+(?P<d2>{day})(?!\d)\)?(?:,?\s+(?P<y>{year}))?"
        ),
        "style_pair_first": (
            rf"\b(?P<m>{month})\.?\s+(?P<d>{day})\s*[(\[]{_STYLE}(?P<d2>{day}){_STYLE}[)\]](?:,?\s+(?P<y>{year}))?"
        ),
        "two_months": (
            rf"{start}(?P<d>{day})\s+(?:of\s+)?(?P<m>{month})(?:,?\s+(?P<y0>{year}))?(?:{_DASH}|\s+(?:to|until)\s+(?:the\s+)?|(?<=\w)\s+and\s+)"
            rf"(?P<d2>{day})\s+(?:of\s+)?(?P<m2>{month})(?:,?\s+(?P<y>{year}))?"
        ),
        "two_months_first": (
            rf"(?P<between>(?<=[Bb]etween ))?\b(?P<m>{month})\.?\s+(?P<d>{day})(?:{_DASH}|\s+(?:to|until|through)\s+|\s+and\s+(?(between)|(?!)))"
            rf"(?P<m2>{month})\.?\s+(?P<d2>{day})(?!\d)(?:,?\s+(?P<y>{year}))?"
        ),
        "full": (
            rf"{start}(?P<d>{day})(?:{_DASH}(?P<d2>{day})|(?P<more>(?:,\s+(?:the\s+)?{day}){{1,8}},?(?=\s+and\b))?"
            rf"\s+(?P<join>and|to|until|till)\s+(?:the\s+)?(?P<d3>{day}))?\s+(?:of\s+)?"
            rf"(?P<m>(?P<ott>{'|'.join(words['ottoman_months'])})|{month})\b(?:\.?,?\s+['’]?(?P<y>{year}|{short}"
            rf"|(?:{OTTOMAN})(?!\d)(?(ott)|(?={words['ottoman_behind']}))))?"
        ),
        "hijri": rf"{start}(?:(?P<d>{day})\s+(?:of\s+)?)?\b(?P<h>{hijri}),?\s+(?P<y>{OTTOMAN}|12[0-4]\d|13[5-6]\d)(?!\d)",
        "listed": (
            rf"{start}(?P<d>{day})(?=(?:,\s+(?:the\s+)?{day}){{0,8}},?\s+and\s+(?:the\s+)?{day}\s+(?:of\s+)?(?P<m>{month})\b(?:,?\s+(?P<y>{year}))?)"
        ),
        "spelt": rf"\b(?P<d>{_SPELT['en']})\s+(?:day\s+)?of\s+(?P<m>{month})\b(?:,?\s+(?P<y>{year}))?",
        "month_first": (
            rf"\b(?P<m>{month})\.?\s+(?P<d>{day})(?!\d)(?:(?:{_DASH}|\s+(?:to|until)\s+|(?P<more>(?:,\s+{day}){{1,8}},?)?\s+(?P<join>and)\s+(?=\d+(?:{nth}|,?\s+(?:{year})|\b[.,;:)]|\s+(?:the|a|at|in|by|when|he|it|they)\b)))(?P<d2>{day})(?!\d|\s+(?:{month})))?(?:,?\s+(?P<y>{year}))?"
        ),
        "feast": rf"\b(?P<feast>{any_of(list(words['feasts']))})(?:,?\s+(?:of\s+)?(?P<y>{year}))?(?!\w)",
        "vague": rf"\b{part}(?P<m>{month})(?:,?\s+(?P<y>{year}))?",
        "vague_year": rf"\b{part}(?P<y2>{YEAR})(?!\d|['’]?s\b)",
        "season": rf"\b(?P<season>{any_of(list(words['seasons']))})\s+(?:of\s+)?(?:(?P<y>{year})|(?P<same>(?:that|the\s+same)\s+year\b)|(?P<next>the\s+(?:next|following)\s+year\b))(?:[–—-](?:{YEAR}|\d\d)(?!\d))?",
        "months": rf"\b(?P<m>{month})(?:{_DASH}|\s+(?:and|to)\s+)(?P<m2>{month})\s+(?P<y>{year})",
        "year_months": rf"(?<=\b[Ii]n )(?P<m>{month})(?:{_DASH}|\s+(?:and|to)\s+)(?P<m2>{month})(?![\w’'])",
        "month": rf"\b(?P<m>{month})\.?,?\s+(?:of\s+)?(?P<y>{year})",
        "bare_month": rf"(?<=\b[Ii]n )(?P<m>{month})(?![\w’'])|(?<=\b[Dd]uring )(?P<m2>{month})(?![\w’'])"
        rf"|(?<=\b[Bb]y )(?P<m3>{month})(?![\w’'])|(?<=\b[Uu]ntil )(?P<m4>{month})(?![\w’'])|(?<=\b[Ss]ince )(?P<m5>{month})(?![\w’'])",
        "decade": r"(?<!\d)(?P<y>1[4-9]\d|20\d)0['’]?s\b",
        "years": rf"(?<![\d.,/–-])(?P<y>{YEAR})[–—-](?P<y2>{YEAR}|\d\d)(?!\d)",
        "year": rf"(?<![\d.,/–-])(?P<y>{YEAR})(?!\d|[.,]\d|[–-]\d)",
        "diary_slash": rf"(?:(?<=[.;:)”\"] )|(?<![^\n]))(?P<d>{_DAY})/(?P<m>0?[1-9]|1[0-2])(?=[.:]\s|\s?[–—-]\s)",
        "diary_day": rf"(?:(?<=[.;:)”\"] )|(?<=\n))(?P<d>{_DAY}){nth}(?:\s?[–-]\s?(?P<d2>{_DAY}){nth})?(?=[.:]\s+[A-Za-z\d])",
        "night": (
            rf"\b[Nn]ight(?:\s+of)?(?:\s+the)?\s+(?P<d>{_DAY}){nth}?\s?[/–-]\s?(?P<d2>{_DAY}){nth}?"
            rf"(?!\d|\s*(?:of\s+)?(?:{month}))"
        ),
        "in_month": (
            rf"(?P<same>\b(?:{words['of_month']}|(?P<from>{words['between_days']})))\s+(?P<at>the)\s+"
            rf"(?:(?P<d>{_DAY}){nth}\b(?:(?:{words['until_day']}|\s+and\s+(?(from)|(?!))(?:the\s+)?)(?P<d2>{_DAY}){nth}\b"
            rf"|(?(from)(?!)))(?:\s+(?:{words['of_same_month']}|(?P<next>{words['of_next_month']})|(?P<last>{words['of_last_month']}))"
            rf"|(?!\s+(?!{words['rank_behind']})[A-Za-z]*(?:of|[A-Z])))"
            rf"|(?P<w>(?:twenty|thirty)-\w+|(?:{_ONES['en'].replace(' ', '|')})(?<=teenth))(?=[,;.:)]|\s+(?:the|it|he|they|we|a|his|and)\s))"
        ),
        "month_part": rf"\b(?:{vague})\s+(?:in|of)\s+(?:the|that|the\s+same)\s+month\b",
        "year_part": rf"\b(?:{vague})\s+(?:in|of)\s+(?:the|that|the\s+same)\s+year\b",
        "relative": (
            rf"\b(?:(?P<next_day>{words['next_day']})|(?P<same_day>{words['same_day']})|(?P<day_before>{words['day_before']})|"
            rf"(?<!\b[Ff]or ){words['later']})\b"  # "for 57 days before it fell" is no day
        ),
        "near_month": rf"\b[Tt]he\s+(?:(?P<on>following|next|ensuing)|(?P<back>previous|preceding)|(?P<of>same))\s+(?P<m>{month})(?![\w’'])",
        "relative_year": rf"\b(?:(?P<next_year>{words['next_year']})|(?P<same_year>{words['same_year']}))\b",
        **_either(words, hours=rf"(?!,?\s+(?:the\s+)?(?:\d|{month}))(?:\s+(?:morning|night|evening|afternoon))?"),
    }
