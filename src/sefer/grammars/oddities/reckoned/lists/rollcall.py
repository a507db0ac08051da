"""So many units, and then each of them in its place: "two divisions: the 17th on the river, the 28th on the hill, the 29th ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import Mention, Oddity, Span, UnitValue

_MOST = 12  # units that a text calls one after another
_REST = 16  # characters behind the last unit where a sentence does nothing but call them
_GAP = 120  # characters between a number of units and the first of them


@dataclass(frozen=True, slots=True)
class _Roll:
    """The units called, by their printed number, and where."""

    said: Said
    called: dict[str, Span]

    @property
    def span(self) -> Span:
        spans = list(self.called.values())
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def read(paragraph: Sequence[Said]) -> Iterator[Oddity]:
    """The numbers of units of a paragraph that those called after them exceed, as ("make_up", number, named)."""
    for at, said in enumerate(paragraph):
        if not said.counts or not pattern(said.language, "echelon").search(said.plain):
            continue
        for figure in said.counts:
            echelon = _echelon(said, figure)
            if not echelon or not 2 <= figure.low == figure.high <= _MOST or figure.hedged:
                continue
            following = paragraph[at + 1] if at + 1 < len(paragraph) else None
            roll = _roll(said, figure, echelon, following)
            if roll is not None and _misses(roll, figure):
                span = roll.span
                words = said.reading.document.text[span.start : span.end]
                says = {"stated": figure.low, "named": len(roll.called), "list": words}
                yield Oddity("make_up", figure.start, figure.tail, (span,), says)


def _echelon(said: Said, figure: Figure) -> str:
    noun = caseless(figure.counted)
    before = said.between(max(said.start, figure.start - 24), figure.start)
    if not noun or pattern(said.language, "part_of").search(before) or pattern(said.language, "no_roll").search(before):
        return ""
    rows = table_of(said.language, "echelons")
    return next((name for name, words in rows.items() if re.search(rf"\b(?:{plain_words(words)})", noun)), "")


def plain_words(words: str) -> str:
    return words.replace("ı", "i")


def _misses(roll: _Roll, figure: Figure) -> bool:
    named = len(roll.called)
    if named > figure.low:
        return named <= 3 * figure.low
    said = roll.said
    rest = said.between(roll.span.end, said.end)
    whole = pattern(said.language, "roll_all").match(said.plain) is not None and len(rest) < _REST
    return 1 < named < figure.low and (whole or pattern(said.language, "no_other").search(said.plain) is not None)


def _roll(said: Said, figure: Figure, echelon: str, following: Said | None) -> _Roll | None:
    """The units that are called behind a number of them: in its sentence or in the next one."""
    start = figure.tail - said.start
    opened = pattern(said.language, "roll_opener").search(said.plain, start, min(start + _GAP, len(said.plain)))
    if opened is not None and not pattern(said.language, "no_list_behind_colon").search(said.plain, start):
        called = _called(said, opened.end(), echelon)
        if len(called) > 1:
            return _Roll(said, called)
    if following is None or not pattern(said.language, "roll_next").match(following.plain):
        return None
    if pattern(said.language, "no_list_behind_colon").search(following.plain):
        return None
    if pattern(following.language, "roll_other").search(following.plain):
        return None  # "the 10th, 12th and 13th served in Maxwell's brigade"
    called = _called(following, 0, echelon)
    return _Roll(following, called) if len(called) > 1 else None


def _called(said: Said, low: int, echelon: str) -> dict[str, Span]:
    """The units of an echelon that a stretch of a sentence calls by number, each once, as far as they do something of their own."""
    out: dict[str, Span] = {}
    for found in pattern(said.language, "roll_number").finditer(said.plain, low):
        start, end = said.start + found.start(), said.start + found.end()
        mention = next((m for m in said.mentions if m.start < end and start < m.end), None)
        if (mention is not None and not _of(said, mention, echelon)) or _of_others(said, found.end(), echelon):
            continue
        stop = mention.end if mention is not None else end
        before = said.between(max(said.start + low, start - 26), start)
        behind = said.between(stop, stop + 18)
        if pattern(said.language, "roll_beside").search(before) or pattern(said.language, "roll_robbed").match(behind):
            continue
        out.setdefault(found["n"], Span(start, stop))
    return out


_JOINED = lazy(r"[.’'\s,]*(?:(?:\d{1,3}(?:\.|st|nd|rd|th)?|ve|ile|and|the)[\s,]+)*(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+)?)")


def _of_others(said: Said, at: int, echelon: str) -> bool:
    """Does the noun behind a list of numbers name another echelon: "57., 72. ve 77. Piyade Alaylarını"?"""
    found = _JOINED.match(said.plain, at)
    if found is None:
        return False
    rows = table_of(said.language, "echelons")
    told = {name for name, words in rows.items() if re.search(rf"\b(?:{plain_words(words)})", found["noun"])}
    return bool(told) and echelon not in told


def _of(said: Said, mention: Mention, echelon: str) -> bool:
    """Is a mention a unit of the echelon, or a bare number that stands for one?"""
    if not isinstance(mention.value, UnitValue):
        return False
    bare = not any(
        c.isalpha() for c in re.sub(r"(?i)st|nd|rd|th|[ivxlc]+\.?", "", said.between(mention.start, mention.end))
    )
    return mention.value.echelon == echelon or bare
