"""A body in a message stands in the nominative, whatever case its sentence gave it."""

from __future__ import annotations

import pytest

from sefer.grammars.oddities.tellings.bodies.shown import nominative


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Müfrezeye", "Müfreze"),
        ("23. Tümenine", "23. Tümen"),
        ("İkinci livasını", "İkinci liva"),
        ("Bölüğe", "Bölük"),
        ("Tabyanın", "Tabya"),
        ("1.  Taburun", "1. Tabur"),
        ("Selimiye Tümeni", "Selimiye Tümeni"),
        ("Hasan Paşa Fırkası", "Hasan Paşa Fırkası"),
        ("82. Alay", "82. Alay"),
        ("Kanat", "Kanat"),
        ("", ""),
    ],
)
def test_turkish_cases_are_left_out(words: str, expected: str) -> None:
    assert nominative(words, "tr") == expected


def test_english_words_stay_as_they_are() -> None:
    assert nominative("the 5th  Lancers", "en") == "the 5th Lancers"
