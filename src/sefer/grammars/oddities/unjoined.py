"""Bodies that grow though nobody is told to have come to them, known by the words that name them.

The oddity `grown` says who, both figures as printed, and whether it is `sure`; `related` is where the first figure and the
words that nobody came stand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.bodies import Bodies, Body
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.terms import MEN
from sefer.grammars.words import table
from sefer.letters import lower
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity, Reading, Span

_RISE = 1.02  # times by which the later figure must be above the earlier one
_MOST = 8.0  # times beyond which two figures are not of one body
_LEAST = 5  # a smaller number is no strength
_BEFORE = 24  # figures that may stand before the words that nobody came
_BEHIND = 4  # sentences behind them in which the later figure may stand
_FAR = 7_000  # characters between the two figures
_NEAR = 2_500  # the same where nothing but those words need be asked
_AROUND = 40  # characters beside a figure that say of what it is
_STEM = 5


@dataclass(frozen=True, slots=True)
class _Figure:
    at: Span
    low: float
    high: float
    what: str  # "man", or the beginning of the noun
    body: Body | None
    own: bool  # is its body named in its sentence?
    printed: str


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "bodies")["growth"][name]))


class Unjoined:
    """Reads sentence by sentence; the later figure may stand in the sentence of the words that nobody came, or behind it."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._bodies = Bodies(reading)
        self._figures: deque[_Figure] = deque(maxlen=_BEFORE)
        self._body: Body | None = None
        self._denied: tuple[Span, Body | None, Sequence[_Figure]] | None = None
        self._behind = 0

    def of(self, sentence: Told, said: Said | None) -> Iterator[Oddity]:
        """A figure above one that was told before, with nobody come in between."""
        language, base = sentence.language, sentence.span.start
        denial = _pattern(language, "nobody").search(sentence.words)
        if said is None or not (denial or said.counts):
            self._behind += 1
            return
        raw = self._text[base : sentence.span.end]
        bodies = [b for b in self._bodies.of(sentence, raw) if not b.part]
        here = list(self._told(sentence, said, bodies))
        if denial:
            own = bodies[0] if bodies else None
            self._denied = Span(base + denial.start(), base + denial.end()), own or self._body, tuple(self._figures)
            self._behind = 0
        if self._denied is not None and self._behind <= _BEHIND:
            at, body, before = self._denied
            for late in here:
                early = next(
                    (f for f in reversed((*before, *here)) if f.at.end <= late.at.start and _one(f, late, body)), None
                )
                if early is not None and early.high * _RISE < late.low < early.high * _MOST:
                    sure = early.own and late.own and late.at.start - early.at.end < _NEAR
                    says = {"who": _name(raw, late, early), "had": early.printed, "has": late.printed, "sure": sure}
                    yield Oddity("grown", late.at.start, late.at.end, (early.at, at), says)
                    self._denied = None
                    break
        if _pattern(language, "joined").search(sentence.words) and not denial:
            self._denied = None
        self._behind += 1
        self._figures.extend(here)
        self._body = bodies[0] if bodies else self._body

    def _told(self, sentence: Told, said: Said, bodies: Sequence[Body]) -> Iterator[_Figure]:
        base, language = sentence.span.start, sentence.language
        for figure in said.counts:
            start, end = figure.start - base, figure.tail - base
            around = sentence.words[max(0, start - _AROUND) : end + _AROUND // 2]
            if (
                figure.low < _LEAST
                or figure.hedged
                or figure.high > 2 * figure.low
                or _pattern(language, "lost").search(around)
            ):
                continue
            strength = _pattern(language, "strength").search(around) is not None
            armed = _pattern(language, "arms").match(lower(figure.counted)) if figure.counted else None
            man = (figure.item in MEN and not armed) or (strength and not figure.counted)
            if not man and not figure.counted:
                continue
            near = min(bodies, key=lambda b: abs(b.start - start), default=None)
            what = "man" if man else lower(figure.counted)[:_STEM]
            words = self._text[figure.start : figure.end]
            yield _Figure(Span(figure.start, figure.tail), figure.low, figure.high, what, near or self._body,
                          near is not None, " ".join(words.split()))  # fmt: skip


def _one(early: _Figure, late: _Figure, body: Body | None) -> bool:
    """May two figures be strengths of the one body of which nobody's coming is denied?"""
    if early.what != late.what or late.at.start - early.at.end > _FAR:
        return False
    if early.body is None or late.body is None:
        return early.body is late.body
    alike = early.body.is_same(late.body)
    return alike and (body is None or body.is_same(late.body) or body.is_same(early.body))


def _name(raw: str, late: _Figure, early: _Figure) -> str:
    body = late.body if late.own else None
    return " ".join(raw[body.start : body.end].split()) if body is not None else ""
