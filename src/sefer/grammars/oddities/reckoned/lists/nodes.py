"""The numbers of things in a sentence, each with its noun, also where only its neighbour in the list bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from sefer.grammars.numbers import cardinal, spelt
from sefer.grammars.oddities.said import Figure, Said
from sefer.grammars.oddities.terms import kind, small
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain

MOST = 500  # parts of a part
_STEM = 5  # letters by which a noun is known again
_NEAR = 34  # characters behind a number in which its noun may stand
_CUT = lazy(r"[,;.:()\[\]]|\s(?:and|of|ve|ile)\s|\d")
_GUESS = "?"  # before a noun that only its place shows to be one
_FIRST = lazy(r"\s*(?P<noun>[^\W\d_]{4,})")


@dataclass(frozen=True, slots=True)
class Node:
    """A number of things; `noun` is what they are called by, `part` a node that each of them is said to have by its own name."""

    start: int
    tail: int
    noun: str
    count: float
    said: Said
    part: Node | None = None  # "four-gun batteries", "dört toplu batarya"


@cache
def words(language: str, name: str) -> re.Pattern[str]:
    """A pattern of the words with which a make-up is told."""
    return plain(table(language, "listing")["made_of"][name].replace("NUMBER", rf"(?:\d{{1,2}}|{spelt(language)})"))


@cache
def _things(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table(language, "listing")["things"]
    return tuple((name, plain(rf"(?<![^\W_])(?:{row})")) for name, row in rows.items())


@cache
def any_thing(language: str) -> re.Pattern[str]:
    rows = table(language, "listing")["things"].values()
    return plain(rf"(?<![^\W_])(?:{'|'.join(rows)})")


def is_known(language: str, noun: str) -> bool:
    """Is a noun one of the things that make up forces?"""
    return noun in table(language, "listing")["things"]


def noun_of(language: str, text: str) -> str:
    """What a noun in plain letters stands for: one of the things that we know, or its first letters."""
    known = next((name for name, pattern in _things(language) if pattern.match(text)), "")
    if known or not text:
        return known
    word = text.rsplit(maxsplit=1)[-1]
    word = f"{word[:-1]}k" if word.endswith("ğ") else word
    return (word.removesuffix("s") if language == "en" else word)[:_STEM]


def nodes(said: Said) -> list[Node]:
    """The exact numbers of things of a sentence in order."""
    found = [*_compound(said)]
    taken = [(n.start, n.tail) for n in found]
    for figure in (*said.counts, *_ones(said)):
        if any(a < figure.tail and figure.start < b for a, b in taken) or not _exact(figure):
            continue
        node = _node(said, figure)
        if node is not None:
            found.append(node)
    return _named_by_next(sorted(found, key=lambda n: n.start))


def _ones(said: Said) -> Iterator[Figure]:
    """Its "one" and "two" that may be one of a list."""
    if said.counts:
        for term in small(said, 0):
            if not words(said.language, "each_lead").search(said.between(said.start, term.start)):
                yield replace(term.figure, counted="")


def _exact(figure: Figure) -> bool:
    return 1 <= figure.low == figure.high <= MOST and not figure.hedged and float(figure.low).is_integer()


def _node(said: Said, figure: Figure) -> Node | None:
    """A number and its noun; "" where it stands without one."""
    behind = words(said.language, "calibre").sub(_blank, said.between(figure.end, figure.end + _NEAR))
    before = said.between(max(said.start, figure.start - _NEAR - 14), figure.start)
    of = words(said.language, "number_of").search(before)
    if of is not None and not figure.counted:
        noun = noun_of(said.language, next(word for word in of.groups() if word))
        return Node(figure.start, figure.end, noun, figure.low, said)
    own = words(said.language, "of_own").match(behind)  # "all three of his battalions"
    if own is not None and words(said.language, "of_own_lead").search(before):
        return Node(figure.start, figure.end + own.end(), noun_of(said.language, own["noun"]), figure.low, said)
    if words(said.language, "elliptic").match(behind) or (not figure.counted and figure.low == 1):
        return Node(figure.start, figure.end, "", figure.low, said)
    both = words(said.language, "arms").match(behind) if figure.counted else None
    if both is not None and (thing := any_thing(said.language).match(behind, both.end())):
        return Node(figure.start, figure.end + thing.end(), noun_of(said.language, thing[0]), figure.low, said)
    if figure.counted and kind(figure) not in ("man", "rifle"):
        head = words(said.language, "head").match(behind)  # "dört mayın gemisi"
        if head is not None and any_thing(said.language).match(caseless(figure.counted)) is None:
            thing = any_thing(said.language).match(behind, head.end())
            if thing is not None:
                tail = max(figure.tail, figure.end + thing.end())
                return Node(figure.start, tail, noun_of(said.language, thing[0]), figure.low, said)
        return Node(figure.start, figure.tail, noun_of(said.language, caseless(figure.counted)), figure.low, said)
    cut = _CUT.search(behind)
    reach = behind[: cut.start()] if cut else behind
    thing = any_thing(said.language).search(reach)
    if thing is not None:
        return Node(figure.start, figure.end + thing.end(), noun_of(said.language, thing[0]), figure.low, said)
    if figure.counted:  # men, whose numbers are never round; "üç nizamiye ve altı redif taburu"
        sort = figure.item == "volunteer" or words(said.language, "sort").match(behind)
        return Node(figure.start, figure.end, "", figure.low, said) if sort else None
    first = _FIRST.match(behind) if said.language == "tr" or not figure.unit else None
    if first is not None and said.language == "en" and not first["noun"].endswith("s"):
        first = None
    noun = f"{_GUESS}{noun_of(said.language, first['noun'])}" if first else ""
    return Node(figure.start, figure.end, noun, figure.low, said)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _compound(said: Said) -> Iterator[Node]:
    """ "Three four-gun batteries": a number of things and what each of them has, in one word."""
    for found in words(said.language, "compound").finditer(said.plain):
        counts = [_small(said, found.span(name)) for name in ("w", "p")]
        if not all(counts):
            continue
        start, end = said.start + found.start("w"), said.start + found.end()
        inner = said.start + found.start("p"), said.start + found.end("b")
        part = Node(*inner, noun_of(said.language, found["b"]), counts[1], said)
        yield Node(start, end, noun_of(said.language, found["a"]), counts[0], said, part)


def _small(said: Said, span: tuple[int, int]) -> float:
    word = said.plain[slice(*span)]
    return 1.0 if word in ("a", "an", "bir", "another") else cardinal(said.text[slice(*span)], said.language) or 0.0


def _named_by_next(found: list[Node]) -> list[Node]:
    """The numbers without a noun with that of the next in their list, or of the one before: "two field, one mountain battery"."""
    out = list(found)
    for n in range(len(out) - 2, -1, -1):
        if out[n].noun[:1] in ("", _GUESS) and out[n + 1].noun and is_listed(out[n], out[n + 1]):
            out[n] = replace(out[n], noun=out[n + 1].noun)
    for n, (one, other) in enumerate(pairwise(list(out)), start=1):
        if not other.noun and out[n - 1].noun and is_listed(one, other, far=True):
            out[n] = replace(other, noun=out[n - 1].noun)
    return [replace(node, noun=node.noun.removeprefix(_GUESS)) for node in out if node.noun]


def is_listed(one: Node, other: Node, far: bool = False) -> bool:
    """Do two numbers stand in one list?"""
    between = one.said.between(one.tail, other.start)
    name = "list_far" if far else "list"
    return words(one.said.language, name).fullmatch(between) is not None


def run_to(found: Sequence[Node], n: int) -> list[Node]:
    """The numbers of one noun that stand in one list and end with the n-th."""
    run = [found[n]]
    for node in reversed(found[:n]):
        if node.noun != run[0].noun or not is_listed(node, run[0], far=True):
            break
        run.insert(0, node)
    return run
