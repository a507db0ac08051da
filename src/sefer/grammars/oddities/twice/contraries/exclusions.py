"""Two outcomes of one thing that exclude one another -> how many signs tie them; 0 where something in between may explain both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sefer.grammars.oddities.twice.contraries.clashes import are_of_a_kind
from sefer.grammars.oddities.twice.deeds.accounts import told as accounts_told
from sefer.grammars.oddities.twice.deeds.outcomes import BACK, Outcome, axes, is_named, outcomes, told
from sefer.grammars.oddities.twice.matters import are_near, are_of_other_days, are_of_two_works, common_stems
from sefer.grammars.oddities.twice.scenes import NOUN, STEM, Name, Scene
from sefer.letters import caseless
from sefer.model import PersonValue

_MOST = 40  # outcomes of one axis that are held against one another
_RARE = 3  # sentences in which a word stands that says much of what two of them tell
_LEAST, _SHORT, _SENTENCES = 6, 5, 15  # signs that make a question, and in a text of so few sentences
_ABSTRACT = 3  # what it says that an abstract tells of what the body tells
_TOTAL = 2  # what it says that it is told of all, or of none
_COURSES = ("ground", "man", "saved", "state")  # axes on which a thing may pass from one value to the other
_LOOSE = ("saved", "mounted")  # axes on which two nouns of one sort may be for one thing
_WHICH = 30  # characters before a noun in which a word tells that it is another of its sort
_DEED = 60  # characters before a deed in which a word tells that it is another of its sort
_ROOT = 3  # letters that two forms of one noun have in common


def exclusions(scenes: Sequence[Scene]) -> Iterator[tuple[Outcome, Outcome, int]]:
    """The earlier and the later of two outcomes that cannot both be, and the signs that they are of one thing."""
    persons = frozenset(
        caseless(word)[:STEM]
        for scene in scenes[:1]
        for m in scene.said.reading.mentions
        if isinstance(m.value, PersonValue) and m.value.name
        for word in m.value.name.split()
    )
    found: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for n, scene in enumerate(scenes):
        for one in outcomes(scene, scenes[max(0, n - BACK) : n], persons):
            found[scene.language, one.axis].append(one)
    if not any(len({one.value for one in alike}) > 1 for alike in found.values()):
        return
    common = common_stems(scenes)
    for alike in found.values():
        if len({one.value for one in alike}) > 1:
            for n, other in enumerate(alike):
                signs = [(signs_of(one, other, alike, common), one) for one in alike[max(0, n - _MOST) : n]]
                most, one = max(signs, key=lambda pair: pair[0], default=(0, other))
                if most >= (_SHORT if len(scenes) <= _SENTENCES else _LEAST):
                    yield one, other, most


def signs_of(one: Outcome, other: Outcome, alike: Sequence[Outcome], common: Mapping[str, int]) -> int:
    """How many signs tie two outcomes that exclude one another."""
    first, second = one.scene, other.scene
    if one.value == other.value or first.at == second.at or are_of_two_works(first, second) or not _differ(one, other):
        return 0
    match = _match(one, other)
    if not match or _is_set_apart(one) or _is_set_apart(other) or _are_of_other_days(one, other):
        return 0
    sums_up = first.speaks_for_all != second.speaks_for_all
    same_day = bool(first.dates & second.dates)
    own = _own_stems(one, other)
    rare = sum(common[stem] <= _RARE for stem in (first.stems & second.stems) - own)
    around = first.stems | (first.before.stems if first.before else frozenset()), second.stems
    told_before = min(2, sum(common[stem] <= _RARE for stem in (around[0] & around[1]) - first.stems - own))
    names = len((first.matter & second.matter) - own)
    back = _looks_back(one, other)
    total = one.total or other.total
    row = axes(first.language)[one.axis.partition(" ")[0]]
    final = row.get("lasts", "") in ("all", one.value)
    if one.axis == "man" and "hurt" in (one.value, other.value) and not (rare or same_day or are_near(first, second)):
        if not sums_up:
            return 0  # he was wounded, and fell on another day
        match -= 2
    if one.axis == "man" and other.value == "dead" and _is_later(other):
        return 0
    if one.axis == "state" and not (one.noun and other.noun and one.noun.sort == other.noun.sort):
        return 0
    if "deed" not in row and not (sums_up or same_day or back or rare > 1 or final or total):
        return 0
    if one.axis in _COURSES and are_near(first, second) and not (sums_up or back or final):
        return 0  # one thing after the other
    signs = match + min(2, names) + min(3, rare) + told_before + 2 * same_day + back + _ABSTRACT * sums_up
    signs += final * (one.axis != "man") + _are_alone(one, other, alike) + (match > 2 and _share_nouns(one, other))
    signs += are_near(first, second) + _TOTAL * total + _is_sole(one, other, common)
    return 0 if signs >= _SHORT and _is_explained(one, other, alike) else signs


def _is_later(other: Outcome) -> bool:
    return (
        told(other.scene.language, "later").search(other.scene.said.plain, *other.scene.clause(other.start)) is not None
    )


def _is_set_apart(one: Outcome) -> bool:
    """Do words set its noun apart from another of its sort: "köprü ise", "öteki iki topu"?"""
    spot, text, language = one.noun or one.name, one.scene.said.plain, one.scene.language
    if spot is None:
        return False
    other = told(language, "other").search(text, max(0, spot.start - _WHICH), spot.start)
    return other is not None or told(language, "but").match(text, spot.end) is not None


def _differ(one: Outcome, other: Outcome) -> bool:
    """Are two doers of one kind and not one?"""
    if one.doer is None or other.doer is None:
        meet = axes(one.scene.language)[one.axis].get("meet", {})
        return one.value not in meet.get(other.value, "").split()
    return are_of_a_kind(one.doer, other.doer) and not one.doer.is_like(other.doer)


def _match(one: Outcome, other: Outcome) -> int:
    """How surely two outcomes are told of one thing: by its name, or by its noun and a name beside it."""
    if one.name and other.name and one.name.is_like(other.name):
        return 4 - one.meant - other.meant
    if one.name and other.name and _is_of_person(one):
        return 0
    if any(n.is_like(m) for a, b in ((one, other), (other, one)) if (m := a.name) for n in b.names):
        return 3 if _have_one_noun(one, other) or one.noun is None or other.noun is None else 2
    if one.name and other.name:
        return 0
    if _have_one_noun(one, other):
        return 2 + any(a.name.key <= b.scene.matter for a, b in ((one, other), (other, one)) if a.name and a.name.key)
    for a, b in ((one, other), (other, one)):
        named = b.name if a.noun and a.name is None else None
        if a.noun and named and (a.noun.stem[:NOUN] in _spelt(b, named) or named.key & a.scene.matter):
            return 2
    if _share_nouns(one, other):
        return 2 if "deed" in axes(one.scene.language)[one.axis.partition(" ")[0]] else 1
    return int(
        one.axis in _LOOSE and one.noun is not None and other.noun is not None and one.noun.sort == other.noun.sort
    )


def _share_nouns(one: Outcome, other: Outcome) -> bool:
    return any(n.sort == m.sort and n.stem[:_ROOT] == m.stem[:_ROOT] for n in one.nouns for m in other.nouns)


def _are_alone(one: Outcome, other: Outcome, alike: Sequence[Outcome]) -> bool:
    """Does the text tell nothing else of that sort of their thing?"""
    values = () if one.axis in _COURSES else (one.value, other.value)
    rest = (o for o in alike if o is not one and o is not other and o.value not in values)
    return not any(_match(one, o) > 1 or _match(o, other) > 1 for o in rest)


def _is_of_person(one: Outcome) -> bool:
    return bool(axes(one.scene.language)[one.axis.partition(" ")[0]]["names"] == "person")


def _spelt(one: Outcome, name: Name) -> str:
    return one.scene.said.plain[name.start : name.end]


def _have_one_noun(one: Outcome, other: Outcome) -> bool:
    if one.noun is None or other.noun is None or one.noun.sort != other.noun.sort:
        return False
    return one.noun.stem[:_ROOT] == other.noun.stem[:_ROOT]


def _is_sole(one: Outcome, other: Outcome, common: Mapping[str, int]) -> bool:
    """Is the noun of both in hardly any other sentence?"""
    return _have_one_noun(one, other) and one.noun is not None and common[one.noun.stem] <= _RARE


def _are_of_other_days(one: Outcome, other: Outcome) -> bool:
    """Are both told of days of which none is the same?"""
    a, b = one.days(), other.days()
    if a is not None and b is not None:
        return a[1] < b[0] or b[1] < a[0]
    if one.scene.speaks_for_all != other.scene.speaks_for_all or _looks_back(one, other):
        return False
    return are_of_other_days(one.scene, other.scene)


def _own_stems(one: Outcome, other: Outcome) -> set[str]:
    """The beginnings of the words of the outcomes themselves and of what they are told of."""
    own = {word[:STEM] for o in (one, other) for at, word in o.scene.words if o.start <= at < o.end}
    own |= {stem for o in (one, other) for name in (o.name, o.doer) if name for stem in name.key}
    return own | {o.noun.stem for o in (one, other) if o.noun}


def _looks_back(one: Outcome, other: Outcome) -> bool:
    """Does the later one tell it as what is known, and not as the next deed of the tale?"""
    scene, text = other.scene, other.scene.said.plain
    if told(scene.language, "recount").search(text):
        return True
    if scene.language == "tr":
        return is_named(scene, other.start, other.end) or is_named(scene, other.end, other.verb)
    low = max(0, other.start - 45)
    if told("en", "back").search(text, low, other.end):
        return True
    return not are_near(one.scene, other.scene) and told("en", "known").search(text, low, other.end) is not None


def _is_explained(one: Outcome, other: Outcome, alike: Sequence[Outcome]) -> bool:
    """Does a change in between, or a third telling, explain both?"""
    for words in ("again", "changed")[: 1 + (one.axis in _COURSES)]:
        if any(
            told(o.scene.language, words).search(o.scene.said.plain, *o.scene.clause(o.start)) for o in (one, other)
        ):
            return True
    for o in (one, other) if one.doer is not None else ():
        low, high = o.scene.clause(o.start)
        if accounts_told(o.scene.language, "again").search(
            o.scene.said.plain, max(low, o.start - _DEED), min(high, o.end + _WHICH)
        ):
            return True
    third = [o for o in alike if o is not one and o is not other and _match(o, other) > 1 and _match(o, one) > 1]
    if one.scene.speaks_for_all == other.scene.speaks_for_all:
        return {o.value for o in third} >= {one.value, other.value}
    summed = one if one.scene.speaks_for_all else other
    return any(o.value == summed.value and o.scene.speaks_for_all != summed.scene.speaks_for_all for o in third)
