"""What the command line says: places that can be looked up, one language, one clear line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from test_cli import EXAMPLE, GOOD, sefer
from test_cli import built as built_campaign

built = built_campaign
SLIP = GOOD.replace("14 Temmuz", "31 Haziran")


def test_a_finding_names_the_line_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Başlık\n\nBir cümle.\n\n{SLIP}\n", "utf-8")
    assert "a.md, line 5 DAY001" in sefer("check", tmp_path).stdout
    assert "a.md, satır 5 DAY001" in sefer("check", tmp_path, lang="tr").stdout
    assert "line 5 · <code>DAY001" in sefer("check", tmp_path, "--format", "html").stdout


def test_a_finding_names_the_paragraph_of_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><h1>Başlık</h1><p>Önce.</p><p>{SLIP}</p></body></html>", "utf-8")
    assert "a.html, paragraph 3 DAY001" in sefer("check", tmp_path).stdout


def test_quiet_leaves_only_what_was_found(tmp_path: Path) -> None:
    clean, slip = tmp_path / "a.txt", tmp_path / "b.txt"
    clean.write_text(GOOD, "utf-8")
    slip.write_text(SLIP, "utf-8")
    done = sefer("check", clean, "-q")
    assert done.returncode == 0 and not done.stdout.strip() and not done.stderr
    assert "DAY001" in sefer("check", slip, "-q").stdout


@pytest.mark.parametrize("command", [("check",), ("build", "-o", "out"), ("read", "-o", "out")])
def test_a_text_without_a_campaign_gets_one_clear_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "yemek.txt"
    path.write_text("Önce soğanları doğrayın ve tereyağında kavurun. Sonra pirinci ekleyip pişirin.", "utf-8")
    done = sefer(command[0], path, *command[1:], cwd=tmp_path)
    said = [line for line in done.stderr.splitlines() if "0 claims)" in line]
    assert done.returncode == 0 and len(said) == 1 and "yemek.txt" in said[0]


@pytest.mark.parametrize("arguments", [("--lang", "tr", "check", "yok"), ("check", "yok", "--lang", "tr")])
def test_the_language_may_stand_before_or_behind_the_command(arguments: tuple[str, ...]) -> None:
    done = sefer(*arguments)
    assert done.returncode == 2 and "böyle bir dosya ya da klasör yok" in done.stderr


WRONG = [
    ("fly",), ("orbat",), ("check", "yok.txt"), ("check", EXAMPLE, "--level", "loud"), ("simulate", "--runs", "x"),
    ("simulate", "--runs", "0"), ("check", "--bla"), ("explain", "A", "B"), ("orbat", "--on"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_use_is_said_in_turkish(arguments: tuple[object, ...]) -> None:
    done = sefer(*arguments, lang="tr")
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1
    assert not re.search(r"\b(no such|invalid|missing|does not|requires|got|is not)\b", done.stderr.lower()), (
        done.stderr
    )


def test_a_quote_speaks_turkish_and_comes_in_every_format(built: Path) -> None:
    rows = [json.loads(line) for line in (built / "claims.jsonl").read_text("utf-8").splitlines()]
    moved = next(r["id"] for r in rows if r["kind"] == "movement" and r["source_scope"] == "passage")
    told = sefer("quote", moved, built, lang="tr").stdout
    assert "kim: " in told and "çıkarım" in told and not re.search(r"subject|movement|depart|asserted", told)
    (row,) = json.loads(sefer("quote", moved, built, "--format", "json").stdout)
    assert row["claims"] == moved and row["kind"] == "movement" and row["quote"]
    assert sefer("quote", moved, built, "--format", "csv").stdout.count("\n") == 2


def test_no_cell_of_ours_looks_like_a_formula(built: Path) -> None:
    done = sefer("replay", built, "--on", "1918-09-10", "--format", "csv")
    assert done.returncode == 0 and "'=" not in done.stdout and "that day (1918-09-10)" in done.stdout


def test_days_that_run_backwards_are_wrong_use(built: Path) -> None:
    done = sefer("chronology", built, "--from", "1918-09-10", "--to", "1918-06-10")
    assert done.returncode == 2 and "1918-09-10" in done.stderr


def test_a_name_is_found_as_people_type_it(built: Path) -> None:
    done = sefer("chronology", built, "--unit", "10 Kafkas Alayi", "--format", "json")
    assert done.returncode == 0 and json.loads(done.stdout)


@pytest.mark.parametrize("option", [("--according-to", "Nobody"), ("--of", "Nobody")])
def test_a_source_or_a_side_that_nobody_knows_is_said_so(built: Path, option: tuple[str, str]) -> None:
    done = sefer("orbat", built, "--on", "1918-09-10", *option)
    assert done.returncode == 2 and "Nobody" in done.stderr


def test_a_month_or_a_year_is_all_its_days(built: Path) -> None:
    """--from takes the first day of a bare month or year, --to the last, `compare --on` every day of it."""
    whole = sefer("chronology", built, "--from", "1918-09-01", "--to", "1918-09-30", "--format", "csv")
    month = sefer("chronology", built, "--from", "1918-09", "--to", "1918-09", "--format", "csv")
    assert month.returncode == 0 and month.stdout == whole.stdout and "1918-09-15" in month.stdout
    assert sefer("chronology", built, "--from", "1917", "--to", "1918").returncode == 0
    assert "1918-09-14" in sefer("compare", "Bakü", built, "--on", "1918-09", "--format", "csv").stdout
    wrong = sefer("chronology", built, "--from", "1918-13")
    assert wrong.returncode == 2 and "1918-13" in wrong.stderr and len(wrong.stderr.splitlines()) == 1
    assert sefer("orbat", built, "--on", "1918-09").returncode == 2


def test_a_text_where_a_campaign_is_asked_for_is_told_to_be_built(tmp_path: Path) -> None:
    (tmp_path / "makale.txt").write_text(GOOD, "utf-8")
    done = sefer("orbat", tmp_path / "makale.txt", "--on", "1918-06-01")
    assert done.returncode and "sefer build" in done.stderr and done.stderr.count("\n") == 1
