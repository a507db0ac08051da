"""What a referee of the real article would ask about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sefer import pipeline
from sefer.pipeline import Built


@pytest.fixture(scope="module")
def built(article: Path) -> Iterator[Built]:
    yield pipeline.check([article], pipeline.quiet)


def quotes(built: Built, code: str) -> list[str]:
    """The words that each finding of a rule shows, joined."""
    texts = {name: document.text for name, document in built.campaign.documents.items()}
    found = [f for f in built.checked.findings if f.code == code]
    return [" | ".join(texts[e.doc][e.start : e.end] for e in (f.at, *f.related)) for f in found]


def test_one_fact_with_two_numbers(built: Built) -> None:
    twice = quotes(built, "NUM002")
    assert any("56." in q and "47 er" in q and "74 er" in q for q in twice)
    assert any("6 makineli" in q and "14 makineli" in q for q in twice)


@pytest.mark.parametrize("pair", [("Göyçay", "Gökçay"), ("Müsüslü", "Muslüslü"), ("Sabunçu", "Sabuncu")])
def test_one_name_in_two_spellings(built: Built, pair: tuple[str, str]) -> None:
    assert any(all(name in q for name in pair) for q in quotes(built, "NAM001"))


def test_one_note_says_that_there_is_no_bibliography(built: Built) -> None:
    found = [f for f in built.checked.findings if f.code == "CIT003"]
    assert [(f.fault, f.level) for f in found] == [("no_bibliography", "note")]


def test_no_total_is_made_of_figures_that_stand_elsewhere(built: Built) -> None:
    assert all("milletvekili" in q for q in quotes(built, "NUM001"))


def test_a_day_of_the_abstract_stands_beside_the_sentence_that_tells_it_otherwise(built: Built) -> None:
    (day,) = quotes(built, "DAY008")
    assert "Temmuz ayının ortasında" in day
