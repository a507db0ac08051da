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
