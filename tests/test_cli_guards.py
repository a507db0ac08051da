"""Nothing that a person wrote or Sefer keeps is written over, whatever -o says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from test_cli import GOOD, sefer


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign folder, built into itself."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "sources").mkdir()
    (folder / "sources" / "makale.md").write_text(GOOD, "utf-8")
    (folder / "sources" / "kaynak.bib").write_text("@book{demir, author = {Demir}, year = {2008}}\n", "utf-8")
    (folder / "campaign.toml").write_text('[campaign]\ntitle = "Deneme"\n', "utf-8")
    (folder / "decisions.csv").write_text("id,verb,target\n", "utf-8")
    assert sefer("build", folder, "-q").returncode == 0
    return folder


@pytest.fixture
def campaign(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once, tmp_path / "campaign"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


NEEDED = [
    "sources/makale.md", "sources/kaynak.bib", "sources/new.csv", "Sources/../sources/new.csv", "campaign.duckdb",
    "campaign.toml", "decisions.csv", "places.csv", "claims.jsonl", "atlas.html", "findings.json",
]  # fmt: skip


@pytest.mark.parametrize("output", NEEDED)
def test_an_answer_is_never_written_over_what_is_needed(campaign: Path, output: str) -> None:
    before = contents(campaign)
    (campaign / "Sources").mkdir(exist_ok=True)
    done = sefer("orbat", campaign, "--on", "1921-07-20", "--format", "csv", "-o", campaign / output)
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1
    assert Path(output).name in done.stderr and contents(campaign) == before


@pytest.mark.parametrize("command", ["replay", "chronology", "unread", "simulate", "quote"])
def test_every_question_keeps_off_the_sources(campaign: Path, command: str) -> None:
    options = {"replay": ["--on", "1921-07-20"], "quote": ["x"]}.get(command, [])
    arguments = [*options, campaign] if command == "quote" else [campaign, *options]
    done = sefer(command, *arguments, "-o", campaign / "sources" / "x.csv", "--format", "csv")
    assert done.returncode == 2 and not (campaign / "sources" / "x.csv").exists()


def test_an_answer_elsewhere_is_written_and_written_again(campaign: Path) -> None:
    out = campaign / "answers.csv"
    for _ in range(2):
        done = sefer("orbat", campaign, "--on", "1921-07-20", "--format", "csv", "-o", out)
        assert done.returncode == 0 and "5. Tümen" in out.read_text("utf-8")


def test_a_text_that_was_read_from_a_plain_path_is_known_by_its_content(tmp_path: Path) -> None:
    article, out = tmp_path / "makale.md", tmp_path / "out"
    article.write_text(GOOD, "utf-8")
    assert sefer("build", article, "-o", out, "-q").returncode == 0
    done = sefer("orbat", out, "--on", "1921-07-20", "--format", "md", "-o", article)
    assert done.returncode == 2 and article.read_text("utf-8") == GOOD


@pytest.mark.parametrize("command", ["build", "read"])
@pytest.mark.parametrize("inside", ["sources", "sources/new"])
def test_a_single_file_is_built_outside_the_sources(campaign: Path, command: str, inside: str) -> None:
    before = contents(campaign)
    done = sefer(command, campaign / "sources" / "makale.md", "-o", campaign / inside)
    assert done.returncode == 2 and contents(campaign) == before


def test_a_default_folder_inside_the_sources_is_refused(campaign: Path) -> None:
    done = sefer("build", "makale.md", cwd=campaign / "sources")
    assert done.returncode == 2 and not (campaign / "sources" / "sefer-out").exists()


def test_a_foreign_text_is_not_read_into_the_sources(campaign: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    foreign = tmp_path_factory.mktemp("foreign") / "kısa.txt"
    foreign.write_text(GOOD, "utf-8")
    before = contents(campaign)
    assert sefer("read", foreign, "-o", campaign / "sources" / "x").returncode == 2
    assert contents(campaign) == before


def test_a_folder_that_holds_the_file_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    assert sefer("read", tmp_path / "a.txt", "-o", tmp_path).returncode == 2
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_what_sefer_wrote_beside_texts_is_not_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><p>{GOOD}</p></body></html>", "utf-8")
    assert sefer("build", tmp_path / "a.html", "-o", tmp_path / "out", "-q").returncode == 0
    assert sefer("read", tmp_path / "a.html", "-o", tmp_path / "records", "-q").returncode == 0
    assert (tmp_path / "records" / "a.txt").exists()
    again = sefer("read", tmp_path, "-o", tmp_path.parent / f"{tmp_path.name}-again")
    assert again.returncode == 0 and again.stderr.count("mentions") == 1, again.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--on", "1921-07-20", "-o", "FILM"],
        ["--from", "1921-07", "--to", "1921-07"],
        ["--from", "1921-07", "--format", "geojson", "-o", "FILM"],
        ["--from", "1921-07", "--part", "-o", "FILM"],
        ["--from", "1921-07", "--marches", "-o", "FILM"],
        ["-o", "FILM"],
    ],
)
def test_a_film_asks_for_days_and_a_file_and_nothing_else(campaign: Path, options: list[str]) -> None:
    film = campaign / "film.html"
    done = sefer("replay", campaign, "--film", *(film if one == "FILM" else one for one in options))
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1 and "--film" in done.stderr
    assert not film.exists()


def test_a_film_is_written_where_it_is_asked_for_and_nowhere_near_the_sources(campaign: Path) -> None:
    days = ("--from", "1921-07", "--to", "1921-07", "--film", "-o")
    assert sefer("replay", campaign, *days, campaign / "film.html").returncode == 0
    assert "</html>" in (campaign / "film.html").read_text("utf-8")
    assert sefer("replay", campaign, *days, campaign / "sources" / "film.html").returncode == 2
    assert sefer("replay", campaign, *days, campaign / "atlas.html").returncode == 2
