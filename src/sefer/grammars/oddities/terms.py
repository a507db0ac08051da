"""The figures of a paragraph one after another, and what they can be held to count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.letters import caseless
from sefer.letters.patterns import lazy

MEN = frozenset({"officer", "soldier", "person", "prisoner", "cavalryman", "volunteer", "corpse"})
FORCES = frozenset({"regiment", "battalion", "company", "division", "battery", "other", "ship", "vehicle"})
_GUNS = frozenset({"gun", "mortar"})
_FOOT = frozenset({"piyade", "infantry"})
_AGAIN = 70  # characters behind a part and its whole in which their share is told
_STEM = 4  # letters by which a noun is known again


@dataclass(frozen=True, slots=True)
class Term:
    """A figure with its sentence and the number of it in the paragraph; `small` is "one" or "two" without a noun."""

    figure: Figure
    said: Said
    at: int
    small: bool = False

    @property
    def start(self) -> int:
        return self.figure.start

    @property
    def tail(self) -> int:
        return self.figure.tail

    @property
    def end(self) -> int:
        return self.figure.end

    @property
    def value(self) -> float:
        return self.figure.low

    @property
    def kind(self) -> str:
        """What it counts or measures: "man", "gun", "unit:km", the first letters of any other noun; "" where no word says."""
        return kind(self.figure)


@cache
def _small(language: str) -> dict[str, float]:
    return {caseless(word): float(n) for n, words in table_of(language, "small").items() for word in words}


def terms(paragraph: Sequence[Said]) -> list[Term]:
    """The figures of the sentences of a paragraph, in order."""
    return [Term(figure, said, at) for at, said in enumerate(paragraph) for figure in _whole_numbers(said)]


_SHARES = ("fraction", "in_hundred", "one_in", "every")


def _whole_numbers(said: Said) -> Iterator[Figure]:
    """Its figures that are no word of a share: neither number of "three in four"."""
    spans = _share_spans(said) if said.figures else []
    for figure in said.figures:
        if not any(start <= figure.start - said.start < end for start, end in spans) and not _is_none(said, figure):
            yield figure


def _share_spans(said: Said) -> list[tuple[int, int]]:
    if not pattern(said.language, "share_cue").search(said.plain):
        return []
    told = [(name, m) for name in _SHARES for m in pattern(said.language, name).finditer(said.plain)]
    return [m.span() for name, m in told if name != "one_in" or not _is_told_again(said, m)]


def _is_told_again(said: Said, found: re.Match[str]) -> bool:
    """ "Four out of twenty turrets, or forty per cent": are two numbers a part and its whole, whose share is told behind them?"""
    if not pattern(said.language, "of_whole").search(found[0]):
        return False
    behind = said.plain[found.end() : found.end() + _AGAIN]
    return pattern(said.language, "share_apposed").match(behind) is not None


def is_of_share(said: Said, figure: Figure) -> bool:
    """Is it a number of a share: the "ten" of "one in ten"?"""
    return any(start <= figure.start - said.start < end for start, end in _share_spans(said))


def _is_none(said: Said, figure: Figure) -> bool:
    """Is it no number of things: a page, an hour, or the "one" of "in one word"?"""
    if figure.low == 1 and pattern(said.language, "one_of_phrase").match(said.plain, figure.start - said.start):
        return True
    return _is_page(said, figure) or is_hour(said, figure)


def is_hour(said: Said, figure: Figure) -> bool:
    """ "At ten in the morning", "saat dörtte"."""
    if figure.unit or figure.counted:
        return False
    at, end = figure.start - said.start, figure.end - said.start
    if figure.low <= _HOURS and pattern(said.language, "clock_struck").search(said.plain, max(0, at - 16), at):
        return not said.plain[end : end + 2].lstrip()[:1].isalpha()  # "left at ten, followed at four."
    return bool(
        pattern(said.language, "clock_behind").match(said.plain, end)
        or pattern(said.language, "clock_before").search(said.plain, max(0, at - 16), at)
    )


_HOURS = 12  # on the face of a clock
_WORK = lazy(r"[^\W\d_]{2,}[*_”\"]?,\s$")


def _is_page(said: Said, figure: Figure) -> bool:
    """ "Allan gives 816; Tanner, 306, gives 804": the page behind the name of a work, in a note; "2:118"."""
    at, end = figure.start - said.start, figure.end - said.start
    if figure.unit or figure.counted or not said.text.startswith((",", ".", ";", ")"), end):
        return False
    if said.text[max(0, at - 2) : at - 1].isdigit() and said.text[at - 1] == ":":
        return True  # "2:118": a volume and its page
    return said.kind == "note" and _WORK.search(said.text, max(0, at - 24), at) is not None


def small(said: Said, at: int) -> Iterator[Term]:
    """Its "one" and "two" that are no figure of their own: "ikisi batıda, biri doğuda"."""
    for found in pattern(said.language, "small").finditer(said.plain):
        start, end = said.start + found.start(), said.start + found.end()
        both = (
            pattern(said.language, "both").match(said.plain, found.end())
            and said.plain[found.start() - 2 : found.start()] != ", "
        )
        strong = pattern(said.language, "of_so_many").match(said.plain, found.end())
        both = both or bool(strong and said.plain[strong.end() : strong.end() + 1].isdigit())  # "one of 1,750"
        if not both and not any(f.start < end and start < f.tail for f in said.figures):
            value = _small(said.language)[found.group()]
            suffix = "i" if said.language == "tr" else ""
            yield Term(Figure(start, end, end, value, value, value, value, suffix), said, at, True)


def kind(figure: Figure) -> str:
    """See `Term.kind`."""
    if figure.unit:
        return f"unit:{figure.unit}"
    if figure.item in MEN or caseless(figure.counted) in _FOOT:
        return "man"
    if figure.item in _GUNS:
        return "gun"
    if figure.item == "other":
        return f"other:{caseless(figure.counted)[:_STEM]}"
    return figure.item


def alike(one: Figure, other: Figure) -> bool:
    """Can two figures count the same sort of thing?"""
    kinds = {kind(one), kind(other)}
    return len(kinds) == 1 or "" in kinds or kinds == {"man", "rifle"}


def gap(one: Term, other: Term) -> str:
    """The plain words between two figures of one paragraph."""
    return caseless(one.said.reading.document.text[one.tail : other.start])


def is_each(term: Term) -> bool:
    """Is it a figure of each of several?"""
    said = term.said
    around = said.between(max(said.start, term.start - 24), term.start), said.between(term.start, term.tail + 30)
    last = around[1].rfind(" ", 0, term.figure.end - term.start) + 1  # its last word: "on ikişer"
    return bool(
        pattern(said.language, "each_lead").search(around[0])
        or pattern(said.language, "each_tail").search(around[1], min(last, max(0, term.figure.end - term.start - 4)))
    )
