"""A sentence and the beginnings of its words, as the finders that hold the abstract against the body look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.letters import caseless
from sefer.letters.patterns import lazy

_WORD = lazy(r"[^\W\d_]{4,}")
_STEM = 5  # letters by which a word is known again


@dataclass
class Place:
    """A sentence and the stems of its words."""

    said: Said

    @cached_property
    def stems(self) -> frozenset[str]:
        stop = table_of(self.said.language, "stop")["words"]
        found = {word[:_STEM] for word in _WORD.findall(self.said.plain)}
        return frozenset(found.difference(caseless(word)[:_STEM] for word in stop))

    def named(self, kind: str) -> frozenset[str]:
        """The beginnings of the mentions of a sort."""
        said = self.said
        named = (said.between(m.start, m.end) for m in said.mentions if m.type == kind)
        return frozenset(re.sub(r"\W+", " ", words).strip()[:8] for words in named)


def in_abstract(said: Said) -> bool:
    """Is it in a part that the layout shows to be an abstract, or in a paragraph that opens with "Abstract:"?"""
    return said.kind == "abstract" or pattern(said.language, "abstract").match(said.first.plain) is not None
