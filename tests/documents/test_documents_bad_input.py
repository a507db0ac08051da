"""Every input that cannot be read gets one clear line in Turkish and in English."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen import canvas

from growth import assert_linear, spent
from sefer import documents
from sefer.documents import files
from sefer.messages import Complaint, say, sentences
from sefer.model import Document

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
GERMAN = (
    "Die türkische Armee griff am 30. April an. Nach drei Tagen war der Angriff zu Ende und die Truppen gingen "
    "zurück. Der Feldmarschall blieb noch eine Woche in der Stadt und reiste dann nach Berlin ab."
).encode()  # fmt: skip


def docx(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def printed() -> bytes:
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(595, 842))
    for number, line in enumerate(["The division was on the march and it came", "to the town with 12 guns.[1]", "7"]):
        paper.drawString(72, 700 - 14 * number, line)
    paper.save()
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
EVIL = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&x; Bu bir metin ve bu kadar.</w:t></w:r></w:p></w:body></w:document>"
).encode()
SOUND = {
    "makale.docx": docx(
        {
            "word/document.xml": f"<w:document {W}><w:body><w:p><w:r><w:t>Bu.</w:t></w:r></w:p></w:body></w:document>".encode()
        }
    ),
    "makale.pdf": printed(),
    "makale.txt": "Birlik 3 Mayıs günü döndü.\n\n12\n\nSonra bir ay kaldı ve bek-\nledi.".encode(),
    "makale.md": "# Dönüş\n\n> Birlik *3 Mayıs* günü döndü[^1].\n\n[^1]: Kaya, s. 4.\n\n| a | b |\n|---|---|\n".encode(),
}
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
).encode()


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("bos.txt", b"", "empty"),
        ("bosluk.txt", b"\xef\xbb\xbf \r\n\t\n", "empty"),
        ("makale.txt", b"%PDF-1.7\n1 0 obj\n", "wrong_kind"),
        ("makale.md", b"PK\x03\x04" + b"\0" * 30, "wrong_kind"),
        ("makale.docx", b"Bu bir metin ve bu kadar.", "wrong_kind"),
        ("makale.docx", docx({"xl/workbook.xml": b"<x/>"}), "wrong_kind"),
        ("makale.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "wrong_kind"),
        ("harita.pdf", PNG, "wrong_kind"),
        ("makale.pdf", b"Bu bir metin ve bu kadar.", "wrong_kind"),
        ("sayfa.txt", b"<!DOCTYPE html><html><body>Bu bir sayfa.</body></html>", "wrong_kind"),
        ("makale.odt", b"PK\x03\x04", "broken"),
        ("makale.rtf", b"{\\rtf1 metin}", "ending"),
        ("makale.odt", b"Bu bir metin ve bu kadar.", "wrong_kind"),
        ("makale.odt", docx({"word/document.xml": b"<x/>"}), "wrong_kind"),
        ("makale.odt", docx({"content.xml": EVIL}), "entities"),
        ("makale.odt", docx({"content.xml": b"<x/>", "Pictures/a": b"\0" * 30_000_000}), "bomb"),
        ("sayfa.html", b"<html><script>1</script></html>", "empty"),
        ("sayfa.html", b"PK\x03\x04" + b"\0" * 30, "wrong_kind"),
        ("makale.txt", b"Bu bir\0metin ve bu kadar.", "nul"),
        ("makale.pdf", b"%PDF-1.4\nbroken to the last", "broken"),
        ("makale.docx", b"PK\x03\x04 not an archive at all", "broken"),
        ("makale.docx", docx({"word/document.xml": b"<w:document"}), "broken"),
        ("makale.docx", docx({"word/document.xml": EVIL}), "entities"),
        ("makale.docx", docx({"word/document.xml": LAUGHS}), "entities"),
        ("makale.docx", docx({"word/document.xml": b"<x/>", "word/media/a": b"\0" * 30_000_000}), "bomb"),
        ("artikel.txt", GERMAN, "language"),
        ("statya.txt", "Осада Плевны началась в июле и продолжалась до декабря.".encode(), "language"),
    ],
)
def test_the_complaint_names_the_file(refused: Callable[..., Complaint], name: str, content: bytes, key: str) -> None:
    complaint = refused(content, name)
    assert complaint.key == f"documents.{key}"
    for language in ("tr", "en"):
        line = say(complaint.key, language, **complaint.values)
        assert name in line and "\n" not in line and "{" not in line


def test_both_languages_say_the_same_things() -> None:
    turkish, english = sentences("documents", "tr"), sentences("documents", "en")
    assert turkish.keys() == english.keys()


def test_a_file_over_64_megabytes_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "dev.txt"
    with path.open("wb") as out:
        out.truncate(files.LARGEST + 1)
    with pytest.raises(Complaint) as caught:
        documents.read(path)
    assert caught.value.key == "documents.too_large"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for ask in (lambda: documents.read(tmp_path / "yok.txt"), lambda: documents.gather([tmp_path / "yok.txt"])):
        with pytest.raises(Complaint) as caught:
            ask()
        assert caught.value.key == "documents.missing"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read here")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "gizli.txt"
    path.write_text("Bu bir metin ve bu kadar.", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(Complaint) as caught:
        documents.read(path)
    assert caught.value.key == "documents.unreadable"


def test_a_file_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "acik.txt"
    path.write_text("Bu bir metin ve bu kadar.", encoding="utf-8")

    def held(_: Path) -> bytes:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "read_bytes", held)
    with pytest.raises(Complaint) as caught:
        documents.read(path)
    assert caught.value.key == "documents.unreadable" and caught.value.values["name"] == "acik.txt"


def test_an_archive_that_lies_about_its_sizes_is_broken(refused: Callable[..., Complaint]) -> None:
    content = bytearray(docx({"word/document.xml": b"<w:document/>" + b" " * 5000}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = (20).to_bytes(4, "little")
    assert refused(bytes(content), "yalan.docx").key == "documents.broken"


@pytest.mark.parametrize("encoding", ["cp1254", "iso8859-9", "cp857", "utf-8", "utf-8-sig", "utf-16"])
def test_turkish_in_old_encodings_is_read(read: Callable[..., Document], encoding: str) -> None:
    text = "Şükrü Paşa'nın Edirne'deki kuşatmada İğneada yolunu açık tuttuğu ve 5 ay direndiği yazılıdır."
    document = read(text.encode(encoding))
    assert document.text == text and document.plain


def test_curly_quotes_of_cp1254_are_read(read: Callable[..., Document]) -> None:
    text = "“Çekilme” emri 3–4 Ekim gecesi geldi; birliğin yarısı Vardar’ın ötesinde kaldı ve bekledi."
    assert read(text.encode("cp1254")).text == text


def test_a_few_broken_bytes_do_not_turn_utf8_into_another_encoding(read: Callable[..., Document]) -> None:
    raw = ("Şükrü Paşa'nın kuşatması ve çıkışı. " * 20).encode() + b"\xff son."
    assert read(raw).text.startswith("Şükrü Paşa'nın kuşatması")


@pytest.mark.parametrize("name", ["makale.docx", "makale.pdf", "makale.txt", "makale.md"])
@given(st.data())
@settings(max_examples=60)
def test_a_damaged_file_is_read_or_complained_of(name: str, data: st.DataObject) -> None:
    """Whatever bytes are changed, cut out or put in: a document, or one Complaint, nothing else."""
    content = bytearray(SOUND[name])
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
        content = content or bytearray(b"x")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(bytes(content))
        try:
            document = documents.read(path)
        except Complaint as complaint:
            assert say(complaint.key, "tr", **complaint.values)
        else:
            assert sum(run.length for run in document.runs) == len(document.text)


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.PDF", "d.bib", "e.jpg", ".gizli.txt", "~$f.docx", "alt/g.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = documents.gather([tmp_path, tmp_path / "a.txt"])
    assert [path.name for path in found] == ["a.txt", "g.docx", "b.md", "c.PDF"]


def test_a_folder_without_a_readable_file(tmp_path: Path) -> None:
    (tmp_path / "resim.png").write_bytes(PNG)
    with pytest.raises(Complaint) as caught:
        documents.gather([tmp_path])
    assert caught.value.key == "documents.no_files"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_folders_that_loop_are_entered_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "c").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "makale.txt").write_text("Bu bir metin.", encoding="utf-8")
    (tmp_path / "kopuk.txt").symlink_to(tmp_path / "yok.txt")
    assert [path.name for path in documents.gather([tmp_path])] == ["makale.txt"]


def test_reading_changes_nothing_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "makale.txt"
    path.write_bytes(b"Bu bir metin ve bu kadar.")
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir()))
    documents.read(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir())) == before


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("a.txt", "a"),
        ("a.txt", "-\n"),
        ("a.txt", "u\u0308\u00ad"),
        ("a.txt", "\u00ad"),
        ("a.txt", "\n\n12\n\n"),
        ("a.txt", "söz.1 "),
        ("a.txt", "\n1 Ali, s. 4"),
        ("a.txt", "(1999,"),
        ("a.txt", "5. "),
        ("a.txt", "1.000."),
        ("a.txt", "18/31 "),
        ("a.txt", "Ali "),
        ("a.txt", "A. "),
        ("a.txt", "  \t "),
        ("a.txt", "Bir gün\t"),
        ("a.md", "*"),
        ("a.md", "_"),
        ("a.md", "["),
        ("a.md", ">"),
        ("a.md", "\\*"),
        ("a.md", "](x"),
    ],
)
def test_no_input_takes_more_than_linear_time(read: Callable[..., Document], name: str, piece: str) -> None:
    """Four times as many characters of one piece, in the body and in the bibliography, take about four times the time."""
    told = "Birlik bir gün sonra geri döndü ve köprünün önünde bekledi; o\u0308ğlen bu emir için bir haber geldi."

    def cost(size: int) -> float:
        flood = "x " + piece * (size // len(piece)) + " y"
        return spent(lambda: read(f"{told}\n\n{flood}\n\nKaynakça\n\n{flood}\n", name))

    assert_linear(cost, 25_000)
