"""Sentence -> matters: what of a place, body or man it tells with yes or no, by opposites of a table or by the denial of one word.

A word is told as so, as not so, or left open: planned, feared, alleged, tried, of a part only.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sefer.grammars.oddities.happenings import sorts_of
from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.scenes import STEM, Name, Rows, Scene, rows
from sefer.grammars.words import table
from sefer.letters.patterns import plain

_BACK = 75  # characters before a word within which it is denied
_AROUND, _AFTER = 130, 40  # characters before and behind it in which words tell that it is so of a part only
SO, NOT_SO, OPEN = 1, -1, 0
_THING = 60  # characters between a word and the thing of which it is told
_ROOT = 2  # letters of a Turkish verb before which no denial stands
_DEED = "deed "  # what the sorts of deeds begin with


@cache
def words(language: str, name: str) -> re.Pattern[str]:
    """A pattern of the words about contests, for plain words."""
    return plain(table(language, "contests")["words"][name])


def part(scene: Scene, at: int) -> tuple[int, int]:
    """The part of a sentence in which a place of it stands: between conjunctions and the stronger stops."""
    text = scene.said.plain
    low, high = scene.clause(at)
    for found in words(scene.language, "parts").finditer(text, low, high):
        if found.end() <= at:
            low = found.end()
        elif found.start() > at:
            return low, found.start()
    return low, high


def standing(scene: Scene, start: int, end: int) -> int:
    """SO, NOT_SO or OPEN: what the words around make of it."""
    text, language = scene.said.plain, scene.language
    low, high = part(scene, start)
    comma = text.find(",", end, high)
    begin, close = max(low, start - _AROUND), min(high if comma < 0 else comma, end + _AFTER)
    if words(language, "of_part").search(text, begin, close):
        return OPEN
    partly = words(language, "partly").search(text, begin, close)
    if partly is not None and not words(language, "lasting").search(text, begin, close):
        return OPEN
    if language == "tr":
        return _turkish(scene, start, end)
    clause, _ = scene.clause(start)
    if words("en", "hearsay").search(text, clause, start) or words("en", "unreal").search(text, low, start):
        return OPEN
    return _english(text, low, high, start, end)


def _english(text: str, low: int, high: int, start: int, end: int) -> int:
    denials = 0
    begin = max(low, start - _BACK)
    stops = [m.end() for m in words("en", "stops").finditer(text, begin, start)]
    for found in words("en", "denies").finditer(text, stops[-1] if stops else begin, end):
        if found.start() < start and not words("en", "spares").match(text, found.start()):
            denials += 1
    behind = words("en", "denied_behind").match(text, end, high) is not None
    if words("en", "tries").search(text, low, start) and not denials:
        return NOT_SO if behind else OPEN
    return NOT_SO if (denials + behind) % 2 else SO


def _turkish(scene: Scene, start: int, end: int) -> int:
    text = scene.said.plain
    low, high = scene.clause(start)
    told = end
    while end < high and text[end].isalpha():
        end += 1
    word = max(text.rfind(" ", low, end), low - 1) + 1
    if words("tr", "unreal").search(text, low, high) or words("tr", "aimed").search(text, word, end):
        return OPEN
    if words("tr", "aimed_behind").match(text, end, high):
        return OPEN
    if words("tr", "negated").search(text, start, told):
        return SO  # the word itself says so: "alamadı"
    if words("tr", "negative").search(text, max(start, word), end):
        return OPEN if words("tr", "before_then").match(text, end) else NOT_SO
    if words("tr", "finite").search(text, word, end):
        return SO
    behind = words("tr", "denied_behind").match(text, end, high) or words("tr", "none").match(text, end, high)
    return NOT_SO if behind else SO


def is_on_the_way(text: str, name: Name, language: str) -> bool:
    """Does a place only tell whither men went, or where another lies?"""
    if language == "tr":
        return words("tr", "way").match(text, name.end) is not None
    return words("en", "way").search(text, max(0, name.start - 30), name.start) is not None


@dataclass(frozen=True, slots=True)
class Matter:
    """What a sentence tells with yes or no: its sort, the thing and the names of which it is told."""

    @property
    def least(self) -> int:
        """The kinds of names that two tellings of it share."""
        return (
            2
            if self.sort.startswith(_DEED) and self.sort.removeprefix(_DEED) not in _classes(self.scene.language)
            else 1
        )

    @property
    def of(self) -> str:
        """The sorts of nouns of outcomes that it may be told of."""
        return "" if self.sort.startswith(_DEED) else str(_matters(self.scene.language)[1][self.sort].get("sorts", ""))

    @property
    def who(self) -> str:
        """The kinds of names of which both must name one."""
        return "" if self.sort.startswith(_DEED) else str(_matters(self.scene.language)[1][self.sort].get("who", ""))

    scene: Scene
    start: int
    end: int
    sort: str
    so: bool
    thing: str
    names: tuple[Name, ...]


@cache
def _matters(language: str) -> tuple[Rows, dict[str, dict[str, Any]]]:
    every = table(language, "contests")["matters"]
    return rows((f"{name}|{v}", row[v]) for name, row in every.items() for v in ("yes", "no")), every


def matters(scene: Scene) -> Iterator[Matter]:
    """What a sentence tells with yes or no; of one sort that by which the sentence stands: none where it tells both."""
    text, language = scene.said.plain, scene.language
    known_rows, every = _matters(language)
    out: dict[tuple[str, str], list[Matter]] = {}
    for entry, hit in scene.hits(known_rows):
        sort, _, value = entry.partition("|")
        row = every[sort]
        low, high = scene.clause(hit.start())
        if row["of"] and not _about(language, sort, "of").search(text, low, high):
            continue
        stands = standing(scene, *hit.span())
        if stands == OPEN or (stands == NOT_SO and _is_of_other(scene, *hit.span())):
            continue
        named = "things" if "things" in row else "comers" if "comers" in row else ""
        thing = _thing(scene, sort, named, *hit.span()) if named else ""
        if "things" in row and not thing:
            continue
        so = (value == "yes") == (stands != NOT_SO)
        names = tuple(n for n in called(scene) if low <= n.start < high and not is_on_the_way(text, n, language))
        who = str(row.get("who", ""))
        if names and (not who or any(n.kind in who for n in names)):
            out.setdefault((sort, thing), []).append(Matter(scene, *hit.span(), sort, so, thing, names))
    for alike in out.values():
        noes = [one for one in alike if not one.so]
        yield (noes or alike)[0]


def may_deny(scene: Scene) -> bool:
    """Does a sentence hold words that deny anything?"""
    name = "denies" if scene.language == "en" else "negative"
    return words(scene.language, name).search(scene.said.plain) is not None


def deeds(scene: Scene, wanted: Container[str] | None) -> Iterator[Matter]:
    """Of each word with a sense of its own, whether its deed or thing is told as so or not so: by its class or its beginning.

    With `wanted`, only those of its sorts; without, only what is denied.
    """
    language, named = (
        scene.language,
        [(m.start - scene.said.start, m.end - scene.said.start) for m in scene.said.mentions],
    )
    seen: set[str] = set()
    for n, (at, word) in enumerate(scene.words):
        if (at and scene.said.text[at].isupper()) or any(a <= at < b for a, b in named):
            continue
        sorts = {f"{_DEED}{sort}" for sort in _sorts(scene, n, at, word)} - seen
        if not sorts or (wanted is not None and not any(sort in wanted for sort in sorts)):
            continue
        stands = standing(scene, at, at + (len(word) if language == "en" else _ROOT))
        if stands == OPEN or (wanted is None) != (stands == NOT_SO):
            continue
        if stands == NOT_SO and _is_of_other(scene, at, at + len(word)):
            continue
        low, high = scene.clause(at)
        names = tuple(
            m for m in called(scene) if low <= m.start < high and not is_on_the_way(scene.said.plain, m, language)
        )
        end = at + len(word)
        for sort in sorts if names else ():
            seen.add(sort)
            moved = sort.removeprefix(_DEED) in _moved(language)
            thing = _thing(scene, "relief", "comers", at, end) if moved else ""
            close = end if sort.removeprefix(_DEED) not in _classes(language) else _close(scene, n, word, sort)
            yield Matter(scene, at, close, sort, stands != NOT_SO, thing, names)


def _sorts(scene: Scene, n: int, at: int, word: str) -> Iterator[str]:
    """What a word with the one behind it tells, by the classes of deeds; a long word also tells what its beginning tells."""
    behind = scene.words[n + 1] if n + 1 < len(scene.words) else (0, "")
    joined = behind[1] if behind[0] - at - len(word) == 1 else ""
    yield from sorts_of(word, joined, scene.language, "contests")
    if len(word) >= STEM and word[:STEM] in scene.stems:
        yield from sorts_of(word, joined, scene.language)
        yield word[:STEM]


def _close(scene: Scene, n: int, word: str, sort: str) -> int:
    """Where the words end that tell a deed of a class: behind the second one where the first alone tells nothing."""
    at, _ = scene.words[n]
    if sort.removeprefix(_DEED) in sorts_of(word, "", scene.language, "contests") or n + 1 == len(scene.words):
        return at + len(word)
    begin, behind = scene.words[n + 1]
    return begin + len(behind)


def _is_of_other(scene: Scene, start: int, end: int) -> bool:
    """Does a denial take a noun for granted, or is it of a time or a repetition only: "did not attack again", "not before noon"?"""
    text, language = scene.said.plain, scene.language
    low, high = scene.clause(start)
    if words(language, "limited").search(text, low, high):
        return True
    if language == "en":
        return words("en", "granted").search(text, low, start) is not None
    return words("tr", "granted").match(text, start, high) is not None


@cache
def _classes(language: str) -> frozenset[str]:
    return frozenset(table(language, "contests")["classes"])


@cache
def _moved(language: str) -> frozenset[str]:
    """The sorts of deeds of which it is told who moves."""
    return frozenset(table(language, "contests")["moved"]["sorts"])


@cache
def _about(language: str, sort: str, name: str) -> re.Pattern[str]:
    return plain(rf"\b(?:{table(language, 'contests')['matters'][sort][name]})\b")


def _thing(scene: Scene, sort: str, named: str, start: int, end: int) -> str:
    """The noun of which it is told: the nearest that does not only tell where another stands."""
    text, language = scene.said.plain, scene.language
    low, high = scene.clause(start)
    units = [(m.start - scene.said.start, m.end - scene.said.start) for m in scene.said.mentions if m.type == "unit"]
    found = [
        m
        for m in _about(language, sort, named).finditer(text, low, high)
        if not any(a <= m.start() < b for a, b in units)
    ]
    if language == "en":
        found = [m for m in found if not words("en", "beside").search(text, max(0, m.start() - 25), m.start())] or found
    near = [m for m in found if max(m.start() - end, start - m.end()) < _THING]
    one = min(near, key=lambda m: max(m.start() - end, start - m.end()), default=None)
    return one[0][:4] if one is not None else ""
