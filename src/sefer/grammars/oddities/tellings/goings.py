"""From where to where somebody is told to have gone, in whatever words: "left A for B", "B'ye varışı", "B saw its arrival from A"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies import Body
from sefer.grammars.oddities.tellings.seen import CAME, LEFT
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import PersonValue

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
    for found in _any(language, name).finditer(raw, *part):
        start, end = found.span(found.lastgroup or 0)
        if any(a < end and start < b for a, b in taken):
            continue
        known = next((at for at, (stop, _) in places.items() if at < end and start < stop), None)
        out.append((start, found[found.lastgroup or 0]) if known is None else (known, places[known][1]))
    return out
