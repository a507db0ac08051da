"""What a sentence says that the text has told or will tell, in any words, where none of its own words stand together elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

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
_SHOWN = 190
_WORD = lazy(r"[^\W\d_]+")
_PARTS = lazy(r"[;:]|\. ")

Within = Callable[[str, int, int], Sequence[int]]  # the places of a word between two places of the text


@cache
def _cues(language: str) -> tuple[tuple[bool, re.Pattern[str]], ...]:
    known = words(language, "promised")
    return tuple((name == "on", plainly_sought(known[name])) for name in ("back", "on"))


@cache
def _idle(language: str) -> re.Pattern[str]:
    return lazy(rf"(?:{words(language, 'promised')['idle']})")


def promised(page: Page, within: Within, told: Sequence[tuple[int, int]]) -> Iterator[Oddity]:
    """Sentences that say so, each once, without those that are `told` to do so already."""
    for said in page.said:
        if any(start < said.end and said.start < end for start, end in told):
            continue
        for on, cue in _cues(said.language):
            found = cue.search(said.plain)
            if found is not None:
                yield from _untold(page, said, found, on, within)
                break


def _untold(page: Page, said: Said, found: re.Match[str], on: bool, within: Within) -> Iterator[Oddity]:
    if not on and any(m.type == "citation" for m in said.mentions):  # others told it
        return
    start, end = _clause(said, found)
    stems = _stems(said.text[start:end], said.language)
    if len(stems) < _FEWEST and said.before is not None:  # "I shall tell it at the end": what the sentence before tells
        stems |= _stems(said.before.text, said.language)
    if len(stems) < _FEWEST:
        return
    low, high = (
        (said.end, len(page.document.text)) if on else (0, said.start if said.before is None else said.before.start)
    )
    places = sorted((at, stem) for stem in stems for at in within(stem, low, high))
    needed, begin = max(_FEWEST, round(len(stems) * _SHARE)), 0
    for n, (at, _) in enumerate(places):
        while at - places[begin][0] > _NEAR:
            begin += 1
        if len({stem for _, stem in places[begin : n + 1]}) >= needed:
            return
    first = max(start, min(found.start(), end - _SHOWN))
    text = said.text[first : min(end, first + _SHOWN)]
    lead = len(text) - len(text.lstrip(" ,;:"))
    where = said.start + first
    yield Oddity("never_told", where + lead, where + len(text.rstrip()),
                 says={"sure": False, "on": on, "words": " ".join(text.split())})  # fmt: skip


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
