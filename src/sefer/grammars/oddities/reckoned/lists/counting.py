"""Which figures of a list can count what its total counts."""

from __future__ import annotations

from collections.abc import Iterable

from sefer.grammars.oddities.reckoned.lists.lists import List
from sefer.grammars.oddities.said import pattern
from sefer.grammars.oddities.terms import FORCES, Term, kind
from sefer.letters import caseless


def counting(made: List) -> list[Term]:
    """The parts that can count what the total counts; those of its very noun where several bear it."""
    own, total = kind(made.total.figure), made.total.figure
    fate = pattern(made.total.said.language, "fates")
    parts = [
        p
        for p in made.parts
        if not own or p.kind in ("", own) or {own, p.kind} == {"man", "rifle"} or fate.match(caseless(p.figure.counted))
    ]
    if not own and is_motley(made.parts):
        return []
    bodies = any(p.figure.item in FORCES - {"other"} for p in made.parts)  # no pieces
    if bodies and _counts_things(made):
        return []
    if total.item in FORCES and any(p.kind == own or not p.kind for p in made.parts):
        parts = [p for p in made.parts if p in parts or _is_sort(p, made)]
    made.parts[:] = _of_bodies(made.parts) if own in ("", "man", "rifle") else made.parts
    if own in ("", *_GENERIC) or (own.startswith("other") and len(made.parts) > 2):
        parts = made.parts
    same = [p for p in parts if p.figure.item == total.item and p.figure.counted[:3] == total.counted[:3]]
    named = bool(total.counted) and total.item != "person" and all(p.figure.counted for p in parts)
    return same if made.loose and named and 1 < len(same) < len(parts) else parts


def is_motley(parts: Iterable[Term]) -> bool:
    """Do figures count men among guns, carts or horses, which make no number of anything?"""
    kinds = {part.kind for part in parts}
    return "man" in kinds and bool(kinds & _MATERIAL)


def _of_bodies(parts: list[Term]) -> list[Term]:
    """ "Two regiments, one of 1,750 and the other of 1,480": the parts without the one number that counts their bodies."""
    bodies = [p for p in parts if p.figure.item in FORCES and p.value == len(parts) - 1]
    return [p for p in parts if p not in bodies] if len(bodies) == 1 and len(parts) > 2 else parts


def _is_sort(part: Term, made: List) -> bool:
    """ "Five field, three horse and one of rockets", "altı nizamiye, üç redif taburu": a sort of units and no men?"""
    few = part.value <= FEW and made.total.value <= FEW * 3
    return few and part.figure.item in ("soldier", "cavalryman", "volunteer", "person") and not part.figure.unit


def _counts_things(made: List) -> bool:
    """Does a noun that none of the parts has stand behind a total: "two battalions and one ..., making twelve pieces"?"""
    total = made.total.figure
    words = made.total.said.between(total.end, total.end + _NOUN).split()
    noun = words[0] if words and made.total.said.language == "en" else ""
    return noun.endswith("s") and len(noun) > STEM and all(p.figure.counted[:STEM] != noun[:STEM] for p in made.parts)


FEW = 12  # units of one list, at most
_NOUN, STEM = 24, 4  # characters in which a noun ends, and letters by which it is known again
_MATERIAL = frozenset({"gun", "vehicle", "animal"})
_GENERIC = ("other:piec", "other:head")
