"""A .bib beside the texts: broken ones are told, and stop nothing."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from sefer.cli import main

TEXT = "5. Kafkas Tümeni 4 Haziran 1918 tarihinde Gence'ye ulaştı (Demir, 2008, s. 41). Tümen burada bekledi.\n"


def test_a_broken_bib_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "makale.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "kaynak.bib").write_text("@book{demir, title = {Yol\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--lang", "en"])
    assert result.exit_code == 3
    assert "kaynak.bib" in result.output and "Traceback" not in result.output


def test_a_broken_entry_is_told_and_the_others_count(tmp_path: Path) -> None:
    (tmp_path / "makale.txt").write_text(TEXT, encoding="utf-8")
    good = "@book{demir, author = {Demir, Ali}, year = {2008}, title = {Yol}}\n"
    (tmp_path / "kaynak.bib").write_text(good + "@book{kaya, author = {Kaya, Can, year = {2010}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--lang", "en"])
    assert "kaya" in result.output and "CIT002" not in result.output
