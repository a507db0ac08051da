"""Persons and places of many campaigns by grammar alone: exact names, in order, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from growth import assert_linear, spent
from sefer import grammars
from sefer.geography import Gazetteer
from sefer.grammars import named
from sefer.grammars.spans import Taken
from sefer.model import Document, Part, PersonValue, PlaceValue, Reading, Run

HERE = Path(__file__).parent


def read(text: str, language: str = "tr") -> Reading:
    """A reading without gazetteer, of one body in a given language."""
    return grammars.find(document(text, language), Gazetteer(()))


def document(text: str, language: str) -> Document:
    size = len(text)
    return Document("metin", text, text, (Run(0, size, 0, size),), (Part("body", language, 0, size),))


def cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (language, case)
        for language in ("tr", "en")
        for case in tomllib.loads((HERE / f"names_{language}.toml").read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("language", "case"), cases(), ids=[f"{lang}: {c['text'][:40]}" for lang, c in cases()])
def test_names_by_grammar_alone(language: str, case: dict[str, Any]) -> None:
    reading = read(case["text"], language)
    assert [m.value.name for m in reading.of("person")] == case["persons"]  # type: ignore[union-attr]
    assert [m.value.name for m in reading.of("place")] == case["places"]  # type: ignore[union-attr]


RANKS = [
    ("Kurmay Albay Şefik Aker geldi.", "Kurmay Albay Şefik Aker", "Şefik Aker", "Kurmay Albay"),
    ("Yzb. Kemal Efendi geldi.", "Yzb. Kemal Efendi", "Kemal Efendi", "Yzb."),
    ("Sonra general Skobelev'in emri geldi.", "general Skobelev", "Skobelev", "General"),
    ("Grandük Nikolay geldi.", "Grandük Nikolay", "Grandük Nikolay", "Grandük"),
    ("Osman Paşanın emri geldi.", "Osman Paşanın", "Osman Paşa", "Paşa"),
    ("Enver paşa geldi.", "Enver paşa", "Enver Paşa", "Paşa"),
    ("Harbiye Nazırı Enver Paşa'ya yazıldı.", "Enver Paşa", "Enver Paşa", "Paşa"),
    ("Amiral de Robeck geldi.", "Amiral de Robeck", "de Robeck", "Amiral"),
]


@pytest.mark.parametrize(("text", "span", "name", "rank"), RANKS, ids=[r[1] for r in RANKS])
def test_a_military_rank_is_in_the_span_and_not_in_the_name(text: str, span: str, name: str, rank: str) -> None:
    (person,) = read(text).of("person")
    assert isinstance(person.value, PersonValue)
    assert (text[person.start : person.end], person.value.name, person.value.rank) == (span, name, rank)


SPANS = [
    ("Kolordu Plevneye çekildi, Plevneden ayrıldı.", [("Plevneye", "Plevne"), ("Plevneden", "Plevne")]),
    ("Birlik Kür nehrine indi.", [("Kür nehrine", "Kür Nehri")]),
    ("Alay 364 numaralı tepeyi aldı.", [("364 numaralı tepeyi", "Tepe 364")]),
    ("Tabur Lofça kasabasına girdi.", [("Lofça", "Lofça")]),
    ("Tabur Conk Bayırı'na çıktı.", [("Conk Bayırı", "Conk Bayırı")]),
]


@pytest.mark.parametrize(("text", "expected"), SPANS, ids=[s[0] for s in SPANS])
def test_spans_of_places(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[m.start : m.end], m.value.name) for m in read(text).of("place") if isinstance(m.value, PlaceValue)]
    assert found == expected


def test_a_name_is_the_same_thing_throughout_a_text() -> None:
    text = "Plevne düşmedi. General Todleben geldi. Todleben Plevne'yi gördü. Plevne'de kar vardı. Todleben sustu."
    reading = read(text)
    assert [m.value.name for m in reading.of("place")] == ["Plevne"] * 3  # type: ignore[union-attr]
    assert [m.value.name for m in reading.of("person")] == ["Todleben"] * 3  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "A ",
        "A. ",
        "Ali ",
        "General ",
        "Ali Paşa ",
        "von ",
        "A-",
        "Ali'",
        "X ve ",
        "Tepesi ",
        "a",
        "1 ",
        "of the ",
        "'A",
        "Bâb-ı ",
        "Ali von ",
        "Ak köprü-Taş kışla, ",
        "Ak hattı ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        made = document(unit * (size // len(unit)), "tr")
        return spent(lambda: named.find(made, Taken(), Gazetteer(())))

    assert_linear(cost, 30_000)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Tümen, Rum Kilisesi-Beylik-Ak köprü, Taş kışla hattında mevzi aldı.", ["Rum Kilisesi", "Beylik", "Ak Köprü", "Taş Kışla"]),
        ("3. Alay Kanlı sırt hattını tuttu.", ["Kanlı Sırt"]),
        ("Ali Paşa, Beyaz kışla hattını tuttu.", ["Beyaz Kışla"]),
    ],
)  # fmt: skip
def test_the_points_of_a_line_of_positions_are_places(text: str, places: list[str]) -> None:
    found = named.find(document(text, "tr"), Taken(), Gazetteer(()))
    assert [m.value.name for m in found if isinstance(m.value, PlaceValue)] == places
