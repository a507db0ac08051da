"""What a voice tells of a number, and which two tellings may be of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sefer.grammars.oddities.twice.voices.values import Value
from sefer.grammars.oddities.twice.voices.versions import ALIKE

UNLIKE = 4.0  # times beyond which two cited works count other things
FARTHEST = 10.0  # times beyond which any two voices do
APART = 31  # days beyond which two dates are of two things
_ENOUGH = 4  # signs from which it is asked whether two works tell of one thing
_WORDS = 3  # words in common that count as signs
_NEAR = 8  # sentences within which one is likely to speak of what the other told
_CROWD = 60  # tellings of a text beyond which none is compared by signs


@dataclass(frozen=True, slots=True)
class Telling:
    """A value that a voice gives, with what stands beside it."""

    at: int  # number of its sentence
    place: tuple[str, int]  # language and beginning of its paragraph
    start: int
    end: int
    words: str
    value: Value
    fate: str
    told: frozenset[str]  # the words that name a source
    work: str  # that is cited
    topic: frozenset[str]
    names: frozenset[str]
    short: frozenset[str]  # its words of three letters that any sentence may not have
    around: frozenset[str]  # the days of the sentence, its names and those of the one before
    named: dict[str, frozenset[str]]
    contrast: bool
    alone: bool  # some word sets it apart
    own: bool  # does the bracket of its work follow the name of the author?
    refers: bool  # does a pronoun stand for what was told?
    later: bool  # is it told of a day that is counted from another: "on the next day"?
    listed: bool  # its sentence counts several things
    counts: str  # the noun before the value that it counts: "the refugees at 12,000"
    of: frozenset[str]  # the formations and peoples of whom it is told, or those who were spoken of last


def more_than_all(one: Telling, other: Telling) -> bool:
    """Does one voice have more dead, wounded or prisoners than the other has losses?"""
    whole, part = (one, other) if one.fate == "lost" else (other, one)
    return whole.fate == "lost" and part.value.low > whole.value.high


def differ(one: Value, other: Value) -> bool:
    """Can two values not be one, and are they near enough to be of one thing?"""
    if one.sort == "date":
        return one.counted == other.counted and 0 < abs(one.low - other.low) <= APART
    if one.sort == "hour" and "?" in one.counted + other.counted:  # each end is an hour that it may be
        return {one.low, one.high - 0.9}.isdisjoint({other.low, other.high - 0.9})
    if one.sort == "hour":
        return one.high <= other.low or other.high <= one.low
    low, high = sorted((one, other), key=lambda v: v.low)
    return low.high * ALIKE < high.low <= low.high * FARTHEST


def shared_words(one: Telling, other: Telling) -> frozenset[str]:
    """What two tellings have in common: words and names."""
    return (one.topic | one.names) & (other.topic | other.names)


def apart(told: Sequence[Telling]) -> Iterator[tuple[int, Telling, Telling]]:
    """The numbers of two cited works that may be of one thing, with the signs for it, the surest first."""
    counts = [t for t in told if t.work and t.value.sort == "count" and t.value.low == t.value.high]
    pairs = combinations(counts if len(counts) <= _CROWD else (), 2)
    found = [(signs, one, other) for one, other in pairs if (signs := _signs(one, other)) >= _ENOUGH]
    yield from sorted(found, key=lambda row: (-row[0], row[1].start, row[2].start))


def _signs(one: Telling, other: Telling) -> int:
    """How many signs there are that two works speak of one thing; 0 where something speaks against it."""
    mine, theirs = one.value, other.value
    if one.work == other.work or one.at == other.at or not differ(mine, theirs):
        return 0
    if (
        max(mine.low, theirs.low) >= UNLIKE * min(mine.low, theirs.low)
        or one.later != other.later
        or (one.listed and other.listed)
    ):
        return 0
    if (mine.counted and theirs.counted and mine.counted != theirs.counted) or (
        one.fate and other.fate and one.fate != other.fate
    ):
        return 0
    common = 0
    for kind, these in one.named.items():
        both = these & other.named[kind]
        if these and other.named[kind] and not both:
            return 0
        common += 2 * bool(both)
    if one.of and other.of and one.of.isdisjoint(other.of):
        return 0
    words = (shared_words(one, other) | (one.short & other.short)) - one.told - other.told
    shared = {word for word in words if not mine.counted or not word.startswith(mine.counted)}
    alike = 2 * bool(one.fate and one.fate == other.fate) + bool(mine.counted and mine.counted == theirs.counted)
    near = other.at - one.at <= _NEAR
    return min(len(shared), _WORDS) + bool(one.of & other.of) + common + alike + near
