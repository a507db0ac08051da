"""Many texts are read on several cores at once: what comes out is what one core would have read."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from sefer import cores, pipeline, reading
from sefer.messages import Complaint, say

TOLD = "{n} Mart 1916'da 17. Tümen 450 şehit ve 1.200 yaralı verdi. Albay Rüştü Bey alayı Kızıldere'ye çekti.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(1, 9):
        (tmp_path / f"metin-{number}.txt").write_text(TOLD.format(n=number), "utf-8")
    (tmp_path / "bozuk.docx").write_bytes(b"PK\x03\x04 broken")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "metin-1.txt").write_text(TOLD.format(n=20), "utf-8")
    return tmp_path


def read(folder: Path) -> pipeline.Read:
    return pipeline.read(pipeline.inputs([folder]), pipeline.quiet)


def test_texts_read_at_once_say_what_they_say_one_by_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = read(folder)
    monkeypatch.setattr(reading, "MANY", 0)
    monkeypatch.setattr("loky.cpu_count", lambda: 2)
    together = read(folder)
    assert together.gathered.keys() == alone.gathered.keys()
    for one, other in zip(together.readings, alone.readings, strict=True):
        assert (one.document, one.mentions, one.sentences) == (other.document, other.mentions, other.sentences)
    for name, told in together.gathered.items():
        assert told.claims == alone.gathered[name].claims
        assert told.oddities == alone.gathered[name].oddities
    assert together.names == alone.names


def test_a_broken_text_is_told_and_the_others_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MANY", 0)
    monkeypatch.setattr("loky.cpu_count", lambda: 2)
    found = read(folder)
    (complaint,) = found.complaints
    assert "bozuk.docx" in say(complaint.key, "en", **complaint.values)
    assert len(found.readings) == 10


def test_texts_of_one_name_are_told_apart_by_their_folders(folder: Path) -> None:
    assert {"metin-1.txt", "b/metin-1.txt"} < set(read(folder).files)
    assert len(read(folder).files) == 10


def test_a_machine_of_one_core_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loky.cpu_count", lambda: 1)
    monkeypatch.delattr("loky.ProcessPoolExecutor")
    assert list(cores.spread(str.upper, ["a", "b", "c"])) == ["A", "B", "C"]


def test_a_complaint_passes_from_process_to_process() -> None:
    inner = Complaint("system.enoent")
    copy = pickle.loads(pickle.dumps(Complaint("documents.unreadable", name="x.docx", reason=inner)))
    assert say(copy.key, "en", **copy.values) == say("documents.unreadable", "en", name="x.docx", reason=inner)


def test_a_figure_too_long_to_count_anything_passes_through_every_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "uzun.txt").write_text("17. Tümen yürüdü. Tümen " + "1" * 400_000 + " er kaybetti.\n", "utf-8")
    monkeypatch.setattr("loky.cpu_count", lambda: 1)
    found = read(folder)
    assert [m.type for m in next(r for r in found.readings if r.name == "uzun.txt").mentions] == ["unit"]
