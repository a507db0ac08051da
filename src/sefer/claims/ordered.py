"""Stated order ("alındıktan sonra", "on the eve of the attack on X", "meanwhile") -> `sequence` claims between what is told.

One of the two has a day, the other none: that is where an order says more than the days. A fight or a move that the words
only name ("after the fall of X") is the one that the text tells with its day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from sefer import __version__
from sefer.calendars import bounds
from sefer.claims.sequences import counted
from sefer.claims.spine import Told
from sefer.claims.words import LANGUAGES, table
from sefer.letters import caseless, fold
from sefer.letters.patterns import lazy, plainly_sought
from sefer.model import Claim, Reading, Span

_DEEDS = frozenset({"movement", "engagement", "capture", "loss", "order", "agreement", "event"})
_TURNS = frozenset({"established", "abolished", "merged_into", "renamed", "attached_to", "detached_from"})
_HELD = ("asserted", "reported")
_DAYS = ("date", "arrive", "depart")
_PLACED = ("to", "place")
_NEAR = 90  # letters from a word of order to the place of the fight that it names
_PLANS = lazy(r"planla|karar|tasarla|amaçla|plan|decid|intend|resolv|propos")
_HINT = plainly_sought(
    r"sonra\b|önce\b|evvel\b|ardından|akabinde|arifesinde|öncesinde|sırada\b|esnada\b|sıralarda\b|after\b|before\b|prior to"
    r"|eve of|following|eanwhile|meantime|same time|th(?:is|at) (?:time|moment|juncture)|simultaneously"
)  # no sentence without one of these states an order
_BEGINS = 8  # letters from a word of order to a claim that it governs: "after the 9th Regiment had reached X"
_OWNED, _OF = 30, 12  # letters between the two: "Bakü'ye yapılan saldırı", "the fall of Baku"


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words of order in a sentence: `sort` after, before or while; where what they lean on stands; by how many days."""

    sort: str
    start: int
    end: int
    ahead: bool  # does what they lean on stand ahead of them
    days: int | None = None


def ordered(told: Sequence[Told], reading: Reading, identify: Callable[[str, str], str]) -> Iterator[Claim]:
    """The order that the sentences of a document state between its claims; `identify` gives the id of kind and words."""
    known = _Known([one.claim for one in told])
    before: list[Claim] = []
    paragraph = -1
    for sentence, group in groupby(told, key=lambda one: one.sentence):
        found = list(group)
        here = [one.claim for one in found]
        before = before if found[0].paragraph == paragraph else []
        paragraph = found[0].paragraph
        for cue in _cues(reading.document.text, sentence):
            yield from _of_cue(cue, sentence, here, before, known, reading, identify)
        before = here


class _Known:
    """The claims of a document that have a day, by what they tell."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._dated = [c for c in claims if _is_deed(c) and _day(c) is not None]

    def twin(self, claim: Claim) -> Claim:
        """The same deed told with its day, where one alone may be meant; else the claim itself."""
        if _day(claim) is not None:
            return claim
        alike = [c for c in self._dated if c.kind == claim.kind and _same(c, claim)]
        return self._one(alike) or claim

    def named(self, place: str, taken: bool) -> Claim | None:
        """The fight at a place, or the march into it, that is told with its day, where one alone may be meant."""
        fights = [c for c in self._dated if c.kind == "engagement" and place in _names(c, "place")]
        won = [c for c in fights if str(c.slots.get("outcome") or "").startswith("taken")]
        return self._one(won if taken else fights)

    def _one(self, found: Sequence[Claim]) -> Claim | None:
        return found[0] if found and len({_day(c) for c in found}) == 1 else None


def _of_cue(
    cue: _Cue,
    sentence: Span,
    here: Sequence[Claim],
    before: Sequence[Claim],
    known: _Known,
    reading: Reading,
    identify: Callable[[str, str], str],
) -> Iterator[Claim]:
    if cue.sort == "while":
        anchors = [(c, Span(cue.start, cue.end)) for c in before if _is_deed(c) and _day(c) is not None][-1:]
        others = list(here)
    else:
        anchors, others = _parted(cue, sentence, here, known, reading)
    for anchor, said in anchors[:1]:
        for other in others:
            if other.id == anchor.id or not _is_deed(other) or (_day(anchor) is None) == (_day(other) is None):
                continue
            first, second = (other, anchor) if cue.sort == "before" else (anchor, other)
            apart = (0, 0) if cue.sort == "while" else (cue.days, cue.days)
            start, end = min(cue.start, said.start, other.start), max(cue.end, said.end, other.end)
            words = fold(reading.document.text[start:end])
            yield Claim(
                identify("sequence", words), "sequence", other.doc, start, end,
                {"first": first.id, "second": second.id, "min_days": apart[0], "max_days": apart[1]},
                "asserted", None, other.source, other.source_scope, (), f"sefer {__version__}",
            )  # fmt: skip


def _parted(
    cue: _Cue, sentence: Span, here: Sequence[Claim], known: _Known, reading: Reading
) -> tuple[list[tuple[Claim, Span]], list[Claim]]:
    """What the words of order lean on, with the words that say it, and what they order against it."""
    text = reading.document.text
    if cue.ahead:
        said = len(text[sentence.start : cue.start].rstrip()) + sentence.start
        leaning = [c for c in here if c.end == said]
        rest = [c for c in here if c.end > cue.end]
        zone = Span(max(sentence.start, cue.start - _NEAR), cue.start)
    else:
        comma = text.find(",", cue.end, sentence.end)
        over = comma if comma >= 0 else sentence.end
        opens = not re.search(r"\w", text[sentence.start : cue.start])
        zone = Span(cue.end, min(over, cue.end + _NEAR))
        leaning = [c for c in here if cue.end <= c.start <= cue.end + _BEGINS and c.end <= over]
        rest = [
            c for c in here if (c.end > over if opens and comma >= 0 else c.end <= cue.start or c.start < cue.start)
        ]
        if opens and comma < 0:
            rest = [c for c in here if c not in leaning]
    leaning = [c for c in leaning if _is_deed(c)]
    anchors = [(known.twin(c), c.span) for c in leaning]
    anchors = [*anchors, *_named(zone, cue.ahead, known, reading)]
    return sorted(anchors, key=lambda a: _day(a[0]) is None), [c for c in rest if c not in leaning]


def _named(zone: Span, ahead: bool, known: _Known, reading: Reading) -> Iterator[tuple[Claim, Span]]:
    """The fight that words only name, right before or right behind the place: "the fall of X", "X muharebesinden"."""
    text = reading.document.text[zone.start : zone.end]
    deeds = [(m.start() + zone.start, m.end() + zone.start, m.group()) for m in _of("fights").finditer(text)]
    low, high = (bisect_left(reading.starts, at) for at in (zone.start, zone.end))
    places = [m for m in reading.mentions[low:high] if m.type == "place"]
    for place in reversed(places) if ahead else places:
        for start, end, word in deeds:
            near = 0 <= start - place.end <= _OWNED if ahead else 0 <= place.start - end <= _OF
            near = near and (end == zone.end if ahead else start - zone.start <= _OWNED)
            if near and (name := getattr(place.value, "name", "")):
                found = known.named(name, taken=_of("takings").search(word) is not None)
                if found is not None:
                    yield found, Span(min(start, place.start), max(end, place.end))
                return


def _cues(text: str, sentence: Span) -> Iterator[_Cue]:
    words = text[sentence.start : sentence.end]
    if not _HINT.search(caseless(words)):
        return
    for language in LANGUAGES:
        for sort in ("after", "before"):
            for found in _pattern(language, sort).finditer(words):
                parts = found.groupdict()
                days = _distance(parts)
                if days is None and parts.get("n"):
                    continue
                led = next((g for g in ("lead", "owner") if parts.get(g)), "")
                start = found.end(led) if led else found.start()
                yield _Cue(sort, sentence.start + start, sentence.start + found.end(), bool(led), days)
        opening = _pattern(language, "while").match(words)
        if opening:
            start, end = (sentence.start + at for at in opening.span())
            yield _Cue("while", start, end, True)


def _distance(parts: dict[str, str | None]) -> int | None:
    """How many days the words say; None where they say none, or a number that is not known."""
    if parts.get("one"):
        return 1
    count = counted(said) if (said := parts.get("n")) else None
    return None if count is None else count * (7 if str(parts.get("unit", "")).startswith(("hafta", "week")) else 1)


@cache
def _pattern(language: str, sort: str) -> re.Pattern[str]:
    return lazy(table(language)["order"][sort])


@cache
def _of(sort: str) -> re.Pattern[str]:
    return lazy("|".join(rf"(?:{table(language)['order'][sort]})" for language in LANGUAGES), re.IGNORECASE)


def _is_deed(claim: Claim) -> bool:
    if claim.polarity not in _HELD:
        return False
    if claim.kind == "event" and _PLANS.match(str(claim.slots.get("content") or "")):
        return False  # its day is that of what is planned
    return claim.kind in _DEEDS or (claim.kind == "organization" and claim.slots.get("relation") in _TURNS)


def _day(claim: Claim) -> str | None:
    """The day of a claim, where it has one that is closed on both sides or open on one."""
    return next((str(v) for slot in _DAYS if (v := claim.slots.get(slot)) and (bounds(v) or ".." in str(v))), None)


def _names(claim: Claim, slot: str) -> list[str]:
    value = claim.slots.get(slot)
    return [value] if isinstance(value, str) else [v for v in value or () if isinstance(v, str)]


def _same(one: Claim, other: Claim) -> bool:
    """Do two claims of a kind tell of one doer at one place?"""
    where = [{*_names(one, slot)} & {*_names(other, slot)} for slot in _PLACED]
    if one.kind == "engagement":
        return bool(where[1])
    return bool(any(where) and {*_names(one, "subject")} & {*_names(other, "subject")})
