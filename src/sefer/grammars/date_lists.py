"""Lists of days of one month: a stretch where one day follows the other, else each day by itself; and days that are denied."""

from __future__ import annotations

import re

from sefer.grammars.date_patterns import Patterns
from sefer.letters.patterns import lazy

_DIGITS = lazy(r"\d+")
_BEFORE = 16  # characters in which "between the" may stand
_NOT_BEHIND = lazy(r"\s+değil\b")
_NOT_AHEAD = lazy(r"\b[Nn]ot\s+$")


def listed(match: re.Match[str], text: str, known: Patterns) -> re.Match[str] | None:
    """The match where its days follow each other or the words say "between"; else None: each is a day by itself.

    Behind the name of their month only the first of such days is left.
    """
    groups = match.groupdict()
    join = groups.get("join")
    if not join or not known.lists.fullmatch(join):
        return match
    last = "d3" if groups.get("d3") else "d2"
    days = [int(day) for day in _DIGITS.findall(text, match.start("d"), match.end(last))]
    if days == [*range(days[0], days[0] + len(days))]:
        return match
    spanned = known.spanned_ahead.search(text, max(0, match.start() - _BEFORE), match.start())
    if spanned or known.spanned_behind.match(text, match.end()):
        return match
    return match.re.match(text, match.start(), match.end("d")) if last == "d2" else None


def is_denied(match: re.Match[str], text: str) -> bool:
    """ "Üç gün sonra değil", "not two days later but five": a day that it was not, from which nothing is counted."""
    ahead = _NOT_AHEAD.search(text, max(0, match.start() - 12), match.start())
    return ahead is not None or _NOT_BEHIND.match(text, match.end()) is not None
