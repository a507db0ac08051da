"""An abstract under a heading of its own style, as word processors write it, is read as an abstract."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from sefer import documents


@pytest.mark.parametrize(
    ("heading", "words", "next_heading"),
    [
        ("Öz", "Bu makale tümenin kanal boyundaki muharebesini ele almaktadır.", "Giriş"),
        ("Özet", "Bu makale tümenin kanal boyundaki muharebesini ele almaktadır.", "Hazırlık"),
        ("Abstract", "This article follows the fight of the division along the canal.", "The landing"),
    ],
)
def test_the_paragraph_behind_a_styled_heading_is_the_abstract(
    tmp_path: Path, heading: str, words: str, next_heading: str
) -> None:
    path = tmp_path / "text.docx"
    text = docx.Document()
    text.add_heading("Seferin Bir Safhası" if heading != "Abstract" else "A Phase of the Campaign", 0)
    text.add_heading(heading, 1)
    text.add_paragraph(words)
    text.add_heading(next_heading, 1)
    text.add_paragraph(words.replace("makale", "birlik").replace("article", "column"))
    text.save(str(path))
    found = documents.read(path)
    kinds = [(part.kind, found.text[part.start : part.end]) for part in found.parts]
    assert ("abstract", words) in kinds
    assert [kind for kind, _ in kinds][-2:] == ["heading", "body"]
