"""What a person reads about one claim: its words, who speaks, and what people decided about it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sefer import pipeline, report
from sefer.messages import Complaint, say
from sefer.model import Campaign, Decision

TOLD = "45. Tümen 22 Kasım 1915'te Selmanıpak'ta 400 kişi kaybetti."


def made(tmp_path: Path) -> Campaign:
    path = tmp_path / "metin.txt"
    path.write_text(TOLD, encoding="utf-8")
    return pipeline.check([path], pipeline.quiet).campaign


def test_a_reported_claim_is_shown_with_its_speaker(tmp_path: Path) -> None:
    campaign = made(tmp_path)
    (lost,) = (c for c in campaign.claims if c.kind == "loss")
    said = replace(campaign, claims=(replace(lost, polarity="reported", said_by="Kâzım Bey"),))
    assert "söyleyen: Kâzım Bey" in report.quotation(said, lost.id, "tr")
    assert "told by" not in report.quotation(campaign, lost.id, "en")


def test_a_correction_is_shown_with_who_made_it_and_why(tmp_path: Path) -> None:
    campaign = made(tmp_path)
    (lost,) = (c for c in campaign.claims if c.kind == "loss")
    decision = Decision(
        "d7",
        "correct",
        "loss",
        "date",
        "1915-11-23",
        campaign.quote(lost),
        who="E. Kaya",
        when="2024-05-02",
        why="harp ceridesi",
    )
    mended = replace(campaign, claims=(replace(lost, reviewed="corrected"),), decisions=(decision,))
    shown = report.quotation(mended, lost.id, "en")
    assert "corrected by decision d7 (E. Kaya, 2024-05-02: harp ceridesi): date = 1915-11-23" in shown


def test_a_rejected_claim_is_said_to_be_rejected(tmp_path: Path) -> None:
    campaign = made(tmp_path)
    (lost,) = (c for c in campaign.claims if c.kind == "loss")
    gone = replace(campaign, claims=(), decisions=(Decision("d8", "reject", lost.id, who="E. Kaya"),))
    with pytest.raises(Complaint) as told:
        report.quotation(gone, lost.id, "tr")
    assert "d8 kararıyla reddedildi (E. Kaya)" in say(told.value.key, "tr", **told.value.values)


def test_a_claim_rejected_by_its_words_is_shown_with_who_and_when(tmp_path: Path) -> None:
    """The words of a rejected claim can still be read, in the text and in tables."""
    campaign = made(tmp_path)
    (lost,) = (c for c in campaign.claims if c.kind == "loss")
    no = Decision("d9", "reject", "loss", quote=campaign.quote(lost), who="E. Kaya", when="2024-05-02")
    gone = replace(campaign, claims=tuple(c for c in campaign.claims if c is not lost), decisions=(no,))
    shown = report.quotation(gone, lost.id, "tr")
    assert "400 kişi" in shown and "d9 kararıyla reddedildi (E. Kaya, 2024-05-02)" in shown
    table = str(report.table(report.quotation_table(gone, lost.id), "csv", "en"))
    assert "rejected by decision d9 (E. Kaya, 2024-05-02)" in table and "400 kişi" in table
    with pytest.raises(Complaint):
        report.quotation(gone, "0123456789", "tr")


def test_tables_say_who_speaks_and_who_reviewed(tmp_path: Path) -> None:
    campaign = made(tmp_path)
    (lost,) = (c for c in campaign.claims if c.kind == "loss")
    yes = Decision("d1", "accept", "loss", quote=campaign.quote(lost), who="E. Kaya", when="2024-05-02")
    told = replace(lost, polarity="reported", said_by="Kâzım Bey", reviewed="accepted")
    table = str(
        report.table(report.quotation_table(replace(campaign, claims=(told,), decisions=(yes,)), lost.id), "md", "en")
    )
    assert "Kâzım Bey" in table and "accepted by decision d1 (E. Kaya, 2024-05-02)" in table


@pytest.mark.parametrize(("lang", "words"), [("tr", "400 kişi zayiat"), ("en", "400 men lost")])
def test_a_figure_is_spoken_number_first(tmp_path: Path, lang: str, words: str) -> None:
    campaign = made(tmp_path)
    (lost,) = (c for c in campaign.claims if c.kind == "loss")
    assert words in report.quotation(campaign, lost.id, lang)


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(tmp_path: Path) -> None:
    campaign = made(tmp_path)
    (lost,) = (c for c in campaign.claims if c.kind == "loss")
    assert report.quotation(campaign, lost.id[:5], "en") == report.quotation(campaign, lost.id, "en")
    twin = replace(lost, id=lost.id[:5] + "zzzzz")
    with pytest.raises(Complaint) as told:
        report.quotation(replace(campaign, claims=(lost, twin)), lost.id[:5], "en")
    for lang in ("tr", "en"):
        line = say(told.value.key, lang, **told.value.values)
        assert "\n" not in line and lost.id in line and twin.id in line


def test_a_table_on_a_narrow_screen_cuts_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    from sefer.model import Table

    columns = ("date", "kind", "subject", "place", "polarity", "source", "doc", "page", "quote", "agreement", "claims")
    ids = [f"{n}a5c9e0b1{n}" for n in range(9)]
    row = ("1915-09-28/1915-10-05", "x" * 30, "6. Hint Tümeni " * 4, "Selmanıpak " * 3, "planned", "Nunn 1932, 160; " * 3, "british.md", "page 3, paragraph 4", "took Kut " * 40)  # fmt: skip
    rows = tuple((*row, f"differs from Moberly [{one}]", one) for one in ids)
    for width in ("", "60", "100", "300"):
        monkeypatch.setenv("COLUMNS", width)
        shown = str(report.table(Table(tuple(f"column.{c}" for c in columns), rows), "text", "en"))
        assert all(shown.count(one) == 2 for one in ids)
