"""Deeds told with their days of which one can only follow the other, and is told to have come first: a pursuit before its battle.

The oddity `step` says the sort ("days") and both days; a march that arrives before it leaves is a `march` with its name and
the days of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sefer.grammars.oddities.bound import Dated, bound, dated
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import Mention, Oddity, Span

_BACK = 2  # sentences before one whose deeds it may be held against
_WIDE = 45  # characters around a word that belong to its deed
_SHOWN = 150


@dataclass(frozen=True, slots=True)
class _Deed:
    start: int
    end: int
    date: Dated
    sentence: Told

    @property
    def span(self) -> Span:
        low, high = min(self.start, self.date[0].start), max(self.end, self.date[0].end)
        return Span(low, high) if high - low <= _SHOWN else Span(self.start, self.end)


@cache
def _rows(language: str) -> tuple[tuple[str, Sought, Sought], ...]:
    rows = table(language, "told")["sequences"]["rows"]
    return tuple(
        (name, sought(rf"\b(?:{row['late']})"), sought(rf"\b(?:{row['early']})")) for name, row in rows.items()
    )


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["sequences"][name]))


class Sequences:
    """Reads sentence by sentence; the other deed may stand in one of the two before."""

    def __init__(self) -> None:
        self._before: list[Told] = []

    def of(self, sentence: Told) -> Iterator[Oddity]:
        """The deeds that are told the wrong way round, each once."""
        if sentence.opens:
            self._before = []
        near = [*self._before, sentence]
        self._before = near[-_BACK:]
        if not any(m.type == "date" for m in sentence.mentions) or _pattern(sentence.language, "unreal").search(
            sentence.words
        ):
            return
        yield from _after(sentence)
        for name, late, early in _rows(sentence.language):
            here = (_deeds(sentence, late), _deeds(sentence, early))
            if not any(here):
                continue
            for other in near:
                same = other is sentence
                lates = here[0] if same else _deeds(other, late) if here[1] else []
                pairs = [(one, two) for one in lates for two in here[1]]
                if not same and here[0]:
                    pairs += [(one, two) for one in here[0] for two in _deeds(other, early)]
                found = next((p for p in pairs if _turned(*p) and _tied(name, *p)), None)
                if found is not None:
                    yield _odd(name, *found)
                    return


def _deeds(sentence: Told, cue: Sought) -> list[_Deed]:
    """What a word of a row tells in a sentence, with its day."""
    out: list[_Deed] = []
    dates = [d for d in dated(sentence.mentions) if d[1].latest - d[1].earliest <= 1]
    for found in cue.finditer(sentence.words) if dates else ():
        date = bound(sentence.words, sentence.span.start, found.start(), found.end(), dates, sentence.language)
        if date is not None:
            base = sentence.span.start
            out.append(_Deed(found.start() + base, found.end() + base, date, sentence))
    return out


def _turned(late: _Deed, early: _Deed) -> bool:
    return early.date[1].earliest > late.date[1].latest and not (late.start < early.end and early.start < late.end)


def _tied(name: str, late: _Deed, early: _Deed) -> bool:
    """Do the words tie the two deeds to one another?"""
    language = early.sentence.language
    if late.sentence is not early.sentence and _pattern(language, "unreal").search(
        late.sentence.words + early.sentence.words
    ):
        return False
    if name == "march":
        return _one_march(late, early)
    told = _clause(early)
    if _pattern(language, "sure").search(told):
        return True
    return bool(_pattern(language, "weak").search(told)) and bool(_places(late) & _places(early))


def _one_march(late: _Deed, early: _Deed) -> bool:
    """Is it the way of one unit, from another place than the one that it reaches?"""
    language, same = early.sentence.language, late.sentence is early.sentence
    own, other = ({_name(m) for m in d.sentence.mentions if m.type == "unit"} for d in (late, early))
    if (not same and other and not other & own) or (same and len(own) > 1):
        return False
    one, another = ({_name(m) for m in d.sentence.mentions if m.type == "person"} for d in (late, early))
    if not same and one and another and not one & another:  # each went his own way
        return False
    if same and early.start < late.start:
        between = early.sentence.words[early.end - early.sentence.span.start : late.start - early.sentence.span.start]
        return not _pattern(language, "back_again").search(between)
    origin = {found["place"] for found in _pattern(language, "origin").finditer(_clause(early))}
    goal = {found["place"] for found in _pattern(language, "goal").finditer(_clause(late))}
    return bool(origin) and bool(goal) and not origin & goal


def _name(mention: Mention) -> str:
    return str(getattr(mention.value, "name", ""))


def _places(deed: _Deed) -> set[str]:
    return {_name(m) for m in deed.sentence.mentions if m.type == "place"}


def _clause(deed: _Deed) -> str:
    """The words of the sentence of a deed between the marks around it."""
    words, base = deed.sentence.words, deed.sentence.span.start
    low = max(words.rfind(mark, 0, deed.start - base) for mark in ";:")
    high = min((at for mark in ";:" if (at := words.find(mark, deed.end - base)) >= 0), default=len(words))
    return words[low + 1 : high]


def _odd(name: str, late: _Deed, early: _Deed) -> Oddity:
    days = [[d.date[1].earliest, d.date[1].latest] for d in (early, late)]
    beside = (early.span,)
    if name == "march":
        subject = next((_name(m) for m in late.sentence.mentions if m.type == "unit"), "")
        return Oddity(
            "march", late.span.start, late.span.end, beside, {"name": subject, "left": days[0], "came": days[1]}
        )
    says = {"sort": "days", "first": days[0], "second": days[1]}
    return Oddity("step", late.span.start, late.span.end, beside, says)


def _after(sentence: Told) -> Iterator[Oddity]:
    """ "After the defeat of 20 August it withdrew on the 17th": the words themselves say which came first."""
    base, dates = sentence.span.start, [d for d in dated(sentence.mentions) if d[1].earliest == d[1].latest]
    for one, other in pairwise(dates):
        start, end = one[0].start - base, one[0].end - base
        between = sentence.words[end : other[0].start - base]
        if other[1].latest >= one[1].earliest or ";" in between:
            continue
        before = _pattern(sentence.language, "after_before").search(sentence.words[max(0, start - _WIDE * 2) : start])
        behind = _pattern(sentence.language, "after_behind").match(between)
        if before or behind:
            says = {"sort": "days", "first": [one[1].earliest] * 2, "second": [other[1].earliest] * 2}
            yield Oddity("step", other[0].start, other[0].end, (Span(one[0].start, one[0].end),), says)
            return
