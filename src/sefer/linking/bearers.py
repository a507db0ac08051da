"""Mentions of units with what stands around them: whose, of which parent, in which years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.linking.spelling import tokens
from sefer.linking.words import by_word, table, words
from sefer.model import RANKS, Reading, UnitValue

_OF = lazy(r"(?:['’]\s?n?[ıiuü]n)?\s+$")  # "38. Alay'ın 3. Taburu", "38. Alay 3. Tabur"
_OF_ENGLISH = lazy(r"(?:,|\s+of)(?:\s+the)?\s+$")  # "1st Battalion of the 9th Regiment"
_FROM = lazy(
    r"['’]?\s?(?:n?[dt][ae]n)?\s+(?:katılan|gelen|ayrılan|alınan|gönderilen|verilen)\s+$"
)  # "1. Kolordu'dan katılan 3. Tümen"
_AND = lazy(r"\s*(?:,|ve|ile|and|&|[-–])\s*$")
_ROMAN = lazy(r"[ivxl]+$")
_AGAINST = lazy(r"(?:['’]\w{1,4})?\s+ise\b")
_SHORT = 40  # characters between two names that may still belong together
_SOON = 400  # characters behind "the Greek 9th Division" in which "9th Division" is still that one
_CONTRAST = 300  # characters within which two parents of one number are told apart on purpose
RANK = {echelon: rank for rank, echelon in enumerate(RANKS)}
LOW = {"company": 12, "battery": 12, "squadron": 12, "battalion": 4}  # numbers that each parent gives anew


class UnitBearer(NamedTuple):
    """A unit's name with what tells it from its namesakes; empty where the text does not say."""

    name: str
    echelon: str
    number: int | None
    arm: str | None
    nation: str = ""
    nation_name: str = ""  # as printed
    parent: str = ""  # "regiment 38"
    parent_name: str = ""  # "38. Alay"
    doc: str = ""  # set where the name says something within one document only
    era: int = 0  # first year of its days, where the number was borne before or after by another
    via: str = ""  # how nation or parent are known, where the mention itself does not say

    @property
    def low(self) -> bool:
        """Does every parent have one of this number, and does the name say nothing more?"""
        return self.number is not None and self.number <= LOW.get(self.echelon, 0) and not cores(self)[0]


@dataclass(slots=True)
class Seen:
    """One mention of a unit: its place in the text and who bears the name there."""

    index: int  # among the mentions of the document
    start: int
    end: int
    bearer: UnitBearer
    against: bool = False  # "9. Tümen ise": not the one just spoken of


def seen(reading: Reading) -> list[Seen]:
    """The units of a document in order, each with nation and parent as far as the text says."""
    text, doc = reading.document.text, reading.document.name
    out: list[Seen] = []
    for index, mention in enumerate(reading.mentions):
        value = mention.value
        if isinstance(value, UnitValue):
            nation = _nation(text, mention.start)
            if not nation[0] and (own := own_nation(value.name)):  # "Rus Ardahan Müfrezesi", "22. İngiliz Tümeni"
                nation = (nation_of(own), own)
            if not nation[0] and out and _listed(text, out[-1], mention.start, value.echelon):
                nation = (out[-1].bearer.nation, out[-1].bearer.nation_name)
            bearer = UnitBearer(value.name, value.echelon, value.number, value.arm, *nation)
            against = _AGAINST.match(text, mention.end) is not None
            out.append(Seen(index, mention.start, mention.end, bearer, against))
    for place, one in enumerate(out):
        _give_parent(text, out, place, one)
    _recall(out, doc)
    return out


def _listed(text: str, last: Seen, start: int, echelon: str) -> bool:
    """ "Yunan 3., 7. ve 10. Tümenleri": does a number whose echelon is still to come stand right before?"""
    number = text[last.start : last.end].strip().rstrip(".thrdsn").isdigit()
    return number and last.bearer.echelon == echelon and _AND.match(text[last.end : start]) is not None


def _nation(text: str, start: int) -> tuple[str, str]:
    """Whose unit it is by the word before: "Yunan 9. Tümeni", "Yunanların 9. Tümeni"; "" where unsaid."""
    before = text[max(0, start - 24) : start].split()
    nation = nation_of(before[-1]) if before else ""
    return (nation, before[-1]) if nation else ("", "")


@lru_cache(maxsize=4096)
def own_nation(name: str) -> str:
    """The word of a name that says whose unit it is, where it opens the name or stands behind the number; "" for none."""
    said = name.split()
    at = 1 if said and said[0][0].isdigit() else 0
    enough = len(said) > 2 and not (at + 1 < len(said) and nation_of(said[at + 1]))
    return said[at] if enough and nation_of(said[at]) else ""


@lru_cache(maxsize=4096)
def nation_of(word: str) -> str:
    """The nation that a word says, in any case and number; "" for none."""
    plain = fold(word).partition("'")[0]
    known = by_word("nations")
    return known.get(plain) or known.get(re.sub(r"(?:lar|ler)(?:in)?$|s$", "", plain), "")


def _give_parent(text: str, found: list[Seen], place: int, one: Seen) -> None:
    """The unit before a genitive is the parent; one of a list has the parent of the list."""
    parent: UnitBearer | None = None
    rank = RANK.get(one.bearer.echelon, -1)
    if place and 0 <= one.start - found[place - 1].end <= _SHORT:
        last = found[place - 1]
        between = text[last.end : one.start]
        if RANK.get(last.bearer.echelon, -1) > rank >= 0 and (_OF.match(between) or _FROM.match(between)):
            parent = last.bearer
        elif last.bearer.echelon == one.bearer.echelon and last.bearer.parent and _AND.match(between):
            one.bearer = one.bearer._replace(
                parent=last.bearer.parent,
                parent_name=last.bearer.parent_name,
                nation=one.bearer.nation or last.bearer.nation,
                nation_name=one.bearer.nation_name or last.bearer.nation_name,
            )
            return
    if parent is None and place + 1 < len(found) and found[place + 1].start - one.end <= _SHORT:
        follows = found[place + 1]
        if RANK.get(follows.bearer.echelon, -1) > rank >= 0 and _OF_ENGLISH.match(text[one.end : follows.start]):
            parent = follows.bearer
    if parent is not None:
        one.bearer = _under(one.bearer, parent)


def _under(bearer: UnitBearer, parent: UnitBearer) -> UnitBearer:
    key = f"{parent.echelon} {parent.number if parent.number is not None else ' '.join(sorted(cores(parent)[0]))}"
    name = parent.name
    if parent.parent and parent.low:
        key, name = f"{parent.parent} {key}", f"{parent.parent_name} {name}"
    nation = (bearer.nation, bearer.nation_name) if bearer.nation else (parent.nation, parent.nation_name)
    return bearer._replace(parent=key, parent_name=name, nation=nation[0], nation_name=nation[1])


def _recall(found: list[Seen], doc: str) -> None:
    """Nations and parents that a mention leaves out because the text has just given them, or gives only one."""
    groups: dict[tuple[str, int], list[Seen]] = {}
    for one in found:
        if one.bearer.number is not None:
            groups.setdefault((one.bearer.echelon, one.bearer.number), []).append(one)
        elif one.bearer.parent:  # a name of its own needs no parent
            one.bearer = one.bearer._replace(parent="", parent_name="")
    for group in groups.values():
        if any(one.bearer.nation for one in group):
            _recall_nation(group, doc)
        if group[0].bearer.echelon in LOW:
            _recall_parent(group, doc)
        elif any(one.bearer.parent for one in group):
            _tell_apart(group, doc)


def _recall_nation(group: Sequence[Seen], doc: str) -> None:
    """An unmarked name soon behind a marked one is that one, unless an unmarked one of the number came before."""
    last: Seen | None = None
    for one in group:
        if one.bearer.nation:
            last = one
        elif last is None or one.against:
            return
        elif one.bearer.parent and one.bearer.parent != last.bearer.parent:
            continue  # of another corps, of which nobody says that it is theirs
        elif one.start - last.end <= _SOON:
            nation, word = last.bearer.nation, last.bearer.nation_name
            one.bearer = one.bearer._replace(nation=nation, nation_name=word, via="named_before")
            last = one
        else:
            one.bearer = one.bearer._replace(doc=doc, via="no_nation")


def _recall_parent(group: Sequence[Seen], doc: str) -> None:
    """A battalion without a regiment belongs to the only regiment that the text names for its number."""
    parents = {one.bearer.parent: one.bearer for one in group if one.bearer.parent}
    only = next(iter(parents.values())) if len(parents) == 1 else None
    for one in group:
        if one.bearer.parent:
            continue
        if only is None:
            if parents or one.bearer.low:
                one.bearer = one.bearer._replace(doc=doc, via="no_parent")
        else:
            one.bearer = one.bearer._replace(
                parent=only.parent,
                parent_name=only.parent_name,
                nation=only.nation,
                nation_name=only.nation_name,
                via="only_parent",
            )


def _tell_apart(group: Sequence[Seen], doc: str) -> None:
    """Regiments of one number are one, unless the text tells two apart by their divisions on purpose."""
    apart = _contrasted(group)
    for one in group:
        if not apart:
            one.bearer = one.bearer._replace(parent="", parent_name="")
        elif not one.bearer.parent:
            one.bearer = one.bearer._replace(doc=doc, via="no_parent")


def _contrasted(group: Sequence[Seen]) -> bool:
    """Do two parents stand close together? "25. Tümen'in 7. Alayı ile 9. Tümen'in 7. Alayı" are two."""
    named = [one for one in group if one.bearer.parent]
    return any(a.bearer.parent != b.bearer.parent and b.start - a.end <= _CONTRAST for a, b in pairwise(named))


def cores(bearer: UnitBearer) -> tuple[frozenset[str], frozenset[str]]:
    """The telling ideas of a unit's name and its arms."""
    return _cores(bearer.name)


@lru_cache(maxsize=65536)
def _cores(name: str) -> tuple[frozenset[str], frozenset[str]]:
    arms, silent, ideas = by_word_arms(), words("units", "silent"), by_word("ideas")
    own = fold(own_nation(name))
    telling = [t for t in tokens(name) if t != own and not t[0].isdigit() and t not in silent and not _ROMAN.match(t)]
    return (
        frozenset(_bare(ideas.get(t, t)) for t in telling if t not in arms),
        frozenset(arms[t] for t in telling if t in arms),
    )


def _bare(word: str) -> str:
    for ending in table("units")["endings"]:
        word = word.removesuffix(ending)
    return word


def by_word_arms() -> dict[str, str]:
    """The words for arms."""
    found: dict[str, str] = table("units")["arms"]
    return found
