"""The bytes of a .txt or .md -> its layout: the text as it stands, with everything still in it."""

from __future__ import annotations

from sefer.documents.decoding import decode
from sefer.documents.layouts import Layout
from sefer.letters.patterns import lazy

_FRONT = lazy(r"---[ \t]*\r?\n(?=(\S))(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|$)")  # what Markdown says of itself


def layout(data: bytes, name: str) -> Layout:
    """The decoded text; form feeds count pages. Raises Complaint where it is no text."""
    text = decode(data, name)
    feeds = [at for at, char in enumerate(text) if char == "\f"] if "\f" in text else []
    pages = tuple((at + 1 if number else 0, number + 1) for number, at in enumerate([0, *feeds])) if feeds else ()
    markdown = name.lower().endswith(".md")
    front = _FRONT.match(text) if markdown else None
    kinds = {front.start(1): "keywords"} if front else {}
    return Layout(text, kinds, pages, loose=True, firm=markdown, markdown=markdown, plain=True)
