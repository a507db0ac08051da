"""What ties a body of men to a whole: the list in which it stands, words that only seem to tie it, a pronoun that means it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies import UNNAMED, Body, bodies_of
from sefer.grammars.oddities.tellings.held import TITLED, Tenure
from sefer.grammars.oddities.tellings.when_held import pattern, told
from sefer.letters.patterns import lazy

_FAR = 60  # characters between a pronoun and the whole
_LED = lazy(r"['’]?n?[ıiuü]n\s+(?:[^\s,;]+\s+){0,3}[^\s,;]+(?:[dt][ıiuü][ğk][ıiuü]|ndaki|ndeki)\s+")
_JOINED = lazy(r"[\s,]*(?:(?:and|ve|ile|&|(?:together|along)\s+with|as\s+well\s+as)\s+)?(?:the\s+)?")


def listed(raw: str, body: Body, bodies: Sequence[Body]) -> list[Body]:
    """The bodies of the list in which one stands: "the 11th, 32nd and 78th Divisions" are three of its size."""
    run = [b for b in sorted(bodies, key=attrgetter("start")) if b.size in ("", body.size) or not body.size]
    at = next(n for n, b in enumerate(run) if b.start == body.start)
    low = high = at
    while low and _JOINED.fullmatch(raw, run[low - 1].end, run[low].start):
        low -= 1
    while high + 1 < len(run) and _JOINED.fullmatch(raw, run[high].end, run[high + 1].start):
        high += 1
    size = next((b.size for b in reversed(run[low : high + 1]) if b.size), "")
    return [replace(b, size=b.size or size) for b in run[low : high + 1]]


def is_led(words: str, start: int, end: int) -> bool:
    """Do the words behind a person tell, as a relative clause, whom he leads, so that the body behind them is his?"""
    return _LED.fullmatch(words, start, end) is not None


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


def its_whole(
    sentence: Told, bodies: Sequence[Body], before: Sequence[tuple[Told, str]]
) -> tuple[Body, Body] | None:  # fmt: skip
    """The body that a pronoun, or no word, means in a sentence that tells of what it is part, and that whole."""
    language, words = sentence.language, sentence.words
    whole: Body | None = None
    if language == "tr":
        if len(bodies) == 1 and bodies[0].start < _FAR * 2 and not any(not n.is_unit for n in sentence.names):
            whole = bodies[0]
    elif found := pattern(language, "its_subject").search(words):
        behind = [b for b in bodies if 0 <= b.start - found.end() < _FAR]
        whole = behind[0] if behind else None
    if whole is None or whole.points or whole.part or not (whole.number or whole.names):
        return None
    for told_, raw in reversed(before):
        named = [b for b in bodies_of(told_, raw) if not b.points and not b.part and (b.number or b.names)]
        small = [b for b in named if (b.level or b.number) and whole.holds(b)]
        if small:
            return (replace(small[0], start=whole.start), whole) if len({b.number for b in small}) == 1 else None
    return None


def led_by(heads: Sequence[Tenure]) -> dict[tuple[str, str], str]:
    """The numbers of the bodies that are told to have been headed by somebody, by their size and his name."""
    out: dict[tuple[str, str], str] = {}
    for head in heads:
        if isinstance(head.who, Body) and head.who.number and not isinstance(head.other, Body):
            out |= {(head.who.size, name): head.who.number for name in head.other - TITLED}
    return out


def numbered(bonds: Sequence[Tenure], numbers: dict[tuple[str, str], str]) -> list[Tenure]:
    """The same bonds, where a whole that bears its commander's name ("Ashby's brigade") has the number of his body."""
    out = []
    for bond in bonds:
        whole = bond.other
        if isinstance(whole, Body) and not whole.number:
            known = {n for name in whole.names if (n := numbers.get((whole.size, name)))}
            whole = replace(whole, number=known.pop()) if len(known) == 1 else whole
        out.append(replace(bond, other=whole))
    return out
