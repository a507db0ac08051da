"""Which bodies of a part of a sentence can be part of which of its others, and what the words between them deny."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import Body
from sefer.grammars.oddities.tellings.posts.belonging import is_denied, is_described, is_left, is_meant
from sefer.grammars.oddities.tellings.posts.heads import gap
from sefer.grammars.oddities.tellings.times.held import APPOINTED
from sefer.grammars.oddities.tellings.times.when_held import pattern

_NO_PARTS = ("front", "sector", "staff", "wing", "fortress")  # that are no part of a body of men

Bond = tuple[int, int, Body, Body]  # how far apart, the place of the smaller among the bodies, the smaller, the larger


def possible_bonds(sentence: Told, bodies: Sequence[Body], weak: int) -> list[Bond]:
    """The pairs of a body and its whole; where wholes stand before their parts, those that do so."""
    pairs = [
        (gap(small, large.start, large.end), n, small, large)
        for n, small in enumerate(bodies)
        for large in bodies
        if large.holds(small)
        and (not large.points or (weak < APPOINTED and small.number and is_meant(sentence, large)))
        and not small.part
        and small.size not in _NO_PARTS
        and not (large.bare or any(is_denied(sentence, b.start) for b in (small, large)))
        and (large.number or large.names)
        and not is_described(sentence, small, large)
        and (small.number or not small.names & large.names)
        and not (weak == APPOINTED and is_left(sentence, large))
    ]
    pairs = [p for p in pairs if not p[3].points] or pairs
    if not pairs:
        return []
    first = min((large.start, small.start) for *_, small, large in pairs)
    if first[0] < first[1] and len({large.start for *_, large in pairs if large.level == pairs[0][3].level}) > 1:
        return [p for p in pairs if p[3].end <= p[2].start] or pairs  # "the 1st Division the 4th and 5th, the 2nd ..."
    return pairs


def but_denied(sentence: Told, low: int, high: int) -> str:
    """The words between two places without those that only deny: "whom no one relieved"."""
    return str(pattern(sentence.language, "kept").sub(" ", sentence.words[low:high]))
