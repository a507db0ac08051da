"""What a list that is spread over its sentence makes together: "the north received six, the centre four, the south five batteries".

The same for parts of which some have one number and the others another: "four of the batteries had six guns, the other two four".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.numbers import cardinal, spelt
from sefer.grammars.oddities.reckoned.lists.establishment import Told
from sefer.grammars.oddities.reckoned.lists.nodes import Node, is_known, nodes, noun_of
from sefer.grammars.oddities.said import Figure, Said
from sefer.grammars.words import table
from sefer.letters.patterns import plain

_FEWEST = 3  # numbers that are taken for a list over a whole sentence
_MOST = 200  # of a part


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    words = table(language, "listing")["distributed"][name]
    return plain(words.replace("NUMBER", rf"(?:\d{{1,2}}|{spelt(language)})"))


def is_closed(said: Said) -> bool:
    """Do the words of a sentence say that its list tells all there is, or how all was divided?"""
    return any(_pattern(said.language, name).search(said.plain) is not None for name in ("closed", "marker"))


def distributed(said: Said, at: int) -> Iterator[Told]:
    """What the spread list of a sentence makes, and what the parts of two sizes make."""
    yield from _spread(said, at)
    yield from _shares(said, at)
    yield from _of_two_sizes(said, at)


def _spread(said: Said, at: int) -> Iterator[Told]:
    closed = _pattern(said.language, "closed").search(said.plain) is not None
    if len(said.counts) < _FEWEST - closed:
        return
    colon = said.plain.find(":")
    parts = [f for f in said.counts if f.start - said.start > colon]
    if colon < 0 or len(parts) < _FEWEST - 1:
        colon, parts = -1, list(said.counts)
    if len(parts) < (_FEWEST if colon < 0 else _FEWEST - 1) or not all(map(_is_part, parts)):
        return
    noun = _noun(said, parts, colon)
    if noun and not any(_pattern(said.language, "other").search(said.between(f.end, f.end + 18)) for f in parts):
        total = float(sum(f.low for f in parts))
        yield Told(at, parts[0].start, parts[-1].tail, noun, frozenset({total}), said, listed=not closed, summed=True)


def _shares(said: Said, at: int) -> Iterator[Told]:
    """ "Four batteries, of which two were field and one mountain": what the shares of a number just told make."""
    marker = _pattern(said.language, "marker").search(said.plain)
    if marker is None or _pattern(said.language, "rest").search(said.plain, marker.end()):
        return
    shares = [(f.start, f.tail, f.low) for f in said.counts if f.start - said.start >= marker.end() and _is_part(f)]
    shares += [
        (
            said.start + n.start(),
            said.start + n.end(),
            _value(said.text[slice(*n.span("n"))].rstrip("’'"), said.language),
        )
        for n in _pattern(said.language, "share").finditer(said.plain, marker.end())
        if not any(start <= said.start + n.start() < tail for start, tail, _ in shares)
    ]
    before = [n for n in _known(said) if n.start - said.start < marker.start()]
    before = before or (_known(said.before) if said.before is not None else [])
    if len(shares) > 1 and before and sum(n for *_, n in shares) < 2 * before[-1].count:
        shares.sort()
        total = float(sum(n for *_, n in shares))
        yield Told(at, shares[0][0], shares[-1][1], before[-1].noun, frozenset({total}), said, summed=True)


def _is_part(figure: Figure) -> bool:
    exact = 1 <= figure.low == figure.high <= _MOST and not figure.hedged
    return exact and float(figure.low).is_integer() and not figure.unit


def _noun(said: Said, parts: Sequence[Figure], colon: int) -> str:
    """What all numbers of a list count: what one of them bears, or what the words before the colon name."""
    first, last = parts[0].start, parts[-1].tail
    borne = {n.noun for n in _known(said) if first <= n.start <= last}
    if len(borne) == 1:
        return borne.pop()
    counted = [n.noun for n in _known(said) if n.start - said.start < colon]
    if not borne and counted:
        return counted[-1]
    before = _pattern(said.language, "thing").findall(said.plain, 0, max(colon, 0))
    named = {noun for word in before if is_known(said.language, noun := noun_of(said.language, word))}
    return named.pop() if not borne and len(named) == 1 else ""


def _known(said: Said) -> list[Node]:
    return [n for n in nodes(said) if is_known(said.language, n.noun)]


def _of_two_sizes(said: Said, at: int) -> Iterator[Told]:
    for found in _pattern(said.language, "two_sizes").finditer(said.plain):
        figures = [_value(said.text[slice(*found.span(name))], said.language) for name in ("n", "x", "m", "y")]
        noun = noun_of(said.language, next((w for w in (found["noun"], found["noun_"]) if w), ""))
        if all(figures) and noun:
            n, x, m, y = figures
            start, end = said.start + found.start(), said.start + found.end()
            yield Told(at, start, end, noun, frozenset({n * x + m * y}), said, each=True, sized=True)


def _value(word: str, language: str) -> float:
    if language == "tr":
        word = re.sub(r"(?:ş[ae]r|[ae]r)$", "", word)
        word = f"{word[:-1]}t" if word.endswith("d") else word
    return cardinal(word, language) or (float(word) if word.isdigit() else 0.0)
