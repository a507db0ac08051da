"""The whole of a body that is no name beside it: what a pronoun or a relative means, the body that a person heads, the whole of a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import Body, bodies_of
from sefer.grammars.oddities.tellings.bodies.shown import nouns
from sefer.grammars.oddities.tellings.stays.stays import meant, names
from sefer.grammars.oddities.tellings.times.held import TITLED, Tenure
from sefer.grammars.oddities.tellings.times.when_held import pattern, told
from sefer.grammars.words import table
from sefer.letters import fold, lower
from sefer.letters.patterns import Sought, sought
from sefer.model import Reading

_FAR = 60  # characters between a pronoun and the whole
_REACH = 120  # characters between a body and him who heads its whole
_AROUND = 70  # characters on both sides of a name in which the body is told that its bearer heads
_LOOKED = 40  # times that a name stands in the text at which that is looked for
_SHORTEST = 3  # letters of a name
HEADED = "~"  # the size of a whole of which only its head is told

Bond = tuple[Body, Body, str, str]  # the part, the whole, and the names by which they were printed elsewhere
Before = Sequence[tuple[Told, str]]
Known = Callable[[Body, Told], Body | None]
Person = tuple[int, int, str]


def wholes(
    sentence: Told, raw: str, bodies: Sequence[Body], persons: Sequence[Person], before: Before, known: Known
) -> list[Bond]:
    """Parts and wholes of a sentence of which only one is named by itself; none where it tells a change, or nothing that was."""
    language, words = sentence.language, sentence.words
    ties = [*_of_pronouns(sentence, bodies, before, known), *_of_persons(sentence, raw, bodies, persons, before)]
    if not ties or pattern(language, "unreal").search(words):
        return []
    passing = told(language, "ties", "passing_bond").search(pattern(language, "kept").sub(" ", words))
    return [] if passing or told(language, "ties", "not_confused").search(words) else ties


def _of_pronouns(sentence: Told, bodies: Sequence[Body], before: Before, known: Known) -> Iterator[Bond]:
    """Bodies and wholes of which one was named in a sentence before: "it served in X's brigade", "to which they belonged"."""
    language, words = sentence.language, sentence.words
    whole: Body | None = None
    parts = (b for b in bodies if _is_named(b) and not b.part)
    its = next((b for b in parts if pattern(language, "its_part").search(words[: b.start])), None)
    here = [
        b for b in bodies if its is not None and b.end <= its.start and _is_named(b) and not b.part and b.holds(its)
    ]
    if its is not None and here:
        yield its, here[-1], "", ""
    elif its is not None and (owner := _before(lambda b: b.holds(its), before, known)) is not None:
        yield its, replace(owner[0], start=its.start, end=its.start), "", owner[1]
    if related := pattern(language, "its_relative").search(words):
        ahead = [b for b in bodies if b.end <= related.start()][-1:]
        behind = [b for b in bodies if 0 <= b.start - related.end() < _FAR][:1]
        whole = next(iter(ahead if language == "en" else behind), None)
        inside = [b for b in bodies if whole is not None and language == "tr" and _is_named(b) and whole.holds(b)]
        if whole is not None and inside:
            yield inside[0], whole, "", ""
            return
    elif language == "tr":
        if len(bodies) == 1 and bodies[0].start < 2 * _FAR and all(n.is_unit for n in sentence.names):
            whole = bodies[0] if not bodies[0].part else None
    elif found := pattern(language, "its_subject").search(words):
        near = (b for b in bodies if 0 <= b.start - found.end() < _FAR)
        whole = next((b for b in near if not b.part or pattern(language, "as_part").search(words[: b.start])), None)
    if whole is not None and _is_named(whole):
        small = _before(whole.holds, before, known)
        if small is not None:
            yield replace(small[0], start=whole.start, end=whole.start), whole, small[1], ""
    elif whole is None and (it := pattern(language, "in_it").search(words)):
        smalls = [b for b in bodies if b.end <= it.start() and _is_named(b) and not b.part]
        pairs = [(b, large) for b in smalls for large in smalls if large.holds(b)]
        if pairs:
            yield pairs[-1][0], replace(pairs[-1][1], start=it.start(), end=it.end()), "", ""
        elif smalls:
            inner = (b for b in bodies if b.end <= smalls[0].start and _is_named(b) and b.holds(smalls[-1]))
            large = next(((b, "") for b in inner), None) or _before(lambda b: b.holds(smalls[-1]), before, known)
            if large is not None:
                yield smalls[-1], replace(large[0], start=it.start(), end=it.end()), "", large[1]


def _is_named(body: Body) -> bool:
    return not body.points and bool(body.number or body.names)


def _before(fits: Callable[[Body], bool], before: Before, known: Known) -> tuple[Body, str] | None:
    """The one body that fits of the last sentence before that names such, as printed; None where it names several."""
    for sentence, raw in reversed(before):
        found = [b for b in bodies_of(sentence, raw) if not b.part]
        named = [
            (b, raw[b.start : b.end])
            for b in found
            if _is_named(b) and (b.level or b.number or len(b.names) > 1) and fits(b)
        ]
        named = named or [(k, "") for b in found if b.points and (k := known(b, sentence)) is not None and fits(k)]
        if named:
            return named[0] if len({(b.number, b.names) for b, _ in named}) == 1 else None
    return None


def _of_persons(
    sentence: Told, raw: str, bodies: Sequence[Body], persons: Sequence[Person], before: Before
) -> Iterator[Bond]:
    """Bodies of which it is told under whom they stood: of the whole are known only the names of him who heads it."""
    language, words = sentence.language, sentence.words
    free = [b for b in bodies if not b.part and (b.number or b.names)]
    every = [*persons, *_bare(raw, bodies, persons, language)]
    every = [p for p in every if not any(b.start < p[1] and p[0] < b.end for b in bodies)]
    his = pattern(language, "under_his").search(words)
    if his and (him := meant(before, "he")) and not isinstance(him[2], Body):
        every.append((*his.span("his"), him[3]))
    for start, end, name in every:
        behind = pattern(language, "his_men").match(words, end)
        if behind is None and not pattern(language, "under_him").search(words[max(0, start - _FAR) : end]):
            continue
        ahead = [b for b in free if b.end <= start and start - b.end < _REACH]
        after = [b for b in free if behind is not None and behind["of"] and 0 <= b.start - behind.end() < _FAR]
        small = after[0] if after else ahead[-1] if ahead else None
        if small is not None and (who := names(name) - TITLED):
            yield small, Body(start, end, HEADED, names=who), "", name


def _bare(raw: str, bodies: Sequence[Body], persons: Sequence[Person], language: str) -> Iterator[Person]:
    """The bare names behind a word for the command of somebody, that are read neither as a person nor in a body."""
    taken = [*((b.start, b.end) for b in bodies), *(p[:2] for p in persons)]
    for room in ("under_name", "line_name"):
        for found in pattern(language, room).finditer(raw):
            start, end = found.span("name")
            if not any(a < end and start < b for a, b in taken):
                yield start, end, found["name"]


def of_wholes(sentence: Told, large: Body, bodies: Sequence[Body]) -> Iterator[Body]:
    """The wholes of a whole that stand right beside it: "the 3rd Brigade of the 4th Division"."""
    for other in bodies:
        if other is large or not _is_named(other) or not other.holds(large):
            continue
        behind = large.end <= other.start
        low, high = (large.end, other.start) if behind else (other.end, large.start)
        room = "whole_behind" if behind else "whole_before"
        if pattern(sentence.language, room).fullmatch(sentence.words, low, high):
            yield other


class Chiefs:
    """Looks up in a text which body somebody heads: "Ashby's 14th Brigade", "the division of General X", "X Paşa fırkası"."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text

    def known(self, bonds: Sequence[Tenure], heads: Sequence[Tenure], language: str) -> list[Tenure]:
        """The same bonds: a whole that bears its head's name with its number, one of which only the head is told with its size;
        none of which that cannot be found, or of which the part would be as large.
        """
        out = []
        for bond in bonds:
            whole = bond.other
            if isinstance(whole, Body) and not whole.number and whole.names:
                found = {b for b in self._bodies(bond, whole, heads, language) if self._fits(bond, whole, b)}
                sizes = {(b.size, b.number) for b in found if b.number or whole.size == HEADED}
                if len(sizes) > 1 and len({size for size, _ in sizes}) == 1:
                    sizes = {one for one in sizes if one[1]}
                if len(sizes) == 1:
                    size, number = sizes.pop()
                    whole = replace(whole, size=size, number=number)
            if not isinstance(whole, Body) or whole.size != HEADED:
                out.append(replace(bond, other=whole))
        return out

    @staticmethod
    def _fits(bond: Tenure, whole: Body, found: Body) -> bool:
        if whole.size != HEADED:
            return found.size == whole.size
        return isinstance(bond.who, Body) and found.holds(bond.who)

    def _bodies(self, bond: Tenure, whole: Body, heads: Sequence[Tenure], language: str) -> Iterator[Body]:
        for head in heads:
            if isinstance(head.who, Body) and not isinstance(head.other, Body) and whole.names & (head.other - TITLED):
                yield replace(head.who, start=0, end=0)
        for word in bond.shown[1].replace("’", "'").split():
            name = re.sub(r"['’]\w*$", "", word)
            if fold(name) in whole.names and len(name) >= _SHORTEST:
                yield from self._beside(name, language)

    def _beside(self, name: str, language: str) -> Iterator[Body]:
        """The bodies that stand beside a name as those of its bearer."""
        text, of = self._text, frozenset({fold(name)})
        for n, at in enumerate(re.finditer(rf"\b{re.escape(name)}\b", text)):
            if n == _LOOKED:
                return
            behind, before = text[at.end() : at.end() + _AROUND], text[max(0, at.start() - _AROUND) : at.start()]
            for room, words in (("his_body", _small(behind, language)), ("body_of", _small(before, language))):
                if found := _body(language, room).search(words):
                    size = next(s for s in _sizes(language) if found[s])
                    yield Body(0, 0, size, found["n"] or "", of)


@cache
def _sizes(language: str) -> tuple[str, ...]:
    return tuple(table(language, "bodies")["sizes"])


@cache
def _body(language: str, name: str) -> Sought:
    return sought(str(table(language, "bodies")["tenures"][name]).replace("SIZES", nouns(language)))


def _small(text: str, language: str) -> str:
    return lower(text) if language == "tr" else text.lower()
