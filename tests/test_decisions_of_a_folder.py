"""decisions.csv of a folder over several builds: a decision by id outlives an edit of its words."""

from __future__ import annotations

import json
from pathlib import Path

from sefer import pipeline, report
from sefer.messages import say

TEXT = "7. Alay 14 Ağustos 1915'te Kirte'ye ulaştı. Köy boştu.\n\n5. Tümen 3 Mayıs 1915'te Seddülbahir'e vardı.\n"


def build(folder: Path) -> pipeline.Built:
    return pipeline.build([folder], None, "tr", pipeline.quiet)


def rows(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]


def test_a_rejected_claim_stays_rejected_through_two_edits_and_a_lost_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "campaign.toml").write_text('title = "Deneme"\n', "utf-8")
    article = tmp_path / "sources" / "metin.txt"
    article.write_text(TEXT, "utf-8")
    build(tmp_path)
    own = next(row for row in rows(tmp_path) if "7. Alay" in row["text"])
    before = len(rows(tmp_path))
    (tmp_path / "decisions.csv").write_text(f"verb,target\nreject,{own['id']}\n", "utf-8")
    edits = [
        ("", ""),
        ("1915'te Kirte'ye", "1915'te nihayet Kirte'ye"),
        ("14 Ağustos 1915'te nihayet", "14 Ağustos 1915'te"),
    ]
    for old, new in edits:
        article.write_text(article.read_text("utf-8").replace(old, new) if old else TEXT, "utf-8")
        built = build(tmp_path)
        assert not built.unmet and len(rows(tmp_path)) == before - 1
    article.write_text(TEXT.replace("7. Alay", "9. Alay"), "utf-8")
    for built in (build(tmp_path), build(tmp_path)):
        now = next(row for row in rows(tmp_path) if "9. Alay" in row["text"])
        for lang in ("tr", "en"):
            (line,) = report.unmet_lines(built.unmet, lang)
            assert "7. Alay 14 Ağustos" in line and now["id"] in line and "9. Alay 14 Ağustos" in line


def test_an_id_that_nobody_knew_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "campaign.toml").write_text('title = "Deneme"\n', "utf-8")
    (tmp_path / "sources" / "metin.txt").write_text(TEXT, "utf-8")
    (tmp_path / "decisions.csv").write_text("verb,target\nreject,0123456789\n", "utf-8")
    (line,) = report.unmet_lines(build(tmp_path).unmet, "en")
    assert say("report.unmet_id", "en") in line


def test_a_correction_outside_the_campaign_holds_and_is_told(tmp_path: Path) -> None:
    """A day of the wrong century and a place outside the box are said in a line each; what lies inside is not."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "campaign.toml").write_text(
        '[campaign]\ntitle = "Deneme"\nfrom = 1915-01-01\nto = 1915-12-31\nregion = [26.0, 39.9, 27.0, 40.5]\n', "utf-8"
    )
    (tmp_path / "places.csv").write_text(
        "name,other_names,lat,lon,kind,confidence,source,note\nKirte,,40.1,26.2,village,low,,\nBatum,,41.6,41.6,town,high,,\n",
        "utf-8",
    )
    (tmp_path / "sources" / "metin.txt").write_text(TEXT, "utf-8")
    build(tmp_path)
    own = next(row for row in rows(tmp_path) if "7. Alay" in row["text"])
    (tmp_path / "decisions.csv").write_text(
        f"id,verb,target,field,value\nd1,correct,{own['id']},arrive,1815-08-14\nd2,correct,{own['id']},to,Batum\n",
        "utf-8",
    )
    told = [say(one.key, "en", **one.values) for one in build(tmp_path).warned]
    assert len(told) == 2 and "d1" in told[0] and "1815-08-14" in told[0] and "d2" in told[1] and "Batum" in told[1]
    now = next(row for row in rows(tmp_path) if "7. Alay" in row["text"])
    assert (now["arrive"], now["to"]) == ("1815-08-14", "Batum")
    (tmp_path / "decisions.csv").write_text(
        f"id,verb,target,field,value\nd1,correct,{own['id']},arrive,1915-08-13\nd2,correct,{own['id']},to,Kirte\n",
        "utf-8",
    )
    assert not build(tmp_path).warned
