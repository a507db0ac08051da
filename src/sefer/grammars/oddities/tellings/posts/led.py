"""Who heads what no word of size names, or only a pronoun: "the volunteers", "the party in the bend", "its commanding officer".

Such a thing has its noun for a size of its own ("~gonul"), and the words beside that for names, so that two tellings of one
are held together as those of a numbered body are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import UNNAMED, Body, bodies_of
from sefer.grammars.oddities.tellings.posts.heads import Head, Person, as_told
from sefer.grammars.oddities.tellings.stays.stays import people
from sefer.grammars.oddities.tellings.times.when_held import pattern, told
from sefer.grammars.words import table
from sefer.letters import fold
from sefer.letters.patterns import Sought, lazy, sought

_BESIDE = 90  # characters between a person and the thing that he heads
_STEM = 5
_FEWEST = 3  # letters of a word that names


@cache
def _things(language: str) -> tuple[Sought, ...]:
    """The ways in which a noun is told as headed, each with its noun (`noun`) and the words before that (`of`)."""
    words = table(language, "bodies")["led"]
    return tuple(sought(str(way).replace("NOUN", f"(?P<noun>{words['nouns']})")) for way in words["ways"])


@cache
def _word(language: str, name: str) -> Sought:
    return sought(str(table(language, "bodies")["led"][name]))


def led_things(sentence: Told, raw: str, bodies: Sequence[Body]) -> list[Body]:
    """The things without a word of size that a sentence tells somebody to have headed."""
    language, words = sentence.language, sentence.words
    out: list[Body] = []
    for way in _things(language):
        for found in way.finditer(words):
            start, end = found.span("noun")
            if any(b.start < end and start < b.end for b in (*bodies, *out)):
                continue
            beside = f"{found['of']} {found['behind'] or ''}" if "behind" in found.groupdict() else found["of"]
            named = {
                fold(w)[:_STEM]
                for w in beside.split()
                if len(w) >= _FEWEST and not _word(language, "weak").fullmatch(w)
            }
            out.append(Body(start, end, f"~{fold(found['noun'])[:_STEM]}", names=frozenset(named) or UNNAMED))
    return out


def of_it(sentence: Told, raw: str, persons: Sequence[Person], before: Sequence[tuple[Told, str]]) -> Head | None:
    """Who headed the one body that the sentence before named: "... Brigade. Colonel X led it", "Who commanded ...? Colonel X"."""
    if not before:
        return None
    asked, last = before[-1]
    heads = pattern(sentence.language, "head")
    found = told(sentence.language, "ties", "its_head").search(raw) if heads.search(sentence.words) else None
    if found is None and not (last.rstrip(' ”"').endswith("?") and heads.search(asked.words)):
        return None
    at = found.start() if found else 0
    language, words = sentence.language, sentence.words
    free = str(pattern(language, "kept").sub(" ", words))
    if not persons or pattern(language, "unreal").search(words):
        return None
    if any(told(language, "ties", name).search(free) for name in ("passing_head", "planned_head")):
        return None
    bodies = [b for b in bodies_of(*before[-1]) if not b.points and not b.part and (b.number or b.names)]
    if len({(b.size, b.number, b.names) for b in bodies}) != 1:
        return None
    return Head(replace(bodies[0], start=at, end=at), min(persons, key=lambda p: abs(p[0] - at)))


def spoken_of(before: Iterable[tuple[Told, str]], known: Callable[[Body, Told], Body | None]) -> Body | None:
    """The body of which some sentences spoke, the last of them first: that of the first that names one alone."""
    for sentence, raw in before:
        found = [(b if not b.points else known(b, sentence)) for b in bodies_of(sentence, raw) if not b.part]
        named = {
            (b.size, b.number, b.names): b
            for b in found
            if b is not None and (b.number or b.names) and b.names != UNNAMED
        }
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def persons_beside(sentence: Told, raw: str, bodies: Sequence[Body]) -> list[Person]:
    """The persons of a sentence that are no part of the name of a body, or of a gun."""
    return [
        p for p in people(sentence, raw, (0, len(raw)), True)
        if not any(b.start < p[1] and p[0] < b.end for b in bodies) and not _ARM.match(raw, p[1])
    ]  # fmt: skip


_ARM = lazy(r"\s+(?:guns?|rifles?|carbines?|howitzers?|machine|top(?:u|ları)?\b|tüfe[kğ]\w*|makineli)\b")


def led_by_clause(
    sentence: Told, raw: str, bodies: Sequence[Body], persons: Sequence[Person], focus: Body | None
) -> list[Head]:
    """Those whom a clause with a word of command puts at the head of such a thing, or of the body of which it speaks (`focus`)."""
    language, words = sentence.language, sentence.words
    if not persons:
        return []
    fit = [p for p in persons if not _helps(words, p, language)]
    out: list[Head | None] = []
    part = (0, len(words))
    for thing in led_things(sentence, raw, bodies):
        near = sorted((_gap(thing, p), p) for p in fit if _gap(thing, p) < _BESIDE)
        if near:
            out.append(as_told(sentence, part, Head(thing, near[0][1], 1), ()))
    at = told(language, "ties", "its_head").search(raw)
    if at is not None and told(language, "ties", "names_head").search(raw):
        return [tie for tie in out if tie is not None]  # he who gives "it" a head is not that head
    if not out and not bodies and focus is not None and at is not None and fit:
        it = replace(focus, start=at.start(), end=at.end(), points=True)
        gap, who = min((_gap(it, p), p) for p in fit)
        it = replace(it, end=it.start)  # a pronoun has no name to show
        out = [as_told(sentence, part, Head(it, who, 1), ())] if gap < _BESIDE else []
    return [tie for tie in out if tie is not None]


def _helps(words: str, person: Person, language: str) -> bool:
    beside = words[max(0, person[0] - _BESIDE // 3) : person[1] + _BESIDE // 5]
    return pattern(language, "helper").search(beside) is not None


def _gap(body: Body, person: Person) -> int:
    return max(person[0] - body.end, body.start - person[1], 0)
