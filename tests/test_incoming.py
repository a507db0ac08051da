"""What others hand in: claims through the gate, tables, works; an empty folder to begin with."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sefer import incoming, pipeline
from sefer.cli import main
from sefer.messages import LANGUAGES, Complaint, say

TEXT = (
    "Giriş\r\n\r\nAlbay Kenan Bey komutasındaki 5. Tümen 14 Temmuz 1915'te Kirte'ye ulaştı (Demir, 2008, s. 41).\r\n"
    "41. Alay'dan 9 Ağustos 1915'te 3 subay ve 58 er öldü. Dere boyunda on iki gün sessiz geçti ve kimse yürümedi.\r\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "sefer"
    incoming.new(folder, "tr")
    (folder / "sources" / "anlatı.txt").write_bytes(TEXT.encode())
    return folder


def claim(words: str, **changes: Any) -> dict[str, Any]:
    at = TEXT.index(words)
    return {
        "type": "claim",
        "id": "k1",
        "kind": "loss",
        "start": at,
        "end": at + len(words),
        "reader": "Ayşe",
        **changes,
    }


LOSS = claim(
    "41. Alay'dan 9 Ağustos 1915'te 3 subay ve 58 er öldü",
    text="41. Alay'dan 9 Ağustos 1915'te 3 subay ve 58 er öldü", subject="41. Alay", date="1915-08-09",
    values={"killed": {"officer": 3, "soldier": 58}},
)  # fmt: skip


def bring(home: Path, *rows: object, name: str = "el.jsonl") -> incoming.Brought:
    path = home.parent / name
    path.write_bytes(
        b"".join(
            (row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode()) + b"\n" for row in rows
        )
    )
    brought = incoming.bring(path, home)
    for complaint in brought.refused:
        for lang in LANGUAGES:
            line = say(complaint.key, lang, **complaint.values)
            assert "\n" not in line and path.name in line
    return brought


def build(home: Path) -> pipeline.Built:
    return pipeline.build([home], None, "en", pipeline.quiet)


def test_a_claim_that_stands_in_its_words_is_kept_with_its_reader(home: Path) -> None:
    """Offsets count in the raw text, Windows line ends and all; the same fact is counted once."""
    before = build(home).campaign.claims
    brought = bring(home, LOSS)
    assert (brought.new, brought.there, brought.refused) == (1, 0, ())
    made = build(home).campaign
    assert made.claims == before
    ((own, (other,)),) = made.others.items()
    assert other.reader == "Ayşe" and made.quote(other) == LOSS["text"]
    assert next(c for c in made.claims if c.id == own).kind == "loss"
    rows = [json.loads(line) for line in (home / "claims.jsonl").read_text("utf-8").splitlines()]
    assert [r.get("beside") for r in rows if r["reader"] == "Ayşe"] == [own]
    assert bring(home, LOSS).there == 1


def test_a_fact_that_only_the_other_reader_found_counts(home: Path) -> None:
    fresh = claim(
        "Dere boyunda on iki gün sessiz geçti",
        id="k2",
        kind="event",
        place="Dere",
        content="a quiet stretch",
        values=None,
    )
    del fresh["values"]
    assert bring(home, fresh).new == 1
    made = build(home).campaign
    assert [c.id for c in made.claims if c.reader == "Ayşe"] == ["el:k2"] and not made.others


def test_claims_of_one_file_name_each_other(home: Path) -> None:
    """`first`, `second` and `basis` bear the ids of the file; in the campaign they bear those of the campaign."""
    words = "Dere boyunda on iki gün sessiz geçti"
    event = claim(words, id="e1", kind="event", place="Dere", content="a quiet stretch")
    later = claim(words, id="e2", kind="sequence", first="e1", second="k1", basis=["e1"])
    assert bring(home, event, later, LOSS).new == 3
    (made,) = (c for c in build(home).campaign.claims if c.kind == "sequence" and c.reader == "Ayşe")
    assert (made.slots["first"], made.slots["second"], made.basis) == ("el:e1", "el:k1", ("el:e1",))


def test_where_our_claim_is_rejected_the_other_reader_counts(home: Path) -> None:
    own = next(c for c in build(home).campaign.claims if c.kind == "loss")
    bring(home, LOSS)
    rows = home.parent / "kararlar.csv"
    rows.write_text(f"id,verb,target,who\nd1,reject,{own.id},Ayşe\n", "utf-8")
    assert incoming.bring(rows, home).new == 1
    made = build(home).campaign
    assert [c.reader for c in made.claims if c.kind == "loss"] == ["Ayşe"] and not made.others


def test_brought_claims_follow_their_words_when_the_text_moves(home: Path) -> None:
    bring(home, LOSS)
    path = home / "sources" / "anlatı.txt"
    path.write_bytes(("Yeni bir önsöz yazıldı ve burada duruyor.\r\n\r\n" + TEXT).encode())
    built = build(home)
    assert built.campaign.others and not built.read.complaints
    path.write_bytes(TEXT.replace("58 er", "57 er").encode())
    built = build(home)
    assert [c.key for c in built.read.complaints] == ["incoming.refused_text"] and not built.campaign.others


FORGED: dict[str, dict[str, Any]] = {
    "figure": {"values": {"killed": {"soldier": 85}}},
    "day": {"date": "1915-08-10"},
    "name": {"subject": "42. Alay"},
    "place": {"place": "Anafarta"},
    "source": {"source": ["Kaya 1999, 3"]},
    "speaker": {"polarity": "reported", "said_by": "Esat Paşa"},
}


@pytest.mark.parametrize("name", FORGED)
def test_what_the_words_do_not_say_is_refused(home: Path, name: str) -> None:
    brought = bring(home, {**LOSS, **FORGED[name]}, {**LOSS, "id": "good"})
    assert brought.new == 1 and [c.key for c in brought.refused] == ["incoming.refused_gate"]
    assert brought.refused[0].values["line"] == 1


def test_a_source_is_the_one_that_covers_the_words(home: Path) -> None:
    """The work is cited in the text, yet for another sentence."""
    march = claim(
        "5. Tümen 14 Temmuz 1915'te Kirte'ye ulaştı", id="k9", kind="movement", subject="5. Tümen", to="Kirte"
    )
    brought = bring(home, {**LOSS, "source": ["Demir 2008, 41"]}, {**march, "source": ["Demir 2008, 41"]})
    assert brought.new == 1 and [c.values["what"] for c in brought.refused] == ["source: Demir 2008, 41"]


def test_a_claim_that_builds_on_none_is_refused_and_so_is_what_builds_on_it(home: Path) -> None:
    lost = {**LOSS, "basis": ["nosuch"]}
    brought = bring(
        home, lost, {**LOSS, "id": "k2", "plans": ["k1"]}, {**LOSS, "id": "k3"}, {**LOSS, "id": "k4", "basis": ["k3"]}
    )
    assert brought.new == 2
    assert [(c.key, c.values["what"]) for c in brought.refused] == [
        ("incoming.refused_dangling", "basis: nosuch"), ("incoming.refused_dangling", "plans: k1"),
    ]  # fmt: skip


def test_context_is_short(home: Path) -> None:
    """A context as long as the text would let anything through."""
    at = TEXT.index("5. Tümen")
    far = {"slot": "subject", "start": at, "end": at + len("5. Tümen")}
    text = home / "sources" / "anlatı.txt"
    text.write_bytes((TEXT + "Dere boyunda kimse yürümedi. " * 80).encode())
    loss = {**LOSS, "subject": "5. Tümen"}
    long = {"slot": "subject", "start": 0, "end": 900}
    many = [{"slot": "subject", "start": n * 500, "end": n * 500 + 500} for n in range(3)]
    brought = bring(home, {**loss, "context": [long]}, {**loss, "context": many}, {**loss, "context": [far]})
    assert brought.new == 1 and [c.key for c in brought.refused] == ["incoming.refused_context"] * 2


def hostile() -> Iterator[tuple[str, object]]:
    yield "no_json", b"{not json"
    yield "no_json", b'["a list"]'
    yield "no_json", json.dumps({**LOSS, "values": {"killed": {"soldier": float("nan")}}}).encode()
    yield "no_json", b"[" * 100_000
    yield "no_json", b'{"type": "claim", "id": "\xff"}'
    yield "refused_letters", {**LOSS, "subject": "\ud800 Alay"} | {}
    yield "refused_field", {**LOSS, "kind": "victory"}
    yield "refused_field", {**LOSS, "kind": ["loss"]}
    yield "refused_field", {**LOSS, "start": "12"}
    yield "refused_field", {**LOSS, "start": -4}
    yield "refused_field", {**LOSS, "end": True}
    yield "refused_field", {**LOSS, "id": None}
    yield "refused_field", {**LOSS, "id": {"a": 1}}
    yield "refused_field", {**LOSS, "polarity": "sure"}
    yield "refused_field", {**LOSS, "source": "Demir"}
    yield "refused_field", {**LOSS, "context": [{"slot": "date"}]}
    yield "refused_field", {**LOSS, "type": "date"}
    yield "refused_slot", {**LOSS, "values": [3, 58]}
    yield "refused_empty", {**LOSS, "subject": None, "values": {}}
    yield "refused_empty", {**LOSS, "values": {"killed": {}}}
    yield "refused_empty", {**LOSS, "kind": "capture", "values": None}
    yield "refused_empty", {k: v for k, v in LOSS.items() if k not in ("subject", "values")} | {"kind": "engagement"}
    yield "refused_slot", {**LOSS, "values": {"killed": {"soldier": 1e300}}}
    yield "refused_slot", {**LOSS, "subject": {"name": "41. Alay"}}
    yield "refused_slot", {**LOSS, "weather": "rain"}
    yield "refused_slot", {**LOSS, "subject": "41. Alay " * 200}
    yield "refused_doc", {**LOSS, "doc": "../../etc/passwd"}
    yield "refused_text", {**LOSS, "start": LOSS["start"] + 1}
    yield "refused_nowhere", {k: v for k, v in LOSS.items() if k != "text"} | {"start": 10_000, "end": 10_050}
    yield "refused_nowhere", {k: v for k, v in LOSS.items() if k != "text"} | {"end": LOSS["start"]}


HOSTILE = list(hostile())


def test_hostile_rows_are_refused_one_line_each_and_the_good_one_stays(home: Path) -> None:
    rows = [json.dumps(row).encode() if not isinstance(row, bytes) else row for _, row in HOSTILE]
    brought = bring(home, *rows, LOSS)
    assert sorted((c.values["line"], c.key.removeprefix("incoming.")) for c in brought.refused) == [
        (number, key) for number, (key, _) in enumerate(HOSTILE, start=1)
    ]
    assert brought.new == 1 and len((home / "claims" / "el.jsonl").read_text("utf-8").splitlines()) == 1


def test_a_line_without_end_is_refused_at_once(home: Path) -> None:
    with pytest.raises(Complaint) as told:
        bring(home, b'{"type": "claim", "id": "' + b"x" * 2_000_000)
    assert told.value.key == "incoming.line_too_long" and not (home / "claims").exists()


def test_one_id_for_two_claims_is_refused(home: Path) -> None:
    brought = bring(home, LOSS, {**LOSS, "values": {"killed": {"officer": 3}}})
    assert brought.new == 1 and [c.key for c in brought.refused] == ["incoming.id_twice"]


def table(home: Path, name: str, text: str) -> incoming.Brought:
    path = home.parent / name
    path.write_text(text, "utf-8")
    return incoming.bring(path, home)


def test_places_and_routes_are_added_once(home: Path) -> None:
    places = "name;lat;lon;kind\nKirte;40,07;26,22;village\nBatı;north;3;\nKötü;1;2;=cmd()\n"
    brought = table(home, "yerler.csv", places)
    assert brought.new == 1 and [c.key for c in brought.refused] == ["geography.bad_row", "incoming.formula"]
    assert table(home, "yerler.csv", places).there == 1
    other = table(home, "yerler.csv", "name,lat,lon\nKirte,41,26\n")
    assert [c.key for c in other.refused] == ["incoming.other_row"]
    assert table(home, "yollar.csv", "from,to,mode,km\nKirte,Anafarta,road,19\n").new == 1
    with (home / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["name"].startswith("# ") and rows[1]["name"] == "Kirte" and len(rows) == 2
    built = build(home)
    assert not built.read.complaints and built.campaign.entity("anlatı.txt", "Kirte").traits["lat"] == 40.07  # type: ignore[union-attr]


def test_corrections_are_checked_like_any_decision(home: Path) -> None:
    rows = "id,verb,target,value\nd1,merge,5. Tümen,Beşinci Tümen\nd2,burn,loss,\nd3,merge,5. Tümen,\n"
    brought = table(home, "k.csv", rows)
    assert brought.new == 1 and [c.key for c in brought.refused] == ["store.decision_verb", "store.decision_value"]


def test_works_are_copied_and_counted(home: Path) -> None:
    bib = "@book{demir, author = {Demir, Ali}, title = {Yol}, year = {2008}}\n"
    assert table(home, "k.bib", bib).new == 1 and table(home, "k.bib", bib).there == 1
    with pytest.raises(Complaint) as told:
        table(home, "k.bib", bib.replace("2008", "2009"))
    assert told.value.key == "incoming.exists" and (home / "k.bib").read_text("utf-8") == bib
    csl = json.dumps([{"id": "kaya", "type": "book", "title": "Dağ", "author": [{"family": "Kaya"}]}])
    assert table(home, "k.json", csl).new == 1
    assert {"demir", "kaya"} <= {s.key for s in build(home).campaign.sources}


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", "x,y\n1,2\n"), ("a.json", "{}"), ("a.exe", "MZ"), ("a.bib", "nothing here")]
)
def test_what_is_nothing_of_ours_is_said(home: Path, name: str, text: str) -> None:
    before = sorted(p.name for p in home.iterdir())
    with pytest.raises(Complaint) as told:
        table(home, name, text)
    values = {k: v for k, v in told.value.values.items() if k != "exit"}
    assert all(say(told.value.key, lang, **values) for lang in LANGUAGES)
    assert sorted(p.name for p in home.iterdir()) == before


def test_the_command_line_says_how_many_and_by_its_exit_code(home: Path) -> None:
    path = home.parent / "el.jsonl"
    path.write_text(json.dumps(LOSS) + "\n{}\n", "utf-8")
    done = CliRunner().invoke(main, ["import", str(path), str(home), "--lang", "en"])
    assert done.exit_code == 3 and "1 new, 0 already there, 1 refused" in done.output
    done = CliRunner().invoke(main, ["import", str(path), str(home.parent), "--lang", "en"])
    assert done.exit_code == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_folder_says_what_goes_in_and_builds_once_it_has_a_text(tmp_path: Path, lang: str) -> None:
    folder = tmp_path / 'Sakarya "1921"'
    made = incoming.new(folder, lang)
    assert sorted(p.relative_to(folder).as_posix().split("/")[0] for p in made) == [
        "campaign.toml", "decisions.csv", "places.csv", "sources",
    ]  # fmt: skip
    assert all("#" in p.read_text("utf-8") or p.parent.name == "sources" for p in made)
    (folder / "sources" / "a.txt").write_bytes(TEXT.encode())
    built = build(folder)
    assert built.campaign.settings.title == 'Sakarya "1921"' and not built.read.complaints and not built.unmet


def test_a_folder_that_holds_something_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    for path in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(Complaint) as told:
            incoming.new(path, "en")
        assert told.value.key == "incoming.not_empty"
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    (tmp_path / "empty").mkdir()
    assert incoming.new(tmp_path / "empty", "en")
