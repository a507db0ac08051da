"""`sefer check --annotate`: copies with the findings at their words, and everything else left alone."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import docx
import pytest

from test_cli import GOOD, sefer

TOLD = (
    "Tümen 31 Nisan 1916 günü Kut kasabasına ulaştı.",
    "Meclis 66 üyeden oluşuyordu. 40 üye Türklere, 20 üye Rumlara, 4 üye Ermenilere ayrılmıştı.",
)


def article(*paragraphs: str) -> bytes:
    paper, out = docx.Document(), io.BytesIO()
    for one in paragraphs or TOLD:
        paper.add_paragraph(one)
    paper.save(out)
    return out.getvalue()


def comments(path: Path) -> list[str]:
    return [comment.text for comment in docx.Document(str(path)).comments]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "makale.docx"
    path.parent.mkdir()
    path.write_bytes(article())
    return path


def test_a_referee_gets_a_commented_copy_with_one_command(paper: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(paper.read_bytes()).digest()
    done = sefer("check", paper, "--annotate", tmp_path / "out", "--lang", "tr")
    assert done.returncode == 1 and "işaretlenen bulgu: 2" in done.stderr
    told = comments(tmp_path / "out" / "makale.docx")
    assert len(told) == 2 and hashlib.sha256(paper.read_bytes()).digest() == before
    day = next(one for one in told if one.startswith("Ayında bulunmayan gün (kesin)\n")).splitlines()
    assert "31 Nisan 1916" in day[1]
    assert day[2].startswith("Olası açıklamalar:")
    assert day[-1].startswith("(Sefer DAY001, ")


def test_the_other_place_is_named_with_its_words(tmp_path: Path) -> None:
    path = tmp_path / "in" / "iki.docx"
    path.parent.mkdir()
    path.write_bytes(article(
        "41. Alay'dan 9 Ağustos 1915'te 58 er öldü.",
        "Karşı taraf geri çekildi.",
        "41. Alay'dan 9 Ağustos 1915'te 85 er öldü.",
    ))  # fmt: skip
    done = sefer("check", path, "--annotate", tmp_path / "out", "--lang", "en")
    (told,) = [one for one in comments(tmp_path / "out" / "iki.docx") if "(Sefer NUM002, " in one]
    assert "(likely slip)" in told and "Compare further up: “41. Alay'dan 9 Ağustos 1915'te 58 er öldü.”" in told, (
        done.stdout
    )


def test_two_places_of_one_paragraph_are_shown_once_in_the_report(tmp_path: Path) -> None:
    path = tmp_path / "metin.txt"
    path.write_text("41. Alay'dan 9 Ağustos 1915'te 58 er öldü. 41. Alay'dan 9 Ağustos 1915'te 85 er öldü.\n", "utf-8")
    told = sefer("check", path, "--format", "html", "--lang", "en").stdout
    (quote,) = [part for part in told.split("<blockquote>")[1:] if "58" in part]
    assert quote.count("<mark>") == 2 and "unreviewed:" not in told
    assert "claims that Sefer read from these texts" in told


def test_the_comment_can_be_waived_by_what_it_says(paper: Path, tmp_path: Path) -> None:
    home = tmp_path / "campaign"
    (home / "sources").mkdir(parents=True)
    (home / "campaign.toml").write_text('[campaign]\ntitle = "Kut"\n', "utf-8")
    (home / "sources" / "makale.docx").write_bytes(paper.read_bytes())
    sefer("check", home, "--annotate", tmp_path / "out")
    told = comments(tmp_path / "out" / "makale.docx")
    identity = told[0].rpartition(", ")[2].rstrip(")")
    (home / "decisions.csv").write_text(f"id,verb,target,who,why\n1,waive,{identity},Hakem,kaynakta böyle\n", "utf-8")
    sefer("check", home, "--annotate", tmp_path / "out")
    assert comments(tmp_path / "out" / "makale.docx") == told[1:]


def test_answers_for_programs_stay_clean(paper: Path, tmp_path: Path) -> None:
    plain = sefer("check", paper, "--format", "json")
    assert sefer("check", paper, "--format", "json", "--annotate", tmp_path / "out").stdout == plain.stdout


def test_other_formats_get_one_line_and_no_error(paper: Path, tmp_path: Path) -> None:
    (paper.parent / "metin.md").write_text(GOOD, "utf-8")
    (paper.parent / "metin.txt").write_text(GOOD, "utf-8")
    done = sefer("check", paper.parent, "--annotate", tmp_path / "out", "--level", "error", "--lang", "en", "-q")
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["metin.md, metin.txt: copies with comments are made of .docx and .pdf only"]
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["makale.docx"]


def test_copies_of_one_name_do_not_meet(paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "in" / "second" / "makale.docx"
    other.parent.mkdir()
    other.write_bytes(article(TOLD[0]))
    sefer("check", paper.parent, "--annotate", tmp_path / "out")
    assert {one.name: len(comments(one)) for one in (tmp_path / "out").iterdir()} == {
        "makale.docx": 2, "second-makale.docx": 1,
    }  # fmt: skip


@pytest.mark.parametrize("where", ["in", "in/sub"])
def test_nothing_is_written_among_the_inputs(paper: Path, tmp_path: Path, where: str) -> None:
    for given in (paper, paper.parent):
        if given == paper and where != "in":
            continue
        done = sefer("check", given, "--annotate", tmp_path / where)
        assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1 and not done.stdout
    assert [one.name for one in paper.parent.iterdir()] == ["makale.docx"]


def test_nothing_is_written_into_the_sources_of_a_campaign(paper: Path, tmp_path: Path) -> None:
    home = tmp_path / "campaign"
    (home / "sources").mkdir(parents=True)
    (home / "campaign.toml").write_text('[campaign]\ntitle = "Kut"\n', "utf-8")
    done = sefer("check", paper, "--annotate", home / "sources" / "copies")
    assert done.returncode == 2 and list((home / "sources").iterdir()) == []


def test_a_copy_takes_the_place_of_the_one_before(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for paragraphs in (TOLD, TOLD[:1]):
        paper.write_bytes(article(*paragraphs))
        sefer("check", paper, "--annotate", out)
        assert len(comments(out / "makale.docx")) == len(paragraphs)
    assert [one.name for one in out.iterdir()] == ["makale.docx"]


def test_a_copy_that_cannot_be_made_stops_no_other(paper: Path, tmp_path: Path) -> None:
    import zipfile

    signed = paper.parent / "imzali.docx"
    signed.write_bytes(paper.read_bytes())
    with zipfile.ZipFile(signed, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<x/>")
    done = sefer("check", paper.parent, "--annotate", tmp_path / "out", "--lang", "en", "-q")
    assert done.returncode == 3 and len(done.stderr.strip().splitlines()) == 1 and "signature" in done.stderr
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["makale.docx"]


def test_what_sefer_wrote_into_a_folder_is_no_text_of_it(paper: Path, tmp_path: Path) -> None:
    (paper.parent / "findings.html").write_text(sefer("check", paper, "--format", "html").stdout, encoding="utf-8")
    sefer("check", paper, "--annotate", tmp_path / "out")
    (tmp_path / "out").rename(paper.parent / "out")
    alone, folder = (sefer("check", path, "-q", "--lang", "en").stdout for path in (paper, paper.parent))
    assert folder.splitlines()[-1] == alone.splitlines()[-1]


def test_a_pdf_gets_highlights_with_the_same_notes(tmp_path: Path) -> None:
    import sys

    sys.path.insert(0, str(Path(__file__).parent / "documents"))
    from pages_made import lines, registered, sheet
    from pypdf import PdfReader

    path = tmp_path / "in" / "makale.pdf"
    path.parent.mkdir()
    path.write_bytes(sheet(registered(), lambda paper: lines(paper, list(TOLD), x=30)))
    done = sefer("check", path, "--annotate", tmp_path / "out", "--lang", "tr")
    assert done.returncode == 1 and len(done.stderr.strip().splitlines()) == 1, done.stderr
    copy = tmp_path / "out" / "makale.pdf"
    notes = [one.get_object().get("/Contents") or "" for one in PdfReader(copy).pages[0]["/Annots"]]
    assert any(one.startswith("Ayında bulunmayan gün (kesin)\n") and "31 Nisan 1916" in one for one in notes)
    assert copy.read_bytes().startswith(path.read_bytes())


def test_the_day_is_named_without_its_hour_and_no_sentence_is_quoted_to_its_own_reader(tmp_path: Path) -> None:
    path = tmp_path / "in" / "gece.docx"
    path.parent.mkdir()
    path.write_bytes(article(
        "Tümen 31 Kasım gecesi Kut kasabasına ulaştı.",
        "Mecliste 66 üye vardı: 20 üye Türklere, 20 üye Rumlara, 4 üye Ermenilere ayrılmıştı.",
    ))  # fmt: skip
    sefer("check", path, "--annotate", tmp_path / "out", "--lang", "en")
    told = comments(tmp_path / "out" / "gece.docx")
    assert any("There is no such day as 31 Kasım." in one for one in told), told
    assert not any("in this paragraph: “Mecliste" in one for one in told)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_finding_that_the_document_asks_already_is_asked_no_second_time(tmp_path: Path, kind: str) -> None:
    """The author sends back the commented copy with one slip mended and a new one: old questions stay, the new is added."""
    import sys

    sys.path.insert(0, str(Path(__file__).parent / "documents"))
    from pages_made import lines, registered, sheet
    from pypdf import PdfReader

    def asked(path: Path) -> list[str]:
        if kind == "docx":
            return comments(path)
        notes = [one.get_object() for one in PdfReader(path).pages[0]["/Annots"]]
        return [str(one["/Contents"]) for one in notes if one["/Subtype"] == "/Highlight"]

    path = tmp_path / "in" / f"makale.{kind}"
    path.parent.mkdir()
    path.write_bytes(article() if kind == "docx" else sheet(registered(), lambda paper: lines(paper, list(TOLD), x=30)))
    sefer("check", path, "--annotate", tmp_path / "first", "--lang", "tr")
    first = asked(tmp_path / "first" / path.name)
    assert len(first) == 2
    for lang in ("tr", "en"):
        sefer("check", tmp_path / "first" / path.name, "--annotate", tmp_path / lang, "--lang", lang)
        assert asked(tmp_path / lang / path.name) == first
    if kind == "docx":
        paper = docx.Document(str(tmp_path / "first" / path.name))
        paper.add_paragraph("Tabur 31 Haziran 1916 günü geri döndü.")
        paper.save(str(path))
        sefer("check", path, "--annotate", tmp_path / "second", "--lang", "tr")
        assert len(asked(tmp_path / "second" / path.name)) == 3
