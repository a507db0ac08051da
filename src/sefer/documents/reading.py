"""A file -> a Document."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from sefer.documents import plain
from sefer.documents.bibliography import sources_of
from sefer.documents.files import load
from sefer.documents.furniture import marked
from sefer.documents.headings import label_language, section_language
from sefer.documents.languages import guess, judge, spread
from sefer.documents.layouts import Layout
from sefer.documents.legible import legible
from sefer.documents.lines import BETWEEN, Line, split
from sefer.documents.notes import with_notes
from sefer.documents.paragraphs import Paragraph, paragraphs
from sefer.documents.structure import arranged
from sefer.documents.words import LANGUAGES
from sefer.documents.writer import Writer
from sefer.memory import give_back, uncollected
from sefer.messages import Complaint
from sefer.model import Document, Part, Source


@uncollected()
def read(path: Path) -> Document:
    """The document in a .txt, .md, .docx, .odt, .html or .pdf. Raises Complaint, one clear line, where it cannot be read."""
    data = load(path)
    digest = sha256(data).hexdigest()
    found = _layout(path.suffix.lower(), data, path.name)
    del data
    layout = replace(found, text=legible(found.text))
    lines = split(layout)
    if not lines:
        raise Complaint("documents.empty", name=path.name)
    dropped = marked(lines) if layout.loose else frozenset()
    layout = with_notes(layout, lines, dropped) if layout.loose else layout
    blocks = arranged(paragraphs(lines, dropped, layout))
    document = _compose(path.name, found.text, layout, blocks, digest)
    del blocks, lines
    give_back(len(document.text))
    return document


def _layout(ending: str, data: bytes, name: str) -> Layout:
    """Hand the bytes to the reader of their format, which is loaded only now."""
    if ending == ".pdf":
        from sefer.documents import pdf

        return pdf.layout(data, name)
    if ending == ".docx":
        from sefer.documents import docx

        return docx.layout(data, name)
    if ending == ".odt":
        from sefer.documents import odt

        return odt.layout(data, name)
    if ending in (".html", ".htm"):
        from sefer.documents import html

        return html.layout(data, name)
    return plain.layout(data, name)


def _compose(name: str, raw: str, layout: Layout, blocks: Sequence[Paragraph], digest: str) -> Document:
    """The clean text of arranged paragraphs, with the runs, parts and works that belong to it."""
    languages = spread(_languages(blocks), [block.kind == "heading" for block in blocks], lambda at: blocks[at].text)
    _check_language(name, blocks, languages)
    writer = Writer(layout.text, layout.markdown, layout.marks)
    parts: list[Part] = []
    entries: list[tuple[int, int]] = []
    for block, language in zip(blocks, languages, strict=True):
        same = bool(parts) and block.seam == "line" and (parts[-1].kind, parts[-1].language) == (block.kind, language)
        if parts:
            writer.separate("\n" if same else "\n\n", block.lines[0].start)
        start, end = _write(writer, block, language, layout.text)
        if block.kind == "bibliography":
            entries.append((start, end))
        parts.append(Part(block.kind, language, parts.pop().start if same else start, end))
    text = writer.text()
    works: tuple[Source, ...] = sources_of(text, entries)
    return Document(
        name, text, raw, writer.runs(), tuple(parts), layout.pages, layout.boxes, works,
        plain=layout.plain, digest=digest, notes=writer.notes(),
    )  # fmt: skip


def _languages(blocks: Sequence[Paragraph]) -> list[str | None]:
    """The language of each block; where no single one is long enough to tell, the short ones are judged together."""
    found = [_judged(block) for block in blocks]
    if any(language in LANGUAGES for language in found):
        return found
    unsure = [block for block, language in zip(blocks, found, strict=True) if language is None]
    short = [block.text for block in unsure if block.kind == "body"] or [block.text for block in unsure]
    every = unicodedata.normalize("NFC", " ".join(short))
    together = judge(every) or guess(every)
    return [language or together for language in found]


def _judged(block: Paragraph) -> str | None:
    text = unicodedata.normalize("NFC", block.text)
    if block.kind == "keywords":
        return label_language(text)
    if block.kind == "heading" and (named := section_language(text)):
        return named
    found = judge(text) or (label_language(text) if block.kind == "abstract" else None)
    return None if found == "und" and block.kind in ("heading", "table", "bibliography") else found


def _write(writer: Writer, block: Paragraph, language: str, raw: str) -> tuple[int, int]:
    if block.kind != "table":
        return writer.paragraph(_pieces(block.lines, raw), language)
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
        if pieces[-1][1] <= line.start and raw[pieces[-1][1] : line.start].strip(BETWEEN) == "":
            pieces[-1] = (pieces[-1][0], line.end)
        else:
            pieces.append((line.start, line.end))
    return pieces


def _check_language(name: str, blocks: Sequence[Paragraph], languages: Sequence[str]) -> None:
    pairs = list(zip(blocks, languages, strict=True))
    telling = [language for block, language in pairs if block.kind == "body"] or languages
    if all(language == "und" for language in telling):
        raise Complaint("documents.language", name=name)
