"""Reading -> deeds that one sentence denies and another tells: "never left Quetta", "from Quetta he rode"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sefer.grammars.oddities.twice.deeds.yes_or_no import words
from sefer.grammars.oddities.twice.matters import are_near, are_of_other_days, between, shared
from sefer.grammars.oddities.twice.scenes import Scene, known
from sefer.letters.patterns import plain

_KEY = 5  # letters by which a verb is known again
_MOST = 40
_IN_ABSTRACT = 3  # what a denial must share with a sentence of the abstract, or of what it sums up
_SHORT = 3  # letters of a verb that only the word before it gives a sense: "teslim olmadı"
_NOUN = plain(r"m[ae](?:k|l[ae]r|s[ıi]|n[ıi]n|y[ae]|d[ıi]r|kt\w+)?\w{0,3}$")  # a deed that is only named


@dataclass(frozen=True, slots=True)
class Denied:
    """A deed that a sentence denies: the beginning of its verb, and whether for all time."""

    scene: Scene
    verb: str
    always: bool
    start: int
    end: int


def denials(told: dict[int, Scene]) -> Iterator[tuple[Denied, Scene, int, int, bool]]:
    """What was denied, where a sentence tells it, and whether both surely speak of one deed."""
    told_of: dict[str, list[tuple[Scene, int, int]]] = defaultdict(list)
    denied = [one for scene in told.values() for one in _denied(scene)][:_MOST]
    wanted = {one.verb for one in denied}
    for scene in told.values() if wanted else ():
        for start, word in scene.words:
            if scene.language == "tr" and _NOUN.search(word):
                continue
            verb = word[:_KEY]
            if verb in wanted or (verb := word[: _KEY - 1]) in wanted:
                told_of[verb].append((scene, start, start + len(word)))
    for one in denied:
        found = [row for row in told_of[one.verb][:_MOST] if row[0].language == one.scene.language]
        for sure in (True, False):
            row = next((r for r in found if _at_odds(one, *r, told, sure)), None)
            if row is not None and _way(one.scene, one.end) == _way(row[0], row[2]):
                yield one, *row, sure
                break


def _denied(scene: Scene) -> Iterator[Denied]:
    for found in known(scene.language, "denied").finditer(scene.said.plain):
        groups = found.groupdict()
        word = groups.get("v") or groups.get("w") or ""
        if scene.says("unreal", max(0, found.start() - 50), min(len(scene.said.plain), found.end() + 50)):
            continue
        always = scene.says("always") if scene.language == "tr" else bool(groups.get("never")) or scene.says("always")
        if scene.language == "tr" and len(word) <= _SHORT:
            noun = known("tr", "with_verb").search(scene.said.plain, 0, found.start())
            word = noun[0].strip() if noun else ""
        verb = _verb(scene.language, word)
        if len(verb) >= _KEY - 1:
            yield Denied(scene, verb, always, found.start(), found.end())


def _way(scene: Scene, at: int) -> str:
    """The word behind a verb that makes it another: "came back", "came"."""
    found = known(scene.language, "way").match(scene.said.plain, at)
    return found["way"] if found else ""


def _verb(language: str, word: str) -> str:
    """The beginning of a verb without its ending."""
    return re.sub(r"(?:ed|ing|en)$", "", word)[:_KEY] if language == "en" else word[:_KEY]


def _at_odds(one: Denied, other: Scene, start: int, end: int, told: dict[int, Scene], sure: bool) -> bool:
    first, second = sorted((one.scene, other), key=lambda s: s.at)
    if (
        first is second
        or are_of_other_days(first, second)
        or not (one.scene.matter & other.matter or one.scene.speaks_for_all != other.speaks_for_all)
    ):
        return False
    text = other.said.plain
    if known(other.language, "denied").search(text, max(0, start - 30), min(len(text), end + 12)):
        return False
    if other.says("unreal", max(0, start - 50), end + 30) or other.says("some_denied", 0, start):
        return False
    if any(scene.says("renewed") for scene in between(first, second, told)):
        return False
    if first is other and words(other.language, "limited").search(one.scene.said.plain):
        return False  # "did not attack again"
    if first.speaks_for_all != second.speaks_for_all:
        return shared(first, second, one.verb) >= _IN_ABSTRACT
    if not sure and any(scene.says("shifted") for scene in between(first, second, told)):
        return False
    return one.always and shared(first, second, one.verb) >= (3 if are_near(first, second) else 5) - (not sure)
