"""The gate: no claim of ours, on any corpus, says a number, a date or a name that does not stand in its words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reading import gathered, gazetteer, read

from sefer import claims, documents, grammars
from sefer.claims.gate import objection
from sefer.model import Claim, Reading

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


def said(text: str, kind: str, **slots: Any) -> str | None:
    return objection(read(text), Claim("k", kind, "metin.txt", 0, len(text), slots))


ADVANCE = "Townshend Selman-ı Pak önünde ilerlemeye başladı ve sonunda Kut'ta teslim oldu."
RELIEF = "Aylmer görevden alındı, yerine General Gorringe geçti."
FEVER = "Mareşal 19 Nisan 1916'da Bağdat'ta tifüsten öldü."
DIVISIONS = "Emir 18. Kolordu'nun 35. ve 52. Tümenlerine ulaştı."
FIGURES = "Türklerin kaybı 1.285 kişiydi; karşılarına 13.300 asker çıktı ve bunların 2.592'si esir düştü."
ENGLISH = "The 35th and 52nd Divisions of the XVIII Corps lost 1,285 men; Townshend began to advance near Baghdad."
GLUED = "Beşinci Tümenin bölüğü İngiliz alaylarına karşı Iğdırda durdu; iki yüz elli er Zonguldağa gitti."


@pytest.mark.parametrize(
    ("text", "slot", "name"),
    [
        (ADVANCE, "place", "Basra"), (RELIEF, "place", "Gence"), (RELIEF, "place", "Görele"), (RELIEF, "place", "Geçit"),
        (FEVER, "place", "Tifus"), (FEVER, "place", "Nisan"), (FIGURES, "subject", "Grubu"), (ADVANCE, "subject", "Townsend Paşa"),
        (DIVISIONS, "subject", "18. Tümen"), (DIVISIONS, "subject", "52. Kolordu"), (DIVISIONS, "subject", "35. Kolordu"),
        (ENGLISH, "subject", "18th Division"), (ENGLISH, "subject", "52nd Corps"), (ENGLISH, "subject", "35th Corps"),
        (ENGLISH, "place", "Basra"), (ENGLISH, "place", "Began"), (GLUED, "place", "Iğdırlı"),
        ("Enver Paşa ile Mustafa Kemal konuştu.", "subject", "Enver Kemal"),
    ],
)  # fmt: skip
def test_a_name_that_no_words_say_is_refused(text: str, slot: str, name: str) -> None:
    assert said(text, "event", **{slot: name}) == f"{slot}: {name}"


@pytest.mark.parametrize(
    ("text", "slot", "name"),
    [
        (DIVISIONS, "subject", "35. Tümen"), (DIVISIONS, "subject", "52. Tümeni"), (DIVISIONS, "subject", "18. Kolordu"),
        (DIVISIONS, "subject", "18. Kolordu 35. Tümen"), (DIVISIONS, "subject", "XVIII. Kolordu"), (FIGURES, "subject", "Türkler"),
        (ENGLISH, "subject", "35th Division"), (ENGLISH, "subject", "XVIII Corps"), (FEVER, "place", "Bağdat"),
        (ADVANCE, "place", "Selman-ı Pak"), (RELIEF, "subject", "Gorringe"), (GLUED, "subject", "5. Tümen"),
        (GLUED, "subject", "Beşinci Tümen"), (GLUED, "subject", "İngiliz Alayı"), (GLUED, "subject", "Bölük"),
        (GLUED, "place", "Iğdır"), (GLUED, "place", "Zonguldak"),
        ("3. Piyade Alayı'nın 7. ve 11. taburları çekildi.", "subject", "3. Piyade Alayı 7. Tabur"),
        ("3. Piyade Alayı'nın 7. ve 11. taburları çekildi.", "subject", "3. Alay"),
    ],
)  # fmt: skip
def test_a_name_stands_however_it_is_inflected(text: str, slot: str, name: str) -> None:
    assert said(text, "event", **{slot: name}) is None


@pytest.mark.parametrize(
    ("text", "number", "good"),
    [
        *((FIGURES, n, False) for n in (285, 1, 1.285, 13, 300, 2, 592)), *((FIGURES, n, True) for n in (1285, 13300, 2592)),
        *((ENGLISH, n, False) for n in (285, 1, 35)), (ENGLISH, 1285, True), (GLUED, 250, True), (GLUED, 50, False),
    ],
)  # fmt: skip
def test_a_number_is_a_whole_one(text: str, number: float, good: bool) -> None:
    assert (said(text, "loss", values={"total": {"person": number}}) is None) is good


@pytest.mark.parametrize(
    ("text", "role", "good"),
    [
        (RELIEF, "padişah", False), (ENGLISH, "sultan", False), (RELIEF, "komutan", True), (ENGLISH, "commander", True),
        ("Kenan Bey kurmay başkanlığına getirildi.", "kurmay başkanı", True), ("Kenan Bey başkanlığa geldi.", "vali", False),
    ],
)  # fmt: skip
def test_a_role_stands_in_the_words_or_is_a_plain_commander(text: str, role: str, good: bool) -> None:
    assert (said(text, "command", role=role) is None) is good


@pytest.mark.parametrize(
    ("text", "kind", "change"),
    [
        ("Bir gün 3. Tümen 58 er kaybetti.", "loss", {"values": {"total": {"soldier": 1}}}),
        ("One day the 3rd Division lost 58 men.", "loss", {"values": {"total": {"person": 1}}}),
        (TEXT, "loss", {"values": {"killed": {"officer": 58, "soldier": 3}}}),
        (TEXT, "loss", {"values": {"killed": {"submarine": 3}}}),
        ("Rusya ile Japonya arasında 5 Eylül 1905'te Portsmouth Antlaşması imzalandı.", "agreement", {"article": "4"}),
    ],
)
def test_one_that_counts_nothing_and_what_is_counted_wrongly_are_refused(
    text: str, kind: str, change: dict[str, Any]
) -> None:
    """ "Bir" and "one" say a number only where what they count follows; a figure counts what its words say."""
    claim = next(c for c in gathered(text).claims if c.kind == kind)
    assert objection(read(text), replace(claim, slots={**claim.slots, **change})) is not None


@pytest.mark.parametrize("text", ["Bir subay ve 16 er öldü.", "3. Tümen 1 subay ve 16 er kaybetti."])
def test_a_single_man_is_counted(text: str) -> None:
    claim = next(c for c in gathered(text).claims if c.kind == "loss")
    assert objection(read(text), claim) is None and "officer" in next(iter(claim.slots["values"].values()))


def test_a_distance_in_days_is_printed_or_lies_between_its_days() -> None:
    text = "3. Tümen 5 Mayıs 1915'te Kirte'ye vardı. 12 Mayıs 1915'te 40 er kaybetti."
    reading, (one, *_) = read(text), gathered(text).claims
    days = {"first": "1915-05-05", "second": "1915-05-12"}
    for apart, good in ((7, True), (9, False)):
        slots = {**days, "min_days": apart, "max_days": apart}
        claim = Claim("x", "sequence", one.doc, 0, len(text), slots, "asserted", None, (), None, (), "a person")
        assert (objection(reading, claim) is None) is good
