"""From which day a distance is counted: "üç gün sonra" from the day before it, "düşmesinden üç gün sonra" from its event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sefer.grammars.date_patterns import Found, Patterns
from sefer.grammars.date_values import Context
from sefer.letters import lower
from sefer.letters.patterns import lazy

_REACH = 64  # characters before a distance in which its event may be named
_NEAR = 40  # characters between a date and the distance from an event of that date
_FAR = 90  # characters between a distance and the date of its event behind it
_BACK = 12  # dates before among which that of the event is looked for
_ROUND = 200  # characters of the clause around a date
_OWNED = lazy(r"(?<![\w’'])([A-ZÇĞİÖŞÜ][^\W\d_]{2,})[’'](?:n[ıiuü]n|[ıiuü]n)\s+$")
_STOP = lazy(r"[.!?;:,()\n]")
_ENDS = lazy(r"(?<!\d)[.!?;](?=\s)|\n")
_WORD = lazy(r"[^\W\d_]{3,}")


def is_anchored(one: Found, text: str, known: Patterns) -> bool:
    """Is a distance counted from an event that the words beside it name?"""
    return _before(one, text, known) is not None or _behind(one, text, known)


def _before(one: Found, text: str, known: Patterns) -> re.Match[str] | None:
    """ "Edirne'nin düşmesinden" before a distance, "Sedan'ın" before the day behind it."""
    low = max(0, one.start - _REACH)
    if one.groups.get("next_day") or one.groups.get("day_before"):
        return _OWNED.search(text, low, one.start) if text.endswith("n ", 0, one.start) else None
    return known.anchored.search(text, low, one.start) if one.groups.get("way") else None


def _behind(one: Found, text: str, known: Patterns) -> bool:
    """Does the event follow: "a week before Tobruk was relieved"?"""
    return known.anchored_behind.match(text, one.match.start("way")) is not None if one.groups.get("way") else False


def anchor(one: Found, text: str, known: Patterns, context: Context) -> int | None:
    """The day of the event of a distance, as a date before it tells that; None where none does."""
    told = context.told[-_BACK:]
    event = _before(one, text, known)
    if event is not None:
        if told and one.start - told[-1][1] <= _NEAR and not _STOP.search(text, told[-1][1], one.start):
            return told[-1][2]
        stems, at = [_stem(word, known) for word in event.groups() if word], event.start()
    else:
        at = one.start
        stop = _STOP.search(text, one.match.end())
        end = min(stop.start() if stop else len(text), one.match.end() + _FAR)
        stems = [_stem(word, known) for word in _names(text, one.match.end(), end, known)]
    return _told(stems, text, at, told) if stems else None


def ahead(one: Found, others: Sequence[Found], text: str, known: Patterns) -> Found | None:
    """ "A week before Tobruk was relieved on 27 November": the date that tells when its event was."""
    end = one.match.end()
    if not others or others[0].start - end > _FAR or others[0].groups.get("way") or not _behind(one, text, known):
        return None
    if _STOP.search(text, end, others[0].start) or not known.dated_on.search(text, end, others[0].start):
        return None
    return others[0]


def _names(text: str, start: int, end: int, known: Patterns) -> Iterator[str]:
    """The words behind a distance that name its event: the first noun and all names."""
    words = [word.group() for word in _WORD.finditer(text, start, end)]
    own = [word for word in words if lower(word) not in known.idle_anchors]
    yield from (word for n, word in enumerate(own) if not n or word[0].isupper())


def _stem(word: str, known: Patterns) -> re.Pattern[str]:
    """How the words begin that say the same as a word."""
    plain = lower(word)
    cut = known.anchored_ending.search(plain)
    plain = plain[: cut.start()] if cut and cut.start() >= 2 else plain
    plain = known.anchor_forms.get(plain, plain[:7])
    return re.compile(rf"(?:{plain}|{plain[:-1]}[ıiuü]{plain[-1]})")  # "şehr" of "şehir"


def _told(stems: Sequence[re.Pattern[str]], text: str, at: int, told: Sequence[tuple[int, int, int]]) -> int | None:
    """The day of the last date whose clause says all of some words."""
    for n in range(len(told) - 1, -1, -1):
        start, end, day = told[n]
        low = max(told[n - 1][1] if n else 0, start - _ROUND)
        low = max([low, *(stop.end() for stop in _ENDS.finditer(text, low, start))])
        high = min(told[n + 1][0] if n + 1 < len(told) else at, end + _ROUND, at)
        stop = _ENDS.search(text, end, high)
        words = [lower(word) for word in _WORD.findall(text, low, stop.start() if stop else high)]
        if all(any(stem.match(word) for word in words) for stem in stems):
            return day
    return None
