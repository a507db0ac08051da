"""Whose a bare number is in a text of two armies: what its passage says, else the only army that has it, else nobody's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.linking.nations import nation_of
from sefer.linking.spelling import tokens
from sefer.linking.words import words
from sefer.model import PersonValue, Reading

_CAPITAL = lazy(r"(?<!\w)[A-ZÇĞİÖŞÜ][\w-]*")
_BREAK = lazy(r"\n\s*\n")
# "Rus tarafında", "Osmanlı ordusunda ise", "Ruslarda"
_SIDE = lazy(
    r"\W*(?P<nation>(?P<of>[A-ZÇĞİÖŞÜ][\w-]*))(?:['’]?(?<=l[ae]r['’])d[ae]|(?<=l[ae]rd[ae])|(?:['’]\w{1,4})?\s+(?:taraf|cephe|ordu|kuvvet|saf|kesim)\w*?n?d[ae])\b"
)
_SIDE_ENGLISH = lazy(
    r"\W*(?:(?:On|In|For|Among|With|Within)\s+the\s+(?P<nation>[A-Z][\w-]+)(?:,|\s+(?:side|army|lines|camp|part|front|forces|ranks)\b)"
    r"|On\s+the\s+side\s+of\s+the\s+(?P<of>[A-Z][\w-]+))"
)
# "Rus 1. Tümeni'ne bağlı 7. Alay"; a list that ends in "-den oluşuyordu"
_BELONGS = lazy(r"['’]?\w{0,3}\s+(?:bağlı|ait|mensup|emrinde(?:ki)?|kuruluşunda(?:ki)?|bünyesinde(?:ki)?)\s+$")
_MADE_OF = lazy(
    r"(?:(?:,|\s+(?:ve|ile))\s+(?:\w+\s+){0,3}?\w+?)?['’]?\w*[dt][ae]n\s+(?:oluş|ibaret|meydana\s+gel|kurul|mürekkep|müteşekkil)"
)
_MADE_OF_ENGLISH = lazy(
    r",?\s+(?:which\s+)?(?:consist(?:ed|s|ing)\s+of|compris(?:ed|es|ing)|(?:was|were|is)?\s*(?:made\s+up|composed)\s+of|includ(?:ed|es|ing)|contained)\s"
)
_AT = lazy(r"(?<=l[ae]r)d[ae]$")
_ARMY = lazy(r"\b(?:ordu|kuvvet|taraf|birlik|army|armies|force|side|troops)\w*", re.IGNORECASE)
_STOP = lazy(r"[.;:!?]\s")
# "Ivanov'un komutasındaki 7. Alay", "7. Alay İvanov'un emrinde", "7. Alay Komutanı Yarbay İvanov"
_LED = lazy(r"['’]?n?[ıiuü]n\s+(?:komuta|kumanda|emr|idare|yönetim)\w*\s+(?:\w+\s+)?$")
_LED_BEHIND = lazy(r"['’]?n?[ıiuü]n\s+(?:komuta|kumanda|emr|idare|yönetim)")
_SHORT_WAY = lazy(r"['’]?\w{0,3}\s+(?:\w+\s+){0,2}$")
_POST = lazy(r"['’]?\w{0,3}\s+(?:komutan|kumandan)[ıi]\s+(?:\w+\s+){0,2}$")
_LED_ENGLISH = lazy(
    r"(?:['’]s\s+|.{0,40}\b(?:took|assumed|had|has|received|given|in|handed\s+over)\s+command\s+of\s+(?:the\s+)?|,?\s+(?:the\s+)?command(?:er|ing)\s+(?:of\s+)?(?:the\s+)?"
    r"|\s+(?:led|commanded)\s+(?:the\s+)?(?:\w+\s+\w+\s+of\s+(?:the\s+)?)?|.{0,60}\bwith\s+(?:the\s+)?)$"
)
_UNDER_ENGLISH = lazy(r",?\s+\(?(?:was\s+)?(?:under|commanded\s+by|led\s+by)\s+(?:\w+\s+){0,3}$")
_NEAR = 70  # characters between a unit and who leads it
_LIST = 240  # characters that a list of what a unit is made of takes


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose something is: a nation, its word as printed, and how that is known."""

    nation: str
    word: str
    via: str


class Passages:
    """What a document says of armies around the names of its units."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.document.text
        self._told = [(m.start(), nation, m[0]) for m in _CAPITAL.finditer(self.text) if (nation := nation_of(m[0]))]
        self._at = [at for at, _, _ in self._told]
        self._heads = list(reading.sentences.starts)
        self._frames = self._framed()
        self._persons = [m for m in reading.mentions if isinstance(m.value, PersonValue)]
        self._starts = [m.start for m in self._persons]

    def _between(self, start: int, end: int) -> Sequence[tuple[int, str, str]]:
        return self._told[bisect_left(self._at, start) : bisect_left(self._at, end)]

    def others(self, nation: str, start: int, end: int) -> bool:
        """Is another nation named in a stretch of the text?"""
        return any(other != nation for _, other, _ in self._between(start, end))

    def _framed(self) -> list[tuple[int, int, str, str]]:
        """Stretches that a phrase or a heading gives to one army, up to where another is named."""
        out: list[tuple[int, int, str, str]] = []
        for start in self._heads:
            found = _SIDE.match(self.text, start) or _SIDE_ENGLISH.match(self.text, start)
            if found is None:
                continue
            word = _AT.sub("", found["nation"] or found["of"])
            nation = nation_of(word)
            if nation:
                ends = _BREAK.search(self.text, found.end())
                out.append((start, self._until(nation, start, ends.start() if ends else len(self.text)), nation, word))
        headings = [p for p in self.reading.document.parts if p.kind == "heading"]
        for at, part in enumerate(headings):
            told = self._between(part.start, part.end)
            end = headings[at + 1].start if at + 1 < len(headings) else len(self.text)
            if len({nation for _, nation, _ in told}) == 1 and _ARMY.search(self.text[part.start : part.end]):
                _, nation, word = told[0]
                for n in range(bisect_left(self._heads, part.end), bisect_left(self._heads, end)):
                    low, high = self._heads[n], self._heads[n + 1] if n + 1 < len(self._heads) else end
                    out.append((low, self._until(nation, low, min(high, end)), nation, word))
        return sorted(out)

    def _until(self, nation: str, start: int, end: int) -> int:
        return next((at for at, other, _ in self._between(start, end) if other != nation), end)

    def frame(self, at: int) -> Whose | None:
        """The army whose side is told at a place of the text: "On the Russian side the 7th Regiment"."""
        place = bisect_right(self._frames, at, key=lambda frame: frame[0]) - 1
        if place < 0 or at >= self._frames[place][1]:
            return None
        _, _, nation, word = self._frames[place]
        return Whose(nation, word, "side_told")

    def parted(self, start: int, end: int) -> bool:
        """Does a paragraph end in a stretch of the text?"""
        return _BREAK.search(self.text[start:end]) is not None

    def language(self, at: int) -> str:
        """The language of the part at a place of the text."""
        parts = self.reading.document.parts
        return parts[max(0, bisect_right(parts, at, key=lambda part: part.start) - 1)].language if parts else ""

    def frames_of(self, nation: str) -> bool:
        """Does any phrase or heading give a stretch to this army?"""
        return any(frame[2] == nation for frame in self._frames)

    def made_of(self, start: int, places: Iterable[tuple[int, int, int]]) -> Iterator[int]:
        """Which of the next lower units, each (number, start, end), stand in the list that makes up one that ends at `start`."""
        inside: list[int] = []
        at, english = start, _MADE_OF_ENGLISH.match(self.text, start) is not None
        for number, low, high in places:
            if high - start > _LIST or (_STOP.search(self.text[at:low]) and not _ordinal(self.text[at:low])):
                break
            if not inside and _BELONGS.match(self.text[at:low]):
                yield number
                return
            inside.append(number)
            at = high
            if english or _MADE_OF.match(self.text, at):
                yield from inside
                inside = []
                if not english:
                    return

    def leader(self, start: int, end: int) -> str:
        """The surname of the one who leads the unit of a place, "" where none is told right there."""
        after = bisect_left(self._starts, end)
        if after < len(self._persons) and (who := self._persons[after]).start - end <= _NEAR:
            between = self.text[end : who.start]
            if _POST.match(between) or _UNDER_ENGLISH.match(between):
                return _surname(who.value)
            if _SHORT_WAY.match(between) and _LED_BEHIND.match(self.text, who.end):
                return _surname(who.value)
        before = bisect_left(self._starts, start) - 1
        if before >= 0 and 0 < start - (who := self._persons[before]).end <= _NEAR:
            between = self.text[who.end : start]
            if not _STOP.search(between) and (_LED.match(between) or _LED_ENGLISH.match(between)):
                return _surname(who.value)
        return ""


def _ordinal(between: str) -> bool:
    return re.fullmatch(r"[^.;:!?]*\d\.\s[^.;:!?]*", between) is not None


def _surname(value: object) -> str:
    return _last(value.name) if isinstance(value, PersonValue) else ""


@lru_cache(maxsize=4096)
def _last(name: str) -> str:
    kept = [t for t in tokens(name) if t not in words("persons", "titles")]
    return fold(kept[-1]) if kept else ""


def by_leader(told: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, str]]:
    """(leader, nation, word) -> leader: (nation, word) of those that lead units of one nation only."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for leader, nation, word in told:
        if leader and nation:
            found[leader].setdefault(nation, word)
    return {leader: next(iter(by.items())) for leader, by in found.items() if len(by) == 1}
