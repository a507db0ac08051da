"""A text in its parts, with what the grammars found in it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from sefer.model.mentions import Mention, Source, Span

SIDE = 40  # characters on either side by which words are known again
# what may lie between two raw pieces that still count as one: white space, hyphens, marks of Markdown
_SEAMS = "\u00ad\u200b\u2010\u2011\u2060\ufeff\ufffe\x02-*_#>` \t\r\n\f\v\u00a0\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the clean text of one sort and language.

    `kind`: body, heading, abstract, keywords (also what the journal prints about the article), bibliography, table,
    note. `language`: tr, en, or "und".
    """

    kind: str
    language: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """`length` clean characters from `clean` stand for `raw_length` raw characters from `raw`.

    Where the lengths are equal the characters map one to one, else the run maps as a whole.
    """

    clean: int
    length: int
    raw: int
    raw_length: int


class Runs(Sequence[Run]):
    """Runs in little memory: a long text has many."""

    def __init__(self, numbers: array[int]) -> None:
        """`numbers`: the four numbers of each run, one run behind the other."""
        self._numbers = numbers

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Runs:
        """These runs. Raises ValueError for a number that no text has."""
        try:
            return cls(array("i", (n for run in runs for n in (run.clean, run.length, run.raw, run.raw_length))))
        except OverflowError as error:
            raise ValueError("a run lies outside of any text") from error

    def __len__(self) -> int:
        return len(self._numbers) // 4

    @overload
    def __getitem__(self, at: int) -> Run: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Run, ...]: ...
    def __getitem__(self, at: int | slice) -> Run | tuple[Run, ...]:
        if isinstance(at, slice):
            return tuple(self[n] for n in range(*at.indices(len(self))))
        first = 4 * range(len(self))[at]
        return Run(*self._numbers[first : first + 4])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Runs) and self._numbers == other._numbers

    def __hash__(self) -> int:
        return hash(self._numbers.tobytes())


class Spans(Sequence[Span]):
    """Spans, rising, in little memory: a long text has many sentences."""

    def __init__(self, numbers: array[int]) -> None:
        """`numbers`: start and end of each span, one span behind the other."""
        self._numbers = numbers

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Spans:
        """These spans."""
        return cls(array("i", (n for span in spans for n in (span.start, span.end))))

    @property
    def starts(self) -> array[int]:
        """Where each begins."""
        return self._numbers[::2]

    def __len__(self) -> int:
        return len(self._numbers) // 2

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self._numbers[::2], self._numbers[1::2])

    @overload
    def __getitem__(self, at: int) -> Span: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Span, ...]: ...
    def __getitem__(self, at: int | slice) -> Span | tuple[Span, ...]:
        if isinstance(at, slice):
            first, last, step = at.indices(len(self))
            if step != 1:
                return tuple(self[n] for n in range(first, last, step))
            own = self._numbers[2 * first : 2 * last]
            return tuple(map(Span, own[::2], own[1::2]))
        first = 2 * range(len(self))[at]
        return Span(*self._numbers[first : first + 2])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spans) and self._numbers == other._numbers

    def __hash__(self) -> int:
        return hash(self._numbers.tobytes())


Box = tuple[float, float, float, float]  # left, bottom, right, top in points from the lower left corner of the page


@dataclass(frozen=True)
class Document:
    """A read document: `text` is clean (NFC, repaired), `raw` is what offsets outside the program count in."""

    name: str
    text: str
    raw: str
    runs: Sequence[Run]
    parts: tuple[Part, ...]
    pages: tuple[tuple[int, int], ...] = ()  # (raw offset, page number), rising
    boxes: tuple[tuple[int, int, Box], ...] = ()  # (raw start, raw end, box) of printed lines, rising, where known
    bibliography: tuple[Source, ...] = ()
    plain: bool = True  # the raw text is the file itself, decoded
    digest: str = ""  # SHA-256 of the file's bytes
    side_bibliography: tuple[Source, ...] = ()  # works from .bib files beside it
    notes: tuple[tuple[int, int], ...] = ()  # (where the mark of a note stood, where the note begins), clean, rising

    def __post_init__(self) -> None:
        if not isinstance(self.runs, Runs):
            object.__setattr__(self, "runs", Runs.of(self.runs))

    @cached_property
    def _starts(self) -> array[int]:
        return array("i", (run.clean for run in self.runs))

    def beside(self, start: int, end: int, side: int = SIDE) -> tuple[str, str, str]:
        """(quote, before, after) of a passage with single spaces, as decisions.csv keeps them."""
        parts = self.text[start:end], self.text[max(0, start - side) : start], self.text[end : end + side]
        quote, before, after = (" ".join(part.split()) for part in parts)
        return quote, before, after

    def quote(self, span: Span) -> str:
        """The clean words of a span."""
        return self.text[span.start : span.end]

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """Raw spans of a clean span, in order of their raw place: one, or several where something was set aside.

        Raises ValueError for a span outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}..{end} is outside the text of {self.name}")
        pieces = sorted(self._pieces(start, end))
        if not pieces:  # nothing but a separator that we wrote
            run = self.runs[bisect_right(self._starts, start) - 1]
            return (Span(run.raw, run.raw),)
        joined = [pieces[0]]
        for low, high in pieces[1:]:
            if self.raw[joined[-1][1] : low].strip(_SEAMS) == "":
                joined[-1] = (joined[-1][0], max(joined[-1][1], high))
            else:
                joined.append((low, high))
        return tuple(Span(low, high) for low, high in joined)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        index = bisect_right(self._starts, start) - 1
        while index < len(self.runs) and self.runs[index].clean < end:
            run = self.runs[index]
            index += 1
            if run.length != run.raw_length:
                if run.raw_length:
                    yield run.raw, run.raw + run.raw_length
                continue
            low, high = max(start, run.clean), min(end, run.clean + run.length)
            if low < high:
                yield run.raw + low - run.clean, run.raw + high - run.clean

    @cached_property
    def _lines(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.raw)]

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [found.start() for found in re.finditer(r"\n{2,}", self.raw)]

    def line(self, start: int) -> int:
        """The line of the raw text on which a clean offset stands, from 1."""
        return bisect_left(self._lines, self.locate(start, start + 1)[0].start) + 1

    def paragraph(self, start: int) -> int:
        """The paragraph of the raw text in which a clean offset stands, from 1."""
        return bisect_left(self._paragraphs, self.locate(start, start + 1)[0].start) + 1

    def page(self, start: int) -> int | None:
        """The page on which a clean offset stands, where the file has pages."""
        if not self.pages:
            return None
        return self._raw_page(self.locate(start, start + 1)[0].start)

    def box(self, start: int, end: int) -> Box | None:
        """The box of the printed lines that bear a clean span, those on the page on which it begins; None without one."""
        raw, page = self.locate(start, end), self.page(start)
        at = max(bisect_right(self.boxes, raw[0].start, key=lambda box: box[0]) - 1, 0)
        found: list[Box] = []
        for low, high, box in self.boxes[at:]:
            if low >= raw[-1].end or (page is not None and self._raw_page(low) != page):
                break
            if any(span.start < high and low < span.end for span in raw):
                found.append(box)
        if not found:
            return None
        lefts, bottoms, rights, tops = zip(*found, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)

    def _raw_page(self, raw: int) -> int:
        return self.pages[max(bisect_right(self.pages, raw, key=lambda page: page[0]) - 1, 0)][1]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The works that the document lists itself and those of the .bib files beside it."""
        return self.bibliography + self.side_bibliography


@dataclass(frozen=True)
class Reading:
    """What the grammars found in a document: sentences (clean spans, in order) and mentions (by start)."""

    document: Document
    sentences: Spans
    mentions: tuple[Mention, ...]

    @property
    def name(self) -> str:
        """The name of the document."""
        return self.document.name

    @cached_property
    def starts(self) -> array[int]:
        """Where each mention begins."""
        return array("i", (m.start for m in self.mentions))

    def of(self, type_: str) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions if m.type == type_)


class Texts(Mapping[str, Document]):
    """The documents of readings by name, each taken from its reading when it is asked for."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = {reading.name: reading for reading in readings}

    def __getitem__(self, doc: str) -> Document:
        return self._readings[doc].document

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)


class Marked(Mapping[str, tuple[Mention, ...]]):
    """The mentions of readings by document with their entities set, made when they are asked for.

    `marks` has for each document the entity of every mention in order, None for a mention that names nothing.
    """

    def __init__(self, readings: Iterable[Reading], marks: Mapping[str, Sequence[str | None]]) -> None:
        self._readings = {reading.name: reading for reading in readings}
        self.marks = marks
        self._made: dict[str, tuple[Mention, ...]] = {}

    def __getitem__(self, doc: str) -> tuple[Mention, ...]:
        made = self._made.get(doc)
        if made is None:
            pairs = zip(self._readings[doc].mentions, self.marks[doc], strict=True)
            made = self._made[doc] = tuple(
                m if m.entity == mark else Mention(m.type, m.start, m.end, m.value, mark) for m, mark in pairs
            )
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)
