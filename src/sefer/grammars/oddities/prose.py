"""The paragraphs of a document that are prose, one after another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sefer.grammars.words import LANGUAGES, table
from sefer.model import Reading


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Where a paragraph stands, and its language."""

    start: int
    end: int
    language: str


def paragraphs(reading: Reading) -> Iterator[Paragraph]:
    """The paragraphs of the body in a language that is read, without the white space around them."""
    text = reading.document.text
    for part in reading.document.parts:
        if part.kind != "body" or part.language not in LANGUAGES:
            continue
        low = part.start
        for line in text[part.start : part.end].split("\n"):
            if words := line.strip():
                start = low + line.index(words[0])
                yield Paragraph(start, start + len(words), part.language)
            low += len(line) + 1


class Prose:
    """The prose of a document, asked for the places of words: much quicker than a pattern at every letter."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.paragraphs = tuple(paragraphs(reading))
        self._starts = [paragraph.start for paragraph in self.paragraphs]

    def around(self, at: int) -> Paragraph | None:
        """The paragraph in which a place of the text stands."""
        found = self.paragraphs[max(bisect_right(self._starts, at) - 1, 0) :][:1]
        return found[0] if found and found[0].start <= at < found[0].end else None

    def places(self, words: Iterable[str], language: str) -> Iterator[tuple[int, str, Paragraph]]:
        """Where some words begin in the prose of a language, each with the paragraph around it."""
        if all(paragraph.language != language for paragraph in self.paragraphs):
            return
        for word in words:
            at = self.text.find(word)
            while at >= 0:
                paragraph = self.around(at)
                if paragraph and paragraph.language == language:
                    yield at, word, paragraph
                at = self.text.find(word, at + len(word))


@cache
def words(language: str, sort: str) -> Any:
    """The words of a sort of oddity in a language."""
    return table(language, "oddities")[sort]
