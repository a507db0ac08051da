"""So many parts of a whole, and those that are then called by their numbers, letters or leaders: more than there are.

"İki alaydan oluşan tugayın 20'nci, 21'inci ve 22'nci alayları", "three columns. The first ..., the fourth by the river".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.oddities.reckoned.lists.nodes import Node, any_thing, nodes, noun_of
from sefer.grammars.oddities.said import Figure, Said
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain
from sefer.model import Oddity, Span, UnitValue

_MOST = 12  # parts that a text calls one after another
_TIMES = 2.5  # of a number, beyond which those that are called are others
_BESIDE = 48  # characters beside a number that say that it is that of a whole
_HEAD = 60  # characters behind an ordinal in which the noun stands that it bears
_GAP = 130  # characters from one of those that are called to the next
_LEADERS = lazy(
    r"(?P<title>(?:[A-Z][a-z]+s\s+)?)(?P<names>[A-ZÇĞİÖŞÜ][\w’'-]+(?:,\s+[A-ZÇĞİÖŞÜ][\w’'-]+)*,?\s+and\s+[A-ZÇĞİÖŞÜ][\w’'-]+)"
)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "listing")["members"][name])


def read(paragraph: Sequence[Said]) -> Iterator[Oddity]:
    """The numbers of parts of a paragraph that those called after them exceed, as ("make_up", number, named)."""
    for at, said in enumerate(paragraph):
        if not said.counts:
            continue
        if said.language == "en":
            yield from _listed(said)
        following = paragraph[at + 1] if at + 1 < len(paragraph) else None
        for node in nodes(said):
            if 2 <= node.count <= _MOST and _is_of_whole(node):
                found = _called(node, said, node.tail) or _led(said, node.tail)
                if not found and following is not None and _pattern(said.language, "goes_on").match(following.plain):
                    found = _called(node, following, following.start) or _led(following, following.start)
                if not found and said.language == "tr" and (made := _summed(node)) is not None:
                    yield made
                    break
                if node.count < len(found) <= _TIMES * node.count:
                    yield _odd(node, found)
                    break


def _odd(node: Node, found: Sequence[Span]) -> Oddity:
    span = Span(found[0].start, found[-1].end)
    words = node.said.reading.document.text[span.start : span.end]
    return Oddity("make_up", node.start, node.tail, (span,), {"stated": node.count, "named": len(found), "list": words})


def _summed(node: Node) -> Oddity | None:
    """ "Yedi toplu bataryanın dört topu sırtta, iki topu köyde, iki topu da yolda": what parts of one noun make that is more."""
    said, noun, parts = node.said, caseless(node.said.between(node.start, node.tail)), list[Figure]()
    for figure in said.counts:
        last = parts[-1].tail if parts else node.tail
        if figure.start < node.tail or len(said.between(last, figure.start)) > _HEAD:
            continue
        if not figure.counted or caseless(figure.counted)[:_STEM] not in noun:
            continue
        if not _pattern("tr", "of_it").match(said.plain, figure.end - said.start):
            break
        parts.append(figure)
    made = sum(p.low for p in parts)
    if len(parts) < 2 or not node.count < made <= _TIMES * node.count:
        return None
    span = Span(parts[0].start, parts[-1].tail)
    words = said.reading.document.text[span.start : span.end]
    return Oddity(
        "make_up", node.start, node.tail, (span,), {"stated": node.count, "named": made, "list": words, "made": True}
    )


_STEM = 3  # letters by which the noun of a number is known again


def _is_of_whole(node: Node) -> bool:
    """Do the words beside a number tell that a whole has so many: "of three regiments", "üç taburlu", "its two brigades"?"""
    said = node.said
    before = said.between(max(said.start, node.start - _BESIDE), node.start)
    printed, behind = said.between(node.start, node.tail), said.between(node.tail, node.tail + _BESIDE)
    if _pattern(said.language, "some").search(f"{before}~{printed}~{behind}"):
        return False
    return _pattern(said.language, "whole").search(f"{before}~{printed}~{behind}") is not None


def _called(node: Node, said: Said, start: int) -> list[Span]:
    """The parts that are called by an ordinal or a letter, each once, as far as their noun is that of the number or none."""
    out: dict[str, Span] = {}
    language, last = said.language, start
    for found in _pattern(language, "ordinal").finditer(said.plain, start - said.start):
        low, high = said.start + found.start(), said.start + found.end()
        between = said.between(last, low)
        if len(between) > _GAP or _pattern(language, "stop").search(between):
            break
        if any(m.type == "date" and m.start < high and low < m.end for m in said.mentions):
            continue
        noun = _noun(said, found)
        if noun not in ("", node.noun) or (noun == "" and _bears_another(said, found.end())):
            continue
        if _is_of_another(node, said, low, high):
            return []
        out.setdefault(_number(language, found), Span(low, high))
        last = high
    return list(out.values())


def _listed(said: Said) -> Iterator[Oddity]:
    """ "Four officers, Majors Hart and Lind and Captains Moe, Pell and Dunn": those who are named behind their number."""
    for figure in said.counts:
        if not 2 <= figure.low == figure.high <= _MOST or figure.hedged:
            continue
        noun = _pattern(said.language, "persons").match(said.plain, figure.end - said.start)
        opened = noun and _pattern(said.language, "names_open").match(said.plain, noun.end())
        listed = _PERSONS.match(said.text, opened.end()) if opened else None
        if listed is None:
            continue
        names = list(_PERSON.finditer(said.text, listed.start(), listed.end()))
        if figure.low < len(names) <= _TIMES * figure.low:
            span = Span(said.start + listed.start(), said.start + listed.end())
            says = {"stated": figure.low, "named": len(names), "list": listed[0]}
            yield Oddity("make_up", figure.start, figure.tail, (span,), says)


_PERSON = lazy(r"(?:[A-ZÇĞİÖŞÜ][\w’'-]+\s+){0,3}[A-ZÇĞİÖŞÜ][\w’'-]+")
_PERSONS = lazy(
    r"(?:[A-Z][\w’'-]+\s+){1,3}[A-Z][\w’'-]+(?:(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?(?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+){2,}"
    r"(?=,|\.|;|\)|\s+[a-z])"
)


@cache
def _ranks(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(plain(row) for row in table(language, "listing")["members"]["ranks"])


def _number(language: str, found: re.Match[str]) -> str:
    """An ordinal as its number, whether in digits or in words; a letter as it is."""
    word = next(word for word in found.groups() if word)
    rank = next((n for n, row in enumerate(_ranks(language), start=1) if row.fullmatch(word)), 0)
    return str(rank) if rank else word


def _noun(said: Said, found: re.Match[str]) -> str:
    """What an ordinal is one of: the thing that it or the last of its list bears; "" where no noun stands behind it."""
    behind = said.plain[found.end() : found.end() + _HEAD]
    lead = _pattern(said.language, "to_noun").match(behind)
    thing = any_thing(said.language).match(behind, lead.end() if lead else 0)
    if thing is None:
        column = _pattern(said.language, "own_noun").match(behind)
        return noun_of(said.language, column["noun"]) if column else ""
    return noun_of(said.language, thing[0])


def _bears_another(said: Said, end: int) -> bool:
    """Does an ordinal bear a noun that is no part of a force: "the 3rd day", "ikinci gün"?"""
    return _pattern(said.language, "elliptic").match(said.plain, end) is None


def _is_of_another(node: Node, said: Said, low: int, high: int) -> bool:
    """Is one that is called said to be of another body: "the 16th Brigade of the 8th Division", "8'inci Tümen'in 16'ncı Tugayı"?"""
    before, behind = said.between(max(node.tail, low - _BESIDE), low), said.between(high, high + _BESIDE)
    if _pattern(said.language, "of_another").match(behind):
        return True
    owners = [m for m in said.mentions if isinstance(m.value, UnitValue) and node.tail < m.start and m.end <= low]
    return bool(owners) and _pattern(said.language, "owned").search(before) is not None


def _led(said: Said, at: int) -> list[Span]:
    """The leaders of the parts of a sentence, one by one: "its two brigades were led by Colonels Hart, Lind and Moe"."""
    behind = said.between(at, said.end)
    cue = _pattern(said.language, "leaders").match(behind)
    if cue is None:
        return []
    start = at + cue.end()
    persons = [m for m in said.mentions if m.type == "person" and m.start >= start - 1]
    listed = _LEADERS.match(said.text, start - said.start)
    out = [Span(said.start + n.start(), said.start + n.end()) for n in _names(said, listed)] if listed else []
    last = start
    for person in () if out else persons:
        if not _pattern(said.language, "listed").fullmatch(said.between(last, person.start)) and out:
            break
        out.append(Span(person.start, person.end))
        last = person.end
    if not persons and not out:
        bare = _pattern(said.language, "bare_names").match(said.plain, start - said.start)
        names = said.text[bare.start() : bare.end()] if bare else ""
        starts = list(_NAME.finditer(names)) if _NAMES.match(names) else []
        out = [Span(start + n.start(), start + n.end()) for n in starts]
    return out


_NAME = lazy(r"[A-ZÇĞİÖŞÜ][\w-]+")
_NAMES = lazy(r"[A-ZÇĞİÖŞÜ]")


def _names(said: Said, listed: re.Match[str]) -> Iterator[re.Match[str]]:
    return _NAME.finditer(said.text, listed.start("names"), listed.end("names"))
