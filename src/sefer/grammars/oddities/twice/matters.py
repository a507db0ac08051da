"""Do two sentences speak of one matter: what they share, and what tells them apart."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.twice.scenes import Scene, Thing, known
from sefer.letters.patterns import lazy
from sefer.model import CitationValue

_AUTHOR = lazy(r"[A-ZÇĞİÖŞÜ][^\W\d_]{2,}")  # the first long word of a note
_WHICH = 25  # characters before a thing in which a word tells which of its sort it is
_One = TypeVar("_One")
NEAR = 4  # sentences of one paragraph within which one thing is spoken of


def cited(said: Said) -> set[str]:
    """The authors that a sentence cites, in brackets or in its notes."""
    document = said.reading.document
    found = {
        author
        for m in said.mentions
        if isinstance(m.value, CitationValue)
        for item in m.value.items
        for author in item.authors
    }
    low = bisect_left(document.notes, (said.start, 0))
    for mark, note in document.notes[low:]:
        if mark > said.end + 1:
            break
        words = _AUTHOR.findall(document.text[note : note + 40])
        found |= set(words[:1])
    return found


def are_apart(one: Scene, thing: Thing, other: Scene, like: Thing) -> bool:
    """Do words before two things of a sort tell them apart: the north gate and the south gate?"""
    for s, t in ((one, thing), (other, like)):
        if s.says("the_other", max(0, t.start - _WHICH), t.start):
            return True
    told = [
        {m[0] for m in known(s.language, "which").finditer(s.said.plain, max(0, t.start - _WHICH), t.start)}
        for s, t in ((one, thing), (other, like))
    ]
    return bool(told[0] and told[1] and told[0].isdisjoint(told[1]))


def are_near(one: Scene, other: Scene) -> bool:
    return one.paragraph == other.paragraph and abs(other.at - one.at) <= NEAR


def shared(one: Scene, other: Scene, *things: str) -> int:
    """How much two sentences share beside the things that they are of: words once, names twice; -1 where they name other places or units."""
    if one.at == other.at:
        return -1
    for kind in ("unit", "place"):
        told = one.named(kind), other.named(kind)
        if all(told) and told[0].isdisjoint(told[1]) and not (kind == "place" and one.matter & other.matter):
            return -1
    both = {stem for stem in one.stems & other.stems if not any(stem.startswith(t) for t in things)}
    names = {name for name in one.matter & other.matter if not any(name.startswith(t) for t in things)}
    return len(both | names) + len(names) + 2 * bool(one.dates & other.dates)


def are_one(one: Scene, other: Scene, *things: str, least: int = 1) -> bool:
    """Do two sentences speak of one matter: near one another with a word in common, or far with a name and more?"""
    score = shared(one, other, *things)
    if are_near(one, other):
        return score >= least
    if one.speaks_for_all != other.speaks_for_all:
        return score >= least + 1
    return bool(one.matter & other.matter or one.dates & other.dates) and score >= least + 2


def are_of_other_days(one: Scene, other: Scene) -> bool:
    """Do both tell days, of which none is the same?"""
    if one.dates & other.dates:
        return False
    a, b = one.days, other.days
    if a is None or b is None:
        a, b = one.calendar, other.calendar
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def are_of_two_works(one: Scene, other: Scene) -> bool:
    """Does each cite a work that the other does not?"""
    mine, theirs = cited(one.said), cited(other.said)
    return bool(mine and theirs and not mine & theirs)


def between(one: Scene, other: Scene, told: dict[int, Scene]) -> Iterator[Scene]:
    """The sentences of one paragraph from one to the other, both included."""
    yield one
    if are_near(one, other):
        yield from (told[at] for at in range(one.at + 1, other.at) if at in told)
    yield other


def common_stems(scenes: Iterable[Scene]) -> Counter[str]:
    """In how many sentences the beginning of each word stands."""
    common: Counter[str] = Counter()
    for scene in scenes:
        common.update(scene.stems)
    return common


def pairs_of(rooms: Iterable[Sequence[_One]], most: int) -> Iterator[tuple[_One, _One, Sequence[_One]]]:
    """What stands in one room two by two, the earlier first, each beside so many before it; with the room."""
    for alike in rooms:
        for n, other in enumerate(alike):
            for one in alike[max(0, n - most) : n]:
                yield one, other, alike


def best_tied(
    pairs: Iterable[tuple[_One, _One, int]], place: Callable[[_One], Hashable]
) -> Iterator[tuple[_One, _One, int]]:
    """Those pairs that most signs tie, no place in two of them."""
    used: set[Hashable] = set()
    for one, other, signs in sorted(pairs, key=lambda pair: -pair[2]):
        places = {place(one), place(other)}
        if not places & used:
            used |= places
            yield one, other, signs
