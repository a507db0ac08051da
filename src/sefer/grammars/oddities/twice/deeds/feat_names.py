"""What a deed is done to, and by whom: the names of a sentence by where they stand to its verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.twice.deeds.accounts import Account, called
from sefer.grammars.oddities.twice.deeds.accounts import told as accounts_told
from sefer.grammars.oddities.twice.deeds.outcomes import DEEDS, Noun, nouns_of
from sefer.grammars.oddities.twice.scenes import Name, Scene, peoples
from sefer.grammars.words import table
from sefer.letters.patterns import lazy, plain

_REACH = 110  # characters from a deed to what it is done to, before it,
_NEXT = 90  # and behind it
_MEN = "men"  # the sort of nouns of those who are at a place
_OBJECT = 34  # characters between a verb and its object
_HEAD = 30  # and between a participle and the noun that it is of
_WORDS = lazy(r"\w+")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a deed is done to: its own names, its noun where it has one, and the other places that are named beside it."""

    noun: str
    own: tuple[Name, ...]
    beside: tuple[Name, ...]
    spots: tuple[tuple[int, int], ...]

    @property
    def keys(self) -> frozenset[str]:
        """By what it is known again."""
        return frozenset({self.noun, *(stem for name in self.own for stem in name.key)})

    def is_like(self, other: Thing) -> bool:
        """Are both one thing: by a name of its own, or where one is only "the bridge" by a place that both name?"""
        if self.own and other.own:
            if _meet(self.own, other.own):
                if not (self.noun and other.noun) or self.noun == other.noun:
                    return True
                small = [t.noun in _settlements("small") for t in (self, other)]
                return not (self.noun_named or other.noun_named) and small[0] == small[1]
            crossed = _meet(self.own, other.beside), _meet(other.own, self.beside)
            return bool(self.noun) and self.noun == other.noun and any(crossed)
        if not (self.noun and self.noun == other.noun):
            return False
        return _meet((*self.own, *self.beside), (*other.own, *other.beside))

    @property
    def noun_named(self) -> bool:
        """Is it a thing of a place, and not the place itself: "the bridge at Kut"?"""
        return bool(self.noun) and self.noun not in _settlements()


def _meet(some: Sequence[Name], others: Sequence[Name]) -> bool:
    return any(a.is_like(b) for a in some for b in others)


@cache
def _settlements(which: str = "settlements") -> frozenset[str]:
    """Nouns that only say what a name is of: "the town of Kut"; the villages among them where `which` is "small"."""
    return frozenset(w for language in ("en", "tr") for w in table(language, "feats")["words"][which].split())


@cache
def _told(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "feats")["words"][name])


def is_place_like(scene: Scene, name: Name, of_body: bool = False) -> bool:
    """May a name be of a place or thing (or, where `of_body`, of a place that has a garrison): no people, no body, no person with a title?"""
    if name.kind == "unit" or _is_people(scene, name):
        return False
    words = _WORDS.findall(scene.said.plain[name.start : name.end])
    if any(accounts_told(scene.language, "ranks").match(word) for word in words):
        return False
    if _told(scene.language, "body").search(scene.said.plain, name.start, name.end):
        return False
    if not of_body and _told(scene.language, "whose_men").search(scene.said.plain, max(0, name.start - 30), name.start):
        return False
    if not of_body and _told(scene.language, "body_behind").match(scene.said.plain, name.end):
        return False
    if name.kind == "person" and len(words) > 1:
        return False
    return of_body or name.kind == "place" or not _told(scene.language, "of_men").match(scene.said.plain, name.end)


def _is_people(scene: Scene, name: Name) -> bool:
    if not set(name.key) <= peoples(scene.language) and len(name.key) > 1:
        return False
    named = _told(scene.language, "people").match(scene.said.plain, name.start)
    return named is not None or not name.key.isdisjoint(peoples(scene.language))


def segment(scene: Scene, at: int) -> tuple[int, int]:
    """The words between commas and brackets in which a place of a sentence stands."""
    text, (low, high) = scene.said.plain, scene.clause(at)
    ends = [n for n in (text.find(",", at, high), text.find("(", at, high)) if n >= 0]
    return max(low, text.rfind(",", low, at) + 1, text.rfind(")", low, at) + 1), min([high, *ends])


def thing_of(scene: Scene, start: int, end: int, of: str, oblique: str = "oblique") -> Thing | None:
    """What a deed is done to; `of` are the sorts of nouns that it can be done to, `oblique` the words that make a name no such thing."""
    low, high = scene.clause(start)
    named = _joined(scene, [n for n in called(scene) if is_place_like(scene, n, _MEN in of)])
    if scene.language == "en" and _told("en", "it").match(scene.said.plain, end):
        low = low if any(low <= n.start < high for n in named) else 0
    names = [n for n in named if low <= n.start < high]
    nouns = [n for n in nouns_of(scene) if n.sort in of.split() and low <= n.start < high and not _holds(names, n)]
    phrases = [*_phrases(scene, names, nouns)]
    find = _object_english if scene.language == "en" else _object_turkish
    found = find(scene, start, end, phrases, oblique)
    if found is None:
        return None
    beside = tuple(n for n in names if n not in found.own)
    spot = min(p for p, _ in found.spots), max(p for _, p in found.spots)
    return Thing(found.noun, found.own, beside, (spot,))


def are_two_things(one: tuple[Scene, int, int], other: tuple[Scene, int, int], of: str) -> bool:
    """Do the words make what is told at two spots that of two things?"""
    mine, theirs = thing_of(*one, of), thing_of(*other, of)
    return mine is not None and theirs is not None and are_two(one[0], mine, other[0], theirs)


def are_two(scene: Scene, mine: Thing, again: Scene, theirs: Thing) -> bool:
    """Are they two things: by their names, by what they are or what they are made of?"""
    if mine.own and theirs.own:
        return not mine.is_like(theirs)
    if mine.noun_named and theirs.noun_named and mine.noun != theirs.noun and (mine.own or theirs.own):
        return True
    lone = [(s, t) for s, t, o in ((scene, mine, theirs), (again, theirs, mine)) if t.noun and not t.own and o.own]
    return any(_told(s.language, "made_of").search(s.said.plain, max(0, _start(t) - 24), _start(t)) for s, t in lone)


def _joined(scene: Scene, names: Sequence[Name]) -> list[Name]:
    """The names, two that "of" joins as one: "the Armistice of Salonica"."""
    out: list[Name] = []
    for name in names:
        if out and scene.said.plain[out[-1].end : name.start] == " of ":
            first = out.pop()
            out.append(Name(first.start, name.end, name.kind, first.key | name.key))
        else:
            out.append(name)
    return out


def _holds(names: Sequence[Name], noun: Noun) -> bool:
    return any(n.start == noun.start for n in names)


def _phrases(scene: Scene, names: Sequence[Name], nouns: Sequence[Noun]) -> Iterator[Thing]:
    """The names and nouns of a clause, a noun with the name beside it as one; in their order."""
    text, used = scene.said.plain, set[Name]()
    out: list[Thing] = []
    for noun in nouns:
        if scene.language == "en":
            mine = [n for n in names if _told("en", "of_name").fullmatch(text, noun.end, n.start) or _told("en", "name_of").fullmatch(text, n.end, noun.start)]  # fmt: skip
        else:
            mine = [
                n for n in names if n.end <= noun.start and _told("tr", "name_of").fullmatch(text, n.end, noun.start)
            ]
        mine = mine[-1:] if scene.language == "tr" else mine[:1]
        mine += [n for n in names if n.start <= noun.start < n.end and n not in mine]
        used |= {*mine}
        spots = ((noun.start, noun.end), *((n.start, n.end) for n in mine))
        out.append(Thing(noun.stem, tuple(mine), (), spots))
    out += [Thing("", (n,), (), ((n.start, n.end),)) for n in names if n not in used]
    yield from sorted(out, key=lambda t: min(t.spots))


def _start(thing: Thing) -> int:
    return min(s for s, _ in thing.spots)


def _end(thing: Thing) -> int:
    return max(e for _, e in thing.spots)


def _object_english(scene: Scene, start: int, end: int, phrases: Sequence[Thing], oblique: str) -> Thing | None:
    text = scene.said.plain
    behind = [p for p in phrases if end <= _start(p) < end + _NEXT]
    near = behind and _start(behind[0]) < end + _OBJECT
    if near and _told("en", "object").fullmatch(text, end, _start(behind[0])):
        return behind[0]
    plain_ = [p for p in phrases if not _told("en", oblique).search(text, max(0, _start(p) - 30), _start(p))]
    before = [p for p in plain_ if _end(p) <= start and start - _end(p) < _REACH]
    behind = [p for p in plain_ if p in behind]
    it = _told("en", "it").match(text, end) or not before
    if it and behind:
        return behind[0]
    return before[-1] if before else behind[0] if behind else None


def _object_turkish(scene: Scene, start: int, end: int, phrases: Sequence[Thing], oblique: str) -> Thing | None:
    text = scene.said.plain
    before = [p for p in phrases if _end(p) <= start and start - _end(p) < _REACH]
    direct = [p for p in before if not _told("tr", oblique).match(text, _end(p))]
    behind = next((p for p in phrases if end <= _start(p) < end + _HEAD), None)
    is_head = behind is not None and _told("tr", "participle").fullmatch(text, start, _start(behind)) is not None
    if is_head and not (direct and _told("tr", "object").match(text, _end(direct[-1]))):
        return behind
    return direct[-1] if direct else None


def doer_of(scene: Scene, hit: re.Match[str], thing: Thing, bag: bool) -> Name | None:
    """The one body or person whom the words make the doer; `bag`: the only one whom the sentence names."""
    names = called(scene)
    low, high = scene.clause(hit.start())
    found = [n for n in names if low <= n.start < high and n not in thing.own and is_doer_like(scene, n)]
    if bag:
        keys = [n for k, n in enumerate(found) if not any(n.is_like(m) for m in found[:k])]
        if len(keys) == 1:
            return keys[0]
    doers = [d for d in Account(scene, DEEDS["taken"], *hit.span(), names).doers if d in found]
    if not doers and scene.language == "tr":
        doers = [
            d for d in found if _told("tr", "doer_behind").match(scene.said.plain, d.end) or _is_head(scene, hit, d)
        ]
    return doers[0] if doers and all(d.is_like(doers[0]) for d in doers) else None


def _is_head(scene: Scene, hit: re.Match[str], name: Name) -> bool:
    """Does a name stand behind the participle of its deed, as he who did it: "köprüyü uçuran, Kâzım Efendi'dir"?"""
    return (
        hit.end() <= name.start
        and _told("tr", "who_did").fullmatch(scene.said.plain, hit.start(), name.start) is not None
    )


def is_doer_like(scene: Scene, name: Name) -> bool:
    """May a name be of a body or person?"""
    if name.kind in ("unit", "person"):
        return name.kind == "unit" or not is_place_like(scene, name)
    if name.kind == "place" or _is_people(scene, name):
        return False
    return not is_place_like(scene, name)


def is_behind(scene: Scene, start: int) -> bool:
    """Is a deed told as that before or after which something else was done?"""
    text = scene.said.plain
    if scene.language == "tr":
        return _told("tr", "beside_which").match(text, start) is not None
    found = _told("en", "beside_which").search(text, max(0, start - 60), start)
    return found is not None and _told("en", "it_was").search(text, 0, found.start()) is None


def is_known_by(scene: Scene, start: int, end: int) -> bool:
    """Is a deed only what a thing is known by: "the captured fort"?"""
    if scene.language == "tr" or _told("en", "done").fullmatch(scene.said.plain, start, end) is None:
        return False
    known = _told("en", "known_by").search(scene.said.plain, max(0, start - 24), start)
    return known is not None and _told("en", "known_behind").match(scene.said.plain, end) is not None
