"""decisions.csv as people and their spreadsheets leave it: the good rows count, each bad one is one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sefer.messages import Complaint, say
from sefer.model import VERBS, Decision
from sefer.store import read_decisions, write_decisions

GOOD = (
    Decision("d1", "accept", "loss", "", "", "3 subay, 58 er öldü", "Ağustos 1915'te", "; geri çekildi", 0, "Ayşe", "2026-11-01", 'dedi ki "evet"'),
    Decision("d2", "merge", "Mürsel Bey", "person", "Mürsel Paşa", who="Ayşe", when="2026-11-01"),
    Decision("d3", "waive", "NUM001", quote="80, 21, 10", who="Ömer", when="2026-11-02", why="kaynakta böyle"),
)  # fmt: skip
TEXT = write_decisions(GOOD)


def told(path: Path) -> tuple[tuple[Decision, ...], list[Complaint]]:
    complaints: list[Complaint] = []
    found = read_decisions(path, complaints.append)
    for complaint in complaints:
        for lang in ("tr", "en"):
            line = say(complaint.key, lang, **complaint.values)
            assert "\n" not in line and path.name in line
    return found, complaints


def as_excel(text: str) -> str:
    """Every line in one cell, quotes doubled: what Excel makes of commas where it expects semicolons."""
    return "".join('"' + line.replace('"', '""') + '"\n' for line in text.splitlines())


WAYS = {
    "as written": TEXT.encode(),
    "with a mark": TEXT.encode("utf-8-sig"),
    "cp1254": TEXT.encode("cp1254"),
    "utf-16": TEXT.encode("utf-16"),
    "Windows line ends": TEXT.replace("\n", "\r\n").encode(),
    "lines in one cell": as_excel(TEXT).encode("utf-8-sig"),
    "only rows in one cell": (TEXT.split("\n")[0] + "\n" + as_excel(TEXT.split("\n", 1)[1])).encode(),
    "empty rows at the end": (TEXT + ",,,,,,,,,,,\n\n").encode(),
    "a note below the head": TEXT.replace("\nd1", "\n# bir satır bir karar\nd1", 1).encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, way: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(WAYS[way])
    assert told(path) == (GOOD, [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1254"])
@pytest.mark.parametrize("sign", [";", "\t"])
def test_semicolons_and_tabs(tmp_path: Path, encoding: str, sign: str) -> None:
    from sefer import sheets
    from sefer.store.decisions import COLUMNS

    path = tmp_path / "decisions.csv"
    rows = [[getattr(d, c) for c in COLUMNS] for d in GOOD]
    path.write_bytes(sheets.written(COLUMNS, rows, sign).encode(encoding))
    assert told(path) == (GOOD, [])


BAD = {
    "unknown verb": ("d9,burn,loss,,,söz,,,0,,,", "store.decision_verb"),
    "no target": ("d9,accept,,,,söz,,,0,,,", "store.decision_target"),
    "unknown kind": ("d9,accept,losses,,,söz,,,0,,,", "store.decision_kind"),
    "nothing corrected": ("d9,correct,loss,,5,söz,,,0,,,", "store.decision_field"),
    "merged with nothing": ("d9,merge,Mürsel Bey,,,,,,0,,,", "store.decision_value"),
    "ordinal in words": ("d9,accept,loss,,,söz,,,ilk,,,", "store.decision_ordinal"),
    "a code without words": ("d9,waive,NAM001,,,,,,0,,,", "store.decision_waive"),
    "a mark that nothing closes": ('d9,accept,loss,,,"söz,,,0,,,', "sheets.unclosed"),
    "too many cells": ("d9,accept,loss,,,söz,ayrı,duran,söz,önce,sonra,0,ben,dün,neden", "sheets.too_long"),
    "id twice": ("d1,accept,loss,,,başka söz,,,0,,,", "store.decision_twice"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_is_one_line_and_the_good_rows_count(tmp_path: Path, name: str) -> None:
    row, key = BAD[name]
    path = tmp_path / "decisions.csv"
    path.write_text(TEXT + row + "\n", "utf-8")
    found, complaints = told(path)
    assert found[:3] == GOOD and [c.key for c in complaints] == [key]
    assert complaints[0].values["row"] == 5
    assert len(found) == (4 if name == "id twice" else 3)


def test_broken_letters_cost_only_their_row(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(TEXT.encode() + b"d4,accept,loss,,,k\xffy al\xfdnd\xfd,,,0,,,\n")
    found, complaints = told(path)
    assert found == GOOD and [(c.key, c.values["row"]) for c in complaints] == [("sheets.torn", 5)]


@pytest.mark.parametrize(
    "content", [b"\x81\x8d\x8f\x90", b"PK\x03\x04\x00\x00", "verb;target".encode("utf-16")[:-1] + b"\0"]
)
def test_what_is_no_table_is_refused_or_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(content)
    try:
        assert read_decisions(path, lambda _: None) == ()
    except Complaint as complaint:
        assert complaint.key.startswith("sheets.")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("id,target\nd1,loss\n", "utf-8")
    with pytest.raises(Complaint) as complaint:
        read_decisions(path)
    assert complaint.value.values["column"] == "verb"


def test_contradictory_rows_none_counts_unless_one_is_later(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    rows = [
        "d1,accept,loss,,,söz,a,b,0,x,2026-11-01,",
        "d2,reject,loss,,,söz,a,b,0,y,2026-11-01,",
        "d3,accept,loss,,,söz,a,b,1,x,,",
    ]
    head = TEXT.split("\n")[0]
    path.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    found, complaints = told(path)
    assert [d.id for d in found] == ["d3"]
    assert [(c.key, c.values["rows"]) for c in complaints] == [("store.decision_against", "2, 3")]
    path.write_text("\n".join([head, rows[0], rows[1].replace("11-01", "11-02"), rows[2]]) + "\n", "utf-8")
    found, complaints = told(path)
    assert [d.id for d in found] == ["d2", "d3"] and not complaints


def test_two_corrections_of_two_fields_do_not_contradict(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    own = (
        Decision("d1", "correct", "loss", "date", "1915-08-10", "söz"),
        Decision("d2", "correct", "loss", "place", "Kirte", "söz"),
        Decision("d3", "accept", "loss", quote="söz"),
    )
    path.write_text(write_decisions(own), "utf-8")
    assert told(path) == (own, [])


def test_rows_added_to_a_table_leave_the_others_as_they_were(tmp_path: Path) -> None:
    from sefer import sheets

    path = tmp_path / "places.csv"
    path.write_text("name;lat;lon\nBakü;40,4;49,9\n# not\nGence;;", "utf-8")
    sheet = sheets.read(path)
    assert sheets.extended(sheet, ("name", "lat", "lon"), [{"name": "Kuba; Guba", "lat": 41.4}]) == (
        'name;lat;lon\nBakü;40,4;49,9\n# not\nGence;;\n"Kuba; Guba";41.4;\n'
    )


@pytest.mark.parametrize("after", ["d8,accept,loss,,,sade söz,,,0,,,", 'd8,accept,loss,,,"sade söz",,,0,,,'])
def test_an_unclosed_mark_costs_its_own_row_only(tmp_path: Path, after: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f'{TEXT}d7,reject,loss,,,"yarım söz,,,0,,,\n{after}\nd9,accept,loss,,,son söz,,,0,,,\n', "utf-8")
    found, complaints = told(path)
    assert [d.id for d in found] == ["d1", "d2", "d3", "d8", "d9"] and found[3].quote == "sade söz"
    assert [(c.key, c.values["row"]) for c in complaints] == [("sheets.unclosed", 5)]


def test_a_cell_of_two_lines_is_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f'{TEXT}d7,reject,loss,,,"iki satırlık\nbir söz",,,0,,,"neden,\nçünkü"\n', "utf-8")
    found, complaints = told(path)
    assert not complaints and found[3].quote.split() == ["iki", "satırlık", "bir", "söz"]


def test_the_page_about_decisions_shows_rows_that_can_be_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "decisions.md").read_text("utf-8")
    path = tmp_path / "decisions.csv"
    path.write_text(page.split("```csv\n")[1].split("```")[0], "utf-8")
    found, complaints = told(path)
    assert not complaints and tuple(d.verb for d in found) == VERBS
    assert all(d.who and d.when for d in found)


def test_a_line_for_the_spreadsheet_is_no_row(tmp_path: Path) -> None:
    """ "sep=;" is what Excel writes so that it knows its own file again."""
    path = tmp_path / "decisions.csv"
    path.write_bytes(b"\xef\xbb\xbfsep=;\r\nverb;target;quote\r\nwaive;MEN001;640 men\r\n")
    assert [(d.verb, d.target, d.quote) for d in read_decisions(path)] == [("waive", "MEN001", "640 men")]


def test_a_row_with_commas_in_a_table_with_semicolons(tmp_path: Path) -> None:
    """As a finding says what to write: "waive, c08db92fe2"."""
    path = tmp_path / "decisions.csv"
    path.write_text("verb;target\nwaive;0123456789\nwaive, c08db92fe2\n", encoding="utf-8")
    assert [d.target for d in read_decisions(path)] == ["0123456789", "c08db92fe2"]


@pytest.mark.parametrize(
    ("when", "day"),
    [("26.11.2026", "2026-11-26"), ("1.2.2026", "2026-02-01"), ("2026-11-27", "2026-11-27"), ("", "")],
)
def test_a_day_is_read_as_people_and_their_spreadsheets_write_it(tmp_path: Path, when: str, day: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"verb,target,quote,when\naccept,loss,söz,{when}\n", "utf-8")
    found, complaints = told(path)
    assert [d.when for d in found] == [day] and not complaints


@pytest.mark.parametrize("when", ["yesterday", "31.02.2026", "11/26/2026", "2026"])
def test_what_is_no_day_is_named_and_its_row_counts_without_one(tmp_path: Path, when: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"id,verb,target,quote,when\nd1,accept,loss,söz,{when}\n", "utf-8")
    found, complaints = told(path)
    assert [(d.quote, d.when) for d in found] == [("söz", "")]
    assert [(c.key, c.values["row"], c.values["when"]) for c in complaints] == [("store.decision_when", 2, when)]


def test_the_later_day_wins_however_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    rows = ("d1,accept,loss,söz,2026-11-27", "d2,reject,loss,söz,26.11.2025", "d3,,,,")
    path.write_text("\n".join(("id,verb,target,quote,when", *rows)) + "\n", "utf-8")
    found, complaints = told(path)
    assert [d.id for d in found] == ["d1"] and not complaints
