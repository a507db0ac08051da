"""Bodies of men by what is left of their name: "the Mercians" whom a colonel commanded, "the 71st" that was named before.

Only a name that words of command or of its parts showed to be that of a body is taken for one, and only a number that a body
of the text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import Body, peoples
from sefer.grammars.oddities.tellings.bodies.shown import nouns
from sefer.grammars.words import table
from sefer.letters import fold
from sefer.letters.patterns import Sought, sought


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "bodies")["grammar"][name]))


class ShortNames:
    """Keeps the names and numbers by which the bodies of a text are known; finds them where nothing else is left of a name."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}  # folded and printed
        self._numbers: dict[str, Body] = {}

    def beside(self, sentence: Told, raw: str, found: Sequence[Body]) -> list[Body]:
        """The bodies of a sentence, those that only a short name stands for among those that are `found`."""
        return sorted((*found, *self._of(sentence, raw, found)), key=attrgetter("start"))

    def _of(self, sentence: Told, raw: str, found: Sequence[Body]) -> Iterator[Body]:
        language, base = sentence.language, sentence.span.start
        for shown in _pattern(language, "shown").finditer(raw):
            name = next(filter(None, shown.groups()))
            if name[0].isdigit():
                self._numbers.setdefault(name, Body(0, 0, "", name, bare=True))
            elif fold(name) not in peoples(language):
                self._names[fold(name)] = name
        taken = [(b.start, b.end) for b in found]
        dates = [(m.start - base, m.end - base) for m in sentence.mentions if m.type in ("date", "person")]
        if self._names:
            any_name = "|".join(map(re.escape, self._names.values()))
            for at in re.finditer(rf"\b(?:{any_name})\b", raw):
                if not any(a < at.end() and at.start() < b for a, b in (*taken, *dates)):
                    taken.append(at.span())
                    yield Body(*at.span(), "", names=frozenset({fold(at[0])}))
        for one in _of_list(sentence, raw) if any(b.number for b in found) else ():
            if not any(a < one.end and one.start < b for a, b in (*taken, *dates)):
                taken.append((one.start, one.end))
                yield one
        for at in _pattern(language, "bare").finditer(raw) if self._numbers else ():
            known = self._numbers.get(at["n"])
            if known is not None and not any(a < at.end("n") and at.start("n") < b for a, b in (*taken, *dates)):
                yield replace(known, start=at.start("n"), end=at.end(), points=True, part=False)
        self._numbers |= {b.number: b for b in found if b.number.isdigit() and not b.points}


def _of_list(sentence: Told, raw: str) -> Iterator[Body]:
    """The bare numbers of a list: "the 13th and 14th Regiments, with the 25th, which", "üç alayıyla, 61., 62. ve 63. ile"."""
    language = sentence.language
    for at in _pattern(language, "in_list").finditer(raw):
        yield Body(at.start("n"), at.end(), "", at["n"])
    for row in (row for way in _headless(language) for row in way.finditer(sentence.words)):
        size = next(name for name in table(language, "bodies")["sizes"] if row[name])
        for number in re.finditer(r"\d+", row["list"]):
            start = row.start("list") + number.start()
            yield Body(start, start + len(number[0]) + 1, size, number[0])


@cache
def _headless(language: str) -> tuple[Sought, ...]:
    ways = table(language, "bodies")["grammar"]["headless"]
    return tuple(sought(str(way).replace("SIZES", nouns(language))) for way in ways)
