"""What the make-ups of a paragraph come to: "two brigades of two regiments, every regiment of three battalions" are twelve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from sefer.grammars.oddities.reckoned.lists.named_units import named_units
from sefer.grammars.oddities.reckoned.lists.nodes import Node, nodes, noun_of, run_to, words
from sefer.grammars.oddities.said import Said

_BACK = 2  # sentences in which a body may be counted of which "each" is told
_BESIDE = 60  # characters from "each regiment" to what it had
_LEAD = 24  # characters before a number that may say that it is of each
_APART = 60  # characters between a number of bodies and what each of them has
_WAYS = 12  # in which a make-up may be read, at most


@dataclass(frozen=True, slots=True)
class Told:
    """How many parts of a noun there may be by one make-up; `listed` where names are counted, `each` where it is told of each."""

    at: int
    start: int
    end: int
    noun: str
    counts: frozenset[float]
    said: Said
    listed: bool = False
    each: bool = False
    summed: bool = False  # numbers of one list, nothing multiplied
    sized: bool = False  # of bodies of two sizes, each number told
    section: bool = False  # of one part of its sentence, beside which another has its own


@dataclass(slots=True)
class _Part:
    """A number of parts that each of some bodies has, and how many that makes."""

    node: Node
    start: int
    counts: frozenset[float]
    each: bool
    end: int  # of the number, or of the bodies that stand behind it


def told(paragraph: Sequence[Said]) -> Iterator[Told]:
    """What each sentence of a paragraph makes, by the bodies that it counts or that were counted before it."""
    earlier: list[_Part | Node] = []
    for at, said in enumerate(paragraph):
        named = list(named_units(said))
        yield from (Told(at, n.start, n.tail, n.noun, frozenset({n.count}), said, listed=True) for n in named)
        found = nodes(said) if said.counts else []
        if not (found or named):
            continue
        kept = [n for n in named if not any(f.start < n.tail and n.start < f.tail for f in found)]
        found = sorted((*found, *kept), key=lambda n: n.start)
        earlier = [e for e in earlier if paragraph[max(0, at - _BACK)].start <= _node(e).start]
        parts = list(_parts(said, found, earlier))
        yield from _made(at, said, parts, found)
        yield from _sections(at, said, parts)
        earlier += [*found, *parts]


def _node(one: _Part | Node) -> Node:
    return one.node if isinstance(one, _Part) else one


def _counts(one: _Part | Node) -> frozenset[float]:
    return one.counts if isinstance(one, _Part) else frozenset({one.count})


def _made(at: int, said: Said, parts: Sequence[_Part], found: Sequence[Node]) -> Iterator[Told]:
    """What the parts of each noun make together, with or without others of it that stand beside them."""
    for noun in dict.fromkeys(part.node.noun for part in parts):
        alike = {(part.node.count, part.counts): part for part in parts if part.node.noun == noun}
        own = list(alike.values())  # a make-up that is told twice counts once
        used = {part.node.start for part in parts}
        beside = [n.count for n in found if n.noun == noun and n.start not in used]
        sums = {float(sum(lot)) for lot in product(*(part.counts for part in own))}
        sums |= {made + sum(beside[:n]) for made in sums for n in range(1, len(beside) + 1)}
        if len(sums) <= _WAYS:
            start, end = min(part.start for part in own), max(part.end for part in own)
            yield Told(at, start, end, noun, frozenset(sums), said, each=all(part.each for part in own))
    multiplied = {part.node.noun for part in parts}
    last = len(found)
    while last > 0:
        run = run_to(found, last - 1)
        last -= len(run)
        noun = run[0].noun
        shared = said.language == "tr" and words("tr", "divided").search(said.between(run[0].start, run[0].tail))
        if len(run) > 1 and noun not in multiplied and not shared and _is_make_up(said, run):
            sums = {float(sum(n.count for n in run)), float(sum(n.count for n in run if n.count > 1))}
            yield Told(at, run[0].start, run[-1].tail, noun, frozenset(sums), said, summed=True)


def _sections(at: int, said: Said, parts: Sequence[_Part]) -> Iterator[Told]:
    """What each part of a sentence up to a semicolon makes where several have a make-up of their own."""
    by: dict[int, list[_Part]] = {}
    for part in parts:
        if part.each:
            by.setdefault(said.plain.count(";", 0, part.node.start - said.start), []).append(part)
    for lot in by.values() if len(by) > 1 else ():
        if len({part.node.noun for part in lot}) == len(lot):
            for part in lot:
                yield Told(at, part.start, part.end, part.node.noun, part.counts, said, each=True, section=True)


def _is_make_up(said: Said, run: Sequence[Node]) -> bool:
    """Do words say that a list is all that there is?"""
    before, behind = said.between(said.start, run[0].start), said.between(run[0].tail, said.end)
    return words(said.language, "makes").search(f"{before}~{behind}") is not None


def _parts(said: Said, found: Sequence[Node], earlier: Sequence[_Part | Node]) -> Iterator[_Part]:
    """The numbers that say what each of other numbers has."""
    made: dict[int, _Part] = {}

    def bodies(run: Sequence[Node]) -> frozenset[float]:
        lots = product(*(_counts(made.get(n.start, n)) for n in run))
        return frozenset(float(sum(lot)) for lot in lots)

    for n, node in enumerate(found):
        owner = _owner(said, found, n, [*earlier, *made.values()])
        if owner is not None:
            run, sure = owner
            alone = isinstance(run[0], _Part) and len(run) == 1
            whole = _counts(run[0]) if alone else bodies([_node(one) for one in run])
            counts = frozenset(count * node.count for count in whole)
            start = min(node.start, *(max(_node(one).start, said.start) for one in run))
            end = max([node.tail, *(n.tail for n in map(_node, run) if n.said is said)])
            made[node.start] = _Part(node, start, counts if sure else counts | {node.count}, sure, end)
            yield made[node.start]
        if node.part is not None:
            each = frozenset(count * node.part.count for count in bodies([node]))
            yield _Part(node.part, node.start, each, each=True, end=node.tail)


_Owner = tuple[Sequence[_Part | Node], bool]


def _owner(said: Said, found: Sequence[Node], n: int, earlier: Sequence[_Part | Node]) -> _Owner | None:
    """The bodies of each of which a number is told, and whether the words say "each"."""
    node = found[n]
    lead = said.between(max(said.start, node.start - _LEAD), node.start)
    printed = said.between(node.start, node.tail)
    behind = said.between(node.tail, node.tail + _LEAD)
    counted = [*earlier, *found[:n]]
    every = _every(said, node, found[n - 1].tail if n else said.start, counted, found[n + 1 :])
    every = every or _of_every(said, node, counted)
    if every is not None:
        return every, True
    each = bool(words(said.language, "each").search(f"{lead}~{printed}")) or bool(
        words(said.language, "each_behind").match(behind)
    )
    following = found[n + 1] if n + 1 < len(found) else None
    if following is not None and following.noun != node.noun and _is_had_by(said, node, following):
        return [following], each or following.count == 1
    before = next((m for m in range(n - 1, -1, -1) if found[m].noun != node.noun), None)
    if before is None:
        previous = [e for e in earlier if _node(e).noun != node.noun]
        return ([_whole_of(said, node, previous)], True) if each and previous and said.language == "tr" else None
    between = said.between(found[before].tail, node.start)
    if len(between) > _APART:
        return None
    if words(said.language, "of_each").search(between):
        run = run_to(found, before) if words(said.language, "of_all").search(between) else [found[before]]
        return run, True
    if each and words(said.language, "of_any").search(between):
        return (run_to(found, before) if said.language == "tr" else [found[before]]), True
    if words(said.language, "of_one").search(between):
        return [found[before]], found[before].count == 1
    return None


def _whole_of(said: Said, node: Node, previous: Sequence[_Part | Node]) -> _Part | Node:
    """The last that was counted, or that which the sentence names: "üç alayından ikisi cephede. Alaylar üçer taburluydu"."""
    lead = words(said.language, "plural").sub("", said.between(said.start, node.start))
    named = {noun_of(said.language, word) for word in lead.split()}
    called = [e for e in previous if _node(e).noun in named]
    return called[-1] if called else previous[-1]


def _is_had_by(said: Said, node: Node, body: Node) -> bool:
    """ "Üç taburlu iki alay": is the number what each of the next has?"""
    between = said.between(node.start, body.start)
    return words(said.language, "having").search(between) is not None and body.start - node.tail < _LEAD


def _of_every(said: Said, node: Node, counted: Sequence[_Part | Node]) -> Sequence[_Part | Node] | None:
    """ "Four launchers in every battalion": the bodies of the noun behind a number that were counted."""
    found = words(said.language, "of_every").match(said.between(node.tail, node.tail + _BESIDE))
    noun = noun_of(said.language, found["body"]) if found else ""
    return [e for e in counted if _node(e).noun == noun][-1:] or None


def _every(
    said: Said, node: Node, after: int, earlier: Sequence[_Part | Node], later: Sequence[Node]
) -> Sequence[_Part | Node] | None:
    """ "Each regiment had three battalions", "bataryaların hepsi dörder topluydu": the bodies of that noun that were counted."""
    low = max(said.start, node.start - _BESIDE - _LEAD)
    found = next(iter(reversed([*words(said.language, "every").finditer(said.between(low, node.start))])), None)
    if found is None or low + found.end() < after or "," in said.between(low + found.end(), node.start):
        return None
    noun = noun_of(said.language, next(word for word in found.groups() if word))
    counted = [e for e in earlier if _node(e).noun == noun]
    if not counted:  # "in each regiment four battalions; the division had two regiments"
        return [e for e in later if e.noun == noun][:1] or None
    last = _node(counted[-1])
    if isinstance(counted[-1], _Part):
        return [counted[-1]]
    alike = [e for e in counted if isinstance(e, Node)]
    return run_to([_node(e) for e in alike], len(alike) - 1) if last.said is alike[-1].said else [last]
