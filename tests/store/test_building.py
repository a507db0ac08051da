"""A build is whole or it never was: killed, out of space, twice at once, or watched by a reader."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from sefer import pipeline
from sefer.messages import Complaint, say
from sefer.store.building import BESIDE, LOCK, READY, locked, settled, staged

TEXT = (
    "Albay Kenan Bey komutasındaki 5. Tümen 14 Temmuz {year}'de Eskişehir'e ulaştı (Demir, 2008, s. 41). "
    "41. Alay'dan 9 Ağustos {year}'te 3 subay ve {dead} er öldü. Birlik burada geceledi ve yola çıktı.\n\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A campaign folder with three articles."""
    home = tmp_path / "sefer"
    (home / "sources").mkdir(parents=True)
    (home / "campaign.toml").write_text('[campaign]\ntitle = "x"\n', "utf-8")
    for number in range(3):
        write(home, number, 50 + number)
    return home


def write(folder: Path, number: int, dead: int) -> None:
    (folder / "sources" / f"{number}.txt").write_text(TEXT.format(year=1915 + number, dead=dead), "utf-8")


def build(folder: Path) -> pipeline.Built:
    return pipeline.build([folder], None, "en", pipeline.quiet)


def seen(folder: Path) -> dict[str, object]:
    """What a reader of the folder meets: every file of the build, the database as the campaign in it."""
    settled(folder)
    plain = {name: (folder / name).read_bytes() for name in pipeline.BUILT[1:]}
    made = pipeline.open_campaign(folder)
    return {**plain, "campaign": (made.claims, tuple(made.documents), made.entities)}


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()} - {"sources", "campaign.toml"}


def test_an_unchanged_document_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(folder)
    before = seen(folder)
    again: list[str] = []
    read = pipeline.documents.read
    monkeypatch.setattr(pipeline.documents, "read", lambda path: again.append(path.name) or read(path))
    assert build(folder).campaign == first.campaign and again == []
    assert seen(folder) == before
    write(folder, 1, 99)
    fresh = build(folder)
    assert again == ["1.txt"]
    shutil.rmtree(folder / READY, ignore_errors=True)
    (folder / "campaign.duckdb").unlink()
    assert build(folder).campaign == fresh.campaign and sorted(again) == ["0.txt", "1.txt", "1.txt", "2.txt"]


@pytest.mark.parametrize("name", ["places.csv", "gazetteer.csv"])
def test_another_gazetteer_reads_everything_anew(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    again: list[str] = []
    read = pipeline.documents.read
    monkeypatch.setattr(pipeline.documents, "read", lambda path: again.append(path.name) or read(path))
    (folder / name).write_text("name,lat,lon\nEskişehir,39.77,30.52\n", "utf-8")
    build(folder)
    assert len(again) == 3


def test_ids_of_claims_stay_over_rebuilds_and_edits_elsewhere(folder: Path) -> None:
    before = {c.id: pipeline.open_campaign(folder).quote(c) for c in build(folder).campaign.claims}
    path = folder / "sources" / "1.txt"
    path.write_text(
        "Bir giriş paragrafı eklendi ve uzun sürdü.\n\n" + path.read_text("utf-8") + "Bir de son söz.\n", "utf-8"
    )
    after = build(folder).campaign
    assert {c.id: after.quote(c) for c in after.claims} == before


def test_two_builds_at_once_are_told_apart(folder: Path) -> None:
    build(folder)
    before = seen(folder)
    with locked(folder), pytest.raises(Complaint) as told:
        build(folder)
    assert told.value.key == "store.locked" and told.value.values["pid"] == str(os.getpid())
    assert seen(folder) == before and names(folder) == set(pipeline.BUILT)


def test_a_lock_that_a_killed_build_left_locks_nobody_out(folder: Path) -> None:
    (folder / LOCK).write_text("99999", "utf-8")
    build(folder)
    assert names(folder) == set(pipeline.BUILT)


def test_a_reader_that_has_the_campaign_open_keeps_it(folder: Path) -> None:
    build(folder)
    with duckdb.connect(str(folder / "campaign.duckdb"), read_only=True) as reader:
        before = reader.execute("SELECT count(*) FROM claims").fetchone()
        write(folder, 3, 12)
        build(folder)
        assert reader.execute("SELECT count(*) FROM claims").fetchone() == before
    assert "3.txt" in pipeline.open_campaign(folder).documents


@pytest.mark.skipif(os.name == "nt", reason="the system words it otherwise there")
def test_a_program_that_writes_to_the_campaign_is_named_as_the_reason_that_it_does_not_open(folder: Path) -> None:
    build(folder)
    code = (
        "import duckdb, sys; c = duckdb.connect(sys.argv[1]); c.execute('SELECT 1'); print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "campaign.duckdb")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        with pytest.raises(Complaint) as told:
            pipeline.open_campaign(folder)
        other.communicate("\n")
    said = say(told.value.key, "en", **told.value.values)
    assert told.value.key == "store.not_opened" and "another program holds it open" in said
    assert pipeline.open_campaign(folder).documents


@pytest.mark.parametrize("name", ["campaign.duckdb", "claims.jsonl", "atlas.html"])
def test_a_full_disk_leaves_everything_as_it_was(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    before = seen(folder)
    write(folder, 0, 77)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if name == "campaign.duckdb":
        monkeypatch.setattr(Path, "replace", full)
    else:
        real = Path.write_text
        monkeypatch.setattr(
            Path, "write_text", lambda self, *a, **k: full() if self.name == name else real(self, *a, **k)
        )
    with pytest.raises(Complaint) as told:
        build(folder)
    monkeypatch.undo()
    assert told.value.key == "store.not_written" and "no room left" in say(told.value.key, "en", **told.value.values)
    assert seen(folder) == before and names(folder) == set(pipeline.BUILT)


def test_a_disk_without_room_for_the_lock_itself_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    before = seen(folder)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(Complaint) as told:
        build(folder)
    monkeypatch.undo()
    assert told.value.key == "store.not_written" and "no room left" in say(told.value.key, "en", **told.value.values)
    assert seen(folder) == before and names(folder) == set(pipeline.BUILT)


@pytest.mark.skipif(os.name == "nt", reason="Windows caps no file")
def test_a_file_that_may_not_grow_is_told_of_by_the_name_that_a_person_knows(folder: Path) -> None:
    """The system caps a file while the database is written: one line about it, in our words."""
    build(folder)
    before = seen(folder)
    write(folder, 0, 77)
    code = (
        "import resource, signal, sys; from sefer.__main__ import main; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)); main()"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, "build", str(folder), "-q", "--lang", "en"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 3 and told.stderr.count("\n") == 1, told.stderr
    assert "grows larger" in told.stderr and "campaign.duckdb" in told.stderr
    assert BESIDE not in told.stderr and "Error" not in told.stderr
    assert seen(folder) == before and names(folder) == set(pipeline.BUILT)


def test_what_was_ready_when_the_build_was_killed_takes_its_place(folder: Path) -> None:
    """Killed between the renames: some files moved, some not; the next reader finishes the step."""
    build(folder)
    write(folder, 0, 77)
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    build(other)
    new = seen(other)
    (folder / READY).mkdir()
    for name in pipeline.BUILT:
        target = folder / (name if name < "claims" else f"{READY}/{name}")
        target.write_bytes((other / name).read_bytes())
    assert seen(folder) == new and names(folder) == set(pipeline.BUILT)


def test_a_kill_at_any_moment_leaves_one_whole_build(folder: Path) -> None:
    """SIGKILL after random waits: what a reader then meets is the old campaign or the new one, never a mixture."""
    build(folder)
    old = seen(folder)
    write(folder, 0, 77)
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    start = time.monotonic()
    subprocess.run([sys.executable, "-m", "sefer", "build", str(other), "-q", "--lang", "en"], check=True)
    took = time.monotonic() - start
    new = seen(other)
    assert new != old
    chance = random.Random(4)
    for turn in range(6):
        process = subprocess.Popen([sys.executable, "-m", "sefer", "build", str(folder), "-q", "--lang", "en"])
        time.sleep(took * (0.3 + 0.7 * (turn + chance.random()) / 6))
        process.kill()
        process.wait()
        assert seen(folder) in (old, new)
    build(folder)
    assert seen(folder) == new and names(folder) == set(pipeline.BUILT)


def test_leftovers_of_a_killed_build_go_with_the_next(folder: Path) -> None:
    (folder / f"{BESIDE}99999").mkdir()
    (folder / f"{BESIDE}99999" / "atlas.html").write_text("half", "utf-8")
    build(folder)
    assert names(folder) == set(pipeline.BUILT)


def test_nothing_is_moved_when_the_building_fails(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", "utf-8")
    with pytest.raises(ZeroDivisionError), staged(tmp_path) as beside:
        (beside / "a").write_text("new", "utf-8")
        raise ZeroDivisionError
    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [("a", "old")]
