"""The real article beside the project: its noise is gone and every word leads back."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from sefer import documents
from sefer.model import Document


@pytest.fixture(scope="module")
def document(article: Path) -> Document:
    return documents.read(article)


def test_composed_letters_only(document: Document) -> None:
    loose = sum(unicodedata.combining(c) > 0 for c in document.raw)
    assert loose == 797
    assert not any(unicodedata.combining(c) for c in document.text)
    assert unicodedata.is_normalized("NFC", document.text)


def test_no_running_header_and_no_page_number(document: Document) -> None:
    (header,) = re.findall(r"^.*\S {40,}\S.*$", document.raw, re.MULTILINE)
    for half in re.split(r" {40,}", header.strip()):
        assert half in document.raw and half not in document.text
    assert re.search(r"^190 $", document.raw, re.MULTILINE)
    assert "190" not in document.text.split()


def test_the_sentence_that_the_abstracts_split_is_whole(document: Document) -> None:
    at = document.text.rindex("savunma paktı", 0, document.text.index("paktına"))
    sentence = document.text[at : document.text.index("795", at)]
    assert "\n" not in sentence
    after = sentence.index("Gürcistan") + at
    assert len(document.locate(after, at + len(sentence))) == 2


def test_the_parts_and_their_languages(document: Document) -> None:
    kinds = [(part.kind, part.language) for part in document.parts]
    for kind in ("abstract", "keywords"):
        assert [language for k, language in kinds if k == kind] == ["tr", "en"]
    assert {language for k, language in kinds if k in ("body", "heading")} == {"tr"}
    assert sum(k == "heading" for k, _ in kinds) == 5
    assert document.bibliography == ()


def test_ranges_and_compounds_broken_by_lines(document: Document) -> None:
    broken = re.findall(r"(\w+)[-–] ?\n(\w+)", unicodedata.normalize("NFC", document.raw))
    assert len(broken) == 5
    for left, right in broken:
        assert re.search(rf"{left}[-–]{right}", document.text)


def test_every_annotated_mention_has_one_raw_span(document: Document, shared: Path) -> None:
    """From raw offsets to clean ones and back, for every row of the gold."""
    clean: dict[int, int] = {}
    for run in document.runs:
        for step in range(run.raw_length):
            clean[run.raw + step] = run.clean + (step if run.length == run.raw_length else 0)
    (gold,) = (shared / "gold").glob("*.mentions.jsonl")
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        (span,) = document.locate(clean[row["start"]], clean[row["end"] - 1] + 1)
        assert (span.start, span.end) == (row["start"], row["end"])


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_other_prose_keeps_its_paragraphs(shared: Path, tmp_path: Path, ending: str) -> None:
    """A text with one paragraph a line: no line is joined to the next in mid-text."""
    lines = (shared / "prose" / "nutuk.txt").read_text(encoding="utf-8").splitlines()[:200]
    path = tmp_path / "metin.txt"
    path.write_bytes(ending.join(lines).encode())
    text = documents.read(path).text
    assert sum(line.strip() in text.split("\n") for line in lines) > 0.97 * len(lines)
