"""Complaints of the system and of tables reach people in their own language, and say what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from sefer import pipeline, reconstruct
from sefer.cli import main
from sefer.messages import Complaint, because, say
from sefer.model import Side


def said(complaint: Complaint, lang: str = "tr") -> str:
    return say(complaint.key, lang, **complaint.values)


def test_the_system_speaks_the_language_of_the_user() -> None:
    told = Complaint("sheets.not_read", path="a.csv", reason=because(PermissionError(13, "Permission denied")))
    assert "izin yok" in said(told) and "no permission" in said(told, "en")
    assert because(OSError(99999, "odd")) == "odd"


def test_a_table_row_names_the_cell_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "routes.csv"
    path.write_text("from,to,mode,km\nKut,Bağdat,road,abc\nKut,Bağdat,road,0\n", encoding="utf-8")
    from sefer.geography import read_routes

    heard: list[Complaint] = []
    read_routes(path, heard.append)
    assert "“abc”" in said(heard[0]) and "km 0" in said(heard[1])
    assert not any("convert" in said(c) or "positive" in said(c) for c in heard)


def test_a_side_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "metin.txt"
    path.write_text("45. Tümen 22 Kasım 1915'te Selmanıpak'a ulaştı.", encoding="utf-8")
    made = pipeline.check([path], pipeline.quiet).campaign
    made = replace(made, settings=replace(made.settings, sides=(Side("Osmanlı"), Side("İngiliz"))))
    with pytest.raises(Complaint) as told:
        reconstruct.orbat_table(made, 699400, "Foo")
    assert "Osmanlı, İngiliz" in said(told.value)


def test_a_waiver_by_code_says_that_it_needs_words(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "metin.txt").write_text("45. Tümen 31 Nisan 1916'da Kut'a ulaştı.", encoding="utf-8")
    (tmp_path / "campaign.toml").write_text('title = "Kut"\n', encoding="utf-8")
    (tmp_path / "decisions.csv").write_text("id,verb,target\nw1,waive,DAY001\n", encoding="utf-8")
    shown = CliRunner().invoke(main, ["build", str(tmp_path), "--lang", "tr"])
    assert "quote sütununa" in shown.output


def test_compare_with_a_folder_alone_asks_for_the_fact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kut").mkdir()
    shown = CliRunner().invoke(main, ["compare", "kut", "--lang", "en"])
    assert "--readers" in shown.output
