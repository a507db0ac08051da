"""From where to where somebody is told to have gone, in whatever words, and how far ("left A for B", "B'ye varışı", "B, forty miles
off"); and which places of a way lie before which ("from A by B to C", "its first halt on the march to C")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.numbers import DIGITS, cardinal, spelt
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import Body, bodies_of
from sefer.grammars.oddities.tellings.marches.treks import ways
from sefer.grammars.oddities.tellings.stays.seen import CAME, LEFT, Far
from sefer.grammars.words import any_of, table
from sefer.letters import fold, lower
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import PersonValue

_SHORTEST = 2  # letters of a word that names nothing
_STEM = 5  # letters by which a place is known again
_STAGE = 30.0  # kilometres of a day's march
_AHEAD = 48  # characters before a place that tell how far another is from it
Spot = tuple[int, str]  # where a place is named in its sentence, and its name
_LINE = lazy(r"\s*[-–—]\s*")  # between the places of "the Ashdod–Hama–Raka road"
_WORD_END = lazy(r"\w*")
_PARTICIPLE = ("an", "en")  # the ends of Turkish words for one who left
_ON = "on"  # the group of the places to which a way leads on


@dataclass(frozen=True, slots=True)
class Going:
    """That somebody left a place or came to one, and the other end of his way where it is told; he may be told to have left for one."""

    way: str
    place: Spot | None
    other: Spot | None


@cache
def _any(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["goings"][name]))


@cache
def _generic(language: str) -> Sought:
    return sought(str(table(language, "told")["whereabouts"]["generic"]))


@cache
def _stages(language: str) -> tuple[Sought, tuple[tuple[re.Pattern[str], float], ...]]:
    """A way told by the days or hours that it takes, and the kilometres of each."""
    rows = table(language, "told")["goings"]["stages"]
    number = rf"(?<!\w)(?P<n>{DIGITS}|{spelt(language)})"
    return sought(rf"{number}\s+(?P<unit>{any_of(list(rows))})"), tuple((lazy(unit), km) for unit, km in rows.items())


def tells_going(words: str, raw: str, part: tuple[int, int], language: str) -> bool:
    """May a part tell that somebody left or came?"""
    told = any(_any(language, name).search(words, *part) for name in ("leaves", "comes"))
    return told or _any(language, "reached").search(raw, *part) is not None


def going(sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body]) -> Going | None:
    """What a part tells of a way that somebody went: that he came, where it tells both; None where it denies or only plans it."""
    language, words = sentence.language, sentence.words
    if _any(language, "unreal").search(raw, *part) or (
        _any(language, "denied").search(words, *part) and not _any(language, "not_before").search(words, *part)
    ):
        return None
    origin, goal = (_ends(sentence, raw, part, bodies, name) for name in ("origin", "goal"))
    came = _any(language, "comes").search(words, *part) or _any(language, "reached").search(raw, *part)
    left = _any(language, "leaves").search(words, *part)
    people = _ends(sentence, raw, part, bodies, "people")
    by = {spot[0] for spot in _by(sentence, raw, part, bodies)}
    origin = [spot for spot in origin if spot[0] not in by]
    origin, goal = origin or (people if left and not came else []), goal or (people if came else [])
    at = _came_to(sentence, raw, part, bodies) if came else []
    goal = [g for g in (*at, *goal) if g[1] not in {name for _, name in origin}]
    verb = _WORD_END.match(words, left.end()) if left is not None else None
    behind = (
        left is not None and verb is not None
        and f"{left[0]}{verb[0]}".endswith(_PARTICIPLE) and _any(language, "at").search(raw, left.end(), part[1])
    )  # fmt: skip
    if behind and came is None and origin:  # the day is of what was done there
        return Going("", None, origin[0])
    back = _any(language, "returns").search(words, *part)  # where it had been before
    if left is not None and origin and (came is None or _any(language, "leaves_first").search(raw, *part)):
        return Going(LEFT, origin[0], goal[0] if goal and not back else None)
    if left is not None and not origin and goal and came is None:
        return Going(LEFT, None, goal[0]) if not back else None
    if came is not None and back:
        return Going("", None, origin[0] if origin else None)
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
    lengths += [
        (cardinal(found["n"], language) or 1.0)
        * next(km for unit, km in _stages(language)[1] if unit.match(found["unit"]))
        for found in _stages(language)[0].finditer(words)
    ]
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


def ways_on(sentence: Told, raw: str) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[Body]]]:
    """The places of a way that lie before others, those, and the bodies of which the sentence tells."""
    language = sentence.language
    found = list(_any(language, "way").finditer(raw))
    if not found:
        return
    whole, bodies = (0, len(raw)), list(bodies_of(sentence, raw))
    came = [name for _, name in _came_to(sentence, raw, whole, bodies)]
    by = [name for _, name in _by(sentence, raw, whole, bodies)]
    origin = {name for _, name in _ends(sentence, raw, whole, bodies, "origin")} - {*by}
    on = [spot[1] for m in found if m.lastgroup == _ON and (spot := _spot(sentence, m, bodies))]
    for line in (_LINE.split(m["line"]) for m in found if m.lastgroup == "line"):
        if came and came[0] in (line[0], line[-1]):
            yield line[1:-1], came[:1], bodies
    if by:
        to = [name for end in ("goal", "there") for _, name in _ends(sentence, raw, whole, bodies, end)]
        far = [name for name in (*came, *on, *to) if name not in by and name not in origin]
        yield by, far, bodies
    elif came and on and not by:
        yield came[:1], [name for name in on if name != came[0] and name not in origin], bodies


def _by(sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body]) -> list[Spot]:
    """The places by which a way is told to lead."""
    found = (m for m in _any(sentence.language, "way").finditer(raw, *part) if m.lastgroup not in (_ON, "line"))
    return [spot for m in found if (spot := _spot(sentence, m, bodies))]


def _came_to(sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body]) -> list[Spot]:
    """The place to which a part says that somebody came, if it says so of one among several."""
    language = sentence.language
    spots = [s for f in _any(language, "reached").finditer(raw, *part) if (s := _spot(sentence, f, bodies))]
    if _any(language, "latter").search(raw, *part):
        on = (m for m in _any(language, "way").finditer(raw, *part) if m.lastgroup == _ON)
        spots = [*spots, *(s for m in on if (s := _spot(sentence, m, bodies)))]
        return sorted(spots)[-1:]
    return spots[-1:] if language == "tr" else spots[:1]


def _ends(sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body], name: str) -> list[Spot]:
    """The places of a part that stand as one end of a way, as they are read where they are."""
    language, words = sentence.language, sentence.words
    out: list[Spot] = []
    far: list[Spot] = []  # from which another place is so far
    for found in _any(language, name).finditer(raw, *part):
        spot = _spot(sentence, found, bodies)
        if spot is None:
            continue
        ahead = words[max(0, found.start() - _AHEAD) : found.start()]
        distant = _any(language, "distant").search(ahead) or _any(language, "distant_behind").match(words, found.end())
        (far if distant else out).append(spot)
    return out if name != "origin" or out else far


def _spot(sentence: Told, found: re.Match[str], bodies: Sequence[Body]) -> Spot | None:
    """The place of a group that was found, unless it is a body, a man or a date."""
    base, (start, end) = sentence.span.start, found.span(found.lastgroup or 0)
    if any(b.start < end and start < b.end for b in bodies):
        return None
    beside = [m for m in sentence.mentions if m.start - base < end and start < m.end - base]
    if any(m.type in ("date", "unit") or (isinstance(m.value, PersonValue) and m.value.rank) for m in beside):
        return None
    place = next((m for m in beside if m.type == "place"), None)
    if place is not None:
        return place.start - base, str(getattr(place.value, "name", ""))
    return start, found[found.lastgroup or 0]
