"""What stands in a text is looked over in time that grows with the text, whatever stands there."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from growth import assert_linear, spent
from sefer import documents, geography, grammars
from sefer.grammars.oddities import oddities
from sefer.model import Reading

LEAD = "5. Tümen 3 Mart 1915'te Kars'a yürüdü ve şehir için bir gün kadar bekledi, ama düşman da geldi. " * 9
CHURN = (
    "ertesi gün ", "5. Tümen ", "3 Mart 1915 ", "300 şehit ve ", "Ali Bey ", "ertesi gün 300 er, ", "on saatte ", "( ", "emretti ",
    "the next day ", "and 40 men ", "of whom ", "%40 ",
)  # fmt: skip


def reading(words: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "metin.txt"
        path.write_text(f"{LEAD}{words}.", "utf-8")
        return grammars.find(documents.read(path), geography.Gazetteer(()))


@pytest.mark.parametrize("words", CHURN)
def test_the_time_grows_with_the_text_alone(words: str) -> None:
    def cost(times: int) -> float:
        read = reading(words * times)
        return spent(lambda: oddities(read))

    assert_linear(cost, 1_500)


def test_a_list_that_never_ends_hides_nothing_that_stands_before_it() -> None:
    found = oddities(reading(f"1. Alay 40 er ve ve 3 subay kaybetti. {'ertesi gün ' * 3_000}"))
    assert any(oddity.sort == "word_twice" for oddity in found)
