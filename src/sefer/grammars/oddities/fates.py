"""Deaths that are told of somebody who is not the doer: "the death of", "we buried him", "cenazesi kaldırıldı". The oddity is a `deed`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.pieces import Name, Told
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, sought
from sefer.model import DateValue, Mention, Oddity

_DAY, _WHO = "§", "~"  # stand for each letter of a date, and of the name

_BESIDE = 30  # characters on both sides that may take a death back


@cache
def _forms(language: str) -> tuple[tuple[Sought, ...], Sought, Sought]:
    words = table(language, "told")["fates"]
    fate, unreal = (sought(any_of(list(words[key]))) for key in ("fate", "unreal"))
    return tuple(sought(str(form)) for form in words["forms"]), fate, unreal


def fates(sentence: Told) -> Iterator[Oddity]:
    """The deaths and burials of named persons, each with its day."""
    dates = [m for m in sentence.mentions if m.type == "date" and _days(m) is not None]
    forms, fate, unreal = _forms(sentence.language)
    if not dates or not fate.search(sentence.words):
        return
    base = sentence.span.start
    words = sentence.words
    for date in dates:
        words = _masked(words, date.start - base, date.end - base, _DAY)
    for name in (n for n in sentence.names if not n.is_unit and n.own):
        told = _masked(words, name.start - base, name.end - base, _WHO)
        for found in (f for form in forms if (f := form.search(told))):
            date_ = next((d for d in dates if d.start - base <= found.start("day") < d.end - base), None)
            if date_ is not None and not unreal.search(told, max(0, found.start() - _BESIDE), found.end() + _BESIDE):
                yield _death(sentence, name, found, _days(date_) or (0, 0))
                break


def _masked(words: str, start: int, end: int, mark: str) -> str:
    return words[:start] + mark * (end - start) + words[end:]


def _days(mention: Mention) -> tuple[int, int] | None:
    value = mention.value
    days = value.days if isinstance(value, DateValue) else None
    return (days.earliest, days.latest) if days else None


def _death(sentence: Told, name: Name, found: re.Match[str], days: tuple[int, int]) -> Oddity:
    base = sentence.span.start
    says = {
        "who": name.of.start,
        "whose": "",
        "turn": "dies",
        "first": days[0],
        "last": days[1],
        "own": True,
        "whole": False,
        "moves": "",
        "perfect": False,
        "role": "",
        "places": [],
        "units": [],
        "sentence": base,
    }
    return Oddity("deed", found.start() + base, found.end() + base, (), says)
