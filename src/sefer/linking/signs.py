"""What the claims of a document tell of the army of its bare numbers: whose they are, whom they fight, who leads them where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sefer.geography import Gazetteer
from sefer.linking.bearers import UnitBearer, cores
from sefer.linking.nations import nation_of
from sefer.linking.spelling import folded, sound, tokens
from sefer.linking.spoken import Spoken
from sefer.linking.words import by_word, words
from sefer.model import Claim

Number = tuple[str, int]  # echelon and number
_HELD = ("asserted", "reported")
_BELONGS = ("part_of", "attached_to")
_THERE = (("place", "date"), ("to", "arrive"), ("to", "depart"), ("from", "depart"))  # a place with its day
_PEOPLES = frozenset({"subject", "object", "parties", "issuer", "recipient"})
_DAY = 10  # letters of a date that names one day


@dataclass(slots=True)
class Signs:
    """What is told of one number, or of all bare numbers of a document; words of nations as printed."""

    own: dict[str, str] = field(default_factory=dict)  # nation -> its word
    against: set[str] = field(default_factory=set)
    leaders: dict[Number, set[str]] = field(default_factory=lambda: defaultdict(set))
    # what two units of one number hardly share: ("place", "suvla", "1915-08-06"), ("of", the number of the parent)
    firm: dict[Number, set[tuple[object, ...]]] = field(default_factory=lambda: defaultdict(set))

    def add(self, other: Signs) -> None:
        """Take in what is told of another number of the same army."""
        self.own.update(other.own)
        self.against |= other.against
        for number, surnames in other.leaders.items():
            self.leaders[number] |= surnames
        for number, told in other.firm.items():
            self.firm[number] |= told


class Told:
    """The claims of one document as far as they tell of armies."""

    def __init__(self, found: Collection[Spoken[UnitBearer]], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._bare: dict[str, Number] = {}
        self._marked: dict[str, str] = {}
        self.signs: dict[Number, Signs] = defaultdict(Signs)
        self._said: set[str] = set()  # all that does anything
        self._nations = {one.bearer.nation for one in found} - {""}
        self.forms: set[tuple[Number, frozenset[str]]] = set()  # fuller names of bare numbers: "5. Kafkas Tümeni"
        self.commands: set[str] = set()  # who commands anything
        for one in found:
            bearer = one.bearer
            if bearer.nation:
                self._marked[bearer.name] = bearer.nation
            elif (number := number_of(bearer)) is not None:
                self._bare[bearer.name] = number
                if core := cores(bearer)[0]:
                    self.forms.add((number, core))
        for name in self._marked.keys() & self._bare.keys():  # which of the two a claim means, its slots do not say
            del self._bare[name], self._marked[name]

    @property
    def named(self) -> set[str]:
        """The nations of which the document tells anything."""
        return {*self._nations, *map(self._nation, self._said)} - {""}

    def take(self, claim: Claim) -> None:
        """Note what a claim tells."""
        slots = claim.slots
        for slot in _PEOPLES & slots.keys():
            value = slots[slot]
            if isinstance(value, str):
                self._said.add(value)
            elif value:
                self._said.update(_names(value))
        if claim.polarity not in _HELD:
            return
        if claim.kind == "command":
            self._command(slots)
        elif claim.kind == "engagement":
            self._opposed(list(_names(slots.get("parties"))))
        elif claim.kind == "capture":
            self._opposed([*_names(slots.get("subject")), *_names(slots.get("object"))])
        elif claim.kind == "order":
            for number in self._numbers(slots.get("recipient")):
                for issuer in _names(slots.get("issuer")):
                    self._of(number, self._nation(issuer) or _by_title(issuer), issuer)
        elif claim.kind == "organization":
            self._belongs(slots)
        if claim.kind != "engagement":  # both armies of a fight are there on its day
            self._there(slots)

    def _numbers(self, value: Any) -> Iterator[Number]:
        for name in _names(value):
            if (number := self._bare.get(name)) is not None:
                yield number

    def _nation(self, name: str) -> str:
        """The army that a name says by itself, "" for none: "Turks", "British troops", a unit of a marked name."""
        if marked := self._marked.get(name):
            return marked
        return _people(name)

    def _of(self, number: Number, nation: str, word: str) -> None:
        if nation:
            told = next((w for w in word.split() if nation_of(w) == nation), nation.capitalize())
            self.signs[number].own.setdefault(nation, told)

    def _opposed(self, names: Sequence[str]) -> None:
        if len(names) != 2:  # of three, two fight side by side
            return
        for one, other in (names, names[::-1]):
            if nation := self._nation(other):
                for number in self._numbers(one):
                    self.signs[number].against.add(nation)

    def _command(self, slots: Mapping[str, Any]) -> None:
        for who in _names(slots.get("subject")):
            surname = _surname(who)
            if surname:
                self.commands.add(surname)
            for number in self._numbers(slots.get("object")):
                self._of(number, _by_title(who), "")
                if surname:
                    self.signs[number].leaders[number].add(surname)

    def _belongs(self, slots: Mapping[str, Any]) -> None:
        relation, subjects, objects = (slots.get(slot) for slot in ("relation", "subject", "object"))
        part, whole = (objects, subjects) if relation == "composed_of" else (subjects, objects)
        if relation not in (*_BELONGS, "composed_of"):
            return
        for number in self._numbers(part):
            for name in _names(whole):
                self._of(number, self._nation(name), name)
                above = self._bare.get(name)
                if above is not None:
                    self.signs[number].firm[number].add(("of", above))
                    self.signs[above].firm[above].add(("with", number))

    def _there(self, slots: Mapping[str, Any]) -> None:
        for number in self._numbers(slots.get("subject")):
            for where, when in _THERE:
                place, day = slots.get(where), slots.get(when)
                if isinstance(place, str) and isinstance(day, str) and len(day) == _DAY:
                    known = self._placed(place)
                    self.signs[number].firm[number].add(("place", known, day))

    def _placed(self, place: str) -> str:
        rows = self._gazetteer.lookup(place)
        return rows[0].name if len(rows) == 1 else sound(folded(place))


def number_of(bearer: UnitBearer) -> Number | None:
    """Echelon and number of a name that tells neither army nor a document to which it is held."""
    return None if bearer.number is None or bearer.nation or bearer.doc else (bearer.echelon, bearer.number)


def _names(value: Any) -> Iterator[str]:
    for name in [value] if isinstance(value, str) else value if isinstance(value, list | tuple) else ():
        if isinstance(name, str):
            yield name


@lru_cache(maxsize=65536)
def _people(name: str) -> str:
    return next((nation for word in name.split()[:2] if word[:1].isupper() and (nation := nation_of(word))), "")


@lru_cache(maxsize=65536)
def _surname(who: str) -> str:
    kept = [t for t in tokens(who) if t not in words("persons", "titles")]
    return kept[-1] if kept else ""


@lru_cache(maxsize=65536)
def _by_title(who: str) -> str:
    """The army of one who bears a title that only one of them gives: "Sami Bey", "Sir John Keir"; "" for none."""
    known = by_word("armies_of_titles")
    return next((known[t] for t in tokens(who) if t in known), "")
