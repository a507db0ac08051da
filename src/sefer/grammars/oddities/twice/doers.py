"""Reading -> one deed of which two sentences make two persons the doer: "Trench led the rush", "Lisle, who had led it"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sefer.grammars.oddities.twice.matters import are_near, are_of_other_days, shared
from sefer.grammars.oddities.twice.scenes import NOUN, Scene, known

_MOST = 40  # doers of one sort of deed that are held against one another
_ALIKE, _MAYBE = 4, 3  # what two sentences must share beside the persons; and where a question will do


@dataclass(frozen=True, slots=True)
class Doer:
    """A person and the deed that a sentence says to be his."""

    scene: Scene
    name: str
    start: int
    end: int


def doers(told: dict[int, Scene]) -> Iterator[tuple[Doer, Doer, bool]]:
    """The earlier and the later doer of one deed, and whether it surely is one."""
    found: dict[str, list[Doer]] = defaultdict(list)
    for scene in told.values():
        for verb, doer in _doers(scene):
            found[verb].append(doer)
    for alike in found.values():
        for n, other in enumerate(alike):
            for least in (_ALIKE, _MAYBE):
                one = next((o for o in reversed(alike[max(0, n - _MOST) : n]) if _at_odds(o, other, least)), None)
                if one is not None:
                    yield one, other, least == _ALIKE
                    break


def _doers(scene: Scene) -> Iterator[tuple[str, Doer]]:
    text = scene.said.plain
    persons = scene.persons if scene.language == "en" else [t for t in scene.things if t.kind == "person"]
    for person in persons:
        found = known(scene.language, "does").match(text, person.end)
        if found and not scene.says("unreal", max(0, person.start - 30), found.end()):
            yield found["verb"][:NOUN], Doer(scene, person.stem, person.start, found.end())


def _at_odds(one: Doer, other: Doer, least: int) -> bool:
    if least < _ALIKE and not (are_near(one.scene, other.scene) or one.scene.dates & other.scene.dates):
        return False
    first, second = one.scene, other.scene
    if one.name == other.name or first.at == second.at or first.language != second.language:
        return False
    if are_of_other_days(first, second) or first.says("shifted") or second.says("shifted"):
        return False
    return shared(first, second, one.name, other.name) >= least and len(first.stems & second.stems) >= least
