"""Every older file climbs to the present shape, one step a version, and is itself never changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from test_database import campaign

from sefer.messages import Complaint
from sefer.store import kept, load, save
from sefer.store.schema import SCHEMA, STEPS

OLD = Path(__file__).parent / "old"


def old_file(folder: Path, number: int) -> Path:
    path = folder / "campaign.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute((OLD / f"schema-{number}.sql").read_text("utf-8"))
    return path


def test_each_version_has_a_step_and_an_old_file() -> None:
    assert set(STEPS) == set(range(1, SCHEMA))
    assert {p.name for p in OLD.iterdir()} == {f"schema-{n}.sql" for n in STEPS}


@pytest.mark.parametrize("number", sorted(STEPS))
def test_an_old_campaign_is_read_as_it_was_kept(tmp_path: Path, number: int) -> None:
    path = old_file(tmp_path, number)
    before = path.read_bytes()
    assert load(path) == campaign()
    assert path.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == [path.name]
    assert kept(path, "").reading("anlatı.txt", "") is None


def test_a_quote_in_the_path_is_no_end_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "Mürsel Paşa'nın seferi"
    folder.mkdir()
    assert load(old_file(folder, 1)) == campaign()


def test_mentions_answer_in_sql_one_by_one(tmp_path: Path) -> None:
    save(campaign(), tmp_path / "campaign.duckdb")
    with duckdb.connect(str(tmp_path / "campaign.duckdb"), read_only=True) as connection:
        rows = connection.execute("SELECT type, start, stop, entity FROM mentions ORDER BY start").fetchall()
    assert rows[0] == ("unit", 0, 7, "unit:7-alay") and rows[1] == ("date", 8, 23, None) and len(rows) == 6


def test_other_readers_come_back(tmp_path: Path) -> None:
    made = campaign()
    both = replace(made, others={"c1": (replace(made.claims[0], id="x:1", reader="Ayşe"),)})
    save(both, tmp_path / "campaign.duckdb")
    assert load(tmp_path / "campaign.duckdb") == both


def test_a_version_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = old_file(tmp_path, 1)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET record = '0' WHERE key = 'schema'")
    with pytest.raises(Complaint) as told:
        load(path)
    assert told.value.key == "store.not_read"
