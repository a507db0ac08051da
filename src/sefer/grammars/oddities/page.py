"""A reading as the finders of oddities look at it: what several of them need is made once."""

from __future__ import annotations

from functools import cached_property

from sefer.grammars.oddities.happenings import Happenings
from sefer.grammars.oddities.prose import Paragraph, Prose
from sefer.grammars.oddities.said import Said, sentences
from sefer.model import Reading


class Page(Reading):
    """A reading with the paragraphs of its prose, the places of their words, and its sentences with their figures."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return self.prose.paragraphs

    @cached_property
    def prose(self) -> Prose:
        return Prose(self)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        bare = Reading(
            self.document, self.sentences, self.mentions
        )  # a sentence that knew the page would keep it in memory
        return tuple(sentences(bare))

    @cached_property
    def happenings(self) -> Happenings:
        return Happenings(self.said)
