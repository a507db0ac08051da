"""A number told as all that a body has, and a list elsewhere of what it has: "two pieces and six long 12-pounders ... the ten guns".

Words that make a number the whole ("all", "his", "neither added to nor diminished") and words that make a list one of all there is
("consisted of", "had under him") are signs; that somebody came or went between the two, or that another body is told of, undoes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.reckoned.lists.establishment import told
from sefer.grammars.oddities.reckoned.lists.multiplied import around, beside, is_of_another, names_others, owned, shows
from sefer.grammars.oddities.reckoned.lists.named_units import named_units
from sefer.grammars.oddities.reckoned.lists.nodes import Node, any_thing, is_known, is_listed, nodes
from sefer.grammars.oddities.reckoned.lists.nodes import words as made_of
from sefer.grammars.oddities.said import Said, pattern
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import plain
from sefer.model import Oddity, Span

_REACH = 25  # sentences from a list to the number of all,
_FAR = 60  # and where that is said to be what it was, and the list is the only one of its sort
_BACK = 6  # the same where the number comes first
_NEAR = 3  # sentences that are near
_ODDS = 2.5  # times by which the two may differ
_CLOSE = 1.5  # times by which one may well be written for the other
_CHANGE = 30  # characters behind a number that may say that it is one of those who came
_EACH = 16  # characters before a number that may say that it is of each
_LEAST = 3  # signs without which nothing is asked
_MOST = 8  # it stays a question
_FEWEST = 3  # units that a list names
_BODIES = ("company", "squadron", "battery", "battalion", "regiment", "brigade", "division")


@dataclass(frozen=True, slots=True)
class _Stock:
    """So many things that a list of a body tells, where, and the number of its sentence; no noun where it is one of bare names."""

    at: int
    start: int
    end: int
    noun: str
    counts: frozenset[float]
    said: Said
    signs: int
    named: bool = False


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "listing")["inventory"][name])


def _tells(said: Said, name: str, text: str | None = None) -> bool:
    return _pattern(said.language, name).search(said.plain if text is None else text) is not None


def read(page: Page) -> Iterator[Oddity]:
    """The numbers of all that a body has which its list misses, as ("make_up", number, list) with the signs that tie them as `loose`."""
    said = page.said
    wholes = [(at, node, signs) for at, one in enumerate(said) if one.counts for node, signs in _wholes(said, at)]
    if not wholes:
        return
    stocks = [stock for at in range(len(said)) for stock in _stocks(said, at)]
    for at, node, signs in wholes:
        fit = [s for s in stocks if _may_be_of(node, s) and not _overlap(s, node)]
        same = signs > _LEAST + 1 or _is_unchanged(said, at)
        reach = _FAR if same and len({s.counts for s in fit}) == 1 else _REACH
        near = [s for s in fit if -_BACK <= at - s.at <= reach]
        if not near or any(node.count in s.counts for s in near):
            continue
        tied = [(sum_, s) for s in near if (sum_ := _signs(said, at, node, signs, s)) >= _LEAST]
        if tied and len({s.counts for _, s in tied}) == 1:
            best, stock = max(tied, key=lambda one: one[0])
            if any(
                node.count in t.counts for t in (*told((stock.said,)), *beside(stock.said, 0)) if t.noun == node.noun
            ):
                continue  # a list that goes on without its noun
            yield _odd(node, stock, min(best, _MOST))


def _overlap(stock: _Stock, node: Node) -> bool:
    return stock.start < node.tail and node.start < stock.end


def _may_be_of(node: Node, stock: _Stock) -> bool:
    return node.noun == stock.noun or (not stock.noun and node.noun in _BODIES)


def _odd(node: Node, stock: _Stock, loose: int) -> Oddity:
    text = stock.said.reading.document.text[stock.start : stock.end]
    says = {
        "stated": node.count, "named": int(max(stock.counts)), "list": text, "made": bool(stock.noun),
        "loose": loose,
    }  # fmt: skip
    return Oddity("make_up", node.start, node.tail, (Span(stock.start, stock.end),), says)


def _wholes(said: Sequence[Said], at: int) -> Iterator[tuple[Node, int]]:
    """The numbers of a sentence that are told as all that somebody has, with the signs that say so."""
    one = said[at]
    if not _tells(one, "whole_cue"):
        return
    same = _is_unchanged(said, at)
    for node in nodes(one):
        before, printed, behind = around(node)
        words = f"{before}~{printed}~{behind}"
        all_of = _tells(one, "whole", words)
        each = shows(one, "each", before[-_EACH:]) and not all_of  # "each of the three" are all of them
        if each or _tells(one, "no_whole", words) or node.count < 2 or not is_known(one.language, node.noun):
            continue
        every, whose = all_of or shows(one, "every_one", words), _tells(one, "whose", words)
        signs = 3 * every + 2 * whose + 3 * (same and (every or whose or _tells(one, "definite", words)))
        if signs:
            yield node, signs


def _is_unchanged(said: Sequence[Said], at: int) -> bool:
    """Do the words of a sentence, or of one beside it, say that nothing came or went?"""
    one = said[at]
    return any(_tells(s, "unchanged") for s in said[max(0, at - 1) : at + 2] if s.first is one.first)


def _stocks(said: Sequence[Said], at: int) -> Iterator[_Stock]:
    """What the lists of a sentence tell of each sort of things, where words make them the lists of a body."""
    one = said[at]
    named = [*_named(one), *_ships(one)]
    if not (named or one.counts):
        return
    closed = _tells(one, "closed")
    for node in named:
        if closed or _makes(one, node.start, node.tail):
            yield _Stock(at, node.start, node.tail, node.noun, frozenset({node.count}), one, 1 + 2 * closed, named=True)
    if not one.counts:
        return
    found = nodes(one)
    for run in _runs(found):
        start, end = run[0].start, run[-1].tail
        if not (closed or _makes(one, start, end)) or any(node.part for node in run):
            continue
        for noun in {node.noun for node in run}:
            own = [node for node in run if node.noun == noun]
            others = [node for node in found if node.noun == noun and node not in own]
            lead = one.between(max(one.start, own[0].start - _EACH), own[0].start)
            if others or shows(one, "each", lead) or _tells(one, "part", f"{lead}~"):
                continue
            words = f"{around(own[0])[0]}~{around(own[-1])[2]}"
            if _tells(one, "no_stock", words):
                continue
            made = float(sum(node.count for node in own))
            counts = frozenset({made, float(sum(node.count for node in own if node.count > 1))} - {0.0})
            if max(counts) > 1 or len(run) > 1:
                yield _Stock(at, own[0].start, own[-1].tail, noun, counts, one, 1 + closed + (len(run) > 1))


def _runs(found: Sequence[Node]) -> Iterator[list[Node]]:
    """The numbers of things that stand in one list, of whatever sort."""
    run: list[Node] = []
    for node in found:
        if run and not is_listed(run[-1], node, far=True):
            yield run
            run = []
        run.append(node)
    if run:
        yield run


def _makes(said: Said, start: int, end: int) -> bool:
    """Do words beside a list say that it tells what a body has?"""
    text = f"{said.between(said.start, start)}~{said.between(end, said.end)}"
    return made_of(said.language, "makes").search(text) is not None or _tells(said, "has", text)


def _named(said: Said) -> Iterator[Node]:
    """The bodies that a list names, by their size, or by bare names with numbers: "the 2nd Wessex, the 4/18th Punjab and the 3/11th Gurkhas"."""
    if not any(c.isdigit() for c in said.text):
        return
    yield from named_units(said)
    for found in _names(said.language).finditer(said.text):
        count = len(pattern(said.language, "list_ordinal").findall(found[0].lower()))
        if count >= _FEWEST and any_thing(said.language).search(caseless(found[0])) is None:
            yield Node(said.start + found.start(), said.start + found.end(), "", float(count), said)


def _ships(said: Said) -> Iterator[Node]:
    """The ships that a list of names names in a sentence that speaks of a fleet: "the Shah, the Active and the Tenedos"."""
    if "," not in said.text or not _tells(said, "naval"):
        return
    for found in _of_names(said.language).finditer(said.text):
        start, end = said.start + found.start(), said.start + found.end()
        count = 1 + len(re.findall(table(said.language, "listing")["inventory"]["ships_joint"], found[0]))
        if not any(m.type in ("unit", "date") and m.start < end and start < m.end for m in said.mentions):
            yield Node(start, end, "ship", float(count), said)


@cache
def _of_names(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "listing")["inventory"]["ships"])


@cache
def _names(language: str) -> re.Pattern[str]:
    words = table(language, "listing")["inventory"]
    one = words["named"]
    return re.compile(rf"{one}(?:{words['named_joint']}{one})+")


def _changes(said: Said, name: str, node: Node) -> bool:
    """Do words before a number, or of a sentence between it and a list, tell of bodies or things that came or went?"""
    words = said.plain if said is not node.said else said.between(said.start, node.tail + _CHANGE)
    told = _tells(said, name, words)
    return told and bool(said.counts or said is node.said or any_thing(said.language).search(said.plain))


def _signs(said: Sequence[Said], at: int, node: Node, signs: int, stock: _Stock) -> int:
    """How many signs tie a number to a list; 0 where something says that they are not of one body, or that it changed between."""
    made = max(stock.counts)
    if max(node.count, made) > _ODDS * min(node.count, made) or is_of_another(node, stock.said):
        return 0
    more = node.count > made
    same = _is_unchanged(said, at)
    low, high = sorted((at, stock.at))
    name = "gained" if more else "gone"
    if not same and any(_changes(s, name, node) for s in said[low + 1 : high + 1] if s.language == node.said.language):
        return 0
    begun = next(n for n, s in enumerate(said) if s is stock.said.first)
    if stock.named and names_others(said[min(begun, low) : at + 1], Span(stock.start, stock.end), node):
        return 0
    before, _, behind = around(node)
    whose = owned(node, stock.said, before, behind)
    every = signs >= _LEAST
    if not more and not every:
        return 0
    sides = [set(pattern(s.language, "sides").findall(s.plain)) for s in (node.said, stock.said)]
    if all(sides) and sides[0].isdisjoint(sides[1]):
        return 0
    near = at - stock.at <= _NEAR or node.said.first is stock.said.first
    close = max(node.count, made) <= _CLOSE * min(node.count, made)
    sum_ = signs + stock.signs + whose - 1 + near + close - 1
    return sum_ if every or whose > 1 or near else 0
