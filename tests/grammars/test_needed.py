"""Letters that a pattern needs: a text without them is never searched, and nothing is missed for it."""

from __future__ import annotations

import re

import pytest

from sefer.grammars.words import LANGUAGES, table
from sefer.letters.needed import coded, needed, parsed, pattern
from sefer.letters.patterns import sought

TEXTS = ("tümen ve alay 15 eylülde yola çıktı.", "the two regiments lost 300 of 900 men, a third.", "", "x")


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("yüz(?:de|den)", ("yüzd",)),
        ("(?:on|yüz) bin", ("on b", "yüz ")),
        (r"\w+[dt][ae]n\b", ("dan", "den", "tan", "ten")),
        (r"(?:abc|\d)", None),
        ("(?:abc)?", None),
        ("(?i:abc)", None),
        ("a(?=bc)", ("a",)),
        ("(?:yedek|ihtiyat)+x*", ("ihti", "yede")),
        ("(?!)", ()),
    ],
)
def test_what_a_pattern_needs(source: str, needs: tuple[str, ...] | None) -> None:
    assert needed(parsed(source)) == needs


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missed(language: str) -> None:
    words = table(language, "reckoning")["words"]
    for source in words.values():
        for text in TEXTS:
            found = re.search(source, text)
            assert (sought(source).search(text) is None) == (found is None), source
            assert [m.span() for m in sought(source).finditer(text)] == [m.span() for m in re.finditer(source, text)]


def test_a_pattern_taken_apart_matches_as_its_source_does() -> None:
    source = r"(?P<a>\d+) (?:er|subay)\b(?!\s+ve)|(?P<b>yüz(?:de|den))"
    for text in (*TEXTS, "12 er ve 3 subay", "yüzde 3"):
        made = [(m.span(), m.groupdict()) for m in pattern(source, coded(parsed(source))).finditer(text)]
        assert made == [(m.span(), m.groupdict()) for m in re.finditer(source, text)]
