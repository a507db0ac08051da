"""What a run had to work out about words is taken from there by the next one; a broken or missing file changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOLD = "5 Eylül 1916 günü 13. Kolordu Hemedan'a girdi ve 40 esir aldı."


def claims(folder: Path, compiled: Path, **more: str) -> str:
    """The claims of a build by a Python that keeps its compiled files in a folder."""
    article, out = folder / "metin.txt", folder / "out"
    article.write_text(TOLD, "utf-8")
    src = str(Path(__file__).parents[1] / "src")
    env = {**os.environ, "PYTHONPATH": src, "PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": "", **more}
    (out / "campaign.duckdb").unlink(missing_ok=True)
    subprocess.run([sys.executable, "-m", "sefer", "build", article, "-o", out, "-q"], env=env, check=True)
    return (out / "claims.jsonl").read_text("utf-8")


def kept(compiled: Path) -> list[Path]:
    return list(compiled.rglob("*.kept*"))


@pytest.mark.parametrize("spoilt", [b"", b"not what was written", b"\xff" * 40])
def test_a_build_tells_the_same_from_what_was_kept_and_from_a_spoilt_file(tmp_path: Path, spoilt: bytes) -> None:
    compiled = tmp_path / "compiled"
    first = claims(tmp_path, compiled)
    [path] = kept(compiled)
    whole = path.read_bytes()
    assert claims(tmp_path, compiled) == first
    assert path.read_bytes() == whole
    path.write_bytes(spoilt)
    assert claims(tmp_path, compiled) == first
    assert len(path.read_bytes()) > len(spoilt)
    assert kept(compiled) == [path]


def test_nothing_is_kept_where_python_keeps_no_compiled_files(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    assert claims(tmp_path, compiled, PYTHONDONTWRITEBYTECODE="1")
    assert not kept(compiled)
