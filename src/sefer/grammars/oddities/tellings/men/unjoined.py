"""Bodies that grow though nobody came to them, or shrink though nobody left them, known by the words that name them.

The oddities `grown` and `shrunk` say who, both figures as printed, and whether it is `sure`; `related` is where the first figure
and the words that nobody came, or left, stand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.said import Figure, Said
from sefer.grammars.oddities.tellings.bodies.bodies import Bodies, Body
from sefer.grammars.oddities.tellings.bodies.called import Around, around, item_of, told_of
from sefer.grammars.oddities.tellings.bodies.called import one as read
from sefer.grammars.oddities.terms import MEN
from sefer.grammars.words import table
from sefer.letters import lower
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Oddity, Reading, Span

_RISE = 1.02  # times by which the later figure must be above the earlier one
_FALL, _FIRM = 0.85, 0.97  # the same for one below it: a few always go, if nobody came or left at all none does
_MOST = 8.0  # times beyond which two figures are not of one body
_NEAR_TO = 4.0  # the same for what may have gone, or been a part
_BARE = 12  # the same where neither a noun nor a word for a strength stands beside: "onu" is no ten men
_LEAST = 5  # a smaller number is no strength
_BEFORE = 24  # figures that may stand before the words that nobody came
_BEHIND = 4  # sentences behind them in which the later figure may stand
_FAR = 7_000  # characters between the two figures
_NEAR = 2_500  # the same where nothing but those words need be asked
_AROUND = 40  # characters beside a figure that say of what it is
_PARTS = 3  # figures of a sentence that rather count the parts of a body
_LIST = 16  # characters between two figures of one list
_STEM = 5
_LISTED = ("", ",", ":", "(", ";")  # what stands before a number that is no strength, where no word says so
_NOTE = lazy(r"\(\w+\.?:?\s*$")  # before the number of a note: "(Vesika: 41)"
_UNNAMED = "~"  # the name of a body that a text only points at
_NOBODY = Body(0, 0, "")


@dataclass(frozen=True, slots=True)
class _Figure:
    at: Span
    low: float
    high: float
    what: str  # "man", "arm", or the beginning of the noun; "" where none is told
    body: Body | None
    own: bool  # is its body named in its sentence?
    printed: str


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "bodies")["growth"][name]))


@dataclass(frozen=True, slots=True)
class _Denial:
    """Where it is told that nobody came, or left, of which body, and what figures stood before."""

    sort: str
    at: Span
    body: Body | None
    before: Sequence[_Figure]
    of_men: bool  # do its words deny it of men alone: "without loss of life"?


class Unjoined:
    """Reads sentence by sentence; the words that nobody came may stand before, beside or right behind the later figure."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._bodies = Bodies(reading)
        self._figures: deque[_Figure] = deque(maxlen=_BEFORE)
        self._fresh: list[_Figure] = []  # those of the sentence before
        self._others = deque[tuple[int, float]](maxlen=_BEFORE)  # figures that are no strengths
        self._body: Body | None = None
        self._denied: dict[str, _Denial] = {}
        self._behind = 0

    def of(self, sentence: Told, said: Said | None) -> Iterator[Oddity]:
        """A figure above one that was told before, with nobody come in between, or below it with nobody gone."""
        language, base = sentence.language, sentence.span.start
        denials = {
            sort: found
            for sort, words in (("grown", "nobody"), ("shrunk", "quiet"))
            if (
                found := told_of(language, words).search(sentence.words)
                or _pattern(language, words).search(sentence.words)
            )
        }
        if said is None or not (denials or said.counts):
            self._behind += 1
            self._fresh = []
            return
        raw = self._text[base : sentence.span.end]
        bodies = [b for b in self._bodies.of(sentence, raw) if not b.part]
        here = list(self._told(sentence, said, bodies))
        for sort, found in denials.items():
            body = (bodies[0] if bodies else None) or self._body
            self._denied[sort] = _Denial(
                sort,
                Span(base + found.start(), base + found.end()),
                body,
                (*self._figures, *here),
                _pattern(language, "lives").search(sentence.words[found.start() : found.end() + _LIST]) is not None,
            )
            self._behind = 0
        if _pattern(language, "joined").search(sentence.words) and not denials:
            self._denied.clear()
        for sort, denial in list(self._denied.items()) if self._behind <= _BEHIND else ():
            late = [*self._fresh, *here] if sort in denials else here if len(here) < _PARTS else []
            yield from self._told_otherwise(denial, late, here, raw)
        self._behind += 1
        self._figures.extend(here)
        self._fresh = here
        named = next((f.body for f in reversed(here) if f.own), None)
        self._body = named or (bodies[0] if bodies else self._body)

    def _told_otherwise(
        self, denial: _Denial, late: Sequence[_Figure], here: Sequence[_Figure], raw: str
    ) -> Iterator[Oddity]:
        """The first of some later figures that what is denied leaves no way to."""
        for one in late:
            known = [f for f in (*denial.before, *here) if f.at.end <= one.at.start]
            alike = (f for f in reversed(known) if one.at.start - f.at.end > _LIST and _is_one(f, one, denial))
            early = next((f for f in alike if f.high * _NEAR_TO > one.low), None)
            if early is None:
                continue
            gone = sum(high for at, high in self._others if early.at.end <= at < one.at.start)
            gone += sum(f.high for f in {*known} if f.at.start > early.at.start)
            grown = early.high * _RISE < one.low < early.high * _MOST
            shrunk = early.low / _MOST < one.high < (early.low - gone) * (_FIRM if len(self._denied) > 1 else _FALL)
            if grown if denial.sort == "grown" else shrunk:
                sure = early.own and one.own and 0 <= one.at.start - early.at.end < _NEAR
                says = {"who": _name(raw, one, early), "had": early.printed, "has": one.printed, "sure": sure}
                yield Oddity(denial.sort, one.at.start, one.at.end, (early.at, denial.at), says)
                self._denied.pop(denial.sort, None)
                return

    def _told(self, sentence: Told, said: Said, bodies: Sequence[Body]) -> Iterator[_Figure]:
        base, language = sentence.span.start, sentence.language
        for n, figure in enumerate(said.counts):
            words = around(sentence, said.counts, n)
            clause = f"{words.before[-_AROUND:]}{words.own}{words.behind[: _AROUND // 2]}"
            start, end = figure.start - base, figure.tail - base
            beside = sentence.words[max(0, start - _AROUND) : end + _AROUND // 2]
            if (
                figure.low < _LEAST
                or _NOTE.search(sentence.words, max(0, start - _AROUND), start)
                or figure.hedged
                or figure.high > 2 * figure.low
                or _pattern(language, "lost").search(clause)
                or told_of(language, "gains").search(f"{words.own}{words.behind[:_AROUND]}")
                or read(language, "part_of_them").search(str(words))
                or (what := _what(language, figure, words, beside)) is None
            ):
                self._others.append((figure.start, figure.high))
            else:
                near = min(bodies, key=lambda b: abs(b.start + base - figure.start), default=None)
                printed = self._text[figure.start : figure.end]
                yield _Figure(Span(figure.start, figure.tail), figure.low, figure.high, what, near or self._body,
                              near is not None, " ".join(printed.split()))  # fmt: skip


def _what(language: str, figure: Figure, words: Around, beside: str) -> str | None:
    """What a figure counts, None where it cannot be the strength of a body."""
    if figure.counted:
        if _pattern(language, "arms").match(lower(figure.counted)):
            return "arm"
        return "man" if figure.item in MEN else lower(figure.counted)[:_STEM]
    if _pattern(language, "strength").search(beside):
        return ""
    listed = words.before.rstrip()[-1:] in _LISTED
    return "" if not listed and figure.low >= _BARE and item_of(language, figure, words)[0] == "" else None


def _is_one(early: _Figure, late: _Figure, denial: _Denial) -> bool:
    """May two figures be strengths of the one body of which something is denied?"""
    sorts, body = {early.what, late.what}, denial.body
    if denial.of_men and not sorts <= {"", "man", "arm"}:
        return False
    if (len(sorts) > 1 and "" not in sorts and sorts != {"man", "arm"}) or late.at.start - early.at.end > _FAR:
        return False
    if early.body is None or late.body is None:
        return early.body is late.body or _UNNAMED in (early.body or late.body or _NOBODY).names
    alike = early.body.is_same(late.body)
    return alike and (body is None or body.is_same(late.body) or body.is_same(early.body))


def _name(raw: str, late: _Figure, early: _Figure) -> str:
    body = late.body if late.own else None
    return " ".join(raw[body.start : body.end].split()) if body is not None else ""
