"""Persons whose names sound alike, or are a letter apart, in one text, and who are told of by the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import OSA

from sefer.checks.alike import SHOWN, sound
from sefer.checks.rules import Raised, known
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Document, Mention, PersonValue, Words

_SHORTEST = 5  # letters of a name that is compared, or of one beside another that is the same
_BESIDE_SAME = 4
_LONG = 8  # of one in which two letters may differ
_FEWEST = 3  # consonants by which two names may sound alike
_OFTEN = 3  # times each of two names must stand to be two
_CROWD = 40  # names that begin alike, beyond which none is compared
_BEFORE, _BEHIND = 70, 50  # characters around a name in which it is told who he is
_STEM = 5
_NEAR = 120  # characters within which a sentence may name both
_STOP = lazy(r"[.!?;]\s|\n")
_WORD = lazy(r"[^\W\d_]{5,}")
_HONOURS = frozenset({"bey", "pasa", "efendi", "aga", "hoca", "pasha", "effendi", "von", "de"})


@dataclass
class _Bearer:
    """A name without titles, the mentions that bear it, their ranks, and the stems of the words around them."""

    words: tuple[str, ...]
    at: list[Mention] = field(default_factory=list)
    ranks: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)


def sounding(document: Document, mentions: Sequence[Mention], seen: Sequence[Words]) -> Iterator[Raised]:
    """Loose questions about two names that may be one man's in two spellings, where none of the finer ones was asked."""
    by: dict[str, list[_Bearer]] = defaultdict(list)
    for bearer in _bearers(document.text, mentions):
        by[sound(bearer.words[-1])[0]].append(bearer)
    for alike in by.values():
        for one, other in combinations(alike, 2) if len(alike) <= _CROWD else ():
            main, rare = (one.at, other.at) if len(one.at) >= len(other.at) else (other.at, one.at)
            signs = _signs(document.text, one, other)
            at, *related = [Words(document.name, m.start, m.end) for m in (rare[0], *main[:SHOWN])]
            if signs and not any(known(seen, w) for w in (at, related[0])):
                printed = [" ".join(document.text[m.start : m.end].split()) for m in (main[0], rare[0])]
                yield Raised(
                    at,
                    tuple(related),
                    says={"main": printed[0], "other": printed[1], "count": len(main), "rare": len(rare)},
                    working={"forms": {printed[0]: len(main), printed[1]: len(rare)}},
                    explanations=("findings.why_two_things",),
                    loose=signs,
                )


def _bearers(text: str, mentions: Sequence[Mention]) -> list[_Bearer]:
    found: dict[tuple[str, ...], _Bearer] = {}
    for mention in mentions:
        if isinstance(mention.value, PersonValue):
            words = tuple(w for w in fold(mention.value.name).replace("-", " ").split() if w not in _HONOURS)
            if words and len(words[-1]) >= _BESIDE_SAME:
                bearer = found.setdefault(words, _Bearer(words))
                bearer.at.append(mention)
                if mention.value.rank:
                    bearer.ranks.add(fold(mention.value.rank))
                around = text[max(0, mention.start - _BEFORE) : mention.end + _BEHIND]
                bearer.stems |= {fold(word)[:_STEM] for word in _WORD.findall(around)}
    return list(found.values())


def _signs(text: str, one: _Bearer, other: _Bearer) -> int:
    """How many signs say that two names are one man's; 0 where they need not be."""
    if min(len(one.at), len(other.at)) >= _OFTEN or (one.ranks and other.ranks and not one.ranks & other.ranks):
        return 0
    same = len(one.words) == len(other.words) > 1 and one.words[:-1] == other.words[:-1]
    if not same and min(len(one.words), len(other.words)) > 1:
        return 0
    a, b = one.words[-1], other.words[-1]
    if a == b or min(len(a), len(b)) < (_BESIDE_SAME if same else _SHORTEST):
        return 0
    sounds = sound(a), sound(b)
    heard = sounds[0] == sounds[1] and (same or len(sounds[0]) >= _FEWEST)
    heard = heard or (same and len(sounds[0]) > _FEWEST and OSA.distance(*sounds) == 1)
    apart = OSA.distance(a, b)
    if not heard and apart > (2 if min(len(a), len(b)) >= _LONG else 1):
        return 0
    names = {word[:_STEM] for name in (*one.words, *other.words, *one.ranks, *other.ranks) for word in name.split()}
    shared = len((one.stems & other.stems) - names)
    ranked = bool(one.ranks & other.ranks)
    if not (same or (ranked and shared) or shared > 1) or _are_beside(text, one, other):
        return 0
    return 2 + heard + same + ranked + min(2, shared)


def _are_beside(text: str, one: _Bearer, other: _Bearer) -> bool:
    """Does a sentence name both, which makes them two?"""
    pairs = (sorted((a, b), key=lambda m: m.start) for a in one.at for b in other.at)
    return any(b.start - a.end < _NEAR and _STOP.search(text, a.end, b.start) is None for a, b in pairs)
