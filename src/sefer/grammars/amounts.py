"""Durations, distances and shares: what a number measures instead of counting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sefer.grammars.numerals import Numeral, numeral_at
from sefer.grammars.sharing import one
from sefer.grammars.suffixes import TAIL
from sefer.grammars.words import table
from sefer.letters.patterns import lazy
from sefer.model import AmountValue, Mention, Part

_Measures = tuple[tuple[float, float], ...]
_YEARS = 400  # more is a year by its number


@dataclass(frozen=True)
class _Patterns:
    measured: re.Pattern[str]  # behind a number, each unit in a group of its own
    measures: _Measures
    durations: int  # so many of them are durations, the others distances
    again: re.Pattern[str]
    lasting: re.Pattern[str]
    point: re.Pattern[str]
    no_way: re.Pattern[str]  # behind a distance that is a height or a breadth
    percent: re.Pattern[str]
    part: re.Pattern[str]
    fraction: re.Pattern[str]
    parts: tuple[int, ...]
    single: Mapping[str, int]
    halves: tuple[str, ...]
    half: re.Pattern[str]
    not_half: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words, tables = table(language, "amounts")["words"], table(language, "amounts")
    rows = {**tables["durations"], **tables["distances"]}
    ending = rf"(?:{TAIL}|l[ıiuü]k{TAIL})" if language == "tr" else ""
    units = "|".join(f"(?P<u{n}>{unit})" for n, unit in enumerate(rows))
    parts = words["fractions"]
    named = "|".join(f"(?P<f{n}>{part})" for n, part in enumerate(parts)) or "(?!)"
    return _Patterns(
        lazy(rf"[\s-]+(?:{units}){ending}(?!\w)"),
        tuple((low, high) for low, high in rows.values()),
        len(tables["durations"]),
        lazy(words["again"]),
        lazy(words["lasting"]),
        lazy(words["point"]),
        lazy(words["no_way"]),
        lazy(words["percent"]),
        lazy(words["part"]),
        lazy(rf"[\s-](?:{named})\b"),
        tuple(parts.values()),
        words["single"],
        tuple(words["halves"]),
        lazy(words["half"]),
        lazy(words["not_half"]),
    )


def of_number(text: str, part: Part, number: Numeral) -> Mention | None:
    """The stretch of time or of way, or the share, that a number tells; None where it tells none."""
    known = _patterns(part.language)
    if number.suffix:
        return _share(text, part, number) if known.part.fullmatch(number.suffix) else None
    found = known.measured.match(text, number.stop)
    if found is not None:
        return _measured(text, number, found, known)
    if (percent := known.percent.match(text, number.stop)) is not None:
        return _of("percentage", number.start, percent.end(), number.low, number.high, "%")
    if (fraction := known.fraction.match(text, number.end)) is not None:
        share = 100 / known.parts[_which(fraction)]
        high = number.high * share
        return _of("percentage", number.start, fraction.end(), number.low * share, high, "%") if high <= 100 else None
    return None


def _which(found: re.Match[str]) -> int:
    return int((found.lastgroup or "u0")[1:])


def _measured(text: str, number: Numeral, found: re.Match[str], known: _Patterns) -> Mention | None:
    """ "Beş ay", "40 kilometrelik": no bare "bir gün", no point in time."""
    at, end = _which(found), found.end()
    if at >= known.durations:
        kind, unit = "distance", "km"
        if known.no_way.match(text, end):
            return None
    else:
        kind, unit = "duration", "days"
        if number.low == number.high == 1 and not number.text[0].isdigit() and not known.lasting.match(text, end):
            return None
        if known.point.match(text, end) or (number.high > _YEARS and known.measures[at][0] >= _YEARS * 0.9):
            return None
        again = known.again.match(text, end)
        end = again.end() if again else end
    low, high = known.measures[at]
    return _of(kind, number.start, end, number.low * low, number.high * high, unit)


def _share(text: str, part: Part, number: Numeral) -> Mention | None:
    """ "Üçte biri", "yüzde on beş"."""
    other = numeral_at(text, number.end, part.end, part.language)
    if other is None or not 0 < other.high <= number.low or number.low < 2:
        return None
    share = 100 / number.low
    return _of("percentage", number.start, other.end, other.low * share, other.high * share, "%")


def shares(text: str, part: Part) -> Iterator[Mention]:
    """The shares that no number opens: "%40", "yarısı", "half of the"."""
    known = _patterns(part.language)
    if part.language == "tr":
        for at in _places(text, "%", part):
            number = _BEHIND.match(text, at, part.end)
            if number is not None:
                value = float(number[1].replace(",", "."))
                yield _of("percentage", at, number.end(), value, value, "%")
    for word, parts in known.single.items():
        for at in _places(text, f"{word} of ", part):
            if _ONE.search(text, max(part.start, at - 3), at):
                share = 100 / parts
                yield _of("percentage", at - 2, at + len(word), share, share, "%")
    for word in known.halves:
        for at in _places(text, word, part):
            before = text.rfind(" ", part.start, at) + 1
            start = at if text[before:at].strip("“\"'(") == "" else -1
            found = known.half.match(text, start) if start >= 0 else None
            if found is not None and not known.not_half.search(text, max(part.start, at - 16), at):
                near = bool(found["near"])  # "yarıya yakını": by a tenth less, as all that is nearly so
                end = found.end() if near else found.start() + len(found.group().split()[0])
                yield _of("percentage", found.start(), end, 45 if near else 50, 50, "%")


_ONE = lazy(r"\b[Aa] $")
_BEHIND = lazy(r"%\s?(\d{1,3}(?:[.,]\d{1,2})?)(?!\d)")


def _places(text: str, word: str, part: Part) -> Iterator[int]:
    at = text.find(word, part.start, part.end)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word), part.end)


def _of(kind: str, start: int, end: int, low: float, high: float, unit: str) -> Mention:
    return Mention(kind, start, end, one(AmountValue(round(low, 3), round(high, 3), unit)))
