"""Mentions of units with what stands around them: whose, of which parent, in which years."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.linking.armies import Passages, Whose, by_leader
from sefer.linking.families import NO_NATION
from sefer.linking.nations import nation_before, nation_of, own_nation
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
_PAIR = lazy(r"(\d{1,3})(?:st|nd|rd|th|d)?/(\d{1,3})(?!\d)")  # "1/4th Hampshires", "6th/15th Brigade"
_LINES = 2  # of one battalion: "1/4th", "2/4th"
_AGAINST = lazy(r"(?:['’]\w{1,4})?\s+ise\b")
_SHORT = 40  # characters between two names that may still belong together
_SOON = 400  # characters behind "the Greek 9th Division" in which "9th Division" is still that one
_MOST = 12  # units that a list of what one is made of may name
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
    above: Seen | None = None  # the unit that the words make its parent
    own: bool = False  # does a bare number mean the text's own army here? It does in Turkish, unless that is named too


def seen(reading: Reading) -> list[Seen]:
    """The units of a document in order, each with nation and parent as far as the text says."""
    text = reading.document.text
    out: list[Seen] = []
    for index, mention in enumerate(reading.mentions):
        value = mention.value
        if isinstance(value, UnitValue):
            nation = nation_before(text, mention.start)
            if not nation[0] and (own := own_nation(value.name)):  # "Rus Ardahan Müfrezesi", "22. İngiliz Tümeni"
                nation = (nation_of(own), own)
            if not nation[0] and out and _listed(text, out[-1], mention.start, value.echelon):
                nation = (out[-1].bearer.nation, out[-1].bearer.nation_name)
            bearer = UnitBearer(value.name, value.echelon, value.number, value.arm, *nation)
            against = _AGAINST.match(text, mention.end) is not None
            out.append(Seen(index, mention.start, mention.end, bearer, against))
    for place, one in enumerate(out):
        _give_parent(text, out, place, one)
    _recall(out, reading)
    return out


def _listed(text: str, last: Seen, start: int, echelon: str) -> bool:
    """ "Yunan 3., 7. ve 10. Tümenleri": does a number whose echelon is still to come stand right before?"""
    number = text[last.start : last.end].strip().rstrip(".thrdsn").isdigit()
    return number and last.bearer.echelon == echelon and _AND.match(text[last.end : start]) is not None


def _give_parent(text: str, found: list[Seen], place: int, one: Seen) -> None:
    """The unit before a genitive is the parent; one of a list has the parent of the list."""
    parent: Seen | None = None
    rank = RANK.get(one.bearer.echelon, -1)
    if place and 0 <= one.start - found[place - 1].end <= _SHORT:
        last = found[place - 1]
        between = text[last.end : one.start]
        if RANK.get(last.bearer.echelon, -1) > rank >= 0 and (_OF.match(between) or _FROM.match(between)):
            parent = last
        elif last.bearer.echelon == one.bearer.echelon and last.bearer.parent and _AND.match(between):
            one.bearer = one.bearer._replace(
                parent=last.bearer.parent,
                parent_name=last.bearer.parent_name,
                nation=one.bearer.nation or last.bearer.nation,
                nation_name=one.bearer.nation_name or last.bearer.nation_name,
            )
            one.above = last.above
            return
    if parent is None and place + 1 < len(found) and found[place + 1].start - one.end <= _SHORT:
        follows = found[place + 1]
        if RANK.get(follows.bearer.echelon, -1) > rank >= 0 and _OF_ENGLISH.match(text[one.end : follows.start]):
            parent = follows
    if parent is not None:
        one.above, one.bearer = parent, _under(one.bearer, parent.bearer)


def _under(bearer: UnitBearer, parent: UnitBearer) -> UnitBearer:
    key = f"{parent.echelon} {parent.number if parent.number is not None else ' '.join(sorted(cores(parent)[0]))}"
    name = parent.name
    if parent.parent and parent.low:
        key, name = f"{parent.parent} {key}", f"{parent.parent_name} {name}"
    nation = (bearer.nation, bearer.nation_name) if bearer.nation else (parent.nation, parent.nation_name)
    return bearer._replace(parent=key, parent_name=name, nation=nation[0], nation_name=nation[1])


def _recall(found: list[Seen], reading: Reading) -> None:
    """Nations and parents that a mention leaves out because the text has just given them, or gives only one."""
    groups: dict[tuple[str, int], list[Seen]] = {}
    for one in found:
        if one.bearer.number is not None:
            groups.setdefault((one.bearer.echelon, one.bearer.number), []).append(one)
        elif one.bearer.parent:  # a name of its own needs no parent
            one.bearer = one.bearer._replace(parent="", parent_name="")
    passages = Passages(reading) if any(one.bearer.nation for group in groups.values() for one in group) else None
    if passages is not None:
        _heed(found, groups, passages)
    for group in groups.values():
        if passages is not None and any(one.bearer.nation for one in group):
            _recall_nation(group, reading.name, passages)
        if group[0].bearer.echelon in LOW:
            _recall_parent(group, reading.name)
        elif any(one.bearer.parent for one in group):
            _tell_apart(group, reading.name)


def _heed(found: Sequence[Seen], groups: Mapping[tuple[str, int], list[Seen]], passages: Passages) -> None:
    """Nations by what the passage says: its side, the parent, the one who leads; only of numbers that two armies may have."""
    for place, one in enumerate(found):
        rank = _rank(one)
        lower = takewhile(lambda other, top=rank: _rank(other) < top, found[place + 1 : place + _MOST])  # type: ignore[misc]
        for n in passages.made_of(one.end, ((place + 1 + n, low.start, low.end) for n, low in enumerate(lower))):
            found[n].above = found[n].above or one
    shared = [one for group in groups.values() if any(o.bearer.nation or o.above for o in group) for one in group]
    for one in sorted(shared, key=_rank, reverse=True):
        if one.bearer.nation:
            continue
        up = one.above.bearer if one.above is not None else None
        if up is not None and up.nation:
            _belongs(one, Whose(up.nation, up.nation_name, "of_parent"))
        elif (whose := passages.frame(one.start)) is not None:
            _belongs(one, whose)
    known = by_leader((passages.leader(o.start, o.end), o.bearer.nation, o.bearer.nation_name) for o in found)
    for one in shared if known else ():
        if not one.bearer.nation and (led := known.get(passages.leader(one.start, one.end))):
            _belongs(one, Whose(*led, "of_leader"))
    marked = passages.frames_of("turkish") or any(o.bearer.nation == "turkish" for o in shared)
    for one in shared:
        one.own = not marked and passages.language(one.start) == "tr"


def _rank(one: Seen) -> int:
    return RANK.get(one.bearer.echelon, -1)


def _belongs(one: Seen, whose: Whose) -> None:
    one.bearer = one.bearer._replace(nation=whose.nation, nation_name=whose.word, via=whose.via)


def _recall_nation(group: Sequence[Seen], doc: str, passages: Passages) -> None:
    """A bare name soon behind a marked one is that one, unless another army is named between or has the number as well.

    Where only one army of the text has the number it is that one; else the name stands open.
    """
    last: Seen | None = None
    known = {one.bearer.nation: one.bearer.nation_name for one in group if one.bearer.nation}
    bare = False  # has the text's own army the number?
    led: dict[str, Seen] = {}
    for one in group:
        leader = passages.leader(one.start, one.end)
        if one.bearer.nation:
            last = one
            if leader:
                led[leader] = one
            continue
        if (same := led.get(leader)) is not None:
            if same.bearer.nation:
                _belongs(one, Whose(same.bearer.nation, same.bearer.nation_name, "of_leader"))
            last = one
            continue
        others = [n for n in known if last is not None and n != last.bearer.nation]
        if one.own and (last is None or one.against or not last.bearer.nation):
            last, bare = one, True
            if leader:
                led[leader] = one
        elif one.against and len(others) == 1:
            _belongs(one, Whose(others[0], known[others[0]], "named_before"))
            last = one
        elif last is not None and one.bearer.parent and one.bearer.parent != last.bearer.parent:
            continue  # of another corps, of which nobody says that it is theirs
        elif last is not None and not bare and not one.against and _is_last(one, last, known, passages):
            soon = one.start - last.end <= _SOON
            told = Whose(last.bearer.nation, last.bearer.nation_name, "named_before" if soon else "only_bearer")
            _belongs(one, told)
            last = one
        elif bare and last is not None and (one.start - last.end > _SOON or passages.parted(last.end, one.start)):
            last = one  # long behind the other army's: the text's own, as before
        else:
            one.bearer = one.bearer._replace(doc=doc, via=NO_NATION)


def _is_last(one: Seen, last: Seen, known: Collection[str], passages: Passages) -> bool:
    """Is a bare name the marked one before it?"""
    soon = one.start - last.end <= _SOON
    if len(known) == 1:
        return soon or not one.own
    return soon and not passages.others(last.bearer.nation, last.end, one.start)


def _recall_parent(group: Sequence[Seen], doc: str) -> None:
    """A battalion without a regiment belongs to the only regiment that the text names for its number."""
    parents = {one.bearer.parent: one.bearer for one in group if one.bearer.parent}
    only = next(iter(parents.values())) if len(parents) == 1 else None
    said = [b for one in group if (b := one.bearer).parent]
    known = frozenset[str]().union(*(cores(b)[0] | frozenset(b.parent.split()) for b in said))
    for one in group:
        if one.bearer.parent or not cores(one.bearer)[0] <= known:  # "1st Royal Irish Fusiliers": of nobody else
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
    """The telling ideas of a unit's name and its arms.

    The line of a battalion is one of them ("1/4": its name may leave it out), and so are two numbers that were made one
    ("6+15": neither was that unit before).
    """
    return _cores(bearer.name, bearer.echelon)


@lru_cache(maxsize=65536)
def _cores(name: str, echelon: str) -> tuple[frozenset[str], frozenset[str]]:
    arms, silent, ideas = by_word_arms(), words("units", "silent"), by_word("ideas")
    own = fold(own_nation(name))
    telling = [t for t in tokens(name) if t != own and not t[0].isdigit() and t not in silent and not _ROMAN.match(t)]
    pair = _PAIR.match(name)
    line = pair is not None and echelon in LOW and int(pair[1]) <= _LINES
    of = [f"{pair[1]}/{pair[2]}" if line else f"{pair[1]}+{pair[2]}"] if pair else []
    return (
        frozenset((*(_bare(ideas.get(t, t)) for t in telling if t not in arms), *of)),
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
