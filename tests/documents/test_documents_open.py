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
HEAD = "".join(f' xmlns:{n}="{ODF}:{n}:1.0"' for n in ("office", "text", "table"))


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
    assert "gün" in read("<p>Garnizon o gün teslim oldu ve gitti.</p>" + "<div>" * 20_000 + "x", "s.html").text


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
