"""What is told of the men and guns of a unit: so many it had, lost, took or was left with, or that nobody came to it.

The oddity `count` says which (`what`), of which unit (where its mention starts, -1 where none is named; `size` then is the
noun), the figure with its hedges, what is counted, the days, the units of the
sentence, and where it and its paragraph start.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import inf

from sefer.grammars.numbers import DIGITS, cardinal, spelt
from sefer.grammars.oddities.pieces import REACH, Name, Told
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, sought
from sefer.model import Mention, Oddity, QuantityValue

ITEMS = {"officer": "man", "soldier": "man", "person": "man", "corpse": "man", "prisoner": "man"} | {
    item: item
    for item in ("cavalryman", "rifle", "gun", "machine_gun", "mortar", "aircraft", "ship", "vehicle", "animal")
}
WHAT = ("sure_strength", "took", "left", "loss", "gain", "strength")


@cache
def _any(language: str, name: str) -> Sought:
    return sought(rf"(?:{any_of(list(table(language, 'told')['counts'][name]))})")


@cache
def _numbers(language: str) -> tuple[tuple[str, Sought], ...]:
    number = rf"(?:{DIGITS}|{spelt(language)})"
    words = table(language, "told")["counts"]["bare"]
    return tuple((what, sought(str(w).replace("NUMBER", number))) for what, w in words.items())


@cache
def _whose_noun(language: str) -> Sought:
    """The noun that a figure stands before: "elli iki kişilik keşif kolu"."""
    return sought(str(table(language, "told")["counts"]["noun"]))


@cache
def _owner(language: str) -> Sought:
    return sought(str(table(language, "told")["counts"]["owner"]))


@cache
def _nouns(language: str) -> Sought:
    nouns = any_of(list(table(language, "told")["nouns"]))
    return sought(rf"\b({nouns})")


class Counts:
    """Reads the figures of units sentence by sentence; a figure without a unit is of the one spoken of last."""

    def __init__(self) -> None:
        self._unit, self._size = -1, ""
        self._paragraph, self._idle, self._chain = 0, 9, 0  # `_idle`: sentences since the last figure

    def of(self, sentence: Told) -> Iterator[Oddity]:
        """The figures of units in a sentence, and what is told of men who came to them."""
        language, base = sentence.language, sentence.span.start
        self._idle += 1
        if sentence.opens:
            self._paragraph, self._unit, self._size, self._idle = base, -1, "", 9
        told = sentence.pieces if sentence.of_somebody else ()
        doer = next((p.who for p in told if p.who is not None and not p.carried and p.who.is_unit), None)
        if doer is not None and not doer.own:
            self._unit, self._size, self._idle = doer.of.start, "", 0
        nobody, gains = (_any(language, name).search(sentence.words) for name in ("nobody", "gain"))
        if nobody:
            yield self._made(sentence, nobody.start() + base, nobody.end() + base, "nobody", 0.0, 0.0, "man")
        for mention, value in ((m, m.value) for m in sentence.mentions if isinstance(m.value, QuantityValue)):
            lost = _any(language, "lost_noun").search(value.counted) is not None
            item = ITEMS.get(value.item, "man" if lost else "")
            what = "loss" if lost else _what(sentence, mention) if item else ""
            if what:
                low = value.low if value.least is None else min(value.low, value.least)
                high = value.high if value.most is None else max(value.high, value.most)
                high = inf if value.least is not None and value.most is None else high
                yield self._made(sentence, mention.start, mention.end, what, low, high, item)
        yield from self._bare(sentence)
        if gains and not nobody:
            yield self._made(sentence, gains.start() + base, gains.end() + base, "gain", 0.0, inf, "man")

    def _bare(self, sentence: Told) -> Iterator[Oddity]:
        """Figures without a noun, in words that can mean nothing else: "mevcudu 1.150 olan", "it lost 900"."""
        base = sentence.span.start
        for what, pattern in _numbers(sentence.language):
            for found in pattern.finditer(sentence.words):
                group = found.lastgroup or "n"
                start, end = (at + base for at in found.span(group))
                number = cardinal(found[group], sentence.language)
                if number and not any(m.start < end and start < m.end for m in sentence.mentions):
                    yield self._made(
                        sentence, start, end, "strength" if what == "count" else what, number, number, "man"
                    )

    def _made(self, sentence: Told, start: int, end: int, what: str, low: float, high: float, item: str) -> Oddity:
        if self._idle > 1:
            self._chain = start
        self._unit, self._size = self._whose(sentence, start, what == "took")
        self._idle = 0
        piece = next((p for p in sentence.pieces if p.start <= start < p.end), None)
        first, last = (piece.days if piece else None) or (0, 0)
        says = {
            "what": what, "unit": self._unit, "size": self._size, "low": low, "high": None if high == inf else high,
            "item": item, "first": first, "last": last, "sentence": sentence.span.start, "paragraph": self._paragraph,
            "chain": self._chain, "units": [n.of.start for n in sentence.names if n.is_unit],
        }  # fmt: skip
        base = sentence.span.start
        beyond = _whose_noun(sentence.language).match(sentence.words, end - base) if what == "strength" else None
        end = end if beyond is None else beyond.end() + base
        return Oddity("count", start, max(end, start + 1), (), says)

    def _robbed(self, sentence: Told, name: Name) -> bool:
        end = name.end - sentence.span.start
        return _any(sentence.language, "robbed").search(sentence.words[max(0, end - 3) : end + 6]) is not None

    def _whose(self, sentence: Told, at: int, taken: bool) -> tuple[int, str]:
        """The unit of a figure: the name before it in the sentence, else the noun, else the last told, else a name behind.

        What is `taken` is not the figure of him from whom it is taken.
        """
        base = sentence.span.start
        units = [n for n in sentence.names if n.is_unit]
        before = [n for n in units if n.end <= at and not (taken and self._robbed(sentence, n))]
        nouns = list(_nouns(sentence.language).finditer(sentence.words, 0, at - base))
        if before:
            return before[-1].of.start, ""
        if nouns:
            return -1, str(table(sentence.language, "told")["nouns"][nouns[-1][1]])
        last = sentence.last_unit
        if last is not None and _owner(sentence.language).search(sentence.words) and base - last.of.end < REACH:
            return last.of.start, ""
        if (self._unit >= 0 or self._size) and self._idle <= 1:
            return self._unit, self._size
        return (units[0].of.start, "") if units else (-1, "")


def _what(sentence: Told, mention: Mention) -> str:
    """What a figure is by the words of its stretch."""
    language, base = sentence.language, sentence.span.start
    start, end = mention.start - base, mention.end - base
    low, high = _stretch(sentence.words, start, end)
    before, behind = sentence.words[max(low, start - 70) : start], sentence.words[end : min(high, end + 60)]
    for what in WHAT:
        if _any(language, what).search(f"{before}~{sentence.words[start:end]}~{behind}"):
            return what.removeprefix("sure_")
    return ""


def _stretch(words: str, start: int, end: int) -> tuple[int, int]:
    low = max(words.rfind(mark, 0, start) for mark in (";", ":", "—"))
    stops = [at for mark in (";", ":", "—") if (at := words.find(mark, end)) >= 0]
    return max(low, 0), min(stops, default=len(words))
