"""Places where nothing may or can be written: one complaint, and what was there before untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from sefer import pipeline
from sefer.messages import Complaint, because

TOLD = "7. Tümen 3 Nisan 1916 günü Kut'a ulaştı ve 412 er yitirdi."


def listed(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("inside", ["", "out", "a/b"])
def test_nothing_is_written_inside_the_sources(tmp_path: Path, inside: str) -> None:
    (tmp_path / "kut.txt").write_text(TOLD, encoding="utf-8")
    with pytest.raises(Complaint) as caught:
        pipeline.build([tmp_path], tmp_path / inside, "tr", pipeline.quiet)
    assert caught.value.key == "cli.inside_sources" and listed(tmp_path) == ["kut.txt"]


def test_an_output_that_is_a_file_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "kut.txt").write_text(TOLD, encoding="utf-8")
    (tmp_path / "out").write_text("eski", encoding="utf-8")
    with pytest.raises(Complaint) as caught:
        pipeline.build([tmp_path / "kut.txt"], tmp_path / "out" / "in", "tr", pipeline.quiet)
    assert caught.value.key == "cli.not_writable" and (tmp_path / "out").read_text(encoding="utf-8") == "eski"


def test_a_build_without_a_readable_text_leaves_the_last_one(tmp_path: Path) -> None:
    (tmp_path / "bos.txt").write_bytes(b"")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "atlas.html").write_text("eski", encoding="utf-8")
    with pytest.raises(Complaint) as caught:
        pipeline.build([tmp_path / "bos.txt"], tmp_path / "out", "tr", pipeline.quiet)
    assert caught.value.key == "documents.empty"
    assert (tmp_path / "out" / "atlas.html").read_text(encoding="utf-8") == "eski"


def test_a_full_disk_is_said_in_words_of_ours() -> None:
    """The database tells of it in the middle of a long sentence about itself."""
    error = OSError("FATAL Error: the checkpoint failed. Could not write file: No space left on device")
    told = because(error)
    assert isinstance(told, Complaint) and told.key == "system.enospc"
    assert because(OSError("something else")) == "something else"
