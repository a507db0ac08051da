"""Reading -> sentences with the figures and dates that they say, for the finders that look at words side by side."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from operator import attrgetter
from typing import Any

from sefer.grammars.numbers import DIGITS, cardinal, cardinals, spelt
from sefer.grammars.numerals import Numeral, keys, numerals, places
from sefer.grammars.spans import Taken
from sefer.grammars.starts import Starts, Words
from sefer.grammars.words import LANGUAGES, any_of, table
from sefer.letters import caseless, lower
from sefer.letters.patterns import lazy, plain, plainly_sought
from sefer.model import DateValue, Mention, Part, QuantityValue, Reading, Span

_NOT_READ = ("bibliography", "keywords", "heading")
_LONGEST = 2_000  # characters; a longer run of words is a list or noise
_PAIR = 2  # "ikisi": both
_FEW = 10  # "üçü de": all three
_ALONE = ("bir", "one", "a")
_start = attrgetter("start")
_TAKEN = ("date", "citation", "unit", "place")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence and what it counts (`item`, `counted`) or measures (`unit`).

    `low`..`high` are as printed, `least`..`most` widened by hedges; `end` closes the figure, `tail` its noun.
    """

    start: int
    end: int
    tail: int
    low: float
    high: float
    least: float
    most: float
    suffix: str = ""
    unit: str = ""
    item: str = ""
    counted: str = ""

    @property
    def hedged(self) -> bool:
        return (self.least, self.most) != (self.low, self.high)

    @property
    def told(self) -> tuple[float, float, float, float]:
        """What a check needs of it: as printed, and as widened."""
        return self.low, self.high, self.least, self.most


class Said:
    """A sentence; `plain` is its text in small letters without dots over i, of the same length."""

    def __init__(self, reading: Reading, span: Span, part: Part, before: Said | None, numbers: Starts[bool]) -> None:
        """`numbers` are the places of the document where a numeral may begin."""
        self.reading, self.language, self.kind, self.before = reading, part.language, part.kind, before
        self.start, self.end = span.start, span.end
        self._numbers = numbers
        self.first: Said = before.first if before is not None else self  # of its paragraph
        self.text = reading.document.text[span.start : span.end]

    @cached_property
    def plain(self) -> str:
        return caseless(self.text)

    @property
    def small(self) -> str:
        """Its text in small letters, of the same length; those of Turkish keep their dots."""
        return lower(self.text) if self.language == "tr" else self.text.lower().replace("i\u0307", "i")

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        mentions = self.reading.mentions
        low = bisect_left(mentions, self.start, key=_start)
        return mentions[low : bisect_left(mentions, self.end, lo=low, key=_start)]

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        """The dates among its mentions."""
        return tuple(m for m in self.mentions if isinstance(m.value, DateValue))

    @cached_property
    def numbered(self) -> bool:
        """Can a number stand in it that is part of no date, unit, place or citation?"""
        places = self._numbers.only(self.start, self.end)
        if not places:
            return False
        taken = [m for m in self.mentions if m.type in _TAKEN]
        return any(not any(m.start <= at < m.end for m in taken) for at in places)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers in order, without those of dates, units, hills and citations; percentages among them."""
        if not (self.numbered or percent(self.language).search(self.plain)) or not _counts(self.language).search(
            self.plain
        ):
            return ()
        within = self._numbers.within(self.start, self.end)
        return tuple(sorted(_figures(self, [(at - self.start, spelt) for at, spelt in within]), key=_start))

    @cached_property
    def counts(self) -> tuple[Figure, ...]:
        """The figures that measure nothing: numbers of things."""
        return tuple(f for f in self.figures if not f.unit)

    def between(self, start: int, end: int) -> str:
        """The plain words between two places of the document."""
        return self.plain[max(0, start - self.start) : max(0, end - self.start)]


def sentences(reading: Reading) -> Iterator[Said]:
    """The sentences in a language that we read, each with the one before it in its paragraph."""
    numbers = {
        language: places(Words(reading.document.text, keys(language)), language)
        for language in {part.language for part in reading.document.parts}.intersection(LANGUAGES)
    }
    begins, text = reading.sentences.starts, reading.document.text
    for part in reading.document.parts:
        if part.language not in LANGUAGES or part.kind in _NOT_READ:
            continue
        before: Said | None = None
        for span in reading.sentences[bisect_left(begins, part.start) : bisect_left(begins, part.end)]:
            if before is not None and "\n" in text[before.end : span.start]:
                before = None
            if span.end - span.start <= _LONGEST:
                before = Said(reading, span, part, before, numbers[part.language])
                yield before


@cache
def table_of(language: str, name: str) -> dict[str, Any]:
    """A table of the words with which a language reckons."""
    return dict(table(language, "reckoning")[name])


@cache
def pattern(language: str, name: str, room: str = "words") -> re.Pattern[str]:
    """One of its patterns, for plain words."""
    return plainly_sought(table_of(language, room)[name])


@cache
def number(language: str) -> str:
    """A pattern for a whole number in digits or words, in plain words."""
    powers = any_of(table(language, "numbers")["powers"])
    half = rf"(?:\s+{table(language, 'numbers')['half']})?" if table(language, "numbers")["half"] else ""
    return rf"(?:(?:{DIGITS})(?:[.,]\d+)?{half}(?:\s+(?:{powers})\b)?|(?:{spelt(language)}){half})"


@cache
def _counts(language: str) -> re.Pattern[str]:
    """A figure, or a word that says a number above one."""
    return plain(rf"\d|\b(?:{any_of([word for word in cardinals(language) if word not in _ALONE])})")


@cache
def _units(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((unit, plain(rf"[\s-]*(?:{words})")) for unit, words in table(language, "reckoning")["units"].items())


@cache
def percent(language: str) -> re.Pattern[str]:
    one = rf"(?P<n>\d+(?:[.,]\d+)?|{spelt(language)})"
    return plainly_sought(table_of(language, "words")["percent"].replace("NUMBER", one))


_ORDINAL = lazy(r"['’]?[ıiuü]?nc[ıiuü]|-(?:first|second|third|\w{2,5}th)\b")
BARE = lazy(
    r"\((?P<year>1[89]\d\d|20[0-2]\d)[a-z]?(?:[,:]\s*(?:s{1,2}\.\s*|pp?\.\s*)?\d+(?:\s?[-–]\s?\d+)?)?\)"
)  # the year of a work whose author stands before it
_SCALES = ("C", "F", "R")  # of a thermometer, behind the sign of degrees
_PERIODS = ("week", "month", "year")  # that "a" may count


def _figures(said: Said, where: Sequence[tuple[int, bool]]) -> Iterator[Figure]:
    taken = Taken()
    for mention in said.mentions:
        if mention.type in _TAKEN and taken.free(mention.start - said.start, mention.end - said.start):
            taken.take(mention.start - said.start, mention.end - said.start)
    for share in _shares(said):
        taken.take(share.start - said.start, share.end - said.start)
        yield share
    brackets = [found.span() for found in BARE.finditer(said.text)] if "(" in said.text else []
    counted = {m.start: m for m in said.mentions if m.type == "quantity"}
    used = Taken()
    for numeral in (*_ended(said), *numerals(said.text, 0, len(said.text), said.language, where)):
        if any(start < numeral.start < end for start, end in brackets) or _BECAUSE.match(said.plain, numeral.start):
            continue
        if used.free(numeral.start, numeral.end) and taken.free(numeral.start, numeral.end):
            quantity = counted.get(said.start + numeral.start)
            if quantity is None and (_is_none(said, numeral) or numeral.vague):
                continue
            figure = _figure(said, numeral, quantity)
            if quantity is None and lower(numeral.text) in _ALONE and figure.unit not in _PERIODS:
                continue
            used.take(numeral.start, numeral.end)
            yield from _parted(said, numeral, figure)


@cache
def _endings(language: str) -> re.Pattern[str]:
    return plain(table_of(language, "words")["ended"].replace("NUMBER", spelt(language)))


_BECAUSE = lazy(
    r"(?:yüz[üu]n(?:den|e|[üu]|de)|alt[ıi]n(?:a|da|dan|daki|[ıi]))\b"
)  # "on account of", "in the face of", "under"


def _ended(said: Said) -> Iterator[Numeral]:
    """Numbers in words that bear the ending of a part or of a statement: "on dördü", "on birdir"."""
    for found in _endings(said.language).finditer(said.plain):
        words = said.text[found.start("a") : found.end("a")]
        value = cardinal(words, said.language) or cardinal(f"{words[:-1]}t", said.language)
        all_of_few = pattern(said.language, "ended_all").match(said.plain, found.end()) is not None
        if value and value > (_FEW if all_of_few else _PAIR):
            yield Numeral(found.start(), found.end(), found.end(), value, value, words, found["suffix"])


def _parted(said: Said, numeral: Numeral, figure: Figure) -> Iterator[Figure]:
    """A figure; "8,000 to 6,000 men" are two where the second is the smaller."""
    words = said.text[numeral.start : numeral.end]
    listed = (
        (numeral.low < numeral.high or words[:1].isdigit())
        and " and " in words
        and not pattern(said.language, "between").search(said.plain[: numeral.start])
    )
    one, to, other = words.partition(" and " if listed else " to ")
    low, high = (cardinal(part, said.language) for part in (one, other)) if to else (None, None)
    if low is None or high is None or (low <= high and not listed):
        yield figure
        return
    middle = figure.start + len(one)
    yield replace(figure, end=middle, tail=middle, low=low, high=low, least=low, most=low)
    yield replace(figure, start=middle + len(to), low=high, high=high, least=high, most=high)


def _shares(said: Said) -> Iterator[Figure]:
    for found in percent(said.language).finditer(said.plain):
        value = _value(said, found.start("n"), found.end("n"))
        if value is not None:
            start, end = said.start + found.start(), said.start + found.end()
            yield Figure(start, end, end, value, value, value, value, unit="percent")


def _value(said: Said, start: int, end: int) -> float | None:
    text = said.text[start:end]
    if re.fullmatch(r"\d+[.,]\d{1,2}", text):
        return float(text.replace(",", "."))
    return cardinal(text, said.language)


def _is_none(said: Said, numeral: Numeral) -> bool:
    """Is it an ordinal, a label, a part of a longer word?"""
    if any(_ORDINAL.match(*words) for words in ((numeral.suffix,), (said.plain, numeral.end))):
        return True
    after = said.text[numeral.end : numeral.end + 3]
    if after[:1].isalpha() or after[:1] in ("/", "+") or (after[:1] == "°" and after[1:].strip()[:1] not in _SCALES):
        return True
    return after[:1] == "." and bool(after[1:].strip()) and numeral.text.isdigit()


def _figure(said: Said, numeral: Numeral, mention: Mention | None) -> Figure:
    start, end = said.start + numeral.start, said.start + numeral.end
    least = numeral.low if numeral.least is None and numeral.most is None else numeral.least or 0
    most = numeral.high if numeral.least is None and numeral.most is None else numeral.most or float("inf")
    value = mention.value if mention else None
    if isinstance(value, QuantityValue) and mention:
        item = value.item if value.counted else ""  # without a noun it is a guess
        return Figure(start, end, mention.end, numeral.low, numeral.high, least, most, numeral.suffix, "", item,
                      value.counted)  # fmt: skip
    for unit, known in _units(said.language):
        if found := known.match(said.plain, numeral.stop):
            tail = said.start + found.end()
            return Figure(start, end, tail, numeral.low, numeral.high, least, most, numeral.suffix, unit)
    return Figure(start, end, end, numeral.low, numeral.high, least, most, numeral.suffix)
