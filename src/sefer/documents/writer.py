"""Pieces of raw text -> clean text with the runs that lead back."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from sefer.documents.hyphens import TORN, Hyphens
from sefer.letters.patterns import lazy
from sefer.model import Runs

_DROPPED = "\u00ad\u200b\ufeff\u2060\ufffe\x02"
_END = "\n\r\f\v\u2028\u2029"
_ODD_SPACE = "\t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # all but a blank
# what may follow the first letter of something special; that letter alone is sought, which is fast
_PLAIN = (
    rf"(?P<dash>(?<=[\w\u0300-\u036f][{re.escape(TORN)}]))[^\S{_END}]*[{_END}]\s*",
    r"(?P<loose>(?<=[\w\u0300-\u036f][-‐¬]) +(?=[^\W\d_]))",
    r"(?P<space>(?<=\s)\s+|(?<=[^\S ]))",
    rf"(?P<drop>(?<=[{_DROPPED}]))",
)
_MARKDOWN = (
    r"(?P<quote>(?<=\n)[ \t]*(?:>[ \t]?)+|(?<=\s)\s*\n[ \t]*(?:>[ \t]?)+)",
    r"(?<=\\)(?P<escaped>[\\`*_{}\[\]()#+.!>~-])",
    r"(?:(?<=!)\[|(?<=\[))(?P<link>[^\[\]\n]*)\]\([^()\s]*(?:\s\"[^\"\n]*\")?\)",
    r"(?P<sign>(?<=\*)\**|(?<=_)_*)",
    r"(?P<mark>(?<=`)`*|(?<=\[)\^[^\]\s]{1,60}\])",
)
_MARKDOWN_SIGNS = "\\![*_`"
_TORN_WORD = lazy(rf"[\w\u0300-\u036f][{re.escape(TORN)}]$")
_NOTHING = dict.fromkeys(map(ord, _DROPPED))
_CELL = lazy(r"(?P<gap>\s*[\t|]\s*|[^\S\n]{3,})|(?:[^\s|]|[^\S\t\n]{1,2}(?![\s|]))+")
_LIGATURES = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")
_DOTTED = "i\u0307"
_JAMO = ("\u1160", "\u11ff")


def _composed(cluster: str) -> str:
    """The letter that a cluster stands for; a ligature gives its letters, a dot over i is one too many."""
    form: Literal["NFC", "NFKC"] = "NFKC" if cluster in _LIGATURES else "NFC"
    return unicodedata.normalize(form, cluster.translate(_NOTHING)).replace(_DOTTED, "i")


def _joins_back(char: str) -> bool:
    return unicodedata.category(char).startswith("M") or _JAMO[0] <= char <= _JAMO[1]


def _clusters(raw: str) -> tuple[str, tuple[str, ...]]:
    """The letters with which something begins that composes to another letter, and the pattern of what follows."""
    if unicodedata.is_normalized("NFC", raw) and not any(map(raw.__contains__, (*_LIGATURES, _DOTTED))):
        return "", ()
    signs = set(raw)
    marks = "".join(map(re.escape, sorted(filter(_joins_back, signs))))
    odd = "".join(re.escape(c) for c in sorted(signs) if c in _LIGATURES or not unicodedata.is_normalized("NFC", c))
    bases = set(re.findall(rf"[^\s{_DROPPED}](?=[{_DROPPED}]*[{marks}])", raw)) if marks else set()
    heads = "".join(map(re.escape, sorted(bases)))
    forms = [rf"(?<=[{heads}])(?:[{_DROPPED}]*[{marks}])+"] if heads else []
    forms += [rf"(?<=[{odd}])"] if odd else []
    return heads + odd, (rf"(?P<cluster>{'|'.join(forms)})",) if forms else ()


class Writer:
    """Collects clean text. `text()` and `runs()` give what was written."""

    def __init__(self, raw: str, markdown: bool, marks: Sequence[tuple[int, int, int]] = ()) -> None:
        self._raw = raw
        self._hyphens = Hyphens(raw)
        self._marks = sorted(marks)
        self._starts = [start for start, _, _ in self._marks]
        self._anchors: list[tuple[int, int]] = []  # clean place of a mark, raw start of its note
        self._begins: dict[int, int] = {}  # raw start of a paragraph -> clean start
        self._out: list[str] = []
        self._runs = array("i")  # four numbers each
        self._markdown = markdown
        self._language = ""
        self.length = 0

    @cached_property
    def _scanner(self) -> re.Pattern[str]:
        """What is not copied as it stands, where no two blanks stand side by side."""
        return self._specials("")

    @cached_property
    def _wide_scanner(self) -> re.Pattern[str]:
        """The same where blanks may stand side by side; slower, as every blank is looked at."""
        return self._specials(" ")

    def _specials(self, blank: str) -> re.Pattern[str]:
        markdown = self._markdown
        first = rf"{_ODD_SPACE}{re.escape(TORN)}{_DROPPED}{blank}" + (re.escape(_MARKDOWN_SIGNS) if markdown else "")
        heads, clusters = _clusters(self._raw)
        after = (_MARKDOWN[:1] if markdown else ()) + _PLAIN[:2] + clusters + _PLAIN[2:] + _MARKDOWN[1:] * markdown
        return re.compile(rf"[{first}{heads}](?:{'|'.join(after)})")

    def paragraph(self, pieces: list[tuple[int, int]], language: str) -> tuple[int, int]:
        """Write one paragraph from its raw pieces; gives its clean start and end."""
        began, self._language = self.length, language
        self._begins[pieces[0][0]] = began
        for number, (start, end) in enumerate(pieces):
            if number:
                self._seam(pieces[number - 1][1], start)
            self._without_marks(start, end)
        return began, self.length

    def _without_marks(self, start: int, end: int) -> None:
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            first, last, note = self._marks[at]
            self._scan(start, first)
            self._anchors.append((self.length, note))
            start = last
        self._scan(start, end)

    def notes(self) -> tuple[tuple[int, int], ...]:
        """Where the mark of a note stood and where the note begins, both clean."""
        return tuple((at, self._begins[note]) for at, note in self._anchors if note in self._begins)

    def row(self, start: int, end: int) -> None:
        """Write a row of a table with its cells apart by tabs."""
        while start < end and self._raw[start] in "| \t":
            start += 1
        while start < end and self._raw[end - 1] in "| \t":
            end -= 1
        for match in _CELL.finditer(self._raw, start, end):
            if match.lastgroup == "gap":
                self._put("\t", match.start(), 1)
            else:
                self._scan(*match.span())

    def separate(self, sign: str, raw: int) -> None:
        """Write a separator that no raw character stands behind."""
        self._put(sign, raw, 0)

    def text(self) -> str:
        return "".join(self._out)

    def runs(self) -> Runs:
        return Runs(self._runs)

    def _put(self, text: str, raw: int, raw_length: int) -> None:
        if not text:
            return
        self._out.append(text)
        size = len(text)
        runs = self._runs
        if runs and size == raw_length and runs[-3] == runs[-1] and runs[-2] + runs[-1] == raw:
            runs[-3] += size
            runs[-1] += size
        else:
            runs.extend((self.length, size, raw, raw_length))
        self.length += size

    def _copy(self, start: int, end: int) -> None:
        self._put(self._raw[start:end], start, end - start)

    def _scan(self, start: int, end: int) -> None:
        at, raw = start, self._raw
        scanner = self._scanner if raw.find("  ", start, end) < 0 else self._wide_scanner
        for match in scanner.finditer(raw, start, end):
            kind, start = match.lastgroup, match.start()
            if start > at and raw[start - 1] == " " and kind in ("space", "quote"):
                start -= 1
            self._copy(at, start)
            self._special(match, kind, start)
            at = match.end()
        self._copy(at, end)

    def _special(self, match: re.Match[str], kind: str | None, start: int) -> None:
        if kind in ("space", "quote"):
            self._put(" ", start, 1)
        elif kind == "dash":
            self._dash(start, match.end())
        elif kind == "loose":
            if not self._hyphens.is_loose(start, match.end()):
                self._copy(start, start + 2)
        elif kind == "cluster":
            self._put(_composed(match[0]), start, len(match[0]))
        elif kind in ("escaped", "link"):
            self._scan(*match.span(kind))
        elif kind == "sign" and not self._emphasizes(start, match.end()):
            self._copy(start, match.end())

    def _emphasizes(self, start: int, end: int) -> bool:
        """True where stars or underscores are marks: at the edge of a word; underscores never within one."""
        before, after = self._raw[start - 1 : start] or " ", self._raw[end : end + 1] or " "
        if self._raw[start] == "_":
            return before.isalnum() != after.isalnum()
        return not (before.isspace() and after.isspace())

    def _seam(self, end: int, start: int) -> None:
        if _TORN_WORD.search(self._raw, max(end - 2, 0), end):
            self._unput()
            self._dash(end - 1, start)
        else:
            self._put(" ", end, 0)

    def _unput(self) -> None:
        """Take back the dash that ended the last piece, where it was written at all."""
        if self._out and self._out[-1][-1:] in tuple(TORN):
            self._out[-1] = self._out[-1][:-1]
            self._runs[-3] -= 1
            self._runs[-1] -= 1
            self.length -= 1
            if not self._runs[-3]:
                del self._runs[-4:]

    def _dash(self, at: int, after: int) -> None:
        if _joins_back(self._raw[after : after + 1] or " "):
            self._put(" ", at, 1)
        else:
            self._put(self._hyphens.kept(at, after, self._language), at, 1)
