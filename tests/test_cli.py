"""The command line as its user meets it: exit codes, one clear line for each bad input, nothing changed."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sefer.cli import main

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "baku-1918"
GOOD = "Albay Kenan Bey komutasındaki 5. Tümen 14 Temmuz 1921'de Eskişehir'e ulaştı ve orada bir gün bekledi."


def sefer(*arguments: object, lang: str = "en", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "tr_TR.UTF-8" if lang == "tr" else "C.UTF-8", "PYTHONUTF8": "1"}
    environment.pop("SEFER_DEBUG", None)
    command = [sys.executable, "-m", "sefer", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment, cwd=cwd, timeout=600
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    done = sefer("build", EXAMPLE, "-o", out)
    assert done.returncode == 0, done.stderr
    return out


def test_a_build_ends_with_a_summary_that_fits_one_screen(tmp_path: Path) -> None:
    done = sefer("build", EXAMPLE, "-o", tmp_path)
    assert done.returncode == 0 and len(done.stdout.splitlines()) <= 24
    assert "unreviewed: 0 of" in done.stdout
    built = {p.name for p in tmp_path.iterdir()}
    assert built == {"campaign.duckdb", "atlas.html", "findings.html", "findings.json", "claims.jsonl"}


def test_the_example_shows_each_rule_and_nothing_else() -> None:
    found = json.loads(sefer("check", EXAMPLE, "--format", "json").stdout)
    codes = sorted(f["code"] for f in found)
    assert codes == ["CIT001", "CIT002", "DAY001", "DAY002", "DAY003", "NAM001", "NUM001", "NUM002", "SRC001"]


def test_every_decision_of_the_example_still_answers_to_a_claim(tmp_path: Path) -> None:
    assert "no claim answers" not in sefer("build", EXAMPLE, "-o", tmp_path).stdout


def test_check_says_by_its_exit_code_whether_something_was_found(tmp_path: Path) -> None:
    clean, slip = tmp_path / "a.txt", tmp_path / "b.txt"
    clean.write_text(GOOD, "utf-8")
    slip.write_text(GOOD.replace("14 Temmuz", "31 Haziran"), "utf-8")
    assert sefer("check", clean).returncode == 0
    assert sefer("check", slip).returncode == 1
    assert sefer("check", slip, "--level", "error").returncode == 1


def test_findings_give_the_words_back(tmp_path: Path) -> None:
    """Offsets count in the raw text, line ends and all."""
    path = tmp_path / "a.txt"
    path.write_bytes(("Giriş\r\n\r\n" + GOOD.replace("14 Temmuz", "31 Haziran") + "\r\n").encode())
    raw = path.read_bytes().decode()
    (finding,) = json.loads(sefer("check", path, "--format", "json").stdout)
    assert raw[finding["start"] : finding["end"]] == finding["quote"] == "31 Haziran 1921"


@pytest.mark.parametrize("command", ["orbat", "replay", "chronology", "orders", "sources", "unread"])
@pytest.mark.parametrize("format_", ["text", "csv", "json", "md"])
def test_questions_answer_in_every_format(built: Path, command: str, format_: str) -> None:
    on = ("--on", "1918-09-10") if command in ("orbat", "replay") else ()
    done = sefer(command, built, *on, "--format", format_)
    assert done.returncode == 0 and done.stdout.strip() and "Traceback" not in done.stderr
    if format_ == "json":
        assert json.loads(done.stdout)
    if format_ == "csv":
        assert len(list(csv.reader(io.StringIO(done.stdout)))) > 3


def test_a_workbook_is_written_and_never_printed(built: Path, tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    assert sefer("orbat", built, "--on", "1918-09-10", "--format", "xlsx").returncode == 2
    assert sefer("orbat", built, "--on", "1918-09-10", "--format", "xlsx", "-o", book).returncode == 0
    assert zipfile.is_zipfile(book)


def test_replay_of_10_september_has_both_sides(built: Path) -> None:
    rows = {r["unit"]: r for r in json.loads(sefer("replay", built, "--on", "1918-09-10", "--format", "json").stdout)}
    assert rows["15. Piyade Tümeni"]["place"] == "Binegadi" and rows["5. Kafkas Tümeni"]["place"] == "Güzdek"
    assert "6000-10000" in rows["Bakü Ordusu"]["strength"] and rows["Dunsterforce"]["place"] == "Bakü"
    assert {"place_beside", "place_planned", "life", "reserve", "planned"} <= set(rows["Bakü Ordusu"])
    assert any("beside 1918" in row["place_beside"] for row in rows.values())
    assert any(row["life"] for row in rows.values())


def test_the_fight_of_14_september_is_a_range_with_its_inputs(built: Path) -> None:
    arguments = ("simulate", built, "--on", "1918-09-14", "--at", "Bakü", "--runs", "1000", "--seed", "1")
    done = sefer(*arguments)
    assert done.returncode == 0 and "CDB90" in done.stderr and "no verdict" in done.stderr
    rows = json.loads(sefer(*arguments, "--format", "json").stdout)["outcome"]
    assert rows[0]["low"] < rows[0]["median"] < rows[0]["high"] < 1000
    assert sefer(*arguments, "--format", "json").stdout == sefer(*arguments, "--format", "json").stdout
    without = json.loads(sefer(*arguments, "--format", "json", "--without", "Dunsterforce").stdout)["outcome"]
    assert without[0]["median"] >= rows[0]["median"]


def test_a_claim_is_quoted_with_its_source(built: Path) -> None:
    claim = json.loads((built / "claims.jsonl").read_text("utf-8").splitlines()[0])
    done = sefer("quote", claim["id"], built)
    assert done.returncode == 0 and claim["source"][0] in done.stdout


def test_rules_explain_themselves_in_both_languages() -> None:
    assert "Neden önemli" in sefer("explain", "num001", lang="tr").stdout
    assert "Why it matters" in sefer("explain", "NUM001", "--lang", "en", lang="tr").stdout


def bad_inputs(folder: Path) -> dict[str, Path]:
    """Each bad input of the promise, as a file."""
    files = {
        "empty": b"",
        "binary": bytes(range(256)) * 40,
        "nul": "Ordu geldi.\x00 Sonra gitti ve orada kaldı.".encode(),
        "french": "Le général a quitté la ville avec ses hommes et les habitants sont restés dans leurs maisons. ".encode()
        * 4,
    }
    out = {}
    for name, content in files.items():
        out[name] = folder / f"{name}.txt"
        out[name].write_bytes(content)
    for name, ending in (("text", "pdf"), ("text2", "docx")):
        out[f"{name} as {ending}"] = folder / f"{name}.{ending}"
        out[f"{name} as {ending}"].write_text(GOOD, "utf-8")
    return out


NAMES = ["empty", "binary", "nul", "french", "text as pdf", "text2 as docx"]


@pytest.mark.parametrize("lang", ["en", "tr"])
@pytest.mark.parametrize("name", NAMES)
def test_a_bad_input_gets_one_clear_line(tmp_path: Path, name: str, lang: str) -> None:
    path = bad_inputs(tmp_path)[name]
    out = tmp_path / "out"
    done = sefer("build", path, "-o", out, lang=lang)
    assert done.returncode == 3, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1 and path.name in done.stderr
    assert "Traceback" not in done.stderr and not (out / "campaign.duckdb").exists()


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, "utf-8")
    (tmp_path / "in" / "empty.txt").write_text("", "utf-8")
    done = sefer("build", tmp_path / "in", "-o", tmp_path / "out")
    assert done.returncode == 3 and "empty.txt" in done.stderr and (tmp_path / "out" / "atlas.html").exists()


@pytest.mark.parametrize("encoding", ["cp1254", "iso8859_9", "utf-8-sig", "utf-16"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        ((GOOD + " Sonra şehrin doğusundaki köylere çekildi ve günlerce orada kaldı. ") * 3).encode(encoding)
    )
    done = sefer("read", path, "-o", tmp_path / "out", "-q")
    assert done.returncode == 0, done.stderr
    assert "5. Tümen" in (tmp_path / "out" / "a.mentions.jsonl").read_text("utf-8")


def test_a_text_about_cooking_is_a_text_without_a_campaign(tmp_path: Path) -> None:
    path = tmp_path / "yemek.txt"
    path.write_text(
        "Önce soğanları doğrayın ve tereyağında kavurun. Sonra pirinci ekleyip iki bardak su ile pişirin.", "utf-8"
    )
    assert sefer("build", path, "-o", tmp_path / "out").returncode == 0


def test_nothing_is_written_inside_the_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    before = sorted(p.name for p in tmp_path.iterdir())
    done = sefer("build", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 2 and sorted(p.name for p in tmp_path.iterdir()) == before


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "out").write_text("mine", "utf-8")
    done = sefer("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert done.returncode == 2 and (tmp_path / "out").read_text("utf-8") == "mine"


def test_a_failed_build_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD, "utf-8")
    assert sefer("build", path, "-o", tmp_path / "out").returncode == 0
    before = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    path.write_text("", "utf-8")
    assert sefer("build", path, "-o", tmp_path / "out").returncode == 3
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("campaign.toml", "[campaign\ntitle = 3"),
        ("campaign.toml", '[campaign]\nfrom = "yesterday"'),
    ],
)
def test_a_broken_file_of_the_campaign_is_named(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "campaign.toml").write_text('[campaign]\ntitle = "x"\n', "utf-8")
    (tmp_path / name).write_text(content, "utf-8")
    done = sefer("build", tmp_path)
    assert done.returncode == 3 and name in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "campaign.duckdb").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("decisions.csv", "id,verb,target\nd1,burn,loss\n"),
        ("places.csv", "name,lat,lon\nSivas,north,37\n"),
        ("routes.csv", "from,to,mode,km\nA,B,balloon,3\n"),
    ],
)
def test_a_broken_row_is_named_and_the_rest_is_built(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "campaign.toml").write_text('[campaign]\ntitle = "x"\n', "utf-8")
    (tmp_path / name).write_text(content, "utf-8")
    done = sefer("build", tmp_path)
    assert done.returncode == 3 and f"{name}, row 2" in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert (tmp_path / "campaign.duckdb").exists() and (tmp_path / name).read_text("utf-8") == content


VERBS = """id,verb,target,field,value,quote,before,after,ordinal,who,when,why
d1,accept,{moved},,,,,,0,biz,2026-11-01,
d2,reject,{held},,,,,,0,biz,2026-11-01,başka bir gün
d3,correct,{lost},values.killed.soldier,85,,,,0,biz,2026-11-01,dizgi yanlışı
d4,merge,Kenan Bey,person,Kâmil Paşa,,,,0,biz,2026-11-01,aynı kişi
d5,split,5. Tümen,unit,5. Piyade Tümeni,,,,0,biz,2026-11-01,başka tümen
d6,place-is,Kirte,,"40.06,26.21",,,,0,biz,2026-11-01,
d7,waive,DAY001,,,31 Haziran 1915,,,0,biz,2026-11-01,kaynakta böyle
d8,accept,0000000000,,,,,,0,biz,2026-11-01,
"""
MANY = (
    "Albay Kenan Bey komutasındaki 5. Tümen 14 Temmuz 1915'te Kirte'ye ulaştı. 41. Alay'dan 9 Ağustos 1915'te 3 subay "
    "ve 58 er öldü. Kâmil Paşa 31 Haziran 1915'te yoktu. 5. Piyade Tümeni 12 Ağustos 1915'te Anafarta'ya ulaştı."
)


def test_every_verb_of_the_decisions_does_its_work(tmp_path: Path) -> None:
    """Accept, reject, correct, merge, split, place-is, waive; what nothing answers to is told with its reason."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(MANY, "utf-8")
    (tmp_path / "campaign.toml").write_text('[campaign]\ntitle = "x"\n', "utf-8")
    (tmp_path / "places.csv").write_text(
        "name,other_names,lat,lon\nKirte,,10,10\nAlçıtepe,Kirte,40.06,26.21\n", "utf-8"
    )
    assert sefer("build", tmp_path).returncode == 0
    before = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()]
    moved, held = (c["id"] for c in before if c["kind"] == "movement")
    ids = {"moved": moved, "held": held, "lost": next(c["id"] for c in before if c["kind"] == "loss")}
    (tmp_path / "decisions.csv").write_text(VERBS.format(**ids), "utf-8")
    done = sefer("build", tmp_path)
    assert done.returncode == 0 and len(done.stderr.splitlines()) == 1
    assert (
        "d8" in done.stderr
        and "no claim has that id" in done.stderr
        and "d8" in (tmp_path / "findings.html").read_text("utf-8")
    )
    after = {c["id"]: c for c in map(json.loads, (tmp_path / "claims.jsonl").read_text("utf-8").splitlines())}
    assert after[ids["moved"]]["reviewed"] == "accepted" and ids["held"] not in after
    assert after[ids["lost"]]["values"]["killed"]["soldier"] == 85
    assert "DAY001" not in {f["code"] for f in json.loads((tmp_path / "findings.json").read_text("utf-8"))}
    from sefer.pipeline import open_campaign

    made = open_campaign(tmp_path)
    assert made.entity("a.txt", "Kenan Bey") == made.entity("a.txt", "Kâmil Paşa") is not None
    assert made.entity("a.txt", "5. Tümen") != made.entity("a.txt", "5. Piyade Tümeni")
    assert made.entity("a.txt", "Kirte").traits["lat"] == 40.06  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("orbat", EXAMPLE),
        ("explain", "XYZ999"),
        ("build",),
        ("build", "nowhere.txt", "-o", "out"),
        ("check", ROOT / "README.md", "--level", "loud"),
    ],
)
def test_wrong_use_is_said_in_one_line(arguments: tuple[object, ...]) -> None:
    done = sefer(*arguments)
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr


def test_sefer_alone_shows_its_help() -> None:
    done = sefer()
    assert done.returncode == 2 and "build" in done.stdout and not done.stderr


CITED = "5. Kafkas Tümeni 4 Haziran 1918 tarihinde Gence'ye ulaştı (Demir, 2008, s. 41). Tümen burada bekledi.\n"


def test_a_broken_bib_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "makale.txt").write_text(CITED, encoding="utf-8")
    (tmp_path / "kaynak.bib").write_text("@book{demir, title = {Yol\n", encoding="utf-8")
    done = sefer("check", tmp_path)
    assert done.returncode == 3 and "kaynak.bib" in done.stderr and "Traceback" not in done.stderr


def test_a_broken_entry_of_a_bib_is_told_and_the_others_count(tmp_path: Path) -> None:
    (tmp_path / "makale.txt").write_text(CITED, encoding="utf-8")
    good = "@book{demir, author = {Demir, Ali}, year = {2008}, title = {Yol}}\n"
    (tmp_path / "kaynak.bib").write_text(good + "@book{kaya, author = {Kaya, Can, year = {2010}\n", encoding="utf-8")
    done = sefer("check", tmp_path)
    assert "kaya" in done.stderr and "CIT002" not in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("simulate", "--on", "1918-09-14", "--at", "Narnia"),
        ("chronology", "--unit", "99. Alay"),
        ("chronology", "--place", "Narnia"),
    ],
)
def test_a_name_that_the_campaign_does_not_have_is_said_so(built: Path, arguments: tuple[str, ...]) -> None:
    command, *options = arguments
    done = sefer(command, built, *options)
    assert done.returncode == 2 and options[-1] in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_a_folder_that_was_never_built_is_said_so(tmp_path: Path) -> None:
    done = sefer("orbat", tmp_path, "--on", "1918-09-10")
    assert done.returncode == 3 and "sefer build" in done.stderr


def test_a_bad_day_is_said_so(built: Path) -> None:
    assert sefer("replay", built, "--on", "31.06.1918").returncode == 2


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """A script in an article stays text in pages; a cell that begins like a formula stays a cell."""
    path = tmp_path / "a.txt"
    path.write_text(
        GOOD
        + " =HYPERLINK(1) <script>alert(1)</script> 5. Tümen 31 Haziran 1921'de <img src=x onerror=alert(1)> Kütahya'ya vardı.",
        "utf-8",
    )
    assert sefer("build", path, "-o", tmp_path / "out").returncode == 0
    for name in ("atlas.html", "findings.html"):
        page = (tmp_path / "out" / name).read_text("utf-8")
        assert "<script>alert" not in page and "<img src=x" not in page and "Content-Security-Policy" in page
        assert "http://" not in page.replace("http://www.w3.org", "") and "https://" not in page


def test_every_command_is_in_the_readme_and_helps() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = main.commands
    assert set(commands) <= set(sefer("--help").stdout.partition("Commands:")[2].split()) and len(commands) >= 10
    for command in commands:
        assert f"sefer {command}" in readme, command
        assert sefer(command, "--help").returncode == 0


def test_help_is_turkish_for_those_who_read_turkish() -> None:
    for arguments in (("--help",), ("replay", "--help")):
        told = sefer(*arguments, lang="tr").stdout
        assert told.startswith("Kullanım: sefer") and "Seçenekler:" in told and "bu yardımı göster" in told
        assert not any(word in told for word in ("Usage", "Options", "OPTIONS", "Show this")), told


def test_the_ending_of_a_file_names_its_format(built: Path, tmp_path: Path) -> None:
    """Without --format; a table of text in a file called .xlsx no spreadsheet opens."""
    for ending, begins in ((".xlsx", b"PK"), (".csv", b"fact,"), (".json", b"["), (".md", b"|")):
        file = tmp_path / f"witnesses{ending}"
        assert sefer("sources", built, "--facts", "-o", file, "--lang", "en").returncode == 0
        assert file.read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(begins)
    assert sefer("sources", built, "--format", "csv", "-o", tmp_path / "a.txt", "--lang", "en").returncode == 0
    assert (tmp_path / "a.txt").read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(b"source,")
