"""Reading -> one attack, post or body that two sentences put under two persons, where only signs tie the two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sefer.grammars.oddities.twice.deeds.accounts import called, told
from sefer.grammars.oddities.twice.figures.numbered import bodies, sizes
from sefer.grammars.oddities.twice.matters import (
    are_near,
    are_of_other_days,
    are_of_two_works,
    best_tied,
    common_stems,
    pairs_of,
)
from sefer.grammars.oddities.twice.scenes import Name, Scene
from sefer.letters.patterns import lazy

_BEFORE, _BEHIND = 60, 110  # characters beside a name in which the word stands that he led
_NEAR = 60  # characters from the words that he leads to the body of which a size is told, and to what makes it untrue
_BESIDE = 40  # and in which it is told to be another of its sort
_STEM = 5
_OPENER = lazy(r"\A[A-ZÇĞİÖŞÜ][^\W\d_]{2,}(?=[ ,])")
_RARE = 3  # sentences in which a word stands that says much
_LEAST = 3  # signs that make a question
_MORE, _LONG_TEXT = 3, 100  # so many more in a text of more sentences, which tells of many leaders
_MOST = 80  # leaders of a text that are held against one another


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who leads in a sentence: his name, and the words that say so."""

    scene: Scene
    name: Name
    start: int
    end: int
    called: tuple[Name, ...]


def leaders(scene: Scene) -> Iterator[Leader]:
    """Those whom a sentence makes leaders of something."""
    text, language = scene.said.plain, scene.language
    if told(language, "leading").search(text) is None:
        return
    names = (*_opener(scene), *called(scene))
    for name in names:
        if name.kind != "person" and (name.kind != "word" or len(name.key) != 1):
            continue  # a word with a capital may be a name, two are rather those of a state
        low, high = scene.clause(name.start)
        before = told(language, "led_by").search(text, max(low, name.start - _BEFORE), name.start)
        behind = told(language, "leads").match(text, name.end, min(high, name.end + _BEHIND))
        if before or behind:
            start, end = before.start() if before else name.start, behind.end() if behind else name.end
            if not scene.tells(told(language, "unreal"), max(low, start - _BEFORE), min(high, end + _NEAR)):
                yield Leader(scene, name, start, end, names)


def _opener(scene: Scene) -> Iterator[Name]:
    """The word that opens a sentence, where what stands behind it shows that it names a leader: "Macdonald, at the head of"."""
    for found in _OPENER.finditer(scene.said.text):
        taken = any(m.start == scene.said.start for m in scene.said.mentions)
        if not taken and told(scene.language, "openers").match(found[0].lower()) is None:
            yield Name(0, found.end(), "word", frozenset({scene.said.plain[: found.end()][:_STEM]}))


def led_twice(told_scenes: Sequence[Scene]) -> Iterator[tuple[Leader, Leader, int]]:
    """The earlier and the later leader of one thing, and how many signs tie the two; best tied first."""
    found: dict[str, list[Leader]] = defaultdict(list)
    for scene in told_scenes:
        for one in leaders(scene):
            found[scene.language].append(one)
    if all(len(alike) < 2 for alike in found.values()):
        return
    common = common_stems(told_scenes)
    least = _LEAST + _MORE * (len(told_scenes) > _LONG_TEXT)
    pairs = [
        (one, other, signs)
        for one, other, _ in pairs_of(found.values(), _MOST)
        if (signs := _signs(one, other, common)) >= least
    ]
    yield from best_tied(pairs, lambda one: one.scene.at)


def _signs(one: Leader, other: Leader, common: Counter[str]) -> int:
    """How many signs say that two persons are told to lead one thing; 0 where one of them stands in both sentences or followed the other."""
    a, b = one.scene, other.scene
    if a is b or any(one.name.is_like(n) for n in other.called) or any(other.name.is_like(n) for n in one.called):
        return 0
    if are_of_two_works(a, b) or any(told(s.language, "follows").search(s.said.plain) for s in (a, b)):
        return 0
    if any(_is_another(leader) for leader in (one, other)):
        return 0
    if are_of_other_days(a, b) or _differ_by_size(one, other):
        return 0
    units = [[n for n in leader.called if n.kind == "unit"] for leader in (one, other)]
    if all(units) and not any(x.is_like(y) for x in units[0] for y in units[1]):
        return 0
    persons = (
        {stem for n in (*one.called, *other.called) if n.kind == "person" for stem in n.key}
        | one.name.key
        | other.name.key
    )
    names = {n.key for n in one.called if n.kind != "person" and any(n.is_like(m) for m in other.called)} - {
        one.name.key
    }
    stems = {s for s in a.stems & b.stems if s not in persons and not told(a.language, "leading").match(s)}
    rare = {s for s in stems if common[s] <= _RARE} - {s for key in names for s in key}
    things = {t.kind for t in a.things} & {t.kind for t in b.things} - {"person", "command"}
    implied = {s for s in _around(a) & _around(b) if common[s] <= _RARE} - persons - rare
    if not (names or rare or implied):
        return 0
    signs = 2 * min(2, len(names)) + min(3, len(rare) + min(1, len(implied))) + bool(things)
    signs += 2 * bool(a.own_dates & b.own_dates) + 2 * (a.speaks_for_all != b.speaks_for_all)
    return signs + are_near(a, b)


def _around(scene: Scene) -> frozenset[str]:
    """The words of a sentence and of the one before it, of which "them" may speak."""
    return scene.stems if scene.before is None else scene.stems | scene.before.stems


def _is_another(leader: Leader) -> bool:
    """Do words say that what he leads is another of its sort, or a part of it: "the second attack", "two of the companies"?"""
    text, (low, high) = leader.scene.said.plain, leader.scene.clause(leader.start)
    low, high = max(low, leader.start - _BESIDE), min(high, leader.end + _BESIDE)
    language = leader.scene.language
    part = told(language, "part_led").search(text, low, leader.end)
    return part is not None or told(language, "again").search(text, low, high) is not None


def _differ_by_size(one: Leader, other: Leader) -> bool:
    """Are the bodies that stand nearest to the words that the two lead of two sizes?"""
    found = [size_beside(leader.scene, leader.start, leader.end) for leader in (one, other)]
    return None not in found and found[0] != found[1]


def size_beside(scene: Scene, start: int, end: int) -> str | None:
    """The size of the body that stands nearest to the words that somebody leads."""
    near = bodies(scene.language).finditer(scene.said.plain, max(0, start - _NEAR), end + _NEAR)
    beside = ((max(start - m.end(), m.start() - end, 0), sizes(scene.language)[m[1]]) for m in near)
    return min(beside, default=(0, None))[1]
