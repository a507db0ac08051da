"""Raw text -> its lines that bear words, each with the blank lines and page breaks before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sefer.documents.layouts import Layout
from sefer.documents.words import every
from sefer.letters import fold
from sefer.letters.patterns import lazy

_MARK = lazy(r"[ \t]*(?:(?:>[ \t]?)+|#{1,6}[ \t]+|[*+-][ \t]+(?=\S)|\[\^[^\]\s]+\]:[ \t]*)*")
_BLANK = " \t\u00a0\u1680\u202f\u205f\u3000\u200b\ufeff\x1c\x1d\x1e\x1f\x85" + "".join(map(chr, range(0x2000, 0x200B)))
BETWEEN = _BLANK + "\r\n\f\v\u2028\u2029>"  # what may stand between two lines of one piece
_CLOSERS = "\"'”’»›)]*_ \t\u00a0"
_MARKS_OF_NOTES = lazy(
    r"(?:\[(?:\d{1,3}|\^\w{1,12})\])+$|(?<=[^\W\d_]{2}[.!?…])\d{1,3}$|[⁰¹²³⁴-⁹]+$|(?<=[.!?…])\(\d{1,3}\)$"
)
_NO_WIDTH = ("\u200b", "\ufeff")
_RULE_SIGNS = "-=_*~•·–—|:"
_RULE = lazy(rf"[{_RULE_SIGNS}\s]{{3,}}")  # a line drawn with signs
_STRETCH = 1 << 17  # characters
_TAIL = 32  # characters of a line that show whether it ends a sentence
_LAST_WORD = lazy(r"([^\W\d_]+|\d+)\.$")


@dataclass(slots=True)  # not frozen: a text has many, and those are slow to make
class Line:
    """A line without the white space around it; `gap` blank lines and maybe a page break stand before it."""

    start: int
    end: int
    raw: str  # the whole text: a copy of every line would be a copy of it all
    indent: int = 0
    gap: int = 0
    page: bool = False
    mark: str = ""  # the Markdown mark before it
    setting: str = ""  # "markdown" or "printed": its line ends mean nothing, paragraphs are known otherwise
    closes: bool = False  # it ends as a sentence does, not as an abbreviation or an ordinal

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def text(self) -> str:
        return self.raw[self.start : self.end]

    @property
    def folded(self) -> str:
        """The line for comparison, without numbering or signs around it."""
        return fold(self.text.strip("0123456789.:)(*_#-–— \t"))

    @property
    def opens_small(self) -> bool:
        """True where it starts in the middle of a sentence by its look."""
        head = self.text.lstrip("\"'“‘«([")[:2]
        return (head[:1].islower() and head[1:] != ")") or self.text[:1] in ",;)"


def ends_sentence(text: str) -> bool:
    """True where a text ends as a sentence does, not as an abbreviation or an ordinal."""
    if text[-1:].isalpha() or text[-1:] in ("", ","):
        return False
    tail = text[-_TAIL:]
    bare = (_MARKS_OF_NOTES.sub("", tail) if tail[-1] in "])" or tail[-1].isdigit() else tail).rstrip(_CLOSERS)
    if not bare or bare[-1] not in ".!?…":
        return False
    last = _LAST_WORD.search(bare, bare.rfind(" ") + 1)
    if last is None or bare != tail:
        return True
    word = last[1]
    return len(word) > 3 if word.isdecimal() else len(word) > 1 and fold(word) not in every("unfinished")


def split(layout: Layout) -> list[Line]:
    """The lines of a raw text that are not blank, in order."""
    lines: list[Line] = []
    raw, starts = layout.text, {at for at, _ in layout.pages} | layout.columns
    setting = "markdown" if layout.markdown else "printed" if layout.printed else ""
    gap, page, after = 0, False, 0
    for text in _cut(raw):
        begin, after = after, after + len(text)
        words = text.strip()
        if words[:1] in _NO_WIDTH or words[-1:] in _NO_WIDTH:
            words = words.strip(_BLANK)
        if words[:1] in _RULE_SIGNS and _RULE.fullmatch(words):
            gap += "|" not in words
        elif words:
            lead = text.index(words[0])
            indent = len(text[:lead].expandtabs())
            mark = _MARK.match(words).group() if layout.markdown else ""  # type: ignore[union-attr]
            start, words = begin + lead + len(mark), words[len(mark) :]
            page = page or (start in starts and start > 0)
            place = (start, start + len(words), raw, indent, gap, page)
            lines.append(Line(*place, mark.strip(), setting, ends_sentence(words)))
            gap, page = 0, False
        else:
            gap += 1
        page = page or text[-1] == "\f"
    return [line for line in lines if len(line)]


def _cut(raw: str) -> Iterator[str]:
    """The lines with their ends, cut a stretch at a time to keep memory low."""
    start = 0
    while start < len(raw):
        end = raw.find("\n", start + _STRETCH) + 1 or len(raw)
        yield from raw[start:end].splitlines(keepends=True)
        start = end
