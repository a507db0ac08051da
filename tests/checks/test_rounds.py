"""A second round of checking shows only what changed; what somebody waived is not asked again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sefer.cli import main

FIRST = "Birlik 31 Nisan 1915'te Kirte'ye vardı. Tabur 30 Şubat 1915'te yola çıktı ve akşam Kirte'ye ulaştı.\n"
SECOND = FIRST.replace("31 Nisan", "30 Nisan") + "\nAlay 31 Haziran 1915'te Kirte'den ayrıldı.\n"


def check(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", *map(str, words), "--lang", "en"])
    return done.exit_code, done.output


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "makale.txt"
    path.write_text(FIRST, encoding="utf-8")
    return path


@pytest.fixture
def baseline(text: Path, tmp_path: Path) -> Path:
    """The findings of the first round; then the author mends one slip and makes another."""
    path = tmp_path / "round1" / "findings.json"
    path.parent.mkdir()
    path.write_text(check(text, "--format", "json")[1], encoding="utf-8")
    text.write_text(SECOND, encoding="utf-8")
    return path


def test_a_second_round_shows_what_is_new_and_what_is_gone(text: Path, baseline: Path) -> None:
    code, told = check(text, "--baseline", baseline)
    assert code == 1
    assert "31 Haziran 1915" in told and "no longer found: DAY001 makale.txt “31 Nisan 1915”" in told
    assert "30 Şubat" not in told
    assert "New: 1; no longer found: 1; standing as before: 1" in told


def test_nothing_new_is_no_failure(text: Path, baseline: Path) -> None:
    text.write_text(FIRST, encoding="utf-8")
    code, told = check(text, "--baseline", baseline)
    assert (code, "New: 0; no longer found: 0; standing as before: 2" in told) == (0, True)


def test_programs_get_the_new_ones_and_editors_what_is_gone(text: Path, baseline: Path) -> None:
    assert [f["quote"] for f in json.loads(check(text, "--baseline", baseline, "--format", "json")[1])] == [
        "31 Haziran 1915"
    ]
    results = json.loads(check(text, "--baseline", baseline, "--format", "sarif")[1])["runs"][0]["results"]
    assert [r["baselineState"] for r in results] == ["new", "absent"]


def test_the_page_tells_what_is_gone(text: Path, baseline: Path) -> None:
    page = check(text, "--baseline", baseline, "--format", "html")[1]
    assert "No longer found" in page and "31 Nisan 1915" in page and "30 Şubat" not in page


@pytest.mark.parametrize("words", ["", "{}", '[{"id": 3}]', "[" * 100_000, "\ud800"])
def test_what_is_no_list_of_findings_is_told_in_one_line(text: Path, tmp_path: Path, words: str) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(words, encoding="utf-8", errors="surrogatepass")
    code, told = check(text, "--baseline", bad)
    assert code == 2 and told.count("\n") == 1 and "not a list of findings" in told


def test_a_baseline_that_is_not_there_is_told_in_one_line(text: Path, tmp_path: Path) -> None:
    code, told = check(text, "--baseline", tmp_path / "none.json")
    assert code == 2 and told.count("\n") == 1 and "none.json" in told


def test_a_waiver_beside_the_text_is_heard(text: Path) -> None:
    """A referee who has one manuscript and no campaign folder writes decisions.csv beside it."""
    slip = json.loads(check(text, "--format", "json")[1])[0]
    row = f"id,verb,target,who,why\nw1,waive,{slip['id']},M. Kaya,the register itself says so\n"
    (text.parent / "decisions.csv").write_text(row, encoding="utf-8")
    left = json.loads(check(text, "--format", "json")[1])
    assert slip["quote"] not in [f["quote"] for f in left] and len(left) == 1


def test_a_finding_says_what_hangs_on_it(tmp_path: Path) -> None:
    path = tmp_path / "makale.txt"
    path.write_text(
        "Meclis 66 üyeden oluşuyordu. 40 üye Türklere, 20 üye Rumlara, 4 üye Ermenilere ayrılmıştı.", encoding="utf-8"
    )
    assert "What hangs on it: make-up: Meclis" in check(path, "--format", "html")[1]


def test_two_waivers_without_an_id_of_their_own_both_hold(text: Path) -> None:
    found = json.loads(check(text, "--format", "json")[1])
    rows = "".join(f"waive,{f['id']},Ay,ok\n" for f in found)
    (text.parent / "decisions.csv").write_text(f"verb,target,who,why\n{rows}", encoding="utf-8")
    assert len(found) == 2 and json.loads(check(text, "--format", "json")[1]) == []


def test_a_waiver_may_quote_any_place_that_a_finding_shows(tmp_path: Path) -> None:
    path = tmp_path / "makale.txt"
    path.write_text(
        "7. Alay 9 Ağustos 1915'te 58 er kaybetti. Karşı taraf çekildi. 7. Alay 9 Ağustos 1915'te 85 er kaybetti.",
        "utf-8",
    )
    (found,) = [f for f in json.loads(check(path, "--format", "json")[1]) if f["code"] == "NUM002"]
    for quote in (found["quote"], found["related"][0]["quote"], f"“{found['quote']}…”"):
        rows = f'verb,target,quote,who,why\nwaive,NUM002,"{quote}",Ay,two fights\n'
        (tmp_path / "decisions.csv").write_text(rows, encoding="utf-8")
        assert "NUM002" not in check(path)[1]


def test_a_waiver_of_nothing_is_told(text: Path) -> None:
    (text.parent / "decisions.csv").write_text("verb,target,who,why\nwaive,deadbeef00,Ay,ok\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", str(text), "--lang", "en"])
    assert "deadbeef00" in done.stderr


def test_the_file_of_a_round_beside_the_text_is_no_list_of_works(text: Path) -> None:
    (text.parent / "round1.json").write_text("", encoding="utf-8")
    assert check(text)[0] == 1
    (text.parent / "round1.json").write_text(check(text, "--format", "json")[1], encoding="utf-8")
    code, told = check(text, "--baseline", text.parent / "round1.json")
    assert code == 0 and "standing as before: 2" in told


def test_a_baseline_of_another_text_is_told_in_one_line(baseline: Path, tmp_path: Path) -> None:
    other = tmp_path / "baska.txt"
    other.write_text("Kolordu 31 Kasım 1916'da Bitlis'e girdi.\n", encoding="utf-8")
    code, told = check(other, "--baseline", baseline)
    assert code == 1 and "31 Kasım 1916" in told and "no longer found" not in told
    assert told.rstrip().endswith("The baseline is of another text (makale.txt), so all findings are shown: 1")


def test_a_text_under_a_new_name_is_no_other_text(text: Path, baseline: Path) -> None:
    renamed = text.rename(text.with_name("makale-2.txt"))
    assert "New: 1; no longer found: 1; standing as before: 1" in check(renamed, "--baseline", baseline)[1]
