"""Words that say that there was none of a thing, or that nothing became of any -> a number of nought, held against figures as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.said import Figure
from sefer.grammars.oddities.twice.figures.numbered import Number, word
from sefer.grammars.oddities.twice.scenes import Scene, known
from sefer.grammars.words import table
from sefer.letters.patterns import plainly_sought

_AROUND = 60  # characters beside the words that say what did not become of them
_LOST = dict.fromkeys(("man", "officer", "horse", "camel", "mule", "ox"), frozenset({"dead", "lost"}))
_GONE = frozenset({"left", "lost", "gone", "wrecked"})


@dataclass(frozen=True)
class Nought(Number):
    """A number of nought; where all were `saved` none was lost."""

    saved: bool = False

    @property
    def fates(self) -> frozenset[str]:
        if self.saved:
            return _LOST.get(self.kind, _GONE)
        if word(self.scene.language, "none_there").match(f"{self.own}~{self.behind}"):
            return frozenset()  # nothing is said of them but that they were not there
        return super().fates - {"came"}


@cache
def _rows(language: str, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A pattern for each kind of thing."""
    words, kinds = table(language, "numbered")["words"][name], table(language, "numbered")["kinds"]
    return tuple((kind, plainly_sought(words.replace("KIND", f"(?:{told})"))) for kind, told in kinds.items())


def noughts(scene: Scene) -> Iterator[Nought]:
    """What a sentence says that there was none of."""
    language, text = scene.language, scene.said.plain
    if not word(language, "none_cue").search(text):
        return
    for name, kind, found in _found(language, text):
        low, high = scene.clause(found.start())
        low, high = max(low, found.start() - _AROUND), min(high, found.end() + _AROUND)
        if scene.says("unreal", low, high) or word(language, "none_but").match(text, found.end()):
            continue
        saved = name == "all_saved"
        if language == "tr" and not saved and not known(language, "none_verb").search(text, found.start(), high):
            continue
        start, end = scene.said.start + found.start(), scene.said.start + found.end()
        figure = Figure(start, end, end, 0.0, 0.0, 0.0, 0.0)
        before, own, behind = text[low : found.start()], found.group(), text[found.end() : high]
        yield Nought(scene, figure, kind, False, before, own, behind, False, saved)


def _found(language: str, text: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """By which sort of words, of which kind, and where."""
    for name in ("none_of", "all_saved"):
        for kind, pattern in _rows(language, name):
            yield from ((name, kind, found) for found in pattern.finditer(text))
    yield from (("nobody", "man", found) for found in word(language, "nobody").finditer(text))
