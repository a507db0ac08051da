"""What ties a body of men to a whole: the list in which it stands, words that only seem to tie it, a pronoun that means it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import UNNAMED, Body
from sefer.grammars.oddities.tellings.times.when_held import pattern, told
from sefer.letters.patterns import lazy

_BACK = 40  # characters before a body in which its part is told
_LED = lazy(r"['’]?n?[ıiuü]n\s+(?:[^\s,;]+\s+){0,3}[^\s,;]+(?:[dt][ıiuü][ğk][ıiuü]|ndaki|ndeki)\s+")
_JOINED = lazy(
    r"[\s,]*(?:(?:(?:formed|made\s+up|constituted|composed),?\s+)?(?:together\s+|along\s+)?with\s+|(?:and|ve|ile|&|as\s+well\s+as)\s+)?(?:the\s+)?"
)


def listed(raw: str, body: Body, bodies: Sequence[Body]) -> list[Body]:
    """The bodies of the list in which one stands: "the 11th, 32nd and 78th Divisions" are three of its size."""
    run = [b for b in sorted(bodies, key=attrgetter("start")) if b.size in ("", body.size) or not body.size]
    at = next(n for n, b in enumerate(run) if b.start == body.start)
    low = high = at
    while low and _JOINED.fullmatch(raw, run[low - 1].end, run[low].start):
        low -= 1
    while high + 1 < len(run) and _JOINED.fullmatch(raw, run[high].end, run[high + 1].start):
        high += 1
    sizes = ["" if b.bare else b.size for b in run[low : high + 1]]  # that of a bare number is only a guess
    size = next((s for s in reversed(sizes) if s), "")
    return [replace(b, size=own or size) for b, own in zip(run[low : high + 1], sizes, strict=True)]


def is_led(words: str, start: int, end: int) -> bool:
    """Do the words behind a person tell, as a relative clause, whom he leads, so that the body behind them is his?"""
    return _LED.fullmatch(words, start, end) is not None


def is_of_another(sentence: Told, start: int, end: int) -> bool:
    """Is a body named only as the whole of a part that is told of, or as a part of a whole that is: "the brigade to which it belonged"?"""
    language, words = sentence.language, sentence.words
    before, behind = pattern(language, "other_before"), pattern(language, "other_behind")
    return bool(before.search(words[max(0, start - _BACK) : start]) or behind.match(words[end : end + 2 * _BACK]))


def is_denied(sentence: Told, start: int) -> bool:
    """Is a body told as the one that it was not: "and not the 73rd"?"""
    return pattern(sentence.language, "denied").search(sentence.words[max(0, start - _BACK) : start]) is not None


def is_described(sentence: Told, small: Body, large: Body) -> bool:
    """Does a word for a part only say what another is of the whole: "15. Tümen'in üçüncü alayı olarak"?"""
    own = told(sentence.language, "ties", "own_part").match(sentence.words, large.end)
    return own is not None and large.end <= small.start < own.end()


def is_meant(sentence: Told, large: Body) -> bool:
    """Does a noun without a name mean the body that was named last, with nothing before it that tells it from that one?"""
    before = sentence.words[: large.start].rstrip()
    back = pattern(sentence.language, "points_back").search(sentence.words[max(0, large.start - 20) : large.start])
    named = bool(large.number or large.names - UNNAMED)
    return named and (not before or before[-1] in ",;:—" or back is not None)


def is_left(sentence: Told, large: Body) -> bool:
    """Is a body told as that from which another was taken?"""
    language, words = sentence.language, sentence.words
    before, behind = pattern(language, "left_before"), pattern(language, "left_behind")
    return bool(before.search(words[max(0, large.start - 16) : large.start]) or behind.match(words, large.end))
