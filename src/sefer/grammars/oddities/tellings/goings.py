"""From where to where somebody is told to have gone, in whatever words, and how far: "left A for B", "B'ye varışı", "B, forty miles off"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies import Body
from sefer.grammars.oddities.tellings.seen import CAME, LEFT, Far
from sefer.grammars.oddities.tellings.treks import ways
from sefer.grammars.words import table
from sefer.letters import fold, lower
from sefer.letters.patterns import Sought, sought
from sefer.model import PersonValue

_SHORTEST = 2  # letters of a word that names nothing
_STEM = 5  # letters by which a place is known again
_STAGE = 30.0  # kilometres of a day's march
_AHEAD = 48  # characters before a place that tell how far another is from it
Spot = tuple[int, str]  # where a place is named in its sentence, and its name


@dataclass(frozen=True, slots=True)
class Going:
    """That somebody left a place or came to one, and the other end of his way where it is told."""

    way: str
    place: Spot | None
    other: Spot | None


@cache
def _any(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["goings"][name]))


@cache
def _generic(language: str) -> Sought:
    return sought(str(table(language, "told")["whereabouts"]["generic"]))


def tells_going(words: str, language: str) -> bool:
    """May some words tell that somebody left or came?"""
    return any(_any(language, name).search(words) for name in ("leaves", "comes"))


def going(sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body]) -> Going | None:
    """What a part tells of a way that somebody went: that he came, where it tells both; None where it denies or only plans it."""
    language, words = sentence.language, sentence.words
    if _any(language, "unreal").search(words, *part):
        return None
    origin, goal = (_ends(sentence, raw, part, bodies, name) for name in ("origin", "goal"))
    came = _any(language, "comes").search(words, *part)
    left = _any(language, "leaves").search(words, *part)
    people = _ends(sentence, raw, part, bodies, "people")
    origin, goal = origin or (people if left and not came else []), goal or (people if came else [])
    goal = [g for g in goal if g[1] not in {name for _, name in origin}]
    if left is not None and origin and (came is None or _any(language, "leaves_first").search(words, *part)):
        return Going(LEFT, origin[0], goal[0] if goal else None)
    if left is not None and not origin and goal and came is None:
        return None
    if came is not None and (goal or origin):
        return Going(CAME, goal[0] if goal else None, origin[0] if origin else None)
    return Going("", None, origin[0]) if origin else None


def stems(names: Sequence[str], language: str) -> frozenset[str]:
    """By what some places are known: the words of their names, without those that many places have."""
    words = [w for n in names for w in n.split() if len(w) > _SHORTEST]
    own = [w for w in words if not _generic(language).fullmatch(lower(w))]
    return frozenset(fold(w)[:_STEM] for w in own or words)


def far_off(sentence: Told, raw: str, before: Told | None) -> Far | None:
    """How far a sentence tells a place to be from another, or from that of the sentence before it."""
    language, words, base = sentence.language, sentence.words, sentence.span.start
    lengths = [km for km, _ in ways(words, language)]
    far = _any(language, "far").search(words) is not None
    if not (lengths or far) or (not far and _any(language, "no_way").search(words)):
        return None
    taken = [(m.start - base, m.end - base) for m in sentence.mentions if m.type in ("person", "unit")]
    ends = [
        found[group] for found in _any(language, "far_ends").finditer(raw) for group in found.groupdict()
        if found[group] and not any(a < found.end(group) and found.start(group) < b for a, b in taken)
    ]  # fmt: skip
    places = _places(sentence)
    onward = len({*places}) == 1 and _any(language, "onward").search(words)
    if before is not None and ((is_of_two(sentence) and not places) or onward):
        places = [*places, *_places(before)]
    return Far(
        max(lengths, default=_STAGE), stems([*places, *ends], language), stems(ends, language), sentence.span, far
    )


def is_of_two(sentence: Told) -> bool:
    """Does a sentence tell of two places without naming them: "the two towns", "from there"?"""
    return _any(sentence.language, "both").search(sentence.words) is not None


def _places(sentence: Told) -> list[str]:
    return [str(getattr(m.value, "name", "")) for m in sentence.mentions if m.type == "place"]


def _ends(sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body], name: str) -> list[Spot]:
    """The places of a part that stand as one end of a way, as they are read where they are."""
    language, base = sentence.language, sentence.span.start
    taken = [(b.start, b.end) for b in bodies]
    taken += [
        (m.start - base, m.end - base) for m in sentence.mentions
        if m.type in ("date", "unit") or (isinstance(m.value, PersonValue) and m.value.rank)
    ]  # fmt: skip
    places = {
        m.start - base: (m.end - base, str(getattr(m.value, "name", "")))
        for m in sentence.mentions
        if m.type == "place"
    }
    out: list[Spot] = []
    far: list[Spot] = []  # from which another place is so far
    for found in _any(language, name).finditer(raw, *part):
        start, end = found.span(found.lastgroup or 0)
        if any(a < end and start < b for a, b in taken):
            continue
        ahead = sentence.words[max(0, found.start() - _AHEAD) : found.start()]
        if _any(language, "distant").search(ahead) or _any(language, "distant_behind").match(
            sentence.words, found.end()
        ):
            far.append((start, found[found.lastgroup or 0]))
            continue
        known = next((at for at, (stop, _) in places.items() if at < end and start < stop), None)
        out.append((start, found[found.lastgroup or 0]) if known is None else (known, places[known][1]))
    return out if name != "origin" or out else far
