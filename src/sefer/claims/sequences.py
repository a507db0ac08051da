"""Stated distances in time: "iki gün sonra" against the date before it, "üzerinden 39 gün geçti"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.model import DateValue, Days

_RELATIVE = re.compile(r"(?:sonra|önce|ertesi|later|after|before|next|following)")
_DAYS = re.compile(r"(?:^| )gün(?:ü|den|dür|lük)?$")
_DIGITS = re.compile(r"\d+")
_WORDS = {"bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10}


def sequences(tokens: Sequence[Token], anchor: Token | None) -> Iterator[Draft]:
    """The distances that one sentence states; `anchor` is the last date before it."""
    for at, token in enumerate(tokens):
        if token.kind == "date":
            if anchor is not None and _RELATIVE.search(token.low) and not _value(token).year_given:
                yield from _apart(anchor, token)
            anchor = token
        elif token.low == "üzerinden" and anchor is not None:
            yield from _passed(tokens, at, anchor)


def _value(token: Token) -> DateValue:
    return token.day or DateValue(None, None)


def _apart(anchor: Token, token: Token) -> Iterator[Draft]:
    first, second = _value(anchor), _value(token)
    if first.edtf is None or second.edtf is None or not (_exact(first.days) and _exact(second.days)):
        return
    assert first.days is not None and second.days is not None
    days = second.days.earliest - first.days.earliest
    before, after = (first.edtf, second.edtf) if days >= 0 else (second.edtf, first.edtf)
    slots = {"first": before, "second": after, "min_days": abs(days), "max_days": abs(days)}
    yield drafted("sequence", slots, [("first", anchor), ("second", token)])


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
    return int(found.group()) if found else _WORDS.get(token.low.split()[0])
