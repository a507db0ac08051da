"""Stretches that are taken, and values that are kept once."""

from __future__ import annotations

from random import Random

from sefer.grammars import dates
from sefer.grammars.date_patterns import patterns
from sefer.grammars.spans import Taken
from sefer.grammars.starts import Words
from sefer.model import Document, Mention, Part, PlaceValue


def test_free_is_what_shares_no_character() -> None:
    """Spans taken one by one or together, in any order, keep exactly their own characters."""
    chance = Random("spans")
    for _ in range(50):
        taken, held = Taken(), set[int]()
        for number in range(40):
            start = chance.randrange(400)
            end = start + chance.randrange(1, 12)
            assert taken.free(start, end) == held.isdisjoint(range(start, end))
            if held.isdisjoint(range(start, end)):
                held.update(range(start, end))
                if number % 2:
                    taken.take(start, end)
                else:
                    taken.add([Mention("place", start, end, PlaceValue("Sivas"))])


def test_equal_values_are_one() -> None:
    """A day that a text names twice is kept once."""
    text = "Kolordu 5 Mayıs 1916 günü yola çıktı; alay da 5 Mayıs 1916 günü."
    document = Document("a.txt", text, text, (), (Part("body", "tr", 0, len(text)),))
    first, second = dates.find(document, Taken(), Words(text, frozenset(patterns("tr").starts)))
    assert first.value is second.value
