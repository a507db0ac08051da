"""The gate: no claim of ours, on any corpus, says a number, a date or a name that does not stand in its words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from reading import gathered, gazetteer, read

from sefer import claims, documents, grammars
from sefer.claims.gate import objection
from sefer.model import Reading

ROOT = Path(__file__).resolve().parent.parent.parent


def corpora(shared: Path, folder: Path) -> list[Path]:
    paths = [
        *sorted((shared / "corpus").glob("*.txt")),
        *sorted((ROOT / "examples").glob("*/sources/*.md")),
    ]
    for number, line in enumerate((shared / "prose" / "tquad.jsonl").read_text("utf-8").splitlines()):
        path = folder / f"{number}.txt"
        path.write_text(json.loads(line)["text"], encoding="utf-8")
        paths.append(path)
    return paths


def test_every_claim_of_every_corpus_stands_in_its_words(shared: Path, tmp_path: Path) -> None:
    checked = 0
    for path in corpora(shared, tmp_path):
        reading: Reading = grammars.find(documents.read(path), gazetteer())
        document = reading.document
        for claim in claims.gather(reading).claims:
            assert objection(reading, claim) is None
            spans = document.locate(claim.start, claim.end)
            assert all(0 <= s.start < s.end <= len(document.raw) for s in spans)
            checked += 1
    assert checked > 400


TEXT = "41. Alay'dan 9 Ağustos 1915'te 3 subay ve 58 er öldü."


def test_a_forged_number_a_forged_day_and_a_forged_name_are_refused() -> None:
    reading = read(TEXT)
    (claim,) = gathered(TEXT).claims
    assert objection(reading, claim) is None
    forged = [
        {"values": {"killed": {"officer": 3, "soldier": 85}}},
        {"date": "1915-08-10"},
        {"subject": "42. Alay"},
        {"place": "Kirte"},
    ]
    for change in forged:
        assert objection(reading, replace(claim, slots={**claim.slots, **change})) is not None


def test_claim_ids_are_stable_and_differ() -> None:
    one, other = gathered(TEXT + " " + TEXT.replace("41", "42")).claims, gathered(TEXT).claims
    assert other[0].id == one[0].id and len({c.id for c in one}) == len(one)


def test_the_bracket_that_covers_a_claim() -> None:
    text = "Alay yürüdü. 5. Tümen 3 Mayıs 1915'te Kirte'ye vardı (Demir, 2008, s. 41). 9. Tümen 4 Mayıs 1915'te Kirte'ye vardı."
    first, second = (c for c in gathered(text).claims if c.kind == "movement")
    assert (first.source, first.source_scope) == (("Demir 2008, 41",), "sentence")
    assert (second.source, second.source_scope) == ((), None)
