"""A sentence that is not laid out, as its words give no hope of a claim, would tell none."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from reading import read

from sefer import claims
from sefer.claims.story import Hope
from sefer.claims.turkish.sentence.lexicon import nameless
from sefer.claims.turkish.sentence.worth import hope
from sefer.model import Mention, Reading, Span

PLANTED = Path(__file__).resolve().parents[2] / "benchmarks" / "planted"
MARK = re.compile(r"⟦\d+ \w+\||⟧|<!--.*?-->", re.DOTALL)


def _shuffled(seed: int) -> str:
    """Paragraphs of sentences that were written for others."""
    paths = sorted(
        path for folder in ("first", "second", "phrases", "clean") for path in (PLANTED / folder).glob("*.tr.md")
    )
    lines = [
        line for path in paths for line in MARK.sub("", path.read_text("utf-8")).splitlines() if line[:1] not in "#"
    ]
    sentences = [s for line in lines for s in re.split(r"(?<=[a-zçğıöşü]\.) ", line) if s]
    chance = random.Random(seed)
    chance.shuffle(sentences)
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, 600, 4))


def _always(reading: Reading, sentence: Span, mentions: Sequence[Mention]) -> Hope:
    """Every sentence that names anything is laid out."""
    if any(m.type != "citation" for m in mentions):
        return Hope.TELLS
    found = nameless().search(reading.document.text, sentence.start, sentence.end)
    return Hope.TELLS if found else Hope.NOTHING


@pytest.mark.parametrize("seed", range(2))
def test_sentences_put_off_would_have_told_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(_shuffled(seed))
    put_off = claims.gather(reading)
    monkeypatch.setattr("sefer.claims.turkish.hope", _always)
    monkeypatch.setattr(importlib.import_module("sefer.claims.turkish.told"), "needs", lambda frame: -1)
    assert claims.gather(reading) == put_off


def test_most_sentences_of_plain_prose_are_put_off() -> None:
    text = "Yağmur dinince köylüler terk edilmiş siperleri gözden geçirdi. Bu arada nakliye arabaları dar geçidi geride bıraktı."
    reading = read(text)
    assert all(hope(reading, sentence, ()) in (Hope.NOTHING, Hope.ACTS) for sentence in reading.sentences)
