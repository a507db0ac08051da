"""Reading -> ("both_ways", ...): a unit or person of the abstract that the body never names, and another in its place there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.letters import caseless, fold
from sefer.letters.patterns import lazy
from sefer.model import Mention, Oddity, PersonValue, PlaceValue, Span, UnitValue

_WORD = lazy(r"[^\W\d_]{4,}")
SHARED = 2  # words that a sentence of the body shares with the one of the abstract
_STEM = 5  # letters by which a word is known again
_SHORTEST = 3  # letters of a word of a name
_Key = tuple[str, ...]


@dataclass
class Place:
    """A sentence and the stems of its words."""

    said: Said

    @cached_property
    def stems(self) -> frozenset[str]:
        stop = table_of(self.said.language, "stop")["words"]
        found = {word[:_STEM] for word in _WORD.findall(self.said.plain)}
        return frozenset(found.difference(caseless(word)[:_STEM] for word in stop))

    def named(self, kind: str) -> frozenset[str]:
        """The beginnings of the mentions of a sort."""
        said = self.said
        named = (said.between(m.start, m.end) for m in said.mentions if m.type == kind)
        return frozenset(re.sub(r"\W+", " ", words).strip()[:8] for words in named)


def in_abstract(said: Said) -> bool:
    """Is it in a part that the layout shows to be an abstract, or in a paragraph that opens with "Abstract:"?"""
    return said.kind == "abstract" or pattern(said.language, "abstract").match(said.first.plain) is not None


_Named = tuple[Mention, Place]


def named_otherwise(page: Page) -> Iterator[Oddity]:
    """Each unit and person of the abstract that the body lacks, beside the one that does the same there."""
    places = [Place(said) for said in page.said]
    abstract = [place for place in places if in_abstract(place.said)]
    body = [place for place in places if not in_abstract(place.said)]
    if not abstract or not body:
        return
    text = page.document.text
    plain = " ".join(fold(place.said.text) for place in body)
    here, there = _by_name(abstract), _by_name(body)
    for key, found in here.items():
        if key in there or any(word in plain for word in key[1:] if not word.isdigit() and len(word) >= _SHORTEST):
            continue
        rival = _rival(key, found[0], {k: v for k, v in there.items() if k not in here})
        if rival is not None:
            (a, b), (c, d) = (_shown(text, *named) for named in (found[0], rival))
            yield Oddity("both_ways", c, d, (Span(a, b),), {"abstract": True, "sure": False})


def _by_name(places: Sequence[Place]) -> dict[_Key, list[_Named]]:
    """The numbered units and the persons with a rank that some sentences name."""
    out: dict[_Key, list[_Named]] = defaultdict(list)
    for place in places:
        for mention in place.said.mentions:
            key = _key(mention)
            if key:
                out[key].append((mention, place))
    return out


def _key(mention: Mention) -> _Key:
    value = mention.value
    if isinstance(value, UnitValue) and value.number is not None:
        return (value.echelon, str(value.number))
    if isinstance(value, PersonValue) and value.rank:
        return (fold(value.rank), *fold(value.name).split())
    return ()


def _rival(key: _Key, named: _Named, there: dict[_Key, list[_Named]]) -> _Named | None:
    """The only one of its sort of whom the body tells what the abstract tells of this one."""
    _, place = named
    scored: Counter[_Key] = Counter()
    best: dict[_Key, _Named] = {}
    for other, found in there.items():
        if other[0] != key[0]:
            continue
        for mention, beside in found:
            shared = _words(place, key) & _words(beside, other)
            if len(shared) >= SHARED and _places(place.said) & _places(beside.said) and len(shared) > scored[other]:
                scored[other], best[other] = len(shared), (mention, beside)
    top = scored.most_common(2)
    if not top or (len(top) > 1 and top[0][1] == top[1][1]):
        return None
    return best[top[0][0]]


def _words(place: Place, key: _Key) -> frozenset[str]:
    return place.stems - {word[:_STEM] for word in key}


def _places(said: Said) -> frozenset[str]:
    """The places of a sentence, and the words with a capital that may name one."""
    named = {fold(m.value.name)[:_STEM] for m in said.mentions if isinstance(m.value, PlaceValue)}
    return frozenset(named | {fold(word)[:_STEM] for word in said.text.split()[1:] if word[:1].isupper()})


def _shown(text: str, mention: Mention, place: Place) -> tuple[int, int]:
    """A name with the words of its sentence behind it."""
    end = min(place.said.end, mention.end + 60)
    return mention.start, text.rfind(" ", mention.end, end) if end < place.said.end and " " in text[
        mention.end : end
    ] else end
