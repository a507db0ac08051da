"""So many bodies of so many parts, and the number of all parts told otherwise: "two brigades of three battalions ... its eight battalions".

The same for a pair of which each is told ("one of three battalions and one of two"), and for units that a list names and
the next sentence counts ("the 4th, 9th and 11th Divisions ... these four divisions").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.terms import kind
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import plain
from sefer.model import Mention, Oddity, Span, UnitValue

_REACH = 2  # sentences from a make-up to the number of all
_EACH = 16  # characters before a number that may say that it is of each
_SHORT = 4  # and a noun of which "each" is told
_STEM = 5  # letters by which a noun is known again
_MOST = 40  # parts of a part
_BESIDE = 40  # characters beside a figure that say whose it is
_NEAR = 2  # by which a number below what was told may still be one of all
_APART = 60  # characters between the two figures of a make-up


@dataclass(frozen=True, slots=True)
class _Told:
    """How many parts of a noun there may be, by the words of one place; `listed` where names are counted."""

    at: int
    start: int
    end: int
    noun: str
    counts: frozenset[float]
    listed: bool = False
    each: bool = False  # is it told of each of them how many parts it has?


def read(paragraph: Sequence[Said]) -> Iterator[Oddity]:
    """The numbers of a paragraph that miss what its make-ups make, as ("make_up", number, made)."""
    told = [
        t
        for at, said in enumerate(paragraph)
        for t in _once((*_products(said, at), *_of_every(said, at), *_pairs(said, at), *_named(said, at)))
    ]
    for said in paragraph:
        yield from _retold(said)
    for at, said in enumerate(paragraph) if told else ():
        for figure in said.counts:
            noun = _noun(figure)
            known = [t for t in told if t.noun == noun and not t.start <= figure.start < t.end]
            near = [t for t in known if 0 <= at - t.at <= _REACH and t.end <= figure.start]
            if len(known) != 1 or not near or figure.hedged or figure.low != figure.high:
                continue
            whole = near[0]
            if figure.low not in whole.counts and _is_of_all(said, figure, whole):
                if whole.listed and _names_others(paragraph[: at + 1], whole, figure):
                    continue
                made = max(whole.counts)
                words = said.reading.document.text[whole.start : whole.end]
                says = {"stated": figure.low, "named": int(made), "list": words}
                yield Oddity("make_up", figure.start, figure.tail, (Span(whole.start, whole.end),), says)


def _once(told: Iterable[_Told]) -> list[_Told]:
    """What is told, each part once: of one product that is read in two ways the one that tells "each"."""
    by: dict[int, _Told] = {}
    for one in told:
        if one.each or one.end not in by:
            by[one.end] = one
    return list(by.values())


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "listing")["multiplied"][name])


def _known(said: Said, name: str, words: str) -> bool:
    return _pattern(said.language, name).search(words) is not None


def _noun(figure: Figure) -> str:
    """The first letters of what a figure counts; "" for men, whose numbers are never round."""
    if kind(figure) in ("man", "rifle", "") or figure.unit:
        return ""
    word = caseless(figure.counted).split()[-1]
    return (f"{word[:-1]}k" if word.endswith("ğ") else word)[:_STEM]


def _exact(figure: Figure, least: float = 2) -> bool:
    return least <= figure.low == figure.high <= _MOST and not figure.hedged


def _products(said: Said, at: int) -> Iterator[_Told]:
    """ "Two brigades of three battalions", "her biri üç taburlu iki alay": what the one makes with the other."""
    for one, other in pairwise(said.counts):
        if not (_exact(one) and _exact(other)) or other.start - one.tail > _APART:
            continue
        whole, part = (one, other) if _is_whole(said, one, other) else (other, one)
        if whole is other and not _is_made_of(said, one, other):
            continue
        noun = _noun(part)
        if not noun or noun == _noun(whole) or not _noun(whole):
            continue
        words = said.between(max(said.start, one.start - 20), one.start), said.between(other.start, other.tail + 24)
        each = any(_known(said, "each", w) for w in (*words, said.between(one.start, other.start)))
        counts = {whole.low * part.low} if each else {whole.low * part.low, part.low}
        yield _Told(at, one.start, other.tail, noun, frozenset(counts))


def _retold(said: Said) -> Iterator[Oddity]:
    """ "Two battalions, three companies and a battery ... these two battalions, four companies": lists of which one number differs."""
    if said.before is None or not _known(said, "retold", said.plain):
        return
    lists = [{_noun(f): f for f in s.counts if _exact(f, 1) and _noun(f)} for s in (said.before, said)]
    both = lists[0].keys() & lists[1].keys()
    unlike = [noun for noun in both if lists[0][noun].low != lists[1][noun].low]
    if len(both) < 2 or len(unlike) != 1 or len(lists[0]) > len(lists[1]) + 1:
        return
    first, second = (told[unlike[0]] for told in lists)
    words = said.between(second.start - 40, second.start)
    if _known(said, "some", f"{words}~") or second.start - min(f.start for f in lists[1].values()) > _APART:
        return
    says = {
        "stated": second.low,
        "named": int(first.low),
        "list": said.before.text[first.start - said.before.start :][:_APART],
    }
    yield Oddity("make_up", second.start, second.tail, (Span(first.start, first.tail),), says)


def _of_every(said: Said, at: int) -> Iterator[_Told]:
    """ "Two regiments; each regiment had three battalions", "iki alay ... her alayın üç taburu": what they make."""
    earlier = [] if said.before is None else list(said.before.counts)
    for found in _pattern(said.language, "every").finditer(said.plain):
        start, end = said.start + found.start(), said.start + found.end()
        wholes = [
            f for f in (*earlier, *said.counts) if f.tail <= start and _noun(f)[:_SHORT] == found["body"][:_SHORT]
        ]
        parts = [f for f in said.counts if 0 <= f.start - end <= _BESIDE]
        if wholes and parts and _exact(wholes[-1]) and _exact(parts[0]) and _noun(parts[0]):
            low = wholes[-1].start if wholes[-1].start >= said.start else start
            made = wholes[-1].low * parts[0].low
            yield _Told(at, low, parts[0].tail, _noun(parts[0]), frozenset({made}), each=True)


def _is_whole(said: Said, one: Figure, other: Figure) -> bool:
    """Is the second said to be what each of the first has: "two brigades of three battalions"?"""
    words = said.between(one.tail, other.start)
    behind = said.between(other.tail, other.tail + 24)
    return _known(said, "of_each", words) or (_known(said, "of_some", words) and _known(said, "each_behind", behind))


def _is_made_of(said: Said, one: Figure, other: Figure) -> bool:
    """Is the first what each of the second has: "üç taburlu iki alay", "two three-battalion brigades"?"""
    words = said.between(one.start, one.tail)
    between = said.between(one.tail, other.start)
    return _known(said, "having", f"{words}{between}".rstrip()) and len(between.split()) < 2


def _pairs(said: Said, at: int) -> Iterator[_Told]:
    """ "Of the two brigades one had three battalions, the other two": what the pair has."""
    two = any(f.low == 2 and f.counted for s in (said, said.before) if s is not None for f in s.counts)
    for one, other in pairwise(said.counts) if two else ():
        before = said.between(max(said.start, one.start - _BESIDE), one.start)
        between = said.between(one.tail, other.start)
        noun = _noun(one) or _noun(other)
        alike = noun and _exact(one, 1) and _exact(other, 1) and {_noun(one), _noun(other)} <= {noun, ""}
        if alike and _known(said, "first", before) and _known(said, "second", between):
            yield _Told(at, one.start, other.tail, noun, frozenset({one.low + other.low}))


def _named(said: Said, at: int) -> Iterator[_Told]:
    """Units of one echelon that a list names by number: how many they are."""
    units = [m for m in said.mentions if isinstance(m.value, UnitValue)]
    run = units[:1]
    for before, unit in pairwise([*units, None]):
        if unit is not None and before is not None and _is_beside(said, before, unit):
            run.append(unit)
            continue
        if len(run) > 1 and pattern(said.language, "list_and_behind").search(said.between(run[0].start, run[-1].end)):
            noun = _of_echelon(said, run[-1])
            if noun:
                yield _Told(at, run[0].start, run[-1].end, noun, frozenset({float(len(run))}), listed=True)
        run = [unit] if unit is not None else []


def _is_beside(said: Said, one: Mention, other: Mention) -> bool:
    """Do two numbered units of one size stand beside each other in a list?"""
    a, b = one.value, other.value
    if not (isinstance(a, UnitValue) and isinstance(b, UnitValue)):
        return False
    if a.echelon != b.echelon or a.number is None or b.number is None:
        return False
    return pattern(said.language, "list_between").fullmatch(said.between(one.end, other.start)) is not None


def _of_echelon(said: Said, unit: Mention) -> str:
    """The first letters of the noun of a unit's size, as its name prints it."""
    words = caseless(said.between(unit.start, unit.end))
    rows = table_of(said.language, "echelons").values()
    found = next((m for row in rows if (m := re.search(rf"\b(?:{row.replace('ı', 'i')})", words))), None)
    return found[0][:_STEM] if found else ""


def _is_of_all(said: Said, figure: Figure, whole: _Told) -> bool:
    """Do the words beside a number show that it is that of all parts?"""
    before = said.between(max(said.start, figure.start - _BESIDE), figure.start)
    behind = said.between(figure.tail, figure.tail + _BESIDE)
    printed = said.between(figure.start, figure.tail)
    if _known(said, "some", f"{before}~{behind}") or _known(said, "each", before[-_EACH:]):
        return False
    if whole.each and figure.low > max(whole.counts) / 2:
        return True
    if _known(said, "all", f"{before}~{printed}~{behind}"):
        return True
    if whole.listed:
        return _known(said, "these", before)
    made = max(whole.counts)
    definite = _known(said, "its", f"{before}~{printed}~{behind}")
    return definite and figure.low > min(whole.counts) - _NEAR and (figure.low > made or made - figure.low <= _NEAR)


def _names_others(paragraph: Sequence[Said], whole: _Told, figure: Figure) -> bool:
    """Is another unit of the size named before the number?"""
    units = (
        (said, m)
        for said in paragraph
        for m in said.mentions
        if isinstance(m.value, UnitValue) and m.start < figure.start and not whole.start <= m.start < whole.end
    )
    return any(_of_echelon(said, m) == whole.noun for said, m in units)
