"""Stated distances in time: "iki gün sonra" against the date before it, "üzerinden 39 gün geçti"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.grammars.numbers import cardinal
from sefer.letters.patterns import lazy
from sefer.model import DateValue, Days

_DISTANCE = lazy(
    r"(?P<n>(?:\w+ )?[\w-]+) (?P<unit>gün|hafta|ay|yıl|sene|gece|day|week|fortnight|month|year)s? "
    r"(?P<way>sonra|önce|evvel|later|after|earlier|before)"
)
_NEXT = lazy(r"(?:ertesi|next|following) (?:gün|sabah|gece|akşam|day|morning|night|evening)")
_LAST = lazy(r"önceki (?:gün|gece|akşam)|bir gece (?:önce|evvel)|previous day|(?:day|night) before")
_BACK = ("önce", "evvel", "earlier", "before")
_UNITS = {"gün": 1, "gece": 1, "hafta": 7, "day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"ay": 1, "month": 1, "yıl": 12, "sene": 12, "year": 12}
_DAYS = lazy(r"(?:^| )gün(?:ü|den|dür|lük)?$")
_DIGITS = lazy(r"\d+")


def sequences(tokens: Sequence[Token], anchor: Token | None) -> Iterator[Draft]:
    """The distances that one sentence states; `anchor` is the last date before it."""
    dates = [token for token in tokens if token.kind == "date"]
    for at, token in enumerate(tokens):
        if token.kind == "date":
            if not _value(token).year_given and not _retold(tokens, at) and not _foreseen(tokens, at):
                yield from _apart(token, [*([anchor] if anchor else []), *(d for d in dates if d is not token)])
            anchor = token
        elif token.low == "üzerinden" and anchor is not None:
            yield from _passed(tokens, at, anchor)


def _foreseen(tokens: Sequence[Token], at: int) -> bool:
    """ "A day before it was expected", "planlanandan iki gün önce": is a distance told from what was only foreseen?"""
    behind, ahead = [t.low for t in tokens[at + 1 : at + 5]], tokens[at - 1].low if at else ""
    return behind[:1] == ["than"] or bool(_FORESEEN.intersection(behind)) or _FROM_PLANNED.search(ahead) is not None


_FORESEEN = frozenset(("expected", "planned", "due", "intended", "schedule", "scheduled", "foreseen", "appointed"))
_FROM_PLANNED = lazy(r"^(?:beklen|planlan|öngörül|kararlaştırıl|umul|tasarlan)\w+[dt][ae]n$")


def _retold(tokens: Sequence[Token], at: int) -> bool:
    """Is another day told for it at once: "iki gün sonra, yani 21 Eylül'de", "three days later (on 6 May)"?"""
    behind = tokens[at + 1 : at + 4]
    words = [t.low for t in behind]
    if not any(t.kind == "date" for t in behind) or not ("yani" in words or "(" in words):
        return False
    day = next(t for t in behind if t.kind == "date").day
    here = _value(tokens[at])
    return day is None or day.edtf != here.edtf


def _value(token: Token) -> DateValue:
    return token.day or DateValue(None, None)


def _apart(token: Token, others: Sequence[Token]) -> Iterator[Draft]:
    """The stated distance of a day from the date that it is counted from: the first of some that is so far from it."""
    stated = _stated(token.low)
    here = _value(token)
    if stated is None or here.edtf is None or here.days is None:
        return
    back, low, high = stated
    for other in others:
        there = _value(other)
        if there.edtf is None or there.days is None or not _exact(there.days):
            continue
        first, second = (here, there) if back else (there, here)
        assert first.days is not None and second.days is not None
        if second.days.earliest - first.days.latest <= high and second.days.latest - first.days.earliest >= low:
            if low == high and not (_exact(here.days) and second.days.earliest - first.days.earliest == low):
                continue
            slots = {"first": first.edtf, "second": second.edtf, "min_days": low, "max_days": high}
            yield drafted("sequence", slots, [("first", other), ("second", token)])
            return


def _stated(words: str) -> tuple[bool, int, int] | None:
    """Whether a relative date looks back, and how many days it says, at least and at most."""
    if _NEXT.search(words):
        return False, 1, 1
    if _LAST.search(words):
        return True, 1, 1
    found = _DISTANCE.search(words)
    number = counted(found["n"]) if found else None
    if found is None or number is None:
        return None
    back, unit = found["way"] in _BACK, found["unit"]
    if unit in _UNITS:
        return back, number * _UNITS[unit], number * _UNITS[unit]
    months = number * _MONTHS[unit]
    return back, months * 365 // 12 - 2, months * 365 // 12 + 2


@lru_cache(maxsize=1 << 12)
def counted(words: str) -> int | None:
    """The number that words end with: "on iki" 12, "yalnızca üç" 3, "twenty-one" 21, "a" 1."""
    if words.rsplit(maxsplit=1)[-1] in ("a", "an"):
        return 1
    for language in ("tr", "en"):
        for told in (words, words.rsplit(maxsplit=1)[-1]):
            number = cardinal(told.replace("-", " "), language)
            if number is not None:
                return int(number)
    return None


def _exact(days: Days | None) -> bool:
    return days is not None and days.earliest == days.latest


def _passed(tokens: Sequence[Token], at: int, anchor: Token) -> Iterator[Draft]:
    """ "5 Ağustos'taki yenilginin üzerinden tam 39 gün geçti"."""
    ahead = tokens[at + 1 : at + 6]
    days = next((t for t in ahead if _DAYS.search(t.low)), None)
    number = next((n for t in ahead if (n := _count(t)) is not None), None)
    if days is not None and number is not None and _value(anchor).edtf:
        slots = {"first": _value(anchor).edtf, "second": None, "min_days": number, "max_days": number}
        yield drafted("sequence", slots, [("first", anchor)], days)


def _count(token: Token) -> int | None:
    found = _DIGITS.match(token.low)
    return int(found.group()) if found else counted(token.low) if token.kind == "word" else None
