"""What a referee meets who has only `sefer check` and the documents before him."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from sefer import sheets
from sefer.messages import Complaint, say
from test_cli import sefer
from test_cli_annotate import article, comments

SUM = "The British lost 143 killed, 756 wounded and 220 missing, a total of 1,219 men at Colenso on 15 December 1899."
DAY = "The relief column entered Ladysmith on 30 February 1900."
HEAD = "verb,target,quote,who,when,why\n"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_note(path: Path, words: str, note: str, *more: str) -> None:
    """A document with one footnote behind its first paragraph."""
    plain = zipfile.ZipFile(io.BytesIO(article(f"{words}§", *more)))
    mark = '</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>'
    with zipfile.ZipFile(path, "w") as out:
        for name in plain.namelist():
            data = plain.read(name)
            if name == "word/document.xml":
                data = data.replace("§".encode(), mark.encode())
            elif name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                data = data.replace(b"</Types>", part.encode())
            elif name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                part = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", part.encode())
            out.writestr(name, data)
        body = f'<w:footnote w:id="1"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        out.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{body}</w:footnotes>')


@pytest.mark.parametrize(
    ("target", "quote"),
    [
        ("NUM001", "a total of 1,219 men at Colenso"),  # as the report shows it, with words around it
        ("NUM001", "1,219 men"),
        ("num001", "lost 143 killed, 756 wounded"),
    ],
)
def test_a_finding_is_waived_by_a_quotation_and_the_count_says_so(tmp_path: Path, target: str, quote: str) -> None:
    (tmp_path / "a.txt").write_text(f"{SUM}\n\n{DAY}\n", "utf-8")
    (tmp_path / "decisions.csv").write_text(f'{HEAD}waive,{target},"{quote}",Referee,,so in the source\n', "utf-8")
    done = sefer("check", tmp_path / "a.txt", "--lang", "en")
    assert "NUM001 likely" not in done.stdout and "DAY001 certain" in done.stdout
    assert done.stdout.splitlines()[-1] == "Findings: 1; waived in decisions.csv: 1"
    assert "waive" not in done.stderr
    tr = sefer("check", tmp_path / "a.txt", "--lang", "tr")
    assert tr.stdout.splitlines()[-1] == "Bulgu sayısı: 1; decisions.csv ile vazgeçilen: 1"


def test_words_that_no_finding_holds_waive_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{SUM}\n\n{DAY}\n", "utf-8")
    (tmp_path / "decisions.csv").write_text(f'{HEAD}waive,NUM001,"men of 1,219 men",Referee,,\n', "utf-8")
    done = sefer("check", tmp_path / "a.txt", "--lang", "en")
    assert done.stdout.splitlines()[-1] == "Findings: 2"
    assert "decisions.csv, waive “NUM001 / men of 1,219 men”: no finding answers to it any more" in done.stderr


def test_a_waiver_of_a_text_that_is_not_checked_now_shall_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{SUM}\n", "utf-8")
    (tmp_path / "b.txt").write_text(f"{DAY}\n", "utf-8")
    (tmp_path / "decisions.csv").write_text(f"{HEAD}waive,DAY001,30 February 1900,Referee,,\n", "utf-8")
    alone = sefer("check", tmp_path / "a.txt", "--lang", "en").stderr
    assert "leave the row" in alone and "can be deleted" not in alone
    assert "satırı silmeyin" in sefer("check", tmp_path / "a.txt", "--lang", "tr").stderr
    assert "decisions.csv" not in sefer("check", tmp_path, "--lang", "en").stderr
    (tmp_path / "b.txt").write_text("The relief column entered Ladysmith on 28 February 1900.\n", "utf-8")
    assert "can be deleted" in sefer("check", tmp_path, "--lang", "en").stderr


def test_a_comment_at_a_note_quotes_it_and_ends_with_its_id(tmp_path: Path) -> None:
    path, out = tmp_path / "paper.docx", tmp_path / "out"
    with_note(path, DAY.replace("30", "28"), "Amery, The Times History, London 1902, pp. 421–412.")
    sefer("check", path, "--annotate", out, "--lang", "en")
    (one,) = (told for told in comments(out / "paper.docx") if "CIT007" in told)
    lines = one.splitlines()
    assert lines[2].startswith("The words meant: “") and "421–412" in lines[2]
    assert re.fullmatch(r"\(Sefer CIT007, [0-9a-f]{10}\)", lines[-1])


def test_a_turkish_comment_names_the_other_place_in_one_clause(tmp_path: Path) -> None:
    paper = docx.Document()
    rows = (("Birlik", "Kayıp"), ("1. Tabur", "150"), ("2. Tabur", "105"), ("3. Tabur", "85"), ("Toplam", "350"))
    table = paper.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = cells
    paper.save(str(tmp_path / "makale.docx"))
    sefer("check", tmp_path / "makale.docx", "--annotate", tmp_path / "out", "--lang", "tr")
    (one,) = comments(tmp_path / "out" / "makale.docx")
    assert "Karşılaştırın (bu çizelgede): “1. Tabur 150”" in one


def test_one_place_is_shown_once_and_in_whole_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Osman Paşa 10 Aralık 1877’de huruç harekâtına girişti ve yaralandı. "
        "Osman Paşa 9 Kasım 1877’de esir düşmüştü.\n",
        "utf-8",
    )
    done = sefer("check", tmp_path / "a.txt", "--lang", "tr").stdout
    shown = [line for line in done.splitlines() if line.startswith("  | …") and "9 Kasım 1877" in line]
    assert "SEQ004" in done and len(shown) == 1
    page = sefer("check", tmp_path / "a.txt", "--lang", "tr", "--format", "html").stdout
    assert "9 Kasım 1877’de esir düşmüştü</mark>" in page


def test_a_list_of_works_alone_is_no_text_and_an_empty_one_no_fault(tmp_path: Path) -> None:
    bib = tmp_path / "works.bib"
    bib.write_text("", "utf-8")
    alone = sefer("check", bib, "--lang", "en")
    assert alone.returncode == 3 and "works.bib: a list of works, not a text" in alone.stderr
    (tmp_path / "a.txt").write_text(f"{DAY.replace('30', '28')}\n", "utf-8")
    beside = sefer("check", tmp_path / "a.txt", "--lang", "en")
    assert beside.returncode == 0 and "works.bib" not in beside.stderr


def test_a_report_says_in_plain_words_that_nobody_has_reviewed_a_claim(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{SUM}\n\n{DAY}\n", "utf-8")
    for lang, words in (
        ("en", "nobody has accepted, corrected or rejected any in decisions.csv"),
        ("tr", "henüz hiçbiri onaylanmadı"),
    ):
        assert words in sefer("check", tmp_path / "a.txt", "--lang", lang, "--format", "html").stdout


def test_a_text_without_a_claim_is_said_to_be_hardly_checked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Our walk began on 3 May. The weather was fine, and we ate well.\n", "utf-8")
    done = sefer("check", tmp_path / "a.txt", "--lang", "en")
    assert "so little of it could be checked" in done.stderr and "map" not in done.stderr


def test_an_entry_that_runs_on_with_its_place_of_print_stays_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The column crossed the drift at dawn (Marsh 1906, 12). It lost its wagons (Marsh 1906, 14).\n\n"
        "Bibliography\n\n"
        "Marsh, Harold, ed. Letters from the Drift and Other Papers. Vol. II.\n"
        "London: Sampson Low, 1906.\n",
        "utf-8",
    )
    assert sefer("check", tmp_path / "a.txt", "--lang", "en").stdout == "Findings: 0\n"


def test_a_waiver_stays_while_a_text_of_the_folder_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{SUM}\n", "utf-8")
    (tmp_path / "b.docx").write_bytes(article(DAY)[:900])
    (tmp_path / "decisions.csv").write_text(f"{HEAD}waive,DAY001,30 February 1900,Referee,,\n", "utf-8")
    done = sefer("check", tmp_path, "--lang", "en")
    assert done.returncode == 3 and "leave the row" in done.stderr and "can be deleted" not in done.stderr


def test_a_table_that_cannot_be_opened_is_not_said_to_be_in_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(Complaint) as told:
        sheets.read(tmp_path)  # a folder; the same way is gone where there is no permission
    words = say(told.value.key, "en", **told.value.values)
    assert "cannot be opened" in words and "permissions" in words and "CSV" not in words


def test_a_text_of_several_wars_is_asked_and_not_warned_about_a_far_year(tmp_path: Path) -> None:
    wars = (
        "The pasha took the hill on 25 August 1877 and lost it in October.",
        "The Italians landed at Tripoli on 5 October 1911. Peace was signed on 18 October 1912.",
        "The corps left Sarikamish on 22 December 1914. The town fell on 4 January 1915.",
        "The Greek army went forward on 10 July 1921. Kutahya was lost on 17 July 1921.",
        "The brigade left Kunu-ri on 26 November 1950 and was surrounded two days later.",
    )
    (tmp_path / "a.txt").write_text("\n\n".join(wars), "utf-8")
    done = sefer("check", tmp_path / "a.txt", "--lang", "en")
    assert done.returncode == 0 and "DAY003 likely slip" not in done.stdout
