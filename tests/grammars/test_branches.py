"""Alternatives that begin with the same letter are tried under it once: what a pattern matches stays the same."""

from __future__ import annotations

import random
import re

import pytest

from sefer.letters.patterns import lazy

SOURCES = (
    "beş|bin|bir|on|otuz|b|biri",
    "(?:bir|b(?P<rest>in|ir)i?|[bo]n|on) *(?:bin|bi)",
    r"(?i:İki|iki|ıkı|IŞIK|ışın)\w?|\w+(?=s)|(?:se|sek|seks(?:en|iz)?)+",
    "(?:on|o(?:tuz|n|)|n)*b?",
    "(?<!bi|on)n(?!o|ot)|(?:bir|b)(?>in|i)",
    "(?:b|(bir))(?(1)o|i)",
)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_alternatives_match_as_they_are_written(source: str, flags: int) -> None:
    chance, as_written, branched = random.Random(7), re.compile(source, flags), lazy(source, flags)
    for _ in range(300):
        text = " ".join(chance.choices(("bir", "bin", "on", "otuz", "b", "i", "n", "İki", "ışık", "seksen", "s"), k=6))
        text = text.replace(" ", chance.choice(("", " ")))
        expected = [(m.span(), m.groups()) for m in as_written.finditer(text)]
        assert [(m.span(), m.groups()) for m in branched.finditer(text)] == expected
        assert (branched.fullmatch(text) is None) == (as_written.fullmatch(text) is None)
