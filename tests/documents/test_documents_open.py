"""OpenDocument and web pages: paragraphs, headings, tables, notes; and lists of works from Zotero."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sefer import documents
from sefer.messages import Complaint
from sefer.model import Document

Read = Callable[..., Document]
ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {"office": "office", "text": "text", "table": "table", "draw": "drawing", "svg": "svg-compatible"}
HEAD = "".join(f' xmlns:{short}="{ODF}:{long}:1.0"' for short, long in SPACES.items())


def odt(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:document-content{HEAD}><office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", f"{content}</office:document-content>")
    return out.getvalue()


def test_blocks_of_an_odt(read: Read) -> None:
    document = read(
        odt(
            "<text:tracked-changes><text:p>silinen</text:p></text:tracked-changes>"
            "<text:h>Kut Kuşatması</text:h>"
            "<text:p>Garnizon <text:span>29 Nisan 1916</text:span> günü<text:s text:c='2'/>teslim oldu"
            "<text:note text:id='ftn1'><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>Kaya, Kut, s. 40.</text:p></text:note-body></text:note> ve yola çıktı.</text:p>"
            "<table:table><table:table-row><table:table-cell><text:p>Birlik</text:p></table:table-cell>"
            "<table:table-cell><text:p>Er</text:p></table:table-cell></table:table-row>"
            "<table:table-row><table:table-cell><text:p>7. Alay</text:p></table:table-cell>"
            "<table:table-cell><text:p>340</text:p></table:table-cell></table:table-row></table:table>"
        ),
        "kut.odt",
    )
    assert document.raw == (
        "Kut Kuşatması\n\nGarnizon 29 Nisan 1916 günü  teslim oldu[1] ve yola çıktı.\n\n[1] Kaya, Kut, s. 40.\n\n"
        "Birlik\tEr\n7. Alay\t340"
    )
    assert [part.kind for part in document.parts] == ["heading", "body", "note", "table"]
    ((mark, start),) = document.notes
    assert document.text[:mark].endswith("teslim oldu") and start == document.parts[2].start


def odt_note(label: str, *paragraphs: str) -> str:
    body = "".join(f"<text:p>{words}</text:p>" for words in paragraphs)
    return f"<text:note><text:note-citation>{label}</text:note-citation><text:note-body>{body}</text:note-body></text:note>"


def test_a_text_box_comes_after_the_paragraph_that_holds_it(read: Read) -> None:
    box = (
        "<draw:frame><svg:desc>resim</svg:desc><draw:text-box><text:p>Kutu sözü.</text:p></draw:text-box></draw:frame>"
    )
    document = read(odt(f"<text:p>Kolordu o gün geldi.{box} Sonra bir ay bekledi.</text:p>"), "a.odt")
    assert document.raw == "Kolordu o gün geldi. Sonra bir ay bekledi.\n\nKutu sözü."


def test_notes_of_an_odt_with_letters_and_paragraphs(read: Read) -> None:
    told = odt_note("i", "ATASE, Kls. 3.", "Ayrıca bkz. Demir.")
    document = read(odt(f"<text:p>Garnizon o gün teslim oldu.{told} Yol kapandı.</text:p>"), "a.odt")
    assert document.raw.endswith("\n\n[i] ATASE, Kls. 3. Ayrıca bkz. Demir.")
    ((mark, start),) = document.notes
    assert document.text[:mark].endswith("teslim oldu.")
    assert document.text[start:] == "ATASE, Kls. 3. Ayrıca bkz. Demir."


def test_a_cell_of_an_odt_is_told_once(read: Read) -> None:
    inner = "<table:table><table:table-row><table:table-cell><text:p>iç</text:p></table:table-cell></table:table-row></table:table>"
    table = (
        "<table:table><table:table-row><table:table-cell><text:p>7. Alay</text:p></table:table-cell>"
        f"<table:table-cell><text:p>340{odt_note('1', 'Ek sayım.')}</text:p>{inner}</table:table-cell>"
        "</table:table-row></table:table>"
    )
    document = read(odt(f"<text:p>Çizelge o gün için bir özettir.</text:p>{table}"), "a.odt")
    assert document.raw.endswith("\n\n7. Alay\t340[1] iç\n\n[1] Ek sayım.")


def test_changes_lists_and_contents_of_an_odt(read: Read) -> None:
    body = (
        "<text:table-of-content><text:index-body><text:p>Kut 12</text:p></text:index-body></text:table-of-content>"
        "<text:p>Tümen o gün <text:change-start/>412 <text:change-end/><text:change/>er yitirdi.</text:p>"
        "<text:list><text:list-item><text:p>Birinci kol.</text:p><text:list><text:list-item><text:p>Solda iki top."
        "</text:p></text:list-item></text:list></text:list-item></text:list>"
    )
    assert read(odt(body), "a.odt").raw == "Tümen o gün 412 er yitirdi.\n\nBirinci kol.\n\nSolda iki top."


PAGE = """<!DOCTYPE html><html lang="tr"><head><title>Kut</title><style>p{}</style></head><body>
<nav>Ana sayfa</nav><h1>Kut Kuşatması</h1>
<p>Garnizon <b>29 Nisan 1916</b> günü
teslim oldu.<sup><a href="#n1" id="r1">1</a></sup> Esirler yola çıktı.</p>
<script>alert(1)</script><p>&lt;script&gt; bir sözdür.</p>
<table><tr><th>Birlik</th><th>Er</th></tr><tr><td>7. Alay</td><td>340</td></tr></table>
<ol><li id="n1">1. Kaya, Kut, s. 40. <a href="#r1">↩</a></li></ol></body></html>"""


def test_blocks_of_a_page(read: Read) -> None:
    document = read(PAGE, "kut.html")
    assert document.raw == (
        "Kut Kuşatması\n\nGarnizon 29 Nisan 1916 günü teslim oldu.[1] Esirler yola çıktı.\n\nKaya, Kut, s. 40.\n\n"
        "<script> bir sözdür.\n\nBirlik\tEr\n7. Alay\t340"
    )
    assert [part.kind for part in document.parts] == ["heading", "body", "note", "body", "table"]
    ((mark, start),) = document.notes
    assert document.text[:mark].endswith("teslim oldu.") and start == document.parts[2].start


def test_a_page_says_its_encoding(read: Read) -> None:
    page = "<html><head><meta charset='windows-1254'></head><body><p>Şehir ışıksız kaldı ve düştü.</p></body></html>"
    assert "Şehir ışıksız" in read(page.encode("cp1254"), "s.html").text


def test_a_damaged_page_is_read_as_far_as_it_goes(read: Read) -> None:
    assert "teslim oldu" in read("<p>Garnizon o gün <b>teslim oldu ve yola çıktı <div", "s.html").text


def test_deep_nesting_ends(read: Read) -> None:
    """What stands in it could not be read whole: nothing is left out silently."""
    with pytest.raises(Complaint) as told:
        read("<p>Garnizon o gün teslim oldu ve gitti.</p>" + "<div>" * 20_000 + "x", "s.html")
    assert told.value.key == "documents.nested"


def test_works_of_zotero(tmp_path: Path) -> None:
    path = tmp_path / "eserler.json"
    rows = [
        {"id": "k", "type": "book", "title": "Kut", "author": [{"family": "Kaya", "given": "Can"}], "issued": {"date-parts": [[2008]]}},
        {"id": 2, "type": "book", "title": "Yol", "author": [{"literal": "Genelkurmay"}], "issued": {"raw": "1996-05"}},
        {"id": "s", "type": "book", "title": "Fünf Jahre", "author": [{"family": "Sanders", "non-dropping-particle": "von"}]},
    ]  # fmt: skip
    path.write_text(json.dumps(rows), encoding="utf-8")
    found = documents.read_csl(path)
    assert [(s.key, s.authors, s.year) for s in found] == [
        ("k", ("Kaya",), "2008"), ("2", ("Genelkurmay",), "1996"), ("s", ("von Sanders",), None)
    ]  # fmt: skip


def test_one_item_that_is_no_work_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    path, told = tmp_path / "eserler.json", list[Complaint]()
    good = {"id": "k", "type": "book", "title": "Kut", "author": [{"family": "Kaya"}]}
    path.write_text(json.dumps([good, {"id": "b", "type": "book", "title": "Yol", "author": "bad"}]), encoding="utf-8")
    assert [work.key for work in documents.read_csl(path, told.append)] == ["k"]
    assert [(c.key, c.values["number"]) for c in told] == [("documents.csl_item", 2)]


@pytest.mark.parametrize("text", ['[{"code": "NUM001", "id": "x"}]', '{"a": 1}', "[]", '"metin"'])
def test_other_json_is_no_list_of_works(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bulgular.json"
    path.write_text(text, encoding="utf-8")
    assert documents.read_csl(path) == ()


def test_broken_json_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "eserler.json"
    path.write_text("[{", encoding="utf-8")
    with pytest.raises(Complaint, match="bib_broken"):
        documents.read_csl(path)


def web(body: str) -> str:
    return f"<html><head><meta charset='utf-8'></head><body><p>Garnizon o gün teslim oldu ve gitti.</p>{body}</body></html>"


def test_a_table_of_a_page(read: Read) -> None:
    """Its caption stands before it; a cell is one line, whatever it holds, and told once."""
    body = (
        "<table><caption>Kayıplar</caption><tr><th>Birlik</th><th>Er</th></tr>"
        "<tr><td><p>7. Alay</p><p>yedek</p></td><td>12<table><tr><td>iç</td></tr></table></td></tr></table>"
    )
    document = read(web(body), "a.html")
    assert document.raw.endswith("\n\nKayıplar\n\nBirlik\tEr\n7. Alay yedek\t12 iç")
    assert document.parts[-1].kind == "table"


def test_a_table_that_lays_out_a_page_is_no_table(read: Read) -> None:
    told = "".join(f"<p>Tümen {day} Mayıs günü geri çekildi ve bekledi.</p>" for day in range(1, 5))
    document = read(web(f"<table><tr><td>Sayfalar</td><td>{told}</td></tr></table>"), "a.html")
    assert "table" not in [part.kind for part in document.parts]
    assert document.raw.endswith("\n\nTümen 4 Mayıs günü geri çekildi ve bekledi.")


def test_paragraphs_within_a_run_stay_apart(read: Read) -> None:
    body = "<font><p>Tümen çekildi.</p><p>Alay kaldı.</p></font><ul><li>Bir<ul><li>iki</li></ul></li><li>üç</li></ul>"
    assert read(web(body), "a.html").raw.split("\n\n")[1:] == ["Tümen çekildi.", "Alay kaldı.", "Bir", "iki", "üç"]


def test_what_a_page_hides_is_no_text(read: Read) -> None:
    body = "<p hidden>gizli</p><p style='color:red; display: none'>gizli</p><p>Sonra <span hidden>x</span>döndü.</p>"
    assert read(web(body), "a.html").raw.endswith("gitti.\n\nSonra döndü.")


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("iso-8859-9", "cp1254"), ("iso-8859-1", "cp1254"), ("utf-8", "cp1254"), ("iso-8859-9", "utf-8-sig"), ("idna", "utf-8"),
        ("utf-16", "utf-8"), ("yok", "utf-8"), ("iso-8859-9", "utf-16"),
    ],
)  # fmt: skip
def test_a_page_that_is_wrong_about_its_encoding(read: Read, declared: str, actual: str) -> None:
    told = "“Şehir” ışıksız kaldı; düşman yağmurda İğneada yolundan geldi."
    page = f"<html><head><meta charset={declared}></head><body><p>{told}</p></body></html>"
    assert read(page.encode(actual), "a.html").text == told


def test_a_page_with_a_nul_is_complained_of(refused: Callable[..., Complaint]) -> None:
    page = "<html><head><meta charset='utf-8'></head><body><p>Garnizon o gün \0teslim oldu.</p></body></html>"
    assert refused(page.encode(), "a.html").key == "documents.nul"


def test_notes_of_a_page_with_small_roman_numerals(read: Read) -> None:
    """As word processors write endnotes; their own numeral is no part of them."""
    body = "".join(
        f"<p>Alay {day} Mayıs günü durdu.<a href='#n{day}'><sup>{sign}</sup></a></p>"
        for day, sign in ((1, "i"), (2, "ii"))
    ) + "".join(
        f"<div id='n{day}'><p><a href='#a{day}'>{sign}</a>Demir, Yol, Ankara 1990, s. {day}.</p></div>"
        for day, sign in ((1, "i"), (2, "ii"))
    )
    document = read(web(body), "a.html")
    notes = [document.text[part.start : part.end] for part in document.parts if part.kind == "note"]
    assert notes == ["Demir, Yol, Ankara 1990, s. 1.", "Demir, Yol, Ankara 1990, s. 2."]
