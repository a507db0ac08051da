"""The words that stand behind a claim, and what of names and numbers stands in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import takewhile

from sefer.claims.wording import BREAK, Word, same, words
from sefer.grammars.numerals import keys, numerals, places
from sefer.grammars.quantities import counts
from sefer.grammars.starts import Words
from sefer.letters import APOSTROPHES
from sefer.letters.patterns import lazy
from sefer.model import ITEMS, DateValue, Mention, PersonValue, PlaceValue, QuantityValue, Reading, Span, UnitValue

_LONGEST = 600  # no mention is longer, in characters
_ONE = lazy(r"\b(?:bir|one|an?)\b", re.IGNORECASE)
_LANGUAGES = ("tr", "en")
_MEANT = ("person", "prisoner", "other")  # what men are where the text says no more, or says it elsewhere
_GLUE = "_.,"  # may stand inside a figure or a word
_OPEN = frozenset(("person", "other", "corpse"))


class Standing:
    """The evidence and the context of a claim, as words and mentions."""

    def __init__(self, reading: Reading, spans: Iterable[Span]) -> None:
        self._reading, self._spans = reading, list(spans)
        self.mentions = [m for s in self._spans for m in _within(reading, s)]

    @cached_property
    def words(self) -> list[Word]:
        """All words, a break between two spans."""
        text, found = self._reading.document.text, list[Word]()
        for span in self._spans:
            found += [
                *words(text[span.start : span.end], span.start),
                Word(BREAK, BREAK, None, False, span.end, span.end, BREAK, BREAK),
            ]
        return found

    @cached_property
    def _named(self) -> list[tuple[Word, ...]]:
        values = (m.value for m in self.mentions)
        names = [parsed(v.name) for v in values if isinstance(v, (UnitValue, PersonValue, PlaceValue))]
        # "3. Alay" of "3. Piyade Alayı"
        short = [(n[0], n[-1]) for n in names if len(n) > 2 and n[0].number is not None]
        return [n for n in (*names, *short) if n]

    def has_name(self, name: str) -> bool:
        """Does a name stand here: as mentions, and as words side by side, at most one such run?"""
        wanted = [w for w in parsed(name) if w.stem != BREAK]
        return bool(wanted) and (self._is_printed(name) or self._laid(wanted))

    def _is_printed(self, name: str) -> bool:
        """Do the very words of a name stand side by side, bare or before an apostrophe? As mostly: nothing need be laid out."""
        text = self._reading.document.text
        if BREAK in name or ";" in name:
            return False
        for span in self._spans:
            at = text.find(name, span.start, span.end)
            while at >= 0:
                end = at + len(name)
                if (at == span.start or _opens(text[at - 1])) and (end == span.end or _closes(name, text[end])):
                    return True
                at = text.find(name, at + 1, span.end)
        return False

    def has_words(self, text: str) -> bool:
        """Does every word of a text stand here, wherever?"""
        return all(any(_alike(w, have) for have in self.words) for w in parsed(text) if w.stem != BREAK)

    def has_place(self, name: str) -> bool:
        """Does the name of a place stand here, with a capital where it has one, and not as the month of a date?"""
        wanted = parsed(name)
        if not self.has_name(name):
            return False
        if all(w.stem != BREAK for w in wanted) and any(_is_place(m, name) for m in self.mentions):
            return True
        if not wanted[0].capital or any(_agree(wanted, made) for made in self._named):
            return True
        dates = [(m.start, m.end) for m in self.mentions if isinstance(m.value, DateValue)]
        tall = (w for w in self.words if w.capital and not any(a <= w.start < b for a, b in dates))
        return any(_alike(part, word) for word in tall for part in wanted)

    def _laid(self, wanted: Sequence[Word]) -> bool:
        """Can the words be laid out as names of mentions and, at most once, a run of words side by side?"""
        todo, seen = [(0, False)], set[tuple[int, bool]]()
        while todo:
            at, ran = state = todo.pop()
            if at == len(wanted):
                return True
            if state in seen:
                continue
            seen.add(state)
            todo += [(at + len(n), ran) for n in self._named if _agree(wanted[at : at + len(n)], n)]
            for end in range(at + 1, at + 1 + (0 if ran else self._run(wanted[at:]))):
                if end == len(wanted) or wanted[end - 1].number is None:  # a number and its echelon stand together
                    todo.append((end, True))
        return False

    def _run(self, wanted: Sequence[Word]) -> int:
        """How many of the first words stand side by side, at most."""
        best, have = 0, self.words
        for at, word in enumerate(have):
            if _alike(wanted[0], word):
                pairs = zip(wanted, have[at : at + len(wanted)], strict=False)
                best = max(best, sum(1 for _ in takewhile(lambda pair: _alike(*pair), pairs)))
        return best

    def has_number(self, number: float, seats: bool = False) -> bool:
        """Is a number printed here, whole, in figures or in words? A bare "bir" or "one" counts where what it counts follows."""
        figures = [m.value for m in self.mentions if isinstance(m.value, QuantityValue)]
        if any(number in (f.low, f.high, f.least, f.most) for f in figures):
            return True
        text = self._reading.document.text
        if number == 1:
            ones = [s.start + m.end() for s in self._spans for m in _ONE.finditer(text[s.start : s.end])]
            if any(seats or counts(text, at, language) for at in ones for language in _LANGUAGES):
                return True
        return number in self._numerals - ({1} if not self._figure_one else set())

    @cached_property
    def _figure_one(self) -> bool:
        text = self._reading.document.text
        return any(re.search(r"(?<![\d.,])1(?![\d.,]*\d)", text[s.start : s.end]) for s in self._spans)

    def has_item(self, item: str, number: float) -> bool:
        """May a figure count this: does a mention of it, or no mention but a bare number, say so?"""
        if item not in ITEMS and item not in _MEANT:
            return self.has_words(item)
        values = [m.value for m in self.mentions if isinstance(m.value, QuantityValue)]
        told = {v.item for v in values if number in (v.low, v.high, v.least, v.most)}
        return not told or item in told or item in _MEANT or bool(told & _OPEN)

    def has_ordinal(self, article: str) -> bool:
        """Does the number of an article stand here, in figures, in words, or as "ilk" or "first"?"""
        return self.has_figure(article) or (article == "1" and any(w.stem in ("ilk", "first") for w in self.words))

    def has_figure(self, figure: str) -> bool:
        """Does a figure stand here, as a number or as that of a unit?"""
        units = {m.value.number for m in self.mentions if isinstance(m.value, UnitValue)}
        printed = {part for word in self.words for part in (word.stem, word.number)}
        return figure in printed or (figure.isdecimal() and int(figure) in units | printed)

    @cached_property
    def _numerals(self) -> set[float]:
        text, found = self._reading.document.text, set[float]()
        for span in self._spans:
            for low, high, start, end in _printed(text[span.start : span.end]):
                inside = (span.start + start, span.start + end)
                if not any(m.start < inside[1] and inside[0] < m.end for m in self.mentions):
                    found |= {low, high}
        return found


@lru_cache(maxsize=1 << 10)
def _printed(text: str) -> tuple[tuple[float, float, int, int], ...]:
    """The numerals of a text in either language: lowest and highest value, where."""
    return tuple(
        (n.low, n.high, n.start, n.end)
        for language in _LANGUAGES
        for n in numerals(
            text, 0, len(text), language, places(Words(text, keys(language)), language).within(0, len(text))
        )
        if not n.vague
    )


@lru_cache(maxsize=1 << 14)
def parsed(name: str) -> tuple[Word, ...]:
    return tuple(words(name))


def _is_place(mention: Mention, name: str) -> bool:
    return isinstance(mention.value, PlaceValue) and mention.value.name == name


def _opens(before: str) -> bool:
    """May a word begin behind a character?"""
    return not (before.isalnum() or before in _GLUE or before in APOSTROPHES)


def _closes(name: str, after: str) -> bool:
    """May the last word of a name end before a character, or bear a suffix behind it?"""
    if after in APOSTROPHES:
        return not any(mark in name for mark in APOSTROPHES)
    return not (after.isalnum() or after == "_" or (after in _GLUE and name[-1].isdigit()))


def _alike(wanted: Word, have: Word) -> bool:
    if wanted.number is not None and wanted.number == have.number:
        return True
    return wanted.first == have.first != BREAK and same(wanted.bare, have.stem, have.whole)


def _agree(wanted: Sequence[Word], made: Sequence[Word]) -> bool:
    return len(wanted) == len(made) and all(map(_alike, wanted, made))


def _within(reading: Reading, span: Span) -> Iterator[Mention]:
    """The mentions that share a character with a span."""
    mentions = reading.mentions
    low = bisect_left(reading.starts, span.start - _LONGEST)
    for at in range(low, bisect_left(reading.starts, span.end, low)):
        if mentions[at].end > span.start:
            yield mentions[at]
