"""Texts on which a run of random changes once found a fault; each is the smallest that still showed it."""

from __future__ import annotations

import pytest

from sefer import claims, geography, grammars
from sefer.claims.gate import objection
from sefer.model import DateValue, Document, Part, Reading, Run


def made(text: str, language: str = "tr") -> Reading:
    part = Part("body", language, 0, len(text))
    return grammars.find(
        Document("metin", text, text, (Run(0, len(text), 0, len(text)),), (part,)), geography.Gazetteer(())
    )


@pytest.mark.parametrize("text", ["1912 4 Ekim sAli", "4 Ekim 1912 CUMARTESİ", "4 Ekim 1912 Pazartesı"])
def test_a_fuzzed_text_is_read(text: str) -> None:
    reading = made(text)
    for claim in claims.gather(reading).claims:
        assert objection(reading, claim) is None


@pytest.mark.parametrize("text", ["The 5th Division had to be", "The orders of the 5th Division were to have"])
def test_a_fuzzed_english_text_is_read(text: str) -> None:
    """Cut off behind an auxiliary."""
    reading = made(text, "en")
    for claim in claims.gather(reading).claims:
        assert objection(reading, claim) is None


def test_a_weekday_counts_however_its_i_is_written() -> None:
    for name in ("Salı", "SALI", "sali", "SALİ"):
        (value,) = [m.value for m in made(f"Tümen 4 Ekim 1912 {name} günü geldi.").mentions if m.type == "date"]
        assert isinstance(value, DateValue) and (value.weekday, value.impossible) == (1, "weekday")
