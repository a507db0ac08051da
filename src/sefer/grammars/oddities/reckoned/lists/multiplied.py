"""So many bodies of so many parts, and the number of all parts told otherwise: "two brigades of three battalions ... its eight battalions".

The same for a pair of which each is told ("one of three battalions and one of two"), for numbers of one list ("six
battalions of the line, four of volunteers"), and for units that a list names and that are counted elsewhere ("the 4th, 9th
and 11th Divisions ... these four divisions").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from operator import attrgetter

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.reckoned.lists.distributed import distributed, is_closed
from sefer.grammars.oddities.reckoned.lists.establishment import Told, told
from sefer.grammars.oddities.reckoned.lists.named_units import of_echelon
from sefer.grammars.oddities.reckoned.lists.nodes import Node, is_known, nodes
from sefer.grammars.oddities.said import Said
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import plain
from sefer.model import Oddity, Span, UnitValue

_REACH = 3  # sentences of one paragraph from a make-up to the number of all
_EACH = 16  # characters before a number that may say that it is of each
_BESIDE = 44  # characters beside a figure that say whose it is
_NEAR = 2  # by which a number below what was told may still be one of all
_APART = 60  # characters between the two figures of a make-up
_STEM = 5  # letters by which an owner is known again
_BETWEEN = 0.4, 2.5  # of what a make-up gives, where its number is looked for far away
_CLOSE = 0.7, 1.4  # of it, where it is likely to be meant
_ODDS = 1.7  # times by which a number may miss a list that tells all
_OWNER = 300  # characters before a make-up in which its owner is named


def read(page: Page) -> Iterator[Oddity]:
    """The numbers of a text that miss what its make-ups make, as ("make_up", number, made); `loose` where few signs tie them."""
    paragraphs = [tuple(lot) for _, lot in groupby(page.said, attrgetter("first"))]
    made = [
        (n, t)
        for n, paragraph in enumerate(paragraphs)
        if any(said.counts for said in paragraph)
        for t in _once((*told(paragraph), *(p for at, said in enumerate(paragraph) for p in beside(said, at))))
    ]
    nouns = {t.noun for _, t in made}
    for n, paragraph in enumerate(paragraphs):
        for at, said in enumerate(paragraph):
            if said.counts:
                yield from _retold(said)
                counted = [node for node in nodes(said) if node.noun in nouns] if nouns else ()
                for node in counted:
                    yield from _of_number(node, n, at, made, paragraphs)


Placed = tuple[int, Told]  # a make-up and the number of its paragraph


def _of_number(
    node: Node, n: int, at: int, made: Sequence[Placed], paragraphs: Sequence[Sequence[Said]]
) -> Iterator[Oddity]:
    """What a number of things misses: a make-up of its paragraph, or the only one of its noun in the text."""
    known = [(m, t) for m, t in made if t.noun == node.noun and (not t.section or (m == n and t.at == at))]
    known = [(m, t) for m, t in known if not (t.listed and t.summed)] or known  # a list that may be one of all
    sections = [t for _, t in known if t.section]
    if section := next(
        (t for _, t in known if t.section and t.end <= node.start and ";" not in _between(t, node)), None
    ):
        known = [(n, section)]
    if any(t.start <= node.start < t.end or node.count in t.counts or _is_share(node, t) for _, t in known):
        return
    if shows(node.said, "together", around(node)[0]):
        return  # "with the assault battalion seven battalions"
    near = [t for m, t in known if m == n and 0 <= at - t.at <= _REACH and t.end <= node.start]
    if len(near) == 1 and _is_of_all(node, near[0]) and not is_of_another(node, near[0].said):
        if not (near[0].listed and names_others(paragraphs[n][: at + 1], Span(near[0].start, near[0].end), node)):
            foreign = _is_of_foreign(node, near[0])
            if not foreign or is_close(node, near[0]):
                again = [t for t in sections if t.counts == near[0].counts and t is not near[0]]
                yield _odd(node, near[0], _FOREIGN if foreign else 0, again)
        return
    tied = [(s, t) for m, t in known if (s := _signs(node, t, m != n or abs(at - t.at) > _REACH))]
    if len(tied) == 1:
        signs, whole = tied[0]
        yield _odd(node, whole, 0 if signs > _FIRM and not whole.summed else signs)


def _is_better(one: Told, other: Told) -> bool:
    """Does one make-up read the words of another as what they are: bodies of two sizes, or a longer list?"""
    longer = one.summed and other.summed and one.end - one.start > other.end - other.start
    return (one.sized or longer) and one.start < other.end and other.start < one.end


def _between(whole: Told, node: Node) -> str:
    return node.said.between(whole.end, node.start)


_FOREIGN = 2  # signs of a number beside a make-up that is said to be of a body that the make-up does not name
_FIRM = 4  # signs above which a number is that of all without doubt


def _odd(node: Node, whole: Told, loose: int, again: Sequence[Told] = ()) -> Oddity:
    text = whole.said.reading.document.text[whole.start : whole.end]
    says = {
        "stated": node.count,
        "named": int(min(whole.counts) if whole.each else max(whole.counts)),
        "list": text,
        "made": not whole.listed,
        "loose": loose,
    }
    places = tuple(Span(one.start, one.end) for one in (whole, *again))
    return Oddity("make_up", node.start, node.tail, places, says)


def _once(found: Sequence[Told]) -> list[Told]:
    """What is told, each part once: of one make-up that is read in two ways the one that tells "each"."""
    by: dict[tuple[int, str], Told] = {}
    for one in found:
        if one.section or any(_is_better(o, one) for o in found if o is not one and o.noun == one.noun):
            continue
        if one.each or (one.end, one.noun) not in by:
            by[one.end, one.noun] = one
    return [*by.values(), *(one for one in found if one.section)]


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "listing")["multiplied"][name])


def shows(said: Said, name: str, text: str) -> bool:
    return _pattern(said.language, name).search(text) is not None


def _retold(said: Said) -> Iterator[Oddity]:
    """ "Two battalions, three companies and a battery ... these two battalions, four companies": lists of which one number differs."""
    if said.before is None or not shows(said, "retold", said.plain):
        return
    lists = [{n.noun: n for n in nodes(s)} for s in (said.before, said)]
    both = lists[0].keys() & lists[1].keys()
    unlike = [noun for noun in both if lists[0][noun].count != lists[1][noun].count]
    if len(both) < 2 or len(unlike) != 1 or len(lists[0]) > len(lists[1]) + 1:
        return
    first, second = (found[unlike[0]] for found in lists)
    lead = said.between(second.start - 40, second.start)
    if shows(said, "some", f"{lead}~") or second.start - min(n.start for n in lists[1].values()) > _APART:
        return
    says = {
        "stated": second.count,
        "named": int(first.count),
        "list": said.before.text[first.start - said.before.start :][:_APART],
    }
    yield Oddity("make_up", second.start, second.tail, (Span(first.start, first.tail),), says)


def beside(said: Said, at: int) -> Iterator[Told]:
    """What a sentence makes by a pair or a list over all of it."""
    yield from _pairs(said, at)
    yield from distributed(said, at)


def _pairs(said: Said, at: int) -> Iterator[Told]:
    """ "Of the two brigades one had three battalions, the other two": what the pair has."""
    two = any(f.low == 2 and f.counted for s in (said, said.before) if s is not None for f in s.counts)
    found = nodes(said) if two and len(said.counts) > 1 else ()
    for one, other in pairwise(found):
        before = said.between(max(said.start, one.start - _BESIDE), one.start)
        between = said.between(one.tail, other.start)
        if one.noun == other.noun and shows(said, "first", before) and shows(said, "second", between):
            yield Told(at, one.start, other.tail, one.noun, frozenset({one.count + other.count}), said)


def around(node: Node) -> tuple[str, str, str]:
    """The plain words before a number, those of the number and its noun, and those behind."""
    said = node.said
    before = said.between(max(said.start, node.start - _BESIDE), node.start)
    return before, said.between(node.start, node.tail), said.between(node.tail, node.tail + _BESIDE)


def _is_of_all(node: Node, whole: Told) -> bool:
    """Do the words beside a number show that it is that of all parts?"""
    said, (before, printed, behind) = node.said, around(node)
    if shows(said, "some", f"{before}~{printed}~{behind}") or shows(said, "each", before[-_EACH:]):
        return False
    if whole.each and node.count > max(whole.counts) / 2:
        return True
    if shows(said, "all", f"{before}~{printed}~{behind}"):
        return True
    if whole.listed or whole.summed:
        return shows(said, "these", before)
    made = max(whole.counts)
    definite = shows(said, "its", f"{before}~{printed}~{behind}")
    return definite and node.count > min(whole.counts) - _NEAR and (node.count > made or made - node.count <= _NEAR)


def _signs(node: Node, whole: Told, far: bool) -> int:
    """How many signs tie a number to the only make-up of its noun that a text tells; 0 where they speak against it."""
    said, (before, printed, behind) = node.said, around(node)
    made = max(whole.counts)
    if shows(said, "others", f"{before}~{printed}~{behind}") or shows(said, "each", before[-_EACH:]):
        return 0
    if not _BETWEEN[0] * made <= node.count <= _BETWEEN[1] * made or is_of_another(node, whole.said):
        return 0
    if not is_known(said.language, node.noun) or (whole.summed and _is_one_of(node, whole)):
        return 0
    words = f"{before}~{printed}~{behind}"
    every, whose = shows(said, "every_one", words), owned(node, whole.said, before, behind, whole.start)
    closed = whole.summed and _is_near(node, whole) and is_closed(whole.said)
    if not (every or closed) and (whole.listed or not (whose or (not whole.summed and shows(said, "definite", words)))):
        return 0
    return (
        1
        + 3 * (every or closed)
        + whose
        + whole.each
        + is_close(node, whole)
        - 2 * (whole.listed or whole.summed)
        - far
    )


def _is_one_of(node: Node, whole: Told) -> bool:
    """Is a number that of one of the parts that a list sums up?"""
    return any(n.count == node.count for n in nodes(whole.said) if whole.start <= n.start < whole.end)


def _is_share(node: Node, whole: Told) -> bool:
    """ "Of the six aircraft four took off, two ... all four came back": is it one of the shares that a list tells?"""
    return whole.summed and node.said.first is whole.said.first and _is_one_of(node, whole)


def _is_near(node: Node, whole: Told) -> bool:
    """Is a number one that may well be meant for all that a list tells?"""
    made = max(whole.counts)
    return max(node.count, made) <= _ODDS * min(node.count, made)


def is_close(node: Node, whole: Told) -> bool:
    """Is a number near to what the make-up makes?"""
    return _CLOSE[0] * max(whole.counts) <= node.count <= _CLOSE[1] * max(whole.counts)


def _is_of_foreign(node: Node, whole: Told) -> bool:
    """Is the owner of what is counted named, and is it none that the passage of the make-up names?"""
    before, _, behind = around(node)
    named = _pattern(node.said.language, "owner").search(f"{before}~{behind}") is not None
    return named and owned(node, whole.said, before, behind, whole.start) != _NAMED


_NAMED = 3  # signs that the passage of a make-up names the owner


def owned(node: Node, at: Said, before: str, behind: str, begins: int | None = None) -> int:
    """The signs that it is told whose the parts are: 3 for a noun or name of the passage where a make-up begins, 2 for another body."""
    text, low = at.reading.document.text, max(at.first.start, (at.start if begins is None else begins) - _OWNER)
    told_by, signs = caseless(text[low : at.end]), 0
    for found in _pattern(node.said.language, "owner").finditer(f"{before}~{behind}"):
        own = next((g for g in found.groups() if g), "")
        if own and own[:_STEM] in told_by:
            return _NAMED
        signs = _NAMED - 1 if own and _pattern(node.said.language, "body").match(own) else signs
    return _NAMED if shows(node.said, "pronoun", f"{before}~") else signs


def is_of_another(node: Node, at: Said) -> bool:
    """Does the sentence of a number name a unit and none that the sentence of a make-up, or the one before it, tells of?"""
    mine = {_name(m.value) for m in node.said.mentions if isinstance(m.value, UnitValue)}
    theirs = [m for s in (at, at.before) if s is not None for m in s.mentions]
    named = {_name(m.value) for m in theirs if isinstance(m.value, UnitValue)}
    return bool(mine and named) and not mine & named


def _name(value: UnitValue) -> tuple[str | None, object]:
    return value.echelon, value.number


def names_others(sentences: Sequence[Said], whole: Span, node: Node) -> bool:
    """Is another unit of the size named before the number?"""
    units = (
        (said, m)
        for said in sentences
        for m in said.mentions
        if isinstance(m.value, UnitValue) and m.start < node.start and not whole.start <= m.start < whole.end
    )
    return any(of_echelon(said, m) == node.noun for said, m in units)
