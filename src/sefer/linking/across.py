"""Whose bare numbers are over several documents: an English text's "9th Division" need not be a Turkish text's "9. Tümen".

Each document is taken to leave out one army's name, its own. Which it is, its claims say (whose a unit is, who leads it, whom
it fights); a Turkish text means the Turkish army unless it says otherwise. Two documents are of one army where both say the
same one, or where both tell what two armies do not share: a leader, a parent, a place on a day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sefer.geography import Gazetteer
from sefer.letters.ordinals import numbered
from sefer.letters.patterns import lazy
from sefer.linking.bearers import UnitBearer
from sefer.linking.families import NO_NATION, OTHER_ARMY
from sefer.linking.nations import nation_of
from sefer.linking.signs import Number, Signs, Told, number_of
from sefer.linking.spoken import Spoken
from sefer.model import Claim, Settings

Units = Sequence[list[Spoken[UnitBearer]]]  # by document
Spots = list[tuple[int, Spoken[UnitBearer]]]  # with the number of the document
Member = tuple[int, Number | None]  # a document, or one number of it where it tells of several armies
_TURKISH_NAME = lazy(r"\d+\. ")
_PLURAL = lazy(r"(?:lar|ler|s)$")
_TURKISH = "turkish"
_TWO = 2  # weak signs that it takes to believe them


@dataclass(eq=False)
class _Army:
    """Documents whose bare numbers are of one army."""

    members: list[Member]
    signs: Signs
    named: set[str]
    forms: set[tuple[Number, frozenset[str]]]  # fuller names of its numbers: "5. Kafkas Tümeni"
    commands: set[str]  # who commands anything: what two armies may both tell of
    turkish: bool  # are its names Turkish?

    @property
    def told(self) -> str:
        """The army's nation where the documents tell it, "" else."""
        return next(iter(self.signs.own), "")

    @property
    def own(self) -> str:
        """The same, and what the language suggests."""
        return self.told or (_TURKISH if self.turkish and _TURKISH not in self.signs.against else "")

    def bystanders(self, own: str) -> set[str]:
        """The nations that it names without a word that they are fought, beside one that may be its own."""
        return self.named - self.signs.against - {own}

    def take(self, other: _Army) -> None:
        self.members += other.members
        self.signs.add(other.signs)
        self.named |= other.named
        self.forms |= other.forms
        self.commands |= other.commands
        self.turkish |= other.turkish


def tell_armies(
    found: Units, docs: Sequence[str], claims: Iterable[Claim], gazetteer: Gazetteer, settings: Settings
) -> None:
    """Give each bare number that several documents have the army of its own document, as far as that is told.

    Where it is not told, and another document's may be another army's, the name is held to its document and stands open.
    """
    shared = _shared(found)
    having = {doc: n for n, doc in enumerate(docs) if any(number_of(s.bearer) in shared for s in found[n])}
    told = {doc: Told(found[n], gazetteer) for doc, n in having.items()}
    for claim in claims if told else ():
        if (one := told.get(claim.doc)) is not None:
            one.take(claim)
    armies = [army for doc, n in having.items() for army in _armies(n, told[doc], found[n])]
    lists = {numbered(unit): side.name for side in settings.sides for unit in side.units}
    of = {member: army for army in _joined(armies) for member in army.members}
    spots: dict[Number, Spots] = defaultdict(list)
    for n, spoken in enumerate(found):
        for s in spoken:
            if s.bearer.number is not None and (number := (s.bearer.echelon, s.bearer.number)) in shared:
                spots[number].append((n, s))
    for number in sorted(shared):
        _part(number, spots[number], docs, of, lists)


def _shared(found: Units) -> set[Number]:
    """The numbers that one document leaves bare and another has as well."""
    bare, any_ = Counter[Number](), Counter[Number]()
    for spoken in found:
        bare.update({number for s in spoken if (number := number_of(s.bearer)) is not None})
        any_.update({(s.bearer.echelon, s.bearer.number) for s in spoken if s.bearer.number is not None})
    return {number for number in bare if any_[number] > 1}


def _armies(n: int, told: Told, spoken: Iterable[Spoken[UnitBearer]]) -> list[_Army]:
    """The army of a document's bare numbers; one for each number where they are told to be of several."""
    names = [s.bearer.name for s in spoken if number_of(s.bearer) is not None]
    turkish = sum(_TURKISH_NAME.match(name) is not None for name in names) * 2 > len(names)
    whole = Signs()
    for signs in told.signs.values():
        whole.add(signs)
    if len(whole.own) < 2 and not whole.own.keys() & whole.against:
        return [_Army([(n, None)], whole, set(told.named), set(told.forms), set(told.commands), turkish)]
    numbers = {number for s in spoken if (number := number_of(s.bearer)) is not None}
    return [
        _Army([(n, one)], told.signs[one], set(told.named), set(told.forms), set(), turkish) for one in sorted(numbers)
    ]


def _joined(armies: Sequence[_Army]) -> list[_Army]:
    """Documents whose bare numbers are of one army, the surest signs first.

    A leader, a parent, a place that two share tells of that one number alone: a text may leave two armies unnamed.
    """
    out = list(armies)
    out = _meet(out, lambda army: {army.own} - {""}, lambda one, other: not _differ(one, one.own, other, other.own))
    out = _meet(out, lambda army: army.signs.against, _one_enemy)
    out = _meet(out, lambda army: army.forms | army.commands, _may_be_one)
    return _meet(out, lambda army: set() if army.own or army.named else {"silent"}, _led_by_others)


def _meet(
    armies: Sequence[_Army], keys: Callable[[_Army], Set[Hashable]], may: Callable[[_Army, _Army], bool]
) -> list[_Army]:
    """Armies that share a key, as one where nothing speaks against it."""
    home: dict[Hashable, list[_Army]] = defaultdict(list)
    gone: set[_Army] = set()
    for army in armies:
        into = next((o for key in sorted(keys(army), key=repr) for o in home[key] if may(o, army)), None)
        if into is not None:
            into.take(army)
            gone.add(army)
        for key in keys(army):
            if (into or army) not in home[key]:
                home[key].append(into or army)
    return [army for army in armies if army not in gone]


def _differ(one: _Army, own: str, other: _Army, others: str) -> bool:
    """Is one army not the other, or fought by it?"""
    return (own != others and bool(own and others)) or own in other.signs.against or others in one.signs.against


def _one_enemy(one: _Army, other: _Army) -> bool:
    """Both fight one nation: are they not allies of whom each has its text?"""
    mine, theirs = one.bystanders(other.own), other.bystanders(one.own)
    return not _differ(one, one.own, other, other.own) and (mine <= theirs or theirs <= mine)


def _may_be_one(one: _Army, other: _Army) -> bool:
    """Do they share two weak signs, and does one tell of no nation that could be its army, but of the other's and of those it fights?"""
    if (
        _differ(one, one.own, other, other.own)
        or len(one.forms & other.forms) + len(one.commands & other.commands) < _TWO
    ):
        return False
    return not (one.own or one.bystanders(other.own)) or not (other.own or other.bystanders(one.own))


def _led_by_others(one: _Army, other: _Army) -> bool:
    """No nation anywhere: one army, unless one number has other leaders in each."""
    mine, theirs = one.signs.leaders, other.signs.leaders
    return not any(mine[number].isdisjoint(theirs[number]) for number in mine.keys() & theirs.keys())


def _part(
    number: Number, spots: Spots, docs: Sequence[str], of: Mapping[Member, _Army], lists: Mapping[str, str]
) -> None:
    """Give the bearers of a number their armies, where it has several."""
    bare: dict[_Army, Spots] = defaultdict(list)
    marked: dict[str, str] = {}
    for n, s in spots:
        if number_of(s.bearer) == number:
            bare[of.get((n, None)) or of[n, number]].append((n, s))
        elif s.bearer.nation:
            marked.setdefault(s.bearer.nation, s.bearer.nation_name)
    sides = {army: {lists.get(numbered(s.bearer.name), "") for _, s in told} - {""} for army, told in bare.items()}
    listed = set[str]().union(*sides.values())
    apart = sides if len(listed) > 1 else {}
    groups = _grouped(number, bare, lambda army: sorted(apart.get(army, ())), only=len(listed) == 1 and not marked)
    known = {own for group in groups if (own := _own(group))} | marked.keys()
    taken: set[str] = set()
    for group in groups:
        own = _own(group)
        if len(groups) == 1 and not (own or marked):
            return
        if own and own not in taken:
            taken.add(own)
            if own != _TURKISH and (len(groups) > 1 or own in marked):
                word = marked.get(own) or _adjective(next(a.signs.own[own] for a in group if own in a.signs.own))
                _give(group, bare, {"nation": own, "nation_name": word, "via": "own_army"})
        elif not group[0].told or len(groups) > 1:
            against = set[str]().union(*(army.signs.against for army in group))
            sure = known <= against and all(_own(other) for other in groups if other is not group)
            first = docs[min(n for army in group for n, _ in bare[army])]
            via = "listed" if len(listed) > 1 and sides[group[0]] else OTHER_ARMY if sure else NO_NATION
            _give(group, bare, {"doc": first, "via": via})


def _grouped(
    number: Number, armies: Iterable[_Army], side: Callable[[_Army], Sequence[str]], only: bool
) -> list[list[_Army]]:
    """Armies that mean one unit by a number: what they tell of it is what two units hardly share, or the lists have one alone."""
    groups: list[list[_Army]] = []
    home: dict[Hashable, list[_Army]] = {}
    for army in armies:
        sure: list[Hashable] = [("leader", surname) for surname in army.signs.leaders.get(number, ())]
        sure += [("form", core) for which, core in army.forms if which == number]
        keys: list[Hashable] = [*sure, *army.signs.firm.get(number, ()), *(["listed"] if only else [])]
        for key in keys:
            group = home.get(key)
            if group is None or side(group[0]) != side(army):
                continue
            if not any(_differ(army, _said(army, key, sure), other, _said(other, key, sure)) for other in group):
                group.append(army)
                break
        else:
            group = [army]
            groups.append(group)
        for key in keys:
            home.setdefault(key, group)
    return groups


def _said(army: _Army, key: Hashable, sure: Sequence[Hashable]) -> str:
    """What speaks against a sign: beside a leader or a fuller name the language tells nothing."""
    return army.told if key in sure else army.own


def _own(group: Iterable[_Army]) -> str:
    """What a group is told to be, else what its language suggests."""
    told = [army.told for army in group if army.told]
    return told[0] if told else next((army.own for army in group if army.own), "")


def _give(group: Iterable[_Army], bare: Mapping[_Army, Spots], said: Mapping[str, Any]) -> None:
    for army in group:
        for _, spoken in bare[army]:
            spoken.bearer = spoken.bearer._replace(**said)


def _adjective(word: str) -> str:
    """The word of a nation without the ending of its people: "Russians" -> "Russian"."""
    short = _PLURAL.sub("", word)
    return short if nation_of(short) else word
