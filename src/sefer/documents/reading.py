"""A file -> a Document."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from sefer.documents.decoding import decode
from sefer.documents.furniture import marked
from sefer.documents.headings import label_language
from sefer.documents.languages import judge, spread
from sefer.documents.lines import Line, split
from sefer.documents.paragraphs import Paragraph, paragraphs
from sefer.documents.structure import arranged
from sefer.documents.writer import Writer
from sefer.messages import Complaint
from sefer.model import Document, Part

_READ = ("tr", "en")
_FEW = 20  # words below which a text in an unknown language is let through


def read(path: Path) -> Document:
    """The document in a file. Raises Complaint, one clear line, where it cannot be read."""
    data = path.read_bytes()
    markdown = path.suffix.lower() == ".md"
    raw = decode(data, path.name)
    if not raw.strip():
        raise Complaint("documents.empty", name=path.name)
    lines = split(raw, markdown)
    blocks = arranged(paragraphs(lines, marked(lines)))
    return compose(path.name, raw, blocks, sha256(data).hexdigest(), markdown)


def compose(name: str, raw: str, blocks: Sequence[Paragraph], digest: str, markdown: bool = False) -> Document:
    """The clean text of arranged paragraphs, with the runs and parts that belong to it."""
    languages = spread([_judged(block) for block in blocks], [block.kind == "heading" for block in blocks])
    _check_language(name, blocks, languages)
    writer = Writer(raw, markdown)
    parts: list[Part] = []
    for block, language in zip(blocks, languages, strict=True):
        if parts:
            same = block.seam == "line" and (parts[-1].kind, parts[-1].language) == (block.kind, language)
            writer.separate("\n" if same else "\n\n", block.lines[0].start)
        start, end = _write(writer, block, raw)
        if parts and same:
            start = parts.pop().start
        parts.append(Part(block.kind, language, start, end))
    return Document(name, writer.text(), raw, writer.runs(), tuple(parts), digest=digest)


def _judged(block: Paragraph) -> str | None:
    text = unicodedata.normalize("NFC", block.text)
    if block.kind == "keywords":
        return label_language(text)
    found = judge(text)
    return None if found == "und" and block.kind in ("heading", "table") else found


def _write(writer: Writer, block: Paragraph, raw: str) -> tuple[int, int]:
    if block.kind != "table":
        return writer.paragraph(_pieces(block.lines, raw))
    began = writer.length
    for number, line in enumerate(block.lines):
        if number:
            writer.separate("\n", line.start)
        writer.row(line.start, line.end)
    return began, writer.length


def _pieces(lines: Sequence[Line], raw: str) -> list[tuple[int, int]]:
    """Raw stretches between which something was set aside."""
    pieces = [(lines[0].start, lines[0].end)]
    for line in lines[1:]:
        if raw[pieces[-1][1] : line.start].strip("> \t\r\n\f\v\u2028\u2029\u00a0") == "":
            pieces[-1] = (pieces[-1][0], line.end)
        else:
            pieces.append((line.start, line.end))
    return pieces


def _check_language(name: str, blocks: Sequence[Paragraph], languages: Sequence[str]) -> None:
    pairs = list(zip(blocks, languages, strict=True))
    telling = [(block, language) for block, language in pairs if block.kind == "body"] or pairs
    if not any(language in _READ for _, language in telling):
        raise Complaint("documents.language", name=name)
