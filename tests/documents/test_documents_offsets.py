"""Every clean span leads back to the raw words that it was made of."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sefer import documents
from sefer.messages import Complaint
from sefer.model import Document

WORDS = [
    "tabur",
    "Alay’ın",
    "12.",
    "1877",
    "Plevne'ye",
    "(Kaya,",
    "s.",
    "14).",
    "yürüdü",
    "Rus-",
    "hare-",
    "kât",
    "55–",
]
WORDS += [
    "su\u0308ngü",
    "go\u0308rdü.",
    "ku\u00adşatma",
    "sahra\u00a0topu",
    "“emir”",
    "ve",
    "\u200bsol",
    "x\ufffey",
    "-",
    "—",
]
ENDS = [" ", "  ", "\n", " \n", "\r\n", "\n\n", "\r\n \r\n", "\f", "\n\n\n", "\t", "\n    "]
WHOLE = [
    "\n\n190\n\n",
    "\nGiriş\n",
    "\n\nÖz. Kısa özet.\n\nAnahtar Kelimeler: bir, iki\n\n",
    "\nA. Kaya        Dergi\n",
]


def prose() -> st.SearchStrategy[str]:
    return st.lists(
        st.one_of(st.tuples(st.sampled_from(WORDS), st.sampled_from(ENDS)).map("".join), st.sampled_from(WHOLE)),
        min_size=1,
        max_size=60,
    ).map("".join)


def made(text: str, name: str = "metin.txt") -> Document | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(text.encode())
        try:
            return documents.read(path)
        except Complaint as complaint:
            assert complaint.key in ("documents.empty", "documents.language")
            return None


def bare(text: str) -> str:
    """Letters and figures alone: white space, hyphens, dashes and what has no width are left out."""
    return re.sub(r"[\s\-‐‑–—\u00ad\u200b\ufeff\ufffe]", "", unicodedata.normalize("NFC", text))


@settings(max_examples=250)
@given(prose(), st.data())
def test_raw_pieces_of_any_span_hold_its_words(text: str, data: st.DataObject) -> None:
    """Whatever the noise: the raw spans are in bounds, in order, and hold the letters of the clean span."""
    document = made(text)
    if document is None or len(document.text) < 2:
        return
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    spans = document.locate(start, end)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    pieces = sorted(bare("".join(text[span.start : span.end] for span in spans)))
    assert pieces == sorted(bare(document.text[start:end]))


@settings(max_examples=250)
@given(prose())
def test_runs_and_parts_cover_the_clean_text(text: str) -> None:
    """Runs follow each other without a gap; parts follow each other with only line ends between them."""
    document = made(text)
    if document is None:
        return
    at = 0
    for run in document.runs:
        assert run.clean == at and run.length > 0
        at += run.length
    assert at == len(document.text)
    end = 0
    for part in document.parts:
        assert set(document.text[end : part.start]) <= {"\n"} and part.start < part.end
        end = part.end
    assert end == len(document.text)
    assert unicodedata.is_normalized("NFC", document.text)
    assert not re.search(r"[ ]{2}|[\r\f\u00ad\ufffe\u200b\u00a0]", document.text)


@settings(max_examples=150)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
def test_no_text_makes_it_stumble(text: str) -> None:
    """Any text at all is read or complained of, as .txt and as .md."""
    for name in ("a.txt", "a.md"):
        document = made("Bu bir deneme ve bu kadar. " + text, name)
        if document is not None:
            raw = document.raw
            for part in document.parts:
                assert all(span.end <= len(raw) for span in document.locate(part.start, part.end))


def test_a_word_of_composed_and_loose_letters_is_one_raw_span(read) -> None:  # type: ignore[no-untyped-def]
    """u + combining dots counts two raw characters and one clean one."""
    raw = "Ordu Mu\u0308rsel Pas\u0327a'nın emrinde Gu\u0308mru\u0308'ye yürüdü ve bir gün sonra oraya vardı."
    document = read(raw)
    start = document.text.index("Mürsel Paşa")
    (span,) = document.locate(start, start + len("Mürsel Paşa"))
    assert raw[span.start : span.end] == "Mu\u0308rsel Pas\u0327a"
    assert "Gümrü'ye" in document.text


def test_the_byte_order_mark_is_not_counted(read) -> None:  # type: ignore[no-untyped-def]
    document = read(b"\xef\xbb\xbf" + "Kuşatma bir ay sürdü.".encode())
    assert document.raw.startswith("Kuşatma") and document.locate(0, 7)[0].start == 0


def test_windows_line_ends_are_untouched_in_the_raw_text(read) -> None:  # type: ignore[no-untyped-def]
    raw = "Tümen 3 Mayıs günü\r\nErzurum'a girdi ve burada\r\nkaldı.\r\n"
    document = read(raw)
    assert document.raw == raw
    assert document.text == "Tümen 3 Mayıs günü Erzurum'a girdi ve burada kaldı."
    at = document.text.index("günü Erzurum")
    (span,) = document.locate(at, at + len("günü Erzurum"))
    assert raw[span.start : span.end] == "günü\r\nErzurum"


def test_a_span_outside_the_text_is_refused(read) -> None:  # type: ignore[no-untyped-def]
    import pytest

    document = read("Kısa bir metin ve bir satır.")
    with pytest.raises(ValueError):
        document.locate(0, len(document.text) + 1)
