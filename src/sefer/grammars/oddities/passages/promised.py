"""What a sentence says that the text has told or will tell, in any words, where none of its own words stand together elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import words
from sefer.grammars.oddities.said import Said
from sefer.letters import fold
from sefer.letters.patterns import lazy, plainly_sought
from sefer.model import Oddity

_STEM = 5
_FEWEST = 2  # such words
_LEAST = 4  # letters of a word that says what is meant
_NEAR = 450  # characters within which it is told
_SHARE = 0.5  # of its words that must stand together there
_LOOSE = 0.3  # the same where the pointer names a place of this text, and the sentence goes on to other things
_SHOWN = 190
_OPENING = 1500  # characters of a text in which it tells what it is about
_WORD = lazy(r"[^\W\d_]+")
_PARTS = lazy(r"[;:]|\. ")
_COMMA = lazy(r",\s(?:and\s|ve\s)?")

Within = Callable[[str, int, int], Sequence[int]]  # the places of a word between two places of the text


@cache
def _cues(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What says that something was told, will be told, stands at a place of this text, and what is named as standing there."""
    known = words(language, "promised")
    told = [("back", known["back"]), ("on", known["on"])]
    return tuple((side, plainly_sought(source)) for side, source in (*told, *_own(known["own"])))


def _own(known: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for side, rows in (("own", known["rows"]), ("noun", known["nouns"])):
        source = "|".join(f"(?:{row})" for row in rows) if side == "own" else "|".join(
            row.replace("?P<noun>", f"?P<noun{n}>") for n, row in enumerate(rows))  # fmt: skip
        for name, words_of in known["lists"].items():
            source = source.replace(name, words_of)
        yield side, source


@cache
def _others(language: str, side: str) -> re.Pattern[str]:
    return plainly_sought(words(language, "promised")["own"][side])


@cache
def _idle(language: str) -> re.Pattern[str]:
    return lazy(rf"(?:{words(language, 'promised')['idle']})")


@cache
def _programme(language: str) -> re.Pattern[str]:
    return plainly_sought(words(language, "promised")["programme"])


@cache
def _in_order(language: str) -> re.Pattern[str]:
    return plainly_sought(words(language, "promised")["in_order"])


def promised(page: Page, within: Within, told: Sequence[tuple[int, int]]) -> Iterator[Oddity]:
    """Sentences that say so, each once, without those that are `told` to do so already."""
    for said in page.said:
        if any(start < said.end and said.start < end for start, end in told):
            continue
        for side, cue in _cues(said.language):
            found = cue.search(said.plain)
            if found is not None:
                yield from _untold(page, said, found, side, within)
                break


def _untold(page: Page, said: Said, found: re.Match[str], side: str, within: Within) -> Iterator[Oddity]:
    on = side == "on"
    if (not on and any(m.type == "citation" for m in said.mentions)) or _of_others(said, found, on):
        return
    if side == "noun":
        noun = fold(next(word for word in found.groups() if word))[:_STEM]
        if not within(noun, 0, said.start) and not within(noun[: _STEM - 1], 0, said.start):
            yield _pointer(said, found.start(), found.end(), on)
        return
    start, end = _clause(said, found)
    stems = _stems(said.text[start:end], said.language)
    # "I shall tell it at the end": what the sentence before tells
    if len(stems) < _FEWEST and side != "own" and said.before is not None:
        stems |= _stems(said.before.text, said.language)
    if len(stems) < _FEWEST:
        return
    low, high = (
        (said.end, len(page.document.text)) if on else (0, said.start if said.before is None else said.before.start)
    )
    share = _LOOSE if side == "own" else _SHARE
    if on and (whole := _programme(said.language).search(said.plain, 0, found.end())):
        if said.start - page.said[0].start < _OPENING and not _in_order(said.language).search(said.plain):
            return  # what the whole text is about
        for low_part, high_part in _listed(said.text, max(start, whole.end()), end):
            parts = _stems(said.text[low_part:high_part], said.language)
            if len(parts) >= _FEWEST and not _stand_together(parts, low, high, _LOOSE, within):
                yield _pointer(said, low_part, high_part, on)
                return
        return
    if _stand_together(stems, low, high, share, within):
        return
    first = max(start, min(found.start(), end - _SHOWN))
    yield _pointer(said, first, min(end, first + _SHOWN), on)


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a programme, between its commas."""
    cuts = [start, *(cut.end() for cut in _COMMA.finditer(text, start, end)), end]
    yield from pairwise(cuts)


def _stand_together(stems: set[str], low: int, high: int, share: float, within: Within) -> bool:
    """Do enough of some words stand near each other between two places of the text?"""
    places = sorted((at, stem) for stem in stems for at in within(stem, low, high))
    needed, begin = max(_FEWEST, round(len(stems) * share)), 0
    for n, (at, _) in enumerate(places):
        while at - places[begin][0] > _NEAR:
            begin += 1
        if len({stem for _, stem in places[begin : n + 1]}) >= needed:
            return True
    return False


def _pointer(said: Said, start: int, end: int, on: bool) -> Oddity:
    """The words of a sentence that point to what is not there."""
    text = said.text[start:end]
    lead = len(text) - len(text.lstrip(" ,;:"))
    where = said.start + start
    return Oddity("never_told", where + lead, where + len(text.rstrip()),
                  says={"sure": False, "on": on, "words": " ".join(text.split())})  # fmt: skip


def _of_others(said: Said, found: re.Match[str], on: bool) -> bool:
    """Does it point into the work of another: "as he tells in the third chapter of his memoirs"?"""
    if on:
        return _others(said.language, "others_on").search(said.plain[: found.start()]) is not None
    before = _others(said.language, "others_before").search(said.plain[: found.start()])
    return before is not None or _others(said.language, "others_behind").match(said.plain, found.end()) is not None


def _stems(text: str, language: str) -> set[str]:
    """The words that say what is meant, without their endings."""
    found = (fold(word) for word in _WORD.findall(text) if len(word) >= _LEAST)
    return {word[:_STEM] for word in found if not _idle(language).match(word)}


def _clause(said: Said, found: re.Match[str]) -> tuple[int, int]:
    """The part of a sentence in which the words stand that say so."""
    cuts = [0, *(cut.end() for cut in _PARTS.finditer(said.text)), len(said.text)]
    start = max(cut for cut in cuts if cut <= found.start())
    end = min(cut for cut in cuts if cut >= found.end())
    return (start, end) if end - start > _SHOWN // 4 else (0, len(said.text))
