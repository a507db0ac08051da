"""Men of a people, or of a garrison, who held something, and more captives of theirs than they were: "300 Serbs held the pass ... 850 Serbs were taken"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.said import pattern
from sefer.grammars.oddities.terms import FORCES, Term, is_each, kind
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import plain
from sefer.model import Oddity, PlaceValue, Span

_REACH = 3  # sentences from those who held a place to those who were taken in it
_AROUND = 60  # characters beside a figure that say what it is
_TIMES = 8  # times beyond which the captives are those of a wider fight
_STEM = 4  # and a word for a place
_SIDE = 3  # letters by which a people is known again
_FEWEST = 10  # men; fewer are no garrison


@dataclass(frozen=True, slots=True)
class _Held:
    """Men who were in a place: their figure, the people, and whether they are told as those who hold it."""

    term: Term
    people: str
    holds: bool


def read(found: Sequence[Term]) -> Iterator[Oddity]:
    """The captives of a paragraph who are more than those who were there, as ("captives", taken, had)."""
    held: list[_Held] = []
    for term in found:
        if term.figure.unit or kind(term.figure) not in ("man", "") or is_each(term):
            continue
        if _known(term, "taken", f"{_before(term)}~{_words(term)}~{_behind(term)}"):
            own = _opposed(term, held)
            if own and _is_above(term, own):
                had = sum(h.term.figure.high for h in own)
                says = {"taken": term.figure.low, "had": had}
                yield Oddity(
                    "captives", term.start, term.tail, tuple(Span(h.term.start, h.term.tail) for h in own), says
                )
        elif term.figure.low >= _FEWEST and _is_there(term):
            whole = f"{_before(term, of_men=True)}~{_words(term)}~{_behind(term)}"
            held.append(_Held(term, _people(term), _known(term, "holds", whole)))


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "wholes")["captives"][name])


def _known(term: Term, name: str, words: str) -> bool:
    return _pattern(term.said.language, name).search(words) is not None


def _before(term: Term, of_men: bool = False) -> str:
    """The words of the clause before a figure, from the figure before it; `of_men`: from one that may count men."""
    said, at = term.said, term.start - term.said.start
    ends = (f.tail for f in said.counts if f.tail <= term.start and not (of_men and f.item in FORCES))
    low = max([0, at - _AROUND, *(end - said.start for end in ends)])
    return said.plain[max(low, said.plain.rfind(";", 0, at) + 1) : at]


def _words(term: Term) -> str:
    return term.said.between(term.start, term.tail)


def _behind(term: Term) -> str:
    said, end = term.said, term.tail - term.said.start
    high = min([end + _AROUND, *(f.start - said.start for f in said.counts if f.start >= term.tail)])
    stop = said.plain.find(";", end)
    return said.plain[end : min(high, stop) if stop >= 0 else high]


def _is_there(term: Term) -> bool:
    """Is a figure told as that of men who are there, not of those who come, attack or are lost?"""
    words = f"{_before(term, of_men=True)}~{_words(term)}~{_behind(term)}"
    return _known(term, "there", words) and not _known(term, "elsewhere", words)


def _people(term: Term) -> str:
    """The people whose men a figure counts: named in the words of the figure, or before the noun of their body; "" for none."""
    sides, language = pattern(term.said.language, "sides"), term.said.language
    own = sides.search(_words(term))
    if own is None:
        body = _pattern(language, "body").search(_before(term, of_men=True))
        own = sides.search(body[0]) if body else None
    return own[0][:_SIDE] if own else ""


def _opposed(term: Term, held: Sequence[_Held]) -> list[_Held]:
    """Those of whom the captives must be: of their people, or the garrison of what falls."""
    people = _people(term)
    near = [h for h in held if 0 <= term.at - h.term.at <= _REACH and not _is_other_scene(term, h)]
    if people:
        own = [h for h in near if h.people == people]
        own = own or [h for h in near if h.holds and not h.people]
        return own if any(h.holds or h.people for h in own) else []
    last = [h for h in near if h.holds][-1:]
    falls = last and _known(term, "falls", _between(term, last[0]))
    return last if falls and len(near) == 1 else []


def _between(term: Term, held: _Held) -> str:
    return caseless(term.said.reading.document.text[held.term.tail : min(term.said.end, term.tail + _AROUND)])


def _is_other_scene(term: Term, held: _Held) -> bool:
    """Does a word between the two say that men came, or that time or place is another?"""
    words = _between(term, held)
    if _known(term, "parted", _pattern(term.said.language, "summed").sub("", words)):
        return True
    spots = [
        {m["spot"][:_STEM] for m in _pattern(term.said.language, "spot").finditer(s.plain)}
        for s in (held.term.said, term.said)
    ]
    if any(not re.search(rf"\b{spot}", held.term.said.plain) for spot in spots[1] - spots[0]):
        return True
    places = [
        {m.value.name for m in s.mentions if isinstance(m.value, PlaceValue)} for s in (held.term.said, term.said)
    ]
    dates = [{s.between(m.start, m.end) for m in s.dates} for s in (held.term.said, term.said)]
    return any(bool(b - a) for a, b in (places, dates)) and term.said is not held.term.said


def _is_above(term: Term, own: Sequence[_Held]) -> bool:
    had = sum(max(h.term.figure.high, h.term.figure.most) for h in own)
    return had < min(term.figure.low, term.figure.least) and term.figure.low < _TIMES * had
