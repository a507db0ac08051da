"""Comments in the copy of a Word file: at the very words, and nothing else is touched."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from word_made import (
    MC,
    OFFICE,
    SPACE,
    W,
    body_of,
    bounds,
    box,
    comments_of,
    covered,
    joined,
    note,
    p,
    parts_of,
    r,
    taken_out,
    word,
    zipped,
)

from sefer import documents
from sefer.messages import Complaint
from sefer.model import Remark

Copy = Callable[..., bytes]
LEAD = p(r("Birliğin o gün için yazdığı rapor şöyle başlar ve bir ay sonra biter."))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """The copy of a Word file with a comment on each of some words; a comment says its words."""

    def made(data: bytes, *words: str) -> bytes:
        path = tmp_path / "metin.docx"
        path.write_bytes(data)
        document = documents.read(path)
        starts = [document.text.index(one) for one in words]
        remarks = [
            Remark(at, at + len(one), (f"Soru: {one}", "İkinci satır."), f"Sözler: {one}")
            for at, one in zip(starts, words, strict=True)
        ]
        return documents.annotate(path, document, remarks, "tr")

    return made


def unharmed(before: bytes, after: bytes) -> None:
    """Only the body, the comments and what leads to them may differ, the body only by our comments and cuts of runs."""
    old, new = parts_of(before), parts_of(after)
    may = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert list(new)[: len(old)] == list(old) and set(new) - set(old) <= {"word/comments.xml"}
    assert all(new[name] == content for name, content in old.items() if name not in may)
    ours = set(comments_of(after)) - set(comments_of(before))
    bare = taken_out(body_of(after), ours)
    assert set(bounds(body_of(before))) <= set(bounds(bare))
    assert joined(bare) == joined(body_of(before))


def field(result: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>ADDIN ZOTERO</w:instrText></w:r>"
    return sign.format("begin") + code + sign.format("separate") + result + sign.format("end")


DELETED = '<w:del w:id="7" w:author="A"><w:r><w:delText>31 Mart </w:delText></w:r></w:del>'
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
PLACES = {
    "a run": (p(r("Tümen 31 Nisan günü çekildi.")), "31 Nisan", "31 Nisan"),
    "several runs": (p(r("Tümen 31 "), r("Ni", "<w:b/>"), r("san", "<w:i/>"), r(" günü çekildi.")), "31 Nisan", "31 Nisan"),
    "the whole paragraph": (p(r("Çekildi o gün.")), "Çekildi o gün.", "Çekildi o gün."),
    "a run that is the words": (p(r("Tümen "), r("31 Nisan"), r(" günü.")), "31 Nisan", "31 Nisan"),
    "an insertion": (p(r("Tümen "), f'<w:ins w:id="5" w:author="A">{r("31 Nisan günü")}</w:ins>', r(" çekildi.")), "31 Nisan", "31 Nisan"),
    "both sides of a deletion": (p(r("Tümen 31"), DELETED, r(" Nisan günü çekildi.")), "31 Nisan", "31 Nisan"),
    "a link": (p(r("Tümen "), f"<w:hyperlink w:anchor='x'>{r('31 Nisan günü')}</w:hyperlink>", r(" çekildi.")), "31 Nisan", "31 Nisan"),
    "a field": (p(r("Tümen çekildi "), field(r("(Kaya, 2008, s. 40)")), r(".")), "Kaya, 2008", "Kaya, 2008"),
    "a simple field": (p(r("Bkz. "), f"<w:fldSimple w:instr='REF x'>{r('Kaya, 2008')}</w:fldSimple>", r(".")), "Kaya", "Kaya"),
    "a smart tag": (p(r("Tümen "), f"<w:smartTag w:element='date'>{r('31 Nisan günü')}</w:smartTag>", r(" çekildi.")), "Nisan", "Nisan"),
    "a bookmark": (p(r("Tümen "), '<w:bookmarkStart w:id="3" w:name="b"/>', r("31 Nisan günü"), '<w:bookmarkEnd w:id="3"/>', r(" çekildi.")), "31 Nisan", "31 Nisan"),
    "a rich control": (p(r("Tümen "), CONTROL.format("", r("31 Nisan günü")), r(" çekildi.")), "Nisan", "Nisan"),
    "a filled control": (p(r("Tümen "), CONTROL.format("<w:date/>", r("31 Nisan")), r(" çekildi.")), "Nisan", "31 Nisan"),
    "a control of paragraphs": (CONTROL.format("<w:text/>", p(r("Tümen 31 Nisan günü çekildi."))), "31 Nisan", "31 Nisan"),
    "a table": (f"<w:tbl><w:tr><w:tc>{p(r('7. Alay'))}</w:tc><w:tc>{p(r('340 er'))}</w:tc></w:tr></w:tbl>", "340", "340"),
    "cells": (f"<w:tbl><w:tr><w:tc>{p(r('7. Alay'))}</w:tc><w:tc>{p(r('340 er'))}</w:tc></w:tr></w:tbl>", "Alay\t340", "Alay340"),
    "a formula": (p(r("Toplam "), f"<m:oMath {MATH}><m:r><m:t>80+21</m:t></m:r></m:oMath>", r(" er.")), "80", ""),
    "signs": (p("<w:r><w:t>Rus</w:t><w:noBreakHyphen/><w:t>Romen kolu</w:t><w:tab/><w:t>geldi.</w:t></w:r>"), "Rus-Romen", "RusRomen"),
    "a paragraph whose end was deleted": (p('<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>', r("Tümen 31 ")) + p(r("Nisan günü çekildi.")), "31 Nisan", "31 Nisan"),
    "a choice around runs": (p(r("Tümen "), f"<mc:AlternateContent {MC}><mc:Choice Requires='x'>{r('31 Nisan')}</mc:Choice></mc:AlternateContent>", r(" günü.")), "31", "31 Nisan"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "words", "marked"), PLACES.values(), ids=PLACES)
def test_a_comment_lands_at_the_very_words(copy: Copy, body: str, words: str, marked: str) -> None:
    data = word(LEAD + body)
    made = copy(data, words)
    assert covered(made) == {"0": marked}
    assert comments_of(made) == {"0": ("Sefer", [f"Soru: {words}", "İkinci satır."])}
    unharmed(data, made)


def test_a_file_that_holds_all_of_it_is_left_as_it_was(copy: Copy) -> None:
    data = word(LEAD + "".join(body for body, _, _ in PLACES.values()))
    words = ("Birliğin", "31 Nisan", "Kaya, 2008", "340", "Rus-Romen", "geldi.")
    made = copy(data, *words)
    assert sorted(covered(made).values()) == sorted(one.replace("-", "") for one in words)
    unharmed(data, made)


def test_a_comment_never_becomes_part_of_a_change_or_a_link(copy: Copy) -> None:
    """Who refuses the insertion still has the comment."""
    for name in ("an insertion", "a link", "a simple field", "a smart tag", "a rich control"):
        root = body_of(copy(word(LEAD + PLACES[name][0]), PLACES[name][1]))
        (mark,) = root.iter(W + "commentReference")
        assert mark.getparent().getparent().tag == W + "p"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_words_of_a_note_are_asked_about_at_its_mark(copy: Copy, kind: str) -> None:
    notes = f'<w:{kind} w:id="2">{p(r("Kaya, Kafkas Cephesi, 31 Nisan 1916, s. 40."))}</w:{kind}>'
    data = word(LEAD + p(r("Tümen o gün çekildi."), note(kind, 2), r(" Yol kapandı.")), **{f"{kind}s": notes})
    made = copy(data, "31 Nisan 1916")
    start = next(body_of(made).iter(W + "commentRangeStart"))
    assert start.getnext().find(f"{W}{kind}Reference") is not None and list(covered(made).values()) == [""]
    assert next(iter(comments_of(made).values()))[1] == [
        "Soru: 31 Nisan 1916",
        "İkinci satır.",
        "Sözler: 31 Nisan 1916",
    ]
    unharmed(data, made)


def test_words_of_a_text_box_are_asked_about_where_it_hangs(copy: Copy) -> None:
    data = word(LEAD + p(r("Harita aşağıda."), box(p(r("Kut çevresi, 31 Nisan 1916"))), r(" Yol kapandı.")))
    made = copy(data, "31 Nisan 1916")
    start = next(body_of(made).iter(W + "commentRangeStart"))
    assert start.getparent().getparent().tag == W + "body" and next(start.getnext().iter(W + "txbxContent")) is not None
    assert comments_of(made)["0"][1][-1] == "Sözler: 31 Nisan 1916"
    unharmed(data, made)


def test_comments_that_overlap_meet_or_share_their_words(copy: Copy) -> None:
    words = ("31 Nisan 1916 günü", "Nisan", "Nisan 1916", "31 Nisan 1916 günü", " günü çekildi.", "1916")
    data = word(LEAD + p(r("Tümen 31 Ni"), r("san 1916 günü", "<w:b/>"), r(" çekildi.")))
    made = copy(data, *words)
    assert sorted(covered(made).values()) == sorted(one.strip() for one in words)
    said = {identity: lines[0] for identity, (_, lines) in comments_of(made).items()}
    assert all(said[identity] == f"Soru: {marked}" or marked[0] == "g" for identity, marked in covered(made).items())
    unharmed(data, made)


def test_comments_that_are_there_keep_their_ids(copy: Copy) -> None:
    theirs = f'<w:comment w:id="4" w:author="Hakem">{p(r("Kaynak?"))}</w:comment>'
    ends = '<w:commentRangeStart w:id="4"/>', '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    data = word(LEAD + p(r("Tümen "), ends[0], r("31 Nisan günü"), ends[1], r(" çekildi.")), comments=theirs)
    made = copy(data, "31 Nisan", "çekildi")
    assert covered(made) == {"4": "31 Nisan günü", "5": "31 Nisan", "6": "çekildi"}
    assert [author for author, _ in comments_of(made).values()] == ["Hakem", "Sefer", "Sefer"]
    assert {name: one for name, one in parts_of(made).items() if "rel" in name or "Types" in name} == {
        name: one for name, one in parts_of(data).items() if "rel" in name or "Types" in name
    }
    unharmed(data, made)


def test_a_comment_that_nothing_lists_does_not_lend_its_id(copy: Copy) -> None:
    """A mark left over from a comment that is gone would else show ours at a place that it is not about."""
    stray = '<w:r><w:commentReference w:id="9"/></w:r>'
    made = copy(word(LEAD + p(r("Tümen 31 Nisan günü çekildi."), stray)), "31 Nisan")
    assert covered(made) == {"10": "31 Nisan"}


def test_a_file_without_findings_is_copied_as_it_is(copy: Copy) -> None:
    data = word(LEAD)
    assert copy(data) == data


def test_the_strict_form_is_read_and_stays_strict(copy: Copy) -> None:
    strict = {SPACE: "http://purl.oclc.org/ooxml/wordprocessingml/main", OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships"}  # fmt: skip
    parts = parts_of(word(LEAD + p(r("Tümen 31 Nisan günü çekildi."))))
    for name, content in parts.items():
        text = content.decode()
        for usual, name_there in strict.items():
            text = text.replace(usual, name_there)
        parts[name] = text.encode()
    made = parts_of(copy(zipped(parts), "31 Nisan"))
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert (
            b"schemas.openxmlformats.org/wordprocessingml" not in made[name]
            and b"officeDocument/2006" not in made[name]
        )
    assert strict[SPACE].encode() in made["word/comments.xml"]
    assert made["word/document.xml"].count(b"commentRange") == 2


def test_comments_in_a_part_of_another_name_are_found(copy: Copy) -> None:
    theirs = f'<w:comment w:id="0" w:author="Hakem">{p(r("Kaynak?"))}</w:comment>'
    parts = parts_of(word(LEAD + p(r("Tümen 31 Nisan günü çekildi.")), comments=theirs))
    renamed = {
        name.replace("comments", "yorum"): content.replace(b"comments.xml", b"yorum.xml")
        for name, content in parts.items()
    }
    made = parts_of(copy(zipped(renamed), "31 Nisan"))
    assert list(made) == list(renamed) and made["word/yorum.xml"].count(b"</w:comment>") == 2


def test_the_archive_keeps_what_it_says_of_its_parts(copy: Copy) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts_of(word(LEAD + p(r("Tümen 31 Nisan günü çekildi.")))).items():
            info = zipfile.ZipInfo(name, (2019, 5, 18, 10, 20, 30))
            info.compress_type = zipfile.ZIP_STORED if "rels" in name else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    before, after = (
        {
            i.filename: (i.date_time, i.compress_type, i.external_attr)
            for i in zipfile.ZipFile(io.BytesIO(data)).infolist()
        }
        for data in (out.getvalue(), copy(out.getvalue(), "31 Nisan"))
    )
    assert {name: after[name] for name in before} == before


def test_the_same_copy_every_time(copy: Copy) -> None:
    data = word(LEAD + p(r("Tümen 31 Nisan günü çekildi.")))
    assert copy(data, "31 Nisan") == copy(data, "31 Nisan")


def test_another_reader_finds_the_comments(copy: Copy) -> None:
    paper = docx.Document()
    paper.add_heading("Geri çekilme", 1)
    paragraph = paper.add_paragraph("Tümen o gün yola çıktı ve 31 ")
    paragraph.add_run("Nisan").bold = True
    paragraph.add_run(" günü Kut kasabasına ulaştı.")
    out = io.BytesIO()
    paper.save(out)
    made = copy(out.getvalue(), "31 Nisan")
    told = docx.Document(io.BytesIO(made))
    (comment,) = told.comments
    assert (comment.author, comment.initials) == ("Sefer", "S") and comment.text == "Soru: 31 Nisan\nİkinci satır."
    assert [one.text for one in told.paragraphs] == [one.text for one in docx.Document(out).paragraphs]
    unharmed(out.getvalue(), made)


def test_a_signed_file_is_refused(copy: Copy) -> None:
    data = zipped({**parts_of(word(LEAD)), "_xmlsignatures/sig1.xml": b"<x/>"})
    with pytest.raises(Complaint) as told:
        copy(data, "rapor")
    assert told.value.key == "documents.signed"


def test_a_file_with_a_password_is_called_so(refused: Callable[..., Complaint]) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert refused(locked, "kilitli.docx").key == "documents.encrypted"
    assert refused(locked.replace(b"E\0n", b"D\0n"), "eski.docx").key == "documents.wrong_kind"


def test_a_file_that_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "metin.docx"
    path.write_bytes(word(LEAD))
    document = documents.read(path)
    path.write_bytes(word(LEAD + LEAD))
    with pytest.raises(Complaint) as told:
        documents.annotate(path, document, (), "tr")
    assert told.value.key == "documents.changed"


LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>"])
TEXTS = st.text(st.sampled_from("ab ç1"), min_size=0, max_size=6)
RUNS = st.lists(st.tuples(TEXTS, LOOKS, st.sampled_from(["", "ins", "hyperlink", "smartTag"])), min_size=1, max_size=8)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraphs=st.lists(RUNS, min_size=1, max_size=3), data=st.data())
def test_whatever_the_runs_the_words_are_met_and_the_file_is_left_as_it_was(
    copy: Copy, tmp_path: Path, paragraphs: list[list[tuple[str, str, str]]], data: st.DataObject
) -> None:
    body = LEAD
    for runs in paragraphs:
        body += p(
            *(f"<w:{around}>{r(text, look)}</w:{around}>" if around else r(text, look) for text, look, around in runs)
        )
    path = tmp_path / "metin.docx"
    path.write_bytes(word(body))
    document = documents.read(path)
    size = len(document.text)
    ends = st.tuples(st.integers(0, size - 1), st.integers(1, 12)).map(lambda e: (e[0], min(size, e[0] + e[1])))
    spans = [s for s in data.draw(st.lists(ends, max_size=5)) if document.text[slice(*s)].strip()]
    remarks = [Remark(start, end, (str(n),)) for n, (start, end) in enumerate(spans)]
    made = documents.annotate(path, document, remarks, "en")
    marked = covered(made)
    for identity, (_, lines) in comments_of(made).items():
        meant = document.text[slice(*spans[int(lines[0])])]
        assert "".join(marked[identity].split()) == "".join(meant.split())
        assert marked[identity] == marked[identity].strip()
    unharmed(word(body), made)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_libreoffice_shows_each_comment_at_its_words(copy: Copy, tmp_path: Path) -> None:
    notes = f'<w:footnote w:id="2">{p(r("Kaya, 30 Şubat 1916, s. 40."))}</w:footnote>'
    told = p(r("Tümen 31 "), r("Nisan", "<w:b/>"), r(" günü çekildi."), note("footnote", 2), f'<w:ins w:id="5" w:author="A">{r(" Alay kaldı.")}</w:ins>')  # fmt: skip
    (tmp_path / "kopya.docx").write_bytes(copy(word(LEAD + told, footnotes=notes), "31 Nisan", "Alay", "30 Şubat"))
    call = ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", "fodt"]
    subprocess.run([*call, "--outdir", tmp_path, tmp_path / "kopya.docx"], check=True, timeout=600, capture_output=True)
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    root = etree.parse(tmp_path / "kopya.fodt").getroot()
    shown: dict[str, tuple[str, str]] = {}
    for one in root.iter(office + "annotation"):
        said = one.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p")
        paragraphs = [" ".join("".join(e.itertext()).split()) for e in said]
        author = next(one.iter("{http://purl.org/dc/elements/1.1/}creator"))
        assert (author.text or "").strip() == "Sefer"
        between = one.xpath(
            "following::text()[not(ancestor::*[local-name() = 'annotation'])]"
            "[following::*[local-name() = 'annotation-end'][@*[local-name() = 'name'] = $name]]",
            name=one.get(office + "name") or "",
        )
        shown[paragraphs[0]] = ("".join(between), paragraphs[-1])
    assert shown["Soru: 31 Nisan"] == ("31 Nisan", "İkinci satır.")
    assert shown["Soru: Alay"] == ("Alay", "İkinci satır.")
    assert shown["Soru: 30 Şubat"][1] == "Sözler: 30 Şubat"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_the_notes_of_a_commented_copy_are_printed_by_libreoffice(copy: Copy, tmp_path: Path) -> None:
    """A comment whose id stands near those of the notes costs the copy the text of every note there."""
    import pypdfium2

    numbers = range(2, 8)
    notes = "".join(f'<w:footnote w:id="{n}">{p(r(f"Yazar{n}, Hatırat, s. {n}."))}</w:footnote>' for n in numbers)
    told = "".join(p(r(f"{n}. gün 31 Nisan{n} günü çekildi."), note("footnote", n)) for n in numbers)
    data = copy(word(LEAD + told, footnotes=notes), *(f"31 Nisan{n}" for n in numbers))
    (tmp_path / "kopya.docx").write_bytes(data)
    call = ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*call, "--outdir", tmp_path, tmp_path / "kopya.docx"], check=True, timeout=600, capture_output=True)
    pages = pypdfium2.PdfDocument(tmp_path / "kopya.pdf")
    printed = "".join(page.get_textpage().get_text_range() for page in pages)
    assert [n for n in numbers if f"Yazar{n}, Hatırat" not in printed] == []


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_comments_that_are_there_keep_their_ids_and_ours_stand_apart_from_the_notes(copy: Copy, kind: str) -> None:
    theirs = '<w:commentRangeStart w:id="3"/>' + r("Tümen") + '<w:commentRangeEnd w:id="3"/>'
    theirs += '<w:r><w:commentReference w:id="3"/></w:r>'
    notes = f'<w:{kind} w:id="4000">{p(r("Kaya, s. 40."))}</w:{kind}>'
    comment = f'<w:comment w:id="3" w:author="Ayşe">{p(r("Hangi tümen?"))}</w:comment>'
    body = LEAD + p(theirs, r(" 31 Nisan günü çekildi."), note(kind, 4000))
    told = comments_of(copy(word(body, comments=comment, **{f"{kind}s": notes}), "31 Nisan"))
    assert told.pop("3") == ("Ayşe", ["Hangi tümen?"])
    assert [int(one) > 4000 for one in told] == [True]
