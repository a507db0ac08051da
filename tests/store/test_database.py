"""What is kept comes back as it was, and a bad file is said in one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sefer.messages import Complaint
from sefer.model import (
    Campaign,
    CitationItem,
    CitationValue,
    Claim,
    Context,
    DateValue,
    Days,
    Decision,
    Document,
    Entity,
    Link,
    Mention,
    PersonValue,
    Place,
    PlaceValue,
    QuantityValue,
    Route,
    Run,
    Settings,
    Side,
    Source,
    Span,
    UnitValue,
    Unread,
)  # fmt: skip
from sefer.store import claim_row, load, save

TEXT = "7. Alay 30 Temmuz 1877'de Plevne'de Tevfik Bey komutasında 112 er kaybetti (Demir, 2008, s. 41)."


def campaign() -> Campaign:
    document = Document("anlatı.txt", TEXT, TEXT, (Run(0, len(TEXT), 0, len(TEXT)),), (), bibliography=(
        Source("demir", ("Demir",), "2008", title="Plevne", span=Span(0, 3)),
    ))  # fmt: skip
    mentions = (
        Mention("unit", 0, 7, UnitValue("7. Alay", "regiment", 7), "unit:7-alay"),
        Mention("date", 8, 23, DateValue("1877-07-30", Days(685403, 685403))),
        Mention("place", 27, 33, PlaceValue("Plevne"), "place:plevne"),
        Mention("person", 37, 47, PersonValue("Tevfik Bey", "Bey"), "person:tevfik-bey"),
        Mention("quantity", 59, 65, QuantityValue(112, 112, "soldier", numeral="112")),
        Mention("citation", 75, 96, CitationValue((CitationItem(("Demir",), "2008", "", "41"),), "(A, Y, s. P)")),
    )
    claim = Claim(
        "c1", "loss", "anlatı.txt", 0, 74, {"subject": "7. Alay", "values": {"total": {"soldier": 112}}, "date": "1877-07-30"},
        source=("Demir 2008, 41",), source_scope="sentence", context=(Context("date", 8, 23),), reader="test",
        basis=("c0",), plans=("c8", "c9"),
    )  # fmt: skip
    return Campaign(
        Settings("Plevne", 685403, 685500, ("tr",), (24.0, 43.0, 25.0, 44.0), (Side("A", ("7. Alay",)),)),
        {document.name: document},
        {document.name: mentions},
        (claim,),
        {"unit:7-alay": Entity("unit:7-alay", "unit", ("7. Alay",), {"echelon": "regiment", "number": 7})},
        (Link("unit:7-alay", "unit", "anlatı.txt", "7. Alay", "same name"),),
        (Place("Plevne", ("Pleven",), 43.4, 24.6, "town", "high"),),
        (Route("Plevne", "Niğbolu", "road", 38.0),),
        (Decision("d1", "accept", "loss"),),
        (Source("demir", ("Demir",), "2008"),),
        {document.name: (Unread("quantity", 59, 65, "no_frame"),)},
    )


def test_a_campaign_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """Nothing is lost or changed on the way through the file."""
    kept = campaign()
    save(kept, tmp_path / "campaign.duckdb")
    assert load(tmp_path / "campaign.duckdb") == kept


def test_a_record_names_what_demanded_it() -> None:
    """`basis` and `plans` stand in the record where the text gives them, and nowhere else."""
    kept = campaign()
    row = claim_row(kept.documents["anlatı.txt"], kept.claims[0])
    assert (row["basis"], row["plans"]) == (["c0"], ["c8", "c9"])
    bare = claim_row(kept.documents["anlatı.txt"], replace(kept.claims[0], basis=(), plans=()))
    assert "basis" not in bare and "plans" not in bare


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    """Built beside and renamed: the folder holds the campaign and nothing else."""
    save(campaign(), tmp_path / "campaign.duckdb")
    save(campaign(), tmp_path / "campaign.duckdb")
    assert [p.name for p in tmp_path.iterdir()] == ["campaign.duckdb"]


@pytest.mark.parametrize("content", [b"", b"not a database", b"\x00" * 5000])
def test_a_file_that_is_no_campaign_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "campaign.duckdb"
    path.write_bytes(content)
    with pytest.raises(Complaint):
        load(path)


def test_a_campaign_of_a_newer_sefer_is_refused(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "campaign.duckdb"
    save(campaign(), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET record = '99' WHERE key = 'schema'")
    with pytest.raises(Complaint) as told:
        load(path)
    assert told.value.key == "store.newer"


def test_a_failed_save_leaves_the_old_campaign(tmp_path: Path) -> None:
    """A folder in the place of the file cannot be replaced; what is there stays."""
    path = tmp_path / "campaign.duckdb"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(Complaint):
        save(campaign(), path)
    assert (path / "inside").is_dir()
