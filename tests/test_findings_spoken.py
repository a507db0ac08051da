"""What a finding says, read aloud: days, stretches, hours, names as a reader of either language writes them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest

from sefer.messages.findings import tell
from sefer.model import Campaign, Document, Finding, Run, Settings, Words
from sefer.report import as_html
from sefer.report.context import around
from test_cli import sefer


def told(tmp_path: Path, lang: str, *paragraphs: str, name: str = "metin.txt") -> str:
    path = tmp_path / name
    path.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    return sefer("check", path, "--lang", lang).stdout


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [("en", "broken up on 12 May 1901, yet is named in August 1901."), ("tr", "Ağustos 1901 içinde")],
)
def test_a_month_is_no_day(tmp_path: Path, lang: str, wanted: str) -> None:
    out = told(
        tmp_path,
        lang,
        "The Orange Column was disbanded on 12 May 1901 and its men went home.",
        "In August 1901 the Orange Column surprised a laager near Heilbron.",
    )
    assert wanted in out and "named on August" not in out


@pytest.mark.parametrize(("lang", "wanted"), [("en", "38 km in 3 hours;"), ("tr", "3 saat içinde 38 km;")])
def test_a_part_of_a_day_is_told_in_hours(tmp_path: Path, lang: str, wanted: str) -> None:
    out = told(tmp_path, lang, "62. Alay otuz sekiz kilometreyi yürüyerek üç saatte aldı ve akşam köye girdi.")
    assert wanted in out, out


def test_days_of_one_month_name_it_once(tmp_path: Path) -> None:
    out = told(
        tmp_path,
        "tr",
        "Soma Tümeni 24 Nisan 1913'te lağvedildi.",
        "Mayıs 1913 ortasında Soma Tümeni iki gün boyunca Fier önlerinde savaştı.",
    )
    assert "11–20 Mayıs 1913 içinde" in out or "11–21 Mayıs 1913 içinde" in out, out


@pytest.mark.parametrize(
    ("lang", "who", "wanted"),
    [
        ("tr", "istihkâm bölüğü", "İstihkâm bölüğü aynı düzen"),
        ("tr", "", "Adı verilmeyen kuvvet aynı düzen"),
        ("en", "infantry of the guard", "Infantry of the guard is counted"),
        ("en", "8th Regiment", "8th Regiment is counted"),
    ],
)
def test_a_question_begins_with_a_capital(lang: str, who: str, wanted: str) -> None:
    assert tell(Finding("0", "MOV003", "two_places", "note", Words("a.txt", 0, 1), says={"who": who}), lang).startswith(
        wanted
    )


def comments(path: Path) -> list[str]:
    return [comment.text for comment in docx.Document(str(path)).comments]


def test_the_title_is_no_way_to_a_place(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_heading("A Regiment at Kirte, 1915", 1)
    paper.add_paragraph("Major Ferit, who commanded the regiment, was killed at Kirte on 9 September 1915.")
    paper.add_heading("After the fight", 2)
    paper.add_paragraph("On 25 September 1915 Major Ferit watched the parade of the regiment.")
    paper.add_paragraph("On 30 September 1915 the 8th Regiment lost 58 men.")
    paper.add_heading("Losses", 2)
    paper.add_paragraph("On 30 September 1915 the 8th Regiment lost 85 men.")
    (tmp_path / "in").mkdir()
    paper.save(str(tmp_path / "in" / "paper.docx"))
    sefer("check", tmp_path / "in" / "paper.docx", "--annotate", tmp_path / "out", "--lang", "en")
    every = "\n".join(comments(tmp_path / "out" / "paper.docx"))
    assert "Compare further up: “Major Ferit, who" in every or "Compare further up: “…" in every, every
    assert "Compare under “After the fight”: “On 30 September" in every, every
    assert "under “A Regiment" not in every


def test_rows_of_a_table_are_compared_in_the_table(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("The table shows the strength of the regiment.")
    rows = [("Unit", "Men"), ("1st Battalion", "700"), ("2nd Battalion", "650"), ("Total", "1,450")]
    table = paper.add_table(rows=0, cols=2)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    (tmp_path / "in").mkdir()
    paper.save(str(tmp_path / "in" / "paper.docx"))
    sefer("check", tmp_path / "in" / "paper.docx", "--annotate", tmp_path / "out", "--lang", "en")
    (one,) = comments(tmp_path / "out" / "paper.docx")
    assert "Compare in this table: “1st Battalion 700”" in one and "in this paragraph" not in one


def test_a_quotation_shows_where_it_was_cut() -> None:
    """Dots show that the sentence goes on, between words as within one; a blank of the words stays between them."""
    text = "One two three four five; six seven eight nine ten."
    document = Document("a.txt", text, text, (), ())
    at = text.index("four")
    for room in range(16, 34):
        before, words, after = around(document, at, at + len("four five; "), room)
        assert before.startswith("…") and after.endswith("…") and words == "four five;", (before, words, after)
        assert after == "…" or after.startswith(" ")
    assert around(document, at, at + 4, 200) == ("One two three ", "four", " five; six seven eight nine ten.")


def test_decisions_without_a_head_say_what_the_head_is(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text("waive, 0123456789\n", "utf-8")
    (tmp_path / "metin.txt").write_text("41. Alay 31 Nisan 1916'da Kut kasabasına ulaştı.\n", "utf-8")
    done = sefer("check", tmp_path / "metin.txt", "--lang", "en")
    assert done.returncode == 3 and "the first line names the columns: verb,target" in done.stderr


@pytest.mark.parametrize(("lang", "unit", "person"), [("en", "unit", "persons"), ("tr", "birlik", "kişi")])
def test_what_may_explain_a_persons_day_speaks_of_no_unit(tmp_path: Path, lang: str, unit: str, person: str) -> None:
    out = told(
        tmp_path,
        lang,
        "Captain Doane was killed at Kirte on 4 June 1915.",
        "On 17 June 1915 Captain Doane inspected the new bridge.",
    )
    (line,) = [line for line in out.splitlines() if "explanations:" in line or "açıklamalar:" in line]
    assert person in line and unit not in line
    out = told(
        tmp_path,
        lang,
        "The Orange Column was disbanded on 12 May 1901.",
        "On 20 August 1901 the Orange Column surprised a laager near Heilbron.",
    )
    (line,) = [line for line in out.splitlines() if "explanations:" in line or "açıklamalar:" in line]
    assert unit in line and person not in line


def test_words_that_a_finding_shows_already_are_not_quoted_again() -> None:
    """One place told twice, or a part of it, even where a line ends within it, is one quotation."""
    text = "41. Alay 31 Nisan 1916'da\nKut kasabasına ulaştı. Alay orada kaldı."
    made = Campaign(Settings(), {"a.txt": Document("a.txt", text, text, (Run(0, 70, 0, 70),), ())}, {}, (), {}, ())
    whole, part, other = Words("a.txt", 0, 48), Words("a.txt", 26, 48), Words("a.txt", 49, 53)
    related = (whole, part, other)
    finding = Finding("x", "DAY001", "impossible_date", "error", whole, related, {"date": "31 Nisan 1916"})
    page = as_html([finding], made, {}, (), "en")
    assert page.count("<blockquote>") == 2 and page.count("<mark>") == 2


def test_words_are_shown_whole(tmp_path: Path) -> None:
    path = tmp_path / "metin.txt"
    text = (
        "Gönüllü Taburu 14 Kasım 1912'de Selimiye Kışlası'nda teşkil edilmiştir.\n\n"
        "10 Kasım 1912 akşamı Gönüllü Taburu, göl ağzındaki köprünün batısında Bulgar süvarisiyle ilk ateş temasını "
        "yaşamış ve yedi yaralı vermişti.\n"
    )
    path.write_text(text, "utf-8")
    found = json.loads(sefer("check", path, "--format", "json").stdout)
    assert [f["code"] for f in found] == ["SEQ005"]
    for at in (found[0], *found[0]["related"]):
        assert re.search(rf"\b{re.escape(at['quote'])}\b", text), at["quote"]
